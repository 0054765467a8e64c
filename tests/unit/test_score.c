/*
 * test_score.c - the golden company's numbers, the rule for missing answers, and bands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden.h"
#include "near.h"
#include "score/score.h"
#include "score/stats.h"

#include <math.h>

static struct content content;
static struct response people[GOLDEN_PEOPLE];
static struct score golden;

static int load_golden(void **state)
{
    (void)state;
    golden_content(&content);
    golden_responses(people, 0);
    score_wave(people, GOLDEN_PEOPLE, 0.8, &content, &golden);
    return 0;
}

static void people_with_too_few_answers_have_no_total(void **state)
{
    (void)state;
    assert_int_equal(golden.answered[FUNCTION_SALES], 6);
    assert_int_equal(golden.answered[FUNCTION_MARKETING], 6);
    assert_int_equal(golden.scored[FUNCTION_SALES], 6);
    assert_int_equal(golden.scored[FUNCTION_MARKETING], 5);
    assert_int_equal(golden.answered_all, 12);
    assert_int_equal(golden.scored_all, 11);
    assert_int_equal(golden.invited[FUNCTION_SALES], -1);
}

static void estimate_is(struct estimate e, int n, double mean, double low, double high)
{
    assert_int_equal(e.n, n);
    close_to(e.mean, mean, 5e-7, "mean");
    close_to(e.low, low, 5e-7, "low");
    close_to(e.high, high, 5e-7, "high");
}

static void totals_are_the_golden_ones(void **state)
{
    const int sales[LEVELS] = {2, 4, 0, 0}, marketing[LEVELS] = {0, 4, 1, 0};

    (void)state;
    estimate_is(golden.total[GROUP_SALES], 6, 44.388889, 33.980197, 54.797580);
    estimate_is(golden.total[GROUP_MARKETING], 5, 58.733333, 48.530344, 68.936323);
    estimate_is(golden.balanced, 11, 51.561111, 45.376061, 57.746161);
    close_to(golden.total[GROUP_POOLED].mean, 50.909091, 5e-7, "pooled");
    assert_memory_equal(golden.persons[GROUP_SALES], sales, sizeof sales);
    assert_memory_equal(golden.persons[GROUP_MARKETING], marketing, sizeof marketing);
}

static void gap_of_the_totals_is_the_golden_one(void **state)
{
    const struct total_gap *gap = &golden.gap;

    (void)state;
    close_to(gap->difference, -14.344444, 5e-7, "difference");
    close_to(gap->t, -2.623296, 5e-7, "t");
    close_to(gap->df, 8.998107, 5e-7, "df");
    close_to(gap->p, 0.0276658, 5e-8, "p");
    close_to(gap->exact_p, 12.0 / 462, 1e-15, "exact p");
    close_to(gap->delta, -0.8, 1e-12, "delta");
    close_to(gap->delta_low, -0.980050, 5e-7, "delta low");
    close_to(gap->delta_high, 0.101254, 5e-7, "delta high");
    close_to((gap->low + gap->high) / 2, gap->difference, 1e-12, "interval");
}

/* Two groups of ten: Welch alone; nine against ten: the exact p beside it. */
static void exact_p_of_the_totals_is_for_small_groups(void **state)
{
    struct response r[20];
    struct score s;

    (void)state;
    for (int i = 0; i < 20; i++) {
        r[i] = people[i % 6];
        r[i].function = i < 10 ? FUNCTION_SALES : FUNCTION_MARKETING;
        /* Person 5 answered 18 statements, the others all: everybody has a total. */
        r[i].answer[0] = (unsigned char)(1 + i % 5);
    }
    score_wave(r, 20, 0.8, &content, &s);
    assert_false(isnan(s.gap.p));
    assert_true(isnan(s.gap.exact_p));
    score_wave(r, 19, 0.8, &content, &s);
    assert_false(isnan(s.gap.exact_p));
}

/* The totals one person at a time, as counted by hand. */
static void each_person_has_the_golden_total(void **state)
{
    static const double expected[GOLDEN_PEOPLE] = {41, 52, 33, 55, 100.0 / 3, 52,
                                                   59, 59, 48, 71, 170.0 / 3, NAN};
    struct score s;

    (void)state;
    for (int i = 0; i < GOLDEN_PEOPLE; i++) {
        score_wave(&people[i], 1, 0.8, &content, &s);
        close_to(s.total[GROUP_POOLED].mean, expected[i], 1e-12, "total");
        close_to(s.total[people[i].function].mean, expected[i], 1e-12, "total");
        assert_true(isnan(s.total[GROUP_POOLED].sd) && isnan(s.total[GROUP_POOLED].low));
    }
}

