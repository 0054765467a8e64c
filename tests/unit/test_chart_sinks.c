/*
 * test_chart_sinks.c - what is drawn stands in the SVG file and in the pixels of the PNG
 * picture; glyph outlines written short are those of the font.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/png.h"
#include "near.h"
#include "one_fonts.h"
#include "render/pdf/chart/png.h"
#include "render/pdf/chart/svg.h"
#include "render/pdf/draw/gradient.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/font/outline.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct shaped *shape(const char *text)
{
    return fonts_shape(fonts, FACE_REGULAR, "en", text, strlen(text));
}

/* --- SVG ------------------------------------------------------------------------- */

static const struct svg_head head = {.width = 100,
                                     .height = 50,
                                     .ground = 0xFFFFFF,
                                     .language = "en",
                                     .title = "Up & <away>",
                                     .description = "All of it."};

static struct svg svg;
static struct sink sink;

static void svg_open(void)
{
    svg_begin(&svg, fonts, 0x14202B, &arena);
    sink = svg_sink(&svg);
}

/* The file; its drawing when the mark of its ground is given. */
static const char *svg_file(void)
{
    struct buf out = {0};
    const char *text;

    svg_end(&svg, &head, &out);
    text = arena_strdup(&arena, out.data);
    buf_drop(&out);
    return text;
}

static const char *svg_drawing(void)
{
    static const char ground[] = "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    const char *at = strstr(svg_file(), ground);

    assert_non_null(at);
    return at + sizeof ground - 1;
}

static void test_a_rectangle_is_a_path_of_three_sides(void **state)
{
    (void)state;
    svg_open();
    sink.rect(&svg, 10, 20.25, 30.5, 40, 0xFF0000);
    sink.rect(&svg, -0.5, 0.004, 0.126, 1, 0x123456);
    assert_string_equal(svg_drawing(),
                        "<path d=\"M10 20.25h30.5v40h-30.5z\" fill=\"#f00\"/>\n"
                        "<path d=\"M-.5 0h.13v1h-.13z\" fill=\"#123456\"/>\n</svg>\n");
}

static void test_a_path_is_written_in_steps(void **state)
{
    const struct pen pen = {.fill = 0xAABBCC, .stroke = 0x445567, .width = 0.5};

    (void)state;
    svg_open();
    sink.move(&svg, 1, 2);
    sink.to(&svg, 5, 2);
    sink.to(&svg, 5, 7.1);
    sink.to(&svg, 9.25, 3);
    sink.close(&svg);
    sink.move(&svg, 2, 2);
    sink.curve(&svg, 3, 1, 4, 5, 6, 2.05);
    sink.paint(&svg, PAINT_STROKE, &pen);
    sink.rect_path(&svg, 1, 1, 2, 3);
    sink.paint(&svg, PAINT_FILL, &pen);
    assert_string_equal(svg_drawing(),
                        "<path d=\"M1 2h4v5.1l4.25-4.1zm1 0c1-1 2 3 4 .05\" fill=\"none\" "
                        "stroke=\"#445567\" stroke-width=\".5\"/>\n"
                        "<path d=\"M1 1h2v3h-2z\" fill=\"#abc\"/>\n</svg>\n");
}

/* A thousand steps of a third of a hundredth end where they should. */
static void test_steps_do_not_drift(void **state)
{
    const struct pen pen = {.stroke = 1, .width = 1};
    const char *s;
    double x = 0, y = 0;

    (void)state;
    svg_open();
    sink.move(&svg, 0, 0);
    for (int i = 1; i <= 1000; i++)
        sink.to(&svg, i / 300.0, i / 70.0);
    sink.paint(&svg, PAINT_STROKE, &pen);
    s = strchr(svg_drawing(), 'M') + strlen("M0 0");
    while (*s != '"') {
        char *end;
        char command = *s++;
        double step = strtod(s, &end);

        assert_true(end > s);
        if (command == 'l')
            y += strtod(end, &end);
        if (command == 'v')
            y += step;
        else
            x += step;
        s = end;
    }
    close_to(x, 1000 / 300.0, 0.0051, "x");
    close_to(y, 1000 / 70.0, 0.0051, "y");
}

static void test_what_is_no_number_is_none(void **state)
{
    (void)state;
    svg_open();
    sink.rect(&svg, NAN, INFINITY, 1, 1, 0);
    assert_null(strstr(svg_drawing(), "nan"));
    svg_open();
    sink.rect(&svg, NAN, INFINITY, 1, 1, 0);
    assert_null(strstr(svg_drawing(), "inf"));
}

static int count(const char *text, const char *what)
{
    int n = 0;

    for (; (text = strstr(text, what)) != NULL; text++)
        n++;
    return n;
}

