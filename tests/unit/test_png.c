/*
 * test_png.c - PNG files of all kinds are read right, damaged ones are refused; as logos
 * they become img elements.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/base64.h"
#include "base/png.h"
#include "compose/logo.h"
#include "compose/markup.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 13, HEIGHT = 9 }; /* odd, so that interlacing leaves rests */

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

/* --- files ------------------------------------------------------------------------ */

static void put_bytes(png_structp png, png_bytep bytes, size_t length)
{
    buf_put(png_get_io_ptr(png), bytes, length);
}

static void flush(png_structp png)
{
    (void)png;
}

struct kind {
    const char *name;
    int colour, bits, interlace;
    bool clear_index; /* a tRNS chunk */
};

static const struct kind kinds[] = {
    {"grey 1", PNG_COLOR_TYPE_GRAY, 1, PNG_INTERLACE_NONE, false},
    {"grey 2", PNG_COLOR_TYPE_GRAY, 2, PNG_INTERLACE_ADAM7, false},
    {"grey 4", PNG_COLOR_TYPE_GRAY, 4, PNG_INTERLACE_NONE, true},
    {"grey 8", PNG_COLOR_TYPE_GRAY, 8, PNG_INTERLACE_ADAM7, false},
    {"grey 16", PNG_COLOR_TYPE_GRAY, 16, PNG_INTERLACE_NONE, false},
    {"grey alpha 8", PNG_COLOR_TYPE_GRAY_ALPHA, 8, PNG_INTERLACE_NONE, false},
    {"grey alpha 16", PNG_COLOR_TYPE_GRAY_ALPHA, 16, PNG_INTERLACE_ADAM7, false},
    {"palette 1", PNG_COLOR_TYPE_PALETTE, 1, PNG_INTERLACE_NONE, false},
    {"palette 2", PNG_COLOR_TYPE_PALETTE, 2, PNG_INTERLACE_ADAM7, true},
    {"palette 4", PNG_COLOR_TYPE_PALETTE, 4, PNG_INTERLACE_NONE, true},
    {"palette 8", PNG_COLOR_TYPE_PALETTE, 8, PNG_INTERLACE_NONE, false},
    {"colour 8", PNG_COLOR_TYPE_RGB, 8, PNG_INTERLACE_NONE, true},
    {"colour 16", PNG_COLOR_TYPE_RGB, 16, PNG_INTERLACE_ADAM7, false},
    {"colour alpha 8", PNG_COLOR_TYPE_RGB_ALPHA, 8, PNG_INTERLACE_ADAM7, false},
    {"colour alpha 16", PNG_COLOR_TYPE_RGB_ALPHA, 16, PNG_INTERLACE_NONE, false},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static unsigned channels_of(int colour)
{
    return colour == PNG_COLOR_TYPE_RGB_ALPHA    ? 4
           : colour == PNG_COLOR_TYPE_RGB        ? 3
           : colour == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                                                 : 1;
}

/* The sample of a picture at a place, from 0 to its largest value. */
static unsigned sample(const struct kind *k, unsigned x, unsigned y, unsigned channel)
{
    unsigned most = (1u << k->bits) - 1;

    return (x * 2477 + y * 5209 + channel * 15101 + (x * y) % 7 * 977) % (most + 1);
}

static png_color palette[256];

/* The palette, and what tRNS makes clear: entry 1, or the colour of the sample at (1, 1).
 */
static void describe(png_structp png, png_infop info, const struct kind *k)
{
    png_byte alpha[2] = {255, 100};
    png_color_16 clear = {.red = (png_uint_16)sample(k, 1, 1, 0),
                          .green = (png_uint_16)sample(k, 1, 1, 1),
                          .blue = (png_uint_16)sample(k, 1, 1, 2),
                          .gray = (png_uint_16)sample(k, 1, 1, 0)};
    bool indexed = k->colour == PNG_COLOR_TYPE_PALETTE;

    for (int i = 0; i < 256; i++)
        palette[i] = (png_color){(png_byte)(i * 3), (png_byte)(255 - i), (png_byte)(i * 7)};
    if (indexed)
        png_set_PLTE(png, info, palette, 1 << k->bits);
    if (k->clear_index)
        png_set_tRNS(png, info, indexed ? alpha : NULL, indexed ? 2 : 0,
                     indexed ? NULL : &clear);
}

static void file_of(const struct kind *k, struct buf *out)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    unsigned n = channels_of(k->colour);
    unsigned char row[HEIGHT][WIDTH * 8];
    png_bytep rows[HEIGHT];

    buf_clear(out);
    png_set_write_fn(png, out, put_bytes, flush);
    png_set_IHDR(png, info, WIDTH, HEIGHT, k->bits, k->colour, k->interlace,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    describe(png, info, k);
    png_write_info(png, info);
    if (k->bits < 8)
        png_set_packing(png);
    for (unsigned y = 0; y < HEIGHT; y++) {
        unsigned char *to = row[y];
        for (unsigned x = 0; x < WIDTH; x++)
            for (unsigned c = 0; c < n; c++) {
                unsigned v = sample(k, x, y, c);
                if (k->bits == 16)
                    *to++ = (unsigned char)(v >> 8);
                *to++ = (unsigned char)(v & 255);
            }
        rows[y] = row[y];
    }
    png_write_image(png, rows);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
}

/* --- what must come out ------------------------------------------------------------- */

static unsigned to_byte(const struct kind *k, unsigned v)
{
    unsigned most = (1u << k->bits) - 1;

    return (v * 255 + most / 2) / most;
}

/* Red, green, blue and alpha of a place. */
static void expected(const struct kind *k, unsigned x, unsigned y, unsigned rgba[4])
{
    unsigned n = channels_of(k->colour), v[4];
    bool same = true;

    for (unsigned c = 0; c < 4; c++) {
        v[c] = c < n ? sample(k, x, y, c) : 0;
        same = same && (c >= n || v[c] == sample(k, 1, 1, c));
    }
    rgba[3] = 255;
    if (k->colour == PNG_COLOR_TYPE_PALETTE) {
        rgba[0] = palette[v[0]].red;
        rgba[1] = palette[v[0]].green;
        rgba[2] = palette[v[0]].blue;
        rgba[3] = k->clear_index && v[0] == 1 ? 100 : 255;
        return;
    }
    for (unsigned c = 0; c < 3; c++)
        rgba[c] = to_byte(k, n < 3 ? v[0] : v[c]);
    if (n == 2 || n == 4)
        rgba[3] = to_byte(k, v[n - 1]);
    if (k->clear_index && same)
        rgba[3] = 0;
}

static void check_picture(const struct kind *k, const struct picture *p)
{
    assert_int_equal(p->width, WIDTH);
    assert_int_equal(p->height, HEIGHT);
    for (unsigned y = 0; y < HEIGHT; y++)
        for (unsigned x = 0; x < WIDTH; x++) {
            size_t i = y * WIDTH + x;
            unsigned want[4];

            expected(k, x, y, want);
            for (size_t c = 0; c < 4; c++) {
                unsigned got =
                    c == 3 ? (p->alpha ? p->alpha[i] : 255)
                           : p->pixels[i * p->channels + (p->channels == 3 ? c : 0)];
                if (got != want[c])
                    fail_msg("%s at %u, %u, channel %zu: %u, not %u", k->name, x, y, c, got,
                             want[c]);
            }
        }
}

static void every_kind_of_file_is_read(void **state)
{
    struct buf file = {0}, again = {0};

    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        struct picture p, q;

        file_of(&kinds[i], &file);
        assert_true(png_recognised(file.data, file.length));
        assert_null(png_decode(&arena, file.data, file.length, &p));
        check_picture(&kinds[i], &p);
        /* What we write ourselves says the same. */
        buf_clear(&again);
        assert_true(png_encode(&p, &again));
        assert_null(png_decode(&arena, again.data, again.length, &q));
        check_picture(&kinds[i], &q);
    }
    buf_drop(&file);
    buf_drop(&again);
}

