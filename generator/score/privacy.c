/*
 * privacy.c - withholds what would give people away; the rules stand in privacy.h.  Which
 * statements have to go is decided in privacy_statements.c.
 */
#include "score/privacy_filter.h"

#include <math.h>
#include <string.h>

/* Lists something as withheld. */
static void note(const struct filter *f, const char *what, const char *why)
{
    struct suppressions *out = f->out;

    out->item = arena_grow(f->arena, out->item, out->n, &out->cap, sizeof *out->item);
    out->item[out->n++] = (struct suppression){what, why};
}

void privacy_note_part(const struct filter *f, const char *kind, int number,
                       const char *aspect, const char *why)
{
    note(f, arena_printf(f->arena, "%s%d%s", kind, number, aspect), why);
}

/* --- statements -------------------------------------------------------------------- */

static void hide_distribution(struct item *item)
{
    memset(item->counts, 0, sizeof item->counts);
    item->median = item->sd = item->top2 = item->rwg = NAN;
}

static void hide_item_test(struct item_gap *gap)
{
    double difference = gap->difference;

    *gap = item_gap_none();
    gap->difference = difference;
}

static void filter_question(const struct filter *f, int number)
{
    struct question_score *question = &f->score->question[number];
    bool hidden = false;

    for (int group = 0; group < GROUPS; group++) {
        struct item *item = &question->by[group];

        if (group < f->first || group > f->last || f->withheld[number]) {
            *item = item_none();
        } else if (item->n > 0 && item->n < f->minimum + SPREAD_EXTRA) {
            hide_distribution(item);
            hidden = true;
        }
    }
    if (!by_function(f) || f->withheld[number]) {
        question->balanced = NAN;
        question->gap = item_gap_none();
    } else if (hidden) {
        hide_item_test(&question->gap);
    }
    if (hidden)
        privacy_note_part(f, "q", number + 1, ".distribution", "spread");
}

/* Everyone answered every statement. */
static bool complete(const struct score *s, int group)
{
    return s->unanswered[group][0] == answered_in(s, group);
}

/* --- dimensions and pains ---------------------------------------------------------- */

static bool in_part(const struct filter *f, int question, bool pain, int part)
{
    int dimension = f->content->statement[question].dimension;

    return (pain ? f->content->dimension[dimension].pain : dimension) == part;
}

/* The part's mean for a group from the statements shown; NAN with fewer than half of them.
 */
static double mean_of_statements(const struct filter *f, bool pain, int part, int group,
                                 int *n)
{
    int asked = 0, shown = 0;
    double sum = 0;

    *n = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        const struct item *item = &f->score->question[q].by[group];

        if (!in_part(f, q, pain, part))
            continue;
        asked++;
        if (item->n == 0)
            continue;
        sum += item->mean;
        *n = shown == 0 || item->n < *n ? item->n : *n;
        shown++;
    }
    if (shown == 0 || 2 * shown < asked) {
        *n = 0;
        return NAN;
    }
    return sum / shown;
}

static bool part_whole(const struct filter *f, bool pain, int part)
{
    for (int q = 0; q < QUESTIONS; q++)
        if (in_part(f, q, pain, part) && f->withheld[q])
            return false;
    for (int group = f->first; group <= f->last; group++)
        if (!complete(f->score, group))
            return false;
    return true;
}

static void filter_part(const struct filter *f, bool pain, int number)
{
    struct part_score *part = pain ? &f->score->pain[number] : &f->score->dimension[number];
    bool whole = part_whole(f, pain, number), any = part->n[GROUP_POOLED] > 0;

    for (int group = 0; group < GROUPS; group++) {
        if (group < f->first || group > f->last) {
            part->n[group] = 0;
            part->mean[group] = NAN;
        } else if (!whole) {
            part->mean[group] = mean_of_statements(f, pain, number, group, &part->n[group]);
        }
    }
    part->balanced = (part->mean[GROUP_SALES] + part->mean[GROUP_MARKETING]) / 2;
    if (any && isnan(part->mean[f->first]))
        privacy_note_part(f, pain ? "pain" : "dimension", number + 1, "", "complement");
}

/* --- totals and all ---------------------------------------------------------------- */

static void hide_persons(struct score *s, int group)
{
    memset(s->persons[group], 0, sizeof s->persons[group]);
}

static void filter_totals(const struct filter *f)
{
    struct score *s = f->score;
    bool hidden = false;

    if (!by_function(f)) {
        s->balanced = estimate_none();
        s->gap = total_gap_none();
        s->scored[GROUP_SALES] = s->scored[GROUP_MARKETING] = -1;
    }
    for (int group = 0; group < GROUPS; group++) {
        if (group < f->first || group > f->last) {
            s->total[group] = estimate_none();
            hide_persons(s, group);
        } else if (s->total[group].n < f->minimum + SPREAD_EXTRA) {
            hide_persons(s, group);
            hidden = true;
        }
    }
    if (hidden)
        note(f, "persons", "spread");
}

