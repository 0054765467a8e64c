/*
 * test_pdf_layout.c - blocks, tables and columns on the galley.
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

static int set_up(void **state)
{
    static struct bench b;

    bench_open(&b, BENCH_INI);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bench_close(*state);
    return 0;
}

/* --- heights --------------------------------------------------------------- */

static void heights_add_up_with_collapsed_space(void **state)
{
    static const struct {
        const char *markup;
        double height;
    } cases[] = {
        {"<p>a</p>", 10},
        {"<p>a</p><p>b</p>", 10 + 6 + 10},
        {"<p>a</p><h2>b</h2><p>c</p>", 10 + 20 + 10 + 4 + 10},
        {"<div><p>a</p></div><div><p>b</p></div>", 10 + 6 + 10},
        {"<div class='card'><p>a</p></div>", 5 + 10 + 5},
        {"<div class='card'><p>a</p></div><p>b</p>", 20 + 2 + 10},
        {"<ul><li>a</li><li>b<br/>c</li></ul>", 30},
        {"<div><p>a</p><a href='#x'>text</a><p>b</p></div>", 10 + 6 + 10 + 2 + 10},
        {"<table><caption>c</caption><tbody><tr><td>a</td></tr></tbody></table>",
         10 + 4 + 16},
        {"<table><tbody><tr><td>a</td><td>a<br/>b</td></tr></tbody></table>", 26},
        {"<table class='heatmap'><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody>"
         "</table>",
         16 + 2 + 16},
        {"<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d<br/>e</dd></dl>", 10 + 20},
        {"<p><br/></p>", 0},
        {"<table><tbody></tbody></table>", 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        close_to(bench_measure(*state, cases[i].markup, 300)->height, cases[i].height, 0.01,
                 cases[i].markup);
}

static void columns_share_the_width_by_weight_and_are_equally_high(void **state)
{
    struct box *root =
        bench_measure(*state,
                      "<div class='columns'><div class='w-1 card'><p>a</p><p>b</p></div>"
                      "<div class='w-3 card'><p>c</p></div></div>",
                      420);
    struct box *left = bench_box(root, EL_DIV, 1), *right = bench_box(root, EL_DIV, 2);

    close_to(left->width, 100, 0.01, "left width");
    close_to(right->width, 300, 0.01, "right width");
    close_to(right->x, 120, 0.01, "right x");
    close_to(left->height, 36, 0.01, "left height");
    close_to(right->height, 36, 0.01, "right height");
    close_to(root->height, 36, 0.01, "height");
}

static void columns_are_stacked_where_the_style_says_so(void **state)
{
    struct box *root = bench_measure(
        *state, "<div class='columns stacked'><div><p>a</p></div><div><p>b</p></div></div>",
        300);

    close_to(root->first->first->width, 300, 0.01, "width");
    close_to(root->first->last->y, 10 + 6, 0.01, "place of the second");
}

static void columns_higher_than_a_page_go_below_each_other(void **state)
{
    struct bench *b = *state;
    const char *text = bench_times(b, 60, "<p>line %d</p>");
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(b, "<div class='columns'><div>%s</div><div>%s</div></div>", text, text),
        400);
    struct box *first = bench_box(root, EL_DIV, 1), *second = bench_box(root, EL_DIV, 2);

    assert_true(second->y >= first->y + first->height);
    close_to(second->width, 400, 0.01, "width");
}

/* --- the grid -------------------------------------------------------------- */

static void expect_on_grid(const struct box *b, double grid)
{
    double units = bench_top(b) / grid;

    if (b->kind != BOX_CELL)
        close_to(units, floor(units + 0.5), 0.005, "top in grid units");
    if (b->kind == BOX_ROW)
        return; /* what is inside a cell is set by its row */
    for (const struct box *c = b->first; c != NULL; c = c->next)
        expect_on_grid(c, grid);
}

static const char all_kinds[] =
    "<h2>Heading</h2><p>one<br/>two</p><ul><li>a</li><li>b<p>c</p></li></ul>"
    "<div class='columns'><div class='card'><p>a</p><p>b</p></div><div><p>c</p></div>"
    "</div><table class='heatmap'><caption>c</caption><thead><tr><th>h</th></tr></thead>"
    "<tbody><tr><td rowspan='2'>a<br/>b<br/>c<br/>d</td><td>x</td></tr><tr><td>y<br/>z"
    "</td></tr></tbody></table><dl><dt>t</dt><dd>d</dd><dd><p>e</p></dd><dt>u</dt>"
    "<dd>v</dd></dl><figure><svg viewBox='0 0 90 "
    "31'><title>t</title></svg></figure><p>text</p>"
    "<section class='cover'><p>a</p><footer><p>b</p></footer></section>";

static void every_block_and_row_starts_on_the_grid(void **state)
{
    static const double grids[] = {3.5, 4.25, 7}, densities[] = {1, 0.85, 0.7, 1.3};
    struct bench *b = *state;

    for (size_t i = 0; i < 12; i++) {
        b->layout.grid = grids[i % 3];
        b->layout.density = densities[i / 3];
        expect_on_grid(bench_measure(b, all_kinds, 300), b->layout.grid);
    }
}

static void a_space_is_rounded_to_the_nearest_place_on_the_grid(void **state)
{
    static const struct {
        const char *markup;
        double grid, top;
    } cases[] = {
        {"<p>a</p><p>b</p>", 3.5, 17.5},            /* 16 */
        {"<p>a</p><p>b</p>", 5, 15},                /* 16 */
        {"<p>a</p><p>b</p>", 7, 14},                /* 16, not above 10 */
        {"<ul><li>a</li></ul><p>b</p>", 3.5, 10.5}, /* 12 */
        {"<ul><li>a</li></ul><p>b</p>", 8, 16},     /* 12 is near 8, but 10 are used */
    };
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct box *root;
        b->layout.grid = cases[i].grid;
        root = bench_measure(b, cases[i].markup, 300);
        close_to(bench_top(root->last), cases[i].top, 0.01, cases[i].markup);
    }
}

