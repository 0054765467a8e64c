/*
 * deflate.h - compression of streams, at the level that suits what is in them.
 *
 * Measured on reports: page and object streams take half the time at level 1 that they take
 * at 4 or 5 and make a file a twenty-fifth larger; font files are kept and used again, so
 * they are worth level 6.
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
