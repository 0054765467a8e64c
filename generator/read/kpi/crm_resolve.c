/*
 * crm_resolve.c - from the rows of a table of deals or leads to records; see crm_parts.h.
 *
 * Done after the last row, when the columns have told the order of day and month, the
 * decimal mark and the stages there are.
 */
#include "base/text.h"
#include "read/kpi/crm_parts.h"

#include <math.h>
#include <string.h>

enum {
    LISTED = 20,          /* rows reported one by one */
    NAMES_LISTED = 12,    /* names in a question */
    FAR_DAYS = 366,       /* after the newest creation or change */
    MINUTES = 24 * 60
};

static struct place heading_place(const struct crm_table *t, enum crm_field field)
{
    return (struct place){t->in->path, t->h->last_line, t->columns.of[field] + 1};
}

/* --- dates ---------------------------------------------------------------------------- */

/* True for the dates that decide which quarter a record belongs to. */
static bool decides(const struct crm_table *t, enum crm_field field)
{
    if (field == FIELD_EXPECTED)
        return t->columns.of[FIELD_CLOSED] < 0 && t->columns.of[FIELD_WON_DATE] < 0;
    return field != FIELD_MODIFIED;
}

/* The order of all columns that tell one, where they agree. */
static enum date_order common_order(const struct crm_table *t)
{
    enum date_order common = DATE_ORDER_NONE;

    for (int i = 0; i < CRM_DATES; i++) {
        const struct date_column *dates = &t->dates[i];
        enum date_order order = dates->dmy && !dates->mdy   ? DATE_DMY
                                : dates->mdy && !dates->dmy ? DATE_MDY
                                                            : DATE_ORDER_NONE;

        if (dates->dmy && dates->mdy)
            return DATE_ORDER_NONE;
        if (order == DATE_ORDER_NONE)
            continue;
        if (common != DATE_ORDER_NONE && common != order)
            return DATE_ORDER_NONE;
        common = order;
    }
    return common;
}

/* The order of each column of dates; a column that does not tell takes the others'. */
static bool find_orders(struct crm_table *t)
{
    enum date_order common = common_order(t), declared = DATE_ORDER_NONE;
    const char *setting = intake_setting(t->in, "date_order");

    if (setting && !date_order_find(setting, &declared))
        return intake_wrong(t->in, "date_order", "dmy, mdy, ymd or serial");
    for (int i = 0; i < CRM_DATES; i++) {
        enum crm_field field = (enum crm_field)(FIELD_FIRST_DATE + i);
        bool guessed = false;

        if (t->slot[i] < 0 || t->dates[i].n == 0)
            continue;
        t->order[i] = date_order(&t->dates[i], common, &guessed);
        if (declared != DATE_ORDER_NONE && t->order[i] != DATE_SERIAL)
            t->order[i] = declared;
        if ((t->order[i] == DATE_ORDER_NONE || (guessed && common == DATE_ORDER_NONE)) &&
            declared == DATE_ORDER_NONE && decides(t, field))
            return intake_ask(t->in, heading_place(t, field), NULL,
                              "do the dates of column \"%s\" begin with the day or with "
                              "the month? write date_order = dmy or date_order = mdy "
                              "below %s",
                              t->h->column[t->columns.of[field]].full,
                              intake_section(t->in));
    }
    return true;
}

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

static void give_meanings(const struct crm_table *t, struct crm_names *names)
{
    for (size_t i = 0; i < names->n; i++)
        names->item[i].stage = *names->item[i].text
                                   ? crm_stage_of(&t->vocabulary, t->kind,
                                                  names->item[i].text)
                                   : STAGE_UNKNOWN;
}

static bool has_stage(const struct crm_names *names, enum crm_stage stage)
{
    for (size_t i = 0; i < names->n; i++)
        if (names->item[i].stage == stage)
            return true;
    return false;
}

static bool seen(const struct crm_table *t, enum crm_stage stage)
{
    return has_stage(&t->stage, stage) || has_stage(&t->status, stage) ||
           has_stage(&t->lifecycle, stage);
}

static bool is_unknown_name(const struct crm_name *name)
{
    return name->stage == STAGE_UNKNOWN && *name->text;
}

