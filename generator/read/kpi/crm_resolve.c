/*
 * crm_resolve.c - from the rows of a table of deals or leads to records; see crm_parts.h.
 *
 * Done after the last row, when the columns have told the order of day and month, the
 * decimal mark and the stages there are.
 */
#include "base/date.h"
#include "base/text.h"
#include "read/kpi/crm_parts.h"

#include <math.h>
#include <string.h>

enum {
    LISTED = 20,    /* rows reported one by one */
    FAR_DAYS = 366, /* after the newest creation or change */
    MINUTES = 24 * 60,
    YEAR_FIRST = 1990 /* of a deal's end */
};

/* --- dates ---------------------------------------------------------------------------- */

/* The day of a date of a row, or CRM_NO_DAY. */
static int32_t day_of(const struct crm_table *t, const struct crm_raw *raw,
                      enum crm_field field)
{
    int i = (int)field - FIELD_FIRST_DATE;
    long days;

    if (t->slot[i] < 0 || !(raw->has >> i & 1) ||
        !date_days(&raw->date[t->slot[i]], t->order[i], &days))
        return CRM_NO_DAY;
    return (int32_t)days;
}

static int32_t modified_of(const struct crm_table *t, const struct crm_raw *raw)
{
    int32_t day = day_of(t, raw, FIELD_MODIFIED);
    const struct raw_date *date;

    if (day == CRM_NO_DAY || day > INT32_MAX / MINUTES - 1 || day < 0)
        return CRM_NO_DAY;
    date = &raw->date[t->slot[FIELD_MODIFIED - FIELD_FIRST_DATE]];
    return day * MINUTES + date->hour * 60 + date->minute;
}

/* The first of some dates that the row has. */
static int32_t first_day(const struct crm_table *t, const struct crm_raw *raw,
                         enum crm_field first, enum crm_field second)
{
    int32_t day = day_of(t, raw, first);

    return day != CRM_NO_DAY ? day : day_of(t, raw, second);
}

/* --- stages --------------------------------------------------------------------------- */

/* Where a deal is: what its status says, else its flags, else its stage. */
static enum crm_stage deal_stage(const struct crm_table *t, const struct crm_raw *raw)
{
    enum crm_stage status =
        t->columns.of[FIELD_STATUS] < 0 ? STAGE_UNKNOWN : t->status.item[raw->status].stage;
    enum crm_stage stage =
        t->columns.of[FIELD_STAGE] < 0 ? STAGE_UNKNOWN : t->stage.item[raw->stage].stage;

    if (status == STAGE_WON || status == STAGE_LOST || status == STAGE_DELETED)
        return status;
    if (status == STAGE_OPEN && (stage == STAGE_WON || stage == STAGE_LOST))
        return STAGE_OPEN;
    if (crm_is_yes(raw, FIELD_IS_WON))
        return STAGE_WON;
    if (crm_is_yes(raw, FIELD_IS_LOST) ||
        (crm_is_yes(raw, FIELD_IS_CLOSED) && crm_flag_of(raw, FIELD_IS_WON) == FLAG_NO))
        return STAGE_LOST;
    return stage == STAGE_UNKNOWN ? status : stage;
}

/* True for a deal nothing in whose row says where it is. */
static bool is_unstaged(const struct crm_table *t, const struct crm_raw *raw)
{
    return (t->stage.n == 0 || *t->stage.item[raw->stage].text == '\0') &&
           (t->status.n == 0 || *t->status.item[raw->status].text == '\0') &&
           crm_flag_of(raw, FIELD_IS_WON) == FLAG_NONE &&
           crm_flag_of(raw, FIELD_IS_LOST) == FLAG_NONE &&
           crm_flag_of(raw, FIELD_IS_CLOSED) == FLAG_NONE;
}

static void report_unstaged(const struct crm_table *t, const struct crm_left *left)
{
    enum crm_field field = t->columns.of[FIELD_STAGE] >= 0 ? FIELD_STAGE : FIELD_STATUS;

    if (left->unstaged)
        diag_report(
            t->in->diag, DIAG_STAGE_EMPTY,
            (struct place){t->in->path, left->unstaged_line, t->columns.of[field] + 1},
            NULL,
            "%zu of %zu deals; where a report is grouped by stage, export it with the "
            "stage in every row",
            left->unstaged, t->rows);
}

