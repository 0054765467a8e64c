/*
 * benchmark.c - ranks the companies that may be compared; see benchmark.h.
 */
#include "diagnose/benchmark.h"
#include "diagnose/parts.h"

#include <math.h>
#include <stdlib.h>

/* The balanced score as the company's own report shows it; NAN when it does not. */
static double shown_score(struct arena *scratch, const struct project *p,
                          const struct content *content, const struct survey *survey,
                          size_t company, int wave)
{
    struct span all = company_responses(survey, company);
    struct span now = wave_responses(all, wave);
    struct suppressions unused = {0};
    struct score s;

    if (now.n == 0)
        return NAN;
    score_means(now.r, now.n, p->min_answered, content, &s);
    if (filter_wave(scratch, p, content, all, now, &s, &unused) != BASIS_BALANCED)
        return NAN;
    return s.balanced.mean;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

void benchmark_load(struct arena *a, const struct project *p, const struct content *content,
                    const struct survey *survey, const bool *failed, int wave,
                    struct benchmark *b)
{
    struct arena scratch = {0};

    b->score = arena_array(a, p->ncompanies, sizeof *b->score);
    b->sorted = arena_array(a, p->ncompanies, sizeof *b->sorted);
    b->n = 0;
    for (size_t c = 0; c < p->ncompanies; c++) {
        b->score[c] = NAN;
        if (failed[c] || !p->company[c].benchmark || wave == WAVE_NONE)
            continue;
        b->score[c] = shown_score(&scratch, p, content, survey, c, wave);
        if (isfinite(b->score[c]))
            b->sorted[b->n++] = b->score[c];
        arena_reset(&scratch);
    }
    arena_drop(&scratch);
    if (b->n < BENCHMARK_LEAST)
        b->n = 0;
    qsort(b->sorted, b->n, sizeof *b->sorted, by_value);
}

/* How many of the ascending values are below the limit. */
static size_t count_below(const double *sorted, size_t n, double limit)
{
    size_t low = 0;

    while (low < n) {
        size_t middle = low + (n - low) / 2;

        if (sorted[middle] < limit)
            low = middle + 1;
        else
            n = middle;
    }
    return low;
}

struct benchmark_place benchmark_place(const struct benchmark *b, size_t company)
{
    /* The same score reached by other answers may differ in its last digits. */
    static const double rounding = 1e-9;
    struct benchmark_place place = {0, 0};

    if (b->n > 0 && isfinite(b->score[company])) {
        place.companies = (int)b->n;
        place.lower = (int)count_below(b->sorted, b->n, b->score[company] - rounding);
    }
    return place;
}
