/*
 * stats.h - descriptive statistics, intervals and reliability.
 *
 * Pure functions on plain numbers.  What is not defined for the data is NAN, never 0.
 * Intervals are two-sided 95 %.
 */
#ifndef RAPPORT_STATS_H
#define RAPPORT_STATS_H

#include <stddef.h>

/* A group of values: how many, their mean and standard deviation (n - 1). */
struct sample {
    int n;
    double mean, sd; /* mean is NAN for n = 0, sd for n < 2 */
};

/* Mean and standard deviation in two passes; a constant sample has exactly sd 0. */
struct sample sample_of(const double *value, int n);

/* The same for answers 1..count_n given as head-counts. */
struct sample sample_of_counts(const int *count, int count_n);

/* The type-7 median of answers 1..count_n given as head-counts. */
double median_of_counts(const int *count, int count_n);

struct interval {
    double low, high;
};

/*
 * t interval of a mean: m -/+ t(.975, n - 1) sd / sqrt(n).  population, when above n, is
 * the size of the whole group and adds the factor sqrt((N - n) / (N - 1)); 0: unknown.  NAN
 * for n < 2 and for a sample without spread, whose width 0 would claim a certainty it has
 * not.
 */
struct interval mean_interval(struct sample s, int population);

/* Cuts an interval to a scale; NAN stays NAN. */
struct interval interval_clip(struct interval i, double lowest, double highest);

/* A weighted sum of independent group means. */
struct contrast {
    double value, error, t, df, p, low, high;
};

/*
 * value = sum w m; error = sqrt(sum w^2 s^2 / n); df by Welch (1938) and Satterthwaite
 * (1946): error^4 / sum((w^2 s^2 / n)^2 / (n - 1)); t = value / error; p two-sided.
 * Weights 1, -1 are Welch's test; 0.5, 0.5 the balanced mean; 0.5, 0.5, -0.5, -0.5 its
 * change between two waves.  All but the value are NAN when a group has fewer than two
 * people or no group has any spread; the value is NAN when a group is empty.
 */
struct contrast contrast_of(const struct sample *s, const double *weight, int n);

/* Welch's test of two groups: contrast_of with weights 1, -1. */
struct contrast welch(struct sample first, struct sample second);

/*
 * Agreement within a group on a scale of `answers` points: r_wg = 1 - s^2 / ((A^2 - 1) /
 * 12), negative values set to 0 (James, Demaree and Wolf 1984).
 */
double agreement_rwg(double sd, int answers);

struct reliability {
    double alpha, low, high;
};

/*
 * Cronbach's alpha of n people (rows) and k items: k / (k - 1) * (1 - sum of item variances
 * / variance of the sums), with Feldt's (1965) interval 1 - (1 - alpha) F on n - 1 and (n -
 * 1)(k - 1) degrees of freedom.  May be negative.  NAN when the sums do not vary.
 */
struct reliability cronbach(const double *answers, int n, int k);

/*
 * Benjamini and Hochberg (1995): q(i) = min over j >= i of p(j) m / j, at most 1.  A NAN in
 * p is not a test: it does not count in m and stays NAN in q.  n at most 64.
 */
void benjamini_hochberg(const double *p, int n, double *q);

/* Head-counts as whole percentages that sum to 100 (largest remainder, Hamilton's method;
 * ties to the earlier one); all 0 when nobody is counted.  n at most 64. */
void percentages(const int *count, int n, int *percent);

#endif
