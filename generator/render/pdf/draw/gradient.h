/*
 * gradient.h - colours that run into each other: axial and radial shadings.
 *
 * A gradient is a pattern of the document (resources.h), so it fills and strokes any path
 * and is clipped to it without further operators.  Colours are mixed in sRGB, as browsers
 * do; beyond its ends a gradient keeps its last colour.
 */
#ifndef RAPPORT_PDF_GRADIENT_H
#define RAPPORT_PDF_GRADIENT_H

#include "render/pdf/draw/path.h"

struct gradient_stop {
    double offset; /* 0..1, not falling */
    unsigned colour;
};

struct gradient {
    bool radial;
    double from[3], to[3]; /* x, y and, when radial, the radius */
    const struct gradient_stop *stop;
    int nstops; /* at least 1 */
};

/* The number of the pattern for struct pen.  m takes the gradient's coordinates to the
 * canvas. */
int gradient_pattern(struct canvas *c, const struct gradient *g, const struct matrix *m);

/* A rectangle that runs from one colour to another, to the right or down; radius: of its
 * corners. */
void gradient_rect(struct canvas *c, double x, double y, double w, double h, double radius,
                   const unsigned ends[2], bool down);

#endif
