/*
 * test_privacy.c - what is withheld below the minimum, and that nothing left gives it back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden.h"
#include "near.h"
#include "score/privacy.h"

#include <math.h>

enum { PEOPLE_MAX = 40 };

static struct arena arena;
static struct content content;
static uint32_t seed = 7;

static int random_answer(void)
{
    seed = seed * 1664525u + 1013904223u;
    return 1 + (int)((seed >> 9) % 5u);
}

/* People with all statements answered at random. */
static size_t make_people(struct response *r, int sales, int marketing)
{
    memset(r, 0, PEOPLE_MAX * sizeof *r);
    for (int i = 0; i < sales + marketing; i++) {
        r[i].function = i < sales ? FUNCTION_SALES : FUNCTION_MARKETING;
        for (int q = 0; q < QUESTIONS; q++)
            r[i].answer[q] = (unsigned char)random_answer();
    }
    return (size_t)(sales + marketing);
}

/* Scores and filters people without a wave before. */
static enum basis apply(const struct response *r, size_t n, double min_answered,
                        int minimum, struct score *s, struct suppressions *out)
{
    struct repeats none = {.any = false};

    memset(out, 0, sizeof *out);
    score_wave(r, n, min_answered, &content, s);
    return privacy_apply(&arena, s, &none, &content, minimum, out);
}

static enum basis filter(int sales, int marketing, int minimum, struct score *s,
                         struct suppressions *out)
{
    struct response r[PEOPLE_MAX];

    return apply(r, make_people(r, sales, marketing), 0.8, minimum, s, out);
}

static bool listed(const struct suppressions *list, const char *what, const char *why)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->item[i].what, what) == 0 && strcmp(list->item[i].why, why) == 0)
            return true;
    return false;
}

static void group_is_withheld(const struct score *s, enum group group)
{
    const struct estimate *e = &s->total[group];

    assert_true(e->n == 0 && isnan(e->mean) && isnan(e->sd) && isnan(e->low));
    for (int l = 0; l < LEVELS; l++)
        assert_int_equal(s->persons[group][l], 0);
    for (int q = 0; q < QUESTIONS; q++) {
        const struct item *item = &s->question[q].by[group];

        assert_true(item->n == 0 && isnan(item->mean) && isnan(item->median));
        assert_true(isnan(item->sd) && isnan(item->top2) && isnan(item->rwg));
        for (int k = 0; k < 5; k++)
            assert_int_equal(item->counts[k], 0);
    }
    for (int d = 0; d < DIMENSIONS; d++)
        assert_true(s->dimension[d].n[group] == 0 && isnan(s->dimension[d].mean[group]));
    for (int p = 0; p < PAINS; p++)
        assert_true(s->pain[p].n[group] == 0 && isnan(s->pain[p].mean[group]));
}

static void comparison_is_withheld(const struct score *s)
{
    assert_true(s->balanced.n == 0 && isnan(s->balanced.mean) && isnan(s->balanced.low));
    assert_true(isnan(s->gap.difference) && isnan(s->gap.p) && isnan(s->gap.exact_p));
    assert_true(isnan(s->gap.delta) && isnan(s->gap.low) && isnan(s->gap.t));
    for (int q = 0; q < QUESTIONS; q++) {
        const struct question_score *question = &s->question[q];

        assert_true(isnan(question->balanced) && isnan(question->gap.difference));
        assert_true(isnan(question->gap.p) && isnan(question->gap.delta));
        assert_true(isnan(question->gap.u) && isnan(question->gap.p_min));
        assert_false(question->gap.tested);
    }
    for (int d = 0; d < DIMENSIONS; d++)
        assert_true(isnan(s->dimension[d].balanced));
    for (int p = 0; p < PAINS; p++)
        assert_true(isnan(s->pain[p].balanced));
}

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

static void statement_is_withheld(const struct score *s, int question)
{
    for (int group = 0; group < GROUPS; group++)
        assert_true(s->question[question].by[group].n == 0 &&
                    isnan(s->question[question].by[group].mean));
    assert_true(isnan(s->question[question].balanced));
    assert_true(isnan(s->question[question].gap.difference));
}

static int withheld_statements(const struct score *s)
{
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++)
        n +=
            s->question[q].by[GROUP_SALES].n == 0 && s->question[q].by[GROUP_POOLED].n == 0;
    return n;
}

/* The total is the sum of the statements: one alone could be worked out, so a second goes.
 */
static void a_statement_few_answered_goes_with_a_cover(void **state)
{
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 8, 8);
    struct suppressions out;
    struct score s;

    (void)state;
    for (size_t i = 0; i < 4; i++)
        r[i].answer[8] = 0;
    assert_int_equal(apply(r, n, 0.8, 5, &s, &out), BASIS_BALANCED);
    statement_is_withheld(&s, 8);
    statement_is_withheld(&s, 11);
    assert_int_equal(withheld_statements(&s), 2);
    assert_true(listed(&out, "q9", "group"));
    assert_true(listed(&out, "q12", "complement"));
}

static void same_answers_of_few_go_with_a_cover(void **state)
{
    struct response r[PEOPLE_MAX];
    struct suppressions out;
    struct score s;

    (void)state;
    for (int sales = 9; sales <= 10; sales++) {
        size_t n = make_people(r, sales, 12);

        for (int i = 0; i < sales; i++)
            r[i].answer[2] = 5;
        apply(r, n, 0.8, 5, &s, &out);
        if (sales < 10) {
            statement_is_withheld(&s, 2);
            assert_int_equal(withheld_statements(&s), 2);
            assert_true(listed(&out, "q3", "complement"));
        } else { /* twice the minimum */
            assert_int_equal(withheld_statements(&s), 0);
            close_to(s.question[2].by[GROUP_SALES].mean, 5, 0, "mean");
        }
    }
}

