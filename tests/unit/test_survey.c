/*
 * test_survey.c - rows and answers: what counts, what is wrong and which company pays for
 * it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "survey_box.h"

/* "id wave function respondent@file:line" of each response. */
static const char *responses(void)
{
    const char *all = "";

    for (size_t i = 0; i < survey.n; i++) {
        const struct response *r = &survey.response[i];

        all = arena_printf(&box.arena, "%s%s%s %s %c %s@%d:%d", all, i ? "; " : "",
                           project.company[r->company].id, wave_name(&box.arena, r->wave),
                           r->function == FUNCTION_SALES ? 's' : 'm', r->respondent,
                           r->file, r->line);
    }
    return all;
}

static void survey_sorts_by_company_wave_function_and_keeps_file_order(void **state)
{
    (void)state;
    sandbox_text(&box, "surveys/b.csv",
                 HEAD "gamma,2026-Q3,marketing,z," ANSWERS "\n"
                      "Acme ltd,2026-Q3,marketing,m1," ANSWERS "\n"
                      "acme,2026-Q3,sales,s2," ANSWERS "\n"
                      "acme,2026-Q3,sales,s1," ANSWERS "\n");
    sandbox_text(&box, "surveys/a.csv",
                 HEAD "acme,2026-Q3,sales,s9," ANSWERS "\n"
                      "acme,2026-Q2,sales,s1," ANSWERS "\n");
    sandbox_text(&box, "surveys/notes.md", "not a survey");
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/notes.md:0:0 FILE_IGNORED -");
    assert_string_equal(responses(), "acme 2026-Q2 s s1@0:3; acme 2026-Q3 s s9@0:2; "
                                     "acme 2026-Q3 s s2@1:4; acme 2026-Q3 s s1@1:5; "
                                     "acme 2026-Q3 m m1@1:3; gamma 2026-Q3 m z@1:2");
    assert_int_equal(survey.first[0], 0);
    assert_int_equal(survey.first[1], 5);
    assert_int_equal(survey.first[2], 5);
    assert_int_equal(survey.first[3], 6);
    assert_int_equal(survey.latest, 2026 * 4 + 2);
    assert_string_equal(survey.file[1].name, "surveys/b.csv");
    for (int i = 0; i < QUESTIONS; i++)
        assert_int_equal(survey.response[0].answer[i], i % 5 + 1);
}

static void survey_takes_columns_in_any_order(void **state)
{
    (void)state;
    assert_true(
        load_text("q20,q19,q18,q17,q16,q15,q14,q13,q12,q11,q10,q9,q8,q7,q6,q5,q4,q3,"
                  "q2,Q1,Respondent,Function,Wave,Company,comment\n" ANSWERS
                  ",r1,Sales,2026-Q3,acme,\"well,\nwell\"\n"));
    EXPECT_MESSAGES(&box, "surveys/s.csv:1:25 CSV_COLUMN_UNKNOWN -");
    for (int i = 0; i < QUESTIONS; i++)
        assert_int_equal(survey.response[0].answer[i], 5 - i % 5);
}

static void survey_reads_functions_in_three_languages(void **state)
{
    static const struct {
        const char *word;
        enum function function;
    } cases[] = {
        {"sales", FUNCTION_SALES},         {"SALES", FUNCTION_SALES},
        {"Sprzedaż", FUNCTION_SALES},      {"sprzedaz", FUNCTION_SALES},
        {"Продажи", FUNCTION_SALES},       {"Prodazhi", FUNCTION_SALES},
        {"Marketing", FUNCTION_MARKETING}, {"МАРКЕТИНГ", FUNCTION_MARKETING},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *start = arena_printf(&box.arena, "acme,2026-Q3,%s,r1", cases[i].word);

        assert_true(load_text(join(HEAD, row(start, 0, ""), "")));
        EXPECT_NO_MESSAGES(&box);
        assert_int_equal(survey.response[0].function, cases[i].function);
    }
}

