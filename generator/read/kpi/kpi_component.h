/*
 * kpi_component.h - what metrics are computed from: counts, sums, medians and rates of a
 * company, over a quarter or its months.
 *
 * A quarter without a row of its own takes its months.  Counts and sums add up.
 * opportunities are those in the pipeline, which an open one is in every month: their mean.
 * cycle_days, a median, does not add up: the mean of the months' medians weighted by deals
 * won, which like the quarter's median lies between the lowest and the highest of them;
 * without the deals won of each month there is none.  cycle_mean and cycle_deals stand
 * beside it where deals are counted (crm.h).  The components of ltv are those of a month,
 * and so go with components of the same months only; their mean.  Where a month lacks one
 * of the components, the others' values of that month are left out too.
 */
#ifndef RAPPORT_KPI_COMPONENT_H
#define RAPPORT_KPI_COMPONENT_H

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

/* Sets of months: bit m - 1 is month m.  KPI_WHOLE, the empty one, stands for the quarter.
 */
enum { KPI_WHOLE = 0, KPI_ALL_MONTHS = (1 << WAVE_MONTHS) - 1 };

/* True when month m, from 1, is in the set. */
static inline bool kpi_months_include(unsigned months, int m)
{
    return months >> (m - 1) & 1;
}

int kpi_months_count(unsigned months); /* how many are in the set */

/* The months a component is given for. */
unsigned kpi_months_of(const struct kpi_parts *parts, enum kpi_component c);

/* The component over some months, or KPI_WHOLE: the quarter's own row, else all its months.
 * NAN when one of them is missing. */
double kpi_amount(const struct kpi_parts *parts, enum kpi_component c, unsigned months);

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
