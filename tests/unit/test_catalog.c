/*
 * test_catalog.c - the texts: every language the same keys and arguments; the shipped ones
 * fit the templates and the program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "box.h"
#include "compose/catalog.h"
#include "compose/variables.h"

static const struct languages two = {.n = 2, .code = {"en", "pl"}};

static struct catalog *load(const char *en, const char *pl)
{
    sandbox_text(&box, "templates/text/en.csv", en);
    sandbox_text(&box, "templates/text/pl.csv", pl);
    return catalog_load(&box.arena, box.folder, &two, &box.diag);
}

static void formats_in_each_language(void **state)
{
    (void)state;
    struct catalog *c =
        load("key,text\nb,Bye\na,\"Hello, {name}\"\n", "key,text\na,Witaj {name}\nb,Pa\n");
    assert_non_null(c);
    assert_int_equal(catalog_size(c), 2);
    assert_string_equal(catalog_key(c, 0), "a");
    assert_true(catalog_has(c, "b"));
    assert_false(catalog_has(c, "c"));
    const struct message_arg args[] = {{"name", "Ewa", 0}, {0}};
    assert_string_equal(catalog_text(&box.arena, c, 0, "a", args), "Hello, Ewa");
    assert_string_equal(catalog_text(&box.arena, c, 1, "a", args), "Witaj Ewa");
    assert_string_equal(catalog_text(&box.arena, c, 1, "b", NULL), "Pa");
    catalog_drop(c);
}

static void names_the_file_in_which_a_key_is_missing(void **state)
{
    (void)state;
    assert_null(load("key,text\na,A\n", "key,text\nb,B\n"));
    EXPECT_MESSAGES(&box, "templates/text/pl.csv:0:0 TEXT_MISSING -",
                    "templates/text/en.csv:0:0 TEXT_MISSING -");
    assert_string_equal(box.diag.first->detail, "a");
}

static void arguments_must_be_the_same(void **state)
{
    (void)state;
    assert_null(load("key,text\na,{x} {y}\n", "key,text\na,{x} {z}\n"));
    EXPECT_MESSAGES(&box, "templates/text/pl.csv:2:2 TEXT_PATTERN -",
                    "templates/text/pl.csv:2:2 TEXT_PATTERN -");
    assert_string_equal(box.diag.first->detail, "a uses the unknown {z}");
    assert_string_equal(box.diag.last->detail, "a does not use {y}");
}

static void wrong_rows_are_reported_with_their_place(void **state)
{
    (void)state;
    assert_null(load("key,text\na,{x\nb,B\nb,C\nBad Key,D\nc\n", "key,text\na,A\nb,B\n"));
    EXPECT_MESSAGES(&box, "templates/text/en.csv:2:2 TEXT_PATTERN -",
                    "templates/text/en.csv:4:2 TEXT_PATTERN -",
                    "templates/text/en.csv:5:1 TEXT_PATTERN -",
                    "templates/text/en.csv:6:0 CSV_WIDTH -");
}

static void a_missing_column_is_an_error(void **state)
{
    (void)state;
    assert_null(load("key,words\na,A\n", "key,text\na,A\n"));
    assert_int_equal(box.diag.first->code, DIAG_CSV_COLUMN);
}

/* --- what is shipped -------------------------------------------------------------- */

static struct catalog *shipped(struct languages *languages)
{
    char **names;
    size_t n = file_list(&box.arena, "templates/text", ".csv", &names);
    for (size_t i = 0; i < n; i++)
        languages->code[languages->n++] =
            arena_strndup(&box.arena, names[i], strlen(names[i]) - 4);
    struct catalog *c = catalog_load(&box.arena, ".", languages, &box.diag);
    EXPECT_NO_MESSAGES(&box);
    return c;
}

