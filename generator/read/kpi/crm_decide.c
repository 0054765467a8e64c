/*
 * crm_decide.c - what the columns of a table of deals or leads tell together: the order of
 * day and month, the decimal mark, the meaning of stages, the pipelines that count; see
 * crm_parts.h.
 */
#include "base/text.h"
#include "read/kpi/crm_parts.h"

#include <math.h>
#include <string.h>

enum { NAMES_LISTED = 12 };

static struct place heading_place(const struct crm_table *t, enum crm_field field)
{
    return (struct place){t->in->path, t->h->last_line, t->columns.of[field] + 1};
}

/* --- dates ---------------------------------------------------------------------------- */

bool crm_date_decides(const struct crm_table *t, enum crm_field field)
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
            declared == DATE_ORDER_NONE && crm_date_decides(t, field))
            return intake_ask(t->in, heading_place(t, field), NULL,
                              "do the dates of column \"%s\" begin with the day or with "
                              "the month? write date_order = dmy or date_order = mdy "
                              "below %s",
                              t->h->column[t->columns.of[field]].full,
                              intake_section(t->in));
    }
    return true;
}

/* --- stages --------------------------------------------------------------------------- */

static void give_meanings(const struct crm_table *t, struct crm_names *names)
{
    for (size_t i = 0; i < names->n; i++)
        names->item[i].stage = *names->item[i].text ? crm_stage_of(&t->vocabulary, t->kind,
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

/* True when any row answers yes or no there. */
static bool is_answered(const struct crm_table *t, enum crm_field field)
{
    for (const struct crm_chunk *c = t->first; c; c = c->next)
        for (size_t i = 0; i < c->n; i++)
            if (crm_flag_of((const void *)(c->raw + i * t->stride), field) != FLAG_NONE)
                return true;
    return false;
}

static bool is_known_name(const struct crm_name *name)
{
    return name->stage != STAGE_UNKNOWN;
}

static bool any_name(const struct crm_names *names, crm_name_test wanted)
{
    for (size_t i = 0; i < names->n; i++)
        if (wanted(&names->item[i]))
            return true;
    return false;
}

/*
 * Whether deals can be told to be won and to be lost.  Where a name is left that nobody
 * knows and no known one means won, or none lost, it may be the missing one: that is asked,
 * for otherwise the win rate would silently be 0 or 100 %.
 */
static bool check_deals(struct crm_table *t)
{
    bool by_status = any_name(&t->status, is_known_name);
    enum crm_field field =
        by_status || t->columns.of[FIELD_STAGE] < 0 ? FIELD_STATUS : FIELD_STAGE;
    const struct crm_names *names = field == FIELD_STATUS ? &t->status : &t->stage;
    const struct crm_list *own = t->vocabulary.own;
    bool won = has_stage(names, STAGE_WON) || own[STAGE_WON].n > 0;
    bool lost = has_stage(names, STAGE_LOST) || own[STAGE_LOST].n > 0;
    const char *list;

    if (is_answered(t, FIELD_IS_WON) || !any_name(names, is_unknown_name))
        return true;
    list = crm_names_list(t->in->arena, names, is_unknown_name, NAMES_LISTED);
    if (won && lost) {
        diag_report(t->in->diag, DIAG_STAGE_UNKNOWN, heading_place(t, field), NULL, "%s",
                    list);
        return true;
    }
    return intake_ask(t->in, heading_place(t, field), NULL,
                      "no known name means that a deal is %s; which of these do: %s? write "
                      "%s below [crm] in rapport.ini, and open = ... for the others",
                      won    ? "lost"
                      : lost ? "won"
                             : "won or lost",
                      list,
                      won    ? "lost = ..."
                      : lost ? "won = ..."
                             : "won = ... and lost = ...");
}

/* --- pipelines ------------------------------------------------------------------------ */

/* Which pipelines count: those the settings list, else all but those of renewals. */
static void choose_pipelines(struct crm_table *t)
{
    struct crm_list chosen = crm_list_parse(
        &t->arena, crm_setting(&t->in->project->settings, t->in->name, "pipelines"));

    for (size_t i = 0; i < t->pipeline.n; i++) {
        struct crm_name *name = &t->pipeline.item[i];

        name->used = chosen.n ? crm_list_has(&chosen, text_fold(&t->arena, name->text))
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
    if (guessed && t->g->encoding == NULL)
        t->mark = MARK_POINT; /* as workbooks keep numbers */
    else if (guessed) {
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
        {"zł", "PLN"},
        {"złoty", "PLN"},
        {"złoty polski", "PLN"},
        {"polish zloty", "PLN"},
        {"рубль", "RUB"},
        {"российский рубль", "RUB"},
        {"руб.", "RUB"},
        {"руб", "RUB"},
        {"₽", "RUB"},
        {"rur", "RUB"},
        {"russian ruble", "RUB"},
        {"€", "EUR"},
        {"euro", "EUR"},
        {"евро", "EUR"},
        {"$", "USD"},
        {"us dollar", "USD"},
        {"u.s. dollar", "USD"},
        {"доллар сша", "USD"},
        {"£", "GBP"},
        {"british pound", "GBP"},
        {"pound sterling", "GBP"},
    };
    const char *folded = text_fold(&t->arena, text);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, folded) == 0)
            return words[i].code;
    return text;
}

/* --- what can be counted -------------------------------------------------------------- */

static bool any_converted(const struct crm_table *t)
{
    for (const struct crm_chunk *c = t->first; c; c = c->next)
        for (size_t i = 0; i < c->n; i++)
            if (crm_is_yes((const void *)(c->raw + i * t->stride), FIELD_IS_CONVERTED))
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

static void find_countable(struct crm_table *t)
{
    const int *of = t->columns.of;
    const struct crm_vocabulary *v = &t->vocabulary;
    struct crm_file *is = t->is;
    bool deals = t->kind == CRM_DEALS, named = of[FIELD_STATUS] >= 0 && !deals;

    is->converted = any_converted(t);
    is->converted_elsewhere = t->h->tool == TOOL_ZOHO && t->kind == CRM_LEADS &&
                              of[FIELD_IS_CONVERTED] >= 0 && !is->converted;
    is->amounts = of[FIELD_AMOUNT] >= 0;
    if (!t->as_leads)
        return;
    /* The stage a deal is in now does not tell which it has passed, so that only dates or
     * the project's own names count there. */
    is->mql =
        of[FIELD_MQL_DATE] >= 0 ||
        (deals ? v->own[STAGE_MQL].n > 0 : of[FIELD_LIFECYCLE] >= 0 || seen(t, STAGE_MQL));
    is->sql =
        of[FIELD_SQL_DATE] >= 0 ||
        (deals ? v->own[STAGE_SQL].n > 0 : of[FIELD_LIFECYCLE] >= 0 || seen(t, STAGE_SQL));
    is->accepted = of[FIELD_ACCEPTED_DATE] >= 0 || v->own[STAGE_ACCEPTED].n > 0 ||
                   (named && (of[FIELD_IS_CONVERTED] >= 0
                                  ? is->converted || seen(t, STAGE_ACCEPTED)
                                  : seen(t, STAGE_ACCEPTED) || seen(t, STAGE_REJECTED)));
    is->touched = named ? seen(t, STAGE_NEW) || seen(t, STAGE_OPEN) ||
                              seen(t, STAGE_ACCEPTED) || seen(t, STAGE_REJECTED)
                        : has_stage(&t->stage, STAGE_NEW);
    is->handed_over = is->accepted || is->touched || of[FIELD_HANDED_OVER_DATE] >= 0;
    is->customers = deals || of[FIELD_LIFECYCLE] >= 0 || of[FIELD_CUSTOMER_DATE] >= 0;
}

bool crm_decide(struct crm_table *t)
{
    give_meanings(t, &t->stage);
    give_meanings(t, &t->status);
    give_meanings(t, &t->lifecycle);
    for (size_t i = 0; i < t->currency.n; i++)
        t->currency.item[i].text = currency_code(t, t->currency.item[i].text);
    choose_pipelines(t);
    if (!find_orders(t) || !find_mark(t) || (t->kind == CRM_DEALS && !check_deals(t)))
        return false;
    t->as_leads = t->kind == CRM_LEADS || deals_are_leads(t);
    find_countable(t);
    return true;
}
