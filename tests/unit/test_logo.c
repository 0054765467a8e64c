/*
 * test_logo.c - logos as Illustrator, Inkscape and Figma export them: what is drawn, and
 * what is refused with which advice.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/buf.h"
#include "compose/logo.h"
#include "compose/markup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct diag diag;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

static const char *logo(const char *svg)
{
    diag = (struct diag){.arena = &arena};
    return logo_markup(&arena, &(struct logo_file){svg, strlen(svg), "logo.svg"},
                       "Brand & Co", &diag);
}

/* The first message as "line:col: detail". */
static const char *complaint(void)
{
    const struct diag_message *m = diag.first;

    return m == NULL
               ? ""
               : arena_printf(&arena, "%d:%d: %s", m->at.line, m->at.column, m->detail);
}

/* The first "logo-xxxxxxxx" of the markup, which ids begin with, becomes "ID" everywhere.
 */
static const char *plain_ids(const char *markup)
{
    const char *id = strstr(markup, "logo-");
    struct buf out = {0};
    char *plain;

    while (id != NULL && *markup) {
        if (strncmp(markup, id, 13) == 0) {
            buf_puts(&out, "ID");
            markup += 13;
        } else {
            buf_putc(&out, *markup++);
        }
    }
    buf_puts(&out, markup);
    plain = arena_strdup(&arena, buf_text(&out));
    buf_drop(&out);
    return plain;
}

/* What stands inside the svg of a drawing with a viewBox of 100 x 50. */
static const char *inside(const char *elements)
{
    const char *svg = arena_printf(&arena,
                                   "<svg xmlns='http://www.w3.org/2000/svg' "
                                   "xmlns:xlink='http://www.w3.org/1999/xlink' "
                                   "viewBox='0 0 100 50'>\n%s</svg>",
                                   elements);
    const char *markup = logo(svg), *start;

    if (markup == NULL)
        return complaint();
    start = strchr(markup, '>') + 1;
    return plain_ids(arena_strndup(&arena, start, strlen(start) - strlen("</svg>")));
}

struct expectation {
    const char *svg, *markup;
};

static void check_all(const struct expectation *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(inside(cases[i].svg), cases[i].markup) != 0)
            fail_msg("%s\ngave\n%s\ninstead of\n%s", cases[i].svg, inside(cases[i].svg),
                     cases[i].markup);
}
#define CHECK(cases) check_all(cases, sizeof cases / sizeof *cases)

static void size_and_name_are_ours(void **state)
{
    (void)state;
    assert_string_equal(logo("<svg xmlns='http://www.w3.org/2000/svg' width='80mm' "
                             "height='3cm' viewBox='0 0 80 30'/>"),
                        "<svg viewBox=\"0 0 80 30\" width=\"128\" height=\"48\" "
                        "role=\"img\" aria-label=\"Brand &amp; Co\"></svg>");
    assert_string_equal(logo("<svg width='2in' height='72pt' fill='none'/>"),
                        "<svg viewBox=\"0 0 192 96\" width=\"96\" height=\"48\" "
                        "role=\"img\" aria-label=\"Brand &amp; Co\" fill=\"none\"></svg>");
}

static void shapes_come_with_plain_numbers_and_colours(void **state)
{
    static const struct expectation cases[] = {
        {"<rect x='10%' y='1mm' width='2.54cm' height='12pt' fill='#f0A'/>",
         "<rect x=\"10\" y=\"3.779528\" width=\"96\" height=\"16\" fill=\"#ff00aa\"/>"},
        {"<path d='M0 0h1' stroke='rgb(100%, 0, 0)' stroke-width='1pt'/>",
         "<path d=\"M0 0h1\" stroke=\"#ff0000\" stroke-width=\"1.333333\"/>"},
        {"<circle r='3' fill='RebeccaBlue'/>",
         "2:1: the fill RebeccaBlue: write it as #rrggbb"},
        {"<circle r='3' fill='DarkSlateGrey'/>", "<circle r=\"3\" fill=\"#2f4f4f\"/>"},
        {"<circle r='3' fill='#ff000080'/>",
         "<circle r=\"3\" fill=\"#ff0000\" fill-opacity=\"0.501961\"/>"},
        {"<g color='teal'><circle r='3' fill='currentColor'/></g>",
         "<g><circle r=\"3\" fill=\"#008080\"/></g>"},
        {"<circle r='3' fill='currentColor'/>", "<circle r=\"3\" fill=\"currentColor\"/>"},
        {"<g transform='translate(3) rotate(90)'><line x1='1' "
         "stroke-dasharray='1mm,2'/></g>",
         "<g transform=\"matrix(0 1 -1 0 3 0)\"><line x1=\"1\" "
         "stroke-dasharray=\"3.779528 2\"/></g>"},
        {"<circle r='3' display='none'/><g style='visibility:hidden'><text>x</text></g>",
         ""},
        {"<title>t</title><desc>d</desc><metadata><x:y xmlns:x='u'/></metadata>", ""},
    };

    (void)state;
    CHECK(cases);
}

