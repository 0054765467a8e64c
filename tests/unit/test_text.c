/*
 * test_text.c - characters, numbers and dates in three languages.
 */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static int drop(void **state)
{
    (void)state;
    arena_drop(&arena);
    text_cleanup();
    return 0;
}

static void characters_no_one_sees_are_found(void **state)
{
    static const char *const hidden[] = {"\x01",   "\n",     "\x7F",   "\u200B", "\u202A",
                                         "\u202E", "\u2060", "\u2066", "\u2069"},
                             *const shown[] = {"",       "a",       "ż",      "й",
                                               "\u200A", "\u200C",  "\u200D", "\u202F",
                                               "\u2029", "\u2065",  "\u206A", "„",
                                               "\xE2",   "\xE2\x80"};

    (void)state;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        assert_int_equal(text_hidden(hidden[i]), strlen(hidden[i]));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        assert_int_equal(text_hidden(shown[i]), 0);
}

static void trim_and_fold(void **state)
{
    (void)state;
    assert_string_equal(text_trim(&arena, "  a \xC2\xA0\t b\n"), "a b");
    assert_string_equal(text_trim(&arena, " \xC2\xA0"), "");
    assert_string_equal(text_trim(&arena, "a\xE2\x80\xA8\x62\xE2\x80\xA9"), "a b");
    assert_string_equal(text_trim(&arena, "\xE2\x80\x8B\xE2\x80\x8B"), "");
    assert_string_equal(text_fold(&arena, " ŁÓDŹ Sp. "), "łódź sp.");
    assert_string_equal(text_fold(&arena, "ОТДЕЛ"), "отдел");
}

static void numbers_follow_the_language(void **state)
{
    (void)state;
    assert_string_equal(text_number(&arena, "en", 1234.5, 1), "1,234.5");
    assert_string_equal(text_number(&arena, "pl", 12345.25, 1), "12\xC2\xA0"
                                                                "345,3");
    assert_string_equal(text_number(&arena, "ru", -0.35, 1), "\xE2\x88\x92"
                                                             "0,4");
    assert_string_equal(text_number(&arena, "en", -0.04, 1), "0.0");
    assert_string_equal(text_number(&arena, "en", 2.5, 0), "3");
    assert_string_equal(text_signed(&arena, "en", 1.25, 1), "+1.3");
    assert_string_equal(text_signed(&arena, "en", 0.04, 1), "0.0");
    assert_string_equal(text_signed(&arena, "pl", -1.0, 1), "\xE2\x88\x92"
                                                            "1,0");
    assert_string_equal(text_percent(&arena, "en", 0.305, 1), "30.5%");
    assert_string_equal(text_percent(&arena, "ru", 0.3, 0), "30\xC2\xA0%");
    assert_string_equal(text_money(&arena, "en", 5208.33, "EUR", 0), "€5,208");
    assert_string_equal(text_money(&arena, "pl", 28000, "PLN", 0), "28\xC2\xA0"
                                                                   "000\xC2\xA0zł");
}

/* What is kept of one value must not be told of another that rounds differently. */
static void values_near_a_half_round_by_their_decimal_form(void **state)
{
    (void)state;
    assert_string_equal(text_number(&arena, "en", 1.004, 2), "1.00");
    assert_string_equal(text_number(&arena, "en", 1.00499, 2), "1.00");
    assert_string_equal(text_number(&arena, "en", 1.005, 2), "1.01"); /* 1.00499... */
    assert_string_equal(text_number(&arena, "en", 1.0051, 2), "1.01");
    assert_string_equal(text_number(&arena, "en", 0.996, 2), "1.00");
    assert_string_equal(text_number(&arena, "en", -1.005, 2), "\xE2\x88\x92"
                                                              "1.01");
    assert_string_equal(text_number(&arena, "en", 1.004, 1), "1.0");
    assert_string_equal(text_number(&arena, "en", 100.4, 0), "100");
    assert_string_equal(text_percent(&arena, "en", 1.004, 0), "100%");
    assert_string_equal(text_percent(&arena, "en", 1.005, 0), "101%");
    assert_string_equal(text_percent(&arena, "en", 1.004, 1), "100.4%");
    assert_string_equal(text_number(&arena, "en", 3e12, 0), "3,000,000,000,000");
    assert_string_equal(text_number(&arena, "pl", 1.004, 2), "1,00");
}

static void dates_follow_the_language(void **state)
{
    (void)state; /* 20726 days after 1970-01-01 is 2026-09-30 */
    assert_string_equal(text_date(&arena, "pl", 20726), "30 września 2026");
    assert_string_equal(text_date(&arena, "en", 20726), "30 September 2026");
    assert_non_null(strstr(text_date(&arena, "ru", 20726), "30 сентября 2026"));
    assert_string_equal(text_date_as(&arena, "pl", 20726, DATE_DAY), "30 września");
    assert_string_equal(text_date_as(&arena, "ru", 20726, DATE_DAY), "30 сентября");
    assert_string_equal(text_date_as(&arena, "en", 20726, DATE_MONTH), "September");
    assert_string_equal(text_date_as(&arena, "pl", 20726, DATE_MONTH), "Wrzesień");
    assert_string_equal(text_date_as(&arena, "ru", 20726, DATE_MONTH), "Сентябрь");
    assert_string_equal(text_date_as(&arena, "pl", 20726, DATE_MONTH_OF_YEAR),
                        "wrzesień 2026");
}

static void names_and_order(void **state)
{
    (void)state;
    assert_string_equal(text_language_name(&arena, "pl"), "polski");
    assert_string_equal(text_language_name(&arena, "ru"), "Русский");
    assert_true(text_compare("pl", "łan", "lin") > 0);
    assert_true(text_compare("pl", "łan", "mak") < 0);
    assert_int_equal(text_compare("en", "a", "a"), 0);
}

static void lines_break_after_spaces_and_not_at_nbsp(void **state)
{
    const char *s = "a b\xC2\xA0"
                    "c-d";
    bool breaks[16];

    (void)state;
    text_line_breaks("pl", s, strlen(s), breaks);
    assert_false(breaks[0]);
    assert_true(breaks[2]);
    assert_false(breaks[3]);
    assert_false(breaks[5]);
    assert_true(breaks[7]);
}

static void malformed_utf8_is_replaced_and_bounded(void **state)
{
    const char *next, *s = "\xE2\x82";
    char out[4];

    (void)state;
    assert_int_equal(text_next(s, &next), 0xFFFD);
    assert_true(next > s && next <= s + 2);
    assert_false(text_is_utf8("\xC0\xAF", 2));
    assert_true(text_is_utf8("ż", 2));
    assert_int_equal(text_encode(0x20AC, out), 3);
    assert_memory_equal(out, "€", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_no_one_sees_are_found),
        cmocka_unit_test(trim_and_fold),
        cmocka_unit_test(numbers_follow_the_language),
        cmocka_unit_test(values_near_a_half_round_by_their_decimal_form),
        cmocka_unit_test(dates_follow_the_language),
        cmocka_unit_test(names_and_order),
        cmocka_unit_test(lines_break_after_spaces_and_not_at_nbsp),
        cmocka_unit_test(malformed_utf8_is_replaced_and_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, drop);
}
