/*
 * test_crm_columns.c - tables of deals and leads in the shape of each tool: what they are,
 * which columns count, whose records they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "crm_box.h"

/* Two deals in the shape of each tool: one won on 2026-07-21 after 20 days for 1500, one
 * that is open and has a date in the quarter at which it is expected to close. */
static const struct {
    const char *tool, *text;
} deals[] = {
    {"HubSpot",
     "\"Record ID\",\"Deal Name\",\"Deal Stage\",\"Pipeline\",\"Amount\",\"Close Date\","
     "\"Create Date\",\"Deal owner\",\"Associated Company\",\"Associated Company IDs\","
     "\"Is closed lost\",\"Is Closed Won\",\"Days to close\",\"Original Source\"\n"
     "\"1\",\"a, b\",\"Closed Won\",\"Sales\",\"1500\",\"2026-07-21 09:30\","
     "\"2026-07-01 09:30\",\"X\",\"Y\",\"8001;8002\",\"false\",\"true\",\"20\",\"Web\"\n"
     "\"2\",\"c\",\"Contract Sent\",\"Sales\",\"900\",\"2026-09-21 09:30\","
     "\"2026-07-01 09:30\",\"X\",\"Y\",\"8001\",\"false\",\"false\",\"\",\"Web\"\n"},
    {"Salesforce",
     "\"Opportunity Owner\",\"Account Name\",\"Opportunity Name\",\"Stage\","
     "\"Fiscal Period\",\"Amount\",\"Expected Revenue\",\"Probability (%)\",\"Age\","
     "\"Close Date\",\"Created Date\",\"Next Step\",\"Lead Source\",\"Type\"\n"
     "\"X\",\"Y\",\"a\",\"Closed "
     "Won\",\"Q3-2026\",\"1,500.00\",\"1,500.00\",\"100\",\"20\","
     "\"7/21/2026\",\"7/1/2026\",,,\n"
     "\"X\",\"Y\",\"b\",\"Negotiation/Review\",\"Q3-2026\",\"900.00\",\"450.00\",\"50\","
     "\"80\",\"9/21/2026\",\"7/1/2026\",,,\n"
     "\n"
     "\"Total\",,,,,\"2,400.00\",,,,,,,,\n"
     "\"Grand Totals (2 records)\"\n"
     "\"Confidential Information - Do Not Distribute\"\n"
     "\"Copyright \xc2\xa9 2000-2026 salesforce.com, inc. All rights reserved.\"\n"},
    {"Pipedrive",
     "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,"
     "Deal - Weighted value,Deal - Organization,Deal - Pipeline,Deal - Stage,Deal - Status,"
     "Deal - Deal created,Deal - Update time,Deal - Won time,Deal - Lost time,"
     "Deal - Deal closed on,Deal - Expected close date\n"
     "1,a,X,1500,EUR,1500,Y,Pipeline,Negotiations Started,Won,2026-07-01 10:00:00,"
     "2026-07-21 10:00:00,2026-07-21 10:00:00,,2026-07-21 10:00:00,2026-05-01\n"
     "2,b,X,900,EUR,450,Y,Pipeline,Proposal Made,Open,2026-07-01 10:00:00,"
     "2026-07-01 10:00:00,,,,2026-08-01\n"},
    {"Zoho CRM",
     "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,"
     "Account Name,Stage,Pipeline,Created Time,Modified Time,Probability (%),"
     "Expected Revenue,Lead Source,Type,Reason For Loss\n"
     "zcrm_1,zcrm_9,X,1500,a,2026-07-21,zcrm_7,Y,Closed Won,Standard,"
     "2026-07-01 10:00:00,2026-07-21 10:00:00,100,1500,,,\n"
     "zcrm_2,zcrm_9,X,900,b,2026-08-21,zcrm_7,Y,Qualification,Standard,"
     "2026-07-01 10:00:00,2026-07-01 10:00:00,10,90,,,\n"},
    {"amoCRM",
     "\"ID\";\"Название сделки\";\"Компания\";\"Ответственный\";\"Этап сделки\";"
     "\"Воронка\";\"Бюджет \";\"Дата создания\";\"Дата изменения\";\"Дата закрытия\";"
     "\"Причина отказа\";\"utm_source\";\"utm_source\";\"Причина отказа\"\n"
     "\"1\";\"а\";\"Ы\";\"Ш\";\"Успешно реализовано\";\"Воронка\";\"1500\";\"01.07.2026\";"
     "\"21.07.2026\";\"21.07.2026\";;;;\n"
     "\"2\";\"б\";\"Ы\";\"Ш\";\"Переговоры\";\"Воронка\";\"900\";\"01.07.2026\";"
     "\"01.07.2026\";\"не закрыта\";;;;\n"},
    {"Kommo",
     "\"ID\",\"Lead title\",\"Company\",\"Responsible user\",\"Lead stage\",\"Pipeline\","
     "\"Sale\",\"Created at\",\"Last modified at\",\"Closed at\"\n"
     "\"1\",\"a\",\"Y\",\"X\",\"Closed - won\",\"Pipeline\",\"1500\","
     "\"01.07.2026 10:00:00\",\"21.07.2026 10:00:00\",\"21.07.2026 10:00:00\"\n"
     "\"2\",\"b\",\"Y\",\"X\",\"Discussions\",\"Pipeline\",\"900\","
     "\"01.07.2026 10:00:00\",\"01.07.2026 10:00:00\",\"not closed\"\n"},
    {"Bitrix24",
     "\"ID\";\"Название сделки\";\"Стадия сделки\";\"Сумма\";\"Валюта\";\"Ответственный\";"
     "\"Дата создания\";\"Дата изменения\";\"Дата начала\";"
     "\"Предполагаемая дата закрытия\";\"Тип\";\"Компания: Название компании\"\n"
     "\"1\";\"а\";\"Сделка успешна\";\"1500.00\";\"EUR\";\"Ш\";\"01.07.2026 10:15:16\";"
     "\"21.07.2026 10:00:00\";\"01.07.2026\";\"21.07.2026\";\"Продажа\";\"Ы\"\n"
     "\"2\";\"б\";\"В работе\";\"900.00\";\"EUR\";\"Ш\";\"01.07.2026\";"
     "\"01.07.2026 10:00:00\";\"01.07.2026\";\"21.09.2026\";\"Продажа\";\"Ы\"\n"},
    {"Livespace",
     "Nazwa;Firma;Wartość;Waluta;Proces;Etap;Status;Opiekun;Data utworzenia;"
     "Przewidywana data zamknięcia;Data zamknięcia;Powód przegranej;Źródło\n"
     "a;Y;1 500,00;EUR;Sprzedaż;Umowa;Wygrana;X;01.07.2026;30.07.2026;21.07.2026;;\n"
     "b;Y;900,00;EUR;Sprzedaż;Oferta;Otwarta;X;01.07.2026;21.09.2026;;;\n"},
};

