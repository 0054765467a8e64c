/*
 * test_rank_test.c - Mann-Whitney, Cliff's delta and Welch on small groups of answers,
 * against R 4.2 (exactRankTests, coin, effsize), exact fractions, and brute force on random
 * groups.
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
#include <stdio.h>

static struct arena scratch;

/* --- two groups of answers: G1 to G10 ---------------------------------------------------
 */

struct two_groups {
    const char *name;
    int first[5], second[5];
    double u, variance, p, asymptotic, corrected;
    double delta, low, high;
    double t, df, welch_p;
    double rwg[2], awg[2];
};

#define NOT_GIVEN (-99)

// clang-format off
static const struct two_groups golden[] = {
    {"G1", {1, 1, 1, 0, 0}, {0, 0, 1, 1, 1}, 0.5, 5.1, 0.2, 0.0765225005,
     0.1211832728, -0.8888889, -0.996184, 0.288329, -2.4494897, 4, 0.0704840, {0.5,
     0.5}, {NOT_GIVEN, NOT_GIVEN}},
    {"G2", {1, 2, 0, 0, 0}, {0, 0, 0, 2, 1}, 0, NOT_GIVEN, 0.1, NOT_GIVEN,
     0.0721981977, -1, -1, -0.267701, -5.6568542, 4, 0.0048127, {0.8333333,
     0.8333333}, {NOT_GIVEN, NOT_GIVEN}},
    {"G3", {0, 0, 3, 0, 0}, {0, 0, 4, 0, 0}, 6, 0, 1, NAN, NAN, 0, NAN, NAN, NAN, NAN,
     NAN, {1, 1}, {1, 1}},
    {"G4", {0, 3, 0, 0, 0}, {0, 0, 0, 3, 0}, 0, NOT_GIVEN, 0.1, NOT_GIVEN, NOT_GIVEN,
     -1, -1, -0.267701, NAN, NAN, NAN, {1, 1}, {NAN, NAN}},
    {"G5", {1, 3, 3, 1, 0}, {0, 0, 1, 4, 2}, 4.5, 70, 0.0038850039, NOT_GIVEN,
     0.0059772681, -0.8392857, -0.970495, -0.324579, -3.9252729, 12.7257097,
     0.0018098, {0.5714286, 0.7619048}, {0.6, 0.6969697}},
    {"G6", {1, 0, 3, 0, 1}, {0, 1, 3, 1, 0}, 12.5, NOT_GIVEN, 1, NOT_GIVEN, NOT_GIVEN,
     0, -0.664632, 0.664632, 0, NOT_GIVEN, 1, {0, 0.75}, {NOT_GIVEN, NOT_GIVEN}},
    {"G7", {4, 1, 0, 0, 1}, {1, 2, 1, 0, 0}, 8, NOT_GIVEN, 0.4523809524, NOT_GIVEN,
     NOT_GIVEN, -0.3333333, -0.842692, 0.490898, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, {0,
     NOT_GIVEN}, {-0.621053, NOT_GIVEN}},
    {"G8", {0, 2, 5, 4, 1}, {2, 4, 3, 1, 0}, 93.5, NOT_GIVEN, 0.0211908834, NOT_GIVEN,
     0.0233644697, 0.5583333, 0.065932, 0.832058, 2.6191280, 18.7546739, 0.0169994,
     {NOT_GIVEN, NOT_GIVEN}, {NOT_GIVEN, NOT_GIVEN}},
    {"G9", {0, 0, 0, 1, 0}, {0, 1, 2, 0, 0}, 3, NOT_GIVEN, 0.5, NOT_GIVEN, NOT_GIVEN,
     1, NAN, NAN, NAN, NAN, NAN, {NAN, NOT_GIVEN}, {NAN, NOT_GIVEN}},
    {"G10", {1, 2, 1, 0, 0}, {0, 0, 0, 2, 2}, 0, NOT_GIVEN, 0.0285714286, NOT_GIVEN,
     NOT_GIVEN, -1, -1, -0.688264, -5, 5.4, 0.0033104, {NOT_GIVEN, NOT_GIVEN},
     {NOT_GIVEN, NAN}},
};
// clang-format on

