/*
 * slice.h - which part of the galley a page shows, and where on the page.
 *
 * Painting and the layout dump both walk the boxes of each page with these questions, so
 * that they cannot disagree about what stands on a page.
 */
#ifndef RAPPORT_PDF_SLICE_H
#define RAPPORT_PDF_SLICE_H

#include "render/pdf/layout/paginate.h"

struct slice {
    double from, to; /* galley: lines whose top is in [from, to) belong to the page */
    double end;      /* backgrounds and rules reach down to here */
    double shift;    /* page y = galley y + shift */
};

/* What page number (from 0) shows of the root box. */
struct slice page_slice(const struct page_setup *setup, const struct box *root,
                        const struct pages *pages, int number);

/* The first head row of a table, NULL when it has none. */
const struct box *table_head(const struct box *table);

/* The head rows of a table once more, above what `page` shows: that page has the slice *s,
 * and the first head row its top at galley height `top`. */
struct slice head_slice(const struct page *page, const struct slice *s, double top);

/* True when a line or drawing with this top belongs to the slice. */
bool slice_has_top(const struct slice *s, double top);

/* True when some of a box with its top at y and this height is to be seen. */
bool slice_shows(const struct slice *s, double y, double height);

/* True when all that stands at y or below follows on a later page. */
bool slice_is_above(const struct slice *s, double y);

#endif