static void dimensions_and_pains_are_the_golden_ones(void **state)
{
    static const double dimension[DIMENSIONS][2] = {{2.4444, 2.9333},
                                                    {2.6389, 2.4583},
                                                    {2.2361, 3.6667},
                                                    {1.6333, 2.6500},
                                                    {2.3750, 3.0500}};
    static const double pain[PAINS][2] = {
        {2.4048, 3.0048}, {1.6333, 2.6500}, {2.4375, 3.0429}};

    (void)state;
    for (int d = 0; d < DIMENSIONS; d++)
        for (int f = 0; f < FUNCTIONS; f++)
            close_to(golden.dimension[d].mean[f], dimension[d][f], 5e-5, "dimension");
    for (int p = 0; p < PAINS; p++) {
        for (int f = 0; f < FUNCTIONS; f++)
            close_to(golden.pain[p].mean[f], pain[p][f], 5e-5, "pain");
        close_to(golden.pain[p].balanced, (pain[p][0] + pain[p][1]) / 2, 1e-4, "balanced");
    }
}

static void reliability_rests_on_complete_people(void **state)
{
    struct response more[GOLDEN_PEOPLE + 1];
    struct score s;

    (void)state;
    assert_int_equal(golden.alpha_n, 9);
    close_to(golden.alpha, 0.930289, 5e-7, "alpha");
    memcpy(more, people, sizeof people);
    more[GOLDEN_PEOPLE] = people[0];
    score_wave(more, GOLDEN_PEOPLE + 1, 0.8, &content, &s);
    assert_int_equal(s.alpha_n, 10);
    assert_true(s.alpha > s.alpha_low && s.alpha < s.alpha_high);
}

static void an_item_describes_its_answers(void **state)
{
    const struct item *item = &golden.question[8].by[GROUP_SALES]; /* 3 3 2 3 - 4 */
    const int counts[5] = {0, 1, 3, 1, 0};

    (void)state;
    assert_int_equal(item->n, 5);
    assert_memory_equal(item->counts, counts, sizeof counts);
    close_to(item->mean, 3, 1e-15, "mean");
    close_to(item->median, 3, 0, "median");
    close_to(item->sd, sqrt(0.5), 1e-15, "sd");
    close_to(item->top2, 0.2, 1e-15, "top2");
    close_to(item->rwg, 0.75, 1e-15, "rwg");
}

/* G20: one person of Sales with so many answers of this sum. */
static double total_of(int given, int sum, double min_answered)
{
    struct response r = {0};
    struct score s;

    for (int q = 0; q < given; q++) {
        r.answer[q] = (unsigned char)(sum / given);
        r.answer[q] = (unsigned char)(r.answer[q] + (q < sum % given));
    }
    score_wave(&r, 1, min_answered, &content, &s);
    assert_int_equal(s.answered_all, 1);
    assert_int_equal(s.scored_all, isnan(s.total[GROUP_SALES].mean) ? 0 : 1);
    return s.total[GROUP_SALES].mean;
}

static void missing_answers_are_replaced_by_the_persons_mean(void **state)
{
    (void)state;
    close_to(total_of(16, 48, 0.8), 60, 1e-12, "16 of 20");
    close_to(total_of(15, 45, 0.8), NAN, 0, "15 of 20");
    close_to(total_of(10, 31, 0.5), 62, 1e-12, "10 of 20");
    close_to(total_of(9, 27, 0.5), NAN, 0, "9 of 20");
}

static void one_group_alone_has_no_gap_and_no_balance(void **state)
{
    struct score s;

    (void)state;
    score_wave(people, 6, 0.8, &content, &s);
    close_to(s.total[GROUP_POOLED].mean, 44.388889, 5e-7, "pooled");
    assert_int_equal(s.balanced.n, 0);
    assert_true(isnan(s.balanced.mean) && isnan(s.gap.difference) && isnan(s.gap.exact_p));
    assert_true(isnan(s.question[0].balanced) && !s.question[0].gap.tested);
    assert_int_equal(s.question[0].gap.verdict, VERDICT_TOO_FEW);
    assert_true(isnan(s.dimension[0].balanced));
}

