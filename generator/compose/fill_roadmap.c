/*
 * fill_roadmap.c - should the company move up, and what it does next.
 */
#include "compose/fill.h"

#include <math.h>
#include <string.h>

static const struct action *action_of(const struct fill *f, int i)
{
    return &f->content->action[f->d->roadmap.action[i].action];
}

const char *fill_action_title(const struct fill *f, int i)
{
    return fill_in(f, &action_of(f, i)->title);
}

static const char *owner_name(const struct fill *f, const char *id)
{
    for (int i = 0; i < f->content->nowners; i++)
        if (strcmp(f->content->owner[i].id, id) == 0)
            return fill_in(f, &f->content->owner[i].name);
    return id;
}

/* The names of owners given by their ids, as one text. */
static const char *owner_names(const struct fill *f, const char *ids)
{
    if (strcmp(ids, "HoS+HoM") == 0 || strcmp(ids, "HoM+HoS") == 0)
        return fill_word(f, "owner_heads");
    const char *list = "";
    while (*ids != '\0') {
        size_t length = strcspn(ids, "+");
        const char *id = arena_strndup(f->arena, ids, length);
        list = fill_join(f, list, ", ", owner_name(f, id));
        ids += length + (ids[length] == '+');
    }
    return list;
}

static const char *effort_key(enum effort effort)
{
    switch (effort) {
    case EFFORT_S: return "effort_s";
    case EFFORT_M: return "effort_m";
    case EFFORT_L: return "effort_l";
    }
    return "effort_m";
}

/* Which statements speak for the action, with what they score. */
static const char *why(const struct fill *f, const struct action *action)
{
    const char *list = "";
    for (int i = 0; i < action->nquestions; i++) {
        const char *name =
            SAY(f, "quoted", TEXT_ARG("name", fill_question(f, action->question[i])));
        double mean = diagnosis_question_mean(f->d, action->question[i]);
        if (isfinite(mean))
            name = SAY(f, "action_reason", TEXT_ARG("name", name),
                       TEXT_ARG("value", fill_number(f, mean, 1)));
        list = fill_join(f, list, ", ", name);
    }
    return SAY(f, "action_why", TEXT_ARG("reasons", list));
}

void fill_action(struct fill *f, struct template_dict *row, int i)
{
    const struct action *action = action_of(f, i);
    const char *title = fill_action_title(f, i);
    template_set_text(row, "RANK",
                      arena_printf(f->arena, "%d", f->d->roadmap.action[i].rank));
    template_set_text(row, "TITLE",
                      action->contested ? arena_printf(f->arena, "%s *", title) : title);
    template_set_text(row, "OWNER", owner_names(f, action->owner));
    template_set_text(row, "EFFORT", fill_word(f, effort_key(action->effort)));
    template_set_text(row, "WIDTH", fill_percent(f, action->days / 90.0 * 100));
    template_set_text(row, "DAYS", SAY(f, "action_days", NUMBER_ARG("days", action->days)));
    template_set_text(row, "MEASURE", fill_in(f, &action->kpi));
}

static void add_action(struct fill *f, struct template_dict *d, int i)
{
    struct template_dict *row = template_add_section(d, "ACTION");
    fill_action(f, row, i);
    template_set_text(row, "TEXT", fill_in(f, &action_of(f, i)->text));
    template_set_text(row, "WHY", why(f, action_of(f, i)));
}

/* What the step is measured by: where its metrics stand today, and their targets. */
static void fill_step_metrics(struct fill *f, struct template_dict *actions)
{
    struct template_dict *list = NULL;
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        const struct metric *m = &f->content->metric[kpi->metric];
        bool open = kpi->status == KPI_OPEN_COHORT;
        double value = open ? kpi->closed : kpi->value;
        if (!kpi->current_step || !isfinite(value) || !isfinite(kpi->target))
            continue;
        if (list == NULL)
            list = template_add_section(actions, "STEP_METRICS");
        fill_row(
            list, "STEP_METRIC", "TEXT",
            SAY(f, open ? "roadmap_metric_closed" : "roadmap_metric",
                TEXT_ARG("name", fill_in(f, &m->name)),
                TEXT_ARG("period", fill_wave(f, open ? kpi->closed_period : kpi->period)),
                TEXT_ARG("value", fill_metric(f, m, value)),
                TEXT_ARG("target", fill_metric(f, m, kpi->target))));
    }
}