/* Whether any deal can be told to be won or lost. */
static bool check_deals(struct crm_table *t)
{
    enum crm_field field =
        t->columns.of[FIELD_STAGE] >= 0 ? FIELD_STAGE : FIELD_STATUS;
    const struct crm_names *names = field == FIELD_STAGE ? &t->stage : &t->status;

    if (t->columns.of[FIELD_IS_WON] >= 0 || seen(t, STAGE_WON) || seen(t, STAGE_LOST) ||
        (t->columns.of[FIELD_STATUS] >= 0 && has_stage(&t->status, STAGE_OPEN)))
        return true;
    for (size_t i = 0; i < names->n; i++)
        if (is_unknown_name(&names->item[i]))
            return intake_ask(
                t->in, heading_place(t, field), NULL,
                "which of these mean that a deal is won, and which that it is lost: %s? "
                "write won = ... and lost = ... below [crm] in rapport.ini",
                crm_names_list(t->in->arena, names, is_unknown_name, NAMES_LISTED));
    return true;
}

static bool is_yes(const struct crm_raw *raw, enum crm_field field)
{
    return raw->flag[field - FIELD_IS_WON] == FLAG_YES;
}

/* Where a deal is: what its status says, else its flags, else its stage. */
static enum crm_stage deal_stage(const struct crm_table *t, const struct crm_raw *raw)
{
    enum crm_stage status =
        t->columns.of[FIELD_STATUS] < 0 ? STAGE_UNKNOWN : t->status.item[raw->status].stage;
    enum crm_stage stage =
        t->columns.of[FIELD_STAGE] < 0 ? STAGE_UNKNOWN : t->stage.item[raw->stage].stage;

    if (status == STAGE_WON || status == STAGE_LOST)
        return status;
    if (status == STAGE_OPEN && (stage == STAGE_WON || stage == STAGE_LOST))
        return STAGE_OPEN;
    if (is_yes(raw, FIELD_IS_WON))
        return STAGE_WON;
    if (is_yes(raw, FIELD_IS_LOST) ||
        (is_yes(raw, FIELD_IS_CLOSED) &&
         raw->flag[FIELD_IS_WON - FIELD_IS_WON] == FLAG_NO))
        return STAGE_LOST;
    return stage == STAGE_UNKNOWN ? status : stage;
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
    if (is_yes(raw, FIELD_IS_CONVERTED) && far < STAGE_ACCEPTED)
        far = STAGE_ACCEPTED;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (far < dates[i].stage && day_of(t, raw, dates[i].field) != CRM_NO_DAY)
            far = dates[i].stage;
    return far;
}

/* --- pipelines ------------------------------------------------------------------------ */

/* Which pipelines count: those the settings list, else all but those of renewals. */
static void choose_pipelines(struct crm_table *t)
{
    struct crm_list chosen = crm_list_parse(
        &t->arena, crm_setting(&t->in->project->settings, t->in->name, "pipelines"));

    for (size_t i = 0; i < t->pipeline.n; i++) {
        struct crm_name *name = &t->pipeline.item[i];

        name->used = chosen.n
                         ? crm_list_has(&chosen, text_fold(&t->arena, name->text))
                         : !crm_is_renewal(name->text);
    }
}

/* --- amounts -------------------------------------------------------------------------- */

/* The decimal mark; where all amounts are such as "1,234" it separates thousands, for money
 * has no three decimals. */
static bool find_mark(struct crm_table *t)
{
    const char *setting = intake_setting(t->in, "decimal");
    bool guessed = false;
    double point = 0, comma = 0;

    if (setting && !decimal_mark_find(setting, &t->mark))
        return intake_wrong(t->in, "decimal", "point or comma");
    if (setting)
        return true;
    t->mark = amount_mark(&t->amounts, MARK_NONE, &guessed);
    if (guessed) {
        for (const struct crm_chunk *c = t->first; c; c = c->next)
            for (size_t i = 0; i < c->n; i++) {
                const struct crm_raw *raw = (const void *)(c->raw + i * t->stride);

                point += isfinite(raw->point) ? fabs(raw->point) : 0;
                comma += isfinite(raw->comma) ? fabs(raw->comma) : 0;
            }
        t->mark = comma > point ? MARK_COMMA : MARK_POINT;
    } else if (t->mark == MARK_NONE && t->amounts.point && t->amounts.comma &&
               t->amounts.ambiguous)
        return intake_ask(t->in, heading_place(t, FIELD_AMOUNT), NULL,
                          "is the decimal mark of column \"%s\" a point or a comma? write "
                          "decimal = point or decimal = comma below %s",
                          t->h->column[t->columns.of[FIELD_AMOUNT]].full,
                          intake_section(t->in));
    return true;
}