/* The furthest a lead has come, by its dates, stages and whether it was converted. */
static enum crm_stage reached(const struct crm_table *t, const struct crm_raw *raw)
{
    static const struct {
        enum crm_field field;
        enum crm_stage stage;
    } dates[] = {{FIELD_LEAD_DATE, STAGE_LEAD},
                 {FIELD_MQL_DATE, STAGE_MQL},
                 {FIELD_HANDED_OVER_DATE, STAGE_HANDED_OVER},
                 {FIELD_ACCEPTED_DATE, STAGE_ACCEPTED},
                 {FIELD_SQL_DATE, STAGE_SQL},
                 {FIELD_OPPORTUNITY_DATE, STAGE_OPPORTUNITY},
                 {FIELD_CUSTOMER_DATE, STAGE_CUSTOMER}};
    const struct crm_name *said[] = {
        t->columns.of[FIELD_LIFECYCLE] < 0 ? NULL : &t->lifecycle.item[raw->lifecycle],
        t->columns.of[FIELD_STATUS] < 0 ? NULL : &t->status.item[raw->status],
        t->columns.of[FIELD_STAGE] < 0 ? NULL : &t->stage.item[raw->stage]};
    enum crm_stage far = STAGE_UNKNOWN;

    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i] && said[i]->stage >= STAGE_SUBSCRIBER && said[i]->stage > far)
            far = said[i]->stage;
    if (crm_is_yes(raw, FIELD_IS_CONVERTED) && far < STAGE_ACCEPTED)
        far = STAGE_ACCEPTED;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (far < dates[i].stage && day_of(t, raw, dates[i].field) != CRM_NO_DAY)
            far = dates[i].stage;
    return far;
}

/* --- amounts -------------------------------------------------------------------------- */

/* True when the amount is in the company's currency, or nothing says it is not. */
static bool is_own_currency(const struct crm_table *t, const struct crm_raw *raw)
{
    const char *text =
        raw->currency < t->currency.n ? t->currency.item[raw->currency].text : "";
    const char *own = t->in->project->company[raw->company].currency;

    if (*text == '\0' || own == NULL)
        return true;
    while (*text && *own && (*text & ~0x20) == *own) {
        text++;
        own++;
    }
    return *text == '\0' && *own == '\0';
}

/* --- records -------------------------------------------------------------------------- */

static void report_row(const struct crm_table *t, enum diag_code code,
                       const struct crm_raw *raw, enum crm_field field, size_t nth,
                       const char *detail)
{
    int column = t->columns.of[field] + 1;
    const char *id = t->in->project->company[raw->company].id;

    if (nth <= LISTED)
        diag_report(t->in->diag, code, (struct place){t->in->path, raw->line, column}, id,
                    detail ? "%s" : NULL, detail);
}

/* A date that is there but cannot be read has been reported as that. */
static void report_undated(const struct crm_table *t, const struct crm_raw *raw,
                           enum crm_field field, struct crm_left *left)
{
    left->undated++;
    if (!raw->unreadable)
        report_row(t, DIAG_RECORD_UNDATED, raw, field, left->undated, NULL);
}

static void take_amount(struct crm_table *t, const struct crm_raw *raw,
                        struct crm_record *r, struct crm_left *left)
{
    struct amount amount = {.point = raw->point, .comma = raw->comma};

    r->amount = amount_value(&amount, t->mark);
    if (r->stage != STAGE_WON || !t->is->amounts)
        return;
    if (raw->amount_unreadable || (isnan(r->amount) && !isnan(raw->point + raw->comma)))
        report_row(t, DIAG_DEAL_AMOUNT, raw, FIELD_AMOUNT, ++left->amount_unreadable,
                   "not understood");
    else if (!(r->amount > 0))
        report_row(t, DIAG_DEAL_AMOUNT, raw, FIELD_AMOUNT, ++left->without_amount, NULL);
    else if (!is_own_currency(t, raw)) {
        report_row(t, DIAG_DEAL_CURRENCY, raw,
                   t->columns.of[FIELD_CURRENCY] < 0 ? FIELD_AMOUNT : FIELD_CURRENCY,
                   ++left->currency, t->currency.item[raw->currency].text);
        r->amount = NAN;
    }
    if (!(r->amount > 0))
        r->amount = NAN;
}

/* True for what a database shows for no day: 1900-01-01, 1970-01-01. */
static bool is_before_all(int32_t day)
{
    int year, month, of_month;

    date_parts(day, &year, &month, &of_month);
    return year < YEAR_FIRST;
}

/* A deal's dates; the date it closed on is known only of those won or lost. */
static void take_deal(struct crm_table *t, const struct crm_raw *raw, int32_t newest,
                      struct crm_record *r, struct crm_left *left)
{
    bool closed = r->stage == STAGE_WON || r->stage == STAGE_LOST;
    enum crm_field own = r->stage == STAGE_WON ? FIELD_WON_DATE : FIELD_LOST_DATE;

    if (!closed)
        return;
    r->day[DAY_CLOSED] = first_day(t, raw, own, FIELD_CLOSED);
    if (r->day[DAY_CLOSED] == CRM_NO_DAY && crm_date_decides(t, FIELD_EXPECTED))
        r->day[DAY_CLOSED] = day_of(t, raw, FIELD_EXPECTED);
    if (r->day[DAY_CLOSED] != CRM_NO_DAY && is_before_all(r->day[DAY_CLOSED]))
        r->day[DAY_CLOSED] = CRM_NO_DAY;
    own = t->columns.of[own] >= 0 && t->columns.of[FIELD_CLOSED] < 0 ? own : FIELD_CLOSED;
    if (r->day[DAY_CLOSED] == CRM_NO_DAY)
        report_undated(t, raw, own, left);
    else if (newest != CRM_NO_DAY && r->day[DAY_CLOSED] > newest + FAR_DAYS) {
        report_row(t, DIAG_RECORD_FAR, raw, own, ++left->far, NULL);
        r->day[DAY_CLOSED] = CRM_NO_DAY;
    } else if (r->stage == STAGE_WON && r->day[DAY_CREATED] != CRM_NO_DAY &&
               r->day[DAY_CLOSED] < r->day[DAY_CREATED])
        report_row(t, DIAG_DEAL_BACKWARDS, raw, own, ++left->backwards, NULL);
}

