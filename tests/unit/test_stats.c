/*
 * test_stats.c - distributions, intervals, reliability and percentages against published or
 * independently computed values (R 4.2 with psych; closed forms).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "near.h"
#include "score/distribution.h"
#include "score/stats.h"

#include <math.h>
#include <stdlib.h>

/* --- distributions -------------------------------------------------------------------- */

static void t_has_its_closed_forms(void **state)
{
    (void)state;
    /* df 1 (Cauchy): 1 - 2 atan(t) / pi; df 2: 1 - t / sqrt(2 + t^2). */
    for (double t = 0.01; t < 200; t *= 1.7) {
        close_to(student_two_sided(t, 1), 1 - 2 * atan(t) / acos(-1), 1e-13, "df 1");
        close_to(student_two_sided(-t, 2), 1 - t / sqrt(2 + t * t), 1e-13, "df 2");
    }
    assert_true(isnan(student_two_sided(NAN, 3)) && isnan(student_two_sided(1, 0)));
}

static void t_quantiles_are_those_of_the_tables(void **state)
{
    static const struct {
        double df, expected;
    } table[] = {
        {1, 12.706204736174698},    {2, 4.302652729749464},   {4, 2.7764451051977934},
        {5, 2.5705818356363146},    {10, 2.2281388519862744}, {30, 2.0422724563012378},
        {1000, 1.9623390808264078},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        close_to(student_quantile(0.975, table[i].df), table[i].expected, 1e-10, "t");
        close_to(student_quantile(0.025, table[i].df), -table[i].expected, 1e-10, "-t");
    }
    close_to(student_quantile(0.5, 7), 0, 1e-12, "median");
}

static void quantiles_invert_their_distribution(void **state)
{
    (void)state;
    for (double df = 0.7; df < 3000; df *= 2.3)
        for (double p = 0.51; p < 0.99; p += 0.0245) {
            double t = student_quantile(p, df);

            close_to(1 - student_two_sided(t, df) / 2, p, 1e-12, "t");
        }
    for (double a = 0.5; a < 500; a *= 3.1)
        for (double b = 0.5; b < 500; b *= 2.7)
            close_to(beta_regularised(a, b, beta_quantile(a, b, 0.31)), 0.31, 1e-11,
                     "beta");
}

static void f_quantiles_have_their_closed_forms(void **state)
{
    (void)state;
    /* F(2, 2) = p / (1 - p); F(1, n) is the square of t. */
    close_to(fisher_quantile(0.975, 2, 2), 39, 1e-10, "F(2,2)");
    close_to(fisher_quantile(0.95, 1, 7), pow(student_quantile(0.975, 7), 2), 1e-10,
             "F(1,7)");
    close_to(fisher_quantile(0.975, 4, 12), 1 / fisher_quantile(0.025, 12, 4), 1e-10,
             "1/F");
}

/* --- totals: G11 to G15 ----------------------------------------------------------- */

static const double five_totals[] = {62, 55, 71, 48, 66}, four_totals[] = {44, 51, 39, 47};

static void totals_have_their_t_interval(void **state)
{
    const double high[] = {96, 98, 100}, cut[] = {39, 40};
    struct sample s = sample_of(five_totals, 5);
    struct interval i = mean_interval(s, 0);

    (void)state;
    close_to(s.mean, 60.4, 1e-12, "G11 mean");
    close_to(s.sd, 9.0719347, 5e-8, "G11 sd");
    close_to(i.low, 49.135705, 5e-7, "G11 low");
    close_to(i.high, 71.664295, 5e-7, "G11 high");
    i = mean_interval(s, 8);
    close_to(i.low, 53.025788, 5e-7, "G11 low of 8");
    close_to(i.high, 67.774212, 5e-7, "G11 high of 8");
    i = mean_interval(sample_of(high, 3), 0);
    close_to(i.low, 93.031725, 5e-7, "G12 low");
    close_to(i.high, 102.968275, 5e-7, "G12 high");
    i = interval_clip(i, 20, 100);
    close_to(i.low, 93.031725, 5e-7, "G12 low");
    close_to(i.high, 100, 0, "G12 clipped");
    i = mean_interval(sample_of(cut, 2), 0);
    close_to(i.low, 33.147, 5e-4, "G13 low");
    close_to(i.high, 45.853, 5e-4, "G13 high");
}

static void one_person_or_no_spread_has_no_interval(void **state)
{
    const double same[] = {100.0 / 3, 100.0 / 3, 100.0 / 3};
    struct sample s = sample_of(same, 3);

    (void)state;
    close_to(s.sd, 0, 0, "sd");
    assert_true(isnan(mean_interval(s, 0).low));
    s = sample_of(same, 1);
    assert_true(isnan(s.sd) && isnan(mean_interval(s, 0).low));
    assert_true(isnan(interval_clip(mean_interval(s, 0), 20, 100).high));
}

