/*
 * report_progress.c - see report_progress.h.
 */
#include "publish/report_progress.h"

#include "base/date.h"

static const char *status_name(enum action_status status)
{
    switch (status) {
    case ACTION_OPEN: return "open";
    case ACTION_DOING: return "doing";
    case ACTION_DONE: return "done";
    case ACTION_DROPPED: return "dropped";
    }
    return NULL;
}

static const char *kind_name(enum event_kind kind)
{
    switch (kind) {
    case EVENT_PEOPLE: return "people";
    case EVENT_STRUCTURE: return "structure";
    case EVENT_PRODUCT: return "product";
    case EVENT_MARKET: return "market";
    case EVENT_SYSTEM: return "system";
    case EVENT_OTHER: return "other";
    }
    return NULL;
}

static void put_day(struct json *j, struct arena *scratch, const char *key, long day)
{
    if (day != PROGRESS_NO_DAY)
        json_string(j, key, date_iso(scratch, day));
}

static void put_action(struct json *j, struct arena *scratch, const struct diagnosis *d,
                       const struct progress_action *act)
{
    json_open_object(j, NULL);
    if (act->action >= 0)
        json_string(j, "id", d->content->action[act->action].id);
    else
        json_string(j, "name", act->name);
    if (act->wave != WAVE_NONE)
        json_string(j, "wave", wave_name(scratch, act->wave));
    json_string(j, "owner", act->owner);
    json_string(j, "status", status_name(act->status));
    put_day(j, scratch, "due", act->due);
    put_day(j, scratch, "closed", act->closed);
    if (act->overdue > 0)
        json_integer(j, "days_overdue", act->overdue);
    if (act->late >= 0)
        json_integer(j, "days_late", act->late);
    if (act->result)
        json_string(j, "result", act->result);
    json_close_object(j);
}

static void put_actions(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    const struct progress *p = &d->progress;

    json_integer(j, "counted", p->counted);
    json_integer(j, "done", p->done);
    json_integer(j, "overdue", p->overdue);
    json_integer(j, "dropped", p->dropped);
    json_integer(j, "closed", p->closed);
    json_integer(j, "on_time", p->on_time);
    json_open_array(j, "actions");
    for (int i = 0; i < p->nactions; i++)
        put_action(j, scratch, d, &p->action[i]);
    json_close_array(j);
}

static void put_events(struct json *j, struct arena *scratch, const struct progress *p)
{
    json_string(j, "since", date_iso(scratch, p->since));
    json_open_array(j, "events");
    for (int i = 0; i < p->nevents; i++) {
        json_open_object(j, NULL);
        put_day(j, scratch, "date", p->event[i].day);
        json_string(j, "kind", kind_name(p->event[i].kind));
        json_string(j, "event", p->event[i].text);
        json_close_object(j);
    }
    json_close_array(j);
}

void report_put_progress(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    const struct progress *p = &d->progress;

    if (!p->shown)
        return;
    json_open_object(j, "progress");
    json_string(j, "date", date_iso(scratch, p->day));
    if (p->nactions > 0)
        put_actions(j, scratch, d);
    if (p->nevents > 0)
        put_events(j, scratch, p);
    json_close_object(j);
}
