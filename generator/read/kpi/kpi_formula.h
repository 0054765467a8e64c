/*
 * kpi_formula.h - metrics from their components, over a quarter or its months.
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
 * A quarter without a row of its own takes its months.  Counts and sums add up.
 * opportunities are those in the pipeline, which an open one is in every month: their mean.
 * cycle_days, a median, does not add up: the mean of the months' medians weighted by deals
 * won, which like the quarter's median lies between the lowest and the highest of them;
 * without the deals won of each month there is none.  cycle_mean and cycle_deals stand
 * beside it where deals are counted (crm.h).  The components of ltv are those of a month,
 * and so go with components of the same months only; their mean.  Where a month lacks one
 * of the components, the others' values of that month are left out too.
 *
 * Only lead_to_customer waits for its cohort (struct kpi_value, cohort): leads need the
 * time of a sales cycle.  mql_to_sql and lead_acceptance wait for an answer of Sales, for
 * which no usual time is known.
 */
#ifndef RAPPORT_KPI_FORMULA_H
#define RAPPORT_KPI_FORMULA_H

#include "read/kpi/kpi.h"

enum kpi_component {
    COMPONENT_LEADS,
    COMPONENT_LEADS_WON,
    COMPONENT_HANDED_OVER,
    COMPONENT_ACCEPTED,
    COMPONENT_UNTOUCHED,
    COMPONENT_MQL,
    COMPONENT_SQL,
    COMPONENT_OPPORTUNITIES,
    COMPONENT_WON,
    COMPONENT_LOST,
    COMPONENT_WON_VALUE,
    COMPONENT_WON_VALUED,
    COMPONENT_NEW_CUSTOMER_VALUE,
    COMPONENT_FORECAST,
    COMPONENT_CYCLE_DAYS,
    COMPONENT_CYCLE_MEAN,
    COMPONENT_CYCLE_DEALS,
    COMPONENT_REVENUE_PER_CUSTOMER,
    COMPONENT_MARGIN_RATE,
    COMPONENT_CHURN,
    COMPONENTS
};

int kpi_component_find(const char *name); /* -1 when unknown */
const char *kpi_component_name(enum kpi_component c);
enum unit kpi_component_unit(enum kpi_component c); /* a rate or a number */

/* What is given of a company and quarter: [c][0] for the quarter, [c][1..3] for its months;
 * NAN where nothing is. */
struct kpi_parts {
    double of[COMPONENTS][1 + WAVE_MONTHS];
};

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

/* True for what leads tell, false for what deals do. */
bool kpi_component_of_leads(enum kpi_component c);

/* A component over the whole quarter, from its own row or all its months, else NAN. */
double kpi_quarter_amount(const struct kpi_parts *parts, enum kpi_component c);

/*
 * False when a quarter's row and those of its months cannot both be right: counts that do
 * not add up to the quarter, a level or median outside the range of its months.  *months is
 * what the months give.
 */
bool kpi_months_agree(const struct kpi_parts *parts, enum kpi_component c, double *months);

#endif
