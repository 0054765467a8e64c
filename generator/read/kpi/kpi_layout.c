/*
 * kpi_layout.c - long and wide tables of KPIs by their first rows; see kpi_layout.h.
 */
#include "read/kpi/kpi_layout.h"
#include "base/text.h"

#include <string.h>

enum {
    HEADER_DEPTH = 30, /* rows in which the header is looked for */
    LEFT_MAX = 12      /* columns left of the periods that may name the metrics */
};

const char *kpi_role_name(enum role role)
{
    static const char *const role_names[ROLES] = {
        [ROLE_COMPANY] = "company", [ROLE_PERIOD] = "period", [ROLE_YEAR] = "year",
        [ROLE_METRIC] = "metric",   [ROLE_VALUE] = "value",   [ROLE_TARGET] = "target",
        [ROLE_UNIT] = "unit"};

    return role_names[role];
}

const char *layout_name(enum layout_kind kind)
{
    switch (kind) {
    case LAYOUT_LONG: return "one value in each row";
    case LAYOUT_METRICS: return "metrics in columns";
    case LAYOUT_PERIODS: return "metrics in rows, periods in columns";
    case LAYOUT_NONE: break;
    }
    return "unknown";
}

/* Headings of each role in words (kpi_words), between bars. */
static const char *const aliases[ROLES] = {
    [ROLE_COMPANY] = "|company|company name|company id|company code|client|client name|"
                     "account|firma|nazwa firmy|społka|klient|nazwa klienta|"
                     "компания|название компании|фирма|клиент|организация|",
    [ROLE_PERIOD] = "|period|quarter|month|date|fiscal period|fiscal quarter|"
                    "reporting period|year quarter|year month|okres|okres sprawozdawczy|"
                    "kwartał|kwartal|miesiac|data|период|отчетныи период|квартал|месяц|"
                    "дата|",
    [ROLE_YEAR] = "|year|fiscal year|rok|год|",
    [ROLE_METRIC] = "|metric|metric name|kpi|kpi name|indicator|measure|wskaznik|"
                    "nazwa wskaznika|metryka|miara|показатель|название показателя|"
                    "наименование показателя|метрика|kpi показатель|",
    [ROLE_VALUE] = "|value|actual|actuals|actual value|fact|result|wartosc|wykonanie|"
                   "fakt|realizacja|wynik|wartosc rzeczywista|значение|факт|результат|"
                   "фактическое значение|выполнение|",
    [ROLE_TARGET] = "|target|target value|goal|plan|planned|budget|cel|wartosc docelowa|"
                    "цель|план|целевое значение|плановое значение|",
    [ROLE_UNIT] = "|unit|units|unit of measure|jednostka|jednostka miary|j m|jm|jedn|"
                  "единица|единица измерения|ед изм|ед|",
};

/* The role a heading names; ROLES when it names none. */
static enum role role_of(struct arena *a, const char *text)
{
    const char *key = arena_printf(a, "|%s|", kpi_words(a, text));

    if (key[1] != '|')
        for (int r = 0; r < ROLES; r++)
            if (strstr(aliases[r], key))
                return (enum role)r;
    return ROLES;
}

/* What is being looked at. */
struct finder {
    struct arena *a;
    const struct grid *g;
    const struct kpi_names *names;
    bool dated, years; /* years: they will do for periods */
    int row;           /* of the grid's head */
    int n;             /* its fields */
    int metrics, periods, sides;
    struct layout *out;
};

static const char *cell(const struct finder *f, int row, int column)
{
    return row < 0 || row >= f->g->nhead ? "" : grid_field(&f->g->head[row], column);
}

/* True when the cell says nothing but planned or actual. */
static bool is_side(const struct finder *f, const char *text, enum kpi_side *side)
{
    const char *rest;

    return kpi_side_read(f->a, text, &rest, side) && *rest == '\0';
}

/* --- a row as a header --------------------------------------------------------------- */

/* Reads a period with or without a word for planned or actual before or behind it. */
static bool read_period(struct finder *f, const char *text, struct layout_column *c)
{
    char *trimmed = text_trim(f->a, text), *space = strchr(trimmed, ' ');
    enum kpi_side side;

    if (kpi_when_read(trimmed, &c->when, &f->out->dates) != WHEN_NONE)
        return c->when.kind != WHEN_DATE || kpi_when_may_be_edge(&c->when);
    if (space && is_side(f, arena_strndup(f->a, trimmed, (size_t)(space - trimmed)), &side))
        trimmed = space + 1;
    else if ((space = strrchr(trimmed, ' ')) && is_side(f, space + 1, &side))
        *space = '\0';
    else
        return false;
    c->side = side;
    return kpi_when_read(trimmed, &c->when, &f->out->dates) != WHEN_NONE;
}

