/*
 * kpi_formula.c - metrics from their components; see kpi_formula.h for the formulas.
 */
#include "read/kpi/kpi_formula.h"

#include <math.h>
#include <string.h>

const char *kpi_why_name(enum kpi_why why)
{
    switch (why) {
    case KPI_WHY_NONE: break;
    case KPI_WHY_LEADS: return "no_leads";
    case KPI_WHY_HANDED_OVER: return "none_handed_over";
    case KPI_WHY_MQL: return "no_mql";
    case KPI_WHY_CLOSED: return "nothing_closed";
    case KPI_WHY_WON: return "nothing_won";
    case KPI_WHY_SOLD: return "nothing_sold";
    case KPI_WHY_CYCLE: return "no_cycle";
    case KPI_WHY_CHURN: return "no_churn";
    case KPI_WHY_FORECAST: return "no_forecast";
    case KPI_WHY_MONTHS: return "months_only";
    }
    return NULL;
}

/* --- formulas ------------------------------------------------------------------------ */

/* Computes from x[], the amounts the formula needs in their order. */
typedef double compute_fn(const double *x, struct kpi_value *v);

static double no_value(struct kpi_value *v, enum kpi_why why)
{
    v->why = why;
    return NAN;
}

static double ratio(struct kpi_value *v, double numerator, double denominator,
                    enum kpi_why why)
{
    v->numerator = numerator;
    v->denominator = denominator;
    return denominator > 0 ? numerator / denominator : no_value(v, why);
}

static double of_handed_over(const double *x, struct kpi_value *v)
{
    return ratio(v, x[0], x[1], KPI_WHY_HANDED_OVER);
}

static double of_mql(const double *x, struct kpi_value *v)
{
    return ratio(v, x[0], x[1], KPI_WHY_MQL);
}

static double of_leads(const double *x, struct kpi_value *v)
{
    return ratio(v, x[0], x[1], KPI_WHY_LEADS);
}

static double win_rate(const double *x, struct kpi_value *v)
{
    return ratio(v, x[0], x[0] + x[1], KPI_WHY_CLOSED);
}

static double of_won_value(const double *x, struct kpi_value *v)
{
    return ratio(v, x[0], x[1], KPI_WHY_SOLD);
}

static double forecast_error(const double *x, struct kpi_value *v)
{
    return ratio(v, fabs(x[0] - x[1]), x[1], KPI_WHY_FORECAST);
}

static double sales_cycle_days(const double *x, struct kpi_value *v)
{
    (void)v;
    return x[0];
}

/* x: opportunities, won, lost, their value, days; valued: the deals won that have one. */
static double velocity(const double *x, double valued, struct kpi_value *v)
{
    double opportunities = x[0], won = x[1], lost = x[2], won_value = x[3], days = x[4];

    if (won + lost <= 0)
        return no_value(v, KPI_WHY_CLOSED);
    if (won <= 0)
        return no_value(v, KPI_WHY_WON);
    if (days <= 0)
        return no_value(v, KPI_WHY_CYCLE);
    if (valued <= 0)
        return no_value(v, KPI_WHY_WON);
    return opportunities * (won / (won + lost)) * (won_value / valued) / days;
}

static double pipeline_velocity(const double *x, struct kpi_value *v)
{
    return velocity(x, x[1], v);
}

static double pipeline_velocity_valued(const double *x, struct kpi_value *v)
{
    return velocity(x, x[5], v);
}

static double ltv(const double *x, struct kpi_value *v)
{
    return x[2] > 0 ? x[0] * x[1] / x[2] : no_value(v, KPI_WHY_CHURN);
}

