/*
 * test_kpi.c - KPI files: values, targets, computed rates, and every fault.
 */
#include "base/text.h"
#include "read/kpi/kpi.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "near.h"
#include "sandbox.h"

#define HEAD "company,period,metric,value,target\n"

enum { ACCEPTANCE, MQL_TO_SQL, TO_CUSTOMER, VELOCITY, CYCLE, WIN_RATE, LTV, SHARE };

static struct sandbox box;
static struct project project;
static struct kpis kpis;
static const struct content content = {
    .languages = {3, {"en", "pl", "ru"}},
    .metric = {{.id = "lead_acceptance", .unit = UNIT_RATE},
               {.id = "mql_to_sql", .unit = UNIT_RATE},
               {.id = "lead_to_customer", .unit = UNIT_RATE},
               {.id = "pipeline_velocity", .unit = UNIT_MONEY_PER_DAY},
               {.id = "sales_cycle_days", .unit = UNIT_DAYS},
               {.id = "win_rate", .unit = UNIT_RATE},
               {.id = "ltv", .unit = UNIT_MONEY},
               {.id = "new_customer_share", .unit = UNIT_RATE}},
    .nmetrics = 8,
};

static int open_box(void **state)
{
    (void)state;
    sandbox_open(&box);
    sandbox_text(&box, "companies.csv", "id,name\nacme,Acme Ltd\nbeta,Beta\n");
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    return 0;
}

static int close_box(void **state)
{
    (void)state;
    sandbox_close(&box);
    text_cleanup();
    return 0;
}

static void load(const char *text)
{
    box.diag = (struct diag){.arena = &box.arena};
    if (text)
        sandbox_text(&box, "kpis/k.csv", text);
    assert_true(kpis_load(&box.arena, &project, &content, &kpis, &box.diag));
}

/* The company's value of a metric in 2026-Q3; the empty value when there is none. */
static const struct kpi_value *find(size_t company, int metric)
{
    static const struct kpi_value none = {.metric = -1};

    for (size_t i = kpis.first[company]; i < kpis.first[company + 1]; i++)
        if (kpis.value[i].metric == metric && kpis.value[i].period == 2026 * 4 + 2)
            return &kpis.value[i];
    return &none;
}

static void kpis_may_be_absent(void **state)
{
    (void)state;
    load(NULL);
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(kpis.n, 0);
    assert_int_equal(kpis.first[2], 0);
}

static void kpis_read_values_and_targets(void **state)
{
    (void)state;
    load("Company;Period;Metric;Value;Target\n"
         "beta;2026-Q3;win_rate;30 %;0,35\n"
         "Acme ltd;2026-Q3;LTV;1 234,50;\n"
         "acme;2026-Q3;win_rate;;25%\n"
         "acme;2026-Q2;win_rate;1;NA\n"
         "acme;2026-Q3;sales_cycle_days;;\n"
         "acme;2026-Q3;new_customer_share;120 %;0\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:6:3 METRIC_EMPTY acme");
    assert_int_equal(kpis.n, 5);
    assert_int_equal(kpis.first[1], 4);
    close_to(find(1, WIN_RATE)->value, 0.30, 1e-12, "percent");
    close_to(find(1, WIN_RATE)->target, 0.35, 1e-12, "comma");
    close_to(find(0, LTV)->value, 1234.5, 1e-9, "thousands");
    assert_true(isnan(find(0, LTV)->target));
    assert_true(isnan(find(0, WIN_RATE)->value));
    close_to(find(0, WIN_RATE)->target, 0.25, 1e-12, "target alone");
    close_to(find(0, SHARE)->value, 1.2, 1e-12, "above one with a percent sign");
    assert_int_equal(find(0, CYCLE)->metric, -1);
    assert_int_equal(kpis.value[0].metric, WIN_RATE); /* by metric, then period */
    assert_int_equal(kpis.value[0].period, 2026 * 4 + 1);
    assert_int_equal(kpis.value[1].metric, WIN_RATE);
    assert_int_equal(kpis.value[2].metric, LTV);
    assert_int_equal(kpis.value[0].line, 5);
    assert_false(kpis.value[0].computed);
    assert_true(isnan(kpis.value[0].denominator));
}

