/*
 * test_header.c - how many rows a header has, and what its columns are called, in the
 * shapes that survey tools, CRMs and spreadsheets write.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"
#include "hand_grid.h"
#include "read/table/header.h"

static struct header header;

static bool read_rows(const char *text, int rows)
{
    struct grid g;

    box.diag = (struct diag){.arena = &box.arena};
    hand_grid(&box.arena, text, &g);
    return header_read(&box.arena, &g, rows, &header, &box.diag);
}

/* --- where the header is -------------------------------------------------------------- */

#define QUALTRICS_CODES                                                                    \
    "StartDate|EndDate|Status|Finished|RecordedDate|ResponseId|Q5_1|Q5_2"
#define QUALTRICS_TEXTS                                                                    \
    "Start Date|End Date|Response Type|Finished|Recorded Date|Response ID|"                \
    "How is it? - We plan|How is it? - We share"
#define QUALTRICS_JSON                                                                     \
    "{\"ImportId\":\"startDate\",\"timeZone\":\"Europe/Warsaw\"}|{\"ImportId\":"           \
    "\"endDate\"}|{\"ImportId\":\"status\"}|{\"ImportId\":\"finished\"}|{\"ImportId\":"    \
    "\"recordedDate\"}|{\"ImportId\":\"_recordId\"}|{\"ImportId\":\"QID2_1\"}|"            \
    "{\"ImportId\":\"QID2_2\"}"
#define QUALTRICS_DATA                                                                     \
    "2026-09-04 08:31:29|2026-09-04 08:33:11|IP Address|True|2026-09-04 "                  \
    "08:33:12|R_5Gi|4|5"
#define MONKEY_FIRST  "Respondent ID|Collector ID|Start Date|End Date|How is it?||Division|"
#define MONKEY_SECOND "||||We plan|We share|Response|Other (please specify)"
#define LEGACY_FIRST  "V1|V2|V3|V8|V9|V10|Q1_1|Q1_2|"
#define LEGACY_SECOND                                                                      \
    "ResponseID|ResponseSet|Name|StartDate|EndDate|Finished|How is it?-We plan|We share|"

static void headers_have_one_to_three_rows(void **state)
{
    static const struct {
        const char *text;
        int first, last, rows;
    } cases[] = {
        {"company|wave|function|respondent|q1\na|2026-Q3|sales|s1|5", 1, 1, 1},
        {"Timestamp|Stem [A]|Stem [B]\n4/22/2016 19:57:50|Agree|Disagree", 1, 1, 1},
        /* Qualtrics, whole and with rows deleted by hand. */
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS "\n" QUALTRICS_JSON "\n" QUALTRICS_DATA, 1, 3,
         3},
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS "\n" QUALTRICS_DATA, 1, 2, 2},
        {QUALTRICS_CODES "\n" QUALTRICS_JSON "\n" QUALTRICS_DATA, 1, 2, 2},
        {QUALTRICS_TEXTS "\n" QUALTRICS_JSON "\n" QUALTRICS_DATA, 1, 2, 2},
        {QUALTRICS_CODES "\n" QUALTRICS_DATA, 1, 1, 1},
        {QUALTRICS_TEXTS "\n" QUALTRICS_DATA, 1, 1, 1},
        {QUALTRICS_JSON "\n" QUALTRICS_DATA, 1, 1, 1},
        {"Survey of the third quarter\n" QUALTRICS_CODES "\n" QUALTRICS_TEXTS
         "\n" QUALTRICS_JSON "\n" QUALTRICS_DATA,
         2, 4, 3},
        /* Saved again by Excel, and answers as numbers. */
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS
                         "\n6/19/19 6:44|6/19/19 6:49|0|1|6/19/19 6:49|"
                         "R_1|4|5",
         1, 2, 2},
        {QUALTRICS_CODES "\n6/19/19 6:44|6/19/19 6:49|0|1|6/19/19 6:49|R_1|4|5", 1, 1, 1},
        /* The second row in another language. */
        {QUALTRICS_CODES "\nAnfangsdatum|Enddatum|Antworttyp|Beendet|Aufgezeichnetes Datum|"
                         "Antwort-ID|Frage - A|Frage - B\n" QUALTRICS_DATA,
         1, 2, 2},
        {LEGACY_FIRST "\n" LEGACY_SECOND
                      "\nR_1||Ann|2015-01-01 10:00:00|2015-01-01 10:09:00|1|5|4|",
         1, 2, 2},
        {LEGACY_FIRST "\nR_1||Ann|2015-01-01 10:00:00|2015-01-01 10:09:00|1|5|4|", 1, 1, 1},
        /* SurveyMonkey. */
        {MONKEY_FIRST "\n" MONKEY_SECOND "\n1|7|01/21/2026|01/21/2026|Agree|Agree|Sales|",
         1, 2, 2},
        {"RespondentID|Have you seen it?|Which?|\n|Response|One|Two\n33|Yes|One|", 1, 2, 2},
        {"Respondent ID|Collector ID|Start Date|End Date|Division - "
         "Response\n1|7|a|b|Sales",
         1, 1, 1},
        /* Merged cells of a spreadsheet above the statements. */
        {"Firma|Dział|Oceń||\n||A b c|D e f|G h i\nX|Sprzedaż|3|4|5", 1, 2, 2},
        /* Titles and blank rows above. */
        {"KPI report\n\nPrepared by|Ann||||\nCompany|Period|Leads|MQL|SQL|Won\n"
         "Acme|2026-Q1|10|8|5|2",
         4, 4, 1},
        {"|KPI 2025||||\nKPI|I kw. 2025|II kw. 2025|III kw. 2025|IV kw. 2025|Cel\n"
         "Leady|10|11|12|13|14",
         2, 2, 1},
        {"Report\n|2025-01|2025-02|2025-03\nLeads|1|2|3", 2, 2, 1},
        {"KPI\nmetric|value\nleads|5", 2, 2, 1},
        /* The first row of data is no header, and the header no data. */
        {"name|answer\n|3\nBob|4", 1, 1, 1},
        {"Department|We plan|We share\nSales|Agree|\n|Agree|Agree", 1, 1, 1},
        {"Name|Score\nAnn|4|5|6|7|8|9\nBob|4|5|6|7|8|9", 1, 1, 1},
        {"||Dział|Dział wartość||Planujemy|Dzielimy|data\n|||1||5|4|2026-02-12 09:49:15", 1,
         1, 1},
        {"only\n1\n2", 1, 1, 1},
        /* A header alone. */
        {"company|wave|function|respondent|q1", 1, 1, 1},
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS "\n" QUALTRICS_JSON, 1, 3, 3},
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS, 1, 2, 2},
        {MONKEY_FIRST "\n" MONKEY_SECOND, 1, 2, 2},
        {"Sygnatura czasowa|Planujemy razem", 1, 1, 1},
        {"Deal - ID|Deal - Title|Deal - Status", 1, 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_rows(cases[i].text, 0));
        if (header.first_line != cases[i].first || header.last_line != cases[i].last ||
            header.rows != cases[i].rows)
            fail_msg("%s: %d rows in lines %d to %d", cases[i].text, header.rows,
                     header.first_line, header.last_line);
    }
}

