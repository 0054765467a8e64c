/*
 * kpi_table.c - the rows of long and wide tables of KPIs; see kpi_layout.h for what they
 * look like and kpi_cells.h for how values are read.
 */
#include "read/kpi/kpi_table.h"
#include "base/text.h"

/* --- names in cells ------------------------------------------------------------------ */

/* The item of a text, with place for what it means; *fresh: it is to be found out. */
static struct seen *see(struct kpi_table *t, struct lookup *l, const char *text,
                        struct place at, bool *fresh)
{
    struct kpi_file *f = t->f;
    struct lookup_item *item = lookup_find(&f->scratch, l, text, fresh);

    if (*fresh) {
        t->seen =
            arena_grow(&f->scratch, t->seen, t->nseen, &t->seen_capacity, sizeof *t->seen);
        t->seen[t->nseen] = (struct seen){.text = item->text, .at = at};
        item->value = (long)t->nseen++;
    }
    return &t->seen[item->value];
}

static struct seen *metric_of(struct kpi_table *t, const char *text, struct place at)
{
    bool fresh;
    struct seen *seen = see(t, &t->metrics, text, at, &fresh);

    if (fresh)
        kpi_name_read(t->f->loader->names, text, &seen->name);
    return seen;
}

/* The unit of the row's own column, else that of the name. */
static struct kpi_unit unit_of(struct kpi_table *t, const struct grid_row *row,
                               const struct kpi_unit *named)
{
    int column = t->layout.of[ROLE_UNIT];
    const char *text = grid_field(row, column);
    struct place at = grid_place(&t->f->grid, row, column);
    struct seen *seen;
    bool fresh;

    if (*text == '\0')
        return *named;
    seen = see(t, &t->units, text, at, &fresh);
    if (fresh) {
        kpi_unit_read(text, &seen->unit);
        if (seen->unit.other)
            diag_report(t->f->in.diag, DIAG_METRIC_UNIT, at, NULL, "%s",
                        text_clip(&t->f->row, text));
    }
    return seen->unit;
}

/* The row's company, -1 after a message, one for each name. */
static long company_of(struct kpi_table *t, const struct grid_row *row)
{
    struct kpi_file *f = t->f;
    int column = t->layout.of[ROLE_COMPANY];
    const char *text = grid_field(row, column);
    struct lookup_item *item;
    bool fresh;

    if (column < 0)
        return t->company;
    item = lookup_find(&f->scratch, &t->companies, text, &fresh);
    if (fresh && (item->value = company_find(f->in.project, text)) < 0)
        diag_report(f->in.diag, DIAG_COMPANY_UNKNOWN, grid_place(&f->grid, row, column),
                    NULL, "%s", text_clip(&f->row, text));
    return item->value;
}

/* --- periods ------------------------------------------------------------------------- */

/* The text of a period that may be parted into a year and the rest. */
static const char *period_text(struct kpi_table *t, const struct grid_row *row)
{
    const char *text = grid_field(row, t->layout.of[ROLE_PERIOD]), *year, *joined;
    struct kpi_when when;
    struct date_column dates = {0};

    if (t->layout.of[ROLE_YEAR] < 0)
        return text;
    year = grid_field(row, t->layout.of[ROLE_YEAR]);
    joined = arena_printf(&t->f->row, "%s %s", text, year);
    if (kpi_when_read(joined, &when, &dates) == WHEN_PERIOD)
        return joined;
    if (t->cells->stand_for == DATES_UNKNOWN)
        return text;
    return arena_printf(
        &t->f->row, t->cells->stand_for == DATES_QUARTERS ? "Q%s %s" : "%s.%s", text, year);
}

/* Reads the row's period; false after a message, or for a year, which is counted. */
static bool read_when(struct kpi_table *t, const struct grid_row *row, long company,
                      struct kpi_when *when)
{
    int column = t->layout.of[ROLE_PERIOD];

    if (column < 0) {
        *when = t->when;
        return true;
    }
    switch (kpi_when_read(period_text(t, row), when, &t->cells->dates)) {
    case WHEN_PERIOD:
    case WHEN_DATE: t->periods++; return true;
    case WHEN_LONGER:
        if (t->longer++ == 0)
            t->longer_at = grid_place(&t->f->grid, row, column);
        return false;
    case WHEN_NONE: break;
    }
    return kpi_fault(t->f, company, DIAG_PERIOD_VALUE, row, column);
}

/* --- rows ------------------------------------------------------------------------- */

/* Reads a value; false when there is none. */
static bool add_value(struct kpi_table *t, const struct grid_row *row, int column,
                      struct kpi_cell cell)
{
    const struct content *content = t->f->loader->make.content;
    const char *text = kpi_field(t->f, row, column);

