/*
 * paginate.h - cuts the galley into pages.
 *
 * Breaks are allowed between blocks, list items, table rows and, two lines from either end,
 * inside paragraphs; never behind a heading or inside what is kept together.  Among the
 * allowed breaks those are chosen that need the fewest pages and leave them evenly full.
 * What is higher than a page is cut between lines all the same.
 */
#ifndef RAPPORT_PDF_PAGINATE_H
#define RAPPORT_PDF_PAGINATE_H

#include "render/pdf/layout/box.h"

/* A slice of the galley. */
struct page {
    double start, end;       /* galley y of the first and behind the last content */
    const struct box *table; /* whose head rows are repeated above the slice, or NULL */
    double head;             /* their height */
    bool cover;              /* no running header and footer */
    bool cut;                /* it ends inside a chapter */
};

struct pages {
    struct page *page;
    int n;
    double cost; /* in pages: how many there are and how badly they end */
};

/* root must have been measured. */
struct pages paginate(struct layout *l, const struct box *root);

/*
 * Measures root for the width and paginates.  A chapter that runs over onto a further page
 * by a little is set with less vertical space, when that saves the page; one whose style
 * wants to fill its page is set with more.
 */
struct pages paginate_well(struct layout *l, struct box *root, double width);

/* The page (from 0) that shows a height of the galley. */
int page_at(const struct pages *pages, double y);

bool box_is_cover(const struct box *b);

#endif
