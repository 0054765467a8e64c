/*
 * change.h - how the total of a company changed between two waves; for this folder only.
 *
 * Two ways, both with a 95 % interval (formulas in stats.h):
 *   - Welch: the people of the two waves as independent samples, (S + M) / 2 now minus
 *     (S + M) / 2 then, or the pooled means.
 *   - paired: where pseudonyms are stable, the differences of those who have a total in
 *     both waves, (mean difference of Sales + that of Marketing) / 2, or the mean
 *     difference of all.  Only with at least LINKED_LEAST people linked, and when nobody
 *     joined or left: then the change is that of the two totals, which are shown, and only
 *     its interval is new.  Otherwise all people count, by Welch.
 */
#ifndef RAPPORT_DIAGNOSE_CHANGE_H
#define RAPPORT_DIAGNOSE_CHANGE_H

#include "diagnose/diagnosis.h"

enum { LINKED_LEAST = 5, COMMON_LEAST = QUESTIONS / 2 };

/* One wave of the company. */
struct wave_data {
    int wave;
    const struct response *r;
    size_t n;
    enum basis basis;         /* what may be shown of it */
    struct score full, shown; /* before and after privacy */
};

/* Scores w->r and applies privacy; min_answered is a share of all 20 statements. */
void wave_score(struct arena *a, const struct diagnosis *d, const struct repeats *repeats,
                double min_answered, struct wave_data *w);

/* The mean total of a wave that can be shown on the basis, and a statement's mean, NAN when
 * it is withheld there.  A wave shown by function can be pooled, see privacy.h. */
const struct estimate *wave_total(const struct wave_data *w, enum basis basis);
double wave_mean(const struct wave_data *w, int question, enum basis basis);

/*
 * The change from one wave to a later one on the level's basis, in the fields of a trend
 * point from `change` on; n and n_before are the caller's.
 *
 * A statement nobody answered was not asked.  When the waves asked different ones, a total
 * over the common ones would be a new figure beside those shown, and give answers away.  So
 * the change is then that of the mean over those statements' means that are shown of both
 * waves, times 20; its interval is as wide as that of the people's totals over the same
 * statements.  With fewer than COMMON_LEAST of them the verdict is TREND_NOT_COMPARED.
 */
void change_between(const struct diagnosis *d, const struct wave_data *before,
                    const struct wave_data *now, struct trend_point *point);

#endif
