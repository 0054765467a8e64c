/* Drawings: the operators of each svg element, lengths in percent, nested drawings, sizes.
 * A drawing of 100 x 100 px without viewBox on a page 75 pt high: x * 0.75, 75 - y * 0.75.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "compose/markup.h"
#include "one_fonts.h"
#include "render/pdf/draw/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct theme theme = {.light = {
#define X(name, class, light, dark, on_light, on_dark) [ROLE_##name] = light,
                                 ROLES(X)
#undef X
                             }};
static struct buf out;
static struct resources resources = {.arena = &arena};
static const struct surroundings around = {
    .theme = &theme, .language = "en", .ink = 0x14202B, .ground = 0xFFFFFF};

static const struct node *parse(const char *svg)
{
    const char *text = arena_printf(&arena, "<div>%s</div>", svg);
    const struct node *root = markup_parse(&arena, text, strlen(text), "test.html", &diag);

    if (root == NULL)
        fail_msg("not understood: %s: %s", svg, diag.last ? diag.last->detail : "");
    return root->first->first;
}

/* The operators of a drawing in a box of this size in points, its top left on the page's.
 */
static const char *drawn(const char *svg, double width, double height)
{
    struct canvas canvas;

    buf_clear(&out);
    canvas_begin(&canvas, &out, height, fonts);
    canvas.resources = &resources;
    figure_draw(&canvas, parse(svg), &around, 0, 0, width, height);
    return buf_text(&out);
}

/* The operators of elements in a drawing of 100 x 100 px. */
static const char *shapes(const char *elements)
{
    return drawn(arena_printf(&arena, "<svg>%s</svg>", elements), 75, 75);
}

struct expectation {
    const char *svg, *operators;
};

static void check_all(const struct expectation *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(shapes(cases[i].svg), cases[i].operators) != 0)
            fail_msg("%s\ngave\n%sinstead of\n%s", cases[i].svg, buf_text(&out),
                     cases[i].operators);
}
#define CHECK(cases) check_all(cases, sizeof cases / sizeof *cases)

/* In these drawings the fill is black, which is the page's initial colour. */
static void each_element_has_its_operators(void **state)
{
    static const struct expectation cases[] = {
        {"<rect x='10' y='20' width='40' height='8' fill='#000000'/>",
         "7.5 54 30 6 re\nf\n"},
        {"<rect width='0' height='8'/>", ""},
        {"<rect width='8' height='8' fill='none'/>", ""},
        {"<line x1='0' y1='0' x2='100' y2='100' stroke='#000000' stroke-width='2'/>",
         "1.5 w\n0 75 m\n75 0 l\nS\n"},
        {"<line x1='0' y1='0' x2='100' y2='100'/>", ""},
        {"<polyline points='0,0 20,20,40 0' fill='none' stroke='#000000'/>",
         ".75 w\n0 75 m\n15 60 l\n30 75 l\nS\n"},
        {"<polygon points='0,0 20,20 40,0' fill='#000000'/>",
         "0 75 m\n15 60 l\n30 75 l\nh\nf\n"},
        {"<circle cx='20' cy='20' r='20' fill='#000000'/>",
         "15 75 m\n23.28 75 30 68.28 30 60 c\n30 51.72 23.28 45 15 45 c\n"
         "6.72 45 0 51.72 0 60 c\n0 68.28 6.72 75 15 75 c\nh\nf\n"},
        {"<ellipse cx='20' cy='20' rx='20' ry='0' fill='#000000'/>", ""},
        {"<g fill='#000000' stroke='#000000'><rect width='4' height='4'/></g>",
         ".75 w\n0 75 3 -3 re\nB\n"},
        {"<rect width='4' height='4' fill='#000000' data-for='html'/>", ""},
    };

    (void)state;
    CHECK(cases);
}

