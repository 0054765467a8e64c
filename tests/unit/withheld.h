/*
 * withheld.h - random people, put through the rules of privacy, and what being withheld
 * looks like.
 */
#ifndef RAPPORT_TEST_WITHHELD_H
#define RAPPORT_TEST_WITHHELD_H

#include "golden.h"
#include "near.h"
#include "score/privacy.h"

#include <math.h>

enum { PEOPLE_MAX = 40 };

static struct arena arena;
static struct content content;
static uint32_t seed = 7;

static inline int random_answer(void)
{
    seed = seed * 1664525u + 1013904223u;
    return 1 + (int)((seed >> 9) % 5u);
}

/* People with all statements answered at random. */
static inline size_t make_people(struct response *r, int sales, int marketing)
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
static inline enum basis apply(const struct response *r, size_t n, double min_answered,
                               int minimum, struct score *s, struct suppressions *out)
{
    struct repeats none = {.any = false};

    memset(out, 0, sizeof *out);
    score_wave(r, n, min_answered, &content, s);
    return privacy_apply(&arena, s, &none, &content, minimum, out);
}

static inline enum basis filter(int sales, int marketing, int minimum, struct score *s,
                                struct suppressions *out)
{
    struct response r[PEOPLE_MAX];

    return apply(r, make_people(r, sales, marketing), 0.8, minimum, s, out);
}

static inline bool listed(const struct suppressions *list, const char *what,
                          const char *why)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->item[i].what, what) == 0 && strcmp(list->item[i].why, why) == 0)
            return true;
    return false;
}

static inline void group_is_withheld(const struct score *s, enum group group)
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

static inline void comparison_is_withheld(const struct score *s)
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

static inline void statement_is_withheld(const struct score *s, int question)
{
    for (int group = 0; group < GROUPS; group++)
        assert_true(s->question[question].by[group].n == 0 &&
                    isnan(s->question[question].by[group].mean));
    assert_true(isnan(s->question[question].balanced));
    assert_true(isnan(s->question[question].gap.difference));
}

static inline int withheld_statements(const struct score *s)
{
    int n = 0;

    for (int q = 0; q < QUESTIONS; q++)
        n +=
            s->question[q].by[GROUP_SALES].n == 0 && s->question[q].by[GROUP_POOLED].n == 0;
    return n;
}

static inline int load_content(void **state)
{
    (void)state;
    golden_content(&content);
    return 0;
}

static inline int drop_arena(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

#endif
