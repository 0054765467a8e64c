/*
 * breaks.h - what the breaking of paragraphs shares: breaks.c finds where lines may end and
 * has totalfit.c choose among those places, lines.c makes the lines.
 */
#ifndef RAPPORT_PDF_BREAKS_H
#define RAPPORT_PDF_BREAKS_H

#include "render/pdf/layout/inline.h"

/* A breakpoint's item and byte say where the next line starts. */

/* Makes p->line and p->piece; chosen: the breakpoint at the end of each line. */
void lines_make(struct layout *l, struct paragraph *p, const struct breakpoint *point,
                const int *chosen, int lines);

/* The part text[from, to) of an item, shaped on its own. */
struct item item_part(struct layout *l, const struct item *whole, size_t from, size_t to);

/* The width of the hyphen that ends a line within an item. */
double item_hyphen(struct layout *l, const struct item *it);

#endif
