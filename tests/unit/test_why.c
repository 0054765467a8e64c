/*
 * test_why.c - kind of conflict, views of each other, targets, possible causes, readiness:
 * thresholds, what is withheld, and what no report says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "compose/catalog.h"
#include "near.h"
#include "one_case.h"

/* A case with the content that is delivered: its causes, models and metrics. */
static int open_why(void **state)
{
    open_case(state);
    assert_true(content_load(&it.arena, ".", &it.content, &it.diag));
    it.project.minimum = 1;
    return 0;
}

/* Six people of a function: all answer 3, but `odd` and `even` in turn at the statements
 * listed (from 1, ended by 0); one more differs elsewhere, so that totals are not alike. */
static void people(int wave, enum function f, const int *statements, char odd, char even)
{
    for (int i = 0; i < 6; i++) {
        char answers[] = "33333333333333333333";

        answers[i == 0 ? 16 : 12] = "24"[i % 2];
        for (const int *q = statements; *q; q++)
            answers[*q - 1] = i % 2 ? odd : even;
        case_person(&it, wave, f, answers);
    }
}

static void value_of(const char *metric, int period, double value, double target)
{
    case_value(&it, metric_find(&it.content, metric), period, value, target);
}

static const struct why_cause *cause(const char *id)
{
    const struct why_cause *found = NULL;

    for (int i = 0; i < it.d.why.ncauses; i++)
        if (strcmp(it.content.branch[it.d.why.cause[i].branch].id, id) == 0)
            found = &it.d.why.cause[i];
    if (found == NULL)
        fail_msg("no cause %s", id);
    return found ? found : it.d.why.cause;
}

static void start_again(void)
{
    arena_drop(&it.arena);
    open_why(NULL);
}

/* --- conflict, trust, views ------------------------------------------------------- */

