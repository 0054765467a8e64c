/*
 * test_privacy_repeats.c - waves that repeat answer sheets of earlier ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "withheld.h"

static struct repeats repeats_of(const struct response *now, size_t n,
                                 const struct response *before, size_t nbefore)
{
    return privacy_repeats(now, n, before, nbefore, 0.8, &content);
}

static void answer_anew(struct response *r)
{
    for (int q = 0; q < QUESTIONS; q++)
        r->answer[q] = (unsigned char)random_answer();
}

/* Last quarter's export with one more sheet: the difference of two reports is that sheet.
 */
static void a_copied_wave_with_a_late_answer_is_withheld(void **state)
{
    struct response before[PEOPLE_MAX], now[PEOPLE_MAX];
    size_t n = make_people(before, 9, 9);
    struct suppressions out = {0};
    struct repeats repeats;
    struct score s;

    (void)state;
    memcpy(now, before, sizeof now);
    assert_false(repeats_of(now, n, before, n).any);

    now[n] = now[0];
    answer_anew(&now[n]);
    repeats = repeats_of(now, n + 1, before, n);
    assert_true(repeats.any);
    assert_int_equal(repeats.fresh.answered[GROUP_SALES], 1);
    assert_int_equal(repeats.fresh.answered[GROUP_MARKETING], 0);
    score_wave(now, n + 1, 0.8, &content, &s);
    assert_int_equal(privacy_apply(&arena, &s, &repeats, &content, 5, &out), BASIS_NONE);
    assert_true(listed(&out, "survey", "repeat"));

    for (size_t i = 9; i < n; i++) /* Marketing answered anew */
        answer_anew(&now[i]);
    repeats = repeats_of(now, n + 1, before, n);
    score_wave(now, n + 1, 0.8, &content, &s);
    memset(&out, 0, sizeof out);
    assert_int_equal(privacy_apply(&arena, &s, &repeats, &content, 5, &out), BASIS_POOLED);
    assert_true(listed(&out, "functions", "repeat"));
}

/* Enough late answers, but to one statement too few of them. */
static void late_answers_must_be_enough_for_each_statement(void **state)
{
    struct response before[PEOPLE_MAX], now[PEOPLE_MAX];
    size_t n = make_people(before, 9, 9);
    struct suppressions out = {0};
    struct repeats repeats;
    struct score s;

    (void)state;
    memcpy(now, before, sizeof now);
    for (size_t i = 0; i < 12; i++) {
        now[n + i] = now[i % 2 ? 0 : 17];
        answer_anew(&now[n + i]);
        now[n + i].answer[6] = i == 1 || i == 3 ? 0 : now[n + i].answer[6];
    }
    repeats = repeats_of(now, n + 12, before, n);
    score_wave(now, n + 12, 0.8, &content, &s);
    assert_int_equal(privacy_apply(&arena, &s, &repeats, &content, 5, &out),
                     BASIS_BALANCED);
    assert_true(listed(&out, "q7", "repeat"));
    assert_int_equal(withheld_statements(&s), 2);
}

/* A, then A with five more, then A with another one: that one is the third less the first.
 */
static void sheets_of_any_earlier_wave_are_repeats(void **state)
{
    struct response before[2 * PEOPLE_MAX], now[PEOPLE_MAX];
    size_t n = make_people(before, 6, 6), nbefore = 2 * n + 5;
    struct repeats repeats;

    (void)state;
    memcpy(now, before, sizeof now);
    memcpy(before + n, now, n * sizeof *now);
    for (size_t i = n; i < nbefore; i++) {
        before[i].wave = 1;
        if (i >= 2 * n)
            answer_anew(&before[i]);
    }
    answer_anew(&now[n]);
    repeats = repeats_of(now, n + 1, before, nbefore);
    assert_true(repeats.any);
    assert_int_equal(repeats.fresh.answered_all, 1);
    assert_false(repeats_of(now, n, before, nbefore - 5).any); /* A again */
}

/* Two people who answered 3 throughout are not a copied export. */
static void sheets_alike_by_chance_are_not_repeats(void **state)
{
    struct response before[PEOPLE_MAX], now[PEOPLE_MAX];
    size_t n = make_people(before, 6, 6);

    (void)state;
    make_people(now, 6, 6);
    memset(before[2].answer, 3, QUESTIONS);
    memset(now[4].answer, 3, QUESTIONS);
    assert_false(repeats_of(now, n, before, n).any);
    now[5] = before[5];
    assert_int_equal(repeats_of(now, n, before, n).fresh.answered[GROUP_SALES], 4);
}

static void no_answers_and_no_wave_before_are_not_repeats(void **state)
{
    struct response r[PEOPLE_MAX], empty[PEOPLE_MAX] = {0};
    size_t n = make_people(r, 6, 6);

    (void)state;
    assert_false(repeats_of(r, n, NULL, 0).any);
    assert_false(repeats_of(r, n, empty, n).any);
    assert_false(repeats_of(empty, n, empty, 2).any);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copied_wave_with_a_late_answer_is_withheld),
        cmocka_unit_test(late_answers_must_be_enough_for_each_statement),
        cmocka_unit_test(sheets_of_any_earlier_wave_are_repeats),
        cmocka_unit_test(sheets_alike_by_chance_are_not_repeats),
        cmocka_unit_test(no_answers_and_no_wave_before_are_not_repeats),
    };

    return cmocka_run_group_tests(tests, load_content, drop_arena);
}
