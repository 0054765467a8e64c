/*
 * test_wave_properties.c - what must hold for the scores of any wave, on random answer
 * sheets from a fixed seed, with missing answers and without.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden.h"
#include "score/score.h"

#include <math.h>

enum { PEOPLE_MAX = 24, LIKERT = 5 };

static struct content content;
static uint32_t seed = 20260930;

static int random_below(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)n);
}

/* People whose answers lie in a random part of the scale, some of them missing. */
static int random_wave(struct response *r)
{
    int n = 1 + random_below(PEOPLE_MAX - 1), first = random_below(LIKERT),
        range = 1 + random_below(LIKERT - first), missing = random_below(3);

    memset(r, 0, PEOPLE_MAX * sizeof *r);
    for (int i = 0; i < n; i++) {
        r[i].function = random_below(2) ? FUNCTION_SALES : FUNCTION_MARKETING;
        for (int q = 0; q < QUESTIONS; q++)
            if (missing == 0 || random_below(8 * missing) > 0)
                r[i].answer[q] = (unsigned char)(1 + first + random_below(range));
    }
    return n;
}

static void contains(double low, double value, double high)
{
    assert_true(isnan(low) == isnan(high));
    if (!isnan(low))
        assert_true(low <= value && value <= high);
}

static void is_a_total(struct estimate e)
{
    if (e.n == 0) {
        assert_true(isnan(e.mean) && isnan(e.low) && isnan(e.high));
        return;
    }
    assert_true(e.mean >= 20 && e.mean <= 100);
    contains(e.low, e.mean, e.high);
    assert_true(isnan(e.low) || (e.low >= 20 && e.high <= 100));
}

static void totals_stay_on_their_scale(void **state)
{
    (void)state;
    for (int round = 0; round < 1000; round++) {
        struct response r[PEOPLE_MAX];
        struct score s;

        score_wave(r, (size_t)random_wave(r), 0.8, &content, &s);
        for (int group = 0; group < GROUPS; group++) {
            int persons = 0;

            is_a_total(s.total[group]);
            for (int level = 0; level < LEVELS; level++)
                persons += s.persons[group][level];
            assert_int_equal(persons, s.total[group].n);
        }
        is_a_total(s.balanced);
        for (int d = 0; d < DIMENSIONS; d++)
            for (int group = 0; group < GROUPS; group++) {
                double mean = s.dimension[d].mean[group];

                assert_true(s.dimension[d].n[group] ? mean >= 1 && mean <= 5 : isnan(mean));
            }
    }
}

/* Where there was a value there still is one. */
static void still_there(double before, double after)
{
    assert_true(isnan(before) || !isnan(after));
}

static void estimate_still_there(const struct estimate *before,
                                 const struct estimate *after)
{
    still_there(before->mean, after->mean);
    still_there(before->sd, after->sd);
    still_there(before->low, after->low);
    still_there(before->high, after->high);
}

static void question_still_there(const struct question_score *before,
                                 const struct question_score *after)
{
    for (int group = 0; group < GROUPS; group++) {
        still_there(before->by[group].mean, after->by[group].mean);
        still_there(before->by[group].median, after->by[group].median);
        still_there(before->by[group].sd, after->by[group].sd);
        still_there(before->by[group].rwg, after->by[group].rwg);
        still_there(before->by[group].top2, after->by[group].top2);
    }
    still_there(before->gap.p, after->gap.p);
    still_there(before->gap.q, after->gap.q);
    still_there(before->gap.p_min, after->gap.p_min);
    still_there(before->gap.delta, after->gap.delta);
    still_there(before->gap.delta_low, after->gap.delta_low);
    still_there(before->gap.delta_high, after->gap.delta_high);
}

/*
 * Someone who gives one answer throughout takes no spread away: it needs two people who
 * differ, and they stay.  Only the exact p of the totals is left out on purpose, from ten
 * people in both groups on, and there alpha, which needs nobody to leave.
 */
static void a_constant_respondent_takes_no_value_away(void **state)
{
    (void)state;
    for (int round = 0; round < 1000; round++) {
        struct response r[PEOPLE_MAX];
        int n = random_wave(r);
        struct score before, after;

        score_wave(r, (size_t)n, 0.8, &content, &before);
        r[n] = (struct response){.function =
                                     random_below(2) ? FUNCTION_SALES : FUNCTION_MARKETING};
        memset(r[n].answer, 1 + random_below(LIKERT), QUESTIONS);
        score_wave(r, (size_t)n + 1, 0.8, &content, &after);
        for (int group = 0; group < GROUPS; group++)
            estimate_still_there(&before.total[group], &after.total[group]);
        still_there(before.balanced.mean, after.balanced.mean);
        still_there(before.balanced.low, after.balanced.low);
        still_there(before.gap.difference, after.gap.difference);
        still_there(before.gap.t, after.gap.t);
        still_there(before.gap.p, after.gap.p);
        still_there(before.gap.delta_low, after.gap.delta_low);
        still_there(before.alpha, after.alpha);
        still_there(before.alpha_high, after.alpha_high);
        for (int q = 0; q < QUESTIONS; q++)
            question_still_there(&before.question[q], &after.question[q]);
        for (int d = 0; d < DIMENSIONS; d++)
            still_there(before.dimension[d].balanced, after.dimension[d].balanced);
    }
}

static int start(void **state)
{
    (void)state;
    golden_content(&content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_stay_on_their_scale),
        cmocka_unit_test(a_constant_respondent_takes_no_value_away),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
