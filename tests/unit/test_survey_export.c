/*
 * test_survey_export.c - the files of survey tools, in small: header rows, companies,
 * functions, respondents and rows that do not count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "survey_box.h"

#include "export_box.h"

/* Twelve hours and an offset, every field quoted. */
static void export_of_google_forms_takes_company_from_its_name(void **state)
{
    (void)state;
    google("Acme - Form Responses 1.csv", GOOGLE,
           "\"2026/09/10 12:08:56 PM GMT-3\",\"Sales\"," THREES "\n"
           "\"2026/09/11 1:03:41 am GMT-5\",\"Marketing\"," ANSWERS "\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "acme 2026-Q3 s ; acme 2026-Q3 m ");
    for (int i = 0; i < QUESTIONS; i++)
        assert_int_equal(survey.response[1].answer[i], i % 5 + 1);
}

static void export_of_microsoft_forms_has_numbers_of_its_own(void **state)
{
    const char *head = arena_printf(
        &box.arena,
        "ID,Godzina rozpoczęcia,Godzina ukończenia,Adres e-mail,Nazwa,Dział%s\n",
        statements(1, "", "\xC2\xA0"));

    (void)state;
    for (int i = 0; i < 2; i++)
        sandbox_text(&box, i ? "surveys/acme b.csv" : "surveys/acme a.csv",
                     arena_printf(&box.arena,
                                  "%s1,2026-09-10 10:00:00,2026-09-10 10:05:00,anonymous,,"
                                  "Dział handlowy,%d%s\n",
                                  head, i + 1, &THREES[1]));
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "acme 2026-Q3 s ; acme 2026-Q3 s ");
}

static void second_header_row_of_surveymonkey_is_nobody(void **state)
{
    const char *rows = "";

    (void)state;
    for (int i = 0; i < QUESTIONS; i++)
        rows = arena_printf(&box.arena, "%s,\"%s\"", rows, content.statement[i].text.in[0]);
    sandbox_text(&box, "surveys/beta.csv",
                 arena_printf(&box.arena,
                              "Respondent ID,Collector ID,Start Date,End Date,IP "
                              "Address,Where do you work?,How far do you agree?%s\n"
                              ",,,,,Response%s\n"
                              "11800000001,1,09/21/2026 12:01:17 PM,09/21/2026 12:09:17 "
                              "PM,,Sales," THREES "\n",
                              ",,,,,,,,,,,,,,,,,,,", rows));
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "beta 2026-Q3 s ");
}

/* Three header rows; a preview, and a sheet that was not finished, in words and numbers. */
static void export_of_qualtrics_leaves_out_previews(void **state)
{
    static const struct {
        const char *real, *preview, *yes, *no;
    } cases[] = {{"IP Address", "Survey Preview", "True", "False"}, {"0", "1", "1", "0"}};

    (void)state;
    for (int i = 0; i < 2; i++) {
        const char *codes = "", *imports = "";

        for (int q = 1; q <= QUESTIONS; q++) {
            codes = arena_printf(&box.arena, "%s,Q5_%d", codes, q);
            imports = arena_printf(&box.arena, "%s,\"{\"\"ImportId\"\":\"\"QID28_%d\"\"}\"",
                                   imports, q);
        }
        sandbox_text(
            &box, "surveys/gamma.csv",
            arena_printf(
                &box.arena,
                "StartDate,EndDate,Status,Finished,ResponseId,Dept%s\n"
                "Start Date,End Date,Response Type,Finished,Response ID,Your department%s\n"
                "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":"
                "\"\"endDate\"\"}"
                "\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":"
                "\"\"finished\"\"}"
                "\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":"
                "\"\"QID1\"\"}"
                "\"%s\n"
                "2026-08-30 08:31:29,2026-06-30 08:33:11,%s,%s,R_1,Sales," THREES "\n"
                "2026-08-30 08:31:29,2026-08-30 08:33:11,%s,%s,R_2,Sales," THREES "\n"
                "2026-08-30 08:31:29,2026-08-30 08:33:11,%s,%s,R_3,Marketing,3,3,3,3"
                ",3,3,3,3,3,3,,,,,,,,,,\n"
                "2026-08-30 08:31:29,2026-08-30 08:33:11,%s,%s,R_4,Marketing"
                ",,,,,,,,,,,,,,,,,,,,\n",
                codes, statements(0, "How far do you agree? - ", ""), imports,
                cases[i].preview, cases[i].yes, cases[i].real, cases[i].yes, cases[i].real,
                cases[i].no, cases[i].real, cases[i].no));
        assert_true(load());
        EXPECT_NO_MESSAGES(&box);
        assert_string_equal(who(), "gamma 2026-Q3 s ; gamma 2026-Q3 m ");
        assert_int_equal(survey.audit.nfaults, 2);
        assert_int_equal(survey.audit.fault[0].code, DIAG_ROW_PREVIEW);
        assert_int_equal(survey.audit.fault[1].code, DIAG_ROW_INCOMPLETE);
    }
}

