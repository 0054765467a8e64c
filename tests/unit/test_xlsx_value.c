/*
 * test_xlsx_value.c - number formats of workbooks, and numbers written as they say.
 *
 * Serial dates: ECMA-376 part 1, 18.17.4.1.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "read/table/xlsx_value.h"

#include <string.h>

static void format_codes_tell_dates_times_percentages_and_numbers(void **state)
{
    static const struct {
        const char *code;
        enum cell_format format;
    } cases[] = {
        {"General", CELL_NUMBER},
        {"0.00", CELL_NUMBER},
        {"#,##0.00\\ \"zł\"", CELL_NUMBER},
        {"#,##0.00\\ [$PLN]", CELL_NUMBER},
        {"# ##0\\ [$₽-419]", CELL_NUMBER},
        {"_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-", CELL_NUMBER},
        {"[Red]0;[Blue]-0", CELL_NUMBER},
        {"0.00E+00", CELL_NUMBER},
        {"0\" days\"", CELL_NUMBER},
        {"0 d", CELL_NUMBER},
        {"@", CELL_NUMBER},
        {"\"d/m/y\"", CELL_NUMBER},
        {"\\d\\m", CELL_NUMBER},
        {"\"never ends", CELL_NUMBER},
        {"[never ends", CELL_NUMBER},
        {"\\", CELL_NUMBER},
        {"0;dd", CELL_NUMBER},
        {"0.0%", CELL_PERCENT},
        {"0\\ %", CELL_PERCENT},
        {"0.0\"%\"", CELL_NUMBER},
        {"yyyy\\-mm\\-dd", CELL_DATE},
        {"dd.mm.yyyy", CELL_DATE},
        {"[$-419]d\\ mmm\\ yyyy;@", CELL_DATE},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", CELL_DATE},
        {"mmm\\-yy", CELL_DATE},
        {"mmmm", CELL_DATE},
        {"DD/MM/YYYY", CELL_DATE},
        {"m/d/yy h:mm", CELL_DATE_TIME},
        {"dd.mm.yyyy hh:mm:ss", CELL_DATE_TIME},
        {"m/d/yyyy\\ h:mm\\ AM/PM", CELL_DATE_TIME},
        {"yyyy-mm-dd hh:mm:ss.000", CELL_DATE_TIME},
        {"h:mm", CELL_TIME},
        {"mm:ss", CELL_TIME},
        {"[h]:mm:ss", CELL_TIME},
        {"[mm]", CELL_TIME},
        {"h AM/PM", CELL_TIME},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cell_format_of(cases[i].code) != cases[i].format)
            fail_msg("'%s' is %d, expected %d", cases[i].code,
                     (int)cell_format_of(cases[i].code), (int)cases[i].format);
}

static void built_in_formats_are_known_by_number(void **state)
{
    static const struct {
        long first, last;
        enum cell_format format;
    } cases[] = {
        {0, 8, CELL_NUMBER},   {9, 10, CELL_PERCENT},     {11, 13, CELL_NUMBER},
        {14, 17, CELL_DATE},   {18, 21, CELL_TIME},       {22, 22, CELL_DATE_TIME},
        {37, 44, CELL_NUMBER}, {45, 47, CELL_TIME},       {48, 49, CELL_NUMBER},
        {-1, -1, CELL_NUMBER}, {1000, 1000, CELL_NUMBER},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (long id = cases[i].first; id <= cases[i].last; id++)
            assert_int_equal(cell_format_built_in(id), cases[i].format);
}

static void numbers_are_written_as_their_format_says(void **state)
{
    static const struct {
        const char *text;
        enum cell_format format;
        bool since_1904;
        const char *expected; /* NULL: no number */
    } cases[] = {
        {"3", CELL_NUMBER, false, "3"},
        {"3.0", CELL_NUMBER, false, "3"},
        {"-3.50", CELL_NUMBER, false, "-3.5"},
        {"4.2000000000000002", CELL_NUMBER, false, "4.2"},
        {"0.30000000000000004", CELL_NUMBER, false, "0.3"},
        {"99.999999999999986", CELL_NUMBER, false, "100"},
        {"1234567.89", CELL_NUMBER, false, "1234567.89"},
        {"1.5E3", CELL_NUMBER, false, "1500"},
        {"1E-05", CELL_NUMBER, false, "0.00001"},
        {"1.25E+18", CELL_NUMBER, false, "1250000000000000000"},
        {"12345678901234567", CELL_NUMBER, false, "12345678901234567"},
        {"007", CELL_NUMBER, false, "7"},
        {"-0", CELL_NUMBER, false, "0"},
        {"-0.0", CELL_NUMBER, false, "0"},
        {"0.125", CELL_PERCENT, false, "12.5%"},
        {"0.07", CELL_PERCENT, false, "7%"},
        {"1", CELL_PERCENT, false, "100%"},
        {"2.7799999999999998E-2", CELL_PERCENT, false, "2.78%"},
        /* 44218 is 2021-01-22; 43831 is 2020-01-01; 1 is 1900-01-01. */
        {"44218", CELL_DATE, false, "2021-01-22"},
        {"44218", CELL_DATE_TIME, false, "2021-01-22 00:00:00"},
        {"44218.5", CELL_DATE, false, "2021-01-22 12:00:00"},
        {"44218.500856481484", CELL_DATE_TIME, false, "2021-01-22 12:01:14"},
        {"44218.999999", CELL_DATE_TIME, false, "2021-01-23 00:00:00"},
        {"43831", CELL_DATE, false, "2020-01-01"},
        {"1", CELL_DATE, false, "1900-01-01"},
        {"59", CELL_DATE, false, "1900-02-28"},
        {"60", CELL_DATE, false, "60"}, /* 29 February 1900 never was */
        {"61", CELL_DATE, false, "1900-03-01"},
        {"2958465", CELL_DATE, false, "9999-12-31"},
        {"2958466", CELL_DATE, false, "2958466"},
        {"42369", CELL_DATE, true, "2020-01-01"},
        {"0", CELL_DATE, true, "0"},
        {"1", CELL_DATE, true, "1904-01-02"},
        {"-1", CELL_DATE, false, "-1"},
        {"0", CELL_DATE, false, "0"},
        {"0.5", CELL_TIME, false, "12:00:00"},
        {"0", CELL_TIME, false, "00:00:00"},
        {"44218.5", CELL_TIME, false, "2021-01-22 12:00:00"},
        {"", CELL_NUMBER, false, NULL},
        {"abc", CELL_NUMBER, false, NULL},
        {"1,5", CELL_NUMBER, false, NULL},
        {"nan", CELL_DATE, false, NULL},
        {"0x10", CELL_NUMBER, false, NULL},
        {"1e999", CELL_NUMBER, false, NULL},
        {"1-2", CELL_NUMBER, false, NULL},
    };
    char out[XLSX_VALUE_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ok = cell_value(cases[i].text, cases[i].format, cases[i].since_1904, out);

        if (ok != (cases[i].expected != NULL) ||
            (ok && strcmp(out, cases[i].expected) != 0))
            fail_msg("'%s' is '%s', expected '%s'", cases[i].text, ok ? out : "no number",
                     cases[i].expected ? cases[i].expected : "no number");
    }
    assert_true(cell_value("1.7e308", CELL_PERCENT, false, out) == false);
    assert_true(cell_value("1.7e308", CELL_DATE, false, out));
    assert_int_equal(strlen(out), 309);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(format_codes_tell_dates_times_percentages_and_numbers),
        cmocka_unit_test(built_in_formats_are_known_by_number),
        cmocka_unit_test(numbers_are_written_as_their_format_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
