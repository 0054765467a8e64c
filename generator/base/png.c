/*
 * png.c - reading and writing PNG; see png.h.
 *
 * libpng reports errors by longjmp out of its calls.  Whatever it has allocated is freed
 * after the jump; what is ours lives in the arena, so nothing is lost on the way.
 */
#include "base/png.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIGNATURE = 8, CHUNK_MAX = 4 * 1024 * 1024 };

struct source {
    const unsigned char *bytes;
    size_t left;
    char fault[96];
};

bool png_recognised(const void *bytes, size_t length)
{
    return length >= SIGNATURE && png_sig_cmp(bytes, 0, SIGNATURE) == 0;
}

/* --- what libpng calls --------------------------------------------------------------- */

static void on_error(png_structp png, png_const_charp message)
{
    struct source *s = png_get_error_ptr(png);

    if (s != NULL)
        snprintf(s->fault, sizeof s->fault, "is a damaged PNG file (%.60s)", message);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void on_read(png_structp png, png_bytep to, size_t length)
{
    struct source *s = png_get_io_ptr(png);

    if (length > s->left)
        png_error(png, "it ends too early");
    memcpy(to, s->bytes, length);
    s->bytes += length;
    s->left -= length;
}

static void on_write(png_structp png, png_bytep bytes, size_t length)
{
    buf_put(png_get_io_ptr(png), bytes, length);
}

static void on_flush(png_structp png)
{
    (void)png;
}

/* --- reading ------------------------------------------------------------------------- */

/* Asks libpng for grey or colours in 8 bits, with alpha where there is any. */
static void ask_for_bytes(png_structp png, png_infop info)
{
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

/* Parts the samples into colours and alpha. */
static void part(const unsigned char *sample, size_t channels, struct picture *p)
{
    size_t n = p->width * p->height, colours = p->channels;
    bool opaque = true;

    for (size_t i = 0; i < n; i++, sample += channels) {
        memcpy(p->pixels + i * colours, sample, colours);
        if (channels > colours) {
            p->alpha[i] = sample[colours];
            opaque = opaque && p->alpha[i] == 255;
        }
    }
    if (opaque)
        p->alpha = NULL;
}

static void read_picture(struct arena *a, png_structp png, png_infop info, struct source *s,
                         struct picture *p)
{
    size_t channels, row;
    unsigned char *samples;
    png_bytepp rows;

    png_set_read_fn(png, s, on_read);
    png_set_user_limits(png, PNG_SIDE_MAX, PNG_SIDE_MAX);
    png_set_chunk_malloc_max(png, CHUNK_MAX);
    png_read_info(png, info);
    p->width = png_get_image_width(png, info);
    p->height = png_get_image_height(png, info);
    if (p->width > PNG_PIXELS_MAX / p->height)
        png_error(png, "more than 16 megapixels");
    ask_for_bytes(png, info);
    channels = png_get_channels(png, info);
    p->channels = channels < 3 ? 1 : 3;
    row = png_get_rowbytes(png, info);
    samples = arena_raw(a, row * p->height);
    rows = arena_array(a, p->height, sizeof *rows);
    for (size_t y = 0; y < p->height; y++)
        rows[y] = samples + y * row;
    png_read_image(png, rows);
    png_read_end(png, NULL);
    p->pixels = arena_raw(a, p->width * p->height * p->channels);
    p->alpha = channels > p->channels ? arena_raw(a, p->width * p->height) : NULL;
    part(samples, channels, p);
}

const char *png_decode(struct arena *a, const void *bytes, size_t length, struct picture *p)
{
    struct source source = {.bytes = bytes, .left = length};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;

    *p = (struct picture){0};
    if (info == NULL) {
        png_destroy_read_struct(&png, NULL, NULL);
        return "cannot be read: no memory";
    }
    if (setjmp(png_jmpbuf(png)) == 0)
        read_picture(a, png, info, &source, p);
    png_destroy_read_struct(&png, &info, NULL);
    return source.fault[0] ? arena_strdup(a, source.fault) : NULL;
}

/* --- writing ------------------------------------------------------------------------- */

static int colour_type(const struct picture *p)
{
    if (p->channels == 1)
        return p->alpha ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_GRAY;
    return p->alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB;
}

static void write_picture(png_structp png, png_infop info, const struct picture *p,
                          unsigned char *row)
{
    size_t n = p->channels;

    png_set_IHDR(png, info, (png_uint_32)p->width, (png_uint_32)p->height, 8,
                 colour_type(p), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 9);
    png_write_info(png, info);
    for (size_t y = 0; y < p->height; y++) {
        unsigned char *to = row;

        for (size_t i = y * p->width; i < (y + 1) * p->width; i++) {
            memcpy(to, p->pixels + i * n, n);
            to += n;
            if (p->alpha != NULL)
                *to++ = p->alpha[i];
        }
        png_write_row(png, row);
    }
    png_write_end(png, NULL);
}

bool png_encode(const struct picture *p, struct buf *out)
{
    struct arena arena = {0};
    unsigned char *row = arena_raw(&arena, p->width * 4);
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool ok = false;

    if (info != NULL && setjmp(png_jmpbuf(png)) == 0) {
        png_set_write_fn(png, out, on_write, on_flush);
        write_picture(png, info, p, row);
        ok = true;
    }
    png_destroy_write_struct(&png, &info);
    arena_drop(&arena);
    return ok;
}

/* --- scaling ------------------------------------------------------------------------- */

/* The mean of a square of samples; clear ones have no say in the colour. */
static void mean(const struct picture *p, size_t x, size_t y, size_t by,
                 unsigned char *colour, unsigned char *alpha)
{
    size_t right = x + by < p->width ? x + by : p->width;
    size_t bottom = y + by < p->height ? y + by : p->height;
    unsigned long sum[3] = {0}, weight = 0, n = 0;

    for (size_t v = y; v < bottom; v++)
        for (size_t u = x; u < right; u++, n++) {
            size_t i = v * p->width + u;
            unsigned long w = p->alpha ? p->alpha[i] : 255;

            weight += w;
            for (size_t c = 0; c < p->channels; c++)
                sum[c] += w * p->pixels[i * p->channels + c];
        }
    for (size_t c = 0; c < p->channels; c++)
        colour[c] = weight ? (unsigned char)((sum[c] + weight / 2) / weight) : 0;
    if (alpha != NULL)
        *alpha = (unsigned char)((weight + n / 2) / n);
}

void picture_reduce(struct arena *a, struct picture *p, size_t by)
{
    struct picture small = {.width = (p->width + by - 1) / by,
                            .height = (p->height + by - 1) / by,
                            .channels = p->channels};
    size_t n = small.width * small.height;

    if (by < 2)
        return;
    small.pixels = arena_raw(a, n * p->channels);
    small.alpha = p->alpha ? arena_raw(a, n) : NULL;
    for (size_t y = 0; y < small.height; y++)
        for (size_t x = 0; x < small.width; x++) {
            size_t i = y * small.width + x;

            mean(p, x * by, y * by, by, small.pixels + i * p->channels,
                 small.alpha ? small.alpha + i : NULL);
        }
    *p = small;
}
