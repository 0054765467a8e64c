/*
 * test_kpi_tables.c - long and wide tables of KPIs as spreadsheets and CRMs write them.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kpi_box.h"

#define NBSP "\xC2\xA0"

/* --- long ---------------------------------------------------------------------------- */

static void long_tables_are_read_in_three_languages(void **state)
{
    static const char *const tables[] = {
        "Company;Quarter;KPI;Actual;Plan\n"
        "Acme Ltd;Q1 2025;Win rate;31%;35%\nAcme Ltd;Q1 2025;LTV;1 234,50;\n",
        "Firma;Okres;Wskaźnik;Wykonanie;Cel;Jednostka\n"
        "acme;I kw. 2025;Skuteczność sprzedaży;31;35;%\n"
        "acme;I kw. 2025;Wartość życiowa klienta;1" NBSP "234,50;;zł\n",
        "Компания\tПериод\tПоказатель\tФакт\tПлан\tЕд. изм.\n"
        "Acme Ltd\t1 кв. 2025\tДоля выигранных сделок\t31 %\t35 %\t%\n"
        "Acme Ltd\t1 кв. 2025\tLTV\t1 234,5\t\t\n",
        "Fiscal Period,Metric,Value,Target,Company\n"
        "2025-Q1,Win Rate (%),31,35,acme\n2025-Q1,LTV,\"1,234.50\",,acme\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        load(tables[i]);
        EXPECT_NO_MESSAGES(&box);
        has(ACME, "win_rate", 1, 0.31, 0.35);
        has(ACME, "ltv", 1, 1234.5, NAN);
    }
}

static void what_is_no_value_is_noted(void **state)
{
    (void)state;
    load("Company,Period,KPI,Value\n"
         "acme,2025-Q1,LTV,#N/A\nacme,2025-Q1,Win rate,\xE2\x80\x94\n"
         "acme,2025-Q1,Sales cycle,forty\n,,,\nTotal,,,77\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:4:4 CSV_VALUE acme",
                    "kpis/k.csv:3:3 METRIC_EMPTY acme", "kpis/k.csv:2:3 METRIC_EMPTY acme");
}

static void a_period_among_the_metrics_of_a_header_is_no_metric(void **state)
{
    (void)state;
    load("Company,Period,Win rate,Q1 2025,LTV\nacme,2025-Q1,31%,7,900\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:1:4 METRIC_IGNORED -");
    has(ACME, "win_rate", 1, 0.31, NAN);
    has(ACME, "ltv", 1, 900, NAN);
}

static void unknown_metrics_are_listed_once(void **state)
{
    (void)state;
    load("Company,Period,KPI,Value\n"
         "acme,2025-Q1,Website visits,900\nacme,2025-Q1,Win rate,31%\n"
         "acme,2025-Q2,Website visits,950\nacme,2025-Q2,NPS,40\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:2:3 METRIC_IGNORED -");
    assert_string_equal(box.diag.first->detail, "\"Website visits\", \"NPS\" (3 values)");
    has(ACME, "win_rate", 1, 0.31, NAN);
}

static void unknown_companies_are_reported_once(void **state)
{
    (void)state;
    load("Company,Period,KPI,Value\n"
         "nobody,2025-Q1,LTV,900\nnobody,2025-Q2,LTV,900\nacme,2025-Q2,LTV,900\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:2:1 COMPANY_UNKNOWN -");
    has(ACME, "ltv", 2, 900, NAN);
}

/* --- wide ---------------------------------------------------------------------------- */

static void metrics_may_be_columns(void **state)
{
    (void)state;
    load("Sales report\n\n"
         "Firma;Kwartał;Leady;MQL;SQL;Skuteczność sprzedaży [%];LTV (zł);Uwagi\n"
         "Acme Ltd;Q1 2025;120;60;21;31,5;1 200;ok\n"
         "Beta;Q1 2025;80;40;10;;;\n"
         "Razem;;200;100;31;;;\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:3:8 METRIC_IGNORED -");
    has(ACME, "win_rate", 1, 0.315, NAN);
    has(ACME, "ltv", 1, 1200, NAN);
    has(ACME, "mql_to_sql", 1, 0.35, NAN);
    has(BETA, "mql_to_sql", 1, 0.25, NAN);
    close_to(counted(ACME, COUNT_LEADS, 1), 120, 0, "leads");
}

static void planned_and_actual_may_be_pairs_of_columns(void **state)
{
    (void)state;
    load("Company,Period,Planned Win rate,Win rate,Sales cycle,Sales cycle (plan)\n"
         "acme,2025-Q1,35%,31%,60,55\n");
    EXPECT_NO_MESSAGES(&box);
    has(ACME, "win_rate", 1, 0.31, 0.35);
    has(ACME, "sales_cycle_days", 1, 60, 55);
    load("Company,,Win rate,,LTV,\n"
         "Company,Period,Plan,Actual,Plan,Actual\n"
         "acme,2025-Q1,35%,31%,900,950\n");
    EXPECT_NO_MESSAGES(&box);
    has(ACME, "win_rate", 1, 0.31, 0.35);
    has(ACME, "ltv", 1, 950, 900);
}

static void targets_of_counts_are_not_used(void **state)
{
    (void)state;
    load("Company,Period,Planned Lead,Lead,Planned MQL,MQL\n"
         "acme,2025-Q1,100,90,50,45\nacme,2025-Q2,100,95,50,40\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:2:3 METRIC_TARGET acme",
                    "kpis/k.csv:2:5 METRIC_TARGET acme");
    close_to(counted(ACME, COUNT_LEADS, 1), 90, 0, "leads");
    close_to(counted(ACME, COUNT_MQL, 2), 40, 0, "MQL");
}

