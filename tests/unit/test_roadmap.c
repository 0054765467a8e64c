/*
 * test_roadmap.c - the verdict move, stay or keep, and which actions come first.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"

/* Five people in each function who all answer alike. */
static void everybody(const char *answers)
{
    for (int i = 0; i < 5; i++) {
        case_person(&it, CASE_WAVE, FUNCTION_SALES, answers);
        case_person(&it, CASE_WAVE, FUNCTION_MARKETING, answers);
    }
}

static const char *chosen(int rank)
{
    assert_true(rank <= it.d.roadmap.nactions);
    assert_int_equal(it.d.roadmap.action[rank - 1].rank, rank);
    return it.content.action[it.d.roadmap.action[rank - 1].action].id;
}

static bool is_chosen(const char *id)
{
    for (int i = 1; i <= it.d.roadmap.nactions; i++)
        if (strcmp(chosen(i), id) == 0)
            return true;
    return false;
}

static void verdict_follows_level_sponsor_and_wish(void **state)
{
    static const char two[] = "33333333333333222222", three[] = "33333333333333333333",
                      ready[] = "33333333333334343333", four[] = "44444444444444444444";
    static const struct {
        const char *answers;
        bool sponsor, stay;
        enum plan_verdict verdict;
        int from, to;
    } table[] = {
        {two, true, false, PLAN_MOVE, 2, 3},   {two, false, false, PLAN_MOVE, 2, 3},
        {two, true, true, PLAN_STAY, 2, 2},    {three, true, false, PLAN_STAY, 3, 3},
        {ready, true, false, PLAN_MOVE, 3, 4}, {ready, false, false, PLAN_STAY, 3, 3},
        {ready, true, true, PLAN_STAY, 3, 3},  {four, true, false, PLAN_KEEP, 4, 4},
        {four, true, true, PLAN_KEEP, 4, 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        arena_drop(&it.arena);
        case_start(&it);
        it.company.sponsor = table[i].sponsor;
        it.company.stay = table[i].stay;
        everybody(table[i].answers);
        case_diagnose(&it);
        assert_int_equal(it.d.roadmap.verdict, table[i].verdict);
        assert_int_equal(it.d.roadmap.from, table[i].from);
        assert_int_equal(it.d.roadmap.to, table[i].to);
        assert_int_equal(it.d.roadmap.nkeep, table[i].verdict == PLAN_KEEP ? 5 : 0);
    }
}

/* Level 2, target 3.5: q1 = 2 needs 1.5, q2 = 3 needs 0.5. */
static void need_by_effort_decides_the_order(void **state)
{
    (void)state;
    everybody("23222222222222222222");
    case_action(&it, "B10", 2, 1, 0, EFFORT_S);
    case_action(&it, "B2", 2, 1, 0, EFFORT_S);
    case_action(&it, "B3", 2, 1, 2, EFFORT_S);
    case_action(&it, "B4", 2, 1, 0, EFFORT_L);
    case_action(&it, "A1", 1, 1, 0, EFFORT_S);
    case_action(&it, "B5", 2, 1, 0, EFFORT_M);
    case_diagnose(&it);
    assert_int_equal(it.d.roadmap.nactions, 5);
    assert_string_equal(chosen(1), "B2");
    assert_string_equal(chosen(2), "B10");
    close_to(it.d.roadmap.action[0].score, 1.5, 1e-12, "S");
    close_to(it.d.roadmap.action[2].score, 1, 1e-12, "mean of two, or M");
    assert_string_equal(chosen(3), "B3");
    assert_string_equal(chosen(4), "B5");
    close_to(it.d.roadmap.action[4].score, 0.75, 1e-12, "L");
}

/* Golden company, q6: S 4.00, M 2.00, mean 3.0, delta 1: need 0.5 raised by a quarter. */
static void a_large_gap_raises_the_score(void **state)
{
    (void)state;
    it.project.minimum = 1;
    case_golden(&it);
    case_action(&it, "B6", 2, 6, 0, EFFORT_S);
    case_diagnose(&it);
    close_to(it.d.roadmap.action[0].score, 0.5 * 1.25, 1e-12, "score");
}

static void a_withheld_gap_does_not(void **state)
{
    (void)state;
    for (int i = 0; i < 6; i++)
        case_person(&it, CASE_WAVE, FUNCTION_SALES, "33333433333333333333");
    for (int i = 0; i < 3; i++)
        case_person(&it, CASE_WAVE, FUNCTION_MARKETING, "22222222222222222222");
    case_action(&it, "B6", 2, 6, 0, EFFORT_S);
    case_diagnose(&it);
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    close_to(it.d.roadmap.action[0].score, 3.5 - 30.0 / 9, 1e-12, "score");
}

static void at_most_eight_are_chosen_and_three_when_staying(void **state)
{
    static const char *const id[] = {"B1", "B2", "B3", "B4",  "B5",  "B6",
                                     "B7", "B8", "B9", "B10", "B11", "B12"};

    (void)state;
    for (int stay = 0; stay < 2; stay++) {
        arena_drop(&it.arena);
        case_start(&it);
        it.company.stay = stay;
        everybody("22222222222222222223");
        for (int i = 0; i < 12; i++)
            case_action(&it, id[i], 2, i + 1, 0, EFFORT_S);
        case_diagnose(&it);
        assert_int_equal(it.d.roadmap.nactions, stay ? 3 : 8);
    }
}

/* q4 (planning) and q6 (knowledge) lie in the weakest dimensions but need least. */
static void each_weak_dimension_is_served(void **state)
{
    static const int trust[] = {2, 10, 16};
    static const char *const id[] = {"B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"};

    (void)state;
    /* Planning 8,11,17,20 = 1, q4 = 3; knowledge 7,18,19 = 1, q6 = 3; trust = 2; others 4.
     */
    everybody("42434311421114424111");
    for (int q = 0; q < QUESTIONS; q++) {
        int d = it.content.statement[q].dimension;

        for (int i = 0; i < 10; i++)
            it.response[i].answer[q] = d == 0 ? 2 : d == 1 || d == 3 ? 1 : 4;
    }
    for (int i = 0; i < 10; i++)
        it.response[i].answer[3] = it.response[i].answer[5] = 3;
    for (int i = 0; i < 9; i++)
        case_action(&it, id[i], 2, trust[i % 3], 0, EFFORT_S);
    case_action(&it, "B10", 2, 4, 0, EFFORT_L);
    case_action(&it, "B11", 2, 6, 0, EFFORT_L);
    case_diagnose(&it);
    assert_int_equal(it.d.level.number, 2);
    assert_int_equal(it.d.roadmap.nactions, 8);
    assert_true(is_chosen("B10") && is_chosen("B11"));
    assert_true(is_chosen("B6") && !is_chosen("B7"));
}

static void only_a_sponsor_gets_sponsor_actions(void **state)
{
    (void)state;
    it.company.sponsor = false;
    everybody("22222222222222222223");
    case_action(&it, "B1", 2, 1, 0, EFFORT_S)->sponsor_only = true;
    case_action(&it, "B2", 2, 2, 0, EFFORT_S);
    case_diagnose(&it);
    assert_int_equal(it.d.roadmap.nactions, 1);
    assert_string_equal(chosen(1), "B2");
    assert_false(it.d.roadmap.sponsor);
}

static void contested_actions_wait_until_three_others_stand(void **state)
{
    (void)state;
    everybody("22222222222222222223");
    case_action(&it, "B1", 2, 1, 0, EFFORT_S)->contested = true;
    case_action(&it, "B2", 2, 2, 0, EFFORT_M);
    case_action(&it, "B3", 2, 3, 0, EFFORT_M);
    case_action(&it, "B4", 2, 4, 0, EFFORT_M);
    case_action(&it, "B5", 2, 5, 0, EFFORT_L);
    case_diagnose(&it);
    assert_int_equal(it.d.roadmap.nactions, 5);
    assert_string_equal(chosen(3), "B4");
    assert_string_equal(chosen(4), "B1");
    assert_string_equal(chosen(5), "B5");

    arena_drop(&it.arena);
    case_start(&it);
    it.company.stay = true;
    everybody("22222222222222222223");
    case_action(&it, "B1", 2, 1, 0, EFFORT_S)->contested = true;
    case_action(&it, "B2", 2, 2, 0, EFFORT_M);
    case_diagnose(&it);
    assert_int_equal(it.d.roadmap.nactions, 1);
    assert_string_equal(chosen(1), "B2");
}

static void what_is_not_needed_only_fills_up_to_three(void **state)
{
    (void)state;
    everybody("42222222222222222222");
    case_action(&it, "B1", 2, 1, 0, EFFORT_S);
    case_action(&it, "B2", 2, 2, 0, EFFORT_S);
    case_action(&it, "B3", 2, 1, 0, EFFORT_M);
    case_action(&it, "B4", 2, 1, 0, EFFORT_L);
    case_diagnose(&it);
    assert_int_equal(it.d.roadmap.nactions, 3);
    assert_string_equal(chosen(1), "B2");
    assert_false(is_chosen("B4"));
}

/* Eight actions for trust (q2, q10, q16) need most; the best of two other dimensions take
 * the places of the last two, whatever their score. */
static void no_single_lever(void **state)
{
    static const int trust[] = {2, 10, 16};
    static const char *const id[] = {"B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8"};

    (void)state;
    for (int stay = 0; stay < 2; stay++) {
        arena_drop(&it.arena);
        case_start(&it);
        it.company.stay = stay;
        everybody("41333333313333313333");
        for (int i = 0; i < 8; i++)
            case_action(&it, id[i], 2, trust[i % 3], 0, EFFORT_S);
        case_action(&it, "B9", 2, 1, 0, EFFORT_L);   /* measures: q1 = 4 needs nothing */
        case_action(&it, "B10", 2, 12, 0, EFFORT_L); /* measures again: the better one */
        case_action(&it, "B11", 2, 3, 0, EFFORT_L);  /* customer */
        case_action(&it, "B12", 2, 5, 0, EFFORT_L);  /* customer again */
        case_diagnose(&it);
        assert_int_equal(it.d.roadmap.nactions, stay ? 3 : 8);
        assert_true(is_chosen("B1") && is_chosen("B10") && is_chosen("B11"));
        assert_false(is_chosen("B9") || is_chosen("B12"));
    }
}

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, open_case, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(verdict_follows_level_sponsor_and_wish),
        WITH_CASE(need_by_effort_decides_the_order),
        WITH_CASE(a_large_gap_raises_the_score),
        WITH_CASE(a_withheld_gap_does_not),
        WITH_CASE(at_most_eight_are_chosen_and_three_when_staying),
        WITH_CASE(each_weak_dimension_is_served),
        WITH_CASE(only_a_sponsor_gets_sponsor_actions),
        WITH_CASE(contested_actions_wait_until_three_others_stand),
        WITH_CASE(what_is_not_needed_only_fills_up_to_three),
        WITH_CASE(no_single_lever),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
