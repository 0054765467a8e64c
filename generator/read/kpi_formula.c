/*
 * kpi_formula.c - how a metric follows from its components; see kpi_formula.h and kpi.h.
 */
#include "read/kpi_formula.h"

#include <string.h>

int component_find(const char *name)
{
    static const char *const names[COMPONENTS] = {
        "leads",         "handed_over", "accepted", "mql",       "sql",
        "opportunities", "won",         "lost",     "won_value", "cycle_days"};

    for (int i = 0; i < COMPONENTS; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

static double ratio(struct kpi_value *v, double numerator, double denominator)
{
    v->numerator = numerator;
    v->denominator = denominator;
    return numerator / denominator;
}

static double lead_acceptance(const double *amount, struct kpi_value *v)
{
    return ratio(v, amount[ACCEPTED], amount[HANDED_OVER]);
}

static double mql_to_sql(const double *amount, struct kpi_value *v)
{
    return ratio(v, amount[SQL], amount[MQL]);
}

static double lead_to_customer(const double *amount, struct kpi_value *v)
{
    return ratio(v, amount[WON], amount[LEADS]);
}

static double win_rate(const double *amount, struct kpi_value *v)
{
    return ratio(v, amount[WON], amount[WON] + amount[LOST]);
}

static double sales_cycle_days(const double *amount, struct kpi_value *v)
{
    (void)v;
    return amount[CYCLE_DAYS];
}

static double pipeline_velocity(const double *amount, struct kpi_value *v)
{
    double won = amount[WON], rate = won / (won + amount[LOST]);

    (void)v;
    return amount[OPPORTUNITIES] * rate * (amount[WON_VALUE] / won) / amount[CYCLE_DAYS];
}

const struct kpi_formula kpi_formula[KPI_FORMULAS] = {
    {"lead_acceptance", lead_acceptance, HANDED_OVER, {ACCEPTED, HANDED_OVER}, 2},
    {"mql_to_sql", mql_to_sql, MQL, {SQL, MQL}, 2},
    {"lead_to_customer", lead_to_customer, LEADS, {WON, LEADS}, 2},
    {"win_rate", win_rate, LOST, {WON, LOST}, 2},
    {"sales_cycle_days", sales_cycle_days, CYCLE_DAYS, {CYCLE_DAYS}, 1},
    {"pipeline_velocity",
     pipeline_velocity,
     CYCLE_DAYS,
     {OPPORTUNITIES, WON, LOST, WON_VALUE, CYCLE_DAYS},
     5},
};
