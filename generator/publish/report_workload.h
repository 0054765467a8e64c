/*
 * report_workload.h - where time goes, and what one point of a key figure is worth, in
 * report.json.
 */
#ifndef RAPPORT_REPORT_WORKLOAD_H
#define RAPPORT_REPORT_WORKLOAD_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/*
 * "workload": an object for each block the company has, with its rows as they were given,
 * by ids of checklists where these have any; nothing without such a block.
 */
void report_put_workload(struct json *j, struct arena *scratch, const struct diagnosis *d);

/* "worth": the key figures, and what one percentage point of each means in a quarter. */
void report_put_worth(struct json *j, const struct diagnosis *d);

#endif