/* 84/120, 30/120, 9/400 and 50 x .25 x 25,000 / 60 are the worked values of the method. */
static void kpis_compute_what_components_allow(void **state)
{
    (void)state;
    load(HEAD "acme,2026-Q3,accepted,84,\nacme,2026-Q3,handed_over,120,\n"
              "acme,2026-Q3,sql,30,\nacme,2026-Q3,mql,120,\n"
              "acme,2026-Q3,won,9,\nacme,2026-Q3,leads,400,\n"
              "acme,2026-Q3,lost,27,\nacme,2026-Q3,opportunities,50,\n"
              "acme,2026-Q3,won_value,225000,\nacme,2026-Q3,cycle_days,60,\n"
              "beta,2026-Q3,accepted,1,\nbeta,2026-Q2,handed_over,2,\n");
    EXPECT_NO_MESSAGES(&box);
    close_to(find(0, ACCEPTANCE)->value, 0.70, 1e-12, "acceptance");
    close_to(find(0, MQL_TO_SQL)->value, 0.25, 1e-12, "mql to sql");
    close_to(find(0, TO_CUSTOMER)->value, 0.0225, 1e-12, "lead to customer");
    close_to(find(0, WIN_RATE)->value, 0.25, 1e-12, "win rate");
    close_to(find(0, WIN_RATE)->numerator, 9, 0, "won");
    close_to(find(0, WIN_RATE)->denominator, 36, 0, "won and lost");
    close_to(find(0, CYCLE)->value, 60, 0, "cycle");
    close_to(find(0, VELOCITY)->value, 5208.333333333333, 1e-9, "velocity");
    assert_true(find(0, VELOCITY)->computed);
    assert_true(isnan(find(0, VELOCITY)->target));
    assert_int_equal(kpis.first[1], 6);
    assert_int_equal(kpis.first[2], 6); /* components of different periods do not meet */
}

static void kpis_prefer_a_given_value(void **state)
{
    (void)state;
    load(HEAD "acme,2026-Q3,won,9,\nacme,2026-Q3,lost,27,\nacme,2026-Q3,win_rate,0.4,0.5\n"
              "beta,2026-Q3,won,9,\nbeta,2026-Q3,lost,27,\nbeta,2026-Q3,win_rate,,50%\n");
    EXPECT_NO_MESSAGES(&box);
    close_to(find(0, WIN_RATE)->value, 0.4, 1e-12, "given");
    assert_false(find(0, WIN_RATE)->computed);
    close_to(find(1, WIN_RATE)->value, 0.25, 1e-12, "computed");
    close_to(find(1, WIN_RATE)->target, 0.5, 1e-12, "given target");
    assert_true(find(1, WIN_RATE)->computed);
    assert_int_equal(kpis.n, 2);
}

static void kpis_give_no_value_for_a_division_by_zero(void **state)
{
    (void)state;
    load(HEAD "acme,2026-Q3,won,0,\nacme,2026-Q3,lost,0,\nacme,2026-Q3,leads,0,\n"
              "beta,2026-Q3,win_rate,,0.3\nbeta,2026-Q3,won,0,\nbeta,2026-Q3,lost,0,\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:4:3 METRIC_ZERO acme",
                    "kpis/k.csv:3:3 METRIC_ZERO acme", "kpis/k.csv:7:3 METRIC_ZERO beta");
    assert_int_equal(kpis.first[1], 2);
    assert_true(isnan(find(0, WIN_RATE)->value));
    assert_int_equal(find(0, WIN_RATE)->why, KPI_WHY_CLOSED);
    assert_int_equal(find(0, TO_CUSTOMER)->why, KPI_WHY_LEADS);
    assert_true(isnan(find(1, WIN_RATE)->value));
    close_to(find(1, WIN_RATE)->target, 0.3, 1e-12, "target stays");
    assert_false(diag_has(&box.diag, LEVEL_ERROR, NULL));
}

static void kpis_warn_of_parts_larger_than_the_whole_and_targets_of_components(void **state)
{
    (void)state;
    load(HEAD "acme,2026-Q3,won,12,\nacme,2026-Q3,leads,10,\n"
              "beta,2026-Q3,won,3,2\nbeta,2026-Q3,lost,9,\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:4:5 METRIC_TARGET beta",
                    "kpis/k.csv:3:3 METRIC_PART acme");
    assert_false(diag_has(&box.diag, LEVEL_ERROR, NULL));
    close_to(find(1, WIN_RATE)->value, 0.25, 1e-12, "computed all the same");
    assert_true(isnan(find(1, WIN_RATE)->target));
}

