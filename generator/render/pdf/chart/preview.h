/*
 * preview.h - the picture that social networks show beside a link to a public report:
 * company, level and period on the cover's colour, the gauge beside them.
 *
 * All of it is taken from the document, so it shows nothing the page does not.
 */
#ifndef RAPPORT_PDF_PREVIEW_H
#define RAPPORT_PDF_PREVIEW_H

#include "render/pdf/layout/box.h"

/* Appends a PNG file of 1200 x 630 pixels to out; false without memory. */
bool preview_png(struct layout *l, const struct doc *doc, const struct theme *t,
                 struct buf *out);

#endif
