/*
 * test_kpi_names.c - what files call metrics, plans and units, with the real content.
 */
#include "base/text.h"
#include "read/kpi/kpi_formula.h"
#include "read/kpi/kpi_names.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct content content;
static struct kpi_names *names;
static struct arena kept;

static int load(void **state)
{
    struct diag d = {.arena = &kept};

    (void)state;
    if (!content_load(&kept, ".", &content, &d))
        return -1;
    names = kpi_names_new(&kept, &content);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    arena_drop(&kept);
    text_cleanup();
    return 0;
}

static void metrics_are_known_by_their_names(void **state)
{
    static const struct {
        const char *text, *id;
        enum kpi_side side;
        bool percent;
    } cases[] = {
        {"win_rate", "win_rate", SIDE_VALUE, false},
        {"Win rate", "win_rate", SIDE_VALUE, false},
        {"Win-Rate [%]", "win_rate", SIDE_VALUE, true},
        {"Win rate (%)", "win_rate", SIDE_VALUE, true},
        {"Win rate, %", "win_rate", SIDE_VALUE, true},
        {"Win rate %", "win_rate", SIDE_VALUE, true},
        {"MQL\xE2\x86\x92SQL %", "mql_to_sql", SIDE_VALUE, true},
        {"MQL to SQL", "mql_to_sql", SIDE_VALUE, false},
        {"Skuteczność sprzedaży", "win_rate", SIDE_VALUE, false},
        {"SKUTECZNOSC SPRZEDAŻY", "win_rate", SIDE_VALUE, false},
        {"Długość cyklu sprzedaży (dni)", "sales_cycle_days", SIDE_VALUE, false},
        {"Цикл продаж, дней", "sales_cycle_days", SIDE_VALUE, false},
        {"Доля выигранных сделок, %", "win_rate", SIDE_VALUE, true},
        {"Отток клиентов, %", "churn", SIDE_VALUE, true},
        {"Лиды", "leads", SIDE_VALUE, false},
        {"Leads:", "leads", SIDE_VALUE, false},
        {"Planned Lead", "leads", SIDE_TARGET, false},
        {"Planned MQL", "mql", SIDE_TARGET, false},
        {"MQL (plan)", "mql", SIDE_TARGET, false},
        {"Цель: Win rate", "win_rate", SIDE_TARGET, false},
        {"Win rate \xE2\x80\x93 wykonanie", "win_rate", SIDE_VALUE, false},
        {"LTV (PLN)", "ltv", SIDE_VALUE, false},
        {"Customer lifetime value (LTV)", "ltv", SIDE_VALUE, false},
        {"Wartość wygranych [tys. zł]", "won_value", SIDE_VALUE, false},
        {"Прогноз, тыс. руб.", "forecast", SIDE_VALUE, false},
        {"Sales revenue (PLN)", "sales_revenue", SIDE_VALUE, false},
        {"Marża na sprzedaży, %", "sales_margin", SIDE_VALUE, true},
        {"Доля расходов на продажи, %", "selling_cost_share", SIDE_VALUE, true},
        {"Realizacja planu MQL [%]", "mql_to_plan", SIDE_VALUE, true},
        {"Выполнение плана по MQL", "mql_to_plan", SIDE_VALUE, false},
        {"Plan MQL", "mql", SIDE_TARGET, false},
        {"MQL, переданные в срок", "mql_on_time", SIDE_VALUE, false},
        {"Skuteczność rozmów", "won_per_conversation", SIDE_VALUE, false},
        {"On-time delivery %", "on_time_delivery", SIDE_VALUE, true},
        {"Dni w terenie (dni)", "field_days", SIDE_VALUE, false},
        {"Field days (plan)", "field_days", SIDE_TARGET, false},
        {"Wartość sprzedaży", "won_value", SIDE_VALUE, false},
        {"Маржа", "margin_rate", SIDE_VALUE, false},
    };
    static const char *const unknown[] = {"",
                                          "Amount",
                                          "Leads %",
                                          "Won (PLN)",
                                          "Leads (lost)",
                                          "Website visits",
                                          "Win",
                                          "rate",
                                          "Plan",
                                          "Sales cycle (hours)",
                                          "Revenue",
                                          "Field days (%)",
                                          "Выручка",
                                          "Obrót",
                                          "Annual revenue",
                                          "Defect rate (days)"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct kpi_name name;

        if (!kpi_name_read(names, cases[i].text, &name))
            fail_msg("'%s' is not known", cases[i].text);
        assert_string_equal(kpi_subject_id(&content, name.subject), cases[i].id);
        assert_int_equal(name.side, cases[i].side);
        assert_int_equal(name.unit.percent, cases[i].percent);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        struct kpi_name name;

        if (kpi_name_read(names, unknown[i], &name))
            fail_msg("'%s' is known as %s", unknown[i],
                     kpi_subject_id(&content, name.subject));
    }
}

/* Every name of the content means what its row says, in every language. */
static void no_name_means_two_things(void **state)
{
    (void)state;
    for (int i = 0; i < content.nmetric_names; i++) {
        const struct metric_names *of = &content.metric_names[i];

        assert_true(metric_find(&content, of->id) >= 0 || kpi_component_find(of->id) >= 0);
        char *text = arena_strdup(&kept, of->names);

        for (char *word = strtok(text, "|"); word; word = strtok(NULL, "|")) {
            struct kpi_name name;

            if (!kpi_name_read(names, word, &name) ||
                strcmp(kpi_subject_id(&content, name.subject), of->id) != 0)
                fail_msg("'%s' of %s is something else", word, of->id);
        }
    }
    assert_int_equal(content.nmetric_names,
                     content.languages.n * (content.nmetrics + COMPONENTS));
}

static void units_are_read(void **state)
{
    static const struct {
        const char *text;
        struct kpi_unit unit;
    } cases[] = {
        {"%", {.percent = true}},
        {" [%] ", {.percent = true}},
        {"процентов", {.percent = true}},
        {"zł", {.currency = "PLN"}},
        {"PLN", {.currency = "PLN"}},
        {"PLN/dzień", {.currency = "PLN"}},
        {"₽", {.currency = "RUB"}},
        {"руб.", {.currency = "RUB"}},
        {"tys. zł", {.scale = 1e3, .currency = "PLN"}},
        {"тыс. руб.", {.scale = 1e3, .currency = "RUB"}},
        {"mln EUR", {.scale = 1e6, .currency = "EUR"}},
        {"tys.", {.scale = 1e3}},
        {"dni", {.days = 1}},
        {"дней", {.days = 1}},
        {"weeks", {.days = 7}},
        {"godz.", {.hours = true}},
        {"szt.", {0}},
        {"шт.", {0}},
        {"#", {0}},
        {"кол-во", {0}},
        {"bananas", {.other = true}},
    };
    struct kpi_unit none;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct kpi_unit *e = &cases[i].unit;
        struct kpi_unit u;

        assert_true(kpi_unit_read(cases[i].text, &u));
        if (u.percent != e->percent || u.days != e->days || u.hours != e->hours ||
            u.other != e->other || fabs(u.scale - e->scale) > 0 ||
            strcmp(u.currency, e->currency) != 0)
            fail_msg("'%s' is read otherwise", cases[i].text);
    }
    assert_false(kpi_unit_read("", &none));
    assert_false(kpi_unit_read("  ", &none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(metrics_are_known_by_their_names),
        cmocka_unit_test(no_name_means_two_things),
        cmocka_unit_test(units_are_read),
    };

    return cmocka_run_group_tests(tests, load, drop);
}