static void styles_are_looked_up_as_css_has_it(void **state)
{
    static const struct expectation cases[] = {
        {"<style>.a{fill:#111111} .a,.b { stroke : red ; }</style>"
         "<rect class='x a' fill='#222222'/>",
         "<rect fill=\"#111111\" stroke=\"#ff0000\"/>"},
        {"<style><![CDATA[/* c */ #i{fill:#010101}.a{fill:#020202}rect{fill:#030303}]]>"
         "</style><rect id='i' class='a'/><rect class='a'/><rect/>",
         "<rect fill=\"#010101\"/><rect fill=\"#020202\"/><rect fill=\"#030303\"/>"},
        {"<style>.a{fill:red}.a{fill:blue}</style><rect class='a'/>"
         "<rect class='a' style='fill: lime !important;opacity:.5'/>",
         "<rect fill=\"#0000ff\"/><rect fill=\"#00ff00\" opacity=\"0.5\"/>"},
        {"<style>g > rect{fill:red}</style>",
         "2:1: the selector g > rect: export styles as attributes (presentation "
         "attributes)"},
        {"<style>@import url(x);</style>",
         "2:1: the style sheet has an @ rule: export styles as attributes"},
    };

    (void)state;
    CHECK(cases);
}

static void gradients_are_written_once_and_whole(void **state)
{
    static const struct expectation cases[] = {
        /* Inkscape: the stops stand in another gradient. */
        {"<defs><linearGradient id='s'><stop offset='0' style='stop-color:#abc'/>"
         "<stop offset='50%' stop-color='red' stop-opacity='.5'/></linearGradient>"
         "<linearGradient id='g' xlink:href='#s' gradientUnits='userSpaceOnUse' x1='5' "
         "gradientTransform='scale(2)'/></defs>"
         "<rect fill='url(#g)'/><rect stroke='url(#g)'/>",
         "<defs><linearGradient id=\"ID-1\" gradientUnits=\"userSpaceOnUse\" "
         "gradientTransform=\"matrix(2 0 0 2 0 0)\" x1=\"5\" y1=\"0\" x2=\"100\" y2=\"0\">"
         "<stop offset=\"0\" stop-color=\"#aabbcc\"/>"
         "<stop offset=\"0.5\" stop-color=\"#ff0000\" stop-opacity=\"0.5\"/>"
         "</linearGradient></defs>"
         "<rect fill=\"url(#ID-1)\"/><rect stroke=\"url(#ID-1)\"/>"},
        {"<radialGradient id='r' cx='25%'><stop/><stop offset='1' stop-color='white'/>"
         "</radialGradient><circle r='1' fill='url(#r)'/>",
         "<defs><radialGradient id=\"ID-1\" cx=\"0.25\" cy=\"0.5\" r=\"0.5\" fx=\"0.25\" "
         "fy=\"0.5\"><stop offset=\"0\" stop-color=\"#000000\"/>"
         "<stop offset=\"1\" stop-color=\"#ffffff\"/></radialGradient></defs>"
         "<circle r=\"1\" fill=\"url(#ID-1)\"/>"},
        {"<linearGradient id='g'><stop stop-color='red'/></linearGradient>"
         "<linearGradient id='e'/><circle r='1' fill='url(#g)' stroke='url(#e)'/>",
         "<circle r=\"1\" fill=\"#ff0000\" stroke=\"none\"/>"},
        {"<linearGradient id='g' spreadMethod='reflect'><stop/><stop/></linearGradient>"
         "<circle r='1' fill='url(#g)'/>",
         "2:1: a gradient that repeats (spreadMethod=\"reflect\"): expand it"},
        {"<circle r='1' fill='url(#none)'/>",
         "2:1: url(#none): there is nothing with this id"},
        {"<pattern id='p'/><circle r='1' fill='url(#p)'/>",
         "2:1: a pattern: expand it into shapes"},
        {"<circle r='1' fill='url(http://a/#b)'/>",
         "2:1: url(http://a/#b) leads out of the file: put what it shows into the "
         "drawing"},
    };

    (void)state;
    CHECK(cases);
}

