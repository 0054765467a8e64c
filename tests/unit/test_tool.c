/*
 * test_tool.c - which tool wrote a file, by the columns of its header alone.
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

static void read_header(const char *text)
{
    struct grid g;

    box.diag = (struct diag){.arena = &box.arena};
    hand_grid(&box.arena, text, &g);
    assert_true(header_read(&box.arena, &g, 0, &header, &box.diag));
}

static const struct {
    const char *text;
    enum tool tool;
} cases[] = {
    /* Survey tools, in each language they are known to write. */
    {"company|wave|function|respondent|q1|q2|q20\na|2026-Q3|sales|s1|1|2|3", TOOL_PLAIN},
    {"company|period|metric|value|target", TOOL_PLAIN},
    {"Timestamp|How do we plan? [We plan]|How do we plan? [We do]", TOOL_GOOGLE_FORMS},
    {"Timestamp|Email Address|We plan together|We share results", TOOL_GOOGLE_FORMS},
    {"Timestamp|We plan together|We share\n4/22/2016 19:57:50|3|4", TOOL_GOOGLE_FORMS},
    {"Sygnatura czasowa|Planujemy razem|Dział", TOOL_GOOGLE_FORMS},
    {"Отметка времени|Мы планируем вместе", TOOL_GOOGLE_FORMS},
    {"Carimbo de data/hora|Planejamos juntos", TOOL_GOOGLE_FORMS},
    {"ID|Start time|Completion time|Email|Name|We plan", TOOL_MICROSOFT_FORMS},
    {"ID|Godzina rozpoczęcia|Godzina ukończenia|Adres e-mail|Nazwa|Planujemy",
     TOOL_MICROSOFT_FORMS},
    {"ИД|Время начала|Время выполнения|Адрес электронной почты|Имя|Мы планируем",
     TOOL_MICROSOFT_FORMS},
    {"RespondentID|Do you plan?|\n|Response|Other (please specify)\n123|Yes|",
     TOOL_SURVEYMONKEY},
    {"Respondent ID|Start Date|End Date|Email Address|First Name|Question 5|\n"
     "|||||Response 1|Response 2",
     TOOL_SURVEYMONKEY},
    {"Respondent ID|Collector ID|Start Date|End Date|IP Address|Division - Response",
     TOOL_SURVEYMONKEY},
    {"StartDate|EndDate|Status|Progress|Duration (in seconds)|Finished|RecordedDate|"
     "ResponseId|DistributionChannel|UserLanguage|Q5_1",
     TOOL_QUALTRICS},
    {"Start Date|End Date|Response Type|Progress|Finished|Recorded Date|Response ID",
     TOOL_QUALTRICS},
    {"V1|V2|V3|V4|V5|V6|V7|V8|V9|V10|Q1_1\n"
     "ResponseID|ResponseSet|Name|ExternalDataReference|EmailAddress|IPAddress|Status|"
     "StartDate|EndDate|Finished|We plan",
     TOOL_QUALTRICS},
    {"id. Response ID|submitdate. Date submitted|lastpage. Last page|Q1[SQ001]. A [B]",
     TOOL_LIMESURVEY},
    {"id|submitdate|lastpage|startlanguage|startdate|datestamp|Q1[SQ001]", TOOL_LIMESURVEY},
    {"Response ID|Date submitted|Last page|Start language|A [B]", TOOL_LIMESURVEY},
    {"ID odpowiedzi|Data wysłania|Ostatnia strona|Język początkowy|A [B]", TOOL_LIMESURVEY},
    {"ID ответа|Дата отправки|Последняя страница|Начальный язык|А [Б]", TOOL_LIMESURVEY},
    {"#|We plan|Start Date (UTC)|Submit Date (UTC)|Network ID", TOOL_TYPEFORM},
    {"#|We plan|Response Type|Start Date (UTC)|Stage Date (UTC)|Submit Date (UTC)",
     TOOL_TYPEFORM},
    {"We plan|We share|Submitted At|Token", TOOL_TYPEFORM},
    {"Time Started|Date Submitted|Status|We plan:How is it?", TOOL_ALCHEMER},
    {"Id odpowiedzi|Klucz odpowiedzi|Data rozpoczęcia|Data zakończenia|"
     "Czas spędzony na stronie 1|Planujemy",
     TOOL_SURVEYLAB},
    {"||Dział|Dział wartość|Staż|Staż wartość||Planujemy razem|data", TOOL_POLISH_PANEL},
    {"ID ответа|Отдел (Одиночный выбор)|Мы планируем вместе (Шкала)", TOOL_ANKETOLOG},
    {"Мы планируем (Шкала)|Мы делимся (Шкала)", TOOL_ANKETOLOG},
    {"ID ответа|Время создания|Мы планируем вместе", TOOL_YANDEX_FORMS},
    /* CRMs. */
    {"Record ID|Deal Name|Deal Stage|Pipeline|Amount|Close Date|Create Date|Deal owner",
     TOOL_HUBSPOT},
    {"Record ID|First Name|Lifecycle Stage|Lead Status|Became a Lead Date|Create Date",
     TOOL_HUBSPOT},
    {"Opportunity Owner|Account Name|Opportunity Name|Stage|Amount|Close Date",
     TOOL_SALESFORCE},
    {"Lead Owner|Company / Account|Lead Source|Created Date|Converted|Converted Date",
     TOOL_SALESFORCE},
    {"Deal - ID|Deal - Title|Deal - Value|Deal - Status|Deal - Deal created",
     TOOL_PIPEDRIVE},
    {"Record Id|Deal Owner.id|Deal Owner|Amount|Deal Name|Closing Date|Stage|Created Time",
     TOOL_ZOHO},
    {"Record Id|Lead Owner.id|Lead Owner|Is Converted|Company|Lead Status|Created Time",
     TOOL_ZOHO},
    {"ID|Название сделки|Бюджет |Ответственный|Дата создания сделки|Дата закрытия|"
     "Этап сделки|Воронка",
     TOOL_AMOCRM},
    {"ID|Название сделки|Компания|Основной контакт|Ответственный|Этап сделки|Воронка|"
     "Бюджет|Дата создания|Кем создана|Дата закрытия|utm_source|utm_source",
     TOOL_AMOCRM},
    {"ID|Lead title|Company|Main contact|Responsible user|Pipeline|Sale|Created at",
     TOOL_KOMMO},
    {"ID|Название сделки|Стадия сделки|Сумма|Валюта|Ответственный|Дата создания|"
     "Предполагаемая дата закрытия|Компания",
     TOOL_BITRIX24},
    {"Nazwa|Firma|Wartość|Waluta|Proces|Etap|Status|Opiekun|Data utworzenia|"
     "Data zamknięcia|Powód przegranej",
     TOOL_LIVESPACE},
    /* The order is the user's. */
    {"Q5_1|UserLanguage|Finished|ResponseId|RecordedDate|StartDate", TOOL_QUALTRICS},
    {"Close Date|Amount|Deal Stage|Deal owner|Record ID", TOOL_HUBSPOT},
    {"Воронка|Этап сделки|Название сделки|Бюджет", TOOL_AMOCRM},
    /* Capitals, no-break spaces and marks of a byte order do not hide a name. */
    {"\xEF\xBB\xBFRECORD ID|deal\xC2\xA0name|DEAL STAGE|Amount", TOOL_HUBSPOT},
    /* Thin evidence: no tool. */
    {"Timestamp|User|Value\nx|y|z", TOOL_UNKNOWN},
    {"ID|Name|Email|Amount|Status", TOOL_UNKNOWN},
    {"Company|Department|We plan|We share", TOOL_UNKNOWN},
    {"Respondent ID|Department|We plan\n1|Sales|3", TOOL_UNKNOWN},
    {"Month|Leads|Deals won|Deals lost|Stage", TOOL_UNKNOWN},
};

