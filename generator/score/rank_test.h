/*
 * rank_test.h - comparing two groups by order: Mann-Whitney and Cliff's delta.
 *
 * Both need only how often each distinct value occurs in either group, so a tally is all
 * they take; answers on a 5-point scale are tallied by their counts, totals by
 * tally_values(). U and delta are of the first group against the second (Sales against
 * Marketing).
 */
#ifndef RAPPORT_RANK_TEST_H
#define RAPPORT_RANK_TEST_H

#include "base/arena.h"

#include <stdbool.h>

/* How many people of either group gave each value, values ascending. */
struct tally {
    int values;
    const int *first, *second;
};

/* Tallies two groups of numbers; the counts are in the arena. */
struct tally tally_values(struct arena *a, const double *first, int n1,
                          const double *second, int n2);

/* U = #{first > second} + 0.5 #{first = second}; NAN when a group is empty. */
double mann_whitney_u(const struct tally *t);

/* Variance of U under ties: n1 n2 / 12 * [(N + 1) - sum(t^3 - t) / (N (N - 1))]. */
double mann_whitney_variance(const struct tally *t);

/* Two-sided p by the normal approximation, z = (|U - n1 n2 / 2| - c) / sqrt(variance) with
 * continuity correction c = 0.5 or 0; NAN when every value is tied. */
double mann_whitney_normal_p(const struct tally *t, bool continuity);

struct exact_p {
    double p;         /* P(|U - mean| >= |observed - mean|) */
    double smallest;  /* the smallest p attainable with these ties; NAN when not known */
    bool approximate; /* p is the normal one */
};

/*
 * Exact conditional p: all C(N, n1) ways of dealing the pooled values to the groups are
 * equally likely (the permutation distribution of the midrank sum, as R's exactRankTests
 * and coin). Counts stay whole numbers in doubles, exact while C(N, n1) < 2^53; beyond, p
 * is right to 1e-11.  Both are NAN when a group is empty or the work is out of proportion.
 *
 * The limit: up to 1000 people, and for five values up to a million ways of dealing the
 * three less frequent ones, (t1 + 1)(t2 + 1)(t3 + 1), t people of both groups having given
 * each.  200 against 200 are always within, and take less than a millisecond; two values
 * are within up to 1000 people.  With more than five values (totals), up to 40 people.
 */
struct exact_p mann_whitney_exact(struct arena *scratch, const struct tally *t);

/* The exact p, or beyond its limit the tie-corrected normal one with continuity. */
struct exact_p mann_whitney_p(struct arena *scratch, const struct tally *t);

struct cliff {
    double delta, low, high;
};

/*
 * Cliff's delta = 2 U / (n1 n2) - 1 with the consistent variance
 * [(n2-1) s_i^2 + (n1-1) s_j^2 + s_ij^2] / (n1 n2) (Cliff 1996; the unbiased one can be
 * negative) and the asymmetric interval of Feng and Cliff (2004),
 * (d - d^3 -/+ z s sqrt((1-d^2)^2 + z^2 s^2)) / (1 - d^2 + z^2 s^2), z = t(.975, n1+n2-2).
 * For |d| = 1 the interval is taken at d (n1 n2 - 1) / (n1 n2) and its outer limit is d. No
 * interval (NAN) when a group has one person or all pairs are tied.
 */
struct cliff cliff_delta(const struct tally *t);

#endif
