/*
 * test_practice.c - how the work runs, the numbers: what each block adds up to, at its
 * limits and with rows missing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "practice_case.h"

/* Five people each: in Sales 3, 4, 4, 4 and 5 for every statement, in Marketing 1, 2, 2, 2
 * and 3, but 1 to 5 for the first.  The balanced mean of every statement is 3. */
static const struct practice *practise_at_three(void)
{
    static const char pattern[] = "34445", lower[] = "12223";

    for (int i = 0; i < 5; i++) {
        char sales[QUESTIONS + 1] = "", marketing[QUESTIONS + 1] = "";

        for (int q = 0; q < QUESTIONS; q++) {
            sales[q] = (char)(q ? pattern[(i + q) % 5] : '1' + i);
            marketing[q] = (char)(q ? lower[(i + q) % 5] : '1' + i);
        }
        case_person(&it, CASE_WAVE, FUNCTION_SALES, sales);
        case_person(&it, CASE_WAVE, FUNCTION_MARKETING, marketing);
    }
    assert_true(case_diagnose(&it));
    return &it.d.practice;
}

static const struct practice_principle *principle(const char *id)
{
    const struct practice_principles *p = &it.d.practice.principles;

    int i = 0;

    while (i < p->n - 1 && strcmp(p->line[i].item->id, id) != 0)
        i++;
    assert_string_equal(p->line[i].item->id, id);
    return &p->line[i];
}

static void without_rows_nothing_is_shown(void **state)
{
    (void)state;
    const struct practice *p = practise();

    assert_false(p->shown);
    assert_int_equal(p->processes.next, -1);
    it.blocks = NULL;
    assert_true(case_diagnose(&it));
    assert_false(it.d.practice.shown);
}

/* --- principles ------------------------------------------------------------------- */

/* The nine principles and their statements of domain 001-23. */
static void nine_principles_have_their_statements(void **state)
{
    static const struct {
        const char *id, *questions;
    } expected[] = {{"norms", "10"},    {"safety", "2"},          {"conflict", "10 2"},
                    {"goals", "12 16"}, {"communication", "7 8"}, {"listening", "6"},
                    {"help", "5 13"},   {"feedback", "6 15"},     {"trust", "16"}};
    const struct checklist_item *item;
    int n = checklist_find(&content, "principles", &item);

    (void)state;
    assert_int_equal(n, 9);
    for (int i = 0; i < n; i++) {
        const char *questions = "";

        for (int q = 0; q < item[i].nquestions; q++)
            questions = arena_printf(&it.arena, "%s%s%d", questions, q ? " " : "",
                                     item[i].question[q] + 1);
        assert_string_equal(item[i].id, expected[i].id);
        assert_string_equal(questions, expected[i].questions);
    }
}

static void a_rating_is_set_against_the_survey(void **state)
{
    static const struct {
        const char *id, *sales, *marketing;
        double own;
        int against;
        bool apart;
    } table[] = {
        {"norms", "4", "4", 4, 1, false},        {"safety", "3.9", "3.9", 3.9, 0, false},
        {"conflict", "1.5", "2.5", 2, -1, true}, {"goals", "2.1", "2.1", 2.1, 0, false},
        {"trust", "3.9", "3", 3.45, 0, false},   {"help", "5", "1", 3, 0, true}};
    int n = sizeof table / sizeof *table;

    (void)state;
    for (int i = 0; i < n; i++) {
        give(BLOCK_PRINCIPLES,
             arena_printf(&it.arena, "%s|sales|%s", table[i].id, table[i].sales));
        give(BLOCK_PRINCIPLES,
             arena_printf(&it.arena, "%s|marketing|%s", table[i].id, table[i].marketing));
    }
    const struct practice_principles *p = &practise_at_three()->principles;
    assert_int_equal(p->n, n);
    assert_int_equal(p->compared, n);
    assert_int_equal(p->against, 2);
    assert_int_equal(p->apart, 2);
    for (int i = 0; i < n; i++) {
        const struct practice_principle *line = principle(table[i].id);

        close_to(line->survey, 3, 1e-9, table[i].id);
        close_to(line->own, table[i].own, 1e-9, table[i].id);
        assert_int_equal(line->against, table[i].against);
        assert_int_equal(line->apart, table[i].apart);
    }
    /* Lowest first. */
    assert_string_equal(p->line[0].item->id, "conflict");
    assert_string_equal(p->line[n - 1].item->id, "norms");
}

static void one_function_is_compared_with_nothing(void **state)
{
    (void)state;
    give(BLOCK_PRINCIPLES, "norms|sales|5");
    const struct practice_principles *p = &practise_at_three()->principles;
    assert_int_equal(p->n, 1);
    assert_int_equal(p->compared + p->against + p->apart, 0);
    assert_int_equal(p->rated[FUNCTION_SALES], 1);
    assert_int_equal(p->rated[FUNCTION_MARKETING], 0);
    close_to(p->line[0].own, 5, 0, "own");
    assert_true(isnan(p->line[0].rating[FUNCTION_MARKETING]));
}

