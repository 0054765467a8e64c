/*
 * privacy.c - withholds what would give people away; the rules stand in privacy.h.
 */
#include "score/privacy.h"

#include <math.h>
#include <string.h>

enum { SPREAD_EXTRA = 2, LIKERT = 5 };

/* A cover's mean lies between these, when there is one that does: beside an answer that
 * everyone gave, one at the end of the scale would tell both. */
static const double cover_lowest = 1.5, cover_highest = 4.5;

struct filter {
    struct arena *arena;
    struct score *score;
    const struct score *fresh; /* without repeated sheets; NULL when there are none */
    const struct content *content;
    int minimum;
    int first, last; /* the groups shown: Sales to Marketing, or pooled alone */
    bool withheld[QUESTIONS];
    struct suppressions *out;
};

static void note(const struct filter *f, const char *what, const char *why)
{
    struct suppressions *out = f->out;

    out->item = arena_grow(f->arena, out->item, out->n, &out->cap, sizeof *out->item);
    out->item[out->n++] = (struct suppression){what, why};
}

static void note_part(const struct filter *f, const char *kind, int number,
                      const char *aspect, const char *why)
{
    note(f, arena_printf(f->arena, "%s%d%s", kind, number, aspect), why);
}

static bool by_function(const struct filter *f)
{
    return f->first == GROUP_SALES;
}

/* --- what is safe ------------------------------------------------------------------ */

static int answered_in(const struct score *s, int group)
{
    return group == GROUP_POOLED ? s->answered_all : s->answered[group];
}

static int scored_in(const struct score *s, int group)
{
    return group == GROUP_POOLED ? s->scored_all : s->scored[group];
}

/* Everyone answered every statement. */
static bool complete(const struct score *s, int group)
{
    return s->unanswered[group][0] == answered_in(s, group);
}

/* Everybody in the group has the same total. */
static bool totals_alike(const struct filter *f, const struct score *s, int group)
{
    const struct estimate *e = &s->total[group];

    return e->n < 2 * f->minimum && !(e->sd > 0);
}

static bool answers_alike(const struct filter *f, const struct item *item)
{
    int answers = 0;

    for (int i = 0; i < LIKERT; i++)
        answers += item->counts[i] > 0;
    return answers == 1 && item->n < 2 * f->minimum;
}

static bool nobody_answered(const struct filter *f, int question)
{
    return f->score->question[question].by[GROUP_POOLED].n == 0;
}

/* Too few answers in a group that is shown. */
static bool answers_few(const struct filter *f, const struct score *s, int question)
{
    for (int group = f->first; group <= f->last; group++)
        if (s->question[question].by[group].n < f->minimum)
            return true;
    return false;
}

static bool alike_somewhere(const struct filter *f, const struct score *s, int question)
{
    for (int group = f->first; group <= f->last; group++)
        if (answers_alike(f, &s->question[question].by[group]))
            return true;
    return false;
}

/* Everyone left the same number unanswered: the total is the sum of the statements, but for
 * a factor. */
static bool sum_of_statements(const struct score *s, int group)
{
    for (int m = 0; m <= QUESTIONS; m++)
        if (s->unanswered[group][m] == answered_in(s, group))
            return true;
    return false;
}

/*
 * The total and all statements together leave fewer than the minimum over: the total of
 * people with m unanswered statements is 20 / (20 - m) times their answers, so subtracting
 * all statements with that weight removes all of them, and the others remain.
 */
static bool total_betrays(const struct filter *f, int group)
{
    const struct score *s = f->score;
    int scored = scored_in(s, group), unscored = answered_in(s, group) - scored;

    for (int m = 0; m <= QUESTIONS; m++) {
        int same = s->unanswered[group][m];

        if (same == 0 || (same == scored && unscored == 0))
            continue;
        if (scored - same < f->minimum)
            return true;
    }
    return false;
}

/* --- statements -------------------------------------------------------------------- */

static bool covers_in(const struct filter *f, const struct score *s, int question)
{
    for (int group = f->first; group <= f->last; group++) {
        int unscored = answered_in(s, group) - scored_in(s, group);

        if (s->question[question].by[group].n - unscored < f->minimum)
            return false;
    }
    return true;
}

