/*
 * test_number.c - numbers as people and spreadsheets write them.
 */
#include "read/table/number.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void number_parse_reads_what_people_write(void **state)
{
    static const struct {
        const char *text;
        double value;
        bool percent;
    } cases[] = {
        {"0", 0, false},
        {"42", 42, false},
        {" 42 ", 42, false},
        {"3.5", 3.5, false},
        {"3,5", 3.5, false},
        {",5", 0.5, false},
        {"-3,5", -3.5, false},
        {"\xE2\x88\x92"
         "3",
         -3, false},
        {"+3", 3, false},
        {"- 3", -3, false},
        {"1,234", 1.234, false},
        {"1.234", 1.234, false},
        {"1,234,567", 1234567, false},
        {"1.234.567", 1234567, false},
        {"1,234.56", 1234.56, false},
        {"1.234,56", 1234.56, false},
        {"1,234,567.89", 1234567.89, false},
        {"1 234,5", 1234.5, false},
        {"1\xC2\xA0"
         "234\xC2\xA0"
         "567",
         1234567, false},
        {"1\xE2\x80\xAF"
         "234",
         1234, false},
        {"1\xE2\x80\x89"
         "234",
         1234, false},
        {"1'234.5", 1234.5, false},
        {"1\xE2\x80\x99"
         "234",
         1234, false},
        {"'1234", 1234, false},
        {"30%", 30, true},
        {"30 %", 30, true},
        {"12,5\xC2\xA0%", 12.5, true},
        {"120%", 120, true},
        {"999999999999999", 999999999999999.0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct number n;

        if (!number_parse(cases[i].text, &n))
            fail_msg("'%s' is not read", cases[i].text);
        assert_true(fabs(n.value - cases[i].value) < 1e-9);
        assert_int_equal(n.percent, cases[i].percent);
    }
}

static void number_parse_refuses_junk(void **state)
{
    static const char *const wrong[] = {
        "",
        " ",
        "-",
        "%",
        ".",
        "5.",
        "abc",
        "1e5",
        "inf",
        "nan",
        "0x10",
        "1,23,4",
        "1.23.4",
        "1 23",
        "12 34",
        "1234 567",
        "1,2.3,4",
        "1.234.56",
        "1 234.567,8",
        "1'234 567",
        "--1",
        "1-2",
        "1+",
        "5%%",
        "5%5",
        "1000000000000000",
        "1 zł",
        "3.5.",
        "1  234",
        "1\n2",
        "\xFF",
        "11111111111111111111111111111111111111111111",
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct number n;

        if (number_parse(wrong[i], &n))
            fail_msg("'%s' is read as %g", wrong[i], n.value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_parse_reads_what_people_write),
        cmocka_unit_test(number_parse_refuses_junk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
