/*
 * kpi_cells.c - decimal marks, percentages, dates and currencies of a table of KPIs; see
 * kpi_cells.h.
 */
#include "read/kpi/kpi_cells.h"
#include "read/kpi/kpi_formula.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- cells ------------------------------------------------------------------------- */

static void keep(struct kpi_file *f, struct kpi_cells *cells, const struct kpi_cell *cell)
{
    cells->cell =
        arena_grow(&f->scratch, cells->cell, cells->n, &cells->capacity, sizeof *cell);
    cells->cell[cells->n++] = *cell;
}

void kpi_cells_add_empty(struct kpi_file *f, struct kpi_cells *cells, struct kpi_cell cell)
{
    cell.empty = true;
    keep(f, cells, &cell);
}

/* There are no 1.234 leads: that is 1234, and tells the column's mark. */
static void learn_from_count(const struct kpi_cell *cell, struct amount_column *column)
{
    if (!kpi_subject_is_count(cell->subject) || cell->unit.scale > 0)
        return;
    if (cell->amount.point > cell->amount.comma) {
        column->ambiguous--;
        column->point++;
    } else if (cell->amount.comma > cell->amount.point) {
        column->ambiguous--;
        column->comma++;
    }
}

bool kpi_cells_add(struct kpi_file *f, struct kpi_cells *cells, const char *text,
                   struct kpi_cell cell)
{
    const struct content *content = f->loader->make.content;
    struct amount_column *column = &cells->amounts[cell.column - 1];
    struct amount_column alone = {0};
    struct kpi_unit unit = {0};

    if (!amount_read(text, &cell.amount, &alone))
        return false;
    unit.percent = cell.amount.percent;
    memcpy(unit.currency, cell.amount.currency, sizeof unit.currency);
    if (!kpi_unit_fits(cell.subject, content, &unit))
        return false;
    if ((cell.amount.point < 0 || cell.amount.comma < 0) &&
        !kpi_may_be_negative(f, cell.subject))
        return false;
    learn_from_count(&cell, &alone);
    column->n++;
    column->ambiguous += alone.ambiguous;
    column->point += alone.point;
    column->comma += alone.comma;
    keep(f, cells, &cell);
    return true;
}

struct place kpi_cell_place(const struct kpi_file *f, const struct kpi_cell *cell)
{
    return (struct place){f->in.path, cell->line, cell->column};
}

static const char *company_id(const struct kpi_file *f, const struct kpi_cell *cell)
{
    return f->in.project->company[cell->company].id;
}

/* --- decimal marks ----------------------------------------------------------------- */

static bool is_ambiguous(const struct kpi_cell *cell)
{
    const struct amount *a = &cell->amount;

    return !cell->empty && (a->point < a->comma || a->point > a->comma);
}

static bool ask_mark(struct kpi_file *f, const struct kpi_cell *cell)
{
    return intake_ask(&f->in, kpi_cell_place(f, cell), NULL,
                      "is this %.10g, with a comma before the decimals, or %.10g, with a "
                      "point?  write decimal = comma or decimal = point below %s",
                      cell->amount.comma, cell->amount.point, intake_section(&f->in));
}

/* The mark the whole file tells; MARK_NONE when it does not. */
static enum decimal_mark mark_of_file(const struct kpi_cells *cells)
{
    struct amount_column all = {0};
    bool guessed;

    for (int i = 0; i < GRID_COLUMN_MAX; i++) {
        all.point += cells->amounts[i].point;
        all.comma += cells->amounts[i].comma;
    }
    return amount_mark(&all, MARK_NONE, &guessed);
}

/* Sets the cells' values by their columns' marks; false after a message. */
static bool resolve_marks(struct kpi_file *f, struct kpi_cells *cells)
{
    const char *setting = intake_setting(&f->in, "decimal");
    enum decimal_mark set = MARK_NONE, file = mark_of_file(cells);
    bool guessed;

    if (setting && !decimal_mark_find(setting, &set))
        return intake_wrong(&f->in, "decimal", "comma or point");
    if (f->grid.encoding == NULL && file == MARK_NONE)
        file = MARK_POINT; /* numbers of a workbook are written out with it */
    for (size_t i = 0; i < cells->n; i++) {
        struct kpi_cell *cell = &cells->cell[i];
        const struct amount_column *column = &cells->amounts[cell->column - 1];
        enum decimal_mark mark = set;

        if (mark == MARK_NONE)
            mark = amount_mark(column, file, &guessed);
        if (mark == MARK_NONE && is_ambiguous(cell))
            return ask_mark(f, cell);
        cell->value = cell->empty ? (double)NAN : amount_value(&cell->amount, mark);
        if (!cell->empty && isnan(cell->value))
            return diag_report(f->in.diag, DIAG_CSV_VALUE, kpi_cell_place(f, cell),
                               company_id(f, cell),
                               "no number with a decimal %s, as the other values have",
                               decimal_mark_name(mark));
    }
    if (set == MARK_NONE)
        set = file;
    if (set != MARK_NONE) {
        reading_fact(f->in.arena, f->reading, "decimal mark", "%s", decimal_mark_name(set));
        reading_choice(f->in.arena, f->reading, "decimal", "%s", decimal_mark_name(set));
    }
    return true;
}

