/*
 * report_why.h - the "why" of report.json, and its "triage":
 *
 *     why.conflict    kind (constructive mixed destructive); mean, sales, marketing of
 *                     statements 2, 10, 16
 *     why.blame       of_sales, of_marketing: self, other (means), statements; no_blame:
 *                     sales, marketing of statement 2
 *     why.trust       agree, understand: mean, sales, marketing
 *     why.targets     finding (company_missed functions_missed other); sales, marketing,
 *                     company: judged, met, missed
 *     why.model       model, scenario of the card shown
 *     why.readiness   consistency, leadership, both: answer (yes no unknown) and what it
 *                     rests on
 *     why.fallen      statements that fell most, when the total is clearly worse
 *     triage          one object for each possible cause, the strongest evidence first: id,
 *                     evidence (several one none unknown), mean (of its statements), for,
 *                     against: the signs, each with its kind and numbers
 *
 * What is withheld or not known is absent.
 */
#ifndef RAPPORT_REPORT_WHY_H
#define RAPPORT_REPORT_WHY_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* Writes the member `why`; nothing when the survey is withheld. */
void report_put_why(struct json *j, const struct diagnosis *d);

/* Writes the member `triage`, an empty list when the survey is withheld. */
void report_put_triage(struct json *j, const struct diagnosis *d);

#endif
