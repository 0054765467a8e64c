/*
 * test_roadmap_choice.c - which actions a company is offered at all: by its stance on
 * shared key figures and by whether it works with leads; and what is known of their
 * metrics.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"

/* Ten people at level 2. */
static void level_two(void)
{
    for (int i = 0; i < 10; i++)
        case_person(&it, CASE_WAVE, i % 2 ? FUNCTION_SALES : FUNCTION_MARKETING,
                    "22222222222222222223");
}

static void start_again(void)
{
    arena_drop(&it.arena);
    case_start(&it);
    level_two();
}

static bool is_chosen(const char *id)
{
    for (int i = 0; i < it.d.roadmap.nactions; i++)
        if (strcmp(it.content.action[it.d.roadmap.action[i].action].id, id) == 0)
            return true;
    return false;
}

static void the_stance_decides_what_is_offered(void **state)
{
    static const struct {
        enum kpi_stance stance;
        bool apart, outcome, shared;
    } table[] = {
        {STANCE_SEPARATE, true, false, false},
        {STANCE_ONE_OUTCOME, false, true, false},
        {STANCE_SHARED, false, true, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        it.company.kpi_stance = table[i].stance;
        case_action(&it, "B1", 2, 1, 0, EFFORT_S);
        case_action(&it, "B2", 2, 2, 0, EFFORT_S)->stances = 1U << STANCE_SEPARATE;
        case_action(&it, "B3", 2, 3, 0, EFFORT_S)->stances =
            1U << STANCE_ONE_OUTCOME | 1U << STANCE_SHARED;
        case_action(&it, "B4", 2, 4, 0, EFFORT_S)->stances = 1U << STANCE_SHARED;
        case_diagnose(&it);
        assert_int_equal(it.d.roadmap.stance, table[i].stance);
        assert_true(is_chosen("B1"));
        assert_int_equal(is_chosen("B2"), table[i].apart);
        assert_int_equal(is_chosen("B3"), table[i].outcome);
        assert_int_equal(is_chosen("B4"), table[i].shared);
    }
}

/* A target alone is a wish: only figures show that leads are used. */
static void leads_are_hidden_where_sales_leads_and_none_are_counted(void **state)
{
    static const struct {
        int scenario;
        double now, before;
        bool hidden;
    } table[] = {
        {2, NAN, NAN, true},  {2, 0.5, NAN, false}, {2, NAN, 0.5, false},
        {1, NAN, NAN, false}, {3, NAN, NAN, false}, {0, NAN, NAN, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        it.company.scenario = table[i].scenario;
        int leads = case_metric(&it, "lead_acceptance", 2, true),
            wins = case_metric(&it, "win_rate", 2, true);
        it.content.metric[leads].leads = true;
        if (!isnan(table[i].before))
            case_value(&it, leads, CASE_WAVE - 1, table[i].before, NAN);
        case_value(&it, leads, CASE_WAVE, table[i].now, 0.7);
        case_value(&it, wins, CASE_WAVE, 0.3, 0.4);
        case_action(&it, "B1", 2, 1, 0, EFFORT_S)->leads = true;
        case_action(&it, "B2", 2, 2, 0, EFFORT_S);
        case_diagnose(&it);
        assert_int_equal(it.d.leads_hidden, table[i].hidden);
        assert_int_equal(is_chosen("B1"), !table[i].hidden);
        assert_true(is_chosen("B2"));
        assert_int_equal(it.d.nkpi, table[i].hidden ? 1 : 2);
        assert_int_equal(it.d.kpi[it.d.nkpi - 1].metric, wins);
    }
}

static void an_action_knows_where_its_metric_stands(void **state)
{
    (void)state;
    start_again();
    int wins = case_metric(&it, "win_rate", 3, true),
        cycle = case_metric(&it, "sales_cycle_days", 2, false),
        none = case_metric(&it, "ltv", 3, true);
    case_value(&it, wins, CASE_WAVE, 0.31, 0.40);
    case_value(&it, cycle, CASE_WAVE, 58, NAN);
    case_action(&it, "B1", 2, 1, 0, EFFORT_S)->metric = wins;
    case_action(&it, "B2", 2, 2, 0, EFFORT_S)->metric = cycle;
    case_action(&it, "B3", 2, 3, 0, EFFORT_S)->metric = none;
    case_action(&it, "B4", 2, 4, 0, EFFORT_S);
    case_diagnose(&it);
    const struct roadmap_action *planned = it.d.roadmap.action;
    assert_int_equal(it.d.kpi[planned[0].kpi].metric, wins);
    close_to(planned[0].baseline, 0.31, 1e-12, "baseline");
    close_to(planned[0].target, 0.40, 1e-12, "target");
    close_to(planned[1].baseline, 58, 1e-12, "baseline");
    assert_true(isnan(planned[1].target));
    for (int i = 2; i < 4; i++) {
        assert_int_equal(planned[i].kpi, -1);
        assert_true(isnan(planned[i].baseline) && isnan(planned[i].target));
    }
}

/* Habits take two quarters, structures four; staying is looked at every quarter. */
static void a_level_takes_two_quarters_at_least(void **state)
{
    static const struct {
        const char *answers;
        bool stay;
        int quarters;
    } table[] = {{"11111111111111111112", false, 2},
                 {"22222222222222222223", false, 2},
                 {"22222222222222222223", true, 1},
                 {"33333333333334343333", false, 4},
                 {"44444444444444444444", false, 1}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        arena_drop(&it.arena);
        case_start(&it);
        it.company.stay = table[i].stay;
        for (int k = 0; k < 10; k++)
            case_person(&it, CASE_WAVE, k % 2 ? FUNCTION_SALES : FUNCTION_MARKETING,
                        table[i].answers);
        case_diagnose(&it);
        assert_int_equal(it.d.roadmap.quarters, table[i].quarters);
    }
}

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, open_case, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(the_stance_decides_what_is_offered),
        WITH_CASE(leads_are_hidden_where_sales_leads_and_none_are_counted),
        WITH_CASE(an_action_knows_where_its_metric_stands),
        WITH_CASE(a_level_takes_two_quarters_at_least),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
