/*
 * test_pdf_running.c - the lines at the head and foot of a page: whose report, which
 * chapter, what is cut when it is too long.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "pdf_bench.h"
#include "render/pdf/layout/running.h"

static const char ini[] =
    "[page]\nmargin_left = 50\nmargin_right = 50\n"
    "[document]\nsize = 10\nleading = 14\n[section.page]\n[section.joins]\njoin = yes\n"
    "[p.tall]\nmin_height = 400\n[running]\nsize = 8\n[foot]\nsize = 8\n";

static const char markup[] =
    "<section class='page cover'><h1>Cover</h1></section>"
    "<nav class='page' aria-labelledby='toc'><h2 id='toc'>Contents</h2>"
    "<ol><li><a href='#one'>First</a></li></ol></nav>"
    "<section class='page' aria-labelledby='one'><h2 id='one'>"
    "<span class='chapter'>1</span> A sentence on the first</h2>"
    "<p class='tall'>a</p><p class='tall'>b</p></section>"
    "<section class='page joins' aria-labelledby='two'><h2 id='two'>"
    "<span class='chapter'>2</span> Second <em>one</em></h2>"
    "<p class='tall'>c</p><p class='tall'>d</p></section>";

static int set_up(void **state)
{
    static struct bench b;

    bench_open(&b, ini);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    bench_close(*state);
    return 0;
}

/* The text of a running line's first line, "" without. */
static const char *shown(struct bench *b, const struct running_line *line)
{
    const char *text = "";

    if (line->text == NULL)
        return text;
    for (int i = 0; i < line->text->line[0].n; i++) {
        const struct item *item = &line->text->piece[line->text->line[0].first + i];
        text = arena_printf(&b->box.arena, "%s%.*s", text, (int)item->length, item->text);
    }
    return text;
}

struct pressed {
    struct box *root;
    struct pages pages;
    struct doc doc;
};

static struct pressed press(struct bench *b, const char *company)
{
    struct pressed p = {.doc = {.language = "en",
                                .running = company,
                                .footer = "Confidential",
                                .page_of = "{page} / {pages}"}};

    p.root = bench_build(b, markup);
    p.pages = paginate_well(&b->layout, p.root, 495);
    return p;
}

static const char *line_of(struct bench *b, struct pressed *p, int page,
                           enum running_kind kind)
{
    struct running_line lines[RUNNING_LINES];

    running_lines(&b->layout, &p->doc, p->root, &p->pages, page, lines);
    return shown(b, &lines[kind]);
}

static void the_header_names_the_chapter_at_the_pages_top(void **state)
{
    struct bench *b = *state;
    struct pressed p = press(b, "Acme");

    assert_true(p.pages.n >= 5);
    assert_string_equal(line_of(b, &p, 0, RUNNING_SECTION), "");
    assert_string_equal(line_of(b, &p, 0, RUNNING_HEADER), "");
    assert_string_equal(line_of(b, &p, 1, RUNNING_SECTION), "Contents");
    /* As the contents call it, not as its heading does; without its number. */
    assert_string_equal(line_of(b, &p, 2, RUNNING_SECTION), "First");
    assert_string_equal(line_of(b, &p, 3, RUNNING_SECTION), "First");
    assert_string_equal(line_of(b, &p, p.pages.n - 1, RUNNING_SECTION), "Second one");
    assert_string_equal(line_of(b, &p, 2, RUNNING_HEADER), "Acme");
    assert_string_equal(line_of(b, &p, 2, RUNNING_FOOTER), "Confidential");
    assert_string_equal(line_of(b, &p, 2, RUNNING_FOLIO),
                        arena_printf(&b->box.arena, "3 / %d", p.pages.n));
}

static void what_is_too_long_ends_in_an_ellipsis_before_the_chapter(void **state)
{
    struct bench *b = *state;
    struct pressed p = press(b, "A company with a name so long that nobody would ever want "
                                "to print it, or read it, on the head of every single page "
                                "of a report, and yet it is its name");
    struct running_line lines[RUNNING_LINES];
    const struct running_line *head = &lines[RUNNING_HEADER];
    const char *text;

    running_lines(&b->layout, &p.doc, p.root, &p.pages, 2, lines);
    text = shown(b, head);
    assert_true(strlen(text) > 40);
    assert_string_equal(text + strlen(text) - 3, "…");
    assert_true(text[strlen(text) - 4] != ' ' && text[strlen(text) - 5] != ' ');
    assert_true(head->x + head->text->line[0].width < lines[RUNNING_SECTION].x);
    /* One word wider than the page is cut between letters. */
    p = press(b, "Ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"
                 "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää");
    text = line_of(b, &p, 2, RUNNING_HEADER);
    assert_true(strlen(text) > 40);
    assert_string_equal(text + strlen(text) - 5, "ä…");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_header_names_the_chapter_at_the_pages_top),
        TEST(what_is_too_long_ends_in_an_ellipsis_before_the_chapter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
