/*
 * feed.h - one data file of a project: a table whose rows are about companies.
 *
 * Used by survey and kpi.  A feed is open for one file at a time; everything it holds is
 * gone after feed_close, so callers copy what they keep.
 */
#ifndef RAPPORT_FEED_H
#define RAPPORT_FEED_H

#include "read/project.h"
#include "read/table/table.h"

enum { FEED_FILE_MAX = 65535 };

struct feed {
    const struct project *project;
    struct diag *diag;
    bool rows_needed; /* a header without rows is an error */
    struct arena arena;
    struct table table;
    const char *company_text; /* the last company looked up, and what it is */
    long company;
};

/*
 * The files of a folder of the project that are tables by their names (kind.h), sorted,
 * those too that opening will refuse with advice; other files are warned of, for their data
 * would be missed.  Returns the count; names are in the arena.
 */
size_t feed_files(struct arena *a, const struct project *p, const char *folder,
                  char ***names, struct diag *d);

/*
 * Loads folder/name of the project (the folder is part of the name in messages) and finds
 * the columns: names[0], which must be the company's, up to names[required - 1] must be
 * there, the rest of the n may.  column[i] is that of names[i] or -1.  False after
 * messages; a company of the same name as the file then carries them and fails.
 */
bool feed_open(struct feed *f, const char *folder, const char *name,
               const char *const *names, int required, int n, int *column);

void feed_close(struct feed *f);

/* Index of the row's company; -1 after a message, also when the row has a wrong number of
 * fields (then the company fails). */
long feed_company(struct feed *f, const struct grid_row *row, int column);

/* The trimmed field; a field of NA, N/A or a dash reads as "". */
const char *feed_field(struct feed *f, const struct grid_row *row, int column);

#endif
