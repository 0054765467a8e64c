/*
 * report_strategy.h - the "strategy" of report.json, one object for each block that is
 * there; absent without any.
 *
 * leaders: answered; withheld: true, or, each absent when it is not known: items (id,
 * count), priorities, written, matches (counts), answers (id, count), criterion, coherence;
 * with consent quotes (leader, function, text, words, sentences, matches).
 *
 * steps: done, of, next (id), steps (id, status).
 *
 * catalogue: short_days, sales and marketing (held, short, index), short_term, leads_alone,
 * orphans, shared, kpis (name, function, horizon_days, strategy, goal, leads, kind).
 *
 * spend: one object a quarter: amounts by purpose, total, brand_share (of brand and
 * activation), future_share (of all).
 *
 * Each but spend has `wave`, the quarter of its rows, when they have one.  A count is asked
 * and yes, or least and most where only a range may be shown (strategy.h); items have
 * counts by function with consent.
 */
#ifndef RAPPORT_REPORT_STRATEGY_H
#define RAPPORT_REPORT_STRATEGY_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* Writes the member `strategy`, when there is something to say. */
void report_put_strategy(struct json *j, struct arena *scratch, const struct diagnosis *d);

#endif
