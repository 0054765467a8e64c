/*
 * test_html_cells.c - the cells of tables: labels for narrow screens, words without end.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "html_page.h"

/* --- labels for narrow screens ----------------------------------------------------- */

static void body_cells_carry_the_heading_of_their_column(void **state)
{
    const char *page = render(
        *state,
        "<table class=\"data\"><thead><tr><th scope=\"col\">Metric</th>"
        "<th scope=\"col\" colspan=\"2\">Two <br/>columns &amp; more</th>"
        "<th scope=\"col\"> Last\n  one </th></tr></thead>"
        "<tbody><tr><th scope=\"row\">A</th><td>1</td><td>2</td><td>3</td></tr>"
        "<tr><td colspan=\"3\">w</td><td>4</td></tr><tr><td>short</td></tr></tbody></table>"
        "<table><tbody><tr><td>plain</td></tr></tbody></table>");

    assert_has(page, "<td data-h=\"Two columns &amp; more\">1</td><td>2</td>"
                     "<td data-h=\"Last one\">3</td>");
    assert_has(page, "<td colspan=\"3\">w</td><td data-h=\"Last one\">4</td>");
    assert_has(page, "<td>short</td>");
    assert_has(page, "<td>plain</td>");
}

static void bars_and_empty_cells_need_no_label(void **state)
{
    const char *page = render(
        *state, "<table class=\"chart\"><thead><tr><th>S</th><th>1 to 5</th><th>Gap</th>"
                "<th>Verdict</th></tr></thead><tbody><tr><th>A</th><td><svg class=\"bar\" "
                "width=\"9\" height=\"9\"/></td><td class=\"num\">1.2</td><td></td></tr>"
                "</tbody></table>");

    assert_has(page, "<td><svg class=\"bar\"");
    assert_has(page, "<td class=\"num\" data-h=\"Gap\">1.2</td><td></td>");
}

static void what_is_small_in_a_heading_is_not_repeated_in_cells(void **state)
{
    const char *page = render(
        *state, "<table class=\"heatmap\"><thead><tr><th>S</th><th>Change "
                "<small>since Q2</small></th></tr></thead><tbody><tr><th>A</th><td>1</td>"
                "</tr></tbody></table>");

    assert_has(page, "Change <small>since Q2</small>");
    assert_has(page, "<td data-h=\"Change\">1</td>");
}

/* --- words without end --------------------------------------------------------------- */

#define CELL(text)                                                                         \
    "<table class='data'><thead><tr><th>H</th></tr></thead><tbody><tr><td>" text           \
    "</td></tr></tbody></table>"

/* 33 characters, in Latin and in Cyrillic. */
static void endless_words_of_cells_may_be_broken(void **state)
{
    assert_has(render(*state, CELL("a &lt;bcdefghijklmnop&amp;123456789012345&gt;\n b")),
               ">a &lt;bcdefghijklmnop<wbr>&amp;123456789012345<wbr>&gt;\nb</td>");
    assert_has(render(*state, CELL("абвгдежзийклмнопабвгдежзийклмнопя")),
               ">абвгдежзийклмноп<wbr>абвгдежзийклмноп<wbr>я</td>");
}

static void other_words_stay_whole(void **state)
{
    static const char *const markup[] = {
        CELL("abcdefghijklmnopabcdefghijklmnop"),
        CELL("абвгдежзийклмнопабвгдежзийклмноп"),
        CELL("1\u00A0250\u00A0000\u00A0250\u00A0000\u00A0250\u00A0000\u00A0250\u00A0000"
             "\u00A0250\u00A0000"),
        CELL("kpis/fernhill-packaging-opportunities.csv"),
        CELL("30\u202Fwrześnia\u202F30\u202Fwrześnia\u202F30\u202Fwrześnia"),
        /* A style breaks these. */
        "<p>abcdefghijklmnopabcdefghijklmnopq</p>",
        "<table class='data'><thead><tr><th>H</th></tr></thead><tbody><tr><td "
        "class='apart'>"
        "<small>abcdefghijklmnopabcdefghijklmnopq</small></td></tr></tbody></table>",
        CELL("<svg width='9' "
             "height='9'><text>abcdefghijklmnopabcdefghijklmnopq</text></svg>"),
    };

    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
        assert_null(strstr(render(*state, markup[i]), "<wbr"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(body_cells_carry_the_heading_of_their_column),
        TEST(bars_and_empty_cells_need_no_label),
        TEST(what_is_small_in_a_heading_is_not_repeated_in_cells),
        TEST(endless_words_of_cells_may_be_broken),
        TEST(other_words_stay_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
