/*
 * kpi_formula.h - how a metric follows from its components; for kpi.c only, see kpi.h.
 */
#ifndef RAPPORT_KPI_FORMULA_H
#define RAPPORT_KPI_FORMULA_H

#include "read/kpi.h"

enum component {
    LEADS,
    HANDED_OVER,
    ACCEPTED,
    MQL,
    SQL,
    OPPORTUNITIES,
    WON,
    LOST,
    WON_VALUE,
    CYCLE_DAYS,
    COMPONENTS
};

enum { KPI_FORMULAS = 6, KPI_NEEDS = 5 };

/* Index of the component with this folded name, or -1. */
int component_find(const char *name);

struct kpi_formula {
    const char *metric;
    /* The value from the amounts of a period; also numerator and denominator of a rate. */
    double (*compute)(const double *amount, struct kpi_value *v);
    enum component at; /* where a division by zero is reported */
    enum component needs[KPI_NEEDS];
    int n;
};

extern const struct kpi_formula kpi_formula[KPI_FORMULAS];

#endif
