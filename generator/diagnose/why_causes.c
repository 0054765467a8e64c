/*
 * why_causes.c - the possible causes, each with its signs for and against; see why.h.
 *
 * A sign in favour: the cause's statements have a mean below the middle of the scale, or a
 * figure is off target that would be if this were the cause.  A sign against: the
 * statements reach 3.5, or all such figures are on target.  What lies between says nothing.
 */
#include "diagnose/why_parts.h"

#include <math.h>

static const double middle = 3, rounding = 1e-9;

/* A cause while its signs are collected. */
struct weighing {
    const struct diagnosis *d;
    const struct branch *branch;
    struct why_cause *cause;
    bool checked; /* something could have been a sign */
};

static bool below_middle(double mean)
{
    return mean < middle - rounding;
}

static void favour(struct weighing *w, struct why_sign sign)
{
    if (w->cause->nin_favour < SIGNS_MAX)
        w->cause->in_favour[w->cause->nin_favour++] = sign;
}

static void oppose(struct weighing *w, struct why_sign sign)
{
    if (w->cause->nagainst < SIGNS_MAX)
        w->cause->against[w->cause->nagainst++] = sign;
}

/* The mean of the cause's statements, when at least half of them are shown. */
static double mean_of(const struct diagnosis *d, const struct branch *branch)
{
    double sum = 0;
    int shown = 0;

    for (int i = 0; i < branch->nquestions; i++) {
        double mean = diagnosis_question_mean(d, branch->question[i]);

        if (isnan(mean))
            continue;
        sum += mean;
        shown++;
    }
    if (shown == 0 || 2 * shown < branch->nquestions)
        return NAN;
    return sum / shown;
}

static void weigh_statements(struct weighing *w)
{
    double mean = w->cause->mean;
    struct why_sign sign = {.kind = SIGN_STATEMENTS, .value = mean};

    if (isnan(mean))
        return;
    w->checked = true;
    if (below_middle(mean))
        favour(w, sign);
    else if (why_high(mean))
        oppose(w, sign);
}

static void weigh_metrics(struct weighing *w)
{
    struct why_tally tally = {0};

    for (int i = 0; i < w->d->nkpi; i++)
        for (int k = 0; k < w->branch->nmetrics; k++)
            if (w->branch->metric[k] == w->d->kpi[i].metric)
                why_count(&tally, w->d->kpi[i].status);
    if (tally.judged == 0)
        return;
    w->checked = true;
    if (tally.missed > 0)
        favour(w, (struct why_sign){
                      .kind = SIGN_KPIS, .count = tally.missed, .of = tally.judged});
    else if (why_all_met(&tally))
        oppose(w, (struct why_sign){
                      .kind = SIGN_KPIS, .count = tally.met, .of = tally.judged});
}

static void weigh_targets(struct weighing *w)
{
    enum targets_kind kind = w->d->why.targets.kind;

    w->checked = w->checked || kind != TARGETS_UNKNOWN;
    if (kind == TARGETS_COMPANY_MISSED)
        favour(w, (struct why_sign){.kind = SIGN_TARGETS});
}

static void weigh_leaders(struct weighing *w)
{
    const struct leaders *leaders = &w->d->strategy.leaders;
    struct why_sign sign = {.kind = SIGN_LEADERS, .count = leaders->n};

    w->checked = w->checked || leaders->coherence != COHERENCE_UNKNOWN;
    if (leaders->coherence == COHERENCE_LOW)
        favour(w, sign);
    else if (leaders->coherence == COHERENCE_HIGH)
        oppose(w, sign);
}

static void weigh_views(struct weighing *w)
{
    struct why_sign sign = {.kind = SIGN_VIEWS,
                            .count = w->d->blind_spots + w->d->hidden_strengths,
                            .of = w->d->nactor};

    if (sign.of == 0)
        return;
    w->checked = true;
    if (sign.count >= VIEWS_LEAST)
        favour(w, sign);
    else if (sign.count == 0)
        oppose(w, sign);
}

/* One function's work is low or high only where both functions say so: a view of one side
 * is a matter of how they see each other. */
static void weigh_ratings(struct weighing *w, enum function described)
{
    const struct sight *sight = &w->d->why.sight[described];
    struct why_sign sign = {.kind = SIGN_RATINGS, .described = described};

    if (sight->statements == 0)
        return;
    w->checked = true;
    sign.by[described] = sight->self;
    sign.by[!described] = sight->other;
    if (below_middle(sight->self) && below_middle(sight->other))
        favour(w, sign);
    else if (why_high(sight->self) && why_high(sight->other))
        oppose(w, sign);
}

static void weigh_own_metrics(struct weighing *w)
{
    const struct why_tally *sales = &w->d->why.targets.by[FUNCTION_SALES];
    const struct why_tally *marketing = &w->d->why.targets.by[FUNCTION_MARKETING];
    struct why_sign sign = {.kind = SIGN_OWN_KPIS};

    if (sales->judged + marketing->judged == 0)
        return;
    w->checked = true;
    if (sales->missed + marketing->missed > 0)
        favour(w, sign);
    else if (why_all_met(sales) && why_all_met(marketing))
        oppose(w, sign);
}

static void weigh(struct weighing *w)
{
    weigh_statements(w);
    weigh_metrics(w);
    if (w->branch->targets)
        weigh_targets(w);
    if (w->branch->leaders)
        weigh_leaders(w);
    if (w->branch->views)
        weigh_views(w);
    if (w->branch->work) {
        weigh_ratings(w, FUNCTION_MARKETING);
        weigh_ratings(w, FUNCTION_SALES);
        weigh_own_metrics(w);
    }
    if (w->cause->nin_favour > 1)
        w->cause->evidence = CAUSE_SEVERAL_SIGNS;
    else if (w->cause->nin_favour == 1)
        w->cause->evidence = CAUSE_ONE_SIGN;
    else
        w->cause->evidence = w->checked ? CAUSE_NO_SIGN : CAUSE_UNKNOWN;
}

/* More evidence first, then fewer signs against. */
static int compare(const struct why_cause *a, const struct why_cause *b)
{
    if (a->evidence != b->evidence)
        return a->evidence > b->evidence ? -1 : 1;
    return a->nagainst - b->nagainst;
}

/* Between equals the lower statements. */
static bool is_ahead(const struct why_cause *a, const struct why_cause *b)
{
    int order = compare(a, b);

    return order != 0 ? order < 0 : a->mean < b->mean - rounding;
}

/* How many of the sorted causes are named first: never one out of equals. */
static int count_leading(const struct why *why)
{
    int n = 0;

    while (n < why->ncauses && why->cause[n].evidence >= CAUSE_ONE_SIGN &&
           (n < 2 || compare(&why->cause[1], &why->cause[n]) == 0))
        n++;
    return n;
}

void why_find_causes(struct diagnosis *d)
{
    struct why *why = &d->why;

    for (int i = 0; i < d->content->nbranches; i++) {
        struct why_cause cause = {.branch = i, .mean = mean_of(d, &d->content->branch[i])};
        struct weighing w = {d, &d->content->branch[i], &cause, false};
        int at = why->ncauses++;

        weigh(&w);
        for (; at > 0 && is_ahead(&cause, &why->cause[at - 1]); at--)
            why->cause[at] = why->cause[at - 1];
        why->cause[at] = cause;
    }
    why->nleading = count_leading(why);
}
