/*
 * test_dates.c - dates as exports write them, and the order a column's dates tell.
 */
#include "base/date.h"
#include "base/text.h"
#include "read/table/dates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The days of a date alone, read in the order. */
static bool read_one(const char *text, enum date_order order, struct raw_date *raw,
                     long *days)
{
    struct date_column column = {0};

    return date_read(text, raw, &column) && date_days(raw, order, days);
}

static void date_read_reads_what_tools_write(void **state)
{
    static const struct {
        const char *text;
        enum date_order order;
        const char *iso;
        int hour, minute; /* -1: no time */
    } cases[] = {
        {"2021/08/10 12:08:56 PM GMT-3", DATE_DMY, "2021-08-10", 12, 8},
        {"2021/08/10 12:08:56 AM GMT-3", DATE_DMY, "2021-08-10", 0, 8},
        {"2018/02/13 1:03:41 am GMT-5", DATE_MDY, "2018-02-13", 1, 3},
        {"2018/02/13 11:03:41 pm EET", DATE_MDY, "2018-02-13", 23, 3},
        {"2018/02/13 1:03:41\xE2\x80\xAF"
         "p.m. GMT+5:30",
         DATE_MDY, "2018-02-13", 13, 3},
        {"4/22/2016 19:57:50", DATE_MDY, "2016-04-22", 19, 57},
        {"22/4/2016 19:57", DATE_DMY, "2016-04-22", 19, 57},
        {"9/8/18 15:29", DATE_MDY, "2018-09-08", 15, 29},
        {"01/21/2021 12:01:17 PM", DATE_MDY, "2021-01-21", 12, 1},
        {"23-05-18", DATE_DMY, "2018-05-23", -1, -1},
        {"31-12-69", DATE_DMY, "2069-12-31", -1, -1},
        {"01-01-70", DATE_DMY, "1970-01-01", -1, -1},
        {"2022-06-01 17:20:43", DATE_DMY, "2022-06-01", 17, 20},
        {"2022-06-01T17:20:43Z", DATE_DMY, "2022-06-01", 17, 20},
        {"2022-06-01T23:20:43.123456+02:00", DATE_DMY, "2022-06-01", 23, 20},
        {"2022-06-01T23:20:43,5-0300", DATE_DMY, "2022-06-01", 23, 20},
        {"2022-6-1", DATE_MDY, "2022-06-01", -1, -1},
        {"2022.06.01", DATE_MDY, "2022-06-01", -1, -1},
        {"01.06.2022 17:20:43", DATE_DMY, "2022-06-01", 17, 20},
        {"01.06.2022, 17:20", DATE_DMY, "2022-06-01", 17, 20},
        {"1. 6. 2022", DATE_DMY, "2022-06-01", -1, -1},
        {" '01.06.22 ", DATE_DMY, "2022-06-01", -1, -1},
        {"\xC2\xA0"
         "01.06.2022\xC2\xA0",
         DATE_DMY, "2022-06-01", -1, -1},
        {"15 stycznia 2025", DATE_MDY, "2025-01-15", -1, -1},
        {"15 sty 2025 10:30", DATE_MDY, "2025-01-15", 10, 30},
        {"1 WRZEŚNIA 2025 r.", DATE_MDY, "2025-09-01", -1, -1},
        {"7 paź. 2025", DATE_MDY, "2025-10-07", -1, -1},
        {"7 pazdziernika 2025", DATE_MDY, "2025-10-07", -1, -1},
        {"15 января 2025 г.", DATE_MDY, "2025-01-15", -1, -1},
        {"15 янв. 2025 г., 10:30", DATE_MDY, "2025-01-15", 10, 30},
        {"9 Мая 2025", DATE_MDY, "2025-05-09", -1, -1},
        {"9 май 2025", DATE_MDY, "2025-05-09", -1, -1},
        {"Jan 15, 2025", DATE_DMY, "2025-01-15", -1, -1},
        {"January 15, 2025 3:04 PM", DATE_DMY, "2025-01-15", 15, 4},
        {"15-Jan-25", DATE_MDY, "2025-01-15", -1, -1},
        {"15-JAN-2025 23:59", DATE_MDY, "2025-01-15", 23, 59},
        {"2025-Jan-15", DATE_MDY, "2025-01-15", -1, -1},
        {"29.02.2024", DATE_DMY, "2024-02-29", -1, -1},
        {"44218.53", DATE_SERIAL, "2021-01-22", 12, 43},
        {"44218.", DATE_SERIAL, "2021-01-22", -1, -1},
        {"44218,5", DATE_SERIAL, "2021-01-22", 12, 0},
        {"25569", DATE_SERIAL, "1970-01-01", -1, -1},
        {"73050", DATE_SERIAL, "2099-12-31", -1, -1},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct raw_date raw;
        long days = 0;

        if (!read_one(cases[i].text, cases[i].order, &raw, &days))
            fail_msg("'%s' is not read", cases[i].text);
        assert_string_equal(date_iso(&a, days), cases[i].iso);
        assert_int_equal(raw.has_time, cases[i].hour >= 0);
        if (cases[i].hour >= 0) {
            assert_int_equal(raw.hour, cases[i].hour);
            assert_int_equal(raw.minute, cases[i].minute);
        }
    }
    arena_drop(&a);
}

