/*
 * stats.c - means, intervals, agreement, reliability; see stats.h for the formulas.
 */
#include "score/stats.h"
#include "score/distribution.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

enum { TESTS_MAX = 64 };

static const double two_sided_95 = 0.975;

struct sample sample_of(const double *value, int n)
{
    struct sample s = {n, NAN, NAN};
    double sum = 0, squares = 0;
    bool constant = true;

    if (n <= 0)
        return s;
    for (int i = 0; i < n; i++) {
        sum += value[i];
        constant = constant && value[i] == value[0];
    }
    s.mean = constant ? value[0] : sum / n;
    for (int i = 0; i < n; i++)
        squares += (value[i] - s.mean) * (value[i] - s.mean);
    if (n > 1)
        s.sd = sqrt(squares / (n - 1));
    return s;
}

struct sample sample_of_counts(const int *count, int count_n)
{
    struct sample s = {0, NAN, NAN};
    long sum = 0;
    double squares = 0;

    for (int i = 0; i < count_n; i++) {
        s.n += count[i];
        sum += (long)count[i] * (i + 1);
    }
    if (s.n == 0)
        return s;
    s.mean = (double)sum / s.n;
    for (int i = 0; i < count_n; i++)
        squares += count[i] * (i + 1 - s.mean) * (i + 1 - s.mean);
    if (s.n > 1)
        s.sd = sqrt(squares / (s.n - 1));
    return s;
}

/* The answer of the person at this place (from 0) when all stand in ascending order. */
static int answer_at(const int *count, int count_n, int place)
{
    int i = 0;

    while (i < count_n - 1 && place >= count[i])
        place -= count[i++];
    return i + 1;
}

double median_of_counts(const int *count, int count_n)
{
    int n = 0;

    for (int i = 0; i < count_n; i++)
        n += count[i];
    if (n == 0)
        return NAN;
    return (answer_at(count, count_n, (n - 1) / 2) + answer_at(count, count_n, n / 2)) /
           2.0;
}

struct interval mean_interval(struct sample s, int population)
{
    struct interval i = {NAN, NAN};
    double half;

    if (s.n < 2 || !(s.sd > 0))
        return i;
    half = student_critical(s.n - 1) * s.sd / sqrt(s.n);
    if (population > s.n)
        half *= sqrt((double)(population - s.n) / (population - 1));
    i.low = s.mean - half;
    i.high = s.mean + half;
    return i;
}

struct interval interval_clip(struct interval i, double lowest, double highest)
{
    if (i.low < lowest)
        i.low = lowest;
    if (i.high > highest)
        i.high = highest;
    return i;
}

struct contrast contrast_of(const struct sample *s, const double *weight, int n)
{
    struct contrast c = {0, NAN, NAN, NAN, NAN, NAN, NAN};
    double variance = 0, satterthwaite = 0, half;

    for (int i = 0; i < n; i++) {
        double part = weight[i] * weight[i] * s[i].sd * s[i].sd / s[i].n;

        c.value += weight[i] * s[i].mean;
        variance += part;
        satterthwaite += part * part / (s[i].n - 1);
    }
    if (!(variance > 0))
        return c;
    c.error = sqrt(variance);
    c.t = c.value / c.error;
    c.df = variance * variance / satterthwaite;
    c.p = student_two_sided(c.t, c.df);
    half = student_critical(c.df) * c.error;
    c.low = c.value - half;
    c.high = c.value + half;
    return c;
}

struct contrast welch(struct sample first, struct sample second)
{
    const struct sample s[2] = {first, second};
    const double weight[2] = {1, -1};

    return contrast_of(s, weight, 2);
}

double agreement_rwg(double sd, int answers)
{
    double uniform = ((double)answers * answers - 1) / 12, r = 1 - sd * sd / uniform;

    return r < 0 ? 0 : r;
}

/* Variance (n - 1) of one column, or of the row sums when column is negative. */
static double column_variance(const double *answers, int n, int k, int column)
{
    double mean = 0, squares = 0;

    for (int pass = 0; pass < 2; pass++)
        for (int row = 0; row < n; row++) {
            double value = 0;

            if (column >= 0)
                value = answers[row * k + column];
            else
                for (int i = 0; i < k; i++)
                    value += answers[row * k + i];
            if (pass == 0)
                mean += value / n;
            else
                squares += (value - mean) * (value - mean);
        }
    return squares / (n - 1);
}

struct reliability cronbach(const double *answers, int n, int k)
{
    struct reliability r = {NAN, NAN, NAN};
    double items = 0, total, df2 = (double)(n - 1) * (k - 1);

    if (n < 2 || k < 2)
        return r;
    total = column_variance(answers, n, k, -1);
    /* Sums of answers are whole numbers: a smaller variance is rounding. */
    if (total < 1e-9)
        return r;
    for (int i = 0; i < k; i++)
        items += column_variance(answers, n, k, i);
    r.alpha = (double)k / (k - 1) * (1 - items / total);
    r.low = 1 - (1 - r.alpha) * fisher_quantile(two_sided_95, n - 1, df2);
    r.high = 1 - (1 - r.alpha) * fisher_quantile(1 - two_sided_95, n - 1, df2);
    return r;
}

void benjamini_hochberg(const double *p, int n, double *q)
{
    int order[TESTS_MAX], m = 0;
    double smallest = 1;

    assert(n <= TESTS_MAX);
    for (int i = 0; i < n; i++) {
        int at = m;

        q[i] = NAN;
        if (isnan(p[i]))
            continue;
        for (; at > 0 && p[order[at - 1]] > p[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
        m++;
    }
    for (int rank = m; rank > 0; rank--) {
        /* A factor that rounds to 1 or more keeps q from rounding below p. */
        double raised = p[order[rank - 1]] * ((double)m / rank);

        if (raised < smallest)
            smallest = raised;
        q[order[rank - 1]] = smallest;
    }
}

void percentages(const int *count, int n, int *percent)
{
    long long rest[TESTS_MAX], total = 0;
    int missing = 100;

    assert(n <= TESTS_MAX);
    for (int i = 0; i < n; i++)
        total += count[i];
    for (int i = 0; i < n; i++) {
        percent[i] = total ? (int)(100LL * count[i] / total) : 0;
        rest[i] = total ? 100LL * count[i] % total : 0;
        missing -= percent[i];
    }
    for (; total && missing > 0; missing--) {
        int largest = 0;

        for (int i = 1; i < n; i++)
            if (rest[i] > rest[largest])
                largest = i;
        percent[largest]++;
        rest[largest] = -1;
    }
}