static void deals_of_each_tool_are_read_as_they_come(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof deals / sizeof *deals; i++) {
        crm_project("");
        assert_true(crm_text("acme.csv", deals[i].text));
        crm_done();
        if (box.diag.first || counted(ACME, Q3, COMPONENT_WON) != 1)
            fail_msg("%s: %s", deals[i].tool, sandbox_message(&box, 0));
        counts(ACME, Q3, COMPONENT_LOST, 0);
        counts(ACME, Q3, COMPONENT_WON_VALUE, 1500);
        counts(ACME, Q3, COMPONENT_CYCLE_DAYS, 20);
        counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 2);
        assert_string_equal(fact(0, "records"), "2 deals");
    }
}

/* Three leads of the third quarter: one accepted, one returned, one nobody has touched. */
static const struct {
    const char *tool, *text;
} leads[] = {
    {"Salesforce",
     "\"Lead Owner\",\"First Name\",\"Company / Account\",\"Lead Source\",\"Lead Status\","
     "\"Created Date\",\"Converted\",\"Converted Date\"\n"
     "\"X\",\"A\",\"Y\",\"Web\",\"Closed - Converted\",\"7/31/2026\",\"1\",\"8/4/2026\"\n"
     "\"X\",\"B\",\"Y\",\"Web\",\"Closed - Not Converted\",\"7/4/2026\",\"0\",\n"
     "\"X\",\"C\",\"Y\",\"Web\",\"Open - Not Contacted\",\"7/5/2026\",\"0\",\n"
     "\"Grand Totals (3 records)\"\n"},
    {"Bitrix24",
     "ID;Название лида;Статус;Ответственный;Дата создания;Дата изменения;Источник\n"
     "1;А;Качественный лид;Ш;31.07.2026 10:00:00;04.08.2026;Сайт\n"
     "2;Б;Некачественный лид;Ш;04.07.2026;05.07.2026;Сайт\n"
     "3;В;Не обработан;Ш;05.07.2026;05.07.2026;Сайт\n"},
    {"Pipedrive", "Lead - Title,Lead - Owner,Lead - Status,Lead - Created\n"
                  "a,X,Converted,2026-07-31 10:00:00\nb,X,Rejected,2026-07-04 10:00:00\n"
                  "c,X,New,2026-07-05 10:00:00\n"},
};

