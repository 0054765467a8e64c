/*
 * test_pool.c - jobs in order, whatever the number of workers; a dead worker costs one job.
 */
#include "base/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

struct log {
    struct buf text;
    int dead;
    size_t stop_at;
};

static void work(void *context, size_t job, struct buf *out)
{
    (void)context;
    /* Later jobs finish earlier. */
    nanosleep(&(struct timespec){.tv_nsec = job % 5 == 0 ? 3000000 : 100000}, NULL);
    if (job == 7 && getenv("POOL_TEST_DIE"))
        _exit(9);
    buf_printf(out, "<%zu>", job);
    if (job == 3)
        for (int i = 0; i < 200000; i++)
            buf_putc(out, '.');
}

static bool done(void *context, size_t job, const struct buf *result, bool alive)
{
    struct log *log = context;

    log->dead += !alive;
    buf_printf(&log->text, "%zu=%zu ", job, result->length);
    return job != log->stop_at;
}

static char *run(int workers, size_t jobs, size_t stop_at, int *dead)
{
    struct log log = {.stop_at = stop_at};
    struct pool pool = {.work = work, .done = done, .context = &log};
    char *copy;

    assert_int_equal(pool_run(&pool, jobs, workers), 0);
    copy = strdup(buf_text(&log.text));
    buf_drop(&log.text);
    *dead = log.dead;
    return copy;
}

static void results_come_in_job_order_for_any_number_of_workers(void **state)
{
    int dead;
    char *one = run(1, 40, 99, &dead), *four = run(4, 40, 99, &dead);

    (void)state;
    assert_string_equal(one, four);
    assert_non_null(strstr(one, " 3=200003 "));
    assert_int_equal(dead, 0);
    free(one);
    free(four);
}

static void a_dead_worker_costs_only_its_job(void **state)
{
    int dead;
    char *text;

    (void)state;
    setenv("POOL_TEST_DIE", "1", 1);
    text = run(3, 20, 99, &dead);
    unsetenv("POOL_TEST_DIE");
    assert_int_equal(dead, 1);
    assert_non_null(strstr(text, " 7=0 8=3 "));
    assert_non_null(strstr(text, " 19=4 "));
    free(text);
}

static void done_can_stop_the_run(void **state)
{
    int dead;
    char *text = run(2, 3000, 5, &dead);

    (void)state;
    assert_non_null(strstr(text, " 5=3 "));
    assert_null(strstr(text, " 6="));
    free(text);
}

static void no_jobs_is_no_work(void **state)
{
    int dead;
    char *text = run(2, 0, 9, &dead);

    (void)state;
    assert_string_equal(text, "");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_come_in_job_order_for_any_number_of_workers),
        cmocka_unit_test(a_dead_worker_costs_only_its_job),
        cmocka_unit_test(done_can_stop_the_run),
        cmocka_unit_test(no_jobs_is_no_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
