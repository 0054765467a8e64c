/*
 * kpi_file.h - one file of KPIs while it is read; for the readers of kpi.c only.
 *
 * kpi.c opens a file and finds out what it is: the plain form (kpi_plain.c), a table
 * exported from elsewhere (kpi_table.c over kpi_cells.c), or deals and leads (crm.h).
 */
#ifndef RAPPORT_KPI_FILE_H
#define RAPPORT_KPI_FILE_H

#include "read/intake.h"
#include "read/kpi/crm.h"
#include "read/kpi/kpi_layout.h"
#include "read/kpi/kpi_quarter.h"
#include "read/reading.h"
#include "read/table/amounts.h"

/* All files. */
struct kpi_loader {
    struct kpi_maker make;
    struct kpi_names *names;
    struct crm *crm; /* deals and leads */
    struct namesakes namesakes;
    struct kpi_item *item; /* of all files, in make.work */
    size_t n, capacity;
};

struct kpi_file {
    struct kpi_loader *loader;
    struct intake in;     /* its arena keeps what lasts */
    struct arena scratch; /* gone with the file */
    struct arena row;     /* gone with the row */
    struct grid grid;
    struct reading *reading;
    unsigned short index; /* in kpis.file */
};

/* Keeps a row; its order is set. */
void kpi_add_item(struct kpi_loader *l, struct kpi_item item);

/* An item of a file without value and target. */
struct kpi_item kpi_new_item(const struct kpi_file *f, long company, int subject, int line,
                             int column);

/* The trimmed field, in the row's memory; "" for NA, N/A and a dash. */
const char *kpi_field(struct kpi_file *f, const struct grid_row *row, int column);

/* Reports a field of a company's row; always false. */
bool kpi_fault(struct kpi_file *f, long company, enum diag_code code,
               const struct grid_row *row, int column);

/* True when a value may be below zero. */
bool kpi_may_be_negative(const struct kpi_file *f, int subject);

/* True when the first row is that of the plain form: it has company, period and metric by
 * these names, and no column of units. */
bool kpi_is_plain(struct kpi_file *f);

/* Reads the plain form, as strict as kpi.h says. */
bool kpi_read_plain(struct kpi_file *f);

/* Reads any other table; false after messages that make it useless. */
bool kpi_read_table(struct kpi_file *f);

#endif
