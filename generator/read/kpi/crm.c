/*
 * crm.c - reads a table of deals or leads in one pass; see crm.h.
 *
 * Rows are kept in a few bytes each, with names as numbers and dates and amounts
 * unresolved, for only the whole column tells their order and decimal mark.  crm_resolve.c
 * then makes them records, which crm_count.c counts when all files have been read.
 */
#include "base/text.h"
#include "read/kpi/crm_parts.h"

#include <math.h>
#include <string.h>

enum { CHUNK_ROWS = 1024, CELLS_REPORTED = 20 };

/* --- cells ---------------------------------------------------------------------------- */

static const char *cell(const struct crm_table *t, const struct grid_row *row,
                        enum crm_field field)
{
    return t->columns.of[field] < 0 ? "" : grid_field(row, t->columns.of[field]);
}

/* True for what stands in place of a date that is not there yet. */
static bool is_no_date(const char *text)
{
    static const char *const words[] = {"",           "-",          "–",   "—",
                                        "не закрыта", "не закрыто", "n/a", "null",
                                        "not closed", "open",       "brak"};
    struct arena a = {0};
    const char *folded = text_fold(&a, text);
    bool is = false;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        is = is || strcmp(folded, words[i]) == 0;
    arena_drop(&a);
    return is;
}

/* Reports the first cells of a column that cannot be read. */
static void report_unreadable(struct crm_table *t, const struct grid_row *row,
                              enum crm_field field, uint32_t company)
{
    const struct project *p = t->in->project;

    if (t->unreadable[field]++ < CELLS_REPORTED)
        diag_report(t->in->diag, DIAG_RECORD_DATE,
                    grid_place(t->g, row, t->columns.of[field]), p->company[company].id,
                    "%s", text_clip(&t->arena, cell(t, row, field)));
}

static void read_dates(struct crm_table *t, const struct grid_row *row, struct crm_raw *raw)
{
    for (int i = 0; i < CRM_DATES; i++) {
        enum crm_field field = (enum crm_field)(FIELD_FIRST_DATE + i);
        const char *text;

        if (t->slot[i] < 0)
            continue;
        text = cell(t, row, field);
        if (*text == '\0')
            continue;
        if (date_read(text, &raw->date[t->slot[i]], &t->dates[i]))
            raw->has |= (uint16_t)(1U << i);
        else if (crm_date_decides(t, field) && !is_no_date(text)) {
            raw->unreadable = true;
            report_unreadable(t, row, field, raw->company);
        }
    }
}

static unsigned char flag_of(const char *text)
{
    static const char *const yes[] = {"true", "1", "yes", "tak", "да", "y", "prawda"};
    static const char *const no[] = {"false", "0", "no", "nie", "нет", "n", "fałsz"};
    struct arena a = {0};
    const char *folded;
    unsigned char flag = FLAG_NONE;

    if (strcmp(text, "true") == 0 || strcmp(text, "1") == 0)
        return FLAG_YES; /* the usual spellings need no folding */
    if (*text == '\0' || strcmp(text, "false") == 0 || strcmp(text, "0") == 0)
        return *text ? FLAG_NO : FLAG_NONE;
    folded = text_fold(&a, text);

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        flag = strcmp(folded, yes[i]) == 0  ? FLAG_YES
               : strcmp(folded, no[i]) == 0 ? FLAG_NO
                                            : flag;
    arena_drop(&a);
    return flag;
}

static uint16_t name_of(struct crm_table *t, const struct grid_row *row,
                        enum crm_field field, struct crm_names *names)
{
    long number;

    if (t->columns.of[field] < 0)
        return 0;
    number = crm_names_add(&t->arena, names, cell(t, row, field), row->line);
    if (number < 0 && !t->too_many) {
        t->too_many = true;
        t->too_many_in = field;
    }
    return number < 0 ? 0 : (uint16_t)number;
}

static void read_amount(struct crm_table *t, const struct grid_row *row,
                        struct crm_raw *raw)
{
    const char *text = cell(t, row, FIELD_AMOUNT);
    struct amount amount;

