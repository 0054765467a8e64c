/*
 * test_wave.c - quarters, their months and their last days.
 */
#include "read/wave.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void wave_parse_reads_the_usual_spellings(void **state)
{
    static const char *const same[] = {"2026-Q3", "2026Q3", "2026 q3", " 2026-q3 "};

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        int wave = 0;

        assert_true(wave_parse(same[i], &wave));
        assert_int_equal(wave, 2026 * 4 + 2);
        assert_int_equal(wave_year(wave), 2026);
        assert_int_equal(wave_quarter(wave), 3);
    }
}

static void wave_parse_refuses_everything_else(void **state)
{
    static const char *const wrong[] = {
        "",        "2026",    "2026-Q0", "2026-Q5",  "26-Q3",  "Q3 2026", "2026-Q33",
        "1969-Q4", "3000-Q1", "2026-03", "2026--Q3", "2026-Q", "20a6-Q1"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int wave = 7;

        assert_false(wave_parse(wrong[i], &wave));
        assert_int_equal(wave, 7);
    }
}

static void period_parse_reads_quarters_and_months(void **state)
{
    static const struct {
        const char *text;
        int wave, month;
    } cases[] = {{"2026-Q3", 2026 * 4 + 2, 0}, {"2026-07", 2026 * 4 + 2, 1},
                 {"2026-9", 2026 * 4 + 2, 3},  {" 2026/08 ", 2026 * 4 + 2, 2},
                 {"2026-01", 2026 * 4, 1},     {"2025-12", 2025 * 4 + 3, 3}};
    static const char *const wrong[] = {
        "",         "2026",   "2026-",   "2026-0",  "2026-13", "2026-00", "2026-07-01",
        "2026-007", "202607", "07-2026", "2026-x7", "1969-12", "2026-Q5"};
    int wave = 7, month = 7;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(period_parse(wrong[i], &wave, &month));
        assert_int_equal(wave, 7);
        assert_int_equal(month, 7);
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(period_parse(cases[i].text, &wave, &month));
        assert_int_equal(wave, cases[i].wave);
        assert_int_equal(month, cases[i].month);
    }
}

static void wave_name_reads_back(void **state)
{
    struct arena a = {0};
    int wave = 0;

    (void)state;
    assert_true(wave_parse("1999-Q4", &wave));
    assert_string_equal(wave_name(&a, wave), "1999-Q4");
    arena_drop(&a);
}

/* Expected days: `date -u -d DATE +%s` divided by 86400. */
static void wave_last_day_knows_the_calendar(void **state)
{
    static const struct {
        const char *wave;
        long days;
    } cases[] = {
        {"1970-Q1", 89},    {"1970-Q4", 364},    {"2000-Q1", 11047}, {"2024-Q1", 19813},
        {"2026-Q1", 20543}, {"2026-Q2", 20634},  {"2026-Q3", 20726}, {"2026-Q4", 20818},
        {"2100-Q1", 47571}, {"2999-Q4", 376199},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int wave = 0;

        assert_true(wave_parse(cases[i].wave, &wave));
        assert_int_equal(wave_last_day(wave), cases[i].days);
    }
}

static void wave_month_last_day_knows_the_calendar(void **state)
{
    (void)state;
    assert_int_equal(wave_month_last_day(1970 * 4, 1), 30);        /* 1970-01-31 */
    assert_int_equal(wave_month_last_day(2024 * 4, 2), 19782);     /* 2024-02-29 */
    assert_int_equal(wave_month_last_day(2026 * 4, 2), 20512);     /* 2026-02-28 */
    assert_int_equal(wave_month_last_day(2026 * 4 + 2, 1), 20665); /* 2026-07-31 */
    assert_int_equal(wave_month_last_day(2026 * 4 + 2, 3), 20726); /* 2026-09-30 */
    assert_int_equal(wave_month_last_day(2024 * 4 + 3, 2), 20057); /* 2024-11-30 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wave_parse_reads_the_usual_spellings),
        cmocka_unit_test(wave_parse_refuses_everything_else),
        cmocka_unit_test(period_parse_reads_quarters_and_months),
        cmocka_unit_test(wave_name_reads_back),
        cmocka_unit_test(wave_last_day_knows_the_calendar),
        cmocka_unit_test(wave_month_last_day_knows_the_calendar),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
