/*
 * fill_practice_checks.c - principles of the team and common processes.
 */
#include "compose/fill_practice.h"

#include <math.h>

/* --- principles ------------------------------------------------------------------- */

static const char *count_of(const struct fill *f, const char *key, int n, int of)
{
    return SAY(f, key, NUMBER_ARG("n", n), NUMBER_ARG("of", of));
}

static const char *principles_finding(const struct fill *f)
{
    const struct practice_principles *p = &f->d->practice.principles;
    const struct practice_principle *low = &p->line[0], *high = &p->line[p->n - 1];

    if (p->against > 0)
        return count_of(f, "practice_principles_against", p->against, p->compared);
    if (p->apart > 0)
        return count_of(f, "practice_principles_apart", p->apart, p->n);
    if (p->compared > 0)
        return fill_word(f, "practice_principles_even");
    if (p->n > 1 && high->own - low->own < 1e-9)
        return SAY(f, "practice_principles_same",
                   TEXT_ARG("value", fill_number(f, low->own, 1)));
    return SAY(f, "practice_principles_lowest",
               TEXT_ARG("name", fill_in(f, &low->item->text)),
               TEXT_ARG("value", fill_number(f, low->own, 1)));
}

static const char *reading(const struct fill *f, const struct practice_principle *p)
{
    const char *text = "";

    if (p->against)
        text = fill_word(f, p->against > 0 ? "practice_principles_above"
                                           : "practice_principles_below");
    if (p->apart)
        text = fill_join(f, text, "; ", fill_word(f, "practice_principles_differ"));
    return *text ? text : fill_word(f, "no_value");
}

static void add_principle(struct fill *f, struct template_dict *d,
                          const struct practice_principle *p)
{
    static const char *const mark[FUNCTIONS] = {"SALES_X", "MARKETING_X"};
    const struct practice_principles *all = &f->d->practice.principles;
    struct template_dict *row = template_add_section(d, "BLOCK_ROW");

    practice_item(f, row, p->item);
    if (isfinite(p->survey))
        fill_row(row, "SURVEY_MARK", "X", fill_mean_x(f, p->survey));
    for (int i = 0; i < FUNCTIONS; i++) {
        if (isfinite(p->rating[i]))
            fill_row(row, i == FUNCTION_SALES ? "SALES_MARK" : "MARKETING_MARK", mark[i],
                     fill_mean_x(f, p->rating[i]));
        if (all->rated[i] > 0)
            fill_row(row, "CELL", "TEXT", fill_number(f, p->rating[i], 1));
    }
    if (all->compared > 0)
        fill_row(row, "CELL", "TEXT", fill_number(f, p->survey, 1));
    template_set_text(row, "READING", reading(f, p));
}

/* Which marks the bars carry, and a column for each. */
static void principles_columns(struct fill *f, struct template_dict *d)
{
    const struct practice_principles *p = &f->d->practice.principles;

    for (int i = 0; i < FUNCTIONS; i++)
        if (p->rated[i] > 0) {
            fill_row(d, "COLUMN", "TEXT", practice_department(f, i));
            template_show_section(d, i == FUNCTION_SALES ? "SALES_KEY" : "MARKETING_KEY");
        }
    if (p->compared > 0) {
        fill_row(d, "COLUMN", "TEXT", fill_word(f, "practice_survey"));
        template_show_section(d, "SURVEY_KEY");
    }
}

void fill_practice_principles(struct fill *f, struct template_dict *chapter)
{
    const struct practice_principles *p = &f->d->practice.principles;
    if (p->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_PRINCIPLES", "block-principles.html");
    const char *measure = p->compared > 0 ? "practice_principles_measure"
                                          : "practice_principles_measure_plain";
    template_set_text(d, "FINDING", principles_finding(f));
    template_set_text(d, "MEASURE",
                      SAY(f, measure, TEXT_ARG("period", fill_as_of(f, p->wave))));
    principles_columns(f, d);
    for (int i = 0; i < p->n; i++)
        add_principle(f, d, &p->line[i]);
    if (p->against > 0 || p->apart > 0)
        template_show_section(d, "CAUSES");
}

/* --- processes -------------------------------------------------------------------- */

static const char *processes_finding(const struct fill *f)
{
    const struct practice_processes *p = &f->d->practice.processes;
    int working = p->count[PROCESS_WORKING];

    if (working == p->n)
        return fill_word(f, "practice_processes_all");
    if (working == 0)
        return fill_word(f, "practice_processes_none");
    return SAY(f, "practice_processes_finding", NUMBER_ARG("n", working),
               NUMBER_ARG("all", p->n));
}

static void process_chip(struct fill *f, struct template_dict *row,
                         enum process_status status)
{
    static const struct {
        const char *class, *symbol, *word;
    } chips[PROCESS_STATUSES] = {
        [PROCESS_MISSING] = {"c-bad", "■", "practice_process_missing"},
        [PROCESS_PARTLY] = {"c-warn", "▲", "practice_process_partly"},
        [PROCESS_WORKING] = {"c-good", "●", "practice_process_working"},
    };

    practice_chip(f, row, chips[status].class, chips[status].symbol, chips[status].word);
}

void fill_practice_processes(struct fill *f, struct template_dict *chapter)
{
    const struct practice_processes *p = &f->d->practice.processes;
    bool notes = false;
    if (p->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_PROCESSES", "block-processes.html");
    template_set_text(d, "FINDING", processes_finding(f));
    template_set_text(
        d, "MEASURE",
        SAY(f, "practice_processes_measure", TEXT_ARG("period", fill_as_of(f, p->wave))));
    for (int i = 0; i < p->n; i++)
        notes = notes || p->line[i].note;
    if (notes)
        practice_note_column(f, d);
    for (int i = 0; i < p->n; i++) {
        struct template_dict *row = template_add_section(d, "BLOCK_ROW");

        practice_item(f, row, p->line[i].item);
        process_chip(f, row, p->line[i].status);
        practice_note(row, notes, p->line[i].note);
    }
    if (p->next >= 0)
        fill_row(d, "NEXT", "TEXT",
                 SAY(f, "practice_processes_next",
                     TEXT_ARG("name", fill_in(f, &p->line[p->next].item->text))));
}