/* One incomplete sheet: the total minus all statements would be its sum.  Marketing
 * answered everything, so one hidden statement would follow from its total: there are two.
 */
static void an_incomplete_sheet_costs_two_statements(void **state)
{
    struct response r[PEOPLE_MAX];
    struct suppressions out;
    struct score s;

    (void)state;
    for (size_t incomplete = 0; incomplete <= 6; incomplete++) {
        size_t n = make_people(r, 12, 12);

        for (size_t i = 0; i < incomplete; i++)
            r[i].answer[i] = 0;
        apply(r, n, 0.8, 5, &s, &out);
        assert_int_equal(withheld_statements(&s),
                         incomplete >= 1 && incomplete < 5 ? 2 : 0);
    }
}

static void one_cover_is_enough_when_both_have_gaps(void **state)
{
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 12, 12);
    struct suppressions out;
    struct score s;

    (void)state;
    r[3].answer[4] = r[20].answer[7] = 0;
    apply(r, n, 0.8, 5, &s, &out);
    assert_int_equal(withheld_statements(&s), 1);
    statement_is_withheld(&s, 19);
}

/* Were the cover nearest to the middle, the others would tell its mean. */
static void the_cover_does_not_depend_on_how_means_compare(void **state)
{
    struct response r[PEOPLE_MAX];
    struct suppressions out;
    struct score s;

    (void)state;
    for (int trial = 0; trial < 50; trial++) {
        size_t n = make_people(r, 12, 12);

        for (size_t i = 0; i < n; i++)
            r[i].answer[8] = i < 12 ? 4 : (unsigned char)random_answer();
        apply(r, n, 0.8, 7, &s, &out);
        statement_is_withheld(&s, 8);
        statement_is_withheld(&s, 11);
        for (size_t i = 0; i < n; i++) { /* and q12 goes with q9 as q9 goes with q12 */
            r[i].answer[8] = (unsigned char)random_answer();
            r[i].answer[11] = i < 12 ? 4 : r[i].answer[11];
        }
        apply(r, n, 0.8, 7, &s, &out);
        statement_is_withheld(&s, 8);
        statement_is_withheld(&s, 11);
        assert_int_equal(withheld_statements(&s), 2);
    }
}

/* Someone without a total, but with answers, is the difference of statements and total. */
static void a_person_without_a_total_costs_statements(void **state)
{
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 12, 12);
    struct suppressions out;
    struct score s;

    (void)state;
    for (int q = 5; q < QUESTIONS; q++)
        r[20].answer[q] = 0;
    apply(r, n, 0.8, 5, &s, &out);
    assert_int_equal(s.scored[FUNCTION_MARKETING], 11);
    assert_int_equal(withheld_statements(&s), 2); /* Sales answered everything */
}

/* While answers are missing, a dimension is what its statements say, so it adds nothing. */
static void parts_follow_from_the_statements_shown(void **state)
{
    struct response r[PEOPLE_MAX];
    size_t n = make_people(r, 9, 9);
    struct suppressions out;
    struct score s;

    (void)state;
    r[3].answer[8] = 0;
    apply(r, n, 0.8, 5, &s, &out);
    for (int d = 0; d < DIMENSIONS; d++)
        for (int group = 0; group < FUNCTIONS; group++) {
            double sum = 0;
            int shown = 0;

            for (int q = 0; q < QUESTIONS; q++) {
                const struct item *item = &s.question[q].by[group];

                if (content.statement[q].dimension != d || item->n == 0)
                    continue;
                sum += item->mean;
                shown++;
            }
            close_to(s.dimension[d].mean[group], sum / shown, 1e-12, "dimension");
        }
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

static int load_content(void **state)
{
    (void)state;
    golden_content(&content);
    return 0;
}

static int drop_arena(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enough_people_keep_both_functions),
        cmocka_unit_test(one_small_function_withholds_both),
        cmocka_unit_test(pooled_and_balanced_never_stand_together),
        cmocka_unit_test(too_few_in_all_leave_only_how_many_answered),
        cmocka_unit_test(counts_and_spread_need_two_more),
        cmocka_unit_test(a_statement_few_answered_goes_with_a_cover),
        cmocka_unit_test(same_answers_of_few_go_with_a_cover),
        cmocka_unit_test(an_incomplete_sheet_costs_two_statements),
        cmocka_unit_test(one_cover_is_enough_when_both_have_gaps),
        cmocka_unit_test(the_cover_does_not_depend_on_how_means_compare),
        cmocka_unit_test(a_person_without_a_total_costs_statements),
        cmocka_unit_test(parts_follow_from_the_statements_shown),
        cmocka_unit_test(totals_all_alike_withhold_the_functions),
        cmocka_unit_test(a_copied_wave_with_a_late_answer_is_withheld),
        cmocka_unit_test(late_answers_must_be_enough_for_each_statement),
        cmocka_unit_test(sheets_of_any_earlier_wave_are_repeats),
        cmocka_unit_test(sheets_alike_by_chance_are_not_repeats),
        cmocka_unit_test(no_answers_and_no_wave_before_are_not_repeats),
        cmocka_unit_test(pooling_an_earlier_wave_shows_nothing_new),
        cmocka_unit_test(q_is_adjusted_to_the_tests_left),
        cmocka_unit_test(minimum_one_shows_everything),
        cmocka_unit_test(reliability_of_fewer_than_the_minimum_goes),
    };

    return cmocka_run_group_tests(tests, load_content, drop_arena);
}
