/*
 * chart.h - a figure of the document alone, without a page: for slides and previews.
 *
 * The figure is built and measured by itself, at a width of its own, and painted by the
 * same calls as on paper; a sink hears them.
 */
#ifndef RAPPORT_PDF_CHART_H
#define RAPPORT_PDF_CHART_H

#include "render/pdf/draw/sink.h"
#include "render/pdf/layout/box.h"

/* The chart as an SVG file (svg.h), appended to out. */
void chart_svg(struct layout *l, const struct doc *doc, const struct theme *t,
               const struct doc_chart *chart, struct buf *out);

#endif