/* The second and third sheet were not sent, with 2 and with 10 answers. */
static void limesurvey(void)
{
    sandbox_text(
        &box, "surveys/results-survey1.csv",
        arena_printf(&box.arena,
                     "\"id. Response ID\",\"submitdate. Date submitted\",\"startdate. "
                     "Date started\",\"company. Company\",\"dept. Department\"%s\r\n"
                     "1,2026-09-01 10:00:00,2026-09-01 09:50:00,Acme Ltd,Sales%s\r\n"
                     "2,,2026-09-01 09:50:00,acme,Marketing,4,4%s\r\n"
                     "3,,2026-09-01 09:50:00,beta,Marketing%.20s%s\r\n"
                     "4,,2026-09-01 09:50:00,,%s\r\n"
                     "5,2026-09-02 10:00:00,2026-09-01 09:50:00,Гамма,Sales%s\r\n\r\n",
                     statements(0, "G1[SQ001]. How far do you agree? [", "]"), twenty("5"),
                     &twenty("N/A")[8], twenty("4"), &twenty("N/A")[40], twenty("N/A"),
                     twenty("1")));
}

static void sheets_that_were_not_sent_count_for_what_is_answered(void **state)
{
    static const struct {
        const char *settings, *who;
    } cases[] = {
        {"", "acme 2026-Q3 s ; acme 2026-Q3 m ; beta 2026-Q3 m ; gamma 2026-Q3 s "},
        {"incomplete = keep",
         "acme 2026-Q3 s ; acme 2026-Q3 m ; beta 2026-Q3 m ; gamma 2026-Q3 s "},
        {"incomplete = skip", "acme 2026-Q3 s ; gamma 2026-Q3 s "},
    };

    (void)state;
    limesurvey();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set(arena_printf(&box.arena, "[survey \"results-*\"]\n%s\n", cases[i].settings));
        assert_true(load());
        EXPECT_NO_MESSAGES(&box);
        assert_string_equal(who(), cases[i].who);
    }
    assert_int_equal(survey.audit.fault[0].code, DIAG_ROW_INCOMPLETE);
    assert_int_equal(survey.audit.fault[0].line, 3);
}

/* --- companies ----------------------------------------------------------------------- */

static void unknown_companies_are_named_once(void **state)
{
    (void)state;
    google("all.csv", GOOGLE ",Company",
           arena_printf(&box.arena,
                        "2026-09-01,Sales,acme,%s\n2026-09-01,Sales,Initech,%s\n"
                        "2026-09-01,Sales,Łódzka spółka,%s\n2026-09-01,Sales,Initech,%s\n",
                        THREES, THREES, THREES, THREES));
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/all.csv:3:3 COMPANY_UNKNOWN -");
    assert_string_equal(detail(0), "Initech, in 2 rows");
    assert_string_equal(who(), "acme 2026-Q3 s ; beta 2026-Q3 s ");
}