/* A lead's dates: without one of its own for a step, the day it became a lead. */
static void take_lead(const struct crm_table *t, const struct crm_raw *raw,
                      struct crm_record *r)
{
    const int *of = t->columns.of;
    int32_t day = first_day(t, raw, FIELD_LEAD_DATE, FIELD_CREATED);
    const struct crm_list *handed = &t->vocabulary.own[STAGE_HANDED_OVER];

    r->day[DAY_CREATED] = r->is_deal ? r->day[DAY_CREATED] : day;
    if (of[FIELD_MQL_DATE] >= 0)
        r->day[DAY_MQL] = day_of(t, raw, FIELD_MQL_DATE);
    else if (r->reached >= STAGE_MQL)
        r->day[DAY_MQL] = day;
    if (of[FIELD_HANDED_OVER_DATE] >= 0)
        r->day[DAY_HANDED_OVER] = day_of(t, raw, FIELD_HANDED_OVER_DATE);
    else if (handed->n > 0)
        r->day[DAY_HANDED_OVER] =
            r->reached >= STAGE_HANDED_OVER || r->stage == STAGE_REJECTED ? day
                                                                          : CRM_NO_DAY;
    else
        r->day[DAY_HANDED_OVER] = t->is->mql ? r->day[DAY_MQL] : day;
}

/* The newest day a record of the file was created or changed on. */
static int32_t newest_day(const struct crm_table *t)
{
    int32_t newest = CRM_NO_DAY;

    for (const struct crm_chunk *c = t->first; c; c = c->next)
        for (size_t i = 0; i < c->n; i++) {
            const struct crm_raw *raw = (const void *)(c->raw + i * t->stride);
            int32_t created = day_of(t, raw, FIELD_CREATED);
            int32_t modified = day_of(t, raw, FIELD_MODIFIED);

            newest = created > newest ? created : newest;
            newest = modified > newest ? modified : newest;
        }
    return newest;
}

static void add_record(struct crm_table *t, const struct crm_raw *raw, int32_t newest,
                       struct crm_left *left)
{
    struct crm *crm = t->crm;
    struct crm_record r = {.id = raw->id,
                           .amount = NAN,
                           .day = {CRM_NO_DAY, CRM_NO_DAY, CRM_NO_DAY, CRM_NO_DAY},
                           .company = raw->company,
                           .line = raw->line,
                           .file = (uint16_t)crm->nfiles,
                           .is_deal = t->kind == CRM_DEALS,
                           .is_lead = t->as_leads};

    if (t->pipeline.n && !t->pipeline.item[raw->pipeline].used) {
        left->pipeline++;
        return;
    }
    r.stage = (unsigned char)(t->kind == CRM_DEALS ? deal_stage(t, raw)
                              : t->columns.of[FIELD_STATUS] < 0
                                  ? STAGE_UNKNOWN
                                  : t->status.item[raw->status].stage);
    if (r.stage == STAGE_DELETED) {
        left->deleted++;
        return;
    }
    if (r.is_deal && is_unstaged(t, raw) && left->unstaged++ == 0)
        left->unstaged_line = raw->line;
    r.reached = (unsigned char)reached(t, raw);
    if (t->kind == CRM_LEADS && r.reached == STAGE_SUBSCRIBER) {
        left->not_yet++;
        return;
    }
    r.modified = modified_of(t, raw);
    r.day[DAY_CREATED] = day_of(t, raw, FIELD_CREATED);
    if (r.is_deal) {
        take_deal(t, raw, newest, &r, left);
        take_amount(t, raw, &r, left);
        if (r.stage == STAGE_WON && t->as_leads)
            r.reached = STAGE_CUSTOMER;
    }
    if (r.is_lead)
        take_lead(t, raw, &r);
    if (t->kind == CRM_LEADS && r.day[DAY_CREATED] == CRM_NO_DAY)
        report_undated(t, raw, FIELD_CREATED, left);
    crm->record =
        arena_grow(&crm->maker->work, crm->record, crm->n, &crm->capacity, sizeof r);
    crm->record[crm->n++] = r;
}

bool crm_resolve(struct crm_table *t)
{
    struct crm_left left = {0};
    int32_t newest;

    if (!crm_decide(t))
        return false;
    newest = newest_day(t);
    for (const struct crm_chunk *c = t->first; c; c = c->next)
        for (size_t i = 0; i < c->n; i++)
            add_record(t, (const void *)(c->raw + i * t->stride), newest, &left);
    report_unstaged(t, &left);
    crm_explain(t, &left);
    return true;
}
