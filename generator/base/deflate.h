/*
 * deflate.h - compression of streams, at the level that suits what is in them.
 *
 * Measured on a report of 17 pages: page streams take half the time at level 1 that they
 * take at 4 and are not worth more; object streams at level 5 make the file a twenty-fifth
 * smaller for a fiftieth of the whole time.  Font files are kept and used again, so they
 * are worth level 6.
 */
#ifndef RAPPORT_DEFLATE_H
#define RAPPORT_DEFLATE_H

#include "base/buf.h"

enum deflate_content { DEFLATE_FONT, DEFLATE_PAGE, DEFLATE_OBJECTS, DEFLATE_CONTENTS };

struct libdeflate_compressor;

/* The compressors are made once for all documents of a process. */
struct deflater {
    struct libdeflate_compressor *compressor[DEFLATE_CONTENTS];
};

void deflater_open(struct deflater *d);
void deflater_drop(struct deflater *d);

/* Writes a zlib stream into out, which is emptied first. */
void deflate_bytes(const struct deflater *d, enum deflate_content content,
                   const void *bytes, size_t length, struct buf *out);

#endif
