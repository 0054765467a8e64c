/*
 * test_pdf_paginate.c - where pages end: headings, paragraphs, tables, chapters, covers.
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

static void a_heading_stays_with_two_lines_of_what_follows(void **state)
{
    struct bench *b = *state;

    for (int before = 30; before < 45; before++) {
        struct box *root = bench_measure(b,
                                         BENCH_PRINT(b, "%s<h2>Heading</h2><p>%s end</p>",
                                                     bench_times(b, before, "<p>line</p>"),
                                                     bench_times(b, 12, "one<br/>")),
                                         300);
        struct pages pages = paginate(&b->layout, root);
        struct box *heading = bench_box(root, EL_H2, 0),
                   *text = bench_box(root, EL_P, before);
        int page = page_at(&pages, bench_top(heading));
        assert_int_equal(page_at(&pages, bench_top(text)), page);
        assert_int_equal(page_at(&pages, bench_top(text) + text->text->line[1].y), page);
    }
}

static void a_heading_stays_with_two_lines_of_several_paragraphs(void **state)
{
    struct bench *b = *state;

    for (int before = 50; before < 70; before++) {
        struct box *root = bench_measure(
            b,
            BENCH_PRINT(b,
                        "<p class='keep'>%sx</p><h2>Heading</h2><p>one line</p>"
                        "<p>another</p>%s",
                        bench_times(b, before, "x<br/>"),
                        bench_times(b, 30, "<p>more</p>")),
            300);
        struct pages pages = paginate(&b->layout, root);
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_H2, 0))),
                         page_at(&pages, bench_top(bench_box(root, EL_P, 2))));
    }
}

/* The elements that stand on the page of the first one and on the page of the last one. */
static void expect_company(struct bench *b, const char *markup, enum element e, int n,
                           int least)
{
    for (int before = 50; before < 70; before++) {
        struct box *root =
            bench_measure(b,
                          BENCH_PRINT(b, "<p class='keep'>%sx</p>%s",
                                      bench_times(b, before, "x<br/>"), markup),
                          300);
        struct pages pages = paginate(&b->layout, root);
        int first = page_at(&pages, bench_top(bench_box(root, e, 0))), with_first = 0;
        int last = page_at(&pages, bench_top(bench_box(root, e, n - 1))), with_last = 0;
        for (int i = 0; i < n; i++) {
            int page = page_at(&pages, bench_top(bench_box(root, e, i)));
            with_first += page == first;
            with_last += page == last;
        }
        assert_true(with_first >= least && with_last >= least);
    }
}

static void no_row_and_no_short_item_is_left_alone(void **state)
{
    struct bench *b = *state;

    expect_company(b,
                   "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>"
                   "<tr><td>d</td></tr><tr><td>e</td></tr></tbody></table>",
                   EL_TD, 5, 2);
    expect_company(b,
                   "<table><tbody><tr class='group'><th>g</th></tr><tr><td>a</td></tr>"
                   "<tr class='group'><th>h</th></tr><tr><td>b</td></tr><tr><td>c</td>"
                   "</tr><tr class='group'><th>i</th></tr><tr><td>d</td></tr></tbody>"
                   "</table>",
                   EL_TD, 4, 2);
    expect_company(b, "<ul><li>a</li><li>b</li><li>c</li><li>d</li><li>e</li></ul>", EL_LI,
                   5, 2);
    expect_company(b,
                   "<dl><dt>a</dt><dd>a</dd><dt>b</dt><dd>b</dd><dt>c</dt><dd>c</dd>"
                   "<dt>d</dt><dd>d</dd></dl>",
                   EL_DT, 4, 2);
}

/* At least three of them stand on either page where there are enough. */
static void rows_and_terms_are_cut_off_by_threes(void **state)
{
    struct bench *b = *state;
    const char *six = bench_times(b, 5, "x<br/>");
    const char *row = BENCH_PRINT(b, "<tr><td>%sx</td></tr>", six);
    const char *term = BENCH_PRINT(b, "<dt>a</dt><dd>%sx</dd>", six);

    expect_company(b,
                   BENCH_PRINT(b, "<div><table><tbody>%s</tbody></table></div>",
                               bench_times(b, 7, row)),
                   EL_TD, 7, 3);
    expect_company(b, BENCH_PRINT(b, "<dl>%s</dl>", bench_times(b, 7, term)), EL_DT, 7, 3);
}

