/*
 * rank_exact.c - the exact conditional Mann-Whitney p under ties.
 *
 * A deal gives a_k of the t_k people with value k to the first group; there are
 * prod C(t_k, a_k) ways for it, of C(N, n1) in all.  With doubled midranks the rank sum W
 * and its mean are whole numbers, so "at least as far from the mean" is an exact question.
 *
 * Few distinct values (answers): the a_k of all but the two most frequent values are
 * enumerated; the last two form a hypergeometric row whose tails are cumulative sums.  Many
 * distinct values (totals) and few people: dynamic programming over (people dealt, W).
 */
#include "score/rank_test.h"

#include <math.h>
#include <stdlib.h>

enum {
    PEOPLE_MAX = 1000, /* C(1000, 500) still fits a double */
    LIKERT = 5,
    TABLE_PEOPLE_MAX = 40,     /* for the table method */
    ENUMERATION_MAX = 1000000, /* deals of the less frequent values; 81^3 for 200 v 200 */
    TAILS = 2                  /* the observed distance and the largest one */
};

struct permutation {
    int values, n, n1;
    int *tied;  /* people with each value, both groups; enumeration: by frequency */
    long *rank; /* doubled midrank of each value */
    long mean;  /* of the doubled rank sum */
    long distance[TAILS];
    double tail[TAILS];
};

/* C(n, k) by multiplication: exact while below 2^53. */
static double binomial(int n, int k)
{
    double result = 1;

    if (k < 0 || k > n)
        return 0;
    if (k > n - k)
        k = n - k;
    for (int i = 1; i <= k; i++)
        result = result * (n - k + i) / i;
    return result;
}

/* The rank sum when the first group gets the lowest (or highest) values. */
static long extreme_sum(const struct permutation *s, bool highest)
{
    int left = s->n1;
    long sum = 0;

    for (int i = 0; i < s->values; i++) {
        int k = highest ? s->values - 1 - i : i;
        int taken = s->tied[k] < left ? s->tied[k] : left;

        sum += taken * s->rank[k];
        left -= taken;
    }
    return sum;
}

static bool permutation_of(struct arena *scratch, const struct tally *t,
                           struct permutation *s)
{
    size_t size = (size_t)t->values + 1;
    long observed = 0, lowest, highest;

    *s = (struct permutation){0};
    s->tied = arena_array(scratch, size, sizeof *s->tied);
    s->rank = arena_array(scratch, size, sizeof *s->rank);
    for (int i = 0; i < t->values; i++) {
        int tied = t->first[i] + t->second[i];

        if (tied > PEOPLE_MAX - s->n)
            return false;
        if (tied == 0)
            continue;
        s->tied[s->values] = tied;
        s->rank[s->values] = 2L * s->n + tied + 1;
        observed += t->first[i] * s->rank[s->values++];
        s->n += tied;
        s->n1 += t->first[i];
    }
    s->mean = (long)s->n1 * (s->n + 1);
    lowest = extreme_sum(s, false);
    highest = extreme_sum(s, true);
    s->distance[0] = labs(observed - s->mean);
    s->distance[1] =
        highest - s->mean > s->mean - lowest ? highest - s->mean : s->mean - lowest;
    return s->n1 > 0 && s->n1 < s->n;
}

/* --- few distinct values ---------------------------------------------------------- */

struct enumeration {
    struct permutation *s;
    int small, large;     /* the two most frequent values, small the lower one */
    int deal[PEOPLE_MAX]; /* the other values, by index */
    int deals;
    double *at_most, *at_least; /* cumulative hypergeometric rows */
    size_t stride;              /* of a row */
};

/* Whole-number division that rounds down, for a positive divisor. */
static long floor_divide(long a, long b)
{
    return a / b - (a % b < 0);
}

/* Both tails of the hypergeometric row of `left` people still to be dealt. */
static void add_tails(struct enumeration *e, int left, long sum, double ways)
{
    struct permutation *s = e->s;
    int least = left > s->tied[e->large] ? left - s->tied[e->large] : 0;
    int most = left < s->tied[e->small] ? left : s->tied[e->small];
    long step = s->rank[e->large] - s->rank[e->small];
    long base = sum + left * s->rank[e->large] - s->mean;
    const double *at_most = e->at_most + (size_t)left * e->stride;
    const double *at_least = e->at_least + (size_t)left * e->stride;

    for (int i = 0; i < TAILS; i++) {
        /* W - mean = base - x * step for x people with the lower value. */
        long up = floor_divide(base - s->distance[i], step);
        long down = -floor_divide(-(base + s->distance[i]), step);

        if (up > most)
            up = most;
        if (down < least)
            down = least;
        if (up >= least)
            s->tail[i] += ways * at_most[up];
        if (down <= most)
            s->tail[i] += ways * at_least[down];
    }
}

