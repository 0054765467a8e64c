/*
 * test_trend.c - totals over the waves, noise-aware change, movers, and the basis they
 * share.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "case.h"
#include "near.h"

static struct test_case it;

static int start(void **state)
{
    (void)state;
    case_start(&it);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    arena_drop(&it.arena);
    return 0;
}

/* People of a wave whose totals are about 20 times the answer. */
static void wave(int which, int sales, int marketing, int answer)
{
    case_people(&it, which, FUNCTION_SALES, sales, answer);
    case_people(&it, which, FUNCTION_MARKETING, marketing, answer);
}

static void the_first_wave_has_nothing_to_compare_with(void **state)
{
    (void)state;
    case_golden(&it);
    case_diagnose(&it);
    assert_int_equal(it.d.ntrend, 1);
    assert_int_equal(it.d.trend[0].wave, CASE_WAVE);
    assert_int_equal(it.d.trend[0].verdict, TREND_FIRST);
    assert_int_equal(it.d.trend[0].n, 11);
    close_to(it.d.trend[0].value, 51.561111, 5e-7, "value");
    assert_true(isnan(it.d.trend[0].change));
    assert_int_equal(it.d.nmovers, 0);
}

/* Totals by hand: persons i = 0..5 have 20 * answer + (i % 4 + 1), so Sales and Marketing
 * both have mean 20 * answer + 13 / 6 and variance 1.3667; the change is 20, error sqrt(4 *
 * 0.25 * 1.36667 / 6) = 0.477261, df 20, t = 2.085963. */
static void a_change_is_welchs_on_balanced_means(void **state)
{
    (void)state;
    it.project.minimum = 1; /* answers all alike would be withheld */
    wave(CASE_WAVE - 2, 6, 6, 2);
    wave(CASE_WAVE - 1, 6, 6, 3);
    wave(CASE_WAVE, 6, 6, 3);
    wave(CASE_WAVE + 1, 6, 6, 4);
    case_diagnose(&it);
    assert_int_equal(it.d.ntrend, 3);
    close_to(it.d.trend[0].value, 40 + 13.0 / 6, 1e-12, "first");
    close_to(it.d.trend[1].change, 20, 1e-12, "change");
    close_to(it.d.trend[1].low, 20 - 2.0859634 * 0.4772607, 1e-6, "low");
    close_to(it.d.trend[1].high, 20 + 2.0859634 * 0.4772607, 1e-6, "high");
    assert_int_equal(it.d.trend[1].verdict, TREND_IMPROVED);
    assert_int_equal(it.d.trend[2].verdict, TREND_NO_CLEAR_CHANGE);
    assert_int_equal(it.d.trend[2].wave, CASE_WAVE);
    assert_int_equal(it.d.nmovers, QUESTIONS);
    close_to(it.d.mover[0].change, 0, 1e-12, "nothing moved");
}

static void a_fall_beyond_noise_is_worse(void **state)
{
    (void)state;
    it.project.minimum = 1;
    wave(CASE_WAVE - 1, 6, 6, 4);
    wave(CASE_WAVE, 6, 6, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.trend[1].verdict, TREND_WORSE);
    assert_int_equal(it.d.nmovers, QUESTIONS);
    for (int i = 0; i < it.d.nmovers; i++) {
        close_to(it.d.mover[i].change, -1, 1e-12, "change");
        close_to(it.d.mover[i].now - it.d.mover[i].before, -1, 1e-12, "difference");
        assert_int_equal(it.d.mover[i].question, i);
    }
}

static void a_wave_withheld_by_function_is_left_out(void **state)
{
    (void)state;
    wave(CASE_WAVE - 2, 6, 6, 2);
    wave(CASE_WAVE - 1, 9, 2, 4);
    wave(CASE_WAVE, 6, 6, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.level.basis, BASIS_BALANCED);
    assert_int_equal(it.d.ntrend, 2);
    assert_int_equal(it.d.trend[0].wave, CASE_WAVE - 2);
    close_to(it.d.trend[1].change, 20, 1e-12, "change");
}

static void a_pooled_wave_is_compared_with_pooled_means(void **state)
{
    (void)state;
    wave(CASE_WAVE - 2, 1, 2, 5 - 1);
    case_people(&it, CASE_WAVE - 1, FUNCTION_SALES, 8, 2);
    case_people(&it, CASE_WAVE - 1, FUNCTION_MARKETING, 8, 3);
    wave(CASE_WAVE, 9, 3, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    assert_int_equal(it.d.ntrend, 2);
    close_to(it.d.trend[0].value, 50 + 2.5, 1e-12, "pooled before");
    assert_int_equal(it.d.trend[0].n, 16);
    close_to(it.d.trend[1].value, it.d.score.total[GROUP_POOLED].mean, 0, "pooled now");
    assert_false(isnan(it.d.trend[1].low));
    for (int i = 0; i < it.d.nmovers; i++)
        close_to(it.d.mover[i].now,
                 it.d.score.question[it.d.mover[i].question].by[GROUP_POOLED].mean, 0,
                 "mover");
    /* Four were answered alike in both functions then, and withheld with their cover. */
    assert_int_equal(it.d.nmovers, QUESTIONS - 5);
}

static void without_spread_there_is_a_change_but_no_interval(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++)
        case_person(&it, CASE_WAVE - 1, i < 5 ? FUNCTION_SALES : FUNCTION_MARKETING,
                    "33333333333333333333");
    for (int i = 0; i < 10; i++)
        case_person(&it, CASE_WAVE, i < 5 ? FUNCTION_SALES : FUNCTION_MARKETING,
                    "44444444444444444444");
    case_diagnose(&it);
    close_to(it.d.trend[1].change, 20, 1e-12, "change");
    assert_true(isnan(it.d.trend[1].low) && isnan(it.d.trend[1].high));
    assert_int_equal(it.d.trend[1].verdict, TREND_NO_CLEAR_CHANGE);
}

static void only_the_last_twelve_waves_are_kept(void **state)
{
    (void)state;
    for (int i = 14; i >= 0; i--)
        wave(CASE_WAVE - i, 5, 5, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.ntrend, TREND_MAX);
    assert_int_equal(it.d.trend[0].wave, CASE_WAVE - 11);
    assert_int_equal(it.d.trend[TREND_MAX - 1].wave, CASE_WAVE);
}

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(the_first_wave_has_nothing_to_compare_with),
        WITH_CASE(a_change_is_welchs_on_balanced_means),
        WITH_CASE(a_fall_beyond_noise_is_worse),
        WITH_CASE(a_wave_withheld_by_function_is_left_out),
        WITH_CASE(a_pooled_wave_is_compared_with_pooled_means),
        WITH_CASE(without_spread_there_is_a_change_but_no_interval),
        WITH_CASE(only_the_last_twelve_waves_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
