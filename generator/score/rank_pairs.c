/*
 * rank_pairs.c - the exact Mann-Whitney p of answers: few distinct values, many people.
 *
 * The numbers a_k of all but the four most frequent values are enumerated, and how many
 * people the one pair of those gets.  That leaves two pairs; in each, the ways to give x of
 * its people the lower value form a hypergeometric row, and W is linear in x.  The tails of
 * the sum of two such rows are a short sum over the one row with cumulative sums of the
 * other.
 */
#include "score/rank_exact.h"

/* Deals of all but the two most frequent values; 81^3 for 200 v 200. */
enum { ENUMERATION_MAX = 1000000 };

/* Lots of deals with less than this share of the ways p is expected to count are passed
 * over.  They are fewer than ENUMERATION_MAX, so p keeps nine digits however small it is,
 * and about twelve for 200 against 200. */
#define NEGLIGIBLE 1e-15

/* The ways of a row from one of its ends: cell i, and all cells before i. */
struct side {
    double *ways, *before;
};

/* So many people of a pair of values: the non-negligible numbers of them that have the
 * lower value are least..least + cells - 1.  cells is 0 when all are negligible. */
struct row {
    int least, cells;
    double total;
    struct side from_least, from_most;
};

/* Two values, by index, and their rows for 0 and more people dealt. */
struct pair {
    int low, high;
    int step;        /* the difference of their doubled ranks */
    double per_step; /* 1 / step */
    int most;        /* people there are, but not more than the first group holds */
    struct row *row;
};

struct enumeration {
    struct permutation *s;
    int *deal; /* the less frequent values, by index */
    int deals;
    int *after;               /* people with the values after each */
    double **rest;            /* ways to deal the people after each value, by how many */
    struct pair outer, inner; /* of the four most frequent values */
    double negligible;        /* ways that cannot change the result */
};

/* How many of 0, step, 2 step ... are <= limit, but not more than most.  Half a unit keeps
 * the quotient off the whole numbers, where rounding could move it across. */
static int steps_within(int limit, double per_step, int most)
{
    double n = (limit + 0.5) * per_step + 1;

    n = n > 0 ? n : 0;
    return n < most ? (int)n : most;
}

/*
 * The ways with i * step1 + j * step2 <= limit, i counting the cells of the first row and j
 * those of the second: all j for the first i, then fewer and fewer, then none.
 */
static double ways_within(const struct enumeration *e, const struct side *first, int cells1,
                          const struct side *second, int cells2, int limit)
{
    int step1 = e->outer.step, step2 = e->inner.step;
    int all = steps_within(limit - (cells2 - 1) * step2, e->outer.per_step, cells1);
    int some = steps_within(limit, e->outer.per_step, cells1);
    double j = (limit - all * step1 + 0.5) * e->inner.per_step + 1;
    double change = step1 * e->inner.per_step;
    double ways = first->before[all] * second->before[cells2];

    for (int i = all; i < some; i++) {
        ways += first->ways[i] * second->before[(int)j];
        j -= change;
    }
    return ways;
}

/* Adds both tails of two rows, the others having the rank sum `sum` in `ways` ways. */
static void add_tails(const struct enumeration *e, int outer, int inner, int sum,
                      double ways)
{
    struct permutation *s = e->s;
    const struct row *a = &e->outer.row[outer], *b = &e->inner.row[inner];
    int step1 = e->outer.step, step2 = e->inner.step;
    /* W - mean is highest when the fewest people have the lower values. */
    int highest = sum - s->mean + outer * s->rank[e->outer.high] +
                  inner * s->rank[e->inner.high] - a->least * step1 - b->least * step2;
    int lowest = highest - (a->cells - 1) * step1 - (b->cells - 1) * step2;

    if (highest >= s->distance)
        s->tail += ways * ways_within(e, &a->from_least, a->cells, &b->from_least, b->cells,
                                      highest - s->distance);
    if (lowest <= -s->distance)
        s->tail += ways * ways_within(e, &a->from_most, a->cells, &b->from_most, b->cells,
                                      -lowest - s->distance);
}

/* Deals the rest to the two pairs. */
static void split_pairs(const struct enumeration *e, int left, int sum, double ways)
{
    int least = left > e->outer.most ? left - e->outer.most : 0;
    int most = left < e->inner.most ? left : e->inner.most;

    for (int inner = least; inner <= most; inner++) {
        const struct row *a = &e->outer.row[left - inner], *b = &e->inner.row[inner];

        if (a->cells && b->cells && ways * a->total * b->total >= e->negligible)
            add_tails(e, left - inner, inner, sum, ways);
    }
}

