/*
 * png.h - drawing calls as a PNG picture, drawn by cairo: a sink (draw/sink.h).
 *
 * One point is one pixel.  Text is filled glyph outlines.  What a preview has no use for is
 * left out: pictures of samples, gradients, tilted text, marked content.
 */
#ifndef RAPPORT_PDF_CHART_PNG_H
#define RAPPORT_PDF_CHART_PNG_H

#include "render/pdf/draw/sink.h"

struct png;

/* A picture of one colour; the caller drops. */
struct png *png_new(struct fonts *fonts, int width, int height, unsigned ground);
struct sink png_sink(struct png *p);

/* Appends the file to out and drops the picture; false without memory. */
bool png_finish(struct png *p, struct buf *out);

#endif