/* 30 lines are 480 points high, 20 rows 320 and their caption 10 or so. */
static void a_table_that_fits_on_a_page_is_not_split_for_a_full_page(void **state)
{
    struct bench *b = *state;
    const char *rows = bench_times(b, 20, "<tr><td>a</td></tr>");

    for (int before = 26; before < 44; before++) {
        struct box *root =
            bench_measure(b,
                          BENCH_PRINT(b, "%s<table><tbody>%s</tbody></table>%s",
                                      bench_times(b, before, "<p>line</p>"), rows,
                                      bench_times(b, 60, "<p>line</p>")),
                          300);
        struct pages pages = paginate(&b->layout, root);
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_TD, 0))),
                         page_at(&pages, bench_top(bench_box(root, EL_TD, 19))));
    }
}

static void a_remark_stays_with_what_it_comments_on(void **state)
{
    struct bench *b = *state;

    for (int before = 50; before < 70; before++) {
        struct box *root = bench_measure(
            b,
            BENCH_PRINT(b,
                        "<p class='keep'>%sx</p><p>one<br/>two</p><aside class='keep'>"
                        "<p>remark</p><p>remark</p></aside>%s",
                        bench_times(b, before, "x<br/>"),
                        bench_times(b, 30, "<p>text</p>")),
            300);
        struct pages pages = paginate(&b->layout, root);
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_P, 1))),
                         page_at(&pages, bench_top(bench_box(root, EL_ASIDE, 0))));
    }
}

static void small_print_stays_with_the_table_above_it(void **state)
{
    struct bench *b = *state;

    for (int before = 50; before < 70; before++) {
        struct box *root = bench_measure(
            b,
            BENCH_PRINT(b,
                        "<p class='keep'>%sx</p><table><tbody>%s</tbody></table><p "
                        "class='tiny'>Source</p>"
                        "%s",
                        bench_times(b, before, "x<br/>"),
                        bench_times(b, 6, "<tr><td>%d</td></tr>"),
                        bench_times(b, 30, "<p>text</p>")),
            300);
        struct pages pages = paginate(&b->layout, root);
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_TD, 5))),
                         page_at(&pages, bench_top(bench_box(root, EL_P, 1))));
    }
}

/* Rows of which only one fits on a page: there is no way but to leave each alone. */
static void rows_nearly_as_high_as_a_page_are_not_cut(void **state)
{
    struct bench *b = *state;
    const char *tall = bench_times(b, 50, "x<br/>");
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(b, "<table><tbody>%s</tbody></table>",
                    bench_times(b, 4, BENCH_PRINT(b, "<tr><td>%sx</td></tr>", tall))),
        300);
    struct pages pages = paginate(&b->layout, root);

    assert_int_equal(pages.n, 4);
    for (int i = 0; i < 4; i++)
        close_to(pages.page[i].start, bench_top(bench_box(root, EL_TR, i)), 0.01, "row");
}

static void no_line_of_a_paragraph_is_left_alone(void **state)
{
    struct bench *b = *state;

    for (int before = 55; before < 72; before++) {
        struct box *root = bench_measure(
            b,
            BENCH_PRINT(b, "<p class='keep'>%s x</p><p>%s e</p>",
                        bench_times(b, before, "x<br/>"), bench_times(b, 9, "y<br/>")),
            300);
        struct pages pages = paginate(&b->layout, root);
        struct box *p = bench_box(root, EL_P, 1);
        double y = bench_top(p);
        const struct line *line = p->text->line;
        assert_int_equal(page_at(&pages, y), page_at(&pages, y + line[1].y));
        assert_int_equal(page_at(&pages, y + line[8].y), page_at(&pages, y + line[9].y));
    }
}

