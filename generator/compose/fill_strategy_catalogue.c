/*
 * fill_strategy_catalogue.c - key figures by horizon, and the way from the strategy to
 * them.
 */
#include "compose/fill_strategy.h"

#include <math.h>
#include <string.h>

enum { NAMES_MAX = 12, CASCADE_MAX = 60 };

static const struct {
    const char *name, *about, *tag;
} horizon[] = {
    {"catalogue_short", "catalogue_short_about", "catalogue_tag_short"},
    {"catalogue_long", "catalogue_long_about", "catalogue_tag_long"},
};

static const enum holder columns[HOLDERS] = {HOLDER_SALES, HOLDER_BOTH, HOLDER_MARKETING};

static bool is_long(const struct catalogue_kpi *kpi)
{
    return kpi->days > SHORT_DAYS;
}

/* A list of names that grows; from NAMES_MAX on they are only counted. */
struct names {
    const char *text;
    int n;
};

static void add_name(const struct fill *f, struct names *list, const char *name)
{
    if (list->n < NAMES_MAX)
        list->text = fill_join(f, list->text, list->n ? "; " : "", name);
    list->n++;
}

static const char *names_text(const struct fill *f, const struct names *list)
{
    int more = list->n - NAMES_MAX;

    return more <= 0 ? list->text
                     : fill_join(f, list->text, "; ",
                                 SAY(f, "rejected_more", NUMBER_ARG("n", more)));
}

static void fill_matrix(const struct fill *f, struct template_dict *block)
{
    const struct catalogue *c = &f->d->strategy.catalogue;

    for (int side = 0; side < 2; side++) {
        struct template_dict *row =
            fill_row(block, "ROW", "NAME", fill_word(f, horizon[side].name));

        template_set_text(row, "ABOUT", fill_word(f, horizon[side].about));
        for (int k = 0; k < HOLDERS; k++) {
            struct names list = {"", 0};

            for (int i = 0; i < c->n; i++)
                if (c->kpi[i].holder == columns[k] && is_long(&c->kpi[i]) == side)
                    add_name(f, &list, c->kpi[i].name);
            struct template_dict *cell =
                fill_row(row, "CELL", "COUNT", fill_count(f, c->cell[side][columns[k]]));
            template_set_text(cell, "TEXT", names_text(f, &list));
        }
    }
}

static void remark(struct template_dict *d, const char *text)
{
    fill_row(d, "REMARK", "TEXT", text);
}

static const char *orphans(const struct fill *f)
{
    const struct catalogue *c = &f->d->strategy.catalogue;
    struct names list = {"", 0};

    for (int i = 0; i < c->n; i++)
        if (c->kpi[i].strategy == NULL)
            add_name(f, &list, c->kpi[i].name);
    return SAY(f, "catalogue_orphans", TEXT_ARG("names", names_text(f, &list)));
}

static void fill_remarks(const struct fill *f, struct template_dict *block)
{
    const struct catalogue *c = &f->d->strategy.catalogue;
    bool none_both = c->shared == 0;
    int kind[2] = {0};

    if (c->held[FUNCTION_SALES] > 0 && c->held[FUNCTION_MARKETING] > 0)
        remark(block,
               SAY(f, "catalogue_index",
                   TEXT_ARG("sales", fill_share(f, c->index[FUNCTION_SALES])),
                   TEXT_ARG("marketing", fill_share(f, c->index[FUNCTION_MARKETING]))));
    for (int i = 0; i < c->n; i++)
        if (c->kpi[i].kind != KIND_UNKNOWN)
            kind[c->kpi[i].kind]++;
    if (kind[KIND_QUANTITY] + kind[KIND_QUALITY] > 0)
        remark(block, SAY(f, "catalogue_kinds", NUMBER_ARG("quantity", kind[KIND_QUANTITY]),
                          NUMBER_ARG("quality", kind[KIND_QUALITY])));
    if (c->orphans > 0)
        remark(block, orphans(f));
    if (!c->short_term && !c->leads_alone && !none_both)
        return;
    struct template_dict *warning = template_add_section(block, "WARNING");
    if (c->short_term)
        remark(warning, SAY(f, "catalogue_warning",
                            TEXT_ARG("limit", fill_share(f, short_term_warning))));
    if (c->leads_alone)
        remark(warning, fill_word(f, "catalogue_leads"));
    if (none_both)
        remark(warning, fill_word(f, "catalogue_none_both"));
}

