/*
 * fill_why.c - why it is so: how people argue, what they think of each other, possible
 * causes, the division of work, what a lasting change needs.
 */
#include "compose/fill_why.h"

#include <math.h>

static const double apart = 1, rounding = 1e-9; /* views of the same work, as in gap.c */

bool fill_has_why(const struct fill *f)
{
    return f->d->why.shown;
}

const char *fill_tally(const struct fill *f, const struct why_tally *tally)
{
    if (tally->judged == 0)
        return fill_word(f, "why_not_judged");
    return SAY(f, "why_met", NUMBER_ARG("met", tally->met),
               NUMBER_ARG("judged", tally->judged));
}

/* --- cards ------------------------------------------------------------------------ */

static const char *by_function(const struct fill *f, const double by[FUNCTIONS])
{
    if (isnan(by[FUNCTION_SALES]) || isnan(by[FUNCTION_MARKETING]))
        return fill_word(f, "why_pooled");
    return SAY(f, "why_by_function", TEXT_ARG("sales", fill_judged(f, by[FUNCTION_SALES])),
               TEXT_ARG("marketing", fill_judged(f, by[FUNCTION_MARKETING])));
}

static void add_card(struct fill *f, struct template_dict *d, const char *kicker,
                     const char *name, double value, const double by[FUNCTIONS],
                     const char *note)
{
    struct template_dict *card = fill_row(d, "WHY_CARD", "NAME", fill_word(f, name));

    template_set_text(card, "LABEL", fill_word(f, kicker));
    template_set_text(card, "VALUE", fill_number(f, value, 1));
    template_set_text(card, "ABOUT", by_function(f, by));
    template_set_text(card, "TEXT", fill_word(f, note));
}

struct conflict_words {
    const char *sentence, *name;
};

static struct conflict_words conflict_words(enum conflict_kind kind)
{
    switch (kind) {
    case CONFLICT_UNKNOWN: break;
    case CONFLICT_CONSTRUCTIVE:
        return (struct conflict_words){"why_conflict_constructive",
                                       "why_kind_constructive"};
    case CONFLICT_MIXED:
        return (struct conflict_words){"why_conflict_mixed", "why_kind_mixed"};
    case CONFLICT_DESTRUCTIVE:
        return (struct conflict_words){"why_conflict_destructive", "why_kind_destructive"};
    }
    return (struct conflict_words){NULL, NULL};
}

static void fill_cards(struct fill *f, struct template_dict *d)
{
    static const char *const name[TRUST_PARTS] = {"why_trust_agree",
                                                  "why_trust_understand"},
                             *const note[TRUST_PARTS] = {"why_trust_note",
                                                         "why_trust_note_understand"};
    const struct conflict *conflict = &f->d->why.conflict;

    if (conflict->kind != CONFLICT_UNKNOWN)
        add_card(f, d, "why_conflict_kicker", conflict_words(conflict->kind).name,
                 conflict->mean, conflict->by, "why_conflict_note");
    for (int i = 0; i < TRUST_PARTS; i++)
        if (!isnan(f->d->why.trust[i].mean))
            add_card(f, d, "why_trust_kicker", name[i], f->d->why.trust[i].mean,
                     f->d->why.trust[i].by, note[i]);
}

/* --- views of each other, targets ------------------------------------------------- */

static const char *sight_text(const struct fill *f, const char *key,
                              const struct sight *sight)
{
    return SAY(f, key, TEXT_ARG("other", fill_number(f, sight->other, 1)),
               TEXT_ARG("self", fill_number(f, sight->self, 1)));
}

static bool is_critical(const struct sight *sight)
{
    return sight->self - sight->other >= apart - rounding;
}

