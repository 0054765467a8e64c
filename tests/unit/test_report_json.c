/*
 * test_report_json.c - report.json of the golden company, its keys in order, and that
 * withheld figures leave no trace.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "case.h"
#include "near.h"
#include "publish/report_json.h"

static struct test_case it;
static struct buf out;

static int start(void **state)
{
    (void)state;
    case_start(&it);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    buf_drop(&out);
    out = (struct buf){0};
    arena_drop(&it.arena);
    return 0;
}

static const char *write_report(void)
{
    assert_true(case_diagnose(&it));
    report_json(&it.d, 0, &out);
    return buf_text(&out);
}

/* Goes through the keys in order and fails at the first that does not follow the one
 * before; returns where the value of the last one begins. */
static const char *follow(const char *at, const char *keys)
{
    char key[40];

    while (*keys) {
        size_t length = strcspn(keys, " ");
        const char *found;

        snprintf(key, sizeof key, "\"%.*s\":", (int)length, keys);
        found = strstr(at, key);
        if (found == NULL)
            fail_msg("no %s after %.60s", key, at);
        at = found + strlen(key);
        keys += length + (keys[length] == ' ');
    }
    return at;
}

static double number(const char *text, const char *keys)
{
    return strtod(follow(text, keys), NULL);
}

static void golden_numbers_stand_to_six_decimals(void **state)
{
    static const struct {
        const char *keys;
        double expected;
    } table[] = {
        {"score sales mean", 44.388889},    {"score sales low", 33.980197},
        {"score sales high", 54.797580},    {"score marketing mean", 58.733333},
        {"score marketing low", 48.530344}, {"score marketing high", 68.936323},
        {"score balanced mean", 51.561111}, {"score balanced low", 45.376061},
        {"score balanced high", 57.746161}, {"score gap difference", -14.344444},
        {"score gap t", -2.623296},         {"score gap df", 8.998107},
        {"score gap p", 0.0276658},         {"score gap exact_p", 0.0259740},
        {"score gap delta", -0.8},          {"score gap delta_low", -0.980050},
        {"score gap delta_high", 0.101254}, {"level number", 2},
        {"dimensions sales", 2.4444},       {"pains marketing", 3.0048},
    };
    const char *text;

    (void)state;
    it.project.minimum = 1;
    it.project.named = true;
    case_golden(&it);
    text = write_report();
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        close_to(number(text, table[i].keys), table[i].expected,
                 table[i].keys[0] == 's' ? 5e-7 : 5e-5, table[i].keys);
    assert_null(strstr(text, "pooled"));
    close_to(number(text, "alpha value"), 0.930289, 5e-7, "alpha");
}

/* Two constant groups: a difference and an exact p, but no interval, t or alpha. */
static void figures_that_are_not_defined_are_absent(void **state)
{
    static const char *const absent[] = {"\"low\"", "\"high\"", "\"t\"", "\"df\""};
    const char *text;

    (void)state;
    it.project.minimum = 1;
    it.project.named = true;
    for (int i = 0; i < 3; i++) {
        case_person(&it, CASE_WAVE, FUNCTION_SALES, "33333333333333333333");
        case_person(&it, CASE_WAVE, FUNCTION_MARKETING, "33333333333333333333");
    }
    text = write_report();
    close_to(number(text, "score gap difference"), 0, 0, "difference");
    close_to(number(text, "score gap exact_p"), 1, 0, "exact p");
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        assert_null(strstr(text, absent[i]));
    assert_null(strstr(text, "\"alpha\""));
    assert_null(strstr(text, "\"delta_low\""));
    assert_null(strstr(text, "nan"));
    assert_non_null(strstr(text, "\"verdict\": \"too_few\""));
}

static void keys_stand_in_the_order_of_the_schema(void **state)
{
    const char *text;

    (void)state;
    it.project.minimum = 1;
    it.project.named = true;
    it.company.invited[FUNCTION_SALES] = 9;
    case_golden(&it);
    case_metric(&it, "win_rate", 2, true);
    case_value(&it, 0, CASE_WAVE - 1, 0.25, 0.3);
    case_value(&it, 0, CASE_WAVE, 0.3, 0.3);
    case_action(&it, "B1", 2, 13, 10, EFFORT_S);
    text = write_report();
    follow(
        text,
        "schema company id name language wave respondents sales answered scored invited "
        "marketing answered scored invited score sales mean low high marketing mean low "
        "high balanced mean low high gap difference low high t df p exact_p delta "
        "delta_low delta_high level number id basis borderline sales marketing questions "
        "id sales n mean median sd counts top2 rwg marketing n gap difference u p q "
        "p_min delta delta_low delta_high verdict id sales dimensions id sales marketing "
        "balanced pains id sales marketing balanced alpha value low high n kpis id unit "
        "period value target previous status trend wave balanced roadmap from to verdict "
        "actions id rank score owner days triage quality files rejected missing id n "
        "straight_lines identical_sheets settings period minimum consent min_answered "
        "languages edition editions version suppressed messages");
    assert_non_null(strstr(text, "\"wave\": \"2026-Q3\""));
    assert_non_null(strstr(text, "\"invited\": 9"));
    assert_non_null(strstr(text, "\"invited\": null"));
    assert_non_null(strstr(text, "\"status\": \"on_target\""));
    assert_non_null(strstr(text, "\"owner\": \"hos+hom\""));
    assert_true(text[strlen(text) - 1] == '\n');
}

