/*
 * table.h - a delimited file in memory, as rows of UTF-8 fields with their positions.
 *
 * For rapport's own content and lists of companies; surveys and KPIs are streamed (grid.h,
 * whose reader this is).  The first row is the header; blank lines and rows of empty fields
 * are skipped.
 */
#ifndef RAPPORT_TABLE_H
#define RAPPORT_TABLE_H

#include "read/table/grid.h"

struct table {
    const char *file; /* name used in messages */
    const char *encoding;
    struct fingerprint print;
    char delimiter;
    struct grid_row header; /* fields trimmed, without empty fields at the end */
    char **key;             /* the header's fields after text_fold, for table_column */
    struct grid_row *row;
    size_t nrows;
};

/*
 * Reads folder/name, at most 64 MB.  Returns false after reporting FILE_READ, FILE_LARGE,
 * FILE_EMPTY, CSV_SYNTAX or CSV_HEADER (a header without any non-empty field).  Rows of
 * other widths than the header's are kept: the caller decides, with table_width_ok.
 */
bool table_load(struct arena *a, const char *folder, const char *name, struct table *t,
                struct diag *d);

/* First column whose trimmed, case-folded header is this name (given folded), or -1. */
int table_column(const struct table *t, const char *name);

/* The next such column after `column`, or -1. */
int table_column_after(const struct table *t, const char *name, int column);

/* The field, or "" when the row is short; never NULL. */
const char *table_field(const struct grid_row *row, int column);

/* The trimmed field; a field of NA, N/A or a dash reads as "". */
const char *table_given(struct arena *a, const struct grid_row *row, int column);

/* A field shortened for a message, cut between characters. */
const char *table_excerpt(struct arena *a, const char *field);

/* Where field `column` (from 0; -1 for the whole row) of a row is. */
struct place table_place(const struct table *t, const struct grid_row *row, int column);

/* True when the row is as wide as the header, or longer only by empty fields. */
bool table_width_ok(const struct table *t, const struct grid_row *row);

#endif
