/*
 * test_html.c - the web page: skeleton, policy, escaping; the cells of its tables:
 * test_html_cells.c.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/base64.h"
#include "base/file.h"
#include "base/hash.h"
#include "html_page.h"

#include <stdlib.h>
#include <string.h>

static const char *render_sample(struct fixture *f)
{
    char *text;
    size_t length;

    assert_int_equal(
        file_read(&f->arena, "tests/data/sample-document.xhtml", 1 << 20, &text, &length),
        FILE_OK);
    return render(f, text);
}

static size_t count(const char *text, const char *part)
{
    size_t n = 0;

    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        n++;
    return n;
}

/* The part of a page between two marks, in the arena. */
static char *between(struct fixture *f, const char *page, const char *from, const char *to)
{
    const char *start = strstr(page, from), *end;

    assert_non_null(start);
    start += strlen(from);
    end = strstr(start, to);
    assert_non_null(end);
    return arena_strndup(&f->arena, start, (size_t)(end - start));
}

/* --- head and policy --------------------------------------------------------------- */

/* The rules and each part of the fonts: their hashes stand in the policy. */
static void the_policy_admits_exactly_the_bytes_of_the_styles(void **state)
{
    struct fixture *f = *state;
    const char *page = render_sample(f);
    const char *policy = between(f, page, "Content-Security-Policy\" content=\"", "\"");
    int styles = 0;

    assert_has(page, "default-src 'none'; style-src 'sha256-");
    for (const char *at = page; (at = strstr(at, "<style>")); at++, styles++) {
        const char *css = between(f, at, "<style>", "</style>");
        unsigned char digest[HASH_BYTES];
        struct buf source = {0};

        hash_sha256(css, strlen(css), digest);
        buf_puts(&source, "'sha256-");
        base64_put(&source, digest, sizeof digest);
        buf_puts(&source, "'");
        assert_has(policy, buf_text(&source));
        buf_drop(&source);
    }
    assert_int_equal(styles, 2); /* the rules and the first part of the fonts */
}

static void chapters_lead_back_to_the_contents(void **state)
{
    struct fixture *f = *state;
    const char *page;

    f->doc.back = "Up & back";
    page = render(f, "<nav aria-labelledby=\"toc\"><h2 id=\"toc\">In</h2></nav>"
                     "<section><p>a</p></section><section><p>b</p></section>"
                     "<p>c</p>");
    assert_int_equal(
        count(page, "</section>\n<p class=\"back\"><a href=\"#toc\">Up &amp; back</a></p>"),
        2);
    page = render(f, "<section><p>a</p></section>");
    assert_int_equal(count(page, "class=\"back\""), 0);
}

/* What the style sheet or the element's nature says already is not written. */
static void needless_markup_is_left_out(void **state)
{
    const char *page =
        render(*state, "<table><tbody><tr><td class=\"num\"><span class=\"nowrap\">1</span>"
                       "</td><td><span class=\"nowrap\">2</span></td></tr></tbody></table>"
                       "<figure><svg class=\"bar\" width=\"100%\" height=\"9\">"
                       "<line x1=\"0\" y1=\"3\" x2=\"4%\" y2=\"0\"/></svg></figure>");

    assert_has(page, "<td class=\"num\">1</td><td><span class=\"nowrap\">2</span></td>");
    assert_has(page, "<svg class=\"bar\" height=\"9\"><line y1=\"3\" x2=\"4%\"/></svg>");
}

/* A page holds the parts of the fonts that its words need, a policy names them all. */
static void a_page_holds_the_fonts_of_its_words(void **state)
{
    static const struct {
        const char *words;
        size_t styles;
    } cases[] = {{"plain \u2013 \u25cf", 2},
                 {"Dębowy Dom", 3},
                 {"Север", 3},
                 {"Müller", 3},
                 {"Łódź, Север", 4},
                 {"Žižkov – Łódź – Север", 5},
                 {"\u4e2d", 2}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *markup = arena_printf(&f->arena, "<p>%s</p>", cases[i].words);

        assert_int_equal(count(render(f, markup), "<style>"), cases[i].styles);
        assert_int_equal(count(buf_text(&f->out), "'sha256-"), 5);
    }
    assert_int_equal(count(render(f, "<p data-for=\"pdf\">Север</p><p>x</p>"), "<style>"),
                     2);
}

/* Where assets are shared, a page that knows its place links to them; another, which may be
 * served for any address, holds all it needs. */
