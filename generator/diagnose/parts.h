/*
 * parts.h - the steps of diagnose(), in the order they run; for this folder only.
 *
 * Each fills its part of the diagnosis from d->score, which privacy has filtered before.
 */
#ifndef RAPPORT_DIAGNOSE_PARTS_H
#define RAPPORT_DIAGNOSE_PARTS_H

#include "diagnose/diagnosis.h"

/* Responses of one company, sorted by wave. */
struct span {
    const struct response *r;
    size_t n;
};

/* Those of all waves; none when the company (an index of the project) has no answers. */
struct span company_responses(const struct survey *survey, size_t company);

/* Those of one wave; none when the company lacks it. */
struct span wave_responses(struct span all, int wave);

/*
 * Withholds from s, the scores of the wave `now` out of all the company's responses, what
 * privacy does not let it show, and says what the level rests on.  A report and the
 * comparison of companies both ask here, so they agree.
 */
enum basis filter_wave(struct arena *a, const struct project *p,
                       const struct content *content, struct span all, struct span now,
                       struct score *s, struct suppressions *out);

/* d->level, whose basis is set already: cut points, borderline, each function's own level.
 */
void diagnose_level(struct diagnosis *d);

/* The weakest pain and dimensions, statement rankings, actor view. */
void diagnose_gaps(struct diagnosis *d);

/* Every metric with a value or target up to the wave; needs the level. */
void diagnose_kpis(const struct kpis *kpis, size_t company, struct diagnosis *d);

/* d->leads_hidden; takes metrics about leads out of d->kpi then. */
void diagnose_relevance(struct diagnosis *d);

/* d->funnel. */
void diagnose_funnel(const struct kpis *kpis, size_t company, struct diagnosis *d);

/* d->worth; needs the KPIs. */
void diagnose_worth(const struct kpis *kpis, size_t company, struct diagnosis *d);

/*
 * Trend and movers from all the company's responses r[0..n), sorted by wave.  Earlier waves
 * pass the same privacy rules; one that cannot be compared on the level's basis is left
 * out.
 */
void diagnose_trend(struct arena *a, const struct response *r, size_t n,
                    struct diagnosis *d);

/* d->alert; needs the trend and the KPIs. */
void diagnose_alerts(struct diagnosis *d);

/*
 * Which files the figures come from, what was left out of them, and how the answers r[0..n)
 * of the reported wave look; needs the trend, for its waves.
 */
void diagnose_quality(struct arena *a, const struct survey *survey, const struct kpis *kpis,
                      const struct response *r, size_t n, struct diagnosis *d);

/* What a joint session talks about; needs the level and its basis. */
void diagnose_discussion(struct diagnosis *d);

/* Verdict and ranked actions; needs level and rankings. */
void diagnose_roadmap(struct diagnosis *d);

/* The company's rows of a block that count in the reported quarter. */
struct block_rows reported_rows(struct arena *a, const struct diagnosis *d, enum block b);

/* What the optional blocks of the company say; nothing without them. */
void diagnose_strategy(struct arena *a, struct diagnosis *d);
void diagnose_practice(struct arena *a, struct diagnosis *d);
void diagnose_workload(struct arena *a, struct diagnosis *d);
void diagnose_progress(struct arena *a, struct diagnosis *d);

/* What lies behind the figures; needs the KPIs, the alerts and the strategy. */
void diagnose_why(struct diagnosis *d);

/* A number with the place it belongs to, for rankings. */
struct ranked {
    double value;
    int index;
};

/* Sorts by value, descending or ascending; ties keep the order of their index. */
void rank_sort(struct ranked *list, int n, bool descending);

#endif