/* Ten points: 500 units to the em are 50 to the point. */
static void test_letters_are_defined_once_and_stand_where_the_font_says(void **state)
{
    const struct shaped *s = shape("HoHo");
    const char *file;
    double x = 0;

    (void)state;
    svg_open();
    sink.text(&svg, s, 5, 20, 10, 0x14202B, false);
    sink.text(&svg, shape("Ho"), 5, 40, 10, 0xFF0000, false);
    file = svg_file();
    assert_int_equal(count(file, "<path id="), 2);
    assert_int_equal(count(file, "<use xlink:href=\"#a\""), 3);
    assert_int_equal(count(file, "<use xlink:href=\"#b\""), 3);
    assert_non_null(strstr(file, "<g transform=\"translate(5 20)scale(0.02)\">"));
    assert_non_null(
        strstr(file, "<g fill=\"#f00\" transform=\"translate(5 40)scale(0.02)\">"));
    assert_non_null(strstr(file, " fill=\"#14202b\" stroke-miterlimit"));
    for (int i = 0; i < s->nglyphs; i++) {
        const char *use =
            arena_printf(&arena, "\"#%c\" x=\"%ld\"/>", "ab"[i % 2], lround(x / 2));

        if (i > 0 && !strstr(file, use))
            fail_msg("no %s", use);
        x += (double)s->glyph[i].advance;
    }
    assert_int_equal(count(file, "</g>"), 2);
}

