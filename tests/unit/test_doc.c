/*
 * test_doc.c - names of the vocabulary and questions about nodes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/doc.h"
#include "compose/markup.h"

#include <string.h>

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

static struct node *parse(const char *text)
{
    struct diag d = {.arena = &arena};
    struct node *root = markup_parse(&arena, text, strlen(text), "x", &d);
    assert_non_null(root);
    return root->first;
}

static void every_name_finds_itself(void **state)
{
    (void)state;
    for (int i = 0; i < EL_COUNT; i++) {
        enum element e = EL_COUNT;
        assert_true(element_find(element_name((enum element)i), &e));
        assert_int_equal(e, i);
    }
    for (int i = 0; i < AT_COUNT; i++) {
        enum attribute a = AT_COUNT;
        assert_true(attribute_find(attribute_name((enum attribute)i), &a));
        assert_int_equal(a, i);
    }
    enum element e = EL_P;
    enum attribute a = AT_ID;
    assert_false(element_find("script", &e));
    assert_false(element_find("", &e));
    assert_false(element_find("P", &e));
    assert_false(attribute_find("onclick", &a));
    assert_false(attribute_find("viewbox", &a));
    assert_int_equal(e, EL_P);
}

static void knows_what_kind_an_element_is(void **state)
{
    (void)state;
    assert_true(element_is_void(EL_BR) && element_is_void(EL_HR) &&
                element_is_void(EL_IMG) && element_is_void(EL_COL));
    assert_false(element_is_void(EL_P));
    assert_true(element_is_block(EL_P) && element_is_block(EL_TABLE) &&
                element_is_block(EL_HR));
    assert_false(element_is_block(EL_SPAN) || element_is_block(EL_TR) ||
                 element_is_block(EL_SVG));
    assert_true(element_is_inline(EL_A) && element_is_inline(EL_BR) &&
                element_is_inline(EL_IMG));
    assert_false(element_is_inline(EL_COL) || element_is_inline(EL_TEXT));
    assert_true(element_is_svg(EL_SVG) && element_is_svg(EL_DESC));
}

static void finds_whole_class_tokens_only(void **state)
{
    (void)state;
    struct node *n = parse("<p class=\"page  cover\twide\">a</p>");
    assert_true(node_has_class(n, "page") && node_has_class(n, "cover") &&
                node_has_class(n, "wide"));
    assert_false(node_has_class(n, "cov") || node_has_class(n, "covers") ||
                 node_has_class(n, "page  cover"));
    assert_false(node_has_class(n->first, "page"));
    assert_false(node_has_class(parse("<p>a</p>"), "page"));
}

static void an_element_for_one_output_is_hidden_in_the_other(void **state)
{
    (void)state;
    struct node *n = parse("<p data-for=\"pdf\">a</p>");
    assert_true(node_hidden(n, "html"));
    assert_false(node_hidden(n, "pdf"));
    assert_false(node_hidden(parse("<p>a</p>"), "html"));
}

static void text_of_a_node_has_single_spaces(void **state)
{
    (void)state;
    static const struct {
        const char *markup, *text;
    } cases[] = {
        {"<p>  a <em>b</em>c\n\t d </p>", "a bc d"},
        {"<div><p>a</p><p>b</p></div>", "a b"},
        {"<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>", "1 2"},
        {"<p>a<br/>b</p>", "a b"},
        {"<p></p>", ""},
        {"<p>a\xC2\xA0"
         "b</p>",
         "a\xC2\xA0"
         "b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(node_text(&arena, parse(cases[i].markup)), cases[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_finds_itself),
        cmocka_unit_test(knows_what_kind_an_element_is),
        cmocka_unit_test(finds_whole_class_tokens_only),
        cmocka_unit_test(an_element_for_one_output_is_hidden_in_the_other),
        cmocka_unit_test(text_of_a_node_has_single_spaces),
    };
    return cmocka_run_group_tests_name("doc", tests, NULL, tear_down);
}
