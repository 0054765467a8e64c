/*
 * test_statements.c - Sales against Marketing by statement: the golden company's tests, the
 * small golden groups as answers of a wave, and every branch of the verdict.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden.h"
#include "near.h"
#include "score/score.h"

#include <math.h>

enum { LIKERT = 5, PEOPLE_MAX = 40 };

static struct content content;

static int load(void **state)
{
    (void)state;
    golden_content(&content);
    return 0;
}

/* --- the golden company: G26 ------------------------------------------------------ */

/* U, deals at least as far, deals, deals at the far end (counted by going through them
 * all), and q. */
static const struct {
    double u, as_far, deals, at_end, q;
} golden_gap[QUESTIONS] = {
    {23, 588, 924, 140, 0.707071},  {8.5, 133, 462, 6, 0.486772},
    {1, 4, 462, 1, 0.036075},       {0, 2, 924, 2, 0.036075},
    {0, 2, 210, 2, 0.036075},       {35.5, 4, 924, 4, 0.036075},
    {11, 364, 924, 70, 0.492424},   {9, 168, 462, 6, 0.486772},
    {4.5, 42, 252, 2, 0.416667},    {9, 120, 210, 1, 0.672269},
    {10.5, 336, 924, 42, 0.486772}, {7.5, 88, 462, 6, 0.423280},
    {2.5, 12, 924, 12, 0.037106},   {8.5, 133, 462, 6, 0.486772},
    {0.5, 3, 462, 1, 0.036075},     {10.5, 336, 924, 42, 0.486772},
    {15, 924, 924, 924, 1},         {14, 462, 462, 7, 1},
    {6.5, 92, 252, 10, 0.486772},   {2, 10, 924, 10, 0.036075},
};

static void tests_are_the_golden_ones(void **state)
{
    struct response people[GOLDEN_PEOPLE];
    struct score s;

    (void)state;
    golden_responses(people, 0);
    score_wave(people, GOLDEN_PEOPLE, 0.8, &content, &s);
    for (int q = 0; q < QUESTIONS; q++) {
        const struct item_gap *gap = &s.question[q].gap;
        const struct item *by = s.question[q].by;
        double pairs = (double)by[GROUP_SALES].n * by[GROUP_MARKETING].n;

        assert_true(gap->tested && !gap->approximate);
        close_to(gap->difference, by[GROUP_SALES].mean - by[GROUP_MARKETING].mean, 0,
                 "difference");
        close_to(gap->u, golden_gap[q].u, 0, "U");
        close_to(gap->p, golden_gap[q].as_far / golden_gap[q].deals, 1e-15, "p");
        close_to(gap->p_min, golden_gap[q].at_end / golden_gap[q].deals, 1e-15, "p_min");
        close_to(gap->q, golden_gap[q].q, 5e-7, "q");
        close_to(gap->delta, 2 * gap->u / pairs - 1, 1e-15, "delta");
        assert_true(gap->q <= 0.05 || gap->q > 0.4);
    }
    assert_int_equal(s.question[2].gap.verdict, VERDICT_CLEAR);
    /* All but one of twelve gave the same answer: nothing could be proved. */
    assert_int_equal(s.question[16].gap.verdict, VERDICT_TOO_FEW);
    assert_int_equal(s.question[17].gap.verdict, VERDICT_NONE);
}

/* --- small groups ----------------------------------------------------------------- */

/* Head-counts of answers to the first statement; everybody gives 3 to the others. */
static void score_counts(const int *sales, const int *marketing, struct score *s)
{
    struct response r[PEOPLE_MAX];
    size_t n = 0;

    memset(r, 0, sizeof r);
    for (int k = 0; k < 2 * LIKERT; k++)
        for (int i = 0; i < (k < LIKERT ? sales[k] : marketing[k - LIKERT]); i++) {
            memset(r[n].answer, 3, QUESTIONS);
            r[n].answer[0] = (unsigned char)(k % LIKERT + 1);
            r[n++].function = k < LIKERT ? FUNCTION_SALES : FUNCTION_MARKETING;
        }
    score_wave(r, n, 0.8, &content, s);
}

