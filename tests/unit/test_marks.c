/*
 * test_marks.c - marks of the departments in the charts of a report, and the gauge; scores
 * and steps of colour as they are printed.
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
        struct doc doc = compose_in(language_find(&content.languages, words[i].code));
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
    assert_non_null(
        strstr(text, "51.6 out of 100, 95% interval 45.4 to 57.7: level\u00a02"));
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

static void a_score_is_not_rounded_across_a_cut(void **state)
{
    (void)state;
    struct fill f = {
        .arena = &it.arena, .composer = &composer, .content = &content, .d = &it.d};
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
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(departments_differ_by_shape_and_word),
        TEST(marks_of_the_gauge_touch_no_number_at_any_score),
        TEST(the_gauge_is_described_with_its_numbers),
        TEST(a_score_is_not_rounded_across_a_cut),
        TEST(heat_steps_have_fixed_cuts),
    };
    return cmocka_run_group_tests_name("marks", tests, load_composer, drop_composer);
}
