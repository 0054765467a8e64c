/*
 * test_kpi_questions.c - what a table of KPIs leaves open, and how settings answer it.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kpi_box.h"

/* A table that leaves something open, the question and what answers it. */
static void questions_name_the_setting_that_answers_them(void **state)
{
    static const struct {
        const char *table, *message, *words, *setting, *metric;
        double value;
    } cases[] = {
        {"Company;Period;LTV\nacme;2025-Q1;1.234\n", "kpis/k.csv:2:3 QUESTION -",
         "decimal = comma or decimal = point below [kpis \"k.csv\"]", "decimal = comma",
         "ltv", 1234},
        {"Company;Period;LTV\nacme;2025-Q1;1.234\n", "kpis/k.csv:2:3 QUESTION -", "1.234",
         "decimal = point", "ltv", 1.234},
        {"Company,Period,Win rate\nacme,2025-Q1,31\n", "kpis/k.csv:2:3 QUESTION -",
         "rates = percent", "rates = percent", "win_rate", 0.31},
        {"Company,Period,Win rate [%]\nacme,2025-Q1,0.31\n", "kpis/k.csv:2:3 QUESTION -",
         "rates = share", "rates = share", "win_rate", 0.31},
        {"Company,Period,Win rate [%]\nacme,2025-Q1,0.31\n", "kpis/k.csv:2:3 QUESTION -",
         "rates = share", "rates = percent", "win_rate", 0.0031},
        {"Company,Date,LTV\nacme,2025-01-01,900\nacme,2025-04-01,950\n",
         "kpis/k.csv:2:3 QUESTION -", "dates = quarters", "dates = quarters", "ltv", 900},
        {"Period,LTV\n2025-Q1,900\n", "kpis/k.csv:0:0 QUESTION -", "company = ID",
         "company = acme", "ltv", 900},
        {"Who,When,What,How much\nacme,2025-Q1,LTV,900\n", "kpis/k.csv:1:0 QUESTION -",
         "\"Who\", \"When\", \"What\", \"How much\"",
         "company_column = 1\nperiod_column = When\nmetric_column = 3\nvalue_column = 4",
         "ltv", 900},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        settings = "[project]\n";
        load(cases[i].table);
        EXPECT_MESSAGES(&box, cases[i].message);
        if (strstr(box.diag.first->detail, cases[i].words) == NULL)
            fail_msg("'%s' lacks '%s'", box.diag.first->detail, cases[i].words);
        assert_int_equal(kpis.n, 0);
        settings = arena_printf(&box.arena, "[kpis \"k.csv\"]\n%s\n", cases[i].setting);
        load(cases[i].table);
        EXPECT_NO_MESSAGES(&box);
        has(ACME, cases[i].metric, 1, cases[i].value, NAN);
    }
}

/* A company whose amounts are in another currency fails alone. */
static void amounts_in_another_currency_are_asked_about(void **state)
{
    static const char *const tables[] = {
        "Company,Period,LTV\nbeta,2025-Q1,800 RUB\nacme,2025-Q1,€900\n",
        "Company,Period,LTV (RUB)\nbeta,2025-Q1,800\nacme,2025-Q1,900\n",
        "Company,Period,KPI,Value,Unit\nbeta,2025-Q1,LTV,800,₽\nacme,2025-Q1,LTV,900,"
        "EUR\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        load(tables[i]);
        EXPECT_MESSAGES(&box, i < 2 ? "kpis/k.csv:3:3 QUESTION acme"
                                    : "kpis/k.csv:3:4 QUESTION acme");
        assert_non_null(strstr(box.diag.first->detail, i == 1 ? "RUB" : "EUR"));
        assert_non_null(strstr(box.diag.first->detail, "currency is PLN"));
        has(BETA, "ltv", 1, 800, NAN);
    }
}

static void units_scale_and_are_doubted(void **state)
{
    (void)state;
    load("Company,Period,KPI,Value,Unit\n"
         "acme,2025-Q1,LTV,1.5,tys. zł\nacme,2025-Q1,Sales cycle,8,weeks\n"
         "acme,2025-Q2,LTV,900,bananas\nacme,2025-Q2,Sales cycle,8,hours\n");
    EXPECT_MESSAGES(&box, "kpis/k.csv:4:5 METRIC_UNIT -", "kpis/k.csv:5:4 CSV_VALUE acme");
    assert_string_equal(box.diag.first->next->detail,
                        "8: sales_cycle_days is not given in this unit");
    has(ACME, "ltv", 1, 1500, NAN);
    has(ACME, "sales_cycle_days", 1, 56, NAN);
    has(ACME, "ltv", 2, 900, NAN);
}

