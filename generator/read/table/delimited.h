/*
 * delimited.h - delimited text as the rows of grid.h, which is its only user.
 */
#ifndef RAPPORT_DELIMITED_H
#define RAPPORT_DELIMITED_H

#include "read/table/grid.h"

/* Looks at the file g->path as g->options say, and fills g but for its first rows.  False
 * after FILE_READ, FILE_LARGE or QUESTION. */
bool delimited_open(struct arena *a, struct grid *g, struct diag *d);

/* grid_each of a grid that delimited_open has filled. */
bool delimited_each(const struct grid *g, grid_visit visit, void *context, struct diag *d);

#endif
