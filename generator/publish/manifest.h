/*
 * manifest.h - OUT/manifest.json: what the folder holds, for machines and for the next
 * build.
 *
 * Holds no time, host or absolute path.  It is written last, after everything it lists is
 * on disk, with one company a line.  A build of some companies keeps what an earlier build
 * wrote of the others: their entries are read back and stay in the manifest and in the
 * portfolio.
 */
#ifndef RAPPORT_MANIFEST_H
#define RAPPORT_MANIFEST_H

#include "publish/outcome.h"
#include "read/project.h"

/* One company of the folder. */
struct manifest_entry {
    const struct company *company;
    struct outcome outcome;
    const char *kept; /* the JSON an earlier build wrote; NULL for an entry of this run */
};

struct manifest {
    const struct project *project;
    const struct diag *messages;
    struct manifest_entry *entry; /* in id order */
    size_t n;
    struct outcome site; /* its files are those that belong to no company */
};

/* Appends the JSON text. */
void manifest_write(const struct manifest *m, struct buf *out);

/* An earlier manifest.json. */
struct manifest_old {
    bool ours; /* one written by rapport is there */
    const char *
        *path; /* all files it lists; paths that could leave the folder are dropped */
    size_t npaths;
    struct manifest_entry
        *entry; /* of companies that are still in the project, in id order */
    size_t n;
};

/* Reads folder/manifest.json; project may be NULL (no entries then). */
void manifest_read(struct arena *a, const char *folder, const struct project *project,
                   struct manifest_old *old);

/*
 * Warns (DELIVERED_BEFORE) of companies whose earlier report of the same quarter rests on a
 * few people more or less, fewer than `minimum`: whoever has both reports can work out what
 * those few answered.
 */
void manifest_compare(const struct manifest *m, const struct manifest_old *old, int minimum,
                      struct diag *d);

/* Adds the old entries of companies that this run did not touch, keeping the id order. */
void manifest_keep(struct arena *a, struct manifest *m, const struct manifest_old *old);

#endif