static void conflict_turns_at_three_and_a_half_and_two_and_a_half(void **state)
{
    static const int asked[] = {2, 10, 16, 0};
    static const struct {
        const char *sales, *marketing;
        double mean;
        enum conflict_kind kind;
    } table[] = {
        {"34", "34", 3.5, CONFLICT_CONSTRUCTIVE},  {"34", "33", 3.25, CONFLICT_MIXED},
        {"44", "34", 3.75, CONFLICT_CONSTRUCTIVE}, {"23", "23", 2.5, CONFLICT_DESTRUCTIVE},
        {"23", "33", 2.75, CONFLICT_MIXED},        {"12", "23", 2, CONFLICT_DESTRUCTIVE},
        {"55", "11", 3, CONFLICT_MIXED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        people(CASE_WAVE, FUNCTION_SALES, asked, table[i].sales[0], table[i].sales[1]);
        people(CASE_WAVE, FUNCTION_MARKETING, asked, table[i].marketing[0],
               table[i].marketing[1]);
        assert_true(case_diagnose(&it));
        close_to(it.d.why.conflict.mean, table[i].mean, 1e-12, table[i].sales);
        assert_int_equal(it.d.why.conflict.kind, table[i].kind);
    }
}

static void withheld_functions_leave_the_pooled_mean_alone(void **state)
{
    static const int asked[] = {2, 10, 16, 0};

    (void)state;
    it.project.minimum = 5;
    people(CASE_WAVE, FUNCTION_SALES, asked, '5', '3');
    case_person(&it, CASE_WAVE, FUNCTION_MARKETING, "34334333343333343343");
    case_person(&it, CASE_WAVE, FUNCTION_MARKETING, "34343333343333343334");
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    assert_int_equal(it.d.why.conflict.kind, CONFLICT_CONSTRUCTIVE);
    close_to(it.d.why.conflict.mean, 4, 1e-12, "pooled");
    for (int f = 0; f < FUNCTIONS; f++) {
        assert_true(isnan(it.d.why.conflict.by[f]) && isnan(it.d.why.no_blame[f]));
        assert_true(isnan(it.d.why.trust[TRUST_AGREE].by[f]));
        assert_true(isnan(it.d.why.sight[f].self) && isnan(it.d.why.sight[f].other));
        assert_int_equal(it.d.why.sight[f].statements, 0);
    }
    /* A mean of 4 of all people does not say that both sides are willing. */
    assert_int_equal(it.d.why.readiness.answer[READY_BOTH], READY_UNKNOWN);
    assert_int_equal(cause("delivery")->evidence, CAUSE_UNKNOWN);
}

static void a_survey_that_is_withheld_says_nothing(void **state)
{
    (void)state;
    it.project.minimum = 5;
    case_person(&it, CASE_WAVE, FUNCTION_SALES, "33333333333333333333");
    value_of("win_rate", CASE_WAVE, 0.3, 0.2);
    assert_true(case_diagnose(&it));
    assert_false(it.d.why.shown);
    assert_int_equal(it.d.why.ncauses, 0);
}

/* Of the answers to statement 1, and to statement 6 with this mean. */
static double golden_mean(enum group g, double sixth)
{
    const struct item *first = &it.d.score.question[0].by[g];
    int n = it.d.score.question[5].by[g].n;

    return (first->n * first->mean + n * sixth) / (first->n + n);
}

/* Marketing on its five statements: 3.77 of its answers; Sales on them: 1.93. */
static void golden_functions_see_each_other_critically(void **state)
{
    const struct sight *marketing = &it.d.why.sight[FUNCTION_MARKETING];
    const struct sight *sales = &it.d.why.sight[FUNCTION_SALES];

    (void)state;
    case_golden(&it);
    assert_true(case_diagnose(&it));
    assert_int_equal(marketing->statements, 5);
    close_to(marketing->self, 3.77, 5e-3, "Marketing on itself");
    close_to(marketing->other, 1.93, 5e-3, "Sales on Marketing");
    assert_int_equal(sales->statements, 2);
    close_to(sales->self, golden_mean(GROUP_SALES, 4), 1e-12, "Sales on itself");
    close_to(sales->other, golden_mean(GROUP_MARKETING, 2), 1e-12, "Marketing on Sales");
    assert_int_equal(cause("knowledge")->in_favour[1].kind, SIGN_VIEWS);
    assert_int_equal(cause("knowledge")->in_favour[1].count, 6);
    /* One side's low view of the other is no sign that the other does not deliver. */
    for (int i = 0; i < cause("delivery")->nin_favour; i++)
        assert_int_not_equal(cause("delivery")->in_favour[i].kind, SIGN_RATINGS);
}

/* --- targets ---------------------------------------------------------------------- */

static void everyone_on_target_and_the_company_not(void **state)
{
    static const struct {
        double marketing, company, sales; /* values; every target is 1 */
        enum targets_kind kind;
    } table[] = {
        {1, 0.5, 1, TARGETS_COMPANY_MISSED},
        {1, 0.95, 1, TARGETS_OTHER}, /* within the tolerance */
        {0.95, 0.5, 1, TARGETS_OTHER},
        {0.5, 1, 0.5, TARGETS_FUNCTIONS_MISSED},
        {0.5, 1, 1, TARGETS_OTHER},
        {1, NAN, 1, TARGETS_UNKNOWN},
        {NAN, 0.5, 1, TARGETS_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        case_people(&it, CASE_WAVE, FUNCTION_SALES, 6, 3);
        case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 6, 3);
        value_of("lead_acceptance", CASE_WAVE, table[i].marketing, 1);
        value_of("win_rate", CASE_WAVE, table[i].sales, 1);
        value_of("new_customer_share", CASE_WAVE, table[i].company, 1);
        assert_true(case_diagnose(&it));
        assert_int_equal(it.d.why.targets.kind, table[i].kind);
        assert_int_equal(cause("strategy")->nin_favour,
                         table[i].kind == TARGETS_COMPANY_MISSED);
    }
}

/* --- causes ----------------------------------------------------------------------- */

static void statements_are_a_sign_below_three_and_from_three_and_a_half(void **state)
{
    static const int asked[] = {8, 11, 20, 0};
    static const struct {
        const char *answers;
        int in_favour, against;
        enum cause_evidence evidence;
    } table[] = {
        {"23", 1, 0, CAUSE_ONE_SIGN},
        {"33", 0, 0, CAUSE_NO_SIGN},
        {"34", 0, 1, CAUSE_NO_SIGN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        for (int f = 0; f < FUNCTIONS; f++)
            people(CASE_WAVE, (enum function)f, asked, table[i].answers[0],
                   table[i].answers[1]);
        assert_true(case_diagnose(&it));
        assert_int_equal(cause("strategy")->nin_favour, table[i].in_favour);
        assert_int_equal(cause("strategy")->nagainst, table[i].against);
        assert_int_equal(cause("strategy")->evidence, table[i].evidence);
    }
}

static void signs_add_up_and_the_strongest_come_first(void **state)
{
    static const int asked[] = {7, 12, 14, 8, 11, 20, 0};

    (void)state;
    people(CASE_WAVE, FUNCTION_SALES, asked, '2', '2');
    people(CASE_WAVE, FUNCTION_MARKETING, asked, '2', '2');
    value_of("lead_acceptance", CASE_WAVE, 0.5, 0.9);
    assert_true(case_diagnose(&it));
    assert_ptr_equal(&it.d.why.cause[0], cause("process"));
    assert_int_equal(cause("process")->evidence, CAUSE_SEVERAL_SIGNS);
    assert_int_equal(cause("process")->in_favour[1].count, 1);
    assert_int_equal(cause("process")->in_favour[1].of, 1);
    /* Missed hand-over is a sign of both: of the process, and of work behind plan. */
    assert_int_equal(cause("delivery")->evidence, CAUSE_ONE_SIGN);
    assert_int_equal(cause("strategy")->evidence, CAUSE_ONE_SIGN);
    assert_int_equal(it.d.why.nleading, 3); /* never one out of two equals */
}

static void both_low_ratings_are_a_sign_that_work_is_behind(void **state)
{
    static const int marketing[] = {3, 4, 5, 13, 15, 0}, sales[] = {1, 6, 0};

    (void)state;
    for (int described = 0; described < FUNCTIONS; described++) {
        const int *asked = described == FUNCTION_SALES ? sales : marketing;

        start_again();
        people(CASE_WAVE, FUNCTION_SALES, asked, '2', '2');
        people(CASE_WAVE, FUNCTION_MARKETING, asked, '2', '3');
        assert_true(case_diagnose(&it));
        assert_int_equal(cause("delivery")->nin_favour, 1);
        assert_int_equal(cause("delivery")->in_favour[0].kind, SIGN_RATINGS);
        assert_int_equal(cause("delivery")->in_favour[0].described, described);
        close_to(cause("delivery")->in_favour[0].by[FUNCTION_SALES], 2, 1e-12, "Sales");
        close_to(cause("delivery")->in_favour[0].by[FUNCTION_MARKETING], 2.5, 1e-12,
                 "Marketing");
    }
}

static void nothing_between_persons_is_a_cause(void **state)
{
    static const char *const known[] = {"strategy", "process", "knowledge", "delivery"};

    (void)state;
    assert_int_equal(it.content.nbranches, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(it.content.branch[i].id, known[i]);
}

/* --- readiness, what fell, model -------------------------------------------------- */

static void readiness_follows_surveys_sponsor_and_both_sides(void **state)
{
    static const int asked[] = {4, 8, 11, 16, 17, 20, 0};
    static const struct {
        const char *answers;
        bool sponsor;
        int before; /* quarters; 0: first survey */
        enum ready consistent, leaders, both;
    } table[] = {
        {"34", true, 1, READY_YES, READY_YES, READY_YES},
        {"34", false, 2, READY_YES, READY_NO, READY_YES},
        {"33", true, 3, READY_NO, READY_UNKNOWN, READY_UNKNOWN},
        {"23", true, 0, READY_UNKNOWN, READY_NO, READY_NO},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        start_again();
        it.company.sponsor = table[i].sponsor;
        for (int wave = CASE_WAVE - table[i].before; wave <= CASE_WAVE;
             wave += table[i].before > 0 ? table[i].before : 1)
            for (int f = 0; f < FUNCTIONS; f++)
                people(wave, (enum function)f, asked, table[i].answers[0],
                       table[i].answers[1]);
        value_of("win_rate", CASE_WAVE - 1, 0.3, NAN);
        value_of("win_rate", CASE_WAVE, 0.3, NAN);
        assert_true(case_diagnose(&it));
        assert_int_equal(it.d.why.readiness.kpi_quarters, 2);
        assert_int_equal(it.d.why.readiness.answer[READY_CONSISTENT], table[i].consistent);
        assert_int_equal(it.d.why.readiness.answer[READY_LEADERS], table[i].leaders);
        assert_int_equal(it.d.why.readiness.answer[READY_BOTH], table[i].both);
    }
}

static void a_clear_fall_names_what_fell_most(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        for (int f = 0; f < FUNCTIONS; f++)
            case_people(&it, CASE_WAVE - 1 + i, (enum function)f, 8, i == 0 ? 4 : 2);
    assert_true(case_diagnose(&it));
    assert_true(it.d.why.fell);
    assert_int_equal(it.d.why.nfallen, FALLEN_MAX);
    for (int i = 0; i < FALLEN_MAX; i++)
        assert_true(it.d.mover[it.d.why.fallen[i]].change < -1.5);
}

static void the_division_of_work_is_never_assumed(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 6, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 6, 3);
    it.company.model = MODEL_B2G;
    assert_true(case_diagnose(&it));
    assert_null(it.d.why.model);
    it.company.scenario = 2;
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.why.model->model, MODEL_B2G);
    assert_int_equal(it.d.why.model->scenario, 2);
}

/* --- words ------------------------------------------------------------------------ */

static int count(const char *text, const char *word)
{
    int n = 0;

    for (const char *p = text; (p = strstr(p, word)) != NULL; p++)
        n++;
    return n;
}

/* The two sentences on how one sees the other name both equally often. */
static void both_directions_are_worded_alike(void **state)
{
    static const char *const sales[][2] = {{"Sales", "sales"},
                                           {"Sprzeda", "sprzeda"},
                                           {"Продаж", "продаж"}},
                             *const marketing[][2] = {{"Marketing", "marketing"},
                                                      {"Marketing", "marketing"},
                                                      {"Маркетинг", "маркетинг"}};
    const struct message_arg args[] = {{"self", "1", 0}, {"other", "2", 0}, {0}};
    struct catalog *texts = catalog_load(&it.arena, ".", &it.content.languages, &it.diag);

    (void)state;
    assert_non_null(texts);
    for (int l = 0; l < it.content.languages.n && l < 3; l++) {
        const char *of_marketing =
            catalog_text(&it.arena, texts, l, "why_sight_marketing", args);
        const char *of_sales = catalog_text(&it.arena, texts, l, "why_sight_sales", args);
        const char *both = arena_printf(&it.arena, "%s %s", of_marketing, of_sales);

        assert_int_equal(count(both, sales[l][0]) + count(both, sales[l][1]), 3);
        assert_int_equal(count(both, marketing[l][0]) + count(both, marketing[l][1]), 3);
    }
    catalog_drop(texts);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_why, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(conflict_turns_at_three_and_a_half_and_two_and_a_half),
        TEST(withheld_functions_leave_the_pooled_mean_alone),
        TEST(a_survey_that_is_withheld_says_nothing),
        TEST(golden_functions_see_each_other_critically),
        TEST(everyone_on_target_and_the_company_not),
        TEST(statements_are_a_sign_below_three_and_from_three_and_a_half),
        TEST(signs_add_up_and_the_strongest_come_first),
        TEST(both_low_ratings_are_a_sign_that_work_is_behind),
        TEST(nothing_between_persons_is_a_cause),
        TEST(readiness_follows_surveys_sponsor_and_both_sides),
        TEST(a_clear_fall_names_what_fell_most),
        TEST(the_division_of_work_is_never_assumed),
        TEST(both_directions_are_worded_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
