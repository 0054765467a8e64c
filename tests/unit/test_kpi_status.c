/*
 * test_kpi_status.c - open cohorts, months, few cases and absent values of a quarter's
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
#include "publish/report_kpis.h"

static int cycle, conversion;

static int start(void **state)
{
    open_case(state);
    case_golden(&it);
    conversion = case_metric(&it, "lead_to_customer", 2, true);
    cycle = case_metric(&it, "sales_cycle_days", 3, false);
    return 0;
}

/* A share of a quarter's cohort, from counts. */
static struct kpi_value *cohort(int period, double won, double leads, double target)
{
    struct kpi_value *v = &it.value[it.kpis.n];

    case_value(&it, conversion, period, won / leads, target);
    v->numerator = won;
    v->denominator = leads;
    v->computed = v->cases = v->cohort = true;
    return v;
}

static const struct kpi_result *diagnosed(int metric)
{
    assert_true(case_diagnose(&it));
    for (int i = 0; i < it.d.nkpi; i++)
        if (it.d.kpi[i].metric == metric)
            return &it.d.kpi[i];
    fail_msg("metric %d is not in the diagnosis", metric);
    return &it.d.kpi[0];
}

/* The last day of a quarter is 92 days after that of the second quarter, 183 after that of
 * the first. */
static void cohort_is_open_until_a_sales_cycle_has_passed(void **state)
{
    static const struct {
        double days;
        int closed;
    } cases[] = {{92, CASE_WAVE - 1},
                 {93, CASE_WAVE - 2},
                 {183, CASE_WAVE - 2},
                 {184, WAVE_NONE},
                 {NAN, WAVE_NONE}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct kpi_result *kpi;

        it.kpis.n = 0;
        cohort(CASE_WAVE - 2, 9, 400, NAN);
        cohort(CASE_WAVE - 1, 8, 400, NAN);
        cohort(CASE_WAVE, 3, 400, 0.02);
        case_value(&it, cycle, CASE_WAVE - 3, cases[i].days, NAN);
        kpi = diagnosed(conversion);
        assert_int_equal(kpi->status, KPI_OPEN_COHORT);
        assert_int_equal(kpi->closed_period, cases[i].closed);
        close_to(kpi->value, 0.0075, 1e-12, "still shown");
        close_to(kpi->previous, 0.02, 1e-12, "the quarter before");
        assert_true(isnan(kpi->change));
        assert_int_equal(kpi->direction, 0);
        assert_int_equal(kpi->nhistory, 3);
        assert_true(kpi->history_open[2]);
        assert_int_equal(kpi->history_open[1], cases[i].closed != CASE_WAVE - 1);
        if (cases[i].closed == CASE_WAVE - 2)
            close_to(kpi->closed, 0.0225, 1e-12, "nine of 400");
        if (cases[i].closed == WAVE_NONE)
            assert_true(isnan(kpi->closed));
    }
}

static void cohort_takes_the_cycle_of_its_own_quarter(void **state)
{
    (void)state;
    cohort(CASE_WAVE - 1, 9, 400, NAN);
    cohort(CASE_WAVE, 3, 400, 0.02);
    case_value(&it, cycle, CASE_WAVE - 2, 200, NAN);
    case_value(&it, cycle, CASE_WAVE - 1, 60, NAN);
    case_value(&it, cycle, CASE_WAVE, 200, NAN);
    case_value(&it, cycle, CASE_WAVE + 1, 1, NAN);
    assert_int_equal(diagnosed(conversion)->closed_period, CASE_WAVE - 1);
}

static void given_shares_are_taken_as_given(void **state)
{
    const struct kpi_result *kpi;

    (void)state;
    case_value(&it, conversion, CASE_WAVE - 1, 0.02, 0.02);
    case_value(&it, conversion, CASE_WAVE, 0.03, 0.02);
    kpi = diagnosed(conversion);
    assert_int_equal(kpi->status, KPI_ON_TARGET);
    assert_int_equal(kpi->direction, 1);
    close_to(kpi->change, 0.01, 1e-12, "change");
    assert_int_equal(kpi->closed_period, WAVE_NONE);
}

/* Of a share that is complete against one that is not, nothing follows. */
static void nothing_is_compared_with_an_open_cohort(void **state)
{
    const struct kpi_result *kpi;

    (void)state;
    cohort(CASE_WAVE - 1, 9, 400, NAN);
    case_value(&it, conversion, CASE_WAVE, 0.03, 0.02);
    kpi = diagnosed(conversion);
    assert_int_equal(kpi->status, KPI_ON_TARGET);
    assert_true(isnan(kpi->change));
    assert_int_equal(kpi->direction, 0);
}

