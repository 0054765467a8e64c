/*
 * test_funnel.c - which steps a funnel has, their shares and the largest drop.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"
#include "publish/report_kpis.h"

static struct kpi_counts counts[3];

/* The quarter's counts between those of the quarters around it. */
static struct kpi_counts *now = &counts[1];

static int start(void **state)
{
    open_case(state);
    case_golden(&it);
    for (int i = 0; i < 3; i++) {
        counts[i].period = CASE_WAVE - 1 + i;
        for (int c = 0; c < KPI_COUNTS; c++)
            counts[i].of[c] = i == 1 ? (double)NAN : 1000;
    }
    it.kpis.counts = counts;
    it.kpis.ncounts = 3;
    return 0;
}

static const struct funnel *diagnosed(void)
{
    assert_true(case_diagnose(&it));
    return &it.d.funnel;
}

static void expect_steps(const enum kpi_count *what, const double *count, int n)
{
    const struct funnel *f = diagnosed();

    assert_int_equal(f->nsteps, n);
    for (int i = 0; i < n; i++) {
        assert_int_equal(f->step[i].what, what[i]);
        close_to(f->step[i].count, count[i], 0, kpi_count_name(what[i]));
    }
}

static void counts_of_the_quarter_are_six_steps(void **state)
{
    static const enum kpi_count what[] = {COUNT_LEADS, COUNT_MQL,           COUNT_ACCEPTED,
                                          COUNT_SQL,   COUNT_OPPORTUNITIES, COUNT_WON};
    static const double count[] = {400, 120, 84, 30, 50, 9};

    (void)state;
    for (int i = 0; i < 6; i++)
        now->of[what[i]] = count[i];
    now->of[COUNT_HANDED_OVER] = 110;
    expect_steps(what, count, 6);
    assert_false(it.d.funnel.cohort);
    assert_true(isnan(it.d.funnel.step[0].share));
    close_to(it.d.funnel.step[1].share, 0.3, 1e-12, "120 of 400");
    close_to(it.d.funnel.step[4].share, 5.0 / 3, 1e-12, "more than before");
    assert_int_equal(it.d.funnel.drop, 5); /* 9 of 50 */
}

static void leads_that_became_customers_make_a_cohort(void **state)
{
    static const enum kpi_count what[] = {COUNT_LEADS, COUNT_HANDED_OVER, COUNT_ACCEPTED,
                                          COUNT_LEADS_WON};
    static const double count[] = {400, 110, 84, 9};

    (void)state;
    for (int i = 0; i < 4; i++)
        now->of[what[i]] = count[i];
    now->of[COUNT_OPPORTUNITIES] = 50;
    now->of[COUNT_WON] = 12;
    expect_steps(what, count, 4);
    assert_true(it.d.funnel.cohort);
    assert_int_equal(it.d.funnel.drop, 3);
}

/* Leads and customers alone are two steps; what the quarter counted makes three. */
static void a_cohort_of_two_steps_gives_way_to_the_quarter(void **state)
{
    static const enum kpi_count what[] = {COUNT_LEADS, COUNT_OPPORTUNITIES, COUNT_WON};
    static const double count[] = {400, 50, 12};

    (void)state;
    for (int i = 0; i < 3; i++)
        now->of[what[i]] = count[i];
    now->of[COUNT_LEADS_WON] = 9;
    expect_steps(what, count, 3);
    assert_false(it.d.funnel.cohort);
}

static void fewer_than_three_steps_are_no_funnel(void **state)
{
    (void)state;
    now->of[COUNT_LEADS] = 400;
    now->of[COUNT_WON] = 9;
    assert_int_equal(diagnosed()->nsteps, 0);
    now->of[COUNT_HANDED_OVER] = 110;
    assert_int_equal(diagnosed()->nsteps, 3);
    it.kpis.ncounts = 1; /* another quarter's */
    assert_int_equal(diagnosed()->nsteps, 0);
}

static void nothing_to_begin_with_is_no_funnel_and_zero_has_no_share_after_it(void **state)
{
    (void)state;
    now->of[COUNT_LEADS] = now->of[COUNT_MQL] = 0;
    now->of[COUNT_SQL] = 3;
    assert_int_equal(diagnosed()->nsteps, 0);
    now->of[COUNT_LEADS] = 8;
    assert_int_equal(diagnosed()->nsteps, 3);
    close_to(it.d.funnel.step[1].share, 0, 0, "none of 8");
    assert_true(isnan(it.d.funnel.step[2].share));
    assert_int_equal(it.d.funnel.drop, 1);
}

static void steps_that_only_grow_have_no_drop(void **state)
{
    (void)state;
    now->of[COUNT_MQL] = 50;
    now->of[COUNT_SQL] = 50;
    now->of[COUNT_WON] = 52;
    assert_int_equal(diagnosed()->drop, -1);
    close_to(it.d.funnel.step[2].share, 1.04, 1e-12, "104 %");
}

static void json_has_steps_shares_and_the_drop(void **state)
{
    struct buf out = {0};
    struct json json = {.out = &out, .compact = true};

    (void)state;
    now->of[COUNT_LEADS] = 400;
    now->of[COUNT_MQL] = 100;
    now->of[COUNT_LEADS_WON] = 50;
    diagnosed();
    json_open_object(&json, NULL);
    report_put_kpis(&json, &it.arena, &it.d);
    json_close_object(&json);
    assert_string_equal(buf_text(&out),
                        "{\"kpis\":[],\"funnel\":{\"cohort\":true,\"largest_drop\":\"mql\","
                        "\"steps\":[{\"id\":\"leads\",\"count\":400},"
                        "{\"id\":\"mql\",\"count\":100,\"share\":0.25},"
                        "{\"id\":\"leads_won\",\"count\":50,\"share\":0.5}]}}");
    buf_drop(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, close_case)
    const struct CMUnitTest tests[] = {
        TEST(counts_of_the_quarter_are_six_steps),
        TEST(leads_that_became_customers_make_a_cohort),
        TEST(a_cohort_of_two_steps_gives_way_to_the_quarter),
        TEST(fewer_than_three_steps_are_no_funnel),
        TEST(nothing_to_begin_with_is_no_funnel_and_zero_has_no_share_after_it),
        TEST(steps_that_only_grow_have_no_drop),
        TEST(json_has_steps_shares_and_the_drop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
