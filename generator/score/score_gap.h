/*
 * score_gap.h - Sales against Marketing, and reliability: the second half of score_wave().
 */
#ifndef RAPPORT_SCORE_GAP_H
#define RAPPORT_SCORE_GAP_H

#include "score/score.h"

/* The totals of the people of each group. */
struct people {
    double *total[GROUPS];
    int totals[GROUPS];
};

/* Fills s->gap and every question's gap from the totals and the answer counts. */
void score_gaps(struct arena *scratch, const struct people *p, struct score *s);

/* Fills alpha from the people who answered every statement; NAN for fewer than 10. */
void score_reliability(struct arena *scratch, const struct response *r, size_t n,
                       struct score *s);

#endif
