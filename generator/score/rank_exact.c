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
    TABLE_PEOPLE_MAX = 40,    /* for the table method */
    ENUMERATION_MAX = 1000000 /* deals of the less frequent values; 81^3 for 200 v 200 */
};

/* Deals together less likely than this are passed over: below 58 people none, and never
 * more than ENUMERATION_MAX of them. */
#define NEGLIGIBLE 1e-17

struct permutation {
    int values, n, n1;
    int *tied;       /* people with each value, both groups */
    int *rank;       /* doubled midrank of each value */
    double **choose; /* C(tied, a) of each value, a from 0 */
    int mean;        /* of the doubled rank sum */
    int distance;    /* of the observed sum from the mean */
    double tail;     /* ways to get at least as far */
};

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

static double *binomial_row(struct arena *scratch, int n)
{
    double *row = arena_array(scratch, (size_t)n + 1, sizeof *row);

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

static bool permutation_of(struct arena *scratch, const struct tally *t,
                           struct permutation *s)
{
    size_t size = (size_t)t->values + 1;
    int observed = 0;

    *s = (struct permutation){0};
    s->tied = arena_array(scratch, size, sizeof *s->tied);
    s->rank = arena_array(scratch, size, sizeof *s->rank);
    s->choose = arena_array(scratch, size, sizeof *s->choose);
    for (int i = 0; i < t->values; i++) {
        int tied = t->first[i] + t->second[i];

        if (tied > PEOPLE_MAX - s->n)
            return false;
        if (tied == 0)
            continue;
        s->tied[s->values] = tied;
        s->rank[s->values] = 2 * s->n + tied + 1;
        s->choose[s->values] = binomial_row(scratch, tied);
        observed += t->first[i] * s->rank[s->values++];
        s->n += tied;
        s->n1 += t->first[i];
    }
    s->mean = s->n1 * (s->n + 1);
    s->distance = abs(observed - s->mean);
    return s->n1 > 0 && s->n1 < s->n;
}

/* --- few distinct values ---------------------------------------------------------- */

struct enumeration {
    struct permutation *s;
    int small, large; /* the two most frequent values, small the lower one */
    int *deal;        /* the other values, by index */
    int deals;
    int *after;                 /* people with the values after each */
    double **rest;              /* ways to deal the people after each value, by how many */
    double negligible;          /* ways that cannot change the result */
    double *at_most, *at_least; /* cumulative hypergeometric rows */
    size_t stride;              /* of a row */
};

/* Whole-number division that rounds down, for a positive divisor. */
static int floor_divide(int a, int b)
{
    return a / b - (a % b < 0);
}

/* Both tails of the hypergeometric row of `left` people still to be dealt. */
static void add_tails(struct enumeration *e, int left, int sum, double ways)
{
    struct permutation *s = e->s;
    int least = left > s->tied[e->large] ? left - s->tied[e->large] : 0;
    int most = left < s->tied[e->small] ? left : s->tied[e->small];
    int step = s->rank[e->large] - s->rank[e->small];
    /* W - mean = base - x * step for x people with the lower value. */
    int base = sum + left * s->rank[e->large] - s->mean;
    int up = floor_divide(base - s->distance, step);
    int down = -floor_divide(-(base + s->distance), step);
    size_t row = (size_t)left * e->stride;

    if (up > most)
        up = most;
    if (down < least)
        down = least;
    if (up >= least)
        s->tail += ways * e->at_most[row + (size_t)up];
    if (down <= most)
        s->tail += ways * e->at_least[row + (size_t)down];
}

static void deal_value(struct enumeration *e, int at, int left, int sum, double ways)
{
    struct permutation *s = e->s;
    int k, least;

    if (at == e->deals) {
        add_tails(e, left, sum, ways);
        return;
    }
    k = e->deal[at];
    least = left > e->after[at] ? left - e->after[at] : 0;
    for (int a = least; a <= s->tied[k] && a <= left; a++) {
        double next = ways * s->choose[k][a];

        if (next * e->rest[at][left - a] >= e->negligible)
            deal_value(e, at + 1, left - a, sum + a * s->rank[k], next);
    }
}

/* Row r, place x: ways to give r people of the last two values, at most (at least) x of
 * them of the lower.  Two sums instead of a difference keep the digits of small tails. */
static void fill_rows(struct arena *scratch, struct enumeration *e)
{
    int lower = e->s->tied[e->small], upper = e->s->tied[e->large];
    const double *of_lower = e->s->choose[e->small], *of_upper = e->s->choose[e->large];
    size_t rows = (size_t)lower + (size_t)upper + 1;

    e->stride = (size_t)lower + 1;
    e->at_most = arena_array(scratch, rows * e->stride, sizeof *e->at_most);
    e->at_least = arena_array(scratch, rows * e->stride, sizeof *e->at_least);
    for (int left = 0; left <= lower + upper && left <= e->s->n1; left++) {
        double *at_most = e->at_most + (size_t)left * e->stride;
        double *at_least = e->at_least + (size_t)left * e->stride;

        for (int x = 0; x <= lower; x++) {
            bool possible = x <= left && left - x <= upper;

            at_least[x] = possible ? of_lower[x] * of_upper[left - x] : 0;
            at_most[x] = at_least[x] + (x > 0 ? at_most[x - 1] : 0);
        }
        for (int x = lower - 1; x >= 0; x--)
            at_least[x] += at_least[x + 1];
    }
}

/* Chooses the two most frequent values and says whether the rest is few enough. */
static bool enumeration_of(struct arena *scratch, struct permutation *s,
                           struct enumeration *e)
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
    *e = (struct enumeration){.s = s};
    e->small = first < second ? first : second;
    e->large = first < second ? second : first;
    e->deal = arena_array(scratch, (size_t)s->values, sizeof *e->deal);
    e->after = arena_array(scratch, (size_t)s->values, sizeof *e->after);
    e->rest = arena_array(scratch, (size_t)s->values, sizeof *e->rest);
    e->negligible = NEGLIGIBLE * binomial(s->n, s->n1);
    for (int i = 0, after = s->n; i < s->values; i++) {
        if (i == first || i == second)
            continue;
        after -= s->tied[i];
        deals *= s->tied[i] + 1;
        e->after[e->deals] = after;
        e->rest[e->deals] = binomial_row(scratch, after);
        e->deal[e->deals++] = i;
    }
    return deals <= ENUMERATION_MAX;
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

struct exact_p mann_whitney_exact(struct arena *scratch, const struct tally *t)
{
    struct exact_p none = {NAN, NAN}, certain = {1, 1}, result;
    struct enumeration e;
    struct permutation s;
    struct extreme low, high;
    double deals;

    if (!permutation_of(scratch, t, &s))
        return none;
    if (s.values == 1)
        return certain;
    low = extreme_of(&s, false);
    high = extreme_of(&s, true);
    if (s.values > LIKERT && s.n <= TABLE_PEOPLE_MAX) {
        fill_table(scratch, &s);
    } else if (enumeration_of(scratch, &s, &e)) {
        fill_rows(scratch, &e);
        deal_value(&e, 0, s.n1, 0, 1);
    } else {
        return none;
    }
    deals = binomial(s.n, s.n1);
    /* At distance 0 both tails hold the deals at the mean. */
    result.smallest = smallest_p(low, high, deals);
    result.p = s.distance == 0 ? 1 : fmin(fmax(s.tail / deals, result.smallest), 1);
    return result;
}