/* The column of companies is not called so; one that people filled in freely is. */
static void companies_are_known_by_their_names(void **state)
{
    (void)state;
    google("all.csv", GOOGLE ",Please choose",
           "2026-09-01,Sales,Acme Ltd," THREES "\n2026-09-01,Sales,Гамма," THREES "\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "acme 2026-Q3 s ; gamma 2026-Q3 s ");
    google("all.csv", GOOGLE ",Company", "2026-09-01,Sales,Acme Limited (UK)," THREES "\n");
    sandbox_text(&box, "surveys/gamma_Q3_2026.csv", "");
    google("gamma_Q3_2026.csv", GOOGLE ",Company", "2026-01-01,Sales,my own," THREES "\n");
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/all.csv:2:3 COMPANY_UNKNOWN -");
    assert_string_equal(who(), "gamma 2026-Q3 s ");
}

static void nobody_guesses_a_company(void **state)
{
    (void)state;
    google("responses.csv", GOOGLE, "2026-09-01,Sales," THREES "\n");
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/responses.csv:1:0 QUESTION -");
    EXPECT_DETAIL(0, "write company = ID");
    EXPECT_DETAIL(0, "[survey \"responses.csv\"] in rapport.ini");
    set("[survey \"resp*\"]\ncompany = Łódzka Spółka\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "beta 2026-Q3 s ");
}

/* --- functions ----------------------------------------------------------------------- */

static void functions_nobody_knows_are_asked_about(void **state)
{
    static const char rows[] = "2026-09-01,Отдел продаж," THREES "\n"
                               "2026-09-01,Customer Success," THREES "\n"
                               "2026-09-01,Customer Success," THREES "\n"
                               "2026-09-01,Biuro," THREES "\n";

    (void)state;
    google("acme.csv", GOOGLE, rows);
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:3:2 QUESTION acme",
                    "surveys/acme.csv:5:2 QUESTION acme");
    EXPECT_DETAIL(0, "\"Customer Success\" (2 rows)");
    EXPECT_DETAIL(0, "sales = Customer Success");
    set("[survey \"acme.csv\"]\nmarketing = Support, customer success\nother = Biuro\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "acme 2026-Q3 s ; acme 2026-Q3 m ; acme 2026-Q3 m ");
    assert_int_equal(survey.audit.fault[0].code, DIAG_ROW_OTHER);
}

static void function_may_stand_in_the_file_name(void **state)
{
    (void)state;
    google("acme_dział-sprzedaży.csv", "Timestamp", "2026-09-01," THREES "\n");
    google("acme-marketing.csv", "Timestamp", "2026-09-02," THREES "\n");
    google("acme.csv", "Timestamp", "2026-09-03," THREES "\n");
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:0 QUESTION acme");
    EXPECT_DETAIL(0, "function = sales");
    assert_string_equal(who(), "acme 2026-Q3 s ; acme 2026-Q3 m ");
}

/* --- respondents --------------------------------------------------------------------- */

static void addresses_identify_but_are_not_kept(void **state)
{
    (void)state;
    google("acme.csv", GOOGLE ",Email Address",
           "2026-09-01,Sales,jan@acme.example," THREES "\n"
           "2026-09-02,Sales,Jan@acme.example," THREES "\n"
           "2026-09-02,Sales,ola@acme.example," ANSWERS "\n");
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:3:3 RESPONDENT_REPEATED acme");
    assert_null(strstr(detail(0), "@"));
    assert_int_equal(survey.n, 2);
    assert_null(strchr(who(), '@'));
    google("acme.csv", GOOGLE ",Email Address,Response ID",
           "2026-09-01,Sales,jan@acme.example,R_1," THREES "\n"
           "2026-09-02,Sales,jan@acme.example,R_2," THREES "\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
}

static void stable_pseudonyms_need_a_person(void **state)
{
    static const char rows[] = "2026-09-01,Sales,R_1," THREES "\n";

    (void)state;
    set("[survey]\npseudonyms = stable\n");
    google("acme.csv", GOOGLE ",Response ID", rows);
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:0 QUESTION acme");
    EXPECT_DETAIL(0, "respondent_column = NUMBER");
    set("[survey]\npseudonyms = stable\n[survey \"acme.csv\"]\nrespondent_column = 3\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "acme 2026-Q3 s R_1");
}

/* --- rows and files --------------------------------------------------------------- */

static void tests_and_totals_do_not_count(void **state)
{
    (void)state;
    google("acme.csv", GOOGLE ",ID",
           "2026-09-01,Sales,1000001," THREES "\n2026-01-01,Sales,TEST," THREES "\n"
           "2026-09-01,Sales,qa," THREES "\n2026-09-01,,1000002,,,,,,,,,,,,,,,,,,,,\n"
           "Total,3,,,,,,,,,,,,,,,,,,,,,\n");
    set("[survey \"acme.csv\"]\ntests = qa, test\n");
    assert_true(load());
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(who(), "acme 2026-Q3 s ");
    assert_int_equal(survey.audit.nfaults, 3);
    assert_int_equal(survey.audit.fault[0].code, DIAG_ROW_TEST);
    assert_int_equal(survey.audit.fault[2].code, DIAG_ROW_EMPTY);
}

static void copies_and_unused_files_do_not_count(void **state)
{
    (void)state;
    google("acme.csv", GOOGLE, "2026-09-01,Sales," THREES "\n");
    google("acme (1).csv", GOOGLE, "2026-09-01,Sales," THREES "\n");
    google("acme-old.csv", "Rubbish", "x\n");
    set("[survey \"*-old.csv\"]\nuse = no\n");
    assert_true(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:0:0 FILE_TWICE -");
    assert_int_equal(survey.n, 1);
}

static void header_without_rows_is_an_empty_file(void **state)
{
    (void)state;
    google("acme.csv", GOOGLE ",Company", "");
    assert_false(load());
    EXPECT_MESSAGES(&box, "surveys/acme.csv:1:0 FILE_EMPTY acme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(export_of_google_forms_takes_company_from_its_name),
        TEST(export_of_microsoft_forms_has_numbers_of_its_own),
        TEST(second_header_row_of_surveymonkey_is_nobody),
        TEST(export_of_qualtrics_leaves_out_previews),
        TEST(sheets_that_were_not_sent_count_for_what_is_answered),
        TEST(unknown_companies_are_named_once),
        TEST(companies_are_known_by_their_names),
        TEST(nobody_guesses_a_company),
        TEST(functions_nobody_knows_are_asked_about),
        TEST(function_may_stand_in_the_file_name),
        TEST(addresses_identify_but_are_not_kept),
        TEST(stable_pseudonyms_need_a_person),
        TEST(tests_and_totals_do_not_count),
        TEST(copies_and_unused_files_do_not_count),
        TEST(header_without_rows_is_an_empty_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
