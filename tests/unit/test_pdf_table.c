/*
 * test_pdf_table.c - the widths of a table's columns, its rows and cells.
 *
 * Heights are worked out by hand from the round numbers of BENCH_INI.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "near.h"
#include "pdf_bench.h"

static void column_weights_give_the_widths(void **state)
{
    struct box *root = bench_measure(
        *state,
        "<table><colgroup><col class='w-1'/><col class='w-3'/><col/></colgroup><tbody>"
        "<tr><td>a</td><td>b</td><td>c</td></tr></tbody></table>",
        300);

    close_to(bench_box(root, EL_TD, 0)->width, 50, 0.01, "weight 1 of 6");
    close_to(bench_box(root, EL_TD, 1)->width, 150, 0.01, "weight 3 of 6");
    close_to(bench_box(root, EL_TD, 2)->width, 100, 0.01, "the mean weight, 2 of 6");
}

static void a_column_is_never_narrower_than_its_longest_word(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        "<table><colgroup><col class='w-1'/><col class='w-12'/></colgroup><tbody><tr>"
        "<td>Verantwortung</td><td>b</td></tr></tbody></table>",
        300);
    struct box *cell = bench_box(root, EL_TD, 0);

    assert_int_equal(cell->first->text->nlines, 1);
    close_to(cell->width + bench_box(root, EL_TD, 1)->width, 300, 0.01, "table width");
}

/* The weights give 100, 50 and 150 points; the third column has most to spare. */
static void a_short_text_is_not_wrapped_while_another_column_has_space(void **state)
{
    struct box *root = bench_measure(
        *state,
        "<table><colgroup><col class='w-2'/><col class='w-1'/><col class='w-3'/></colgroup>"
        "<tbody><tr><td>some words in it</td><td>30 October 2026</td><td>hundred "
        "points</td>"
        "</tr></tbody></table>",
        300);
    double width = 0;

    for (int k = 0; k < 3; k++)
        width += bench_box(root, EL_TD, k)->width;
    close_to(width, 300, 0.01, "table");
    close_to(bench_box(root, EL_TD, 0)->width, 100, 0.01, "first column");
    assert_int_equal(bench_box(root, EL_TD, 1)->first->text->nlines, 1);
}

static void a_long_text_gives_a_little_to_a_short_one(void **state)
{
    struct bench *b = *state;
    const char *text = bench_times(b, 40, "word ");
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(
            b,
            "<table><colgroup><col class='w-1'/><col class='w-3'/></colgroup><tbody>"
            "<tr><td>30 October 2026</td><td>%s</td></tr></tbody></table>",
            text),
        260);

    assert_int_equal(bench_box(root, EL_TD, 0)->first->text->nlines, 1);
    assert_true(bench_box(root, EL_TD, 1)->width >= 195 * 0.88 - 0.02);
}

static void words_that_just_fit_their_column_are_not_broken(void **state)
{
    static const char word[] = "Internationalisierungsverantwortung";
    struct bench *b = *state;

    for (int n = 2; n < (int)sizeof word; n++) {
        struct box *root = bench_measure(
            b,
            BENCH_PRINT(b,
                        "<table><colgroup><col class='w-1'/><col class='w-12'/></colgroup>"
                        "<tbody><tr><td>%.*s</td><td>x</td></tr></tbody></table>",
                        n, word),
            301.7);
        assert_int_equal(bench_box(root, EL_TD, 0)->first->text->nlines, 1);
    }
}

static void a_table_too_wide_for_the_page_is_squeezed(void **state)
{
    struct bench *b = *state;
    struct box *root =
        bench_measure(b,
                      BENCH_PRINT(b, "<table><tbody><tr>%s</tr></tbody></table>",
                                  bench_times(b, 30, "<td>Unbreakableword%d</td>")),
                      400);
    double right = 0;

    for (struct box *c = bench_box(root, EL_TR, 0)->first; c != NULL; c = c->next) {
        for (int k = 0; k < c->first->text->nlines; k++)
            assert_true(c->first->text->line[k].width <= c->width);
        right = c->x + c->width;
    }
    close_to(right, 400, 0.01, "right edge");
}

/* The weights give each column 200 points.  A name of many lines gets what the number
 * beside it does not need; one of two lines does not. */
static void a_text_of_many_lines_gets_what_the_others_do_not_need(void **state)
{
    static const char table[] =
        "<table><colgroup><col class='w-1'/><col class='w-1'/></colgroup><tbody><tr>"
        "<td>%s</td><td>12</td></tr></tbody></table>";
    struct bench *b = *state;
    struct box *root =
        bench_measure(b, BENCH_PRINT(b, table, bench_times(b, 12, "word ")), 400);

    close_to(bench_box(root, EL_TD, 0)->width, 200, 0.01, "two lines");
    root = bench_measure(b, BENCH_PRINT(b, table, bench_times(b, 60, "word ")), 400);
    close_to(bench_box(root, EL_TD, 1)->width, bench_box(root, EL_TD, 1)->widest, 0.01,
             "what is needed");
    close_to(bench_box(root, EL_TD, 0)->width + bench_box(root, EL_TD, 1)->width, 400, 0.01,
             "table");
}

