/*
 * change.c - the change of the total between two waves; see change.h.
 */
#include "diagnose/change.h"
#include "score/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- a wave ----------------------------------------------------------------------- */

void wave_score(struct arena *a, const struct diagnosis *d, const struct repeats *repeats,
                double min_answered, struct wave_data *w)
{
    struct suppressions unused = {0};

    score_means(w->r, w->n, min_answered, d->content, &w->full);
    w->shown = w->full;
    w->basis =
        privacy_apply(a, &w->shown, repeats, d->content, d->project->minimum, &unused);
}

const struct estimate *wave_total(const struct wave_data *w, enum basis basis)
{
    return basis == BASIS_POOLED ? &w->full.total[GROUP_POOLED] : &w->shown.balanced;
}

double wave_mean(const struct wave_data *w, int question, enum basis basis)
{
    return basis == BASIS_POOLED ? privacy_pooled_mean(&w->full, &w->shown, question)
                                 : w->shown.question[question].balanced;
}

/* --- common statements ------------------------------------------------------------ */

/* Asked in both waves and shown of both, when the waves asked different ones. */
struct common {
    bool chosen[QUESTIONS];
    int n;
    bool differ;   /* one wave asked a statement the other did not */
    double change; /* of the mean over the chosen statements' means, from 20 to 100 */
};

static bool was_asked(const struct wave_data *w, int question)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->r[i].answer[question])
            return true;
    return false;
}

/* The change rests on means that are shown anyway, so it tells nothing else. */
static struct common common_statements(const struct wave_data *before,
                                       const struct wave_data *now, enum basis basis)
{
    struct common common = {{false}, 0, false, 0};
    double sum = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        bool then = was_asked(before, q), still = was_asked(now, q);
        double change = wave_mean(now, q, basis) - wave_mean(before, q, basis);

        common.differ = common.differ || then != still;
        if (isnan(change))
            continue;
        common.chosen[q] = true;
        common.n++;
        sum += change;
    }
    if (common.n > 0)
        common.change = QUESTIONS * sum / common.n;
    return common;
}

static int statements_asked(const struct wave_data *w)
{
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++)
        n += was_asked(w, q);
    return n;
}

/* --- people ----------------------------------------------------------------------- */

struct person {
    enum function function;
    const char *respondent;
    double total;
};

/* Those with a total. */
struct people {
    struct person *person;
    int n;
};

static int by_person(const void *a, const void *b)
{
    const struct person *x = a, *y = b;

    if (x->function != y->function)
        return x->function < y->function ? -1 : 1;
    return strcmp(x->respondent, y->respondent);
}

