/*
 * tree.h - the output folder: which file goes where, writing and removing.
 *
 *   OUT/<id>/index.html  report.pdf                  the main language and edition
 *            report.txt  report.layout.txt
 *   OUT/<id>/[<language>/][<edition>/]index.html ... the others
 *   OUT/<id>/report.json
 *   OUT/<id>/[<language>/]data/NAME.csv  charts/NAME.svg   for all editions
 */
#ifndef RAPPORT_TREE_H
#define RAPPORT_TREE_H

#include "publish/manifest.h"

/* Path below the output folder; version is the index into company->language, edition that
 * into company->edition, 0 the main one.  report.json has one place, whichever they are;
 * of tables and charts it is the folder, the same for all editions. */
char *tree_path(struct arena *a, const struct company *c, const struct content *content,
                int version, int edition, enum output kind);

/* Path of a table (OUTPUT_CSV) or a chart (OUTPUT_SVG) by its name. */
char *tree_part_path(struct arena *a, const struct company *c,
                     const struct content *content, int version, enum output kind,
                     const char *name);

/* Writes a file below folder, making its folders; false after reporting OUTPUT_WRITE. */
bool tree_write(struct arena *a, const char *folder, const char *path,
                const struct buf *bytes, struct diag *d);

/*
 * Makes the output folder.  A folder that holds files but no manifest of ours is refused
 * unless forced: false after reporting USAGE or OUTPUT_WRITE.
 */
bool tree_open(struct arena *a, const char *folder, bool force, struct diag *d);

/* Removes what the old paths name and the new manifest does not, and folders that become
 * empty. */
void tree_remove_stale(struct arena *a, const char *folder, const char *const *old,
                       size_t n, const struct manifest *m);

/* Removes all files of a company, whether this run wrote them or one before, and folders
 * that become empty. */
void tree_remove_company(struct arena *a, const char *folder, const struct company *c,
                         const struct content *content);

/* Removes the NAME.tmp-PID files that runs which are no more left in the output folder and
 * in those of the manifest's companies. */
void tree_remove_temporary(struct arena *a, const char *folder, const struct manifest *m,
                           const struct content *content);

#endif
