/*
 * test_compose.c - from a diagnosis to the document: nothing withheld, undefined or
 * dangerous gets in, in any language.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "composed.h"

static void the_golden_company_in_every_language(void **state)
{
    (void)state;
    it.project.minimum = 1;
    golden_case();
    for (int l = 0; l < content.languages.n; l++) {
        struct doc doc = compose_in(l);
        const char *text = dump(&doc);
        check_clean(text);
        assert_string_equal(doc.language, content.languages.code[l]);
        assert_int_equal(count_element(doc.root, EL_H1), 1);
        assert_int_equal(doc.days, 20726); /* 2026-09-30 */
        assert_true(strlen(text) < 150000);
        static const char *const ids[] = {"s-summary", "s-level",      "s-heatmap",
                                          "s-gaps",    "s-dimensions", "s-kpis",
                                          "s-roadmap", "s-method",     "s-quality"};
        for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
            assert_non_null(find_id(doc.root, ids[i]));
    }
}

/* The numbers are those of the end-to-end company of the specification. */
static void prints_the_golden_numbers(void **state)
{
    (void)state;
    it.project.minimum = 1;
    golden_case();
    struct doc doc = compose_in(english());
    const char *text = node_text(&it.arena, doc.root);
    assert_non_null(strstr(text, "51.6 out of 100"));
    assert_non_null(strstr(text, "45.4 to\u00a057.7"));
    assert_non_null(strstr(text, "Sales 44.4, Marketing 58.7."));
    assert_non_null(strstr(text, "2: Defined"));
    assert_non_null(strstr(text, "70.0%"));
    assert_non_null(strstr(text, "+4.0 pp"));
    assert_non_null(strstr(text, "at risk"));
}

static void a_hostile_name_is_only_text(void **state)
{
    (void)state;
    it.project.minimum = 1;
    it.company.name = "<script>alert(1)</script> \"&' {{T_sales}} {x}";
    golden_case();
    struct doc doc = compose_in(english());
    const struct node *cover = find_id(doc.root, "cover");
    assert_non_null(strstr(node_text(&it.arena, cover), it.company.name));
    assert_non_null(strstr(doc.title, it.company.name));
    assert_null(strstr(dump(&doc), "<script"));
}

static void nothing_by_department_when_it_is_withheld(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 2);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 3, 4);
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    for (int l = 0; l < content.languages.n; l++) {
        struct doc doc = compose_in(l);
        check_clean(dump(&doc));
        static const char *const marks[] = {"f-sales", "s-marketing", "c-sales",
                                            "c-marketing"};
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            assert_int_equal(count_class(doc.root, marks[i]), 0);
        assert_null(find_id(doc.root, "s-gaps"));
    }
    struct doc doc = compose_in(english());
    const char *text = node_text(&it.arena, doc.root);
    assert_non_null(strstr(text, "fewer than 5 people in one of them have a score"));
    /* 42.5 and 82.0 if they were shown; together 53.3. */
    struct score raw;
    score_wave(it.response, it.survey.n, 0.8, &it.content, &raw);
    assert_null(strstr(text, arena_printf(&it.arena, "%.1f", raw.total[GROUP_SALES].mean)));
    assert_null(
        strstr(text, arena_printf(&it.arena, "%.1f", raw.total[GROUP_MARKETING].mean)));
    assert_non_null(
        strstr(text, arena_printf(&it.arena, "%.1f", raw.total[GROUP_POOLED].mean)));
}

/* The section that a heading opens. */
static const struct node *chapter_of(const struct node *heading)
{
    while (heading != NULL && heading->element != EL_SECTION)
        heading = heading->parent;
    return heading;
}

static const struct node *find_class(const struct node *n, const char *token)
{
    if (node_has_class(n, token))
        return n;
    for (const struct node *c = n->first; c != NULL; c = c->next) {
        const struct node *found = find_class(c, token);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* The text of the figure that opens the chapter, or NULL. */
static const char *pull_of(const struct node *root, const char *id)
{
    const struct node *chapter = chapter_of(find_id(root, id));
    const struct node *pull = chapter != NULL ? find_class(chapter, "pull") : NULL;
    const struct node *number = pull != NULL ? find_class(pull, "number") : NULL;
    return number != NULL ? node_text(&it.arena, number) : NULL;
}

static void only_key_figures_when_the_survey_is_withheld(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 2, 2);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 1, 4);
    case_value(&it, metric_find(&content, "win_rate"), CASE_WAVE, 0.31, 0.30);
    assert_true(case_diagnose(&it));
    assert_false(it.d.survey_shown);
    for (int l = 0; l < content.languages.n; l++) {
        struct doc doc = compose_in(l);
        check_clean(dump(&doc));
        assert_null(find_id(doc.root, "s-level"));
        assert_null(find_id(doc.root, "s-heatmap"));
        assert_null(find_id(doc.root, "gauge-title"));
        assert_non_null(find_id(doc.root, "s-kpis"));
        assert_non_null(find_id(doc.root, "s-method"));
        assert_non_null(find_id(doc.root, "s-quality"));
        assert_null(pull_of(doc.root, "s-summary"));
        assert_string_equal(pull_of(doc.root, "s-kpis"), "1");
    }
}

