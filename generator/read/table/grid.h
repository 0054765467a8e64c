/*
 * grid.h - any file of rows and columns, delimited text or workbook, as a stream of rows.
 *
 * The only way survey and KPI exports are read.  grid_open looks at the file once from end
 * to end without keeping it (fingerprint, character set) and keeps its first rows, from
 * which the caller finds out what the file is; grid_each then hands out all rows, those
 * first ones too, in memory that does not grow with the file.
 *
 * Delimited text: byte-order mark, else strict UTF-8, else the single-byte character set
 * that gives the most letters of Polish, Russian and Western words; an optional `sep=X`
 * line; comma, semicolon, tab or bar by the consistency of field counts over the first
 * records; CR, LF and CRLF, line breaks inside quotes.  Workbooks: xlsx.h.
 */
#ifndef RAPPORT_GRID_H
#define RAPPORT_GRID_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    GRID_HEAD = 64,         /* rows kept by grid_open, fewer when they are huge */
    GRID_FIELD_MAX = 65536, /* bytes; a larger field is CSV_SYNTAX */
    GRID_COLUMN_MAX = 1024, /* fields of a row; more are CSV_SYNTAX */
    GRID_ROW_MAX = 4194304  /* bytes of a row; more are CSV_SYNTAX */
};

struct xlsx;
struct encoded;

struct grid_row {
    char **field; /* UTF-8, NUL-terminated; blanks around unquoted fields are dropped */
    int n;
    int line; /* from 1: of the row's first byte in the file, or the workbook's row */
};

/* How to read the file; zero where the file is to tell and for the usual. */
struct grid_options {
    const char *encoding; /* a name ICU knows */
    char delimiter;
    const char *sheet; /* of a workbook: its name; NULL: the first visible one */
    size_t limit;      /* bytes of the file; 0: any number */
    bool empty_rows;   /* also hand out rows that have fields, all of them empty */
    size_t chunk;      /* bytes read at once, for tests; 0: as many as is fast */
};

struct grid {
    const char *folder, *file; /* file: below the folder, and the name used in messages */
    const char *encoding;      /* "UTF-8", "UTF-16LE", "windows-1250" ...; NULL: workbook */
    char delimiter;            /* '\0': workbook */
    const char *sheet;         /* the workbook's sheet that is read, else NULL */
    int skip_lines;            /* 1 after a `sep=` line */
    struct fingerprint print;
    struct grid_row *head; /* the first rows, blank ones left out */
    int nhead;
    const char *other_sheets; /* the visible ones not read, to be named; "" without any */

    /* Of the readers alone. */
    const char *path;
    struct grid_options options;
    struct xlsx *workbook; /* what xlsx.h keeps of it; NULL: delimited text */
    struct encoded *text;  /* what delimited.h keeps of it */
};

/*
 * Opens folder/name; options may be NULL, their texts must live as long as the grid, and so
 * must folder.  Everything else in the grid lives in the arena.  False after FILE_READ,
 * FILE_LARGE (only with a limit), FILE_EMPTY, QUESTION (an encoding nobody knows,
 * a sheet that is not there), FILE_KIND (an HTML page called .xls, an old binary workbook,
 * a pivot table ...) or CSV_SYNTAX.
 */
bool grid_open(struct arena *a, const char *folder, const char *name,
               const struct grid_options *options, struct grid *g, struct diag *d);

/* Gets each row; the row and its fields are the visitor's to change and last until it
 * returns.  False ends the reading early. */
typedef bool (*grid_visit)(struct grid_row *row, void *context);

/* Hands all rows but blank ones to the visitor, from the first; false after a message. */
bool grid_each(const struct grid *g, grid_visit visit, void *context, struct diag *d);

/* The row in memory of its own. */
struct grid_row grid_row_copy(struct arena *a, const struct grid_row *row);

/* The field, or "" when the row is short; never NULL. */
static inline const char *grid_field(const struct grid_row *row, int column)
{
    return column >= 0 && column < row->n ? row->field[column] : "";
}

/* Where field `column` (from 0; -1 for the whole row) of a row is. */
struct place grid_place(const struct grid *g, const struct grid_row *row, int column);

#endif
