/*
 * source.h - the text of a data file, whatever character set it came in.
 */
#ifndef RAPPORT_SOURCE_H
#define RAPPORT_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"

struct source {
    char *text; /* UTF-8 without a byte-order mark; the caller's to change */
    size_t length;
    const char *encoding;     /* what it was */
    struct fingerprint print; /* of the bytes in the file */
};

/*
 * Reads folder/name (at most 64 MB) into the arena; a NUL stands at text[length] and
 * nowhere before; name must live as long as the source.  False after FILE_READ, FILE_LARGE,
 * FILE_EMPTY (nothing but white space) or CSV_SYNTAX (zero bytes); replaced bytes are a
 * warning (ENCODING).
 */
bool source_load(struct arena *a, const char *folder, const char *name, struct source *s,
                 struct diag *d);

#endif
