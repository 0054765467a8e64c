/*
 * decode.h - the text of a file of any size and character set, as UTF-8 in chunks.
 *
 * The file is read twice: once to its end to learn its fingerprint and character set, and
 * once (or more often) to hand out its text.  A file that changed in between is refused.
 */
#ifndef RAPPORT_DECODE_H
#define RAPPORT_DECODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DECODE_CHUNK = 256 * 1024 }; /* bytes read at once */

/* A file that has been looked at. */
struct encoded {
    const char *path, *name; /* name: as in messages */
    const char *encoding;    /* usual name of its character set */
    bool as_it_is;           /* well-formed UTF-8: needs no conversion */
    size_t mark;             /* bytes of its byte-order mark */
    size_t chunk;            /* bytes read at once */
    struct fingerprint print;
    bool warned;         /* ENCODING has been reported */
    int64_t identity[5]; /* device, inode, size and time of change, to be the same again */
};

/*
 * Reads the file once.  encoding: a name ICU knows when it is to be read so, else NULL;
 * limit: the most bytes it may have, 0 for any number; chunk: bytes read at once, 0 for
 * DECODE_CHUNK.  path and name must live as long as the result.  False after FILE_READ,
 * FILE_LARGE or, for an encoding nobody knows, QUESTION.
 */
bool decode_look(const char *path, const char *name, const char *encoding, size_t limit,
                 size_t chunk, struct encoded *e, struct diag *d);

/* A reading of its text under way. */
struct decoding;

/* Starts at the beginning; NULL after FILE_READ.  The caller drops it. */
struct decoding *decode_open(struct encoded *e, struct diag *d);

/* The next chunk of text, which is the caller's until the next call; false at the end. */
bool decode_next(struct decoding *r, char **text, size_t *length);

/*
 * To be called once after the last chunk: reports replaced bytes (ENCODING, a warning, once
 * for a file) and, with false, a file that could not be read to its end or changed
 * (FILE_READ).
 */
bool decode_finish(struct decoding *r, struct diag *d);

void decode_drop(struct decoding *r);

#endif
