/*
 * pool.c - forked workers; see pool.h.
 *
 * Protocol: the parent sends a job number down a worker's socket and reads back a length
 * and that many bytes.  A worker that closes its end before answering has died.  The parent
 * keeps finished results until every earlier job is done, and hands out no job more than
 * WINDOW ahead of the oldest unfinished one, so memory stays flat.
 */
#include "base/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS_MAX = 256, WINDOW = 1024 };

static volatile sig_atomic_t interrupted;

static void on_signal(int number)
{
    interrupted = number;
}

struct worker {
    pid_t pid;
    int socket;
    bool busy;
    size_t job;
};

struct result {
    struct buf bytes;
    bool finished, alive;
};

struct run {
    const struct pool *pool;
    size_t jobs, next, delivered, finished;
    bool stop;
    struct worker worker[WORKERS_MAX];
    int workers;
    struct result window[WINDOW];
};

static bool read_all(int fd, void *to, size_t length)
{
    char *p = to;

    while (length) {
        ssize_t n = read(fd, p, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        length -= (size_t)n;
    }
    return true;
}

static bool send_all(int fd, const void *from, size_t length)
{
    const char *p = from;

    while (length) {
        ssize_t n = send(fd, p, length, MSG_NOSIGNAL);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        length -= (size_t)n;
    }
    return true;
}

static void serve(const struct pool *p, int fd)
{
    struct buf out = {0};
    size_t job;

    /* The parent decides when to stop: a terminal's Ctrl-C reaches the whole group. */
    signal(SIGINT, SIG_IGN);
    while (read_all(fd, &job, sizeof job)) {
        buf_clear(&out);
        p->work(p->context, job, &out);
        if (!send_all(fd, &out.length, sizeof out.length) ||
            !send_all(fd, buf_text(&out), out.length))
            break;
    }
    buf_drop(&out);
}

static bool start(struct run *r, int index)
{
    struct worker *w = &r->worker[index];
    int pair[2];

    *w = (struct worker){.pid = -1, .socket = -1};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return false;
    w->pid = fork();
    if (w->pid < 0) {
        close(pair[0]);
        close(pair[1]);
        return false;
    }
    if (w->pid == 0) {
        close(pair[0]);
        for (int i = 0; i < r->workers; i++)
            if (i != index && r->worker[i].socket >= 0)
                close(r->worker[i].socket);
        serve(r->pool, pair[1]);
        /* The parent owns stdio buffers and exit handlers; leave them alone. */
        _exit(0);
    }
    close(pair[1]);
    w->socket = pair[0];
    return true;
}

static void stop_worker(struct worker *w)
{
    if (w->socket >= 0)
        close(w->socket);
    if (w->pid > 0)
        while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    w->socket = -1;
    w->pid = -1;
}

/* Hands over results whose turn has come. */
static void deliver(struct run *r)
{
    struct result *next = &r->window[r->delivered % WINDOW];

    while (r->delivered < r->next && next->finished) {
        if (!r->stop &&
            !r->pool->done(r->pool->context, r->delivered, &next->bytes, next->alive))
            r->stop = true;
        buf_drop(&next->bytes);
        *next = (struct result){0};
        next = &r->window[++r->delivered % WINDOW];
    }
}

static void finish(struct run *r, struct worker *w, bool alive)
{
    struct result *result = &r->window[w->job % WINDOW];

    w->busy = false;
    result->finished = true;
    result->alive = alive;
    r->finished++;
    if (r->pool->progress)
        r->pool->progress(r->pool->context, r->finished, r->jobs);
    deliver(r);
}

static void receive(struct run *r, struct worker *w)
{
    struct buf *bytes = &r->window[w->job % WINDOW].bytes;
    size_t length;
    bool alive = read_all(w->socket, &length, sizeof length);

    if (alive && length) {
        char *to = buf_reserve(bytes, length);

        alive = read_all(w->socket, to, length);
        if (alive) {
            bytes->length = length;
            bytes->data[length] = '\0';
        }
    }
    finish(r, w, alive);
    if (!alive)
        stop_worker(w);
}

/* Gives idle workers a job each, starting them when needed; returns how many are busy. */
static int hand_out(struct run *r)
{
    int busy = 0;

    for (int i = 0; i < r->workers; i++) {
        struct worker *w = &r->worker[i];

        if (!w->busy && !r->stop && !interrupted && r->next < r->jobs &&
            r->next - r->delivered < WINDOW && (w->socket >= 0 || start(r, i))) {
            w->busy = true;
            w->job = r->next++;
            if (!send_all(w->socket, &w->job, sizeof w->job)) {
                finish(r, w, false);
                stop_worker(w);
            }
        }
        busy += w->busy;
    }
    return busy;
}

static void wait_for_results(struct run *r)
{
    struct pollfd fds[WORKERS_MAX];
    int index[WORKERS_MAX], n = 0;

    for (int i = 0; i < r->workers; i++)
        if (r->worker[i].busy) {
            fds[n] = (struct pollfd){.fd = r->worker[i].socket, .events = POLLIN};
            index[n++] = i;
        }
    if (poll(fds, (nfds_t)n, -1) < 0)
        return;
    for (int i = 0; i < n; i++)
        if (fds[i].revents)
            receive(r, &r->worker[index[i]]);
}

static void run_here(struct run *r)
{
    while (r->next < r->jobs && !r->stop && !interrupted) {
        struct result *result = &r->window[r->next % WINDOW];
        struct worker self = {.job = r->next};

        r->pool->work(r->pool->context, r->next++, &result->bytes);
        finish(r, &self, true);
    }
}

static void run_workers(struct run *r)
{
    for (int i = 0; i < r->workers; i++)
        r->worker[i] = (struct worker){.pid = -1, .socket = -1};
    while (hand_out(r) > 0)
        wait_for_results(r);
    for (int i = 0; i < r->workers; i++)
        stop_worker(&r->worker[i]);
}

int pool_run(const struct pool *p, size_t jobs, int workers)
{
    struct sigaction action = {.sa_handler = on_signal}, old_int, old_term;
    struct buf memory = {0};
    struct run *r = (struct run *)(void *)buf_reserve(&memory, sizeof *r);

    *r = (struct run){.pool = p, .jobs = jobs};
    r->workers = workers > WORKERS_MAX ? WORKERS_MAX : workers;
    if ((size_t)r->workers > jobs)
        r->workers = (int)jobs;
    interrupted = 0;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &old_int);
    sigaction(SIGTERM, &action, &old_term);
    if (r->workers <= 1)
        run_here(r);
    else
        run_workers(r);
    /* When no worker could be started at all, the work is done here. */
    if (r->workers > 1 && r->next < jobs && !r->stop && !interrupted)
        run_here(r);
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    for (size_t i = 0; i < WINDOW; i++)
        buf_drop(&r->window[i].bytes);
    buf_drop(&memory);
    return interrupted;
}