static void expect(const char *name, const char *what, double value, double expected,
                   double tolerance)
{
    char label[64];

    snprintf(label, sizeof label, "%s %s", name, what);
    if (expected != NOT_GIVEN)
        close_to(value, expected, tolerance, label);
}

static void golden_groups_give_their_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        const struct two_groups *g = &golden[i];
        struct tally t = {5, g->first, g->second};
        struct sample s[2] = {sample_of_counts(g->first, 5),
                              sample_of_counts(g->second, 5)};
        struct contrast w = welch(s[0], s[1]);
        struct cliff c = cliff_delta(&t);

        expect(g->name, "U", mann_whitney_u(&t), g->u, 0);
        expect(g->name, "variance", mann_whitney_variance(&t), g->variance, 1e-9);
        expect(g->name, "p", mann_whitney_exact(&scratch, &t).p, g->p, 5e-11);
        expect(g->name, "asymptotic", mann_whitney_normal_p(&t, false), g->asymptotic,
               5e-11);
        expect(g->name, "corrected", mann_whitney_normal_p(&t, true), g->corrected, 5e-11);
        expect(g->name, "delta", c.delta, g->delta, 5e-8);
        expect(g->name, "low", c.low, g->low, 5e-7);
        expect(g->name, "high", c.high, g->high, 5e-7);
        expect(g->name, "t", w.t, g->t, 5e-8);
        expect(g->name, "df", w.df, g->df, 5e-8);
        expect(g->name, "welch p", w.p, g->welch_p, 5e-8);
        for (int k = 0; k < 2; k++) {
            expect(g->name, "rwg", agreement_rwg(s[k].sd, 5), g->rwg[k], 5e-8);
            expect(g->name, "awg", agreement_awg(s[k], 1, 5), g->awg[k], 5e-7);
        }
    }
}

static void exact_p_is_the_exact_fraction(void **state)
{
    static const struct {
        int golden;
        double ways, deals;
    } table[] = {{0, 4, 20},   {1, 2, 20},         {2, 35, 35}, {3, 2, 20}, {4, 25, 6435},
                 {6, 95, 210}, {7, 13703, 646646}, {8, 2, 4},   {9, 2, 70}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct two_groups *g = &golden[table[i].golden];
        struct tally t = {5, g->first, g->second};

        expect(g->name, "p", mann_whitney_exact(&scratch, &t).p,
               table[i].ways / table[i].deals, 0);
    }
}

static void constant_groups_have_a_difference_but_no_test(void **state)
{
    const struct two_groups *g = &golden[3];
    struct contrast w =
        welch(sample_of_counts(g->first, 5), sample_of_counts(g->second, 5));

    (void)state;
    close_to(w.value, -2, 0, "difference");
    assert_true(isnan(w.error) && isnan(w.low) && isnan(w.high));
}

static void group_five_is_described(void **state)
{
    struct sample s = sample_of_counts(golden[4].first, 5);
    struct sample m = sample_of_counts(golden[4].second, 5);

    (void)state;
    close_to(s.mean, 2.5, 0, "mean S");
    close_to(m.mean, 4.142857, 5e-7, "mean M");
    close_to(s.sd, 0.9258201, 5e-8, "sd S");
    close_to(m.sd, 0.6900656, 5e-8, "sd M");
    close_to(median_of_counts(golden[4].first, 5), 2.5, 0, "median S");
    close_to(median_of_counts(golden[4].second, 5), 4, 0, "median M");
}