static void tools_are_told_by_their_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_header(cases[i].text);
        if (header.tool != cases[i].tool)
            fail_msg("%s: %s, not %s", cases[i].text, tool_name(header.tool),
                     tool_name(cases[i].tool));
    }
}

static void every_tool_has_a_name_and_a_case(void **state)
{
    (void)state;
    for (int tool = 0; tool < TOOLS; tool++) {
        size_t i = 0;

        assert_true(*tool_name((enum tool)tool));
        while (i < sizeof cases / sizeof *cases && cases[i].tool != (enum tool)tool)
            i++;
        assert_true(i < sizeof cases / sizeof *cases);
    }
}

static void titles_above_do_not_hide_a_tool(void **state)
{
    (void)state;
    read_header("Won deals of the quarter\n\nAs of 2026-10-01||\n"
                "Opportunity Owner|Opportunity Name|Stage|Amount|Close Date\n"
                "Ann|One|Closed Won|100|2026-09-01");
    assert_int_equal(header.tool, TOOL_SALESFORCE);
    assert_int_equal(header.first_line, 4);
    assert_int_equal(header.last_line, 4);
    assert_int_equal(header.rows, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tools_are_told_by_their_columns, open_box,
                                        close_box),
        cmocka_unit_test_setup_teardown(every_tool_has_a_name_and_a_case, open_box,
                                        close_box),
        cmocka_unit_test_setup_teardown(titles_above_do_not_hide_a_tool, open_box,
                                        close_box),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
