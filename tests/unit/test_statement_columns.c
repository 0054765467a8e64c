/*
 * test_statement_columns.c - the columns of the statements by codes, item numbers, order
 * and setting, and the questions where that is not clear.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "statement_file.h"

static const char *const words[] = {"Agree", "Strongly agree", "Disagree", "Neutral"};
static const char *const figures[] = {"1", "5", "4", "3", "2"};

#define WORDS(n)   answers(n, words, 4)
#define FIGURES(n) answers(n, figures, 5)

/* --- codes ---------------------------------------------------------------------------- */

static void codes_are_found(void **state)
{
    static const struct {
        const char *before, *pattern, *after;
        int first;
        const char *choice;
    } cases[] = {
        {"company\twave", "q{n}", "", 3, ""},
        {"Firma", "Q{n}", "", 2, ""},
        {"DZIAŁ\tSTAŻ", "PYT_{n}", "\tWIEK", 3, "3-22"},
        {"Firma", "Q5_{n}", "\tQ6", 2, "2-21"},
        {"id\tsubmitdate\tlastpage", "Q1[SQ0{0n}]", "", 4, "4-23"},
        {"Firma", "V{0n}", "", 2, "2-21"},
        {"Firma", "{n}. Something else than ours", "", 2, "2-21"},
        {"Firma", "{n}) Something else than ours", "\tDział", 2, "2-21"},
        {"Firma", "Q{n}. Something else than ours", "", 2, "2-21"},
        {"Firma", "Pytanie {n}: coś innego", "", 2, "2-21"},
        {"id\tsubmitdate\tlastpage", "Ag[SQ0{0n}]. Stem [another row]", "", 4, "4-23"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int data = 0; data <= 1; data++) {
            if (!find_in(NULL, "%s%s%s%s%s", cases[i].before, all(cases[i].pattern, "en"),
                         cases[i].after, data ? "\nx" : "",
                         data ? FIGURES(cases[i].first - 2 + QUESTIONS) : ""))
                fail_msg("%s: %s", cases[i].pattern, box.diag.first->detail);
            EXPECT_COLUMNS(from(cases[i].first), STATEMENTS_BY_CODE);
            assert_string_equal(choice(), cases[i].choice);
        }
}

static void codes_tell_the_statement_in_any_order(void **state)
{
    (void)state;
    assert_true(find_in(NULL, "Firma%s%s", statement_cells("q{n}", "en", 11, 20),
                        statement_cells("q{n}", "en", 1, 10)));
    EXPECT_COLUMNS("12 13 14 15 16 17 18 19 20 21 2 3 4 5 6 7 8 9 10 11",
                   STATEMENTS_BY_CODE);
}

static void codes_of_other_questions_are_no_block(void **state)
{
    (void)state;
    /* Q1 is the department: its answers have nothing in common with the others. */
    assert_false(find_in(NULL, "Id%s\n1\tSales%s\n2\tMarketing%s", all("Q{n}", "en"),
                         WORDS(19), WORDS(19)));
    EXPECT_QUESTION("which 20 columns");
    /* Q1 to Q21 with the same answers: which of them are the 20? */
    assert_false(find_in(NULL, "Id%s\tQ21\n1%s", all("Q{n}", "en"), FIGURES(21)));
    EXPECT_QUESTION("which 20 columns");
    /* Another question behind does no harm. */
    assert_true(find_in(NULL, "Id%s\tQ21\n1%s\tfree text", all("Q{n}", "en"), FIGURES(20)));
    EXPECT_COLUMNS(from(2), STATEMENTS_BY_CODE);
    /* A number twice. */
    assert_false(find_in(NULL, "Id%s\tQ5_7\tQ5_7", statement_cells("Q5_{n}", "en", 1, 18)));
    EXPECT_QUESTION("which 20 columns");
    /* Two matrices of twenty rows. */
    assert_false(find_in(NULL, "Id%s%s", all("Q5_{n}", "en"), all("Q6_{n}", "en")));
    EXPECT_QUESTION("2-21 or 22-41? write statements = 2-21 below [survey \"t.csv\"]");
}

static void a_code_tells_where_a_new_wording_is(void **state)
{
    (void)state;
    assert_true(find_in(NULL,
                        "ResponseId\tStartDate\tRecordedDate%s\n%s%s\tStem - All new\n%s",
                        all("Q5_{n}", "en"), "Response ID\tStart Date\tRecorded Date",
                        statement_cells("Stem - {}", "en", 1, 19), QUESTIONS ? "R_1" : ""));
    EXPECT_COLUMNS(from(4), STATEMENTS_BY_CODE);
    assert_string_equal(choice(), "4-23");
    /* But not where the other wordings stand in another order than the codes. */
    assert_false(
        find_in(NULL, "ResponseId\tStartDate\tRecordedDate%s\n%s%s\tStem - All new%s\nR_1",
                all("Q5_{n}", "en"), "Response ID\tStart Date\tRecorded Date",
                statement_cells("Stem - {}", "en", 11, 20),
                statement_cells("Stem - {}", "en", 2, 10)));
    EXPECT_QUESTION("which column holds q1 (");
}

/* --- order ---------------------------------------------------------------------------- */

static void the_only_block_of_twenty_is_a_guess(void **state)
{
    static const char *const polish[] = {"Raczej się zgadzam", "Zdecydowanie się zgadzam",
                                         "Trudno powiedzieć"};
    const char *names = all("Something about {0n} things", "en");

    (void)state;
    assert_true(
        find_in(NULL, "Firma\tDział%s\tUwagi\nA\tSprzedaż%s\tdobrze\nB\tMarketing%s", names,
                answers(QUESTIONS, polish, 3), answers(QUESTIONS, polish, 3)));
    EXPECT_COLUMNS(from(3), STATEMENTS_BY_ORDER);
    assert_string_equal(choice(), "3-22");
    assert_true(find_in(NULL, "Firma\tDział%s\tWiek\nA\tSprzedaż%s\t34", names,
                        FIGURES(QUESTIONS)));
    EXPECT_COLUMNS(from(3), STATEMENTS_BY_ORDER);
    /* Columns of the tool itself are no answers, whatever stands in them. */
    assert_true(find_in(NULL,
                        "Time Started\tDate Submitted\tStatus\tResponse ID%s\tLanguage\n"
                        "2026-09-01\t2026-09-01\tComplete\t3%s\t1",
                        names, FIGURES(QUESTIONS)));
    EXPECT_COLUMNS(from(5), STATEMENTS_BY_ORDER);
    /* An empty column and the labels of a doubled question part nothing. */
    assert_true(find_in(NULL,
                        "\t\tDział\tDział wartość\t%s\tdata\n\t\tS\t9\t%s\t2026-01-01",
                        names, FIGURES(QUESTIONS)));
    EXPECT_COLUMNS(from(6), STATEMENTS_BY_ORDER);
}

static void blocks_that_may_be_others_are_asked_about(void **state)
{
    const char *names = all("Something about {0n} things", "en");
    const char *more = all("Another of {0n} things", "en");

    (void)state;
    /* 21 of one scale. */
    assert_false(find_in(NULL, "Firma%s\tAnd this\nA%s", names, FIGURES(21)));
    EXPECT_QUESTION("neither their wording nor codes");
    /* 19. */
    assert_false(find_in(NULL, "Firma%s\nA%s", statement_cells("About {0n}", "en", 1, 19),
                         FIGURES(19)));
    EXPECT_QUESTION("write statements = 5-24 below [survey \"t.csv\"] in rapport.ini");
    /* Two blocks, one in words and one in figures. */
    assert_false(find_in(NULL, "Firma%s%s\nA%s%s\nB%s%s", names, more, FIGURES(20),
                         WORDS(20), FIGURES(20), WORDS(20)));
    EXPECT_QUESTION("2-21 or 22-41?");
    /* Nothing but a header: case of a survey that no one has answered. */
    assert_false(find_in(NULL, "Firma%s", names));
    EXPECT_QUESTION("which 20 columns");
}

/* --- missing and twice ---------------------------------------------------------------- */

static void missing_statements_are_named(void **state)
{
    (void)state;
    /* 19 of 20: the message can be pasted once the column is known. */
    assert_false(find_in(NULL, "Firma%s%s", statement_cells("{}", "pl", 1, 6),
                         statement_cells("{}", "pl", 8, 20)));
    EXPECT_QUESTION(
        "which column holds q7 (Common vocabulary)? write statements = 2-7 - 8-20 "
        "below [survey \"t.csv\"]");
    /* The column in its place is named. */
    assert_false(find_in(NULL, "Firma%s\tO czym innym%s", statement_cells("{}", "pl", 1, 6),
                         statement_cells("{}", "pl", 8, 20)));
    EXPECT_QUESTION("q7 (Common vocabulary) (perhaps column 8, \"O czym innym\")?");
    /* Several. */
    assert_false(find_in(NULL, "Firma%s", statement_cells("{}", "pl", 1, 18)));
    EXPECT_QUESTION("which columns hold q19 (Joint training and events) and q20 (Mutual");
    assert_false(find_in(NULL, "Firma%s", statement_cells("{}", "pl", 1, 15)));
    EXPECT_QUESTION("and 2 more?");
    /* The setting of the message, with the statement left out, answers it. */
    assert_true(find_in("2-7 - 8-20", "Firma%s%s", statement_cells("{}", "pl", 1, 6),
                        statement_cells("{}", "pl", 8, 20)));
    EXPECT_COLUMNS("2 3 4 5 6 7 0 8 9 10 11 12 13 14 15 16 17 18 19 20",
                   STATEMENTS_BY_SETTING);
}

static void two_columns_of_a_statement_are_a_question(void **state)
{
    const char *text = all("{}", "en");

    (void)state;
    assert_false(find_in(NULL, "Company%s\t%s", text, statement_cell("{}", "en", 6)));
    EXPECT_QUESTION("which column holds the answers to q7 (Common vocabulary), 8 or 22?");
    assert_false(find_in(NULL, "Company%s%s", text, all("{}", "pl")));
    EXPECT_QUESTION("to q1 (Forecast reliability), 2 or 22? write statements = 2-21 below");
    /* Of words and the same in numbers the numbers are taken. */
    assert_true(find_in(NULL, "Company%s%s\nA%s%s", text, text, WORDS(20), FIGURES(20)));
    EXPECT_COLUMNS(from(22), STATEMENTS_BY_TEXT);
    assert_true(find_in(NULL, "Company%s%s\nA%s%s", text, text, FIGURES(20), WORDS(20)));
    EXPECT_COLUMNS(from(2), STATEMENTS_BY_TEXT);
}

/* A column for each choice of each statement, under headings made of both. */
static const char *spread(const char *pattern, const char *const *choice, int choices)
{
    const char *cells = "";

    for (int q = 0; q < QUESTIONS; q++)
        for (int i = 0; i < choices; i++)
            cells = arena_printf(&box.arena, "%s\t%s%s]", cells,
                                 statement_cell(pattern, "en", q), choice[i]);
    return cells;
}

static void a_column_for_each_choice_is_refused(void **state)
{
    static const char *const patterns[] = {"{} [", "Stem [{} - ",
                                           "Stem {n} [{}: ", "Own words {n} ["};

    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        assert_false(find_in(NULL, "Company%s", spread(patterns[i], words, 4)));
        EXPECT_MESSAGES(&box, "t.csv:1:0 FILE_KIND -");
        assert_non_null(strstr(box.diag.first->detail, "one column for each statement"));
    }
    assert_false(find_in(NULL, "Company%s", spread("{} [", figures, 5)));
    EXPECT_MESSAGES(&box, "t.csv:1:0 FILE_KIND -");
    /* Three languages are no choices. */
    assert_false(
        find_in(NULL, "Company%s%s%s", all("{}", "en"), all("{}", "pl"), all("{}", "ru")));
    EXPECT_QUESTION("as in two languages");
}

