/*
 * png.h - PNG pictures as samples, by libpng.
 *
 * All kinds are read: grey, palette and colours, with or without transparency, 1 to 16
 * bits, interlaced; what comes out has 8 bits.  Samples are taken as sRGB, whatever a file
 * says of its gamma.  A damaged file is an answer, never an abort.
 */
#ifndef RAPPORT_PNG_H
#define RAPPORT_PNG_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum { PNG_PIXELS_MAX = 16 * 1000 * 1000, PNG_SIDE_MAX = 30000 };

struct picture {
    size_t width, height;
    size_t channels;       /* 1: grey, 3: red, green, blue */
    unsigned char *pixels; /* row by row */
    unsigned char *alpha;  /* 0 clear .. 255 opaque; NULL: opaque all over */
};

/* True when the bytes begin as PNG files do. */
bool png_recognised(const void *bytes, size_t length);

/* Reads a file into the arena.  NULL, or what is wrong with it: "is no whole PNG ...". */
const char *png_decode(struct arena *a, const void *bytes, size_t length,
                       struct picture *p);

/* Appends a picture as a PNG file without anything but the samples; false without memory.
 */
bool png_encode(const struct picture *p, struct buf *out);

/* Halves, thirds ... a picture: each sample becomes the mean of `by` times `by`. */
void picture_reduce(struct arena *a, struct picture *p, size_t by);

#endif