static void every_page_holds_no_more_than_its_height(void **state)
{
    struct bench *b = *state;
    const char *markup = BENCH_PRINT(
        b,
        "%s<table><thead><tr><th>h</th></tr></thead><tbody>%s</tbody></table><ul>%s</ul>",
        bench_times(b, 40, "<h2>H %d</h2><p>a<br/>b<br/>c<br/>d<br/>e</p>"),
        bench_times(b, 90, "<tr><td>row %d</td></tr>"),
        bench_times(b, 100, "<li>item %d</li>"));
    struct pages pages = paginate(&b->layout, bench_measure(b, markup, 300));

    assert_true(pages.n >= 7);
    for (int i = 0; i < pages.n; i++) {
        const struct page *p = &pages.page[i];
        assert_true(p->end - p->start + p->head <= 700.01);
        assert_true(p->end > p->start);
        assert_true(i == 0 || p->start >= pages.page[i - 1].end - 0.01);
    }
}

static void a_table_repeats_its_head_and_keeps_its_rows_whole(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(
            b, "<p>x</p><table><thead><tr><th>h</th></tr></thead><tbody>%s</tbody></table>",
            bench_times(b, 60, "<tr><td>row %d<br/>second line</td></tr>")),
        300);
    struct box *table = bench_box(root, EL_TABLE, 0);
    struct pages pages = paginate(&b->layout, root);

    assert_int_equal(pages.n, 3);
    assert_null(pages.page[0].table);
    for (int i = 1; i < pages.n; i++) {
        assert_ptr_equal(pages.page[i].table, table);
        close_to(pages.page[i].head, 16, 0.01, "height of the repeated head");
    }
    for (int i = 0; i < 60; i++) {
        double y = bench_top(bench_box(root, EL_TR, i + 1));
        assert_int_equal(page_at(&pages, y), page_at(&pages, y + 25.9));
    }
}

static void a_group_row_stays_with_the_row_below_it(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(
            b, "<table><tbody>%s</tbody></table>",
            bench_times(b, 60, "<tr class='group'><th>g%d</th></tr><tr><td>a</td></tr>")),
        300);
    struct pages pages = paginate(&b->layout, root);

    assert_true(pages.n > 2);
    for (int i = 0; i < 120; i += 2)
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_TR, i))),
                         page_at(&pages, bench_top(bench_box(root, EL_TR, i + 1))));
}

static void rows_tied_by_a_rowspan_stay_together(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(
            b, "<table><tbody>%s</tbody></table>",
            bench_times(b, 40,
                        "<tr><td rowspan='3'>a</td><td>%d</td></tr><tr><td>b</td></tr>"
                        "<tr><td>c</td></tr>")),
        300);
    struct pages pages = paginate(&b->layout, root);

    assert_true(pages.n > 1);
    for (int i = 0; i < 120; i++)
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_TR, i))),
                         page_at(&pages, bench_top(bench_box(root, EL_TR, i - i % 3))));
}

static void what_is_kept_together_is_not_split(void **state)
{
    struct bench *b = *state;
    const char *five = bench_times(b, 5, "<p>line</p>");

    for (int before = 30; before < 45; before++) {
        struct box *root = bench_measure(
            b,
            BENCH_PRINT(b, "%s<div class='keep'>%s</div><p class='fine'>note</p>",
                        bench_times(b, before, "<p>line</p>"), five),
            300);
        struct pages pages = paginate(&b->layout, root);
        struct box *kept = bench_box(root, EL_DIV, 0);
        int page = page_at(&pages, bench_top(kept));
        assert_int_equal(page_at(&pages, bench_top(kept) + kept->height - 1), page);
        assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_P, before + 5))),
                         page);
    }
}