    raw->point = raw->comma = NAN;
    if (*text == '\0' || strcmp(text, "-") == 0)
        return;
    if (!amount_read(text, &amount, &t->amounts) || amount.percent) {
        raw->amount_unreadable = true;
        return;
    }
    raw->point = amount.point;
    raw->comma = amount.comma;
    if (t->columns.of[FIELD_CURRENCY] < 0 && amount.currency[0]) {
        long number = crm_names_add(&t->arena, &t->currency, amount.currency, row->line);

        raw->currency = number < 0 ? 0 : (uint16_t)number;
    }
}

/* FNV-1a of the kind, the tool and the identifier; 0 when there is none. */
static uint64_t id_of(const struct crm_table *t, const char *text)
{
    uint64_t hash = 14695981039346656037U;

    if (*text == '\0')
        return 0;
    hash = (hash ^ (uint64_t)t->kind) * 1099511628211U;
    hash = (hash ^ (uint64_t)t->h->tool) * 1099511628211U;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        hash = (hash ^ *c) * 1099511628211U;
    return hash ? hash : 1;
}

/* --- rows ----------------------------------------------------------------------------- */

static struct crm_raw *new_raw(struct crm_table *t)
{
    struct crm_chunk *last = t->last;

    if (last == NULL || last->n == CHUNK_ROWS) {
        last = arena_alloc(&t->arena, sizeof *last);
        last->raw = arena_array(&t->arena, CHUNK_ROWS, t->stride);
        if (t->last)
            t->last->next = last;
        else
            t->first = last;
        t->last = last;
    }
    return (struct crm_raw *)(void *)(last->raw + t->stride * last->n++);
}

/* False for a row that says nothing a record says: a title between groups, a remark. */
static bool is_record(const struct crm_table *t, const struct grid_row *row)
{
    static const enum crm_field says[] = {FIELD_CREATED,   FIELD_CLOSED,   FIELD_STAGE,
                                          FIELD_STATUS,    FIELD_WON_DATE, FIELD_LIFECYCLE,
                                          FIELD_LEAD_DATE, FIELD_EXPECTED};

    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        if (*cell(t, row, says[i]))
            return true;
    return false;
}

static bool read_row(struct grid_row *row, void *context)
{
    struct crm_table *t = context;
    struct crm_raw *raw;
    long company;

    if (row->line <= t->h->last_line)
        return true;
    if (header_is_footer(t->h, row)) {
        t->footers++;
        return true;
    }
    if (!is_record(t, row)) {
        t->empty++;
        return true;
    }
    t->rows++;
    company = crm_whose_row(&t->arena, t->in, &t->whose, t->g, row);
    if (company < 0)
        return true;
    raw = new_raw(t);
    raw->company = (uint32_t)company;
    raw->line = row->line;
    raw->id = id_of(t, cell(t, row, FIELD_ID));
    raw->stage = name_of(t, row, FIELD_STAGE, &t->stage);
    raw->status = name_of(t, row, FIELD_STATUS, &t->status);
    raw->lifecycle = name_of(t, row, FIELD_LIFECYCLE, &t->lifecycle);
    raw->pipeline = name_of(t, row, FIELD_PIPELINE, &t->pipeline);
    raw->currency = name_of(t, row, FIELD_CURRENCY, &t->currency);
    for (int i = 0; i < CRM_FLAGS; i++)
        raw->flag[i] = flag_of(cell(t, row, (enum crm_field)(FIELD_IS_WON + i)));
    read_amount(t, row, raw);
    read_dates(t, row, raw);
    return !t->too_many;
}

/* --- files ---------------------------------------------------------------------------- */

struct crm *crm_open(struct kpi_maker *maker)
{
    struct crm *crm = arena_alloc(&maker->work, sizeof *crm);

    crm->maker = maker;
    crm_owners_check(maker->project, maker->diag);
    return crm;
}

