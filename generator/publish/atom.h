/*
 * atom.h - feed.xml: the public reports as an Atom feed (RFC 4287), latest first.
 */
#ifndef RAPPORT_ATOM_H
#define RAPPORT_ATOM_H

#include "compose/compose.h"
#include "publish/listing.h"

enum { ATOM_ENTRIES = 500 }; /* at most; the lists have all */

/*
 * Appends the feed of a public list: the address of a page is the id of its entry, its date
 * that of the data, never that of the build.
 */
void atom_put(struct buf *out, const struct composer *c, const struct listing *list);

#endif
