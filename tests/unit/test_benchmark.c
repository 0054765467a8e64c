/*
 * test_benchmark.c - who is compared, who is lower, and how a report says it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "compose/compose.h"
#include "near.h"

#include "case.h"

enum { MOST = 40, PEOPLE = 6 };

/* A project of companies in memory; it is diagnosed one company at a time. */
static struct arena arena;
static struct content content;
static struct project project;
static struct company company[MOST];
static struct response response[MOST * 2 * PEOPLE];
static size_t first[MOST + 1];
static struct survey survey;
static bool failed[MOST];
static struct benchmark benchmark;

static int start(void **state)
{
    (void)state;
    golden_content(&content);
    memset(failed, 0, sizeof failed);
    project = (struct project){.company = company, .minimum = 5, .min_answered = 0.8};
    survey = (struct survey){.response = response, .first = first};
    return 0;
}

static int stop(void **state)
{
    (void)state;
    arena_drop(&arena);
    return 0;
}

/* Adds somebody whose answers are 3, `above` of them raised to 4. */
static void add_person(int wave, enum function function, int person, int above)
{
    struct response *r = &response[survey.n++];

    *r = (struct response){.respondent = "",
                           .company = (unsigned)(project.ncompanies - 1),
                           .wave = wave,
                           .function = function};
    memset(r->answer, 3, sizeof r->answer);
    for (int i = 0; i < above; i++)
        r->answer[(7 * person + 3 * i) % QUESTIONS]++;
}

/* Adds a company whose score is 62 + above: of six people, each function's third gives one
 * more and another third two more than `above` + 1 answers of 4. */
static void add_company(int wave, int sales, int marketing, int above)
{
    size_t c = project.ncompanies++;

    company[c] = (struct company){.id = "acme", .benchmark = true, .invited = {-1, -1}};
    for (int i = 0; i < sales; i++)
        add_person(wave, FUNCTION_SALES, i, above + 1 + i % 3);
    for (int i = 0; i < marketing; i++)
        add_person(wave, FUNCTION_MARKETING, i + 1, above + 1 + (i + 1) % 3);
    first[c + 1] = survey.n;
}

static void add_companies(int n)
{
    for (int i = 0; i < n; i++)
        add_company(CASE_WAVE, PEOPLE, PEOPLE, (n - 1 - i) % 15);
}

static void load(int wave)
{
    benchmark_load(&arena, &project, &content, &survey, failed, wave, &benchmark);
}

static void expect_place(size_t c, int companies, int lower)
{
    struct benchmark_place place = benchmark_place(&benchmark, c);

    if (place.companies != companies || place.lower != lower)
        fail_msg("company %zu: %d of %d, expected %d of %d", c, place.lower,
                 place.companies, lower, companies);
}

static void expect_no_places(void)
{
    for (size_t c = 0; c < project.ncompanies; c++)
        expect_place(c, 0, 0);
}

static void ten_companies_are_compared_and_nine_are_not(void **state)
{
    (void)state;
    add_companies(9);
    load(CASE_WAVE);
    expect_no_places();
    add_company(CASE_WAVE, PEOPLE, PEOPLE, 9);
    load(CASE_WAVE);
    for (size_t c = 0; c < 9; c++)
        expect_place(c, 10, 8 - (int)c);
    expect_place(9, 10, 9);
    close_to(benchmark.score[9], 71, 1e-12, "the score compared");
}

static void equal_scores_are_not_lower(void **state)
{
    (void)state;
    add_companies(8);
    add_company(CASE_WAVE, PEOPLE, PEOPLE, 0);
    add_company(CASE_WAVE, PEOPLE, PEOPLE, 7);
    add_company(CASE_WAVE, PEOPLE, PEOPLE, 7);
    load(CASE_WAVE);
    expect_place(0, 11, 8);
    expect_place(9, 11, 8);
    expect_place(10, 11, 8);
    expect_place(1, 11, 7);
    expect_place(7, 11, 0);
    expect_place(8, 11, 0);
}

/* Totals of people who left statements out are fractions, whose sum depends on the order.
 */
static void the_order_of_people_makes_no_company_lower(void **state)
{
    enum { SAME = 10 };

    (void)state;
    for (int c = 0; c < SAME; c++) {
        add_company(CASE_WAVE, PEOPLE, PEOPLE, 4);
        for (int f = 0; f < FUNCTIONS; f++) {
            struct response *r = &response[survey.n - (size_t)(2 - f) * PEOPLE];

            r[1].answer[3] = r[2].answer[5] = r[2].answer[6] = r[4].answer[7] = 0;
            for (int i = 0; i < c % PEOPLE; i++) {
                struct response turned = r[0];

                memmove(r, r + 1, (PEOPLE - 1) * sizeof *r);
                r[PEOPLE - 1] = turned;
            }
        }
    }
    load(CASE_WAVE);
    for (size_t c = 0; c < SAME; c++)
        expect_place(c, SAME, 0);
}

