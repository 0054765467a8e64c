/*
 * rank_test.c - U, its normal p, and Cliff's delta; see rank_test.h.  The exact p is in
 * rank_exact.c.
 */
#include "score/rank_test.h"
#include "score/distribution.h"

#include <math.h>
#include <stdlib.h>

static int total(const int *count, int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        sum += count[i];
    return sum;
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

struct tally tally_values(struct arena *a, const double *first, int n1,
                          const double *second, int n2)
{
    size_t n = (size_t)n1 + (size_t)n2;
    double *all = arena_array(a, n + 1, sizeof *all);
    int *counts[2] = {arena_array(a, n + 1, sizeof(int)),
                      arena_array(a, n + 1, sizeof(int))};
    struct tally t = {0, counts[0], counts[1]};

    for (int i = 0; i < n1; i++)
        all[i] = first[i];
    for (int i = 0; i < n2; i++)
        all[n1 + i] = second[i];
    qsort(all, n, sizeof *all, compare_doubles);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || all[i] != all[t.values - 1])
            all[t.values++] = all[i];
    for (size_t i = 0; i < n; i++) {
        bool in_first = i < (size_t)n1;
        const double *value = in_first ? &first[i] : &second[i - (size_t)n1];
        const double *found =
            bsearch(value, all, (size_t)t.values, sizeof *all, compare_doubles);

        if (found)
            counts[in_first ? 0 : 1][found - all]++;
    }
    return t;
}

double mann_whitney_u(const struct tally *t)
{
    double u = 0;
    int below = 0;

    if (total(t->first, t->values) == 0 || total(t->second, t->values) == 0)
        return NAN;
    for (int i = 0; i < t->values; i++) {
        u += t->first[i] * (below + t->second[i] / 2.0);
        below += t->second[i];
    }
    return u;
}

double mann_whitney_variance(const struct tally *t)
{
    double n1 = total(t->first, t->values), n2 = total(t->second, t->values), n = n1 + n2;
    double ties = 0;

    if (!(n1 > 0 && n2 > 0))
        return NAN;
    for (int i = 0; i < t->values; i++) {
        double tied = t->first[i] + t->second[i];

        ties += tied * tied * tied - tied;
    }
    return n1 * n2 / 12 * ((n + 1) - ties / (n * (n - 1)));
}

double mann_whitney_normal_p(const struct tally *t, bool continuity)
{
    double n1 = total(t->first, t->values), n2 = total(t->second, t->values);
    double variance = mann_whitney_variance(t);
    double distance = fabs(mann_whitney_u(t) - n1 * n2 / 2) - (continuity ? 0.5 : 0);

    if (!(variance > 1e-9))
        return NAN;
    return erfc(fmax(distance, 0) / sqrt(2 * variance));
}

struct exact_p mann_whitney_p(struct arena *scratch, const struct tally *t)
{
    struct exact_p result = mann_whitney_exact(scratch, t);

    if (isnan(result.p)) {
        result.p = mann_whitney_normal_p(t, true);
        result.approximate = !isnan(result.p);
    }
    return result;
}

/* Sums of squared deviations from d of people's own dominance: for either group, and of all
 * pairs. */
struct dominance {
    double first, second, pairs;
};

static struct dominance dominance_of(const struct tally *t, int n1, int n2, double d)
{
    struct dominance sum = {0, 0, 0};
    int below1 = 0, below2 = 0;

    for (int i = 0; i < t->values; i++) {
        int above1 = n1 - below1 - t->first[i], above2 = n2 - below2 - t->second[i];
        /* What one person with this value sees: others below minus others above. */
        double of_first = (double)(below2 - above2) / n2 - d;
        double of_second = (double)(above1 - below1) / n1 - d;

        sum.first += t->first[i] * of_first * of_first;
        sum.second += t->second[i] * of_second * of_second;
        sum.pairs += t->first[i] * (below2 * (1 - d) * (1 - d) + t->second[i] * d * d +
                                    above2 * (1 + d) * (1 + d));
        below1 += t->first[i];
        below2 += t->second[i];
    }
    return sum;
}

struct cliff cliff_delta(const struct tally *t)
{
    int n1 = total(t->first, t->values), n2 = total(t->second, t->values);
    double pairs = (double)n1 * n2;
    struct cliff c = {2 * mann_whitney_u(t) / pairs - 1, NAN, NAN};
    bool separated = fabs(c.delta) >= 1;
    double d = separated ? c.delta * (pairs - 1) / pairs : c.delta;
    double variance, z, zs, inside, middle, width;
    struct dominance sum;

    if (n1 < 2 || n2 < 2)
        return c;
    sum = dominance_of(t, n1, n2, d);
    variance = ((n2 - 1) * sum.first / (n1 - 1) + (n1 - 1) * sum.second / (n2 - 1) +
                sum.pairs / ((n1 - 1.0) * (n2 - 1.0))) /
               pairs;
    if (!(variance > 0))
        return c;
    z = student_critical(n1 + n2 - 2);
    zs = z * sqrt(variance);
    inside = 1 - d * d;
    middle = d - d * d * d;
    width = zs * sqrt(inside * inside + zs * zs);
    c.low = (middle - width) / (inside + zs * zs);
    c.high = (middle + width) / (inside + zs * zs);
    if (separated && c.delta > 0)
        c.high = 1;
    if (separated && c.delta < 0)
        c.low = -1;
    return c;
}
