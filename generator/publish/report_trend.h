/*
 * report_trend.h - the waves in report.json.
 */
#ifndef RAPPORT_REPORT_TREND_H
#define RAPPORT_REPORT_TREND_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* "pooled", else "balanced". */
const char *report_basis(enum basis basis);

/* "improved"; NULL for the first wave, which has nothing to be compared with. */
const char *report_trend_verdict(enum trend_verdict verdict);

/* The members "trend", a point of it with the 95 % interval of its score as value_low and
 * value_high beside low and high, those of its change, "left_out" and "alerts"; words of
 * the consultant in the language. */
void report_put_trend(struct json *j, struct arena *scratch, const struct diagnosis *d,
                      int language);

#endif
