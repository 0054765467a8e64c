/*
 * why_parts.h - what why.c and why_causes.c share; for these two only.
 */
#ifndef RAPPORT_DIAGNOSE_WHY_PARTS_H
#define RAPPORT_DIAGNOSE_WHY_PARTS_H

#include "diagnose/diagnosis.h"

/* At least 3.5: people agree rather than not. */
bool why_high(double mean);

/* Counts a metric that has a value and a target. */
void why_count(struct why_tally *tally, enum kpi_status status);

/* At least one is judged, and all of these are on target. */
bool why_all_met(const struct why_tally *tally);

/* Weighs every cause of the content and sorts them; needs all else of d->why. */
void why_find_causes(struct diagnosis *d);

#endif
