/*
 * test_paper.c - the decision paper for the board: one question, its background, options,
 * recommendation and what is asked; and the two tracks of the roadmap.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "composed.h"

/* The text with plain blanks for those that do not break. */
static const char *with_blanks(const char *text)
{
    struct buf out = {0};
    for (const char *s = text; *s != '\0';) {
        bool fixed = strncmp(s, "\u00a0", 2) == 0;
        buf_put(&out, fixed ? " " : s, 1);
        s += fixed ? 2 : 1;
    }
    text = arena_strdup(&it.arena, buf_text(&out));
    buf_drop(&out);
    return text;
}

/* The text of the section whose heading has the id; NULL without one. */
static const char *section_text(const struct doc *doc, const char *id)
{
    const struct node *section = find_id(doc->root, id);
    while (section != NULL && section->element != EL_SECTION)
        section = section->parent;
    return section == NULL ? NULL : with_blanks(node_text(&it.arena, section));
}

/* Ten people who all answer alike, in English; the text of the chapter at `id`. */
static const char *chapter(const char *answers, const char *id)
{
    for (int i = 0; i < 10; i++)
        case_person(&it, CASE_WAVE, i % 2 ? FUNCTION_SALES : FUNCTION_MARKETING, answers);
    assert_true(case_diagnose(&it));
    struct doc doc = compose_in(english());
    check_clean(dump(&doc));
    return section_text(&doc, id);
}

static void start_again(void)
{
    arena_drop(&it.arena);
    assert_int_equal(set_up(NULL), 0);
}