static void clip_paths_and_uses_are_resolved(void **state)
{
    static const struct expectation cases[] = {
        /* Illustrator: the clip path uses a shape. */
        {"<defs><circle id='c' cx='5' cy='5' r='5'/></defs><clipPath id='k'>"
         "<use xlink:href='#c' x='1' transform='scale(2)'/></clipPath>"
         "<g clip-path='url(#k)'><rect width='9'/></g>",
         "<defs><clipPath id=\"ID-1\"><circle transform=\"matrix(2 0 0 2 2 0)\" cx=\"5\" "
         "cy=\"5\" r=\"5\"/></clipPath></defs>"
         "<g clip-path=\"url(#ID-1)\"><rect width=\"9\"/></g>"},
        {"<symbol id='s' viewBox='0 0 10 10'><rect width='10'/></symbol>"
         "<use href='#s' x='3' width='20' height='20'/>",
         "<g transform=\"matrix(1 0 0 1 3 0)\"><svg width=\"20\" height=\"20\" "
         "viewBox=\"0 0 10 10\"><rect width=\"10\"/></svg></g>"},
        {"<rect id='r' width='1' fill='red'/><use href='#r' opacity='.5'/>",
         "<rect width=\"1\" fill=\"#ff0000\"/><g opacity=\"0.5\"><rect width=\"1\" "
         "fill=\"#ff0000\"/></g>"},
        /* Figma: a mask that does what a clip path would. */
        {"<mask id='m' fill='white'><path fill-rule='evenodd' d='M0 0h1v1z'/></mask>"
         "<rect mask='url(#m)'/>",
         "<defs><clipPath id=\"ID-1\"><path d=\"M0 0h1v1z\" clip-rule=\"evenodd\"/>"
         "</clipPath></defs><rect clip-path=\"url(#ID-1)\"/>"},
        {"<clipPath id='k'><rect width='1'/><rect width='2'/></clipPath>"
         "<rect clip-path='url(#k)'/>",
         "2:35: a clip path of several shapes: unite them into one path"},
    };

    (void)state;
    CHECK(cases);
}

static void what_would_look_wrong_is_refused_with_advice(void **state)
{
    static const struct expectation cases[] = {
        {"<text>a</text>", "2:1: <text>: convert text to paths (outlines)"},
        {"<image href='a.png'/>",
         "2:1: <image>: trace the picture, or use a PNG file as the logo"},
        {"<rect filter='url(#f)'/>", "2:1: filter: flatten or expand the effect"},
        {"<mask id='m'><path d='M0 0' fill='gray'/></mask><rect style='mask:url(#m)'/>",
         "2:1: a mask of grey or clear parts: expand it, or use a clip path"},
        {"<g style='mix-blend-mode:multiply'/>",
         "2:1: mix-blend-mode: flatten the transparency"},
        {"<rect style='filter:none;mask:none;mix-blend-mode:normal'/>", "<rect/>"},
        {"<foreignObject/>", "2:1: <foreignObject>: export as plain SVG"},
        {"<rect><animate/></rect>", "<rect/>"},
        {"<animate/>", "2:1: <animate>: take the animation out of the drawing"},
        {"<blink/>", "2:1: <blink> is not understood: export as plain SVG"},
        {"<rect width='3em'/>",
         "2:1: width=\"3em\" is no length: use px, pt, mm, cm or in"},
        {"<rect transform='turn(3)'/>", "2:1: transform=\"turn(3)\" is not understood"},
        {"<path d='M0 0 &lt;'/>", "2:1: d of <path> has \"<\" in it"},
        {"<script>x</script>", "2:1: <script>: take it out of the drawing"},
        {"<defs><script>x</script></defs>", "2:7: <script>: take it out of the drawing"},
        {"<rect onclick='x()'/>",
         "2:1: onclick on <rect>: take the script out of the drawing"},
        {"<g>", "2:6: mismatched tag"},
    };

    (void)state;
    CHECK(cases);
}

