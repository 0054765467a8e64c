/*
 * test_survey_waves.c - the quarter of answers: by column, setting, file name and dates.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "survey_box.h"

#include "export_box.h"

/* A file of one company with these dates, one a row. */
static void dates(const char *const *days)
{
    const char *rows = "";

    for (; *days; days++)
        rows = arena_printf(&box.arena, "%s%s,Sales,%s\n", rows, *days, THREES);
    google("acme.csv", GOOGLE, rows);
}

#define DATES(...) dates((const char *const[]){__VA_ARGS__, NULL})

static const char *waves(void)
{
    const char *all = "";

    for (size_t i = 0; i < survey.n; i++)
        all = arena_printf(&box.arena, "%s%s%s", all, i ? " " : "",
                           wave_name(&box.arena, survey.response[i].wave));
    return all;
}

static void quarter_is_where_the_answers_lie(void **state)
{
    (void)state;
    DATES("2026-07-01 10:00:00", "2026-07-20", "2026-08-10");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q3 2026-Q3 2026-Q3");
    /* More than three weeks apart are two surveys; a row without a date is of neither. */
    DATES("2026-03-20", "2026-04-11", "");
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:4:1 WAVE_VALUE acme");
    assert_string_equal(waves(), "2026-Q1 2026-Q2");
    DATES("2026-03-20", "2026-03-21", "");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q1 2026-Q1 2026-Q1");
}

static void survey_across_the_end_of_a_quarter_is_asked_about(void **state)
{
    (void)state;
    DATES("2026-09-17", "2026-10-08");
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:1 QUESTION acme");
    EXPECT_DETAIL(0, "from 2026-09-17 to 2026-10-08 belong to 2026-Q3 or to 2026-Q4");
    EXPECT_DETAIL(0, "wave = 2026-Q3");
    set("[survey \"acme.csv\"]\nwave = Q4 2026\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q4 2026-Q4");
    set("[survey \"acme.csv\"]\nwave = date\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q3 2026-Q4");
}

/* Days and months that can be exchanged are asked about only where it matters. */
static void order_of_day_and_month_is_asked_where_it_matters(void **state)
{
    (void)state;
    DATES("08/09/2026", "09/08/2026");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q3 2026-Q3");
    DATES("03/09/2026", "04/09/2026");
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:1 QUESTION acme");
    EXPECT_DETAIL(0, "date_order = dmy or date_order = mdy");
    set("[survey \"acme.csv\"]\ndate_order = dmy\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q3 2026-Q3");
    set("");
    DATES("03/09/2026", "03/25/2026");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q1 2026-Q1");
    DATES("13/09/2026", "03/25/2026");
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:1 QUESTION acme");
}

static void quarter_may_stand_in_a_column_or_in_the_name(void **state)
{
    static const struct {
        const char *file, *columns, *cell, *wave;
    } cases[] = {
        {"acme.csv", GOOGLE ",Kwartał", "2026-09-01,Sales,II kw. 2026", "2026-Q2"},
        {"acme 2025q4.csv", GOOGLE, "2026-09-01,Sales", "2025-Q4"},
        {"acme_Q1_2026.csv", GOOGLE, "2026-09-01,Sales", "2026-Q1"},
        {"acme FAQ1 2026.csv", GOOGLE, "2026-09-01,Sales", "2026-Q3"},
        {"acme 2025q4 2026q1.csv", GOOGLE, "2026-09-01,Sales", "2026-Q3"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *path = arena_printf(&box.arena, "%s/surveys/%s", box.folder, cases[i].file);

        google(cases[i].file, cases[i].columns,
               arena_printf(&box.arena, "%s,%s\n", cases[i].cell, THREES));
        assert_true(load());
        EXPECT_NO_MESSAGES(&box);
        assert_string_equal(waves(), cases[i].wave);
        assert_int_equal(unlink(path), 0);
    }
}

static void file_without_a_date_is_of_the_project_s_period(void **state)
{
    (void)state;
    google("acme.csv", "Department", "Sales," THREES "\n");
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:0 QUESTION acme");
    EXPECT_DETAIL(0, "write wave = 2026-Q3");
    set("[project]\nperiod = 2026-Q2\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(waves(), "2026-Q2");
}

static void settings_are_checked(void **state)
{
    static const struct {
        const char *setting, *expected;
    } cases[] = {
        {"wave = Q7", "a quarter such as 2026-Q3"},
        {"date_order = ddmm", "dmy, mdy"},
        {"company = nobody", "id or name of a company"},
        {"company_column = 99", "number or the header"},
        {"function = both", "sales or marketing"},
        {"incomplete = maybe", "skip or keep"},
        {"delimiter = dot", "comma, semicolon, tab or bar"},
        {"header_rows = 4", "1, 2 or 3"},
        {"use = perhaps", "yes or no"},
    };

    (void)state;
    DATES("2026-09-01");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set(arena_printf(&box.arena, "[survey \"acme.csv\"]\n%s\n", cases[i].setting));
        load();
        assert_non_null(strstr(sandbox_message(&box, 0), "rapport.ini:2:"));
        assert_non_null(strstr(sandbox_message(&box, 0), "SETTING_VALUE"));
        EXPECT_DETAIL(0, cases[i].expected);
    }
    set("[survey \"acme-*.csv\"]\nuse = no\n");
    assert_true(load());
    EXPECT_MESSAGES(&box, "rapport.ini:2:0 SETTING_UNUSED -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(quarter_is_where_the_answers_lie),
        TEST(survey_across_the_end_of_a_quarter_is_asked_about),
        TEST(order_of_day_and_month_is_asked_where_it_matters),
        TEST(quarter_may_stand_in_a_column_or_in_the_name),
        TEST(file_without_a_date_is_of_the_project_s_period),
        TEST(settings_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
