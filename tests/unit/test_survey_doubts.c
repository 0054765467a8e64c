/*
 * test_survey_doubts.c - what would silently turn results round or count people twice: a
 * scale explained the other way in the question, two downloads of one form.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "survey_box.h"

#include "export_box.h"

/* n sheets from number `from` on, each with answers of its own; of department d. */
static const char *sheets(int from, int n, const char *d)
{
    const char *all = "";

    for (int i = from; i < from + n; i++) {
        all = arena_printf(&box.arena, "%s2026-09-10 10:00:00,%s", all, d);
        for (int q = 0; q < QUESTIONS; q++)
            all = arena_printf(&box.arena, "%s,%d", all, q < 5 ? 1 + (i >> q) % 5 : 3);
        all = arena_printf(&box.arena, "%s\n", all);
    }
    return all;
}

static void two_downloads_of_one_form_are_asked_about(void **state)
{
    (void)state;
    google("acme early.csv", GOOGLE, sheets(1, 6, "Sales"));
    google("acme late.csv", GOOGLE, sheets(1, 9, "Sales"));
    load();
    EXPECT_MESSAGES(&box, "surveys/acme late.csv:0:0 QUESTION acme");
    EXPECT_DETAIL(0, "6 sheets of this file stand in surveys/acme early.csv too");
    EXPECT_DETAIL(0, "use = no");
    set("[survey \"acme early.csv\"]\nuse = no\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal((int)survey.n, 9);
}

/* Four alike may be chance; other departments and other people are no copies; one box
 * throughout proves nothing. */
static void people_who_answer_alike_are_no_copies(void **state)
{
    const char *threes = "";

    (void)state;
    for (int i = 0; i < 8; i++)
        threes =
            arena_printf(&box.arena, "%s2026-09-10 10:00:00,Sales," THREES "\n", threes);
    google("acme a.csv", GOOGLE, sheets(1, 4, "Sales"));
    google("acme b.csv", GOOGLE,
           arena_printf(&box.arena, "%s%s", sheets(1, 4, "Sales"), sheets(30, 1, "Sales")));
    google("beta a.csv", GOOGLE, sheets(1, 8, "Sales"));
    google("beta b.csv", GOOGLE, sheets(1, 8, "Marketing"));
    google("gamma a.csv", GOOGLE, threes);
    google("gamma b.csv", GOOGLE,
           arena_printf(&box.arena, "%s%s", threes, sheets(1, 1, "Sales")));
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal((int)survey.n, 4 + 5 + 8 + 8 + 8 + 9);
}

static void legend(const char *question, const char *row)
{
    sandbox_text(
        &box, "surveys/acme.csv",
        arena_printf(&box.arena, "%s%s\n2026-09-10 10:00:00,Sales,%s\n", GOOGLE,
                     statements(0, arena_printf(&box.arena, "%s [", question), "]"), row));
}

static void scale_explained_the_other_way_is_asked_about(void **state)
{
    static const char row[] = "1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5";

    (void)state;
    legend("How far do you agree? (1 = strongly agree, 5 = strongly disagree)", row);
    load();
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:3 QUESTION acme");
    EXPECT_DETAIL(0, "scale = 5..1");
    legend("Ocena: 5 – zdecydowanie się nie zgadzam", row);
    load();
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:3 QUESTION acme");
    set("[survey \"acme.csv\"]\nscale = 5..1\n");
    assert_true(load());
    assert_int_equal(survey.response[0].answer[0], 5);
    assert_int_equal(survey.response[0].answer[1], 4);
}

static void scale_explained_as_it_is_read_is_no_doubt(void **state)
{
    (void)state;
    legend("How far do you agree? (1 = strongly disagree, 5 = strongly agree)",
           "1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(survey.response[0].answer[0], 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_downloads_of_one_form_are_asked_about),
        TEST(people_who_answer_alike_are_no_copies),
        TEST(scale_explained_the_other_way_is_asked_about),
        TEST(scale_explained_as_it_is_read_is_no_doubt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
