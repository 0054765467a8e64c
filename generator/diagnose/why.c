/*
 * why.c - how people argue, how each function sees the other, trust, targets, readiness;
 * see why.h.
 */
#include "diagnose/why.h"
#include "diagnose/parts.h"
#include "diagnose/why_parts.h"

#include <math.h>

enum { MEETINGS = 9, RECENT = 2 }; /* a statement; quarters */

static const double rounding = 1e-9;

bool why_high(double mean)
{
    return mean >= 3.5 - rounding;
}

static bool is_low(double mean)
{
    return mean <= 2.5 + rounding;
}

/* NAN when one of the statements is withheld. */
static double mean_of(const struct diagnosis *d, const int *question, int n)
{
    double sum = 0;

    for (int i = 0; i < n; i++)
        sum += diagnosis_question_mean(d, question[i]);
    return sum / n;
}

static double mean_by(const struct diagnosis *d, enum function f, const int *question,
                      int n)
{
    double sum = 0;

    for (int i = 0; i < n; i++)
        sum += d->score.question[question[i]].by[f].mean;
    return sum / n;
}

/* --- conflict, trust, views of each other ----------------------------------------- */

/* Of the two values of the functions, or where these are withheld of the mean alone. */
static enum conflict_kind conflict_of(const double by[FUNCTIONS], double mean)
{
    double low = isnan(by[0]) || isnan(by[1]) ? mean : fmin(by[0], by[1]);
    double high = isnan(by[0]) || isnan(by[1]) ? mean : fmax(by[0], by[1]);

    if (isnan(mean))
        return CONFLICT_UNKNOWN;
    if (why_high(low))
        return CONFLICT_CONSTRUCTIVE;
    return is_low(high) ? CONFLICT_DESTRUCTIVE : CONFLICT_MIXED;
}

static void find_conflict(struct diagnosis *d)
{
    static const int question[] = {NO_BLAME, MEETINGS, SHARED_FATE};
    struct conflict *conflict = &d->why.conflict;

    conflict->mean = mean_of(d, question, 3);
    for (int f = 0; f < FUNCTIONS; f++) {
        conflict->by[f] = mean_by(d, (enum function)f, question, 3);
        d->why.no_blame[f] = d->score.question[NO_BLAME].by[f].mean;
    }
    conflict->kind = conflict_of(conflict->by, conflict->mean);
}

static void find_trust(struct diagnosis *d)
{
    static const int question[TRUST_PARTS][3] = {{5, 6, 9}, {2, 17, 18}};

    for (int i = 0; i < TRUST_PARTS; i++) {
        d->why.trust[i].mean = mean_of(d, question[i], 3);
        for (int f = 0; f < FUNCTIONS; f++)
            d->why.trust[i].by[f] = mean_by(d, (enum function)f, question[i], 3);
    }
}

/* The mean of all answers of a function to the statements that describe one. */
static double rating(const struct diagnosis *d, enum function described, enum function by)
{
    double sum = 0;
    int answers = 0;

    for (int i = 0; i < d->nactor; i++) {
        const struct item *item = &d->score.question[d->actor[i].question].by[by];

        if (d->actor[i].described != described)
            continue;
        sum += item->n * item->mean;
        answers += item->n;
    }
    return sum / answers; /* without any: nothing by nothing, which is NAN */
}

static void find_sights(struct diagnosis *d)
{
    for (int f = 0; f < FUNCTIONS; f++) {
        struct sight *sight = &d->why.sight[f];

        for (int i = 0; i < d->nactor; i++)
            sight->statements += d->actor[i].described == (enum function)f;
        sight->self = rating(d, (enum function)f, (enum function)f);
        sight->other = rating(d, (enum function)f, (enum function) !f);
    }
}

/* --- targets ---------------------------------------------------------------------- */

void why_count(struct why_tally *tally, enum kpi_status status)
{
    tally->met += status == KPI_ON_TARGET;
    tally->missed += status == KPI_OFF_TARGET;
    tally->judged +=
        status == KPI_ON_TARGET || status == KPI_OFF_TARGET || status == KPI_AT_RISK;
}

bool why_all_met(const struct why_tally *tally)
{
    return tally->judged > 0 && tally->met == tally->judged;
}

static enum targets_kind targets_of(const struct targets *t)
{
    const struct why_tally *sales = &t->by[FUNCTION_SALES];
    const struct why_tally *marketing = &t->by[FUNCTION_MARKETING];

    if (t->company.judged == 0 || sales->judged == 0 || marketing->judged == 0)
        return TARGETS_UNKNOWN;
    if (why_all_met(sales) && why_all_met(marketing) && t->company.missed > 0)
        return TARGETS_COMPANY_MISSED;
    if (why_all_met(&t->company) && sales->missed > 0 && marketing->missed > 0)
        return TARGETS_FUNCTIONS_MISSED;
    return TARGETS_OTHER;
}

