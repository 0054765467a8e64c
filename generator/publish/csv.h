/*
 * csv.h - writes delimited text as RFC 4180 has it, safe to open in a spreadsheet.
 *
 * Lines end with CR LF, the text is UTF-8 behind a byte-order mark (without it Excel takes
 * the file for one of its own code page).  Numbers have no grouping.  Cells are separated
 * by commas and numbers have a decimal point, or semicolons and a decimal comma, as
 * spreadsheets of a country with decimal commas read a file that is opened by a double
 * click.  A text that a spreadsheet would take for a formula is written with an apostrophe
 * before its first character, whichever sign it splits at; numbers never are, negative ones
 * neither.
 */
#ifndef RAPPORT_CSV_H
#define RAPPORT_CSV_H

#include "base/buf.h"

#include <stdbool.h>

struct csv {
    struct buf *out;
    bool decimal_comma; /* and semicolons */
    bool in_row;        /* the row has a cell */
};

/* Starts a file in out with its byte-order mark. */
void csv_begin(struct csv *c, struct buf *out, bool decimal_comma);

/* A cell each; NULL is an empty one. */
void csv_text(struct csv *c, const char *text);

/* With twelve digits, which leaves out the noise of binary fractions; empty when it is not
 * finite: withheld or not known. */
void csv_number(struct csv *c, double value);

/* Empty when negative: withheld or not known. */
void csv_count(struct csv *c, int n);

/* Ends the line. */
void csv_end_row(struct csv *c);

#endif
