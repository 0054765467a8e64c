/*
 * test_properties.c - what must hold for any answers, on thousands of random cases from a
 * fixed seed: against brute force, under mirroring, and of many tests and percentages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "near.h"
#include "score/rank_test.h"
#include "score/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BRUTE_PEOPLE = 12, TESTS = 20, LIKERT = 5 };

static struct arena scratch;
static uint32_t seed = 20260930;

static int random_below(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)n);
}

/* n answers, of all five values or only few of them. */
static void random_counts(int *count, int n)
{
    int first = random_below(LIKERT), range = 1 + random_below(LIKERT - first);

    memset(count, 0, LIKERT * sizeof *count);
    for (int i = 0; i < n; i++)
        count[first + random_below(range)]++;
}

/* --- the exact p ---------------------------------------------------------------------- */

/* Doubled midrank sum of the people chosen by the bits of a deal. */
static int rank_sum(const int *rank, int n, int deal)
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        if (deal >> i & 1)
            sum += rank[i];
    return sum;
}

static int people_in(int deal)
{
    int people = 0;

    for (; deal; deal &= deal - 1)
        people++;
    return people;
}

/* p and the smallest p by going through all C(n, n1) deals; the first n1 values are the
 * first group. */
static struct exact_p brute_force(const double *value, int n, int n1)
{
    int rank[BRUTE_PEOPLE], mean = n1 * (n + 1), observed, farthest = 0, at_farthest = 0;
    int as_far = 0, deals = 0;

    for (int i = 0; i < n; i++) {
        rank[i] = 1;
        for (int k = 0; k < n; k++)
            rank[i] += value[k] < value[i] ? 2 : value[k] == value[i] ? 1 : 0;
    }
    observed = abs(rank_sum(rank, n, (1 << n1) - 1) - mean);
    for (int deal = 0; deal < 1 << n; deal++) {
        int distance;

        if (people_in(deal) != n1)
            continue;
        distance = abs(rank_sum(rank, n, deal) - mean);
        deals++;
        as_far += distance >= observed;
        if (distance > farthest) {
            farthest = distance;
            at_farthest = 0;
        }
        at_farthest += distance == farthest;
    }
    return (struct exact_p){(double)as_far / deals, (double)at_farthest / deals, false};
}

static void is_brute_force(const double *value, int n, int n1)
{
    struct tally t = tally_values(&scratch, value, n1, value + n1, n - n1);
    struct exact_p p = mann_whitney_exact(&scratch, &t), q = brute_force(value, n, n1);

    close_to(p.p, q.p, 1e-14, "p");
    close_to(p.smallest, q.smallest, 1e-14, "smallest p");
    assert_false(p.approximate);
    arena_reset(&scratch);
}

/* Up to five values go in pairs, more by the table. */
static void exact_p_is_that_of_all_deals(void **state)
{
    (void)state;
    for (int round = 0; round < 3000; round++) {
        int n = 2 + random_below(BRUTE_PEOPLE - 1), n1 = 1 + random_below(n - 1);
        int values = 1 + random_below(round % 2 ? LIKERT : 30);
        double value[BRUTE_PEOPLE];

        for (int i = 0; i < n; i++)
            value[i] = random_below(values) / 3.0;
        is_brute_force(value, n, n1);
    }
}

/* The same p by counting the deals by (people dealt, rank sum), for more people than brute
 * force can do.  The counts must stay below 2^53 in all. */
static double counted_p(const int *first, const int *second)
{
    enum { PEOPLE = 50, SUMS = PEOPLE * 2 * PEOPLE + 1 };
    static double ways[PEOPLE + 1][SUMS];
    int n = 0, n1 = 0, observed = 0, rank[PEOPLE], mean;
    double all = 0, tail = 0;

    for (int k = 0, people = 0; k < LIKERT; k++) {
        int tied = first[k] + second[k];

        observed += first[k] * (2 * people + tied + 1);
        n1 += first[k];
        for (int i = 0; i < tied; i++)
            rank[n++] = 2 * people + tied + 1;
        people += tied;
    }
    memset(ways, 0, sizeof ways);
    ways[0][0] = 1;
    for (int i = 0; i < n; i++)
        for (int dealt = i < n1 ? i : n1 - 1; dealt >= 0; dealt--)
            for (int sum = 0; sum + rank[i] < SUMS; sum++)
                ways[dealt + 1][sum + rank[i]] += ways[dealt][sum];
    mean = n1 * (n + 1);
    for (int sum = 0; sum < SUMS; sum++) {
        all += ways[n1][sum];
        if (abs(sum - mean) >= abs(observed - mean))
            tail += ways[n1][sum];
    }
    return tail / all;
}

