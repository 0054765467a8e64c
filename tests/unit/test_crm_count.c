/*
 * test_crm_count.c - deals and leads counted by quarter, against counts made by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "crm_box.h"

#define DEALS "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date\n"

/* Cycles 20, 35, 41, 60 and 90 days: median 41, mean 246/5 = 49.2 (the worked values of the
 * method); won 5, lost 2, and an open deal whose close date is a forecast. */
static void deals_are_counted_in_the_quarter_they_closed(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         DEALS "1,a,Closed Won,Sales,100,2026-07-21,2026-07-01\n" /* 20 */
                               "2,b,Closed Won,Sales,200,2026-08-05,2026-07-01\n" /* 35 */
                               "3,c,Closed Won,Sales,300,2026-08-11,2026-07-01\n" /* 41 */
                               "4,d,Closed Won,Sales,400,2026-07-20,2026-05-21\n" /* 60 */
                               "5,e,closed won,Sales,500,2026-09-29,2026-07-01\n" /* 90 */
                               "6,f,Closed Lost,Sales,900,2026-07-02,2026-07-01\n"
                               "7,g,CLOSED LOST,Sales,,2026-06-30,2026-01-15\n"
                               "8,h,Qualified To Buy,Sales,900,2026-07-31,2026-06-30\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_WON, 5);
    counts(ACME, Q3, COMPONENT_LOST, 1);
    counts(ACME, Q3, COMPONENT_WON_VALUE, 1500);
    counts(ACME, Q3, COMPONENT_WON_VALUED, 5);
    counts(ACME, Q3, COMPONENT_CYCLE_DAYS, 41);
    counts(ACME, Q3, COMPONENT_CYCLE_MEAN, 49.2);
    counts(ACME, Q3, COMPONENT_CYCLE_DEALS, 5);
    /* 1 to 6 and 8, which is open; 7 closed in the quarter before */
    counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 7);
    /* 4, 7 and 8 */
    counts(ACME, Q2, COMPONENT_OPPORTUNITIES, 3);
    counts(ACME, Q2, COMPONENT_WON, 0);
    counts(ACME, Q2, COMPONENT_LOST, 1);
    counts(ACME, Q2, COMPONENT_CYCLE_DAYS, NAN);
    counts(ACME, Q2, COMPONENT_WON_VALUE, NAN);
    counts(ACME, Q1, COMPONENT_OPPORTUNITIES, 1);
    counts(ACME, Q3, COMPONENT_LEADS, NAN);
    assert_string_equal(kpi_counted_find(&kpis, ACME, Q3)->deals_from[0], "kpis/acme.csv");
    assert_null(kpi_counted_find(&kpis, ACME, Q3)->deals_from[1]);
    assert_null(kpi_counted_find(&kpis, ACME, Q3)->leads_from[0]);
    assert_null(kpi_counted_find(&kpis, BETA, Q3));
}

/* The middle of an even number of cycles: (10 + 21) / 2. */
static void the_median_of_an_even_number_is_between_the_middle_two(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", DEALS "1,a,Closed Won,,100,2026-07-11,2026-07-01\n"
                                           "2,b,Closed Won,,100,2026-07-22,2026-07-01\n"));
    crm_done();
    counts(ACME, Q3, COMPONENT_CYCLE_DAYS, 15.5);
    counts(ACME, Q3, COMPONENT_CYCLE_MEAN, 15.5);
}

