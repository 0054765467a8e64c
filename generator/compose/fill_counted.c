/*
 * fill_counted.c - what key figures counted from deals and leads rest on: their counts, the
 * formula with the quarter's numbers, the files.
 */
#include "compose/fill.h"

#include "read/kpi/kpi_formula.h"

#include <math.h>
#include <string.h>

/* A file name of so many bytes fits beside the name of a metric, in large print too. */
enum { LONGEST_FITTING = 44 };

static bool is_counted(const struct kpi_result *kpi)
{
    return kpi->counted != NULL && isfinite(kpi->value);
}

static const char *count_of(const struct fill *f, const struct kpi_result *kpi,
                            enum kpi_component component)
{
    return fill_number(f, kpi->counted->of[component], 0);
}

/* With one decimal where there is one. */
static const char *days_of(const struct fill *f, double days)
{
    double shown = round(days * 10) / 10;
    const struct metric m = {.unit = UNIT_DAYS, .decimals = shown == floor(shown) ? 0 : 1};

    return fill_metric(f, &m, shown);
}

/* The mean amount of the deals won that have one. */
static const char *average_deal(const struct fill *f, const struct kpi_result *kpi)
{
    const struct metric m = {.unit = UNIT_MONEY};
    const double *of = kpi->counted->of;

    return fill_metric(f, &m, of[COMPONENT_WON_VALUE] / of[COMPONENT_WON_VALUED]);
}

static bool is(const struct kpi_result *kpi, const char *metric)
{
    return strcmp(kpi->formula->metric, metric) == 0;
}

const char *fill_counted_note(const struct fill *f, const struct kpi_result *kpi)
{
    if (kpi->counted == NULL || !isfinite(kpi->value))
        return NULL;
    if (is(kpi, "sales_cycle_days"))
        return SAY(f, "kpi_mean",
                   TEXT_ARG("value", days_of(f, kpi->counted->of[COMPONENT_CYCLE_MEAN])));
    if (is(kpi, "pipeline_velocity"))
        return SAY(f, "kpi_average_deal", TEXT_ARG("value", average_deal(f, kpi)));
    if (kpi->few || !isfinite(kpi->numerator))
        return NULL;
    return SAY(f, "kpi_of", TEXT_ARG("numerator", fill_number(f, kpi->numerator, 0)),
               TEXT_ARG("denominator", fill_number(f, kpi->denominator, 0)));
}

static const char *velocity(const struct fill *f, const struct kpi_result *kpi)
{
    const struct metric rate = {.unit = UNIT_RATE, .decimals = 1};
    const double *of = kpi->counted->of;
    double closed = of[COMPONENT_WON] + of[COMPONENT_LOST];

    return SAY(f, "kpi_from_velocity",
               TEXT_ARG("opportunities", count_of(f, kpi, COMPONENT_OPPORTUNITIES)),
               TEXT_ARG("rate", fill_metric(f, &rate, of[COMPONENT_WON] / closed)),
               TEXT_ARG("deal", average_deal(f, kpi)),
               TEXT_ARG("days", days_of(f, of[COMPONENT_CYCLE_DAYS])),
               TEXT_ARG("valued", count_of(f, kpi, COMPONENT_WON_VALUED)),
               TEXT_ARG("won", count_of(f, kpi, COMPONENT_WON)));
}

/* The formula in words and with this quarter's numbers. */
static const char *formula_of(const struct fill *f, const struct kpi_result *kpi)
{
    static const struct {
        const char *metric, *key;
        enum kpi_component part, whole;
    } shares[] = {
        {"lead_acceptance", "kpi_from_acceptance", COMPONENT_ACCEPTED,
         COMPONENT_HANDED_OVER},
        {"mql_to_sql", "kpi_from_mql", COMPONENT_SQL, COMPONENT_MQL},
        {"win_rate", "kpi_from_win_rate", COMPONENT_WON, COMPONENT_LOST},
        {"untouched_leads", "kpi_from_untouched", COMPONENT_UNTOUCHED,
         COMPONENT_HANDED_OVER},
        {"lead_to_customer", "kpi_from_customers", COMPONENT_LEADS_WON, COMPONENT_LEADS},
        {"lead_to_customer", "kpi_from_won", COMPONENT_WON, COMPONENT_LEADS},
    };

    if (is(kpi, "pipeline_velocity"))
        return velocity(f, kpi);
    if (is(kpi, "sales_cycle_days"))
        return SAY(f, "kpi_from_cycle",
                   NUMBER_ARG("n", kpi->counted->of[COMPONENT_CYCLE_DEALS]),
                   TEXT_ARG("deals", count_of(f, kpi, COMPONENT_CYCLE_DEALS)),
                   TEXT_ARG("mean", days_of(f, kpi->counted->of[COMPONENT_CYCLE_MEAN])));
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (is(kpi, shares[i].metric) && kpi->formula->needs[0] == shares[i].part)
            return SAY(f, shares[i].key, TEXT_ARG("part", count_of(f, kpi, shares[i].part)),
                       TEXT_ARG("whole", count_of(f, kpi, shares[i].whole)));
    return "";
}

const char *fill_counted_about(const struct fill *f, const struct kpi_result *kpi)
{
    return is_counted(kpi) ? formula_of(f, kpi) : "";
}

/* Names that fit on a line keep to one, with the punctuation that follows them. */
static void add_files(const struct fill *f, struct template_dict *from, const char **files,
                      bool more)
{
    for (; *files; files++) {
        bool fits = strlen(*files) <= LONGEST_FITTING;
        const char *name = fill_join(f, *files, "", files[1] || more ? "," : ".");
        struct template_dict *file = template_add_section(from, "KPI_FILE");
        fill_row(file, fits ? "FITTING" : "LONG", "NAME", name);
    }
}

void fill_counted_from(const struct fill *f, struct template_dict *definition,
                       const struct kpi_result *kpi)
{
    static const char *none[] = {NULL};
    const char **deals = none, **leads = none;

    if (!is_counted(kpi))
        return;
    for (int i = 0; i < kpi->formula->n; i++)
        if (kpi_component_of_leads(kpi->formula->needs[i]))
            leads = kpi->counted->leads_from;
        else
            deals = kpi->counted->deals_from;
    struct template_dict *from = template_add_section(definition, "KPI_FROM");
    add_files(f, from, deals, *leads != NULL);
    add_files(f, from, leads, false);
}
