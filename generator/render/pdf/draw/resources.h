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

struct resource {
    struct resource *next;
    const char *dictionary; /* entries without << >> */
};

struct resource_list {
    struct resource *first, *last;
    int n;
};

struct resources {
    struct arena *arena;
    struct resource_list patterns;
};

/* The number of the pattern with these entries, from 1; /P1, /P2 ... name them. */
int resources_pattern(struct resources *r, const char *entries);

/* Appends the entries of the pages' resource dictionary. */
void resources_write(const struct resources *r, struct buf *out);

#endif
