/*
 * places.h - where a page may end, and how well.
 *
 * Places are gathered from the measured galley in order of height: between blocks, list
 * items, terms and table rows, and two lines from either end inside paragraphs.  Nothing is
 * ruled out but what is kept together on purpose: a bad place has a cost, so that there is
 * a way out when rows are as high as pages.  Where two places are further apart than a page
 * is high, emergency places between lines are put in.
 */
#ifndef RAPPORT_PDF_PLACES_H
#define RAPPORT_PDF_PLACES_H

#include "render/pdf/layout/box.h"

struct place_to_break {
    double end, start; /* galley: content above ends, content below starts */
    double cost;       /* in pages: what ending a page here is worse than not ending one */
    bool forced;       /* a page ends here whatever it costs */
    bool join;         /* ... unless the chapter below joins the page */
    bool cover;        /* the page that starts here is a cover */
    const struct box *table; /* whose head rows are repeated below, or NULL */
    double head;             /* their height */
};

struct places {
    struct place_to_break *place; /* [0]: the top of the document; the last: its end */
    size_t n, capacity;
};

/* root must have been measured; the places live in the layout's arena. */
struct places places_gather(struct layout *l, const struct box *root);

#endif
