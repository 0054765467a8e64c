/*
 * test_worth.c - what one point of a key figure is worth, worked out by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"

static struct kpi_counts counts;
static struct kpi_value *win_rate, *customers;

/* 144 of 480 closed deals won for 3 067 200, 21 300 each; 60 of 2000 leads bought. */
static int start(void **state)
{
    open_case(state);
    case_golden(&it);
    customers = &it.value[it.kpis.n];
    case_value(&it, case_metric(&it, "lead_to_customer", 2, true), CASE_WAVE, 0.03, NAN);
    win_rate = &it.value[it.kpis.n];
    case_value(&it, case_metric(&it, "win_rate", 3, true), CASE_WAVE, 0.30, NAN);
    win_rate->computed = customers->computed = true;
    win_rate->numerator = 144;
    win_rate->denominator = 480;
    customers->numerator = 60;
    customers->denominator = 2000;
    counts = (struct kpi_counts){.period = CASE_WAVE};
    for (int i = 0; i < KPI_COUNTS; i++)
        counts.of[i] = NAN;
    counts.of[COUNT_WON] = 144;
    counts.won_value = 3067200;
    counts.won_valued = 144;
    it.kpis.counts = &counts;
    it.kpis.ncounts = 1;
    return 0;
}

static const struct worth *diagnosed(void)
{
    assert_true(case_diagnose(&it));
    return &it.d.worth;
}

static const char *id_of(const struct worth_point *p)
{
    return it.content.metric[it.d.kpi[p->kpi].metric].id;
}

static void a_point_is_a_hundredth_of_the_cases(void **state)
{
    const struct worth *w = diagnosed();

    (void)state;
    assert_int_equal(w->n, 2);
    close_to(w->average, 21300, 1e-9, "average deal");
    for (int i = 0; i < w->n; i++) {
        const struct worth_point *p = &w->point[i];
        bool deals = strcmp(id_of(p), "win_rate") == 0;

        close_to(p->count, deals ? 480 : 2000, 0, "cases");
        close_to(p->deals, deals ? 4.8 : 20, 1e-12, "deals");
        close_to(p->money, deals ? 102240 : 426000, 1e-6, "money");
    }
    assert_string_not_equal(id_of(&w->point[0]), id_of(&w->point[1]));
}

static void deals_without_an_amount_do_not_lower_the_average(void **state)
{
    const struct worth *w;

    (void)state;
    counts.won_valued = 100;
    w = diagnosed();
    close_to(w->average, 30672, 1e-9, "average deal");
    close_to(w->valued, 100, 0, "with an amount");
    close_to(w->won, 144, 0, "won");
}

static void few_cases_tell_nothing(void **state)
{
    const struct worth *w;

    (void)state;
    customers->denominator = 29;
    win_rate->denominator = 30;
    w = diagnosed();
    assert_int_equal(w->n, 1);
    assert_string_equal(id_of(&w->point[0]), "win_rate");
    close_to(w->point[0].money, 0.3 * 21300, 1e-9, "money");
}

static void what_is_not_counted_over_the_quarter_is_left_out(void **state)
{
    (void)state;
    win_rate->months = 2;
    customers->computed = false; /* a rate that was given */
    assert_int_equal(diagnosed()->n, 0);
    win_rate->months = 3;
    assert_int_equal(diagnosed()->n, 1);
}

static void without_an_average_deal_there_is_nothing(void **state)
{
    static const struct {
        double value, valued;
    } table[] = {{NAN, 144}, {0, 144}, {-5, 144}, {3067200, 0}, {3067200, NAN}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        counts.won_value = table[i].value;
        counts.won_valued = table[i].valued;
        assert_int_equal(diagnosed()->n, 0);
    }
    counts.period = CASE_WAVE - 1;
    assert_int_equal(diagnosed()->n, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, close_case)
    const struct CMUnitTest tests[] = {
        TEST(a_point_is_a_hundredth_of_the_cases),
        TEST(deals_without_an_amount_do_not_lower_the_average),
        TEST(few_cases_tell_nothing),
        TEST(what_is_not_counted_over_the_quarter_is_left_out),
        TEST(without_an_average_deal_there_is_nothing),
    };
    return cmocka_run_group_tests_name("worth", tests, NULL, NULL);
}
