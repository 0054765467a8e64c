/*
 * kpi.h - KPI values of all companies, from each CSV file of kpis/ in the plain long form
 *
 *     company,period,metric,value,target
 *
 * metric is an id of templates/content/kpis.csv, or a component (leads, handed_over,
 * accepted, mql, sql, opportunities, won, lost, won_value, cycle_days) from which the rates
 * are computed when they are not given.  Rates are 0..1; "30 %" reads as 0.30, a bare rate
 * above 1 is an error.  Numbers are read as number.h says.  Empty, NA and - mean no value.
 *
 *     lead_acceptance = accepted / handed_over      mql_to_sql = sql / mql
 *     lead_to_customer = won / leads                win_rate = won / (won + lost)
 *     sales_cycle_days = cycle_days
 *     pipeline_velocity = opportunities * win_rate * (won_value / won) / cycle_days
 *
 * A value that is given wins over one that can be computed; where only a target is given,
 * the computed value joins it.  Division by zero gives no value (METRIC_ZERO).  A metric or
 * component twice in a period, an unknown one, a value that is no number or below zero
 * where that means nothing: the company fails.  A target of a component is not used; a row
 * with neither value nor target is left out (METRIC_EMPTY).
 */
#ifndef RAPPORT_KPI_H
#define RAPPORT_KPI_H

#include "read/audit.h"
#include "read/project.h"

struct kpi_value {
    unsigned company;
    int period;                    /* a wave */
    int metric;                    /* index into content.metric */
    double value, target;          /* NAN when not given */
    bool computed;                 /* from components */
    double numerator, denominator; /* of a computed rate, else NAN: under 30, show counts */
    unsigned short file;
    int line;
};

struct kpis {
    struct kpi_value *value; /* sorted by company, metric, period */
    size_t n;
    size_t *first;            /* first[c]..first[c + 1] are company c's values */
    struct fingerprint *file; /* digits and size empty when it could not be read */
    int nfiles;
    struct audit audit;
};

/* Reads each CSV file of kpis/ in name order; no folder is no error.  False only on
 * internal limits. */
bool kpis_load(struct arena *a, const struct project *p, const struct content *content,
               struct kpis *k, struct diag *d);

#endif