/* One sentence of the same form for each direction, and what both have in common. */
static void fill_sights(struct fill *f, struct template_dict *d)
{
    const struct sight *sales = &f->d->why.sight[FUNCTION_SALES];
    const struct sight *marketing = &f->d->why.sight[FUNCTION_MARKETING];
    const double *no_blame = f->d->why.no_blame;
    const char *text;

    if (sales->statements == 0 || marketing->statements == 0)
        return;
    text = fill_join(f, sight_text(f, "why_sight_marketing", marketing), " ",
                     sight_text(f, "why_sight_sales", sales));
    if (is_critical(sales) && is_critical(marketing))
        text = fill_join(f, text, " ", fill_word(f, "why_sight_mutual"));
    else if (!is_critical(sales) && !is_critical(marketing))
        text = fill_join(f, text, " ", fill_word(f, "why_sight_close"));
    if (!isnan(no_blame[FUNCTION_SALES]) && !isnan(no_blame[FUNCTION_MARKETING]))
        text = fill_join(
            f, text, " ",
            SAY(f, "why_no_blame", TEXT_ARG("name", fill_question(f, NO_BLAME)),
                TEXT_ARG("sales", fill_number(f, no_blame[FUNCTION_SALES], 1)),
                TEXT_ARG("marketing", fill_number(f, no_blame[FUNCTION_MARKETING], 1))));
    fill_row(d, "WHY_SIGHTS", "TEXT", text);
}

static const char *targets_key(enum targets_kind kind)
{
    switch (kind) {
    case TARGETS_UNKNOWN: break;
    case TARGETS_COMPANY_MISSED: return "why_targets_missed";
    case TARGETS_FUNCTIONS_MISSED: return "why_targets_reverse";
    case TARGETS_OTHER: return "why_targets_other";
    }
    return NULL;
}

static void fill_targets(struct fill *f, struct template_dict *d)
{
    const struct targets *t = &f->d->why.targets;
    const char *key = targets_key(t->kind);

    if (key)
        fill_row(d, "WHY_TARGETS", "TEXT",
                 SAY(f, key, TEXT_ARG("sales", fill_tally(f, &t->by[FUNCTION_SALES])),
                     TEXT_ARG("marketing", fill_tally(f, &t->by[FUNCTION_MARKETING])),
                     TEXT_ARG("company", fill_tally(f, &t->company))));
}

/* --- what fell -------------------------------------------------------------------- */

static void fill_fall(struct fill *f, struct template_dict *d)
{
    const struct why *why = &f->d->why;
    const struct trend_point *last = fill_last_point(f), *before = fill_previous_point(f);
    const char *names = "", *text;

    if (!why->fell || last == NULL || before == NULL)
        return;
    text = SAY(f, "alert_score", TEXT_ARG("since", fill_since(f, before->wave)),
               TEXT_ARG("points", fill_number(f, fabs(last->change), 1)));
    for (int i = 0; i < why->nfallen; i++) {
        const struct mover *mover = &f->d->mover[why->fallen[i]];

        names = fill_join(f, names, "; ",
                          SAY(f, "why_model_question",
                              TEXT_ARG("name", fill_question(f, mover->question)),
                              TEXT_ARG("value", fill_signed(f, mover->change, 1))));
    }
    if (why->nfallen > 0)
        text = fill_join(f, text, " ", SAY(f, "why_fell", TEXT_ARG("names", names)));
    fill_row(d, "WHY_FELL", "TEXT", fill_join(f, text, " ", fill_word(f, "why_fell_note")));
}

/* --- division of work ------------------------------------------------------------- */

static const char *to_read(const struct fill *f, const struct model_card *card)
{
    const char *list = "";

    for (int i = 0; i < card->nquestions; i++) {
        double mean = diagnosis_question_mean(f->d, card->question[i]);

        if (!isnan(mean))
            list = fill_join(f, list, "; ",
                             SAY(f, "why_model_question",
                                 TEXT_ARG("name", fill_question(f, card->question[i])),
                                 TEXT_ARG("value", fill_number(f, mean, 1))));
    }
    for (int i = 0; i < card->nmetrics; i++)
        list =
            fill_join(f, list, "; ", fill_in(f, &f->content->metric[card->metric[i]].name));
    return list;
}

static void add_line(struct template_dict *d, const char *name, const char *text)
{
    struct template_dict *line = fill_row(d, "WHY_MODEL_LINE", "NAME", name);

    template_set_text(line, "TEXT", text);
}

