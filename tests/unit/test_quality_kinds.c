/*
 * test_quality_kinds.c - why answers are missing, counted apart: in the diagnosis, in
 * report.json and in words; and scales that were converted.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "quality_box.h"

/* Takes an answer of person i away, for a reason. */
static void lose(int i, int question, enum answer_kind kind)
{
    it.response[i].answer[question] = 0;
    it.response[i].unused[kind]++;
}

static void says_in(const char *code, const char *words)
{
    if (strstr(report_in(code), words) == NULL)
        fail_msg("does not say: %s", words);
}

static void kinds_are_counted_apart(void **state)
{
    (void)state;
    two_waves();
    lose(0, 3, ANSWER_DONT_KNOW); /* of the quarter before: does not count */
    lose(16, 3, ANSWER_BLANK);
    lose(16, 4, ANSWER_BLANK);
    lose(17, 3, ANSWER_NOT_APPLICABLE);
    lose(18, 3, ANSWER_NOT_APPLICABLE);
    lose(19, 9, ANSWER_NOT_APPLICABLE);
    lose(20, 9, ANSWER_DONT_KNOW);
    lose(31, 9, ANSWER_OUTSIDE);
    finish();
    assert_int_equal(it.d.quality.answers_missing, 7);
    assert_int_equal(it.d.quality.unused[ANSWER_BLANK], 2);
    assert_int_equal(it.d.quality.unused[ANSWER_NOT_APPLICABLE], 3);
    assert_int_equal(it.d.quality.unused[ANSWER_DONT_KNOW], 1);
    assert_int_equal(it.d.quality.unused[ANSWER_OUTSIDE], 1);
    assert_int_equal(it.d.quality.unused[ANSWER_OTHER], 0);
    says("Why they are missing: left blank\u00a0(2), “not applicable”\u00a0(3), “don’t "
         "know”\u00a0(1), "
         "outside the scale\u00a0(1).");
    says_in("pl", "pozostawione bez odpowiedzi\u00a0(2), „nie dotyczy”\u00a0(3), „nie "
                  "wiem”\u00a0(1), "
                  "poza skalą\u00a0(1).");
    says_in("ru", "не заполнено\u00a0(2), «не применимо»\u00a0(3), «не знаю»\u00a0(1), вне "
                  "шкалы\u00a0(1).");
    assert_non_null(strstr(json(), "\"missing_by_kind\""));
    assert_non_null(strstr(json(), "\"not_applicable\": 3"));
    assert_non_null(strstr(json(), "\"not_understood\": 0"));
}

/* Blank cells alone need no explanation. */
static void blank_cells_alone_are_not_explained(void **state)
{
    (void)state;
    two_waves();
    lose(16, 3, ANSWER_BLANK);
    it.response[17].answer[4] = 0; /* of a file without kinds */
    finish();
    assert_int_equal(it.d.quality.unused[ANSWER_BLANK], 2);
    says_not("Why they are missing");
    assert_null(strstr(json(), "missing_by_kind"));
}

/* Who answered nothing is no respondent, whatever the cells say. */
static void sheets_without_answers_do_not_count(void **state)
{
    (void)state;
    two_waves();
    memset(it.response[30].answer, 0, QUESTIONS);
    it.response[30].unused[ANSWER_NOT_APPLICABLE] = QUESTIONS;
    finish();
    assert_int_equal(it.d.quality.unused[ANSWER_NOT_APPLICABLE], 0);
    assert_int_equal(it.d.quality.unused[ANSWER_BLANK], 0);
}

/* With minimum + 1 people, a single "not applicable" could point to somebody. */
static void kinds_of_few_people_are_withheld(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 6, 3);
    lose(0, 3, ANSWER_NOT_APPLICABLE);
    finish();
    assert_true(it.d.survey_shown);
    assert_int_equal(it.d.quality.unused[ANSWER_NOT_APPLICABLE], -1);
    assert_int_equal(it.d.quality.unused[ANSWER_BLANK], -1);
    says_not("Why they are missing");
    assert_null(strstr(json(), "missing_by_kind"));
}

static void kinds_of_a_withheld_survey_are_withheld(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 3, 3);
    lose(0, 3, ANSWER_DONT_KNOW);
    finish();
    assert_false(it.d.survey_shown);
    assert_int_equal(it.d.quality.unused[ANSWER_DONT_KNOW], -1);
    says_not("Why they are missing");
    assert_null(strstr(json(), "missing_by_kind"));
}

static void converted_scales_are_said(void **state)
{
    static unsigned char converted[2] = {7, 10};

    (void)state;
    two_waves();
    it.survey.converted = converted;
    audit_row(&it.arena, &it.survey.audit, 0, CASE_WAVE, 0, true);
    audit_row(&it.arena, &it.survey.audit, 0, CASE_WAVE + 1, 1, true); /* not reported */
    finish();
    says("a scale of 7\u00a0steps. They were converted linearly");
    says_not("10\u00a0steps");
    says_in("pl", "na skali o\u00a07\u00a0stopniach");
    says_in("ru", "по шкале с\u00a07\u00a0ступенями");
    assert_non_null(strstr(json(), "\"converted_scales\": [\n"));
}

static void no_scale_is_said_to_be_converted(void **state)
{
    (void)state;
    two_waves();
    audit_row(&it.arena, &it.survey.audit, 0, CASE_WAVE, 0, true);
    finish();
    assert_int_equal(it.d.quality.nconverted, 0);
    says_not("converted linearly");
    assert_null(strstr(json(), "converted_scales"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(kinds_are_counted_apart),
        TEST(blank_cells_alone_are_not_explained),
        TEST(sheets_without_answers_do_not_count),
        TEST(kinds_of_few_people_are_withheld),
        TEST(kinds_of_a_withheld_survey_are_withheld),
        TEST(converted_scales_are_said),
        TEST(no_scale_is_said_to_be_converted),
    };

    return cmocka_run_group_tests_name("quality kinds", tests, load_composer,
                                       drop_composer);
}
