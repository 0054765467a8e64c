/*
 * rank_exact.h - what the two methods of the exact Mann-Whitney p share; for rank_exact.c
 * and rank_pairs.c only.
 *
 * A deal gives a_k of the t_k people with value k to the first group; there are
 * prod C(t_k, a_k) ways for it, of C(N, n1) in all.  With doubled midranks the rank sum W
 * and its mean are whole numbers, so "at least as far from the mean" is an exact question.
 */
#ifndef RAPPORT_RANK_EXACT_H
#define RAPPORT_RANK_EXACT_H

#include "score/rank_test.h"

enum { PAIRED = 4 }; /* values that rank_pairs() deals in pairs */

struct permutation {
    int values, n, n1;
    int *tied;       /* people with each value, both groups; padded with zeros to PAIRED */
    int *rank;       /* doubled midrank of each value */
    double **choose; /* C(tied, a) of each value, a from 0 */
    int mean;        /* of the doubled rank sum */
    int distance;    /* of the observed sum from the mean */
    double expected; /* about the ways to get at least as far */
    double tail;     /* ways to get at least as far */
};

/* C(n, 0) to C(n, n), in the arena. */
double *rank_binomials(struct arena *scratch, int n);

/* For few distinct values: adds up tail.  False, with nothing done, when that would take
 * too long. */
bool rank_pairs(struct arena *scratch, struct permutation *s);

#endif
