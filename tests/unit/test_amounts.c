/*
 * test_amounts.c - amounts as exports write them, and the decimal mark a column tells.
 */
#include "read/table/amounts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool same(double x, double y)
{
    return (isnan(x) && isnan(y)) || fabs(x - y) < 1e-9;
}

static void amount_read_reads_what_people_write(void **state)
{
    static const struct {
        const char *text;
        double point, comma;
        bool percent;
        const char *currency;
    } cases[] = {
        {"0", 0, 0, false, ""},
        {"1234", 1234, 1234, false, ""},
        {"12.5", 12.5, NAN, false, ""},
        {"12,5", NAN, 12.5, false, ""},
        {"1,234", 1234, 1.234, false, ""},
        {"1.234", 1.234, 1234, false, ""},
        {"12.345", 12.345, 12345, false, ""},
        {"0,125", NAN, 0.125, false, ""},
        {"0.125", 0.125, NAN, false, ""},
        {"1234,567", NAN, 1234.567, false, ""},
        {"1.234,56", NAN, 1234.56, false, ""},
        {"1,234.56", 1234.56, NAN, false, ""},
        {"1.234.567", NAN, 1234567, false, ""},
        {"1,234,567", 1234567, NAN, false, ""},
        {"1 234,56", NAN, 1234.56, false, ""},
        {"1 234,567", NAN, 1234.567, false, ""},
        {"1\xC2\xA0"
         "234\xC2\xA0"
         "567,5",
         NAN, 1234567.5, false, ""},
        {"1\xE2\x80\xAF"
         "234,5",
         NAN, 1234.5, false, ""},
        {"1\xE2\x80\x89"
         "234.5",
         1234.5, NAN, false, ""},
        {"1'234.56", 1234.56, NAN, false, ""},
        {"1\xE2\x80\x99"
         "234.56",
         1234.56, NAN, false, ""},
        {"'1234", 1234, 1234, false, ""},
        {"'-3,5", NAN, -3.5, false, ""},
        {"-1", -1, -1, false, ""},
        {"+1", 1, 1, false, ""},
        {"\xE2\x88\x92"
         "1,5",
         NAN, -1.5, false, ""},
        {"(1 234,50)", NAN, -1234.5, false, ""},
        {"($1,200.00)", -1200, NAN, false, "USD"},
        {"(12%)", -12, -12, true, ""},
        {"12,5%", NAN, 12.5, true, ""},
        {"12,5\xC2\xA0%", NAN, 12.5, true, ""},
        {"1 200 zł", 1200, 1200, false, "PLN"},
        {"1 200,50\xC2\xA0zł", NAN, 1200.5, false, "PLN"},
        {"PLN 1200", 1200, 1200, false, "PLN"},
        {"1200 pln", 1200, 1200, false, "PLN"},
        {"$1,200", 1200, 1.2, false, "USD"},
        {"-$5", -5, -5, false, "USD"},
        {"$-5", -5, -5, false, "USD"},
        {"US$ 5", 5, 5, false, "USD"},
        {"5 USD", 5, 5, false, "USD"},
        {"\xE2\x82\xAC"
         "5",
         5, 5, false, "EUR"},
        {"5,5 €", NAN, 5.5, false, "EUR"},
        {"£5", 5, 5, false, "GBP"},
        {"1200 руб.", 1200, 1200, false, "RUB"},
        {"1 200,00 р.", NAN, 1200, false, "RUB"},
        {"1200₽", 1200, 1200, false, "RUB"},
        {"RUB1200", 1200, 1200, false, "RUB"},
        {"1,2E+05", NAN, 120000, false, ""},
        {"1.2E+05", 120000, NAN, false, ""},
        {"1,234E+05", NAN, 123400, false, ""},
        {"1E3", 1000, 1000, false, ""},
        {"5E-01", 0.5, 0.5, false, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct amount_column column = {0};
        struct amount a;

        if (!amount_read(cases[i].text, &a, &column))
            fail_msg("'%s' is not read", cases[i].text);
        if (!same(a.point, cases[i].point) || !same(a.comma, cases[i].comma))
            fail_msg("'%s' is %g or %g", cases[i].text, a.point, a.comma);
        assert_int_equal(a.percent, cases[i].percent);
        assert_string_equal(a.currency, cases[i].currency);
    }
}

static void amount_read_refuses_everything_else(void **state)
{
    static const char *const wrong[] = {
        "",      " ",      "-",          "%",         "zł",   "()",    "(-5)",     "1,23,4",
        "1 2",   "1  234", "12%%",       "5 zł €",    "inf",  "nan",   "0x10",     "1e",
        "1e5e5", "1E+99",  "1,2.3,4",    "12 тыс.",   "1.2K", "$1.2M", "#N/A",     "#REF!",
        "--5",   "''5",    "5-",         "1 January", "e5",   "12;5",  "1234 567", "1'23",
        "PLN",   "12 DAY", "2025-01-15", "1:30",      "((5))"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct amount_column column = {0};
        struct amount a;

        if (amount_read(wrong[i], &a, &column))
            fail_msg("'%s' is read as %g", wrong[i], a.point);
        assert_int_equal(column.n, 0);
    }
}

static void a_column_tells_its_decimal_mark(void **state)
{
    static const struct {
        const char *cells[4];
        enum decimal_mark mark;
        bool guessed;
        double first;
    } cases[] = {
        {{"1,234", "12,5"}, MARK_COMMA, false, 1.234},
        {{"1,234", "1,234.50"}, MARK_POINT, false, 1234},
        {{"1,234", "1,234,567"}, MARK_POINT, false, 1234},
        {{"1.234", "0,5"}, MARK_COMMA, false, 1234},
        {{"1.234", "0.5"}, MARK_POINT, false, 1.234},
        {{"1.234", "5.678"}, MARK_COMMA, true, 1234},
        {{"1234", "5"}, MARK_COMMA, false, 1234},
        {{"1.234", "12,5", "12.5"}, MARK_NONE, false, NAN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct amount_column column = {0};
        struct amount first = {0}, a;
        enum decimal_mark mark;
        bool guessed;

        assert_true(amount_read(cases[i].cells[0], &first, &column));
        for (int c = 1; c < 4 && cases[i].cells[c]; c++)
            assert_true(amount_read(cases[i].cells[c], &a, &column));
        mark = amount_mark(&column, MARK_COMMA, &guessed);
        assert_int_equal(mark, cases[i].mark);
        assert_int_equal(guessed, cases[i].guessed);
        assert_true(same(amount_value(&first, mark), cases[i].first));
    }
}

static void error_values_are_known_in_any_language(void **state)
{
    static const char *const errors[] = {"#N/A",      "#REF!", "#DIV/0!",
                                         "#NAME?",    "#Н/Д",  "#ДЕЛ/0!",
                                         "#DZIEL/0!", "#ADR!", "#N/D"};
    static const char *const others[] = {"",    "#",      "# of deals",         "#1",
                                         "N/A", "Hello!", "#really large deal!"};

    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        assert_true(amount_is_error(errors[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(amount_is_error(others[i]));
}

static void marks_have_names(void **state)
{
    enum decimal_mark mark;

    (void)state;
    assert_true(decimal_mark_find("comma", &mark));
    assert_int_equal(mark, MARK_COMMA);
    assert_string_equal(decimal_mark_name(MARK_POINT), "point");
    assert_false(decimal_mark_find("", &mark));
    assert_false(decimal_mark_find(",", &mark));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amount_read_reads_what_people_write),
        cmocka_unit_test(amount_read_refuses_everything_else),
        cmocka_unit_test(a_column_tells_its_decimal_mark),
        cmocka_unit_test(error_values_are_known_in_any_language),
        cmocka_unit_test(marks_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
