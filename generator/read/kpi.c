/*
 * kpi.c - KPI values of all companies; see kpi.h for the rules and formulas.
 *
 * Rows become items, sorted so that those of a company and period stand together; then the
 * metrics given are copied and the others computed from the components.
 */
#include "read/kpi.h"
#include "base/text.h"
#include "read/feed.h"
#include "read/kpi_formula.h"
#include "read/number.h"

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
/* A row as read. */
struct item {
    struct kpi_value value; /* metric: of the content, or KPI_MAX + component */
    size_t order;
    int column; /* field number of the metric */
};

struct loader {
    struct arena *arena;
    struct arena work;
    const struct project *project;
    const struct content *content;
    struct kpis *kpis;
    struct diag *diag;
    struct feed feed;
    int column[COLUMNS];
    struct item *item;
    size_t n, capacity; /* of item */
    size_t values_capacity;
};

/* --- rows -------------------------------------------------------------------------- */

/* Reports a cell; always false. */
static bool fault(struct loader *l, long company, enum diag_code code,
                  const struct table_row *row, int column)
{
    const char *text = table_excerpt(&l->feed.arena, table_field(row, l->column[column]));

    return diag_report(l->diag, code, table_place(&l->feed.table, row, l->column[column]),
                       l->project->company[company].id, "%s", text);
}

/* Keeps the place of a value that cannot be used, for the audit. */
static void note_fault(struct loader *l, const struct kpi_value *v, int column,
                       enum diag_code code)
{
    audit_fault(
        l->arena, &l->kpis->audit,
        (struct audit_fault){v->company, v->period, v->file, v->line, column, code});
}

/* Index of the metric, KPI_MAX + index of the component, or -1. */
static int metric_of(struct loader *l, const struct table_row *row)
{
    const char *name =
        text_fold(&l->feed.arena, table_field(row, l->column[COLUMN_METRIC]));
    int metric = metric_find(l->content, name);
    int component = metric < 0 ? component_find(name) : -1;

    return component < 0 ? metric : KPI_MAX + component;
}

