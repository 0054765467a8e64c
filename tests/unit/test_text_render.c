/*
 * test_text_render.c - the golden format: one element or text a line.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "compose/markup.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diag diag;
    struct buf out;
};

static int set_up(void **state)
{
    static struct fixture f;

    f = (struct fixture){0};
    f.diag.arena = &f.arena;
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    buf_drop(&f->out);
    arena_drop(&f->arena);
    return 0;
}

/* The dump of markup, without the lines of metadata before it. */
static const char *dump(struct fixture *f, const char *markup)
{
    struct doc doc = {.language = "en", .title = "T"};

    doc.root = markup_parse(&f->arena, markup, strlen(markup), "test.html", &f->diag);
    assert_non_null(doc.root);
    buf_clear(&f->out);
    text_render(&doc, &f->out);
    return strstr(buf_text(&f->out), "days: 0\n") + strlen("days: 0\n");
}

static void a_table_shows_structure_roles_and_text(void **state)
{
    static const char markup[] =
        "<table class=\"heatmap\"><thead><tr><th scope=\"col\">Both</th></tr></thead>"
        "<tbody><tr><td class=\"num bg-heat-2\">3.4</td></tr></tbody></table>"
        "<p>See <a href=\"#s1\">the\n   gaps</a>.</p>";

    assert_string_equal(dump(*state, markup), "table.heatmap\n"
                                              "  thead\n"
                                              "    tr\n"
                                              "      th scope=\"col\"\n"
                                              "        \"Both\"\n"
                                              "  tbody\n"
                                              "    tr\n"
                                              "      td.num.bg-heat-2\n"
                                              "        \"3.4\"\n"
                                              "p\n"
                                              "  \"See \"\n"
                                              "  a href=\"#s1\"\n"
                                              "    \"the gaps\"\n"
                                              "  \".\"\n");
}

static void what_one_output_hides_stays_in_the_dump(void **state)
{
    assert_string_equal(dump(*state, "<p data-for=\"pdf\">Page</p>"),
                        "p data-for=\"pdf\"\n  \"Page\"\n");
}

static void drawings_show_geometry_but_not_strokes(void **state)
{
    static const char markup[] =
        "<p><svg class=\"bar\" width=\"100%\" height=\"16\"><rect "
        "class=\"f-sales\" x=\"4%\" y=\"2\" "
        "width=\"30.5%\" height=\"12\" stroke-width=\"2\"/></svg></p>";

    assert_string_equal(
        dump(*state, markup),
        "p\n  svg.bar width=\"100%\" height=\"16\"\n"
        "    rect.f-sales x=\"4%\" y=\"2\" width=\"30.5%\" height=\"12\"\n");
}

static void long_paths_are_cut_and_counted(void **state)
{
    static const char path[] =
        "M0 0L10 10L20 20L30 30L40 40L50 50L60 60L70 70L80 80L90 90Z";
    char markup[256], line[256];

    snprintf(markup, sizeof markup,
             "<p><svg viewBox=\"0 0 9 9\"><path d=\"%s\"/></svg></p>", path);
    snprintf(line, sizeof line, "p\n  svg viewBox=\"0 0 9 9\"\n    path d=\"%.48s\"+%zu\n",
             path, strlen(path) - 48);
    assert_string_equal(dump(*state, markup), line);
}

static void pictures_are_cut_and_links_are_not(void **state)
{
    static const char markup[] =
        "<p><img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAC\" alt=\"a\"/>"
        "<a href=\"https://example.com/a/long/address/that/stays/as/it/is\">b</a></p>";

    assert_string_equal(
        dump(*state, markup),
        "p\n  img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAA\"+6 alt=\"a\"\n"
        "  a href=\"https://example.com/a/long/address/that/stays/as/it/is\"\n    \"b\"\n");
}

static void metadata_comes_first_and_absent_fields_are_left_out(void **state)
{
    static const char expected[] = "language: pl\ntitle: Raport\nauthor: Doradcy\n"
                                   "pdf: report.pdf\ndays: 20726\nvisibility: private\n";
    struct fixture *f = *state;
    struct node root = {.element = EL_DOCUMENT};
    struct doc doc = {.root = &root,
                      .language = "pl",
                      .title = "Raport",
                      .author = "Doradcy",
                      .pdf_href = "report.pdf",
                      .days = 20726,
                      .visibility = "private"};

    text_render(&doc, &f->out);
    assert_string_equal(buf_text(&f->out), expected);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_table_shows_structure_roles_and_text),
        TEST(what_one_output_hides_stays_in_the_dump),
        TEST(drawings_show_geometry_but_not_strokes),
        TEST(long_paths_are_cut_and_counted),
        TEST(pictures_are_cut_and_links_are_not),
        TEST(metadata_comes_first_and_absent_fields_are_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
