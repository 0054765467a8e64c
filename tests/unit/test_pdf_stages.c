/*
 * test_pdf_stages.c - the stages of the PDF one by one: the documents of tests/layout as
 * boxes on pages, and as drawing calls.
 *
 * GOLDEN_WRITE=1 (`make golden`) rewrites the expected files instead of comparing.
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

#define FOLDER    "tests/layout"
#define DIFFERENT "build/different" /* what is not as expected goes here */

static const struct brand brand = {.id = "default", .ini_path = "brand.ini"};

/* A press with the print.ini of tests/layout. */
struct stages {
    struct sandbox box;
    struct pdf_press *press;
    struct theme theme;
    int different;
};

static char *read_text(struct stages *s, const char *name)
{
    char *text;
    size_t length;

    if (file_read(&s->box.arena, file_join(&s->box.arena, FOLDER, name), 1 << 22, &text,
                  &length) != FILE_OK)
        return NULL;
    return text;
}

static int set_up(void **state)
{
    static struct stages s;
    char here[1024];

    s = (struct stages){.different = 0};
    sandbox_open(&s.box);
    sandbox_text(&s.box, "templates/print.ini", read_text(&s, "print.ini"));
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(symlink(file_join(&s.box.arena, here, "build/fonts"),
                             file_join(&s.box.arena, s.box.folder, "fonts")),
                     0);
    s.press = pdf_press_new(s.box.folder, &brand, 1, &s.box.diag);
    EXPECT_NO_MESSAGES(&s.box);
    assert_non_null(s.press);
    assert_true(theme_load(&brand, &s.theme, &s.box.diag));
    *state = &s;
    return 0;
}

static int tear_down(void **state)
{
    struct stages *s = *state;

    pdf_press_drop(s->press);
    unlink(file_join(&s->box.arena, s->box.folder, "fonts"));
    sandbox_close(&s->box);
    return 0;
}

/* The document NAME.LANGUAGE.xhtml. */
static struct doc open_document(struct stages *s, const char *name)
{
    const char *text = read_text(s, name), *dot = strchr(name, '.');
    struct doc doc = {.language = arena_strndup(&s->box.arena, dot + 1, 2),
                      .title = name,
                      .subject = "Layout",
                      .author = "Example Advisory",
                      .running = "Running line",
                      .footer = "Footing line",
                      .page_of = "{page} of {pages}",
                      .days = 20726,
                      .visibility = "private"};

    assert_non_null(text);
    doc.root = markup_parse(&s->box.arena, text, strlen(text), name, &s->box.diag);
    EXPECT_NO_MESSAGES(&s->box);
    return doc;
}

static int first_difference(const char *a, const char *b)
{
    int line = 1;

    for (; *a != '\0' && *a == *b; a++, b++)
        line += *a == '\n';
    return line;
}

/* Compares with the file of this name; one that is not there is written when it must be. */
static void expect_file(struct stages *s, const char *name, const char *text, bool needed)
{
    const char *expected = read_text(s, name);

    if (getenv("GOLDEN_WRITE") != NULL && (needed || expected != NULL)) {
        assert_int_equal(
            file_write(file_join(&s->box.arena, FOLDER, name), text, strlen(text)),
            FILE_OK);
    } else if (expected == NULL && needed) {
        print_error(FOLDER "/%s is missing: make golden\n", name);
        s->different++;
    } else if (expected != NULL && strcmp(text, expected) != 0) {
        const char *found = file_join(&s->box.arena, DIFFERENT, name);
        file_make_folder(DIFFERENT);
        file_write(found, text, strlen(text));
        print_error(FOLDER "/%s differs from line %d on (diff -u " FOLDER "/%s %s); "
                           "make golden rewrites it\n",
                    name, first_difference(text, expected), name, found);
        s->different++;
    }
}

/* Calls check on each document of the folder. */
static void each_document(struct stages *s,
                          void (*check)(struct stages *s, const char *name))
{
    char **names;
    size_t n = file_list(&s->box.arena, FOLDER, ".xhtml", &names);

    assert_true(n >= 8);
    for (size_t i = 0; i < n; i++)
        check(s, names[i]);
    assert_int_equal(s->different, 0);
}

static char *other_name(struct stages *s, const char *name, const char *kind)
{
    return arena_printf(&s->box.arena, "%.*s.%s.txt",
                        (int)(strlen(name) - strlen(".xhtml")), name, kind);
}

static void check_layout(struct stages *s, const char *name)
{
    struct doc doc = open_document(s, name);
    struct buf dump = {0};

    pdf_layout_dump(s->press, 0, &doc, &s->theme, &dump);
    expect_file(s, other_name(s, name, "layout"), buf_text(&dump), true);
    buf_drop(&dump);
}

static void words_stand_on_the_lines_and_pages_expected(void **state)
{
    each_document(*state, check_layout);
}

static void check_trace(struct stages *s, const char *name)
{
    struct doc doc = open_document(s, name);
    struct buf trace = {0}, out = {0};
    int pages;

    pdf_press_trace(s->press, &trace);
    assert_true(pdf_render(s->press, 0, &doc, &s->theme, PDF_STANDARD_UA, "acme", &out,
                           &pages, &s->box.diag));
    pdf_press_trace(s->press, NULL);
    expect_file(s, other_name(s, name, "trace"), buf_text(&trace), false);
    buf_drop(&trace);
    buf_drop(&out);
}

static void drawing_calls_are_those_expected(void **state)
{
    each_document(*state, check_trace);
}

/* Neither is a dump in between seen in a PDF, nor a PDF in the dump. */
static void stages_leave_nothing_behind(void **state)
{
    struct stages *s = *state;
    struct doc doc = open_document(s, "table.en.xhtml");
    struct buf dump[2] = {{0}}, out[2] = {{0}};
    int pages;

    for (int i = 0; i < 2; i++) {
        pdf_layout_dump(s->press, 0, &doc, &s->theme, &dump[i]);
        assert_true(pdf_render(s->press, 0, &doc, &s->theme, PDF_STANDARD_UA, "acme",
                               &out[i], &pages, &s->box.diag));
    }
    assert_string_equal(buf_text(&dump[0]), buf_text(&dump[1]));
    assert_int_equal(out[0].length, out[1].length);
    assert_memory_equal(out[0].data, out[1].data, out[0].length);
    for (int i = 0; i < 2; i++) {
        buf_drop(&dump[i]);
        buf_drop(&out[i]);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(words_stand_on_the_lines_and_pages_expected),
        TEST(drawing_calls_are_those_expected),
        TEST(stages_leave_nothing_behind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