static void only_years_are_refused(void **state)
{
    (void)state;
    load_as("kpis/acme.csv", "KPI,2024,2025\nLTV,900,950\n");
    EXPECT_MESSAGES(&box, "kpis/acme.csv:1:2 PERIOD_VALUE acme");
    assert_non_null(strstr(box.diag.first->detail, "quarters or months"));
    load("Company,Period,LTV\nacme,H1 2025,900\n");
    EXPECT_MESSAGES(&box, "kpis/acme.csv:1:2 PERIOD_VALUE acme",
                    "kpis/k.csv:2:2 PERIOD_VALUE -");
}

static void wrong_settings_are_reported(void **state)
{
    static const char *const wrong[] = {"decimal = dot",    "rates = yes",
                                        "dates = years",    "date_order = dym",
                                        "value_column = 9", "company = nobody"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        settings = arena_printf(&box.arena, "[kpis \"k.csv\"]\n%s%s\n", wrong[i],
                                i < 5 ? "\ncompany = acme" : "");
        load("Date,LTV\n2025-02-01,900\n");
        assert_non_null(box.diag.first);
        assert_string_equal(diag_code_name(box.diag.first->code), "SETTING_VALUE");
        assert_string_equal(box.diag.first->at.file, "rapport.ini");
    }
}

/* What was understood can be said again as settings. */
static void the_reading_says_what_was_understood(void **state)
{
    const struct reading *r;
    const char *all = "";

    (void)state;
    load_as("kpis/acme.csv", "KPI;I kw. 2025\nLTV;1 234,50\n");
    r = &kpis.reading[0];
    for (const struct reading_item *i = r->fact; i; i = i->next)
        all = arena_printf(&box.arena, "%s%s: %s\n", all, i->name, i->text);
    for (const struct reading_item *i = r->choice; i; i = i->next)
        all = arena_printf(&box.arena, "%s%s = %s\n", all, i->name, i->text);
    assert_string_equal(all, "encoding: UTF-8\ndelimiter: semicolon\n"
                             "form: metrics in rows, periods in columns, header in line 1\n"
                             "company: acme, by file name\nmetrics: ltv\nvalues: 1\n"
                             "decimal mark: comma\ncompany = acme\ndecimal = comma\n");
}

/* A title that scales amounts is not read: it is said, where there are amounts. */
static void titles_in_thousands_are_not_passed_over(void **state)
{
    static const struct {
        const char *table, *message;
    } cases[] = {
        {"KPIs (in thousands EUR);\n;\nKPI;Q1 2025\nLTV;12\n",
         "kpis/acme.csv:1:1 METRIC_UNIT -"},
        {";Показатели, тыс. евро\nKPI;Q1 2025\nLTV;12\n",
         "kpis/acme.csv:1:2 METRIC_UNIT -"},
        {"Wskaźniki, mln zł;\nKPI;Q1 2025\nLTV;12\n", "kpis/acme.csv:1:1 METRIC_UNIT -"},
        {"KPIs (in thousands EUR);\nKPI;Q1 2025\nLTV (thousand);12\n", ""},
        {"KPIs (in thousands EUR);\nKPI;Q1 2025\nWin rate;12 %\n", ""},
        {"KPIs of the top k accounts;\nKPI;Q1 2025\nLTV;12\n", ""},
    };

    (void)state;
    settings = "[project]\n";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        load_as("kpis/acme.csv", cases[i].table);
        if (strcmp(sandbox_message(&box, 0), cases[i].message) != 0)
            fail_msg("case %zu says '%s'", i, sandbox_message(&box, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(questions_name_the_setting_that_answers_them),
        TEST(amounts_in_another_currency_are_asked_about),
        TEST(units_scale_and_are_doubted),
        TEST(only_years_are_refused),
        TEST(wrong_settings_are_reported),
        TEST(titles_in_thousands_are_not_passed_over),
        TEST(the_reading_says_what_was_understood),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