static void a_deal_won_without_amount_does_not_lower_the_average(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         DEALS "1,a,Closed Won,,100,2026-07-11,2026-07-01\n"
                               "2,b,Closed Won,,,2026-07-11,2026-07-01\n"
                               "3,c,Closed Won,,0,2026-07-11,2026-07-01\n"
                               "4,d,Closed Won,,-1,2026-07-11,2026-07-01\n"
                               "5,e,Closed Won,,to be agreed,2026-07-11,2026-07-01\n"
                               "6,f,Closed Won,,500,2026-07-11,2026-07-01\n"));
    crm_done();
    EXPECT_MESSAGES(
        &box, "kpis/acme.csv:3:5 DEAL_AMOUNT acme", "kpis/acme.csv:4:5 DEAL_AMOUNT acme",
        "kpis/acme.csv:5:5 DEAL_AMOUNT acme", "kpis/acme.csv:6:5 DEAL_AMOUNT acme");
    counts(ACME, Q3, COMPONENT_WON, 6);
    counts(ACME, Q3, COMPONENT_WON_VALUE, 600);
    counts(ACME, Q3, COMPONENT_WON_VALUED, 2);
}

static void dates_that_cannot_be_are_left_out_and_listed(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         DEALS "1,a,Closed Won,,100,2026-07-11,2026-07-01\n"
                               "2,b,Closed Won,,100,2026-07-11,2026-08-01\n" /* backwards */
                               "3,c,Closed Won,,100,,2026-07-01\n"
                               "4,d,Closed Lost,,100,soon,2026-07-01\n"
                               "5,e,Closed Won,,100,2062-07-11,2026-07-01\n"
                               "6,f,Closed Lost,,100,2026-07-09,2026-06-31\n"));
    crm_done();
    EXPECT_MESSAGES(
        &box, "kpis/acme.csv:5:6 RECORD_DATE acme", "kpis/acme.csv:7:7 RECORD_DATE acme",
        "kpis/acme.csv:3:6 DEAL_BACKWARDS acme", "kpis/acme.csv:4:6 RECORD_UNDATED acme",
        "kpis/acme.csv:6:6 RECORD_FAR acme");
    counts(ACME, Q3, COMPONENT_WON, 2);
    counts(ACME, Q3, COMPONENT_LOST, 1);
    counts(ACME, Q3, COMPONENT_CYCLE_DEALS, 1);
    counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 1);
}

/* 2 stands twice alike, 3 changed: the later modification wins though it comes first. */
/* What a database shows for no date is none. */
static void a_deal_closed_before_all_quarters_is_listed(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", DEALS "1,a,Closed Lost,,100,1900-01-01,2026-07-01\n"
                                           "2,b,Closed Won,,100,1970-01-01,2026-07-01\n"
                                           "3,c,Closed Won,,100,2026-07-11,2026-07-01\n"));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/acme.csv:2:6 RECORD_UNDATED acme",
                    "kpis/acme.csv:3:6 RECORD_UNDATED acme");
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_LOST, 0);
}

static void a_record_counts_once(void **state)
{
    static const char *const head =
        "Record Id,Deal Name,Stage,Amount,Closing Date,Created Time,Modified Time\n";

    (void)state;
    assert_true(crm_text(
        "acme.csv",
        arena_printf(&box.arena, "%s%s", head,
                     "1,a,Closed Won,100,2026-07-11,2026-07-01,2026-07-11 10:00:00\n"
                     "2,b,Closed Won,100,2026-07-11,2026-07-01,2026-07-11 10:00:00\n"
                     "3,c,Closed Lost,100,2026-07-11,2026-07-01,2026-07-12 10:01:00\n"
                     "2,b,Closed Won,100,2026-07-11,2026-07-01,2026-07-11 10:00:00\n"
                     "3,c,Closed Won,100,2026-07-11,2026-07-01,2026-07-12 10:00:00\n")));
    assert_true(crm_text(
        "acme_2.csv",
        arena_printf(&box.arena, "%s%s", head,
                     "1,a,Closed Won,300,2026-07-11,2026-07-01,2026-07-20 10:00:00\n")));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/acme.csv:6:0 RECORD_TWICE -",
                    "kpis/acme_2.csv:2:0 RECORD_TWICE -");
    counts(ACME, Q3, COMPONENT_WON, 2);
    counts(ACME, Q3, COMPONENT_LOST, 1);
    counts(ACME, Q3, COMPONENT_WON_VALUE, 400);
}

