/*
 * kpi_cells.h - the values of a table of KPIs before it is known how to read them.
 *
 * Decimal marks, dates and whether a rate is written as 0.31 or 31 follow from all values
 * of a file together, so cells are kept as read and become items after the last row.
 */
#ifndef RAPPORT_KPI_CELLS_H
#define RAPPORT_KPI_CELLS_H

#include "read/kpi/kpi_file.h"

struct kpi_cell {
    unsigned company;
    short subject;
    bool target, empty; /* empty: a row of a long table without value and target */
    struct kpi_when when;
    struct amount amount;
    struct kpi_unit unit;
    double value; /* when resolved */
    int line, column;
};

struct kpi_cells {
    struct kpi_cell *cell;
    size_t n, capacity;
    struct amount_column amounts[GRID_COLUMN_MAX]; /* by column */
    struct date_column dates;
    enum when_dates stand_for; /* as the heading says */
};

/* Reads a value's text and keeps it; cell has all but the amount.  False when it is no
 * number that the metric can have. */
bool kpi_cells_add(struct kpi_file *f, struct kpi_cells *cells, const char *text,
                   struct kpi_cell cell);

/* Keeps a cell without a value. */
void kpi_cells_add_empty(struct kpi_file *f, struct kpi_cells *cells, struct kpi_cell cell);

struct place kpi_cell_place(const struct kpi_file *f, const struct kpi_cell *cell);

/* Turns dates into periods; those that are none are reported and lose theirs.  False after
 * a QUESTION or SETTING_VALUE. */
bool kpi_cells_date(struct kpi_file *f, struct kpi_cells *cells);

/* Makes items of all cells; false after a QUESTION or SETTING_VALUE. */
bool kpi_cells_finish(struct kpi_file *f, struct kpi_cells *cells);

#endif
