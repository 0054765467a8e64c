/*
 * score_gap.c - tests of Sales against Marketing, verdicts, reliability; see score_gap.h.
 */
#include "score/score_gap.h"
#include "score/rank_test.h"
#include "score/stats.h"

#include <math.h>

enum {
    LIKERT = 5,
    EXACT_TOTALS = 10 /* below, the exact p stands beside Welch's */
};

/* A p of exactly 1/20 is 0.05 whatever the last bit says. */
static const double alpha_level = 0.05 + 1e-12;

/* Scratch is emptied again. */
static struct item_gap item_gap_of(struct arena *scratch, const struct item *sales,
                                   const struct item *marketing)
{
    struct tally tally = {LIKERT, sales->counts, marketing->counts};
    struct item_gap gap = item_gap_none();
    struct exact_p p;
    struct cliff delta;

    if (sales->n == 0 || marketing->n == 0)
        return gap;
    p = mann_whitney_p(scratch, &tally);
    arena_reset(scratch);
    delta = cliff_delta(&tally);
    gap.difference = sales->mean - marketing->mean;
    gap.u = mann_whitney_u(&tally);
    gap.p = p.p;
    gap.p_min = p.smallest;
    gap.approximate = p.approximate;
    gap.delta = delta.delta;
    gap.delta_low = delta.low;
    gap.delta_high = delta.high;
    return gap;
}

static struct total_gap total_gap_of(struct arena *scratch, const struct people *p,
                                     const struct score *s)
{
    const struct estimate *sales = &s->total[GROUP_SALES];
    const struct estimate *marketing = &s->total[GROUP_MARKETING];
    struct tally tally =
        tally_values(scratch, p->total[GROUP_SALES], p->totals[GROUP_SALES],
                     p->total[GROUP_MARKETING], p->totals[GROUP_MARKETING]);
    struct contrast w =
        welch((struct sample){sales->n, sales->mean, sales->sd},
              (struct sample){marketing->n, marketing->mean, marketing->sd});
    bool small = sales->n < EXACT_TOTALS || marketing->n < EXACT_TOTALS;
    struct cliff delta;

    if (sales->n == 0 || marketing->n == 0)
        return total_gap_none();
    delta = cliff_delta(&tally);
    return (struct total_gap){.difference = w.value,
                              .low = w.low,
                              .high = w.high,
                              .t = w.t,
                              .df = w.df,
                              .p = w.p,
                              .exact_p = small ? mann_whitney_exact(scratch, &tally).p
                                               : (double)NAN,
                              .delta = delta.delta,
                              .delta_low = delta.low,
                              .delta_high = delta.high};
}

void score_gaps(struct arena *scratch, const struct people *p, struct score *s)
{
    /* The tests of the statements take turns with the same memory. */
    struct arena turn = {0};

    s->gap = total_gap_of(scratch, p, s);
    for (int q = 0; q < QUESTIONS; q++) {
        struct question_score *question = &s->question[q];

        question->gap =
            item_gap_of(&turn, &question->by[GROUP_SALES], &question->by[GROUP_MARKETING]);
    }
    arena_drop(&turn);
}

/* Clear when q and the delta interval agree, suggestive when one of them shows a gap. */
static enum verdict verdict_of(const struct item_gap *gap)
{
    bool significant = gap->q <= alpha_level;
    bool excludes_zero = gap->delta_low > 0 || gap->delta_high < 0;

    if (significant && excludes_zero)
        return VERDICT_CLEAR;
    if (significant || excludes_zero)
        return VERDICT_SUGGESTIVE;
    return gap->tested && !(gap->p_min > alpha_level) ? VERDICT_NONE : VERDICT_TOO_FEW;
}

void score_verdicts(struct score *s)
{
    double p[QUESTIONS], adjusted[QUESTIONS];

    for (int i = 0; i < QUESTIONS; i++)
        p[i] = s->question[i].gap.p;
    benjamini_hochberg(p, QUESTIONS, adjusted);
    for (int i = 0; i < QUESTIONS; i++) {
        struct item_gap *gap = &s->question[i].gap;

        gap->q = adjusted[i];
        gap->tested = !isnan(gap->p);
        gap->verdict = verdict_of(gap);
    }
}

void score_reliability(struct arena *scratch, const struct response *r, size_t n,
                       struct score *s)
{
    double *complete = arena_array(scratch, n + 1, QUESTIONS * sizeof *complete);
    struct reliability alpha;

    s->alpha_n = 0;
    for (size_t i = 0; i < n; i++) {
        double *row = complete + (size_t)s->alpha_n * QUESTIONS;
        int given = 0;

        for (int q = 0; q < QUESTIONS; q++) {
            row[q] = r[i].answer[q];
            given += r[i].answer[q] != 0;
        }
        s->alpha_n += given == QUESTIONS;
    }
    alpha = cronbach(complete, s->alpha_n, QUESTIONS);
    s->alpha = alpha.alpha;
    s->alpha_low = alpha.low;
    s->alpha_high = alpha.high;
}
