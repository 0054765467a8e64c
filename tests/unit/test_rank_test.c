/*
 * test_rank_test.c - Mann-Whitney, Cliff's delta and Welch on small groups of answers,
 * against R 4.2 (exactRankTests, coin, effsize) and exact fractions.  Random groups are in
 * test_properties.c.
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

/* --- two groups of answers: G1 to G10 --------------------------------------------- */

struct two_groups {
    const char *name;
    int first[5], second[5];
    double u, variance, p, asymptotic, corrected;
    double delta, low, high;
    double t, df, welch_p;
    double rwg[2];
};

#define NOT_GIVEN (-99)

// clang-format off
static const struct two_groups golden[] = {
    {"G1", {1, 1, 1, 0, 0}, {0, 0, 1, 1, 1}, 0.5, 5.1, 0.2, 0.0765225005,
     0.1211832728, -0.8888889, -0.996184, 0.288329, -2.4494897, 4, 0.0704840, {0.5,
     0.5}},
    {"G2", {1, 2, 0, 0, 0}, {0, 0, 0, 2, 1}, 0, NOT_GIVEN, 0.1, NOT_GIVEN,
     0.0721981977, -1, -1, -0.267701, -5.6568542, 4, 0.0048127, {0.8333333,
     0.8333333}},
    {"G3", {0, 0, 3, 0, 0}, {0, 0, 4, 0, 0}, 6, 0, 1, NAN, NAN, 0, NAN, NAN, NAN, NAN,
     NAN, {1, 1}},
    {"G4", {0, 3, 0, 0, 0}, {0, 0, 0, 3, 0}, 0, NOT_GIVEN, 0.1, NOT_GIVEN, NOT_GIVEN,
     -1, -1, -0.267701, NAN, NAN, NAN, {1, 1}},
    {"G5", {1, 3, 3, 1, 0}, {0, 0, 1, 4, 2}, 4.5, 70, 0.0038850039, NOT_GIVEN,
     0.0059772681, -0.8392857, -0.970495, -0.324579, -3.9252729, 12.7257097,
     0.0018098, {0.5714286, 0.7619048}},
    {"G6", {1, 0, 3, 0, 1}, {0, 1, 3, 1, 0}, 12.5, NOT_GIVEN, 1, NOT_GIVEN, NOT_GIVEN,
     0, -0.664632, 0.664632, 0, NOT_GIVEN, 1, {0, 0.75}},
    {"G7", {4, 1, 0, 0, 1}, {1, 2, 1, 0, 0}, 8, NOT_GIVEN, 0.4523809524, NOT_GIVEN,
     NOT_GIVEN, -0.3333333, -0.842692, 0.490898, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, {0,
     NOT_GIVEN}},
    {"G8", {0, 2, 5, 4, 1}, {2, 4, 3, 1, 0}, 93.5, NOT_GIVEN, 0.0211908834, NOT_GIVEN,
     0.0233644697, 0.5583333, 0.065932, 0.832058, 2.6191280, 18.7546739, 0.0169994,
     {NOT_GIVEN, NOT_GIVEN}},
    {"G9", {0, 0, 0, 1, 0}, {0, 1, 2, 0, 0}, 3, NOT_GIVEN, 0.5, NOT_GIVEN, NOT_GIVEN,
     1, NAN, NAN, NAN, NAN, NAN, {NAN, NOT_GIVEN}},
    {"G10", {1, 2, 1, 0, 0}, {0, 0, 0, 2, 2}, 0, NOT_GIVEN, 0.0285714286, NOT_GIVEN,
     NOT_GIVEN, -1, -1, -0.688264, -5, 5.4, 0.0033104, {NOT_GIVEN, NOT_GIVEN}},
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
        for (int k = 0; k < 2; k++)
            expect(g->name, "rwg", agreement_rwg(s[k].sd, 5), g->rwg[k], 5e-8);
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
    close_to(w.value, -2, 0, "G4 difference");
    assert_true(isnan(w.error) && isnan(w.t) && isnan(w.df) && isnan(w.p));
    assert_true(isnan(w.low) && isnan(w.high));
}

/* Of G1, G2 and G10 the observed deal is at the end; of G3 there is but one. */
static void golden_groups_have_their_smallest_p(void **state)
{
    static const struct {
        int golden;
        double expected;
    } table[] = {{0, 0.2}, {1, 0.1}, {2, 1}, {3, 0.1}, {8, 0.5}, {9, 2.0 / 70}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct two_groups *g = &golden[table[i].golden];
        struct tally t = {5, g->first, g->second};

        expect(g->name, "smallest p", mann_whitney_exact(&scratch, &t).smallest,
               table[i].expected, 1e-15);
    }
}

/* Doubling the smaller tail is another convention, and gives G5 another p: ours adds both
 * tails.  The smaller one holds 21 of the 6435 deals. */
