/*
 * test_citations.c - numbers of sources: each number cited is listed under that number, and
 * nothing else is.
 */
#include "compose/citations.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composed.h"

static struct content few;

/* The markup with its citations numbered; NULL when that failed. */
static const char *numbered(const char *markup)
{
    struct node *root =
        markup_parse(&it.arena, markup, strlen(markup), "test.html", &it.diag);
    struct buf out = {0};
    const char *text;

    assert_non_null(root);
    few = (struct content){.nsources = 3,
                           .source = {{.id = "a", .name.in = {"Adam 1901"}},
                                      {.id = "b", .name.in = {"Berg 1902"}},
                                      {.id = "c", .name.in = {"Cole 1903"}}}};
    if (!citations_number(&it.arena, &few, 0, root, "test.html", &it.diag))
        return NULL;
    markup_write(&out, root);
    text = arena_strdup(&it.arena, buf_text(&out));
    buf_drop(&out);
    return text;
}

#define LIST                                                                               \
    "<ol class=\"sources\"><li id=\"source-a\">A</li><li id=\"source-b\">B</li>"           \
    "<li id=\"source-c\">C</li></ol>"

static void sources_are_numbered_as_they_are_cited(void **state)
{
    (void)state;
    assert_string_equal(
        numbered("<p><a href=\"#source-c\"/> <a href=\"#source-a\"/></p>"
                 "<p><a href=\"#source-c\"/></p>" LIST),
        "<document><p><a href=\"#source-c\">[1]\u00A0Cole 1903</a> "
        "<a href=\"#source-a\">[2]\u00A0Adam 1901</a></p>"
        "<p><a href=\"#source-c\">[1]\u00A0Cole 1903</a></p>"
        "<ol class=\"sources\"><li id=\"source-c\">C</li><li id=\"source-a\">A</li></ol>"
        "</document>");
}

static void without_a_list_only_names_are_left(void **state)
{
    (void)state;
    assert_string_equal(numbered("<p><a href=\"#source-b\"/></p>"),
                        "<document><p><span>Berg 1902</span></p></document>");
}

static void an_unknown_source_is_an_error(void **state)
{
    (void)state;
    assert_null(numbered("<p><a href=\"#source-d\"/></p>" LIST));
    assert_int_equal(it.diag.first->code, DIAG_TEMPLATE_MARKUP);
}

/* Every number cited and every one listed, in a report that has all and in one that has
 * least. */
static int cited(const struct node *n, const struct node *list)
{
    const char *href = node_is(n, EL_A) ? node_attribute(n, AT_HREF) : NULL;
    int found = 0;

    if (href != NULL && strncmp(href, "#source-", 8) == 0) {
        int number = 1;
        const struct node *item = list->first;

        while (item != NULL && strcmp(node_attribute(item, AT_ID), href + 1) != 0) {
            item = item->next;
            number++;
        }
        assert_non_null(item);
        assert_non_null(n->first);
        assert_memory_equal(n->first->text, arena_printf(&it.arena, "[%d]", number), 3);
        found = number;
    }
    for (const struct node *c = n->first; c != NULL; c = c->next) {
        int below = cited(c, list);

        found = below > found ? below : found;
    }
    return found;
}

static void check_edition(enum edition edition, int least)
{
    struct doc doc;
    const struct version version = {english(), edition, wave_last_day(it.d.wave)};
    const struct node *list;
    int listed = 0;

    assert_true(compose(&it.arena, &composer, &it.d, &version, &doc, &it.diag));
    list = node_find(doc.root, EL_OL, "sources", "pdf");
    assert_non_null(list);
    for (const struct node *item = list->first; item != NULL; item = item->next)
        listed++;
    assert_true(listed >= least);
    assert_int_equal(cited(doc.root, list), listed);
}

static void every_edition_lists_what_it_cites(void **state)
{
    (void)state;
    golden_case();
    check_edition(EDITION_FULL, 10);
    check_edition(EDITION_BOARD, 2);
    check_edition(EDITION_READOUT, 3);
    it.d.survey_shown = false;
    check_edition(EDITION_FULL, 2);
    check_edition(EDITION_BOARD, 1);
    check_edition(EDITION_READOUT, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(sources_are_numbered_as_they_are_cited),
        TEST(without_a_list_only_names_are_left),
        TEST(an_unknown_source_is_an_error),
        TEST(every_edition_lists_what_it_cites),
    };

    return cmocka_run_group_tests_name("citations", tests, load_composer, drop_composer);
}