static void fill_model(struct fill *f, struct template_dict *d)
{
    const struct model_card *card = f->d->why.model;
    const struct company *company = f->d->company;
    struct template_dict *model;

    if (card == NULL) {
        const char *missing = company->model != MODEL_NONE ? "scenario"
                              : company->scenario > 0      ? "model"
                                                           : "both";

        fill_row(d, "WHY_NO_MODEL", "TEXT",
                 SAY(f, "why_model_ask", TEXT_ARG("missing", missing)));
        return;
    }
    model = template_add_section(d, "WHY_MODEL");
    add_line(model, fill_in(f, &card->name), fill_in(f, &card->meaning));
    add_line(model, fill_word(f, "why_model_first"), fill_in(f, &card->first));
    add_line(model, fill_word(f, "why_model_read"), to_read(f, card));
    add_line(model, fill_word(f, "why_model_strain"), fill_in(f, &card->strain));
}

/* --- readiness -------------------------------------------------------------------- */

static const char *consistency(const struct fill *f, const struct readiness *ready)
{
    if (ready->last == WAVE_NONE)
        return SAY(f, "why_ready_first", NUMBER_ARG("quarters", ready->kpi_quarters));
    return SAY(f, "why_ready_again", NUMBER_ARG("surveys", ready->surveys),
               TEXT_ARG("last", fill_wave(f, ready->last)),
               NUMBER_ARG("quarters", ready->kpi_quarters));
}

static const char *leadership(const struct fill *f, const struct readiness *ready)
{
    const char *text = "";

    if (!isnan(ready->leaders))
        text = SAY(
            f, "why_sign_statements",
            TEXT_ARG("text", fill_in(f, &f->content->dimension[LEADERS_DIMENSION].name)),
            TEXT_ARG("value", fill_judged(f, ready->leaders)));
    if (!f->d->company->sponsor)
        text = fill_join(f, text, "; ", fill_word(f, "why_ready_no_sponsor"));
    return text;
}

static const char *willingness(const struct fill *f, const struct readiness *ready)
{
    const char *name = fill_question(f, SHARED_FATE);
    const double *both = ready->both;

    if (isnan(both[FUNCTION_SALES]) || isnan(both[FUNCTION_MARKETING]))
        return SAY(f, "why_sign_statements", TEXT_ARG("text", name),
                   TEXT_ARG("value", fill_judged(f, ready->both_mean)));
    return SAY(f, "why_ready_sides", TEXT_ARG("name", name),
               TEXT_ARG("sales", fill_judged(f, both[FUNCTION_SALES])),
               TEXT_ARG("marketing", fill_judged(f, both[FUNCTION_MARKETING])));
}

static const char *answer_key(enum ready answer)
{
    switch (answer) {
    case READY_UNKNOWN: break;
    case READY_NO: return "why_no";
    case READY_YES: return "why_yes";
    }
    return "why_unknown";
}

static void fill_readiness(struct fill *f, struct template_dict *d)
{
    static const char *const name[READY_PARTS] = {"why_ready_consistent",
                                                  "why_ready_leaders", "why_ready_both"};
    const struct readiness *ready = &f->d->why.readiness;
    const char *const text[READY_PARTS] = {consistency(f, ready), leadership(f, ready),
                                           willingness(f, ready)};

    for (int i = 0; i < READY_PARTS; i++) {
        struct template_dict *row = fill_row(d, "WHY_READY", "NAME", fill_word(f, name[i]));

        template_set_text(row, "VALUE", fill_word(f, answer_key(ready->answer[i])));
        template_set_text(row, "TEXT", text[i]);
    }
}

void fill_why(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "WHY", "why.html", true);
    const struct conflict *conflict = &f->d->why.conflict;
    const char *lead = fill_why_causes_line(f);

    if (conflict->kind != CONFLICT_UNKNOWN) {
        lead =
            fill_join(f, fill_word(f, conflict_words(conflict->kind).sentence), " ", lead);
        fill_pull(d, fill_number(f, conflict->mean, 1), fill_word(f, "why_pull"));
    }
    template_set_text(d, "WHY_LEAD", lead);
    fill_fall(f, d);
    fill_why_causes(f, d);
    fill_cards(f, d);
    fill_sights(f, d);
    fill_targets(f, d);
    fill_model(f, d);
    fill_readiness(f, d);
}
