/*
 * report_practice.c - how the work runs, in report.json: principles, processes, meetings,
 * contact, reactions, decisions and the common plan, with the ids of the checklists.
 */
#include "publish/report_practice.h"

#include "base/date.h"

#include <math.h>

static const char *const function_name[FUNCTIONS] = {"sales", "marketing"};

/* The quarter the rows are of; absent for rows of every quarter. */
static void put_wave(struct json *j, struct arena *scratch, int wave)
{
    if (wave != WAVE_NONE)
        json_string(j, "wave", wave_name(scratch, wave));
}

static void put_principles(struct json *j, struct arena *scratch, const struct practice *p)
{
    if (p->principles.n == 0)
        return;
    json_open_object(j, "principles");
    put_wave(j, scratch, p->principles.wave);
    json_integer(j, "compared", p->principles.compared);
    json_integer(j, "against_survey", p->principles.against);
    json_integer(j, "apart", p->principles.apart);
    json_open_array(j, "ratings");
    for (int i = 0; i < p->principles.n; i++) {
        const struct practice_principle *line = &p->principles.line[i];

        json_open_object(j, NULL);
        json_string(j, "id", line->item->id);
        for (int f = 0; f < FUNCTIONS; f++)
            json_number(j, function_name[f], line->rating[f]);
        json_number(j, "own", line->own);
        json_number(j, "survey", line->survey);
        if (line->against)
            json_string(j, "than_survey", line->against > 0 ? "higher" : "lower");
        json_boolean(j, "apart", line->apart);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_processes(struct json *j, struct arena *scratch, const struct practice *p)
{
    const struct practice_processes *all = &p->processes;

    if (all->n == 0)
        return;
    json_open_object(j, "processes");
    put_wave(j, scratch, all->wave);
    for (int i = 0; i < PROCESS_STATUSES; i++)
        json_integer(j, process_status_name((enum process_status)i), all->count[i]);
    json_string(j, "next", all->next >= 0 ? all->line[all->next].item->id : NULL);
    json_open_array(j, "status");
    for (int i = 0; i < all->n; i++) {
        json_open_object(j, NULL);
        json_string(j, "id", all->line[i].item->id);
        json_string(j, "status", process_status_name(all->line[i].status));
        json_string(j, "note", all->line[i].note);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_cadence(struct json *j, struct arena *scratch, const struct practice *p)
{
    if (p->cadence.n == 0)
        return;
    json_open_object(j, "cadence");
    put_wave(j, scratch, p->cadence.wave);
    json_integer(j, "planned", p->cadence.planned);
    json_integer(j, "held", p->cadence.held);
    json_integer(j, "kept", p->cadence.kept);
    json_number(j, "share", p->cadence.share);
    json_open_array(j, "meetings");
    for (int i = 0; i < p->cadence.n; i++) {
        const struct practice_meeting *line = &p->cadence.line[i];

        json_open_object(j, NULL);
        json_string(j, "name", line->name);
        json_integer(j, "planned", line->planned);
        json_integer(j, "held", line->held);
        json_number(j, "share", line->share);
        json_string(j, "note", line->note);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_contacts(struct json *j, struct arena *scratch, const struct practice *p)
{
    if (p->contacts.n == 0)
        return;
    json_open_object(j, "contact");
    put_wave(j, scratch, p->contacts.wave);
    json_integer(j, "known", p->contacts.known);
    json_integer(j, "zero", p->contacts.none);
    json_open_array(j, "counts");
    for (int i = 0; i < p->contacts.n; i++) {
        const struct practice_contact *line = &p->contacts.line[i];

        json_open_object(j, NULL);
        json_string(j, "id", line->item->id);
        for (int f = 0; f < FUNCTIONS; f++) {
            if (isnan(line->by[f].count))
                continue;
            json_open_object(j, function_name[f]);
            json_number(j, "count", line->by[f].count);
            json_number(j, "people", line->by[f].people);
            json_number(j, "per_head", line->by[f].per_head);
            json_close_object(j);
        }
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

/* "or": the other reaction a place between two lies beside. */
static void put_reactions(struct json *j, struct arena *scratch, const struct practice *p)
{
    if (p->reactions.n == 0)
        return;
    json_open_object(j, "reactions");
    put_wave(j, scratch, p->reactions.wave);
    for (int f = 0; f < FUNCTIONS; f++) {
        const struct practice_place *place = &p->reactions.by[f];

        if (!place->known)
            continue;
        json_open_object(j, function_name[f]);
        json_number(j, "assertive", place->assertive);
        json_number(j, "cooperative", place->cooperative);
        json_string(j, "reaction", reaction_name(place->reaction));
        if (place->other != place->reaction)
            json_string(j, "or", reaction_name(place->other));
        json_close_object(j);
    }
    json_close_object(j);
}

static void put_decisions(struct json *j, struct arena *scratch, const struct practice *p)
{
    const struct practice_decisions *all = &p->decisions;

    if (all->n == 0)
        return;
    json_open_object(j, "decisions");
    put_wave(j, scratch, all->wave);
    json_integer(j, "settled", all->settled);
    json_integer(j, "disputed", all->disputed);
    json_open_object(j, "leads");
    for (int i = 0; i < DECIDERS; i++)
        json_integer(j, decider_name((enum decider)i), all->leads[i]);
    json_close_object(j);
    json_open_array(j, "split");
    for (int i = 0; i < all->n; i++) {
        const struct practice_decision *line = &all->line[i];

        json_open_object(j, NULL);
        json_string(j, "id", line->item->id);
        json_string(j, "leads", decider_name(line->leads));
        if (line->follows >= 0)
            json_string(j, "follows", decider_name((enum decider)line->follows));
        json_boolean(j, "disputed", line->disputed);
        json_string(j, "note", line->note);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

static void put_plan(struct json *j, struct arena *scratch, const struct practice *p)
{
    if (p->plan.n == 0)
        return;
    json_open_object(j, "plan");
    put_wave(j, scratch, p->plan.wave);
    json_integer(j, "known", p->plan.known);
    json_integer(j, "unknown", p->plan.unknown);
    json_open_array(j, "entries");
    for (int i = 0; i < p->plan.n; i++) {
        const struct practice_entry *line = &p->plan.line[i];

        json_open_object(j, NULL);
        json_string(j, "when", date_iso(scratch, line->when));
        json_string(j, "what", line->what);
        json_string(j, "who", line->who);
        json_string(j, "where", line->where);
        if (line->known >= 0)
            json_boolean(j, "known", line->known == 1);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

void report_put_practice(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    const struct practice *p = &d->practice;

    if (!p->shown)
        return;
    json_open_object(j, "practice");
    put_principles(j, scratch, p);
    put_processes(j, scratch, p);
    put_cadence(j, scratch, p);
    put_contacts(j, scratch, p);
    put_reactions(j, scratch, p);
    put_decisions(j, scratch, p);
    put_plan(j, scratch, p);
    json_close_object(j);
}
