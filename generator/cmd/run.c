/*
 * run.c - all jobs, with progress; see run.h.
 */
#include "cmd/run.h"
#include "base/pool.h"
#include "publish/tree.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

struct run {
    struct session *session;
    const struct options *options;
    struct worker_context *context;
    struct run_result *result;
    bool show; /* progress line */
    time_t started;
};

static void work(void *context, size_t job, struct buf *out)
{
    struct run *r = context;

    report_work(r->context, job, out);
}

static bool done(void *context, size_t job, const struct buf *bytes, bool alive)
{
    struct run *r = context;
    struct session *s = r->session;
    const struct company *c = &s->project.company[s->company[job]];
    struct manifest_entry *e = &r->result->manifest.entry[r->result->manifest.n++];

    e->company = c;
    if (!alive || !outcome_decode(&s->arena, buf_text(bytes), &e->outcome, &s->diag)) {
        e->outcome = (struct outcome){0};
        diag_report(&s->diag, DIAG_WORKER, (struct place){0}, c->id, "%s", c->id);
        if (r->context->write)
            /* What the worker had written of it: half a report. */
            tree_remove_company(&s->arena, r->options->output, c, &s->content);
    }
    r->result->built += e->outcome.built;
    r->result->failed += !e->outcome.built;
    r->result->pages += e->outcome.pages;
    for (int i = 0; i < STAGES; i++)
        r->result->ms[i] += e->outcome.ms[i];
    return e->outcome.built || !r->options->fail_fast;
}

static void progress(void *context, size_t finished, size_t total)
{
    const struct run *r = context;
    double seconds = difftime(time(NULL), r->started);

    if (!r->show)
        return;
    fprintf(stderr, "\r[%zu/%zu]", finished, total);
    if (seconds >= 2)
        fprintf(stderr, " about %.0f s left ",
                seconds / (double)finished * (double)(total - finished));
    if (finished == total)
        fputs("\r\033[K", stderr);
}

void run_jobs(struct session *s, const struct options *o, struct worker_context *context,
              struct run_result *result)
{
    struct run r = {s, o, context, result, isatty(STDERR_FILENO) && !o->quiet, time(NULL)};
    struct pool pool = {work, done, progress, &r};

    result->manifest = (struct manifest){.project = &s->project, .messages = &s->diag};
    result->manifest.entry =
        arena_array(&s->arena, s->ncompanies, sizeof *result->manifest.entry);
    /* What is waiting in stdio must not be written once per worker. */
    fflush(NULL);
    result->signal = pool_run(&pool, s->ncompanies, o->jobs);
}
