/*
 * test_pdf_cache.c - paragraphs kept for later documents are those that would be made anew.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "pdf_bench.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/layout/cache.h"
#include "render/pdf/layout/runs.h"

static const char ini[] = "[p]\nhyphenate = yes\n"
                          "[p.large]\nsize = 20\n"
                          "[strong]\nface = bold\n";

static int set_up(void **state)
{
    static struct bench b;

    bench_open(&b, ini);
    b.layout.cache = paragraph_cache_new(&b.run);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *b = *state;

    paragraph_cache_drop(b->layout.cache);
    bench_close(b);
    return 0;
}

static size_t kept(const struct bench *b)
{
    return paragraph_cache_count(b->layout.cache);
}

static const struct paragraph *only_paragraph(struct bench *b, const char *markup,
                                              double width)
{
    return bench_measure(b, markup, width)->first->text;
}

static void expect_equal(const struct paragraph *a, const struct paragraph *b)
{
    assert_int_equal(a->nlines, b->nlines);
    assert_float_equal(a->width, b->width, 0);
    assert_float_equal(a->height, b->height, 0);
    assert_float_equal(a->narrowest, b->narrowest, 0);
    assert_float_equal(a->widest, b->widest, 0);
    for (int k = 0; k < a->nlines; k++) {
        const struct line *x = &a->line[k], *y = &b->line[k];
        assert_int_equal(x->n, y->n);
        assert_float_equal(x->width, y->width, 0);
        assert_float_equal(x->base, y->base, 0);
        for (int i = 0; i < x->n; i++) {
            const struct item *one = &a->piece[x->first + i];
            const struct item *other = &b->piece[y->first + i];
            assert_int_equal(one->length, other->length);
            assert_memory_equal(one->text, other->text, one->length);
            assert_string_equal(one->language, other->language);
            assert_ptr_equal(one->shaped, other->shaped);
            assert_ptr_equal(one->style, other->style);
            assert_float_equal(one->width, other->width, 0);
        }
    }
}

static const char *const texts[] = {
    "<p>Responsibility for the <strong>recommendation</strong> stays with the board.</p>",
    "<p lang='pl'>Zarząd przedsiębiorstwa zapoznał się z najważniejszymi wynikami.</p>",
    "<p lang='ru'>Диагностика предпринимательства и <em>переосмысление</em> отделов.</p>",
    "<p class='large'>One line<br/>and another</p>",
    "<p>62 %</p>",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static void a_kept_paragraph_is_the_one_that_would_be_made(void **state)
{
    static const double widths[] = {400, 60, 150, 20, 151, 152, 153, 154, 155, 60};
    struct bench *b = *state;
    struct paragraph_cache *cache = b->layout.cache;

    for (int i = 0; i < TEXTS; i++)
        for (int round = 0; round < 3; round++)
            for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
                const struct paragraph *fresh, *again;
                b->layout.cache = NULL;
                fresh = only_paragraph(b, texts[i], widths[w]);
                b->layout.cache = cache;
                again = only_paragraph(b, texts[i], widths[w]);
                expect_equal(fresh, again);
            }
    assert_int_equal(kept(b), TEXTS);
}

static void what_appears_once_is_not_kept(void **state)
{
    struct bench *b = *state;

    bench_build(b, "<p>Once</p><p>Once upon</p>");
    assert_int_equal(kept(b), 0);
    bench_build(b, "<p>Once</p>");
    assert_int_equal(kept(b), 1);
}

static void what_points_into_its_document_is_not_kept(void **state)
{
    struct bench *b = *state;

    for (int i = 0; i < 3; i++)
        bench_build(b, "<p>See <a href='#x'>there</a></p><p>A <span lang='pl'>b</span></p>"
                       "<p>A <span aria-hidden='true'>b</span></p>"
                       "<p>A <svg width='10' height='10'><title>t</title></svg></p>");
    assert_int_equal(kept(b), 0);
}

static void style_language_and_markup_tell_paragraphs_apart(void **state)
{
    struct bench *b = *state;
    static const char *const cases[] = {
        "<p>w domu</p>",
        "<p class='large'>w domu</p>",
        "<p lang='pl'>w domu</p>",
        "<p><strong>w</strong> domu</p>",
        "<p><em>w</em> domu</p>",
        "<p>w<br/> domu</p>",
        "<p>w <span data-for='html'>x</span>domuś</p>",
    };
    const size_t n = sizeof cases / sizeof *cases;

    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < n; i++)
            bench_build(b, cases[i]);
    assert_int_equal(kept(b), n);
}

static void nothing_is_given_when_the_fonts_have_forgotten_its_words(void **state)
{
    struct bench *b = *state;

    for (int i = 0; i < 3; i++)
        bench_build(b, "<p>Words</p>");
    assert_int_equal(kept(b), 1);
    b->fonts->generation++;
    bench_build(b, "<p>Words</p>");
    assert_int_equal(kept(b), 2);
}

static void missing_characters_are_counted_each_time(void **state)
{
    struct bench *b = *state;

    for (int i = 1; i <= 4; i++) {
        bench_build(b, "<p>a \xF0\x93\x80\x80</p>"); /* a hieroglyph */
        assert_int_equal(b->layout.missing, i);
    }
    assert_int_equal(kept(b), 1);
}

