/*
 * report_progress.h - what became of earlier actions, and what else changed, in
 * report.json.
 */
#ifndef RAPPORT_REPORT_PROGRESS_H
#define RAPPORT_REPORT_PROGRESS_H

#include "base/json.h"
#include "diagnose/diagnosis.h"

/* The member "progress"; absent when there is nothing to say. */
void report_put_progress(struct json *j, struct arena *scratch, const struct diagnosis *d);

#endif
