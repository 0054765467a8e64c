/*
 * test_crm_stages.c - what stages and statuses of CRMs mean, by the tools' and own names.
 */
#include "read/kpi/crm_stages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "crm_box.h"

static struct crm_vocabulary vocabulary;

static void means(enum crm_kind kind, const char *name, enum crm_stage expected)
{
    enum crm_stage stage = crm_stage_of(&vocabulary, kind, name);

    if (stage != expected)
        fail_msg("%s means %s, expected %s", name, crm_stage_name(stage),
                 crm_stage_name(expected));
}

static void read_settings(const char *text)
{
    crm_project(text);
    EXPECT_NO_MESSAGES(&box);
    crm_vocabulary_read(&box.arena, &project.settings, "acme.csv", &vocabulary);
}

static void stages_of_deals_are_known_in_every_spelling(void **state)
{
    static const char *const won[] = {
        "Closed Won",
        "closed won",
        "CLOSED WON",
        "closedwon",
        "Won",
        "Closed - won",
        "Closed \xe2\x80\x93 Won",
        "142",
        "WON",
        "Closed Won (Sales Pipeline)",
        "7. Closed Won",
        "07 - Closed Won",
        "Closed\u00a0Won",
        "Won - upsell",
        "Wygrana",
        "Zamknięte - wygrane",
        "Успешно реализовано",
        "Сделка успешна",
        " успешно реализовано ",
    };
    static const char *const lost[] = {
        "Closed Lost",
        "Closed lost",
        "closedlost",
        "Closed - lost",
        "143",
        "LOSE",
        "Lost",
        "Closed Lost to Competition",
        "Closed Lost - no budget",
        "Lost \xe2\x80\x93 price",
        "Lost: no budget",
        "Lost to a competitor",
        "Przegrana",
        "Przegrana - cena",
        "Закрыто и не реализовано",
        "Сделка провалена",
        "Анализ причины провала",
    };
    static const char *const open[] = {
        "Prospecting", "Id. Decision Makers", "Proposal/Price Quote", "Open",
        "Otwarta",     "Переговоры",          "Первичный контакт",
    };

    (void)state;
    read_settings("");
    for (size_t i = 0; i < sizeof won / sizeof *won; i++)
        means(CRM_DEALS, won[i], STAGE_WON);
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
        means(CRM_DEALS, lost[i], STAGE_LOST);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        means(CRM_DEALS, open[i], STAGE_OPEN);
    means(CRM_DEALS, "Неразобранное", STAGE_NEW);
}

/* A part of a name is not the name. */
static void names_are_compared_whole(void **state)
{
    static const char *const unknown[] = {
        "Not won yet",
        "Wonderful",
        "Lost contact, call again",
        "Almost closed won",
        "Umowa u klienta",
        "1420",
        "",
        "Won?",
    };

    (void)state;
    read_settings("");
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        means(CRM_DEALS, unknown[i], STAGE_UNKNOWN);
}

static void statuses_of_leads_are_known(void **state)
{
    static const struct {
        const char *name;
        enum crm_stage stage;
    } cases[] = {
        {"New", STAGE_NEW},
        {"Open - Not Contacted", STAGE_NEW},
        {"Not Contacted", STAGE_NEW},
        {"Не обработан", STAGE_NEW},
        {"Working - Contacted", STAGE_OPEN},
        {"Attempted to Contact", STAGE_OPEN},
        {"В работе", STAGE_OPEN},
        {"Closed - Converted", STAGE_ACCEPTED},
        {"Качественный лид", STAGE_ACCEPTED},
        {"Closed - Not Converted", STAGE_REJECTED},
        {"Некачественный лид", STAGE_REJECTED},
        {"Junk Lead", STAGE_REJECTED},
        {"Not Qualified", STAGE_REJECTED},
        {"Unqualified", STAGE_REJECTED},
        {"Marketing Qualified Lead", STAGE_MQL},
        {"salesqualifiedlead", STAGE_SQL},
        {"Customer", STAGE_CUSTOMER},
        {"Subscriber", STAGE_SUBSCRIBER},
        {"Closed Won", STAGE_UNKNOWN},
    };

    (void)state;
    read_settings("");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        means(CRM_LEADS, cases[i].name, cases[i].stage);
}

static void own_names_come_first(void **state)
{
    (void)state;
    read_settings("[crm]\nwon = Umowa podpisana, Closed Lost\nlost = Rezygnacja\n"
                  "[kpis \"acme*.csv\"]\nlost = Temat zamknięty\nopen = Lost\n");
    means(CRM_DEALS, "umowa PODPISANA", STAGE_WON);
    means(CRM_DEALS, "Closed Lost", STAGE_WON);
    means(CRM_DEALS, "Temat Zamknięty", STAGE_LOST);
    means(CRM_DEALS, "Rezygnacja", STAGE_UNKNOWN); /* the file's own list counts alone */
    means(CRM_DEALS, "Lost", STAGE_OPEN);
    means(CRM_DEALS, "Won", STAGE_WON);
}

