/*
 * feather.h - vertical justification: pages that end inside a chapter reach the foot of the
 * text area.
 *
 * What is left on such a page is given, in whole grid units so that the rhythm holds, to
 * the spaces between its blocks: one unit each, a second one above headings and exhibits.
 * A page that would need more stays as it is.
 */
#ifndef RAPPORT_PDF_FEATHER_H
#define RAPPORT_PDF_FEATHER_H

#include "render/pdf/layout/paginate.h"

/* Moves the boxes of the measured root, and the pages with them; nothing without a grid. */
void feather(struct layout *l, struct box *root, struct pages *pages);

#endif
