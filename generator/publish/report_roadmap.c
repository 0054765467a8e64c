/*
 * report_roadmap.c - the plan as JSON; see report_roadmap.h.
 */
#include "publish/report_roadmap.h"

static const char *plan_name(enum plan_verdict verdict)
{
    switch (verdict) {
    case PLAN_MOVE: return "move";
    case PLAN_STAY: return "stay";
    case PLAN_KEEP: return "keep";
    }
    return NULL;
}

static void put_action(struct json *j, const struct content *content,
                       const struct roadmap_action *chosen)
{
    const struct action *action = &content->action[chosen->action];

    json_open_object(j, NULL);
    json_string(j, "id", action->id);
    json_integer(j, "rank", chosen->rank);
    json_number(j, "score", chosen->score);
    json_string(j, "owner", action->owner);
    json_integer(j, "days", action->days);
    if (action->contested)
        json_boolean(j, "contested", true);
    if (action->metric >= 0) {
        json_string(j, "metric", content->metric[action->metric].id);
        json_number(j, "baseline", chosen->baseline);
        json_number(j, "target", chosen->target);
    }
    json_close_object(j);
}

void report_put_roadmap(struct json *j, const struct diagnosis *d)
{
    const struct roadmap *plan = &d->roadmap;

    json_open_object(j, "roadmap");
    json_integer(j, "from", plan->from);
    json_integer(j, "to", plan->to);
    json_string(j, "verdict", plan_name(plan->verdict));
    json_integer(j, "quarters", plan->quarters);
    json_string(j, "track", plan->sponsor ? "sponsor" : "no_sponsor");
    json_string(j, "stance", stance_name(plan->stance));
    if (d->leads_hidden)
        json_boolean(j, "leads_hidden", true);
    json_open_array(j, "actions");
    for (int i = 0; i < plan->nactions; i++)
        put_action(j, d->content, &plan->action[i]);
    json_close_array(j);
    json_close_object(j);
}
