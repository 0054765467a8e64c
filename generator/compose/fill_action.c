/*
 * fill_action.c - one action of the roadmap: title, owner, effort and day, and in detail
 * its first three steps, its metric with baseline and target, and what speaks for it.
 */
#include "compose/fill.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

const struct action *fill_action_of(const struct fill *f, int i)
{
    return &f->content->action[f->d->roadmap.action[i].action];
}

const char *fill_action_title(const struct fill *f, int i)
{
    return fill_in(f, &fill_action_of(f, i)->title);
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
static const char *reasons(const struct fill *f, const struct action *action)
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
    const struct action *action = fill_action_of(f, i);
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

const char *fill_action_line(const struct fill *f, int i)
{
    const struct action *action = fill_action_of(f, i);
    return SAY(f, "paper_action", TEXT_ARG("title", fill_action_title(f, i)),
               TEXT_ARG("owner", owner_names(f, action->owner)),
               TEXT_ARG("date",
                        text_date_as(f->arena, f->code, f->days + action->days, DATE_DAY)));
}

/* A value, with the quarter of its cohort where that is not the reported one. */
static const char *baseline(const struct fill *f, const struct metric *m,
                            const struct kpi_result *kpi, double value)
{
    const char *text = fill_metric(f, m, value);
    return kpi->status != KPI_OPEN_COHORT
               ? text
               : SAY(f, "action_metric_period", TEXT_ARG("value", text),
                     TEXT_ARG("period", fill_wave(f, kpi->closed_period)));
}

/* Where the action's metric stands and where it is to go; "" without a metric. */
static const char *metric(const struct fill *f, int i)
{
    const struct roadmap_action *planned = &f->d->roadmap.action[i];
    int metric = fill_action_of(f, i)->metric;
    if (metric < 0)
        return "";
    const struct metric *m = &f->content->metric[metric];
    const char *name = fill_in(f, &m->name);
    if (planned->kpi < 0 || !isfinite(planned->baseline))
        return SAY(f, "action_metric_collect", TEXT_ARG("name", name));
    const char *now = baseline(f, m, &f->d->kpi[planned->kpi], planned->baseline);
    return isfinite(planned->target)
               ? SAY(f, "action_metric", TEXT_ARG("name", name), TEXT_ARG("value", now),
                     TEXT_ARG("target", fill_metric(f, m, planned->target)))
               : SAY(f, "action_metric_aim", TEXT_ARG("name", name),
                     TEXT_ARG("value", now));
}

void fill_action_details(struct fill *f, struct template_dict *row, int i)
{
    const struct action *action = fill_action_of(f, i);
    fill_action(f, row, i);
    template_set_text(row, "TEXT", fill_in(f, &action->text));
    for (int step = 0; step < ACTION_STEPS; step++)
        fill_row(row, "ACTION_STEP", "TEXT", fill_in(f, &action->step[step]));
    template_set_text(row, "WHY", fill_join(f, metric(f, i), " ", reasons(f, action)));
}