/* Without ties the smallest p belongs to complete separation: 2 / C(n1 + n2, n1) (G25). */
static void smallest_p_without_ties_is_that_of_separation(void **state)
{
    static const struct {
        int n1, n2;
        double expected, tolerance;
    } table[] = {{3, 3, .1, 1e-12},    {3, 4, .0571, 5e-5},  {3, 5, .0357, 5e-5},
                 {4, 4, .0286, 5e-5},  {4, 5, .0159, 5e-5},  {5, 5, .00794, 5e-6},
                 {5, 7, .00253, 5e-6}, {5, 8, .00155, 5e-6}, {6, 6, .00216, 5e-6}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double first[8], second[8];

        for (int k = 0; k < 8; k++) {
            first[k] = 2 * k;
            second[k] = 2 * k + 1;
        }
        struct tally t = tally_values(&scratch, first, table[i].n1, second, table[i].n2);

        close_to(mann_whitney_exact(&scratch, &t).smallest, table[i].expected,
                 table[i].tolerance, "smallest p");
    }
}

/* --- properties on random groups, fixed seed
 * ---------------------------------------------- */

static uint32_t seed = 20260930;

static int random_below(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)n);
}

/* The same p by going through all C(n, n1) deals of the people. */
static double brute_force_p(const double *all, int n, int n1)
{
    double rank[10], observed = 0, mean = n1 * (n + 1) / 2.0;
    int extreme = 0, deals = 0;

    for (int i = 0; i < n; i++) {
        rank[i] = 0.5;
        for (int k = 0; k < n; k++)
            rank[i] += all[k] < all[i] ? 1 : all[k] == all[i] ? 0.5 : 0;
    }
    for (int i = 0; i < n1; i++)
        observed += rank[i];
    for (int deal = 0; deal < 1 << n; deal++) {
        double sum = 0;
        int people = 0;

        for (int i = 0; i < n; i++)
            if (deal >> i & 1) {
                sum += rank[i];
                people++;
            }
        if (people != n1)
            continue;
        deals++;
        extreme += fabs(sum - mean) >= fabs(observed - mean) - 1e-9;
    }
    return (double)extreme / deals;
}

static void exact_p_equals_going_through_all_deals(void **state)
{
    (void)state;
    for (int round = 0; round < 400; round++) {
        int n = 2 + random_below(9), n1 = 1 + random_below(n - 1);
        int range = 1 + random_below(12);
        double all[10];

        for (int i = 0; i < n; i++)
            all[i] = random_below(range);
        struct tally t = tally_values(&scratch, all, n1, all + n1, n - n1);

        close_to(mann_whitney_exact(&scratch, &t).p, brute_force_p(all, n, n1), 1e-14, "p");
    }
}

/* Many distinct values go by the table, which brute force cannot check at this size. */
static void table_and_normal_p_agree_for_forty_people(void **state)
{
    double first[20], second[20];

    (void)state;
    for (int i = 0; i < 20; i++) {
        first[i] = random_below(1000);
        second[i] = random_below(1000) + 150;
    }
    struct tally t = tally_values(&scratch, first, 20, second, 20);
    double exact = mann_whitney_exact(&scratch, &t).p;

    close_to(exact, mann_whitney_normal_p(&t, true), 0.004, "p");
    assert_true(exact > 0 && exact < 1);
}

static void swapping_the_groups_mirrors_everything(void **state)
{
    (void)state;
    for (int round = 0; round < 200; round++) {
        int first[5] = {0}, second[5] = {0}, n1 = 2 + random_below(12),
            n2 = 2 + random_below(12);

        for (int i = 0; i < n1; i++)
            first[random_below(5)]++;
        for (int i = 0; i < n2; i++)
            second[random_below(5)]++;
        struct tally t = {5, first, second}, back = {5, second, first};
        struct cliff c = cliff_delta(&t), d = cliff_delta(&back);
        struct exact_p p = mann_whitney_exact(&scratch, &t);
        struct exact_p q = mann_whitney_exact(&scratch, &back);
        struct contrast w = welch(sample_of_counts(first, 5), sample_of_counts(second, 5));
        struct contrast v = welch(sample_of_counts(second, 5), sample_of_counts(first, 5));

        close_to(p.p, q.p, 1e-13, "p");
        close_to(p.smallest, q.smallest, 1e-13, "smallest p");
        assert_true(p.smallest <= p.p + 1e-15);
        close_to(c.delta, -d.delta, 1e-13, "delta");
        close_to(c.low, -d.high, 1e-12, "interval");
        close_to(w.t, -v.t, 1e-12, "t");
        close_to(w.df, v.df, 1e-9, "df");
    }
}

