/*
 * kpi_quarter.h - from the rows of a company and quarter to its values; for kpi.c only.
 *
 * The metrics given are copied and the others computed from the components (kpi_formula.h),
 * by the rules of kpi.h.
 */
#ifndef RAPPORT_KPI_QUARTER_H
#define RAPPORT_KPI_QUARTER_H

#include "read/kpi/kpi.h"

/* A row as read. */
struct kpi_item {
    struct kpi_value value; /* metric: the subject, of the content or KPI_MAX + component */
    int month;              /* 1..3 of the quarter, 0 for the whole */
    size_t order;
    int column;   /* field number of the metric; 0 when counted */
    bool counted; /* from deals or leads, not given: what is given wins */
};

/* Where values go, and what making them needs. */
struct kpi_maker {
    struct arena *arena; /* of the values */
    struct arena work;
    const struct project *project;
    const struct content *content;
    struct kpis *kpis;
    struct diag *diag;
    size_t values_capacity, counts_capacity;
};

/* Keeps the place of a value that cannot be used, for the audit. */
void kpi_note_fault(struct kpi_maker *k, const struct kpi_value *v, int column,
                    enum diag_code code);

/* Adds the values of the n >= 1 items of one company and quarter, sorted by subject, month
 * and order (what was counted comes after what is given), and counts them. */
void kpi_finish_quarter(struct kpi_maker *k, const struct kpi_item *from, size_t n);

#endif
