/* The canvas: exact operators for text, paths, state and marked content. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "one_fonts.h"
#include "render/pdf/draw/gradient.h"
#include "render/pdf/font/operators.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct buf out;
static struct canvas canvas;
static struct resources resources;

/* Each test draws on an empty page 100 points high. */
static int begin(void **state)
{
    (void)state;
    buf_clear(&out);
    canvas_begin(&canvas, &out, 100, fonts);
    resources = (struct resources){.arena = &arena};
    canvas.resources = &resources;
    return 0;
}

static const struct shaped *shape(const char *text)
{
    return fonts_shape(fonts, FACE_REGULAR, "en", text, strlen(text));
}

/* The glyphs of a text, four hexadecimal digits each; up to four results at a time. */
static const char *hex(const char *text)
{
    static char results[4][64];
    static int turn;
    char *result = results[turn++ % 4];
    const struct shaped *s = shape(text);

    result[0] = '\0';
    for (int i = 0; i < s->nglyphs; i++)
        snprintf(result + 4 * (size_t)i, 5, "%04X", s->glyph[i].id);
    return result;
}

/* The page's operators with strings of glyphs in hexadecimal. */
static const char *readable(void)
{
    struct buf text = {0};
    bool inside = false;
    char *copy;

    for (size_t i = 0; i < out.length; i++) {
        char c = out.data[i];

        if (!inside || c == ')') {
            inside = c == '(';
            buf_putc(&text, c == '(' ? '<' : c == ')' ? '>' : c);
            continue;
        }
        if (c == '\\') {
            c = out.data[++i];
            c = c == 'r' ? '\r' : c;
        }
        buf_printf(&text, "%02X", (unsigned char)c);
    }
    copy = arena_strdup(&arena, buf_text(&text));
    buf_drop(&text);
    return copy;
}

