/*
 * test_privacy_statements.c - which statements are withheld, and with which cover.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "withheld.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_few_answered_goes_with_a_cover),
        cmocka_unit_test(same_answers_of_few_go_with_a_cover),
        cmocka_unit_test(an_incomplete_sheet_costs_two_statements),
        cmocka_unit_test(one_cover_is_enough_when_both_have_gaps),
        cmocka_unit_test(the_cover_does_not_depend_on_how_means_compare),
        cmocka_unit_test(a_person_without_a_total_costs_statements),
        cmocka_unit_test(parts_follow_from_the_statements_shown),
    };

    return cmocka_run_group_tests(tests, load_content, drop_arena);
}