static void nobody_gives_no_number(void **state)
{
    struct response empty = {0};
    struct score s;

    (void)state;
    score_wave(&empty, 1, 0.5, &content, &s);
    assert_int_equal(s.answered_all, 0);
    assert_true(isnan(s.total[GROUP_POOLED].mean) && isnan(s.question[3].by[0].top2));
    score_wave(NULL, 0, 0.5, &content, &s);
    assert_int_equal(s.scored_all, 0);
}

static void means_alone_are_the_same_means(void **state)
{
    struct score s;

    (void)state;
    score_means(people, GOLDEN_PEOPLE, 0.8, &content, &s);
    close_to(s.balanced.mean, golden.balanced.mean, 0, "balanced");
    close_to(s.question[5].balanced, golden.question[5].balanced, 0, "q6");
    assert_true(isnan(s.gap.p) && isnan(s.question[5].gap.p));
}

static void bands_are_cut_without_rounding(void **state)
{
    static const struct {
        double total;
        int band;
    } table[] = {{20, 0}, {39, 0}, {39.5, 0},    {39.999, 0}, {40, 1}, {59.5, 1},
                 {60, 2}, {60, 2}, {79.9999, 2}, {80, 3},     {100, 3}};

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(score_band(table[i].total), table[i].band);
}

static void a_straight_line_is_one_answer_throughout(void **state)
{
    struct response r = {0};

    (void)state;
    assert_false(straight_line(&r));
    memset(r.answer, 4, 9);
    assert_false(straight_line(&r));
    r.answer[12] = 4;
    assert_true(straight_line(&r));
    r.answer[13] = 3;
    assert_false(straight_line(&r));
}

/* Rounding of sums must not tell where in the file a sheet stood, nor in which function. */
static void no_bit_depends_on_the_order_of_people(void **state)
{
    struct response r[GOLDEN_PEOPLE];
    uint32_t seed = 3;

    (void)state;
    memcpy(r, people, sizeof r);
    for (int trial = 0; trial < 200; trial++) {
        struct score s;

        for (size_t i = GOLDEN_PEOPLE - 1; i > 0; i--) {
            struct response other = r[i];
            size_t k;

            seed = seed * 1664525u + 1013904223u;
            k = (seed >> 9) % (i + 1);
            r[i] = r[k];
            r[k] = other;
            r[i].function = (enum function)(seed >> 8 & 1);
        }
        score_wave(r, GOLDEN_PEOPLE, 0.8, &content, &s);
        assert_memory_equal(&s.total[GROUP_POOLED].mean, &golden.total[GROUP_POOLED].mean,
                            4 * sizeof(double)); /* and SD and interval */
        assert_memory_equal(&s.alpha, &golden.alpha, sizeof s.alpha);
        for (int d = 0; d < DIMENSIONS; d++)
            assert_memory_equal(&s.dimension[d].mean[GROUP_POOLED],
                                &golden.dimension[d].mean[GROUP_POOLED], sizeof(double));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_with_too_few_answers_have_no_total),
        cmocka_unit_test(totals_are_the_golden_ones),
        cmocka_unit_test(gap_of_the_totals_is_the_golden_one),
        cmocka_unit_test(exact_p_of_the_totals_is_for_small_groups),
        cmocka_unit_test(each_person_has_the_golden_total),
        cmocka_unit_test(dimensions_and_pains_are_the_golden_ones),
        cmocka_unit_test(reliability_rests_on_complete_people),
        cmocka_unit_test(an_item_describes_its_answers),
        cmocka_unit_test(missing_answers_are_replaced_by_the_persons_mean),
        cmocka_unit_test(no_bit_depends_on_the_order_of_people),
        cmocka_unit_test(one_group_alone_has_no_gap_and_no_balance),
        cmocka_unit_test(nobody_gives_no_number),
        cmocka_unit_test(means_alone_are_the_same_means),
        cmocka_unit_test(bands_are_cut_without_rounding),
        cmocka_unit_test(a_straight_line_is_one_answer_throughout),
    };

    return cmocka_run_group_tests(tests, load_golden, NULL);
}
