/*
 * fill_practice_decisions.c - who leads and who follows in recurring decisions.
 */
#include "compose/fill_practice.h"

const char *practice_decider(const struct fill *f, enum decider decider)
{
    static const char *const keys[DECIDERS] = {
        "practice_decider_sales", "practice_decider_marketing", "practice_decider_both",
        "practice_decider_board", "practice_decider_product",   "practice_decider_nobody",
    };

    return fill_word(f, keys[decider]);
}

/* How many decisions each leads; the two functions always, the others where they do. */
static const char *balance(const struct fill *f)
{
    const struct practice_decisions *p = &f->d->practice.decisions;
    const char *list = "";

    for (int i = 0; i < DECIDERS; i++)
        if (p->leads[i] > 0 || i == DECIDER_SALES || i == DECIDER_MARKETING)
            list = fill_join(f, list, ", ",
                             SAY(f, "practice_decisions_count",
                                 TEXT_ARG("name", practice_decider(f, (enum decider)i)),
                                 TEXT_ARG("n", fill_count(f, p->leads[i]))));
    return SAY(f, "practice_decisions_balance", TEXT_ARG("list", list));
}

static void decision_chip(struct fill *f, struct template_dict *row,
                          const struct practice_decision *line)
{
    if (line->leads == DECIDER_NOBODY)
        practice_chip(f, row, "c-bad", "■", "practice_decision_nobody");
    else if (line->disputed)
        practice_chip(f, row, "c-warn", "▲", "practice_decision_disputed");
    else
        practice_chip(f, row, "c-good", "●", "practice_decision_agreed");
}

static void add_decision(struct fill *f, struct template_dict *d,
                         const struct practice_decision *line, bool notes)
{
    struct template_dict *row = template_add_section(d, "BLOCK_ROW");
    const char *follows = line->follows < 0
                              ? fill_word(f, "no_value")
                              : practice_decider(f, (enum decider)line->follows);

    practice_item(f, row, line->item);
    fill_row(row, "CELL", "TEXT", practice_decider(f, line->leads));
    fill_row(row, "CELL", "TEXT", follows);
    decision_chip(f, row, line);
    practice_note(row, notes, line->note);
}

void fill_practice_decisions(struct fill *f, struct template_dict *chapter)
{
    const struct practice_decisions *p = &f->d->practice.decisions;
    bool notes = false;
    if (p->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_DECISIONS", "block-decisions.html");
    int open = p->n - p->settled;
    template_set_text(d, "FINDING",
                      open > 0 ? SAY(f, "practice_decisions_open", NUMBER_ARG("n", open),
                                     NUMBER_ARG("of", p->n))
                               : fill_word(f, "practice_decisions_settled"));
    template_set_text(
        d, "MEASURE",
        SAY(f, "practice_decisions_measure", TEXT_ARG("period", fill_as_of(f, p->wave))));
    for (int i = 0; i < p->n; i++)
        notes = notes || p->line[i].note;
    if (notes)
        practice_note_column(f, d);
    for (int i = 0; i < p->n; i++)
        add_decision(f, d, &p->line[i], notes);
    template_set_text(d, "BALANCE", balance(f));
}