static void path_commands(void **state)
{
    static const struct expectation cases[] = {
        {"<path fill='#000000' d='M0 0H100V100h-100z'/>", "0 75 75 -75 re\nf\n"},
        {"<path fill='#000000' d='M0 0h4v4h-4zM8 0H4V4H8Z'/>",
         "0 75 3 -3 re\n6 75 -3 -3 re\nf\n"},
        {"<path fill='#000000' d='M0 0v4h4v-4z'/>",
         "0 75 m\n0 72 l\n3 72 l\n3 75 l\nh\nf\n"},
        {"<path fill='#000000' d='M0 0h4v4h-4v-2z'/>",
         "0 75 m\n3 75 l\n3 72 l\n0 72 l\n0 73.5 l\nh\nf\n"},
        {"<path fill='#000000' d='M0 0h4v4h-8z'/>",
         "0 75 m\n3 75 l\n3 72 l\n-3 72 l\nh\nf\n"},
        {"<path fill='#000000' d='M0 0h4v4h-4'/>", "0 75 m\n3 75 l\n3 72 l\n0 72 l\nf\n"},
        {"<path fill='#000000' d='m20,20 20 0l0 20Z'/>",
         "15 60 m\n30 60 l\n30 45 l\nh\nf\n"},
        {"<path fill='#000000' d='M0 0C10 0 20 10 20 20S10 40 0 40'/>",
         "0 75 m\n7.5 75 15 67.5 15 60 c\n15 52.5 7.5 45 0 45 c\nf\n"},
        {"<path fill='#000000' d='M0 0q30 0 30 30t30 30'/>",
         "0 75 m\n15 75 22.5 67.5 22.5 52.5 c\n22.5 37.5 30 30 45 30 c\nf\n"},
        {"<path fill='#000000' d='M-.5.5-1e1,2'/>", "-.38 74.63 m\n-7.5 73.5 l\nf\n"},
        /* a half circle, upper side: from the left over the top to the right */
        {"<path fill='#000000' d='M0 20A20 20 0 0 1 40 20'/>",
         "0 60 m\n0 68.28 6.72 75 15 75 c\n23.28 75 30 68.28 30 60 c\nf\n"},
        {"<path fill='#000000' d='M0 20a20 20 0 0140 0'/>",
         "0 60 m\n0 68.28 6.72 75 15 75 c\n23.28 75 30 68.28 30 60 c\nf\n"},
        {"<path fill='#000000' d='M0 20A0 20 0 0 1 40 20'/>", "0 60 m\n30 60 l\nf\n"},
        {"<path fill='#000000' d='M0 0L20 20 40'/>", "0 75 m\n15 60 l\nf\n"},
        {"<path fill='#000000' d='L20 20'/>", ""},
        {"<path fill='#000000' d=''/>", ""},
        {"<path fill='#000000' d='M0 0L20 20bogus'/>", "0 75 m\n15 60 l\nf\n"},
    };

    (void)state;
    CHECK(cases);
}

static void transforms_are_applied_from_the_right(void **state)
{
    static const struct expectation cases[] = {
        {"<g transform='translate(10 20)'><rect width='4' height='4' fill='#000000'/></g>",
         "7.5 57 3 3 re\nf\n"},
        {"<g transform='translate(10) scale(2)'><rect width='4' height='4' "
         "fill='#000000'/></g>",
         "7.5 69 6 6 re\nf\n"},
        {"<line transform='rotate(90)' x2='40' stroke='#000000'/>",
         ".75 w\n0 75 m\n0 45 l\nS\n"},
        {"<line transform='rotate(90 20 20)' x2='40' stroke='#000000'/>",
         ".75 w\n30 75 m\n30 45 l\nS\n"},
        {"<line transform='matrix(2,0,0,2,4,8)' x2='40' stroke='#000000'/>",
         "1.5 w\n3 69 m\n63 69 l\nS\n"},
        {"<line transform='nonsense' x2='40' stroke='#000000'/>",
         ".75 w\n0 75 m\n30 75 l\nS\n"},
    };

    (void)state;
    CHECK(cases);
}

static void percent_is_a_share_of_the_drawing(void **state)
{
    static const struct expectation cases[] = {
        {"<rect x='50%' width='25%' y='10%' height='80%' fill='#000000'/>",
         "37.5 7.5 18.75 60 re\nf\n"},
        {"<line x1='100%' x2='100%' y2='100%' stroke='#000000'/>",
         ".75 w\n75 75 m\n75 0 l\nS\n"},
        {"<svg x='42%' y='8' overflow='visible'><rect x='-4' y='-4' width='8' height='8' "
         "fill='#000000'/></svg>",
         "28.5 66 6 6 re\nf\n"},
        {"<svg x='10' y='10' width='20' height='20' viewBox='0 0 10 10'>"
         "<rect width='10' height='50%' fill='#000000'/></svg>",
         "q\n7.5 52.5 15 15 re\nW n\n7.5 60 15 7.5 re\nf\nQ\n"},
    };

    (void)state;
    CHECK(cases);
}