static void kept_runs_are_those_that_would_be_written(void **state)
{
    struct bench *b = *state;
    int shown = 0;

    for (int i = 0; i < TEXTS; i++)
        for (int round = 0; round < 3; round++) {
            const struct paragraph *p = only_paragraph(b, texts[i], 150);
            for (int k = 0; k < p->nlines && round == 2; k++) {
                const struct line *line = &p->line[k];
                const struct item *it = &p->piece[line->first], *end = it + line->n;
                const struct run *kept = line->run;
                for (; it < end; it += kept++->n) {
                    struct run made = run_make(b->fonts, line, it, end);
                    assert_int_equal(kept->n, made.n);
                    assert_float_equal(kept->next, made.next, 0);
                    if (!run_use(b->fonts, kept))
                        continue;
                    shown++;
                    assert_int_equal(kept->shown.length, made.shown.length);
                    assert_memory_equal(kept->shown.bytes, made.shown.bytes,
                                        made.shown.length);
                    assert_float_equal(kept->shown.advance, made.shown.advance, 0);
                }
            }
        }
    assert_true(shown > 5);
}

/* A glyph is embedded with one text: a kept run in which it has another is written anew. */
static void runs_are_not_shown_with_another_text(void **state)
{
    struct bench *b = *state;
    const struct paragraph *p = NULL;
    const struct run *run;

    for (int i = 0; i < 3; i++)
        p = only_paragraph(b, "<p>a-b</p>", 400);
    run = p->line[0].run;
    assert_non_null(run);
    fonts_begin_document(b->fonts);
    assert_true(run_use(b->fonts, run));
    fonts_begin_document(b->fonts);
    for (size_t i = 0; i < run->nglyphs; i++) {
        struct plain_glyph other = {run->glyph[i].id, 'x'};
        fonts_use_glyphs(b->fonts, run->face, &other, 1);
    }
    assert_false(run_use(b->fonts, run));
    assert_null(run_make(b->fonts, &p->line[0], p->piece, p->piece + 1).shown.bytes);
}

static void memory_is_given_back(void **state)
{
    struct bench *b = *state;
    size_t most = 0;

    for (int i = 0; i < 12000; i++) {
        const char *markup = BENCH_PRINT(b, "<p>A longer text that differs: %d</p>", i);
        paragraph_cache_begin(b->layout.cache);
        for (int k = 0; k < 2; k++)
            only_paragraph(b, markup, 200);
        most = kept(b) > most ? kept(b) : most;
    }
    assert_true(most > 1000);
    assert_true(kept(b) < 12000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_kept_paragraph_is_the_one_that_would_be_made),
        TEST(what_appears_once_is_not_kept),
        TEST(what_points_into_its_document_is_not_kept),
        TEST(style_language_and_markup_tell_paragraphs_apart),
        TEST(nothing_is_given_when_the_fonts_have_forgotten_its_words),
        TEST(missing_characters_are_counted_each_time),
        TEST(kept_runs_are_those_that_would_be_written),
        TEST(runs_are_not_shown_with_another_text),
        TEST(memory_is_given_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
