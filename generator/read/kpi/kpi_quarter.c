/*
 * kpi_quarter.c - a company's values of one quarter; see kpi_quarter.h.
 */
#include "read/kpi/kpi_quarter.h"
#include "read/kpi/kpi_formula.h"

#include <math.h>
#include <string.h>

enum { SUBJECTS = KPI_MAX + COMPONENTS, ROWS = 1 + WAVE_MONTHS };

void kpi_note_fault(struct kpi_maker *k, const struct kpi_value *v, int column,
                    enum diag_code code)
{
    audit_fault(
        k->arena, &k->kpis->audit,
        (struct audit_fault){v->company, v->period, v->file, v->line, column, code, NULL});
}

/* The rows of a quarter: [subject][0] its own, [subject][1..3] its months'; NULL for none.
 */
struct quarter {
    const struct kpi_item *row[SUBJECTS][ROWS];
    struct kpi_parts parts;
};

static void emit(struct kpi_maker *k, const struct kpi_value *value)
{
    struct kpis *all = k->kpis;

    all->value =
        arena_grow(k->arena, all->value, all->n, &k->values_capacity, sizeof *all->value);
    all->value[all->n++] = *value;
}

/* The first row of a subject, or NULL. */
static const struct kpi_item *first_row(const struct quarter *q, int subject)
{
    for (int m = 0; m < ROWS; m++)
        if (q->row[subject][m])
            return q->row[subject][m];
    return NULL;
}

static struct place place_of(const struct kpi_maker *k, const struct kpi_item *item)
{
    return (struct place){k->kpis->file[item->value.file].name, item->value.line,
                          item->column};
}

static void report(struct kpi_maker *k, enum diag_code code, const struct kpi_item *at,
                   const char *text)
{
    diag_report(k->diag, code, place_of(k, at), k->project->company[at->value.company].id,
                "%s", text);
}

/* Starts the value of a metric with what is given of it; NULL when nothing is. */
static const struct kpi_item *take_given(const struct quarter *q, int metric,
                                         struct kpi_value *v)
{
    const struct kpi_item *own = q->row[metric][0], *first = first_row(q, metric);

    if (first)
        *v = first->value;
    v->metric = metric;
    v->value = own ? own->value.value : (double)NAN;
    v->target = own ? own->value.target : (double)NAN;
    v->numerator = v->denominator = NAN;
    for (int m = WAVE_MONTHS; m > 0; m--) {
        const struct kpi_item *row = q->row[metric][m];

        v->month[m - 1] = row ? row->value.value : (double)NAN;
        if (row && isnan(v->target))
            v->target = row->value.target;
    }
    return first;
}

static bool has_months(const struct kpi_value *v)
{
    for (int m = 0; m < WAVE_MONTHS; m++)
        if (!isnan(v->month[m]))
            return true;
    return false;
}

/* True when all components of a formula were counted from deals and leads. */
static bool all_counted(const struct quarter *q, const struct kpi_formula *formula)
{
    for (int i = 0; i < formula->n; i++) {
        const struct kpi_item *row = q->row[KPI_MAX + (int)formula->needs[i]][0];

        if (row == NULL || !row->counted)
            return false;
    }
    return true;
}

/* Computes what is not given of a metric, and reports a fault of it.  Returns where the
 * formula's place is, NULL when it was not computed. */
static const struct kpi_item *join_computed(struct kpi_maker *k, const struct quarter *q,
                                            struct kpi_value *v)
{
    struct kpi_value computed = *v;
    const struct kpi_formula *formula =
        kpi_compute(k->content->metric[v->metric].id, &q->parts, &computed);
    const struct kpi_item *at = formula ? first_row(q, KPI_MAX + (int)formula->at) : NULL;

