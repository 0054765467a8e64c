/*
 * fill_workload_people.c - services of Marketing to Sales, usual causes, people who left.
 */
#include "compose/fill_workload.h"

#include <math.h>

/* --- checklists ----------------------------------------------------------------------- */

/* The line's name, and what it is about where the checklist says it. */
static struct template_dict *fill_line(struct fill *f, struct template_dict *table,
                                       const char *list, const struct checked *one)
{
    const struct checklist_item *item;
    struct template_dict *row;
    const char *about;

    checklist_find(f->content, list, &item);
    row = fill_row(table, "LINE", "NAME", fill_in(f, &item[one->item].text));
    about = fill_in(f, &item[one->item].about);
    fill_remark(row, "ABOUT_LINE", about[0] != '\0' ? about : NULL);
    return row;
}

/* --- services ------------------------------------------------------------------------- */

/* What both functions answered on the material, where it may be shown. */
static const char *material_answers(const struct fill *f)
{
    enum { MATERIAL_HELPS = 4 }; /* q5 */
    const struct question_score *q = &f->d->score.question[MATERIAL_HELPS];
    double mean = diagnosis_question_mean(f->d, MATERIAL_HELPS);
    const char *name = fill_question(f, MATERIAL_HELPS);

    if (!f->d->survey_shown || !isfinite(mean))
        return NULL;
    if (!f->by_function || !isfinite(q->by[GROUP_SALES].mean) ||
        !isfinite(q->by[GROUP_MARKETING].mean))
        return SAY(f, "services_answers_all", TEXT_ARG("statement", name),
                   TEXT_ARG("mean", fill_number(f, mean, 1)));
    return SAY(f, "services_answers", TEXT_ARG("statement", name),
               TEXT_ARG("sales", fill_number(f, q->by[GROUP_SALES].mean, 1)),
               TEXT_ARG("marketing", fill_number(f, q->by[GROUP_MARKETING].mean, 1)));
}

void fill_services(struct fill *f, struct template_dict *chapter)
{
    static const struct {
        const char *key;
        int good;
    } chips[] = {{"services_no", -1}, {"services_partly", 0}, {"services_yes", 1}};
    const struct checked_list *s = &f->d->workload.services;

    if (s->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_SERVICES", "block-services.html");
    template_set_text(d, "WORKLOAD_FINDING",
                      SAY(f, "services_finding", NUMBER_ARG("n", s->states[2]),
                          NUMBER_ARG("of", s->n), NUMBER_ARG("partly", s->states[1])));
    template_set_text(
        d, "WORKLOAD_MEASURE",
        SAY(f, "services_measure", TEXT_ARG("period", fill_as_of(f, s->wave))));
    for (int i = 0; i < s->n; i++) {
        struct template_dict *row = fill_line(f, d, "services", &s->row[i]);
        fill_chip(f, row, chips[s->row[i].state].key, chips[s->row[i].state].good);
        fill_remark(row, "REMARK", s->row[i].text);
    }
    fill_remark(d, "ANSWERS_ON_IT", material_answers(f));
}

/* --- causes --------------------------------------------------------------------------- */

void fill_causes(struct fill *f, struct template_dict *chapter)
{
    static const struct {
        const char *key;
        int good;
    } chips[] = {{"causes_no", 1}, {"causes_partly", 0}, {"causes_yes", -1}};
    const struct checked_list *c = &f->d->workload.causes;

    if (c->n == 0)
        return;
    int present = c->states[1] + c->states[2];
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_CAUSES", "block-causes.html");
    template_set_text(d, "WORKLOAD_FINDING",
                      SAY(f, present > 0 ? "causes_finding" : "causes_finding_none",
                          NUMBER_ARG("n", present), NUMBER_ARG("of", c->n)));
    template_set_text(d, "WORKLOAD_MEASURE",
                      SAY(f, "causes_measure", TEXT_ARG("period", fill_as_of(f, c->wave))));
    for (int i = 0; i < c->n; i++) {
        struct template_dict *row = fill_line(f, d, "causes", &c->row[i]);
        fill_chip(f, row, chips[c->row[i].state].key, chips[c->row[i].state].good);
        template_set_text(row, "CASES", fill_count(f, c->row[i].cases));
        fill_remark(row, "REMARK", c->row[i].text);
    }
}

/* --- people who left ------------------------------------------------------------------ */

static const char *attrition_finding(const struct fill *f, const struct attrition *t)
{
    const struct attrition_row *sales = &t->by[FUNCTION_SALES],
                               *marketing = &t->by[FUNCTION_MARKETING];

    if (t->withheld)
        return fill_word(f, "attrition_finding_withheld");
    if (!sales->given || !marketing->given)
        return fill_word(f, "attrition_finding_one");
    return SAY(f, "attrition_finding", NUMBER_ARG("sales", sales->left),
               NUMBER_ARG("sales_of", sales->people),
               NUMBER_ARG("marketing", marketing->left),
               NUMBER_ARG("marketing_of", marketing->people));
}

static void fill_attrition_row(struct fill *f, struct template_dict *table,
                               enum function function)
{
    const struct attrition_row *one = &f->d->workload.attrition.by[function];
    bool is_sales = function == FUNCTION_SALES;
    struct template_dict *row = fill_row(table, "ATTRITION_ROW", "NAME",
                                         fill_word(f, is_sales ? "sales" : "marketing"));

    template_show_section(row, is_sales ? "IS_SALES" : "IS_MARKETING");
    template_set_text(row, "VACANCY", fill_number(f, one->vacancy_days, 0));
    if (f->d->workload.attrition.withheld)
        return;
    struct template_dict *people = template_add_section(row, "LEAVERS");
    template_set_text(people, "PEOPLE", fill_number(f, one->people, 0));
    template_set_text(people, "LEFT", fill_number(f, one->left, 0));
    template_set_text(people, "SHARE", fill_share(f, one->share));
    template_set_text(people, "HEADS", fill_number(f, one->heads, 0));
}

void fill_attrition(struct fill *f, struct template_dict *chapter)
{
    const struct attrition *t = &f->d->workload.attrition;

    if (t->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_ATTRITION", "block-attrition.html");
    template_set_text(d, "WORKLOAD_FINDING", attrition_finding(f, t));
    template_set_text(
        d, "WORKLOAD_MEASURE",
        SAY(f, "attrition_measure", TEXT_ARG("period", fill_as_of(f, t->wave))));
    if (!t->withheld)
        template_show_section(d, "LEAVERS_COLUMNS");
    fill_attrition_row(f, d, FUNCTION_SALES);
    fill_attrition_row(f, d, FUNCTION_MARKETING);
    if (t->withheld)
        fill_row(
            d, "FACT", "TEXT",
            SAY(f, "attrition_withheld", NUMBER_ARG("minimum", f->d->project->minimum)));
}
