/*
 * test_practice_texts.c - how the work runs, the chapter: complete with any block alone,
 * absent with none, and never a comparison with what is not there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "practice_case.h"
#include "publish/report_json.h"

static const char *const language[] = {"en", "pl", "ru"};

/* A row or two of each block, with the heading of its section. */
static const struct {
    enum block block;
    const char *rows[2], *title;
} each[] = {
    {BLOCK_PRINCIPLES, {"norms|sales|4", "norms|marketing|2"}, "practice_principles_title"},
    {BLOCK_PROCESSES, {"handover|missing", "content|working"}, "practice_processes_title"},
    {BLOCK_CADENCE, {"Funnel review|4|3", "Training|1|0"}, "practice_cadence_title"},
    {BLOCK_CONTACT,
     {"field_days|sales|0|5", "field_days|marketing|3|4"},
     "practice_contact_title"},
    {BLOCK_REACTIONS, {"sales|4|2", "marketing|2|4"}, "practice_reactions_title"},
    {BLOCK_DECISIONS,
     {"prices|sales|marketing", "budget|nobody"},
     "practice_decisions_title"},
    {BLOCK_PLAN,
     {"Fair|A. Lis|2026-10-07|North|no", "Survey|B. Kos|2026-09-01||yes"},
     "practice_plan_title"},
};
enum { EACH = sizeof each / sizeof *each };

static const char *word(int l, const char *key)
{
    return catalog_text(&it.arena, composer.catalog,
                        language_find(&content.languages, language[l]), key, NULL);
}

static void give_each(int i)
{
    give(each[i].block, each[i].rows[0]);
    give(each[i].block, each[i].rows[1]);
}

static void none_leaves_no_trace(void **state)
{
    struct buf out = {0};

    (void)state;
    practise();
    for (int l = 0; l < 3; l++) {
        struct doc doc = compose_in(language_find(&content.languages, language[l]));

        assert_null(find_id(doc.root, "s-practice"));
        assert_null(strstr(dump(&doc), word(l, "practice_title")));
    }
    report_json(&it.d, 0, &out);
    assert_null(strstr(buf_text(&out), "\"practice\""));
    buf_drop(&out);
}

static void any_block_alone_makes_a_chapter(void **state)
{
    for (int i = 0; i < EACH; i++) {
        if (i > 0) {
            close_case(state);
            open_practice(state);
        }
        give_each(i);
        practise();
        for (int l = 0; l < 3; l++) {
            struct doc doc = compose_in(language_find(&content.languages, language[l]));
            const char *text = chapter_in(language[l]);

            check_clean(dump(&doc));
            SAYS(dump(&doc), "href=\"#s-practice\"");
            for (int k = 0; k < EACH; k++)
                if (k == i)
                    SAYS(text, word(l, each[k].title));
                else
                    KEEPS_SILENT(text, word(l, each[k].title));
        }
    }
}

static void all_blocks_open_with_two_levers(void **state)
{
    (void)state;
    for (int i = 0; i < EACH; i++)
        give_each(i);
    practise();
    const char *text = chapter_in("en");
    SAYS(text, "Still open: 1 of 2 decisions; 1 of 2 common processes; meetings not held: "
               "2 of 5 planned; "
               "4 more areas. To clear the way for the roadmap: agree on who leads in "
               "“Marketing budget”; put “Hand-over of leads” in order.");
    SAYS(text, "1 of 2 common processes works");
    SAYS(text, "3 of 5 planned meetings took place (60%)");
    SAYS(text, "Planned, but not held once: Training.");
    SAYS(text, "Not yet: “Days in the field” (Sales)");
    SAYS(text, "Sales: rivalry; Marketing: accommodation");
    SAYS(text, "1 of 2 decisions without an agreed lead");
    SAYS(text, "Decisions led: Sales 1, Marketing 0, nobody 1.");
    SAYS(text, "1 of 2 entries are known to both departments");
    SAYS(text, "Sales and Marketing rate 1 of 1 principle at least 1 point apart");
}

static void what_is_in_place_carries_the_roadmap(void **state)
{
    (void)state;
    give(BLOCK_PROCESSES, "handover|working");
    give(BLOCK_CADENCE, "Funnel review|2|3");
    give(BLOCK_CONTACT, "field_days|sales|8|4");
    give(BLOCK_CONTACT, "shadowing_days|marketing|8|4");
    give(BLOCK_REACTIONS, "sales|4|4");
    give(BLOCK_REACTIONS, "marketing|5|5");
    practise();
    const char *text = chapter_in("en");
    SAYS(text, "In place: the common processes; the planned meetings; contact in both "
               "directions; 1 more area. The roadmap can build on this.");
    SAYS(text, "All common processes work");
    SAYS(text, "Both departments: cooperation");
    SAYS(text, "A meeting held more often than planned counts as held in full");
    KEEPS_SILENT(text, "Still open");
}