static void deal_value(struct enumeration *e, int at, int left, long sum, double ways)
{
    struct permutation *s = e->s;
    double here = ways;
    int k;

    if (at == e->deals) {
        if (left <= s->tied[e->small] + s->tied[e->large])
            add_tails(e, left, sum, ways);
        return;
    }
    k = e->deal[at];
    for (int a = 0; a <= s->tied[k] && a <= left; a++) {
        deal_value(e, at + 1, left - a, sum + a * s->rank[k], here);
        here = ways * binomial(s->tied[k], a + 1);
    }
}

/* Row r, place x: ways to give r people of the last two values, at most (at least) x of
 * them of the lower.  Two sums instead of a difference keep the digits of small tails. */
static void fill_rows(struct arena *scratch, struct enumeration *e)
{
    int lower = e->s->tied[e->small], upper = e->s->tied[e->large];
    size_t rows = (size_t)lower + (size_t)upper + 1;

    e->stride = (size_t)lower + 1;
    e->at_most = arena_array(scratch, rows * e->stride, sizeof *e->at_most);
    e->at_least = arena_array(scratch, rows * e->stride, sizeof *e->at_least);
    for (int left = 0; left <= lower + upper && left <= e->s->n1; left++) {
        double *at_most = e->at_most + (size_t)left * e->stride;
        double *at_least = e->at_least + (size_t)left * e->stride;

        for (int x = 0; x <= lower; x++) {
            at_least[x] = binomial(lower, x) * binomial(upper, left - x);
            at_most[x] = at_least[x] + (x > 0 ? at_most[x - 1] : 0);
        }
        for (int x = lower - 1; x >= 0; x--)
            at_least[x] += at_least[x + 1];
    }
}

/* Chooses the two most frequent values and says whether the rest is few enough. */
static bool enumeration_of(struct permutation *s, struct enumeration *e)
{
    int first = 0, second = -1;
    double deals = 1;

    for (int i = 1; i < s->values; i++) {
        if (s->tied[i] > s->tied[first]) {
            second = first;
            first = i;
        } else if (second < 0 || s->tied[i] > s->tied[second]) {
            second = i;
        }
    }
    e->s = s;
    e->small = first < second ? first : second;
    e->large = first < second ? second : first;
    e->deals = 0;
    for (int i = 0; i < s->values; i++)
        if (i != first && i != second) {
            e->deal[e->deals++] = i;
            deals *= s->tied[i] + 1;
        }
    return deals <= ENUMERATION_MAX;
}

/* --- few people --------------------------------------------------------------------- */

static void fill_table(struct arena *scratch, struct permutation *s)
{
    size_t stride = (size_t)extreme_sum(s, true) + 1;
    double *ways = arena_array(scratch, ((size_t)s->n1 + 1) * stride, sizeof *ways);
    const double *last = ways + (size_t)s->n1 * stride;

    ways[0] = 1;
    for (int k = 0; k < s->values; k++)
        /* Downwards, so that a row is read before this value has been added to it. */
        for (int dealt = s->n1 - 1; dealt >= 0; dealt--)
            for (int a = 1; a <= s->tied[k] && dealt + a <= s->n1; a++) {
                const double *from = ways + (size_t)dealt * stride;
                size_t shift = (size_t)a * (size_t)s->rank[k];
                double *to = ways + (size_t)(dealt + a) * stride + shift;
                double factor = binomial(s->tied[k], a);

                for (size_t w = 0; w + shift < stride; w++)
                    to[w] += factor * from[w];
            }
    for (size_t w = 0; w < stride; w++)
        for (int i = 0; i < TAILS; i++)
            if (labs((long)w - s->mean) >= s->distance[i])
                s->tail[i] += last[w];
}

struct exact_p mann_whitney_exact(struct arena *scratch, const struct tally *t)
{
    struct exact_p none = {NAN, NAN}, certain = {1, 1}, result;
    struct enumeration *e = arena_alloc(scratch, sizeof *e);
    struct permutation s;
    double deals;

    if (!permutation_of(scratch, t, &s))
        return none;
    if (s.distance[1] == 0)
        return certain;
    if (s.values > LIKERT && s.n <= TABLE_PEOPLE_MAX) {
        fill_table(scratch, &s);
    } else if (enumeration_of(&s, e)) {
        fill_rows(scratch, e);
        deal_value(e, 0, s.n1, 0, 1);
    } else {
        return none;
    }
    deals = binomial(s.n, s.n1);
    /* Both tails count a deal at the mean twice. */
    result.p = s.distance[0] == 0 ? 1 : fmin(s.tail[0] / deals, 1);
    result.smallest = s.tail[1] / deals;
    return result;
}
