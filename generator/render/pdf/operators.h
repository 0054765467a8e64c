/*
 * operators.h - writing numbers and colours of content streams; for canvas.c and text.c.
 */
#ifndef RAPPORT_PDF_OPERATORS_H
#define RAPPORT_PDF_OPERATORS_H

#include "render/pdf/canvas.h"

/* A number with at most two decimals and a space; what is not finite or absurdly large
 * becomes 0. */
void operand(struct buf *out, double value);

/* Sets the fill or stroke colour when it differs from the current one. */
void set_fill(struct canvas *c, struct buf *out, unsigned colour);
void set_stroke(struct canvas *c, struct buf *out, unsigned colour);

#endif