static void one_open_point_comes_with_a_second_step(void **state)
{
    (void)state;
    give(BLOCK_PROCESSES, "handover|missing");
    practise();
    SAYS(chapter_in("en"), "put “Hand-over of leads” in order; look at the effect together "
                           "next quarter.");
}

/* --- one function only ------------------------------------------------------------ */

static void one_function_is_set_beside_nothing(void **state)
{
    (void)state;
    give(BLOCK_PRINCIPLES, "norms|marketing|5");
    give(BLOCK_REACTIONS, "marketing|4.5|1.5");
    give(BLOCK_CONTACT, "field_days|marketing|8|4");
    practise();
    const char *text = chapter_in("en");
    SAYS(text, "Lowest rating: Agreed norms (5.0)");
    SAYS(text, "Marketing: rivalry");
    SAYS(text, "Contact took place in every form counted");
    SAYS(text, "How the two departments describe their work with each other.");
    KEEPS_SILENT(text, "Both departments:");
    KEEPS_SILENT(text, "departments differ");
    KEEPS_SILENT(text, "than the survey");
    KEEPS_SILENT(text, "both directions");
    KEEPS_SILENT(text, "Sales:");
    struct doc doc = compose_in(english());
    const struct node *chart = find_id(doc.root, "chart-reactions");
    assert_int_equal(chart ? count_class(chart, "f-sales") : -1, 0);
    assert_int_equal(chart ? count_class(chart, "s-marketing") : -1, 1);
}

static void equal_ratings_have_no_lowest(void **state)
{
    (void)state;
    give(BLOCK_PRINCIPLES, "norms|sales|3");
    give(BLOCK_PRINCIPLES, "trust|sales|3");
    practise();
    SAYS(chapter_in("en"), "All principles are rated 3.0");
}

/* --- what privacy and the level leave --------------------------------------------- */

static void a_withheld_survey_is_not_mentioned(void **state)
{
    (void)state;
    for (int i = 0; i < EACH; i++)
        give_each(i);
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 2, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 2, 3);
    assert_true(case_diagnose(&it));
    const char *text = chapter_in("en");
    SAYS(text, "Rating agreed in the department, 1 to 5");
    SAYS(text, "Next: agree on who leads");
    KEEPS_SILENT(text, "urvey:");
    KEEPS_SILENT(text, "the survey");
    KEEPS_SILENT(text, "roadmap");
    KEEPS_SILENT(text, "level");
}

static void meetings_inform_up_to_level_two_and_plan_from_three(void **state)
{
    (void)state;
    give(BLOCK_CADENCE, "Funnel review|4|3");
    practise();
    SAYS(chapter_in("en"),
         "At level 2, meetings serve above all to keep each other informed");
    close_case(state);
    open_practice(state);
    give(BLOCK_CADENCE, "Funnel review|4|3");
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 6, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 6, 3);
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.level.number, 3);
    SAYS(chapter_in("en"), "From level 3 on, meetings are for planning together");
}

static void an_earlier_quarter_is_named(void **state)
{
    (void)state;
    give_in(CASE_WAVE - 1, BLOCK_PROCESSES, "handover|partly");
    practise();
    SAYS(chapter_in("en"), "as of Q2\u00A02026");
}

/* --- plan and grid ---------------------------------------------------------------- */

static void what_lies_ahead_comes_before_what_is_past(void **state)
{
    (void)state;
    give(BLOCK_PLAN, "Gone|A|2026-09-29");
    give(BLOCK_PLAN, "Today|A|2026-09-30");
    give(BLOCK_PLAN, "Coming|A|2026-10-02");
    practise();
    const char *text = chapter_in("en"), *ahead = strstr(text, "Ahead"),
               *past = strstr(text, "Past");
    SAYS(text, "2 dates lie ahead");
    KEEPS_SILENT(text, "Known to the other side");
    KEEPS_SILENT(text, "Where");
    assert_non_null(ahead);
    assert_non_null(past);
    assert_true(ahead < strstr(text, "Today") &&
                strstr(text, "Today") < strstr(text, "Coming"));
    assert_true(strstr(text, "Coming") < past && past < strstr(text, "Gone"));
}

