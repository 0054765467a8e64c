/*
 * test_diagnosis.c - level, rankings, actor view, KPI status and messages of one company.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"

/* --- level ---------------------------------------------------------------------------- */

static void golden_company_is_defined(void **state)
{
    (void)state;
    case_golden(&it);
    assert_true(case_diagnose(&it));
    assert_true(it.d.survey_shown);
    assert_int_equal(it.d.level.basis, BASIS_BALANCED);
    assert_int_equal(it.d.level.number, 2);
    close_to(it.d.level.value, 51.561111, 5e-7, "value");
    close_to(it.d.level.low, 45.376061, 5e-7, "low");
    close_to(it.d.level.high, 57.746161, 5e-7, "high");
    assert_false(it.d.level.borderline);
    assert_int_equal(it.d.level.by[FUNCTION_SALES], 2);
    assert_int_equal(it.d.level.by[FUNCTION_MARKETING], 2);
}

/* G13: totals 39 and 40 have mean 39.5 and an interval around the cut at 40. */
static void an_interval_across_a_cut_is_borderline(void **state)
{
    (void)state;
    it.project.minimum = 1;
    case_person(&it, CASE_WAVE, FUNCTION_SALES, "22222222222222222221");
    case_person(&it, CASE_WAVE, FUNCTION_SALES, "22222222222222222222");
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    close_to(it.d.level.value, 39.5, 1e-12, "value");
    assert_int_equal(it.d.level.number, 1);
    assert_true(it.d.level.borderline);
    assert_int_equal(it.d.level.lowest, 1);
    assert_int_equal(it.d.level.highest, 2);
}

static void without_spread_the_level_has_no_interval(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        case_person(&it, CASE_WAVE, FUNCTION_SALES, "33333333333333333333");
        case_person(&it, CASE_WAVE, FUNCTION_MARKETING, "33333333333333333333");
    }
    assert_true(case_diagnose(&it));
    close_to(it.d.level.value, 60, 0, "value");
    assert_int_equal(it.d.level.number, 3);
    assert_true(isnan(it.d.level.low) && !it.d.level.borderline);
    assert_int_equal(it.d.level.lowest, 3);
    assert_int_equal(it.d.nwidest, 0);
    assert_int_equal(it.d.quality.straight_lines, 10);
    assert_true(case_reported(&it, DIAG_STRAIGHT_LINE));
}

/* --- rankings --------------------------------------------------------------------- */

static void golden_company_is_weakest_at_the_top(void **state)
{
    (void)state;
    it.project.minimum = 1;
    case_golden(&it);
    case_diagnose(&it);
    assert_int_equal(it.d.weakest_pain, 1);
    assert_int_equal(it.d.weakest_dimension[0], 3);
    assert_int_equal(it.d.weakest_dimension[1], 1);
    assert_int_equal(it.d.nlowest, 5);
    assert_int_equal(it.d.lowest[0], 16);
    assert_int_equal(it.d.nhighest, 5);
    for (int i = 1; i < 5; i++) {
        assert_true(diagnosis_question_mean(&it.d, it.d.lowest[i - 1]) <=
                    diagnosis_question_mean(&it.d, it.d.lowest[i]) + 1e-9);
        assert_true(diagnosis_question_mean(&it.d, it.d.highest[i - 1]) >=
                    diagnosis_question_mean(&it.d, it.d.highest[i]) - 1e-9);
        assert_true(fabs(it.d.score.question[it.d.widest[i - 1]].gap.difference) >=
                    fabs(it.d.score.question[it.d.widest[i]].gap.difference) - 1e-9);
    }
    assert_int_equal(it.d.widest[0], 3);
    assert_int_equal(it.d.quality.answers_missing, 2 + 2 + 11);
}