    if (*text == '\0' || amount_is_error(text))
        return false;
    cell.line = row->line;
    cell.column = column + 1;
    t->used[cell.subject] = true;
    if (!kpi_unit_fits(cell.subject, content, &cell.unit))
        diag_report(t->f->in.diag, DIAG_CSV_VALUE, grid_place(&t->f->grid, row, column),
                    t->f->in.project->company[cell.company].id,
                    "%s: %s is not given in this unit", text_clip(&t->f->row, text),
                    kpi_subject_id(content, cell.subject));
    else if (!kpi_cells_add(t->f, t->cells, text, cell))
        kpi_fault(t->f, cell.company, DIAG_CSV_VALUE, row, column);
    return true;
}

static bool is_blank(const struct kpi_table *t, const struct grid_row *row, enum role role)
{
    return t->layout.of[role] >= 0 && *grid_field(row, t->layout.of[role]) == '\0';
}

static void read_long(struct kpi_table *t, const struct grid_row *row)
{
    const int *of = t->layout.of;
    const struct seen *metric;
    struct kpi_cell cell = {0};
    bool value, target;
    long company;

    if (is_blank(t, row, ROLE_PERIOD) && is_blank(t, row, ROLE_METRIC))
        return;
    if ((company = company_of(t, row)) < 0)
        return;
    struct seen *seen = metric_of(t, grid_field(row, of[ROLE_METRIC]),
                                  grid_place(&t->f->grid, row, of[ROLE_METRIC]));
    metric = seen;
    if (metric->name.subject < 0) {
        seen->count++;
        return;
    }
    cell.company = (unsigned)company;
    cell.subject = (short)metric->name.subject;
    if (!read_when(t, row, company, &cell.when))
        return;
    cell.unit = unit_of(t, row, &metric->name.unit);
    cell.target = metric->name.side == SIDE_TARGET;
    value = add_value(t, row, of[ROLE_VALUE], cell);
    cell.target = true;
    target = of[ROLE_TARGET] >= 0 && add_value(t, row, of[ROLE_TARGET], cell);
    if (value || target)
        return;
    cell.target = false;
    cell.line = row->line;
    cell.column = of[ROLE_METRIC] + 1;
    kpi_cells_add_empty(t->f, t->cells, cell);
}

/* True when a column that is read has something in the row. */
static bool has_values(struct kpi_table *t, const struct grid_row *row)
{
    for (int i = 0; i < t->layout.header.n; i++)
        if (t->layout.column[i].used && *kpi_field(t->f, row, i))
            return true;
    return false;
}

static void read_metrics(struct kpi_table *t, const struct grid_row *row)
{
    struct kpi_cell cell = {0};
    long company;

    if (!has_values(t, row) || (company = company_of(t, row)) < 0 ||
        !read_when(t, row, company, &cell.when))
        return;
    cell.company = (unsigned)company;
    for (int i = 0; i < t->layout.header.n; i++) {
        const struct layout_column *c = &t->layout.column[i];

        if (!c->used)
            continue;
        cell.subject = (short)c->name.subject;
        cell.unit = c->name.unit;
        cell.target = c->side == SIDE_TARGET;
        add_value(t, row, i, cell);
    }
}

static void read_periods(struct kpi_table *t, const struct grid_row *row)
{
    int at = t->layout.of[ROLE_METRIC];
    struct kpi_cell cell = {0};
    struct seen *metric;
    long company;

    if (!has_values(t, row) || *grid_field(row, at) == '\0')
        return;
    metric = metric_of(t, grid_field(row, at), grid_place(&t->f->grid, row, at));
    if (metric->name.subject < 0) {
        for (int i = 0; i < t->layout.header.n; i++)
            metric->count += t->layout.column[i].used && *kpi_field(t->f, row, i);
        return;
    }
    if ((company = company_of(t, row)) < 0)
        return;
    cell.company = (unsigned)company;
    cell.subject = (short)metric->name.subject;
    cell.unit = unit_of(t, row, &metric->name.unit);
    for (int i = 0; i < t->layout.header.n; i++) {
        const struct layout_column *c = &t->layout.column[i];

        if (!c->used || c->when.kind == WHEN_LONGER)
            continue;
        cell.when = c->when;
        cell.target = c->side == SIDE_TARGET || metric->name.side == SIDE_TARGET;
        add_value(t, row, i, cell);
    }
}

static bool visit(struct grid_row *row, void *context)
{
    struct kpi_table *t = context;

    if (row->line <= t->layout.header.last_line)
        return true;
    if (header_is_footer(&t->layout.header, row))
        t->footers++;
    else if (t->layout.kind == LAYOUT_LONG)
        read_long(t, row);
    else if (t->layout.kind == LAYOUT_METRICS)
        read_metrics(t, row);
    else
        read_periods(t, row);
    arena_reset(&t->f->row);
    return true;
}

bool kpi_read_table(struct kpi_file *f)
{
    struct kpi_table t = {.f = f};

    t.cells = arena_alloc(&f->scratch, sizeof *t.cells);
    if (!kpi_table_prepare(&t) || !grid_each(&f->grid, visit, &t, f->in.diag))
        return false;
    return kpi_table_report(&t) && kpi_cells_finish(f, t.cells);
}
