/*
 * manifest.h - OUT/manifest.json: what a build wrote, for machines and for the next build.
 *
 * Holds no time, host or absolute path.  It is written last, after everything it lists is
 * on disk.
 */
#ifndef RAPPORT_MANIFEST_H
#define RAPPORT_MANIFEST_H

#include "publish/outcome.h"
#include "read/project.h"

/* One company of the run, in company order. */
struct manifest_entry {
    const struct company *company;
    struct outcome outcome;
};

struct manifest {
    const struct project *project;
    const struct diag *messages;
    struct manifest_entry *entry;
    size_t n;
    struct output_file index; /* the portfolio page; path NULL when not written */
};

/* Appends the JSON text. */
void manifest_write(const struct manifest *m, struct buf *out);

/*
 * The paths an earlier manifest.json of the folder lists.  Returns the count; 0 when there
 * is none or it is not ours.  Paths that could leave the folder are dropped.  *ours (when
 * not NULL) says whether a manifest of rapport is there.
 */
size_t manifest_read_paths(struct arena *a, const char *folder, const char ***paths,
                           bool *ours);

#endif
