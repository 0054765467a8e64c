/*
 * narrow.h - what a table that is too wide for its place can give: its padding, the words
 * that can be hyphenated, and some of the size of its type.
 */
#ifndef RAPPORT_PDF_NARROW_H
#define RAPPORT_PDF_NARROW_H

#include "render/pdf/layout/box.h"

/* The width without which a box's numbers, and words that cannot be hyphenated, must be
 * broken; of the border box. */
double narrow_least(struct layout *l, const struct box *b);

/* Halves the padding at the sides of a table's cells. */
void narrow_padding(struct layout *l, struct box *table);

/* Sets the type of a table's cells smaller, by a factor below 1. */
void narrow_type(struct layout *l, struct box *table, double factor);

#endif
