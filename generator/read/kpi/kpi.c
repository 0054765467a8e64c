/*
 * kpi.c - KPI values of all companies; see kpi.h for the rules.
 *
 * Rows become items, sorted so that those of a company and quarter stand together, which
 * kpi_quarter.h makes into values.
 */
#include "read/kpi/kpi.h"
#include "base/text.h"
#include "read/feed.h"
#include "read/kpi/kpi_file.h"
#include "read/table/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- rows -------------------------------------------------------------------------- */

void kpi_add_item(struct kpi_loader *l, struct kpi_item item)
{
    item.order = l->n;
    l->item = arena_grow(&l->make.work, l->item, l->n, &l->capacity, sizeof item);
    l->item[l->n++] = item;
}

struct kpi_item kpi_new_item(const struct kpi_file *f, long company, int subject, int line,
                             int column)
{
    return (struct kpi_item){.column = column,
                             .value = {.company = (unsigned)company,
                                       .metric = subject,
                                       .value = NAN,
                                       .target = NAN,
                                       .numerator = NAN,
                                       .denominator = NAN,
                                       .file = f->index,
                                       .line = line}};
}

const char *kpi_field(struct kpi_file *f, const struct grid_row *row, int column)
{
    static const char *const missing[] = {"na",           "n/a",  "-",   "\xE2\x80\x93",
                                          "\xE2\x80\x94", "n.a.", "n/d", "b/d",
                                          "brak",         "н/д",  "null"};
    const char *text = text_trim(&f->row, grid_field(row, column)), *folded;

    if (*text == '\0' || strlen(text) > 5)
        return text;
    folded = text_fold(&f->row, text);
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (strcmp(folded, missing[i]) == 0)
            return "";
    return text;
}

bool kpi_fault(struct kpi_file *f, long company, enum diag_code code,
               const struct grid_row *row, int column)
{
    return diag_report(f->in.diag, code, grid_place(&f->grid, row, column),
                       f->in.project->company[company].id, "%s",
                       table_excerpt(&f->row, grid_field(row, column)));
}

bool kpi_may_be_negative(const struct kpi_file *f, int subject)
{
    enum unit unit = kpi_subject_unit(f->loader->make.content, subject);

    return subject < KPI_MAX && unit != UNIT_RATE && unit != UNIT_DAYS;
}

/* --- files ------------------------------------------------------------------------- */

/* Gives the errors after `before` to the company the file is named after. */
static void blame_namesake(struct kpi_file *f, const struct diag_message *before)
{
    struct diag *d = f->in.diag;
    const char *stem = arena_strndup(&f->scratch, f->in.name, strcspn(f->in.name, "."));
    long company = company_find(f->in.project, stem);

    if (company < 0 && (company = intake_namesake(&f->in)) < 0)
        return;
    for (struct diag_message *m = before ? before->next : d->first; m; m = m->next)
        if (diag_level(m->code) >= LEVEL_ERROR && m->company == NULL)
            m->company = f->in.project->company[company].id;
}

static void report_file(struct kpi_file *f)
{
    static const struct {
        char delimiter;
        const char *name;
    } delimiters[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "bar"}};
    const struct grid *g = &f->grid;

    if (g->encoding)
        reading_fact(f->in.arena, f->reading, "encoding", "%s", g->encoding);
    intake_say_sheet(&f->in, g, f->reading);
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
        if (g->delimiter == delimiters[i].delimiter)
            reading_fact(f->in.arena, f->reading, "delimiter", "%s", delimiters[i].name);
}

/* What the setting `kind` says; CRM_KINDS without one. */
static bool declared_kind(const struct kpi_file *f, enum crm_kind *kind)
{
    const char *setting = intake_setting(&f->in, "kind");

    *kind = CRM_KINDS;
    if (setting == NULL)
        return true;
    for (*kind = CRM_NONE; *kind < CRM_KINDS; ++*kind) {
        const char *name = crm_kind_name(*kind);

        if (strcmp(name ? name : "values", setting) == 0)
            return true;
    }
    return intake_wrong(&f->in, "kind", "deals, leads or values");
}

