/*
 * kpi_when.c - periods of KPI tables; see kpi_when.h.
 */
#include "read/kpi/kpi_when.h"
#include "base/date.h"

enum when_kind kpi_when_read(const char *text, struct kpi_when *when,
                             struct date_column *dates)
{
    *when = (struct kpi_when){0};
    if (period_parse(text, &when->wave, &when->month))
        when->kind = WHEN_PERIOD;
    else if (period_is_longer(text))
        when->kind = WHEN_LONGER;
    else if (date_read(text, &when->date, dates) && !when->date.hour && !when->date.minute)
        when->kind = WHEN_DATE;
    return when->kind;
}

/* Year and month of a first or last day. */
static bool read_edge(const struct kpi_when *when, enum date_order order, int *year,
                      int *month, bool *quarter)
{
    long days;
    int day, next_year, next_month, next_day;

    if (!date_days(&when->date, order, &days))
        return false;
    date_parts(days, year, month, &day);
    date_parts(days + 1, &next_year, &next_month, &next_day);
    if (day != 1 && next_day != 1)
        return false;
    *quarter = day == 1 ? *month % 3 == 1 : *month % 3 == 0;
    return *year >= 1970;
}

bool kpi_when_is_edge(const struct kpi_when *when, enum date_order order, bool *quarter)
{
    int year, month;

    return read_edge(when, order, &year, &month, quarter);
}

bool kpi_when_may_be_edge(const struct kpi_when *when)
{
    bool quarter;

    for (enum date_order order = DATE_YMD; order <= DATE_SERIAL; order++)
        if (kpi_when_is_edge(when, order, &quarter))
            return true;
    return false;
}

bool kpi_when_resolve(struct kpi_when *when, enum date_order order,
                      enum when_dates stand_for)
{
    int year, month;
    bool quarter;

    if (!read_edge(when, order, &year, &month, &quarter))
        return false;
    when->wave = year * 4 + (month - 1) / WAVE_MONTHS;
    when->month = stand_for == DATES_QUARTERS ? 0 : (month - 1) % WAVE_MONTHS + 1;
    return quarter || stand_for != DATES_QUARTERS;
}
