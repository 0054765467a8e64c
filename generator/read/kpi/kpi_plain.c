/*
 * kpi_plain.c - the plain form of KPI files; see kpi.h.
 */
#include "base/text.h"
#include "read/kpi/kpi_file.h"
#include "read/kpi/kpi_formula.h"
#include "read/table/number.h"
#include "read/table/table.h"

#include <math.h>
#include <string.h>

enum column {
    COLUMN_COMPANY,
    COLUMN_PERIOD,
    COLUMN_METRIC,
    COLUMN_VALUE,
    COLUMN_TARGET,
    COLUMNS
};
static const char *const column_names[COLUMNS] = {"company", "period", "metric", "value",
                                                  "target"};

struct plain {
    struct kpi_file *file;
    int column[COLUMNS];
    int width;             /* of the header */
    char *company_text;    /* the last company looked up, and what it is */
    size_t company_length; /* bytes it has room for */
    long company;
};

/* --- header ------------------------------------------------------------------------ */

/* The folded heading. */
static const char *key_of(struct kpi_file *f, int column)
{
    return text_fold(&f->scratch, grid_field(&f->grid.head[0], column));
}

static int name_of(const char *key)
{
    for (int i = 0; i < COLUMNS; i++)
        if (strcmp(column_names[i], key) == 0)
            return i;
    return -1;
}

bool kpi_is_plain(struct kpi_file *f)
{
    bool found[COLUMNS] = {false};

    for (int i = 0; f->grid.nhead && i < f->grid.head[0].n; i++) {
        const char *key = key_of(f, i);
        int name = name_of(key);

        if (name >= 0)
            found[name] = true;
        else if (strncmp(key, "unit", 4) == 0 || strcmp(key, "currency") == 0)
            return false;
    }
    return found[COLUMN_COMPANY] && found[COLUMN_PERIOD] && found[COLUMN_METRIC];
}

/* Finds the columns and reports those nobody knows; false when one is missing or appears
 * twice. */
static bool find_columns(struct plain *p)
{
    struct kpi_file *f = p->file;
    const struct grid_row *header = &f->grid.head[0];
    const char *missing = "";
    bool ok = true;

    for (int i = 0; i < COLUMNS; i++)
        p->column[i] = -1;
    for (int i = header->n; i-- > 0;) {
        const char *key = key_of(f, i);

        if (*key && p->width == 0)
            p->width = i + 1;
        if (name_of(key) >= 0)
            p->column[name_of(key)] = i;
    }
    for (int i = 0; i < COLUMN_TARGET; i++)
        if (p->column[i] < 0)
            missing = arena_printf(&f->scratch, "%s%s%s", missing, *missing ? ", " : "",
                                   column_names[i]);
    if (*missing)
        ok = diag_report(f->in.diag, DIAG_CSV_COLUMN, grid_place(&f->grid, header, -1),
                         NULL, "%s", missing);
    for (int i = 0; i < p->width; i++) {
        const char *key = key_of(f, i);
        int known = name_of(key);

        if (*key == '\0' || (known >= 0 && p->column[known] == i))
            continue;
        diag_report(
            f->in.diag, known < 0 ? DIAG_CSV_COLUMN_UNKNOWN : DIAG_CSV_COLUMN_TWICE,
            grid_place(&f->grid, header, i), NULL, "%s",
            table_excerpt(&f->scratch, text_trim(&f->scratch, grid_field(header, i))));
        ok = ok && known < 0;
    }
    return ok;
}

/* --- rows -------------------------------------------------------------------------- */

/* Index of the metric, KPI_MAX + index of the component, or -1. */
static int metric_of(struct plain *p, const struct grid_row *row)
{
    const char *name = text_fold(&p->file->row, grid_field(row, p->column[COLUMN_METRIC]));
    int metric = metric_find(p->file->loader->make.content, name), component;

    if (metric < 0 && (component = kpi_component_find(name)) >= 0)
        metric = KPI_MAX + component;
    return metric;
}

static bool width_ok(const struct plain *p, const struct grid_row *row)
{
    for (int i = p->width; i < row->n; i++)
        if (*row->field[i])
            return false;
    return row->n >= p->width;
}