static void a_withheld_survey_is_no_figure(void **state)
{
    (void)state;
    give(BLOCK_PRINCIPLES, "norms|sales|5");
    give(BLOCK_PRINCIPLES, "norms|marketing|5");
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 2, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 2, 3);
    assert_true(case_diagnose(&it));
    assert_false(it.d.survey_shown);
    assert_true(it.d.practice.shown);
    assert_true(isnan(it.d.practice.principles.line[0].survey));
    assert_int_equal(it.d.practice.principles.compared, 0);
    assert_int_equal(it.d.practice.principles.against, 0);
}

static void the_row_of_the_quarter_then_the_later_one_counts(void **state)
{
    (void)state;
    give(BLOCK_PRINCIPLES, "norms|sales|1");
    give_in(CASE_WAVE, BLOCK_PRINCIPLES, "norms|sales|2");
    give(BLOCK_PRINCIPLES, "norms|sales|3");
    give_in(CASE_WAVE - 1, BLOCK_PRINCIPLES, "norms|sales|5");
    give_in(CASE_WAVE + 1, BLOCK_PRINCIPLES, "norms|sales|5");
    give(BLOCK_PRINCIPLES, "trust|sales|2");
    give(BLOCK_PRINCIPLES, "trust|sales|4");
    const struct practice *p = practise();
    assert_int_equal(p->principles.n, 2);
    assert_int_equal(p->principles.wave, CASE_WAVE);
    close_to(principle("norms")->own, 2, 0, "of the quarter");
    close_to(principle("trust")->own, 4, 0, "the later");
}

/* --- processes -------------------------------------------------------------------- */

static void what_is_missing_is_next(void **state)
{
    (void)state;
    give(BLOCK_PROCESSES, "training|missing");
    give(BLOCK_PROCESSES, "handover|partly|a note");
    give(BLOCK_PROCESSES, "campaigns|missing");
    give(BLOCK_PROCESSES, "content|working");
    const struct practice_processes *p = &practise()->processes;
    assert_int_equal(p->n, 4);
    assert_int_equal(p->count[PROCESS_WORKING], 1);
    assert_int_equal(p->count[PROCESS_PARTLY], 1);
    assert_int_equal(p->count[PROCESS_MISSING], 2);
    assert_string_equal(p->line[p->next].item->id, "campaigns");
    assert_string_equal(p->line[0].note, "a note");
}

static void what_works_in_part_is_next_when_nothing_is_missing(void **state)
{
    (void)state;
    give(BLOCK_PROCESSES, "reporting|partly");
    give(BLOCK_PROCESSES, "handover|working");
    give(BLOCK_PROCESSES, "training|partly");
    const struct practice_processes *p = &practise()->processes;
    assert_string_equal(p->line[p->next].item->id, "reporting");
}

/* --- meetings and contact --------------------------------------------------------- */

/* 2 of 2, 3 of 4, 5 of 1, 0 of 3, 1 unplanned: kept 2+3+1+0 of 10. */
static void meetings_beyond_the_plan_make_up_for_nothing(void **state)
{
    (void)state;
    give(BLOCK_CADENCE, "A|2|2");
    give(BLOCK_CADENCE, "B|4|3");
    give(BLOCK_CADENCE, "C|1|5");
    give(BLOCK_CADENCE, "D|3|0");
    give(BLOCK_CADENCE, "E|0|1");
    const struct practice_cadence *c = &practise()->cadence;
    assert_int_equal(c->planned, 10);
    assert_int_equal(c->held, 11);
    assert_int_equal(c->kept, 6);
    close_to(c->share, 0.6, 1e-12, "share");
    assert_int_equal(c->none, 1);
    close_to(c->line[2].share, 5, 0, "more than planned");
    assert_true(isnan(c->line[4].share));
}

static void meetings_never_planned_have_no_share(void **state)
{
    (void)state;
    give(BLOCK_CADENCE, "A|0|0");
    give(BLOCK_CADENCE, "A|0|2");
    const struct practice_cadence *c = &practise()->cadence;
    assert_int_equal(c->n, 1);
    assert_int_equal(c->held, 2);
    assert_true(isnan(c->share));
}

static void contact_is_counted_per_head(void **state)
{
    (void)state;
    give(BLOCK_CONTACT, "joint_meetings|sales|9|6");
    give(BLOCK_CONTACT, "field_days|sales|0|6");
    give(BLOCK_CONTACT, "field_days|marketing|10|4");
    const struct practice_contacts *c = &practise()->contacts;
    assert_int_equal(c->n, 2);
    assert_int_equal(c->known, 3);
    assert_int_equal(c->none, 1);
    close_to(c->most, 2.5, 1e-12, "most");
    close_to(c->line[0].by[FUNCTION_MARKETING].per_head, 2.5, 1e-12, "field days");
    close_to(c->line[1].by[FUNCTION_SALES].per_head, 1.5, 1e-12, "joint meetings");
    assert_true(isnan(c->line[1].by[FUNCTION_MARKETING].count));
}

/* --- reactions -------------------------------------------------------------------- */

