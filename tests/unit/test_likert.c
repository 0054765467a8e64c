/*
 * test_likert.c - shares, order and places of the bars that show how people answered.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compose/likert.h"
#include "near.h"

static struct diagnosis d;
static struct likert_row rows[QUESTIONS];

static void set_counts(int question, enum group group, const int counts[LIKERT_ANSWERS])
{
    struct item *item = &d.score.question[question].by[group];

    memcpy(item->counts, counts, sizeof item->counts);
    for (int i = 0; i < LIKERT_ANSWERS; i++)
        item->n += counts[i];
}

static void pooled(int question, int a, int b, int c, int e, int f)
{
    set_counts(question, GROUP_POOLED, (const int[]){a, b, c, e, f});
}

static int start(void **state)
{
    (void)state;
    memset(&d, 0, sizeof d);
    return 0;
}

static void lowest_net_agreement_comes_first(void **state)
{
    (void)state;
    pooled(3, 1, 1, 2, 3, 3);  /* +40 % */
    pooled(7, 4, 4, 1, 1, 0);  /* -70 % */
    pooled(9, 0, 1, 8, 1, 0);  /* 0, 10 % disagree */
    pooled(12, 0, 4, 2, 4, 0); /* 0, 40 % disagree */
    pooled(15, 2, 2, 1, 2, 2); /* 0 of nine, 44 % disagree */
    assert_int_equal(likert_rows(&d, false, rows), 5);
    static const int order[] = {7, 15, 12, 9, 3, 0, 1, 2, 4, 5};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        assert_int_equal(rows[i].question, order[i]);
    assert_int_equal(rows[5].people, 0);
    assert_true(likert_negative(&rows[0]));
    assert_false(likert_negative(&rows[1]));
    assert_false(likert_negative(&rows[4]));
}

static void shares_are_whole_and_add_to_a_hundred(void **state)
{
    (void)state;
    pooled(0, 1, 1, 1, 1, 3); /* 14.29 each, 42.86: the largest rests are rounded up */
    likert_rows(&d, false, rows);
    assert_int_equal(rows[0].people, 7);
    assert_int_equal(likert_disagree(&rows[0]) + rows[0].percent[LIKERT_NEUTRAL] +
                         likert_agree(&rows[0]),
                     100);
    assert_int_equal(rows[0].percent[4], 43);
    assert_int_equal(rows[0].percent[0], 15);
    assert_int_equal(likert_disagree(&rows[0]), 29);
}

/* Their difference would be the other department's answers. */
static void both_departments_are_added_only_where_both_are_shown(void **state)
{
    (void)state;
    set_counts(0, GROUP_SALES, (const int[]){1, 2, 3, 1, 0});
    set_counts(0, GROUP_MARKETING, (const int[]){0, 1, 1, 4, 2});
    set_counts(1, GROUP_SALES, (const int[]){1, 2, 3, 1, 0});
    pooled(2, 3, 3, 3, 3, 3);
    assert_int_equal(likert_rows(&d, true, rows), 1);
    assert_int_equal(rows[0].question, 0);
    assert_int_equal(rows[0].people, 15);
    assert_int_equal(rows[0].counts[3], 5);
    for (int i = 1; i < QUESTIONS; i++)
        for (int answer = 0; answer < LIKERT_ANSWERS; answer++)
            assert_int_equal(rows[i].counts[answer] + rows[i].percent[answer], 0);
}

/* Of the row at i: the segment of an answer. */
static struct likert_segment part(int i, const struct likert_scale *scale, int answer)
{
    struct likert_segment segment[LIKERT_ANSWERS];
    int n = likert_segments(&rows[i], scale, segment);

    for (int k = 0; k < n; k++)
        if (segment[k].answer == answer)
            return segment[k];
    fail_msg("row %d has no part %d", i, answer + 1);
    return segment[0];
}

