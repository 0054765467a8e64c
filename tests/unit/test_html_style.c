/*
 * test_html_style.c - the style sheet of a brand: roles, minifying, fonts.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/base64.h"
#include "html_page.h"

#include <string.h>

static void roles_become_properties_light_and_dark(void **state)
{
    struct fixture *f = *state;
    const struct html_style *style =
        html_style_load(&f->arena, ".", &f->theme, HTML_REPORT,
                        html_fonts_load(&f->arena, "."), false, &f->diag);
    const char *css;

    assert_non_null(style);
    css = style->css;

    assert_has(css, "--ink:#14202b;");
    assert_has(css, "@media screen and (prefers-color-scheme:dark){:root{");
    assert_has(css, "--ink:#e9eef3;");
    assert_has(css, "[class*=-sales]{--f:var(--sales)}");
    assert_has(css, "[class*=heat-1]{--f:#a63d00}"); /* text of the ground */
    assert_has(css, "[class*=heat-2]{--f:#f0a873;--o:#111}");
    assert_has(css, "[class*=-cover]{--f:var(--cover);--o:var(--on-cover)}");
    assert_has(strstr(css, "(prefers-color-scheme:dark)"),
               "[class*=heat-1]{--f:#f4a05a;--o:#111}");
    assert_has(strstr(css, "(prefers-color-scheme:dark)"),
               "[class*=band-3]{--f:#5e9bd1}"); /* text as in the light */
    assert_has(css, ".s-axis{stroke:var(--axis)}");
    assert_has(css, "--link:var(--primary)");
}

static void a_minified_sheet_means_the_same(void **state)
{
    static const struct {
        const char *css, *small;
    } cases[] = {
        {"a { color : red ; }", "a{color :red}"},
        {"/* x */ a > b,\n c { margin: 0 auto; }\n", "a>b,c{margin:0 auto}"},
        {"p{width:calc( 1px + 2px )}", "p{width:calc( 1px + 2px )}"},
        {"a b:hover .c{}", "a b:hover .c{}"},
        {"a ~ b { c: d !important; e: 1 / -1; }", "a~b{c:d!important;e:1/-1}"},
        {"a{b:calc(1px / 2) / \" / \"}", "a{b:calc(1px/2)/\" / \"}"},
        {"q::before { content: \"a /* b */ ;  } \"; }",
         "q::before{content:\"a /* b */ ;  } \"}"},
        {"@media screen and (min-width: 48rem) { a { b: c; } }",
         "@media screen and (min-width:48rem){a{b:c}}"},
        {"a{b:'it\\'s  ;'}", "a{b:'it\\'s  ;'}"},
        {"a{} /* never closed", "a{}"},
        {"", ""},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&f->out);
        css_minify(&f->out, cases[i].css);
        assert_string_equal(buf_text(&f->out), cases[i].small);
    }
}

static void base64_is_that_of_rfc_4648(void **state)
{
    static const char *const cases[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"},
                                           {"\xff\xfe", "//4="}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&f->out);
        base64_put(&f->out, cases[i][0], strlen(cases[i][0]));
        assert_string_equal(buf_text(&f->out), cases[i][1]);
    }
}

static void without_a_sheet_there_is_a_message(void **state)
{
    struct fixture *f = *state;

    assert_null(html_style_load(&f->arena, "/nonexistent", &f->theme, HTML_REPORT,
                                html_fonts_load(&f->arena, "."), false, &f->diag));
    assert_int_equal(f->diag.last->code, DIAG_DATA_MISSING);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(roles_become_properties_light_and_dark),
        TEST(a_minified_sheet_means_the_same),
        TEST(base64_is_that_of_rfc_4648),
        TEST(without_a_sheet_there_is_a_message),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