static void expect(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void expect(const char *format, ...)
{
    char text[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    canvas_flush(&canvas);
    assert_string_equal(readable(), text);
}

static void text_is_placed_from_the_top(void **state)
{
    (void)state;
    canvas_text(&canvas, shape("H"), 10, 20, 12, 0);
    expect("BT\n10 80 Td\n/F1 12 Tf\n[<%s>]TJ\nET\n", hex("H"));
}

static void glyph_codes_are_escaped_in_strings(void **state)
{
    (void)state;
    put_glyph(&out, 0x2829);
    put_glyph(&out, 0x5C0D);
    put_glyph(&out, 0x0A00);
    assert_int_equal(out.length, 10);
    assert_memory_equal(out.data, "\\(\\)\\\\\\r\n\0", 10);
}

static void adjoining_words_share_an_array(void **state)
{
    double width = shape("HH")->width * 10;

    (void)state;
    canvas_text(&canvas, shape("HH"), 10, 20, 10, 0);
    canvas_text(&canvas, shape("H"), 10 + width, 20, 10, 0);
    expect("BT\n10 80 Td\n/F1 10 Tf\n[<%s>]TJ\nET\n", hex("HHH"));
}

static void gap_on_a_line_is_an_adjustment(void **state)
{
    double width = shape("H")->glyph[0].width / 100.0;

    (void)state;
    canvas_text(&canvas, shape("H"), 10, 20, 10, 0);
    canvas_text(&canvas, shape("H"), 10 + width + 2.5, 20, 10, 0);
    expect("BT\n10 80 Td\n/F1 10 Tf\n[<%s>-250<%s>]TJ\nET\n", hex("H"), hex("H"));
}

static void next_line_is_a_relative_move(void **state)
{
    (void)state;
    canvas_text(&canvas, shape("H"), 10, 20, 10, 0);
    canvas_text(&canvas, shape("H"), 10, 34.5, 10, 0);
    expect("BT\n10 80 Td\n/F1 10 Tf\n[<%s>]TJ\n0 -14.5 Td\n[<%s>]TJ\nET\n", hex("H"),
           hex("H"));
}

static void kerning_is_written_between_glyphs(void **state)
{
    const struct shaped *s = shape("AV");
    long kern = lround((double)s->glyph[0].width - (double)s->glyph[0].advance);

    (void)state;
    assert_true(kern > 20);
    canvas_text(&canvas, s, 0, 100, 10, 0);
    expect("BT\n0 0 Td\n/F1 10 Tf\n[<%04X>%ld<%04X>]TJ\nET\n", s->glyph[0].id, kern,
           s->glyph[1].id);
}

static void colour_is_set_when_it_changes(void **state)
{
    (void)state;
    canvas_text(&canvas, shape("H"), 0, 100, 10, 0x336699);
    canvas_text(&canvas, shape("H"), 0, 100, 10, 0x336699);
    canvas_rect(&canvas, 0, 0, 5, 5, 0x336699);
    canvas_rect(&canvas, 0, 0, 5, 5, 0x808080);
    canvas_flush(&canvas);
    assert_ptr_equal(strstr(buf_text(&out), "rg"),
                     strstr(buf_text(&out), ".2 .4 .6 rg") + 9);
    assert_null(strstr(strstr(buf_text(&out), "rg") + 2, "rg"));
    assert_non_null(strstr(readable(), ".502 g\n"));
}

static void hyphen_at_a_line_end_reads_as_a_soft_hyphen(void **state)
{
    (void)state;
    canvas_hyphen(&canvas, shape("-"), 10, 20, 10, 0);
    expect("BT\n10 80 Td\n/F1 10 Tf\n/Span<</ActualText<FEFF00AD>>>BDC\n<%s>Tj\nEMC\nET\n",
           hex("-"));
}

static void second_text_of_a_glyph_is_an_actual_text(void **state)
{
    /* Lato draws the hyphen U+2010 with the glyph of the hyphen-minus. */
    (void)state;
    canvas_text(&canvas, shape("-"), 0, 20, 10, 0);
    canvas_flush(&canvas);
    buf_clear(&out);
    canvas_text(&canvas, shape("H\u2010H"), 0, 20, 10, 0);
    expect("BT\n0 80 Td\n[<%s>]TJ\n/Span<</ActualText<FEFF2010>>>BDC\n<%s>Tj\nEMC\n"
           "[<%s>]TJ\nET\n",
           hex("H"), hex("-"), hex("H"));
}

static void rectangle_and_line(void **state)
{
    const struct pen pen = {.stroke = 0, .width = 0.5};

    (void)state;
    canvas_rect(&canvas, 10, 20, 30, 40, 0xFF0000);
    canvas_move(&canvas, 0, 0);
    canvas_to(&canvas, 50, 0);
    canvas_paint(&canvas, PAINT_STROKE, &pen);
    expect("1 0 0 rg\n10 40 30 40 re\nf\n.5 w\n0 100 m\n50 100 l\nS\n");
}

static void state_stands_before_the_path_it_paints(void **state)
{
    const struct pen pen = {.fill = 0x0000FF,
                            .stroke = 0x00FF00,
                            .width = 2,
                            .even_odd = true,
                            .cap = CAP_ROUND,
                            .join = JOIN_ROUND,
                            .dash = {2.5, 1.75},
                            .ndash = 2};
    const struct pen solid = {.fill = 0x0000FF, .stroke = 0x00FF00, .width = 2};

    (void)state;
    canvas_move(&canvas, 0, 100);
    canvas_curve(&canvas, 1, 99, 2, 98, 3, 97);
    canvas_close(&canvas);
    canvas_paint(&canvas, PAINT_BOTH, &pen);
    canvas_move(&canvas, 0, 100);
    canvas_to(&canvas, 1, 100);
    canvas_paint(&canvas, PAINT_STROKE, &solid);
    expect("0 0 1 rg\n0 1 0 RG\n2 w\n1 J\n1 j\n[2.5 1.75 ]0 d\n"
           "0 0 m\n1 1 2 2 3 3 c\nh\nB*\n"
           "0 J\n0 j\n[]0 d\n0 0 m\n1 0 l\nS\n");
}

static void round_rectangle_limits_its_radius(void **state)
{
    (void)state;
    canvas_round_rect(&canvas, 0, 0, 20, 10, 100, 0);
    canvas_flush(&canvas);
    assert_ptr_equal(strstr(buf_text(&out), "5 100 m\n15 100 l\n"), buf_text(&out));
    buf_clear(&out);
    canvas_round_rect(&canvas, 0, 0, 20, 10, 0, 0);
    expect("0 90 20 10 re\nf\n");
}

/* The resource dictionary's entries. */
static void expect_resources(const char *expected)
{
    struct buf text = {0};

    resources_write(&resources, &text);
    assert_string_equal(buf_text(&text), expected);
    buf_drop(&text);
}

static void gradient_is_a_pattern_clipped_by_its_path(void **state)
{
    const unsigned ends[] = {0xFF0000, 0x0000FF};

    (void)state;
    gradient_rect(&canvas, 10, 20, 30, 40, 0, ends, false);
    canvas_rect(&canvas, 0, 0, 1, 1, 0);
    expect("/Pattern cs/P1 scn\n10 40 30 40 re\nf\n0 g\n0 99 1 1 re\nf\n");
    expect_resources("/Pattern<</P1<</PatternType 2/Matrix[30 0 0 -1 10 100]"
                     "/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Extend[true true]"
                     "/Coords[0 0 1 0]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]"
                     "/C1[0 0 1]/N 1>>>>>>>>");
}

static void equal_gradients_are_one_resource(void **state)
{
    const unsigned ends[] = {0xFF0000, 0x0000FF};

    (void)state;
    gradient_rect(&canvas, 10, 20, 30, 40, 0, ends, false);
    gradient_rect(&canvas, 10, 70, 30, 20, 4, ends, false); /* elsewhere, as wide */
    assert_int_equal(resources.patterns.n, 1);
    gradient_rect(&canvas, 10, 20, 30, 40, 0, ends, true);
    gradient_rect(&canvas, 10, 30, 30, 40, 0, ends, true);
    assert_int_equal(resources.patterns.n, 3);
}

static void stops_of_a_gradient_are_stitched(void **state)
{
    /* A hard edge in the middle, and ends that are not at 0 and 1. */
    static const struct gradient_stop stops[] = {
        {0.25, 0xFF0000}, {0.5, 0x00FF00}, {0.5, 0x0000FF}, {1, 0xFFFFFF}};
    const struct gradient g = {
        .radial = true, .to = {0, 0, 50}, .stop = stops, .nstops = 4};
    const struct matrix same = {1, 0, 0, 1, 0, 0};

    (void)state;
    assert_int_equal(gradient_pattern(&canvas, &g, &same), 1);
    expect_resources(
        "/Pattern<</P1<</PatternType 2/Matrix[1 0 0 -1 0 100]"
        "/Shading<</ShadingType 3/ColorSpace/DeviceRGB/Extend[true true]"
        "/Coords[0 0 0 0 0 50]/Function<</FunctionType 3/Domain[0 1]/Functions["
        "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[1 0 0]/N 1>>"
        "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 1 0]/N 1>>"
        "<</FunctionType 2/Domain[0 1]/C0[0 0 1]/C1[1 1 1]/N 1>>]"
        "/Bounds[0.25 0.5]/Encode[0 1 0 1 0 1]>>>>>>>>");
}

static void restore_forgets_what_was_set(void **state)
{
    (void)state;
    canvas_save(&canvas);
    canvas_clip_rect(&canvas, 0, 0, 10, 10);
    canvas_rect(&canvas, 0, 0, 5, 5, 0xFF0000);
    canvas_restore(&canvas);
    canvas_rect(&canvas, 0, 0, 5, 5, 0xFF0000);
    expect(
        "q\n0 90 10 10 re\nW n\n1 0 0 rg\n0 95 5 5 re\nf\nQ\n1 0 0 rg\n0 95 5 5 re\nf\n");
}

static void marks_close_the_text_object(void **state)
{
    (void)state;
    canvas_begin_marked(&canvas, "P", 7);
    canvas_text(&canvas, shape("H"), 0, 100, 10, 0);
    canvas_end_marked(&canvas);
    canvas_begin_artifact(&canvas, "Layout");
    canvas_end_marked(&canvas);
    canvas_begin_artifact(&canvas, "Footer");
    canvas_end_marked(&canvas);
    expect("/P<</MCID 7>>BDC\nBT\n0 0 Td\n/F1 10 Tf\n[<%s>]TJ\nET\nEMC\n"
           "/Artifact<</Type/Layout>>BDC\nEMC\n"
           "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nEMC\n",
           hex("H"));
}

static void numbers_that_are_not_finite_become_zero(void **state)
{
    (void)state;
    canvas_rect(&canvas, (double)NAN, 0, (double)INFINITY, 1e30, 0);
    expect("0 0 0 0 re\nf\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(text_is_placed_from_the_top, begin),
        cmocka_unit_test_setup(glyph_codes_are_escaped_in_strings, begin),
        cmocka_unit_test_setup(adjoining_words_share_an_array, begin),
        cmocka_unit_test_setup(gap_on_a_line_is_an_adjustment, begin),
        cmocka_unit_test_setup(next_line_is_a_relative_move, begin),
        cmocka_unit_test_setup(kerning_is_written_between_glyphs, begin),
        cmocka_unit_test_setup(colour_is_set_when_it_changes, begin),
        cmocka_unit_test_setup(hyphen_at_a_line_end_reads_as_a_soft_hyphen, begin),
        cmocka_unit_test_setup(second_text_of_a_glyph_is_an_actual_text, begin),
        cmocka_unit_test_setup(rectangle_and_line, begin),
        cmocka_unit_test_setup(state_stands_before_the_path_it_paints, begin),
        cmocka_unit_test_setup(round_rectangle_limits_its_radius, begin),
        cmocka_unit_test_setup(gradient_is_a_pattern_clipped_by_its_path, begin),
        cmocka_unit_test_setup(equal_gradients_are_one_resource, begin),
        cmocka_unit_test_setup(stops_of_a_gradient_are_stitched, begin),
        cmocka_unit_test_setup(restore_forgets_what_was_set, begin),
        cmocka_unit_test_setup(marks_close_the_text_object, begin),
        cmocka_unit_test_setup(numbers_that_are_not_finite_become_zero, begin),
    };

    return cmocka_run_group_tests(tests, open_fonts, drop_fonts);
}