static void survey_reads_answers(void **state)
{
    static const struct {
        const char *cell;
        int answer;
        const char *message;
    } cases[] = {
        {"1", 1, NULL},
        {"5", 5, NULL},
        {"\" 4 \"", 4, NULL},
        {"4.0", 4, NULL},
        {"\"4,0\"", 4, NULL},
        {"", 0, NULL},
        {"\" \"", 0, NULL},
        {"NA", 0, NULL},
        {"n/a", 0, NULL},
        {"-", 0, NULL},
        {"\xC2\xA0", 0, NULL},
        {"0", 0, "ANSWER_RANGE"},
        {"6", 0, "ANSWER_RANGE"},
        {"-1", 0, "ANSWER_RANGE"},
        {"55", 0, "ANSWER_RANGE"},
        {"99999999999", 0, "ANSWER_RANGE"},
        {"3.5", 0, "ANSWER_TEXT"},
        {"yes", 0, "ANSWER_TEXT"},
        {"3x", 0, "ANSWER_TEXT"},
        {"60%", 0, "ANSWER_TEXT"},
        {"nan", 0, "ANSWER_TEXT"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(
            load_text(join(HEAD, row("acme,2026-Q3,sales,r1", 7, cases[i].cell), "")));
        assert_int_equal(survey.n, 1);
        assert_int_equal(survey.response[0].answer[6], cases[i].answer);
        assert_int_equal(survey.response[0].answer[7], 3);
        if (cases[i].message)
            EXPECT_MESSAGES(&box, arena_printf(&box.arena, "surveys/s.csv:2:11 %s acme",
                                               cases[i].message));
        else
            EXPECT_NO_MESSAGES(&box);
        assert_false(diag_has(&box.diag, LEVEL_ERROR, NULL));
    }
}

/* Every fault of a row between two good ones: its message, and how many rows count. */
static void survey_reports_faulty_rows(void **state)
{
    static const struct {
        const char *row, *message;
        size_t kept;
    } cases[] = {
        {"nobody,2026-Q3,sales,r2," ANSWERS, "3:1 COMPANY_UNKNOWN -", 2},
        {",2026-Q3,sales,r2," ANSWERS, "3:1 COMPANY_UNKNOWN -", 2},
        {"beta,2026-Q5,sales,r2," ANSWERS, "3:2 WAVE_VALUE beta", 2},
        {"beta,,sales,r2," ANSWERS, "3:2 WAVE_VALUE beta", 2},
        {"beta,2026-Q3,finance,r2," ANSWERS, "3:3 FUNCTION_UNKNOWN beta", 2},
        {"beta,2026-Q3,,r2," ANSWERS, "3:3 FUNCTION_UNKNOWN beta", 2},
        {"beta,2026-Q3,sales,," ANSWERS, "3:4 RESPONDENT_MISSING beta", 2},
        {"beta,2026-Q3,sales,r2,1,2,3", "3:8 CSV_WIDTH beta", 2},
        {"beta,2026-Q3,sales,r2," ANSWERS ",1", "3:25 CSV_WIDTH beta", 2},
        {"beta", "3:2 CSV_WIDTH beta", 2},
        {"nobody", "3:1 COMPANY_UNKNOWN -", 2},
        {"beta,2026-Q3,sales,r2,,,,,,,,,,,,,,,,,,,,", "3:0 ROW_EMPTY beta", 2},
        {"acme,2026-Q3,sales,r1," ANSWERS, "3:4 RESPONDENT_REPEATED acme", 2},
        {"acme,2026-Q3,sales,r1,5,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5",
         "3:4 RESPONDENT_TWICE acme", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = arena_printf(&box.arena, "%s%s\n%s\n%s\n", HEAD,
                                        "acme,2026-Q3,sales,r1," ANSWERS, cases[i].row,
                                        "gamma,2026-Q3,sales,r1," ANSWERS);

        assert_true(load_text(text));
        EXPECT_MESSAGES(&box,
                        arena_printf(&box.arena, "surveys/s.csv:%s", cases[i].message));
        assert_int_equal(survey.n, cases[i].kept);
        assert_false(diag_has(&box.diag, LEVEL_WARNING, "gamma"));
    }
}

static void survey_reports_all_faults_of_a_row(void **state)
{
    (void)state;
    assert_true(load_text(HEAD "beta,Q3,boss,," ANSWERS "\n"));
    EXPECT_MESSAGES(&box, "surveys/s.csv:2:2 WAVE_VALUE beta",
                    "surveys/s.csv:2:3 FUNCTION_UNKNOWN beta",
                    "surveys/s.csv:2:4 RESPONDENT_MISSING beta");
    assert_int_equal(survey.n, 0);
    assert_int_equal(survey.first[3], 0);
    assert_int_equal(survey.latest, WAVE_NONE);
}

static void survey_tells_the_same_id_in_other_groups_apart(void **state)
{
    (void)state;
    assert_true(load_text(HEAD "acme,2026-Q3,sales,r1," ANSWERS "\n"
                               "acme,2026-Q3,marketing,r1," ANSWERS "\n"
                               "acme,2026-Q2,sales,r1," ANSWERS "\n"
                               "beta,2026-Q3,sales,r1," ANSWERS "\n"));
    EXPECT_NO_MESSAGES(&box);
    assert_int_equal(survey.n, 4);
}

static void survey_finds_a_respondent_twice_across_files(void **state)
{
    (void)state;
    sandbox_text(&box, "surveys/a.csv", HEAD "acme,2026-Q3,sales,r1," ANSWERS "\n");
    sandbox_text(&box, "surveys/b.csv",
                 join(HEAD, "\n", row("acme,2026-Q3,sales,r1", 0, "")));
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/b.csv:3:4 RESPONDENT_TWICE acme");
    assert_string_equal(box.diag.first->detail, "r1, first in surveys/a.csv:2");
}

/* One wrong answer of ten is allowed, more is not: 2 of 20 are 10 %, 3 are not. */
static void survey_fails_a_company_with_many_wrong_answers(void **state)
{
    (void)state;
    assert_true(
        load_text(HEAD "acme,2026-Q3,sales,r1,0,6,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3\n"));
    assert_false(diag_has(&box.diag, LEVEL_ERROR, NULL));
    assert_true(
        load_text(HEAD "acme,2026-Q3,sales,r1,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3\n"
                       "acme,2026-Q2,sales,r1,3,0,6,x,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3\n"));
    EXPECT_MESSAGES(
        &box, "surveys/s.csv:3:6 ANSWER_RANGE acme", "surveys/s.csv:3:7 ANSWER_RANGE acme",
        "surveys/s.csv:3:8 ANSWER_TEXT acme", "surveys/s.csv:3:6 ANSWER_MANY_WRONG acme");
    assert_string_equal(box.diag.last->detail, "3 of 20 in 2026-Q2");
    /* Empty cells are not answers: 1 of 9 is more than 10 %. */
    assert_true(load_text(HEAD "beta,2026-Q3,sales,r1,9,3,3,3,3,3,3,3,3,,,,,,,,,,,\n"));
    EXPECT_MESSAGES(&box, "surveys/s.csv:2:5 ANSWER_RANGE beta",
                    "surveys/s.csv:2:5 ANSWER_MANY_WRONG beta");
    assert_true(diag_has(&box.diag, LEVEL_ERROR, "beta"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(survey_sorts_by_company_wave_function_and_keeps_file_order),
        TEST(survey_takes_columns_in_any_order),
        TEST(survey_reads_functions_in_three_languages),
        TEST(survey_reads_answers),
        TEST(survey_reports_faulty_rows),
        TEST(survey_reports_all_faults_of_a_row),
        TEST(survey_tells_the_same_id_in_other_groups_apart),
        TEST(survey_finds_a_respondent_twice_across_files),
        TEST(survey_fails_a_company_with_many_wrong_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