/* Takes the row for a header as far as it is one. */
static void read_header(struct finder *f)
{
    struct layout *out = f->out;

    f->n = f->g->head[f->row].n;
    f->metrics = f->periods = f->sides = 0;
    out->dates = (struct date_column){0};
    out->column = arena_array(f->a, (size_t)f->n, sizeof *out->column);
    for (int r = 0; r < ROLES; r++)
        out->of[r] = -1;
    for (int i = 0; i < f->n; i++) {
        const char *text = cell(f, f->row, i);
        struct layout_column *c = &out->column[i];
        enum role role = role_of(f->a, text);

        c->name.subject = -1;
        f->sides += is_side(f, text, &c->side);
        if (role != ROLES && out->of[role] < 0)
            out->of[role] = i;
        else if (*text && kpi_name_read(f->names, text, &c->name)) {
            c->side = c->name.side;
            c->used = true;
            f->metrics++;
        } else if (*text && read_period(f, text, c)) {
            c->used = true;
            f->periods += f->years || c->when.kind != WHEN_LONGER;
        } else
            c->when = (struct kpi_when){0};
    }
}

/* Keeps the names of the row's columns, and that the header ends here. */
static void keep_header(struct finder *f, int last_row)
{
    const struct grid_row *row = &f->g->head[f->row];
    struct header *h = &f->out->header;

    *h = (struct header){.rows = last_row - f->row + 1,
                         .first_line = row->line,
                         .last_line = f->g->head[last_row].line,
                         .n = f->n};
    h->column = arena_array(f->a, (size_t)f->n, sizeof *h->column);
    for (int i = 0; i < f->n; i++) {
        char *text = text_trim(f->a, cell(f, f->row, i));

        h->column[i].full = h->column[i].name = h->column[i].row = text;
        h->column[i].code = h->column[i].stem = "";
        h->column[i].key = text_fold(f->a, text);
    }
}

/* --- metrics in columns -------------------------------------------------------------- */

/* A row of planned and actual below one of metrics, whose cells reach to the next one. */
static bool join_row_above(struct finder *f)
{
    struct kpi_name above = {.subject = -1};

    if (f->sides < 2 || f->row == 0)
        return false;
    for (int i = 0; i < f->n; i++) {
        const char *text = cell(f, f->row - 1, i);
        struct layout_column *c = &f->out->column[i];
        enum kpi_side side;

        if (*text)
            kpi_name_read(f->names, text, &above);
        if (above.subject < 0 || !is_side(f, cell(f, f->row, i), &side))
            continue;
        c->name = above;
        c->side = side;
        c->used = true;
        f->metrics++;
    }
    return f->metrics > 0;
}

static bool find_metrics(struct finder *f)
{
    struct layout *out = f->out;

    if (out->of[ROLE_PERIOD] < 0 && !(f->dated && out->of[ROLE_COMPANY] >= 0))
        return false;
    if (f->metrics == 0 && !join_row_above(f))
        return false;
    for (int i = 0; i < f->n; i++) /* a period among metrics heads no values */
        out->column[i].used = out->column[i].used && out->column[i].name.subject >= 0;
    out->kind = LAYOUT_METRICS;
    out->of[ROLE_METRIC] = out->of[ROLE_VALUE] = out->of[ROLE_TARGET] = -1;
    out->of[ROLE_UNIT] = -1;
    return true;
}

/* --- periods in columns -------------------------------------------------------------- */

static int first_period(const struct finder *f)
{
    int i = 0;

    while (i < f->n && f->out->column[i].when.kind == WHEN_NONE)
        i++;
    return i;
}

/* How many of the rows below name a metric there. */
static int metrics_below(const struct finder *f, int column)
{
    struct kpi_name name;
    int n = 0;

    for (int row = f->row + 1; row < f->g->nhead; row++)
        n += kpi_name_read(f->names, cell(f, row, column), &name);
    return n;
}

static bool units_below(const struct finder *f, int column)
{
    int n = 0;

    for (int row = f->row + 1; row < f->g->nhead; row++) {
        struct kpi_unit unit;

        if (!kpi_unit_read(cell(f, row, column), &unit))
            continue;
        if (unit.other)
            return false;
        n++;
    }
    return n > 0;
}

