/*
 * grid.h - the baseline rhythm: distances rounded to the grid of [page] in print.ini.
 *
 * Every block outside of table cells starts a whole number of grid units below the top of
 * the text area, so that lines of body text in neighbouring columns and on facing pages
 * stand side by side.  Without a grid (0) nothing is rounded.
 */
#ifndef RAPPORT_PDF_GRID_H
#define RAPPORT_PDF_GRID_H

#include "render/pdf/layout/inline.h"

#include <math.h>

#define GRID_EPSILON 0.01 /* points; what counts as being on the grid */

static inline double grid_up(const struct layout *l, double y)
{
    return l->grid > 0 ? ceil((y - GRID_EPSILON) / l->grid) * l->grid : y;
}

static inline double grid_down(const struct layout *l, double y)
{
    return l->grid > 0 ? floor((y + GRID_EPSILON) / l->grid) * l->grid : y;
}

/* Where something starts that stands `gap` below y: at the nearest place on the grid that
 * is not above y. */
static inline double grid_below(const struct layout *l, double y, double gap)
{
    double least = grid_up(l, y), near;

    if (l->grid <= 0)
        return y + gap;
    near = floor((y + gap) / l->grid + 0.5) * l->grid;
    return near > least ? near : least;
}

#endif
