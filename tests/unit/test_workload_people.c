/*
 * test_workload_people.c - services, causes and people who left, with numbers worked out by
 * hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"
#include "workload_rows.h"

/* --- checklists ----------------------------------------------------------------------- */

static void add_said(enum block b, int wave, int item, int said, double cases)
{
    struct block_row *row = add_row(b, wave);

    row->value[0].choice = item;
    row->value[1].choice = said;
    row->value[2].number = cases;
}

static void lines_stand_in_the_order_of_the_checklist(void **state)
{
    const struct checked_list *s = &it.d.workload.services;

    (void)state;
    case_checklist("services", 5);
    add_said(BLOCK_SERVICES, WAVE_NONE, 3, 0, NAN);
    add_said(BLOCK_SERVICES, CASE_WAVE, 1, 1, NAN);
    add_said(BLOCK_SERVICES, WAVE_NONE, 1, 2, NAN); /* the quarter's row stays */
    assert_true(case_diagnose(&it));
    assert_int_equal(s->n, 2);
    assert_int_equal(s->row[0].item, 1);
    assert_int_equal(s->row[0].state, 1);
    assert_int_equal(s->row[1].item, 3);
    assert_int_equal(s->row[1].state, 0);
    assert_int_equal(s->states[0], 1);
    assert_int_equal(s->states[1], 1);
    assert_int_equal(s->states[2], 0);
    assert_int_equal(it.d.workload.topic, TOPIC_SERVICES);
}

static void causes_have_cases(void **state)
{
    const struct checked_list *c = &it.d.workload.causes;

    (void)state;
    case_checklist("causes", 4);
    add_said(BLOCK_CAUSES, WAVE_NONE, 0, 2, 14);
    add_said(BLOCK_CAUSES, WAVE_NONE, 2, 0, NAN);
    assert_true(case_diagnose(&it));
    assert_int_equal(c->n, 2);
    assert_int_equal(c->row[0].cases, 14);
    assert_int_equal(c->row[1].cases, -1);
    assert_int_equal(c->states[2], 1);
    assert_int_equal(it.d.workload.topic, TOPIC_CAUSES);
}

/* --- people who left ------------------------------------------------------------------ */

static void add_team(enum function f, double people, double left, double heads, double days)
{
    struct block_row *row = add_row(BLOCK_ATTRITION, WAVE_NONE);

    row->value[0].choice = f;
    row->value[1].number = people;
    row->value[2].number = left;
    row->value[3].number = heads;
    row->value[4].number = days;
}

static void teams_of_a_function_add_up(void **state)
{
    const struct attrition_row *by = it.d.workload.attrition.by;

    (void)state;
    add_team(FUNCTION_SALES, 30, 4, NAN, 90);
    add_team(FUNCTION_SALES, 16, 1, 0, 30);
    add_team(FUNCTION_MARKETING, 20, 9, 1, NAN);
    add_team(FUNCTION_MARKETING, 25, 4, NAN, NAN);
    rows_of[BLOCK_ATTRITION][3].wave = CASE_WAVE; /* in place of the row before */
    assert_true(case_diagnose(&it));
    close_to(by[FUNCTION_SALES].people, 46, 0, "people");
    close_to(by[FUNCTION_SALES].share, 5.0 / 46, 1e-12, "share");
    close_to(by[FUNCTION_SALES].vacancy_days, 120, 0, "vacancy");
    close_to(by[FUNCTION_SALES].heads, 0, 0, "heads");
    close_to(by[FUNCTION_MARKETING].people, 25, 0, "of the quarter");
    close_to(by[FUNCTION_MARKETING].left, 4, 0, "of the quarter");
    assert_true(isnan(by[FUNCTION_MARKETING].heads));
}

static void leavers_are_a_share_of_the_people(void **state)
{
    const struct attrition_row *by = it.d.workload.attrition.by;

    (void)state;
    add_team(FUNCTION_SALES, 46, 5, 0, 120);
    add_team(FUNCTION_MARKETING, 5, 2, 1, NAN); /* as many as the minimum */
    assert_true(case_diagnose(&it));
    close_to(by[FUNCTION_SALES].people, 46, 0, "people");
    close_to(by[FUNCTION_SALES].left, 5, 0, "left");
    close_to(by[FUNCTION_SALES].share, 5.0 / 46, 1e-12, "share");
    close_to(by[FUNCTION_SALES].vacancy_days, 120, 0, "vacancy");
    close_to(by[FUNCTION_SALES].heads, 0, 0, "heads");
    close_to(by[FUNCTION_MARKETING].share, 0.4, 1e-12, "share");
    assert_true(isnan(by[FUNCTION_MARKETING].vacancy_days));
    assert_false(it.d.workload.attrition.withheld);
    assert_int_equal(it.d.workload.topic, TOPIC_ATTRITION);
}

/* Four people are fewer than the minimum of five. */
static void a_small_function_hides_people_of_both(void **state)
{
    const struct attrition *t = &it.d.workload.attrition;

    (void)state;
    add_team(FUNCTION_SALES, 46, 5, 0, 120);
    add_team(FUNCTION_MARKETING, 4, 1, 1, NAN);
    assert_true(case_diagnose(&it));
    assert_true(t->withheld && t->n > 0);
    for (int f = 0; f < FUNCTIONS; f++) {
        assert_true(isnan(t->by[f].people) && isnan(t->by[f].left));
        assert_true(isnan(t->by[f].share) && isnan(t->by[f].heads));
    }
    close_to(t->by[FUNCTION_SALES].vacancy_days, 120, 0, "a post is no person");
    it.company.named = true;
    assert_true(case_diagnose(&it));
    assert_false(t->withheld);
    close_to(t->by[FUNCTION_MARKETING].left, 1, 0, "with consent");
}

static void nothing_is_left_of_a_small_function_without_vacancies(void **state)
{
    (void)state;
    add_team(FUNCTION_MARKETING, 4, 1, 1, NAN);
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.workload.attrition.n, 0);
    assert_false(it.d.workload.shown);
}

static void the_other_function_may_be_unknown(void **state)
{
    const struct attrition *t = &it.d.workload.attrition;

    (void)state;
    add_team(FUNCTION_SALES, 46, 0, 0, 0);
    assert_true(case_diagnose(&it));
    assert_true(t->by[FUNCTION_SALES].given);
    assert_false(t->by[FUNCTION_MARKETING].given);
    assert_true(isnan(t->by[FUNCTION_MARKETING].left));
    assert_int_equal(it.d.workload.topic, TOPIC_NONE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_rows, close_case)
    const struct CMUnitTest tests[] = {
        TEST(lines_stand_in_the_order_of_the_checklist),
        TEST(causes_have_cases),
        TEST(teams_of_a_function_add_up),
        TEST(leavers_are_a_share_of_the_people),
        TEST(a_small_function_hides_people_of_both),
        TEST(nothing_is_left_of_a_small_function_without_vacancies),
        TEST(the_other_function_may_be_unknown),
    };
    return cmocka_run_group_tests_name("workload people", tests, NULL, NULL);
}
