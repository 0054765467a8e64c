/*
 * csv.h - writes delimited text as RFC 4180 has it, safe to open in a spreadsheet.
 *
 * Commas, lines that end with CR LF, UTF-8 behind a byte-order mark (without it Excel takes
 * the file for one of its own code page).  Numbers have a decimal point and no grouping,
 * whatever the language.  A text that a spreadsheet would take for a formula is written
 * with an apostrophe before its first character; numbers never are, negative ones neither.
 */
#ifndef RAPPORT_CSV_H
#define RAPPORT_CSV_H

#include "base/buf.h"

#include <stdbool.h>

struct csv {
    struct buf *out;
    bool in_row; /* the row has a cell */
};

/* Starts a file in out with its byte-order mark. */
void csv_begin(struct csv *c, struct buf *out);

/* A cell each; NULL is an empty one. */
void csv_text(struct csv *c, const char *text);

/* With twelve digits, which leaves out the noise of binary fractions; empty when it is not
 * finite: withheld or not known. */
void csv_number(struct csv *c, double value);

/* Empty when negative: withheld or not known. */
void csv_count(struct csv *c, int n);

void csv_end_row(struct csv *c);

#endif
