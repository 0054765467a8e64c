/*
 * report.h - one company's job: diagnose, compose, render, write.
 */
#ifndef RAPPORT_REPORT_H
#define RAPPORT_REPORT_H

#include "cmd/session.h"

/* What a worker needs; the press and the arena belong to the process that uses them. */
struct worker_context {
    const struct session *session;
    const struct options *options;
    bool write;              /* false for check and --dry-run: nothing reaches the disk */
    struct pdf_press *press; /* NULL when neither PDF nor layout is asked for */
    struct arena arena;
};

/* Does job i (an index into session->company) and appends the encoded outcome: pool.work.
 */
void report_work(void *worker_context, size_t job, struct buf *out);

#endif