static void the_last_row_wins_without_a_date_of_change(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", DEALS "1,a,Qualified To Buy,,100,,2026-07-01\n"
                                           "1,a,Closed Won,,100,2026-07-11,2026-07-01\n"));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/acme.csv:3:0 RECORD_TWICE -");
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_OPPORTUNITIES, 1);
}

static void other_currencies_are_left_out_of_the_amounts(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv",
                         "ID,Deal Stage,Amount,Currency,Close Date,Create Date\n"
                         "1,Closed Won,100,EUR,2026-07-11,2026-07-01\n"
                         "2,Closed Won,700,USD,2026-07-11,2026-07-01\n"
                         "3,Closed Won,300,euro,2026-07-11,2026-07-01\n"
                         "4,Closed Won,500,,2026-07-11,2026-07-01\n"));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/acme.csv:3:4 DEAL_CURRENCY acme");
    counts(ACME, Q3, COMPONENT_WON, 4);
    counts(ACME, Q3, COMPONENT_WON_VALUE, 900);
    counts(ACME, Q3, COMPONENT_WON_VALUED, 3);
}

static void pipelines_of_renewals_are_left_out_unless_they_are_named(void **state)
{
    static const char text[] = DEALS "1,a,Closed Won,Sales,100,2026-07-11,2026-07-01\n"
                                     "2,b,Closed Won,Renewals,900,2026-07-11,2026-07-01\n"
                                     "3,c,Closed Won,Partners,50,2026-07-11,2026-07-01\n";

    (void)state;
    assert_true(crm_text("acme.csv", text));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_WON_VALUE, 150);
    assert_string_equal(choice(0, "pipelines"), "Sales, Partners");
    assert_string_equal(fact(0, "pipelines"),
                        "counted: Partners (1), Sales (1); not counted: Renewals (1)");
    crm_project("[crm]\npipelines = renewals, SALES\n");
    assert_true(crm_text("acme.csv", text));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON_VALUE, 1000);
    crm_project("[crm]\npipelines = renewals\n[kpis \"acme.csv\"]\npipelines = Partners\n");
    assert_true(crm_text("acme.csv", text));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON_VALUE, 50);
}

/* Four came in in the third quarter, of whom one is a customer; two became MQL in it, of
 * whom one SQL; one came in before and became MQL in it. */