static void deal_value(const struct enumeration *e, int at, int left, int sum, double ways)
{
    const struct permutation *s = e->s;
    int k, least, most;

    if (at == e->deals) {
        split_pairs(e, left, sum, ways);
        return;
    }
    k = e->deal[at];
    least = left > e->after[at] ? left - e->after[at] : 0;
    most = left < s->tied[k] ? left : s->tied[k];
    for (int a = least; a <= most; a++) {
        double next = ways * s->choose[k][a];

        if (next * e->rest[at][left - a] >= e->negligible)
            deal_value(e, at + 1, left - a, sum + a * s->rank[k], next);
    }
}

static void add_up(struct side *side, int cells)
{
    side->before[0] = 0;
    for (int i = 0; i < cells; i++)
        side->before[i + 1] = side->before[i] + side->ways[i];
}

/* The row of so many people of a pair; fewest: ways of it that are not negligible. */
static struct row row_of(struct arena *scratch, const struct permutation *s,
                         const struct pair *pair, int people, double fewest)
{
    const double *of_low = s->choose[pair->low], *of_high = s->choose[pair->high];
    int lower = s->tied[pair->low], higher = s->tied[pair->high];
    int least = people > higher ? people - higher : 0;
    int most = people < lower ? people : lower, cells;
    struct row row;
    double *memory;

    while (least <= most && of_low[most] * of_high[people - most] < fewest)
        most--;
    while (least <= most && of_low[least] * of_high[people - least] < fewest)
        least++;
    cells = most - least + 1;
    memory = arena_raw(scratch, (4 * (size_t)cells + 2) * sizeof *memory);
    row = (struct row){least,
                       cells,
                       0,
                       {memory, memory + 2 * cells},
                       {memory + cells, memory + 3 * cells + 1}};
    for (int i = 0; i < cells; i++) {
        double ways = of_low[least + i] * of_high[people - least - i];

        row.from_least.ways[i] = row.from_most.ways[cells - 1 - i] = ways;
    }
    add_up(&row.from_least, cells);
    add_up(&row.from_most, cells);
    row.total = row.from_least.before[cells];
    return row;
}

static struct pair pair_of(struct arena *scratch, const struct enumeration *e, int low,
                           int high)
{
    const struct permutation *s = e->s;
    int all = s->tied[low] + s->tied[high], others = s->n - all;
    int step = s->rank[high] - s->rank[low], most = s->n1 < all ? s->n1 : all;
    const double *of_all = rank_binomials(scratch, all);
    const double *of_others = rank_binomials(scratch, others);
    struct pair pair = {low, high, step, 1.0 / step, most, NULL};

    pair.row = arena_array(scratch, (size_t)most + 1, sizeof *pair.row);
    for (int people = s->n1 > others ? s->n1 - others : 0; people <= most; people++) {
        double by_others = of_others[s->n1 - people];

        if (of_all[people] * by_others >= e->negligible)
            pair.row[people] = row_of(scratch, s, &pair, people, e->negligible / by_others);
    }
    return pair;
}

/* The values by how frequent they are, the most frequent first. */
static void sort_values(const struct permutation *s, int *order, int values)
{
    for (int i = 0; i < values; i++) {
        int at = i;

        for (; at > 0 && s->tied[order[at - 1]] < s->tied[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

static void sort_up(int *number, int n)
{
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && number[k - 1] > number[k]; k--) {
            int higher = number[k - 1];

            number[k - 1] = number[k];
            number[k] = higher;
        }
}

/* The four most frequent values, padded with such as nobody gave, make two pairs, one
 * inside the other: the wider the steps of the one and the narrower the range of the other,
 * the shorter the sums.  False when the rest would take too long. */
static bool enumeration_of(struct arena *scratch, struct permutation *s,
                           struct enumeration *e)
{
    int values = s->values > PAIRED ? s->values : PAIRED, after = s->n;
    int *order = arena_array(scratch, (size_t)values, sizeof *order);
    double deals = 1;

    sort_values(s, order, values);
    for (int i = 2; i < values; i++)
        deals *= s->tied[order[i]] + 1;
    if (deals > ENUMERATION_MAX)
        return false;
    sort_up(order, PAIRED);
    *e = (struct enumeration){.s = s, .negligible = NEGLIGIBLE * s->expected};
    e->outer = pair_of(scratch, e, order[0], order[3]);
    e->inner = pair_of(scratch, e, order[1], order[2]);
    e->deal = order + PAIRED;
    e->deals = values - PAIRED;
    e->after = arena_array(scratch, (size_t)values, sizeof *e->after);
    e->rest = arena_array(scratch, (size_t)values, sizeof *e->rest);
    for (int i = 0; i < e->deals; i++) {
        after -= s->tied[e->deal[i]];
        e->after[i] = after;
        e->rest[i] = rank_binomials(scratch, after);
    }
    return true;
}

bool rank_pairs(struct arena *scratch, struct permutation *s)
{
    struct enumeration e;

    if (!enumeration_of(scratch, s, &e))
        return false;
    deal_value(&e, 0, s->n1, 0, 1);
    return true;
}