/* All files of a folder and those below it with this suffix, one after the other. */
static void gather(struct buf *out, const char *folder, const char *suffix)
{
    char **names;
    size_t n = file_list(&box.arena, folder, "", &names);
    for (size_t i = 0; i < n; i++) {
        const char *path = file_join(&box.arena, folder, names[i]);
        size_t length = strlen(path), tail = strlen(suffix);
        char *text;
        if (file_is_folder(path))
            gather(out, path, suffix);
        else if (length > tail && strcmp(path + length - tail, suffix) == 0 &&
                 file_read(&box.arena, path, FILE_LIMIT, &text, &length) == FILE_OK)
            buf_put(out, text, length);
    }
}

/* Keys the program puts together: "headline_gap_3". */
static bool is_composed(const char *key)
{
    static const char *const stems[] = {
        "headline_level_", "headline_gap_",  "kpi_why_",       "trend_finding_",
        "edition_",        "decision_move_", "decision_stay_", "decision_keep_",
        "funnel_of_",      "funnel_step_",   "site_by_",       "site_order_",
        "site_flag_",      "data_",          "download_",      "paper_nothing",
        "claim_",          "paper_stay",     "paper_move",     "paper_keep",
        "move_when_",      "roadmap_way_"};
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (strncmp(key, stems[i], strlen(stems[i])) == 0)
            return true;
    return false;
}

static void the_shipped_languages_have_the_same_keys_all_used(void **state)
{
    (void)state;
    struct languages languages = {0};
    struct catalog *c = shipped(&languages);
    assert_non_null(c);
    assert_true(languages.n >= 3);
    struct buf templates = {0}, source = {0};
    gather(&templates, "templates", ".html");
    gather(&source, "generator", ".c");
    int unused = 0;
    for (size_t i = 0; i < catalog_size(c); i++) {
        const char *key = catalog_key(c, i);
        if (strstr(buf_text(&templates), arena_printf(&box.arena, "{{T_%s}}", key)) ==
                NULL &&
            strstr(buf_text(&source), arena_printf(&box.arena, "\"%s\"", key)) == NULL &&
            !is_composed(key)) {
            print_error("unused text: %s\n", key);
            unused++;
        }
    }
    assert_int_equal(unused, 0);
    buf_drop(&templates);
    buf_drop(&source);
    catalog_drop(c);
}

static void every_listed_variable_is_used_and_every_used_one_listed(void **state)
{
    (void)state;
    struct languages languages = {0};
    struct catalog *c = shipped(&languages);
    struct variables v;
    assert_true(variables_load(&box.arena, ".", c, &v, &box.diag));
    struct buf templates = {0};
    gather(&templates, "templates", ".html");
    int wrong = 0;
    for (size_t i = 0; i < v.n; i++) {
        static const char *const forms[] = {"{{%s}}", "{{#%s}}", "{{>%s}}", "{{%s:none}}"};
        bool used = false;
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
            const char *brace = strstr(forms[k], "%s");
            const char *form = arena_printf(&box.arena, "%.*s%s%s", (int)(brace - forms[k]),
                                            forms[k], v.name[i], brace + 2);
            used = used || strstr(buf_text(&templates), form) != NULL;
        }
        if (!used)
            print_error("unused variable: %s\n", v.name[i]);
        wrong += !used;
        assert_true(i == 0 || strcmp(v.name[i - 1], v.name[i]) < 0);
    }
    assert_int_equal(wrong, 0);
    assert_true(variables_know("COMPANY", &v) && variables_know("T_sales", &v));
    assert_true(variables_know("CONTACT_separator", &v));
    assert_false(variables_know("COMPANI", &v) || variables_know("T_nothing", &v) ||
                 variables_know("NOTHING_separator", &v));
    buf_drop(&templates);
    catalog_drop(c);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(formats_in_each_language),
        TEST(names_the_file_in_which_a_key_is_missing),
        TEST(arguments_must_be_the_same),
        TEST(wrong_rows_are_reported_with_their_place),
        TEST(a_missing_column_is_an_error),
        TEST(the_shipped_languages_have_the_same_keys_all_used),
        TEST(every_listed_variable_is_used_and_every_used_one_listed),
    };
    return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