static void a_shared_style_is_a_link(void **state)
{
    struct fixture *f = *state;
    struct html_asset asset[HTML_ASSETS];
    const char *page;
    size_t n;

    f->style = html_style_load(&f->arena, ".", &f->theme, HTML_REPORT,
                               html_fonts_load(&f->arena, "."), true, &f->diag);
    n = html_style_assets(f->style, asset);
    assert_int_equal(n, 11);
    f->doc.top = "../../";
    page = render(f, "<p>Łódź</p>");
    assert_has(page, arena_printf(&f->arena, "<link rel=\"stylesheet\" href=\"../../%s\">",
                                  asset[0].path));
    assert_has(page, "style-src 'self'; img-src data:; font-src 'self';");
    assert_int_equal(count(page, "<style>"), 0);
    assert_has(page, asset[1].path);
    for (size_t i = 2; i < n; i++)
        assert_has(asset[1].bytes, strrchr(asset[i].path, '/') + 1);
    f->doc.top = NULL;
    assert_int_equal(count(render(f, "<p>Łódź</p>"), "<style>"), 3);
}

static void the_page_holds_no_script_and_no_style_attribute(void **state)
{
    const char *page = render_sample(*state);

    assert_int_equal(count(page, "<script"), 0);
    assert_int_equal(count(page, " style=\""), 0);
    assert_int_equal(count(page, "src=\"http"), 0);
    assert_int_equal(count(page, "url(http"), 0);
}

static void the_head_names_language_title_and_pdf(void **state)
{
    struct fixture *f = *state;
    const char *page;

    f->doc.language = "pl";
    f->doc.title = "A & B <2026>";
    f->doc.subject = "Say \"hello\"";
    f->doc.pdf_href = "report.pdf";
    page = render(f, "<p>x</p>");
    assert_true(strncmp(page, "<!DOCTYPE html>\n<html lang=\"pl\">\n", 32) == 0);
    assert_has(page, "<meta charset=\"utf-8\">");
    assert_has(page, "<title>A &amp; B &lt;2026&gt;</title>");
    assert_has(page, "<meta name=\"description\" content=\"Say &quot;hello&quot;\">");
    assert_has(page, "<link rel=\"alternate\" type=\"application/pdf\" title=\"PDF\" "
                     "href=\"report.pdf\">");
    assert_has(page, "<meta name=\"referrer\" content=\"no-referrer\">");
}

static void only_public_reports_may_be_indexed(void **state)
{
    static const struct {
        const char *visibility;
        size_t noindex;
    } cases[] = {{NULL, 1}, {"private", 1}, {"unlisted", 1}, {"public", 0}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->doc.visibility = cases[i].visibility;
        assert_int_equal(
            count(render(f, "<p>x</p>"), "<meta name=\"robots\" content=\"noindex\">"),
            cases[i].noindex);
    }
}

/* --- body -------------------------------------------------------------------------- */

static void text_and_attributes_are_escaped(void **state)
{
    const char *page = render(
        *state,
        "<p>5 &lt; 6 &amp; \"quoted\"</p>"
        "<p><a href=\"report.pdf?a=1&amp;b=2\" aria-label=\"&quot;x&quot; &lt;y&gt;\">"
        "go</a></p>");

    assert_has(page, "<p>5 &lt; 6 &amp; \"quoted\"</p>");
    assert_has(page, "href=\"report.pdf?a=1&amp;b=2\"");
    assert_has(page, "aria-label=\"&quot;x&quot; &lt;y&gt;\"");
}

static void void_elements_and_empty_cells_follow_html(void **state)
{
    const char *page = render(*state, "<p>a<br/>b</p><hr/><table><tbody><tr><td></td></tr>"
                                      "</tbody></table><p><svg viewBox=\"0 0 4 4\">"
                                      "<rect width=\"4\" height=\"4\"/></svg></p>");

    assert_has(page, "a<br>b");
    assert_has(page, "<hr>");
    assert_has(page, "<td></td>");
    assert_has(page, "<rect width=\"4\" height=\"4\"/></svg>");
    assert_int_equal(count(page, "</br>") + count(page, "</hr>"), 0);
}