/* Index of the row's company, -1 after a message. */
static long company_of(struct plain *p, const struct grid_row *row)
{
    struct kpi_file *f = p->file;
    const char *text = grid_field(row, p->column[COLUMN_COMPANY]);
    size_t length = strlen(text) + 1;

    if (p->company_text == NULL || strcmp(text, p->company_text) != 0) {
        if (p->company_text == NULL || length > p->company_length) {
            p->company_length = 2 * length;
            p->company_text = arena_alloc(&f->scratch, p->company_length);
        }
        memcpy(p->company_text, text, length);
        p->company = company_find(f->in.project, text);
    }
    if (p->company < 0)
        diag_report(f->in.diag, DIAG_COMPANY_UNKNOWN,
                    grid_place(&f->grid, row, p->column[COLUMN_COMPANY]), NULL, "%s",
                    table_excerpt(&f->row, text));
    else if (!width_ok(p, row))
        diag_report(f->in.diag, DIAG_CSV_WIDTH,
                    grid_place(&f->grid, row, row->n < p->width ? row->n : p->width),
                    f->in.project->company[p->company].id, "%d, not %d", row->n, p->width);
    else
        return p->company;
    return -1;
}

/* Reads a value or target; NAN when empty. */
static bool read_value(struct plain *p, long company, const struct grid_row *row,
                       int column, int metric, double *value)
{
    struct kpi_file *f = p->file;
    const char *text = kpi_field(f, row, p->column[column]);
    enum unit unit = kpi_subject_unit(f->loader->make.content, metric);
    struct number number;

    *value = NAN;
    if (*text == '\0')
        return true;
    if (!number_parse(text, &number) || (number.percent && unit != UNIT_RATE) ||
        (number.value < 0 && !kpi_may_be_negative(f, metric)))
        return kpi_fault(f, company, DIAG_CSV_VALUE, row, p->column[column]);
    if (unit == UNIT_RATE && !number.percent && number.value > 1)
        return kpi_fault(f, company, DIAG_METRIC_RATE, row, p->column[column]);
    *value = number.percent ? number.value / 100 : number.value;
    return true;
}

static void read_row(struct plain *p, const struct grid_row *row)
{
    struct kpi_file *f = p->file;
    long company = company_of(p, row);
    struct kpi_item item;
    struct kpi_value *v = &item.value;
    bool ok = true;

    if (company < 0)
        return;
    item = kpi_new_item(f, company, metric_of(p, row), row->line,
                        p->column[COLUMN_METRIC] + 1);
    if (!period_parse(grid_field(row, p->column[COLUMN_PERIOD]), &v->period, &item.month))
        ok = kpi_fault(f, company, DIAG_PERIOD_VALUE, row, p->column[COLUMN_PERIOD]);
    if (v->metric < 0) {
        kpi_fault(f, company, DIAG_METRIC_UNKNOWN, row, p->column[COLUMN_METRIC]);
        return;
    }
    if (!read_value(p, company, row, COLUMN_VALUE, v->metric, &v->value) ||
        !read_value(p, company, row, COLUMN_TARGET, v->metric, &v->target) || !ok)
        return;
    if (v->metric >= KPI_MAX && !isnan(v->target)) {
        kpi_fault(f, company, DIAG_METRIC_TARGET, row, p->column[COLUMN_TARGET]);
        kpi_note_fault(&f->loader->make, v, p->column[COLUMN_TARGET] + 1,
                       DIAG_METRIC_TARGET);
        v->target = NAN;
    }
    kpi_add_item(f->loader, item);
}

static bool visit(struct grid_row *row, void *context)
{
    struct plain *p = context;

    if (row->line > p->file->grid.head[0].line)
        read_row(p, row);
    arena_reset(&p->file->row);
    return true;
}

bool kpi_read_plain(struct kpi_file *f)
{
    struct plain p = {.file = f};

    reading_fact(f->in.arena, f->reading, "form", "%s", tool_name(TOOL_PLAIN));
    return find_columns(&p) && grid_each(&f->grid, visit, &p, f->in.diag);
}
