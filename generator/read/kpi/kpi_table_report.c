/*
 * kpi_table_report.c - what a table of KPIs looks like, and what became of it; see
 * kpi_table.h.
 */
#include "base/text.h"
#include "read/kpi/kpi_table.h"

#include <string.h>

/* --- before ----------------------------------------------------------------------- */

/* The headings, for a question; at most so many. */
static const char *list_headings(const struct kpi_table *t)
{
    const char *list = "";
    int listed = 0;

    for (int i = 0; i < t->layout.header.n && listed < LISTED_MAX; i++) {
        const char *text = layout_heading(&t->layout, i);

        if (*text && listed++ < LISTED_MAX)
            list = arena_printf(&t->f->scratch, "%s%s\"%s\"", list, *list ? ", " : "",
                                text_clip(&t->f->scratch, text));
    }
    return list;
}

/* A first row with a company in it is no header. */
static bool is_data(const struct kpi_table *t)
{
    for (int i = 0; i < t->layout.header.n; i++)
        if (company_find(t->f->in.project, layout_heading(&t->layout, i)) >= 0)
            return true;
    return false;
}

/* A question before the question, for the file of a survey; else "". */
static const char *elsewhere(struct kpi_file *f)
{
    struct diag unsaid = {.arena = &f->scratch};
    struct header h;

    if (!header_read(&f->scratch, &f->grid, 0, &h, &unsaid) || !tool_is_survey(h.tool))
        return "";
    return arena_printf(&f->scratch,
                        "are these answers to a survey (the columns are those of %s)? then "
                        "move the file into surveys; else: ",
                        tool_name(h.tool));
}

static bool ask_layout(struct kpi_table *t)
{
    struct kpi_file *f = t->f;
    struct place at = {f->in.path, t->layout.header.first_line, 0};
    if (is_data(t))
        return diag_report(f->in.diag, DIAG_CSV_HEADER, at, NULL,
                           "the first row has none of the columns company, ...");
    return intake_ask(&f->in, at, NULL,
                      "%swhich columns hold the metric, its period and its value?  the "
                      "header is %s; metrics or quarters as columns are read as well, by "
                      "the names of templates/content/metric_names.csv; else write "
                      "metric_column, period_column and value_column below %s",
                      elsewhere(f), list_headings(t), intake_section(&f->in));
}

/* Columns named by settings. */
static bool apply_settings(struct kpi_table *t)
{
    struct layout *layout = &t->layout;

    for (int r = 0; r < ROLES; r++) {
        const char *key =
            arena_printf(&t->f->scratch, "%s_column", kpi_role_name((enum role)r));
        int column;

        if (!intake_column(&t->f->in, key, &layout->header, &column))
            return false;
        if (column >= 0)
            layout->of[r] = column;
    }
    if (layout->kind == LAYOUT_NONE && layout->of[ROLE_METRIC] >= 0 &&
        layout->of[ROLE_VALUE] >= 0 && layout->of[ROLE_PERIOD] >= 0)
        layout->kind = LAYOUT_LONG;
    return true;
}

/* Whether the heading of the period column names quarters or months. */
static enum when_dates meaning_of(struct kpi_table *t)
{
    const char *heading = layout_heading(&t->layout, t->layout.of[ROLE_PERIOD]);
    const char *words = kpi_words(&t->f->scratch, heading);

    if (strstr(words, "quarter") || strstr(words, "kwarta") || strstr(words, "квартал"))
        return DATES_QUARTERS;
    if (strstr(words, "month") || strstr(words, "miesiac") || strstr(words, "месяц"))
        return DATES_MONTHS;
    return DATES_UNKNOWN;
}

/* Finds the company of a file without a column for it. */
static bool find_company(struct kpi_table *t)
{
    struct kpi_file *f = t->f;
    const char *how = "";
    bool ok = true;

    if (t->layout.of[ROLE_COMPANY] >= 0) {
        reading_fact(f->in.arena, f->reading, "company", "column %d, %s",
                     t->layout.of[ROLE_COMPANY] + 1,
                     layout_heading(&t->layout, t->layout.of[ROLE_COMPANY]));
        return true;
    }
    t->company = intake_company(&f->in, &how, &ok);
    if (!ok)
        return false;
    if (t->company < 0)
        return intake_ask(&f->in, (struct place){f->in.path, 0, 0}, NULL,
                          "which company do these figures belong to?  write company = ID "
                          "below %s",
                          intake_section(&f->in));
    reading_fact(f->in.arena, f->reading, "company", "%s, by %s",
                 f->in.project->company[t->company].id, how);
    reading_choice(f->in.arena, f->reading, "company", "%s",
                   f->in.project->company[t->company].id);
    return true;
}

bool kpi_table_prepare(struct kpi_table *t)
{
    struct kpi_file *f = t->f;
    int wave = intake_wave(&f->in);

    t->when = (struct kpi_when){.kind = WHEN_PERIOD, .wave = wave};
    layout_find(&f->scratch, &f->grid, f->loader->names, wave != WAVE_NONE, &t->layout);
    if (!apply_settings(t))
        return false;
    if (t->layout.kind == LAYOUT_NONE)
        return ask_layout(t);
    reading_fact(f->in.arena, f->reading, "form", "%s, header in line %d",
                 layout_name(t->layout.kind), t->layout.header.first_line);
    if (t->layout.kind != LAYOUT_PERIODS && t->layout.of[ROLE_PERIOD] < 0)
        reading_fact(f->in.arena, f->reading, "period", "%s, by file name",
                     wave_name(f->in.arena, wave));
    t->cells->dates = t->layout.dates;
    t->cells->stand_for = meaning_of(t);
    return find_company(t);
}