static void damaged_files_are_refused(void **state)
{
    struct buf file = {0};
    struct picture p;

    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        file_of(&kinds[i], &file);
        for (size_t n = 0; n < file.length; n++) {
            assert_non_null(png_decode(&arena, file.data, n, &p));
            for (int bit = 0; bit < 8; bit++) {
                file.data[n] = (char)(file.data[n] ^ 1 << bit);
                png_decode(&arena, file.data, file.length, &p); /* must come back */
                file.data[n] = (char)(file.data[n] ^ 1 << bit);
            }
            arena_reset(&arena);
        }
    }
    /* A bit of the picture itself is told by its checksum. */
    file_of(&kinds[11], &file);
    file.data[file.length - 30] ^= 1;
    assert_non_null(strstr(png_decode(&arena, file.data, file.length, &p), "damaged PNG"));
    buf_drop(&file);
}

/* A few bytes may ask for gigabytes. */
static void enormous_pictures_are_refused(void **state)
{
    struct buf file = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    struct picture p;

    (void)state;
    png_set_write_fn(png, &file, put_bytes, flush);
    png_set_IHDR(png, info, 30000, 30000, 16, PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    png_destroy_write_struct(&png, &info);
    buf_put(&file, "\0\0\0\0IDAT\x35\xAF\x06\x1E", 12); /* the picture begins, empty */
    assert_non_null(
        strstr(png_decode(&arena, file.data, file.length, &p), "16 megapixels"));
    buf_drop(&file);
}

static void reducing_takes_means_and_leaves_clear_samples_out(void **state)
{
    unsigned char pixels[] = {10, 20, 255, 30, 40, 255},
                  alpha[] = {255, 255, 0, 255, 255, 128};
    struct picture p = {
        .width = 3, .height = 2, .channels = 1, .pixels = pixels, .alpha = alpha};

    (void)state;
    picture_reduce(&arena, &p, 2);
    assert_int_equal(p.width, 2);
    assert_int_equal(p.height, 1);
    assert_int_equal(p.pixels[0], 25);
    assert_int_equal(p.alpha[0], 255);
    assert_int_equal(p.pixels[1], 255);
    assert_int_equal(p.alpha[1], 64);
}

static void base64_goes_there_and_back(void **state)
{
    static const char *const wrong[] = {"A",
                                        "AB=",
                                        "ABC=D",
                                        "A===",
                                        "AB C",
                                        "ABCDE",
                                        "AB=="
                                        "CDEF"};
    struct buf text = {0}, bytes = {0};

    (void)state;
    for (size_t n = 0; n < 8; n++) {
        buf_clear(&text);
        buf_clear(&bytes);
        base64_put(&text, "\xFF\x00\x7Fwxyz", n);
        assert_true(base64_take(&bytes, buf_text(&text)));
        assert_int_equal(bytes.length, n);
        assert_memory_equal(buf_text(&bytes), "\xFF\x00\x7Fwxyz", n);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(base64_take(&bytes, wrong[i]));
    buf_drop(&text);
    buf_drop(&bytes);
}

static void a_png_logo_is_an_image_with_a_name(void **state)
{
    struct diag d = {.arena = &arena};
    struct buf file = {0};
    struct logo_file logo;
    const char *markup;

    (void)state;
    file_of(&kinds[13], &file);
    logo = (struct logo_file){file.data, file.length, "brands/b/logo.png"};
    markup = logo_markup(&arena, &logo, "A & B", &d);
    assert_non_null(markup);
    assert_non_null(strstr(markup, "\" alt=\"A &amp; B\" width=\"69\" height=\"48\"/>"));
    assert_ptr_equal(strstr(markup, "<img src=\"data:image/png;base64,iVBOR"), markup);
    markup = arena_printf(&arena, "<div>%s</div>", markup);
    assert_non_null(markup_parse(&arena, markup, strlen(markup), "a", &d));
    assert_null(d.first);
    logo.length--;
    assert_null(logo_markup(&arena, &logo, "A", &d));
    assert_int_equal(d.first->code, DIAG_BRAND_LOGO);
    assert_string_equal(d.first->at.file, "brands/b/logo.png");
    buf_drop(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_file_is_read),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(enormous_pictures_are_refused),
        cmocka_unit_test(reducing_takes_means_and_leaves_clear_samples_out),
        cmocka_unit_test(base64_goes_there_and_back),
        cmocka_unit_test(a_png_logo_is_an_image_with_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, tear_down);
}