/* --- rates ------------------------------------------------------------------------- */

enum notation { NOTATION_OPEN, NOTATION_PERCENT, NOTATION_SHARE };

static bool is_rate(const struct kpi_file *f, const struct kpi_cell *cell)
{
    return !cell->empty &&
           kpi_subject_unit(f->loader->make.content, cell->subject) == UNIT_RATE;
}

/* True when the heading or unit, but no sign with the number, says percent. */
static bool is_declared(const struct kpi_cell *cell)
{
    return cell->unit.percent && !cell->amount.percent;
}

static bool ask_rates(struct kpi_file *f, const struct kpi_cell *cell)
{
    const char *id = kpi_subject_id(f->loader->make.content, cell->subject);

    return intake_ask(&f->in, kpi_cell_place(f, cell), NULL,
                      "is %.10g of %s meant as %.10g %% or as %.10g %%?  write "
                      "rates = percent or rates = share below %s",
                      cell->value, id, cell->value, cell->value * 100,
                      intake_section(&f->in));
}

/* How the rates of a subject without a percent sign are written; *ask is the cell that
 * leaves it open. */
static enum notation notation_of(const struct kpi_file *f, const struct kpi_cells *cells,
                                 int subject, const struct kpi_cell **ask)
{
    const struct kpi_cell *large = NULL, *declared = NULL, *declared_large = NULL;

    for (size_t i = 0; i < cells->n; i++) {
        const struct kpi_cell *cell = &cells->cell[i];
        bool above = fabs(cell->value) > 1;

        if (cell->subject != subject || !is_rate(f, cell) || cell->amount.percent)
            continue;
        if (is_declared(cell)) {
            declared = declared || cell->value <= 0 ? declared : cell;
            declared_large = above ? cell : declared_large;
        } else if (above && large == NULL)
            large = cell;
    }
    /* "Win rate [%]" over 0.31 and 0.29 alone: a spreadsheet that shows 31 % writes that.
     */
    *ask = declared && !declared_large ? declared : large;
    return *ask ? NOTATION_OPEN : NOTATION_SHARE;
}

/* A hundredth, as the decimals are: 43.8 is 0.438, and not the next number below. */
static double hundredth(double value)
{
    return fabs(value) < 1e5 ? round(value * 1e10) / 1e12 : value / 100;
}

/* Asks once for each subject whose rates are left open. */
static bool ask_open_rates(struct kpi_file *f, const struct kpi_cells *cells)
{
    bool seen[KPI_MAX + COMPONENTS] = {false}, ok = true;

    for (size_t i = 0; i < cells->n; i++) {
        const struct kpi_cell *cell = &cells->cell[i], *ask;

        if (!is_rate(f, cell) || seen[cell->subject])
            continue;
        seen[cell->subject] = true;
        if (notation_of(f, cells, cell->subject, &ask) == NOTATION_OPEN)
            ok = ask_rates(f, ask);
    }
    return ok;
}

/* Says how rates without a percent sign were read, where that is one way for all. */
static void report_notation(struct kpi_file *f, size_t shares, size_t percents)
{
    const char *word = percents ? "percent" : "share";

    if ((shares == 0) == (percents == 0))
        return;
    reading_fact(f->in.arena, f->reading, "rates", "%s",
                 percents ? "percentages by heading or unit" : "shares of 1");
    reading_choice(f->in.arena, f->reading, "rates", "%s", word);
}

static bool resolve_rates(struct kpi_file *f, struct kpi_cells *cells)
{
    const char *setting = intake_setting(&f->in, "rates");
    enum notation set = NOTATION_OPEN;
    size_t shares = 0, percents = 0;

    if (setting && strcmp(setting, "percent") == 0)
        set = NOTATION_PERCENT;
    else if (setting && strcmp(setting, "share") == 0)
        set = NOTATION_SHARE;
    else if (setting)
        return intake_wrong(&f->in, "rates", "percent or share");
    if (set == NOTATION_OPEN && !ask_open_rates(f, cells))
        return false;
    for (size_t i = 0; i < cells->n; i++) {
        struct kpi_cell *cell = &cells->cell[i];
        bool percent =
            set == NOTATION_PERCENT || (set == NOTATION_OPEN && is_declared(cell));

        if (!is_rate(f, cell))
            continue;
        if (!cell->amount.percent) {
            shares += !percent;
            percents += percent;
        }
        if (percent || cell->amount.percent)
            cell->value = hundredth(cell->value);
        else if (cell->value > 1)
            diag_report(f->in.diag, DIAG_METRIC_RATE, kpi_cell_place(f, cell),
                        company_id(f, cell), "%.10g", cell->value);
    }
    report_notation(f, shares, percents);
    return true;
}