/* The ISO code of a currency as it is written, else the text itself. */
static const char *currency_code(struct crm_table *t, const char *text)
{
    static const struct {
        const char *word, *code;
    } words[] = {
        {"zł", "PLN"},           {"złoty", "PLN"},          {"złoty polski", "PLN"},
        {"polish zloty", "PLN"}, {"рубль", "RUB"},          {"российский рубль", "RUB"},
        {"руб.", "RUB"},         {"руб", "RUB"},            {"₽", "RUB"},
        {"rur", "RUB"},          {"russian ruble", "RUB"},  {"€", "EUR"},
        {"euro", "EUR"},         {"евро", "EUR"},           {"$", "USD"},
        {"us dollar", "USD"},    {"u.s. dollar", "USD"},    {"доллар сша", "USD"},
        {"£", "GBP"},            {"british pound", "GBP"},  {"pound sterling", "GBP"},
    };
    const char *folded = text_fold(&t->arena, text);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, folded) == 0)
            return words[i].code;
    return text;
}

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

/* A deal's dates; the date it closed on is known only of those won or lost. */
static void take_deal(struct crm_table *t, const struct crm_raw *raw, int32_t newest,
                      struct crm_record *r, struct crm_left *left)
{
    bool closed = r->stage == STAGE_WON || r->stage == STAGE_LOST;
    enum crm_field own = r->stage == STAGE_WON ? FIELD_WON_DATE : FIELD_LOST_DATE;

    if (!closed)
        return;
    r->day[DAY_CLOSED] = first_day(t, raw, own, FIELD_CLOSED);
    if (r->day[DAY_CLOSED] == CRM_NO_DAY && decides(t, FIELD_EXPECTED))
        r->day[DAY_CLOSED] = day_of(t, raw, FIELD_EXPECTED);
    own = t->columns.of[own] >= 0 && t->columns.of[FIELD_CLOSED] < 0 ? own : FIELD_CLOSED;
    if (r->day[DAY_CLOSED] == CRM_NO_DAY)
        report_row(t, DIAG_DEAL_UNDATED, raw, own, ++left->undated, NULL);
    else if (newest != CRM_NO_DAY && r->day[DAY_CLOSED] > newest + FAR_DAYS) {
        report_row(t, DIAG_DEAL_FAR, raw, own, ++left->far, NULL);
        r->day[DAY_CLOSED] = CRM_NO_DAY;
    } else if (r->stage == STAGE_WON && r->day[DAY_CREATED] != CRM_NO_DAY &&
               r->day[DAY_CLOSED] < r->day[DAY_CREATED])
        report_row(t, DIAG_DEAL_DATES, raw, own, ++left->backwards, NULL);
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
    else if (handed->n == 0 || r->reached >= STAGE_HANDED_OVER ||
             r->stage == STAGE_REJECTED)
        r->day[DAY_HANDED_OVER] = day;
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
                       bool as_leads, struct crm_left *left)
{
    struct crm *crm = t->crm;
    struct crm_record r = {.id = raw->id,
                           .amount = NAN,
                           .day = {CRM_NO_DAY, CRM_NO_DAY, CRM_NO_DAY, CRM_NO_DAY},
                           .company = raw->company,
                           .line = raw->line,
                           .file = (uint16_t)crm->nfiles,
                           .is_deal = t->kind == CRM_DEALS,
                           .is_lead = as_leads};

    if (t->pipeline.n && !t->pipeline.item[raw->pipeline].used) {
        left->pipeline++;
        return;
    }
    r.stage = (unsigned char)(t->kind == CRM_DEALS         ? deal_stage(t, raw)
                              : t->columns.of[FIELD_STATUS] < 0
                                  ? STAGE_UNKNOWN
                                  : t->status.item[raw->status].stage);
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
        if (r.stage == STAGE_WON && as_leads)
            r.reached = STAGE_CUSTOMER;
    }
    if (r.is_lead)
        take_lead(t, raw, &r);
    if (t->kind == CRM_LEADS && r.day[DAY_CREATED] == CRM_NO_DAY)
        report_row(t, DIAG_DEAL_UNDATED, raw, FIELD_CREATED, ++left->undated, NULL);
    crm->record =
        arena_grow(&crm->maker->work, crm->record, crm->n, &crm->capacity, sizeof r);
    crm->record[crm->n++] = r;
}

