/*
 * test_kpi_formula.c - metrics from components: worked values, divisions by zero, months.
 */
#include "read/kpi/kpi_formula.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "near.h"

enum { QUARTER, JULY, AUGUST, SEPTEMBER };

static struct kpi_parts parts;
static struct kpi_value v;

static int start(void **state)
{
    (void)state;
    for (int c = 0; c < COMPONENTS; c++)
        for (int m = 0; m <= WAVE_MONTHS; m++)
            parts.of[c][m] = NAN;
    return 0;
}

static void give(enum kpi_component c, int period, double value)
{
    parts.of[c][period] = value;
}

static void give_months(enum kpi_component c, double july, double august, double september)
{
    give(c, JULY, july);
    give(c, AUGUST, august);
    give(c, SEPTEMBER, september);
}

static const struct kpi_formula *compute(const char *metric)
{
    v = (struct kpi_value){.value = NAN,
                           .target = NAN,
                           .numerator = NAN,
                           .denominator = NAN,
                           .month = {NAN, NAN, NAN}};
    return kpi_compute(metric, &parts, &v);
}

static void computes(const char *metric, double value)
{
    assert_non_null(compute(metric));
    close_to(v.value, value, 1e-9, metric);
    assert_true(v.computed);
    assert_int_equal(v.why, KPI_WHY_NONE);
}

static void has_no_value(const char *metric, const char *why)
{
    assert_non_null(compute(metric));
    assert_true(isnan(v.value));
    assert_string_equal(kpi_why_name((enum kpi_why)v.why), why);
}

/* The worked values of the method. */
static void worked_values_come_out(void **state)
{
    (void)state;
    give(COMPONENT_ACCEPTED, QUARTER, 84);
    give(COMPONENT_HANDED_OVER, QUARTER, 120);
    computes("lead_acceptance", 0.70);
    assert_true(v.cases);
    assert_false(v.cohort);
    give(COMPONENT_SQL, QUARTER, 30);
    give(COMPONENT_MQL, QUARTER, 120);
    computes("mql_to_sql", 0.25);
    assert_false(v.cohort);
    give(COMPONENT_WON, QUARTER, 9);
    give(COMPONENT_LEADS, QUARTER, 400);
    computes("lead_to_customer", 0.0225);
    assert_true(v.cohort);
    give(COMPONENT_WON, QUARTER, 12);
    give(COMPONENT_LOST, QUARTER, 28);
    computes("win_rate", 0.30);
    close_to(v.numerator, 12, 0, "won");
    close_to(v.denominator, 40, 0, "closed");
    give(COMPONENT_CYCLE_DAYS, QUARTER, 41);
    computes("sales_cycle_days", 41);
    give(COMPONENT_REVENUE_PER_CUSTOMER, QUARTER, 2000);
    give(COMPONENT_MARGIN_RATE, QUARTER, 0.7);
    give(COMPONENT_CHURN, QUARTER, 0.05);
    computes("ltv", 28000);
    assert_false(v.cases);
}

/* 50 opportunities, a quarter of the deals won at 25,000 each, 60 days. */
static void velocity_comes_out(void **state)
{
    (void)state;
    give(COMPONENT_OPPORTUNITIES, QUARTER, 50);
    give(COMPONENT_WON, QUARTER, 10);
    give(COMPONENT_LOST, QUARTER, 30);
    give(COMPONENT_WON_VALUE, QUARTER, 250000);
    assert_null(compute("pipeline_velocity"));
    give(COMPONENT_CYCLE_DAYS, QUARTER, 60);
    computes("pipeline_velocity", 50 * 0.25 * 25000 / 60);
    close_to(v.value, 5208.333333333333, 1e-9, "a day");
    assert_true(isnan(v.denominator));
}

static void shares_of_money_are_no_cases(void **state)
{
    (void)state;
    give(COMPONENT_WON_VALUE, QUARTER, 80000);
    give(COMPONENT_NEW_CUSTOMER_VALUE, QUARTER, 20000);
    computes("new_customer_share", 0.25);
    assert_false(v.cases);
    close_to(v.denominator, 80000, 0, "all sold");
    give(COMPONENT_FORECAST, QUARTER, 100000);
    computes("forecast_error", 0.2);
    give(COMPONENT_FORECAST, QUARTER, 64000);
    computes("forecast_error", 0.25);
    give(COMPONENT_UNTOUCHED, QUARTER, 3);
    give(COMPONENT_HANDED_OVER, QUARTER, 24);
    computes("untouched_leads", 0.125);
    assert_true(v.cases);
}

static void cohorts_own_customers_go_first(void **state)
{
    (void)state;
    give(COMPONENT_LEADS, QUARTER, 400);
    give(COMPONENT_WON, QUARTER, 20);
    computes("lead_to_customer", 0.05);
    give(COMPONENT_LEADS_WON, QUARTER, 9);
    computes("lead_to_customer", 0.0225);
}

/* 100 x 25 % x 50,000 / 60, 80 x 45,000 x 22 % / 72, 50 x 30,000 x 25 % / 60 and
 * 40 x 28 % x 38,000 / 85 a day, the last of which a well-known page prints as 5,035. */