static void leads_are_cohorts_by_their_dates(void **state)
{
    (void)state;
    assert_true(crm_text(
        "acme.csv",
        "Record ID,First Name,Create Date,Lifecycle Stage,Lead Status,Became a Lead Date,"
        "Became a Marketing Qualified Lead Date,Became a Sales Qualified Lead Date,"
        "Became a Customer Date\n"
        "1,A,2026-07-01 09:30,Lead,New,2026-07-01 09:30,,,\n"
        "2,B,2026-07-02 09:30,Customer,Connected,2026-07-02,2026-07-03,2026-07-09,"
        "2026-10-20\n"
        "3,C,2026-01-02 09:30,Marketing Qualified Lead,Unqualified,2026-08-02,2026-08-03,"
        ",\n"
        "4,D,2026-04-02 09:30,Sales Qualified Lead,Open deal,2026-04-02,2026-07-30,"
        "2026-10-03,\n"
        "5,E,2026-07-02 09:30,Subscriber,,,,,\n"
        "6,F,2026-07-02 09:30,Lead,In progress,,,,\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_LEADS, 4); /* 1, 2, 3, 6 */
    counts(ACME, Q3, COMPONENT_LEADS_WON, 1);
    counts(ACME, Q3, COMPONENT_MQL, 3);         /* 2, 3, 4 */
    counts(ACME, Q3, COMPONENT_SQL, 2);         /* 2, 4 */
    counts(ACME, Q3, COMPONENT_HANDED_OVER, 3); /* the MQL */
    counts(ACME, Q3, COMPONENT_ACCEPTED, 2);    /* 2 and 4; 3 was rejected */
    counts(ACME, Q3, COMPONENT_UNTOUCHED, 0);   /* 1 is new, but not handed over */
    counts(ACME, Q2, COMPONENT_LEADS, 1);
    counts(ACME, Q2, COMPONENT_MQL, 0);
    counts(ACME, Q1, COMPONENT_LEADS, NAN);
    counts(ACME, Q3, COMPONENT_WON, NAN);
}

static void deals_and_leads_of_a_company_make_one_set(void **state)
{
    (void)state;
    assert_true(
        crm_text("acme_deals.csv", DEALS "1,a,Closed Won,,100,2026-07-11,2026-07-01\n"));
    assert_true(crm_text("acme_leads.csv",
                         "Lead Owner,Company / Account,Lead Status,Created Date,Converted\n"
                         "X,Y,Closed - Converted,2026-07-01,1\n"
                         "X,Z,Open - Not Contacted,2026-07-02,0\n"
                         "X,V,Closed - Not Converted,2026-07-02,0\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_WON, 1);
    counts(ACME, Q3, COMPONENT_LEADS, 3);
    counts(ACME, Q3, COMPONENT_HANDED_OVER, 3);
    counts(ACME, Q3, COMPONENT_ACCEPTED, 1);
    counts(ACME, Q3, COMPONENT_UNTOUCHED, 1);
    counts(ACME, Q3, COMPONENT_LEADS_WON, NAN); /* a converted lead is no customer yet */
    counts(ACME, Q3, COMPONENT_MQL, NAN);
    assert_string_equal(kpi_counted_find(&kpis, ACME, Q3)->leads_from[0],
                        "kpis/acme_leads.csv");
}

/* Zoho takes converted leads out of its list: what is left has no share of them. */
static void leads_without_the_converted_ones_have_no_shares(void **state)
{
    static const char *const head =
        "Record Id,Lead Owner.id,Lead Owner,Is Converted,Company,First Name,Last "
        "Name,Email,"
        "Phone,Lead Source,Lead Status,Created Time,Modified Time\n";
    const char *left = arena_printf(
        &box.arena,
        "%szcrm_1,zcrm_9,X,false,Y,A,B,,,Web,Not Contacted,2026-07-01 10:00:00,"
        "2026-07-01 10:00:00\n",
        head);

    (void)state;
    assert_true(crm_text("acme.csv", left));
    crm_done();
    EXPECT_MESSAGES(&box, "kpis/acme.csv:0:0 LEADS_INCOMPLETE acme");
    assert_int_equal(nitems, 0);
    crm_project("");
    assert_true(crm_text("acme.csv", left));
    assert_true(crm_text(
        "acme-converted.csv",
        arena_printf(&box.arena,
                     "%szcrm_2,zcrm_9,X,true,Y,C,D,,,Web,Contacted,2026-07-02 10:00:00,"
                     "2026-07-09 10:00:00\n",
                     head)));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_LEADS, 2);
    counts(ACME, Q3, COMPONENT_ACCEPTED, 1);
    counts(ACME, Q3, COMPONENT_UNTOUCHED, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(deals_are_counted_in_the_quarter_they_closed),
        TEST(the_median_of_an_even_number_is_between_the_middle_two),
        TEST(a_deal_won_without_amount_does_not_lower_the_average),
        TEST(dates_that_cannot_be_are_left_out_and_listed),
        TEST(a_deal_closed_before_all_quarters_is_listed),
        TEST(a_record_counts_once),
        TEST(the_last_row_wins_without_a_date_of_change),
        TEST(other_currencies_are_left_out_of_the_amounts),
        TEST(pipelines_of_renewals_are_left_out_unless_they_are_named),
        TEST(leads_are_cohorts_by_their_dates),
        TEST(deals_and_leads_of_a_company_make_one_set),
        TEST(leads_without_the_converted_ones_have_no_shares),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
