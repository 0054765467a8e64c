/*
 * test_crm_same.c - the same deals are counted the same whatever the order of their rows,
 * the character set and the notation of dates and amounts; what cannot be told is asked;
 * what is given wins over what is counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "crm_box.h"
#include "read/kpi/kpi.h"

enum { DEALS = 60 };

/* How a table is written. */
struct notation {
    char delimiter;
    const char *date; /* what stands between day, month and year */
    const char *group, *mark,
        *tail; /* of amounts: between thousands, before cents, behind */
    bool utf16;
    unsigned shuffle; /* 0: in order */
};

static char *date_text(const struct notation *n, long day)
{
    int year, month, of_month;

    date_parts(day, &year, &month, &of_month);
    switch (*n->date) {
    case '.': return arena_printf(&box.arena, "%02d.%02d.%d", of_month, month, year);
    case '/': return arena_printf(&box.arena, "%d/%d/%d 14:05", month, of_month, year);
    default: return arena_printf(&box.arena, "%d-%02d-%02d", year, month, of_month);
    }
}

static char *amount_text(const struct notation *n, int amount)
{
    return arena_printf(&box.arena, "\"%d%s%03d%s50%s\"", amount / 1000, n->group,
                        amount % 1000, n->mark, n->tail);
}

/* Deal i of the table: each third won, each third lost, some without amount or backwards.
 */
static char *deal_row(const struct notation *n, int i)
{
    long created = 20500 + i * 3, closed = created + 10 + i * 7 % 90 - (i == 30 ? 60 : 0);
    const char *stage = i % 3 == 0   ? "Успешно реализовано"
                        : i % 3 == 1 ? "Закрыто и не реализовано"
                                     : "Переговоры";

    return arena_printf(&box.arena, "%d%c%s%c%s%c%s%c%s\n", 1000 + i, n->delimiter, stage,
                        n->delimiter, i % 9 == 0 ? "" : amount_text(n, 1200 + i * 37),
                        n->delimiter, date_text(n, created), n->delimiter,
                        i % 3 == 2 ? "не закрыта" : date_text(n, closed));
}

static char *table_text(const struct notation *n)
{
    int order[DEALS];
    char *text =
        arena_printf(&box.arena, "ID%cЭтап сделки%cБюджет %cДата создания%cДата закрытия\n",
                     n->delimiter, n->delimiter, n->delimiter, n->delimiter);
    unsigned random = n->shuffle;

    for (int i = 0; i < DEALS; i++)
        order[i] = i;
    for (int i = DEALS - 1; n->shuffle && i > 0; i--) {
        int with, kept = order[i];

        random = random * 1103515245U + 12345U;
        with = (int)(random >> 8) % (i + 1);
        order[i] = order[with < 0 ? 0 : with];
        order[with < 0 ? 0 : with] = kept;
    }
    for (int i = 0; i < DEALS; i++)
        text = arena_printf(&box.arena, "%s%s", text, deal_row(n, order[i]));
    return text;
}

/* Reads the table in that notation; all components as text. */
static char *counted_as(const struct notation *n)
{
    char *text = table_text(n), *all = arena_strdup(&box.arena, "");
    size_t length = strlen(text);

    crm_project("");
    if (n->utf16) {
        unsigned char *wide = arena_alloc(&box.arena, 2 * length + 2);
        size_t used = 0;

        wide[used++] = 0xFF;
        wide[used++] = 0xFE;
        for (const char *c = text; *c;) {
            unsigned code = text_next(c, &c);

            wide[used++] = (unsigned char)(code & 0xFF);
            wide[used++] = (unsigned char)(code >> 8);
        }
        assert_true(crm_bytes("acme.csv", wide, used));
    } else
        assert_true(crm_text("acme.csv", text));
    crm_done();
    for (size_t i = 0; i < nitems; i++)
        all = arena_printf(&box.arena, "%s%d %d %.12g\n", all, items[i].value.period,
                           items[i].value.metric, items[i].value.value);
    return all;
}

static void notation_and_order_change_nothing(void **state)
{
    static const struct notation plain = {',', "-", "", ".", "", false, 0};
    static const struct notation others[] = {
        {',', "-", "", ".", "", false, 7},   {',', "-", "", ".", "", false, 4711},
        {';', ".", " ", ",", "", false, 0},  {';', ".", "\u00a0", ",", " zł", false, 3},
        {'\t', "/", ",", ".", "", false, 0}, {'\t', "-", ".", ",", "", true, 0},
        {';', "/", "'", ".", "", true, 9},
    };
    const char *expected;

    (void)state;
    sandbox_text(&box, "companies.csv", "id,name,currency\nacme,Acme Ltd,PLN\n");
    expected = counted_as(&plain);
    assert_true(nitems > 20);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *found = counted_as(&others[i]);

        if (strcmp(found, expected) != 0)
            fail_msg("notation %zu gives\n%s\nnot\n%s", i, found, expected);
    }
}

#define HEAD "ID,Deal Stage,Amount,Close Date,Create Date\n"