static void velocity_is_money_a_day(void **state)
{
    static const struct {
        double opportunities, won, lost, deal, days, expected;
    } cases[] = {
        {100, 25, 75, 50000, 60, 100 * 0.25 * 50000 / 60},
        {80, 22, 78, 45000, 72, 11000},
        {50, 25, 75, 30000, 60, 6250},
        {40, 28, 72, 38000, 85, 5007.058823529412},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        give(COMPONENT_OPPORTUNITIES, QUARTER, cases[i].opportunities);
        give(COMPONENT_WON, QUARTER, cases[i].won);
        give(COMPONENT_LOST, QUARTER, cases[i].lost);
        give(COMPONENT_WON_VALUE, QUARTER, cases[i].won * cases[i].deal);
        give(COMPONENT_CYCLE_DAYS, QUARTER, cases[i].days);
        computes("pipeline_velocity", cases[i].expected);
    }
    assert_int_equal(lround(v.value), 5007);
}

/* 20 of the 25 deals won have an amount, 50,000 each: 100 x 25 % x 50,000 / 60. */
static void velocity_takes_the_average_of_deals_with_an_amount(void **state)
{
    (void)state;
    give(COMPONENT_OPPORTUNITIES, QUARTER, 100);
    give(COMPONENT_WON, QUARTER, 25);
    give(COMPONENT_LOST, QUARTER, 75);
    give(COMPONENT_WON_VALUE, QUARTER, 20 * 50000.0);
    give(COMPONENT_WON_VALUED, QUARTER, 20);
    give(COMPONENT_CYCLE_DAYS, QUARTER, 60);
    computes("pipeline_velocity", 20833 + 1.0 / 3);
    give(COMPONENT_WON_VALUED, QUARTER, NAN);
    computes("pipeline_velocity", 16666 + 2.0 / 3);
}

static void division_by_zero_has_a_reason_and_no_value(void **state)
{
    (void)state;
    for (int c = 0; c < COMPONENTS; c++)
        give((enum kpi_component)c, QUARTER, 0);
    has_no_value("lead_acceptance", "none_handed_over");
    has_no_value("untouched_leads", "none_handed_over");
    has_no_value("mql_to_sql", "no_mql");
    has_no_value("lead_to_customer", "no_leads");
    has_no_value("win_rate", "nothing_closed");
    has_no_value("pipeline_velocity", "nothing_closed");
    has_no_value("new_customer_share", "nothing_sold");
    has_no_value("forecast_error", "no_forecast");
    has_no_value("ltv", "no_churn");
    computes("sales_cycle_days", 0);
    give(COMPONENT_LOST, QUARTER, 4);
    has_no_value("pipeline_velocity", "nothing_won");
    give(COMPONENT_WON, QUARTER, 4);
    has_no_value("pipeline_velocity", "no_cycle");
    computes("win_rate", 0.5);
    give(COMPONENT_LOST, QUARTER, NAN);
    assert_null(compute("win_rate"));
    assert_null(compute("happiness"));
}

static void months_add_up(void **state)
{
    (void)state;
    give_months(COMPONENT_WON, 4, 3, 5);
    give_months(COMPONENT_LOST, 6, 9, 13);
    computes("win_rate", 0.30);
    assert_int_equal(v.months, 3);
    close_to(v.denominator, 40, 0, "all months");
    close_to(v.month[0], 0.4, 1e-12, "July");
    close_to(v.month[1], 0.25, 1e-12, "August");
    give(COMPONENT_LOST, QUARTER, 36);
    computes("win_rate", 0.25);
    assert_int_equal(v.months, 3);
    give(COMPONENT_WON, QUARTER, 36);
    computes("win_rate", 0.5);
    assert_int_equal(v.months, 0);
    close_to(v.month[0], 0.4, 1e-12, "months stay");
}

/* The months that have both; a month of one alone would tilt the rate. */
static void missing_month_is_left_out_of_both(void **state)
{
    (void)state;
    give_months(COMPONENT_ACCEPTED, 39, NAN, 38);
    give_months(COMPONENT_HANDED_OVER, 59, 70, 63);
    computes("lead_acceptance", 77.0 / 122);
    assert_int_equal(v.months, 2);
    assert_true(isnan(v.month[1]));
    give(COMPONENT_HANDED_OVER, QUARTER, 192);
    give_months(COMPONENT_HANDED_OVER, NAN, NAN, NAN);
    assert_null(compute("lead_acceptance"));
}

static void month_without_cases_counts_and_has_no_rate(void **state)
{
    (void)state;
    give_months(COMPONENT_WON, 0, 3, 9);
    give_months(COMPONENT_LOST, 0, 9, 19);
    computes("win_rate", 0.30);
    assert_int_equal(v.months, 3);
    assert_true(isnan(v.month[0]));
    assert_int_equal(v.why, KPI_WHY_NONE);
}