static void roles_come_from_the_theme_and_win_over_attributes(void **state)
{
    (void)state;
    /* sales 0x0B7A75, axis 0x6B7785 */
    assert_string_equal(
        shapes("<rect class='x f-sales' width='4' height='4' fill='#000000'/>"),
        ".043 .478 .459 rg\n0 72 3 3 re\nf\n");
    assert_string_equal(shapes("<line class='s-axis' x2='40'/>"),
                        ".42 .467 .522 RG\n.75 w\n0 75 m\n30 75 l\nS\n");
    /* without a fill shapes are in ink, 0x14202B */
    assert_string_equal(shapes("<rect width='4' height='4'/>"),
                        ".078 .125 .169 rg\n0 72 3 3 re\nf\n");
}

static void pens_are_inherited(void **state)
{
    (void)state;
    assert_string_equal(shapes("<g stroke='#000000' stroke-width='4' stroke-dasharray='8 4'"
                               " stroke-linecap='round' stroke-linejoin='round'>"
                               "<line x2='40'/></g>"),
                        "3 w\n1 J\n1 j\n[6 3 ]0 d\n0 75 m\n30 75 l\nS\n");
    assert_string_equal(shapes("<path fill='#000000' fill-rule='evenodd' d='M0 0H4V4z'/>"),
                        "0 75 m\n3 75 l\n3 72 l\nh\nf*\n");
}

static void opacity_mixes_with_the_paper(void **state)
{
    (void)state;
    assert_string_equal(shapes("<rect width='4' height='4' fill='#000000' opacity='0.2'/>"),
                        ".8 g\n0 72 3 3 re\nf\n");
}

/* --- logos ----------------------------------------------------------------- */

/* The operators of a logo of 100 x 100 px, and the resources they name. */
static const char *logo(const char *elements, bool opaque, unsigned ground)
{
    const struct surroundings place = {
        .theme = &theme, .language = "en", .ink = 0xFFFFFF, .ground = ground};
    const char *text =
        arena_printf(&arena, "<div class='logo'><svg>%s</svg></div>", elements);
    const struct node *root = markup_parse(&arena, text, strlen(text), "test.html", &diag);
    struct canvas canvas;

    assert_non_null(root);
    resources = (struct resources){.arena = &arena, .opaque = opaque};
    buf_clear(&out);
    canvas_begin(&canvas, &out, 75, fonts);
    canvas.resources = &resources;
    figure_draw(&canvas, root->first->first, &place, 0, 0, 75, 75);
    buf_putc(&out, '|');
    resources_write(&resources, &out);
    return buf_text(&out);
}

#define GRADIENT(units)                                                                    \
    "<defs><linearGradient id='a-1' " units "><stop stop-color='#ff0000'/>"                \
    "<stop offset='1' stop-color='#0000ff' stop-opacity='0.5'/></linearGradient></defs>"
#define SHADING                                                                            \
    "/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Extend[true true]/Coords[0 0 1 0]"      \
    "/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 0.502]/N 1>>>>>>>>"

static void gradients_are_measured_by_the_shape_or_the_drawing(void **state)
{
    (void)state;
    /* On a black ground half transparent blue is dark blue. */
    assert_string_equal(
        logo(GRADIENT("x2='1'") "<rect x='20' y='40' width='40' height='20' "
                                "fill='url(#a-1)' transform='scale(.5)'/>",
             false, 0),
        "/Pattern cs/P1 scn\n7.5 60 15 -7.5 re\n"
        "f\n|/Pattern<</P1<</PatternType 2/Matrix[15 0 0 -7.5 7.5 60]" SHADING);
    assert_non_null(strstr(
        logo(GRADIENT("x2='1' gradientUnits='userSpaceOnUse' "
                      "gradientTransform='scale(40)'") "<circle r='30' fill='url(#a-1)'/>",
             false, 0),
        "/Matrix[30 0 0 -30 0 75]" SHADING));
    /* The box of a curve is that of its points, not of its control points. */
    assert_non_null(strstr(logo(GRADIENT("x2='1'") "<path d='M0 0C0 40 40 40 40 0' "
                                                   "fill='url(#a-1)'/>",
                                false, 0),
                           "/Matrix[30 0 0 -22.5 0 75]"));
    /* A straight line has no area to measure by: the last colour. */
    assert_string_equal(
        logo(GRADIENT("x2='1'") "<line x2='40' stroke='url(#a-1)'/>", false, 0xFFFFFF),
        ".502 .502 1 RG\n.75 w\n4 M\n0 75 m\n30 75 l\nS\n|");
}

