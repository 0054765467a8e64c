/*
 * report_roadmap.h - the "roadmap" of report.json:
 *
 *     from to verdict  levels; move, stay or keep
 *     quarters         until the next level is reached at the earliest, or until staying is
 *                      looked at again
 *     track            sponsor or no_sponsor
 *     stance           on shared key figures: separate, one-outcome or shared
 *     leads_hidden     true: actions and metrics about leads are left out
 *     actions          id rank score owner days; contested (true); metric (of kpis.csv)
 * with baseline and target, as far as they are known
 *
 * What does not apply is absent.
 */
#ifndef RAPPORT_REPORT_ROADMAP_H
#define RAPPORT_REPORT_ROADMAP_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* Writes the member `roadmap`. */
void report_put_roadmap(struct json *j, const struct diagnosis *d);

#endif