static void what_is_higher_than_a_page_is_split_between_lines(void **state)
{
    static const char *const shapes[] = {
        "<div class='keep'><p>%s</p></div>",
        "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>%s</td><td>x</td></tr>"
        "</tbody></table>",
        "<table><tbody><tr><td><p>%s</p></td><td class='mid'>x</td></tr></tbody></table>",
    };
    struct bench *b = *state;
    const char *tall = bench_times(b, 200, "line %d<br/>");

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const char *percent = strstr(shapes[i], "%s");
        struct box *root =
            bench_measure(b,
                          BENCH_PRINT(b, "<h2>x</h2>%.*s%s%s", (int)(percent - shapes[i]),
                                      shapes[i], tall, percent + 2),
                          300);
        struct pages pages = paginate(&b->layout, root);
        assert_true(pages.n >= 3 && pages.n <= 5);
        for (int k = 0; k < pages.n; k++)
            assert_true(pages.page[k].end - pages.page[k].start + pages.page[k].head <=
                        700.01);
    }
}

static void chapters_start_pages_and_short_ones_may_share_one(void **state)
{
    static const struct {
        const char *class;
        int lines, pages;
    } cases[] = {
        {"page", 10, 3},       /* each on its own */
        {"page short", 10, 1}, /* 3 x 16 lines of 10 with gaps fit */
        {"page short", 30, 3}, /* 480 points each: no two fit */
    };
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *chapter =
            BENCH_PRINT(b, "<section class='%s'>%s</section>", cases[i].class,
                        bench_times(b, cases[i].lines, "<p>line</p>"));
        struct box *root = bench_measure(b, bench_times(b, 3, chapter), 300);
        assert_int_equal(paginate(&b->layout, root).n, cases[i].pages);
    }
}

static void a_chapter_is_squeezed_when_that_saves_a_page(void **state)
{
    static const struct {
        int lines, pages;
    } cases[] = {
        {44, 1}, /* 44 lines and 43 gaps of 6: 698 points */
        {45, 1}, /* 714 points; 675.3 with the gaps at 0.85 */
        {47, 1}, /* 746 points; 704.6 at 0.85, 663.2 at 0.7 */
        {50, 1}, /* 794 points; 705.8 at 0.7, 661.7 at 0.55: 94 points are a remnant */
        {54, 2}, /* 858 points */
    };
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct box *root =
            bench_build(b, BENCH_PRINT(b, "<section class='page'>%s</section>",
                                       bench_times(b, cases[i].lines, "<p>line</p>")));
        struct pages pages = paginate_well(&b->layout, root, 300);
        assert_int_equal(pages.n, cases[i].pages);
        if (pages.n > 1) /* what does not help is taken back */
            close_to(root->height, 858, 0.1, "height");
    }
}

static void what_has_saved_a_page_stays_when_another_chapter_is_squeezed_more(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_build(
        b, BENCH_PRINT(
               b, "<section class='page'>%s</section><section class='page'>%s</section>",
               bench_times(b, 45, "<p>line</p>"), bench_times(b, 47, "<p>line</p>")));

    assert_int_equal(paginate_well(&b->layout, root, 300).n, 2);
    close_to(bench_box(root, EL_SECTION, 0)->squeeze, 0.85, 1e-9, "first chapter");
    close_to(bench_box(root, EL_SECTION, 1)->squeeze, 0.7, 1e-9, "second chapter");
}

/* The first chapter saves a page at 0.85, where the second is squeezed in vain; so it is at
 * the other factors, and nothing changes by them. */
static void pages_are_those_of_what_stays_squeezed(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_build(
        b, BENCH_PRINT(
               b, "<section class='page'>%s</section><section class='page'>%s</section>",
               bench_times(b, 45, "<p>line</p>"), bench_times(b, 54, "<p>line</p>")));
    struct pages pages = paginate_well(&b->layout, root, 300);

    assert_int_equal(pages.n, 3);
    close_to(bench_box(root, EL_SECTION, 0)->squeeze, 0.85, 1e-9, "first chapter");
    close_to(bench_box(root, EL_SECTION, 1)->squeeze, 0, 1e-9, "second chapter");
    close_to(pages.page[1].start, bench_top(bench_box(root, EL_SECTION, 1)), 0.01, "start");
    close_to(pages.page[2].end, root->height, 0.01, "end");
}

