/*
 * test_period.c - quarters and months as people write them.
 */
#include "base/text.h"
#include "read/wave.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define NBSP "\xC2\xA0"

static void quarters_are_read(void **state)
{
    static const char *const first_of_2025[] = {"2025-Q1",
                                                "2025q1",
                                                "2025 Q1",
                                                "2025/Q1",
                                                "Q1 2025",
                                                "q1 2025",
                                                "Q1-2025",
                                                "Q1/2025",
                                                "Q1.2025",
                                                "Q1" NBSP "2025",
                                                "Q1'25",
                                                "Q1\xE2\x80\x99"
                                                "25",
                                                "Q1 25",
                                                "1Q25",
                                                "1Q2025",
                                                "1q 2025",
                                                "1st quarter 2025",
                                                "Quarter 1, 2025",
                                                "I kw. 2025",
                                                "I" NBSP "kw." NBSP "2025",
                                                "i kw 2025",
                                                "1 kw. 2025",
                                                "I kwartał 2025",
                                                "I KWARTAŁ 2025",
                                                "I kwartał 2025 r.",
                                                "I kwartału 2025 roku",
                                                "kwartał I 2025",
                                                "2025 I kw.",
                                                "2025, I kwartał",
                                                "1 кв. 2025",
                                                "1 КВ. 2025",
                                                "1кв2025",
                                                "I квартал 2025",
                                                "1-й квартал 2025 года",
                                                "I кв. 2025 г.",
                                                "  Q1 2025  "};

    (void)state;
    for (size_t i = 0; i < sizeof first_of_2025 / sizeof *first_of_2025; i++) {
        int wave = 0, month = 7;

        if (!period_parse(first_of_2025[i], &wave, &month))
            fail_msg("'%s' is not read", first_of_2025[i]);
        assert_int_equal(wave, 2025 * 4);
        assert_int_equal(month, 0);
    }
}

static void months_are_read(void **state)
{
    static const struct {
        const char *text;
        int year, month;
    } cases[] = {{"2025-01", 2025, 1},         {"2025.01", 2025, 1},
                 {"01.2025", 2025, 1},         {"01/2025", 2025, 1},
                 {"1/2025", 2025, 1},          {"12.2024", 2024, 12},
                 {"styczeń 2025", 2025, 1},    {"Styczeń" NBSP "2025", 2025, 1},
                 {"STYCZEŃ 2025 R.", 2025, 1}, {"sty 2025", 2025, 1},
                 {"sty-25", 2025, 1},          {"paź 2025", 2025, 10},
                 {"янв. 2025", 2025, 1},       {"январь 2025", 2025, 1},
                 {"Январь 2025 г.", 2025, 1},  {"май 2025", 2025, 5},
                 {"дек.25", 2025, 12},         {"Jan 2025", 2025, 1},
                 {"January 2025", 2025, 1},    {"Jan-25", 2025, 1},
                 {"Jan'25", 2025, 1},          {"Sept. 2025", 2025, 9},
                 {"2025 Jan", 2025, 1},        {"Dec-99", 1999, 12}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int wave = 0, month = 7;

        if (!period_parse(cases[i].text, &wave, &month))
            fail_msg("'%s' is not read", cases[i].text);
        assert_int_equal(wave, cases[i].year * 4 + (cases[i].month - 1) / 3);
        assert_int_equal(month, (cases[i].month - 1) % 3 + 1);
    }
}

static void other_texts_are_no_periods(void **state)
{
    static const char *const wrong[] = {"Q5 2025",
                                        "Q0 2025",
                                        "5Q25",
                                        "Q1",
                                        "Q1 5",
                                        "Q1 205",
                                        "V kw. 2025",
                                        "I 2025",
                                        "I/2025",
                                        "13.2025",
                                        "00.2025",
                                        "01.25",
                                        "01-2025",
                                        "1 2025",
                                        "2025 1",
                                        "202501",
                                        "2025--01",
                                        "Q1--2025",
                                        "Jan",
                                        "Jan 15 2025",
                                        "15.01.2025",
                                        "2025-01-15",
                                        "Q1 2025 Q2 2025",
                                        "Total",
                                        "Q1 2025 plan",
                                        "Q1 2025%",
                                        "Q1 2025-",
                                        "25",
                                        "Q1 1969",
                                        "Q1 3000",
                                        "\xFF\xFE",
                                        "ąąąąąąąąąąąąąąąąąąąąąąąąąąąąąąąą 2025",
                                        "1Q2Q3Q4Q5Q6"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int wave = 7, month = 7;

        if (period_parse(wrong[i], &wave, &month))
            fail_msg("'%s' is read as %d, %d", wrong[i], wave, month);
        assert_int_equal(wave, 7);
        assert_int_equal(month, 7);
    }
}

static void years_and_halves_are_known_as_too_long(void **state)
{
    static const char *const longer[] = {"2025",
                                         "2025 r.",
                                         "2025 год",
                                         "H1 2025",
                                         "1H25",
                                         "2025-H2",
                                         "FY2025",
                                         "I półrocze 2025",
                                         "I POLROCZE 2025",
                                         "1 полугодие 2025",
                                         "II полугодие 2025 года"};
    static const char *const others[] = {"",      "Q1 2025", "2025-01", "Jan 2025",
                                         "Total", "half",    "12"};

    (void)state;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        int wave, month;

        if (!period_is_longer(longer[i]))
            fail_msg("'%s' is not known", longer[i]);
        assert_false(period_parse(longer[i], &wave, &month));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(period_is_longer(others[i]));
}

static int clean_up(void **state)
{
    (void)state;
    text_cleanup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_are_read),
        cmocka_unit_test(months_are_read),
        cmocka_unit_test(other_texts_are_no_periods),
        cmocka_unit_test(years_and_halves_are_known_as_too_long),
    };

    return cmocka_run_group_tests(tests, NULL, clean_up);
}