static void group_five_is_scored(void **state)
{
    const int sales[] = {1, 3, 3, 1, 0}, marketing[] = {0, 0, 1, 4, 2};
    const struct question_score *q;
    struct score s;

    (void)state;
    score_counts(sales, marketing, &s);
    q = &s.question[0];
    close_to(q->by[GROUP_SALES].top2, 1.0 / 8, 0, "G5 top-2 S");
    close_to(q->by[GROUP_MARKETING].top2, 6.0 / 7, 0, "G5 top-2 M");
    close_to(q->by[GROUP_SALES].rwg, 0.5714286, 5e-8, "G5 r_wg S");
    close_to(q->by[GROUP_MARKETING].rwg, 0.7619048, 5e-8, "G5 r_wg M");
    close_to(q->gap.difference, 2.5 - 29.0 / 7, 1e-15, "G5 difference");
    close_to(q->gap.p, 25.0 / 6435, 1e-17, "G5 p");
    close_to(q->gap.delta_low, -0.970495, 5e-7, "G5 low");
    close_to(q->gap.delta_high, -0.324579, 5e-7, "G5 high");
}

/* G3: what is the same for all has means and an exact p, but no interval, t or alpha. */
static void answers_all_alike_have_no_spread_to_judge_by(void **state)
{
    const int sales[] = {0, 0, 3, 0, 0}, marketing[] = {0, 0, 4, 0, 0};
    const struct item_gap *gap;
    struct score s;

    (void)state;
    score_counts(sales, marketing, &s);
    gap = &s.question[0].gap;
    close_to(s.balanced.mean, 60, 0, "G3 balanced");
    assert_true(isnan(s.balanced.low) && isnan(s.balanced.high));
    assert_true(isnan(s.total[GROUP_POOLED].low) && isnan(s.gap.t) && isnan(s.gap.p));
    close_to(s.gap.exact_p, 1, 0, "G3 exact p");
    close_to(gap->p, 1, 0, "G3 p");
    close_to(gap->delta, 0, 0, "G3 delta");
    assert_true(isnan(gap->delta_low) && isnan(gap->delta_high));
    close_to(s.question[0].by[GROUP_SALES].rwg, 1, 0, "G3 r_wg");
    assert_true(isnan(s.alpha) && isnan(s.alpha_low) && isnan(s.alpha_high));
    assert_int_equal(gap->verdict, VERDICT_TOO_FEW);
}

/* G4: two constant groups differ without a test of their means. */
static void constant_groups_differ_without_a_t(void **state)
{
    const int sales[] = {0, 3, 0, 0, 0}, marketing[] = {0, 0, 0, 3, 0};
    struct score s;

    (void)state;
    score_counts(sales, marketing, &s);
    close_to(s.gap.difference, -2, 1e-12, "G4 difference of the totals");
    assert_true(isnan(s.gap.t) && isnan(s.gap.df) && isnan(s.gap.p));
    assert_true(isnan(s.gap.low) && isnan(s.gap.high));
    close_to(s.gap.exact_p, 0.1, 1e-15, "G4 exact p");
    close_to(s.question[0].gap.difference, -2, 0, "G4 difference");
    close_to(s.question[0].gap.delta_low, -1, 0, "G4 low");
    close_to(s.question[0].gap.delta_high, -0.267701, 5e-7, "G4 high");
}

