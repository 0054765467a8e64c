/*
 * trend.c - the total over the waves, and the statements that moved since the wave before.
 *
 * People are not linked between waves, so a change is Welch's comparison of two independent
 * samples: (S + M) / 2 now minus (S + M) / 2 then, or the pooled means where functions are
 * withheld in the reported wave.  It moved only when the 95 % interval excludes 0.
 */
#include "diagnose/parts.h"
#include "score/stats.h"

#include <math.h>
#include <string.h>

/* One wave before and after privacy. */
struct wave_score {
    int wave;
    enum basis basis;
    struct score full, shown;
};

static struct sample totals_of(const struct score *s, int group)
{
    return (struct sample){s->total[group].n, s->total[group].mean, s->total[group].sd};
}

/*
 * The wave can stand beside the reported one.  Where the reported wave is pooled, an
 * earlier one that was shown by function is pooled as well: its pooled mean says nothing
 * that was not shown then.  The reverse would need withheld numbers.
 */
static bool comparable(const struct wave_score *w, enum basis basis)
{
    return w->basis != BASIS_NONE && (basis == BASIS_POOLED || w->basis == BASIS_BALANCED);
}

static struct contrast change_of(const struct wave_score *now,
                                 const struct wave_score *before, enum basis basis)
{
    static const double weight[] = {0.5, 0.5, -0.5, -0.5};

    if (basis == BASIS_POOLED)
        return welch(totals_of(&now->full, GROUP_POOLED),
                     totals_of(&before->full, GROUP_POOLED));
    const struct sample s[] = {
        totals_of(&now->full, GROUP_SALES), totals_of(&now->full, GROUP_MARKETING),
        totals_of(&before->full, GROUP_SALES), totals_of(&before->full, GROUP_MARKETING)};

    return contrast_of(s, weight, 4);
}

static enum trend_verdict verdict_of(const struct contrast *change)
{
    if (change->low > 0)
        return TREND_IMPROVED;
    return change->high < 0 ? TREND_WORSE : TREND_NO_CLEAR_CHANGE;
}

static struct trend_point point_of(const struct wave_score *now,
                                   const struct wave_score *before, enum basis basis)
{
    struct trend_point point = {now->wave, NAN, NAN, NAN, NAN, TREND_FIRST, 0};
    const struct estimate *e =
        basis == BASIS_POOLED ? &now->full.total[GROUP_POOLED] : &now->full.balanced;

    point.value = e->mean;
    point.n = e->n;
    if (before) {
        struct contrast change = change_of(now, before, basis);

        point.change = change.value;
        point.low = change.low;
        point.high = change.high;
        point.verdict = verdict_of(&change);
    }
    return point;
}

/* A statement's mean for comparing waves; NAN when it may not be shown on this basis. */
static double comparable_mean(const struct wave_score *w, int question, enum basis basis)
{
    return basis == BASIS_POOLED ? privacy_pooled_mean(&w->full, &w->shown, question)
                                 : w->shown.question[question].balanced;
}

static void find_movers(const struct wave_score *now, const struct wave_score *before,
                        struct diagnosis *d)
{
    struct ranked list[QUESTIONS];
    struct mover mover[QUESTIONS];
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        struct mover *m = &mover[q];

        m->question = q;
        m->before = comparable_mean(before, q, d->level.basis);
        m->now = comparable_mean(now, q, d->level.basis);
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

/* The first response of the wave before the one that begins at i; i when there is none. */
static size_t wave_start(const struct response *r, size_t i)
{
    size_t start = i;

    while (start > 0 && r[start - 1].wave == r[i - 1].wave)
        start--;
    return start;
}

void diagnose_trend(struct arena *a, const struct response *r, size_t n,
                    struct diagnosis *d)
{
    struct wave_score *before = arena_alloc(a, sizeof *before);
    struct wave_score *now = arena_alloc(a, sizeof *now);
    const struct wave_score *previous = NULL;

    if (d->level.basis == BASIS_NONE)
        return;
    while (n > 0 && r[n - 1].wave > d->wave)
        n--;
    for (size_t i = trend_start(r, n), next; i < n; i = next) {
        struct suppressions unused = {0};
        size_t last = wave_start(r, i);
        struct repeats repeats;

        for (next = i + 1; next < n && r[next].wave == r[i].wave; next++)
            ;
        now->wave = r[i].wave;
        score_means(r + i, next - i, d->project->min_answered, d->content, &now->full);
        now->shown = now->full;
        repeats = privacy_repeats(r + i, next - i, r + last, i - last);
        now->basis = privacy_apply(a, &now->shown, &repeats, d->content,
                                   d->project->minimum, &unused);
        if (!comparable(now, d->level.basis))
            continue;
        d->trend[d->ntrend++] = point_of(now, previous, d->level.basis);
        if (now->wave == d->wave && previous)
            find_movers(now, previous, d);
        *before = *now;
        previous = before;
    }
}