/* --- cascade ---------------------------------------------------------------------- */

static const char *held_by(const struct fill *f, enum holder holder)
{
    static const char *const keys[HOLDERS] = {
        [HOLDER_SALES] = "sales",
        [HOLDER_MARKETING] = "marketing",
        [HOLDER_BOTH] = "catalogue_holder_both",
    };

    return fill_word(f, keys[holder]);
}

/* "30 days · short · quantity" */
static const char *tags(const struct fill *f, const struct catalogue_kpi *kpi)
{
    const char *text = SAY(f, "unit_days", NUMBER_ARG("n", kpi->days),
                           TEXT_ARG("value", fill_count(f, kpi->days)));

    text = fill_join(f, text, " · ", fill_word(f, horizon[is_long(kpi)].tag));
    if (kpi->kind == KIND_UNKNOWN)
        return text;
    return fill_join(f, text, " · ",
                     fill_word(f, kpi->kind == KIND_QUANTITY ? "catalogue_tag_quantity"
                                                             : "catalogue_tag_quality"));
}

/* The rows of a strategy stand together; its first row says how it is spelt. */
static bool begins_group(const struct catalogue *c, int i)
{
    return i == 0 || c->kpi[i].group != c->kpi[i - 1].group;
}

static void fill_cascade(const struct fill *f, struct template_dict *block)
{
    const struct catalogue *c = &f->d->strategy.catalogue;
    struct template_dict *group = NULL;
    int n = c->n < CASCADE_MAX ? c->n : CASCADE_MAX;

    for (int i = 0; i < n; i++) {
        const struct catalogue_kpi *kpi = &c->kpi[i];

        if (begins_group(c, i))
            group =
                fill_row(block, "GROUP", "NAME",
                         kpi->strategy ? kpi->strategy : fill_word(f, "catalogue_no_goal"));
        struct template_dict *row = fill_row(group, "ROW", "NAME", kpi->name);
        if (kpi->goal != NULL)
            fill_row(row, "GOAL_LINE", "GOAL", kpi->goal);
        template_set_text(row, "OWNER", held_by(f, kpi->holder));
        template_set_text(row, "HORIZON", tags(f, kpi));
    }
    if (c->n > n)
        fill_row(block, "MORE", "TEXT", SAY(f, "rejected_more", NUMBER_ARG("n", c->n - n)));
}

/* Nothing is said of a function that holds no key figure. */
static const char *finding(const struct fill *f)
{
    static const char *const alone[FUNCTIONS] = {"catalogue_finding_sales",
                                                 "catalogue_finding_marketing"};
    const struct catalogue *c = &f->d->strategy.catalogue;

    for (int k = 0; k < FUNCTIONS; k++)
        if (c->held[!k] == 0)
            return SAY(f, alone[k], NUMBER_ARG("n", c->short_of[k]),
                       NUMBER_ARG("all", c->held[k]));
    return SAY(f, "catalogue_finding", NUMBER_ARG("sales", c->short_of[FUNCTION_SALES]),
               NUMBER_ARG("sales_all", c->held[FUNCTION_SALES]),
               NUMBER_ARG("marketing", c->short_of[FUNCTION_MARKETING]),
               NUMBER_ARG("marketing_all", c->held[FUNCTION_MARKETING]));
}

void fill_catalogue(const struct fill *f, struct template_dict *chapter)
{
    const struct catalogue *c = &f->d->strategy.catalogue;

    if (!c->shown)
        return;
    struct template_dict *block =
        template_add_include(chapter, "BLOCK_CATALOGUE", "block-catalogue.html");
    template_set_text(block, "FINDING", finding(f));
    template_set_text(
        block, "MEASURE",
        SAY(f, "catalogue_measure", TEXT_ARG("period", fill_as_of(f, c->wave))));
    fill_matrix(f, block);
    fill_remarks(f, block);
    fill_cascade(f, block);
}
