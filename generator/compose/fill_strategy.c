/*
 * fill_strategy.c - one strategy: what opens the chapter, the steps, the spending.
 */
#include "compose/fill_strategy.h"

#include "base/text.h"
#include "read/claims.h"

#include <math.h>
#include <string.h>

enum { LEAD_FINDINGS = 2 };

/* --- words ------------------------------------------------------------------------ */

/* The first number of fill_leader_count alone: "2", "4–5". */
static const char *fill_leader_yes(const struct fill *f, const struct leader_count *count)
{
    return count->least == count->most
               ? fill_count(f, count->least)
               : SAY(f, "legend_range", TEXT_ARG("low", fill_count(f, count->least)),
                     TEXT_ARG("high", fill_count(f, count->most)));
}

const char *fill_leader_count(const struct fill *f, const struct leader_count *count)
{
    if (count->asked == 0)
        return "";
    return SAY(f, "leaders_count", TEXT_ARG("yes", fill_leader_yes(f, count)),
               NUMBER_ARG("asked", count->asked));
}

static const char *fill_step_name(const struct fill *f, int step)
{
    const struct checklist_item *first;

    checklist_find(f->content, "steps", &first);
    return fill_in(f, &first[step].text);
}

static const char *money(const struct fill *f, double amount)
{
    return text_money(f->arena, f->code, amount, f->d->company->currency, 0);
}

/* --- the chapter's opening -------------------------------------------------------- */

static const char *lead_leaders(const struct fill *f)
{
    const struct leaders *l = &f->d->strategy.leaders;

    if (!l->shown || l->withheld)
        return "";
    if (l->matches.asked > 0)
        return SAY(f, "strategy_lead_matches",
                   TEXT_ARG("count", fill_leader_count(f, &l->matches)));
    if (l->coherence != COHERENCE_UNKNOWN)
        return arena_printf(f->arena, "%s.", fill_coherence(f, l->coherence));
    if (l->priorities.asked > 0)
        return SAY(f, "strategy_lead_priorities",
                   TEXT_ARG("count", fill_leader_count(f, &l->priorities)));
    return SAY(f, "strategy_lead_leaders", NUMBER_ARG("n", l->n));
}

static const char *lead_steps(const struct fill *f)
{
    const struct strategy_steps *s = &f->d->strategy.steps;

    if (!s->shown)
        return "";
    return s->next < 0 ? fill_word(f, "strategy_lead_steps_all")
                       : SAY(f, "strategy_lead_steps", NUMBER_ARG("done", s->done),
                             NUMBER_ARG("n", s->n));
}

static const char *lead_catalogue(const struct fill *f)
{
    const struct catalogue *c = &f->d->strategy.catalogue;

    if (!c->shown)
        return "";
    return c->orphans == 0 ? fill_word(f, "strategy_lead_linked")
                           : SAY(f, "strategy_lead_orphans", NUMBER_ARG("n", c->orphans),
                                 NUMBER_ARG("of", c->n));
}

static const struct spend_quarter *spent_now(const struct fill *f)
{
    const struct spend *s = &f->d->strategy.spend;

    return &s->quarter[s->n - 1];
}

static const char *lead_spend(const struct fill *f)
{
    return f->d->strategy.spend.shown
               ? SAY(f, "strategy_lead_spend",
                     TEXT_ARG("share", fill_share(f, spent_now(f)->future)))
               : "";
}

/* The first findings, and what they mean for the plan. */
static const char *lead(const struct fill *f)
{
    const struct diagnosis *d = f->d;
    const char *const finding[] = {lead_leaders(f), lead_steps(f), lead_catalogue(f),
                                   lead_spend(f)};
    const char *text = "";
    int said = 0;

    for (size_t i = 0; i < sizeof finding / sizeof *finding && said < LEAD_FINDINGS; i++) {
        said += *finding[i] != '\0';
        text = fill_join(f, text, " ", finding[i]);
    }
    text = fill_join(f, text, " ", fill_word(f, "strategy_meaning"));
    if (d->weakest_pain >= 0 &&
        strcmp(d->content->pain[d->weakest_pain].id, "management") == 0) {
        const struct words *name = &d->content->pain[d->weakest_pain].name;

        return fill_join(
            f, text, " ",
            SAY(f, "strategy_pain",
                TEXT_ARG("name", SAY(f, "quoted", TEXT_ARG("name", fill_in(f, name))))));
    }
    return d->survey_shown && d->roadmap.nactions > 0
               ? fill_join(f, text, " ", fill_word(f, "strategy_meaning_plan"))
               : text;
}

