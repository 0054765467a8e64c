/*
 * fill_trend.c - how the score moved: the table of the level's chapter with its notes.
 */
#include "compose/fill.h"

#include <math.h>

const struct trend_point *fill_last_point(const struct fill *f)
{
    return f->d->ntrend > 0 ? &f->d->trend[f->d->ntrend - 1] : NULL;
}

const struct trend_point *fill_previous_point(const struct fill *f)
{
    return f->d->ntrend > 1 ? &f->d->trend[f->d->ntrend - 2] : NULL;
}

static const char *verdict_key(enum trend_verdict verdict)
{
    switch (verdict) {
    case TREND_FIRST: return "trend_first";
    case TREND_IMPROVED: return "trend_improved";
    case TREND_NO_CLEAR_CHANGE: return "trend_no_clear_change";
    case TREND_WORSE: return "trend_worse";
    case TREND_NOT_COMPARED: return "trend_not_compared";
    }
    return "trend_first";
}

const char *fill_verdict(const struct fill *f, enum trend_verdict verdict)
{
    return fill_word(f, verdict_key(verdict));
}

static const char *finding(const struct fill *f, enum trend_verdict verdict,
                           const char *since)
{
    const char *word = verdict_key(verdict) + sizeof "trend_" - 1;
    return SAY(f, arena_printf(f->arena, "trend_finding_%s", word),
               TEXT_ARG("since", since));
}

static const char *signed_range(const struct fill *f, double low, double high)
{
    return SAY(f, "range", TEXT_ARG("low", fill_signed(f, low, 1)),
               TEXT_ARG("high", fill_signed(f, high, 1)));
}

/* --- notes on the trend -------------------------------------------------------------- */

/* Appends a sentence about some quarters; nothing when the list is empty. */
static void tell(const struct fill *f, const char **text, const char *key, const char *list)
{
    if (list[0] != '\0')
        *text = fill_join(f, *text, " ", SAY(f, key, TEXT_ARG("list", list)));
}

static void tell_left_out(const struct fill *f, const char **text, enum left_out why,
                          const char *key)
{
    const char *list = "";
    for (int i = 0; i < f->d->nleft_out; i++)
        if (f->d->left_out[i].why == why)
            list = fill_join(f, list, ", ", fill_wave(f, f->d->left_out[i].wave));
    tell(f, text, key, list);
}

/* Waves whose change has something to say about how it was found. */
static void tell_comparisons(const struct fill *f, const char **text)
{
    const char *paired = "", *common = "", *none = "";
    for (int i = 1; i < f->d->ntrend; i++) {
        const struct trend_point *p = &f->d->trend[i];
        const char *wave = fill_wave(f, p->wave);
        if (p->verdict == TREND_NOT_COMPARED)
            none = fill_join(f, none, ", ", wave);
        else if (p->asked_differ)
            common = fill_join(f, common, ", ",
                               SAY(f, "trend_item_statements", TEXT_ARG("wave", wave),
                                   NUMBER_ARG("n", p->statements)));
        if (p->method == TREND_PAIRED)
            paired = fill_join(f, paired, ", ",
                               SAY(f, "trend_item_people", TEXT_ARG("wave", wave),
                                   NUMBER_ARG("n", p->linked)));
    }
    tell(f, text, "trend_note_paired", paired);
    tell(f, text, "trend_note_statements", common);
    tell(f, text, "trend_note_none", none);
}

void fill_method_changes(const struct fill *f, struct template_dict *d, const char *section)
{
    const struct project *p = f->d->project;
    for (int i = 0; i < p->nmethods; i++) {
        const struct method_change *change = &p->method[i];
        const char *text = fill_in(f, &change->text);
        if (change->wave <= f->d->trend[0].wave || change->wave > f->d->wave)
            continue;
        fill_row(
            d, section, "TEXT",
            SAY(f, "trend_note_method", TEXT_ARG("wave", fill_wave(f, change->wave)),
                TEXT_ARG("text",
                         text[0] != '\0' ? text : fill_word(f, "trend_method_unnamed"))));
    }
}

static void fill_notes(const struct fill *f, struct template_dict *d)
{
    const char *text = "";
    tell_comparisons(f, &text);
    tell_left_out(f, &text, LEFT_OUT_POOLED, "trend_note_pooled");
    tell_left_out(f, &text, LEFT_OUT_WITHHELD, "trend_note_withheld");
    if (text[0] != '\0')
        fill_row(d, "TREND_NOTE", "TEXT", text);
    if (f->d->ntrend > 0)
        fill_method_changes(f, d, "TREND_NOTE");
}

/* --- the level's chapter ---------------------------------------------------------- */

static const char *score_x(const struct fill *f, double score)
{
    return fill_percent(f, (score - 20) / 80 * 100);
}

void fill_trend_scores(struct fill *f, struct template_dict *d, const char *section)
{
    for (int i = 0; i < f->d->ntrend; i++) {
        const struct trend_point *p = &f->d->trend[i];
        struct template_dict *row = fill_row(d, section, "NAME", fill_wave(f, p->wave));
        template_set_text(row, "VALUE", fill_score(f, p->value));
        template_set_text(row, "INTERVAL", fill_range(f, p->value_low, p->value_high));
        template_set_text(row, "PEOPLE", fill_count(f, p->n > 0 ? p->n : -1));
    }
}

static void fill_whisker(struct fill *f, struct template_dict *row,
                         const struct trend_point *p)
{
    if (!isfinite(p->value_low) || !isfinite(p->value_high))
        return;
    struct template_dict *whisker =
        fill_row(row, "WHISKER", "LOW", score_x(f, p->value_low));
    template_set_text(whisker, "HIGH", score_x(f, p->value_high));
    template_set_text(whisker, "TEXT", fill_range(f, p->value_low, p->value_high));
}

static void fill_trend_row(struct fill *f, struct template_dict *trend,
                           const struct trend_point *p)
{
    struct template_dict *row = fill_row(trend, "TREND_ROW", "NAME", fill_wave(f, p->wave));
    template_set_text(row, "X", score_x(f, p->value));
    fill_whisker(f, row, p);
    template_set_text(row, "VALUE", fill_score(f, p->value));
    template_set_text(row, "PEOPLE", fill_count(f, p->n > 0 ? p->n : -1));
    template_set_text(row, "CHANGE", fill_signed(f, p->change, 1));
    if (isfinite(p->low) && isfinite(p->high))
        fill_row(row, "CHANGE_RANGE", "TEXT", signed_range(f, p->low, p->high));
    template_set_text(row, "VERDICT", fill_verdict(f, p->verdict));
}

void fill_trend(struct fill *f, struct template_dict *level)
{
    const struct trend_point *last = fill_last_point(f), *before = fill_previous_point(f);
    if (before == NULL || last == NULL) {
        struct template_dict *first = template_add_section(level, "NO_TREND");
        template_set_text(
            first, "TEXT",
            fill_word(f, f->d->nleft_out > 0 ? "trend_none_comparable" : "trend_none"));
        fill_notes(f, first);
        return;
    }
    struct template_dict *trend = template_add_section(level, "TREND");
    template_set_text(trend, "TREND_FINDING",
                      finding(f, last->verdict, fill_since(f, before->wave)));
    for (int i = 0; i < f->d->ntrend; i++)
        fill_trend_row(f, trend, &f->d->trend[i]);
    fill_notes(f, trend);
}
