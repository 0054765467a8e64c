/*
 * figure_style.h - what svg elements inherit, and lengths measured by it.
 */
#ifndef RAPPORT_PDF_FIGURE_STYLE_H
#define RAPPORT_PDF_FIGURE_STYLE_H

#include "compose/doc.h"
#include "render/pdf/draw/path.h"
#include "render/theme.h"

/* Inherited from element to element. */
struct style {
    struct matrix matrix;
    double width, height; /* of the enclosing svg, in its units: 100 % */
    bool fills, strokes;
    struct pen pen;                                /* width and dash in user units */
    const char *fill_reference, *stroke_reference; /* "url(#gradient)" or NULL */
    unsigned ink;                                  /* what currentColor is */
    unsigned text_colour;
    double opacity, fill_opacity, stroke_opacity, font_size;
    enum face face;
    double anchor; /* share of a text's width left of its x */
    int depth;
};

/* The style of an element below one with the style *from: attributes, classes, transform.
 */
struct style inherit(const struct theme *theme, const struct node *n,
                     const struct style *from);

/* #rrggbb or currentColor, which is ink; false for none and what is not understood. */
bool parse_colour(const char *value, unsigned ink, unsigned *colour);

/* A length in user units; a percentage is one of the whole. */
double parse_length(const char *value, double whole, double otherwise);
double horizontal(const struct node *n, enum attribute a, const struct style *s,
                  double otherwise);
double vertical(const struct node *n, enum attribute a, const struct style *s,
                double otherwise);
/* For radii and stroke widths: of the enclosing svg's diagonal over the square root of 2.
 */
double diagonal(const struct node *n, enum attribute a, const struct style *s,
                double otherwise);

#endif