/* G9: a department of one. */
static void one_person_has_a_mean_and_a_rank(void **state)
{
    const int sales[] = {0, 0, 0, 1, 0}, marketing[] = {0, 1, 2, 0, 0};
    const struct question_score *q;
    struct score s;

    (void)state;
    score_counts(sales, marketing, &s);
    q = &s.question[0];
    close_to(q->gap.p, 0.5, 0, "G9 p");
    close_to(q->gap.delta, 1, 0, "G9 delta");
    assert_true(isnan(q->gap.delta_low) && isnan(q->gap.delta_high));
    assert_true(isnan(q->by[GROUP_SALES].sd) && isnan(q->by[GROUP_SALES].rwg));
    assert_true(isnan(s.total[GROUP_SALES].sd) && isnan(s.total[GROUP_SALES].low));
    assert_true(isnan(s.balanced.low) && isnan(s.gap.t));
    assert_false(isnan(s.balanced.mean) || isnan(s.gap.difference));
    assert_int_equal(q->gap.verdict, VERDICT_TOO_FEW);
}

/* More people than the exact test takes. */
static void a_thousand_people_are_judged_by_the_normal_p(void **state)
{
    enum { MANY = 1002 };
    static struct response r[MANY];
    struct score s;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        r[i].function = i % 2 ? FUNCTION_SALES : FUNCTION_MARKETING;
        for (int q = 0; q < QUESTIONS; q++)
            r[i].answer[q] = (unsigned char)(1 + (i / 2 * 7 + i % 2 * (q < 10)) % LIKERT);
    }
    memset(r[0].answer + 19, 0, 1);
    memset(r[1].answer + 19, 0, 1);
    memset(r[2].answer + 19, 0, 1);
    score_wave(r, MANY, 0.8, &content, &s);
    for (int q = 0; q < QUESTIONS; q++) {
        assert_int_equal(s.question[q].gap.approximate, q < 19);
        assert_int_equal(isnan(s.question[q].gap.p_min), q < 19);
        assert_true(s.question[q].gap.p > 0 && s.question[q].gap.q <= 1);
    }
    /* Beyond the limit nobody is too few. */
    assert_int_equal(s.question[18].gap.verdict, VERDICT_NONE);
}

/* --- verdicts --------------------------------------------------------------------- */

/* A statement with a p (NAN: suppressed or not answered), the smallest p there could be,
 * and the interval of delta. */
struct evidence {
    double p, p_min, low, high;
    enum verdict verdict;
};

static void judge(const struct evidence *e, int n, struct score *s)
{
    memset(s, 0, sizeof *s);
    for (int q = 0; q < QUESTIONS; q++)
        s->question[q].gap = item_gap_none();
    for (int i = 0; i < n; i++) {
        struct item_gap *gap = &s->question[i].gap;

        gap->p = e[i].p;
        gap->p_min = e[i].p_min;
        gap->delta_low = e[i].low;
        gap->delta_high = e[i].high;
    }
    score_verdicts(s);
}

/* One statement at a time, so that q is p. */
static void a_verdict_needs_q_and_interval(void **state)
{
    static const struct evidence table[] = {
        /* Both, on either side of 0; q of exactly 0.05 is enough. */
        {0.01, 0.001, 0.1, 0.8, VERDICT_CLEAR},
        {0.01, 0.001, -0.8, -0.1, VERDICT_CLEAR},
        {0.05, 0.05, 0.1, 0.8, VERDICT_CLEAR},
        /* Exactly one; a limit of 0 does not exclude it. */
        {0.01, 0.001, -0.1, 0.8, VERDICT_SUGGESTIVE},
        {0.01, 0.001, 0, 0.8, VERDICT_SUGGESTIVE},
        {0.01, 0.001, -0.8, 0, VERDICT_SUGGESTIVE},
        {0.0501, 0.001, 0.1, 0.8, VERDICT_SUGGESTIVE},
        /* Too few for a p of 0.05, but the interval speaks. */
        {0.1, 0.1, -1, -0.27, VERDICT_SUGGESTIVE},
        /* An undefined interval excludes nothing. */
        {0.01, 0.001, NAN, NAN, VERDICT_SUGGESTIVE},
        {0.2, 0.001, NAN, NAN, VERDICT_NONE},
        {0.5, 0.5, NAN, NAN, VERDICT_TOO_FEW},
        /* Neither: whether 0.05 was within reach. */
        {0.2, 0.001, -0.1, 0.8, VERDICT_NONE},
        {0.2, 0.05, -0.1, 0.8, VERDICT_NONE},
        {0.2, 0.0501, -0.1, 0.8, VERDICT_TOO_FEW},
        /* The approximation knows no smallest p; it has plenty of people. */
        {0.2, NAN, -0.1, 0.1, VERDICT_NONE},
        /* Not tested at all. */
        {NAN, NAN, NAN, NAN, VERDICT_TOO_FEW},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct item_gap *gap;
        struct score s;

        judge(&table[i], 1, &s);
        gap = &s.question[0].gap;
        if (gap->verdict != table[i].verdict)
            fail_msg("row %d: verdict %d", (int)i, (int)gap->verdict);
        close_to(gap->q, table[i].p, 0, "q");
        assert_int_equal(gap->tested, !isnan(table[i].p));
    }
}

