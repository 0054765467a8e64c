/*
 * kpi_table.h - a long or wide table of KPIs while it is read; for kpi_table*.c only.
 */
#ifndef RAPPORT_KPI_TABLE_H
#define RAPPORT_KPI_TABLE_H

#include "read/kpi/kpi_cells.h"
#include "read/kpi/kpi_formula.h"

enum { LISTED_MAX = 12 }; /* names in one message */

/* A name of a metric, or a unit, as often as it came. */
struct seen {
    struct kpi_name name;
    struct kpi_unit unit;
    const char *text;
    size_t count;
    struct place at;
};

struct kpi_table {
    struct kpi_file *f;
    struct layout layout;
    struct kpi_cells *cells;
    struct lookup companies, metrics, units;
    struct seen *seen; /* of metrics and units, by the value of the lookup */
    size_t nseen, seen_capacity;
    long company;                    /* of a file without a column for it */
    struct kpi_when when;            /* of a file whose name tells it */
    size_t footers, longer, periods; /* rows or columns */
    struct place longer_at;
    bool used[KPI_MAX + COMPONENTS];
};

/* Finds out what the table looks like and whose it is; false after a message. */
bool kpi_table_prepare(struct kpi_table *t);

/* Says what was left out, and in the reading what was understood; false when nothing can
 * be used. */
bool kpi_table_report(struct kpi_table *t);

#endif
