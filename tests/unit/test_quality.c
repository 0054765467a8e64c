/*
 * test_quality.c - the data quality chapter: files and rows of one company, what was left
 * out, how the answers look, in the diagnosis, in report.json and in words.
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

/* Counts n rows of the company in survey file `file`, of which some were left out. */
static void read_rows(int wave, unsigned short file, int n, int left_out)
{
    for (int i = 0; i < n; i++)
        audit_row(&it.arena, &it.survey.audit, 0, wave, file, i >= left_out);
}

static void leave_out(struct audit *audit, unsigned company, int wave, int line, int column,
                      enum diag_code code)
{
    audit_fault(&it.arena, audit,
                (struct audit_fault){company, wave, 0, line, column, code,
                                     code == DIAG_ANSWER_RANGE ? "-99" : NULL});
}

/* The sources as "name read/used quarters; ...". */
static const char *sources(void)
{
    const char *text = "";

    for (size_t i = 0; i < it.d.quality.nsources; i++) {
        const struct source_use *s = &it.d.quality.source[i];

        text = arena_printf(&it.arena, "%s%s%s %d/%d", text, i ? "; " : "", s->file->name,
                            s->read, s->used);
        for (int w = 0; w < s->nwaves; w++)
            text = arena_printf(&it.arena, "%s %s", text, wave_name(&it.arena, s->wave[w]));
    }
    return text;
}

/* --- files --------------------------------------------------------------------------- */

static void files_are_those_of_the_quarters_used(void **state)
{
    (void)state;
    two_waves();
    read_rows(CASE_WAVE - 1, 0, 16, 0);
    read_rows(CASE_WAVE, 0, 10, 2);
    read_rows(CASE_WAVE, 1, 8, 0);
    read_rows(CASE_WAVE + 1, 1, 9, 0); /* after the reported quarter */
    audit_row(&it.arena, &it.survey.audit, 1, CASE_WAVE, 0, true); /* another company */
    audit_row(&it.arena, &it.kpis.audit, 0, CASE_WAVE - KPI_HISTORY, 0, true);
    audit_row(&it.arena, &it.kpis.audit, 0, CASE_WAVE, 0, true);
    finish();
    assert_string_equal(sources(), "surveys/a.csv 26/24 2026-Q2 2026-Q3; "
                                   "surveys/b.csv 8/8 2026-Q3; kpis/k.csv 1/1 2026-Q3; "
                                   "companies.csv -1/-1");
    says("Q2\u00a02026\u00a0– Q3\u00a02026");
    says(surveys[1].sha256);
    assert_non_null(strstr(json(), "\"rejected\": 2"));
    assert_non_null(strstr(json(), surveys[0].sha256));
}

static void what_was_left_out_is_listed_with_its_place(void **state)
{
    (void)state;
    two_waves();
    read_rows(CASE_WAVE, 0, 18, 2);
    leave_out(&it.survey.audit, 0, CASE_WAVE, 30, 4, DIAG_RESPONDENT_REPEATED);
    leave_out(&it.survey.audit, 0, CASE_WAVE, 12, 0, DIAG_ROW_EMPTY);
    leave_out(&it.survey.audit, 0, CASE_WAVE, 7, 9, DIAG_ANSWER_RANGE);
    leave_out(&it.survey.audit, 0, CASE_WAVE + 1, 8, 9, DIAG_ANSWER_TEXT);
    leave_out(&it.survey.audit, 1, CASE_WAVE, 5, 9, DIAG_ANSWER_TEXT);
    leave_out(&it.kpis.audit, 0, CASE_WAVE, 3, 3, DIAG_METRIC_ZERO);
    finish();
    assert_int_equal(it.d.quality.nfaults, 4);
    says("surveys/a.csv, line\u00a07, field\u00a09: answer outside 1 to\u00a05, counted as "
         "missing "
         "(-99)");
    says("surveys/a.csv, line\u00a012: no usable answer");
    says("surveys/a.csv, line\u00a030, field\u00a04: the same row appears twice");
    says("kpis/k.csv, line\u00a03, field\u00a03: division by zero");
    says_not("No row was left out");
    assert_non_null(strstr(json(), "\"at\": \"surveys/a.csv:7:9\""));
    assert_non_null(strstr(json(), "\"code\": \"ROW_EMPTY\""));
    assert_non_null(strstr(json(), "\"value\": \"-99\""));
    assert_null(strstr(json(), "ANSWER_TEXT"));
}

static void long_lists_end_with_how_many_more(void **state)
{
    (void)state;
    two_waves();
    for (int line = 2; line < 15; line++)
        leave_out(&it.survey.audit, 0, CASE_WAVE, line, 0, DIAG_ROW_EMPTY);
    finish();
    says("line\u00a011: no usable answer");
    says_not("line\u00a012: no usable answer");
    says("and 3\u00a0more");
}

