/*
 * test_change.c - change between two waves: paired where the same people can be linked,
 * over common statements, and not at all where it would give somebody away.
 *
 * The expected numbers were computed apart from this program, from the formulas and the
 * answers of answer_of().
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "near.h"
#include "one_case.h"

enum { THEN = CASE_WAVE - 1, NOW = CASE_WAVE };

static int start(void **state)
{
    open_case(state);
    it.project.stable_pseudonyms = true;
    return 0;
}

/* What person i of a function answers to a statement, with a leaning that lasts. */
static int answer_of(int i, int question, int wave, enum function function)
{
    int w = wave == NOW, f = (int)function;
    int lean = (5 * i + 2 * f + i / 3) % 3 - 1;
    int noise =
        (7 * i + 5 * question + 11 * w + 3 * f + (i + 1) * (question + 1) * (w + 2)) % 7 %
            3 -
        1;
    int answer = 3 + lean + noise + (w && question % 4 == 0);

    return answer < 1 ? 1 : answer > 5 ? 5 : answer;
}

/* People from..to-1 of a function in a wave; the waves in order, Sales first. */
static void people(int wave, enum function function, int from, int to)
{
    for (int i = from; i < to; i++) {
        char answers[QUESTIONS + 1] = "";

        for (int q = 0; q < QUESTIONS; q++)
            answers[q] = (char)('0' + answer_of(i, q, wave, function));
        case_person(&it, wave, function, answers);
        it.response[it.survey.n - 1].respondent = arena_printf(&it.arena, "p-%02d", i);
    }
}

static void both(int wave, int sales, int marketing)
{
    people(wave, FUNCTION_SALES, 0, sales);
    people(wave, FUNCTION_MARKETING, 0, marketing);
}

/* Nobody answered these statements in the wave. */
static void not_asked(int wave, int from, int to)
{
    for (size_t i = 0; i < it.survey.n; i++)
        for (int q = from; q < to && it.response[i].wave == wave; q++)
            it.response[i].answer[q] = 0;
}

static const struct trend_point *last(void)
{
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.ntrend, 2);
    return &it.d.trend[1];
}

static void expect(const struct trend_point *p, enum trend_method method, double change,
                   double low, double high)
{
    assert_int_equal(p->method, method);
    close_to(p->change, change, 5e-9, "change");
    close_to(p->low, low, 5e-7, "low");
    close_to(p->high, high, 5e-7, "high");
}

/* --- the same people -------------------------------------------------------------- */

static void the_same_people_are_compared_with_themselves(void **state)
{
    const struct trend_point *p;

    (void)state;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    p = last();
    expect(p, TREND_PAIRED, 2.083333333, -6.599196239, 10.765862906);
    assert_int_equal(p->linked, 12);
    assert_int_equal(p->n_before, 12);
    assert_int_equal(p->n, 12);
    assert_int_equal(p->statements, QUESTIONS);
    assert_false(p->asked_differ);
    assert_int_equal(p->verdict, TREND_NO_CLEAR_CHANGE);
    close_to(it.d.trend[0].value, 60, 1e-12, "then");
    close_to(p->value, 62.083333333, 5e-9, "now");
}

static void without_the_consultants_word_nobody_is_linked(void **state)
{
    const struct trend_point *p;

    (void)state;
    it.project.stable_pseudonyms = false;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    p = last();
    expect(p, TREND_WELCH, 2.083333333, -13.994111025, 18.160777691);
    assert_int_equal(p->linked, 0);
}

static void a_few_joiners_would_be_given_away(void **state)
{
    (void)state;
    both(THEN, 6, 6);
    both(NOW, 8, 6);
    expect(last(), TREND_WELCH, 3.729166667, -11.726627480, 19.184960814);
}

/* Five joiners hide each other, but not somebody linked with one quarter and not another.
 */
static void many_joiners_would_be_given_away_over_three_quarters(void **state)
{
    (void)state;
    both(THEN, 6, 6);
    both(NOW, 11, 6);
    assert_int_equal(last()->method, TREND_WELCH);
    it.project.minimum = 1;
    expect(last(), TREND_PAIRED, 2.083333333, -6.599196239, 10.765862906);
    assert_int_equal(last()->linked, 12);
    assert_int_equal(last()->n, 17);
    close_to(last()->value, 61.962121212, 5e-9, "everybody's own value");
}

static void a_name_in_the_other_function_is_somebody_else(void **state)
{
    (void)state;
    people(THEN, FUNCTION_SALES, 0, 6);
    people(THEN, FUNCTION_MARKETING, 20, 26);
    people(NOW, FUNCTION_SALES, 20, 26);
    people(NOW, FUNCTION_MARKETING, 0, 6);
    assert_int_equal(last()->method, TREND_WELCH);
}

