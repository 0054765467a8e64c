/*
 * report_workload.c - see report_workload.h.
 */
#include "publish/report_workload.h"

#include "base/date.h"

static const char *const functions[] = {"sales", "marketing", "both"};

static const char *topic_name(enum workload_topic topic)
{
    switch (topic) {
    case TOPIC_NONE: break;
    case TOPIC_BURDEN: return "burden";
    case TOPIC_SYSTEMS: return "systems";
    case TOPIC_CAPACITY: return "capacity";
    case TOPIC_MATERIALS: return "materials";
    case TOPIC_SERVICES: return "services";
    case TOPIC_CAUSES: return "causes";
    case TOPIC_ATTRITION: return "attrition";
    }
    return NULL;
}

/* Opens a block's object; its rows belong to a quarter, or to every one. */
static void open_block(struct json *j, struct arena *scratch, const char *name, int wave)
{
    json_open_object(j, name);
    if (wave != WAVE_NONE)
        json_string(j, "wave", wave_name(scratch, wave));
}

static void put_count(struct json *j, const char *key, int n)
{
    if (n >= 0)
        json_integer(j, key, n);
}

static void put_capacity_row(struct json *j, const char *key,
                             const struct capacity_row *row)
{
    json_open_object(j, key);
    json_string(j, "source", row->source);
    json_number(j, "leads", row->leads);
    json_number(j, "capacity", row->capacity);
    json_number(j, "gap", row->gap);
    json_number(j, "used", row->used);
    json_number(j, "first_contact_hours", row->contact_hours);
    json_number(j, "untouched", row->untouched);
    put_count(j, "after_days", row->after_days);
    json_string(j, "fallback", row->fallback);
    json_close_object(j);
}

static void put_capacity(struct json *j, struct arena *scratch, const struct capacity *c)
{
    if (c->n == 0)
        return;
    open_block(j, scratch, "capacity", c->wave);
    put_capacity_row(j, "all", &c->all);
    json_open_array(j, "rows");
    for (int i = 0; i < c->n; i++)
        put_capacity_row(j, NULL, &c->row[i]);
    json_close_array(j);
    json_close_object(j);
}

static void put_yes(struct json *j, const char *key, int yes)
{
    if (yes >= 0)
        json_boolean(j, key, yes != 0);
}

static void put_materials(struct json *j, struct arena *scratch, const struct materials *m)
{
    if (m->n == 0)
        return;
    open_block(j, scratch, "materials", m->wave);
    json_string(j, "on", date_iso(scratch, m->on));
    json_integer(j, "n", m->n);
    json_integer(j, "old", m->old);
    json_integer(j, "rated", m->rated);
    json_integer(j, "unusable", m->unusable);
    json_number(j, "search_minutes", m->minutes);
    json_integer(j, "timed", m->timed);
    json_open_array(j, "rows");
    for (int i = 0; i < m->n; i++) {
        const struct material *one = &m->oldest[i];

        json_open_object(j, NULL);
        json_string(j, "material", one->name);
        json_string(j, "updated", date_iso(scratch, one->updated));
        json_integer(j, "months", one->months);
        json_boolean(j, "old", one->old);
        put_yes(j, "usable", one->usable);
        json_number(j, "search_minutes", one->minutes);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_systems(struct json *j, struct arena *scratch, const struct systems *s)
{
    if (s->n == 0)
        return;
    open_block(j, scratch, "systems", s->wave);
    for (int i = 0; i < USED_BY_KINDS; i++)
        json_integer(j, functions[i], s->by[i]);
    json_number(j, "double_entry_hours", s->hours);
    json_number(j, "double_entry_hours_year", s->hours_year);
    json_open_array(j, "rows");
    for (int i = 0; i < s->n; i++) {
        json_open_object(j, NULL);
        json_string(j, "system", s->row[i].name);
        json_string(j, "used_by", functions[s->row[i].used_by]);
        json_number(j, "double_entry_hours", s->row[i].hours);
        json_string(j, "note", s->row[i].note);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_burden(struct json *j, struct arena *scratch, const struct burden *b)
{
    if (b->n == 0)
        return;
    open_block(j, scratch, "burden", b->wave);
    json_number(j, "hours", b->hours);
    json_number(j, "unread_hours", b->unread);
    json_number(j, "unread_share", b->unread_share);
    json_open_array(j, "rows");
    for (int i = 0; i < b->n; i++) {
        json_open_object(j, NULL);
        json_string(j, "report", b->row[i].name);
        json_number(j, "hours", b->row[i].hours);
        put_yes(j, "read", b->row[i].read);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

/* A checklist; `key` is what was said of each line, `text` what its words are. */
static void put_checked(struct json *j, struct arena *scratch, const struct diagnosis *d,
                        const char *name, const struct checked_list *list, const char *key,
                        const char *text)
{
    static const char *const states[] = {"no", "partly", "yes"};
    const struct checklist_item *item;

    if (list->n == 0)
        return;
    checklist_find(d->content, name, &item);
    open_block(j, scratch, name, list->wave);
    for (int i = 0; i < 3; i++)
        json_integer(j, states[i], list->states[i]);
    json_open_array(j, "rows");
    for (int i = 0; i < list->n; i++) {
        const struct checked *row = &list->row[i];

        json_open_object(j, NULL);
        json_string(j, "id", item[row->item].id);
        json_string(j, key, states[row->state]);
        put_count(j, "cases", row->cases);
        json_string(j, text, row->text);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_attrition(struct json *j, struct arena *scratch, const struct attrition *t)
{
    if (t->n == 0)
        return;
    open_block(j, scratch, "attrition", t->wave);
    json_boolean(j, "withheld", t->withheld);
    for (int f = 0; f < FUNCTIONS; f++) {
        if (!t->by[f].given)
            continue;
        json_open_object(j, functions[f]);
        json_number(j, "people", t->by[f].people);
        json_number(j, "left", t->by[f].left);
        json_number(j, "share", t->by[f].share);
        json_number(j, "heads_changed", t->by[f].heads);
        json_number(j, "vacancy_days", t->by[f].vacancy_days);
        json_close_object(j);
    }
    json_close_object(j);
}

void report_put_workload(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    const struct workload *w = &d->workload;

    if (!w->shown)
        return;
    json_open_object(j, "workload");
    json_string(j, "topic", topic_name(w->topic));
    json_number(j, "hours", w->hours);
    put_capacity(j, scratch, &w->capacity);
    put_materials(j, scratch, &w->materials);
    put_systems(j, scratch, &w->systems);
    put_burden(j, scratch, &w->burden);
    put_checked(j, scratch, d, "services", &w->services, "given", "note");
    put_checked(j, scratch, d, "causes", &w->causes, "present", "evidence");
    put_attrition(j, scratch, &w->attrition);
    json_close_object(j);
}

void report_put_worth(struct json *j, const struct diagnosis *d)
{
    const struct worth *w = &d->worth;

    if (w->n == 0)
        return;
    json_open_object(j, "worth");
    json_string(j, "currency", d->company->currency);
    json_number(j, "average_deal", w->average);
    json_number(j, "valued", w->valued);
    json_open_array(j, "points");
    for (int i = 0; i < w->n; i++) {
        json_open_object(j, NULL);
        json_string(j, "id", d->content->metric[d->kpi[w->point[i].kpi].metric].id);
        json_number(j, "count", w->point[i].count);
        json_number(j, "deals", w->point[i].deals);
        json_number(j, "money", w->point[i].money);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}
