/*
 * privacy.h - what may not be shown is removed here, before anything is composed.
 *
 * The only place that withholds.  A figure is published exactly, so figures can be added
 * and subtracted; the rules make sure that no sum or difference of them is left with the
 * answers of fewer than `minimum` people.  "Shown group" below: Sales and Marketing each,
 * or all people together (pooled).
 *
 *   1. Group.  A function with fewer than `minimum` people with a total is not shown; and
 *      then the other one is not either, nor any gap, delta or p: beside an overall figure
 * it would give the hidden one by subtraction.  Only pooled figures stay. Balanced and
 * pooled means never stand together: they are two equations in the two group means.  With
 * fewer than `minimum` people in all no survey figure is shown.
 *   2. Spread.  Counts of answers (so top-2), people per band, median, SD and r_wg need
 * minimum
 *      + 2 people in the group, and U, p and delta of a statement in both groups.  The
 * spread of totals stays: intervals need it, and it tells no two people apart.
 *   3. Statements.  A statement that fewer than `minimum` people of a shown group answered
 * is withheld for all groups.
 *   4. Alike.  When everybody in a shown group gave the same answer to a statement, the
 * mean tells everyone's answer: it is withheld, unless 2 x minimum people answered it. The
 * same for totals that are all alike: then the functions, or all, are withheld.
 *   5. Cover.  The mean total and all 20 statement means are 21 equations.  With complete
 *      answers one follows from the others, so a statement withheld by 3 or 4 is
 *      withheld with a second one, the cover.  With incomplete answers the total is not the
 *      sum of the statements: a person who left m unanswered enters with 20 / (20 - m) of
 * each answer, and total minus statements leaves the incomplete sheets, or those whose m
 * differs.  When these are fewer than `minimum` people, the cover is withheld too. Then
 * every combination of figures that uses the total involves all who answered the cover, and
 * every other one all who answered some statement shown: never fewer than `minimum`.  The
 * cover is the statement whose mean is nearest to the middle of the scale: neither a
 * strength nor a weakness.
 *   6. Dimensions and pains.  While answers are missing or a statement is withheld, a part
 * is the mean of its shown statements' means, so it adds no equation; at least half of its
 *      statements must be shown.  With complete answers this is the mean over people.
 *   7. Repeats.  When the answer sheets of a wave are those of the wave before except for
 *      1..minimum - 1 of them (a late answer added to a copied export), the difference of
 * two reports is those few people: the group is withheld.
 *   8. Reliability needs `minimum` complete sheets.
 *
 * One model feeds every output, edition and language, so they cannot differ.  How many were
 * invited and answered stays: it is nobody's answer.  While functions are shown, pooled
 * figures are withheld without being listed: they say nothing new. A withheld number is
 * NAN, a withheld count -1 or 0 as score.h says; so no output can print it. Primary and
 * complementary suppression: Hundepool et al., Statistical Disclosure Control, 2012.
 */
#ifndef RAPPORT_PRIVACY_H
#define RAPPORT_PRIVACY_H

#include "score/score.h"

enum basis { BASIS_BALANCED, BASIS_POOLED, BASIS_NONE };

struct suppression {
    /* "survey"; "functions", then "sales" or "marketing" when that one alone could be
     * shown; "q9", "q9.distribution", a dimension's or pain's place ("dimension2"),
     * "persons", "alpha". */
    const char *what;
    /* "group", "spread", "repeat"; "complement": withheld so that others stay hidden.  What
     * is alike is "complement" as well: the reason would be the answer. */
    const char *why;
};

struct suppressions {
    struct suppression *item;
    size_t n, cap;
};

/* For each group, answer sheets of a wave that are not among those of the wave before, or
 * the other way round, whichever are more; -1 without a wave before. */
struct repeats {
    int different[GROUPS];
};

/* Compares answer sheets, whoever gave them: pseudonyms need not be stable.  nbefore 0: no
 * wave before. */
struct repeats privacy_repeats(const struct response *now, size_t n,
                               const struct response *before, size_t nbefore);

/*
 * Withholds in place, adjusts q and verdicts to the tests that are left, appends to out,
 * and returns what the level rests on.  minimum 1 shows everything.
 */
enum basis privacy_apply(struct arena *a, struct score *s, const struct repeats *repeats,
                         const struct content *content, int minimum,
                         struct suppressions *out);

/* Counts of people by how they answered (one answer throughout, sheets alike) follow the
 * rule of spread. */
bool privacy_counts_shown(int people, int minimum);

/* The mean of a wave that was shown by function, for comparison with a wave shown pooled:
 * of statement `question` over all people, or NAN where `shown`, the same wave after
 * privacy_apply(), withholds it. */
double privacy_pooled_mean(const struct score *full, const struct score *shown,
                           int question);

#endif