static void filter_all(struct filter *f)
{
    struct score *s = f->score;

    privacy_choose_statements(f);
    for (int q = 0; q < QUESTIONS; q++)
        filter_question(f, q);
    for (int d = 0; d < DIMENSIONS; d++)
        filter_part(f, false, d);
    for (int p = 0; p < PAINS; p++)
        filter_part(f, true, p);
    filter_totals(f);
    if (!isnan(s->alpha) && s->alpha_n < f->minimum) {
        s->alpha = s->alpha_low = s->alpha_high = NAN;
        s->alpha_n = 0;
        note(f, "alpha", "group");
    }
    memset(s->unanswered, 0, sizeof s->unanswered);
    score_verdicts(s);
}

/* Only how many answered is left. */
static void hide_survey(struct score *s)
{
    struct score shown = {.answered = {s->answered[0], s->answered[1]},
                          .scored = {-1, -1},
                          .invited = {s->invited[0], s->invited[1]},
                          .answered_all = s->answered_all};

    for (int group = 0; group < GROUPS; group++)
        shown.total[group] = estimate_none();
    shown.balanced = estimate_none();
    shown.gap = total_gap_none();
    for (int q = 0; q < QUESTIONS; q++) {
        for (int group = 0; group < GROUPS; group++)
            shown.question[q].by[group] = item_none();
        shown.question[q].balanced = NAN;
        shown.question[q].gap = item_gap_none();
    }
    for (int d = 0; d < DIMENSIONS; d++)
        shown.dimension[d] = (struct part_score){{0}, {NAN, NAN, NAN}, NAN};
    for (int p = 0; p < PAINS; p++)
        shown.pain[p] = (struct part_score){{0}, {NAN, NAN, NAN}, NAN};
    shown.alpha = shown.alpha_low = shown.alpha_high = NAN;
    *s = shown;
}

/* Everybody in the group has the same total. */
static bool totals_alike(const struct filter *f, const struct score *s, int group)
{
    const struct estimate *e = &s->total[group];

    return e->n < 2 * f->minimum && !(e->sd > 0);
}

/* Why the group's figures may not be shown; NULL when they may. */
static const char *group_hidden(const struct filter *f, int group)
{
    if (scored_in(f->score, group) < f->minimum)
        return "group";
    if (f->fresh && scored_in(f->fresh, group) < f->minimum)
        return "repeat";
    if (totals_alike(f, f->score, group) || (f->fresh && totals_alike(f, f->fresh, group)))
        return "complement";
    return NULL;
}

enum basis privacy_apply(struct arena *a, struct score *s, const struct repeats *repeats,
                         const struct content *content, int minimum,
                         struct suppressions *out)
{
    struct filter f = {.arena = a,
                       .score = s,
                       .fresh = repeats->any ? &repeats->fresh : NULL,
                       .content = content,
                       .minimum = minimum,
                       .first = GROUP_SALES,
                       .last = GROUP_MARKETING,
                       .out = out};
    const char *sales, *marketing, *all;

    if (minimum <= 1) {
        if (!isnan(s->balanced.mean))
            return BASIS_BALANCED;
        return s->scored_all > 0 ? BASIS_POOLED : BASIS_NONE;
    }
    all = group_hidden(&f, GROUP_POOLED);
    if (all) {
        hide_survey(s);
        note(&f, "survey", all);
        return BASIS_NONE;
    }
    sales = group_hidden(&f, GROUP_SALES);
    marketing = group_hidden(&f, GROUP_MARKETING);
    if (!sales && !marketing) {
        filter_all(&f);
        return BASIS_BALANCED;
    }
    note(&f, "functions", sales ? sales : marketing);
    if (!sales)
        note(&f, "sales", "complement");
    if (!marketing)
        note(&f, "marketing", "complement");
    f.first = f.last = GROUP_POOLED;
    filter_all(&f);
    return BASIS_POOLED;
}

double privacy_pooled_mean(const struct score *full, const struct score *shown,
                           int question)
{
    const struct question_score *q = &shown->question[question];

    return isnan(q->balanced) ? q->by[GROUP_POOLED].mean
                              : full->question[question].by[GROUP_POOLED].mean;
}

bool privacy_counts_shown(int people, int minimum)
{
    return minimum <= 1 || people >= minimum + SPREAD_EXTRA;
}