static void exact_p_of_fifty_people_is_a_count(void **state)
{
    (void)state;
    for (int round = 0; round < 60; round++) {
        int first[LIKERT], second[LIKERT], n1 = 5 + random_below(41);
        struct tally t = {LIKERT, first, second};

        random_counts(first, n1);
        random_counts(second, 50 - n1);
        close_to(mann_whitney_exact(&scratch, &t).p, counted_p(first, second), 1e-13, "p");
        arena_reset(&scratch);
    }
}

/* Lots of deals are passed over for large groups; a far tail must not lose its digits. */
static void large_groups_keep_their_small_p(void **state)
{
    const int first[LIKERT] = {0, 0, 0, 1, 199}, second[LIKERT] = {199, 1, 0, 0, 0};
    const int equal[LIKERT] = {40, 40, 40, 40, 40}, two[LIKERT] = {0, 120, 0, 80, 0};
    const int shifted[LIKERT] = {0, 95, 0, 105, 0};
    struct tally apart = {LIKERT, first, second}, alike = {LIKERT, equal, equal};
    struct tally pair = {LIKERT, two, shifted};
    struct exact_p p = mann_whitney_exact(&scratch, &apart);
    double fisher = 0, deals = lgamma(401) - 2 * lgamma(201);

    (void)state;
    assert_true(p.p > 0);
    close_to(p.p / p.smallest, 1, 1e-9, "separated");
    close_to(log(p.smallest), log(2) - deals, 1e-9, "smallest p");
    close_to(mann_whitney_exact(&scratch, &alike).p, 1, 0, "alike");
    /* Two values: the two tails of a hypergeometric distribution, mean 107.5. */
    for (int x = 0; x <= 200; x++)
        if (x <= 95 || x >= 120)
            fisher += exp(lgamma(216) - lgamma(x + 1) - lgamma(216 - x) + lgamma(186) -
                          lgamma(201 - x) - lgamma(x - 14) - deals) *
                      (x >= 15);
    close_to(mann_whitney_exact(&scratch, &pair).p / fisher, 1, 1e-9, "two values");
    arena_reset(&scratch);
}

/* --- two groups ------------------------------------------------------------------- */

static void swapping_the_groups_mirrors(void **state)
{
    (void)state;
    for (int round = 0; round < 2000; round++) {
        int first[LIKERT], second[LIKERT];
        int n1 = 1 + random_below(60), n2 = 1 + random_below(60);

        random_counts(first, n1);
        random_counts(second, n2);
        struct tally t = {LIKERT, first, second}, back = {LIKERT, second, first};
        struct exact_p p = mann_whitney_exact(&scratch, &t);
        struct exact_p q = mann_whitney_exact(&scratch, &back);
        struct cliff c = cliff_delta(&t), d = cliff_delta(&back);
        struct sample s = sample_of_counts(first, LIKERT),
                      m = sample_of_counts(second, LIKERT);
        struct contrast w = welch(s, m), v = welch(m, s);

        arena_reset(&scratch);
        close_to(mann_whitney_u(&t) + mann_whitney_u(&back), (double)n1 * n2, 0, "U");
        close_to(p.p, q.p, 1e-12, "p");
        close_to(p.smallest, q.smallest, 1e-12, "smallest p");
        assert_true(p.p > 0 && p.p <= 1 && p.smallest <= p.p);
        close_to(mann_whitney_normal_p(&t, true), mann_whitney_normal_p(&back, true), 1e-13,
                 "normal p");
        close_to(c.delta, -d.delta, 1e-13, "delta");
        close_to(c.low, -d.high, 1e-11, "delta low");
        close_to(c.high, -d.low, 1e-11, "delta high");
        close_to(w.value, -v.value, 0, "difference");
        close_to(w.t, -v.t, 1e-11, "t");
        close_to(w.df, v.df, 1e-9, "df");
        close_to(w.p, v.p, 1e-12, "Welch p");
        close_to(w.low, -v.high, 1e-11, "low");
        close_to(w.high, -v.low, 1e-11, "high");
    }
}

