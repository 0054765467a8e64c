/*
 * crm_explain.c - says how a table of deals or leads was understood; see crm_parts.h.
 */
#include "read/kpi/crm_parts.h"

#include <string.h>

enum { NAMES_LISTED = 12 };

#define FACT(t, ...)   reading_fact((t)->in->arena, (t)->is->reading, __VA_ARGS__)
#define CHOICE(t, ...) reading_choice((t)->in->arena, (t)->is->reading, __VA_ARGS__)

/* --- columns -------------------------------------------------------------------------- */

static void explain_columns(const struct crm_table *t)
{
    struct arena *a = t->in->arena;
    const char *list = "";

    for (int f = 0; f < CRM_FIELDS; f++) {
        const char *name = crm_field_name((enum crm_field)f);
        int column = t->columns.of[f];

        if (column < 0 || f == FIELD_COMPANY || f == FIELD_NAME ||
            (f == FIELD_OWNER && t->whose.owners == NULL) ||
            (f == FIELD_STATUS && column == t->columns.of[FIELD_STAGE]))
            continue;
        list = arena_printf(a, "%s%s%s = %d", list, *list ? ", " : "", name, column + 1);
        CHOICE(t, arena_printf(a, "%s_column", name), "%d", column + 1);
    }
    FACT(t, "columns", "%s", list);
}

/* --- stages --------------------------------------------------------------------------- */

static bool is_won(const struct crm_name *name)
{
    return name->stage == STAGE_WON;
}

static bool is_lost(const struct crm_name *name)
{
    return name->stage == STAGE_LOST;
}

static bool is_unknown(const struct crm_name *name)
{
    return name->stage == STAGE_UNKNOWN && *name->text;
}

static bool is_pipeline_used(const struct crm_name *name)
{
    return name->used && *name->text;
}

static bool is_pipeline_left(const struct crm_name *name)
{
    return !name->used;
}

/* The names of a meaning as a setting; false where a comma in one of them forbids it. */
static bool as_setting(struct arena *a, const struct crm_names *names, crm_name_test wanted,
                       const char **list)
{
    *list = "";
    for (size_t i = 0; i < names->n; i++) {
        if (!wanted(&names->item[i]))
            continue;
        if (strchr(names->item[i].text, ','))
            return false;
        *list = arena_printf(a, "%s%s%s", *list, **list ? ", " : "", names->item[i].text);
    }
    return **list != '\0';
}

static void explain_names(const struct crm_table *t, const char *what,
                          const struct crm_names *names)
{
    struct arena *a = t->in->arena;
    const char *list = "";

    for (size_t i = 0; i < names->n && i < NAMES_LISTED; i++)
        if (*names->item[i].text)
            list = arena_printf(a, "%s%s%.80s = %s (%zu)", list, *list ? ", " : "",
                                names->item[i].text, crm_stage_name(names->item[i].stage),
                                names->item[i].count);
    if (*list)
        FACT(t, what, "%s", list);
    list = crm_names_list(a, names, is_unknown, NAMES_LISTED);
    if (*list)
        FACT(t, "not known", "%s: taken as %s", list,
             t->kind == CRM_DEALS ? "open" : "contacted");
}

static void explain_stages(const struct crm_table *t)
{
    struct arena *a = t->in->arena;
    const struct crm_names *names =
        t->columns.of[FIELD_STATUS] >= 0 ? &t->status : &t->stage;
    const char *list;

    if (t->columns.of[FIELD_STAGE] >= 0 &&
        t->columns.of[FIELD_STAGE] != t->columns.of[FIELD_STATUS])
        explain_names(t, "stages", &t->stage);
    explain_names(t, "statuses", &t->status);
    explain_names(t, "lifecycle", &t->lifecycle);
    if (t->kind != CRM_DEALS)
        return;
    if (as_setting(a, names, is_won, &list))
        CHOICE(t, "won", "%s", list);
    if (as_setting(a, names, is_lost, &list))
        CHOICE(t, "lost", "%s", list);
}

static void explain_pipelines(const struct crm_table *t)
{
    struct arena *a = t->in->arena;
    const char *left = crm_names_list(a, &t->pipeline, is_pipeline_left, NAMES_LISTED);
    const char *list;

    if (t->pipeline.n < 2 && *left == '\0')
        return;
    FACT(t, "pipelines", "counted: %s%s%s",
         crm_names_list(a, &t->pipeline, is_pipeline_used, NAMES_LISTED),
         *left ? "; not counted: " : "", left);
    if (as_setting(a, &t->pipeline, is_pipeline_used, &list))
        CHOICE(t, "pipelines", "%s", list);
}

/* --- dates and amounts ---------------------------------------------------------------- */

static void explain_values(const struct crm_table *t)
{
    enum date_order order = DATE_ORDER_NONE;

    for (int i = 0; i < CRM_DATES; i++)
        if (t->slot[i] >= 0 && t->dates[i].n && t->order[i] != DATE_ORDER_NONE)
            order = t->order[i];
    if (order != DATE_ORDER_NONE) {
        FACT(t, "dates", "%s", date_order_name(order));
        CHOICE(t, "date_order", "%s", date_order_name(order));
    }
    if (t->columns.of[FIELD_AMOUNT] >= 0 && t->mark != MARK_NONE) {
        FACT(t, "amounts", "decimal %s", decimal_mark_name(t->mark));
        CHOICE(t, "decimal", "%s", decimal_mark_name(t->mark));
    }
}

/* --- rows ----------------------------------------------------------------------------- */

static const char *count(struct arena *a, const char *list, size_t n, const char *what)
{
    return n == 0 ? list : arena_printf(a, "%s%s%zu %s", list, *list ? ", " : "", n, what);
}

static void explain_rows(const struct crm_table *t, const struct crm_left *left)
{
    struct arena *a = t->in->arena;
    const char *list = "";

    FACT(t, "records", "%zu %s", t->rows, crm_kind_name(t->kind));
    list = count(a, list, t->footers, "footers and totals");
    list = count(a, list, t->empty, "rows without stage and dates");
    list = count(a, list, t->whose.unknown, "of no company");
    list = count(a, list, left->pipeline, "of other pipelines");
    list = count(a, list, left->deleted, "deleted");
    list = count(a, list, left->not_yet, "that are no leads yet");
    list = count(a, list, left->undated, "without the date that tells their quarter");
    list = count(a, list, left->far, "dated more than a year after the newest record");
    if (*list)
        FACT(t, "left out", "%s", list);
    if (left->unstaged)
        FACT(t, "no stage", "%zu deals: taken as open", left->unstaged);
    list = count(a, "", left->backwards, "closed before they were created (no cycle)");
    list = count(a, list, left->without_amount, "without an amount (not in the average)");
    list = count(a, list, left->amount_unreadable, "with an amount not understood");
    list = count(a, list, left->currency, "in another currency");
    if (*list)
        FACT(t, "deals won", "%s", list);
}

void crm_explain(struct crm_table *t, const struct crm_left *left)
{
    CHOICE(t, "kind", "%s", crm_kind_name(t->kind));
    explain_rows(t, left);
    explain_columns(t);
    explain_stages(t);
    explain_pipelines(t);
    explain_values(t);
}
