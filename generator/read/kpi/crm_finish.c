/*
 * crm_finish.c - the records of all files together, company by company; see crm.h.
 */
#include "base/date.h"
#include "read/kpi/crm_count.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- where they come from ------------------------------------------------------------- */

/* The names of the files that have records of a kind among these, ended by NULL. */
static const char **files_of(struct arena *a, const struct crm *crm,
                             const struct crm_record *record, size_t n, bool leads)
{
    const char **list = arena_array(a, crm->nfiles + 1, sizeof *list);
    size_t nfiles = 0, last = SIZE_MAX;

    for (size_t i = 0; i < n; i++) /* by file */
        if (record[i].file != last && !record[i].dropped &&
            (leads ? record[i].is_lead : record[i].is_deal)) {
            last = record[i].file;
            list[nfiles++] = crm->maker->kpis->file[crm->file[last].file].name;
        }
    return list;
}

/* The kpis.file of the first record of a kind. */
static unsigned short file_of(const struct crm *crm, const struct crm_record *record,
                              size_t n, bool leads)
{
    for (size_t i = 0; i < n; i++)
        if (!record[i].dropped && (leads ? record[i].is_lead : record[i].is_deal))
            return crm->file[record[i].file].file;
    return crm->file[record[0].file].file;
}

/* --- what became of the rows ------------------------------------------------------ */

/* The quarter a record is listed in: that of its closing, else of its creation. */
static int listed_in(const struct crm_record *r)
{
    int32_t day =
        r->day[DAY_CLOSED] != CRM_NO_DAY ? r->day[DAY_CLOSED] : r->day[DAY_CREATED];
    int year, month, of_month;

    if (day == CRM_NO_DAY)
        return WAVE_NONE;
    date_parts(day, &year, &month, &of_month);
    return year * 4 + (month - 1) / WAVE_MONTHS;
}

static bool is_used(const struct crm_record *r)
{
    bool closed = r->stage == STAGE_WON || r->stage == STAGE_LOST;

    if (r->is_deal && closed)
        return r->day[DAY_CLOSED] != CRM_NO_DAY;
    return r->day[DAY_CREATED] != CRM_NO_DAY;
}

static void note(struct crm *crm, const struct crm_record *r, int wave, enum diag_code code)
{
    struct kpi_maker *k = crm->maker;

    audit_fault(k->arena, &k->kpis->audit,
                (struct audit_fault){r->company, wave, crm->file[r->file].file, r->line, 0,
                                     code, NULL});
}

/* Counts every row, and lists those that did not count fully. */
static void account(struct crm *crm, const struct crm_record *record, size_t n)
{
    struct kpi_maker *k = crm->maker;

    for (size_t i = 0; i < n; i++) {
        const struct crm_record *r = &record[i];
        int wave = listed_in(r);
        bool used = !r->dropped && is_used(r);

        if (wave < 0)
            continue;
        audit_row(k->arena, &k->kpis->audit, r->company, wave, crm->file[r->file].file,
                  used);
        if (r->dropped)
            note(crm, r, wave, DIAG_RECORD_TWICE);
        else if (!used)
            note(crm, r, wave, DIAG_RECORD_UNDATED);
        else if (r->is_deal && r->stage == STAGE_WON) {
            if (r->day[DAY_CLOSED] < r->day[DAY_CREATED])
                note(crm, r, wave, DIAG_DEAL_BACKWARDS);
            if (crm->file[r->file].amounts && isnan(r->amount))
                note(crm, r, wave, DIAG_DEAL_AMOUNT);
        }
    }
}

/* Says which records stood in several rows. */
static void report_repeated(struct crm *crm)
{
    for (size_t f = 0; f < crm->nfiles; f++) {
        struct crm_file *file = &crm->file[f];
        struct place at = {crm->maker->kpis->file[file->file].name, file->first_differing,
                           0};

        if (file->repeated + file->differing > 0)
            reading_fact(
                crm->maker->arena, file->reading, "repeated",
                "rows that repeat a record: %zu alike, %zu with other content (the "
                "one changed last counts, else the last)",
                file->repeated, file->differing);
        if (file->differing > 0)
            diag_report(crm->maker->diag, DIAG_RECORD_TWICE, at, NULL, "%zu rows",
                        file->differing);
    }
}

