/*
 * outline.h - glyphs as outlines, for pictures that are to look the same where the fonts
 * are not: in units of 1/1000 em, whole numbers, y downwards from the base line.
 */
#ifndef RAPPORT_PDF_OUTLINE_H
#define RAPPORT_PDF_OUTLINE_H

#include "render/pdf/font/font.h"

/* Draws a glyph: contours begin with move and end with close. */
struct outline_pen {
    void *context;
    void (*move)(void *context, int x, int y);
    void (*line)(void *context, int x, int y);
    /* A quadratic curve with its control point. */
    void (*curve)(void *context, int x1, int y1, int x, int y);
    void (*close)(void *context);
};

/* Tells the pen the outline of a glyph; nothing for one without, such as a space. */
void outline_draw(const struct fonts *f, enum face face, unsigned glyph,
                  const struct outline_pen *pen);

/* The same as path data of SVG, "" for a glyph without an outline; kept for the life of the
 * fonts. */
const char *outline_path(struct fonts *f, enum face face, unsigned glyph);

#endif
