/*
 * test_statistics.c - the title of the table of statistics says what was found, in every
 * language and number.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "one_case.h"
#include "one_composer.h"

static int set_up(void **state)
{
    open_case(state);
    it.content = content;
    it.project.nbrands = 1;
    it.project.brand[0] = (struct brand){.id = "default", .name = "Example"};
    return 0;
}

/* The golden company with `of` statements tested, `clear` of them with a clear gap. */
static void tested(int clear, int of)
{
    assert_true(case_diagnose(&it));
    for (int q = 0; q < QUESTIONS; q++) {
        struct item_gap *gap = &it.d.score.question[q].gap;
        gap->verdict = q < clear ? VERDICT_CLEAR : VERDICT_SUGGESTIVE;
        gap->p = gap->q = q < of ? 0.01 : (double)NAN;
    }
}

/* Fails unless the report says so, in this language; a space may be of any kind. */
static void expect(const char *code, const char *finding)
{
    struct version version = {language_find(&content.languages, code), EDITION_FULL,
                              wave_last_day(it.d.wave)};
    struct doc doc;
    char *text, *out;

    assert_true(compose(&it.arena, &composer, &it.d, &version, &doc, &it.diag));
    text = arena_strdup(&it.arena, node_text(&it.arena, doc.root));
    out = text;
    for (const char *s = text; *s != '\0';)
        if (strncmp(s, "\u00a0", 2) == 0) {
            *out++ = ' ';
            s += 2;
        } else
            *out++ = *s++;
    *out = '\0';
    if (strstr(text, finding) == NULL)
        fail_msg("%s: no \"%s\"", code, finding);
}

static void the_title_counts_the_gaps_that_both_tests_confirm(void **state)
{
    (void)state;
    it.project.minimum = 1;
    case_golden(&it);
    tested(7, 20);
    expect("en", "Both criteria show a gap on 7 of 20 statements");
    expect("pl", "Oba kryteria wskazują różnicę przy 7 z 20 stwierdzeń");
    expect("ru", "Оба условия указывают на разрыв по 7 из 20 утверждений");
    tested(1, 1);
    expect("en", "Both criteria show a gap on 1 of 1 statement");
    expect("pl", "Oba kryteria wskazują różnicę przy 1 z 1 stwierdzenia");
    expect("ru", "Оба условия указывают на разрыв по 1 из 1 утверждения");
    tested(2, 3);
    expect("pl", "Oba kryteria wskazują różnicę przy 2 z 3 stwierdzeń");
    expect("ru", "Оба условия указывают на разрыв по 2 из 3 утверждений");
    tested(0, 20);
    expect("en", "On no statement do both criteria show a gap");
    expect("pl", "Żadnej różnicy nie wskazują oba kryteria naraz");
    expect("ru", "Ни на один разрыв не указывают оба условия сразу");
}

static void without_tests_it_counts_what_can_be_shown(void **state)
{
    (void)state;
    it.project.minimum = 1;
    case_golden(&it);
    tested(0, 0);
    expect("en", "Answers are counted on 20 of 20 statements; none can be tested");
    expect("pl", "Policzono odpowiedzi na 20 z 20 stwierdzeń; testów brak");
    expect("ru", "Ответы подсчитаны по 20 из 20 утверждений; проверок нет");
}

static void of_all_people_together_it_names_the_least_agreement(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 14, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 3, 3);
    assert_true(case_diagnose(&it));
    for (int q = 0; q < QUESTIONS; q++)
        it.d.score.question[q].by[GROUP_POOLED].rwg = q == 1 ? (double)NAN : 0.9;
    it.d.score.question[4].by[GROUP_POOLED].rwg = 0.35;
    expect("en", "People agree least on “Sales material that helps to win” (0.35)");
    expect("pl", "Najmniejsza zgodność: „Materiały, które pomagają sprzedawać” (0,35)");
    expect("ru", "Меньше всего согласия: «Материалы, полезные в продажах» (0,35)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_title_counts_the_gaps_that_both_tests_confirm,
                                        set_up, close_case),
        cmocka_unit_test_setup_teardown(without_tests_it_counts_what_can_be_shown, set_up,
                                        close_case),
        cmocka_unit_test_setup_teardown(of_all_people_together_it_names_the_least_agreement,
                                        set_up, close_case),
    };

    return cmocka_run_group_tests(tests, load_composer, drop_composer);
}
