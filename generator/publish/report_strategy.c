/*
 * report_strategy.c - the strategy of report.json; see report_strategy.h.
 */
#include "publish/report_strategy.h"

static const char *const functions[LEADER_FUNCTIONS] = {"sales", "marketing", "board",
                                                        "other"};
static const char *const items[STRATEGY_ITEMS] = {"whom", "why", "how", "advantage",
                                                  "goals"};
static const char *const answers[THREE_YEARS_KINDS] = {"silence", "slides", "own",
                                                       "shared"};
static const char *const criteria[] = {NULL, "met", "missed"};
static const char *const coherences[] = {NULL, "low", "mixed", "high"};
static const char *const statuses[] = {"open", "doing", "done", "unknown"};
static const char *const holders[HOLDERS] = {"sales", "marketing", "both"};
static const char *const kinds[] = {"quantity", "quality"};
static const char *const purposes[PURPOSES] = {"activation", "brand", "research", "advice"};

static void put_wave(struct json *j, struct arena *scratch, int wave)
{
    if (wave != WAVE_NONE)
        json_string(j, "wave", wave_name(scratch, wave));
}

static void put_figures(struct json *j, const struct leader_count *count)
{
    json_integer(j, "asked", count->asked);
    if (count->least == count->most) {
        json_integer(j, "yes", count->least);
        return;
    }
    json_integer(j, "least", count->least);
    json_integer(j, "most", count->most);
}

static void put_count(struct json *j, const char *key, const struct leader_count *count)
{
    if (count->asked == 0)
        return;
    json_open_object(j, key);
    put_figures(j, count);
    json_close_object(j);
}

static void put_items(struct json *j, const struct leaders *l)
{
    json_open_array(j, "items");
    for (int i = 0; i < STRATEGY_ITEMS; i++) {
        if (l->item[i].asked == 0)
            continue;
        json_open_object(j, NULL);
        json_string(j, "id", items[i]);
        put_figures(j, &l->item[i]);
        for (int f = 0; f < LEADER_FUNCTIONS; f++)
            put_count(j, functions[f], &l->by[f][i]);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_answers(struct json *j, const struct leaders *l)
{
    json_open_array(j, "answers");
    for (int k = 0; k < THREE_YEARS_KINDS; k++) {
        if (l->answer[k].asked == 0)
            continue;
        json_open_object(j, NULL);
        json_string(j, "id", answers[k]);
        put_figures(j, &l->answer[k]);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_quotes(struct json *j, const struct leaders *l)
{
    if (l->nquotes == 0)
        return;
    json_open_array(j, "quotes");
    for (int i = 0; i < l->nquotes; i++) {
        const struct leader_quote *q = &l->quote[i];

        json_open_object(j, NULL);
        json_string(j, "leader", q->leader);
        json_string(j, "function", q->function < 0 ? NULL : functions[q->function]);
        json_string(j, "text", q->text);
        json_integer(j, "words", q->words);
        json_integer(j, "sentences", q->sentences);
        if (q->matches >= 0)
            json_boolean(j, "matches", q->matches);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_leaders(struct json *j, struct arena *scratch, const struct leaders *l)
{
    if (!l->shown)
        return;
    json_open_object(j, "leaders");
    put_wave(j, scratch, l->wave);
    json_integer(j, "answered", l->n);
    if (l->withheld) {
        json_boolean(j, "withheld", true);
    } else {
        put_items(j, l);
        put_count(j, "priorities", &l->priorities);
        put_count(j, "written", &l->written);
        put_count(j, "matches", &l->matches);
        put_answers(j, l);
        json_string(j, "criterion", criteria[l->criterion]);
        json_string(j, "coherence", coherences[l->coherence]);
        put_quotes(j, l);
    }
    json_close_object(j);
}

static void put_steps(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    const struct strategy_steps *s = &d->strategy.steps;
    const struct checklist_item *item;

    if (!s->shown)
        return;
    checklist_find(d->content, "steps", &item);
    json_open_object(j, "steps");
    put_wave(j, scratch, s->wave);
    json_integer(j, "done", s->done);
    json_integer(j, "of", s->n);
    json_string(j, "next", s->next < 0 ? NULL : item[s->next].id);
    json_open_array(j, "steps");
    for (int i = 0; i < s->n; i++) {
        json_open_object(j, NULL);
        json_string(j, "id", item[i].id);
        json_string(j, "status", statuses[s->step[i].status]);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_kpi(struct json *j, const struct catalogue_kpi *kpi)
{
    json_open_object(j, NULL);
    json_string(j, "name", kpi->name);
    json_string(j, "function", holders[kpi->holder]);
    json_integer(j, "horizon_days", kpi->days);
    json_string(j, "strategy", kpi->strategy);
    json_string(j, "goal", kpi->goal);
    if (kpi->leads >= 0)
        json_boolean(j, "leads", kpi->leads);
    if (kpi->kind != KIND_UNKNOWN)
        json_string(j, "kind", kinds[kpi->kind]);
    json_close_object(j);
}

static void put_catalogue(struct json *j, struct arena *scratch, const struct catalogue *c)
{
    if (!c->shown)
        return;
    json_open_object(j, "catalogue");
    put_wave(j, scratch, c->wave);
    json_integer(j, "short_days", SHORT_DAYS);
    for (int f = 0; f < FUNCTIONS; f++) {
        json_open_object(j, functions[f]);
        json_integer(j, "held", c->held[f]);
        json_integer(j, "short", c->short_of[f]);
        json_number(j, "index", c->index[f]);
        json_close_object(j);
    }
    json_boolean(j, "short_term", c->short_term);
    json_boolean(j, "leads_alone", c->leads_alone);
    json_integer(j, "orphans", c->orphans);
    json_integer(j, "shared", c->shared);
    json_open_array(j, "kpis");
    for (int i = 0; i < c->n; i++)
        put_kpi(j, &c->kpi[i]);
    json_close_array(j);
    json_close_object(j);
}

static void put_spend(struct json *j, struct arena *scratch, const struct spend *s)
{
    if (!s->shown)
        return;
    json_open_array(j, "spend");
    for (int i = 0; i < s->n; i++) {
        const struct spend_quarter *q = &s->quarter[i];

        json_open_object(j, NULL);
        put_wave(j, scratch, q->wave);
        for (int p = 0; p < PURPOSES; p++)
            json_number(j, purposes[p], q->amount[p]);
        json_number(j, "total", q->total);
        json_number(j, "brand_share", q->brand);
        json_number(j, "future_share", q->future);
        json_close_object(j);
    }
    json_close_array(j);
}

void report_put_strategy(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    if (!d->strategy.shown)
        return;
    json_open_object(j, "strategy");
    put_leaders(j, scratch, &d->strategy.leaders);
    put_steps(j, scratch, d);
    put_catalogue(j, scratch, &d->strategy.catalogue);
    put_spend(j, scratch, &d->strategy.spend);
    json_close_object(j);
}
