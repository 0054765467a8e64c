/*
 * test_pdf_render.c - the sample document as a PDF, judged by qpdf and poppler.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/buf.h"
#include "compose/markup.h"
#include "render/render.h"
#include "sandbox.h"

#include <sys/wait.h>

struct press_bench {
    struct sandbox box;
    struct pdf_press *press;
    struct theme theme;
    struct doc doc;
    struct buf out;
    int pages;
};

static const struct brand brand = {.id = "default", .ini_path = "brand.ini"};

static int set_up(void **state)
{
    static struct press_bench b;
    char *text;
    size_t length;

    b = (struct press_bench){.pages = 0};
    sandbox_open(&b.box);
    b.press = pdf_press_new(".", &brand, 1, &b.box.diag);
    assert_non_null(b.press);
    assert_true(theme_load(&brand, &b.theme, &b.box.diag));
    assert_int_equal(file_read(&b.box.arena, "tests/data/sample-document.xhtml", 1 << 22,
                               &text, &length),
                     FILE_OK);
    b.doc = (struct doc){.language = "en",
                         .title = "Northwind Instruments",
                         .subject = "Diagnosis",
                         .author = "Example Advisory",
                         .running = "Running line",
                         .footer = "Footing line",
                         .page_of = "sheet {page} of {pages}",
                         .days = 20726,
                         .visibility = "private"};
    b.doc.root =
        markup_parse(&b.box.arena, text, length, "sample-document.xhtml", &b.box.diag);
    assert_non_null(b.doc.root);
    *state = &b;
    return 0;
}

static int tear_down(void **state)
{
    struct press_bench *b = *state;

    pdf_press_drop(b->press);
    buf_drop(&b->out);
    sandbox_close(&b->box);
    return 0;
}

static void render(struct press_bench *b)
{
    assert_true(pdf_render(b->press, 0, &b->doc, &b->theme, PDF_STANDARD_UA, "acme",
                           &b->out, &b->pages, &b->box.diag));
    EXPECT_NO_MESSAGES(&b->box);
    sandbox_write(&b->box, "a.pdf", b->out.data, b->out.length);
}

/* Runs a command on the PDF; returns what it printed, errors too. */
static const char *run(struct press_bench *b, const char *command, int *status)
{
    struct buf out = {0};
    char chunk[4096];
    size_t n;
    char *copy;
    FILE *pipe =
        popen(arena_printf(&b->box.arena, "cd %s && %s 2>&1", b->box.folder, command), "r");

    assert_non_null(pipe);
    while ((n = fread(chunk, 1, sizeof chunk, pipe)) > 0)
        buf_put(&out, chunk, n);
    *status = WEXITSTATUS(pclose(pipe));
    copy = arena_strdup(&b->box.arena, buf_text(&out));
    buf_drop(&out);
    return copy;
}

/* The words of the document in order, without drawings and what is for the page only. */
static void collect_words(const struct node *n, struct buf *out)
{
    if (n->kind == NODE_TEXT) {
        buf_puts(out, n->text);
        return;
    }
    if (n->element == EL_SVG || node_hidden(n, "pdf"))
        return;
    if (!element_is_inline(n->element))
        buf_putc(out, ' ');
    for (const struct node *k = n->first; k != NULL; k = k->next)
        collect_words(k, out);
    if (!element_is_inline(n->element))
        buf_putc(out, ' ');
}

/* Fails at the first word of the document that the text does not have after the others. */
static void expect_words_in_order(struct press_bench *b, char *document, const char *text)
{
    int words = 0;

    for (char *word = strtok(document, " \t\r\n"); word != NULL;
         word = strtok(NULL, " \t\r\n"), words++) {
        const char *found = strstr(text, word);
        if (found == NULL)
            fail_msg("\"%s\" (word %d) is missing in: %.80s", word, words, text);
        text = found + strlen(word);
    }
    assert_true(words > 900);
    (void)b;
}

static void the_file_is_valid(void **state)
{
    struct press_bench *b = *state;
    const char *said;
    int status;

    render(b);
    said = run(b, "qpdf --check a.pdf", &status);
    if (status != 0 || strstr(said, "WARNING") != NULL)
        fail_msg("%s", said);
}

static void poppler_draws_it_without_a_warning(void **state)
{
    struct press_bench *b = *state;
    int status;

    render(b);
    assert_string_equal(run(b, "pdftoppm -r 20 a.pdf x", &status), "");
    assert_int_equal(status, 0);
}