static void each_function_flatters_itself(void **state)
{
    double self = 0, other = 0, answers = 0;

    (void)state;
    it.project.minimum = 1;
    case_golden(&it);
    case_diagnose(&it);
    assert_int_equal(it.d.nactor, 7);
    for (int i = 0; i < it.d.nactor; i++) {
        const struct actor_finding *finding = &it.d.actor[i];

        if (finding->described == FUNCTION_MARKETING) {
            int n = it.d.score.question[finding->question].by[GROUP_MARKETING].n;

            self += n * finding->self;
            answers += n;
            other += finding->other / 5;
            assert_int_equal(finding->view, VIEW_BLIND_SPOT);
        }
        if (finding->question == 5) {
            close_to(finding->self, 4, 1e-12, "Sales on itself");
            close_to(finding->other, 2, 1e-12, "Marketing on Sales");
            assert_int_equal(finding->view, VIEW_BLIND_SPOT);
        }
    }
    close_to(self / answers, 3.77, 5e-3, "Marketing on itself");
    close_to(other, 1.93, 5e-3, "Sales on Marketing");
    assert_int_equal(it.d.blind_spots, 6);
    assert_int_equal(it.d.hidden_strengths, 0);
}

static void views_of_one_function_are_told_apart(void **state)
{
    static const struct {
        char self, other;
        enum actor_view view;
    } table[] = {{'4', '4', VIEW_STRENGTH},   {'2', '2', VIEW_PROBLEM},
                 {'4', '2', VIEW_BLIND_SPOT}, {'2', '4', VIEW_HIDDEN_STRENGTH},
                 {'3', '3', VIEW_MIXED},      {'3', '4', VIEW_MIXED},
                 {'5', '4', VIEW_STRENGTH},   {'1', '2', VIEW_PROBLEM}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char self[] = "33333333333333333333", other[] = "33333333333333333333";

        arena_drop(&it.arena);
        case_start(&it);
        self[5] = table[i].self;
        other[5] = table[i].other;
        for (int k = 0; k < 5; k++) {
            case_person(&it, CASE_WAVE, FUNCTION_SALES, self);
            case_person(&it, CASE_WAVE, FUNCTION_MARKETING, other);
        }
        case_diagnose(&it);
        for (int k = 0; k < it.d.nactor; k++)
            if (it.d.actor[k].question == 5)
                assert_int_equal(it.d.actor[k].view, table[i].view);
    }
}

/* --- people and privacy ----------------------------------------------------------- */

static void a_small_function_leaves_the_pooled_level(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 3, 2);
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    close_to(it.d.level.value, it.d.score.total[GROUP_POOLED].mean, 0, "pooled");
    assert_int_equal(it.d.level.by[FUNCTION_SALES], 0);
    assert_int_equal(it.d.nactor, 0);
    assert_int_equal(it.d.nwidest, 0);
    assert_int_equal(it.d.nlowest, 5);
    assert_true(case_reported(&it, DIAG_SAMPLE_SMALL));
    assert_false(diag_has(&it.diag, LEVEL_ERROR, NULL));
}

static void a_tiny_sample_leaves_the_kpis(void **state)
{
    (void)state;
    case_metric(&it, "win_rate", 3, true);
    case_value(&it, 0, CASE_WAVE, 0.3, 0.3);
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 2, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 2, 3);
    assert_true(case_diagnose(&it));
    assert_false(it.d.survey_shown);
    assert_int_equal(it.d.level.number, 0);
    assert_int_equal(it.d.weakest_pain, -1);
    assert_int_equal(it.d.weakest_dimension[0], -1);
    assert_int_equal(it.d.nlowest + it.d.nhighest + it.d.ntrend + it.d.roadmap.nactions, 0);
    assert_int_equal(it.d.nkpi, 1);
    assert_false(it.d.kpi[0].current_step);
    assert_true(case_reported(&it, DIAG_SAMPLE_TINY));
}

static void no_answers_fail_the_company(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE - 1, FUNCTION_SALES, 6, 3);
    assert_false(case_diagnose(&it));
    assert_true(case_reported(&it, DIAG_NO_ANSWERS));
}