/* A row of 16 points, 10 of them text. */
static void a_row_is_rounded_to_the_grid_and_keeps_its_text_in_the_middle(void **state)
{
    static const struct {
        double grid, height;
    } cases[] = {{6, 18}, {7, 14}, {11, 11}, {24, 24}};
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct box *root;
        b->layout.grid = cases[i].grid;
        root = bench_measure(b, "<table><tbody><tr><td>a</td></tr></tbody></table>", 300);
        close_to(root->height, cases[i].height, 0.01, "row");
        close_to(bench_top(bench_box(root, EL_TD, 0)->first), (cases[i].height - 10) / 2,
                 0.01, "text");
    }
}

/* --- tables ---------------------------------------------------------------- */

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

static void deep_nesting_is_survived(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(b, "%sx%s", bench_times(b, 60, "<div>"), bench_times(b, 60, "</div>")),
        300);

    close_to(root->height, 10, 0.01, "height");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(heights_add_up_with_collapsed_space),
        TEST(columns_share_the_width_by_weight_and_are_equally_high),
        TEST(columns_are_stacked_where_the_style_says_so),
        TEST(columns_higher_than_a_page_go_below_each_other),
        TEST(every_block_and_row_starts_on_the_grid),
        TEST(a_space_is_rounded_to_the_nearest_place_on_the_grid),
        TEST(a_row_is_rounded_to_the_grid_and_keeps_its_text_in_the_middle),
        TEST(column_weights_give_the_widths),
        TEST(a_column_is_never_narrower_than_its_longest_word),
        TEST(a_short_text_is_not_wrapped_while_another_column_has_space),
        TEST(a_long_text_gives_a_little_to_a_short_one),
        TEST(words_that_just_fit_their_column_are_not_broken),
        TEST(a_table_too_wide_for_the_page_is_squeezed),
        TEST(tables_too_wide_give_padding_then_size_then_hyphens),
        TEST(more_columns_than_supported_are_survived),
        TEST(spans_cover_columns_and_rows),
        TEST(cells_are_aligned_in_their_row),
        TEST(deep_nesting_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