/* --- answers ------------------------------------------------------------------------- */

static void missing_answers_are_counted_by_statement(void **state)
{
    (void)state;
    two_waves();
    for (size_t i = 16; i < 22; i++)
        it.response[i].answer[4] = 0;
    it.response[31].answer[9] = 0;
    memset(it.response[30].answer, 0, QUESTIONS); /* answered nothing: not a person */
    finish();
    assert_int_equal(it.d.quality.missing[4], 6);
    assert_int_equal(it.d.quality.missing[9], 1);
    assert_int_equal(it.d.quality.missing[0], 0);
    assert_int_equal(it.d.quality.answers_missing, 7);
    says("How many of 15\u00a0people left the statement unanswered");
}

static void sheets_alike_are_counted(void **state)
{
    struct arena scratch = {0};
    struct response *r = it.response;

    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 4, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 2, 3); /* as the first two of Sales */
    assert_int_equal(identical_sheets(&scratch, r, 6), 4);
    r[4].answer[19] ^= 1; /* now one of them differs */
    assert_int_equal(identical_sheets(&scratch, r, 6), 2);
    r[1].answer[0] = r[5].answer[0] = 0; /* incomplete sheets do not count */
    assert_int_equal(identical_sheets(&scratch, r, 6), 0);
    memset(r[2].answer, 4, QUESTIONS); /* nor do straight lines */
    memset(r[3].answer, 4, QUESTIONS);
    assert_int_equal(identical_sheets(&scratch, r, 6), 0);
    assert_true(straight_line(&r[2]));
    assert_int_equal(identical_sheets(&scratch, r, 0), 0);
    arena_drop(&scratch);
}

static void sheets_that_look_odd_are_said_in_words(void **state)
{
    (void)state;
    two_waves();
    memset(it.response[16].answer, 4, QUESTIONS);
    finish();
    assert_int_equal(it.d.quality.straight_lines, 1);
    assert_int_equal(it.d.quality.identical_sheets, 0);
    assert_true(case_reported(&it, DIAG_STRAIGHT_LINE));
    says("1\u00a0person gave the same answer to every statement.");
    says_not("as somebody else");
    it.response[17] = it.response[18];
    assert_true(case_diagnose(&it));
    assert_true(case_reported(&it, DIAG_SHEETS_IDENTICAL));
    says("2\u00a0people gave exactly the same 20\u00a0answers as somebody else.");
    assert_non_null(strstr(json(), "\"identical_sheets\": 2"));
}

/* With minimum + 1 people, one straight line could point to somebody: no count, no note,
 * and no message that would say as much. */
static void few_people_are_not_looked_at_one_by_one(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 6, 3);
    memset(it.response[0].answer, 4, QUESTIONS);
    finish();
    assert_true(it.d.survey_shown);
    assert_int_equal(it.d.quality.straight_lines, -1);
    assert_int_equal(it.d.quality.identical_sheets, -1);
    assert_false(case_reported(&it, DIAG_STRAIGHT_LINE));
    says("Conspicuous questionnaires are not counted");
    says_not("gave the same answer to every statement");
    assert_null(strstr(json(), "straight_lines"));
    assert_non_null(strstr(json(), "\"missing\""));
}

/* No figure comes from the survey then, and four answer sheets could be guessed from the
 * hash of the file by somebody who knows three of them. */
static void a_withheld_survey_leaves_other_files_and_settings(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 3, 3);
    it.response[0].answer[3] = 0;
    read_rows(CASE_WAVE, 0, 4, 1);
    leave_out(&it.survey.audit, 0, CASE_WAVE, 12, 0, DIAG_ROW_EMPTY);
    audit_row(&it.arena, &it.kpis.audit, 0, CASE_WAVE, 0, true);
    finish();
    assert_false(it.d.survey_shown);
    assert_string_equal(sources(), "kpis/k.csv 1/1 2026-Q3; companies.csv -1/-1");
    assert_int_equal(it.d.quality.nfaults, 0);
    assert_int_equal(it.d.quality.missing[3], -1);
    says(kpi_files[0].sha256);
    says("Settings used");
    says_not(surveys[0].sha256);
    says_not("Missing answers by");
    says_not("Who answered");
    says_not("No row was left out");
    assert_null(strstr(json(), "\"missing\""));
    assert_null(strstr(json(), "ROW_EMPTY"));
}

/* --- words --------------------------------------------------------------------------- */