static void fewer_than_thirty_cases_are_few(void **state)
{
    static const struct {
        double cases;
        bool few;
    } table[] = {{29, true}, {30, false}, {25, true}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        it.kpis.n = 0;
        cohort(CASE_WAVE, 12, table[i].cases, NAN)->cohort = false;
        assert_int_equal(diagnosed(conversion)->few, table[i].few);
    }
    it.value[0].cases = false;
    assert_false(diagnosed(conversion)->few);
}

static void history_of_months_leaves_gaps(void **state)
{
    const struct kpi_result *kpi;

    (void)state;
    case_value(&it, cycle, CASE_WAVE - 2, 50, NAN);
    case_value(&it, cycle, CASE_WAVE - 1, 40, NAN);
    it.value[1].month[1] = 41;
    it.value[1].month[2] = 39;
    case_value(&it, cycle, CASE_WAVE, 42, NAN);
    it.value[2].computed = true;
    it.value[2].months = 2;
    it.value[2].month[0] = 43;
    it.value[2].month[2] = 41;
    kpi = diagnosed(cycle);
    assert_true(kpi->monthly);
    assert_int_equal(kpi->months, 2);
    assert_int_equal(kpi->nhistory, 5); /* May, June, July, none, September */
    close_to(kpi->history[0], 41, 0, "May");
    close_to(kpi->history[2], 43, 0, "July");
    close_to(kpi->history[3], NAN, 0, "August");
    close_to(kpi->history[4], 41, 0, "September");
    close_to(kpi->previous, 40, 0, "the quarter, not the month before");
}

static const char *json_of(const struct diagnosis *d, struct buf *out)
{
    struct json j = {.out = out};

    json_open_object(&j, NULL);
    report_put_kpis(&j, &it.arena, d);
    json_close_object(&j);
    json_end(&j);
    return buf_text(out);
}

static void no_value_has_its_reason(void **state)
{
    const struct kpi_result *kpi;
    struct kpi_value *v = cohort(CASE_WAVE, 0, 0, NAN);
    struct buf out = {0};
    const char *text;

    (void)state;
    v->why = KPI_WHY_LEADS;
    kpi = diagnosed(conversion);
    assert_int_equal(kpi->status, KPI_NO_DATA);
    assert_int_equal(kpi->why, KPI_WHY_LEADS);
    assert_false(kpi->few);
    text = json_of(&it.d, &out);
    assert_non_null(strstr(text, "\"why\": \"no_leads\""));
    assert_non_null(strstr(text, "\"denominator\": 0"));
    assert_null(strstr(text, "\"value\""));
    buf_drop(&out);
}

static void json_says_what_a_value_rests_on(void **state)
{
    struct buf out = {0};
    const char *text;

    (void)state;
    cohort(CASE_WAVE - 1, 9, 400, NAN);
    cohort(CASE_WAVE, 3, 20, 0.02)->months = 2;
    case_value(&it, cycle, CASE_WAVE, 60, 60);
    case_diagnose(&it);
    text = json_of(&it.d, &out);
    assert_non_null(strstr(text, "\"status\": \"open_cohort\""));
    assert_non_null(strstr(text, "\"numerator\": 3"));
    assert_non_null(strstr(text, "\"denominator\": 20"));
    assert_non_null(strstr(text, "\"cases_few\": true"));
    assert_non_null(strstr(text, "\"months\": 2"));
    assert_non_null(strstr(text, "\"open_cohort\": true"));
    assert_non_null(strstr(strstr(text, "\"closed\""), "\"value\": 0.0225"));
    assert_null(strstr(strstr(text, "\"sales_cycle_days\""), "\"numerator\""));
    buf_drop(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, close_case)
    const struct CMUnitTest tests[] = {
        TEST(cohort_is_open_until_a_sales_cycle_has_passed),
        TEST(cohort_takes_the_cycle_of_its_own_quarter),
        TEST(given_shares_are_taken_as_given),
        TEST(nothing_is_compared_with_an_open_cohort),
        TEST(fewer_than_thirty_cases_are_few),
        TEST(history_of_months_leaves_gaps),
        TEST(no_value_has_its_reason),
        TEST(json_says_what_a_value_rests_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
