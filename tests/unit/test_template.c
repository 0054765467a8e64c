/*
 * test_template.c - loading checks that a template can be expanded safely; values are
 * escaped by where they stand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"
#include "compose/template.h"

#define PRAGMA "{{%AUTOESCAPE context=\"HTML\"}}\n"

static bool known(const char *name, void *context)
{
    (void)context;
    return strncmp(name, "BAD", 3) != 0;
}

static struct template_set *load(const char *brand)
{
    const char *folders[] = {brand != NULL ? file_join(&box.arena, box.folder, brand)
                                           : NULL,
                             file_join(&box.arena, box.folder, "own")};
    return brand != NULL ? template_load(folders, 2, known, NULL, &box.diag)
                         : template_load(folders + 1, 1, known, NULL, &box.diag);
}

static const char *expand(const struct template_set *set, const struct template_dict *d)
{
    struct buf out = {0};
    assert_true(template_expand(set, "report.html", d, &out));
    const char *text = arena_strdup(&box.arena, buf_text(&out));
    buf_drop(&out);
    return text;
}

static void refuses_a_file_and_says_where(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message, *detail;
    } cases[] = {
        {"<p>a</p>", ":1:1 TEMPLATE_ESCAPE -", "expected {{%AUTOESCAPE"},
        {"\n" PRAGMA "<p>a</p>", ":1:1 TEMPLATE_ESCAPE -", ""},
        {PRAGMA "<p>a</p>\n  {{#ROWS}}<p>b</p>", ":3:3 TEMPLATE_SYNTAX -",
         "{{#ROWS}} is never closed"},
        {PRAGMA "<p>a</p>{{/ROWS}}", ":2:9 TEMPLATE_SYNTAX -", "{{/ROWS}} closes nothing"},
        {PRAGMA "{{#A}}{{#B}}<p>x</p>{{/A}}{{/B}}", ":2:21 TEMPLATE_SYNTAX -",
         "{{/A}} where {{/B}} of line 2 is expected"},
        {PRAGMA "<p>\xC5\x82{{BAD}}</p>", ":2:5 TEMPLATE_VARIABLE -", "BAD"},
        {PRAGMA "{{#BAD_ROWS}}<p>b</p>{{/BAD_ROWS}}", ":2:1 TEMPLATE_VARIABLE -",
         "BAD_ROWS"},
        {PRAGMA "{{>BAD_PART}}", ":2:1 TEMPLATE_VARIABLE -", "BAD_PART"},
        {PRAGMA "<p>{{NAME:none}}</p>", ":2:4 TEMPLATE_SYNTAX -",
         "escaped by their context"},
        {PRAGMA "<p>{{NAME</p>", ":2:4 TEMPLATE_SYNTAX -", "{{ without }}"},
        {PRAGMA "<p>{{na me}}</p>", ":2:4 TEMPLATE_SYNTAX -", "not a name"},
        {PRAGMA "<p>{{%AUTOESCAPE context=\"JAVASCRIPT\"}}</p>", ":2:4 TEMPLATE_SYNTAX -",
         ""},
        {PRAGMA "<p>{{=<% %>=}}</p>", ":2:4 TEMPLATE_SYNTAX -", ""},
        {PRAGMA "<p>a\n<div>b</div></p>", ":3:1 TEMPLATE_MARKUP -",
         "<div> cannot stand inside <p>"},
        {PRAGMA "<script>x</script>", ":2:1 TEMPLATE_MARKUP -", "not in the vocabulary"},
        {PRAGMA "{{#A}}<p>b</p>{{/A}}\nloose", ":3:1 TEMPLATE_MARKUP -",
         "text outside of every element"},
        {PRAGMA "<p class={{A}}>b</p>", ":2:10 TEMPLATE_MARKUP -", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        box.diag = (struct diag){.arena = &box.arena};
        sandbox_text(&box, "own/report.html", cases[i].text);
        struct template_set *set = load(NULL);
        const char *message = sandbox_message(&box, 0);
        size_t tail = strlen(cases[i].message);
        if (set != NULL || strlen(message) < tail ||
            strcmp(message + strlen(message) - tail, cases[i].message) != 0)
            fail_msg("case %zu: '%s', expected '%s'", i, message, cases[i].message);
        assert_non_null(strstr(message, "own/report.html"));
        if (cases[i].detail[0] != '\0')
            assert_non_null(strstr(box.diag.first->detail, cases[i].detail));
    }
}

static void an_empty_folder_is_an_error(void **state)
{
    (void)state;
    assert_null(load(NULL));
    assert_int_equal(box.diag.first->code, DIAG_TEMPLATE_READ);
}

static void a_byte_order_mark_before_the_pragma_is_skipped(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html", "\xEF\xBB\xBF" PRAGMA "<p>a</p>");
    struct template_set *set = load(NULL);
    assert_non_null(set);
    struct template_dict *d = template_dict_new();
    assert_string_equal(expand(set, d), "<p>a</p>");
    template_dict_drop(d);
    template_drop(set);
}

static void a_file_of_a_brand_that_replaces_nothing_is_refused(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html", PRAGMA "<p>a</p>");
    sandbox_text(&box, "brand/raport.html", PRAGMA "<p>b</p>");
    assert_null(load("brand"));
    assert_int_equal(box.diag.count[LEVEL_USAGE], 1);
    assert_int_equal(box.diag.first->code, DIAG_TEMPLATE_READ);
    assert_non_null(strstr(box.diag.first->at.file, "brand/raport.html"));
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_text(&box, "other/style.css", "p { color: red }");
    assert_null(load("other"));
    assert_int_equal(box.diag.first->code, DIAG_TEMPLATE_READ);
}

static void values_are_escaped_where_they_stand(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html",
                 PRAGMA "<p class=\"{{C}}\">{{T}}</p><p><a href=\"{{L}}\">x</a></p>");
    struct template_set *set = load(NULL);
    struct template_dict *d = template_dict_new();
    template_set_text(d, "T", "<script>alert(1)</script> & 'co' \xC5\x82");
    template_set_text(d, "C", "a\" onclick=\"x");
    template_set_text(d, "L", "javascript:alert(1)");
    const char *text = expand(set, d);
    assert_non_null(strstr(text, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
    assert_non_null(strstr(text, "\xC5\x82"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "onclick=\""));
    assert_null(strstr(text, "javascript"));
    template_dict_drop(d);
    template_drop(set);
}

static void characters_xml_cannot_hold_are_replaced(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html", PRAGMA "<p>{{T}}</p>");
    struct template_set *set = load(NULL);
    struct template_dict *d = template_dict_new();
    template_set_text(d, "T",
                      "a\x01"
                      "b\tc\xEF\xBF\xBF"
                      "d\xFF"
                      "e");
    assert_string_equal(expand(set, d), "<p>a\xEF\xBF\xBD"
                                        "b c\xEF\xBF\xBD"
                                        "d\xEF\xBF\xBD"
                                        "e</p>");
    template_dict_drop(d);
    template_drop(set);
}

static void a_brand_replaces_single_files(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html", PRAGMA "{{>HEAD}}<p>own</p>{{>FOOT}}");
    sandbox_text(&box, "own/head.html", PRAGMA "<h2>own {{T_x}}</h2>");
    sandbox_text(&box, "own/foot.html", PRAGMA "<p>foot {{V}}</p>");
    sandbox_text(&box, "brand/head.html", PRAGMA "<h2>brand {{T_x}}</h2>");
    struct template_set *set = load("brand");
    assert_non_null(set);
    struct template_dict *d = template_dict_new();
    template_set_global(d, "T_x", "w&");
    template_add_include(d, "HEAD", "head.html");
    template_set_text(template_add_include(d, "FOOT", "foot.html"), "V", "1");
    assert_string_equal(expand(set, d), "<h2>brand w&amp;</h2><p>own</p><p>foot 1</p>");
    assert_int_equal(template_names(set), 4);
    assert_string_equal(template_name(set, 0), "FOOT");
    assert_string_equal(template_name(set, 3), "V");
    template_dict_drop(d);
    template_drop(set);
}

static void a_missing_include_is_noticed(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html", PRAGMA "{{>HEAD}}");
    struct template_set *set = load(NULL);
    struct template_dict *d = template_dict_new();
    template_add_include(d, "HEAD", "head.html");
    struct buf out = {0};
    assert_false(template_expand(set, "report.html", d, &out));
    buf_drop(&out);
    template_dict_drop(d);
    template_drop(set);
}

static void sections_repeat_and_see_their_parents(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html",
                 PRAGMA
                 "<p>{{#ROW}}{{A}}{{B}}{{#ROW_separator}}, {{/ROW_separator}}{{/ROW}}</p>");
    struct template_set *set = load(NULL);
    struct template_dict *d = template_dict_new();
    template_set_text(d, "B", "!");
    template_set_text(template_add_section(d, "ROW"), "A", "1");
    template_set_text(template_add_section(d, "ROW"), "A", "2");
    assert_string_equal(expand(set, d), "<p>1!, 2!</p>");
    template_dict_drop(d);
    template_drop(set);
}

static void an_included_file_sees_its_own_and_global_values(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html",
                 PRAGMA "<p>{{#ROW}}[{{>PART}}{{GLOBAL}}]{{/ROW}}</p>");
    sandbox_text(
        &box, "own/part.html",
        PRAGMA
        "<em>{{OWN}}{{OUTER}}{{GLOBAL}}{{#ROW}}row{{/ROW}}{{#SHOWN}}s{{/SHOWN}}</em>");
    struct template_set *set = load(NULL);
    assert_non_null(set);
    struct template_dict *d = template_dict_new();
    template_set_text(d, "OUTER", "outer");
    template_add_section(d, "ROW");
    template_add_section(d, "ROW");
    struct template_dict *part = template_add_include(d, "PART", "part.html");
    template_set_text(part, "OWN", "first");
    template_set_text(part, "OWN", "own");
    template_show_section(part, "SHOWN");
    template_show_section(part, "SHOWN");
    template_set_global(part, "GLOBAL", "g");
    template_set_global(template_add_section(d, "ROW"), "GLOBAL", "G");
    template_add_include(d, "PART", "part.html");
    assert_string_equal(expand(set, d), "<p>[<em>ownGs</em><em>G</em>G][<em>ownGs</"
                                        "em><em>G</em>G][<em>ownGs</em><em>G</em>G]</p>");
    template_dict_drop(d);
    template_drop(set);
}

/* Names are remembered by their address: another name at the same one is another name.
 */
static void a_name_is_its_letters(void **state)
{
    (void)state;
    sandbox_text(&box, "own/report.html", PRAGMA "<p>{{A}}-{{B}}-{{AB}}</p>");
    struct template_set *set = load(NULL);
    assert_non_null(set);
    struct template_dict *d = template_dict_new();
    static const char *const names[] = {"A", "B", "AB"};
    char name[4];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        strcpy(name, names[i]);
        template_set_text(d, name, names[i]);
    }
    assert_string_equal(expand(set, d), "<p>A-B-AB</p>");
    template_dict_drop(d);
    template_drop(set);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(a_name_is_its_letters),
        TEST(refuses_a_file_and_says_where),
        TEST(an_empty_folder_is_an_error),
        TEST(a_byte_order_mark_before_the_pragma_is_skipped),
        TEST(a_file_of_a_brand_that_replaces_nothing_is_refused),
        TEST(values_are_escaped_where_they_stand),
        TEST(characters_xml_cannot_hold_are_replaced),
        TEST(a_brand_replaces_single_files),
        TEST(a_missing_include_is_noticed),
        TEST(sections_repeat_and_see_their_parents),
        TEST(an_included_file_sees_its_own_and_global_values),
    };
    return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