static void pull(const struct fill *f, struct template_dict *chapter)
{
    const struct strategy *s = &f->d->strategy;

    if (s->leaders.matches.asked > 0)
        fill_pull(
            chapter, fill_leader_yes(f, &s->leaders.matches),
            SAY(f, "pull_strategy_matches", NUMBER_ARG("n", s->leaders.matches.asked)));
    else if (s->steps.shown)
        fill_pull(chapter, fill_count(f, s->steps.done),
                  SAY(f, "pull_strategy_steps", NUMBER_ARG("n", s->steps.n)));
    else if (s->catalogue.shown)
        fill_pull(chapter, fill_count(f, s->catalogue.orphans),
                  SAY(f, "pull_strategy_orphans", NUMBER_ARG("n", s->catalogue.n)));
    else if (s->spend.shown)
        fill_pull(chapter, fill_share(f, spent_now(f)->future),
                  fill_word(f, "pull_strategy_spend"));
}

/* --- steps ------------------------------------------------------------------------ */

static const struct {
    const char *key, *symbol, *class;
} step_words[] = {
    [STEP_OPEN] = {"steps_open", "○", "c-ink2"},
    [STEP_DOING] = {"steps_doing", "→", "c-ink"},
    [STEP_DONE] = {"steps_done", "●", "c-good"},
    [STEP_UNKNOWN] = {"steps_unknown", "–", "c-ink2"},
};

static void fill_steps(const struct fill *f, struct template_dict *chapter)
{
    const struct strategy_steps *s = &f->d->strategy.steps;
    const struct checklist_item *item;

    if (!s->shown)
        return;
    struct template_dict *block =
        template_add_include(chapter, "BLOCK_STEPS", "block-steps.html");
    template_set_text(block, "FINDING",
                      s->next < 0 ? fill_word(f, "steps_finding_all")
                                  : SAY(f, "steps_finding",
                                        TEXT_ARG("next", fill_step_name(f, s->next))));
    template_set_text(block, "MEASURE",
                      SAY(f, "steps_measure", NUMBER_ARG("done", s->done),
                          NUMBER_ARG("n", s->n),
                          TEXT_ARG("period", fill_as_of(f, s->wave))));
    checklist_find(f->content, "steps", &item);
    for (int i = 0; i < s->n; i++) {
        const struct strategy_step *step = &s->step[i];
        struct template_dict *row =
            fill_row(block, "STEP", "NAME", fill_in(f, &item[i].text));

        template_set_text(row, "ABOUT", fill_in(f, &item[i].about));
        template_set_text(row, "STATUS_CLASS", step_words[step->status].class);
        template_set_text(row, "STATUS",
                          arena_printf(f->arena, "%d %s %s", i + 1,
                                       step_words[step->status].symbol,
                                       fill_word(f, step_words[step->status].key)));
        if (step->note != NULL)
            fill_row(row, "REMARK", "TEXT",
                     SAY(f, "steps_note", TEXT_ARG("note", step->note)));
    }
}

/* --- spending --------------------------------------------------------------------- */

static const char *const purpose_keys[PURPOSES] = {
    [SPEND_ACTIVATION] = "spend_activation",
    [SPEND_BRAND] = "spend_brand",
    [SPEND_RESEARCH] = "spend_research",
    [SPEND_ADVICE] = "spend_advice",
};

/* Whole percentages of the purposes that add up to 100: the largest remainders are rounded
 * up. */
