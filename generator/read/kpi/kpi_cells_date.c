/*
 * kpi_cells_date.c - dates that stand for the periods of KPIs; see kpi_cells.h.
 */
#include "base/date.h"
#include "read/kpi/kpi_cells.h"

#include <string.h>

/* How many of the dates are the first or last day of a month in that order; *quarters: and
 * all of a quarter. */
static size_t count_edges(const struct kpi_cells *cells, enum date_order order, size_t *n,
                          bool *quarters)
{
    size_t edges = 0;
    bool quarter;

    *n = 0;
    *quarters = true;
    for (size_t i = 0; i < cells->n; i++) {
        if (cells->cell[i].when.kind != WHEN_DATE)
            continue;
        ++*n;
        if (!kpi_when_is_edge(&cells->cell[i].when, order, &quarter))
            continue;
        edges++;
        *quarters = *quarters && quarter;
    }
    return edges;
}

/* The order of day and month: as set, as the dates tell, else that in which they begin or
 * end months. */
static bool find_order(struct kpi_file *f, const struct kpi_cells *cells,
                       enum date_order *order)
{
    const char *setting = intake_setting(&f->in, "date_order");
    bool guessed, quarters;
    size_t n, dmy, mdy;

    if (setting)
        return date_order_find(setting, order) ||
               intake_wrong(&f->in, "date_order", "dmy, mdy or ymd");
    *order = date_order(&cells->dates, DATE_ORDER_NONE, &guessed);
    if (*order != DATE_ORDER_NONE)
        return true;
    dmy = count_edges(cells, DATE_DMY, &n, &quarters);
    mdy = count_edges(cells, DATE_MDY, &n, &quarters);
    *order = mdy > dmy ? DATE_MDY : DATE_DMY;
    reading_choice(f->in.arena, f->reading, "date_order", "%s", date_order_name(*order));
    return true;
}

static const struct kpi_cell *first_date(const struct kpi_cells *cells)
{
    for (size_t i = 0; i < cells->n; i++)
        if (cells->cell[i].when.kind == WHEN_DATE)
            return &cells->cell[i];
    return NULL;
}

/* Whether the dates stand for months or quarters; false after a message. */
static bool find_meaning(struct kpi_file *f, const struct kpi_cells *cells,
                         const struct kpi_cell *first, enum date_order order,
                         enum when_dates *stand_for)
{
    const char *setting = intake_setting(&f->in, "dates");
    size_t n, edges;
    bool quarters;

    *stand_for = cells->stand_for;
    if (setting && strcmp(setting, "months") == 0)
        *stand_for = DATES_MONTHS;
    else if (setting && strcmp(setting, "quarters") == 0)
        *stand_for = DATES_QUARTERS;
    else if (setting)
        return intake_wrong(&f->in, "dates", "months or quarters");
    if (*stand_for != DATES_UNKNOWN)
        return true;
    edges = count_edges(cells, order, &n, &quarters);
    *stand_for = DATES_MONTHS;
    if (edges == 0 || !quarters)
        return true;
    return intake_ask(&f->in, kpi_cell_place(f, first), NULL,
                      "all dates begin or end quarters: are these the values of quarters "
                      "or of single months?  write dates = quarters or dates = months "
                      "below %s",
                      intake_section(&f->in));
}

bool kpi_cells_date(struct kpi_file *f, struct kpi_cells *cells)
{
    const struct kpi_cell *first = first_date(cells);
    enum date_order order;
    enum when_dates stand_for;

    if (first == NULL)
        return true;
    if (!find_order(f, cells, &order) || !find_meaning(f, cells, first, order, &stand_for))
        return false;
    for (size_t i = 0; i < cells->n; i++) {
        struct kpi_cell *cell = &cells->cell[i];
        long days = 0;

        if (cell->when.kind != WHEN_DATE || kpi_when_resolve(&cell->when, order, stand_for))
            continue;
        if (date_days(&cell->when.date, order, &days))
            diag_report(f->in.diag, DIAG_PERIOD_VALUE, kpi_cell_place(f, cell),
                        f->in.project->company[cell->company].id,
                        "%s neither begins nor ends a %s", date_iso(&f->scratch, days),
                        stand_for == DATES_QUARTERS ? "quarter" : "month");
        else
            diag_report(f->in.diag, DIAG_PERIOD_VALUE, kpi_cell_place(f, cell),
                        f->in.project->company[cell->company].id,
                        "no date as the others are written (%s)", date_order_name(order));
        cell->when.kind = WHEN_NONE;
    }
    reading_fact(f->in.arena, f->reading, "dates", "%s, as %s", date_order_name(order),
                 stand_for == DATES_QUARTERS ? "quarters" : "months");
    reading_choice(f->in.arena, f->reading, "dates", "%s",
                   stand_for == DATES_QUARTERS ? "quarters" : "months");
    return true;
}