/* 62 lines: 986 points, 286 of them on a second page, too many to win back; 931 with the
 * gaps at 0.85.  27 lines: 426 points and 30 above them.  40 lines: 634. */
static void a_chapter_is_squeezed_when_that_makes_room_for_the_next(void **state)
{
    static const struct {
        int lines, pages;
        double squeeze, height;
    } cases[] = {{27, 2, 0.85, 931.1}, {40, 3, 0, 986}};
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct box *root =
            bench_build(b, BENCH_PRINT(b,
                                       "<section class='page'>%s</section><section "
                                       "class='page short'>%s</section>",
                                       bench_times(b, 62, "<p>line</p>"),
                                       bench_times(b, cases[i].lines, "<p>line</p>")));
        struct box *first = bench_box(root, EL_SECTION, 0);
        assert_int_equal(paginate_well(&b->layout, root, 300).n, cases[i].pages);
        close_to(first->squeeze, cases[i].squeeze, 1e-9, "factor");
        close_to(first->height, cases[i].height, 0.01, "height");
    }
}

/* 20 lines: 314 points; 30 and the 634 of 40 lines fill two pages either way. */
static void
a_page_is_not_left_half_empty_when_the_next_chapter_could_begin_on_it(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(
            b, "<section class='page'>%s</section><section class='page short'>%s</section>",
            bench_times(b, 20, "<p>line</p>"), bench_times(b, 40, "<p>line</p>")),
        300);
    struct pages pages = paginate(&b->layout, root);

    assert_int_equal(pages.n, 2);
    assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_SECTION, 1))), 0);
}

/* 30 lines of 10 points and 29 gaps of 6: 474 points; 44 lines: 698. */
static void a_chapter_that_wants_to_fill_its_page_is_spaced_out(void **state)
{
    static const struct {
        const char *class;
        int lines;
        double height;
    } cases[] = {
        {"page wide", 30, 300 + 29 * 6 * 1.6}, /* no further than that */
        {"page wide", 42, 696},                /* 666; up to 4 points from the foot */
        {"page wide", 44, 698},
        {"page", 42, 666},
    };
    struct bench *b = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct box *root = bench_build(
            b, BENCH_PRINT(b, "<section class='%s'>%s</section>", cases[i].class,
                           bench_times(b, cases[i].lines, "<p>line</p>")));
        assert_int_equal(paginate_well(&b->layout, root, 300).n, 1);
        close_to(bench_box(root, EL_SECTION, 0)->height, cases[i].height, 0.01,
                 cases[i].class);
    }
}

/* 56 lines: 890 points, 692 of them with the gaps at 0.4. */
static void a_chapter_that_is_to_be_one_page_is_squeezed_further(void **state)
{
    struct bench *b = *state;
    struct box *root =
        bench_build(b, BENCH_PRINT(b, "<section class='page wide'>%s</section>",
                                   bench_times(b, 56, "<p>line</p>")));

    assert_int_equal(paginate_well(&b->layout, root, 300).n, 1);
    close_to(bench_box(root, EL_SECTION, 0)->squeeze, 0.4, 1e-9, "factor");
}

/* On a grid of 5 the gaps of 6 points are 5 or 10 high: no factor in between fills the
 * page, and the widest does not fit. */
static void spacing_out_on_a_grid_does_not_overfill_the_page(void **state)
{
    struct bench *b = *state;

    b->layout.grid = 5;
    for (int lines = 30; lines < 48; lines++) {
        struct box *root =
            bench_build(b, BENCH_PRINT(b, "<section class='page wide'>%s</section>",
                                       bench_times(b, lines, "<p>line</p>")));
        assert_int_equal(paginate_well(&b->layout, root, 300).n, 1);
    }
}

/* Blocks of three lines and gaps of 5 on a grid of 5: 20 of them are 695 high, with a
 * heading and its text 30 to 45 more. */
