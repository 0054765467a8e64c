/*
 * test_pdf_layout.c - blocks and columns on the galley; tables: test_pdf_table.c.
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
#define TEST(f) cmocka_unit_test_setup_teardown(f, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(heights_add_up_with_collapsed_space),
        TEST(columns_share_the_width_by_weight_and_are_equally_high),
        TEST(columns_are_stacked_where_the_style_says_so),
        TEST(columns_higher_than_a_page_go_below_each_other),
        TEST(every_block_and_row_starts_on_the_grid),
        TEST(a_space_is_rounded_to_the_nearest_place_on_the_grid),
        TEST(a_row_is_rounded_to_the_grid_and_keeps_its_text_in_the_middle),
        TEST(deep_nesting_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