static void find_targets(struct diagnosis *d)
{
    struct targets *t = &d->why.targets;

    for (int i = 0; i < d->nkpi; i++) {
        switch (d->content->metric[d->kpi[i].metric].owner) {
        case OWNER_SALES: why_count(&t->by[FUNCTION_SALES], d->kpi[i].status); break;
        case OWNER_MARKETING:
            why_count(&t->by[FUNCTION_MARKETING], d->kpi[i].status);
            break;
        case OWNER_COMPANY: why_count(&t->company, d->kpi[i].status); break;
        case OWNER_BOTH: break;
        }
    }
    t->kind = targets_of(t);
}

/* --- readiness -------------------------------------------------------------------- */

/* Quarters in which at least one metric has a value. */
static int kpi_quarters(const struct diagnosis *d)
{
    bool known[KPI_HISTORY] = {false};
    int n = 0;

    for (int i = 0; i < d->nkpi; i++) {
        const struct kpi_result *kpi = &d->kpi[i];

        for (int k = 0; k < kpi->nhistory; k++) {
            int age = kpi->nhistory - 1 - k;

            if (!isnan(kpi->history[k]))
                known[kpi->monthly ? age / WAVE_MONTHS : age] = true;
        }
    }
    for (int i = 0; i < KPI_HISTORY; i++)
        n += known[i];
    return n;
}

/* Waves whose answers could not be shown are waves all the same. */
static void count_surveys(const struct diagnosis *d, struct readiness *ready)
{
    ready->last = d->ntrend > 1 ? d->trend[d->ntrend - 2].wave : WAVE_NONE;
    ready->surveys = (d->ntrend > 0 ? d->ntrend : 1) + d->nleft_out;
    for (int i = 0; i < d->nleft_out; i++)
        if (ready->last == WAVE_NONE || d->left_out[i].wave > ready->last)
            ready->last = d->left_out[i].wave;
}

static enum ready ready_consistent(const struct diagnosis *d, const struct readiness *ready)
{
    if (ready->last == WAVE_NONE)
        return READY_UNKNOWN;
    return d->wave - ready->last <= RECENT && ready->kpi_quarters >= 2 ? READY_YES
                                                                       : READY_NO;
}

static enum ready ready_leaders(const struct diagnosis *d, const struct readiness *ready)
{
    if (!d->company->sponsor || is_low(ready->leaders))
        return READY_NO;
    return why_high(ready->leaders) ? READY_YES : READY_UNKNOWN;
}

static enum ready ready_both(const struct readiness *ready)
{
    const double *by = ready->both;

    if (isnan(by[0]) || isnan(by[1]))
        return is_low(ready->both_mean) ? READY_NO : READY_UNKNOWN;
    if (is_low(by[0]) || is_low(by[1]))
        return READY_NO;
    return why_high(by[0]) && why_high(by[1]) ? READY_YES : READY_UNKNOWN;
}

static void find_readiness(struct diagnosis *d)
{
    struct readiness *ready = &d->why.readiness;

    ready->kpi_quarters = kpi_quarters(d);
    count_surveys(d, ready);
    ready->leaders = diagnosis_dimension_mean(d, LEADERS_DIMENSION);
    ready->both_mean = diagnosis_question_mean(d, SHARED_FATE);
    for (int f = 0; f < FUNCTIONS; f++)
        ready->both[f] = d->score.question[SHARED_FATE].by[f].mean;
    ready->answer[READY_CONSISTENT] = ready_consistent(d, ready);
    ready->answer[READY_LEADERS] = ready_leaders(d, ready);
    ready->answer[READY_BOTH] = ready_both(ready);
}

/* --- regression, model ------------------------------------------------------------ */

static void find_fall(struct diagnosis *d)
{
    struct why *why = &d->why;

    for (int i = 0; i < d->nalerts; i++)
        why->fell = why->fell || d->alert[i].kind == ALERT_SCORE;
    for (int i = 0; why->fell && i < d->nmovers && why->nfallen < FALLEN_MAX; i++)
        if (d->mover[i].change < -rounding)
            why->fallen[why->nfallen++] = i;
}

static void find_model(struct diagnosis *d)
{
    for (int i = 0; i < d->content->nmodels; i++) {
        const struct model_card *card = &d->content->model[i];

        if (card->model == (int)d->company->model && card->scenario == d->company->scenario)
            d->why.model = card;
    }
}

void diagnose_why(struct diagnosis *d)
{
    d->why.shown = d->survey_shown;
    if (!d->why.shown)
        return;
    find_conflict(d);
    find_trust(d);
    find_sights(d);
    find_targets(d);
    find_readiness(d);
    find_fall(d);
    find_model(d);
    why_find_causes(d);
}