static void fill_actions(struct fill *f, struct template_dict *d)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->nactions == 0)
        return;
    struct template_dict *actions = template_add_section(d, "ACTIONS");
    bool move = r->verdict == PLAN_MOVE, contested = false;
    template_set_text(actions, "ACTIONS_TITLE",
                      fill_word(f, move ? "actions_title" : "actions_title_stay"));
    template_set_text(actions, "ACTIONS_LEAD",
                      SAY(f, "actions_lead", NUMBER_ARG("n", r->nactions)));
    fill_pull(d, fill_count(f, r->nactions),
              SAY(f, "pull_roadmap", NUMBER_ARG("n", r->nactions)));
    fill_timeline(f, actions);
    for (int i = 0; i < r->nactions; i++) {
        add_action(f, actions, i);
        contested = contested || action_of(f, i)->contested;
    }
    if (contested)
        template_show_section(actions, "CONTESTED");
    fill_step_metrics(f, actions);
    template_show_section(d, r->sponsor ? "SPONSOR" : "NO_SPONSOR");
}

static const char *verdict_key(const struct fill *f)
{
    switch (f->d->roadmap.verdict) {
    case PLAN_MOVE: return "roadmap_move";
    case PLAN_STAY: return f->d->company->stay ? "roadmap_stay_company" : "roadmap_stay";
    case PLAN_KEEP: return "roadmap_keep";
    }
    return "roadmap_stay";
}

static void fill_stay(struct fill *f, struct template_dict *d)
{
    const struct level_content *level = &f->content->level[f->d->roadmap.from - 1];
    if (level->nstay == 0)
        return;
    struct template_dict *stay = template_add_section(d, "STAY");
    for (int i = 0; i < level->nstay; i++)
        fill_row(stay, "STAY_ROW", "TEXT", fill_in(f, &level->stay[i]));
}

static void fill_keep(struct fill *f, struct template_dict *d)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->nkeep == 0)
        return;
    struct template_dict *keep = template_add_section(d, "KEEP");
    for (int i = 0; i < r->nkeep; i++) {
        struct template_dict *row =
            fill_row(keep, "KEEP_ROW", "NAME", fill_question(f, r->keep[i]));
        template_set_text(row, "VALUE",
                          fill_number(f, diagnosis_question_mean(f->d, r->keep[i]), 1));
    }
}

static const char *verdict(const struct fill *f)
{
    const struct message_arg args[] = {
        TEXT_ARG("from", fill_level(f, f->d->roadmap.from)),
        TEXT_ARG("to", fill_level(f, f->d->roadmap.to)),
        {0},
    };
    return fill_say(f, verdict_key(f), args);
}

void fill_roadmap_short(struct fill *f, struct template_dict *d)
{
    if (f->d->roadmap.from < 1)
        return;
    fill_row(d, "VERDICT_LINE", "ROADMAP_VERDICT", verdict(f));
    if (f->d->roadmap.verdict == PLAN_STAY)
        fill_stay(f, d);
    if (f->d->roadmap.verdict == PLAN_KEEP)
        fill_keep(f, d);
    fill_actions(f, d);
}

void fill_roadmap(struct fill *f)
{
    const struct roadmap *r = &f->d->roadmap;
    if (r->from < 1 || r->from > LEVELS)
        return;
    struct template_dict *d = fill_partial(f, "ROADMAP", "roadmap.html", true);
    template_set_text(d, "ROADMAP_VERDICT", verdict(f));
    if (r->verdict == PLAN_STAY)
        fill_stay(f, d);
    if (r->verdict == PLAN_KEEP)
        fill_keep(f, d);
    fill_actions(f, d);
}