static void two_hundred_against_two_hundred_is_exact(void **state)
{
    int first[5] = {40, 40, 40, 40, 40}, second[5] = {30, 36, 40, 44, 50};
    struct tally t = {5, first, second};
    struct exact_p p = mann_whitney_exact(&scratch, &t);

    (void)state;
    close_to(p.p, mann_whitney_normal_p(&t, true), 5e-4, "p");
    /* Separation takes 26 of the 80 people with the middle answer, from either end. */
    close_to(log(p.smallest),
             log(2) + lgamma(81) - lgamma(27) - lgamma(55) - lgamma(401) + 2 * lgamma(201),
             1e-9, "smallest p");
}

static void out_of_proportion_falls_back_to_the_normal_p(void **state)
{
    int first[5] = {400, 400, 400, 400, 400}, second[5] = {300, 360, 400, 440, 500};
    struct tally t = {5, first, second};

    (void)state;
    assert_true(isnan(mann_whitney_exact(&scratch, &t).p));
    close_to(mann_whitney_p(&scratch, &t).p, mann_whitney_normal_p(&t, true), 0, "p");
}

static void an_empty_group_has_no_test(void **state)
{
    int first[5] = {0}, second[5] = {1, 2, 0, 0, 0};
    struct tally t = {5, first, second};
    struct cliff c = cliff_delta(&t);

    (void)state;
    assert_true(isnan(mann_whitney_u(&t)) && isnan(mann_whitney_exact(&scratch, &t).p));
    assert_true(isnan(mann_whitney_p(&scratch, &t).p) && isnan(c.delta) && isnan(c.low));
    assert_true(isnan(sample_of_counts(first, 5).mean) &&
                isnan(median_of_counts(first, 5)));
    assert_true(
        isnan(welch(sample_of_counts(first, 5), sample_of_counts(second, 5)).value));
}

/* A person who always answers alike, added to both groups, leaves what was defined defined.
 */
static void adding_a_constant_person_keeps_values_defined(void **state)
{
    (void)state;
    for (int round = 0; round < 200; round++) {
        int first[5] = {0}, second[5] = {0}, constant = random_below(5);

        for (int i = 0; i < 4; i++) {
            first[random_below(5)]++;
            second[random_below(5)]++;
        }
        struct tally t = {5, first, second};
        bool spread =
            sample_of_counts(first, 5).sd > 0 && sample_of_counts(second, 5).sd > 0;

        first[constant]++;
        second[constant]++;
        struct cliff c = cliff_delta(&t);

        assert_true(mann_whitney_exact(&scratch, &t).p > 0);
        if (spread)
            assert_false(
                isnan(c.low) || isnan(c.high) ||
                isnan(welch(sample_of_counts(first, 5), sample_of_counts(second, 5)).p));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_groups_give_their_values),
        cmocka_unit_test(exact_p_is_the_exact_fraction),
        cmocka_unit_test(constant_groups_have_a_difference_but_no_test),
        cmocka_unit_test(group_five_is_described),
        cmocka_unit_test(smallest_p_without_ties_is_that_of_separation),
        cmocka_unit_test(exact_p_equals_going_through_all_deals),
        cmocka_unit_test(table_and_normal_p_agree_for_forty_people),
        cmocka_unit_test(swapping_the_groups_mirrors_everything),
        cmocka_unit_test(two_hundred_against_two_hundred_is_exact),
        cmocka_unit_test(out_of_proportion_falls_back_to_the_normal_p),
        cmocka_unit_test(an_empty_group_has_no_test),
        cmocka_unit_test(adding_a_constant_person_keeps_values_defined),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_drop(&scratch);
    return failed;
}