static void kpis_add_up_months(void **state)
{
    (void)state;
    load(HEAD "acme,2026-09,won,5,\nacme,2026-07,won,4,\nacme,2026-07,lost,6,\n"
              "acme,2026-9,lost,15,\nacme,2026-08,won,3,\nacme,2026-10,lost,99,\n"
              "acme,2026-Q3,win_rate,,0.35\nbeta,2026-07,win_rate,0.3,0.2\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:9:3 METRIC_BY_MONTH beta");
    close_to(find(0, WIN_RATE)->value, 0.3, 1e-12, "July and September");
    close_to(find(0, WIN_RATE)->target, 0.35, 1e-12, "the quarter's target");
    assert_int_equal(find(0, WIN_RATE)->months, 2);
    close_to(find(0, WIN_RATE)->month[0], 0.4, 1e-12, "July");
    assert_true(isnan(find(0, WIN_RATE)->month[1]));
    assert_int_equal(find(1, WIN_RATE)->why, KPI_WHY_MONTHS);
    assert_true(isnan(find(1, WIN_RATE)->value));
    close_to(find(1, WIN_RATE)->month[0], 0.3, 1e-12, "kept as a month");
    close_to(find(1, WIN_RATE)->target, 0.2, 1e-12, "of the last month that has one");
}

static void kpis_take_the_quarter_before_its_months(void **state)
{
    (void)state;
    load(HEAD "acme,2026-Q3,won,12,\nacme,2026-07,won,4,\nacme,2026-08,won,4,\n"
              "acme,2026-09,won,5,\nacme,2026-Q3,lost,28,\n"
              "beta,2026-07,win_rate,0.5,\nbeta,2026-Q3,win_rate,0.4,\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:2:3 METRIC_MONTHS acme");
    assert_string_equal(box.diag.first->detail, "won 12, its months 13");
    close_to(find(0, WIN_RATE)->value, 0.3, 1e-12, "the quarter's row");
    close_to(find(1, WIN_RATE)->value, 0.4, 1e-12, "given for the quarter");
    close_to(find(1, WIN_RATE)->month[0], 0.5, 1e-12, "and for a month");
    assert_false(diag_has(&box.diag, LEVEL_ERROR, NULL));
}

static void kpis_report_a_month_twice(void **state)
{
    (void)state;
    load(HEAD "acme,2026-07,won,4,\nacme,2026-08,won,4,\nacme,2026-7,won,4,\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:4:3 METRIC_TWICE acme");
}

static void kpis_read_rates_among_components(void **state)
{
    (void)state;
    load(HEAD "acme,2026-Q3,revenue_per_customer,2000,\nacme,2026-Q3,margin_rate,70 %,\n"
              "acme,2026-Q3,churn,0.05,\nbeta,2026-Q3,churn,5,\n"
              "beta,2026-Q3,revenue_per_customer,5 %,\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:5:4 METRIC_RATE beta",
                    "kpis/k.csv:6:4 CSV_VALUE beta");
    close_to(find(0, LTV)->value, 28000, 1e-9, "lifetime value");
}

static void kpis_report_faulty_rows(void **state)
{
    static const struct {
        const char *row, *message;
    } cases[] = {
        {"nobody,2026-Q3,win_rate,0.3,", "3:1 COMPANY_UNKNOWN -"},
        {"beta,Q3,win_rate,0.3,", "3:2 PERIOD_VALUE beta"},
        {"beta,2026-Q3,happiness,0.3,", "3:3 METRIC_UNKNOWN beta"},
        {"beta,2026-Q3,,0.3,", "3:3 METRIC_UNKNOWN beta"},
        {"beta,2026-Q3,win_rate,30,", "3:4 METRIC_RATE beta"},
        {"beta,2026-Q3,win_rate,0.3,35", "3:5 METRIC_RATE beta"},
        {"beta,2026-Q3,win_rate,-0.1,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,win_rate,some,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,win_rate,0.3,some", "3:5 CSV_VALUE beta"},
        {"beta,2026-Q3,ltv,30 %,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,ltv,inf,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,ltv,1e9,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,ltv,1000000000000000,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,sales_cycle_days,-5,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,won,-5,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,won,5 %,", "3:4 CSV_VALUE beta"},
        {"beta,2026-Q3,win_rate,0.3", "3:5 CSV_WIDTH beta"},
        {"beta,2026-Q3,win_rate,0.3,,x", "3:6 CSV_WIDTH beta"},
        {"acme,2026-Q3,ltv,5,", "3:3 METRIC_TWICE acme"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load(arena_printf(&box.arena, HEAD "acme,2026-Q3,ltv,-4,\n%s\n", cases[i].row));
        EXPECT_MESSAGES(&box, arena_printf(&box.arena, "kpis/k.csv:%s", cases[i].message));
        assert_int_equal(kpis.n, 1);
        close_to(find(0, LTV)->value, -4, 0, "the good row");
    }
}

static void kpis_report_a_component_twice_across_files(void **state)
{
    (void)state;
    sandbox_text(&box, "kpis/a.csv", HEAD "acme,2026-Q3,won,9,\n");
    load(HEAD "acme,2026-Q3,Won,9,\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:2:3 METRIC_TWICE acme");
    assert_string_equal(box.diag.first->detail, "first in kpis/a.csv:2");
}

static void kpis_without_rows_are_no_fault(void **state)
{
    (void)state;
    sandbox_text(&box, "kpis/beta.csv", HEAD);
    load("company,period,metric,value\nacme,2026-Q3,ltv,5\n");
    assert_null(box.diag.first);
}

static void kpis_report_unusable_files(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "beta.csv:0:0 FILE_EMPTY beta"},
        {"beta,2026-Q3,ltv,5\n", "beta.csv:1:0 CSV_HEADER beta"},
        {"company,period,metric,target\nbeta,2026-Q3,ltv,5\n",
         "beta.csv:1:0 CSV_COLUMN beta"},
        {HEAD "beta,2026-Q3,\"ltv,5,\n", "beta.csv:2:3 CSV_SYNTAX beta"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sandbox_text(&box, "kpis/beta.csv", cases[i].text);
        load("company,period,metric,value\nacme,2026-Q3,ltv,5\n");
        EXPECT_MESSAGES(&box, arena_printf(&box.arena, "kpis/%s", cases[i].message));
        assert_int_equal(kpis.n, 1);
    }
}