static void waves_say_how_they_were_compared(void **state)
{
    struct method_change method = {CASE_WAVE, {{"Two statements are new."}}};
    const char *text;

    (void)state;
    it.project.method = &method;
    it.project.nmethods = 1;
    case_people(&it, CASE_WAVE - 2, FUNCTION_SALES, 9, 2);
    case_people(&it, CASE_WAVE - 1, FUNCTION_SALES, 8, 4);
    case_people(&it, CASE_WAVE - 1, FUNCTION_MARKETING, 8, 4);
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 8, 3);
    text = write_report();
    follow(text,
           "questions id sales marketing gap change trend wave balanced n wave balanced "
           "n n_before change low high verdict method statements method_change "
           "left_out wave why alerts what what id clear");
    close_to(number(text, "questions change"), -1, 1e-12, "change of a statement");
    close_to(number(text, "trend n_before"), 16, 0, "people then");
    assert_non_null(strstr(text, "\"method\": \"welch\""));
    assert_non_null(strstr(text, "\"method_change\": \"Two statements are new.\""));
    assert_non_null(strstr(text, "\"why\": \"pooled\""));
    assert_non_null(strstr(text, "\"what\": \"level\""));
    assert_null(strstr(text, "\"linked\""));
}

static void withheld_functions_leave_pooled_figures_alone(void **state)
{
    const char *text;

    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 3, 2);
    text = write_report();
    follow(text,
           "respondents sales answered marketing answered score pooled mean low high level "
           "basis questions id pooled n mean counts dimensions id pooled pains id pooled "
           "trend wave pooled suppressed what why");
    assert_non_null(strstr(text, "\"basis\": \"pooled\""));
    assert_non_null(strstr(text, "\"what\": \"functions\""));
    assert_null(strstr(text, "\"scored\""));
    assert_null(strstr(text, "\"balanced\":"));
    assert_null(strstr(text, "\"gap\""));
    assert_null(strstr(strstr(text, "\"score\""), "\"sales\":"));
    assert_null(strstr(strstr(text, "\"score\""), "\"marketing\":"));
}

static void a_tiny_sample_leaves_kpis_and_the_reason(void **state)
{
    const char *text;

    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 2, 3);
    case_metric(&it, "win_rate", 2, true);
    case_value(&it, 0, CASE_WAVE, NAN, 0.3);
    text = write_report();
    follow(text,
           "respondents kpis id target status trend triage quality files rejected settings "
           "version suppressed what messages");
    assert_null(strstr(text, "\"missing\""));
    assert_null(strstr(text, "\"straight_lines\""));
    assert_null(strstr(text, "\"identical_sheets\""));
    assert_non_null(strstr(text, "\"status\": \"no_data\""));
    assert_non_null(strstr(text, "\"what\": \"survey\""));
    assert_null(strstr(text, "\"score\""));
    assert_null(strstr(text, "\"level\": {"));
    assert_null(strstr(text, "\"questions\""));
    assert_null(strstr(text, "\"roadmap\""));
}

static void messages_carry_level_code_and_place(void **state)
{
    const char *text;
    struct diag_message range = {.code = DIAG_ANSWER_RANGE,
                                 .at = {"surveys/q3.csv", 12, 7}};
    struct diag_message line = {.code = DIAG_ROW_EMPTY, .at = {"surveys/q3.csv", 3, 0}};
    struct diag_message none = {.code = DIAG_NO_KPIS};

    (void)state;
    range.next = &line;
    line.next = &none;
    case_golden(&it);
    assert_true(case_diagnose(&it));
    it.d.messages = &range;
    report_json(&it.d, 0, &out);
    text = strstr(buf_text(&out), "\"messages\"");
    assert_non_null(text);
    follow(text, "level code at level code at level code");
    assert_non_null(strstr(text, "\"at\": \"surveys/q3.csv:12:7\""));
    assert_non_null(strstr(text, "\"at\": \"surveys/q3.csv:3\""));
    assert_non_null(strstr(text, "\"code\": \"ANSWER_RANGE\""));
    assert_non_null(strstr(text, "\"level\": \"note\""));
}

static void a_place_is_two_counts(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 8, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 8, 3);
    assert_null(strstr(write_report(), "\"benchmark\""));
    buf_clear(&out);
    it.d.benchmark = (struct benchmark_place){22, 14};
    report_json(&it.d, 0, &out);
    close_to(number(buf_text(&out), "level benchmark companies"), 22, 0, "companies");
    close_to(number(buf_text(&out), "level benchmark lower"), 14, 0, "lower");
}

#define WITH_CASE(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_CASE(golden_numbers_stand_to_six_decimals),
        WITH_CASE(figures_that_are_not_defined_are_absent),
        WITH_CASE(keys_stand_in_the_order_of_the_schema),
        WITH_CASE(waves_say_how_they_were_compared),
        WITH_CASE(withheld_functions_leave_pooled_figures_alone),
        WITH_CASE(a_tiny_sample_leaves_kpis_and_the_reason),
        WITH_CASE(messages_carry_level_code_and_place),
        WITH_CASE(a_place_is_two_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
