/*
 * test_views.c - the two positions on shared key figures: told with equal weight, each with
 * its evidence, and the stance of the company printed.
 */
#include "base/text.h"
#include "read/claims.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composed.h"

static const struct node *views_in(int language)
{
    struct doc doc = compose_in(language);
    const struct node *title = find_id(doc.root, "s-views");
    const struct node *section = title;

    assert_non_null(title);
    while (!node_is(section, EL_SECTION))
        section = section->parent;
    return section;
}

static int characters(const char *text)
{
    int n = 0;

    for (; *text; text++)
        n += (*text & 0xC0) != 0x80;
    return n;
}

static const struct node *card(const struct node *n, int which)
{
    const struct node *first = node_find(n, EL_DIV, "card", "pdf");

    assert_non_null(first);
    return which == 0 ? first : first->next;
}

/* Neither position is told longer than the other by more than a fifth, nor with more
 * arguments or claims. */
static void both_positions_have_equal_weight(void **state)
{
    (void)state;
    golden_case();
    for (int l = 0; l < content.languages.n; l++) {
        const struct node *section = views_in(l);
        int length[2], items[2], cites[2];

        for (int i = 0; i < 2; i++) {
            length[i] = characters(node_text(&it.arena, card(section, i)));
            items[i] = count_element(card(section, i), EL_LI);
            cites[i] = count_element(card(section, i), EL_A);
        }
        assert_in_range(length[0] * 100 / length[1], 80, 125);
        assert_int_equal(items[0], items[1]);
        assert_int_equal(cites[0], cites[1]);
        assert_int_equal(cites[0], 3);
    }
}

static void the_stance_of_the_company_is_printed(void **state)
{
    static const char *const words[STANCES] = {
        "Separate figures:", "One outcome:", "Shared figures:"};

    (void)state;
    golden_case();
    for (int s = 0; s < STANCES; s++) {
        const char *text;

        it.project.company[0].kpi_stance = (enum kpi_stance)s;
        text = node_text(&it.arena, views_in(english()));
        for (int i = 0; i < STANCES; i++)
            assert_int_equal(strstr(text, words[i]) != NULL, i == s);
    }
}

/* Each claim says what kind of evidence it is and where it stands. */
static void claims_carry_their_evidence(void **state)
{
    const char *text;

    (void)state;
    golden_case();
    text = node_text(&it.arena, views_in(english()));
    assert_non_null(strstr(text, "nearly three times as likely to exceed their targets for "
                                 "new customers. (an advisory firm’s own figure, no method "
                                 "published; often quoted otherwise; ["));
    assert_non_null(strstr(text, "(mathematical model; ["));
    assert_non_null(strstr(text, "(survey, self-reported; ["));
}

static void the_chapter_needs_no_survey(void **state)
{
    (void)state;
    golden_case();
    it.d.survey_shown = false;
    assert_non_null(views_in(english()));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(both_positions_have_equal_weight),
        TEST(the_stance_of_the_company_is_printed),
        TEST(claims_carry_their_evidence),
        TEST(the_chapter_needs_no_survey),
    };

    return cmocka_run_group_tests_name("views", tests, load_composer, drop_composer);
}
