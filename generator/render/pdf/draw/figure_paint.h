/*
 * figure_paint.h - shapes of a drawing as paths, and the pens that paint them.
 */
#ifndef RAPPORT_PDF_FIGURE_PAINT_H
#define RAPPORT_PDF_FIGURE_PAINT_H

#include "render/pdf/draw/figure.h"
#include "render/pdf/draw/figure_style.h"

/* A drawing while it is drawn. */
struct figure {
    struct canvas *canvas;
    const struct node *svg; /* the outermost */
    const struct surroundings *around;
    bool clear;         /* transparency of the file, not mixed colours */
    struct arena arena; /* texts */
};

/* Draws or measures a shape; false when there is nothing to paint. */
bool figure_trace(const struct pencil *pencil, const struct node *n, const struct style *s);

/* What a shape of this style is painted with. */
enum paint figure_paint_of(const struct node *n, const struct style *s);
struct pen figure_pen(const struct figure *f, const struct node *n, const struct style *s);

/* The colour of a style's part that is not opaque, mixed with the ground. */
unsigned figure_mixed(const struct figure *f, unsigned colour, double opacity);

/* Clips to the clip path that the node names, after canvas_save.  False, and nothing is
 * saved, when it names none. */
bool figure_clip(const struct figure *f, const struct node *n, const struct style *s);

#endif