static void pages_that_end_inside_a_chapter_reach_the_foot(void **state)
{
    struct bench *b = *state;
    const char *three = "<p class='keep'>a<br/>b<br/>c</p>";
    int full = 0;

    b->layout.grid = 5;
    for (int n = 45; n < 60; n++) {
        struct box *root = bench_build(
            b, BENCH_PRINT(b, "<section class='page'>%s<h2>H</h2><p>x</p>%s</section>",
                           bench_times(b, 7, three), bench_times(b, n, three)));
        struct pages pages = paginate_well(&b->layout, root, 300);
        assert_true(pages.n >= 2);
        for (int i = 0; i < pages.n; i++) {
            const struct page *p = &pages.page[i];
            double used = p->end - p->start;
            assert_true(used <= 700.01);
            assert_true(!p->cut || used > 700 - 5 || used <= 700 - 5 * 15);
            full += p->cut && used > 700 - 5;
            assert_int_equal(p->cut, i + 1 < pages.n);
            assert_true(i == 0 || p->start >= pages.page[i - 1].end - 0.01);
        }
        for (int i = 0; i < n + 8; i++) {
            struct box *text = bench_box(root, EL_P, i);
            double top = bench_top(text), units = top / 5;
            close_to(units, floor(units + 0.5), 0.001, "top in grid units");
            assert_int_equal(page_at(&pages, top), page_at(&pages, top + text->height - 1));
        }
        close_to(bench_top(bench_box(root, EL_P, 7)) - bench_top(bench_box(root, EL_H2, 0)),
                 15, 0.01, "a heading stays as near to its text");
        close_to(root->height, pages.page[pages.n - 1].end, 0.01, "height");
    }
    assert_true(full >= 20);
}

static void a_chapter_may_begin_below_the_short_end_of_another(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        BENCH_PRINT(
            b, "<section class='page'>%s</section><section class='page short'>%s</section>",
            bench_times(b, 50, "<p>line</p>"), bench_times(b, 50, "<p>line</p>")),
        300);
    struct pages pages = paginate(&b->layout, root);

    /* 794 points, of which some 100 are left for the second page; then 30 and 794. */
    assert_int_equal(pages.n, 3);
    assert_int_equal(page_at(&pages, bench_top(bench_box(root, EL_SECTION, 1))), 1);
}

/* 44 to 50 lines: what does not fit on the first page is a few of them, and more go over
 * when another chapter follows below. */
static void more_than_a_few_lines_stand_above_the_next_chapter(void **state)
{
    struct bench *b = *state;

    for (int lines = 45; lines < 52; lines++) {
        struct box *root =
            bench_measure(b,
                          BENCH_PRINT(b,
                                      "<section class='page'>%s</section><section "
                                      "class='page short'>%s</section>",
                                      bench_times(b, lines, "<p>line</p>"),
                                      bench_times(b, 30, "<p>line</p>")),
                          300);
        struct box *next = bench_box(root, EL_SECTION, 1);
        struct pages pages = paginate(&b->layout, root);
        assert_int_equal(page_at(&pages, bench_top(next)), 1);
        assert_true(bench_top(next) - 30 - pages.page[1].start >= 0.15 * 700);
    }
}

static void a_cover_is_a_page_of_its_own(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_measure(
        b,
        "<section class='page cover'><p>Title</p><footer><p>foot</p></footer></section>"
        "<section><p>text</p></section><section class='page short'><p>more</p></section>",
        300);
    struct pages pages = paginate(&b->layout, root);

    assert_int_equal(pages.n, 2);
    assert_true(pages.page[0].cover);
    assert_false(pages.page[1].cover);
    close_to(bench_top(bench_box(root, EL_FOOTER, 0)), 690, 0.01,
             "its foot is at the bottom");
}

static void a_cover_higher_than_a_page_stays_a_cover_to_its_end(void **state)
{
    struct bench *b = *state;
    struct buf text = {0};
    struct pages pages;

    buf_puts(&text, "<section class='page cover'><p>");
    for (int i = 0; i < 1500; i++)
        buf_puts(&text, "many words ");
    buf_puts(&text, "</p></section><section class='page'><p>text</p></section>");
    pages = paginate(&b->layout, bench_measure(b, buf_text(&text), 300));
    assert_true(pages.n >= 3);
    for (int i = 0; i < pages.n; i++)
        assert_int_equal(pages.page[i].cover, i < pages.n - 1);
    buf_drop(&text);
}

