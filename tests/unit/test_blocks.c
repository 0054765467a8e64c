/*
 * test_blocks.c - the optional blocks: each type of value, and whose rows count.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "block_box.h"

/* --- what is read -------------------------------------------------------------------- */

static void blocks_are_none_without_a_folder(void **state)
{
    (void)state;
    start();
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(blocks.nfiles, 0);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q3).n, 0);
    assert_int_equal(blocks_of(&box.arena, NULL, &project, 0, BLOCK_STEPS, Q3).n, 0);
}

static void blocks_read_every_type(void **state)
{
    const struct block_value *v;

    (void)state;
    assert_true(
        load_file("capacity.csv",
                  "\xEF\xBB\xBFWave;Company;Source;Leads;Reps;Leads_per_rep;"
                  "First_contact_hours;Untouched;fallback\r\n"
                  "2026-Q3;Acme Ltd; Web  form ;1 200;4;37,5;-;n/a;\"two\nlines\"\r\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(rows_of(0, BLOCK_CAPACITY, Q3).n, 1);
    v = rows_of(0, BLOCK_CAPACITY, Q3).row[0]->value;
    assert_string_equal(v[0].text, "Web form");
    assert_true(v[1].number == 1200 && v[2].number == 4 && v[3].number == 37.5);
    assert_true(isnan(v[4].number) && isnan(v[5].number) && isnan(v[6].number));
    assert_string_equal(v[7].text, "two lines");

    assert_true(load_file("steps.csv", "company,step,status,note\n"
                                       "acme,GOALS,Doing,N/A\n"
                                       "acme,plan,open,Wa\xC5\xBCne\n"));
    EXPECT_NO_MESSAGES(&box);
    v = rows_of(0, BLOCK_STEPS, Q3).row[0]->value;
    assert_int_equal(v[0].choice, 0);
    assert_int_equal(v[1].choice, 1);
    assert_null(v[2].text);
    v = rows_of(0, BLOCK_STEPS, Q3).row[1]->value;
    assert_int_equal(v[0].choice, 1);
    assert_string_equal(v[2].text, "Wa\xC5\xBCne");
}

static void blocks_read_dates_that_are_sure(void **state)
{
    static const struct {
        const char *text;
        long days; /* since 1970-01-01, by hand: 2026-01-01 is 20454; -1: refused */
    } cases[] = {
        {"2026-01-31", 20484}, {"31.01.2026", 20484}, {"1.2.2026", 20485},
        {"31/01/2026", 20484}, {"01/31/2026", 20484}, {"2026-01-31 00:00:00", 20484},
        {"01/02/2026", -1},    {"31.02.2026", -1},    {"46000", -1},
        {"soon", -1},          {"1889-01-01", -1},    {"2126-01-01", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load_file("context.csv",
                  arena_printf(&box.arena, "company,date,kind,event\nacme,%s,people,x\n",
                               cases[i].text));
        if (cases[i].days < 0)
            EXPECT_MESSAGES(&box, "blocks/context.csv:2:2 BLOCK_VALUE acme");
        else {
            EXPECT_NO_MESSAGES(&box);
            assert_int_equal((long)rows_of(0, BLOCK_CONTEXT, Q3).row[0]->value[0].number,
                             cases[i].days);
        }
    }
}

static void blocks_read_yes_and_no_in_three_languages(void **state)
{
    static const struct {
        const char *word;
        int choice;
    } cases[] = {{"yes", 1}, {"Tak", 1}, {"\xD0\x94\xD0\xB0", 1},         {"1", 1},
                 {"NO", 0},  {"nie", 0}, {"\xD0\xBD\xD0\xB5\xD1\x82", 0}, {"0", 0},
                 {"", -1}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(load_file("burden.csv",
                              arena_printf(&box.arena,
                                           "company,report,hours,read\nacme,Weekly,2,%s\n",
                                           cases[i].word)));
        EXPECT_NO_MESSAGES(&box);
        assert_int_equal(rows_of(0, BLOCK_BURDEN, Q3).row[0]->value[2].choice,
                         cases[i].choice);
    }
}

static void blocks_read_other_encodings(void **state)
{
    (void)state;
    /* windows-1250: "Przegląd leadów i źródeł, co tydzień" */
    assert_true(load_file("cadence.csv", "company;meeting;planned;held\n"
                                         "acme;Przegl\xB9"
                                         "d lead\xF3w i \x9Fr\xF3"
                                         "de\xB3, co tydzie\xF1"
                                         " \xBF\xF3\xB3w;3;2\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(rows_of(0, BLOCK_CADENCE, Q3).row[0]->value[0].text,
                        "Przegl\xC4\x85"
                        "d lead\xC3\xB3w i \xC5\xBAr\xC3\xB3"
                        "de\xC5\x82, "
                        "co tydzie\xC5\x84 \xC5\xBC\xC3\xB3\xC5\x82w");
}

static void blocks_of_a_company_lie_in_its_folder(void **state)
{
    (void)state;
    start();
    sandbox_text(&box, "blocks/STEPS.CSV", "company,step,status\nacme,goals,open\n");
    sandbox_text(&box, "blocks/beta/steps.csv", "step,status,wave\ngoals,done,2026-Q2\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q3).row[0]->value[1].choice, 0);
    assert_int_equal(rows_of(1, BLOCK_STEPS, Q3).row[0]->value[1].choice, 2);
    assert_int_equal(blocks.nfiles, 2);
    assert_string_equal(blocks.file[0].name, "blocks/STEPS.CSV");
    assert_int_equal(blocks.file[0].rows, 1);
    assert_int_equal(blocks.file[0].first, WAVE_NONE);
    assert_string_equal(blocks.file[1].name, "blocks/beta/steps.csv");
    assert_int_equal(blocks.file[1].companies, 1);
    assert_int_equal(blocks.file[1].first, Q2);
    assert_int_equal(strlen(blocks.file[1].print.sha256), 64);
    assert_string_equal(blocks.file[1].print.name, "blocks/beta/steps.csv");
}

/* --- what counts --------------------------------------------------------------------- */

static void blocks_count_up_to_the_reported_quarter(void **state)
{
    static const struct {
        int wave, n, of, all;
    } cases[] = {{Q1 - 1, 1, WAVE_NONE, 1}, {Q1, 2, Q1, 2}, {Q2, 2, Q1, 2}, {Q3, 3, Q3, 4}};
    int waves[2];

    (void)state;
    assert_true(load_file("plan.csv", "company,wave,what,who,when\n"
                                      "beta,2026-Q3,b,B,2026-01-01\n"
                                      "acme,2026-Q3,c,C,2026-01-01\n"
                                      "acme,,a,A,2026-01-01\n"
                                      "acme,2026-Q1,d,D,2026-01-01\n"
                                      "acme,2026-Q3,e,E,2026-01-01\n"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct block_rows rows = rows_of(0, BLOCK_PLAN, cases[i].wave);

        assert_int_equal(rows.n, cases[i].n);
        assert_int_equal(rows.wave, cases[i].of);
        assert_int_equal(
            blocks_all(&box.arena, &blocks, &project, 0, BLOCK_PLAN, cases[i].wave).n,
            cases[i].all);
    }
    assert_string_equal(rows_of(0, BLOCK_PLAN, Q3).row[0]->value[0].text, "c");
    assert_int_equal(blocks_waves(&blocks, 0, BLOCK_PLAN, Q3, waves, 2), 2);
    assert_true(waves[0] == Q1 && waves[1] == Q3);
    assert_int_equal(blocks_waves(&blocks, 0, BLOCK_PLAN, Q3, waves, 1), 1);
    assert_int_equal(waves[0], Q3);
    assert_int_equal(blocks_waves(&blocks, 0, BLOCK_PLAN, Q2, waves, 2), 1);
}

static void a_line_of_the_quarter_counts_in_place_of_one_without(void **state)
{
    (void)state;
    assert_true(load_file("steps.csv", "company,wave,step,status\nacme,,goals,open\n"
                                       "acme,,plan,open\nacme,2026-Q2,goals,done\n"
                                       "beta,2026-Q2,plan,done\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q1).n, 2);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q1).row[0]->value[1].choice, 0);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q2).n, 2);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q2).row[0]->value[0].choice, 1);
    assert_int_equal(rows_of(0, BLOCK_STEPS, Q2).row[1]->value[1].choice, 2);
    assert_int_equal(blocks_all(&box.arena, &blocks, &project, 0, BLOCK_STEPS, Q2).n, 3);
}

static void blocks_keep_persons_to_themselves_without_consent(void **state)
{
    (void)state;
    assert_true(load_file("strategy.csv", "company,leader,three_years,goals\n"
                                          "acme,Ann,Grow abroad,yes\n"
                                          "beta,Bob,Survive,no\n"));
    assert_string_equal(rows_of(0, BLOCK_STRATEGY, Q3).row[0]->value[0].text, "Ann");
    assert_string_equal(rows_of(0, BLOCK_STRATEGY, Q3).row[0]->value[2].text,
                        "Grow abroad");
    assert_null(rows_of(1, BLOCK_STRATEGY, Q3).row[0]->value[0].text);
    assert_null(rows_of(1, BLOCK_STRATEGY, Q3).row[0]->value[2].text);
    assert_int_equal(rows_of(1, BLOCK_STRATEGY, Q3).row[0]->value[9].choice, 0);
    assert_null(blocks_all(&box.arena, &blocks, &project, 1, BLOCK_STRATEGY, Q3)
                    .row[0]
                    ->value[0]
                    .text);
}

/* Every form has room, a name of its own and keys that can be compared. */
static void blocks_have_forms_that_hold_together(void **state)
{
    (void)state;
    for (int b = 0; b < BLOCKS; b++) {
        const struct block_schema *s = block_schema((enum block)b);

        assert_in_range(s->ncolumns, 1, BLOCK_COLUMNS);
        assert_in_range(s->keys, 0, 2);
        for (int c = 0; c < s->keys; c++)
            assert_true(
                s->column[c].type == BLOCK_TEXT || s->column[c].type == BLOCK_PERSONAL ||
                s->column[c].type == BLOCK_CHOICE || s->column[c].type == BLOCK_ITEM);
        for (int c = 0; c < s->ncolumns; c++)
            assert_true(strcmp(s->column[c].name, "company") != 0 &&
                        strcmp(s->column[c].name, "wave") != 0);
        for (int other = 0; other < b; other++)
            assert_string_not_equal(s->name, block_schema((enum block)other)->name);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blocks_are_none_without_a_folder),
        TEST(blocks_read_every_type),
        TEST(blocks_read_dates_that_are_sure),
        TEST(blocks_read_yes_and_no_in_three_languages),
        TEST(blocks_read_other_encodings),
        TEST(blocks_of_a_company_lie_in_its_folder),
        TEST(blocks_count_up_to_the_reported_quarter),
        TEST(a_line_of_the_quarter_counts_in_place_of_one_without),
        TEST(blocks_keep_persons_to_themselves_without_consent),
        TEST(blocks_have_forms_that_hold_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