/* --- units and currencies ---------------------------------------------------------- */

/* Brings amounts to the unit of their subject; a company whose amounts are in a currency
 * that is not its own is asked about, and fails alone. */
static void resolve_units(struct kpi_file *f, struct kpi_cells *cells)
{
    const struct content *content = f->loader->make.content;
    unsigned asked = (unsigned)-1;

    for (size_t i = 0; i < cells->n; i++) {
        struct kpi_cell *cell = &cells->cell[i];
        const char *own = f->in.project->company[cell->company].currency;
        const char *currency =
            *cell->amount.currency ? cell->amount.currency : cell->unit.currency;

        if (cell->unit.scale > 0)
            cell->value *= cell->unit.scale;
        if (cell->unit.days > 0)
            cell->value *= cell->unit.days;
        if (*currency == '\0' || own == NULL || strcmp(currency, own) == 0 ||
            !kpi_subject_is_money(content, cell->subject) || asked == cell->company)
            continue;
        asked = cell->company;
        intake_ask(&f->in, kpi_cell_place(f, cell), company_id(f, cell),
                   "the amounts are in %s, but the company's currency is %s: convert "
                   "them, or write %s in the column currency of companies.csv",
                   currency, own, currency);
    }
}

/* --- items ------------------------------------------------------------------------- */

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

/* Values before their targets; equal cells in the order of the file. */
static int by_subject(const void *a, const void *b)
{
    const struct kpi_cell *x = a, *y = b;
    int order = compare(x->company, y->company);

    if (order == 0)
        order = compare(x->when.wave, y->when.wave);
    if (order == 0)
        order = compare(x->when.month, y->when.month);
    if (order == 0)
        order = compare(x->subject, y->subject);
    if (order == 0)
        order = compare(x->target, y->target);
    if (order == 0)
        order = compare(x->line, y->line);
    return order ? order : compare(x->column, y->column);
}

/* The targets of components, which have none, are reported once for each. */
static bool takes_target(struct kpi_file *f, const struct kpi_cell *cell, bool *reported)
{
    struct kpi_maker *make = &f->loader->make;
    struct kpi_value v = {.company = cell->company,
                          .period = cell->when.wave,
                          .file = f->index,
                          .line = cell->line};

    if (cell->subject < KPI_MAX || !cell->target)
        return true;
    if (!reported[cell->subject - KPI_MAX])
        diag_report(make->diag, DIAG_METRIC_TARGET, kpi_cell_place(f, cell),
                    company_id(f, cell), "%s",
                    kpi_subject_id(make->content, cell->subject));
    reported[cell->subject - KPI_MAX] = true;
    kpi_note_fault(make, &v, cell->column, DIAG_METRIC_TARGET);
    return false;
}

/* The item that a target belongs to: the last one, if it is of the same value. */
static struct kpi_item *joined(struct kpi_loader *l, size_t from,
                               const struct kpi_cell *cell)
{
    struct kpi_item *item = l->n > from ? &l->item[l->n - 1] : NULL;

    return item && item->value.company == cell->company &&
                   item->value.period == cell->when.wave &&
                   item->value.metric == cell->subject && item->month == cell->when.month &&
                   isnan(item->value.target)
               ? item
               : NULL;
}

static void make_items(struct kpi_file *f, struct kpi_cells *cells)
{
    struct kpi_loader *l = f->loader;
    bool reported[COMPONENTS] = {false};
    size_t from = l->n;

    if (cells->n)
        qsort(cells->cell, cells->n, sizeof *cells->cell, by_subject);
    for (size_t i = 0; i < cells->n; i++) {
        const struct kpi_cell *cell = &cells->cell[i];
        struct kpi_item item, *of = cell->target ? joined(l, from, cell) : NULL;

        if (cell->when.kind == WHEN_NONE || !takes_target(f, cell, reported))
            continue;
        if (of) {
            of->value.target = cell->value;
            continue;
        }
        item = kpi_new_item(f, cell->company, cell->subject, cell->line, cell->column);
        item.value.period = cell->when.wave;
        item.month = cell->when.month;
        if (cell->target)
            item.value.target = cell->value;
        else
            item.value.value = cell->value;
        kpi_add_item(l, item);
    }
}

bool kpi_cells_finish(struct kpi_file *f, struct kpi_cells *cells)
{
    bool marks = resolve_marks(f, cells), dates = kpi_cells_date(f, cells);

    if (!marks || !resolve_rates(f, cells) || !dates)
        return false;
    resolve_units(f, cells);
    make_items(f, cells);
    return true;
}