/* Reads a value or target; NAN when empty. */
static bool read_value(struct loader *l, long company, const struct table_row *row,
                       int column, int metric, double *value)
{
    const char *text = feed_field(&l->feed, row, l->column[column]);
    enum unit unit = metric < KPI_MAX ? l->content->metric[metric].unit : UNIT_NUMBER;
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

static void read_row(struct loader *l, const struct table_row *row)
{
    long company = feed_company(&l->feed, row, l->column[COLUMN_COMPANY]);
    struct item item = {.order = l->n, .column = l->column[COLUMN_METRIC] + 1};
    struct kpi_value *v = &item.value;
    bool ok = true;

    if (company < 0)
        return;
    *v = (struct kpi_value){.company = (unsigned)company,
                            .metric = metric_of(l, row),
                            .numerator = NAN,
                            .denominator = NAN,
                            .file = (unsigned short)(l->kpis->nfiles - 1),
                            .line = row->line};
    if (!wave_parse(table_field(row, l->column[COLUMN_PERIOD]), &v->period))
        ok = fault(l, company, DIAG_WAVE_VALUE, row, COLUMN_PERIOD);
    if (v->metric < 0) {
        fault(l, company, DIAG_METRIC_UNKNOWN, row, COLUMN_METRIC);
        return;
    }
    if (!read_value(l, company, row, COLUMN_VALUE, v->metric, &v->value) ||
        !read_value(l, company, row, COLUMN_TARGET, v->metric, &v->target) || !ok)
        return;
    if (v->metric >= KPI_MAX && !isnan(v->target)) {
        fault(l, company, DIAG_METRIC_TARGET, row, COLUMN_TARGET);
        note_fault(l, v, l->column[COLUMN_TARGET] + 1, DIAG_METRIC_TARGET);
        v->target = NAN;
    }
    l->item = arena_grow(&l->work, l->item, l->n, &l->capacity, sizeof item);
    l->item[l->n++] = item;
}

static void read_file(struct loader *l, const char *name)
{
    bool ok =
        feed_open(&l->feed, "kpis", name, column_names, COLUMN_TARGET, COLUMNS, l->column);

    l->kpis->file[l->kpis->nfiles] = l->feed.table.print;
    l->kpis->file[l->kpis->nfiles++].name = arena_printf(l->arena, "kpis/%s", name);
    for (size_t i = 0; ok && i < l->feed.table.nrows; i++)
        read_row(l, &l->feed.table.row[i]);
    feed_close(&l->feed);
}

/* --- one company and period -------------------------------------------------------- */

static struct place item_place(const struct loader *l, const struct item *item)
{
    const struct kpi_value *v = &item->value;

    return (struct place){l->kpis->file[v->file].name, v->line, item->column};
}

/* Counts the row and tells whether it says anything. */
static bool account(struct loader *l, const struct item *item)
{
    const struct kpi_value *v = &item->value;
    bool used = !isnan(v->value) || !isnan(v->target);

    audit_row(l->arena, &l->kpis->audit, v->company, v->period, v->file, used);
    if (used)
        return true;
    note_fault(l, v, item->column, DIAG_METRIC_EMPTY);
    return diag_report(l->diag, DIAG_METRIC_EMPTY, item_place(l, item),
                       l->project->company[v->company].id, NULL);
}

static void emit(struct loader *l, const struct kpi_value *value)
{
    struct kpis *k = l->kpis;

    k->value = arena_grow(l->arena, k->value, k->n, &l->values_capacity, sizeof *k->value);
    k->value[k->n++] = *value;
}

/* The given components of a period, NULL where there is none. */
struct parts {
    const struct item *of[COMPONENTS];
};

/* Takes the amounts formula f needs; false when one is not given. */
static bool can_compute(const struct parts *p, const struct kpi_formula *f,
                        double amount[COMPONENTS])
{
    for (int i = 0; i < f->n; i++) {
        const struct item *part = p->of[f->needs[i]];

        if (part == NULL || !isfinite(part->value.value))
            return false;
        amount[f->needs[i]] = part->value.value;
    }
    return true;
}

/* Computes into v; false (with a warning) when it would divide by zero. */
static bool compute(struct loader *l, const struct item *at, const struct kpi_formula *f,
                    const double *amount, struct kpi_value *v)
{
    bool usable;

    v->value = f->compute(amount, v);
    v->computed = true;
    usable = isfinite(v->value);
    if (!usable || v->numerator > v->denominator)
        diag_report(l->diag, usable ? DIAG_METRIC_PART : DIAG_METRIC_ZERO,
                    item_place(l, at), l->project->company[v->company].id, "%s", f->metric);
    if (!usable)
        note_fault(l, &at->value, at->column, DIAG_METRIC_ZERO);
    return usable;
}

/* The item of a metric in a group of n, or NULL. */
static struct item *find_item(struct item *from, size_t n, int metric)
{
    for (size_t i = 0; i < n; i++)
        if (from[i].value.metric == metric)
            return &from[i];
    return NULL;
}

/* Fills in or adds what the formula gives for a company and period. */
static void apply(struct loader *l, const struct parts *p, const struct kpi_formula *f,
                  struct item *from, size_t n)
{
    int metric = metric_find(l->content, f->metric);
    const struct item *source = p->of[f->at];
    struct item *given = metric < 0 ? NULL : find_item(from, n, metric);
    double amount[COMPONENTS] = {0};
    struct kpi_value v;

    if (metric < 0 || !can_compute(p, f, amount) || (given && !isnan(given->value.value)))
        return;
    v = given ? given->value : source->value;
    v.metric = metric;
    if (!given)
        v.target = NAN;
    if (!compute(l, source, f, amount, &v))
        return;
    if (given)
        given->value = v;
    else
        emit(l, &v);
}

static void report_twice(struct loader *l, const struct item *first,
                         const struct item *again)
{
    diag_report(l->diag, DIAG_METRIC_TWICE, item_place(l, again),
                l->project->company[again->value.company].id, "first in %s:%d",
                l->kpis->file[first->value.file].name, first->value.line);
}

/* Handles the n items of one company and period. */
static void finish_period(struct loader *l, struct item *from, size_t n)
{
    struct parts parts = {{0}};

    for (size_t i = 0; i < n; i++) {
        int component = from[i].value.metric - KPI_MAX;

        if (i && from[i].value.metric == from[i - 1].value.metric)
            report_twice(l, &from[i - 1], &from[i]);
        else if (component >= 0)
            parts.of[component] = &from[i];
    }
    for (int i = 0; i < KPI_FORMULAS; i++)
        apply(l, &parts, &kpi_formula[i], from, n);
    for (size_t i = 0; i < n; i++) {
        const struct kpi_value *v = &from[i].value;
        bool repeated = i && v->metric == from[i - 1].value.metric;

        if (account(l, &from[i]) && v->metric < KPI_MAX && !repeated)
            emit(l, v);
    }
}

/* --- all --------------------------------------------------------------------------- */

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

static int by_period(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int order = compare(x->value.company, y->value.company);

    if (order == 0)
        order = compare(x->value.period, y->value.period);
    if (order == 0)
        order = compare(x->value.metric, y->value.metric);
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
    struct kpis *k = l->kpis;
    size_t from = 0, company = 0;

    if (l->n)
        qsort(l->item, l->n, sizeof *l->item, by_period);
    for (size_t i = 1; i <= l->n; i++)
        if (i == l->n || l->item[i].value.company != l->item[from].value.company ||
            l->item[i].value.period != l->item[from].value.period) {
            finish_period(l, &l->item[from], i - from);
            from = i;
        }
    if (k->n)
        qsort(k->value, k->n, sizeof *k->value, by_metric);
    k->first = arena_array(l->arena, l->project->ncompanies + 1, sizeof *k->first);
    for (size_t i = 0; i < k->n; i++)
        while (company <= k->value[i].company)
            k->first[company++] = i;
    while (company <= l->project->ncompanies)
        k->first[company++] = k->n;
    audit_sort(&k->audit);
}

bool kpis_load(struct arena *a, const struct project *p, const struct content *content,
               struct kpis *k, struct diag *d)
{
    struct loader l = {a, {0}, p, content, k, d, .feed = {.project = p, .diag = d}};
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
    arena_drop(&l.work);
    return true;
}