static void a_long_plan_is_cut_and_says_so(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++)
        give(BLOCK_PLAN, arena_printf(&it.arena, "Step %d|A|2026-11-%02d", i, i + 1));
    for (int i = 0; i < 6; i++)
        give(BLOCK_PLAN, arena_printf(&it.arena, "Old %d|A|2026-08-%02d", i, i + 1));
    practise();
    const char *text = chapter_in("en");
    SAYS(text, "10 further entries of the plan are not listed here."); /* 20-12 and 6-4 */
    SAYS(text, "Step 11");
    KEEPS_SILENT(text, "Step 12");
    SAYS(text, "Old 2");
    KEEPS_SILENT(text, "Old 1");
}

static void a_long_list_of_meetings_is_cut_but_counts(void **state)
{
    (void)state;
    for (int i = 0; i < 23; i++)
        give(BLOCK_CADENCE, arena_printf(&it.arena, "Meeting %d|2|1", i));
    practise();
    const char *text = chapter_in("en");
    SAYS(text, "23 of 46 planned meetings took place (50%)");
    SAYS(text, "3 more are not listed.");
    SAYS(text, "Meeting 19");
    KEEPS_SILENT(text, "Meeting 20");
}

/* The places of the first two texts in bold, which only names of marks are. */
static void gather_names(const struct node *node, double *x, double *y, int *n)
{
    if (node->kind == NODE_ELEMENT && node->element == EL_TEXT && *n < 2) {
        const char *weight = node_attribute(node, AT_FONT_WEIGHT);
        const char *left = node_attribute(node, AT_X), *top = node_attribute(node, AT_Y);
        const char *size = node_attribute(node, AT_FONT_SIZE);

        if (weight && left && top && size && strcmp(size, "13") == 0) {
            x[*n] = strtod(left, NULL);
            y[(*n)++] = strtod(top, NULL);
        }
    }
    for (const struct node *c = node->first; c != NULL; c = c->next)
        gather_names(c, x, y, n);
}

static void names_on_the_grid_keep_apart(void **state)
{
    static const char *const rows[][2] = {{"sales|3|3", "marketing|3|3"},
                                          {"sales|5|5", "marketing|5|5"},
                                          {"sales|1|1", "marketing|1|1"},
                                          {"sales|1|5", "marketing|5|1"},
                                          {"sales|3.8|2.9", "marketing|2.8|3.9"}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double x[2], y[2];
        int n = 0;

        if (i > 0) {
            close_case(state);
            open_practice(state);
        }
        give(BLOCK_REACTIONS, rows[i][0]);
        give(BLOCK_REACTIONS, rows[i][1]);
        practise();
        struct doc doc = compose_in(english());
        gather_names(doc.root, x, y, &n);
        assert_int_equal(n, 2);
        /* Inside the frame, and 13 apart in height or a word apart in width. */
        for (int k = 0; k < n; k++)
            assert_true(x[k] >= 32 && x[k] <= 240 && y[k] > 58 && y[k] < 230);
        assert_true(fabs(y[0] - y[1]) >= 13 || fabs(x[0] - x[1]) >= 35);
    }
}

static void texts_of_users_are_only_text(void **state)
{
    (void)state;
    give(BLOCK_CADENCE, "<script>alert(1)</script>|2|1|{{COMPANY}} & \"x\"");
    practise();
    struct doc doc = compose_in(english());
    assert_null(strstr(dump(&doc), "<script"));
    SAYS(chapter_in("en"), "<script>alert(1)</script>");
    SAYS(chapter_in("en"), "{{COMPANY}} & \"x\"");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_practice, close_case)
    const struct CMUnitTest tests[] = {
        TEST(none_leaves_no_trace),
        TEST(any_block_alone_makes_a_chapter),
        TEST(all_blocks_open_with_two_levers),
        TEST(what_is_in_place_carries_the_roadmap),
        TEST(one_open_point_comes_with_a_second_step),
        TEST(one_function_is_set_beside_nothing),
        TEST(equal_ratings_have_no_lowest),
        TEST(a_withheld_survey_is_not_mentioned),
        TEST(meetings_inform_up_to_level_two_and_plan_from_three),
        TEST(an_earlier_quarter_is_named),
        TEST(what_lies_ahead_comes_before_what_is_past),
        TEST(a_long_plan_is_cut_and_says_so),
        TEST(a_long_list_of_meetings_is_cut_but_counts),
        TEST(names_on_the_grid_keep_apart),
        TEST(texts_of_users_are_only_text),
    };
    return cmocka_run_group_tests_name("practice texts", tests, load_composer,
                                       drop_composer);
}
