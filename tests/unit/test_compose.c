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

#include "base/buf.h"
#include "base/file.h"
#include "case.h"
#include "compose/compose.h"
#include "compose/fill.h"
#include "compose/markup.h"

#include <ctype.h>

static struct test_case it;
static struct content *content; /* the shipped one, loaded once */
static struct arena content_arena;
static struct composer composer;

static int load_all(void **state)
{
    (void)state;
    static struct content loaded;
    struct diag d = {.arena = &content_arena};
    static struct project any = {.nbrands = 1,
                                 .brand = {{.id = "default", .name = "Example"}}};
    if (!content_load(&content_arena, ".", &loaded, &d) ||
        !composer_load(&content_arena, ".", &any, &loaded, &composer, &d)) {
        diag_print(stderr, d.first, false);
        return -1;
    }
    content = &loaded;
    return 0;
}

static int drop_all(void **state)
{
    (void)state;
    composer_drop(&composer);
    arena_drop(&content_arena);
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    case_start(&it);
    it.content = *content;
    it.project.nbrands = 1;
    it.project.brand[0] = (struct brand){.id = "default", .name = "Example & Sons"};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_drop(&it.arena);
    return 0;
}

static struct doc compose_on(int language, long days)
{
    struct doc doc;
    const struct version version = {language, EDITION_FULL, days};
    if (!compose(&it.arena, &composer, &it.d, &version, &doc, &it.diag)) {
        diag_print(stderr, it.diag.last, false);
        fail();
    }
    return doc;
}

static struct doc compose_in(int language)
{
    return compose_on(language, wave_last_day(it.d.wave));
}

static const char *dump(const struct doc *doc)
{
    struct buf out = {0};
    markup_write(&out, doc->root);
    const char *text = arena_strdup(&it.arena, buf_text(&out));
    buf_drop(&out);
    return text;
}

static int english(void)
{
    return language_find(&content->languages, "en");
}

static int count_class(const struct node *n, const char *token)
{
    int count = node_has_class(n, token);
    for (const struct node *c = n->first; c != NULL; c = c->next)
        count += count_class(c, token);
    return count;
}

static const struct node *find_id(const struct node *n, const char *id)
{
    const char *own = n->kind == NODE_ELEMENT ? node_attribute(n, AT_ID) : NULL;
    if (own != NULL && strcmp(own, id) == 0)
        return n;
    const struct node *found = NULL;
    for (const struct node *c = n->first; c != NULL && found == NULL; c = c->next)
        found = find_id(c, id);
    return found;
}

static int count_element(const struct node *n, enum element e)
{
    int count = n->kind == NODE_ELEMENT && n->element == e;
    for (const struct node *c = n->first; c != NULL; c = c->next)
        count += count_element(c, e);
    return count;
}

/* Finds a word that stands alone, whatever its case. */
static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *s = text; *s; s++) {
        size_t i = 0;
        while (i < length && tolower((unsigned char)s[i]) == word[i])
            i++;
        bool starts = s == text || !isalpha((unsigned char)s[-1]);
        if (i == length && starts && !isalpha((unsigned char)s[length]))
            return true;
    }
    return false;
}

static void check_clean(const char *text)
{
    assert_false(has_word(text, "nan"));
    assert_false(has_word(text, "inf"));
    assert_null(strstr(text, "{{"));
    assert_null(strstr(text, "}}"));
    assert_null(strstr(text, "T_"));
    assert_null(strstr(text, "\xEF\xBF\xBD"));
}

static void golden_case(void)
{
    case_golden(&it);
    case_value(&it, metric_find(content, "lead_acceptance"), CASE_WAVE - 1, 0.66, 0.75);
    case_value(&it, metric_find(content, "lead_acceptance"), CASE_WAVE, 0.70, 0.75);
    assert_true(case_diagnose(&it));
}

/* --- tests
 * -------------------------------------------------------------------------------- */