static void strokes_may_have_gradients(void **state)
{
    (void)state;
    assert_non_null(strstr(
        logo(GRADIENT("x2='1'") "<path d='M0 0L40 40' fill='none' stroke='url(#a-1)' "
                                "stroke-linecap='square' stroke-dashoffset='2' "
                                "stroke-dasharray='4'/>",
             false, 0),
        "/Pattern CS/P1 SCN\n.75 w\n2 J\n4 M\n[3 ]1.5 d\n0 75 m\n30 45 l\nS\n"));
}

static void logos_are_transparent_where_the_file_may_be(void **state)
{
    static const char square[] = "<g opacity='.5'><rect width='4' height='4' "
                                 "fill='#ff0000' fill-opacity='.5'/></g>"
                                 "<rect width='4' height='4' fill='#ff0000'/>";

    (void)state;
    assert_string_equal(logo(square, false, 0),
                        "q\n/A1 gs\n1 0 0 rg\n0 75 3 -3 re\nf\nQ\n"
                        "1 0 0 rg\n0 72 3 3 re\nf\n|/ExtGState<</A1<</ca 0.25/CA 0.5>>>>");
    assert_string_equal(logo(square, true, 0x000000),
                        ".251 0 0 rg\n0 72 3 3 re\nf\n1 0 0 rg\n0 72 3 3 re\nf\n|");
}

static void logos_are_clipped_and_take_the_colour_around_them(void **state)
{
    (void)state;
    assert_string_equal(
        logo("<defs><clipPath id='b'><rect width='20' height='20' "
             "transform='translate(4)'/></clipPath></defs><g clip-path='url(#b)'>"
             "<rect width='40' height='4' fill='currentColor'/></g>",
             true, 0),
        "q\n3 75 15 -15 re\nW n\n1 g\n0 72 30 3 re\nf\nQ\n|");
}

static void near(double actual, double expected, double tolerance)
{
    if (!(fabs(actual - expected) <= tolerance))
        fail_msg("%g instead of %g", actual, expected);
}

static double text_x(const char *elements)
{
    const char *position = strstr(shapes(elements), "BT\n");
    double x;

    assert_non_null(position);
    assert_int_equal(sscanf(position, "BT %lf", &x), 1);
    return x;
}

static void text_is_anchored(void **state)
{
    const struct shaped *s = fonts_shape(fonts, FACE_REGULAR, "en", "HHHH", 4);
    double width = s->width * 12; /* 16 px are 12 pt */

    (void)state;
    near(text_x("<text x='50' y='20'>HHHH</text>"), 37.5, 0.01);
    near(text_x("<text x='50' y='20' text-anchor='middle'>HHHH</text>"), 37.5 - width / 2,
         0.01);
    near(text_x("<g text-anchor='end'><text x='50%' y='20'> HHHH\n</text></g>"),
         37.5 - width, 0.01);
}

static void text_takes_size_weight_and_colour(void **state)
{
    const char *operators = shapes(
        "<text x='0' y='100' font-size='20' font-weight='700' class='c-bad'>H</text>");

    (void)state;
    assert_non_null(strstr(operators, "/F4 15 Tf"));         /* FACE_BOLD */
    assert_non_null(strstr(operators, ".702 .149 .118 rg")); /* 0xB3261E */
    assert_non_null(strstr(operators, "0 0 Td"));
    assert_non_null(strstr(shapes("<text font-weight='300'>H</text>"), "/F0 12 Tf"));
}

static void view_box_keeps_its_aspect_unless_told(void **state)
{
    (void)state;
    assert_string_equal(
        drawn(
            "<svg viewBox='0 0 10 10'><rect width='10' height='10' fill='#000000'/></svg>",
            100, 50),
        "25 0 50 50 re\nf\n");
    assert_string_equal(drawn("<svg viewBox='0 0 10 10' preserveAspectRatio='none'>"
                              "<rect width='10' height='10' fill='#000000'/></svg>",
                              100, 50),
                        "0 0 100 50 re\nf\n");
    assert_string_equal(
        drawn("<svg viewBox='5 5 10 10' preserveAspectRatio='xMinYMid'>"
              "<rect x='5' y='5' width='10' height='10' fill='#000000'/></svg>",
              100, 50),
        "0 0 50 50 re\nf\n");
}