static void unknown_settings_of_crm_are_refused(void **state)
{
    (void)state;
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_text(&box, "rapport.ini", "[crm]\nwonn = Umowa\n");
    assert_false(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    EXPECT_MESSAGES(&box, "rapport.ini:2:0 SETTING_UNKNOWN -");
}

/* Neither a status nor a known stage: which of the names mean won and lost is asked. */
static void stages_nobody_knows_are_asked_for(void **state)
{
    static const char text[] = "ID,Deal Stage,Amount,Close Date,Create Date\n"
                               "1,Signed,100,2026-07-11,2026-07-01\n"
                               "2,Gone,100,2026-07-12,2026-07-01\n"
                               "3,Talks,100,,2026-07-01\n";

    (void)state;
    assert_false(crm_text("acme.csv", text));
    EXPECT_MESSAGES(&box, "kpis/acme.csv:1:2 QUESTION -");
    assert_non_null(strstr(box.diag.first->detail, "Gone (1), Signed (1), Talks (1)"));
    assert_non_null(strstr(box.diag.first->detail, "won = ..."));
    crm_project("[crm]\nwon = Signed\nlost = Gone\n");
    assert_true(crm_text("acme.csv", text));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_LOST, 1);
    assert_string_equal(fact(0, "not known"), "Talks (1): taken as open");
    assert_string_equal(choice(0, "won"), "Signed");
}

/* One renamed stage must not make the win rate 0 or 100 % without a word. */
static void a_missing_won_or_lost_is_asked_for(void **state)
{
    static const char *const head = "ID,Deal Stage,Amount,Close Date,Create Date\n";
    static const struct {
        const char *settings, *first, *second, *third, *message;
    } cases[] = {
        {"", "Signed", "Closed Lost", "Prospecting", "kpis/acme.csv:1:2 QUESTION -"},
        {"", "Closed Won", "Gone", "Prospecting", "kpis/acme.csv:1:2 QUESTION -"},
        {"", "Closed Won", "Closed Lost", "Talks", "kpis/acme.csv:1:2 STAGE_UNKNOWN -"},
        {"", "Closed Won", "Closed Won", "Prospecting", ""},
        {"", "Closed Lost", "Closed Lost", "Prospecting", ""},
        {"[crm]\nopen = Talks\n", "Closed Lost", "Talks", "Prospecting", ""},
        {"[crm]\nwon = Signed\n", "Signed", "Closed Lost", "Talks",
         "kpis/acme.csv:1:2 STAGE_UNKNOWN -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        crm_project(cases[i].settings);
        crm_text("acme.csv",
                 arena_printf(&box.arena,
                              "%s1,%s,1,2026-07-11,2026-07-01\n"
                              "2,%s,1,2026-07-12,2026-07-01\n"
                              "3,%s,1,2026-07-13,2026-07-01\n",
                              head, cases[i].first, cases[i].second, cases[i].third));
        if (strcmp(sandbox_message(&box, 0), cases[i].message) != 0)
            fail_msg("case %zu says '%s'", i, sandbox_message(&box, 0));
    }
}

static void a_status_tells_more_than_a_stage(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         "Deal - ID,Deal - Stage,Deal - Status,Deal - Value,"
                         "Deal - Deal created,Deal - Deal closed on\n"
                         "1,Lost,Open,100,2026-07-01,2026-07-20\n"
                         "2,Negotiations Started,won,100,2026-07-01,2026-07-20\n"
                         "3,Won,LOST,100,2026-07-01,2026-07-20\n"));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_LOST, 1);
    counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 3);
}

/* A report grouped by stage names it in the first row of each group only. */
static void deals_without_a_stage_are_said(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         "Opportunity Name,Stage,Amount,Close Date,Created Date\n"
                         "o1,Closed Won,1000,2026-07-31,2026-07-01\n"
                         "o2,,4000,2026-09-10,2026-08-01\n"
                         "o3,Closed Lost,2000,2026-08-15,2026-07-01\n"
                         "o4,,2000,2026-08-15,2026-07-01\n"));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/acme.csv:3:2 STAGE_EMPTY -");
    assert_string_equal(fact(0, "no stage"), "2 deals: taken as open");
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_LOST, 1);
}

static void deleted_deals_do_not_count(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", "Deal - ID,Deal - Stage,Deal - Status,Deal - Value,"
                                     "Deal - Deal created,Deal - Deal closed on\n"
                                     "1,Offer,Won,100,2026-07-01,2026-07-20\n"
                                     "2,Offer,Lost,100,2026-07-01,2026-07-20\n"
                                     "3,Won,Deleted,100,2026-07-01,2026-07-20\n"
                                     "4,Offer,Open,100,2026-07-01,\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    assert_string_equal(fact(0, "left out"), "1 deleted");
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_LOST, 1);
    counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(stages_of_deals_are_known_in_every_spelling),
        TEST(names_are_compared_whole),
        TEST(statuses_of_leads_are_known),
        TEST(own_names_come_first),
        TEST(unknown_settings_of_crm_are_refused),
        TEST(stages_nobody_knows_are_asked_for),
        TEST(a_missing_won_or_lost_is_asked_for),
        TEST(a_status_tells_more_than_a_stage),
        TEST(deals_without_a_stage_are_said),
        TEST(deleted_deals_do_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
