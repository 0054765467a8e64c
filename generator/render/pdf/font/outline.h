/*
 * outline.h - glyphs as outlines, for pictures that are to look the same where the fonts
 * are not: whole numbers, y downwards from the base line.
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

/* Path data counts in these units to the em: on a screen full of a chart less than a tenth
 * of a pixel is lost by it. */
enum { OUTLINE_UNITS = 500 };

/* Tells the pen the outline of a glyph in units of 1/1000 em; nothing for one without, such
 * as a space. */
void outline_draw(const struct fonts *f, enum face face, unsigned glyph,
                  const struct outline_pen *pen);

/* The same as path data of SVG, in units of 1/OUTLINE_UNITS em, "" for a glyph without an
 * outline; kept for the life of the fonts. */
const char *outline_path(struct fonts *f, enum face face, unsigned glyph);

#endif