/* --- after ------------------------------------------------------------------------ */

/* Names metrics nobody asked for, with the number of their values. */
static void report_ignored(struct kpi_table *t)
{
    const char *list = "";
    size_t values = 0, names = 0;
    struct place at = {t->f->in.path, 0, 0};

    for (size_t i = 0; i < t->nseen; i++) {
        const struct seen *seen = &t->seen[i];

        if (seen->count == 0)
            continue;
        values += seen->count;
        if (names++ == 0)
            at = seen->at;
        if (names <= LISTED_MAX)
            list = arena_printf(&t->f->scratch, "%s%s\"%s\"", list, *list ? ", " : "",
                                text_clip(&t->f->scratch, seen->text));
    }
    if (names)
        diag_report(t->f->in.diag, DIAG_METRIC_IGNORED, at, NULL, "%s%s (%zu %s)", list,
                    names > LISTED_MAX ? ", ..." : "", values,
                    values == 1 ? "value" : "values");
}

/* Columns of a table with metrics in columns that are none. */
static void report_columns(struct kpi_table *t)
{
    const struct layout *layout = &t->layout;
    const char *list = "";
    struct place at = {t->f->in.path, layout->header.first_line, 0};
    int names = 0;

    for (int i = 0; i < layout->header.n; i++) {
        bool known = layout->column[i].used;

        for (int r = 0; r < ROLES; r++)
            known = known || layout->of[r] == i;
        if (known || *layout_heading(layout, i) == '\0')
            continue;
        if (names++ == 0)
            at.column = i + 1;
        if (names <= LISTED_MAX)
            list = arena_printf(&t->f->scratch, "%s%s\"%s\"", list, *list ? ", " : "",
                                text_clip(&t->f->scratch, layout_heading(layout, i)));
    }
    if (names)
        diag_report(t->f->in.diag, DIAG_METRIC_IGNORED, at, NULL, "%s%s (%d %s)", list,
                    names > LISTED_MAX ? ", ..." : "", names,
                    names == 1 ? "column" : "columns");
}

/* Years beside quarters are totals; alone they are not what is needed: false. */
static bool report_longer(struct kpi_table *t)
{
    struct layout *layout = &t->layout;

    for (int i = 0; layout->kind == LAYOUT_PERIODS && i < layout->header.n; i++) {
        bool longer = layout->column[i].when.kind == WHEN_LONGER;

        t->periods += layout->column[i].used && !longer;
        if (longer && t->longer++ == 0)
            t->longer_at = (struct place){t->f->in.path, layout->header.first_line, i + 1};
    }
    if (t->longer && t->periods)
        diag_report(t->f->in.diag, DIAG_PERIOD_LONGER, t->longer_at, NULL, "%zu",
                    t->longer);
    else if (t->longer)
        return diag_report(t->f->in.diag, DIAG_PERIOD_VALUE, t->longer_at, NULL,
                           "only years or halves: quarters or months are needed");
    return true;
}

/* True when an amount of money is used, and no unit beside a metric scales any. */
static bool has_plain_money(const struct kpi_table *t)
{
    bool money = false, scaled = false;

    for (int s = 0; s < KPI_MAX + COMPONENTS; s++)
        money =
            money || (t->used[s] && kpi_subject_is_money(t->f->loader->make.content, s));
    for (size_t i = 0; i < t->nseen; i++)
        scaled = scaled || t->seen[i].unit.scale > 0 || t->seen[i].name.unit.scale > 0;
    for (int i = 0; i < t->layout.header.n; i++)
        scaled = scaled || t->layout.column[i].name.unit.scale > 0;
    return money && !scaled;
}

/* A title above the table may say that amounts are in thousands, and is not read. */
static void report_titles(struct kpi_table *t)
{
    const struct grid *g = &t->f->grid;

    if (!has_plain_money(t))
        return;
    for (int i = 0; i < g->nhead && g->head[i].line < t->layout.header.first_line; i++)
        for (int c = 0; c < g->head[i].n; c++) {
            const char *text = grid_field(&g->head[i], c);

            if (kpi_is_scaled(text)) {
                diag_report(t->f->in.diag, DIAG_METRIC_UNIT, grid_place(g, &g->head[i], c),
                            NULL, "%s; write it beside each amount: LTV (thousand EUR)",
                            text_clip(&t->f->scratch, text));
                return;
            }
        }
}

static void report_facts(struct kpi_table *t)
{
    struct kpi_file *f = t->f;
    const char *list = "";

    for (int s = 0; s < KPI_MAX + COMPONENTS; s++)
        if (t->used[s])
            list = arena_printf(&f->scratch, "%s%s%s", list, *list ? ", " : "",
                                kpi_subject_id(f->loader->make.content, s));
    reading_fact(f->in.arena, f->reading, "metrics", "%s", *list ? list : "none");
    reading_fact(f->in.arena, f->reading, "values", "%zu", t->cells->n);
    if (t->footers)
        reading_fact(f->in.arena, f->reading, "footer rows", "%zu, left out", t->footers);
}

bool kpi_table_report(struct kpi_table *t)
{
    report_ignored(t);
    if (t->layout.kind == LAYOUT_METRICS)
        report_columns(t);
    report_titles(t);
    report_facts(t);
    return report_longer(t);
}
