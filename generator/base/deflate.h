/*
 * deflate.h - compression of streams, at the level that suits what becomes of them.
 *
 * What is kept and used again for other documents (font files, their maps, pictures) is
 * worth level 6.  What belongs to one document is compressed at level 1: compressing is a
 * tenth of all its time, and level 5 would take three times as long on object streams to
 * make the file a thirtieth smaller.
 */
#ifndef RAPPORT_DEFLATE_H
#define RAPPORT_DEFLATE_H

#include "base/buf.h"

enum deflate_content { DEFLATE_KEPT, DEFLATE_ONCE, DEFLATE_CONTENTS };

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