/* --- companies -------------------------------------------------------------------- */

static int by_company(const void *a, const void *b)
{
    const struct crm_record *x = a, *y = b;
    int order = (x->company > y->company) - (x->company < y->company);

    if (order == 0)
        order = (x->file > y->file) - (x->file < y->file);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void emit(struct crm *crm, const struct crm_record *record, size_t n,
                 const struct crm_quarter *quarter, crm_item add, void *context)
{
    for (int c = 0; c < COMPONENTS; c++) {
        bool leads = kpi_component_of_leads((enum kpi_component)c);
        struct kpi_item item = {.counted = true};

        if (isnan(quarter->of[c]))
            continue;
        item.value = (struct kpi_value){.company = record->company,
                                        .period = quarter->wave,
                                        .metric = KPI_MAX + c,
                                        .value = quarter->of[c],
                                        .target = NAN,
                                        .numerator = NAN,
                                        .denominator = NAN,
                                        .file = file_of(crm, record, n, leads)};
        add(context, &item);
    }
}

/* True when leads of the company were converted and are in no file: shares of those that
 * are left would be wrong. */
static bool leads_are_incomplete(struct crm *crm, const struct crm_record *record, size_t n)
{
    const struct crm_file *left = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct crm_file *file = &crm->file[record[i].file];

        if (record[i].is_lead && file->converted)
            return false;
        if (record[i].is_lead && file->converted_elsewhere)
            left = file;
    }
    if (left)
        diag_report(crm->maker->diag, DIAG_LEADS_INCOMPLETE,
                    (struct place){crm->maker->kpis->file[left->file].name, 0, 0},
                    crm->maker->project->company[record->company].id,
                    "put the export of converted leads beside it");
    return left != NULL;
}

/* Leaves out what was counted of leads. */
static void forget_leads(struct crm_quarter *quarter, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (int c = 0; c < COMPONENTS; c++)
            if (kpi_component_of_leads((enum kpi_component)c))
                quarter[i].of[c] = NAN;
}

static void finish_company(struct crm *crm, const struct crm_record *record, size_t n,
                           size_t *capacity, crm_item add, void *context)
{
    struct kpi_maker *k = crm->maker;
    struct arena work = {0};
    struct crm_quarter *quarter;
    size_t nquarters = crm_count(&work, crm, record, n, &quarter);
    const char **deals = files_of(k->arena, crm, record, n, false);
    const char **leads = files_of(k->arena, crm, record, n, true);

    if (leads_are_incomplete(crm, record, n))
        forget_leads(quarter, nquarters);
    for (size_t i = 0; i < nquarters; i++) {
        struct kpi_counted counted = {.company = record->company,
                                      .period = quarter[i].wave,
                                      .deals_from = deals,
                                      .leads_from = leads};

        memcpy(counted.of, quarter[i].of, sizeof counted.of);
        k->kpis->counted = arena_grow(k->arena, k->kpis->counted, k->kpis->ncounted,
                                      capacity, sizeof counted);
        k->kpis->counted[k->kpis->ncounted++] = counted;
        emit(crm, record, n, &quarter[i], add, context);
    }
    account(crm, record, n);
    arena_drop(&work);
}

void crm_finish(struct crm *crm, crm_item add, void *context)
{
    size_t from = 0, capacity = 0;

    if (crm->n == 0)
        return;
    qsort(crm->record, crm->n, sizeof *crm->record, by_company);
    crm_drop_repeated(crm);
    report_repeated(crm);
    for (size_t i = 1; i <= crm->n; i++)
        if (i == crm->n || crm->record[i].company != crm->record[from].company) {
            finish_company(crm, crm->record + from, i - from, &capacity, add, context);
            from = i;
        }
}

static int by_quarter(const void *a, const void *b)
{
    const struct kpi_counted *x = a, *y = b;
    int order = (x->company > y->company) - (x->company < y->company);

    return order ? order : (x->period > y->period) - (x->period < y->period);
}

const struct kpi_counted *kpi_counted_find(const struct kpis *k, size_t company, int period)
{
    const struct kpi_counted key = {.company = (unsigned)company, .period = period};

    return k->ncounted ? bsearch(&key, k->counted, k->ncounted, sizeof key, by_quarter)
                       : NULL;
}