static void the_golden_company_in_every_language(void **state)
{
    (void)state;
    it.project.minimum = 1;
    golden_case();
    for (int l = 0; l < content->languages.n; l++) {
        struct doc doc = compose_in(l);
        const char *text = dump(&doc);
        check_clean(text);
        assert_string_equal(doc.language, content->languages.code[l]);
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
    assert_non_null(strstr(text, "51.6 of 100"));
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
    for (int l = 0; l < content->languages.n; l++) {
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
    case_value(&it, metric_find(content, "win_rate"), CASE_WAVE, 0.31, 0.30);
    assert_true(case_diagnose(&it));
    assert_false(it.d.survey_shown);
    for (int l = 0; l < content->languages.n; l++) {
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

/* Counts below n: elements of this kind with the class. */
static int count_marks(const struct node *n, enum element e, const char *token)
{
    int count = n->kind == NODE_ELEMENT && n->element == e && node_has_class(n, token);
    for (const struct node *c = n->first; c != NULL; c = c->next)
        count += count_marks(c, e, token);
    return count;
}

/* The sign and the word after a space, no-break or not. */
static bool stands_before(const char *text, const char *sign, const char *word)
{
    return strstr(text, arena_printf(&it.arena, "%s %s", sign, word)) != NULL ||
           strstr(text, arena_printf(&it.arena, "%s\u00a0%s", sign, word)) != NULL;
}

/* Fails unless every figure with marks of the departments has circles for Sales
 * and diamonds for Marketing alone, as many of each, and both signs beside their words. */
static int check_marks(const struct node *n, const char *sales, const char *marketing)
{
    int charts = 0;
    bool chart = n->kind == NODE_ELEMENT && n->element == EL_FIGURE;
    int circles = chart ? count_marks(n, EL_CIRCLE, "f-sales") : 0;

    for (const struct node *c = n->first; c != NULL; c = c->next)
        charts += check_marks(c, sales, marketing);
    if (circles == 0)
        return charts;
    assert_int_equal(count_class(n, "f-sales"), circles);
    assert_int_equal(count_class(n, "s-marketing"), circles);
    assert_int_equal(count_marks(n, EL_PATH, "s-marketing"), circles);
    assert_int_equal(count_class(n, "f-marketing") + count_class(n, "s-sales"), 0);
    const char *text = node_text(&it.arena, n);
    assert_true(stands_before(text, "\u25CF", sales));
    assert_true(stands_before(text, "\u25C7", marketing));
    return charts + 1;
}

static void departments_differ_by_shape_and_word(void **state)
{
    static const struct {
        const char *code, *sales, *marketing;
    } words[] = {{"en", "Sales", "Marketing"},
                 {"pl", "Sprzedaż", "Marketing"},
                 {"ru", "Продажи", "Маркетинг"}};

    (void)state;
    golden_case();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct doc doc = compose_in(language_find(&content->languages, words[i].code));
        assert_int_equal(check_marks(doc.root, words[i].sales, words[i].marketing), 3);
    }
}

/* The first element of this kind with the class below n, or NULL. */
static const struct node *find_mark(const struct node *n, enum element e, const char *token)
{
    const struct node *found = NULL;
    if (n == NULL || n->kind != NODE_ELEMENT)
        return NULL;
    if (n->element == e && node_has_class(n, token))
        return n;
    for (const struct node *c = n->first; c != NULL && found == NULL; c = c->next)
        found = find_mark(c, e, token);
    return found;
}

/* Fails when a mark at this place touches a number of a band or leaves the ring, whose
 * radii are 88 and 130 about 180, 168.  The digits are 15 units high with the leading, so
 * no more than 8 from their middle, 5 above the base line, to a corner; a mark reaches 8.7
 * with its outline. */
static void check_mark_place(const struct node *gauge, double x, double y)
{
    static const char *const band[] = {"on-band-1", "on-band-2", "on-band-3", "on-band-4"};
    double radius = hypot(x - 180, y - 168);

    assert_true(radius - 8.7 >= 88 && radius + 8.7 <= 130);
    for (size_t i = 0; i < sizeof band / sizeof *band; i++) {
        const struct node *number = find_mark(gauge, EL_TEXT, band[i]);
        double middle_x = strtod(node_attribute(number, AT_X), NULL);
        double middle_y = strtod(node_attribute(number, AT_Y), NULL) - 5;
        assert_true(hypot(x - middle_x, y - middle_y) >= 8 + 8.7);
    }
}

static void marks_of_the_gauge_touch_no_number_at_any_score(void **state)
{
    (void)state;
    golden_case();
    for (double score = 20; score <= 100; score += 2.5) {
        it.d.score.total[GROUP_SALES].mean = score;
        struct doc doc = compose_in(english());
        const struct node *gauge = find_id(doc.root, "chart-gauge");
        const struct node *sales = find_mark(gauge, EL_CIRCLE, "f-sales");
        check_mark_place(gauge, strtod(node_attribute(sales, AT_CX), NULL),
                         strtod(node_attribute(sales, AT_CY), NULL));
    }
}

/* Value, interval and level in words, and the other levels the interval reaches. */
static void the_gauge_is_described_with_its_numbers(void **state)
{
    (void)state;
    golden_case();
    it.d.level.number = 2;
    it.d.level.value = 51.6;
    it.d.level.low = 45.4;
    it.d.level.high = 57.7;
    it.d.level.lowest = it.d.level.highest = 2;
    it.d.level.borderline = false;
    struct doc doc = compose_in(english());
    const struct node *desc = find_id(doc.root, "gauge-desc");
    assert_non_null(desc);
    const char *text = node_text(&it.arena, desc);
    assert_non_null(strstr(text, "51.6 of 100, 95% interval 45.4 to 57.7: level\u00a02"));
    assert_non_null(strstr(text, "Sales "));
    assert_null(strstr(text, "could also be"));
    it.d.level.low = 39.9;
    it.d.level.high = 61;
    it.d.level.lowest = 1;
    it.d.level.highest = 3;
    it.d.level.borderline = true;
    doc = compose_in(english());
    text = node_text(&it.arena, find_id(doc.root, "gauge-desc"));
    assert_non_null(strstr(text, "could also be level\u00a01 (Undefined) or 3 (Aligned)."));
    text = node_text(&it.arena, doc.root);
    assert_non_null(strstr(text, "Level\u00a02: Defined, but could be level\u00a01 or 3"));
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
    assert_non_null(strstr(node_text(&it.arena, kpis), "What to collect first"));
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
    int links = 0, sources = 0;
    for (const char *s = strstr(text, "href=\"#"); s != NULL;
         s = strstr(s + 1, "href=\"#")) {
        const char *id = arena_strndup(&it.arena, s + 7, strcspn(s + 7, "\""));
        assert_non_null(find_id(doc.root, id));
        links++;
        sources += strncmp(id, "source-", 7) == 0;
    }
    assert_int_equal(links - sources, 10);
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

static void a_score_is_not_rounded_across_a_cut(void **state)
{
    (void)state;
    struct fill f = {
        .arena = &it.arena, .composer = &composer, .content = content, .d = &it.d};
    f.language = english();
    f.code = "en";
    static const struct {
        double score;
        const char *text;
    } cases[] = {
        {39.96, "39.96"},     {39.94, "39.9"}, {40, "40.0"},
        {59.9999, "59.9999"}, {60.04, "60.0"}, {99.99, "100.0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(fill_score(&f, cases[i].score), cases[i].text);
    assert_string_equal(fill_number(&f, NAN, 1), "–");
    assert_string_equal(fill_signed(&f, INFINITY, 1), "–");
    assert_string_equal(fill_percent(&f, NAN), "0%");
}

static void heat_steps_have_fixed_cuts(void **state)
{
    (void)state;
    static const struct {
        double mean;
        int step;
    } cases[] = {{1, 1},   {1.79, 1}, {1.8, 2}, {2.59, 2}, {2.6, 3}, {3.39, 3},
                 {3.4, 4}, {4.19, 4}, {4.2, 5}, {5, 5},    {NAN, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(fill_heat(cases[i].mean), cases[i].step);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_golden_company_in_every_language),
        TEST(prints_the_golden_numbers),
        TEST(a_hostile_name_is_only_text),
        TEST(nothing_by_department_when_it_is_withheld),
        TEST(only_key_figures_when_the_survey_is_withheld),
        TEST(chapters_open_with_figures_of_the_model),
        TEST(departments_differ_by_shape_and_word),
        TEST(marks_of_the_gauge_touch_no_number_at_any_score),
        TEST(the_gauge_is_described_with_its_numbers),
        TEST(without_key_figures_the_report_says_what_to_collect),
        TEST(the_highest_level_is_protected),
        TEST(ids_are_unique_and_links_lead_somewhere),
        TEST(the_date_is_the_one_given),
        TEST(a_score_is_not_rounded_across_a_cut),
        TEST(heat_steps_have_fixed_cuts),
    };
    return cmocka_run_group_tests_name("compose", tests, load_all, drop_all);
}