/* A statement that every combination with the total must then involve: answered by the
 * minimum of people who have a total. */
static bool can_cover(const struct filter *f, int question)
{
    return !f->withheld[question] && covers_in(f, f->score, question) &&
           (!f->fresh || covers_in(f, f->fresh, question));
}

static bool off_the_ends(const struct filter *f, int question)
{
    for (int group = f->first; group <= f->last; group++) {
        double mean = f->score->question[question].by[group].mean;

        if (mean < cover_lowest || mean > cover_highest)
            return false;
    }
    return true;
}

static int pain_of(const struct filter *f, int question)
{
    return f->content->dimension[f->content->statement[question].dimension].pain;
}

/* The statement's partner in rounds 0, 1, ..., 18, as teams play each other: 19 others,
 * each being the partner's partner. */
static int partner(int question, int round)
{
    const int teams = QUESTIONS - 1;
    int other = (round + teams - question % teams) % teams;

    if (question == teams)
        return round * (teams + 1) / 2 % teams;
    return other == question ? teams : other;
}

/* The first partner of a statement that will do, or -1.  One of another pain, so that the
 * dimension of both does not follow. */
static int choose_partner(const struct filter *f, int question)
{
    for (int strict = 2; strict >= 0; strict--)
        for (int round = 0; round < QUESTIONS - 1; round++) {
            int other = partner(question, round);

            if (can_cover(f, other) && (strict < 1 || off_the_ends(f, other)) &&
                (strict < 2 || pain_of(f, other) != pain_of(f, question)))
                return other;
        }
    return -1;
}

/* A cover for the first statement withheld; without one, the last statement that will do.
 */
static int choose_cover(const struct filter *f)
{
    for (int q = 0; q < QUESTIONS; q++)
        if (f->withheld[q])
            return choose_partner(f, q);
    for (int strict = 1; strict >= 0; strict--)
        for (int q = QUESTIONS - 1; q >= 0; q--)
            if (can_cover(f, q) && (!strict || off_the_ends(f, q)))
                return q;
    return -1;
}

/* Withholds one more; all when none can be a cover. */
static void withhold_cover(struct filter *f, const char **why)
{
    int cover = choose_cover(f);

    for (int q = 0; q < QUESTIONS; q++)
        if ((q == cover || cover < 0) && !f->withheld[q] && !nobody_answered(f, q)) {
            f->withheld[q] = true;
            why[q] = "complement";
        }
}

static const char *reason_to_withhold(const struct filter *f, int question)
{
    if (answers_few(f, f->score, question))
        return "group";
    if (f->fresh && answers_few(f, f->fresh, question))
        return "repeat";
    if (alike_somewhere(f, f->score, question) ||
        (f->fresh && alike_somewhere(f, f->fresh, question)))
        return "complement";
    return NULL;
}

/* A function's answers to one withheld statement are all that is missing from its total. */
static bool one_follows(const struct filter *f)
{
    for (int group = f->first; group <= f->last; group++) {
        int missing = 0;

        for (int q = 0; q < QUESTIONS; q++)
            missing += f->withheld[q] && f->score->question[q].by[group].n > 0;
        if (missing == 1 && sum_of_statements(f->score, group))
            return true;
    }
    return false;
}

/* Marks the statements that may not be shown and notes them in their order. */
static void choose_withheld(struct filter *f)
{
    const char *why[QUESTIONS] = {NULL};
    bool needed = f->fresh != NULL;

    for (int q = 0; q < QUESTIONS; q++) {
        if (nobody_answered(f, q))
            continue;
        why[q] = reason_to_withhold(f, q);
        f->withheld[q] = why[q] != NULL;
        needed = needed || f->withheld[q];
    }
    for (int group = f->first; group <= f->last; group++)
        needed = needed || total_betrays(f, group);
    if (needed)
        withhold_cover(f, why);
    if (one_follows(f))
        withhold_cover(f, why);
    for (int q = 0; q < QUESTIONS; q++)
        if (why[q])
            note_part(f, "q", q + 1, "", why[q]);
}

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
        note_part(f, "q", number + 1, ".distribution", "spread");
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
        note_part(f, pain ? "pain" : "dimension", number + 1, "", "complement");
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

    choose_withheld(f);
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
