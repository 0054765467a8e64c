/*
 * test_privacy.c - what is withheld below the minimum, and that nothing left gives it back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "withheld.h"

static void enough_people_keep_both_functions(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    assert_int_equal(filter(8, 7, 5, &s, &out), BASIS_BALANCED);
    assert_int_equal(out.n, 0);
    assert_int_equal(s.total[GROUP_SALES].n, 8);
    assert_false(isnan(s.balanced.mean) || isnan(s.gap.p) || isnan(s.question[3].gap.q));
    group_is_withheld(&s, GROUP_POOLED);
}

/* G23: with 6 and 3 people neither the functions nor the balanced mean may stay beside the
 * pooled mean. */
static void one_small_function_withholds_both(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    assert_int_equal(filter(6, 3, 5, &s, &out), BASIS_POOLED);
    group_is_withheld(&s, GROUP_SALES);
    group_is_withheld(&s, GROUP_MARKETING);
    comparison_is_withheld(&s);
    assert_int_equal(s.scored[FUNCTION_SALES], -1);
    assert_int_equal(s.answered[FUNCTION_MARKETING], 3);
    assert_int_equal(s.total[GROUP_POOLED].n, 9);
    assert_false(isnan(s.question[0].by[GROUP_POOLED].sd));
    assert_true(listed(&out, "functions", "group"));
    assert_true(listed(&out, "sales", "complement"));
    assert_false(listed(&out, "marketing", "complement"));
}

/* G23b: pooled and balanced together would be two equations in the two means. */
static void pooled_and_balanced_never_stand_together(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    for (int sales = 0; sales <= 12; sales++)
        for (int marketing = 0; marketing <= 12; marketing++) {
            enum basis basis = filter(sales, marketing, 5, &s, &out);

            assert_true(isnan(s.balanced.mean) || isnan(s.total[GROUP_POOLED].mean));
            assert_int_equal(basis == BASIS_BALANCED, sales >= 5 && marketing >= 5);
            assert_int_equal(basis == BASIS_NONE, sales + marketing < 5);
            for (int q = 0; q < QUESTIONS; q++)
                assert_true(isnan(s.question[q].balanced) ||
                            isnan(s.question[q].by[GROUP_POOLED].mean));
        }
}

static void too_few_in_all_leave_only_how_many_answered(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    assert_int_equal(filter(2, 2, 5, &s, &out), BASIS_NONE);
    for (int group = 0; group < GROUPS; group++)
        group_is_withheld(&s, (enum group)group);
    comparison_is_withheld(&s);
    assert_int_equal(s.answered[FUNCTION_SALES], 2);
    assert_int_equal(s.scored[FUNCTION_SALES], -1);
    assert_int_equal(out.n, 1);
    assert_true(listed(&out, "survey", "group"));
}

static void counts_and_spread_need_two_more(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    filter(6, 9, 5, &s, &out);
    for (int q = 0; q < QUESTIONS; q++) {
        const struct item *sales = &s.question[q].by[GROUP_SALES];

        assert_false(isnan(sales->mean));
        assert_true(isnan(sales->sd) && isnan(sales->rwg) && isnan(sales->top2));
        assert_int_equal(sales->counts[0] + sales->counts[1] + sales->counts[2] +
                             sales->counts[3] + sales->counts[4],
                         0);
        assert_false(isnan(s.question[q].by[GROUP_MARKETING].sd));
        assert_false(isnan(s.question[q].gap.difference));
        assert_true(isnan(s.question[q].gap.p) && isnan(s.question[q].gap.delta_low));
        assert_int_equal(s.question[q].gap.verdict, VERDICT_TOO_FEW);
    }
    assert_int_equal(s.persons[GROUP_SALES][0] + s.persons[GROUP_SALES][1] +
                         s.persons[GROUP_SALES][2] + s.persons[GROUP_SALES][3],
                     0);
    assert_true(listed(&out, "q1.distribution", "spread"));
    assert_true(listed(&out, "persons", "spread"));
}