/* A column called "Closed" may say yes and no, or the day: its first values tell. */
static void tell_closed_apart(struct crm_table *t)
{
    int *of = t->columns.of, column = of[FIELD_IS_CLOSED];
    struct date_column seen = {0};
    struct raw_date date;

    if (column < 0 || of[FIELD_CLOSED] >= 0)
        return;
    for (int i = 0; i < t->g->nhead; i++)
        if (t->g->head[i].line > t->h->last_line)
            date_read(grid_field(&t->g->head[i], column), &date, &seen);
    if (seen.n > seen.serials) {
        of[FIELD_CLOSED] = column;
        of[FIELD_IS_CLOSED] = -1;
    }
}

/* What a table needs at least: how far its records got, and when. */
static bool has_columns(const struct crm_table *t)
{
    const int *of = t->columns.of;
    struct place at = {t->in->path, t->h->first_line, 0};

    if (t->kind == CRM_DEALS && of[FIELD_CLOSED] < 0 && of[FIELD_WON_DATE] < 0 &&
        of[FIELD_EXPECTED] < 0)
        return intake_ask(t->in, at, NULL,
                          "which column has the date a deal was closed on? write "
                          "closed_column = NUMBER below %s",
                          intake_section(t->in));
    if (t->kind == CRM_DEALS && of[FIELD_STAGE] < 0 && of[FIELD_STATUS] < 0 &&
        of[FIELD_IS_WON] < 0)
        return intake_ask(t->in, at, NULL,
                          "which column tells whether a deal is won or lost? write "
                          "stage_column = NUMBER or status_column = NUMBER below %s",
                          intake_section(t->in));
    if (t->kind == CRM_LEADS && of[FIELD_CREATED] < 0 && of[FIELD_LEAD_DATE] < 0)
        return intake_ask(t->in, at, NULL,
                          "which column has the date a lead came in on? write "
                          "created_column = NUMBER below %s",
                          intake_section(t->in));
    return true;
}

static bool read_table(struct crm_table *t)
{
    int slots = 0;

    for (int i = 0; i < CRM_DATES; i++)
        t->slot[i] = t->columns.of[FIELD_FIRST_DATE + i] < 0 ? -1 : slots++;
    t->stride = sizeof(struct crm_raw) + (size_t)slots * sizeof(struct raw_date);
    t->stride = (t->stride + sizeof(double) - 1) / sizeof(double) * sizeof(double);
    if (t->columns.of[FIELD_CURRENCY] < 0)
        crm_names_add(&t->arena, &t->currency, "", 0); /* number 0: none is written */
    if (!grid_each(t->g, read_row, t, t->in->diag))
        return false;
    if (t->too_many)
        return intake_ask(
            t->in,
            (struct place){t->in->path, t->h->last_line, t->columns.of[t->too_many_in] + 1},
            NULL,
            "more than %d different values: is this the column of the %s? "
            "write %s_column = NUMBER below %s",
            CRM_NAMES_MAX, crm_field_name(t->too_many_in), crm_field_name(t->too_many_in),
            intake_section(t->in));
    return crm_resolve(t);
}

bool crm_read(struct crm *crm, enum crm_kind kind, const struct intake *in,
              const struct grid *g, const struct header *h, unsigned short file,
              struct reading *reading)
{
    struct arena *work = &crm->maker->work;
    struct crm_table t = {.crm = crm, .in = in, .kind = kind, .g = g, .h = h};
    bool ok;

    crm->file =
        arena_grow(work, crm->file, crm->nfiles, &crm->files_capacity, sizeof *crm->file);
    crm->file[crm->nfiles] = (struct crm_file){.file = file, .reading = reading};
    t.is = &crm->file[crm->nfiles];
    ok = crm_columns_find(in, h, kind, &t.columns);
    if (ok)
        tell_closed_apart(&t);
    ok = ok && has_columns(&t) && crm_whose_find(in, g, h, &t.columns, &t.whose, reading);
    if (ok) {
        crm_vocabulary_read(&t.arena, &in->project->settings, in->name, &t.vocabulary);
        ok = read_table(&t);
    }
    crm->nfiles += ok;
    arena_drop(&t.arena);
    return ok;
}
