/*
 * pool.h - forked workers that take numbered jobs from a shared counter.
 *
 * The parent has read and checked everything; each worker runs `work` for one
 * job after another and its result bytes travel back through a pipe.  Results
 * are handed to `done` in job order, whatever order they finished in, so that
 * nothing printed or written depends on the number of workers.  A worker that
 * dies costs only the job it held; a new worker takes its place.
 */
#ifndef RAPPORT_POOL_H
#define RAPPORT_POOL_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct pool {
    /* Runs in a worker: does job i and appends its result to out. */
    void (*work)(void *context, size_t job, struct buf *out);
    /* Runs in the parent, in job order; alive is false when the worker died (result empty).
     * Return false to stop handing out jobs (--fail-fast). */
    bool (*done)(void *context, size_t job, const struct buf *result, bool alive);
    /* Runs in the parent whenever a job finishes, in any order; may be NULL. */
    void (*progress)(void *context, size_t finished, size_t total);
    void *context;
};

/*
 * Runs jobs 0..jobs-1 on `workers` processes (1: in this process, without fork).
 * Returns 0, or the signal number (SIGINT, SIGTERM) that interrupted the run.
 */
int pool_run(const struct pool *p, size_t jobs, int workers);

#endif
