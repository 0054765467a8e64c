/*
 * kpi_formula.h - metrics from their components (kpi_component.h), over a quarter or its
 * months.
 *
 *     lead_acceptance = accepted / handed_over          (cohort by date of hand-over)
 *     mql_to_sql = sql / mql                            (SQL of the same cohort)
 *     lead_to_customer = leads_won / leads, or won / leads   (cohort by date of creation)
 *     win_rate = won / (won + lost)                     (closed in the period)
 *     untouched_leads = untouched / handed_over
 *     sales_cycle_days = cycle_days                     (a median)
 *     pipeline_velocity = opportunities * win_rate * average_deal / cycle_days
 *         average_deal = won_value / won_valued, the deals won that have an amount, else
 *         won_value / won
 *     ltv = revenue_per_customer * margin_rate / churn  (all three of one period)
 *     new_customer_share = new_customer_value / won_value
 *     forecast_error = |won_value - forecast| / forecast
 *
 * Only lead_to_customer waits for its cohort (struct kpi_value, cohort): leads need the
 * time of a sales cycle.  mql_to_sql and lead_acceptance wait for an answer of Sales, for
 * which no usual time is known.
 */
#ifndef RAPPORT_KPI_FORMULA_H
#define RAPPORT_KPI_FORMULA_H

#include "read/kpi/kpi_component.h"

enum { KPI_NEEDS_MAX = 6 };

/* How a metric was computed. */
struct kpi_formula {
    const char *metric;
    const char *text;      /* "won / (won + lost)" */
    enum kpi_component at; /* where a fault is reported */
    bool part;             /* the numerator is a part of the denominator */
    int n;                 /* components it is computed from */
    enum kpi_component needs[KPI_NEEDS_MAX];
};

/*
 * What was counted from deals and leads for a company and quarter, whether or not it is
 * what the metrics were computed from.
 */
struct kpi_counted {
    unsigned company;
    int period;              /* a wave */
    double of[COMPONENTS];   /* NAN for what the files do not tell */
    const char **deals_from; /* "kpis/a.csv", ended by NULL */
    const char **leads_from; /* likewise */
};

/*
 * Computes the metric into v: value, why, numerator, denominator, cases, cohort,
 * months, and the months of v that have no value.  A division by zero gives no
 * value but a v->why.  NULL when the components do not allow any of it; v is as it was
 * then.
 */
const struct kpi_formula *kpi_compute(const char *metric, const struct kpi_parts *parts,
                                      struct kpi_value *v);

/* The counts of a company and quarter; NULL when nothing was counted. */
const struct kpi_counted *kpi_counted_find(const struct kpis *k, size_t company,
                                           int period);

#endif
