/*
 * path.h - geometry of drawings: matrices, numbers, and the data of path and points.
 *
 * Points go through a matrix to the canvas.  Wrong data ends a path at the last good
 * command, as SVG has it.
 */
#ifndef RAPPORT_PDF_PATH_H
#define RAPPORT_PDF_PATH_H

#include "render/pdf/draw/canvas.h"

#include <stdbool.h>

/* x' = a x + c y + e, y' = b x + d y + f. */
struct matrix {
    double a, b, c, d, e, f;
};

struct matrix matrix_multiply(struct matrix outer, struct matrix inner);
void matrix_apply(const struct matrix *m, double *x, double *y);

/* By how much lengths grow: the square root of the area's factor. */
double matrix_scale(const struct matrix *m);

/* The matrix of a transform attribute; the identity when it is NULL or not understood. */
struct matrix matrix_parse(const char *transform);

/* Past white space and at most one comma. */
const char *skip_separator(const char *s);

/* Reads a number, skipping white space and one comma before it, whatever the locale. */
bool scan_number(const char **s, double *value);

/* Draws path data or a list of points; true when there is something to paint. */
bool path_draw(struct canvas *c, const struct matrix *m, const char *data);
bool path_points(struct canvas *c, const struct matrix *m, const char *points, bool closed);

/* Draws an ellipse and a rectangle with rounded corners. */
void path_ellipse(struct canvas *c, const struct matrix *m, double cx, double cy, double rx,
                  double ry);
void path_rect(struct canvas *c, const struct matrix *m, double x, double y, double w,
               double h, double rx, double ry);

#endif