/* Whether the rows are deals or leads, and then their header; false after a message. */
static bool find_kind(struct kpi_file *f, int rows, enum crm_kind *kind, struct header *h)
{
    struct diag unsaid = {.arena = &f->scratch};
    bool found;

    if (!declared_kind(f, kind))
        return false;
    if (*kind == CRM_NONE)
        return true;
    found = header_read(&f->scratch, &f->grid, rows, h,
                        *kind == CRM_KINDS ? &unsaid : f->in.diag);
    if (*kind != CRM_KINDS)
        return found;
    *kind = found ? crm_recognise(h) : CRM_NONE;
    return true;
}

/* Reads an open file; false after messages that make it useless. */
static bool read_open_file(struct kpi_file *f, int rows)
{
    enum crm_kind kind;
    struct header h;

    report_file(f);
    if (kpi_is_plain(f))
        return kpi_read_plain(f);
    if (!find_kind(f, rows, &kind, &h))
        return false;
    if (kind == CRM_NONE)
        return kpi_read_table(f);
    reading_fact(f->in.arena, f->reading, "tool", "%s", tool_name(h.tool));
    return crm_read(f->loader->crm, kind, &f->in, &f->grid, &h, f->index, f->reading);
}

static void add_counted(void *context, const struct kpi_item *item)
{
    kpi_add_item(context, *item);
}

static void read_file(struct kpi_loader *l, const char *name)
{
    struct kpis *k = l->make.kpis;
    const struct diag_message *before = l->make.diag->last;
    struct kpi_file f = {.loader = l,
                         .in = {.namesakes = &l->namesakes,
                                .arena = l->make.arena,
                                .project = l->make.project,
                                .diag = l->make.diag,
                                .kind = "kpis",
                                .folder = "kpis",
                                .name = name},
                         .reading = &k->reading[k->nfiles],
                         .index = (unsigned short)k->nfiles};
    struct grid_options options;
    bool ok = true, used = intake_used(&f.in, &ok);
    int rows;

    f.in.path = arena_printf(l->make.arena, "kpis/%s", name);
    *f.reading = (struct reading){.kind = "kpis", .file = name};
    k->file[k->nfiles++].name = f.in.path;
    ok = ok && used && intake_options(&f.in, &options, &rows) &&
         grid_open(&f.scratch, l->make.project->folder, f.in.path, &options, &f.grid,
                   l->make.diag);
    if (ok) {
        k->file[f.index] = f.grid.print;
        k->file[f.index].name = f.in.path;
        ok = read_open_file(&f, rows);
    }
    if (!ok)
        blame_namesake(&f, before);
    arena_drop(&f.row);
    arena_drop(&f.scratch);
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

static void finish(struct kpi_loader *l)
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

static int by_counts(const void *a, const void *b)
{
    const struct kpi_counts *x = a, *y = b;

    return x->company != y->company ? compare(x->company, y->company)
                                    : compare(x->period, y->period);
}

const struct kpi_counts *kpi_counts_find(const struct kpis *k, size_t company, int period)
{
    const struct kpi_counts key = {.company = (unsigned)company, .period = period};

    return k->ncounts ? bsearch(&key, k->counts, k->ncounts, sizeof key, by_counts) : NULL;
}

bool kpis_load(struct arena *a, const struct project *p, const struct content *content,
               struct kpis *k, struct diag *d)
{
    struct kpi_loader l = {
        .make = {.arena = a, .project = p, .content = content, .kpis = k, .diag = d}};
    char **names;
    size_t n = feed_files(a, p, "kpis", &names, d);

    *k = (struct kpis){0};
    if (n > FEED_FILE_MAX)
        return diag_report(d, DIAG_PROJECT_READ, (struct place){"kpis", 0, 0}, NULL,
                           "more than 65535 files");
    k->file = arena_array(a, n, sizeof *k->file);
    k->reading = arena_array(a, n, sizeof *k->reading);
    l.names = kpi_names_new(&l.make.work, content);
    l.crm = crm_open(&l.make);
    for (size_t i = 0; i < n; i++)
        read_file(&l, names[i]);
    crm_finish(l.crm, add_counted, &l);
    finish(&l);
    arena_drop(&l.make.work);
    return true;
}