/* --- what can be counted -------------------------------------------------------------- */

static bool any_converted(const struct crm_table *t)
{
    for (const struct crm_chunk *c = t->first; c; c = c->next)
        for (size_t i = 0; i < c->n; i++)
            if (is_yes((const void *)(c->raw + i * t->stride), FIELD_IS_CONVERTED))
                return true;
    return false;
}

/* True when deals stand for leads too: the CRM knows no others (amoCRM, Kommo), or their
 * way there has dates. */
static bool deals_are_leads(const struct crm_table *t)
{
    static const enum crm_field dates[] = {FIELD_LEAD_DATE, FIELD_MQL_DATE,
                                           FIELD_HANDED_OVER_DATE, FIELD_ACCEPTED_DATE,
                                           FIELD_SQL_DATE};

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (t->columns.of[dates[i]] >= 0)
            return true;
    return has_stage(&t->stage, STAGE_NEW);
}

static void find_countable(struct crm_table *t, bool as_leads)
{
    const int *of = t->columns.of;
    const struct crm_vocabulary *v = &t->vocabulary;
    struct crm_file *is = t->is;
    bool deals = t->kind == CRM_DEALS, named = of[FIELD_STATUS] >= 0 && !deals;

    is->created = of[FIELD_CREATED] >= 0;
    is->amounts = of[FIELD_AMOUNT] >= 0;
    if (!as_leads)
        return;
    /* The stage a deal is in now does not tell which it has passed, so that only dates or
     * the project's own names count there. */
    is->mql = of[FIELD_MQL_DATE] >= 0 || (deals ? v->own[STAGE_MQL].n > 0
                                                : of[FIELD_LIFECYCLE] >= 0 ||
                                                      seen(t, STAGE_MQL));
    is->sql = of[FIELD_SQL_DATE] >= 0 || (deals ? v->own[STAGE_SQL].n > 0
                                                : of[FIELD_LIFECYCLE] >= 0 ||
                                                      seen(t, STAGE_SQL));
    is->accepted =
        of[FIELD_ACCEPTED_DATE] >= 0 || v->own[STAGE_ACCEPTED].n > 0 ||
        (named && (of[FIELD_IS_CONVERTED] >= 0
                       ? any_converted(t) || seen(t, STAGE_ACCEPTED)
                       : seen(t, STAGE_ACCEPTED) || seen(t, STAGE_REJECTED)));
    is->touched = named ? seen(t, STAGE_NEW) || seen(t, STAGE_OPEN) ||
                              seen(t, STAGE_ACCEPTED) || seen(t, STAGE_REJECTED)
                        : has_stage(&t->stage, STAGE_NEW);
    is->handed_over = is->accepted || is->touched || of[FIELD_HANDED_OVER_DATE] >= 0;
    is->customers = deals || of[FIELD_LIFECYCLE] >= 0 || of[FIELD_CUSTOMER_DATE] >= 0;
}

bool crm_resolve(struct crm_table *t)
{
    struct crm_left left = {0};
    int32_t newest;
    bool as_leads;

    give_meanings(t, &t->stage);
    give_meanings(t, &t->status);
    give_meanings(t, &t->lifecycle);
    for (size_t i = 0; i < t->currency.n; i++)
        t->currency.item[i].text = currency_code(t, t->currency.item[i].text);
    choose_pipelines(t);
    if (!find_orders(t) || !find_mark(t) || (t->kind == CRM_DEALS && !check_deals(t)))
        return false;
    as_leads = t->kind == CRM_LEADS || deals_are_leads(t);
    find_countable(t, as_leads);
    newest = newest_day(t);
    for (const struct crm_chunk *c = t->first; c; c = c->next)
        for (size_t i = 0; i < c->n; i++)
            add_record(t, (const void *)(c->raw + i * t->stride), newest, as_leads, &left);
    crm_explain(t, &left);
    return true;
}
