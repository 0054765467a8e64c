/*
 * score.c - person totals, group means, dimensions and pains; see score.h.  The comparisons
 * of the two functions are in score_gap.c.
 */
#include "score/score.h"
#include "score/score_gap.h"
#include "score/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LIKERT = 5, TOTAL_LOWEST = 20, TOTAL_HIGHEST = 100 };

struct estimate estimate_none(void)
{
    return (struct estimate){0, NAN, NAN, NAN, NAN};
}

struct item item_none(void)
{
    return (struct item){0, {0}, NAN, NAN, NAN, NAN, NAN};
}

struct total_gap total_gap_none(void)
{
    return (struct total_gap){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
}

struct item_gap item_gap_none(void)
{
    return (struct item_gap){.difference = NAN,
                             .u = NAN,
                             .p = NAN,
                             .q = NAN,
                             .p_min = NAN,
                             .delta = NAN,
                             .delta_low = NAN,
                             .delta_high = NAN,
                             .verdict = VERDICT_TOO_FEW};
}

int score_band(double total)
{
    return total < 40 ? 0 : total < 60 ? 1 : total < 80 ? 2 : 3;
}

/* Sum and number of the answers a person gave to some statements. */
struct answers {
    int sum, given, asked;
};

static void add_answer(struct answers *a, int answer)
{
    a->sum += answer;
    a->given += answer != 0;
}

static struct answers answers_of(const struct response *r, const bool *chosen)
{
    struct answers a = {0, 0, 0};

    for (int q = 0; q < QUESTIONS; q++)
        if (chosen == NULL || chosen[q]) {
            a.asked++;
            add_answer(&a, r->answer[q]);
        }
    return a;
}

static double total_of(struct answers a, double min_answered)
{
    if (a.given == 0 || a.given < min_answered * a.asked - 1e-9)
        return NAN;
    return (double)a.sum / a.given * QUESTIONS;
}

double score_total(const struct response *r, const bool *chosen, double min_answered)
{
    return total_of(answers_of(r, chosen), min_answered);
}

static bool in_group(const struct response *r, int group)
{
    return group == GROUP_POOLED || (int)r->function == group;
}

static struct estimate total_estimate(const struct people *p, int group)
{
    struct sample s = sample_of(p->total[group], p->totals[group]);
    struct interval i = interval_clip(mean_interval(s, 0), TOTAL_LOWEST, TOTAL_HIGHEST);

    return (struct estimate){s.n, s.mean, s.sd, i.low, i.high};
}

static struct estimate balanced_estimate(const struct estimate *sales,
                                         const struct estimate *marketing)
{
    const struct sample s[2] = {{sales->n, sales->mean, sales->sd},
                                {marketing->n, marketing->mean, marketing->sd}};
    const double half[2] = {0.5, 0.5};
    struct contrast c = contrast_of(s, half, 2);
    struct interval i =
        interval_clip((struct interval){c.low, c.high}, TOTAL_LOWEST, TOTAL_HIGHEST);
    struct estimate e = {sales->n + marketing->n, c.value, NAN, i.low, i.high};

    return sales->n && marketing->n ? e : estimate_none();
}

static void collect(struct arena *scratch, const struct response *r, size_t n,
                    double min_answered, struct people *p, struct score *s)
{
    for (int group = 0; group < GROUPS; group++)
        p->total[group] = arena_array(scratch, n + 1, sizeof(double));
    for (size_t i = 0; i < n; i++) {
        struct answers a = answers_of(&r[i], NULL);
        double total = total_of(a, min_answered);
        bool scored = !isnan(total);

        s->answered[r[i].function] += a.given > 0;
        s->scored[r[i].function] += scored;
        for (int group = 0; scored && group < GROUPS; group++)
            if (in_group(&r[i], group)) {
                p->total[group][p->totals[group]++] = total;
                s->persons[group][score_band(total)]++;
                s->unanswered[group][QUESTIONS - a.given]++;
            }
    }
    s->answered_all = s->answered[FUNCTION_SALES] + s->answered[FUNCTION_MARKETING];
    s->scored_all = s->scored[FUNCTION_SALES] + s->scored[FUNCTION_MARKETING];
}

/* Describes the answers that have been counted. */
static void describe_item(struct item *item)
{
    struct sample s = sample_of_counts(item->counts, LIKERT);

    item->n = s.n;
    item->mean = s.mean;
    item->sd = s.sd;
    item->median = median_of_counts(item->counts, LIKERT);
    if (s.n > 0)
        item->top2 = (double)(item->counts[3] + item->counts[4]) / s.n;
    if (s.n > 1)
        item->rwg = agreement_rwg(s.sd, LIKERT);
}

static void count_answers(const struct response *r, size_t n, struct score *s)
{
    for (size_t i = 0; i < n; i++)
        for (int q = 0; q < QUESTIONS; q++)
            if (r[i].answer[q])
                s->question[q].by[r[i].function].counts[r[i].answer[q] - 1]++;
}

static void score_questions(const struct response *r, size_t n, struct score *s)
{
    for (int q = 0; q < QUESTIONS; q++)
        for (int group = 0; group < GROUPS; group++)
            s->question[q].by[group] = item_none();
    count_answers(r, n, s);
    for (int q = 0; q < QUESTIONS; q++) {
        struct question_score *question = &s->question[q];
        struct item *by = question->by;

        for (int k = 0; k < LIKERT; k++)
            by[GROUP_POOLED].counts[k] =
                by[GROUP_SALES].counts[k] + by[GROUP_MARKETING].counts[k];
        for (int group = 0; group < GROUPS; group++)
            describe_item(&by[group]);
        question->balanced = (by[GROUP_SALES].mean + by[GROUP_MARKETING].mean) / 2;
        question->gap = item_gap_none();
    }
}

/* Adds a person's own mean to the sum that the group means are made of. */
static void add_to_part(struct part_score *part, const struct response *r, struct answers a)
{
    if (a.given == 0 || 2 * a.given < a.asked)
        return;
    for (int group = 0; group < GROUPS; group++)
        if (in_group(r, group)) {
            part->n[group]++;
            part->mean[group] += (double)a.sum / a.given;
        }
}

static void finish_part(struct part_score *part)
{
    for (int group = 0; group < GROUPS; group++)
        part->mean[group] =
            part->n[group] ? part->mean[group] / part->n[group] : (double)NAN;
    part->balanced = (part->mean[GROUP_SALES] + part->mean[GROUP_MARKETING]) / 2;
}

static void score_parts(const struct response *r, size_t n, const struct content *content,
                        struct score *s)
{
    struct answers blank[DIMENSIONS] = {{0}}, blank_pain[PAINS] = {{0}};