static void leads_of_each_tool_are_read_as_they_come(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        crm_project("");
        assert_true(crm_text("acme.csv", leads[i].text));
        crm_done();
        if (box.diag.first || counted(ACME, Q3, COMPONENT_LEADS) != 3)
            fail_msg("%s: %s", leads[i].tool, sandbox_message(&box, 0));
        counts(ACME, Q3, COMPONENT_HANDED_OVER, 3);
        counts(ACME, Q3, COMPONENT_ACCEPTED, 1);
        counts(ACME, Q3, COMPONENT_UNTOUCHED, 1);
        counts(ACME, Q3, COMPONENT_WON, NAN);
    }
}

/* amoCRM has no leads: its deals stand for them where the inbox or dates of steps show it.
 * Of three, one is not looked at, one became MQL and is won, one is talked about. */
static void deals_of_amocrm_stand_for_leads(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         "ID,Название сделки,Этап сделки,Бюджет ,Дата создания,"
                         "Дата закрытия,Дата MQL,Дата SQL\n"
                         "1,а,Неразобранное,,31.07.2026,не закрыта,,\n"
                         "2,б,Успешно реализовано,500,01.07.2026,20.08.2026,02.07.2026,"
                         "13.07.2026\n"
                         "3,в,Переговоры,500,02.07.2026,не закрыта,03.07.2026,\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_LEADS, 3);
    counts(ACME, Q3, COMPONENT_LEADS_WON, 1);
    counts(ACME, Q3, COMPONENT_MQL, 2);
    counts(ACME, Q3, COMPONENT_SQL, 1);
    counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 2); /* the inbox is no pipeline */
    counts(ACME, Q3, COMPONENT_WON, 1);
}

static void plain_and_wide_tables_are_no_records(void **state)
{
    static const char *const texts[] = {
        "company,period,metric,value,target\nacme,2026-Q3,won,3,\n",
        "Company,Quarter,Leads,Won,Lost,Won value\nacme,Q3 2026,3,1,2,100\n",
        "Показатель;1 кв. 2026;2 кв. 2026\nДоля;1;2\n",
        "KPI;Status;Wartość\nLeady;ok;3\n",
        "Month,Created,Value\n2026-07,3,4\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct grid g;
        struct header h;

        sandbox_text(&box, "kpis/k.csv", texts[i]);
        assert_true(grid_open(&box.arena, box.folder, "kpis/k.csv", NULL, &g, &box.diag));
        assert_true(header_read(&box.arena, &g, 0, &h, &box.diag));
        if (crm_recognise(&h) != CRM_NONE)
            fail_msg("taken for records: %s", texts[i]);
    }
}

#define HEAD "ID,Client,Owner,Deal Stage,Amount,Close Date,Create Date\n"
#define OURS                                                                               \
    HEAD "1,Acme Ltd,Anna Nowak,Closed Won,100,2026-07-11,2026-07-01\n"                    \
         "2,beta,Jan Lis,Closed Won,200,2026-07-11,2026-07-01\n"                           \
         "3,acme,Ewa Gil,Closed Won,400,2026-07-11,2026-07-01\n"

static void a_column_of_our_companies_tells_whose_deals_they_are(void **state)
{
    (void)state;
    assert_true(crm_text("beta.csv", OURS));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_WON_VALUE, 500);
    counts(BETA, Q3, COMPONENT_WON_VALUE, 200);
    assert_string_equal(choice(0, "company_column"), "2");
}

