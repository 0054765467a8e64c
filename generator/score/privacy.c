/*
 * privacy.c - withholds what would give people away; the rules stand in privacy.h.
 */
#include "score/privacy.h"

#include <math.h>
#include <string.h>

enum { SPREAD_EXTRA = 2 };

struct filter {
    struct arena *arena;
    int minimum;
    struct suppressions *out;
};

static void note(const struct filter *f, const char *what, const char *why)
{
    struct suppressions *out = f->out;

    out->item = arena_grow(f->arena, out->item, out->n, &out->cap, sizeof *out->item);
    out->item[out->n++] = (struct suppression){what, why};
}

/* A numbered part: "q", 9, ".distribution". */
static void note_part(const struct filter *f, const char *kind, int number,
                      const char *aspect, const char *why)
{
    note(f, arena_printf(f->arena, "%s%d%s", kind, number, aspect), why);
}

static void hide_counts(struct item *item)
{
    memset(item->counts, 0, sizeof item->counts);
    item->sd = item->top2 = item->rwg = NAN;
}

static void hide_item_test(struct item_gap *gap)
{
    double difference = gap->difference;

    *gap = item_gap_none();
    gap->difference = difference;
}

/* Withholds the functions' totals, or the pooled ones when the functions are shown. */
static void filter_totals(const struct filter *f, struct score *s, bool by_function)
{
    bool hidden = false;

    if (by_function) {
        s->total[GROUP_POOLED] = estimate_none();
        memset(s->persons[GROUP_POOLED], 0, sizeof s->persons[GROUP_POOLED]);
    } else {
        s->balanced = estimate_none();
        s->gap = total_gap_none();
    }
    for (int group = 0; group < FUNCTIONS && !by_function; group++) {
        s->total[group] = estimate_none();
        s->scored[group] = -1;
        memset(s->persons[group], 0, sizeof s->persons[group]);
    }
    for (int group = 0; group < GROUPS; group++)
        if (s->total[group].n > 0 && s->total[group].n < f->minimum + SPREAD_EXTRA) {
            memset(s->persons[group], 0, sizeof s->persons[group]);
            hidden = true;
        }
    if (hidden)
        note(f, "persons", "spread");
}

static void filter_question(const struct filter *f, struct question_score *question,
                            int number, bool by_function)
{
    bool shown = by_function && question->by[GROUP_SALES].n >= f->minimum &&
                 question->by[GROUP_MARKETING].n >= f->minimum;
    bool few = question->by[GROUP_POOLED].n < f->minimum, counts_hidden = false;

    if (!shown) {
        question->by[GROUP_SALES] = question->by[GROUP_MARKETING] = item_none();
        question->balanced = NAN;
        question->gap = item_gap_none();
    }
    if (shown || few)
        question->by[GROUP_POOLED] = item_none();
    if (by_function ? !shown : few)
        note_part(f, "q", number, "", "group");
    for (int group = 0; group < GROUPS; group++) {
        struct item *item = &question->by[group];

        if (item->n == 0 || item->n >= f->minimum + SPREAD_EXTRA)
            continue;
        hide_counts(item);
        hide_item_test(&question->gap);
        counts_hidden = true;
    }
    if (counts_hidden)
        note_part(f, "q", number, ".distribution", "spread");
}

static void filter_part(const struct filter *f, struct part_score *part, const char *kind,
                        int number, bool by_function)
{
    bool shown = by_function && part->n[GROUP_SALES] >= f->minimum &&
                 part->n[GROUP_MARKETING] >= f->minimum;
    bool few = part->n[GROUP_POOLED] < f->minimum;

    for (int group = 0; group < GROUPS; group++)
        if (group == GROUP_POOLED ? shown || few : !shown) {
            part->n[group] = 0;
            part->mean[group] = NAN;
        }
    if (!shown)
        part->balanced = NAN;
    if (by_function ? !shown : few)
        note_part(f, kind, number, "", "group");
}

static void filter_all(const struct filter *f, struct score *s, bool by_function)
{
    filter_totals(f, s, by_function);
    for (int q = 0; q < QUESTIONS; q++)
        filter_question(f, &s->question[q], q + 1, by_function);
    for (int d = 0; d < DIMENSIONS; d++)
        filter_part(f, &s->dimension[d], "dimension", d + 1, by_function);
    for (int p = 0; p < PAINS; p++)
        filter_part(f, &s->pain[p], "pain", p + 1, by_function);
    if (!isnan(s->alpha) && s->alpha_n < f->minimum) {
        s->alpha = s->alpha_low = s->alpha_high = NAN;
        s->alpha_n = 0;
        note(f, "alpha", "group");
    }
    score_verdicts(s);
}

/* Fewer than the minimum in all: only how many answered is left. */
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

enum basis privacy_apply(struct arena *a, struct score *s, int minimum,
                         struct suppressions *out)
{
    const struct filter f = {a, minimum, out};
    bool enough[FUNCTIONS];

    if (minimum <= 1) {
        if (!isnan(s->balanced.mean))
            return BASIS_BALANCED;
        return s->scored_all > 0 ? BASIS_POOLED : BASIS_NONE;
    }
    if (s->scored_all < minimum) {
        hide_survey(s);
        note(&f, "survey", "group");
        return BASIS_NONE;
    }
    for (int function = 0; function < FUNCTIONS; function++)
        enough[function] = s->scored[function] >= minimum;
    if (enough[FUNCTION_SALES] && enough[FUNCTION_MARKETING]) {
        filter_all(&f, s, true);
        return BASIS_BALANCED;
    }
    note(&f, "functions", "group");
    if (enough[FUNCTION_SALES])
        note(&f, "sales", "complement");
    if (enough[FUNCTION_MARKETING])
        note(&f, "marketing", "complement");
    filter_all(&f, s, false);
    return BASIS_POOLED;
}