static void the_response_rate_is_read_in_words(void **state)
{
    (void)state;
    two_waves();
    it.company.invited[FUNCTION_SALES] = 14; /* 57 % */
    it.company.invited[FUNCTION_MARKETING] = 10;
    finish();
    says("57%");
    says("low; read with caution");
    says("80%");
    says("good");
    it.company.invited[FUNCTION_SALES] = 12;    /* 67 % */
    it.company.invited[FUNCTION_MARKETING] = 7; /* fewer than answered: no rate */
    assert_true(case_diagnose(&it));
    says("67%");
    says("acceptable");
    says_not("114%");
    it.company.invited[FUNCTION_SALES] = it.company.invited[FUNCTION_MARKETING] = -1;
    assert_true(case_diagnose(&it));
    says_not("Invited");
}

/* Who answered is nobody's answer; who of them has a total is not said by department. */
static void pooled_people_are_still_listed_by_department(void **state)
{
    (void)state;
    case_people(&it, CASE_WAVE, FUNCTION_SALES, 9, 3);
    case_people(&it, CASE_WAVE, FUNCTION_MARKETING, 3, 2);
    it.company.invited[FUNCTION_SALES] = 11;
    it.company.invited[FUNCTION_MARKETING] = 3;
    finish();
    assert_int_equal(it.d.level.basis, BASIS_POOLED);
    says("Sales 11 9 82% good – Marketing 3 3 100% good – All people 14 12 86% good 12");
}

static void settings_that_are_unusual_are_said(void **state)
{
    (void)state;
    two_waves();
    finish();
    says("5\u00a0people");
    says("Answers are anonymous");
    says("At least 80% of the statements answered (16 of 20)");
    says("the latest quarter in the surveys");
    says("rapport " RAPPORT_VERSION);
    it.project.minimum = 3;
    it.project.named = true;
    it.project.period = CASE_WAVE;
    it.project.min_answered = 0.52;
    assert_true(case_diagnose(&it));
    says("3\u00a0people: smaller than the usual 5, by explicit setting");
    says("agreed to results by name");
    says("(11 of 20)");
    says("set for the project");
    assert_non_null(strstr(json(), "\"consent\": \"named\""));
}

/* Ten people who answer half of the statements the other way round than the other half. */
static void a_negative_alpha_is_called_not_consistent(void **state)
{
    (void)state;
    it.project.minimum = 1;
    for (int i = 0; i < 12; i++) {
        char answers[QUESTIONS + 1] = "";

        for (int q = 0; q < QUESTIONS; q++)
            answers[q] = (char)('3' + (q % 2 ? 1 : -1) * (i % 3 - 1));
        answers[i] = '5';
        case_person(&it, CASE_WAVE, i < 6 ? FUNCTION_SALES : FUNCTION_MARKETING, answers);
    }
    finish();
    assert_true(it.d.score.alpha < 0);
    says("The answers are not consistent with one another");
    says("(\u2212");
}

static void alpha_needs_ten_complete_sheets(void **state)
{
    (void)state;
    two_waves();
    finish();
    says("16\u00a0people with complete answers");
    for (size_t i = 16; i < 23; i++)
        it.response[i].answer[0] = 0;
    assert_true(case_diagnose(&it));
    assert_int_equal(it.d.score.alpha_n, 9);
    says("Internal consistency is not given");
}

static void every_language_has_the_chapter(void **state)
{
    (void)state;
    two_waves();
    leave_out(&it.survey.audit, 0, CASE_WAVE, 7, 9, DIAG_ANSWER_RANGE);
    finish();
    assert_non_null(strstr(report_in("pl"), "surveys/a.csv, wiersz\u00a07, pole\u00a09"));
    assert_non_null(strstr(report_in("ru"), "surveys/a.csv, строка\u00a07, поле\u00a09"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_case)
    const struct CMUnitTest tests[] = {
        TEST(files_are_those_of_the_quarters_used),
        TEST(what_was_left_out_is_listed_with_its_place),
        TEST(long_lists_end_with_how_many_more),
        TEST(missing_answers_are_counted_by_statement),
        TEST(sheets_alike_are_counted),
        TEST(sheets_that_look_odd_are_said_in_words),
        TEST(few_people_are_not_looked_at_one_by_one),
        TEST(a_withheld_survey_leaves_other_files_and_settings),
        TEST(the_response_rate_is_read_in_words),
        TEST(pooled_people_are_still_listed_by_department),
        TEST(settings_that_are_unusual_are_said),
        TEST(a_negative_alpha_is_called_not_consistent),
        TEST(alpha_needs_ten_complete_sheets),
        TEST(every_language_has_the_chapter),
    };

    return cmocka_run_group_tests_name("quality", tests, load_composer, drop_composer);
}
