/*
 * source.h - the text of a data file, whatever character set it came in.
 */
#ifndef RAPPORT_SOURCE_H
#define RAPPORT_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"

/*
 * Reads folder/name (at most 64 MB) into the arena as UTF-8 without a byte-order
 * mark; *encoding names what it was.  The text is the caller's to change, a NUL stands at
 * text[length] and nowhere before.  False after FILE_READ, FILE_LARGE, FILE_EMPTY (nothing
 * but white space) or CSV_SYNTAX (zero bytes); replaced bytes are a warning (ENCODING).
 */
bool source_load(struct arena *a, const char *folder, const char *name, char **text,
                 size_t *length, const char **encoding, struct diag *d);

#endif