static struct people people_of(struct arena *a, const struct wave_data *w,
                               const bool *chosen, double min_answered)
{
    struct people p = {arena_array(a, w->n + 1, sizeof *p.person), 0};

    for (size_t i = 0; i < w->n; i++) {
        const struct response *r = &w->r[i];
        double total = score_total(r, chosen, min_answered);

        if (!isnan(total))
            p.person[p.n++] = (struct person){r->function, r->respondent, total};
    }
    return p;
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* Sums are rounded as they are added up: in the order of the values the last digit does not
 * tell whose they are. */
static struct sample sample_in_order(double *value, int n)
{
    if (n > 0)
        qsort(value, (size_t)n, sizeof *value, by_value);
    return sample_of(value, n);
}

static struct sample totals_of(struct arena *a, const struct people *p, int group)
{
    double *total = arena_array(a, (size_t)p->n + 1, sizeof *total);
    int n = 0;

    for (int i = 0; i < p->n; i++)
        if (group == GROUP_POOLED || (int)p->person[i].function == group)
            total[n++] = p->person[i].total;
    return sample_in_order(total, n);
}

static struct contrast welch_change(struct arena *a, const struct people *before,
                                    const struct people *now, enum basis basis)
{
    static const double weight[] = {0.5, 0.5, -0.5, -0.5};

    if (basis == BASIS_POOLED)
        return welch(totals_of(a, now, GROUP_POOLED), totals_of(a, before, GROUP_POOLED));
    const struct sample s[] = {
        totals_of(a, now, GROUP_SALES), totals_of(a, now, GROUP_MARKETING),
        totals_of(a, before, GROUP_SALES), totals_of(a, before, GROUP_MARKETING)};

    return contrast_of(s, weight, 4);
}

/* --- the same people twice -------------------------------------------------------- */

/* Those with a total in both waves, and what changed for each. */
struct linked {
    double *difference[GROUPS];
    int n[GROUPS];
    int others; /* who joined or left */
};

static void add_difference(struct linked *l, int group, double difference)
{
    l->difference[group][l->n[group]++] = difference;
}

/* Sorts both lists.  A person without a name is linked with nobody. */
static struct linked link_people(struct arena *a, const struct people *before,
                                 const struct people *now)
{
    struct linked l = {.others = before->n + now->n};
    int i = 0, k = 0;

    qsort(before->person, (size_t)before->n, sizeof *before->person, by_person);
    qsort(now->person, (size_t)now->n, sizeof *now->person, by_person);
    for (int group = 0; group < GROUPS; group++)
        l.difference[group] = arena_array(a, (size_t)now->n + 1, sizeof(double));
    while (i < before->n && k < now->n) {
        const struct person *then = &before->person[i], *still = &now->person[k];
        int order = by_person(then, still);

        if (order == 0 && *still->respondent != '\0') {
            add_difference(&l, (int)still->function, still->total - then->total);
            add_difference(&l, GROUP_POOLED, still->total - then->total);
            l.others -= 2;
        }
        i += order <= 0;
        k += order >= 0;
    }
    return l;
}

/* Unless everybody is linked, the paired change is a figure about some people of each wave
 * only, and the others, or those linked with one quarter and not with another, follow. */
static bool may_pair(const struct linked *l, int minimum, enum basis basis)
{
    if (minimum > 1 && l->others > 0)
        return false;
    return l->n[GROUP_POOLED] >= LINKED_LEAST &&
           (basis == BASIS_POOLED || (l->n[GROUP_SALES] > 1 && l->n[GROUP_MARKETING] > 1));
}

/* NAN as low when there is no paired change with an interval: without any spread it would
 * tell what changed for every single person. */
static struct contrast paired_change(struct arena *a, const struct people *before,
                                     const struct people *now, const struct diagnosis *d,
                                     int *linked)
{
    static const double weight[] = {0.5, 0.5}, whole = 1;
    struct linked l = link_people(a, before, now);
    struct sample s[GROUPS];

    *linked = l.n[GROUP_POOLED];
    if (!may_pair(&l, d->project->minimum, d->level.basis))
        return (struct contrast){.low = NAN};
    for (int group = 0; group < GROUPS; group++)
        s[group] = sample_in_order(l.difference[group], l.n[group]);
    if (d->level.basis == BASIS_POOLED)
        return contrast_of(&s[GROUP_POOLED], &whole, 1);
    return contrast_of(s, weight, FUNCTIONS);
}

/* --- the change ------------------------------------------------------------------- */

static enum trend_verdict verdict_of(const struct contrast *change)
{
    if (change->low > 0)
        return TREND_IMPROVED;
    return change->high < 0 ? TREND_WORSE : TREND_NO_CLEAR_CHANGE;
}

static void compare(struct arena *a, const struct diagnosis *d,
                    const struct wave_data *before, const struct wave_data *now,
                    const struct common *common, struct trend_point *point)
{
    const bool *chosen = common->differ ? common->chosen : NULL;
    const struct people then = people_of(a, before, chosen, d->project->min_answered);
    const struct people still = people_of(a, now, chosen, d->project->min_answered);
    struct contrast change = {.low = NAN};
    int linked = 0;

    if (d->project->stable_pseudonyms)
        change = paired_change(a, &then, &still, d, &linked);
    point->method = isnan(change.low) ? TREND_WELCH : TREND_PAIRED;
    if (point->method == TREND_WELCH)
        change = welch_change(a, &then, &still, d->level.basis);
    point->linked = point->method == TREND_PAIRED ? linked : 0;
    if (common->differ) {
        change.low += common->change - change.value;
        change.high += common->change - change.value;
        change.value = common->change;
    }
    point->change = change.value;
    point->low = change.low;
    point->high = change.high;
    point->verdict = verdict_of(&change);
}

void change_between(const struct diagnosis *d, const struct wave_data *before,
                    const struct wave_data *now, struct trend_point *point)
{
    struct common common = common_statements(before, now, d->level.basis);
    struct arena scratch = {0};

    point->asked_differ = common.differ;
    point->verdict = TREND_NOT_COMPARED;
    if (!common.differ || common.n >= COMMON_LEAST) {
        point->statements = common.differ ? common.n : statements_asked(now);
        compare(&scratch, d, before, now, &common, point);
    }
    arena_drop(&scratch);
}