static void what_is_for_the_pdf_stays_out(void **state)
{
    const char *page =
        render(*state, "<p data-for=\"pdf\">paper</p><p data-for=\"html\">screen"
                       "</p><div><p data-for=\"pdf\">last</p></div>");

    assert_int_equal(count(page, "paper<") + count(page, "last<"), 0);
    assert_has(page, "<p>screen</p>");
    assert_int_equal(count(page, "data-for"), 0);
}

static void landmarks_are_added_where_the_template_has_none(void **state)
{
    struct fixture *f = *state;
    const char *page;

    f->doc.footer = "Confidential";
    page = render(
        f, "<section class=\"page cover\"><header><p>x</p></header><h1>A</h1></section>"
           "<nav aria-label=\"N\"><p>n</p></nav><section><h2>B</h2></section>"
           "<section><h2>C</h2></section>");
    assert_has(page, "<a class=\"skip\" href=\"#main\">Skip</a>");
    assert_true(strstr(page, "<header>\n<section") < strstr(page, "<nav"));
    assert_true(strstr(page, "</nav>") < strstr(page, "<main id=\"main\">"));
    assert_true(strstr(page, "<main") < strstr(page, "<h2>B"));
    assert_true(strstr(page, "<h2>C") < strstr(page, "</main>"));
    assert_has(page, "<div class=\"head\"><p>x</p>");
    assert_int_equal(count(page, "<header>"), 1);
    assert_has(page, "<footer><p>Confidential</p></footer>");
    assert_int_equal(count(page, "<main"), 1);
}

static void a_template_with_its_own_main_keeps_it(void **state)
{
    const char *page =
        render(*state, "<header><h1>A</h1></header><main id=\"report\"><p>b</p>"
                       "</main><footer><p>c</p></footer>");

    assert_int_equal(count(page, "<main"), 1);
    assert_int_equal(count(page, "<footer"), 1);
    assert_has(page, "<a class=\"skip\" href=\"#report\">");
}

static void an_empty_document_is_not_a_page(void **state)
{
    struct fixture *f = *state;
    struct node root = {.element = EL_DOCUMENT};

    f->doc.root = &root;
    assert_false(html_render(&f->doc, f->style, &f->out));
}

/* --- the sample report -------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void the_sample_has_one_h1_unique_ids_and_no_dead_anchor(void **state)
{
    enum { MOST = 500 };
    struct fixture *f = *state;
    const char *page = render_sample(f);
    char *ids[MOST];
    size_t n = 0;

    assert_int_equal(count(page, "<h1"), 1);
    for (const char *at = page; (at = strstr(at, " id=\"")) != NULL && n < MOST; at += 5)
        ids[n++] = between(f, at, "\"", "\"");
    qsort(ids, n, sizeof *ids, by_text);
    for (size_t i = 1; i < n; i++)
        assert_string_not_equal(ids[i - 1], ids[i]);
    for (const char *at = page; (at = strstr(at, "href=\"#")) != NULL; at += 7) {
        const char *target = between(f, at, "#", "\"");

        assert_non_null(bsearch(&target, ids, n, sizeof *ids, by_text));
    }
}

static void the_sample_stays_within_the_budget(void **state)
{
    struct fixture *f = *state;
    const char *page = render_sample(f);
    const char *css = between(f, page, "<style>", "</style>"); /* the fonts stand behind */

    assert_true(strlen(css) <= 12 * 1000);
    assert_true(strlen(page) < 150 * 1000 + 60 * 1000);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    char *first = arena_strdup(&f->arena, render_sample(f));

    assert_string_equal(render_sample(f), first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_policy_admits_exactly_the_bytes_of_the_styles),
        TEST(chapters_lead_back_to_the_contents),
        TEST(needless_markup_is_left_out),
        TEST(a_page_holds_the_fonts_of_its_words),
        TEST(a_shared_style_is_a_link),
        TEST(the_page_holds_no_script_and_no_style_attribute),
        TEST(the_head_names_language_title_and_pdf),
        TEST(only_public_reports_may_be_indexed),
        TEST(text_and_attributes_are_escaped),
        TEST(void_elements_and_empty_cells_follow_html),
        TEST(what_is_for_the_pdf_stays_out),
        TEST(landmarks_are_added_where_the_template_has_none),
        TEST(a_template_with_its_own_main_keeps_it),
        TEST(an_empty_document_is_not_a_page),
        TEST(the_sample_has_one_h1_unique_ids_and_no_dead_anchor),
        TEST(the_sample_stays_within_the_budget),
        TEST(the_same_document_gives_the_same_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