static void a_drawing_without_size_or_with_entities_is_refused(void **state)
{
    (void)state;
    assert_null(logo("<svg width='100%' height='3'/>"));
    assert_string_equal(complaint(),
                        "1:1: the size is not given in numbers; add a viewBox");
    assert_null(logo("<svg viewBox='0 0 0 9'/>"));
    assert_null(logo("<html/>"));
    assert_string_equal(complaint(),
                        "1:1: <html> is no drawing: an svg element is expected");
    assert_null(logo("\n<!DOCTYPE svg [\n <!ENTITY a \"b\">]><svg viewBox='0 0 1 1'/>"));
    assert_string_equal(complaint(),
                        "3:13: the DOCTYPE defines a: save the drawing as plain SVG, "
                        "without the editor's own data");
    assert_non_null(logo("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>"
                         "<svg viewBox='0 0 1 1'/>"));
    assert_null(logo(""));
    assert_null(logo("not a drawing"));
}

/* Ten uses of ten uses of ... would be ten thousand million shapes. */
static void uses_of_uses_do_not_explode(void **state)
{
    struct buf svg = {0};

    (void)state;
    buf_puts(&svg, "<svg viewBox='0 0 1 1'><defs><rect id='u0' width='1'/>");
    for (int i = 1; i <= 10; i++) {
        buf_printf(&svg, "<g id='u%d'>", i);
        for (int k = 0; k < 10; k++)
            buf_printf(&svg, "<use href='#u%d'/>", i - 1);
        buf_puts(&svg, "</g>");
    }
    buf_puts(&svg, "</defs><use href='#u10'/></svg>");
    assert_null(logo(buf_text(&svg)));
    assert_non_null(strstr(complaint(), "draws more than 5000 elements"));
    assert_null(logo("<svg viewBox='0 0 1 1'><g id='a'><use href='#a'/></g></svg>"));
    assert_non_null(strstr(complaint(), "drawn deeper than 24 levels"));
    assert_non_null(logo("<svg viewBox='0 0 1 1'><linearGradient id='a' href='#a'>"
                         "</linearGradient><rect fill='url(#a)'/></svg>"));
    assert_null(logo("<svg viewBox='0 0 1 1'><clipPath id='c'><use id='u' href='#u'/>"
                     "</clipPath><rect clip-path='url(#c)'/></svg>"));
    buf_clear(&svg);
    for (int i = 0; i < 100; i++)
        buf_puts(&svg, i ? "<g>" : "<svg viewBox='0 0 1 1'>");
    assert_null(logo(buf_text(&svg)));
    assert_non_null(strstr(complaint(), "nested deeper than 64"));
    buf_drop(&svg);
}

/* Whatever passes the loader is understood where the report is read. */
static void logos_are_within_the_vocabulary_of_documents(void **state)
{
    static const char *const svg[] = {
        "<svg viewBox='0 0 9 9'><radialGradient id='r' gradientUnits='userSpaceOnUse'>"
        "<stop/><stop offset='1' stop-opacity='.3'/></radialGradient><clipPath id='k'>"
        "<path d='M0 0h1v1z' clip-rule='evenodd'/></clipPath><g clip-path='url(#k)' "
        "opacity='.5'><rect stroke='url(#r)' stroke-miterlimit='3' stroke-opacity='.2' "
        "stroke-linejoin='bevel' stroke-dashoffset='1' stroke-linecap='square' "
        "fill-opacity='.1' fill-rule='evenodd'/></g><svg x='1' viewBox='0 0 1 1'/></svg>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof svg / sizeof *svg; i++) {
        const char *markup = logo(svg[i]);
        assert_non_null(markup);
        markup = arena_printf(&arena, "<div>%s</div>", markup);
        assert_non_null(markup_parse(&arena, markup, strlen(markup), "a", &diag));
        /* But templates do not have these elements. */
        assert_false(markup_check(markup, strlen(markup), "a", &diag));
    }
}

