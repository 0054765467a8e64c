/*
 * trail.h - path data, numbers and colours of SVG, written short: a path's steps are
 * relative, in hundredths of a point.
 *
 * Differences are taken between rounded values, so steps do not drift.
 */
#ifndef RAPPORT_PDF_CHART_TRAIL_H
#define RAPPORT_PDF_CHART_TRAIL_H

#include "base/buf.h"

/* A path: its current point and its contour's first in hundredths of a point.  A zeroed
 * struct with an empty buffer is an empty path; the owner drops the data. */
struct trail {
    struct buf data;
    long x, y, start_x, start_y;
};

/* Two decimals, without the zero before the point and those behind the last digit.  What is
 * no number of a drawing is 0. */
void trail_put_number(struct buf *out, double value);

/* The number behind name, which ends with the opening quote, and the closing one. */
void trail_put_attribute(struct buf *out, const char *name, double value);

/* "#1a2b3c", or three digits where six say no more. */
void trail_put_colour(struct buf *out, unsigned colour);

/* Points; the first call for a path is trail_move or trail_rectangle. */
void trail_move(struct trail *t, double x, double y);
void trail_line(struct trail *t, double x, double y);
void trail_curve(struct trail *t, double x1, double y1, double x2, double y2, double x,
                 double y);
void trail_close(struct trail *t);
void trail_rectangle(struct trail *t, double x, double y, double w, double h);

#endif