/* Counts of a quarter come from its own row or from all its months. */
static void kpis_keep_the_counts_of_whole_quarters(void **state)
{
    const struct kpi_counts *counts;

    (void)state;
    load(HEAD "acme,2026-Q2,leads,7,\nacme,2026-Q3,leads,400,\nacme,2026-07,leads,100,\n"
              "acme,2026-07,mql,10,\nacme,2026-08,mql,20,\nacme,2026-09,mql,30,\n"
              "acme,2026-07,opportunities,10,\nacme,2026-08,opportunities,20,\n"
              "acme,2026-09,opportunities,30,\nacme,2026-07,sql,5,\nacme,2026-08,sql,5,\n"
              "acme,2026-Q3,leads_won,9,\nacme,2026-Q3,lost,3,\n"
              "beta,2026-Q3,lost,3,\nbeta,2026-Q3,win_rate,0.2,\n");
    counts = kpi_counts_find(&kpis, 0, 2026 * 4 + 2);
    assert_non_null(counts);
    close_to(counts->of[COUNT_LEADS], 400, 0, "the quarter's own row");
    close_to(counts->of[COUNT_MQL], 60, 0, "the sum of its months");
    close_to(counts->of[COUNT_OPPORTUNITIES], 20, 1e-12, "in the pipeline, on average");
    assert_true(isnan(counts->of[COUNT_SQL])); /* a month is missing */
    assert_true(isnan(counts->of[COUNT_WON]));
    close_to(counts->of[COUNT_LEADS_WON], 9, 0, "of these leads");
    close_to(kpi_counts_find(&kpis, 0, 2026 * 4 + 1)->of[COUNT_LEADS], 7, 0,
             "second quarter");
    assert_null(kpi_counts_find(&kpis, 0, 2026 * 4));
    assert_null(kpi_counts_find(&kpis, 1, 2026 * 4 + 2)); /* nothing of the way */
    assert_string_equal(kpi_count_name(COUNT_HANDED_OVER), "handed_over");
    assert_string_equal(kpi_count_name(COUNT_LEADS_WON), "leads_won");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_box, close_box)
    const struct CMUnitTest tests[] = {
        TEST(kpis_may_be_absent),
        TEST(kpis_read_values_and_targets),
        TEST(kpis_compute_what_components_allow),
        TEST(kpis_prefer_a_given_value),
        TEST(kpis_give_no_value_for_a_division_by_zero),
        TEST(kpis_warn_of_parts_larger_than_the_whole_and_targets_of_components),
        TEST(kpis_add_up_months),
        TEST(kpis_take_the_quarter_before_its_months),
        TEST(kpis_report_a_month_twice),
        TEST(kpis_keep_the_counts_of_whole_quarters),
        TEST(kpis_read_rates_among_components),
        TEST(kpis_report_faulty_rows),
        TEST(kpis_report_a_component_twice_across_files),
        TEST(kpis_report_unusable_files),
        TEST(kpis_without_rows_are_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