static void an_order_that_no_date_tells_is_asked(void **state)
{
    static const char text[] = HEAD "1,Closed Won,100,03/07/2026,02/07/2026\n";

    (void)state;
    assert_false(crm_text("acme.csv", text));
    EXPECT_MESSAGES(&box, "kpis/acme.csv:1:5 QUESTION -");
    assert_non_null(strstr(box.diag.first->detail, "date_order = dmy"));
    crm_project("[kpis \"acme.csv\"]\ndate_order = dmy\n");
    assert_true(crm_text("acme.csv", text));
    crm_done();
    counts(ACME, Q3, COMPONENT_CYCLE_DAYS, 1);
    crm_project("[kpis \"acme.csv\"]\ndate_order = mdy\n");
    assert_true(crm_text("acme.csv", text));
    crm_done();
    counts(ACME, Q1, COMPONENT_CYCLE_DAYS, 28); /* February 7 to March 7 */
}

/* The dates of creation tell the order of those of closing. */
static void a_column_tells_the_order_of_another(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", HEAD "1,Closed Won,100,8/7/2026,7/31/2026\n"
                                          "2,Closed Won,100,9/8/2026,8/30/2026\n"));
    crm_done();
    EXPECT_NO_MESSAGES(&box);
    counts(ACME, Q3, COMPONENT_CYCLE_DAYS, 8); /* 7 and 9 */
    assert_string_equal(choice(0, "date_order"), "mdy");
}

static void dates_in_two_orders_are_asked_for(void **state)
{
    (void)state;
    assert_false(crm_text("acme.csv", HEAD "1,Closed Won,100,8/31/2026,7/31/2026\n"
                                           "2,Closed Won,100,31/8/2026,7/30/2026\n"));
    EXPECT_MESSAGES(&box, "kpis/acme.csv:1:4 QUESTION -");
}

/* Money has no three decimals: "1,234" and "1.234" are thousands where nothing else tells.
 */
static void marks_that_no_amount_tells_separate_thousands(void **state)
{
    (void)state;
    assert_true(crm_text("acme.csv", HEAD "1,Won,\"1,234\",2026-07-11,2026-07-01\n"));
    assert_true(crm_text("acme-2.csv", HEAD "2,Won,1.500,2026-07-11,2026-07-01\n"));
    crm_done();
    counts(ACME, Q3, COMPONENT_WON_VALUE, 2734);
    assert_string_equal(choice(0, "decimal"), "point");
    assert_string_equal(choice(1, "decimal"), "comma");
}

/* --- beside what is given --------------------------------------------------------- */

static const struct content metrics = {
    .languages = {3, {"en", "pl", "ru"}},
    .metric = {{.id = "win_rate", .unit = UNIT_RATE},
               {.id = "pipeline_velocity", .unit = UNIT_MONEY_PER_DAY}},
    .nmetrics = 2,
};

static const struct kpi_value *value_of(int metric)
{
    static const struct kpi_value none = {.value = -1};

    for (size_t i = kpis.first[ACME]; i < kpis.first[ACME + 1]; i++)
        if (kpis.value[i].metric == metric && kpis.value[i].period == Q3)
            return &kpis.value[i];
    return &none;
}

static void what_is_given_wins_over_what_is_counted(void **state)
{
    (void)state;
    sandbox_text(&box, "kpis/acme-deals.csv",
                 HEAD "1,Won,1200,2026-07-31,2026-07-01\n2,Won,,2026-08-10,2026-07-01\n"
                      "3,Lost,900,2026-08-11,2026-07-01\n"
                      "4,Lost,900,2026-08-11,2026-07-01\n");
    box.diag = (struct diag){.arena = &box.arena};
    assert_true(kpis_load(&box.arena, &project, &metrics, &kpis, &box.diag));
    EXPECT_MESSAGES(&box, "kpis/acme-deals.csv:3:3 DEAL_AMOUNT acme");
    close_to(value_of(0)->value, 0.5, 1e-12, "counted");
    assert_true(value_of(0)->counted &&
                strcmp(value_of(0)->counted->text, "won / (won + lost)") == 0);
    /* 4 x 50 % x 1200 / 35: one deal won has an amount; cycles of 30 and 40 days */
    close_to(value_of(1)->value, 4 * 0.5 * 1200 / 35, 1e-9, "velocity");
    sandbox_text(&box, "kpis/given.csv",
                 "company,period,metric,value\n"
                 "acme,2026-Q3,won,6\nacme,2026-Q3,lost,2\n");
    box.diag = (struct diag){.arena = &box.arena};
    assert_true(kpis_load(&box.arena, &project, &metrics, &kpis, &box.diag));
    EXPECT_MESSAGES(&box, "kpis/acme-deals.csv:3:3 DEAL_AMOUNT acme",
                    "kpis/given.csv:2:3 METRIC_COUNTED acme");
    close_to(value_of(0)->value, 0.75, 1e-12, "given");
    assert_null(value_of(0)->counted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(notation_and_order_change_nothing),
        TEST(an_order_that_no_date_tells_is_asked),
        TEST(a_column_tells_the_order_of_another),
        TEST(dates_in_two_orders_are_asked_for),
        TEST(marks_that_no_amount_tells_separate_thousands),
        TEST(what_is_given_wins_over_what_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
