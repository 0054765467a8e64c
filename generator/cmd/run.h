/*
 * run.h - runs all jobs and collects what became of them; shared by build and check.
 */
#ifndef RAPPORT_RUN_H
#define RAPPORT_RUN_H

#include "cmd/report.h"
#include "publish/manifest.h"

struct run_result {
    struct manifest manifest; /* entries in id order, only companies whose turn came */
    size_t built, failed;
    int pages;
    double ms[STAGES]; /* summed over companies */
    int signal;        /* that interrupted the run, or 0 */
};

/*
 * Runs the jobs of context->session on options->jobs workers, with progress on a terminal.
 * Messages of the jobs are added to the session's.
 */
void run_jobs(struct session *s, const struct options *o, struct worker_context *context,
              struct run_result *result);

#endif
