/*
 * privacy_statements.c - which statements may not be shown: too few answers, answers all
 * alike, and the covers that keep them hidden.  Rules 3 to 5 and 7 of privacy.h.
 */
#include "score/privacy_filter.h"

#include <stddef.h>

/* A cover's mean lies between these, when there is one that does: beside an answer that
 * everyone gave, one at the end of the scale would tell both. */
static const double cover_lowest = 1.5, cover_highest = 4.5;

/* --- what is not safe -------------------------------------------------------------- */

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

/* --- covers ------------------------------------------------------------------------ */

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

void privacy_choose_statements(struct filter *f)
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
            privacy_note_part(f, "q", q + 1, "", why[q]);
}
