/*
 * report_kpis.h - the "kpis" of report.json, one object a metric:
 *
 *     id unit period value target previous status
 *     numerator denominator    of a ratio computed from components
 *     cases_few                true: fewer than 30 cases
 *     months                   1 or 2: of the quarter's three, when computed from months
 *     why                      why a value could not be computed (kpi_why_name)
 *     open_cohort, closed      true: the cohort is open; the latest closed one's period,
 * value
 *
 * and beside it "funnel", the steps from a lead to a customer, when three are known:
 *
 *     cohort          true: the quarter's own leads, so far; false: what was counted at
 *                     each step in the quarter, not always of the same leads
 *     largest_drop    the step with the lowest share, when one lies below 1
 *     steps           id (as the component), count, share (of the step before)
 *
 * What does not apply is absent.
 */
#ifndef RAPPORT_REPORT_KPIS_H
#define RAPPORT_REPORT_KPIS_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* The ids of units and of how a value stands to its target: "money_per_day", "at_risk". */
const char *report_unit(enum unit unit);
const char *report_status(enum kpi_status status);

/* Writes the members `kpis` and `funnel`; what is missing or withheld is left out. */
void report_put_kpis(struct json *j, struct arena *scratch, const struct diagnosis *d);

#endif