static void contains(double low, double value, double high)
{
    assert_true(isnan(low) == isnan(high));
    if (!isnan(low))
        assert_true(low <= value && value <= high);
}

static void intervals_contain_their_estimate(void **state)
{
    (void)state;
    for (int round = 0; round < 2000; round++) {
        int first[LIKERT], second[LIKERT], n = 2 + random_below(30),
                                           k = 2 + random_below(9);
        double answers[40 * 10];
        struct tally t = {LIKERT, first, second};

        random_counts(first, 1 + random_below(40));
        random_counts(second, 1 + random_below(40));
        struct sample s = sample_of_counts(first, LIKERT),
                      m = sample_of_counts(second, LIKERT);
        struct interval i = mean_interval(s, 0), part = mean_interval(s, s.n + 5);
        struct contrast w = welch(s, m);
        struct cliff c = cliff_delta(&t);
        struct reliability r;

        contains(i.low, s.mean, i.high);
        contains(part.low, s.mean, part.high);
        assert_true(isnan(i.low) || part.high - part.low < i.high - i.low);
        contains(w.low, w.value, w.high);
        contains(c.low, c.delta, c.high);
        assert_true(isnan(c.low) || (c.low >= -1 && c.high <= 1));
        for (int a = 0; a < n * k; a++)
            answers[a] = 1 + random_below(LIKERT);
        r = cronbach(answers, n, k);
        contains(r.low, r.alpha, r.high);
        assert_true(isnan(r.alpha) || r.high <= 1 + 1e-12);
    }
}

/* --- many tests, percentages ------------------------------------------------------ */

static void benjamini_hochberg_keeps_the_order_of_p(void **state)
{
    (void)state;
    for (int round = 0; round < 3000; round++) {
        double p[TESTS], q[TESTS];
        int n = 1 + random_below(TESTS);

        for (int i = 0; i < n; i++)
            p[i] = random_below(8) ? (1 + random_below(1000)) / 1000.0 : (double)NAN;
        benjamini_hochberg(p, n, q);
        for (int i = 0; i < n; i++) {
            assert_true(isnan(p[i]) ? isnan(q[i]) : q[i] >= p[i] && q[i] <= 1);
            for (int k = 0; k < n; k++)
                if (p[i] <= p[k])
                    assert_true(q[i] <= q[k]);
        }
    }
}

static void percentages_are_the_nearest_that_make_a_hundred(void **state)
{
    (void)state;
    for (int round = 0; round < 5000; round++) {
        int count[LIKERT], percent[LIKERT], n = 1 + random_below(400), sum = 0;

        random_counts(count, n);
        percentages(count, LIKERT, percent);
        for (int i = 0; i < LIKERT; i++) {
            sum += percent[i];
            assert_true(fabs(percent[i] - 100.0 * count[i] / n) < 1);
            for (int k = 0; k < LIKERT; k++)
                if (count[i] > count[k])
                    assert_true(percent[i] >= percent[k]);
        }
        assert_int_equal(sum, 100);
    }
}

static int stop(void **state)
{
    (void)state;
    arena_drop(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_p_is_that_of_all_deals),
        cmocka_unit_test(exact_p_of_fifty_people_is_a_count),
        cmocka_unit_test(large_groups_keep_their_small_p),
        cmocka_unit_test(swapping_the_groups_mirrors),
        cmocka_unit_test(intervals_contain_their_estimate),
        cmocka_unit_test(benjamini_hochberg_keeps_the_order_of_p),
        cmocka_unit_test(percentages_are_the_nearest_that_make_a_hundred),
    };

    return cmocka_run_group_tests(tests, NULL, stop);
}