/* Two words that no page could hold do not break those of their neighbours. */
static void only_words_wider_than_their_share_are_broken(void **state)
{
    struct bench *b = *state;
    const char *endless = bench_times(b, 60, "x1");
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(b,
                    "<table><tbody><tr><td>Sales</td><td>%s</td><td>done</td><td>%s</td>"
                    "</tr></tbody></table>",
                    endless, endless),
        400);

    assert_int_equal(bench_box(root, EL_TD, 0)->first->text->nlines, 1);
    assert_int_equal(bench_box(root, EL_TD, 2)->first->text->nlines, 1);
    close_to(bench_box(root, EL_TD, 1)->width, bench_box(root, EL_TD, 3)->width, 0.01,
             "even shares");
}

/* One row of a name and amounts; the cells of the table that is made for a width. */
static const struct box *first_cell(struct bench *b, double width)
{
    static const char table[] = "<table><tbody><tr><td>responsibilities</td>"
                                "<td><span class='nowrap'>1 075 000 zł</span></td>"
                                "<td>−245&#160;000</td></tr></tbody></table>";

    return bench_box(bench_measure(b, table, width), EL_TD, 0);
}

/* The widths at which the table starts to give: 8 pt type, 3 pt of padding at each side. */
static void tables_too_wide_give_padding_then_size_then_hyphens(void **state)
{
    struct bench *b = *state;
    const struct box *name = first_cell(b, 400);
    double full = 0, word;

    for (const struct box *c = name; c != NULL; c = c->next)
        full += c->narrowest;
    word = name->first->text->widest;
    name = first_cell(b, full);
    close_to(name->style->padding[SIDE_LEFT], 3, 0.01, "there is room");
    name = first_cell(b, full - 8);
    close_to(name->style->padding[SIDE_LEFT], 1.5, 0.01, "half the padding");
    close_to(name->first->text->widest, word, 0.01, "type as it was");
    name = first_cell(b, full - 15);
    assert_true(name->first->text->widest < word);
    assert_true(name->first->text->item->style->size < 8);
    assert_int_equal(name->first->text->nlines, 1);
    name = first_cell(b, 0.75 * full);
    assert_int_equal(name->first->text->nlines, 2);
    for (const struct box *c = name->next; c != NULL; c = c->next)
        assert_int_equal(c->first->text->nlines, 1);
}

static void more_columns_than_supported_are_survived(void **state)
{
    struct bench *b = *state;
    struct box *root =
        bench_measure(b,
                      BENCH_PRINT(b,
                                  "<table><tbody><tr>%s</tr><tr><td colspan='999'>x</td>"
                                  "<td rowspan='999'>y</td></tr></tbody></table>",
                                  bench_times(b, 200, "<td>%d</td>")),
                      400);

    assert_true(root->height > 0);
    assert_true(paginate(&b->layout, root).n >= 1);
}

static void spans_cover_columns_and_rows(void **state)
{
    struct box *root = bench_measure(
        *state,
        "<table><colgroup><col class='w-1'/><col class='w-1'/><col class='w-1'/></colgroup>"
        "<tbody><tr><td rowspan='2'>a<br/>a<br/>a<br/>a<br/>a</td><td "
        "colspan='2'>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></tbody></table>",
        300);
    struct box *a = bench_box(root, EL_TD, 0), *b = bench_box(root, EL_TD, 1);
    struct box *c = bench_box(root, EL_TD, 2), *d = bench_box(root, EL_TD, 3);

    close_to(b->x, 100, 0.01, "b starts in the second column");
    close_to(b->width, 200, 0.01, "b covers two columns");
    close_to(c->x, 100, 0.01, "c stands beside a");
    close_to(d->x, 200, 0.01, "d");
    close_to(a->height, 56, 0.01, "a covers both rows");
    close_to(root->height, 56, 0.01, "the last row grows to hold a");
    close_to(bench_top(c), 16, 0.01, "the second row");
}

static void cells_are_aligned_in_their_row(void **state)
{
    struct box *root = bench_measure(
        *state,
        "<table><tbody><tr><td>a</td><td class='mid'>b</td><td>c<br/>c<br/>c</td></tr>"
        "</tbody></table>",
        300);

    close_to(bench_top(bench_box(root, EL_TD, 0)->first), 3, 0.01, "top");
    close_to(bench_top(bench_box(root, EL_TD, 1)->first), 13, 0.01, "middle");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(column_weights_give_the_widths),
        TEST(a_column_is_never_narrower_than_its_longest_word),
        TEST(a_short_text_is_not_wrapped_while_another_column_has_space),
        TEST(a_long_text_gives_a_little_to_a_short_one),
        TEST(words_that_just_fit_their_column_are_not_broken),
        TEST(a_table_too_wide_for_the_page_is_squeezed),
        TEST(a_text_of_many_lines_gets_what_the_others_do_not_need),
        TEST(only_words_wider_than_their_share_are_broken),
        TEST(tables_too_wide_give_padding_then_size_then_hyphens),
        TEST(more_columns_than_supported_are_survived),
        TEST(spans_cover_columns_and_rows),
        TEST(cells_are_aligned_in_their_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
