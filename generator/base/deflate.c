/*
 * deflate.c - compression by libdeflate; see deflate.h.
 */
#include "base/deflate.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

/* See deflate.h for what each level costs and saves. */
static const int level[DEFLATE_CONTENTS] = {[DEFLATE_KEPT] = 6, [DEFLATE_ONCE] = 1};

void deflater_open(struct deflater *d)
{
    for (int i = 0; i < DEFLATE_CONTENTS; i++) {
        d->compressor[i] = libdeflate_alloc_compressor(level[i]);
        if (d->compressor[i] == NULL) {
            fputs("rapport: out of memory\n", stderr);
            exit(3);
        }
    }
}

void deflater_drop(struct deflater *d)
{
    for (int i = 0; i < DEFLATE_CONTENTS; i++)
        libdeflate_free_compressor(d->compressor[i]);
}

void deflate_bytes(const struct deflater *d, enum deflate_content content,
                   const void *bytes, size_t length, struct buf *out)
{
    struct libdeflate_compressor *c = d->compressor[content];
    size_t bound = libdeflate_zlib_compress_bound(c, length);

    buf_clear(out);
    buf_reserve(out, bound);
    out->length = libdeflate_zlib_compress(c, bytes, length, out->data, bound);
}