/* Of two formulas for a metric the first that has its components is taken. */
static const struct formula {
    struct kpi_formula is;
    compute_fn *compute;
    bool cases;  /* numerator and denominator count cases */
    bool cohort; /* counted in the period of creation, so open for a while */
} formulas[] = {
    {{"lead_acceptance",
      "accepted / handed_over",
      COMPONENT_HANDED_OVER,
      true,
      2,
      {COMPONENT_ACCEPTED, COMPONENT_HANDED_OVER}},
     of_handed_over,
     true,
     false},
    {{"mql_to_sql", "sql / mql", COMPONENT_MQL, true, 2, {COMPONENT_SQL, COMPONENT_MQL}},
     of_mql,
     true,
     false},
    {{"lead_to_customer",
      "leads_won / leads",
      COMPONENT_LEADS,
      true,
      2,
      {COMPONENT_LEADS_WON, COMPONENT_LEADS}},
     of_leads,
     true,
     true},
    {{"lead_to_customer",
      "won / leads",
      COMPONENT_LEADS,
      true,
      2,
      {COMPONENT_WON, COMPONENT_LEADS}},
     of_leads,
     true,
     true},
    {{"win_rate",
      "won / (won + lost)",
      COMPONENT_LOST,
      true,
      2,
      {COMPONENT_WON, COMPONENT_LOST}},
     win_rate,
     true,
     false},
    {{"untouched_leads",
      "untouched / handed_over",
      COMPONENT_HANDED_OVER,
      true,
      2,
      {COMPONENT_UNTOUCHED, COMPONENT_HANDED_OVER}},
     of_handed_over,
     true,
     false},
    {{"new_customer_share",
      "new_customer_value / won_value",
      COMPONENT_WON_VALUE,
      true,
      2,
      {COMPONENT_NEW_CUSTOMER_VALUE, COMPONENT_WON_VALUE}},
     of_won_value,
     false,
     false},
    {{"forecast_error",
      "|won_value - forecast| / forecast",
      COMPONENT_FORECAST,
      false,
      2,
      {COMPONENT_WON_VALUE, COMPONENT_FORECAST}},
     forecast_error,
     false,
     false},
    {{"sales_cycle_days",
      "cycle_days",
      COMPONENT_CYCLE_DAYS,
      false,
      1,
      {COMPONENT_CYCLE_DAYS}},
     sales_cycle_days,
     false,
     false},
    {{"pipeline_velocity",
      "opportunities * won / (won + lost) * won_value / won_valued / cycle_days",
      COMPONENT_CYCLE_DAYS,
      false,
      6,
      {COMPONENT_OPPORTUNITIES, COMPONENT_WON, COMPONENT_LOST, COMPONENT_WON_VALUE,
       COMPONENT_CYCLE_DAYS, COMPONENT_WON_VALUED}},
     pipeline_velocity_valued,
     false,
     false},
    {{"pipeline_velocity",
      "opportunities * won / (won + lost) * won_value / won / cycle_days",
      COMPONENT_CYCLE_DAYS,
      false,
      5,
      {COMPONENT_OPPORTUNITIES, COMPONENT_WON, COMPONENT_LOST, COMPONENT_WON_VALUE,
       COMPONENT_CYCLE_DAYS}},
     pipeline_velocity,
     false,
     false},
    {{"ltv",
      "revenue_per_customer * margin_rate / churn",
      COMPONENT_CHURN,
      false,
      3,
      {COMPONENT_REVENUE_PER_CUSTOMER, COMPONENT_MARGIN_RATE, COMPONENT_CHURN}},
     ltv,
     false,
     false},
};

/* Computes over some months, or KPI_WHOLE; false when a component is missing. */
static bool compute_over(const struct formula *f, const struct kpi_parts *p,
                         unsigned months, struct kpi_value *v)
{
    double x[KPI_NEEDS_MAX];
    bool own = months == KPI_WHOLE;

    for (int i = 0; i < f->is.n; i++) {
        x[i] = kpi_amount(p, f->is.needs[i], months);
        own = own && isfinite(p->of[f->is.needs[i]][0]);
        if (!isfinite(x[i]))
            return false;
    }
    v->value = f->compute(x, v);
    v->months = (unsigned char)(own ? 0
                                    : kpi_months_count(months == KPI_WHOLE ? KPI_ALL_MONTHS
                                                                           : months));
    return true;
}

/* Fills in the months that have no value; false when none gets one. */
static bool compute_months(const struct formula *f, const struct kpi_parts *p,
                           unsigned months, struct kpi_value *v)
{
    bool any = false;

    for (int m = 1; m <= WAVE_MONTHS; m++) {
        struct kpi_value one = *v;

        if (!kpi_months_include(months, m) || !isnan(v->month[m - 1]) ||
            !compute_over(f, p, 1U << (m - 1), &one))
            continue;
        v->month[m - 1] = one.value;
        any = any || isfinite(one.value);
    }
    return any;
}

static bool compute(const struct formula *f, const struct kpi_parts *p, struct kpi_value *v)
{
    unsigned months = KPI_ALL_MONTHS;
    struct kpi_value done = *v;
    bool whole, by_month;

    for (int i = 0; i < f->is.n; i++)
        months &= kpi_months_of(p, f->is.needs[i]);
    done.why = KPI_WHY_NONE;
    whole = compute_over(f, p, KPI_WHOLE, &done) ||
            (months != 0 && compute_over(f, p, months, &done));
    by_month = months != 0 && compute_months(f, p, months, &done);
    if (!whole && !by_month)
        return false;
    if (!whole)
        done.value = no_value(&done, KPI_WHY_MONTHS);
    done.computed = true;
    done.cases = f->cases;
    done.cohort = f->cohort;
    *v = done;
    return true;
}

const struct kpi_formula *kpi_compute(const char *metric, const struct kpi_parts *parts,
                                      struct kpi_value *v)
{
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        if (strcmp(formulas[i].is.metric, metric) == 0 && compute(&formulas[i], parts, v))
            return &formulas[i].is;
    return NULL;
}
