/*
 * rank_exact.c - the exact conditional Mann-Whitney p under ties.
 *
 * Few distinct values go by rank_pairs().  Many distinct values (totals) and few people: by
 * dynamic programming over (people dealt, W).  The notions stand in rank_exact.h.
 */
#include "score/rank_exact.h"

#include <math.h>
#include <stdlib.h>

enum {
    PEOPLE_MAX = 1000, /* C(1000, 500) still fits a double */
    LIKERT = 5,
    TABLE_PEOPLE_MAX = 40, /* for the table method */
};

/* Down to here the normal p is of the right size. */
#define NORMAL_TRUSTED 1e-12

/* C(n, k) by multiplication: exact while below 2^53. */
static double binomial(int n, int k)
{
    double result = 1;

    if (k > n - k)
        k = n - k;
    for (int i = 1; i <= k; i++)
        result = result * (n - k + i) / i;
    return result;
}

double *rank_binomials(struct arena *scratch, int n)
{
    double *row = arena_raw(scratch, ((size_t)n + 1) * sizeof *row);

    for (int k = 0; k <= n; k++)
        row[k] = k > n - k ? row[n - k] : k ? row[k - 1] * (n - k + 1) / k : 1;
    return row;
}

/* One end of the distribution: how far it is from the mean, and in how many ways. */
struct extreme {
    int distance;
    double ways;
};

/* The first group gets the lowest (or highest) values. */
static struct extreme extreme_of(const struct permutation *s, bool highest)
{
    struct extreme end = {0, 1};
    int left = s->n1, sum = 0;

    for (int i = 0; i < s->values && left > 0; i++) {
        int k = highest ? s->values - 1 - i : i;
        int taken = s->tied[k] < left ? s->tied[k] : left;

        sum += taken * s->rank[k];
        left -= taken;
        end.ways *= s->choose[k][taken];
    }
    end.distance = abs(sum - s->mean);
    return end;
}

/* Counts people and distinct values; false when they are too many or a group is empty. */
static bool count_people(const struct tally *t, struct permutation *s)
{
    *s = (struct permutation){0};
    for (int i = 0; i < t->values; i++) {
        s->n1 += t->first[i];
        s->n += t->first[i] + t->second[i];
        s->values += t->first[i] + t->second[i] > 0;
    }
    return s->n1 > 0 && s->n1 < s->n && (s->n <= PEOPLE_MAX || s->values == 1);
}

static void rank_people(struct arena *scratch, const struct tally *t, struct permutation *s)
{
    int padded = s->values > PAIRED ? s->values : PAIRED;
    int observed = 0, below = 0, k = 0;

    s->expected = 1;
    s->tied = arena_array(scratch, (size_t)padded, sizeof *s->tied);
    s->rank = arena_array(scratch, (size_t)padded, sizeof *s->rank);
    s->choose = arena_array(scratch, (size_t)padded, sizeof *s->choose);
    for (int i = 0; i < t->values; i++) {
        int tied = t->first[i] + t->second[i];

        if (tied == 0)
            continue;
        s->tied[k] = tied;
        s->rank[k] = 2 * below + tied + 1;
        s->choose[k] = rank_binomials(scratch, tied);
        s->expected *= s->choose[k][t->first[i]];
        observed += t->first[i] * s->rank[k++];
        below += tied;
    }
    for (; k < padded; k++) {
        s->rank[k] = 2 * s->n + 1;
        s->choose[k] = rank_binomials(scratch, 0);
    }
    s->mean = s->n1 * (s->n + 1);
    s->distance = abs(observed - s->mean);
}

/* --- few people --------------------------------------------------------------------- */

static void fill_table(struct arena *scratch, struct permutation *s)
{
    int top = s->n1 * s->rank[s->values - 1];
    size_t stride = (size_t)top + 1;
    double *ways = arena_array(scratch, ((size_t)s->n1 + 1) * stride, sizeof *ways);
    const double *last = ways + (size_t)s->n1 * stride;

    ways[0] = 1;
    for (int k = 0; k < s->values; k++)
        /* Downwards, so that a row is read before this value has been added to it. */
        for (int dealt = s->n1 - 1; dealt >= 0; dealt--) {
            const double *from = ways + (size_t)dealt * stride;
            int reach = k > 0 ? dealt * s->rank[k - 1] : 0;

            for (int a = 1; a <= s->tied[k] && dealt + a <= s->n1; a++) {
                double *to = ways + (size_t)(dealt + a) * stride + a * s->rank[k];

                for (int w = 0; w <= reach; w++)
                    to[w] += s->choose[k][a] * from[w];
            }
        }
    for (int w = 0; w <= top; w++)
        if (abs(w - s->mean) >= s->distance)
            s->tail += last[w];
}

/* The ends hold all deals at the largest distance. */
static double smallest_p(struct extreme low, struct extreme high, double deals)
{
    if (low.distance == high.distance)
        return (low.ways + high.ways) / deals;
    return (low.distance > high.distance ? low.ways : high.ways) / deals;
}

/* Fills tail by the method that fits; false when both would take too long. */
static bool count_tail(struct arena *scratch, struct permutation *s)
{
    if (s->values <= LIKERT || s->n > TABLE_PEOPLE_MAX)
        return rank_pairs(scratch, s);
    fill_table(scratch, s);
    return true;
}

struct exact_p mann_whitney_exact(struct arena *scratch, const struct tally *t)
{
    struct exact_p none = {NAN, NAN, false}, result = {1, 1, false};
    struct permutation s;
    double deals, normal;

    if (!count_people(t, &s))
        return none;
    if (s.values == 1)
        return result;
    rank_people(scratch, t, &s);
    deals = binomial(s.n, s.n1);
    normal = mann_whitney_normal_p(t, true);
    /* So far those of the observed deal alone, which may be a rare one of its sum. */
    if (normal > NORMAL_TRUSTED)
        s.expected = fmax(s.expected, normal * deals);
    result.smallest = smallest_p(extreme_of(&s, false), extreme_of(&s, true), deals);
    /* At distance 0, where p is 1, both tails would hold the deals at the mean. */
    if (s.distance > 0) {
        if (!count_tail(scratch, &s))
            return none;
        result.p = fmin(fmax(s.tail / deals, result.smallest), 1);
    }
    return result;
}
