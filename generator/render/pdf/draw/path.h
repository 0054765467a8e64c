/*
 * path.h - the shapes of drawings: path data, points, ellipses, rectangles.
 *
 * Wrong data ends a path at the last good command, as SVG has it.
 */
#ifndef RAPPORT_PDF_PATH_H
#define RAPPORT_PDF_PATH_H

#include "compose/geometry.h"
#include "render/pdf/draw/canvas.h"

#include <stdbool.h>

struct bounds {
    double left, top, right, bottom;
    bool any; /* something was measured */
};

/* What a shape is drawn with: a canvas, or bounds that grow around it.  Points go through
 * the matrix. */
struct pencil {
    struct canvas *canvas;
    struct bounds *bounds;
    const struct matrix *matrix;
};

/* Draws path data or a list of points; true when there is something to paint. */
bool path_draw(const struct pencil *p, const char *data);
bool path_points(const struct pencil *p, const char *points, bool closed);

/* Draws a line, an ellipse, and a rectangle with rounded corners. */
void path_line(const struct pencil *p, double x1, double y1, double x2, double y2);
void path_ellipse(const struct pencil *p, double cx, double cy, double rx, double ry);
void path_rect(const struct pencil *p, double x, double y, double w, double h, double rx,
               double ry);

#endif
