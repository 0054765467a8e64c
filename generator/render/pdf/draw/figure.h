/*
 * figure.h - draws pictures onto a canvas: the svg part of the vocabulary, and images.
 *
 * Understands svg (nested too, with x, y and overflow), g, rect (rx), line, circle,
 * ellipse, path (all commands, arcs too), polyline, polygon, text (tspan-free; x, y,
 * text-anchor, font-size, font-weight), transform (translate, scale, rotate, matrix),
 * lengths in user units or percent of the enclosing svg, classes f-ROLE s-ROLE c-ROLE, and
 * #rrggbb fills and strokes; in logos also gradients, clip paths and transparency (see
 * figure_paint.c).  title and desc give the alternative text.  One user unit of a drawing
 * without viewBox is 0.75 pt.
 */
#ifndef RAPPORT_PDF_FIGURE_H
#define RAPPORT_PDF_FIGURE_H

#include "compose/doc.h"
#include "render/pdf/draw/canvas.h"
#include "render/theme.h"

/* True for what is drawn here: an svg element, or an img with its picture in it. */
bool figure_is(const struct node *n);

/* The size in points when `available` points of width are offered: width and height
 * attributes
 * ("100%" = available), a viewBox's aspect otherwise. */
void figure_size(const struct node *svg, double available, double *width, double *height);

/* Where a drawing stands. */
struct surroundings {
    const struct theme *theme;
    const char *language;
    unsigned ink;    /* colour of the text around it: currentColor */
    unsigned ground; /* what it lies on: transparent colours are mixed with it */
};

/* Draws into the box whose top left corner is (x, y). */
void figure_draw(struct canvas *c, const struct node *svg,
                 const struct surroundings *around, double x, double y, double width,
                 double height);

/* title and desc (of an image: alt) as one text, "" when there is none. */
char *figure_alternative(struct arena *a, const struct node *svg);

#endif
