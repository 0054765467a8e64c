/*
 * heading.h - the text of a header cell: cleaned, and parted into code, name, stem and row.
 *
 * Used by header.c alone; the parts are described at struct heading.
 */
#ifndef RAPPORT_HEADING_H
#define RAPPORT_HEADING_H

#include "read/table/header.h"

enum { HEADING_MAX = 4096 }; /* bytes of a cell that are looked at */

/*
 * The text as a reader sees it: without HTML tags, `*marks*` of Markdown, soft hyphens and
 * zero-width characters, with entities as characters, and single spaces for line breaks and
 * blanks of all kinds.
 */
char *heading_clean(struct arena *a, const char *text);

/* The text behind a leading item number ("12. ", "12) ", "13 - ", "Q12."), which is 1..999;
 * the text itself, and 0, without one or with nothing behind it. */
const char *heading_after_item(const char *text, int *item);

/* True when the whole text is a code: Latin letters with figures, no blanks ("Q5_3",
 * "PYT_1", "Q1[SQ003]"). */
bool heading_is_code(const char *text);

/*
 * Fills name, key, stem, row, item and doubled of n columns from their full texts and
 * codes.  Columns whose stem is given (of a header in two rows) keep stem and row.
 */
void headings_part(struct arena *a, struct heading *column, int n, enum tool tool);

#endif
