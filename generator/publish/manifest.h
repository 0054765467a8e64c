/*
 * manifest.h - OUT/manifest.json: what the folder holds, for machines and for the next
 * build.
 *
 * Holds no time, host or absolute path.  It is written last, after everything it lists is
 * on disk, with one company a line.  A build of some companies keeps what an earlier build
 * wrote of the others: their entries are read back and stay in the manifest and in the
 * portfolio.
 *
 * It is as open as the list of all companies: the entry of a company that is more closed
 * stands in OUT/<id>/manifest.json, of the same form, which says no more than the report
 * beside it.  Where the list is open, messages about no company come without their places.
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
    bool was_apart;   /* which stood in the company's folder */
};

struct manifest {
    const struct project *project;
    const struct diag *messages;
    struct manifest_entry *entry; /* in id order */
    size_t n;
    struct outcome site; /* its files are those that belong to no company */
};

/* With which visibility a company counts: the page on disk and the project as it is now
 * must agree. */
enum visibility manifest_visibility(const struct manifest_entry *e);

/* True when the company is more closed than the list of all: its entry stands apart. */
bool manifest_is_apart(const struct manifest *m, const struct manifest_entry *e);

/* Where it stands, below the output folder. */
char *manifest_path_apart(struct arena *a, const struct company *c);

/* Appends the JSON text of the folder's manifest, or of one company's. */
void manifest_write(const struct manifest *m, struct buf *out);
void manifest_write_apart(const struct manifest *m, const struct manifest_entry *e,
                          struct buf *out);

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

/* Reads folder/manifest.json and those of companies apart; project may be NULL (no entries
 * then). */
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
