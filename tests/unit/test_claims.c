/*
 * test_claims.c - the register of claims: what may be printed is decided by status, and no
 * file can change that.
 */
#include "read/claims.h"
#include "read/sources.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "box.h"

#define HEADER "id,status,use,evidence,source,text.en,note.en\n"
#define SOURCES                                                                            \
    "id,authors,title,language,address,short.en,where.en\n"                                \
    "ross-1993,Ross M. H.,The Title,en,,Ross 1993,Yale\n"

static struct content content;

/* Loads a register of these rows beside one source. */
static bool load(const char *sources, const char *rows)
{
    struct sheet s = {
        .arena = &box.arena, .languages = &content.languages, .diag = &box.diag};

    box.diag = (struct diag){.arena = &box.arena};
    content = (struct content){.languages = {1, {"en"}}};
    sandbox_text(&box, "templates/content/sources.csv", sources);
    sandbox_text(&box, "templates/content/claims.csv",
                 arena_printf(&box.arena, HEADER "%s", rows));
    return sources_load(&s, box.folder, &content) && claims_load(&s, box.folder, &content);
}

/* Only what a source says, a part of it, or a model derives may be repeated. */
static void status_alone_decides_what_is_printed(void **state)
{
    static const struct {
        const char *name;
        bool printable;
    } cases[] = {
        {"supported", true},     {"narrower", true},    {"misattributed", true},
        {"theory", true},        {"unverified", false}, {"contradicted", false},
        {"illustrative", false}, {"anecdotal", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *row = arena_printf(&box.arena, "c1,%s,pay,survey,ross-1993,Text,Note\n",
                                       cases[i].name);
        bool loaded = load(SOURCES, row);

        assert_int_equal(loaded, cases[i].printable);
        assert_int_equal(claim_at(&content, "pay", 0) != NULL, cases[i].printable);
        assert_null(claim_at(&content, "strategy", 0));
        if (!cases[i].printable)
            EXPECT_MESSAGES(&box, "templates/content/claims.csv:2:3 CONTENT -");
    }
}

static void claims_come_in_the_order_of_the_file(void **state)
{
    (void)state;
    assert_true(load(SOURCES, "a,supported,pay views,survey,ross-1993,First,n\n"
                              "b,unverified,-,none,-,Never,n\n"
                              "c,theory,pay,model,ross-1993,Second,n\n"));
    assert_string_equal(claim_at(&content, "pay", 0)->text.in[0], "First");
    assert_string_equal(claim_at(&content, "pay", 1)->text.in[0], "Second");
    assert_null(claim_at(&content, "pay", 2));
    assert_string_equal(claim_at(&content, "views", 0)->id, "a");
    assert_null(claim_at(&content, "no place", 0));
    assert_string_equal(claim_at(&content, "pay", 1)->source->id, "ross-1993");
    assert_int_equal(claim_at(&content, "pay", 1)->evidence, CLAIM_FROM_MODEL);
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
    static const struct {
        const char *rows, *message;
    } cases[] = {
        {"a,true,pay,survey,ross-1993,T,n\n", "2:2"},
        {"a,supported,kitchen,survey,ross-1993,T,n\n", "2:3"},
        {"a,supported,pay,hearsay,ross-1993,T,n\n", "2:4"},
        {"a,supported,pay,none,ross-1993,T,n\n", "2:4"}, /* printed without evidence */
        {"a,supported,pay,survey,-,T,n\n", "2:5"},       /* printed without a source */
        {"a,supported,-,survey,ross-1994,T,n\n", "2:5"}, /* no such source */
        {"a,theory,-,model,-,T,n\na,theory,-,model,-,T,n\n", "3:1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(load(SOURCES, cases[i].rows));
        assert_string_equal(sandbox_message(&box, 0),
                            arena_printf(&box.arena,
                                         "templates/content/claims.csv:%s CONTENT -",
                                         cases[i].message));
    }
    assert_false(load(SOURCES "Ross 1993,a,b,en,,c,d\n", ""));
    EXPECT_MESSAGES(&box, "templates/content/sources.csv:3:1 CONTENT -");
    assert_false(load(SOURCES "r,a,b,en,javascript:alert(1),c,d\n", ""));
    EXPECT_MESSAGES(&box, "templates/content/sources.csv:3:5 CONTENT -");
}

/* What the register that is delivered lets through is what was looked up: no claim that
 * did not hold, and each of those with a source. */
static void the_register_delivered_is_complete(void **state)
{
    static const char *const held_back[] = {"S2",     "S4",    "S6",     "S7",
                                            "S8",     "S10b",  "S10c",   "001-4",
                                            "001-26", "002-8", "003-27", "C11"};
    static const char *const places[] = {
        "views_separate", "views_shared", "views", "pay",
        "strategy",       "spend",        "why",   "discussion"};
    struct table t;
    int printed = 0;

    (void)state;
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    for (size_t p = 0; p < sizeof places / sizeof *places; p++)
        for (int i = 0; claim_at(&content, places[p], i) != NULL; i++, printed++) {
            const struct claim *claim = claim_at(&content, places[p], i);

            assert_non_null(claim->source);
            for (size_t k = 0; k < sizeof held_back / sizeof *held_back; k++)
                assert_string_not_equal(claim->id, held_back[k]);
        }
    assert_in_range(printed, 8, 40);
    assert_true(table_load(&box.arena, ".", "templates/content/claims.csv", &t, &box.diag));
    for (size_t k = 0; k < sizeof held_back / sizeof *held_back; k++) {
        size_t i = 0;

        while (i < t.nrows && strcmp(t.row[i].field[0], held_back[k]) != 0)
            i++;
        assert_true(i < t.nrows); /* registered, so that nobody brings it back unaware */
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(status_alone_decides_what_is_printed),
        TEST(claims_come_in_the_order_of_the_file),
        TEST(what_is_wrong_is_told_with_its_place),
        TEST(the_register_delivered_is_complete),
    };

    return cmocka_run_group_tests_name("claims", tests, NULL, NULL);
}