static void deals_are_sent_to_their_folder(void **state)
{
    (void)state;
    assert_false(find_in(NULL, "Record ID\tDeal Name\tDeal Stage\tPipeline\tAmount\t"
                               "Close Date\tCreate Date\tDeal owner\n1\ta\tb\tc\t5"));
    EXPECT_QUESTION("are these deals or leads (the columns are those of HubSpot)? then "
                    "move the file into kpis");
}

static void doubled_columns_are_used_once(void **state)
{
    const char *cells = "", *data = "";

    (void)state;
    for (int q = 0; q < QUESTIONS; q++) {
        const char *text = statement_cell("{}", "pl", q);

        cells = arena_printf(&box.arena, "%s\t%s\t%s wartość", cells, text, text);
        data = arena_printf(&box.arena, "%s\tTak\t%d", data, q % 5 + 1);
    }
    assert_true(find_in(NULL, "%s\tdata\n%s\t2026-02-12", cells, data));
    EXPECT_COLUMNS("3 5 7 9 11 13 15 17 19 21 23 25 27 29 31 33 35 37 39 41",
                   STATEMENTS_BY_TEXT);
    assert_true(header.column[1].doubled);
}

/* --- the setting ---------------------------------------------------------------------- */

static void the_setting_is_obeyed(void **state)
{
    static const struct {
        const char *setting, *columns; /* NULL: refused with the message */
        const char *message;
    } cases[] = {
        {"3-22", "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22", ""},
        {"22 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3",
         "22 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3", ""},
        {"3,4, 5-9;10-20 , 0 -", "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 0 0", ""},
        {"3-21", NULL, "19 columns, not 20"},
        {"2-22", NULL, "21 columns, not 20"},
        {"3-22 5", NULL, "column 5 stands twice"},
        {"5-24", NULL, "column 24, but the table has 22"},
        {"22-3", NULL, "'22-3' is neither"},
        {"a-b", NULL, "'a-b' is neither"},
        {"3-", NULL, "'3-' is neither"},
        {"99999999999", NULL, "is neither"},
        {"- - - - - - - - - - - - - - - - - - - -", NULL, "no column at all"},
        {"0-19", NULL, "'0-19' is neither"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ok = find_in(cases[i].setting, "A\tB%s", all("{}", "en"));

        assert_int_equal(ok, cases[i].columns != NULL);
        if (ok) {
            EXPECT_COLUMNS(cases[i].columns, STATEMENTS_BY_SETTING);
            continue;
        }
        EXPECT_MESSAGES(&box, "rapport.ini:7:14 SETTING_VALUE -");
        if (strstr(box.diag.first->detail, cases[i].message) == NULL)
            fail_msg("%s: %s", cases[i].setting, box.diag.first->detail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(codes_are_found, open_statements, close_box),
        cmocka_unit_test_setup_teardown(codes_tell_the_statement_in_any_order,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(codes_of_other_questions_are_no_block,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(a_code_tells_where_a_new_wording_is,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(the_only_block_of_twenty_is_a_guess,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(blocks_that_may_be_others_are_asked_about,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(missing_statements_are_named, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(two_columns_of_a_statement_are_a_question,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(a_column_for_each_choice_is_refused,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(deals_are_sent_to_their_folder, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(doubled_columns_are_used_once, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(the_setting_is_obeyed, open_statements, close_box),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