    if (formula == NULL)
        return NULL;
    if (!isnan(v->value)) {
        memcpy(v->month, computed.month, sizeof v->month);
        return at;
    }
    *v = computed;
    v->counted = all_counted(q, formula) ? formula : NULL;
    if (v->counted) /* from records, which nobody could have given otherwise */
        return at;
    if (v->why != KPI_WHY_NONE && v->why != KPI_WHY_MONTHS) {
        report(k, DIAG_METRIC_ZERO, at, formula->metric);
        kpi_note_fault(k, &at->value, at->column, DIAG_METRIC_ZERO);
    } else if (formula->part && v->numerator > v->denominator)
        report(k, DIAG_METRIC_PART, at, formula->metric);
    return at;
}

static void finish_metric(struct kpi_maker *k, const struct quarter *q, bool computable,
                          int metric)
{
    struct kpi_value v = {0};
    const struct kpi_item *given = take_given(q, metric, &v), *source = NULL;

    if (computable)
        source = join_computed(k, q, &v);
    if (given == NULL && source == NULL)
        return;
    if (given == NULL) {
        v.company = source->value.company;
        v.period = source->value.period;
        v.file = source->value.file;
        v.line = source->value.line;
    }
    if (isnan(v.value) && has_months(&v)) {
        v.why = v.why ? v.why : KPI_WHY_MONTHS;
        if (v.why == KPI_WHY_MONTHS)
            report(k, DIAG_METRIC_BY_MONTH, given ? given : source,
                   k->content->metric[metric].id);
    }
    if (!isnan(v.value) || !isnan(v.target) || v.why != KPI_WHY_NONE)
        emit(k, &v);
}

/* Counts the row, and reports one that says nothing; records are counted in crm.c. */
static void account(struct kpi_maker *k, const struct kpi_item *item)
{
    const struct kpi_value *v = &item->value;
    bool used = !isnan(v->value) || !isnan(v->target);

    if (item->counted)
        return;
    audit_row(k->arena, &k->kpis->audit, v->company, v->period, v->file, used);
    if (used)
        return;
    kpi_note_fault(k, v, item->column, DIAG_METRIC_EMPTY);
    diag_report(k->diag, DIAG_METRIC_EMPTY, place_of(k, item),
                k->project->company[v->company].id, NULL);
}

static void report_twice(struct kpi_maker *k, const struct kpi_item *first,
                         const struct kpi_item *again)
{
    diag_report(k->diag, DIAG_METRIC_TWICE, place_of(k, again),
                k->project->company[again->value.company].id, "first in %s:%d",
                k->kpis->file[first->value.file].name, first->value.line);
}

static bool is_counted(const struct quarter *q, enum kpi_component c)
{
    const struct kpi_item *row = q->row[KPI_MAX + (int)c][0];

    return row && row->counted;
}

/* What is given wins over what was counted of it; warns where they differ. */
static void prefer_given(struct kpi_maker *k, const struct kpi_item *given,
                         const struct kpi_item *counted, double value)
{
    double difference = fabs(value - counted->value.value);

    if (!isnan(value) && difference > 1e-9 * fmax(fabs(value), 1))
        report(
            k, DIAG_METRIC_COUNTED, given,
            arena_printf(
                &k->work, "%s %.10g, counted in %s %.10g",
                kpi_component_name((enum kpi_component)(counted->value.metric - KPI_MAX)),
                value, k->kpis->file[counted->value.file].name, counted->value.value));
}

static void forget_counted(struct quarter *q, enum kpi_component c)
{
    if (is_counted(q, c))
        q->row[KPI_MAX + (int)c][0] = NULL;
}

/* Drops what was counted of a component whose months are all given, and what goes with a
 * counted component that is not used. */
