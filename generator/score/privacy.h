/*
 * privacy.h - what may not be shown is removed here, before anything is composed.
 *
 * The only place that withholds.  Rules:
 *   1. A function with fewer than `minimum` respondents is not shown by itself.
 *   2. With two functions, showing the other one beside any overall figure gives the
 *      hidden one away by subtraction; so when one is withheld, both are, with every
 *      gap, delta and p, and only pooled figures stay.  Balanced and pooled means are never
 *      shown together: they are two equations in the two group means.
 *   3. Counts (top-2 share, people per band), spread and agreement of a group's answers,
 * and per statement U, p and delta, need minimum + 2 people.  The spread of totals stays,
 *      since intervals need it and a sum of 20 answers does not tell them apart.
 *   4. With fewer than `minimum` people in all, no survey figure is shown.
 *   5. Per statement, dimension and pain the same rules apply to those who answered it.
 * People are those with a total.  How many answered stays: it is no answer of anybody.
 * While functions are shown, pooled figures are withheld without being listed: they say
 * nothing new, but their counts would give a withheld group's by subtraction.
 * A withheld number is NAN, a withheld count -1 or 0 as score.h says; so no output can
 * print it.
 */
#ifndef RAPPORT_PRIVACY_H
#define RAPPORT_PRIVACY_H

#include "score/score.h"

enum basis { BASIS_BALANCED, BASIS_POOLED, BASIS_NONE };

struct suppression {
    /* "survey"; "functions", then "sales" or "marketing" when that one alone had enough;
     * "q9", "q9.distribution", a dimension's or pain's place ("dimension2"), "persons",
     * "alpha". */
    const char *what;
    const char *why; /* "group", "complement", "spread" */
};

struct suppressions {
    struct suppression *item;
    size_t n, cap;
};

/*
 * Withholds in place, adjusts q and verdicts to the tests that are left, appends to out,
 * and returns what the level rests on.  minimum 1 shows everything.
 */
enum basis privacy_apply(struct arena *a, struct score *s, int minimum,
                         struct suppressions *out);

#endif