static void the_grid_has_five_reactions_and_what_lies_between(void **state)
{
    static const struct {
        const char *assertive, *cooperative, *reaction, *other;
    } table[] = {{"5", "1", "rivalry", "rivalry"},
                 {"3.51", "2.49", "rivalry", "rivalry"},
                 {"5", "5", "cooperation", "cooperation"},
                 {"3.51", "3.51", "cooperation", "cooperation"},
                 {"1", "1", "avoidance", "avoidance"},
                 {"2.49", "2.49", "avoidance", "avoidance"},
                 {"1", "5", "accommodation", "accommodation"},
                 {"2.49", "3.51", "accommodation", "accommodation"},
                 {"3", "3", "compromise", "compromise"},
                 {"2.5", "2.5", "compromise", "compromise"},
                 {"3.5", "3.5", "compromise", "compromise"},
                 {"2.5", "3.5", "compromise", "compromise"},
                 {"5", "3", "cooperation", "rivalry"},
                 {"3.51", "2.5", "cooperation", "rivalry"},
                 {"1", "3", "accommodation", "avoidance"},
                 {"3", "5", "cooperation", "accommodation"},
                 {"3.5", "1", "rivalry", "avoidance"},
                 {"2.5", "2.49", "rivalry", "avoidance"}};

    (void)state;
    case_golden(&it);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        give(BLOCK_REACTIONS, arena_printf(&it.arena, "sales|%s|%s", table[i].assertive,
                                           table[i].cooperative));
        assert_true(case_diagnose(&it));
        const struct practice_reactions *r = &it.d.practice.reactions;
        assert_int_equal(r->n, 1);
        assert_false(r->by[FUNCTION_MARKETING].known);
        assert_string_equal(reaction_name(r->by[FUNCTION_SALES].reaction),
                            table[i].reaction);
        assert_string_equal(reaction_name(r->by[FUNCTION_SALES].other), table[i].other);
    }
}

/* --- decisions and plan ----------------------------------------------------------- */

static void ten_decisions_can_be_split(void **state)
{
    const struct checklist_item *item;

    (void)state;
    assert_int_equal(checklist_find(&content, "decisions", &item), 10);
    give(BLOCK_DECISIONS, "prices|sales|marketing|no");
    give(BLOCK_DECISIONS, "campaigns|marketing|sales|yes|a note");
    give(BLOCK_DECISIONS, "budget|nobody||yes");
    give(BLOCK_DECISIONS, "events|marketing");
    give(BLOCK_DECISIONS, "new_products|both");
    const struct practice_decisions *p = &practise()->decisions;
    assert_int_equal(p->n, 5);
    assert_int_equal(p->leads[DECIDER_SALES], 1);
    assert_int_equal(p->leads[DECIDER_MARKETING], 2);
    assert_int_equal(p->leads[DECIDER_BOTH], 1);
    assert_int_equal(p->leads[DECIDER_NOBODY], 1);
    assert_int_equal(p->nobody, 1);
    assert_int_equal(p->disputed, 1);
    assert_int_equal(p->settled, 3);
    assert_string_equal(p->line[0].item->id, "new_products");
    assert_int_equal(p->line[0].follows, -1);
}

static void the_plan_is_sorted_by_day(void **state)
{
    static const char *const sorted[] = {"past", "today", "twin", "later"};
    long today;

    (void)state;
    give(BLOCK_PLAN, "later|B|2026-12-24|North|no");
    give(BLOCK_PLAN, "today|A|2026-09-30||yes");
    give(BLOCK_PLAN, "past|A|2026-09-29");
    give(BLOCK_PLAN, "twin|C|2026-09-30|South|yes");
    const struct practice_plan *p = &practise()->plan;
    for (int i = 0; i < 4; i++)
        assert_string_equal(p->line[i].what, sorted[i]);
    assert_int_equal(p->known, 2);
    assert_int_equal(p->unknown, 1);
    assert_true(date_parse("2026-09-30", &today));
    assert_int_equal(practice_plan_next(p, today), 1);
    assert_int_equal(practice_plan_next(p, today + 1), 3);
    assert_int_equal(practice_plan_next(p, today + 365), 4);
    assert_int_equal(practice_plan_next(p, 0), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_practice, close_case)
    const struct CMUnitTest tests[] = {
        TEST(without_rows_nothing_is_shown),
        TEST(nine_principles_have_their_statements),
        TEST(a_rating_is_set_against_the_survey),
        TEST(one_function_is_compared_with_nothing),
        TEST(a_withheld_survey_is_no_figure),
        TEST(the_row_of_the_quarter_then_the_later_one_counts),
        TEST(what_is_missing_is_next),
        TEST(what_works_in_part_is_next_when_nothing_is_missing),
        TEST(meetings_beyond_the_plan_make_up_for_nothing),
        TEST(meetings_never_planned_have_no_share),
        TEST(contact_is_counted_per_head),
        TEST(the_grid_has_five_reactions_and_what_lies_between),
        TEST(ten_decisions_can_be_split),
        TEST(the_plan_is_sorted_by_day),
    };
    return cmocka_run_group_tests_name("practice", tests, load_composer, drop_composer);
}
