/*
 * change.c - the change of the total between two waves; see change.h.
 */
#include "diagnose/change.h"
#include "score/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- a wave -----------------------------------------------------------------------------
 */

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

/* --- common statements ------------------------------------------------------------------
 */

struct common {
    bool chosen[QUESTIONS];
    int n;
    bool differ; /* one wave asked a statement the other did not */
};

static bool was_asked(const struct wave_data *w, int question)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->r[i].answer[question])
            return true;
    return false;
}

static struct common common_statements(const struct wave_data *before,
                                       const struct wave_data *now)
{
    struct common common = {{false}, 0, false};

    for (int q = 0; q < QUESTIONS; q++) {
        bool then = was_asked(before, q), still = was_asked(now, q);

        common.chosen[q] = then && still;
        common.n += then && still;
        common.differ = common.differ || then != still;
    }
    return common;
}

/* The wave as if only the common statements had been asked. */
static void cut_wave(struct arena *a, const struct wave_data *w,
                     const struct common *common, struct wave_data *cut)
{
    struct response *r = arena_array(a, w->n + 1, sizeof *r);

    memcpy(r, w->r, w->n * sizeof *r);
    for (size_t i = 0; i < w->n; i++)
        for (int q = 0; q < QUESTIONS; q++)
            if (!common->chosen[q])
                r[i].answer[q] = 0;
    *cut = (struct wave_data){.wave = w->wave, .r = r, .n = w->n};
}

/* The totals over the common statements may stand beside what the wave shows. */
static bool may_stand(const struct wave_data *w, const struct wave_data *cut,
                      const struct common *common, enum basis basis)
{
    if (cut->basis == BASIS_NONE || (basis == BASIS_BALANCED && cut->basis != basis))
        return false;
    for (int q = 0; q < QUESTIONS; q++) {
        bool shown = !isnan(wave_mean(w, q, basis));

        if (common->chosen[q] ? shown && isnan(wave_mean(cut, q, basis))
                              : !shown && was_asked(w, q))
            return false;
    }
    return true;
}

static bool may_compare(struct arena *a, const struct diagnosis *d,
                        const struct wave_data *before, const struct wave_data *now,
                        const struct common *common)
{
    double min_answered = d->project->min_answered * common->n / QUESTIONS;
    struct wave_data *cut = arena_array(a, 2, sizeof *cut);
    struct repeats first = {.any = false}, repeats;

    cut_wave(a, before, common, &cut[0]);
    cut_wave(a, now, common, &cut[1]);
    repeats =
        privacy_repeats(cut[1].r, cut[1].n, cut[0].r, cut[0].n, min_answered, d->content);
    wave_score(a, d, &first, min_answered, &cut[0]);
    wave_score(a, d, &repeats, min_answered, &cut[1]);
    return may_stand(before, &cut[0], common, d->level.basis) &&
           may_stand(now, &cut[1], common, d->level.basis);
}

/* --- people -----------------------------------------------------------------------------
 */

struct person {
    enum function function;
    const char *respondent;
    double total;
};

/* Those with a total, by function and respondent. */
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
    qsort(p.person, (size_t)p.n, sizeof *p.person, by_person);
    return p;
}

static struct sample totals_of(struct arena *a, const struct people *p, int group)
{
    double *total = arena_array(a, (size_t)p->n + 1, sizeof *total);
    int n = 0;

    for (int i = 0; i < p->n; i++)
        if (group == GROUP_POOLED || (int)p->person[i].function == group)
            total[n++] = p->person[i].total;
    return sample_of(total, n);
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

/* --- the same people twice --------------------------------------------------------------
 */

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

/* Both lists are sorted alike.  A person without a name is linked with nobody. */
static struct linked link_people(struct arena *a, const struct people *before,
                                 const struct people *now)
{
    struct linked l = {.others = before->n + now->n};
    int i = 0, k = 0;

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

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static bool may_pair(const struct linked *l, int minimum, enum basis basis)
{
    int each = larger(minimum, 2), all = larger(minimum, LINKED_LEAST);

    if (l->others > 0 && l->others < minimum)
        return false;
    if (basis == BASIS_POOLED)
        return l->n[GROUP_POOLED] >= all;
    return l->n[GROUP_POOLED] >= LINKED_LEAST && l->n[GROUP_SALES] >= each &&
           l->n[GROUP_MARKETING] >= each;
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
        s[group] = sample_of(l.difference[group], l.n[group]);
    if (d->level.basis == BASIS_POOLED)
        return contrast_of(&s[GROUP_POOLED], &whole, 1);
    return contrast_of(s, weight, FUNCTIONS);
}

/* --- the change -------------------------------------------------------------------------
 */

static enum trend_verdict verdict_of(const struct contrast *change)
{
    if (change->low > 0)
        return TREND_IMPROVED;
    return change->high < 0 ? TREND_WORSE : TREND_NO_CLEAR_CHANGE;
}

static void compare(struct arena *a, const struct diagnosis *d,
                    const struct wave_data *before, const struct wave_data *now,
                    const bool *chosen, struct trend_point *point)
{
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
    point->change = change.value;
    point->low = change.low;
    point->high = change.high;
    point->verdict = verdict_of(&change);
}

void change_between(const struct diagnosis *d, const struct wave_data *before,
                    const struct wave_data *now, struct trend_point *point)
{
    struct common common = common_statements(before, now);
    struct arena scratch = {0};

    point->asked_differ = common.differ;
    point->verdict = TREND_NOT_COMPARED;
    if (!common.differ ||
        (common.n > 0 && may_compare(&scratch, d, before, now, &common))) {
        point->statements = common.n;
        compare(&scratch, d, before, now, common.differ ? common.chosen : NULL, point);
    }
    arena_drop(&scratch);
}