static void round_shares(const struct spend_quarter *q, double *percent)
{
    double rest[PURPOSES];
    int left = 100;

    for (int i = 0; i < PURPOSES; i++) {
        percent[i] = floor(100 * q->amount[i] / q->total + 1e-9);
        rest[i] = 100 * q->amount[i] / q->total - percent[i];
        left -= (int)percent[i];
    }
    for (; left > 0; left--) {
        int most = 0;

        for (int i = 1; i < PURPOSES; i++)
            if (rest[i] > rest[most])
                most = i;
        percent[most]++;
        rest[most] = -1;
    }
}

static const char *spend_text(const struct fill *f, const struct spend_quarter *q,
                              const struct claim *claim)
{
    const char *text = "";
    double brand = round(100 * q->brand) / 100;

    if (isfinite(brand))
        text = SAY(f, "spend_split", TEXT_ARG("brand", fill_share(f, brand)),
                   TEXT_ARG("activation", fill_share(f, 1 - brand)));
    if (claim != NULL)
        text = fill_join(f, text, " ", fill_in(f, &claim->text));
    return fill_join(f, text, " ", fill_word(f, "spend_balance"));
}

static void fill_spend_trend(const struct fill *f, struct template_dict *block)
{
    const struct spend *s = &f->d->strategy.spend;
    const struct spend_quarter *first = &s->quarter[0], *last = spent_now(f);

    if (s->n < 2)
        return;
    struct template_dict *table =
        fill_row(block, "TREND_TABLE", "CAPTION",
                 SAY(f, "spend_trend", TEXT_ARG("before", fill_share(f, first->future)),
                     TEXT_ARG("first", fill_wave(f, first->wave)),
                     TEXT_ARG("now", fill_share(f, last->future)),
                     TEXT_ARG("last", fill_wave(f, last->wave))));
    for (const struct spend_quarter *q = first; q <= last; q++) {
        struct template_dict *row = fill_row(table, "ROW", "NAME", fill_wave(f, q->wave));

        template_set_text(row, "VALUE", money(f, q->total));
        template_set_text(row, "SHARE", fill_share(f, q->future));
        template_set_text(row, "TEXT", fill_share(f, q->brand));
    }
}

static void fill_spend(const struct fill *f, struct template_dict *chapter)
{
    const struct claim *claim = claim_at(f->content, "spend", 0);
    double percent[PURPOSES];

    if (!f->d->strategy.spend.shown)
        return;
    const struct spend_quarter *q = spent_now(f);
    struct template_dict *block =
        template_add_include(chapter, "BLOCK_SPEND", "block-spend.html");
    round_shares(q, percent);
    template_set_text(
        block, "FINDING",
        SAY(f, "spend_finding",
            TEXT_ARG("future", fill_share(f, 1 - percent[SPEND_ACTIVATION] / 100)),
            TEXT_ARG("present", fill_share(f, percent[SPEND_ACTIVATION] / 100))));
    template_set_text(block, "MEASURE",
                      SAY(f, "spend_measure", TEXT_ARG("total", money(f, q->total)),
                          TEXT_ARG("period", fill_as_of(f, q->wave))));
    for (int i = 0; i < PURPOSES; i++) {
        struct template_dict *row =
            fill_row(block, "ROW", "NAME", fill_word(f, purpose_keys[i]));

        template_set_text(row, "WIDTH", fill_percent(f, 100 * q->amount[i] / q->total));
        template_set_text(row, "VALUE", money(f, q->amount[i]));
        template_set_text(row, "SHARE", fill_share(f, percent[i] / 100));
    }
    template_set_text(block, "TEXT", spend_text(f, q, claim));
    if (claim != NULL)
        fill_row(block, "COMPARISON", "ID", claim->source->id);
    fill_spend_trend(f, block);
}

/* --- the chapter ------------------------------------------------------------------ */

bool fill_has_strategy(const struct fill *f)
{
    return f->d->strategy.shown;
}

void fill_strategy(struct fill *f)
{
    struct template_dict *chapter = fill_partial(f, "STRATEGY", "strategy.html", true);

    template_set_text(chapter, "LEAD", lead(f));
    pull(f, chapter);
    fill_leaders(f, chapter);
    fill_steps(f, chapter);
    fill_catalogue(f, chapter);
    fill_spend(f, chapter);
}
