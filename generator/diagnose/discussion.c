/*
 * discussion.c - problems both functions see, and the widest gaps; see discussion.h.
 *
 * A statement is a joint problem when each function's mean is below the middle of the
 * scale: both disagree more than they agree.  A gap is worth a question from half a point
 * on.  Both limits are editorial; what counts as a clear gap is decided by tests elsewhere.
 */
#include "diagnose/discussion.h"
#include "diagnose/parts.h"

#include <math.h>

static const double middle = 3, worth_asking = 0.5, rounding = 1e-9;

static bool is_low(const struct diagnosis *d, int question)
{
    const struct item *by = d->score.question[question].by;

    if (d->level.basis == BASIS_BALANCED)
        return by[GROUP_SALES].mean < middle - rounding &&
               by[GROUP_MARKETING].mean < middle - rounding;
    return by[GROUP_POOLED].mean < middle - rounding;
}

static bool is_wide(const struct diagnosis *d, int question)
{
    double gap = d->score.question[question].gap.difference;

    return d->level.basis == BASIS_BALANCED && fabs(gap) >= worth_asking - rounding;
}

/* Ranks the values that are numbers; the first `most` places into out, all counted. */
static int rank_known(const double *value, bool descending, int most, int *out, int *n)
{
    struct ranked list[QUESTIONS];
    int known = 0;

    for (int q = 0; q < QUESTIONS; q++)
        if (!isnan(value[q]))
            list[known++] = (struct ranked){value[q], q};
    rank_sort(list, known, descending);
    *n = known < most ? known : most;
    for (int i = 0; i < *n; i++)
        out[i] = list[i].index;
    return known;
}

void diagnose_discussion(struct diagnosis *d)
{
    struct discussion *t = &d->discussion;
    double low[QUESTIONS], width[QUESTIONS];

    *t = (struct discussion){0};
    if (!d->survey_shown)
        return;
    for (int q = 0; q < QUESTIONS; q++) {
        low[q] = width[q] = NAN;
        if (is_low(d, q))
            low[q] = diagnosis_question_mean(d, q);
        if (is_wide(d, q))
            width[q] = fabs(d->score.question[q].gap.difference);
    }
    t->low = rank_known(low, false, DISCUSSION_PROBLEMS, t->problem, &t->nproblems);
    rank_known(width, true, DISCUSSION_GAPS, t->gap, &t->ngaps);
}