/* A drawing of a beginning, `n` times the same and an end. */
static const char *repeated(const char *begin, const char *part, int n, const char *end)
{
    struct buf out = {0};
    const char *svg;

    buf_puts(&out, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>");
    buf_puts(&out, begin);
    for (int i = 0; i < n; i++)
        buf_puts(&out, part);
    buf_puts(&out, end);
    buf_puts(&out, "</svg>");
    svg = arena_strdup(&arena, buf_text(&out));
    buf_drop(&out);
    return svg;
}

static void what_would_take_long_is_refused(void **state)
{
    const char *path = arena_printf(&arena, "<path id='p' d='M0 0%060000d'/>", 1);
    const struct {
        const char *svg, *complaint;
    } cases[] = {
        {repeated("<style>", ".a{fill:red}", 1001, "</style>"),
         "more than 1000 style rules"},
        {repeated("<style>a{", "fill:red;", 1000, "}</style>"), "a style rule is longer"},
        {repeated("<path style='", "fill:red;", 1000, "'/>"),
         "the style of <path> is longer"},
        {repeated("<path class='", "abcdefg ", 1000, "'/>"),
         "the class of <path> is longer"},
        {repeated("", "<path/>", 5001, ""), "more than 5000 elements"},
        {repeated(path, "<use href='#p'/>", 100, ""), "more than 2 MB"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_null(logo(cases[i].svg));
        if (strstr(complaint(), cases[i].complaint) == NULL)
            fail_msg("case %zu: %s", i, complaint());
    }
}

/* Every beginning and every flipped bit of a file is drawn or refused, never a crash. */
static void broken_files_are_refused_or_drawn(void **state)
{
    static const char svg[] =
        "<svg viewBox='0 0 9 9'><style>.a{fill:url(#g)}</style><linearGradient id='g' "
        "gradientTransform='rotate(3)'><stop offset='1%' stop-color='rgb(1,2,3)'/><stop/>"
        "</linearGradient><clipPath id='k'><path d='M0 0h1z'/></clipPath><rect class='a' "
        "style='stroke:red;stroke-dasharray:1 2' clip-path='url(#k)'/></svg>";
    char copy[sizeof svg];

    (void)state;
    for (size_t n = 0; n < sizeof svg - 1; n++) {
        memcpy(copy, svg, n);
        copy[n] = '\0';
        assert_null(logo(copy));
        assert_int_equal(diag.first->code, DIAG_BRAND_LOGO);
        for (int bit = 0; bit < 8; bit++) {
            memcpy(copy, svg, sizeof svg);
            copy[n] = (char)(copy[n] ^ 1 << bit);
            if (logo(copy) == NULL)
                assert_int_equal(diag.first->code, DIAG_BRAND_LOGO);
        }
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_and_name_are_ours),
        cmocka_unit_test(shapes_come_with_plain_numbers_and_colours),
        cmocka_unit_test(styles_are_looked_up_as_css_has_it),
        cmocka_unit_test(gradients_are_written_once_and_whole),
        cmocka_unit_test(clip_paths_and_uses_are_resolved),
        cmocka_unit_test(what_would_look_wrong_is_refused_with_advice),
        cmocka_unit_test(a_drawing_without_size_or_with_entities_is_refused),
        cmocka_unit_test(uses_of_uses_do_not_explode),
        cmocka_unit_test(logos_are_within_the_vocabulary_of_documents),
        cmocka_unit_test(what_would_take_long_is_refused),
        cmocka_unit_test(broken_files_are_refused_or_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, tear_down);
}