static void bars_start_at_one_line_and_neutral_ones_at_another(void **state)
{
    (void)state;
    pooled(0, 8, 16, 6, 6, 4);  /* 20 40 15 15 10 % */
    pooled(1, 2, 2, 4, 12, 20); /* 5 5 10 30 50 % */
    likert_rows(&d, false, rows);
    struct likert_scale scale = likert_scale(rows, 2, LIKERT_DIVERGING);
    assert_int_equal(scale.left, 60);
    assert_int_equal(scale.right, 80);
    assert_int_equal(scale.neutral, 20);
    /* 60 + 80 + a gap of 6 + 20 percent of people across the drawing. */
    const double unit = 100.0 / 166;
    close_to(likert_base(&scale), 60 * unit, 1e-9, "base line");
    for (int i = 0; i < 2; i++) {
        struct likert_segment two = part(i, &scale, 1);
        close_to(two.x + rows[i].percent[1] * unit, likert_base(&scale), 1e-9, "end of 2");
        close_to(part(i, &scale, 3).x, likert_base(&scale), 1e-9, "start of 4");
        close_to(part(i, &scale, LIKERT_NEUTRAL).x, 146 * unit, 1e-9, "neutral");
    }
    close_to(part(0, &scale, 0).x, 0, 1e-9, "the longest reaches the edge");
    close_to(part(1, &scale, 4).x, 90 * unit, 1e-9, "5 behind 4");
    close_to(part(1, &scale, 4).width, 50 * unit, 0.5, "width of 5");
    assert_true(part(1, &scale, 4).x + part(1, &scale, 4).width <= 140 * unit);
}

static void stacked_bars_fill_the_width_from_one_to_five(void **state)
{
    (void)state;
    pooled(0, 8, 16, 6, 6, 4);
    pooled(1, 0, 0, 0, 0, 9);
    likert_rows(&d, false, rows);
    struct likert_scale scale = likert_scale(rows, 2, LIKERT_STACKED);
    struct likert_segment segment[LIKERT_ANSWERS];
    assert_int_equal(likert_segments(&rows[0], &scale, segment), 5);
    static const double starts[] = {0, 20, 60, 75, 90};
    for (int i = 0; i < LIKERT_ANSWERS; i++) {
        assert_int_equal(segment[i].answer, i);
        close_to(segment[i].x, starts[i], 1e-9, "start");
        assert_true(segment[i].number);
    }
    assert_int_equal(likert_segments(&rows[1], &scale, segment), 1);
    assert_int_equal(segment[0].answer, 4);
}

static void parts_too_narrow_for_two_digits_carry_no_number(void **state)
{
    (void)state;
    pooled(0, 7, 10, 0, 33, 50);
    likert_rows(&d, false, rows);
    struct likert_scale scale = likert_scale(rows, 1, LIKERT_DIVERGING);
    /* 15 of the 200 pixels that stand for 20 + 90 + 6 + 10 percent of people. */
    assert_int_equal(scale.least, 10);
    assert_false(part(0, &scale, 0).number);
    assert_true(part(0, &scale, 1).number);
    assert_true(part(0, &scale, 4).number);
    assert_int_equal(likert_scale(rows, 1, LIKERT_STACKED).least, 8);
    /* Where bars of 100 % stand on each side a digit more or less makes no difference. */
    pooled(1, 99, 0, 0, 1, 0);
    pooled(2, 0, 0, 0, 99, 1);
    pooled(3, 0, 1, 99, 0, 0);
    likert_rows(&d, false, rows);
    scale = likert_scale(rows, 4, LIKERT_DIVERGING);
    assert_int_equal(scale.least, 23);
    for (int i = 0; i < 4; i++)
        if (rows[i].question == 0) {
            assert_false(part(i, &scale, 1).number);
            assert_true(part(i, &scale, 3).number);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(lowest_net_agreement_comes_first, start),
        cmocka_unit_test_setup(shares_are_whole_and_add_to_a_hundred, start),
        cmocka_unit_test_setup(both_departments_are_added_only_where_both_are_shown, start),
        cmocka_unit_test_setup(bars_start_at_one_line_and_neutral_ones_at_another, start),
        cmocka_unit_test_setup(stacked_bars_fill_the_width_from_one_to_five, start),
        cmocka_unit_test_setup(parts_too_narrow_for_two_digits_carry_no_number, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