static void the_user_says_how_many_rows(void **state)
{
    static const struct {
        const char *text;
        int rows, last;
        const char *second; /* full name of the second column */
    } cases[] = {
        {"Firma|Ocena\n|A\nx|5\ny|4", 2, 2, "Ocena [A]"},
        {"Firma|Ocena\n|A\nx|5\ny|4", 1, 1, "Ocena"},
        {"Firma|Ocena\n|A\n|B\ny|4", 3, 3, "Ocena [A - B]"},
        {"Firma|Ocena", 3, 1, "Ocena"},
        {MONKEY_FIRST "\n" MONKEY_SECOND, 1, 1, "Collector ID"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_rows(cases[i].text, cases[i].rows));
        assert_int_equal(header.last_line, cases[i].last);
        assert_string_equal(header.column[1].full, cases[i].second);
    }
}

static void a_header_without_names_is_an_error(void **state)
{
    static const char *const texts[] = {"", "||", "\xC2\xA0|\xC2\xA0"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(read_rows(texts[i], 0));
        EXPECT_MESSAGES(&box, i ? "t.csv:1:0 CSV_HEADER -" : "t.csv:0:0 CSV_HEADER -");
    }
}

/* --- what its columns are called ------------------------------------------------------ */

/* All columns as "code/stem/row", with "=full" where that is something else. */
static const char *shape(void)
{
    const char *all = "";

    for (int i = 0; i < header.n; i++) {
        const struct heading *h = &header.column[i];

        all = arena_printf(&box.arena, "%s%s%s/%s/%s%s", all, i ? " | " : "", h->code,
                           h->stem, h->row, h->doubled ? " (doubled)" : "");
    }
    return all;
}

