/*
 * report_practice.h - how the work runs, in report.json.
 */
#ifndef RAPPORT_REPORT_PRACTICE_H
#define RAPPORT_REPORT_PRACTICE_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* The member "practice" with a member for each block that has rows; nothing without any. */
void report_put_practice(struct json *j, struct arena *scratch, const struct diagnosis *d);

#endif
