/*
 * table.h - any delimited file as rows of UTF-8 fields with their positions.
 *
 * The only user of libcsv.  Finds the encoding (text_decode), an optional
 * `sep=X` first line and the delimiter (comma, semicolon, tab, bar) by the consistency of
 * field counts over the first 50 records; understands CR, LF and CRLF and quoted line
 * breaks. Blank lines and rows of empty fields are skipped.  A row's line is that of its
 * first byte in the file; lines inside quoted fields count.
 */
#ifndef RAPPORT_TABLE_H
#define RAPPORT_TABLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>

enum { TABLE_FIELD_MAX = 65536, TABLE_COLUMN_MAX = 1024 }; /* larger is CSV_SYNTAX */

struct table_row {
    char **field; /* NUL-terminated; blanks around unquoted fields are dropped */
    int n;
    int line; /* from 1 */
};

struct table {
    const char *file; /* name used in messages */
    const char *encoding;
    struct fingerprint print;
    char delimiter;
    struct table_row header; /* fields trimmed, without empty fields at the end */
    char **key;              /* the header's fields after text_fold, for table_column */
    struct table_row *row;
    size_t nrows;
};

/*
 * Reads folder/name.  Returns false after reporting FILE_READ, FILE_LARGE, FILE_EMPTY,
 * CSV_SYNTAX or CSV_HEADER (a header without any non-empty field).  Rows of other widths
 * than the header's are kept: the caller decides, with table_width_ok.
 */
bool table_load(struct arena *a, const char *folder, const char *name, struct table *t,
                struct diag *d);

/* First column whose trimmed, case-folded header is this name (given folded), or -1. */
int table_column(const struct table *t, const char *name);

/* The next such column after `column`, or -1. */
int table_column_after(const struct table *t, const char *name, int column);

/* The field, or "" when the row is short; never NULL. */
const char *table_field(const struct table_row *row, int column);

/* A field shortened for a message, cut between characters. */
const char *table_excerpt(struct arena *a, const char *field);

/* Where field `column` (from 0; -1 for the whole row) of a row is. */
struct place table_place(const struct table *t, const struct table_row *row, int column);

/* True when the row is as wide as the header, or longer only by empty fields. */
bool table_width_ok(const struct table *t, const struct table_row *row);

#endif