static void columns_have_code_stem_and_row(void **state)
{
    static const struct {
        const char *text, *shape;
    } cases[] = {
        {"company|q1|PYT_2|Q5_3", "//company | q1//q1 | PYT_2//PYT_2 | Q5_3//Q5_3"},
        /* Google Forms: often two blanks before the bracket, one inside it. */
        {"Timestamp|How is it?  [We plan ]|How is it?  [We [always] share]|How much",
         "//Timestamp | /How is it?/We plan | /How is it?/We [always] share | //How much"},
        /* LimeSurvey's four kinds of headings. */
        {"id|submitdate|lastpage|Q1[SQ001]|Q1[SQ002]",
         "//id | //submitdate | //lastpage | Q1[SQ001]//Q1[SQ001] | Q1[SQ002]//Q1[SQ002]"},
        {"Response ID|Date submitted|Last page|13 - How is it? [We plan]",
         "//Response ID | //Date submitted | //Last page | /13 - How is it?/We plan"},
        {"id. Response ID|submitdate. Date submitted|lastpage. Last page|"
         "Ag2[SQ002]. How is it? [We plan]|Q7. Division",
         "id//Response ID | submitdate//Date submitted | lastpage//Last page | "
         "Ag2[SQ002]/How is it?/We plan | Q7//Division"},
        {"Response ID|Date submitted|Last page|How is it with.. [We plan togeth..]",
         "//Response ID | //Date submitted | //Last page | /How is it with../We plan "
         "togeth.."},
        /* SurveyMonkey: the question stands over its first row only. */
        {MONKEY_FIRST "\n" MONKEY_SECOND,
         "//Respondent ID | //Collector ID | //Start Date | //End Date | "
         "/How is it?/We plan | /How is it?/We share | //Division | /Division/Other "
         "(please "
         "specify)"},
        {"Respondent ID|Start Date|End Date|Plan - Response|7a1. Plan. - How much?|"
         "7a2. Share. - How much?",
         "//Respondent ID | //Start Date | //End Date | //Plan | /How much?/Plan. | "
         "/How much?/Share."},
        /* Qualtrics. */
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS "\n" QUALTRICS_JSON,
         "StartDate//Start Date | EndDate//End Date | Status//Response Type | "
         "Finished//Finished | RecordedDate//Recorded Date | ResponseId//Response ID | "
         "Q5_1/How is it?/We plan | Q5_2/How is it?/We share"},
        {"ResponseId|Q5_1|Q5_2\n{\"ImportId\":\"_recordId\"}|{\"ImportId\":\"QID2_1\"}|"
         "{\"ImportId\":\"QID2_2\"}",
         "//ResponseId | Q5_1//Q5_1 | Q5_2//Q5_2"},
        {"{\"ImportId\":\"_recordId\"}|{\"ImportId\":\"QID2_1\"}|x",
         "_recordId//_recordId | QID2_1//QID2_1 | //"},
        /* Alchemer: the row before the stem. */
        {"Time Started|Date Submitted|Status|We plan:How is it?|We share: now:How is it?",
         "//Time Started | //Date Submitted | //Status | /How is it?/We plan | "
         "/How is it?/We share: now"},
        /* anketolog. */
        {"ID ответа|Отдел (Одиночный выбор)|Мы\xC2\xA0планируем (Шкала)",
         "//ID ответа | //Отдел | //Мы планируем"},
        /* Yandex, as a guess: question and row parted by a slash. */
        {"ID|Время создания|Как дела / Мы планируем|Как дела / Мы делимся",
         "//ID | //Время создания | /Как дела/Мы планируем | /Как дела/Мы делимся"},
        /* A Polish panel: closed questions doubled, empty columns before each block. */
        {"||Dział.|Dział. wartość||Planujemy|Dzielimy|data|",
         "// | // | //Dział. (doubled) | //Dział. | // | //Planujemy | //Dzielimy | "
         "//data"},
        /* Item numbers, with and without blanks. */
        {"12. We plan|12) We plan|13 - We plan|Q12. We plan|Pytanie 3: Planujemy|2.5x "
         "faster|"
         "2026 - plan|4.Мы планируем|1:1 talks",
         "//We plan | //We plan | //We plan | Q12//We plan | //Planujemy | //2.5x faster | "
         "//2026 - plan | //Мы планируем | //1:1 talks"},
        /* Names twice and names missing. */
        {"utm_source|Причина отказа||utm_source|Причина отказа|",
         "//utm_source | //Причина отказа | // | //utm_source | //Причина отказа"},
        {"Subs_1|Subs_2|Subs_1", "Subs_1//Subs_1 | Subs_2//Subs_2 | Subs_1//Subs_1"},
        /* Merged cells of a spreadsheet. */
        {"Firma|Dział|Oceń||\n||A b c|D e f|4. G h i\nX|Sprzedaż|3|4|5",
         "//Firma | //Dział | /Oceń/A b c | /Oceń/D e f | /Oceń/G h i"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_rows(cases[i].text, 0));
        assert_string_equal(shape(), cases[i].shape);
    }
}

