/*
 * test_statement_texts.c - the columns of the statements by their wording, in the headings
 * of each tool and as people change them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "statement_file.h"

/* --- headings of tools ---------------------------------------------------------------- */

static void every_tool_s_headings_are_found(void **state)
{
    static const struct {
        const char *before, *pattern, *after, *language;
        int first;
    } cases[] = {
        {"Timestamp\tDepartment", "How is it? [{}]", "", "en", 3},
        {"Sygnatura czasowa\tDział", "Jak jest?  [ {} ]", "\tUwagi", "pl", 3},
        {"Отметка времени", "{}", "", "ru", 2},
        {"ID\tStart time\tCompletion time\tEmail\tName", "{}\xC2\xA0", "", "en", 6},
        {"Respondent ID\tCollector ID\tStart Date\tDepartment - Response",
         "{} - How far do you agree?", "", "en", 5},
        {"id. Response ID\tsubmitdate. Date submitted\tlastpage. Last page",
         "Ag[SQ0{0n}]. How is it? [{}]", "", "en", 4},
        {"Response ID\tDate submitted\tLast page", "13 - How is it? [{}]", "", "en", 4},
        {"Response_ID\tDate_submitted\tLast_page", "How_is_it [{}]", "", "pl", 4},
        {"#", "<strong>{}</strong>", "\tStart Date (UTC)\tSubmit Date (UTC)", "en", 2},
        {"Time Started\tDate Submitted\tStatus", "{}:How is it?", "", "en", 4},
        {"ID ответа\tОтдел (Одиночный выбор)", "{} (Шкала)", "", "ru", 3},
        {"ID\tВремя создания", "Насколько вы согласны? / {}", "", "ru", 3},
        {"\t\tDział\tDział wartość\t", "{}", "\tdata", "pl", 6},
        {"Firma", "{n}. {}", "", "pl", 2},
        {"Firma", "{0n}) {}", "", "pl", 2},
        {"Company", "Q{n}. {}", "", "en", 2},
        {"Company", "{n} - {}", "", "en", 2},
        {"Company", "Please say how you see it: {}", "\tThanks", "en", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(find_in(NULL, "%s%s%s", cases[i].before,
                            all(cases[i].pattern, cases[i].language), cases[i].after));
        EXPECT_COLUMNS(from(cases[i].first), STATEMENTS_BY_TEXT);
        assert_string_equal(found.language, cases[i].language);
        assert_string_equal(choice(), "");
    }
}

static void rows_below_a_question_are_found(void **state)
{
    (void)state;
    /* SurveyMonkey: the question stands above its first row only. */
    assert_true(find_in(NULL, "Respondent ID\tStart Date\tHow is it?\n\t%s\n1\t2",
                        all("{}", "en")));
    EXPECT_COLUMNS(from(3), STATEMENTS_BY_TEXT);
    assert_int_equal(header.rows, 2);
    /* Qualtrics: codes above, identifiers below. */
    assert_true(find_in(NULL,
                        "StartDate\tRecordedDate\tResponseId%s\n"
                        "Start Date\tRecorded Date\tResponse ID%s\n"
                        "{\"ImportId\":\"startDate\"}\t{\"ImportId\":\"recordedDate\"}\t"
                        "{\"ImportId\":\"_recordId\"}%s",
                        all("Q5_{n}", "en"), all("How is it? - {}", "en"),
                        all("{\"ImportId\":\"QID2_{n}\"}", "en")));
    EXPECT_COLUMNS(from(4), STATEMENTS_BY_TEXT);
    assert_int_equal(header.rows, 3);
    /* A comment beside each statement is another question. */
    assert_true(find_in(NULL, "Respondent ID\tCollector ID\tStart Date%s%s",
                        all("{} - Response", "en"),
                        all("{} - Other (please specify)", "en")));
    EXPECT_COLUMNS(from(4), STATEMENTS_BY_TEXT);
}

static void the_order_of_columns_does_not_count(void **state)
{
    const char *cells = "Timestamp";

    (void)state;
    for (int q = QUESTIONS - 1; q >= 0; q--)
        cells =
            arena_printf(&box.arena, "%s\tStem [%s]", cells, statement_cell("{}", "en", q));
    assert_true(find_in(NULL, "%s", cells));
    EXPECT_COLUMNS("21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2",
                   STATEMENTS_BY_TEXT);
    /* Codes of another order do not win over the wording. */
    assert_true(
        find_in(NULL, "ResponseId\tStartDate\tRecordedDate%s\n%s", all("Q5_{n}", "en"),
                arena_printf(&box.arena, "Response ID\tStart Date\tRecorded Date%s%s",
                             statement_cells("Stem - {}", "en", 11, 20),
                             statement_cells("Stem - {}", "en", 1, 10))));
    EXPECT_COLUMNS("14 15 16 17 18 19 20 21 22 23 4 5 6 7 8 9 10 11 12 13",
                   STATEMENTS_BY_TEXT);
}

static void short_labels_are_found(void **state)
{
    const char *cells = "Firma";

    (void)state;
    for (int q = 0; q < QUESTIONS; q++)
        cells = arena_printf(
            &box.arena, "%s\t%s", cells,
            content.statement[q].label.in[language_find(&content.languages, "pl")]);
    assert_true(find_in(NULL, "%s", cells));
    EXPECT_COLUMNS(from(2), STATEMENTS_BY_TEXT);
}

/* --- what people change --------------------------------------------------------------- */

/* A file with q7 or q18 in another wording: its heading is the 2nd column, the others
 * follow. */
static bool find_changed(int changed, const char *language, const char *heading)
{
    return find_in(NULL, "Company\t%s%s%s", heading,
                   statement_cells("{}", language, 1, changed - 1),
                   statement_cells("{}", language, changed + 1, QUESTIONS));
}

static void small_differences_do_not_count(void **state)
{
    static const struct {
        int statement;
        const char *language, *heading;
    } cases[] = {
        /* Quotation marks, capitals, the full stop. */
        {7, "ru",
         "слова \"лид\", “потенциальная сделка”, 'ключевой клиент' значат для обоих "
         "отделов "
         "одно и то же"},
        {7, "pl",
         "POJĘCIA TAKIE JAK «LEAD», \"SZANSA SPRZEDAŻY\" CZY KLUCZOWY KLIENT ZNACZĄ W OBU "
         "DZIAŁACH TO SAMO"},
        /* Polish without its accents, as in files of old programs. */
        {18, "pl",
         "Przejscie ze sprzedazy do marketingu lub odwrotnie to u nas normalny krok w "
         "karierze"},
        /* Ё and a hyphen for the dash; soft hyphens. */
        {18, "ru",
         "Переход из продаж в маркетинг или обратно у нас - обычный карьерный шаг"},
        {3, "ru",
         "Маркетологи участвуют в разговорах с важнейшими клиентами еще до закрытия "
         "сделки."},
        {18, "en",
         "Mov\xC2\xADing from Sales to Marketing, or the other way round, is\xC2\xA0"
         "a  normal career step here"},
        /* Combining accents, as macOS writes them. */
        {16, "pl",
         "U nas oba działy dziela\xCC\xA8 zaro\xCC\x81wno sukcesy, jak i porażki."},
        {18, "en",
         "18. Moving from Sales to Marketing, or the other way round, is a normal career "
         "step here."},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(find_changed(cases[i].statement, cases[i].language, cases[i].heading));
        EXPECT_NO_MESSAGES(&box);
        assert_int_equal(found.column[cases[i].statement - 1], 1);
        assert_string_equal(choice(), "");
    }
}

static void an_edited_wording_is_a_guess(void **state)
{
    static const struct {
        int statement;
        const char *language, *heading;
    } cases[] = {
        {18, "en",
         "Moving from Sales to Marketing, or vice versa, is a normal career step"},
        {7, "en",
         "Words such as lead, opportunity and key customer mean the same thing to both "
         "teams"},
        {18, "pl",
         "Przejście ze sprzedaży do marketingu albo odwrotnie to w naszej firmie normalny "
         "krok w karierze."},
        {20, "ru",
         "Каждый отдел помогает другому составить план и защитить его перед руководством."},
        /* LimeSurvey's abbreviations, and a cut heading. */
        {18, "en", "Survey of it.. [Moving from Sal.. ]"},
        {18, "en", "Moving from Sales to Marketing, or the other…"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(find_changed(cases[i].statement, cases[i].language, cases[i].heading));
        EXPECT_NO_MESSAGES(&box);
        assert_int_equal(found.column[cases[i].statement - 1], 1);
        assert_int_equal(found.by, STATEMENTS_BY_TEXT);
        if (*choice() == '\0')
            fail_msg("no guess: %s", cases[i].heading);
        assert_string_equal(reading.fact->name, "wording");
        assert_non_null(strstr(reading.fact->text, "column 2 is taken for q"));
    }
    assert_string_equal(choice(), "3-19 2 20-21");
}

static void another_meaning_is_no_guess(void **state)
{
    static const struct {
        int statement;
        const char *language, *heading;
    } cases[] = {
        {18, "en",
         "Moving from Sales to Marketing, or the other way round, is not a normal career "
         "step here."},
        {18, "pl",
         "Przejście ze sprzedaży do marketingu lub odwrotnie to u nas nie jest normalny "
         "krok w karierze."},
        {17, "en", "Top management is interested in Sales and Marketing."},
        {9, "en", "In which segment do you sell?"},
        {5, "en", "Presentations"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(find_changed(cases[i].statement, cases[i].language, cases[i].heading));
        EXPECT_QUESTION(
            arena_printf(&box.arena, "which column holds q%d (", cases[i].statement));
    }
}

static void one_s_own_wording_is_what_counts(void **state)
{
    static const char *const own[QUESTIONS] = {
        "Sales trusts Marketing",  "Marketing trusts Sales", "We meet weekly",
        "We meet monthly",         "Plans are shared",       "Goals are shared",
        "Customers are discussed", "Customers are visited",  "Leads are defined",
        "Leads are handed over",   "Results are common",     "Failures are common",
        "Training is joint",       "Events are joint",       "Careers cross",
        "Budgets are agreed",      "Measures are agreed",    "Forecasts are right",
        "Complaints are shared",   "Heads get along"};
    int en = language_find(&content.languages, "en");
    const char *cells = "Timestamp";

    (void)state;
    for (int q = 0; q < QUESTIONS; q++) {
        content.statement[q].text.in[en] = own[q];
        cells = arena_printf(&box.arena, "%s\tStem [%s]", cells, own[q]);
    }
    assert_true(find_in(NULL, "%s", cells));
    EXPECT_COLUMNS(from(2), STATEMENTS_BY_TEXT);
    assert_string_equal(choice(), "");
}

static void a_heading_like_two_statements_is_no_guess(void **state)
{
    int en = language_find(&content.languages, "en");

    (void)state;
    content.statement[16].text.in[en] =
        "Sales and Marketing plan the large campaigns together every spring";
    content.statement[17].text.in[en] =
        "Sales and Marketing plan the large campaigns together every autumn";
    assert_false(
        find_in(NULL, "Team%s%s%s", statement_cells("{}", "en", 1, 16),
                "\tSales and Marketing plan the large campaigns together every year"
                "\tIdeas",
                statement_cells("{}", "en", 19, 20)));
    EXPECT_QUESTION("which columns hold q17 (");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_tool_s_headings_are_found, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(rows_below_a_question_are_found, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(the_order_of_columns_does_not_count,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(short_labels_are_found, open_statements, close_box),
        cmocka_unit_test_setup_teardown(small_differences_do_not_count, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(an_edited_wording_is_a_guess, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(another_meaning_is_no_guess, open_statements,
                                        close_box),
        cmocka_unit_test_setup_teardown(a_heading_like_two_statements_is_no_guess,
                                        open_statements, close_box),
        cmocka_unit_test_setup_teardown(one_s_own_wording_is_what_counts, open_statements,
                                        close_box),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
