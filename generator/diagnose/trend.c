/*
 * trend.c - the total over the waves, and the statements that moved since the wave before.
 *
 * Each wave is compared with the last one before it that has answers and can be shown on
 * the reported wave's basis; see change.h for how.  It moved only when the 95 % interval
 * excludes 0.
 */
#include "diagnose/change.h"
#include "diagnose/parts.h"

#include <math.h>

/*
 * The wave can stand beside the reported one.  Where the reported wave is pooled, an
 * earlier one that was shown by function is pooled as well: its pooled mean says nothing
 * that was not shown then.  The reverse would need withheld numbers.
 */
static bool comparable(const struct wave_data *w, enum basis basis)
{
    return w->basis != BASIS_NONE && (basis == BASIS_POOLED || w->basis == BASIS_BALANCED);
}

static struct trend_point point_of(const struct wave_data *now,
                                   const struct wave_data *before,
                                   const struct diagnosis *d)
{
    const struct estimate *total = wave_total(now, d->level.basis);
    const struct estimate *shown =
        d->level.basis == BASIS_POOLED ? &now->shown.total[GROUP_POOLED] : total;
    struct trend_point point = {
        .wave = now->wave, .change = NAN, .low = NAN, .high = NAN, .verdict = TREND_FIRST};

    point.value = total->mean;
    /* An interval that the wave's own report did not have is not made up for here. */
    point.value_low = now->basis == d->level.basis ? shown->low : (double)NAN;
    point.value_high = now->basis == d->level.basis ? shown->high : (double)NAN;
    point.n = total->n;
    if (before) {
        point.n_before = wave_total(before, d->level.basis)->n;
        change_between(d, before, now, &point);
    }
    return point;
}

static void find_movers(const struct wave_data *now, const struct wave_data *before,
                        struct diagnosis *d)
{
    struct ranked list[QUESTIONS];
    struct mover mover[QUESTIONS];
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        struct mover *m = &mover[q];

        m->question = q;
        m->before = wave_mean(before, q, d->level.basis);
        m->now = wave_mean(now, q, d->level.basis);
        m->change = m->now - m->before;
        if (isfinite(m->change))
            list[n++] = (struct ranked){fabs(m->change), q};
    }
    rank_sort(list, n, true);
    d->nmovers = n;
    for (int i = 0; i < d->nmovers; i++)
        d->mover[i] = mover[list[i].index];
}

/* The first response of the oldest wave that still fits the trend. */
static size_t trend_start(const struct response *r, size_t n)
{
    int waves = 0;
    size_t start = n;

    for (size_t i = n; i > 0; i--) {
        if (i == n || r[i - 1].wave != r[i].wave)
            waves++;
        if (waves > TREND_MAX)
            break;
        start = i - 1;
    }
    return start;
}

/* The wave that begins at response i.  The reported one has passed privacy already. */
static void read_wave(struct arena *a, const struct diagnosis *d, const struct response *r,
                      size_t i, size_t next, struct wave_data *w)
{
    struct repeats repeats;

    *w = (struct wave_data){.wave = r[i].wave, .r = r + i, .n = next - i};
    if (w->wave == d->wave) {
        w->full = w->shown = d->score;
        w->basis = d->level.basis;
        return;
    }
    repeats = privacy_repeats(r + i, next - i, r, i, d->project->min_answered, d->content);
    wave_score(a, d, &repeats, d->project->min_answered, w);
}

static void leave_out(const struct wave_data *w, struct diagnosis *d)
{
    if (w->shown.answered_all > 0)
        d->left_out[d->nleft_out++] = (struct trend_left_out){
            w->wave, w->basis == BASIS_NONE ? LEFT_OUT_WITHHELD : LEFT_OUT_POOLED};
}

void diagnose_trend(struct arena *a, const struct response *r, size_t n,
                    struct diagnosis *d)
{
    struct wave_data *now = arena_alloc(a, sizeof *now);
    struct wave_data *before = arena_alloc(a, sizeof *before);
    const struct wave_data *previous = NULL;

    if (d->level.basis == BASIS_NONE)
        return;
    while (n > 0 && r[n - 1].wave > d->wave)
        n--;
    for (size_t i = trend_start(r, n), next; i < n; i = next) {
        for (next = i + 1; next < n && r[next].wave == r[i].wave; next++)
            ;
        read_wave(a, d, r, i, next, now);
        if (!comparable(now, d->level.basis)) {
            leave_out(now, d);
            continue;
        }
        d->trend[d->ntrend++] = point_of(now, previous, d);
        if (now->wave == d->wave && previous)
            find_movers(now, previous, d);
        *before = *now;
        previous = before;
    }
}
