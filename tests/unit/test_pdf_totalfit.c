/*
 * test_pdf_totalfit.c - the breaks of a paragraph: the best of all that are possible, and
 * what makes some better than others.
 */
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "render/pdf/layout/totalfit.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { POINTS = 40, SPACE = 4, HYPHEN = 3 };

static struct arena arena;
static struct fit_space space;

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&arena);
    space = (struct fit_space){0};
    return 0;
}

/*
 * Breakpoints of words given by their widths in points, with "-" between the parts of a
 * word that may be hyphenated and "|" for a forced break: "30 12-20 | 9".
 */
static int points_of(const char *words, struct breakpoint *point)
{
    struct breakpoint at = {0};
    int n = 1, width, used;

    point[0] = at;
    while (sscanf(words, "%d%n", &width, &used) == 1) {
        struct breakpoint p = at;
        words += used;
        p.width_before = p.width_after = at.width_before + width;
        p.forced = *words == '\0' || strncmp(words, " |", 2) == 0;
        p.flagged = *words == '-';
        p.hyphen = p.flagged ? HYPHEN : 0;
        p.penalty = p.flagged ? 50 : 0;
        if (!p.flagged) {
            p.width_after += SPACE;
            p.glue_after += SPACE;
        }
        point[n++] = p;
        at = p;
        at.width_before = p.width_after;
        at.glue_before = p.glue_after;
        words += p.forced && *words ? 2 : *words != '\0';
    }
    return n;
}

static const struct fit_goal ragged = {
    .measure = 100, .rag = 30, .tolerance = DBL_MAX, .fill = true, .desperate = true};

/* The lines as the number of the breakpoint at each one's end: "3 5 8". */
static const char *broken(const char *words, const struct fit_goal *goal)
{
    struct breakpoint point[POINTS];
    int chosen[POINTS], n = points_of(words, point);
    int lines = total_fit(&arena, &space, point, n, goal, chosen);
    const char *text = "";

    for (int i = 0; i < lines; i++)
        text = arena_printf(&arena, "%s%s%d", text, i ? " " : "", chosen[i]);
    return text;
}

static void badness_is_the_cube_of_the_ratio(void **state)
{
    (void)state;
    assert_float_equal(fit_badness(0), 0, 0);
    assert_float_equal(fit_badness(1), 100, 0);
    assert_float_equal(fit_badness(2), 800, 0);
    assert_float_equal(fit_badness(-0.5), 12.5, 0);
}

static void what_makes_lines_better(void **state)
{
    static const struct {
        const char *why, *words, *breaks;
    } cases[] = {
        {"one line", "30 30", "2"},
        {"even lines, not full ones", "30 30 30 60 90 20", "2 4 5 6"},
        {"few lines", "45 45 45 45", "2 4"},
        {"a forced break", "20 | 30", "1 2"},
        {"a last line that is not too short", "40 40 40 40 8", "2 5"},
        {"no hyphen where spaces do as well", "58 20 10-20 50", "2 5"},
        {"a hyphen that saves an empty line", "30 30-50 90 90", "2 3 4 5"},
        {"no hyphen before the last line", "90 62 20-10", "1 4"},
        {"a word too wide for itself", "20 300 20", "1 2 3"},
        {"a hyphen is as wide as it is", "97-50 20", "1 3"},
        {"a hyphen that does not fit", "98-50 20", "2 3"},
    };
    struct fit_goal goal = ragged;

    (void)state;
    goal.shortest = 25;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = broken(cases[i].words, &goal);
        if (strcmp(found, cases[i].breaks) != 0)
            fail_msg("%s: %s", cases[i].why, found);
    }
}

static void no_three_lines_in_a_row_end_with_a_hyphen(void **state)
{
    static const char words[] = "60-30-60-30-60-30-60 20";
    struct fit_goal goal = ragged;
    struct breakpoint point[POINTS];
    int chosen[POINTS], n = points_of(words, point), lines, row = 0;

    (void)state;
    goal.desperate = false;
    assert_int_equal(total_fit(&arena, &space, point, n, &goal, chosen), 0);
    goal.measure = 160;
    lines = total_fit(&arena, &space, point, n, &goal, chosen);
    assert_true(lines > 0);
    for (int i = 0; i < lines; i++) {
        row = point[chosen[i]].flagged ? row + 1 : 0;
        assert_true(row < 3);
    }
}

static void a_line_beyond_the_tolerance_is_no_result(void **state)
{
    struct fit_goal goal = ragged;

    (void)state;
    goal.desperate = false;
    goal.tolerance = 100;
    assert_string_equal(broken("80 40 90", &goal), ""); /* line 2 is short */
    assert_string_equal(broken("80 75 90", &goal), "1 2 3");
}

static void glue_of_justified_lines_stretches_and_shrinks(void **state)
{
    static const struct fit_goal justified = {
        .measure = 100, .stretch = 0.5, .shrink = 0.25, .tolerance = 100, .fill = true};

    (void)state;
    assert_string_equal(broken("29 29 29 3 | 9", &justified), "4 5"); /* 102 - 3 */
    assert_string_equal(broken("29 29 29 6 | 9", &justified), "");    /* 105 - 3 */
    assert_string_equal(broken("29 29 30 50", &justified), "3 4");    /* 96 + 4 */
    assert_string_equal(broken("28 28 28 50", &justified), "");       /* 92 + 4 */
}

/* --- against all possible breaks ------------------------------------------- */

/* Slack of the lines squared, which with no penalties and one fitness class grows with what
 * is minimised; the lines first. */
static double cost_of(const struct breakpoint *point, int n, unsigned breaks)
{
    double cost = 0;
    int from = 0;

    for (int k = 1; k < n; k++) {
        double slack, sum;
        if (k < n - 1 && !(breaks >> k & 1))
            continue;
        slack = ragged.measure - (point[k].width_before - point[from].width_after);
        if (slack < 0)
            return DBL_MAX;
        sum = 10 + (k == n - 1 ? 0 : fit_badness(slack / 300));
        cost += 1e6 + sum * sum;
        from = k;
    }
    return cost;
}

static double cost_of_chosen(const struct breakpoint *point, int n, const int *chosen,
                             int lines)
{
    unsigned breaks = 0;

    for (int i = 0; i < lines - 1; i++)
        breaks |= 1u << chosen[i];
    return cost_of(point, n, breaks);
}

static void the_breaks_are_the_best_of_all(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (int round = 0; round < 300; round++) {
        struct breakpoint point[POINTS];
        struct fit_goal goal = ragged;
        int chosen[POINTS], n, lines;
        double best = DBL_MAX, found;
        char words[POINTS * 4] = "";

        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            snprintf(words + strlen(words), 8, "%s%u", i ? " " : "", 5 + (seed >> 16) % 60);
        }
        n = points_of(words, point);
        goal.rag = 300; /* all lines are of one fitness class */
        lines = total_fit(&arena, &space, point, n, &goal, chosen);
        for (unsigned breaks = 0; breaks < 1u << (n - 1); breaks += 2) {
            double cost = cost_of(point, n, breaks);
            best = cost < best ? cost : best;
        }
        found = cost_of_chosen(point, n, chosen, lines);
        if (fabs(found - best) > 1e-6)
            fail_msg("%s: %f, not %f", words, found, best);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_teardown(f, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(badness_is_the_cube_of_the_ratio),
        TEST(what_makes_lines_better),
        TEST(no_three_lines_in_a_row_end_with_a_hyphen),
        TEST(a_line_beyond_the_tolerance_is_no_result),
        TEST(glue_of_justified_lines_stretches_and_shrinks),
        TEST(the_breaks_are_the_best_of_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