static void medians_are_weighted_by_deals_won(void **state)
{
    (void)state;
    give_months(COMPONENT_CYCLE_DAYS, 30, 60, 45);
    has_no_value("sales_cycle_days", "months_only");
    close_to(v.month[1], 60, 0, "August");
    give_months(COMPONENT_WON, 1, 3, 4);
    computes("sales_cycle_days", (30 + 3 * 60 + 4 * 45) / 8.0);
    assert_int_equal(v.months, 3);
    give(COMPONENT_WON, AUGUST, 0);
    give(COMPONENT_CYCLE_DAYS, AUGUST, NAN);
    computes("sales_cycle_days", (30 + 4 * 45) / 5.0);
    assert_int_equal(v.months, 3);
    give(COMPONENT_CYCLE_DAYS, JULY, NAN);
    computes("sales_cycle_days", 45);
    assert_int_equal(v.months, 2);
}

/* An opportunity open all quarter stands in each month: the pipeline is a level. */
static void opportunities_of_months_are_averaged(void **state)
{
    (void)state;
    give_months(COMPONENT_OPPORTUNITIES, 48, 50, 52);
    give_months(COMPONENT_WON, 4, 2, 4);
    give_months(COMPONENT_LOST, 10, 10, 10);
    give_months(COMPONENT_WON_VALUE, 100000, 50000, 100000);
    give_months(COMPONENT_CYCLE_DAYS, 60, 60, 60);
    computes("pipeline_velocity", 50 * 0.25 * 25000 / 60);
    close_to(v.month[0], 48 * (4 / 14.0) * 25000 / 60, 1e-9, "July");
}

/* A month's churn is not a quarter's. */
static void lifetime_value_mixes_no_periods(void **state)
{
    (void)state;
    give_months(COMPONENT_REVENUE_PER_CUSTOMER, 2000, 2000, 2000);
    give_months(COMPONENT_MARGIN_RATE, 0.7, 0.7, 0.7);
    give(COMPONENT_CHURN, QUARTER, 0.15);
    assert_null(compute("ltv"));
    give_months(COMPONENT_CHURN, 0.04, 0.05, 0.06);
    computes("ltv", 28000);
    assert_int_equal(v.months, 3);
}

static void quarters_and_months_are_held_together(void **state)
{
    double months;

    (void)state;
    assert_true(kpi_months_agree(&parts, COMPONENT_WON, &months));
    give(COMPONENT_WON, QUARTER, 12);
    assert_true(kpi_months_agree(&parts, COMPONENT_WON, &months));
    give_months(COMPONENT_WON, 4, NAN, 8);
    assert_true(kpi_months_agree(&parts, COMPONENT_WON, &months));
    give(COMPONENT_WON, SEPTEMBER, 9);
    assert_false(kpi_months_agree(&parts, COMPONENT_WON, &months));
    close_to(months, 13, 0, "more than the quarter");
    give_months(COMPONENT_WON, 4, 5, 2);
    assert_false(kpi_months_agree(&parts, COMPONENT_WON, &months));
    close_to(months, 11, 0, "sum");
    give(COMPONENT_CYCLE_DAYS, QUARTER, 50);
    give_months(COMPONENT_CYCLE_DAYS, 30, NAN, 40);
    assert_true(kpi_months_agree(&parts, COMPONENT_CYCLE_DAYS, &months));
    give(COMPONENT_CYCLE_DAYS, AUGUST, 41);
    assert_false(kpi_months_agree(&parts, COMPONENT_CYCLE_DAYS, &months));
    give(COMPONENT_CYCLE_DAYS, AUGUST, 70);
    assert_true(kpi_months_agree(&parts, COMPONENT_CYCLE_DAYS, &months));
    give(COMPONENT_CHURN, QUARTER, 0.15);
    give_months(COMPONENT_CHURN, 0.05, 0.05, 0.05);
    assert_true(kpi_months_agree(&parts, COMPONENT_CHURN, &months));
}

static void components_are_found_by_name(void **state)
{
    (void)state;
    for (int c = 0; c < COMPONENTS; c++)
        assert_int_equal(kpi_component_find(kpi_component_name((enum kpi_component)c)), c);
    assert_int_equal(kpi_component_find("win_rate"), -1);
    assert_int_equal(kpi_component_unit(COMPONENT_CHURN), UNIT_RATE);
    assert_int_equal(kpi_component_unit(COMPONENT_WON), UNIT_NUMBER);
    assert_null(kpi_why_name(KPI_WHY_NONE));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, start)
    const struct CMUnitTest tests[] = {
        TEST(worked_values_come_out),
        TEST(velocity_comes_out),
        TEST(shares_of_money_are_no_cases),
        TEST(cohorts_own_customers_go_first),
        TEST(velocity_is_money_a_day),
        TEST(velocity_takes_the_average_of_deals_with_an_amount),
        TEST(division_by_zero_has_a_reason_and_no_value),
        TEST(months_add_up),
        TEST(missing_month_is_left_out_of_both),
        TEST(month_without_cases_counts_and_has_no_rate),
        TEST(medians_are_weighted_by_deals_won),
        TEST(opportunities_of_months_are_averaged),
        TEST(lifetime_value_mixes_no_periods),
        TEST(quarters_and_months_are_held_together),
        TEST(components_are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