/* 80 letters: more than there are ids of one letter. */
static void test_no_two_letters_share_an_id(void **state)
{
    static const char text[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789.,:;!?+-*/()[]{}";
    const char *file, *at;
    int n = 0;

    (void)state;
    svg_open();
    for (const char *c = text; *c; c++)
        sink.text(&svg, shape((const char[]){*c, '\0'}), 5, 20, 10, 0, false);
    file = svg_file();
    for (at = file; (at = strstr(at, "<path id=\"")) != NULL; at++, n++) {
        const char *id =
            arena_strndup(&arena, at + 6, strcspn(at + 10, "\"") + 5); /* id="a" */

        assert_int_equal(count(file, id), 1);
        assert_int_equal(count(file, arena_printf(&arena, "#%s", id + 4)), 1);
    }
    assert_int_equal(n, sizeof text - 1);
}

static void test_clips_close_with_the_state_they_were_set_in(void **state)
{
    const char *text;

    (void)state;
    svg_open();
    sink.save(&svg);
    sink.clip_rect(&svg, 1, 2, 3, 4);
    sink.rect(&svg, 0, 0, 9, 9, 0);
    sink.restore(&svg);
    sink.rect(&svg, 5, 5, 1, 1, 0);
    text = svg_drawing();
    assert_string_equal(text, "<clipPath id=\"c1\"><path d=\"M1 2h3v4h-3z\"/></clipPath>\n"
                              "<g clip-path=\"url(#c1)\">\n"
                              "<path d=\"M0 0h9v9h-9z\" fill=\"#000\"/>\n</g>\n"
                              "<path d=\"M5 5h1v1h-1z\" fill=\"#000\"/>\n</svg>\n");
}

static void test_pens_say_what_differs_from_the_usual(void **state)
{
    const struct pen pen = {.stroke = 0x010203,
                            .width = 2,
                            .cap = CAP_ROUND,
                            .join = JOIN_BEVEL,
                            .dash = {3, 1.5},
                            .ndash = 2,
                            .stroke_clear = 0.25};

    (void)state;
    svg_open();
    sink.move(&svg, 0, 0);
    sink.to(&svg, 0, 9);
    sink.paint(&svg, PAINT_STROKE, &pen);
    assert_non_null(strstr(svg_drawing(),
                           "<path d=\"M0 0v9\" fill=\"none\" stroke=\"#010203\" "
                           "stroke-opacity=\".75\" stroke-width=\"2\" "
                           "stroke-linecap=\"round\" stroke-linejoin=\"bevel\" "
                           "stroke-dasharray=\"3 1.5\"/>"));
}

static void test_a_file_says_in_words_what_it_shows(void **state)
{
    const char *file;

    (void)state;
    svg_open();
    file = svg_file();
    assert_non_null(strstr(file, "<title id=\"title\">Up &amp; &lt;away&gt;</title>"));
    assert_non_null(strstr(file, "<desc id=\"desc\">All of it.</desc>"));
    assert_non_null(strstr(file, " xml:lang=\"en\" width=\"100pt\" height=\"50pt\" "
                                 "viewBox=\"0 0 100 50\""));
}

/* --- outlines -------------------------------------------------------------------- */

enum { POINTS = 2000 };

/* Ends of lines and curves and control points, in units of 1/1000 em. */
struct points {
    double x[POINTS], y[POINTS];
    int n;
    double start_x, start_y;
};

static void add_point(struct points *p, double x, double y)
{
    assert_true(p->n < POINTS);
    p->x[p->n] = x;
    p->y[p->n++] = y;
}

static void hear_move(void *points, int x, int y)
{
    struct points *p = points;

    p->start_x = x;
    p->start_y = y;
    add_point(p, x, y);
}

static void hear_line(void *points, int x, int y)
{
    struct points *p = points;
    double last_x = p->x[p->n - 1], last_y = p->y[p->n - 1];

    /* Lines that vanish in coarser units and those that closing draws are left out. */
    if (fabs(last_x - x) <= 2 && fabs(last_y - y) <= 2)
        return;
    if (x != p->start_x || y != p->start_y)
        add_point(p, x, y);
}

static void hear_curve(void *points, int x1, int y1, int x, int y)
{
    add_point(points, x1, y1);
    add_point(points, x, y);
}

static void hear_close(void *points)
{
    (void)points;
}

/* Reads path data as SVG says it is to be read. */
static void read_path(const char *s, struct points *p)
{
    const double unit = 1000.0 / OUTLINE_UNITS;
    double x = 0, y = 0, control_x = 0, control_y = 0, v[4];
    char command = '\0';

    while (*s) {
        int n;

        if (isalpha((unsigned char)*s))
            command = *s++;
        if (command == 'z') {
            x = p->start_x;
            y = p->start_y;
            continue;
        }
        n = command == 'q' ? 4 : command == 'h' || command == 'v' ? 1 : 2;
        for (int i = 0; i < n; i++) {
            char *end;

            v[i] = (double)strtol(s, &end, 10) * unit;
            assert_true(end > s);
            s = end;
        }
        if (command == 'q' || command == 't') {
            control_x = command == 'q' ? x + v[0] : 2 * x - control_x;
            control_y = command == 'q' ? y + v[1] : 2 * y - control_y;
            add_point(p, control_x, control_y);
        }
        x += command == 'v' ? 0 : v[n == 4 ? 2 : 0];
        y += command == 'h' ? 0 : command == 'v' ? v[0] : v[n - 1];
        add_point(p, x, y);
        if (command == 'm') {
            p->start_x = x;
            p->start_y = y;
        }
    }
}

static bool has_near(const struct points *p, double x, double y)
{
    for (int i = 0; i < p->n; i++)
        if (fabs(p->x[i] - x) <= 4.01 && fabs(p->y[i] - y) <= 4.01)
            return true;
    return false;
}

static void test_path_data_is_the_glyph_within_four_thousandths_of_an_em(void **state)
{
    static const char text[] = "aąbBgGĘłLkśŻżqQRSs058%&@жЖщЩыЮюфЁ«»–";
    static struct points wanted, found;
    const struct shaped *s = shape(text);
    const struct outline_pen pen = {&wanted, hear_move, hear_line, hear_curve, hear_close};
    int points = 0;

    (void)state;
    for (int r = 0; r < s->nruns; r++)
        for (int i = 0; i < s->run[r].n; i++) {
            unsigned id = s->glyph[s->run[r].first + i].id;

            wanted.n = found.n = 0;
            outline_draw(fonts, s->run[r].face, id, &pen);
            read_path(outline_path(fonts, s->run[r].face, id), &found);
            for (int k = 0; k < wanted.n; k++)
                if (!has_near(&found, wanted.x[k], wanted.y[k]))
                    fail_msg("glyph %u: %g %g is missing", id, wanted.x[k], wanted.y[k]);
            for (int k = 0; k < found.n; k++)
                if (!has_near(&wanted, found.x[k], found.y[k]))
                    fail_msg("glyph %u: %g %g is new", id, found.x[k], found.y[k]);
            points += found.n;
        }
    assert_true(points > 500);
}

/* --- PNG ------------------------------------------------------------------------- */

enum { WIDTH = 60, HEIGHT = 40 };

static struct png *png;

static void png_open(void)
{
    png = png_new(fonts, WIDTH, HEIGHT, 0xFFFFFF);
    sink = png_sink(png);
}

static struct picture png_picture(void)
{
    struct buf out = {0};
    struct picture p;
    const char *wrong;

    assert_true(png_finish(png, &out));
    wrong = png_decode(&arena, out.data, out.length, &p);
    buf_drop(&out);
    assert_null(wrong);
    assert_int_equal(p.width, WIDTH);
    assert_int_equal(p.height, HEIGHT);
    return p;
}

static unsigned pixel(const struct picture *p, int x, int y)
{
    const unsigned char *at = &p->pixels[((size_t)y * p->width + (size_t)x) * p->channels];

    return p->channels == 1 ? at[0] * 0x010101u
                            : (unsigned)at[0] << 16 | (unsigned)at[1] << 8 | at[2];
}

static void test_shapes_colour_their_pixels_and_no_others(void **state)
{
    const struct pen hole = {.fill = 0x0000FF, .even_odd = true};
    const struct pen line = {.stroke = 0x008000, .width = 4};
    const struct pen half = {.fill = 0x000000, .fill_clear = 0.5};
    struct picture p;

    (void)state;
    png_open();
    sink.rect(png, 2, 3, 10, 5, 0xFF0000);
    sink.rect_path(png, 20, 2, 12, 12);
    sink.rect_path(png, 23, 5, 6, 6);
    sink.paint(png, PAINT_FILL, &hole);
    sink.move(png, 2, 30);
    sink.to(png, 40, 30);
    sink.paint(png, PAINT_STROKE, &line);
    sink.rect_path(png, 50, 20, 5, 5);
    sink.paint(png, PAINT_FILL, &half);
    p = png_picture();
    assert_int_equal(pixel(&p, 2, 3), 0xFF0000);
    assert_int_equal(pixel(&p, 11, 7), 0xFF0000);
    assert_int_equal(pixel(&p, 12, 7), 0xFFFFFF);
    assert_int_equal(pixel(&p, 11, 8), 0xFFFFFF);
    assert_int_equal(pixel(&p, 21, 3), 0x0000FF);
    assert_int_equal(pixel(&p, 26, 8), 0xFFFFFF); /* in the hole */
    assert_int_equal(pixel(&p, 20, 28), 0x008000);
    assert_int_equal(pixel(&p, 20, 31), 0x008000);
    assert_int_equal(pixel(&p, 20, 27), 0xFFFFFF);
    assert_int_equal(pixel(&p, 20, 32), 0xFFFFFF);
    close_to(pixel(&p, 52, 22) & 255, 127.5, 1.5, "half covered");
}

static void test_a_clip_ends_with_the_state_it_was_set_in(void **state)
{
    struct picture p;

    (void)state;
    png_open();
    sink.save(png);
    sink.clip_rect(png, 10, 10, 10, 10);
    sink.rect(png, 0, 0, 30, 30, 0x112233);
    sink.restore(png);
    sink.rect(png, 40, 10, 5, 5, 0x445566);
    p = png_picture();
    assert_int_equal(pixel(&p, 15, 15), 0x112233);
    assert_int_equal(pixel(&p, 9, 15), 0xFFFFFF);
    assert_int_equal(pixel(&p, 20, 15), 0xFFFFFF);
    assert_int_equal(pixel(&p, 42, 12), 0x445566);
}

/* An H 20 points high: two stems, a bar between them, nothing above it. */
static void test_letters_are_filled_outlines(void **state)
{
    const struct shaped *s = shape("H");
    double width = (double)s->glyph[0].advance * 30 / 1000;
    struct picture p;
    int dark = 0;

    (void)state;
    png_open();
    sink.text(png, s, 10, 35, 30, 0x000000, false);
    p = png_picture();
    for (int x = 0; x < WIDTH; x++)
        for (int y = 0; y < HEIGHT; y++) {
            bool inside = x >= 10 && x <= 10 + width && y >= 12 && y < 36;

            if (pixel(&p, x, y) != 0xFFFFFF && !inside)
                fail_msg("%d %d is outside", x, y);
            dark += pixel(&p, x, y) == 0;
        }
    assert_true(dark > 60 && dark < 300);
    assert_int_equal(pixel(&p, (int)(10 + width / 2), 16), 0xFFFFFF);
    assert_int_not_equal(pixel(&p, (int)(10 + width / 2), 24), 0xFFFFFF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_rectangle_is_a_path_of_three_sides),
        cmocka_unit_test(test_a_path_is_written_in_steps),
        cmocka_unit_test(test_steps_do_not_drift),
        cmocka_unit_test(test_what_is_no_number_is_none),
        cmocka_unit_test(test_letters_are_defined_once_and_stand_where_the_font_says),
        cmocka_unit_test(test_no_two_letters_share_an_id),
        cmocka_unit_test(test_clips_close_with_the_state_they_were_set_in),
        cmocka_unit_test(test_pens_say_what_differs_from_the_usual),
        cmocka_unit_test(test_a_file_says_in_words_what_it_shows),
        cmocka_unit_test(test_path_data_is_the_glyph_within_four_thousandths_of_an_em),
        cmocka_unit_test(test_shapes_colour_their_pixels_and_no_others),
        cmocka_unit_test(test_a_clip_ends_with_the_state_it_was_set_in),
        cmocka_unit_test(test_letters_are_filled_outlines),
    };

    return cmocka_run_group_tests_name("chart sinks", tests, open_fonts, drop_fonts);
}