/* Takes soft hyphens at line ends away, as whoever copies text does. */
static char *whole_words(char *text)
{
    char *to = text;

    for (const char *s = text; *s != '\0';) {
        if (strncmp(s, "\xC2\xAD\n", 3) == 0)
            s += 3;
        else
            *to++ = *s++;
    }
    *to = '\0';
    return text;
}

static void the_words_come_out_in_reading_order(void **state)
{
    struct press_bench *b = *state;
    struct buf words = {0};
    const char *text;
    int status;

    render(b);
    text =
        whole_words(arena_strdup(&b->box.arena, run(b, "pdftotext -raw a.pdf -", &status)));
    collect_words(b->doc.root, &words);
    expect_words_in_order(b, words.data, text);
    buf_drop(&words);
}

static void the_page_count_is_told_and_every_page_but_the_cover_is_numbered(void **state)
{
    struct press_bench *b = *state;
    const char *text;
    int status;

    render(b);
    assert_in_range(b->pages, 7, 13);
    assert_non_null(strstr(run(b, "pdfinfo a.pdf", &status),
                           arena_printf(&b->box.arena, "Pages:           %d\n", b->pages)));
    text = run(b, "pdftotext -raw a.pdf -", &status);
    for (int i = 1; i <= b->pages; i++) {
        const char *number = arena_printf(&b->box.arena, "sheet %d of %d\n", i, b->pages);
        if ((strstr(text, number) != NULL) != (i > 1))
            fail_msg("page %d", i);
    }
    assert_null(strstr(run(b, "pdftotext -l 1 -raw a.pdf -", &status), "Running line"));
}

static void the_structure_has_headings_lists_tables_and_figures(void **state)
{
    static const char *const types[] = {"H1", "H2",      "H3",    "L",
                                        "LI", "Lbl",     "LBody", "Table",
                                        "TH", "Caption", "Link",  "Figure"};
    struct press_bench *b = *state;
    const char *tree;
    int status;

    render(b);
    tree = run(b, "pdfinfo -struct a.pdf", &status);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strstr(tree, types[i]) == NULL)
            fail_msg("no %s", types[i]);
    assert_null(strstr(tree, "rror"));
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct press_bench *b = *state;
    struct pdf_press *fresh = pdf_press_new(".", &brand, 1, &b->box.diag);
    struct buf again = {0};
    int pages;

    render(b);
    assert_true(pdf_render(b->press, 0, &b->doc, &b->theme, PDF_STANDARD_UA, "acme", &again,
                           &pages, &b->box.diag));
    assert_int_equal(again.length, b->out.length);
    assert_memory_equal(again.data, b->out.data, again.length);
    buf_clear(&again);
    assert_true(pdf_render(fresh, 0, &b->doc, &b->theme, PDF_STANDARD_UA, "acme", &again,
                           &pages, &b->box.diag));
    assert_int_equal(again.length, b->out.length);
    assert_memory_equal(again.data, b->out.data, again.length);
    buf_drop(&again);
    pdf_press_drop(fresh);
}

static void every_cover_style_is_drawn(void **state)
{
    struct press_bench *b = *state;
    int status;

    for (int style = COVER_BAND; style <= COVER_PLAIN; style++) {
        b->theme.cover_style = (enum cover_style)style;
        buf_clear(&b->out);
        render(b);
        assert_string_equal(run(b, "pdftoppm -r 20 -l 1 a.pdf x", &status), "");
    }
}

static void characters_without_a_glyph_are_reported(void **state)
{
    struct press_bench *b = *state;
    static const char text[] = "<p>\xE4\xB8\xAD</p>";

    b->doc.root = markup_parse(&b->box.arena, text, strlen(text), "test", &b->box.diag);
    assert_true(pdf_render(b->press, 0, &b->doc, &b->theme, PDF_STANDARD_UA, "acme",
                           &b->out, &b->pages, &b->box.diag));
    EXPECT_MESSAGES(&b->box, ":0:0 GLYPH_MISSING acme");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_file_is_valid),
        TEST(poppler_draws_it_without_a_warning),
        TEST(the_words_come_out_in_reading_order),
        TEST(the_page_count_is_told_and_every_page_but_the_cover_is_numbered),
        TEST(the_structure_has_headings_lists_tables_and_figures),
        TEST(the_same_document_gives_the_same_bytes),
        TEST(every_cover_style_is_drawn),
        TEST(characters_without_a_glyph_are_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