/* What each verdict asks and recommends, out of how many options. */
static void the_paper_follows_the_verdict(void **state)
{
    static const struct {
        const char *answers;
        bool stay, sponsor;
        const char *said[5], *unsaid;
    } table[] = {
        {"33333333333333222222",
         false,
         true,
         {"Move from level 2 to level 3?", "Move from level 2 to level 3 ✓",
          "Stay at level 2 and tidy up", "have its sponsor report", "Q1 2027"},
         "Keep level"},
        {"33333333333333222222",
         false,
         false,
         {"Move from level 2 to level 3?", "needs no decision of a sponsor"},
         "sponsor report"},
        {"33333333333333222222",
         true,
         true,
         {"Stay at level 2 or move up?", "tidy up ✓", "small steps", "Q4 2026"},
         "Move up one level"},
        /* Roles and systems take four quarters. */
        {"44333333333334343333",
         false,
         true,
         {"Move from level 3 to level 4 ✓", "roles, systems", "Q3 2027"},
         "Keep level"},
        {"44444444444444444444",
         true,
         true,
         {"How do we keep level 4?", "protect its habits ✓", "Both heads"},
         "Move from"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        it.company.stay = table[i].stay;
        it.company.sponsor = table[i].sponsor;
        const char *text = chapter(table[i].answers, "s-paper");
        assert_non_null(text);
        for (int k = 0; k < 5 && table[i].said[k] != NULL; k++)
            if (strstr(text, table[i].said[k]) == NULL)
                fail_msg("%zu: no \"%s\" in: %s", i, table[i].said[k], text);
        assert_null(strstr(text, table[i].unsaid));
        assert_non_null(strstr(text, "Change nothing"));
    }
}

/* The metric that misses its target is what waiting costs; without one, nothing is made up.
 */
static void waiting_costs_what_the_figures_show(void **state)
{
    (void)state;
    int metric = metric_find(&content, "win_rate");
    case_value(&it, metric, CASE_WAVE, 0.20, 0.40);
    const char *text = chapter("33333333333333222222", "s-paper");
    assert_non_null(strstr(text, "bringing “Win rate” to its target: 20.0% now"));
    start_again();
    case_value(&it, metric, CASE_WAVE, 0.40, 0.40);
    text = chapter("33333333333333222222", "s-paper");
    assert_null(strstr(text, "to its target"));
    assert_non_null(strstr(text, "neither an owner nor a date"));
}

static int occurrences(const char *text, const char *part)
{
    int n = 0;
    for (const char *s = strstr(text, part); s != NULL; s = strstr(s + 1, part))
        n++;
    return n;
}

/* Summary and paper name the same cause first; three sentences, and then the options. */
static void the_cause_is_said_in_a_sentence(void **state)
{
    (void)state;
    const char *text = chapter("22222222222222222223", "s-paper");
    assert_true(it.d.why.nleading > 0);
    const char *from = strstr(text, "Background "), *to = strstr(text, "Options ");
    assert_true(from != NULL && to > from);
    text = arena_strndup(&it.arena, from, (size_t)(to - from));
    assert_int_equal(occurrences(text, ". "), 3);
    const char *cause = strstr(text, "The data point");
    assert_non_null(cause);
    cause = strstr(cause, "“");
    assert_non_null(cause);
    cause = arena_strndup(&it.arena, cause, (size_t)(strstr(cause, "”") - cause));
    struct doc doc = compose_in(english());
    text = section_text(&doc, "s-summary");
    assert_non_null(text);
    text = strstr(text, "The data show signs of");
    assert_true(text != NULL && strstr(text, cause) != NULL);
}

/* Where nothing leaves a sign, nothing is made up. */
static void without_signs_the_lowest_statements_speak(void **state)
{
    (void)state;
    const char *text = chapter("44333333334433334433", "s-paper");
    if (it.d.why.nleading == 0)
        assert_non_null(strstr(text, "some statements are rated lower than others"));
    assert_int_equal(strstr(text, "The data point") != NULL, it.d.why.nleading > 0);
}

/* The three conditions of a lasting change stand with the question of moving up. */
static void the_plan_says_whether_the_ground_is_ready(void **state)
{
    (void)state;
    it.company.sponsor = false;
    const char *text = chapter("22222222222222222222", "s-roadmap");
    assert_non_null(strstr(text, "Leaders take part: no · Both sides willing: no"));
    start_again();
    text = chapter("44444444444444444444", "s-roadmap");
    assert_non_null(strstr(text, "Leaders take part: yes · "));
}

static void nothing_to_decide_without_answers(void **state)
{
    (void)state;
    it.project.minimum = 11;
    assert_null(chapter("33333333333333222222", "s-paper"));
}

static void without_a_sponsor_the_departments_begin_themselves(void **state)
{
    (void)state;
    it.company.sponsor = false;
    const char *text = chapter("22222222222222222222", "s-roadmap");
    const struct checklist_item *item;
    int n = checklist_find(&content, "bottom_up", &item);
    assert_int_equal(n, 5);
    for (int i = 0; i < n; i++)
        assert_non_null(strstr(text, item[i].text.in[english()]));
    assert_non_null(strstr(text, "From head to head"));
    assert_non_null(strstr(text, "The risk: habits"));
    start_again();
    text = chapter("22222222222222222222", "s-roadmap");
    assert_null(strstr(text, "From head to head"));
    assert_null(strstr(text, item[0].text.in[english()]));
    assert_non_null(strstr(text, "The sponsor’s part"));
}

/* Rules are written on the way to level 2 and loosened on the way to level 4. */
static void rules_come_first_and_are_loosened_late(void **state)
{
    (void)state;
    const char *text = chapter("11111111111111111111", "s-roadmap");
    assert_non_null(strstr(text, "Level 2 needs written rules"));
    assert_null(strstr(text, "rules can be loosened"));
    start_again();
    text = chapter("33333333333334444444", "s-roadmap");
    assert_non_null(strstr(text, "At level 4 rules can be loosened"));
    assert_null(strstr(text, "needs written rules"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(the_paper_follows_the_verdict),
        TEST(waiting_costs_what_the_figures_show),
        TEST(the_cause_is_said_in_a_sentence),
        TEST(without_signs_the_lowest_statements_speak),
        TEST(the_plan_says_whether_the_ground_is_ready),
        TEST(nothing_to_decide_without_answers),
        TEST(without_a_sponsor_the_departments_begin_themselves),
        TEST(rules_come_first_and_are_loosened_late),
    };
    return cmocka_run_group_tests_name("paper", tests, load_composer, drop_composer);
}
