/*
 * crm_count.h - records of deals and leads, counted: the arithmetic alone.
 *
 * Each deal is counted in the quarter it was closed in (won, lost, their amounts and
 * cycles) and as an opportunity in every quarter it was in the pipeline on any day of:
 * from its creation until it was closed; one still open has no end.  The expected date of
 * an open deal is a forecast and never counts.
 *
 *     won_value     amounts of deals won, where there is one above 0
 *     won_valued    deals won that have such an amount: what an average divides by
 *     cycle_days    median of the days from creation to closing of deals won; those without
 *                   either date or closed before they were created are left out
 *     cycle_mean    their mean;  cycle_deals  how many they are
 *
 * Leads are cohorts: those that came in in the quarter (leads), of these the customers so
 * far (leads_won); those that became MQL in the quarter, of these SQL so far; those handed
 * over in the quarter (by the date of that; else MQL by theirs; else, where the file knows
 * no MQL, all by the day they came in), of these accepted, undecided ones counting in the
 * denominator, and untouched: still in a status such as "New" when the file was written.
 */
#ifndef RAPPORT_CRM_COUNT_H
#define RAPPORT_CRM_COUNT_H

#include "read/kpi/crm_parts.h"
#include "read/kpi/kpi_formula.h"

/* Keeps each record once: of records of one company with the same identifier the one
 * changed last, else the last in file order; the others are marked as dropped and counted
 * in their files. */
void crm_drop_repeated(struct crm *crm);

/* A company's components of a quarter; NAN for those its files do not tell. */
struct crm_quarter {
    int wave;
    double of[COMPONENTS];
};

/*
 * Counts the n records of one company, sorted or not, into quarters in ascending order,
 * in the arena; returns how many.  Quarters without a deal created or closed or a lead are
 * left out.
 */
size_t crm_count(struct arena *a, const struct crm *crm, const struct crm_record *record,
                 size_t n, struct crm_quarter **quarters);

#endif
