/*
 * fill_strategy_leaders.c - what the leaders say of the strategy.
 */
#include "compose/fill_strategy.h"

#include "read/claims.h"

#include <string.h>

enum { QUOTES_MAX = 12 };

static const char *const item_keys[STRATEGY_ITEMS] = {
    [ITEM_WHOM] = "leaders_item_whom",   [ITEM_WHY] = "leaders_item_why",
    [ITEM_HOW] = "leaders_item_how",     [ITEM_ADVANTAGE] = "leaders_item_advantage",
    [ITEM_GOALS] = "leaders_item_goals",
};

static const char *const function_keys[LEADER_FUNCTIONS] = {
    [LEADER_SALES] = "sales",
    [LEADER_MARKETING] = "marketing",
    [LEADER_BOARD] = "leaders_board",
    [LEADER_OTHER] = "leaders_other",
};

static const struct {
    const char *name, *about;
} answer_keys[THREE_YEARS_KINDS] = {
    [THREE_YEARS_SILENCE] = {"leaders_answer_silence", "leaders_about_silence"},
    [THREE_YEARS_SLIDES] = {"leaders_answer_slides", "leaders_about_slides"},
    [THREE_YEARS_OWN] = {"leaders_answer_own", "leaders_about_own"},
    [THREE_YEARS_SHARED] = {"leaders_answer_shared", "leaders_about_shared"},
};

const char *fill_coherence(const struct fill *f, enum coherence of)
{
    switch (of) {
    case COHERENCE_UNKNOWN: break;
    case COHERENCE_LOW: return fill_word(f, "leaders_finding_low");
    case COHERENCE_MIXED: return fill_word(f, "leaders_finding_mixed");
    case COHERENCE_HIGH: return fill_word(f, "leaders_finding_high");
    }
    return "";
}

static void judge(const struct fill *f, struct template_dict *row, bool good,
                  const char *key)
{
    struct template_dict *line = template_add_section(row, "STATUS_LINE");

    template_set_text(line, "STATUS_CLASS", good ? "c-good" : "c-warn");
    template_set_text(line, "STATUS",
                      arena_printf(f->arena, "%s %s", good ? "●" : "▲", fill_word(f, key)));
}

/* --- the five items --------------------------------------------------------------- */

static bool is_asked(const struct leader_count *item)
{
    int asked = 0;

    for (int i = 0; i < STRATEGY_ITEMS; i++)
        asked += item[i].asked;
    return asked > 0;
}

static void fill_items(const struct fill *f, struct template_dict *block)
{
    const struct leaders *l = &f->d->strategy.leaders;
    bool ranges = false;

    if (!is_asked(l->item))
        return;
    struct template_dict *table = template_add_section(block, "LEADERS");
    template_set_text(table, "FINDING", fill_coherence(f, l->coherence));
    template_set_text(table, "MEASURE",
                      SAY(f, "leaders_measure", NUMBER_ARG("n", l->n),
                          TEXT_ARG("period", fill_as_of(f, l->wave))));
    fill_row(table, "COLUMN", "TEXT", fill_word(f, "all_people"));
    for (int k = 0; k < LEADER_FUNCTIONS; k++)
        if (is_asked(l->by[k]))
            fill_row(table, "COLUMN", "TEXT", fill_word(f, function_keys[k]));
    for (int i = 0; i < STRATEGY_ITEMS; i++) {
        const struct leader_count *all = &l->item[i];

        if (all->asked == 0)
            continue;
        ranges = ranges || all->least < all->most;
        struct template_dict *row =
            fill_row(table, "ROW", "NAME", fill_word(f, item_keys[i]));
        template_set_text(row, "WIDTH", fill_percent(f, 100.0 * all->least / all->asked));
        fill_row(row, "CELL", "TEXT", fill_leader_count(f, all));
        for (int k = 0; k < LEADER_FUNCTIONS; k++)
            if (is_asked(l->by[k]))
                fill_row(row, "CELL", "TEXT", fill_leader_count(f, &l->by[k][i]));
    }
    template_set_text(table, "CAPTION",
                      fill_join(f, fill_word(f, "leaders_caption"), " ",
                                ranges ? fill_word(f, "leaders_range") : ""));
}

/* --- three numbers ---------------------------------------------------------------- */

static struct template_dict *add_card(const struct fill *f, struct template_dict *cards,
                                      const struct leader_count *count, const char *key,
                                      const char *text)
{
    struct template_dict *card =
        fill_row(cards, "CARD", "VALUE", fill_leader_count(f, count));

    template_set_text(card, "NAME", fill_word(f, key));
    if (*text)
        fill_row(card, "REMARK", "TEXT", text);
    return card;
}