static void pooled_people_are_linked_over_both_functions(void **state)
{
    const struct trend_point *p;

    (void)state;
    both(THEN, 9, 3);
    both(NOW, 9, 3);
    p = last();
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    expect(p, TREND_PAIRED, 0.5, -8.475267704, 9.475267704);
    assert_int_equal(p->linked, 12);
    it.project.stable_pseudonyms = false;
    expect(last(), TREND_WELCH, 0.5, -14.993496281, 15.993496281);
}

/* Everyone one point up: an interval of width 0 would tell each person's change. */
static void changes_all_alike_are_not_paired(void **state)
{
    (void)state;
    for (int wave = THEN; wave <= NOW; wave++)
        for (int f = 0; f < FUNCTIONS; f++)
            for (int i = 0; i < 6; i++) {
                char answers[QUESTIONS + 1] = "";

                for (int q = 0; q < QUESTIONS; q++)
                    answers[q] = (char)('2' + (q < i) + (wave == NOW));
                case_person(&it, wave, (enum function)f, answers);
                it.response[it.survey.n - 1].respondent =
                    arena_printf(&it.arena, "p-%d", i);
            }
    assert_int_equal(last()->method, TREND_WELCH);
    close_to(last()->change, 20, 1e-12, "change");
    assert_false(isnan(last()->low));
}

static void people_without_a_name_are_linked_with_nobody(void **state)
{
    (void)state;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    for (size_t i = 0; i < it.survey.n; i++)
        it.response[i].respondent = "";
    assert_int_equal(last()->method, TREND_WELCH);
}

/* --- common statements ------------------------------------------------------------ */

static void only_statements_asked_twice_are_compared(void **state)
{
    const struct trend_point *p;

    (void)state;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    not_asked(THEN, 18, 20);
    p = last();
    expect(p, TREND_PAIRED, 2.222222222, -6.441389140, 10.885833584);
    assert_true(p->asked_differ);
    assert_int_equal(p->statements, 18);
    close_to(p->value, 62.083333333, 5e-9, "the wave's own total");
    it.project.stable_pseudonyms = false;
    expect(last(), TREND_WELCH, 2.222222222, -13.649744170, 18.094188615);
}

static void statements_dropped_in_both_waves_do_not_differ(void **state)
{
    (void)state;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    not_asked(THEN, 18, 20);
    not_asked(NOW, 18, 20);
    assert_false(last()->asked_differ);
    assert_int_equal(last()->statements, 18);
    assert_int_equal(last()->verdict, TREND_NO_CLEAR_CHANGE);
}

static void without_a_common_statement_there_is_no_change(void **state)
{
    const struct trend_point *p;

    (void)state;
    it.project.min_answered = 0.5;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    not_asked(THEN, 0, 10);
    not_asked(NOW, 10, 20);
    p = last();
    assert_int_equal(p->verdict, TREND_NOT_COMPARED);
    assert_true(isnan(p->change) && isnan(p->low) && isnan(p->high));
    assert_int_equal(p->statements, 0);
    assert_int_equal(it.d.nmovers, 0);
    assert_int_equal(it.d.nalerts, 0);
}

/* Totals over the common statements would be a new figure: total over 20 minus total over
 * 18 leaves the two others.  The change is that of the common statements shown. */
static void a_change_over_common_statements_follows_from_what_is_shown(void **state)
{
    const struct trend_point *p;
    double sum = 0;

    (void)state;
    both(THEN, 6, 6);
    both(NOW, 6, 6);
    not_asked(THEN, 18, 20);
    for (size_t i = it.survey.n - 2; i < it.survey.n; i++)
        it.response[i].answer[18] = 0;
    p = last();
    assert_int_equal(p->statements, it.d.nmovers);
    assert_in_range(it.d.nmovers, 16, 18);
    for (int i = 0; i < it.d.nmovers; i++)
        sum += it.d.mover[i].change;
    close_to(p->change, 20 * sum / it.d.nmovers, 1e-9, "change");
    assert_false(isnan(p->low));
}

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, start, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(the_same_people_are_compared_with_themselves),
        WITH_CASE(without_the_consultants_word_nobody_is_linked),
        WITH_CASE(a_few_joiners_would_be_given_away),
        WITH_CASE(many_joiners_would_be_given_away_over_three_quarters),
        WITH_CASE(a_name_in_the_other_function_is_somebody_else),
        WITH_CASE(pooled_people_are_linked_over_both_functions),
        WITH_CASE(changes_all_alike_are_not_paired),
        WITH_CASE(people_without_a_name_are_linked_with_nobody),
        WITH_CASE(only_statements_asked_twice_are_compared),
        WITH_CASE(statements_dropped_in_both_waves_do_not_differ),
        WITH_CASE(without_a_common_statement_there_is_no_change),
        WITH_CASE(a_change_over_common_statements_follows_from_what_is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