static void periods_may_be_columns(void **state)
{
    (void)state;
    load_as("kpis/acme.csv", "Raport sprzedaży;;;;\n\n"
                             "KPI;Jedn.;I kw. 2025;II kw. 2025;2025\n"
                             "MARKETING;;;;\n"
                             "Skuteczność sprzedaży;%;31,5;28;30\n"
                             "LTV;zł;1 200;1 250;\n"
                             "Odwiedziny strony;;900;950;1850\n"
                             "Źródło: CRM;;;;\n");
    EXPECT_MESSAGES(&box, "kpis/acme.csv:7:1 METRIC_IGNORED -",
                    "kpis/acme.csv:3:5 PERIOD_LONGER -");
    has(ACME, "win_rate", 1, 0.315, NAN);
    has(ACME, "win_rate", 2, 0.28, NAN);
    has(ACME, "ltv", 2, 1250, NAN);
}

static void periods_may_have_plan_and_fact(void **state)
{
    (void)state;
    load_as("kpis/beta.csv", "Показатель;1 кв. 2025;;2 кв. 2025;\n"
                             ";План;Факт;План;Факт\n"
                             "Доля выигранных сделок, %;35;31,5;36;28\n"
                             "Цикл продаж, дней;55;60;54;58\n");
    EXPECT_NO_MESSAGES(&box);
    has(BETA, "win_rate", 1, 0.315, 0.35);
    has(BETA, "win_rate", 2, 0.28, 0.36);
    has(BETA, "sales_cycle_days", 2, 58, 54);
    load_as("kpis/beta.csv", "KPI,Q1 2025 plan,Q1 2025 actual\nSales cycle,55,60\n");
    EXPECT_NO_MESSAGES(&box);
    has(BETA, "sales_cycle_days", 1, 60, 55);
}

static void a_percentage_is_the_nearest_share(void **state)
{
    (void)state;
    load("Company;Period;KPI;Value\n"
         "acme;2025-Q1;Win rate;43,8 %\nacme;2025-Q2;Win rate;70,4%\n");
    EXPECT_NO_MESSAGES(&box);
    assert_true(find(ACME, "win_rate", 1)->value == 0.438);
    assert_true(find(ACME, "win_rate", 2)->value == 0.704);
}

/* The quarter stands in the file's name. */
static void periods_may_be_said_once(void **state)
{
    (void)state;
    load_as("kpis/acme_2025-Q1.csv", "KPI;Value\nWin rate;31 %\nLTV;1 200\n");
    EXPECT_NO_MESSAGES(&box);
    has(ACME, "win_rate", 1, 0.31, NAN);
    has(ACME, "ltv", 1, 1200, NAN);
}

/* A row of data with dates and amounts below a header nobody knows is no header. */
static void rows_of_data_are_no_headers(void **state)
{
    (void)state;
    load("Deal,Stage,Sum,Closing,Opened,Owner\n"
         "A,Won,45658,2025-03-01,2025-01-01,Ann\nB,Lost,45689,2025-02-12,2025-01-21,Bob\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:1:0 QUESTION -");
}

static void months_make_quarters(void **state)
{
    (void)state;
    load_as("kpis/acme.csv", "Metric;styczeń 2025;luty 2025;marzec 2025\n"
                             "Leady;1.200;1.100;1.300\n");
    EXPECT_NO_MESSAGES(&box);
    close_to(counted(ACME, COUNT_LEADS, 1), 3600, 0, "leads");
}

static void dates_may_stand_for_periods(void **state)
{
    static const char *const tables[] = {
        "Company,Month,Leads\nacme,2025-01-01,10\nacme,2025-02-01,20\nacme,2025-03-01,30\n",
        "Company,Month,Leads\nacme,1/1/2025,10\nacme,2/1/2025,20\nacme,3/1/2025,30\n",
        "Company,Date,Leads\nacme,31.01.2025,10\nacme,28.02.2025,20\nacme,31.03.2025,30\n",
        "Company,Month,Leads\nacme,45658,10\nacme,45689,20\nacme,45717,30\n",
        "Rok;Miesiąc;Firma;Leady\n2025;1;acme;10\n2025;2;acme;20\n2025;3;acme;30\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        load(tables[i]);
        EXPECT_NO_MESSAGES(&box);
        close_to(counted(ACME, COUNT_LEADS, 1), 60, 0, "leads");
    }
    load("Company,Quarter,Leads\nacme,2025-01-01,60\nacme,2025-04-01,70\n");
    EXPECT_NO_MESSAGES(&box);
    close_to(counted(ACME, COUNT_LEADS, 2), 70, 0, "leads");
    load("Company,Month,Leads\nacme,15.01.2025,10\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:2:3 PERIOD_VALUE acme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(long_tables_are_read_in_three_languages),
        TEST(what_is_no_value_is_noted),
        TEST(a_period_among_the_metrics_of_a_header_is_no_metric),
        TEST(unknown_metrics_are_listed_once),
        TEST(unknown_companies_are_reported_once),
        TEST(metrics_may_be_columns),
        TEST(planned_and_actual_may_be_pairs_of_columns),
        TEST(targets_of_counts_are_not_used),
        TEST(periods_may_be_columns),
        TEST(periods_may_have_plan_and_fact),
        TEST(a_percentage_is_the_nearest_share),
        TEST(periods_may_be_said_once),
        TEST(rows_of_data_are_no_headers),
        TEST(months_make_quarters),
        TEST(dates_may_stand_for_periods),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
