/*
 * kpi.c - KPI values of all companies; see kpi.h for the rules.
 *
 * Rows become items, sorted so that those of a company and quarter stand together, which
 * kpi_quarter.h makes into values.
 */
#include "read/kpi/kpi.h"
#include "base/text.h"
#include "read/feed.h"
#include "read/kpi/kpi_formula.h"
#include "read/kpi/kpi_quarter.h"
#include "read/table/number.h"

#include <math.h>
#include <stdlib.h>
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
struct loader {
    struct kpi_maker make;
    struct feed feed;
    int column[COLUMNS];
    struct kpi_item *item;
    size_t n, capacity; /* of item */
};

/* --- rows -------------------------------------------------------------------------- */

/* Reports a cell; always false. */
static bool fault(struct loader *l, long company, enum diag_code code,
                  const struct grid_row *row, int column)
{
    const char *text = table_excerpt(&l->feed.arena, table_field(row, l->column[column]));

    return diag_report(l->make.diag, code,
                       table_place(&l->feed.table, row, l->column[column]),
                       l->make.project->company[company].id, "%s", text);
}

/* Index of the metric, KPI_MAX + index of the component, or -1. */
static int metric_of(struct loader *l, const struct grid_row *row)
{
    const char *name =
        text_fold(&l->feed.arena, table_field(row, l->column[COLUMN_METRIC]));
    int metric = metric_find(l->make.content, name), component;

    if (metric < 0 && (component = kpi_component_find(name)) >= 0)
        metric = KPI_MAX + component;
    return metric;
}

/* Reads a value or target; NAN when empty. */
static bool read_value(struct loader *l, long company, const struct grid_row *row,
                       int column, int metric, double *value)
{
    const char *text = feed_field(&l->feed, row, l->column[column]);
    enum unit unit = metric < KPI_MAX
                         ? l->make.content->metric[metric].unit
                         : kpi_component_unit((enum kpi_component)(metric - KPI_MAX));
    bool may_be_negative = metric < KPI_MAX && unit != UNIT_RATE && unit != UNIT_DAYS;
    struct number number;

    *value = NAN;
    if (*text == '\0')
        return true;
    if (!number_parse(text, &number) || (number.percent && unit != UNIT_RATE) ||
        (number.value < 0 && !may_be_negative))
        return fault(l, company, DIAG_CSV_VALUE, row, column);
    if (unit == UNIT_RATE && !number.percent && number.value > 1)
        return fault(l, company, DIAG_METRIC_RATE, row, column);
    *value = number.percent ? number.value / 100 : number.value;
    return true;
}

static void read_row(struct loader *l, const struct grid_row *row)
{
    long company = feed_company(&l->feed, row, l->column[COLUMN_COMPANY]);
    struct kpi_item item = {.order = l->n, .column = l->column[COLUMN_METRIC] + 1};
    struct kpi_value *v = &item.value;
    bool ok = true;

    if (company < 0)
        return;
    *v = (struct kpi_value){.company = (unsigned)company,
                            .metric = metric_of(l, row),
                            .numerator = NAN,
                            .denominator = NAN,
                            .file = (unsigned short)(l->make.kpis->nfiles - 1),
                            .line = row->line};
    if (!period_parse(table_field(row, l->column[COLUMN_PERIOD]), &v->period, &item.month))
        ok = fault(l, company, DIAG_PERIOD_VALUE, row, COLUMN_PERIOD);
    if (v->metric < 0) {
        fault(l, company, DIAG_METRIC_UNKNOWN, row, COLUMN_METRIC);
        return;
    }
    if (!read_value(l, company, row, COLUMN_VALUE, v->metric, &v->value) ||
        !read_value(l, company, row, COLUMN_TARGET, v->metric, &v->target) || !ok)
        return;
    if (v->metric >= KPI_MAX && !isnan(v->target)) {
        fault(l, company, DIAG_METRIC_TARGET, row, COLUMN_TARGET);
        kpi_note_fault(&l->make, v, l->column[COLUMN_TARGET] + 1, DIAG_METRIC_TARGET);
        v->target = NAN;
    }
    l->item = arena_grow(&l->make.work, l->item, l->n, &l->capacity, sizeof item);
    l->item[l->n++] = item;
}

static void read_file(struct loader *l, const char *name)
{
    struct kpis *k = l->make.kpis;
    bool ok =
        feed_open(&l->feed, "kpis", name, column_names, COLUMN_TARGET, COLUMNS, l->column);

    k->file[k->nfiles] = l->feed.table.print;
    k->file[k->nfiles++].name = arena_printf(l->make.arena, "kpis/%s", name);
    for (size_t i = 0; ok && i < l->feed.table.nrows; i++)
        read_row(l, &l->feed.table.row[i]);
    feed_close(&l->feed);
}

/* --- all --------------------------------------------------------------------------- */

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

static int by_period(const void *a, const void *b)
{
    const struct kpi_item *x = a, *y = b;
    int order = compare(x->value.company, y->value.company);

    if (order == 0)
        order = compare(x->value.period, y->value.period);
    if (order == 0)
        order = compare(x->value.metric, y->value.metric);
    if (order == 0)
        order = compare(x->month, y->month);
    return order ? order : compare((long)x->order, (long)y->order);
}

static int by_metric(const void *a, const void *b)
{
    const struct kpi_value *x = a, *y = b;
    int order = compare(x->company, y->company);

    if (order == 0)
        order = compare(x->metric, y->metric);
    return order ? order : compare(x->period, y->period);
}

static void finish(struct loader *l)
{
    struct kpis *k = l->make.kpis;
    size_t from = 0, company = 0;

    if (l->n)
        qsort(l->item, l->n, sizeof *l->item, by_period);
    for (size_t i = 1; i <= l->n; i++)
        if (i == l->n || l->item[i].value.company != l->item[from].value.company ||
            l->item[i].value.period != l->item[from].value.period) {
            kpi_finish_quarter(&l->make, &l->item[from], i - from);
            from = i;
        }
    if (k->n)
        qsort(k->value, k->n, sizeof *k->value, by_metric);
    k->first =
        arena_array(l->make.arena, l->make.project->ncompanies + 1, sizeof *k->first);
    for (size_t i = 0; i < k->n; i++)
        while (company <= k->value[i].company)
            k->first[company++] = i;
    while (company <= l->make.project->ncompanies)
        k->first[company++] = k->n;
    audit_sort(&k->audit);
}

const struct kpi_counts *kpi_counts_find(const struct kpis *k, size_t company, int period)
{
    size_t low = 0, high = k->ncounts;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct kpi_counts *c = &k->counts[middle];

        if (c->company == company && c->period == period)
            return c;
        if (c->company < company || (c->company == company && c->period < period))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool kpis_load(struct arena *a, const struct project *p, const struct content *content,
               struct kpis *k, struct diag *d)
{
    struct loader l = {
        .make = {.arena = a, .project = p, .content = content, .kpis = k, .diag = d},
        .feed = {.project = p, .diag = d}};
    char **names;
    size_t n = feed_files(a, p, "kpis", &names, d);

    *k = (struct kpis){0};
    if (n > FEED_FILE_MAX)
        return diag_report(d, DIAG_PROJECT_READ, (struct place){"kpis", 0, 0}, NULL,
                           "more than 65535 files");
    k->file = arena_array(a, n, sizeof *k->file);
    for (size_t i = 0; i < n; i++)
        read_file(&l, names[i]);
    finish(&l);
    arena_drop(&l.feed.arena);
    arena_drop(&l.make.work);
    return true;
}
