/*
 * pdf_bench.h - what the tests of the PDF's layout start from: a style sheet of their own,
 * the fonts, and boxes made from markup.
 */
#ifndef RAPPORT_TEST_PDF_BENCH_H
#define RAPPORT_TEST_PDF_BENCH_H

#include "base/buf.h"
#include "compose/markup.h"
#include "render/pdf/layout/paginate.h"
#include "sandbox.h"

struct bench {
    struct sandbox box;
    struct arena run; /* style sheet and hyphenator */
    struct fonts *fonts;
    struct layout layout;
};

/* ini: the text of print.ini. */
static inline void bench_open(struct bench *b, const char *ini)
{
    *b = (struct bench){.run = {NULL}};
    sandbox_open(&b->box);
    sandbox_text(&b->box, "templates/print.ini", ini);
    b->fonts = fonts_open("build/fonts", &b->box.diag);
    assert_non_null(b->fonts);
    b->layout = (struct layout){
        .arena = &b->box.arena, .fonts = b->fonts, .page_height = 700, .density = 1};
    b->layout.sheet = style_sheet_load(&b->run, b->box.folder, NULL, &b->box.diag);
    EXPECT_NO_MESSAGES(&b->box);
    b->layout.hyphens = hyphenator_new(&b->run, "build/fonts");
}

static inline void bench_close(struct bench *b)
{
    hyphenator_drop(b->layout.hyphens);
    style_sheet_drop(b->layout.sheet);
    fonts_drop(b->fonts);
    arena_drop(&b->run);
    sandbox_close(&b->box);
}

static inline struct box *bench_build(struct bench *b, const char *markup)
{
    struct node *root =
        markup_parse(&b->box.arena, markup, strlen(markup), "test", &b->box.diag);

    EXPECT_NO_MESSAGES(&b->box);
    return box_build(&b->layout, root, "en");
}

/* Builds and measures the markup for a width. */
static inline struct box *bench_measure(struct bench *b, const char *markup, double width)
{
    struct box *root = bench_build(b, markup);

    box_measure(&b->layout, root, width);
    return root;
}

/* The n-th (from 0) box of an element below b, in document order; NULL when there are
 * fewer. */
static inline struct box *bench_find(struct box *b, enum element e, int *n)
{
    if (!b->anonymous && b->node != NULL && b->node->element == e && (*n)-- == 0)
        return b;
    for (struct box *c = b->first; c != NULL; c = c->next) {
        struct box *found = bench_find(c, e, n);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static inline struct box *bench_box(struct box *root, enum element e, int n)
{
    struct box *found = bench_find(root, e, &n);

    if (found == NULL) {
        fail_msg("no such box");
        abort(); /* fail_msg does not return, which the compiler does not know */
    }
    return found;
}

/* The top of a box in the galley. */
static inline double bench_top(const struct box *b)
{
    double y = 0;

    for (; b != NULL; b = b->parent)
        y += b->y;
    return y;
}

/* A copy of some text n times, "%d" in it being the number from 1. */
static inline const char *bench_times(struct bench *b, int n, const char *text)
{
    struct buf out = {0};
    const char *d = strstr(text, "%d");
    char *copy;

    for (int i = 1; i <= n; i++) {
        if (d == NULL)
            buf_puts(&out, text);
        else
            buf_printf(&out, "%.*s%d%s", (int)(d - text), text, i, d + 2);
    }
    copy = arena_strdup(&b->box.arena, buf_text(&out));
    buf_drop(&out);
    return copy;
}

#define BENCH_PRINT(b, ...) arena_printf(&(b)->box.arena, __VA_ARGS__)

/* A style sheet with round numbers, so that heights can be worked out by hand: lines are 10
 * points high, pages 700. */
#define BENCH_INI                                                                          \
    "[document]\nsize = 8\nleading = 10\n"                                                 \
    "[p]\nspace_before = 2\nspace_after = 6\n"                                             \
    "[h2]\nspace_before = 20\nspace_after = 4\nkeep_next = yes\n"                          \
    "[p.fine]\nkeep_previous = yes\n"                                                      \
    "[p.tiny]\nsize = 6\n"                                                                 \
    "[.card]\npadding = 5 8\nbackground = surface\n"                                       \
    "[.keep]\nkeep = yes\n"                                                                \
    "[li]\npadding = 0 0 0 15\n[ul li]\nmarker = •\n"                                    \
    "[div.columns]\ngutter = 20\n[div.stacked]\nstack = yes\n[.nowrap]\nnowrap = yes\n"    \
    "[td]\npadding = 3\n[th]\npadding = 3\n"                                               \
    "[td.mid]\nvalign = middle\n"                                                          \
    "[table.heatmap]\ngap = 2\n"                                                           \
    "[tr.group]\nkeep_next = yes\n"                                                        \
    "[caption]\nspace_after = 4\n"                                                         \
    "[dl]\nterm = 100\ngutter = 10\n"                                                      \
    "[section.wide]\nfill = yes\n"                                                         \
    "[section.short]\njoin = yes\nspace_before = 30\n"                                     \
    "[section.cover]\nmin_height = 900\n[footer]\nat_bottom = yes\n"

/* Sets a test up on a bench of BENCH_INI, which is its state, and tears it down. */
static inline int bench_set_up(void **state)
{
    static struct bench b;

    bench_open(&b, BENCH_INI);
    *state = &b;
    return 0;
}

static inline int bench_tear_down(void **state)
{
    bench_close(*state);
    return 0;
}

#endif