/* Planned and actual in the row below the periods, each period reaching to the next. */
static bool join_row_below(struct finder *f, int first)
{
    struct layout_column last = {0};
    int n = 0;

    for (int i = first; i < f->n || *cell(f, f->row + 1, i); i++) {
        enum kpi_side side;

        if (*cell(f, f->row + 1, i) == '\0')
            continue;
        if (!is_side(f, cell(f, f->row + 1, i), &side))
            return false;
        n++;
    }
    if (n == 0)
        return false;
    n = f->g->head[f->row + 1].n;
    if (n > f->n) { /* the last period's columns have no cell of their own above */
        struct layout_column *wider = arena_array(f->a, (size_t)n, sizeof *wider);

        memcpy(wider, f->out->column, (size_t)f->n * sizeof *wider);
        for (int i = f->n; i < n; i++)
            wider[i].name.subject = -1;
        f->out->column = wider;
        f->n = n;
    }
    for (int i = first; i < f->n; i++) {
        struct layout_column *c = &f->out->column[i];

        if (c->when.kind != WHEN_NONE)
            last = *c;
        else if (*cell(f, f->row, i))
            last = (struct layout_column){0};
        else
            *c = last;
        c->used = c->used && is_side(f, cell(f, f->row + 1, i), &c->side);
    }
    return true;
}

/* True when most of what stands from the first period on are periods: a row of data may
 * have one among other things. */
static bool mostly_periods(const struct finder *f, int first)
{
    int filled = 0;

    for (int i = first; i < f->n; i++)
        filled += *cell(f, f->row, i) != '\0';
    return 2 * f->periods > filled;
}

static bool find_periods(struct finder *f)
{
    struct layout *out = f->out;
    int first = first_period(f), most = 0;

    if (f->periods == 0 || out->of[ROLE_PERIOD] >= 0 || !mostly_periods(f, first))
        return false;
    if (out->of[ROLE_METRIC] >= 0)
        most = metrics_below(f, out->of[ROLE_METRIC]);
    else
        for (int i = 0; i < first && i < LEFT_MAX; i++) {
            int n = i == out->of[ROLE_COMPANY] ? 0 : metrics_below(f, i);

            if (n > most) {
                most = n;
                out->of[ROLE_METRIC] = i;
            }
        }
    /* Beside a metric a period is data. */
    if (most == 0 || out->column[out->of[ROLE_METRIC]].name.subject >= 0)
        return false;
    for (int i = 0; i < first && i < LEFT_MAX && out->of[ROLE_UNIT] < 0; i++)
        if (i != out->of[ROLE_METRIC] && i != out->of[ROLE_COMPANY] && units_below(f, i))
            out->of[ROLE_UNIT] = i;
    for (int i = 0; i < f->n; i++)
        out->column[i].used = out->column[i].when.kind != WHEN_NONE;
    out->kind = LAYOUT_PERIODS;
    out->of[ROLE_VALUE] = out->of[ROLE_TARGET] = out->of[ROLE_YEAR] = -1;
    return true;
}

/* --- all -------------------------------------------------------------------------- */

/* Tries the first rows one after the other; false when none is a header. */
static bool find_header(struct finder *f)
{
    struct layout *out = f->out;

    for (f->row = 0; f->row < f->g->nhead && f->row < HEADER_DEPTH; f->row++) {
        int last = f->row;

        read_header(f);
        if (out->of[ROLE_METRIC] >= 0 && out->of[ROLE_VALUE] >= 0 &&
            (out->of[ROLE_PERIOD] >= 0 || (f->dated && f->periods == 0)))
            out->kind = LAYOUT_LONG;
        else if (find_periods(f))
            last += join_row_below(f, first_period(f));
        else if (!find_metrics(f))
            continue;
        keep_header(f, last);
        return true;
    }
    return false;
}

void layout_find(struct arena *a, const struct grid *g, const struct kpi_names *names,
                 bool dated, struct layout *layout)
{
    struct finder f = {.a = a, .g = g, .names = names, .dated = dated, .out = layout};

    *layout = (struct layout){0};
    if (find_header(&f))
        return;
    f.years = true; /* to say that they are too long */
    if (find_header(&f) || g->nhead == 0)
        return;
    f.row = 0;
    read_header(&f);
    keep_header(&f, 0);
}

const char *layout_heading(const struct layout *layout, int column)
{
    return column >= 0 && column < layout->header.n ? layout->header.column[column].full
                                                    : "";
}