static void chapters_open_with_figures_of_the_model(void **state)
{
    (void)state;
    it.project.minimum = 1;
    golden_case();
    struct doc doc = compose_in(english());
    const char *score = pull_of(doc.root, "s-level"),
               *start = pull_of(doc.root, "s-summary");
    const char *actions = pull_of(doc.root, "s-roadmap");
    assert_string_equal(score, arena_printf(&it.arena, "%.1f", it.d.level.value));
    assert_string_equal(start, arena_printf(&it.arena, "%d", it.d.level.number));
    assert_string_equal(actions, arena_printf(&it.arena, "%d", it.d.roadmap.nactions));
    assert_null(pull_of(doc.root, "s-method"));
}

static void without_key_figures_the_report_says_what_to_collect(void **state)
{
    (void)state;
    it.project.minimum = 1;
    case_golden(&it);
    assert_true(case_diagnose(&it));
    struct doc doc = compose_in(english());
    const struct node *kpis = chapter_of(find_id(doc.root, "s-kpis"));
    if (kpis == NULL) {
        fail_msg("no key figures");
        return;
    }
    assert_null(pull_of(doc.root, "s-kpis"));
    assert_int_equal(count_element(kpis, EL_TABLE), 0);
    const char *text = node_text(&it.arena, kpis);
    assert_non_null(strstr(text, "What to collect first"));
    /* Those to begin with at this step, not the whole list. */
    for (int i = 0; i < content.nmetrics; i++) {
        const struct metric *m = &content.metric[i];
        bool here = m->level == 0 || m->level == it.d.level.number;
        assert_true((strstr(text, m->about.in[english()]) != NULL) == (m->collect && here));
    }
}

static void the_highest_level_is_protected(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 4);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 8, 4);
    case_people(&it, CASE_WAVE - 1, FUNCTION_SALES, 8, 3);
    case_people(&it, CASE_WAVE - 1, FUNCTION_MARKETING, 8, 3);
    for (int i = 0; i < 16; i++) { /* responses come sorted by wave */
        struct response moved = it.response[i];
        it.response[i] = it.response[i + 16];
        it.response[i + 16] = moved;
    }
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.level.number, 4);
    struct doc doc = compose_in(english());
    const char *text = node_text(&it.arena, doc.root);
    check_clean(dump(&doc));
    assert_non_null(strstr(text, "The five strongest habits to protect"));
    assert_null(strstr(text, "What marks level 5"));
    assert_non_null(strstr(text, "improved"));
}

static void ids_are_unique_and_links_lead_somewhere(void **state)
{
    (void)state;
    it.project.minimum = 1;
    golden_case();
    struct doc doc = compose_in(english());
    const char *text = dump(&doc);
    for (const char *s = strstr(text, " id=\""); s != NULL; s = strstr(s + 1, " id=\"")) {
        const char *id = arena_strndup(&it.arena, s, strcspn(s + 5, "\"") + 6);
        assert_null(strstr(s + 1, id));
    }
    int links = 0, sources = 0, chapters = 0;
    for (const char *s = strstr(text, "<h2 id=\"s-"); s != NULL;
         s = strstr(s + 1, "<h2 id=\"s-"))
        chapters++;
    assert_true(chapters > 9);
    for (const char *s = strstr(text, "href=\"#"); s != NULL;
         s = strstr(s + 1, "href=\"#")) {
        const char *id = arena_strndup(&it.arena, s + 7, strcspn(s + 7, "\""));
        assert_non_null(find_id(doc.root, id));
        links++;
        sources += strncmp(id, "source-", 7) == 0;
    }
    assert_int_equal(links - sources, chapters - 1); /* all but the contents */
    assert_true(sources > 10);
}

static void the_date_is_the_one_given(void **state)
{
    (void)state;
    it.project.minimum = 1;
    golden_case();
    struct doc doc = compose_on(english(), 20727); /* 2026-10-01 */
    assert_int_equal(doc.days, 20727);
    assert_non_null(strstr(dump(&doc), "datetime=\"2026-10-01\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(the_golden_company_in_every_language),
        TEST(prints_the_golden_numbers),
        TEST(a_hostile_name_is_only_text),
        TEST(nothing_by_department_when_it_is_withheld),
        TEST(only_key_figures_when_the_survey_is_withheld),
        TEST(chapters_open_with_figures_of_the_model),
        TEST(without_key_figures_the_report_says_what_to_collect),
        TEST(the_highest_level_is_protected),
        TEST(ids_are_unique_and_links_lead_somewhere),
        TEST(the_date_is_the_one_given),
    };
    return cmocka_run_group_tests_name("compose", tests, load_composer, drop_composer);
}