/* What it means how many say that there is a written strategy. */
static const char *about_written(const struct fill *f, const struct leader_count *written)
{
    if (written->least < written->most)
        return "";
    if (written->most == 0)
        return fill_word(f, "leaders_written_none");
    return fill_word(f, written->least == written->asked ? "leaders_written_all"
                                                         : "leaders_written_differ");
}

static void fill_cards(const struct fill *f, struct template_dict *block)
{
    const struct leaders *l = &f->d->strategy.leaders;
    const struct claim *claim = claim_at(f->content, "strategy", 0);

    if (l->matches.asked + l->priorities.asked + l->written.asked == 0)
        return;
    struct template_dict *cards = template_add_section(block, "CARDS");
    if (l->matches.asked > 0) {
        struct template_dict *card = add_card(f, cards, &l->matches, "leaders_matches",
                                              fill_word(f, "leaders_criterion"));
        if (l->criterion != CRITERION_OPEN)
            judge(f, card, l->criterion == CRITERION_MET,
                  l->criterion == CRITERION_MET ? "leaders_met" : "leaders_missed");
    }
    if (l->written.asked > 0)
        add_card(f, cards, &l->written, "leaders_written", about_written(f, &l->written));
    if (l->priorities.asked == 0)
        return;
    add_card(f, cards, &l->priorities, "leaders_priorities", "");
    if (claim == NULL)
        return;
    struct template_dict *comparison =
        fill_row(cards, "COMPARISON", "TEXT",
                 SAY(f, "leaders_comparison", TEXT_ARG("claim", fill_in(f, &claim->text))));
    template_set_text(comparison, "ID", claim->source->id);
}

/* --- the answers ------------------------------------------------------------------ */

static void fill_answers(const struct fill *f, struct template_dict *block)
{
    const struct leaders *l = &f->d->strategy.leaders;
    struct template_dict *table = NULL;

    for (int k = 0; k < THREE_YEARS_KINDS; k++) {
        const struct leader_count *count = &l->answer[k];

        if (count->asked == 0 || count->most == 0)
            continue;
        if (table == NULL)
            table = fill_row(
                block, "THREE_YEARS", "MEASURE",
                SAY(f, "leaders_answers", TEXT_ARG("period", fill_as_of(f, l->wave))));
        struct template_dict *row =
            fill_row(table, "ROW", "NAME", fill_word(f, answer_keys[k].name));
        template_set_text(row, "VALUE", fill_leader_count(f, count));
        template_set_text(row, "TEXT", fill_word(f, answer_keys[k].about));
    }
}

/* Leaders speak the company's main language. */
static void fill_quotes(const struct fill *f, struct template_dict *block)
{
    const struct leaders *l = &f->d->strategy.leaders;
    const char *language = f->content->languages.code[f->d->company->language[0]];
    struct template_dict *quotes = NULL;

    for (int i = 0; i < l->nquotes && i < QUOTES_MAX; i++) {
        const struct leader_quote *q = &l->quote[i];

        if (quotes == NULL)
            quotes = template_add_section(block, "QUOTES");
        struct template_dict *row = fill_row(quotes, "QUOTE", "NAME", q->leader);
        template_set_text(row, "TEXT", q->text);
        template_set_text(row, "LANGUAGE", language);
        template_set_text(row, "LENGTH",
                          SAY(f, "leaders_length", NUMBER_ARG("words", q->words),
                              NUMBER_ARG("sentences", q->sentences)));
        if (q->function >= 0)
            fill_row(row, "FUNCTION", "TEXT", fill_word(f, function_keys[q->function]));
        if (q->matches >= 0)
            judge(f, row, q->matches, q->matches ? "leaders_fits_yes" : "leaders_fits_no");
    }
}

void fill_leaders(const struct fill *f, struct template_dict *chapter)
{
    const struct leaders *l = &f->d->strategy.leaders;

    if (!l->shown)
        return;
    struct template_dict *block =
        template_add_include(chapter, "BLOCK_STRATEGY", "block-strategy.html");
    if (l->withheld) {
        int minimum = f->d->project->minimum;

        fill_row(block, "WITHHELD", "TEXT",
                 SAY(f, "leaders_withheld", NUMBER_ARG("n", l->n),
                     NUMBER_ARG("minimum", minimum > 1 ? minimum : MINIMUM_USUAL)));
        return;
    }
    fill_items(f, block);
    fill_cards(f, block);
    fill_answers(f, block);
    fill_quotes(f, block);
}
