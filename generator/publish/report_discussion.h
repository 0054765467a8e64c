/*
 * report_discussion.h - the "discussion" of report.json: what a joint session talks about.
 *
 *     low_statements   how many are rated below the middle of the scale
 *     problems         the lowest of these: id, sales and marketing, or pooled
 *     gaps             the widest gaps worth a question: id, difference (Sales less
 *                      Marketing)
 *
 * Absent without survey results.
 */
#ifndef RAPPORT_REPORT_DISCUSSION_H
#define RAPPORT_REPORT_DISCUSSION_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

void report_put_discussion(struct json *j, const struct diagnosis *d);

#endif
