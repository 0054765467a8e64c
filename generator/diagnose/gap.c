/*
 * gap.c - what is lowest, highest and furthest apart, and how each function sees itself.
 *
 * Actor view: statements that describe one function have a self view and the other side's
 * view.  The two differ when they are at least 1 apart and on different sides of the
 * scale's middle: high self, low other is a blind spot, the reverse a hidden strength.
 * Otherwise both at 3.5 or more is a strength, both at 2.5 or less a problem both see.
 */
#include "diagnose/parts.h"

#include <math.h>

static const double middle = 3, apart = 1, agreed_high = 3.5, agreed_low = 2.5;
static const double rounding = 1e-9;

static double mean_shown(double balanced, double pooled)
{
    return isnan(balanced) ? pooled : balanced;
}

double diagnosis_question_mean(const struct diagnosis *d, int question)
{
    const struct question_score *q = &d->score.question[question];

    return mean_shown(q->balanced, q->by[GROUP_POOLED].mean);
}

double diagnosis_dimension_mean(const struct diagnosis *d, int dimension)
{
    const struct part_score *part = &d->score.dimension[dimension];

    return mean_shown(part->balanced, part->mean[GROUP_POOLED]);
}

double diagnosis_pain_mean(const struct diagnosis *d, int pain)
{
    const struct part_score *part = &d->score.pain[pain];

    return mean_shown(part->balanced, part->mean[GROUP_POOLED]);
}

void rank_sort(struct ranked *list, int n, bool descending)
{
    for (int i = 1; i < n; i++) {
        struct ranked moved = list[i];
        int at = i;

        for (; at > 0; at--) {
            double ahead = list[at - 1].value;

            if (descending ? ahead >= moved.value - rounding
                           : ahead <= moved.value + rounding)
                break;
            list[at] = list[at - 1];
        }
        list[at] = moved;
    }
}

/* The first `most` indexes of a ranking of values without the NANs. */
static int rank(const double *value, int n, bool descending, int most, int *out)
{
    struct ranked list[QUESTIONS];
    int ranked = 0;

    for (int i = 0; i < n; i++)
        if (!isnan(value[i]))
            list[ranked++] = (struct ranked){value[i], i};
    rank_sort(list, ranked, descending);
    if (ranked > most)
        ranked = most;
    for (int i = 0; i < ranked; i++)
        out[i] = list[i].index;
    return ranked;
}

static enum actor_view view_of(double self, double other)
{
    if (self - other >= apart - rounding && self > middle && other < middle)
        return VIEW_BLIND_SPOT;
    if (other - self >= apart - rounding && other > middle && self < middle)
        return VIEW_HIDDEN_STRENGTH;
    if (self >= agreed_high && other >= agreed_high)
        return VIEW_STRENGTH;
    if (self <= agreed_low && other <= agreed_low)
        return VIEW_PROBLEM;
    return VIEW_MIXED;
}

static void find_actors(struct diagnosis *d)
{
    for (int q = 0; q < QUESTIONS; q++) {
        enum actor actor = d->content->statement[q].actor;
        enum function described =
            actor == ACTOR_SALES ? FUNCTION_SALES : FUNCTION_MARKETING;
        const struct item *by = d->score.question[q].by;
        struct actor_finding finding = {q, described, by[described].mean,
                                        by[!described].mean, VIEW_NONE};

        if ((actor != ACTOR_SALES && actor != ACTOR_MARKETING) || isnan(finding.self) ||
            isnan(finding.other))
            continue;
        finding.view = view_of(finding.self, finding.other);
        d->blind_spots += finding.view == VIEW_BLIND_SPOT;
        d->hidden_strengths += finding.view == VIEW_HIDDEN_STRENGTH;
        d->actor[d->nactor++] = finding;
    }
}

void diagnose_gaps(struct diagnosis *d)
{
    double mean[QUESTIONS], width[QUESTIONS], part[DIMENSIONS];

    for (int q = 0; q < QUESTIONS; q++) {
        mean[q] = diagnosis_question_mean(d, q);
        width[q] = fabs(d->score.question[q].gap.difference);
        if (width[q] <= 0)
            width[q] = NAN;
    }
    d->nlowest = rank(mean, QUESTIONS, false, RANK_MAX, d->lowest);
    d->nhighest = rank(mean, QUESTIONS, true, RANK_MAX, d->highest);
    d->nwidest = rank(width, QUESTIONS, true, RANK_MAX, d->widest);

    d->weakest_pain = d->weakest_dimension[0] = d->weakest_dimension[1] = -1;
    for (int i = 0; i < DIMENSIONS; i++)
        part[i] = diagnosis_dimension_mean(d, i);
    rank(part, DIMENSIONS, false, 2, d->weakest_dimension);
    for (int i = 0; i < PAINS; i++)
        part[i] = diagnosis_pain_mean(d, i);
    rank(part, PAINS, false, 1, &d->weakest_pain);
    find_actors(d);
}
