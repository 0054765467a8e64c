/*
 * picture.h - pictures of pages in memory: few colours, comparing.
 *
 * References are kept in six steps a channel, which makes them small and levels out most of
 * what antialiasing does differently from machine to machine.
 */
#ifndef RAPPORT_TEST_PICTURE_H
#define RAPPORT_TEST_PICTURE_H

#include <stdlib.h>
#include <string.h>

struct picture {
    int width, height;
    unsigned char *rgb; /* rows from the top; malloc */
};

enum {
    STEP = 51,       /* of a channel of a reference: 0, 51, ... 255 */
    DIFFERENT = 102, /* a channel off by this much: the pixel differs */
    TOLERATED = 12   /* pixels of a page; a digit has some ten, a line of text hundreds */
};

static inline struct picture picture_new(int width, int height)
{
    size_t size = (size_t)width * (size_t)height * 3;
    struct picture p = {width, height, malloc(size)};

    if (p.rgb == NULL)
        abort();
    memset(p.rgb, 255, size);
    return p;
}

static inline unsigned char *picture_at(const struct picture *p, int x, int y)
{
    return p->rgb + ((size_t)y * (size_t)p->width + (size_t)x) * 3;
}

static inline void picture_reduce(struct picture *p)
{
    size_t size = (size_t)p->width * (size_t)p->height * 3;

    for (size_t i = 0; i < size; i++)
        p->rgb[i] = (unsigned char)((p->rgb[i] + STEP / 2) / STEP * STEP);
}

static inline int pixel_differs(const unsigned char *a, const unsigned char *b)
{
    for (int i = 0; i < 3; i++)
        if (abs(a[i] - b[i]) >= DIFFERENT)
            return 1;
    return 0;
}

/* The number of pixels that differ between two reduced pictures; all of them when their
 * sizes do. */
static inline long picture_compare(const struct picture *a, const struct picture *b)
{
    long n = 0;

    if (a->width != b->width || a->height != b->height)
        return (long)a->width * a->height;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++)
            n += pixel_differs(picture_at(a, x, y), picture_at(b, x, y));
    return n;
}

#endif