static void what_a_reader_should_know_is_reported(void **state)
{
    (void)state;
    it.company.invited[FUNCTION_SALES] = 5;
    it.company.invited[FUNCTION_MARKETING] = 20;
    case_golden(&it);
    assert_true(case_diagnose(&it));
    assert_true(case_reported(&it, DIAG_INVITED_FEWER));
    assert_true(case_reported(&it, DIAG_PERSON_INCOMPLETE));
    assert_true(case_reported(&it, DIAG_NO_KPIS));
    assert_false(case_reported(&it, DIAG_STRAIGHT_LINE));
    assert_int_equal(it.d.score.invited[FUNCTION_MARKETING], 20);
    assert_null(it.d.messages);
}

/* --- KPIs ------------------------------------------------------------------------- */

static void kpis_are_judged_against_their_target(void **state)
{
    static const struct {
        bool up;
        double value, target;
        enum kpi_status status;
    } table[] = {{true, 0.30, 0.30, KPI_ON_TARGET}, {true, 0.31, 0.30, KPI_ON_TARGET},
                 {true, 0.27, 0.30, KPI_AT_RISK},   {true, 0.2699, 0.30, KPI_OFF_TARGET},
                 {false, 60, 60, KPI_ON_TARGET},    {false, 66, 60, KPI_AT_RISK},
                 {false, 66.1, 60, KPI_OFF_TARGET}, {true, NAN, 0.3, KPI_NO_DATA},
                 {true, 0.3, NAN, KPI_NO_TARGET},   {true, 0.1 + 0.2, 0.3, KPI_ON_TARGET}};
    int n = sizeof table / sizeof *table;

    (void)state;
    case_golden(&it);
    for (int i = 0; i < n; i++) {
        case_metric(&it, "metric", 0, table[i].up);
        case_value(&it, i, CASE_WAVE, table[i].value, table[i].target);
    }
    case_diagnose(&it);
    assert_int_equal(it.d.nkpi, n);
    for (int i = 0; i < n; i++)
        assert_int_equal(it.d.kpi[i].status, table[i].status);
}

static void kpis_of_the_step_come_first_with_their_history(void **state)
{
    int other, step, unused;

    (void)state;
    case_golden(&it);
    other = case_metric(&it, "lead_acceptance", 1, true);
    step = case_metric(&it, "sales_cycle_days", 2, false);
    unused = case_metric(&it, "ltv", 3, true);
    case_value(&it, other, CASE_WAVE - 20, 0.5, NAN);
    case_value(&it, other, CASE_WAVE + 1, 0.6, NAN);
    case_value(&it, step, CASE_WAVE - 3, 70, 60);
    case_value(&it, step, CASE_WAVE - 1, 65, 60);
    case_value(&it, step, CASE_WAVE, 62, 60);
    case_diagnose(&it);
    assert_int_equal(it.d.nkpi, 2);
    assert_true(unused > step);

    const struct kpi_result *kpi = &it.d.kpi[0];

    assert_int_equal(kpi->metric, step);
    assert_true(kpi->current_step);
    assert_int_equal(kpi->direction, 1);
    close_to(kpi->previous, 65, 0, "previous");
    assert_int_equal(kpi->nhistory, 4);
    close_to(kpi->history[0], 70, 0, "oldest");
    close_to(kpi->history[1], NAN, 0, "gap");
    close_to(kpi->history[3], 62, 0, "latest");
    assert_int_equal(it.d.kpi[1].metric, other);
    assert_int_equal(it.d.kpi[1].status, KPI_NO_DATA);
    assert_int_equal(it.d.kpi[1].nhistory, 0);
    assert_false(it.d.kpi[1].current_step);
}

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, open_case, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(golden_company_is_defined),
        WITH_CASE(an_interval_across_a_cut_is_borderline),
        WITH_CASE(without_spread_the_level_has_no_interval),
        WITH_CASE(golden_company_is_weakest_at_the_top),
        WITH_CASE(each_function_flatters_itself),
        WITH_CASE(views_of_one_function_are_told_apart),
        WITH_CASE(a_small_function_leaves_the_pooled_level),
        WITH_CASE(a_tiny_sample_leaves_the_kpis),
        WITH_CASE(no_answers_fail_the_company),
        WITH_CASE(what_a_reader_should_know_is_reported),
        WITH_CASE(kpis_are_judged_against_their_target),
        WITH_CASE(kpis_of_the_step_come_first_with_their_history),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