static void who_opted_out_is_neither_counted_nor_told(void **state)
{
    (void)state;
    add_companies(11);
    company[3].benchmark = false;
    load(CASE_WAVE);
    expect_place(0, 10, 9);
    expect_place(2, 10, 7);
    expect_place(3, 0, 0);
    expect_place(4, 10, 6);
    company[4].benchmark = false;
    load(CASE_WAVE);
    expect_no_places();
}

static void failed_withheld_and_absent_companies_are_not_compared(void **state)
{
    (void)state;
    add_companies(10);
    add_company(CASE_WAVE, 4, PEOPLE, 12);
    add_company(CASE_WAVE, 2, 2, 12);
    add_company(CASE_WAVE, PEOPLE, 0, 12);
    add_company(CASE_WAVE - 1, PEOPLE, PEOPLE, 12);
    add_company(CASE_WAVE, 0, 0, 12);
    add_company(CASE_WAVE, PEOPLE, PEOPLE, 12);
    failed[15] = true;
    load(CASE_WAVE);
    for (size_t c = 0; c < 10; c++)
        expect_place(c, 10, 9 - (int)c);
    for (size_t c = 10; c < 16; c++)
        expect_place(c, 0, 0);
    failed[0] = true;
    load(CASE_WAVE);
    expect_no_places();
    load(WAVE_NONE);
    expect_no_places();
}

/* What the report shows decides: the same score, and only where both functions are shown.
 */
static void the_score_compared_is_the_one_the_report_shows(void **state)
{
    static size_t none[MOST + 1];
    struct kpis kpis = {.first = none};

    (void)state;
    for (int i = 0; i < 30; i++)
        add_company(CASE_WAVE, 3 + i % 4, 3 + i / 4 % 4, i % 12);
    for (int minimum = 3; minimum <= 5; minimum++) {
        project.minimum = minimum;
        load(CASE_WAVE);
        for (size_t c = 0; c < project.ncompanies; c++) {
            struct diag diag = {.arena = &arena};
            struct diagnosis d;
            bool balanced;

            assert_true(diagnose(&arena, &project, &content, &survey, &kpis, NULL, c,
                                 CASE_WAVE, &d, &diag));
            balanced = d.level.basis == BASIS_BALANCED;
            assert_int_equal(isfinite(benchmark.score[c]), balanced);
            if (balanced)
                close_to(benchmark.score[c], d.score.balanced.mean, 1e-12, "score");
        }
    }
}

/* --- words -------------------------------------------------------------------------- */

static void a_place_is_said_in_words(void **state)
{
    static const struct {
        const char *language;
        int companies, lower;
        const char *words;
    } cases[] = {
        {"en", 22, 14, "Higher score than 14 of the other 21 companies"},
        {"en", 10, 0, "None of the other 9 companies has a lower score"},
        {"en", 1001, 1000, "The highest score of 1,001 companies"},
        {"pl", 23, 2, "Wynik wyższy niż w\u00A02 z\u00A022 pozostałych firm"},
        {"pl", 22, 0, "Żadna z\u00A021 pozostałych firm nie ma niższego wyniku"},
        {"pl", 10, 9, "Najwyższy wynik spośród 10 firm"},
        {"ru", 22, 14, "Балл выше, чем у\u00A014 из остальных 21 компании"},
        {"ru", 23, 14, "Балл выше, чем у\u00A014 из остальных 22 компаний"},
        {"ru", 32, 0, "Баллы остальных 31 компании не ниже"},
        {"ru", 12, 0, "Баллы остальных 11 компаний не ниже"},
        {"ru", 21, 20, "Самый высокий балл среди 21 компании"},
        {"ru", 22, 21, "Самый высокий балл среди 22 компаний"},
    };
    static struct test_case it;
    struct composer composer;

    (void)state;
    case_start(&it);
    it.project.nbrands = 1;
    it.project.brand[0] = (struct brand){.id = "default", .name = "Example"};
    assert_true(content_load(&it.arena, ".", &it.content, &it.diag));
    assert_true(
        composer_load(&it.arena, ".", &it.project, &it.content, &composer, &it.diag));
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 12, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 12, 3);
    assert_true(case_diagnose(&it));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct doc doc;
        const char *text;

        it.d.benchmark = (struct benchmark_place){cases[i].companies, cases[i].lower};
        const struct version version = {
            language_find(&it.content.languages, cases[i].language), EDITION_FULL, 20726};
        assert_true(compose(&it.arena, &composer, &it.d, &version, &doc, &it.diag));
        text = node_text(&it.arena, doc.root);
        if (strstr(text, cases[i].words) == NULL)
            fail_msg("not said: %s", cases[i].words);
    }
    composer_drop(&composer);
    arena_drop(&it.arena);
}

#define WITH_PROJECT(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROJECT(ten_companies_are_compared_and_nine_are_not),
        WITH_PROJECT(equal_scores_are_not_lower),
        WITH_PROJECT(the_order_of_people_makes_no_company_lower),
        WITH_PROJECT(who_opted_out_is_neither_counted_nor_told),
        WITH_PROJECT(failed_withheld_and_absent_companies_are_not_compared),
        WITH_PROJECT(the_score_compared_is_the_one_the_report_shows),
        cmocka_unit_test(a_place_is_said_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
