/*
 * resources.h - what the content streams of a document name besides fonts.
 *
 * Colour gradients are patterns: a dictionary each, written into the resources that all
 * pages share.  Equal dictionaries are one resource, so that a ground that repeats from
 * page to page stands in the file once.  Zero is the empty state; texts live in the
 * document's arena.
 */
#ifndef RAPPORT_PDF_RESOURCES_H
#define RAPPORT_PDF_RESOURCES_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>

struct image;
struct images;

struct resource {
    struct resource *next;
    const char *dictionary;    /* entries without << >> */
    const struct image *image; /* of a picture */
};

struct resource_list {
    struct resource *first, *last;
    int n;
};

struct resources {
    struct arena *arena;
    struct images *images; /* of the process; set where pictures are drawn */
    bool opaque;           /* the file must do without transparency (PDF/A-1) */
    bool blends;           /* something clear was drawn since this was last set to false */
    struct resource_list patterns, states, pictures;
};

/* The number of the pattern with these entries, from 1; /P1, /P2 ... name them. */
int resources_pattern(struct resources *r, const char *entries);

/* The number of the graphics state for these transparencies, 0 (opaque) to 1; /A1, /A2 ...
 * name them. */
int resources_transparency(struct resources *r, double fill, double stroke);

/* The number of an image; /I1, /I2 ... name them. */
int resources_image(struct resources *r, const struct image *image);

/* Appends the entries of the pages' resource dictionary, but for pictures. */
void resources_write(const struct resources *r, struct buf *out);

#endif