static void totals_are_compared_by_welch(void **state)
{
    const double half[] = {0.5, 0.5};
    struct sample s[2] = {sample_of(five_totals, 5), sample_of(four_totals, 4)};
    struct contrast w = welch(s[0], s[1]), b = contrast_of(s, half, 2);

    (void)state;
    close_to(w.value, 15.15, 1e-12, "G14 difference");
    close_to(w.t, 3.1689406, 5e-8, "G14 t");
    close_to(w.df, 6.4200442, 5e-8, "G14 df");
    close_to(w.p, 0.0176546, 5e-8, "G14 p");
    close_to(w.low, 3.634907, 5e-7, "G14 low");
    close_to(w.high, 26.6650934, 5e-8, "G14 high"); /* by numerical integration */
    close_to(b.value, 52.825, 1e-12, "G14 balanced");
    close_to((5 * s[0].mean + 4 * s[1].mean) / 9, 53.666667, 5e-7, "G14 pooled");
    close_to(b.df, w.df, 1e-12, "G14 balanced df");
    close_to(b.high - b.low, (w.high - w.low) / 2, 1e-12, "G14 balanced width");
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The means of all n^n samples of n values with replacement, ascending. */
static int all_resamples(const double *value, int n, double *mean)
{
    int count = 1;

    for (int i = 0; i < n; i++)
        count *= n;
    for (int deal = 0; deal < count; deal++) {
        double sum = 0;

        for (int i = 0, rest = deal; i < n; i++, rest /= n)
            sum += value[rest % n];
        mean[deal] = sum / n;
    }
    qsort(mean, (size_t)count, sizeof *mean, ascending);
    return count;
}

static void t_interval_is_wider_than_the_bootstrap_of_three(void **state)
{
    static const struct {
        double mean;
        int times;
    } expected[] = {{50, 1},    {53.33, 3}, {56.67, 6}, {60, 7},
                    {63.33, 6}, {66.67, 3}, {70, 1}};
    const double value[] = {50, 60, 70};
    double mean[27];
    struct interval i = mean_interval(sample_of(value, 3), 0);
    int at = 0;

    (void)state;
    assert_int_equal(all_resamples(value, 3, mean), 27);
    for (size_t k = 0; k < sizeof expected / sizeof *expected; k++)
        for (int time = 0; time < expected[k].times; time++)
            close_to(mean[at++], expected[k].mean, 5e-3, "G15 resample");
    /* Each end is more than 2.5 % of the resamples: the percentile interval is all. */
    close_to(mean[(int)(0.025 * 27)], 50, 0, "G15 bootstrap low");
    close_to(mean[(int)(0.975 * 27)], 70, 0, "G15 bootstrap high");
    close_to(i.low, 35.16, 5e-3, "G15 low");
    close_to(i.high, 84.84, 5e-3, "G15 high");
}

static void the_median_is_that_of_type_seven(void **state)
{
    const int even[5] = {0, 1, 1, 1, 1}, odd[5] = {2, 0, 0, 0, 3};

    (void)state;
    close_to(median_of_counts(even, 5), 3.5, 0, "even");
    close_to(median_of_counts(odd, 5), 5, 0, "odd");
}

/* --- reliability, many tests, percentages: G16 to G19, G22 ------------------------ */

static double column_variance(const double *answers, int n, int k, int column)
{
    double value[5];
    struct sample s;

    for (int row = 0; row < n; row++) {
        value[row] = 0;
        for (int i = 0; i < k; i++)
            if (column < 0 || i == column)
                value[row] += answers[row * k + i];
    }
    s = sample_of(value, n);
    return s.sd * s.sd;
}

static void alpha_has_feldts_interval(void **state)
{
    const double five[] = {4, 5, 4, 3, 2, 3, 2, 2, 3, 3, 4, 3, 5, 4, 5, 5, 1, 2, 1, 2};
    const double variance[] = {2.5, 1.3, 2.7, 1.5};
    const double same[] = {3, 3, 3, 3, 3, 3};
    struct reliability r = cronbach(five, 5, 4), none = cronbach(same, 2, 3);

    (void)state;
    for (int i = 0; i < 4; i++)
        close_to(column_variance(five, 5, 4, i), variance[i], 1e-12, "G16 item");
    close_to(column_variance(five, 5, 4, -1), 27.3, 1e-12, "G16 total");
    close_to(r.alpha, 0.9426129, 5e-8, "G16 alpha");
    close_to(r.low, 0.763496, 5e-7, "G16 low");
    close_to(r.high, 0.993442, 5e-7, "G16 high");
    assert_true(isnan(none.alpha) && isnan(none.low) && isnan(none.high));
    assert_true(isnan(cronbach(five, 1, 4).alpha) && isnan(cronbach(five, 5, 1).alpha));
}

/* Statements that contradict each other: alpha and its lower limit stay where they are. */
static void alpha_may_be_far_below_zero(void **state)
{
    const double contrary[] = {1, 5, 2, 5, 1, 4, 2, 4, 5, 4, 3, 1};
    struct reliability r = cronbach(contrary, 4, 3);

    (void)state;
    close_to(r.alpha, -4.8888889, 5e-8, "G17");
    /* F(3, 6) by numerical integration of its density. */
    close_to(r.low, -37.859591, 5e-7, "G17 low");
    close_to(r.high, 0.600339, 5e-7, "G17 high");
}

static void benjamini_hochberg_adjusts_twenty(void **state)
{
    const double p[20] = {.001, .008, .039, .041, .042, .060, .074, .205, .212, .216,
                          .222, .251, .269, .275, .34,  .341, .384, .569, .594, .696};
    const double expected[20] = {.02,     .08,     .168,    .168,    .168,
                                 .2,      .211429, .392857, .392857, .392857,
                                 .392857, .392857, .392857, .392857, .42625,
                                 .42625,  .451765, .625263, .625263, .696};
    double q[20];

    (void)state;
    benjamini_hochberg(p, 20, q);
    for (int i = 0; i < 20; i++)
        close_to(q[i], expected[i], 5e-7, "G18");
}

/* Holm's p values of the same tests, for comparison: never below Benjamini and Hochberg's
 * q.  The reports do not use them. */
static void holm_is_stricter(void **state)
{
    const double p[20] = {.001, .008, .039, .041, .042, .060, .074, .205, .212, .216,
                          .222, .251, .269, .275, .34,  .341, .384, .569, .594, .696};
    const double expected[] = {.02, .152, .702};
    double q[20], holm = 0;

    (void)state;
    benjamini_hochberg(p, 20, q);
    for (int i = 0; i < 20; i++) {
        holm = fmin(fmax(holm, p[i] * (20 - i)), 1);
        if (i < 3)
            close_to(holm, expected[i], 1e-12, "G18 Holm");
        assert_true(holm >= q[i] - 1e-12);
    }
}

static void benjamini_hochberg_skips_what_was_not_tested(void **state)
{
    const double p[] = {.02, NAN, .005, .02, 1, NAN, .3};
    const double expected[] = {.0333333, NAN, .025, .0333333, 1, NAN, .375};
    double q[7];

    (void)state;
    benjamini_hochberg(p, 7, q);
    for (int i = 0; i < 7; i++)
        close_to(q[i], expected[i], 5e-8, "G19");
}

static void percentages_sum_to_a_hundred(void **state)
{
    const int thirds[5] = {1, 1, 1, 0, 0}, sixths[5] = {1, 1, 1, 1, 2}, none[5] = {0};
    const int expected[5] = {34, 33, 33, 0, 0};
    int percent[5];

    (void)state;
    percentages(thirds, 5, percent);
    assert_memory_equal(percent, expected, sizeof percent);
    assert_int_equal(3 * (int)lround(100.0 / 3), 99);
    assert_int_equal(4 * (int)lround(100.0 / 6) + (int)lround(200.0 / 6), 101);
    percentages(sixths, 5, percent);
    assert_int_equal(percent[0] + percent[1] + percent[2] + percent[3] + percent[4], 100);
    percentages(none, 5, percent);
    assert_memory_equal(percent, none, sizeof percent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_has_its_closed_forms),
        cmocka_unit_test(t_quantiles_are_those_of_the_tables),
        cmocka_unit_test(quantiles_invert_their_distribution),
        cmocka_unit_test(f_quantiles_have_their_closed_forms),
        cmocka_unit_test(totals_have_their_t_interval),
        cmocka_unit_test(one_person_or_no_spread_has_no_interval),
        cmocka_unit_test(totals_are_compared_by_welch),
        cmocka_unit_test(t_interval_is_wider_than_the_bootstrap_of_three),
        cmocka_unit_test(the_median_is_that_of_type_seven),
        cmocka_unit_test(alpha_has_feldts_interval),
        cmocka_unit_test(alpha_may_be_far_below_zero),
        cmocka_unit_test(benjamini_hochberg_adjusts_twenty),
        cmocka_unit_test(holm_is_stricter),
        cmocka_unit_test(benjamini_hochberg_skips_what_was_not_tested),
        cmocka_unit_test(percentages_sum_to_a_hundred),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