    for (int q = 0; q < QUESTIONS; q++) {
        int d = content->statement[q].dimension;

        blank[d].asked++;
        blank_pain[content->dimension[d].pain].asked++;
    }
    for (size_t i = 0; i < n; i++) {
        struct answers dimension[DIMENSIONS], pain[PAINS];

        memcpy(dimension, blank, sizeof dimension);
        memcpy(pain, blank_pain, sizeof pain);
        for (int q = 0; q < QUESTIONS; q++)
            add_answer(&dimension[content->statement[q].dimension], r[i].answer[q]);
        for (int d = 0; d < DIMENSIONS; d++) {
            pain[content->dimension[d].pain].sum += dimension[d].sum;
            pain[content->dimension[d].pain].given += dimension[d].given;
            add_to_part(&s->dimension[d], &r[i], dimension[d]);
        }
        for (int p = 0; p < PAINS; p++)
            add_to_part(&s->pain[p], &r[i], pain[p]);
    }
    for (int d = 0; d < DIMENSIONS; d++)
        finish_part(&s->dimension[d]);
    for (int p = 0; p < PAINS; p++)
        finish_part(&s->pain[p]);
}

static void score_all(struct arena *scratch, const struct response *r, size_t n,
                      double min_answered, const struct content *content, struct people *p,
                      struct score *s)
{
    *s = (struct score){.invited = {-1, -1}};
    *p = (struct people){0};
    collect(scratch, r, n, min_answered, p, s);
    for (int group = 0; group < GROUPS; group++)
        s->total[group] = total_estimate(p, group);
    s->balanced = balanced_estimate(&s->total[GROUP_SALES], &s->total[GROUP_MARKETING]);
    score_questions(r, n, s);
    score_parts(r, n, content, s);
    s->gap = total_gap_none();
    s->alpha = s->alpha_low = s->alpha_high = NAN;
}

uint64_t sheet_key(const struct response *r)
{
    uint64_t key = 0;

    for (int q = 0; q < QUESTIONS; q++)
        key = key << 3 | r->answer[q];
    return key;
}

/* A sheet's place in the order of the answers. */
struct place_of_sheet {
    uint64_t key;
    size_t index;
};

static int by_key(const void *a, const void *b)
{
    const struct place_of_sheet *x = a, *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

/* Sums are rounded as they are added up.  In the order of the answers, whoever gave them,
 * the last digit cannot tell in which function or place of the file a sheet stood. */
static const struct response *in_order(struct arena *scratch, const struct response *r,
                                       size_t n)
{
    struct response *sorted = arena_array(scratch, n + 1, sizeof *sorted);
    struct place_of_sheet *place = arena_array(scratch, n + 1, sizeof *place);

    for (size_t i = 0; i < n; i++)
        place[i] = (struct place_of_sheet){sheet_key(&r[i]), i};
    qsort(place, n, sizeof *place, by_key);
    for (size_t i = 0; i < n; i++)
        sorted[i] = r[place[i].index];
    return sorted;
}

void score_means(const struct response *r, size_t n, double min_answered,
                 const struct content *content, struct score *s)
{
    struct arena scratch = {0};
    struct people people;

    r = in_order(&scratch, r, n);
    score_all(&scratch, r, n, min_answered, content, &people, s);
    arena_drop(&scratch);
}

void score_wave(const struct response *r, size_t n, double min_answered,
                const struct content *content, struct score *s)
{
    struct arena scratch = {0};
    struct people people;

    r = in_order(&scratch, r, n);
    score_all(&scratch, r, n, min_answered, content, &people, s);
    score_gaps(&scratch, &people, s);
    score_reliability(&scratch, r, n, s);
    score_verdicts(s);
    arena_drop(&scratch);
}
