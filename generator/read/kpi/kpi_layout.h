/*
 * kpi_layout.h - how a table of KPIs is laid out, found from its first rows.
 *
 * Long: a row for each value, with columns of metric, period and value.  Wide: a row for
 * each company and period with metrics as columns, or a row for each metric with periods as
 * columns, planned and actual values side by side.  Titles may stand above.
 */
#ifndef RAPPORT_KPI_LAYOUT_H
#define RAPPORT_KPI_LAYOUT_H

#include "read/kpi/kpi_names.h"
#include "read/kpi/kpi_when.h"
#include "read/table/header.h"

enum layout_kind {
    LAYOUT_NONE,
    LAYOUT_LONG,
    LAYOUT_METRICS, /* metrics are columns */
    LAYOUT_PERIODS  /* periods are columns, metrics are rows */
};

enum role {
    ROLE_COMPANY,
    ROLE_PERIOD,
    ROLE_YEAR, /* where the period says the quarter or month alone */
    ROLE_METRIC,
    ROLE_VALUE,
    ROLE_TARGET,
    ROLE_UNIT,
    ROLES
};

/* "company", as before "_column" in settings. */
const char *kpi_role_name(enum role role);

/* A column with values of a metric or period. */
struct layout_column {
    bool used;
    enum kpi_side side;
    struct kpi_name name; /* LAYOUT_METRICS; subject -1: no known metric */
    struct kpi_when when; /* LAYOUT_PERIODS */
};

struct layout {
    enum layout_kind kind;
    struct header header; /* of the table: names for messages, and where data begins */
    int of[ROLES];        /* columns, -1 without */
    struct layout_column *column; /* header.n */
    struct date_column dates;     /* of the periods in the header */
};

/* "one value in each row", ... for the reading. */
const char *layout_name(enum layout_kind kind);

/*
 * Finds the table in the grid's first rows.  dated: the file's name tells the period, so
 * that rows need none.  LAYOUT_NONE when nothing fits; then header is that of
 * the first row.
 */
void layout_find(struct arena *a, const struct grid *g, const struct kpi_names *names,
                 bool dated, struct layout *layout);

/* The column's heading for messages, never NULL. */
const char *layout_heading(const struct layout *layout, int column);

#endif