static void sizes_follow_attributes_and_aspect(void **state)
{
    static const struct {
        const char *svg;
        double available, width, height;
    } cases[] = {
        {"<svg width='100%' height='20'/>", 300, 300, 15},
        {"<svg width='40' height='20'/>", 300, 30, 15},
        {"<svg width='50%' viewBox='0 0 40 10'/>", 300, 150, 37.5},
        {"<svg viewBox='0 0 360 180'/>", 300, 300, 150},
        {"<svg width='360' viewBox='0 0 360 180'/>", 135, 135, 67.5},
        {"<svg width='360' height='180' viewBox='0 0 360 180'/>", 135, 135, 67.5},
        {"<svg height='40' viewBox='0 0 80 20'/>", 300, 120, 30},
        {"<svg/>", 300, 300, 112.5},
        {"<svg height='1e999'/>", 300, 300, 112.5}, /* no number that could be set */
        {"<svg viewBox='0 0 1e-300 1e300'/>", 300, 300, 75000},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double width, height;

        figure_size(parse(cases[i].svg), cases[i].available, &width, &height);
        if (fabs(width - cases[i].width) > 1e-9 || fabs(height - cases[i].height) > 1e-9)
            fail_msg("%s: %g x %g", cases[i].svg, width, height);
    }
}

static void alternative_joins_title_and_description(void **state)
{
    (void)state;
    assert_string_equal(figure_alternative(&arena, parse("<svg><title>Wynik</title>"
                                                         "<desc>62 z 100.</desc></svg>")),
                        "Wynik. 62 z 100.");
    assert_string_equal(figure_alternative(&arena, parse("<svg><desc>62</desc></svg>")),
                        "62");
    assert_string_equal(figure_alternative(&arena, parse("<svg aria-label='A'/>")), "A");
    assert_string_equal(figure_alternative(&arena, parse("<svg/>")), "");
}

static void hostile_numbers_are_harmless(void **state)
{
    (void)state;
    shapes("<path d='M1e999 1e999A1e-300 1e300 1e9 1 1 1e308 5L-1e99 .'/>");
    shapes("<circle r='1e308' cx='1e308'/><rect width='1e308' height='1e308' rx='1e308'/>");
    shapes("<g transform='scale(1e200) scale(1e200)'><text>x</text></g>");
    shapes("<g transform='scale(0)'><rect width='4' height='4' stroke='#000000'/></g>");
    logo("<defs><radialGradient id='r' cx='1e300' r='1e300' "
         "gradientTransform='scale(1e300)'>"
         "<stop/><stop offset='1'/></radialGradient></defs><circle r='9' fill='url(#r)'/>",
         false, 0);
    assert_null(strstr(buf_text(&out), "nan"));
    assert_null(strstr(buf_text(&out), "inf"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_element_has_its_operators),
        cmocka_unit_test(path_commands),
        cmocka_unit_test(transforms_are_applied_from_the_right),
        cmocka_unit_test(percent_is_a_share_of_the_drawing),
        cmocka_unit_test(roles_come_from_the_theme_and_win_over_attributes),
        cmocka_unit_test(pens_are_inherited),
        cmocka_unit_test(opacity_mixes_with_the_paper),
        cmocka_unit_test(gradients_are_measured_by_the_shape_or_the_drawing),
        cmocka_unit_test(strokes_may_have_gradients),
        cmocka_unit_test(logos_are_transparent_where_the_file_may_be),
        cmocka_unit_test(logos_are_clipped_and_take_the_colour_around_them),
        cmocka_unit_test(text_is_anchored),
        cmocka_unit_test(text_takes_size_weight_and_colour),
        cmocka_unit_test(view_box_keeps_its_aspect_unless_told),
        cmocka_unit_test(sizes_follow_attributes_and_aspect),
        cmocka_unit_test(alternative_joins_title_and_description),
        cmocka_unit_test(hostile_numbers_are_harmless),
    };

    return cmocka_run_group_tests(tests, open_fonts, drop_fonts);
}