static void totals_all_alike_withhold_the_functions(void **state)
{
    struct response r[PEOPLE_MAX];
    struct suppressions out;
    struct score s;

    (void)state;
    for (int sales = 6; sales <= 10; sales += 4) {
        size_t n = make_people(r, sales, 12);

        for (int i = 0; i < sales; i++)
            for (int q = 0; q < QUESTIONS; q++)
                r[i].answer[q] = (unsigned char)(1 + (i + q) % 5);
        assert_int_equal(apply(r, n, 0.8, 5, &s, &out),
                         sales < 10 ? BASIS_POOLED : BASIS_BALANCED);
    }
}

/* What was shown by function may be pooled later; what was withheld then may not. */
static void pooling_an_earlier_wave_shows_nothing_new(void **state)
{
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 9, 9);
    struct suppressions out;
    struct score full, shown;
    int withheld = 0;

    (void)state;
    r[3].answer[8] = 0;
    score_wave(r, n, 0.8, &content, &full);
    apply(r, n, 0.8, 5, &shown, &out);
    for (int q = 0; q < QUESTIONS; q++) {
        double pooled = privacy_pooled_mean(&full, &shown, q);

        assert_int_equal(isnan(pooled), isnan(shown.question[q].balanced));
        withheld += isnan(pooled);
    }
    assert_int_equal(withheld, 2);
}

/* A withheld test must not count: q of the others is adjusted to the tests that are left.
 */
static void q_is_adjusted_to_the_tests_left(void **state)
{
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 9, 9);
    struct suppressions out;
    struct score s;
    int tested = 0;

    (void)state;
    for (int q = 1; q < QUESTIONS; q++)
        for (size_t i = 0; i < 5 && q < 16; i++)
            r[i].answer[q] = 0;
    apply(r, n, 0.05, 5, &s, &out);
    for (int q = 0; q < QUESTIONS; q++) {
        const struct item_gap *gap = &s.question[q].gap;

        tested += gap->tested;
        assert_int_equal(gap->tested, !isnan(gap->q));
        if (gap->tested)
            assert_true(gap->q <= gap->p * 4 + 1e-12);
    }
    assert_int_equal(tested, 4); /* five, and one of them is the cover */
}

static void minimum_one_shows_everything(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    assert_int_equal(filter(1, 2, 1, &s, &out), BASIS_BALANCED);
    assert_int_equal(out.n, 0);
    assert_int_equal(s.total[GROUP_SALES].n, 1);
    assert_int_equal(s.total[GROUP_POOLED].n, 3);
    assert_false(isnan(s.question[0].gap.p));
    assert_int_equal(filter(3, 0, 1, &s, &out), BASIS_POOLED);
    assert_int_equal(filter(0, 0, 1, &s, &out), BASIS_NONE);
}

static void reliability_of_fewer_than_the_minimum_goes(void **state)
{
    struct suppressions out;
    struct score s;

    (void)state;
    filter(8, 8, 5, &s, &out);
    assert_false(isnan(s.alpha));
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 16, 16);

    for (size_t i = 0; i < 20; i++)
        r[i].answer[0] = 0;
    score_wave(r, n, 0.8, &content, &s);
    assert_int_equal(s.alpha_n, 12);
    apply(r, n, 0.8, 15, &s, &out);
    assert_true(isnan(s.alpha) && isnan(s.alpha_low));
    assert_true(listed(&out, "alpha", "group"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enough_people_keep_both_functions),
        cmocka_unit_test(one_small_function_withholds_both),
        cmocka_unit_test(pooled_and_balanced_never_stand_together),
        cmocka_unit_test(too_few_in_all_leave_only_how_many_answered),
        cmocka_unit_test(counts_and_spread_need_two_more),
        cmocka_unit_test(totals_all_alike_withhold_the_functions),
        cmocka_unit_test(pooling_an_earlier_wave_shows_nothing_new),
        cmocka_unit_test(q_is_adjusted_to_the_tests_left),
        cmocka_unit_test(minimum_one_shows_everything),
        cmocka_unit_test(reliability_of_fewer_than_the_minimum_goes),
    };

    return cmocka_run_group_tests(tests, load_content, drop_arena);
}
