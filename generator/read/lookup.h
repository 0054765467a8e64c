/*
 * lookup.h - the texts of a column and what they mean, each looked up once.
 *
 * The same few companies, departments and quarters come again in every row of a file, so
 * their meaning is kept by text; a text that comes twice in a row costs one comparison.
 */
#ifndef RAPPORT_LOOKUP_H
#define RAPPORT_LOOKUP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { LOOKUP_MAX = 16384 }; /* texts kept; the others are looked up each time */

/* What a text means, kept so that the same text is looked up once.  Zeroed it is empty. */
struct lookup_item {
    const char *text;
    long value;
    size_t count; /* for the caller: rows that had it, and where it was first */
    int line, column;
};

struct lookup {
    struct lookup_item **slot;
    size_t slots, n;
    struct lookup_item *last;
    struct lookup_item spare; /* of texts beyond LOOKUP_MAX, all together */
};

/* The item of a text; *fresh when it was not there: then its value is -1 and the caller's
 * to set. */
struct lookup_item *lookup_find(struct arena *a, struct lookup *l, const char *text,
                                bool *fresh);

#endif