static void texts_are_cleaned(void **state)
{
    static const struct {
        const char *text, *full;
    } cases[] = {
        {"We\xC2\xA0plan  and\xE2\x80\xAFshare ", "We plan and share"},
        {"We plan<br>and<br />share", "We plan and share"},
        {"<p>We <strong class=\"x\">always</strong> plan</p>", "We always plan"},
        {"Sales &amp; Marketing&nbsp;plan &#8211; &quot;now&quot; &#x142;",
         "Sales & Marketing plan – \"now\" ł"},
        {"a < b and c > d & e; &bogus; &#0; &#99999999;", "a < b and c > d & e; &bogus; "
                                                          "&#99999999;"},
        {"We *always* plan and **never** _ever_ quarrel", "We always plan and never ever "
                                                          "quarrel"},
        {"2 * 3 * 4 and snake_case_name, a_b", "2 * 3 * 4 and snake_case_name, a_b"},
        {"We plan *", "We plan *"},
        {"plan\xC2\xADning to\xE2\x80\x8Bgether", "planning together"},
        {"un<closed", "un<closed"},
        {"a &lt;b&gt; c", "a <b> c"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_rows(arena_printf(&box.arena, "%s|x", cases[i].text), 0));
        assert_string_equal(header.column[0].full, cases[i].full);
    }
}

static void columns_are_found_by_aliases(void **state)
{
    static const struct {
        const char *text, *alias;
        int after, column;
    } cases[] = {
        {"Company|Dział|DZIAŁ:", "dział", -1, 1},
        {"Company|Dział|DZIAŁ:", "dział", 1, 2},
        {"Company|Dział|DZIAŁ:", "dział", 2, -1},
        {"3. Department?|x", "department", -1, 0},
        {"Q3. Department|x", "department", -1, 0},
        {"Q3. Department|x", "q3", -1, 0},
        {"id. Response ID|submitdate. Date submitted|lastpage. Last page", "response id",
         -1, 0},
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS, "recordeddate", -1, 4},
        {QUALTRICS_CODES "\n" QUALTRICS_TEXTS, "recorded date", -1, 4},
        {"ID|Отдел (Одиночный выбор)|A (Шкала)", "отдел", -1, 1},
        {"ID|Название сделки|Бюджет |Этап сделки|Воронка", "бюджет", -1, 2},
        {"ID||", "", 5, -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_rows(cases[i].text, 0));
        assert_int_equal(header_find(&header, cases[i].alias, cases[i].after),
                         cases[i].column);
    }
}

/* --- footers -------------------------------------------------------------------------- */

static void footers_and_totals_are_no_data(void **state)
{
    static const struct {
        const char *row;
        bool footer;
    } cases[] = {
        {"Grand Totals (57 records)||||", true},
        {"Confidential Information - Do Not Distribute||||", true},
        {"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.||||", true},
        {"Copyright © 2000-2026 salesforce.com, inc.||||", true},
        {"Total||||5700", true},
        {"TOTAL|||PLN 5 700,00|12", true},
        {"||Razem:|10|20", true},
        {"Suma|10|20", true},
        {"Итого|100|", true},
        {"ВСЕГО (12)|100|", true},
        {"Ogółem\xC2\xA0|4|5", true},
        {"Łącznie|4|5", true},
        {"Subtotal||USD|4", true},
        {"Total Solutions|2026-Q3|4|5", false},
        {"Total|Ann Smith|Closed Won|2026-09-01|100", false},
        {"Totalizator|4|5", false},
        {"Summit|4", false},
        {"Copyright (c) desk|Ann|Closed Won|5", false},
        {"Suma|Ann|Wygrana|5", false},
        {"Ann|Total", false},
        {"||", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct grid g;

        assert_true(read_rows("Opportunity Owner|Opportunity Name|Stage|Amount", 0));
        hand_grid(&box.arena, cases[i].row, &g);
        if (header_is_footer(&header, &g.head[0]) != cases[i].footer)
            fail_msg("%s", cases[i].row);
    }
    assert_true(read_rows("company|period|metric|value\ntotal|2026-Q3|won|3", 0));
    assert_false(
        header_is_footer(&header, &(struct grid_row){(char *[]){(char[]){"total"}}, 1, 2}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(headers_have_one_to_three_rows, open_box,
                                        close_box),
        cmocka_unit_test_setup_teardown(the_user_says_how_many_rows, open_box, close_box),
        cmocka_unit_test_setup_teardown(a_header_without_names_is_an_error, open_box,
                                        close_box),
        cmocka_unit_test_setup_teardown(columns_have_code_stem_and_row, open_box,
                                        close_box),
        cmocka_unit_test_setup_teardown(texts_are_cleaned, open_box, close_box),
        cmocka_unit_test_setup_teardown(columns_are_found_by_aliases, open_box, close_box),
        cmocka_unit_test_setup_teardown(footers_and_totals_are_no_data, open_box,
                                        close_box),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