/* One customer of the name of a company does not make it a column of companies. */
static void customers_are_not_our_companies(void **state)
{
    (void)state;
    assert_true(crm_text("beta.csv",
                         HEAD "1,acme,A,Closed Won,100,2026-07-11,2026-07-01\n"
                              "2,Firma Y,A,Closed Won,200,2026-07-11,2026-07-01\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(BETA, Q3, COMPONENT_WON_VALUE, 300);
    assert_string_equal(choice(0, "company"), "beta");
}

static void settings_and_owners_tell_whose_deals_they_are(void **state)
{
    (void)state;
    crm_project("[kpis \"*.csv\"]\ncompany = acme\n");
    assert_true(crm_text("beta.csv", OURS));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON_VALUE, 700);
    crm_project("[crm]\nowner.acme = Anna Nowak, ewa gil\nowner.beta = Jan Lis\n");
    assert_true(crm_text("d.csv",
                         HEAD "1,Y,Anna Nowak,Closed Won,100,2026-07-11,2026-07-01\n"
                              "2,Y,JAN LIS,Closed Won,200,2026-07-11,2026-07-01\n"
                              "3,Y,Ewa Gil,Closed Won,400,2026-07-11,2026-07-01\n"
                              "4,Y,Ola Wrona,Closed Won,900,2026-07-11,2026-07-01\n"));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/d.csv:5:3 COMPANY_UNKNOWN -");
    counts(ACME, Q3, COMPONENT_WON_VALUE, 500);
    counts(BETA, Q3, COMPONENT_WON_VALUE, 200);
    crm_project("[crm]\nowner.gamma = Anna Nowak\n");
    EXPECT_MESSAGES(&box, "rapport.ini:2:0 SETTING_VALUE -");
}

static void whose_deals_they_are_is_asked_when_nothing_tells(void **state)
{
    (void)state;
    assert_false(
        crm_text("deals.csv", HEAD "1,Y,A,Closed Won,100,2026-07-11,2026-07-01\n"));
    EXPECT_MESSAGES(&box, "kpis/deals.csv:0:0 QUESTION -");
}

/* "Closed" is a day in one export, yes or no in another. */
static void a_column_called_closed_is_what_it_holds(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", "ID,Stage,Amount,Created,Closed\n"
                                     "1,Won,100,2026-07-01,2026-07-11\n"));
    assert_true(crm_text("acme-2.csv", "ID,Stage,Amount,Created,Close Date,Closed,Won\n"
                                       "2,Final,100,2026-07-01,2026-07-11,1,1\n"
                                       "3,Final,100,2026-07-01,2026-07-11,1,0\n"
                                       "4,Talks,100,2026-07-01,2026-07-11,0,0\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_WON, 2);
    counts(ACME, Q3, COMPONENT_LOST, 1);
}

static void columns_may_be_named_in_settings(void **state)
{
    (void)state;
    crm_project("[kpis \"acme.csv\"]\nclosed_column = Signed on\namount_column = 5\n"
                "stage_column = 2\n");
    assert_true(crm_text("acme.csv", "ID,Where,Amount,Create Date,Net,Signed on,Stage\n"
                                     "1,Won,999,2026-07-01,100,2026-07-11,Y\n"));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON_VALUE, 100);
    crm_project("[kpis \"acme.csv\"]\nclosed_column = Signed\n");
    assert_false(crm_text("acme.csv", "ID,Stage,Amount,Create Date,Close Date\n"
                                      "1,Won,999,2026-07-01,2026-07-11\n"));
    EXPECT_MESSAGES(&box, "rapport.ini:2:17 SETTING_VALUE -");
}

/* One file of several companies by owner, beside it one that a company sent. */
static void a_file_of_a_company_needs_no_owners(void **state)
{
    static const char rows[] = "ID,Deal Stage,Amount,Close Date,Create Date,Deal owner\n"
                               "1,Won,100,2026-07-11,2026-07-01,Zoe Kim\n"
                               "2,Lost,100,2026-07-11,2026-07-01,Zoe Kim\n";

    (void)state;
    crm_project("[crm]\nowner.acme = Anna Nowak\n");
    assert_true(crm_text("beta-deals.csv", rows));
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(fact(0, "company"), "beta (file name)");
    assert_true(crm_text("all.csv", rows)); /* named after nobody: by owner */
    EXPECT_MESSAGES(&box, "kpis/all.csv:2:6 COMPANY_UNKNOWN -");
    crm_done();
    counts(BETA, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_WON, NAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(deals_of_each_tool_are_read_as_they_come),
        TEST(leads_of_each_tool_are_read_as_they_come),
        TEST(deals_of_amocrm_stand_for_leads),
        TEST(plain_and_wide_tables_are_no_records),
        TEST(a_column_of_our_companies_tells_whose_deals_they_are),
        TEST(customers_are_not_our_companies),
        TEST(settings_and_owners_tell_whose_deals_they_are),
        TEST(a_file_of_a_company_needs_no_owners),
        TEST(whose_deals_they_are_is_asked_when_nothing_tells),
        TEST(a_column_called_closed_is_what_it_holds),
        TEST(columns_may_be_named_in_settings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
