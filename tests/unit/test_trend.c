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

#include "near.h"
#include "one_case.h"

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
    case_people(&it, CASE_WAVE - 1, FUNCTION_MARKETING, 8, 1);
    wave(CASE_WAVE, 9, 3, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    assert_int_equal(it.d.ntrend, 2);
    close_to(it.d.trend[0].value, 30 + 2.5, 1e-12, "pooled before");
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

/* Four people in Marketing answered statement 9: its pooled mean was not shown then. */
static void a_pooled_wave_does_not_use_what_was_withheld_then(void **state)
{
    size_t marketing;

    (void)state;
    case_people(&it, CASE_WAVE - 1, FUNCTION_SALES, 8, 2);
    marketing = it.survey.n;
    case_people(&it, CASE_WAVE - 1, FUNCTION_MARKETING, 8, 3);
    for (size_t i = marketing; i < marketing + 4; i++)
        it.response[i].answer[8] = 0;
    wave(CASE_WAVE, 9, 3, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    assert_int_equal(it.d.ntrend, 2);
    assert_in_range(it.d.nmovers, 1, QUESTIONS - 2); /* it and its cover */
    for (int i = 0; i < it.d.nmovers; i++)
        assert_int_not_equal(it.d.mover[i].question, 8);
}

static void waves_left_out_are_named_with_the_reason(void **state)
{
    (void)state;
    wave(CASE_WAVE - 5, 2, 2, 1);
    wave(CASE_WAVE - 4, 6, 6, 2);
    wave(CASE_WAVE - 1, 9, 2, 4);
    wave(CASE_WAVE, 6, 6, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.ntrend, 2);
    assert_int_equal(it.d.trend[0].wave, CASE_WAVE - 4);
    assert_int_equal(it.d.trend[1].n_before, 12);
    assert_int_equal(it.d.nleft_out, 2);
    assert_int_equal(it.d.left_out[0].wave, CASE_WAVE - 5);
    assert_int_equal(it.d.left_out[0].why, LEFT_OUT_WITHHELD);
    assert_int_equal(it.d.left_out[1].wave, CASE_WAVE - 1);
    assert_int_equal(it.d.left_out[1].why, LEFT_OUT_POOLED);
}

/* --- alerts ------------------------------------------------------------------------- */

static void a_clear_fall_raises_alerts_for_score_and_level(void **state)
{
    (void)state;
    wave(CASE_WAVE - 1, 6, 6, 4);
    wave(CASE_WAVE, 6, 6, 3);
    case_diagnose(&it);
    assert_int_equal(it.d.nalerts, 2);
    assert_int_equal(it.d.alert[0].kind, ALERT_SCORE);
    assert_int_equal(it.d.alert[1].kind, ALERT_LEVEL);
    assert_int_equal(it.d.alert[1].before, 4);
    assert_int_equal(it.d.alert[1].now, 3);
    assert_true(it.d.alert[1].clear);
}

/* Means 60.33 and 59.67 on either side of a cut, with wide intervals; now everyone's
 * answers stand in the opposite order, so that no sheet repeats one of the wave before. */
static void a_level_lost_by_chance_is_said_to_be_so(void **state)
{
    static const char *const answers[] = {"11111222223333344444", "24333333333333333333",
                                          "35444444444444444444", "55555444443333322222",
                                          "13222222222222222222", "34333333333333333333"};

    (void)state;
    for (int wave = CASE_WAVE - 1; wave <= CASE_WAVE; wave++)
        for (int i = 0; i < 12; i++) {
            char own[QUESTIONS + 1] = "";

            for (int q = 0; q < QUESTIONS; q++)
                own[q] = answers[i % 6][wave == CASE_WAVE ? QUESTIONS - 1 - q : q];
            if (i % 6 == 2)
                own[10] = wave == CASE_WAVE ? '1' : '5';
            case_person(&it, wave, i < 6 ? FUNCTION_SALES : FUNCTION_MARKETING, own);
        }
    case_diagnose(&it);
    assert_int_equal(it.d.ntrend, 2);
    close_to(it.d.trend[0].value, 60 + 1 / 3.0, 1e-9, "then");
    close_to(it.d.trend[1].value, 60 - 1 / 3.0, 1e-9, "now");
    assert_int_equal(it.d.trend[1].verdict, TREND_NO_CLEAR_CHANGE);
    assert_int_equal(it.d.nalerts, 1);
    assert_int_equal(it.d.alert[0].kind, ALERT_LEVEL);
    assert_int_equal(it.d.alert[0].before, 3);
    assert_int_equal(it.d.alert[0].now, 2);
    assert_false(it.d.alert[0].clear);
}

static void a_metric_that_left_its_target_raises_an_alert(void **state)
{
    int on, missed, never, lately;

    (void)state;
    case_golden(&it);
    on = case_metric(&it, "on", 2, true);
    missed = case_metric(&it, "missed", 2, true);
    never = case_metric(&it, "never", 2, true);
    lately = case_metric(&it, "lately", 2, true);
    case_value(&it, on, CASE_WAVE - 1, 0.5, 0.4);
    case_value(&it, on, CASE_WAVE, 0.5, 0.4);
    case_value(&it, missed, CASE_WAVE - 1, 0.5, 0.5);
    case_value(&it, missed, CASE_WAVE, 0.5, 0.52); /* against a higher target */
    case_value(&it, never, CASE_WAVE - 1, 0.1, 0.4);
    case_value(&it, never, CASE_WAVE, 0.1, 0.4);
    case_value(&it, lately, CASE_WAVE - 2, 0.5, 0.4); /* a quarter without data between */
    case_value(&it, lately, CASE_WAVE, 0.1, 0.4);
    case_diagnose(&it);
    assert_int_equal(it.d.nalerts, 1);
    assert_int_equal(it.d.alert[0].kind, ALERT_KPI);
    assert_int_equal(it.d.kpi[it.d.alert[0].kpi].metric, missed);
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

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, open_case, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(the_first_wave_has_nothing_to_compare_with),
        WITH_CASE(a_change_is_welchs_on_balanced_means),
        WITH_CASE(a_fall_beyond_noise_is_worse),
        WITH_CASE(a_wave_withheld_by_function_is_left_out),
        WITH_CASE(a_pooled_wave_is_compared_with_pooled_means),
        WITH_CASE(a_pooled_wave_does_not_use_what_was_withheld_then),
        WITH_CASE(waves_left_out_are_named_with_the_reason),
        WITH_CASE(a_clear_fall_raises_alerts_for_score_and_level),
        WITH_CASE(a_level_lost_by_chance_is_said_to_be_so),
        WITH_CASE(a_metric_that_left_its_target_raises_an_alert),
        WITH_CASE(without_spread_there_is_a_change_but_no_interval),
        WITH_CASE(only_the_last_twelve_waves_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