static void both_tails_are_added_not_one_doubled(void **state)
{
    const struct two_groups *g = &golden[4];
    struct tally t = {5, g->first, g->second};

    (void)state;
    close_to(2 * 21.0 / 6435, 0.0065268, 5e-8, "G5 doubled");
    assert_true(mann_whitney_exact(&scratch, &t).p < 0.0039);
}

/* Before it is set to 0 the agreement of G7 is below it. */
static void no_agreement_is_never_below_zero(void **state)
{
    double sd = sample_of_counts(golden[6].first, 5).sd;

    (void)state;
    close_to(1 - sd * sd / 2, -0.283333, 5e-7, "G7 raw");
    close_to(agreement_rwg(sd, 5), 0, 0, "G7");
    assert_true(isnan(agreement_rwg(NAN, 5)));
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

/* Groups without ties, completely apart. */
static double smallest_p(int n1, int n2)
{
    double first[15], second[15];

    for (int k = 0; k < 15; k++) {
        first[k] = k;
        second[k] = k + 0.5;
    }
    struct tally t = tally_values(&scratch, first, n1, second, n2);

    return mann_whitney_exact(&scratch, &t).smallest;
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
        close_to(smallest_p(table[i].n1, table[i].n2), table[i].expected,
                 table[i].tolerance, "G25");
        close_to(smallest_p(table[i].n2, table[i].n1), smallest_p(table[i].n1, table[i].n2),
                 1e-15, "G25 swapped");
    }
}

/* The sizes from which one statement alone among 20 can have q <= 0.05, and those just
 * below (G25). */
static void one_of_twenty_needs_enough_people(void **state)
{
    static const struct {
        int n1, n2;
        bool possible;
    } table[] = {{6, 6, true},  {5, 6, false}, {5, 8, true},  {5, 7, false},
                 {4, 10, true}, {4, 9, false}, {3, 15, true}, {3, 14, false}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double p[20], q[20];

        p[0] = smallest_p(table[i].n1, table[i].n2);
        for (int k = 1; k < 20; k++)
            p[k] = 1;
        benjamini_hochberg(p, 20, q);
        assert_true((q[0] <= 0.05) == table[i].possible);
        assert_true((p[0] <= 0.0025) == table[i].possible);
    }
}

/* --- larger groups ----------------------------------------------------------------- */

static uint32_t seed = 20260930;

static int random_below(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)n);
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
    struct exact_p p = mann_whitney_p(&scratch, &t);

    assert_true(isnan(mann_whitney_exact(&scratch, &t).p));
    close_to(p.p, mann_whitney_normal_p(&t, true), 0, "p");
    assert_true(p.approximate && isnan(p.smallest));
}

/* Where the header says it lies: by people, and by deals of the less frequent values. */
static void the_exact_test_ends_at_its_limit(void **state)
{
    static const struct {
        int first[5], second[5];
        bool exact;
    } table[] = {
        {{250, 0, 0, 0, 250}, {240, 0, 0, 0, 260}, true},
        {{250, 0, 0, 0, 251}, {240, 0, 0, 0, 260}, false},
        {{50, 50, 50, 50, 50}, {49, 49, 49, 49, 49}, true},
        {{50, 50, 50, 50, 50}, {50, 50, 50, 50, 51}, false},
        {{2000, 0, 0, 0, 0}, {3000, 0, 0, 0, 0}, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct tally t = {5, table[i].first, table[i].second};
        struct exact_p p = mann_whitney_p(&scratch, &t);

        assert_int_equal(p.approximate, !table[i].exact);
        assert_true(p.p > 0 && p.p <= 1);
        if (p.approximate)
            close_to(p.p, mann_whitney_normal_p(&t, true), 0, "p");
        assert_int_equal(isnan(p.smallest), p.approximate);
    }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_groups_give_their_values),
        cmocka_unit_test(exact_p_is_the_exact_fraction),
        cmocka_unit_test(constant_groups_have_a_difference_but_no_test),
        cmocka_unit_test(golden_groups_have_their_smallest_p),
        cmocka_unit_test(both_tails_are_added_not_one_doubled),
        cmocka_unit_test(no_agreement_is_never_below_zero),
        cmocka_unit_test(group_five_is_described),
        cmocka_unit_test(smallest_p_without_ties_is_that_of_separation),
        cmocka_unit_test(one_of_twenty_needs_enough_people),
        cmocka_unit_test(table_and_normal_p_agree_for_forty_people),
        cmocka_unit_test(two_hundred_against_two_hundred_is_exact),
        cmocka_unit_test(out_of_proportion_falls_back_to_the_normal_p),
        cmocka_unit_test(the_exact_test_ends_at_its_limit),
        cmocka_unit_test(an_empty_group_has_no_test),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_drop(&scratch);
    return failed;
}