/* Three against three are too few; a p_min of 1/20, computed as a fraction, is not. */
static void one_in_twenty_is_within_reach(void **state)
{
    const int ones[] = {3, 0, 0, 0, 0}, spread[] = {1, 0, 1, 1, 0};
    const int nineteen[] = {0, 0, 19, 0, 0}, one[] = {0, 1, 0, 0, 0};
    struct score s;

    (void)state;
    score_counts(ones, spread, &s);
    assert_true(s.question[0].gap.p_min > 0.05);
    assert_int_equal(s.question[0].gap.verdict, VERDICT_TOO_FEW);
    /* One person apart from nineteen: p = p_min = 1/20 exactly, and no interval. */
    score_counts(one, nineteen, &s);
    close_to(s.question[0].gap.p, 0.05, 1e-17, "p");
    close_to(s.question[0].gap.p_min, 0.05, 1e-17, "p_min");
    assert_true(isnan(s.question[0].gap.delta_low));
    /* Nineteen other statements are tested as well, all alike. */
    close_to(s.question[0].gap.q, 1, 0, "q");
    assert_int_equal(s.question[0].gap.verdict, VERDICT_NONE);
}

/* What is suppressed does not count among the tests: without it q falls. */
static void suppressed_statements_do_not_count(void **state)
{
    static const struct evidence table[] = {
        {0.02, 0.001, 0.1, 0.8, VERDICT_CLEAR},
        {NAN, NAN, NAN, NAN, VERDICT_TOO_FEW},
        {0.005, 0.001, 0.1, 0.8, VERDICT_CLEAR},
        {0.02, 0.001, -0.1, 0.8, VERDICT_SUGGESTIVE},
        {1, 0.001, -0.5, 0.5, VERDICT_NONE},
        {NAN, NAN, NAN, NAN, VERDICT_TOO_FEW},
        {0.3, 0.1, -0.5, 0.5, VERDICT_TOO_FEW},
    };
    static const double q[] = {.0333333, NAN, .025, .0333333, 1, NAN, .375};
    struct score s;

    (void)state;
    judge(table, 7, &s);
    for (int i = 0; i < 7; i++) {
        close_to(s.question[i].gap.q, q[i], 5e-8, "G19");
        assert_int_equal(s.question[i].gap.verdict, table[i].verdict);
    }
    assert_int_equal(s.question[7].gap.verdict, VERDICT_TOO_FEW);
    assert_false(s.question[7].gap.tested);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tests_are_the_golden_ones),
        cmocka_unit_test(group_five_is_scored),
        cmocka_unit_test(answers_all_alike_have_no_spread_to_judge_by),
        cmocka_unit_test(constant_groups_differ_without_a_t),
        cmocka_unit_test(one_person_has_a_mean_and_a_rank),
        cmocka_unit_test(a_thousand_people_are_judged_by_the_normal_p),
        cmocka_unit_test(a_verdict_needs_q_and_interval),
        cmocka_unit_test(one_in_twenty_is_within_reach),
        cmocka_unit_test(suppressed_statements_do_not_count),
    };

    return cmocka_run_group_tests(tests, load, NULL);
}