static void date_read_refuses_everything_else(void **state)
{
    static const char *const wrong[] = {"",
                                        " ",
                                        "не закрыта",
                                        "not closed",
                                        "maybe",
                                        "-",
                                        "31.02.2025",
                                        "29.02.2023",
                                        "2/30/2025",
                                        "13/13/2025",
                                        "0.1.2025",
                                        "2025-13-01",
                                        "2025-02-30",
                                        "30 lutego 2025",
                                        "31 июня 2025",
                                        "17-Dec",
                                        "Jan-25",
                                        "5-Jan",
                                        "1.май",
                                        "2025",
                                        "2025-01",
                                        "20250115",
                                        "12345",
                                        "25568",
                                        "73051",
                                        "123456",
                                        "1.2.3",
                                        "1.2.345",
                                        "10.0.0.1",
                                        "1-2/2025",
                                        "1.2.2025x",
                                        "1.2.2025 25:00",
                                        "1.2.2025 12:60",
                                        "1.2.2025 13:00 PM",
                                        "1.2.2025 0:30 AM",
                                        "1.2.2025 12",
                                        "1.2.202512:30",
                                        "99999999999999999999",
                                        "99/99/99",
                                        "1.2.2025 12:30 and more"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct raw_date raw;
        struct date_column column = {0};

        if (date_read(wrong[i], &raw, &column))
            fail_msg("'%s' is read", wrong[i]);
        assert_int_equal(column.n, 0);
    }
}

/* The three notations of one column; in each, only some dates tell the order alone. */
static void a_column_tells_its_order(void **state)
{
    static const struct {
        const char *cells[4];
        enum date_order order;
        bool guessed;
    } cases[] = {
        {{"3/4/2017", "10/20/2016", "1/2/2017"}, DATE_MDY, false},
        {{"04-03-17", "20-10-16", "02-01-17"}, DATE_DMY, false},
        {{"2017-03-04", "2016-10-20", "2017-01-02"}, DATE_YMD, false},
        {{"03.04.2017", "05.06.2017"}, DATE_DMY, false},
        {{"3/4/2017", "5/6/2017", "7/7/2017"}, DATE_MDY, true},
        {{"7/7/2017"}, DATE_YMD, false},
        {{"13/4/2017", "4/13/2017"}, DATE_ORDER_NONE, false},
        {{"01.02.2025", "1/15/2025"}, DATE_ORDER_NONE, false},
        {{"15 sty 2025", "2025-01-15"}, DATE_YMD, false},
        {{"44218", "44219.5"}, DATE_SERIAL, false},
        {{"44218", "2025-01-15"}, DATE_YMD, false},
        {{"44218", "13/4/2017"}, DATE_DMY, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date_column column = {0};
        struct raw_date raw;
        bool guessed;

        for (int c = 0; c < 4 && cases[i].cells[c]; c++)
            assert_true(date_read(cases[i].cells[c], &raw, &column));
        assert_int_equal(date_order(&column, DATE_MDY, &guessed), cases[i].order);
        assert_int_equal(guessed, cases[i].guessed);
    }
}

static void date_days_keeps_to_the_order(void **state)
{
    struct raw_date raw;
    long days;

    (void)state;
    assert_false(read_one("20/10/2016", DATE_MDY, &raw, &days));
    assert_false(read_one("10/20/2016", DATE_DMY, &raw, &days));
    assert_false(read_one("3/4/2017", DATE_YMD, &raw, &days));
    assert_false(read_one("3/4/2017", DATE_SERIAL, &raw, &days));
    assert_false(read_one("44218", DATE_DMY, &raw, &days));
    assert_true(read_one("03.04.2017", DATE_MDY, &raw, &days));
    assert_int_equal(days, 17229); /* 2017-03-04 */
}

static void orders_have_names(void **state)
{
    enum date_order order;

    (void)state;
    for (int i = DATE_YMD; i <= DATE_SERIAL; i++) {
        assert_true(date_order_find(date_order_name((enum date_order)i), &order));
        assert_int_equal(order, i);
    }
    assert_true(date_order_find("mdy", &order));
    assert_int_equal(order, DATE_MDY);
    assert_false(date_order_find("", &order));
    assert_false(date_order_find("DMY ", &order));
}

static void month_read_stops_behind_the_word(void **state)
{
    const char *next = NULL;

    (void)state;
    assert_int_equal(month_read("Sept. 2025", &next), 9);
    assert_string_equal(next, ". 2025");
    assert_int_equal(month_read("wrzesien\xCC\x81", &next), 9); /* accent of its own */
    assert_int_equal(month_read("МАИ", &next), 5);
    assert_int_equal(month_read("m", &next), 0);
    assert_int_equal(month_read("marzecx", &next), 0);
    assert_int_equal(month_read("", &next), 0);
    assert_int_equal(month_read("januaryjanuaryjanuaryjanuaryjanuary", &next), 0);
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
        cmocka_unit_test(date_read_reads_what_tools_write),
        cmocka_unit_test(date_read_refuses_everything_else),
        cmocka_unit_test(a_column_tells_its_order),
        cmocka_unit_test(date_days_keeps_to_the_order),
        cmocka_unit_test(orders_have_names),
        cmocka_unit_test(month_read_stops_behind_the_word),
    };

    return cmocka_run_group_tests(tests, NULL, clean_up);
}
