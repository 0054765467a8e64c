/*
 * privacy.h - what may not be shown is removed here, before anything is composed.
 *
 * The only place that withholds.  A figure is published exactly, so figures can be added
 * and subtracted; the rules make sure that no sum or difference of them is left with the
 * answers of fewer than `minimum` people.  A "group" is Sales or Marketing where both are
 * shown, else all people together (pooled).
 *
 * RULE 1, GROUP.  A function with fewer than `minimum` people with a total is not shown;
 * then the other one is not either, nor any gap, delta or p: beside an overall figure it
 * would give the hidden one by subtraction.  Only pooled figures stay.  Balanced and pooled
 * means never stand together: they are two equations in the two group means.  With fewer
 * than `minimum` people in all, no survey figure is shown.
 *
 * RULE 2, SPREAD.  Counts of answers (so top-2), people per band, median, SD and r_wg need
 * minimum + 2 people in the group; U, p and delta of a statement need them in both groups.
 * The spread of totals stays: intervals need it, and it tells no two people apart.
 *
 * RULE 3, STATEMENTS.  A statement that fewer than `minimum` people of a group answered is
 * withheld for all groups.
 *
 * RULE 4, ALIKE.  When everybody in a group gave the same answer to a statement, its mean
 * is everyone's answer: it is withheld, unless 2 x minimum people answered it.  The same
 * for totals that are all alike: then the functions, or all, are withheld.
 *
 * RULE 5, COVER.  The mean total and all 20 statement means are 21 equations.  With
 * complete answers one follows from the others, so what rule 3 or 4 withholds is withheld
 * with a second statement, the cover.  With incomplete answers the total is not the sum of
 * the statements: a person who left m unanswered enters with 20 / (20 - m) of each answer,
 * and total minus statements leaves the incomplete sheets, or those whose m differs.  When
 * these are fewer than `minimum` people, a cover is withheld too, and a second one where
 * the first would follow for a function that answered everything.  Then every combination
 * of figures that uses the total involves all who answered a cover, and every other one all
 * who answered some statement shown: never fewer than `minimum`.  The cover is found by its
 * place: each statement has a list of partners, being theirs in turn, so that a pair does
 * not tell which of the two was alike.  It must not be found by how its mean compares with
 * the others, which are shown: then they would tell the mean.
 *
 * RULE 6, PARTS.  While answers are missing or a statement is withheld, a dimension or pain
 * is the mean of its shown statements' means, so it adds no equation; at least half of its
 * statements must be shown.  With complete answers this is the mean over people.
 *
 * RULE 7, REPEATS.  Of a wave that repeats answer sheets of an earlier one (a copied export
 * with late answers) only the other sheets count: rules 1, 3 and 4 must hold for them alone
 * as well, and a cover is withheld.  Whatever combines the figures of several waves
 * involves the sheets that are new in the last of them, so again at least `minimum` people.
 * A wave that is all of an earlier one, sheet by sheet, says nothing new.  Sheets with the
 * same answer throughout repeat by chance: alone they count as new.
 *
 * RULE 8, RELIABILITY needs `minimum` complete sheets.
 *
 * One model feeds every output, edition and language, so they cannot differ.  How many were
 * invited and answered stays: it is nobody's answer.  While functions are shown, pooled
 * figures are withheld without being listed: they say nothing new.  A withheld number is
 * NAN, a withheld count -1 or 0 as score.h says; so no output can print it.
 *
 * Primary and complementary suppression: Hundepool et al., Statistical Disclosure Control,
 * 2012.
 */
#ifndef RAPPORT_PRIVACY_H
#define RAPPORT_PRIVACY_H

#include "score/score.h"

/* People that counts, spread and tests need above the minimum: rule 2. */
enum { SPREAD_EXTRA = 2 };

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

struct repeats {
    bool any;           /* some answer sheets stood in an earlier wave */
    struct score fresh; /* the wave without them, when there are any */
};

/*
 * Compares the answer sheets of a wave with those of all the company's earlier waves
 * (before[0..nbefore), sorted by wave), whoever gave them: pseudonyms need not be stable.
 */
struct repeats privacy_repeats(const struct response *now, size_t n,
                               const struct response *before, size_t nbefore,
                               double min_answered, const struct content *content);

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
