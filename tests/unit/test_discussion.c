/*
 * test_discussion.c - what a joint session talks about: which statements both functions
 * rate low, which gaps are asked about, and the sheet with and without survey results.
 */
#include "base/text.h"
#include "publish/report_json.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composed.h"
#include "diagnose/parts.h"

/* Sets both functions' means of a statement as a balanced score would have them. */
static void rate(int question, double sales, double marketing)
{
    struct question_score *q = &it.d.score.question[question];

    q->by[GROUP_SALES].mean = sales;
    q->by[GROUP_MARKETING].mean = marketing;
    q->balanced = (sales + marketing) / 2;
    q->gap.difference = sales - marketing;
}

static void rate_all(double sales, double marketing)
{
    golden_case();
    assert_int_equal(it.d.level.basis, BASIS_BALANCED);
    for (int q = 0; q < QUESTIONS; q++)
        rate(q, sales, marketing);
}

static void only_what_both_rate_low_is_a_joint_problem(void **state)
{
    static const struct {
        double sales, marketing;
        bool low;
    } cases[] = {
        {2.9, 2.9, true}, {2.9, 3.0, false}, {3.0, 2.9, false}, {1, 5, false},
        {5, 1, false},    {3, 3, false},     {1, 1, true},      {NAN, NAN, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rate_all(4, 4);
        rate(7, cases[i].sales, cases[i].marketing);
        diagnose_discussion(&it.d);
        assert_int_equal(it.d.discussion.low, cases[i].low);
        assert_int_equal(it.d.discussion.nproblems, cases[i].low);
        assert_true(!cases[i].low || it.d.discussion.problem[0] == 7);
    }
}

static void the_lowest_problems_and_widest_gaps_come_first(void **state)
{
    (void)state;
    rate_all(2.5, 2.5);
    rate(3, 1.5, 1.5);
    rate(12, 2, 2);
    rate(5, 4, 3.5);   /* half a point is asked about */
    rate(6, 3.4, 3.0); /* less is not */
    rate(9, 2, 4);
    diagnose_discussion(&it.d);
    assert_int_equal(it.d.discussion.low, 17);
    assert_int_equal(it.d.discussion.nproblems, DISCUSSION_PROBLEMS);
    assert_int_equal(it.d.discussion.problem[0], 3);
    assert_int_equal(it.d.discussion.problem[1], 12);
    assert_int_equal(it.d.discussion.ngaps, 2);
    assert_int_equal(it.d.discussion.gap[0], 9);
    assert_int_equal(it.d.discussion.gap[1], 5);
}

/* Where functions are withheld nothing of theirs is left to be asked about. */
static void pooled_results_have_problems_but_no_gaps(void **state)
{
    (void)state;
    rate_all(2, 4);
    it.d.level.basis = BASIS_POOLED;
    for (int q = 0; q < QUESTIONS; q++) {
        it.d.score.question[q].by[GROUP_POOLED].mean = q == 4 ? 2.2 : 3;
        it.d.score.question[q].balanced = NAN;
    }
    diagnose_discussion(&it.d);
    assert_int_equal(it.d.discussion.low, 1);
    assert_int_equal(it.d.discussion.problem[0], 4);
    assert_int_equal(it.d.discussion.ngaps, 0);
}

static const char *sheet(int language)
{
    struct doc doc = compose_in(language);
    const struct node *section = find_id(doc.root, "s-discussion");

    assert_non_null(section);
    while (!node_is(section, EL_SECTION))
        section = section->parent;
    return node_text(&it.arena, section);
}

static void the_sheet_asks_neutral_questions(void **state)
{
    const char *text;

    (void)state;
    rate_all(4, 4);
    rate(9, 2, 4);
    rate(3, 2.4, 2.1);
    diagnose_discussion(&it.d);
    text = sheet(english());
    assert_non_null(strstr(text, "Both rate 1 statement below the middle"));
    assert_non_null(strstr(text, "Sales 2.0, Marketing 4.0. What does Marketing see that "
                                 "Sales does not, and the other way round?"));
    assert_non_null(strstr(text, "A question of our own:"));
    assert_null(strstr(text, "Which experience"));
}

static void without_a_survey_the_lists_are_there_to_be_filled(void **state)
{
    struct buf json = {0};
    const char *text;

    (void)state;
    golden_case();
    it.d.survey_shown = false;
    diagnose_discussion(&it.d);
    text = sheet(english());
    assert_non_null(strstr(text, "What do Sales and Marketing both call a problem?"));
    assert_non_null(strstr(text, "Agenda for a facilitated session"));
    assert_null(strstr(text, "below the middle"));
    check_clean(text);
    report_json(&it.d, english(), &json);
    assert_null(strstr(buf_text(&json), "\"discussion\""));
    buf_drop(&json);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(only_what_both_rate_low_is_a_joint_problem),
        TEST(the_lowest_problems_and_widest_gaps_come_first),
        TEST(pooled_results_have_problems_but_no_gaps),
        TEST(the_sheet_asks_neutral_questions),
        TEST(without_a_survey_the_lists_are_there_to_be_filled),
    };

    return cmocka_run_group_tests_name("discussion", tests, load_composer, drop_composer);
}
