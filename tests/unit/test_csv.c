/*
 * test_csv.c - delimited files: quoting, numbers, and texts a spreadsheet would compute.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "publish/csv.h"

#include <math.h>

/* One cell as it stands in a file of either kind: text is written alike. */
static const char *cell(const char *text)
{
    static struct buf out, local;
    struct csv c = {.out = &out}, l = {.out = &local, .decimal_comma = true};

    buf_clear(&out);
    buf_clear(&local);
    csv_text(&c, text);
    csv_text(&l, text);
    assert_string_equal(buf_text(&local), buf_text(&out));
    return buf_text(&out);
}

static const char *number(double value)
{
    static struct buf out;
    struct csv c = {.out = &out};

    buf_clear(&out);
    csv_number(&c, value);
    return buf_text(&out);
}

static void a_file_begins_with_a_mark_and_ends_its_rows_with_cr_lf(void **state)
{
    struct buf out = {0};
    struct csv c;

    (void)state;
    csv_begin(&c, &out, false);
    csv_text(&c, "id");
    csv_text(&c, NULL);
    csv_count(&c, 3);
    csv_count(&c, -1);
    csv_end_row(&c);
    csv_number(&c, -0.5);
    csv_text(&c, "b");
    csv_end_row(&c);
    assert_string_equal(buf_text(&out), "\xEF\xBB\xBFid,,3,\r\n-0.5,b\r\n");
    buf_drop(&out);
}

static void a_local_file_has_semicolons_and_decimal_commas(void **state)
{
    struct buf out = {0};
    struct csv c;

    (void)state;
    csv_begin(&c, &out, true);
    csv_text(&c, "a, b");
    csv_number(&c, -1234.5);
    csv_number(&c, 0.0000125);
    csv_count(&c, 3);
    csv_number(&c, (double)NAN);
    csv_text(&c, "-1,5");
    csv_end_row(&c);
    csv_number(&c, 7);
    csv_end_row(&c);
    assert_string_equal(buf_text(&out),
                        "\xEF\xBB\xBF\"a, b\";-1234,5;1,25e-05;3;;\"'-1,5\"\r\n7\r\n");
    buf_drop(&out);
}

static void text_is_quoted_where_any_spreadsheet_would_split_it(void **state)
{
    (void)state;
    assert_string_equal(cell("plain words"), "plain words");
    assert_string_equal(cell("a, b"), "\"a, b\"");
    assert_string_equal(cell("a; b"), "\"a; b\"");
    assert_string_equal(cell("say \"no\""), "\"say \"\"no\"\"\"");
    assert_string_equal(cell("two\nlines"), "\"two\nlines\"");
    assert_string_equal(cell(""), "");
}

static void a_text_that_is_a_formula_elsewhere_is_guarded(void **state)
{
    (void)state;
    assert_string_equal(cell("=1+1"), "'=1+1");
    assert_string_equal(cell("  =1+1"), "  '=1+1");
    assert_string_equal(cell("a; -1"), "\"a; '-1\"");
    assert_string_equal(cell("a -1"), "a -1");
    assert_string_equal(cell("+48 22 123"), "'+48 22 123");
    assert_string_equal(cell("-2+3"), "'-2+3");
    assert_string_equal(cell("@SUM(A1)"), "'@SUM(A1)");
    assert_string_equal(cell("\t=1"), "\"'\t'=1\"");
    assert_string_equal(cell("\r=1"), "\"'\r'=1\"");
    assert_string_equal(cell("\xEF\xBC\x9D"
                             "1"),
                        "'\xEF\xBC\x9D"
                        "1");
    assert_string_equal(cell("a=b, x-y"), "\"a=b, x-y\"");
}

/* "x;=1+1" opened where semicolons split becomes two cells, quotes or not. */
static void a_formula_behind_another_separator_is_guarded_too(void **state)
{
    (void)state;
    assert_string_equal(cell("x;=1+1"), "\"x;'=1+1\"");
    assert_string_equal(cell("x\n@y"), "\"x\n'@y\"");
    assert_string_equal(cell("\"=1\""), "\"\"\"'=1\"\"\"");
}

static void numbers_stay_numbers(void **state)
{
    (void)state;
    assert_string_equal(number(-1.25), "-1.25");
    assert_string_equal(number(0.1 + 0.2), "0.3");
    assert_string_equal(number(-0.0), "0");
    assert_string_equal(number(104300), "104300");
    assert_string_equal(number((double)NAN), "");
    assert_string_equal(number((double)INFINITY), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_begins_with_a_mark_and_ends_its_rows_with_cr_lf),
        cmocka_unit_test(a_local_file_has_semicolons_and_decimal_commas),
        cmocka_unit_test(text_is_quoted_where_any_spreadsheet_would_split_it),
        cmocka_unit_test(a_text_that_is_a_formula_elsewhere_is_guarded),
        cmocka_unit_test(a_formula_behind_another_separator_is_guarded_too),
        cmocka_unit_test(numbers_stay_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
