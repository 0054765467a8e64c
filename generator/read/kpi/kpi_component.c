/*
 * kpi_component.c - components over a quarter and its months; see kpi_component.h.
 */
#include "read/kpi/kpi_component.h"

#include <math.h>
#include <string.h>

/* How the months of a component make its quarter. */
enum kind {
    ADDS_UP,
    LEVEL,     /* their mean */
    MEDIAN,    /* their mean weighted by deals won */
    OF_A_MONTH /* their mean, but never beside a component of the quarter */
};

static const struct {
    const char *name;
    enum kind kind;
    enum unit unit;
} components[COMPONENTS] = {
    [COMPONENT_LEADS] = {"leads", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_LEADS_WON] = {"leads_won", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_HANDED_OVER] = {"handed_over", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_ACCEPTED] = {"accepted", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_UNTOUCHED] = {"untouched", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_MQL] = {"mql", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_SQL] = {"sql", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_OPPORTUNITIES] = {"opportunities", LEVEL, UNIT_NUMBER},
    [COMPONENT_WON] = {"won", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_LOST] = {"lost", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_WON_VALUE] = {"won_value", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_WON_VALUED] = {"won_valued", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_NEW_CUSTOMER_VALUE] = {"new_customer_value", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_FORECAST] = {"forecast", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_CYCLE_DAYS] = {"cycle_days", MEDIAN, UNIT_NUMBER},
    [COMPONENT_CYCLE_MEAN] = {"cycle_mean", MEDIAN, UNIT_NUMBER},
    [COMPONENT_CYCLE_DEALS] = {"cycle_deals", ADDS_UP, UNIT_NUMBER},
    [COMPONENT_REVENUE_PER_CUSTOMER] = {"revenue_per_customer", OF_A_MONTH, UNIT_NUMBER},
    [COMPONENT_MARGIN_RATE] = {"margin_rate", OF_A_MONTH, UNIT_RATE},
    [COMPONENT_CHURN] = {"churn", OF_A_MONTH, UNIT_RATE},
};

int kpi_component_find(const char *name)
{
    for (int c = 0; c < COMPONENTS; c++)
        if (strcmp(components[c].name, name) == 0)
            return c;
    return -1;
}

const char *kpi_component_name(enum kpi_component c)
{
    return components[c].name;
}

enum unit kpi_component_unit(enum kpi_component c)
{
    return components[c].unit;
}

bool kpi_component_of_leads(enum kpi_component c)
{
    return c <= COMPONENT_SQL;
}

/* --- amounts ------------------------------------------------------------------------- */

int kpi_months_count(unsigned months)
{
    int n = 0;

    for (int m = 1; m <= WAVE_MONTHS; m++)
        n += kpi_months_include(months, m);
    return n;
}

/* A month in which nothing was won has no median, and lacks none. */
static bool nothing_to_take(const struct kpi_parts *p, enum kpi_component c, int m)
{
    return components[c].kind == MEDIAN && p->of[COMPONENT_WON][m] == 0;
}

unsigned kpi_months_of(const struct kpi_parts *p, enum kpi_component c)
{
    unsigned months = 0;

    for (int m = 1; m <= WAVE_MONTHS; m++)
        if (isfinite(p->of[c][m]) || nothing_to_take(p, c, m))
            months |= 1U << (m - 1);
    return months;
}

double kpi_amount(const struct kpi_parts *p, enum kpi_component c, unsigned months)
{
    enum kind kind = components[c].kind;
    double sum = 0, weights = 0;

    if (months == KPI_WHOLE) {
        if (isfinite(p->of[c][0]) || kind == OF_A_MONTH)
            return p->of[c][0];
        months = KPI_ALL_MONTHS;
    }
    for (int m = 1; m <= WAVE_MONTHS; m++) {
        bool by_won = kind == MEDIAN && kpi_months_count(months) > 1;
        double weight = by_won ? p->of[COMPONENT_WON][m] : 1;

        if (!kpi_months_include(months, m) || weight == 0)
            continue;
        sum += weight * p->of[c][m];
        weights += weight;
    }
    return kind == ADDS_UP ? sum : sum / weights;
}

double kpi_quarter_amount(const struct kpi_parts *parts, enum kpi_component c)
{
    return kpi_amount(parts, c, KPI_WHOLE);
}

/* --- a quarter beside its months ------------------------------------------------------ */

static bool about(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

bool kpi_months_agree(const struct kpi_parts *parts, enum kpi_component c, double *months)
{
    const double *of = parts->of[c];
    double sum = 0, low = INFINITY, high = -INFINITY;
    int n = 0;

    for (int m = 1; m <= WAVE_MONTHS; m++)
        if (isfinite(of[m])) {
            sum += of[m];
            low = fmin(low, of[m]);
            high = fmax(high, of[m]);
            n++;
        }
    *months = components[c].kind == ADDS_UP ? sum : sum / n;
    if (n == 0 || !isfinite(of[0]) || components[c].kind == OF_A_MONTH)
        return true;
    if (components[c].kind == ADDS_UP)
        return n == WAVE_MONTHS ? about(sum, of[0]) : sum <= of[0] || about(sum, of[0]);
    return n < WAVE_MONTHS || (of[0] >= low && of[0] <= high);
}
