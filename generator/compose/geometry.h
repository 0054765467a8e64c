/*
 * geometry.h - matrices, transforms and numbers of drawings, whatever the locale.
 */
#ifndef RAPPORT_COMPOSE_GEOMETRY_H
#define RAPPORT_COMPOSE_GEOMETRY_H

#include <stdbool.h>

/* x' = a x + c y + e, y' = b x + d y + f. */
struct matrix {
    double a, b, c, d, e, f;
};

/* First inner, then outer. */
struct matrix matrix_multiply(struct matrix outer, struct matrix inner);
/* Moves the point. */
void matrix_apply(const struct matrix *m, double *x, double *y);

/* By how much lengths grow: the square root of the area's factor. */
double matrix_scale(const struct matrix *m);

/* The matrix of a transform attribute; false, and the identity, when it is not understood.
 */
bool matrix_parse(const char *transform, struct matrix *m);

/* Past white space and at most one comma. */
const char *skip_separator(const char *s);

/* Reads a finite number, skipping white space and one comma before it, whatever the locale.
 */
bool scan_number(const char **s, double *value);

#endif