static void an_empty_document_has_one_page(void **state)
{
    struct bench *b = *state;

    assert_int_equal(paginate_well(&b->layout, bench_build(b, "<section/>"), 300).n, 1);
    assert_int_equal(
        paginate_well(&b->layout, bench_build(b, "<section><p>x</p></section>"), 300).n, 1);
}

/* 42 rows of 16 points and the repeated head fit on a page; a chapter is squeezed in vain.
 */
static void a_table_of_thousands_of_rows_is_cut_into_full_pages(void **state)
{
    struct bench *b = *state;
    struct box *root = bench_build(
        b, BENCH_PRINT(b,
                       "<section class='page'><table><thead><tr><th>h</th></tr></thead>"
                       "<tbody>%s</tbody></table></section>",
                       bench_times(b, 5000, "<tr><td>row %d</td></tr>")));
    struct pages pages = paginate_well(&b->layout, root, 300);

    assert_true(pages.n >= 105 && pages.n <= 120);
    for (int i = 1; i < pages.n; i++)
        assert_ptr_equal(pages.page[i].table, bench_box(root, EL_TABLE, 0));
}

static void thousands_of_rows_higher_than_a_page_are_survived(void **state)
{
    struct bench *b = *state;
    const char *row =
        BENCH_PRINT(b, "<tr><td>%sx</td><td>y</td></tr>", bench_times(b, 80, "x<br/>"));
    struct box *root = bench_measure(
        b, BENCH_PRINT(b, "<table><tbody>%s</tbody></table>", bench_times(b, 1000, row)),
        300);

    assert_true(paginate(&b->layout, root).n >= 1160);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_heading_stays_with_two_lines_of_what_follows),
        TEST(a_heading_stays_with_two_lines_of_several_paragraphs),
        TEST(no_row_and_no_short_item_is_left_alone),
        TEST(rows_and_terms_are_cut_off_by_threes),
        TEST(a_table_that_fits_on_a_page_is_not_split_for_a_full_page),
        TEST(a_remark_stays_with_what_it_comments_on),
        TEST(small_print_stays_with_the_table_above_it),
        TEST(rows_nearly_as_high_as_a_page_are_not_cut),
        TEST(no_line_of_a_paragraph_is_left_alone),
        TEST(every_page_holds_no_more_than_its_height),
        TEST(a_table_repeats_its_head_and_keeps_its_rows_whole),
        TEST(a_group_row_stays_with_the_row_below_it),
        TEST(rows_tied_by_a_rowspan_stay_together),
        TEST(what_is_kept_together_is_not_split),
        TEST(what_is_higher_than_a_page_is_split_between_lines),
        TEST(chapters_start_pages_and_short_ones_may_share_one),
        TEST(a_chapter_is_squeezed_when_that_saves_a_page),
        TEST(what_has_saved_a_page_stays_when_another_chapter_is_squeezed_more),
        TEST(pages_are_those_of_what_stays_squeezed),
        TEST(a_chapter_is_squeezed_when_that_makes_room_for_the_next),
        TEST(a_page_is_not_left_half_empty_when_the_next_chapter_could_begin_on_it),
        TEST(a_chapter_that_wants_to_fill_its_page_is_spaced_out),
        TEST(a_chapter_that_is_to_be_one_page_is_squeezed_further),
        TEST(spacing_out_on_a_grid_does_not_overfill_the_page),
        TEST(pages_that_end_inside_a_chapter_reach_the_foot),
        TEST(a_chapter_may_begin_below_the_short_end_of_another),
        TEST(more_than_a_few_lines_stand_above_the_next_chapter),
        TEST(a_cover_is_a_page_of_its_own),
        TEST(a_cover_higher_than_a_page_stays_a_cover_to_its_end),
        TEST(an_empty_document_has_one_page),
        TEST(a_table_of_thousands_of_rows_is_cut_into_full_pages),
        TEST(thousands_of_rows_higher_than_a_page_are_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