static void drop_counted(struct kpi_maker *k, struct quarter *q)
{
    for (int c = 0; c < COMPONENTS; c++) {
        const struct kpi_item **row = q->row[KPI_MAX + c];
        double months;

        if (row[0] == NULL || !row[0]->counted || !row[1] || !row[2] || !row[3])
            continue;
        q->parts.of[c][0] = row[0]->value.value;
        for (int m = 1; m < ROWS; m++)
            q->parts.of[c][m] = row[m]->value.value;
        if (!kpi_months_agree(&q->parts, (enum kpi_component)c, &months))
            prefer_given(k, row[1], row[0], months);
        row[0] = NULL;
    }
    if (!is_counted(q, COMPONENT_WON_VALUE))
        forget_counted(q, COMPONENT_WON_VALUED);
}

/* Copies the components' values; warns where a quarter and its months disagree. */
static void take_components(struct kpi_maker *k, struct quarter *q)
{
    for (int c = 0; c < COMPONENTS; c++) {
        const struct kpi_item *const *row = q->row[KPI_MAX + c];
        double months;

        for (int m = 0; m < ROWS; m++)
            q->parts.of[c][m] = row[m] ? row[m]->value.value : (double)NAN;
        if (row[0] && !kpi_months_agree(&q->parts, (enum kpi_component)c, &months))
            report(k, DIAG_METRIC_MONTHS, row[0],
                   arena_printf(&k->work, "%s %.10g, its months %.10g",
                                kpi_component_name((enum kpi_component)c),
                                row[0]->value.value, months));
    }
}

static const enum kpi_component counted[KPI_COUNTS] = {
    [COUNT_LEADS] = COMPONENT_LEADS,
    [COUNT_MQL] = COMPONENT_MQL,
    [COUNT_HANDED_OVER] = COMPONENT_HANDED_OVER,
    [COUNT_ACCEPTED] = COMPONENT_ACCEPTED,
    [COUNT_SQL] = COMPONENT_SQL,
    [COUNT_OPPORTUNITIES] = COMPONENT_OPPORTUNITIES,
    [COUNT_WON] = COMPONENT_WON,
    [COUNT_LEADS_WON] = COMPONENT_LEADS_WON,
};

const char *kpi_count_name(enum kpi_count count)
{
    return kpi_component_name(counted[count]);
}

/* Keeps what was counted of the way from a lead to a customer. */
static void keep_counts(struct kpi_maker *k, const struct kpi_parts *parts,
                        const struct kpi_value *of)
{
    struct kpi_counts counts = {.company = of->company, .period = of->period};
    struct kpis *all = k->kpis;
    bool any = false;

    for (int i = 0; i < KPI_COUNTS; i++) {
        counts.of[i] = kpi_quarter_amount(parts, counted[i]);
        any = any || isfinite(counts.of[i]);
    }
    counts.won_value = kpi_quarter_amount(parts, COMPONENT_WON_VALUE);
    counts.won_valued = kpi_quarter_amount(parts, COMPONENT_WON_VALUED);
    if (isnan(counts.won_valued))
        counts.won_valued = counts.of[COUNT_WON];
    if (!any)
        return;
    all->counts = arena_grow(k->arena, all->counts, all->ncounts, &k->counts_capacity,
                             sizeof *all->counts);
    all->counts[all->ncounts++] = counts;
}

void kpi_finish_quarter(struct kpi_maker *k, const struct kpi_item *from, size_t n)
{
    struct quarter q;
    bool computable = from[n - 1].value.metric >= KPI_MAX;

    memset(q.row, 0, sizeof q.row);
    for (size_t i = 0; i < n; i++) {
        const struct kpi_item **row = &q.row[from[i].value.metric][from[i].month];

        if (*row && from[i].counted)
            prefer_given(k, *row, &from[i], (*row)->value.value);
        else if (*row)
            report_twice(k, *row, &from[i]);
        else
            *row = &from[i];
        account(k, &from[i]);
    }
    if (computable) {
        drop_counted(k, &q);
        take_components(k, &q);
        keep_counts(k, &q.parts, &from->value);
    }
    for (int metric = 0; metric < k->content->nmetrics; metric++)
        finish_metric(k, &q, computable, metric);
}
