/*
 * fill_practice_meetings.c - meetings, contact with each other's work, the common plan.
 */
#include "compose/fill_practice.h"

#include "base/date.h"
#include "base/text.h"

#include <math.h>

enum { MEETINGS_LISTED = 20 };

/* --- meetings --------------------------------------------------------------------- */

static const char *share(const struct fill *f, double value)
{
    return isfinite(value) ? text_percent(f->arena, f->code, value, 0)
                           : fill_word(f, "no_value");
}

static const char *cadence_finding(const struct fill *f)
{
    const struct practice_cadence *c = &f->d->practice.cadence;

    if (c->planned == 0)
        return fill_word(f, "practice_cadence_unplanned");
    if (c->kept == 0)
        return fill_word(f, "practice_cadence_nothing");
    if (c->kept == c->planned)
        return fill_word(f, "practice_cadence_all");
    return SAY(f, "practice_cadence_finding", NUMBER_ARG("kept", (double)c->kept),
               NUMBER_ARG("planned", (double)c->planned),
               TEXT_ARG("share", share(f, c->share)));
}

static int meetings_listed(const struct practice_cadence *c)
{
    return c->n < MEETINGS_LISTED ? c->n : MEETINGS_LISTED;
}

/* Of those listed: planned, but not held once; "" where the finding says so of all. */
static const char *cadence_none(const struct fill *f)
{
    const struct practice_cadence *c = &f->d->practice.cadence;
    const char *none = "";

    for (int i = 0; i < meetings_listed(c) && c->kept > 0; i++)
        if (c->line[i].planned > 0 && c->line[i].held == 0)
            none = fill_join(f, none, "; ", c->line[i].name);
    return *none ? SAY(f, "practice_cadence_none", TEXT_ARG("list", none)) : "";
}

/* What the meetings are for depends on the level; "" where none is shown. */
static const char *cadence_rule(const struct fill *f)
{
    int level = f->d->level.number;

    if (level < 1)
        return "";
    return SAY(f, level < 3 ? "practice_cadence_inform" : "practice_cadence_plan",
               TEXT_ARG("level", arena_printf(f->arena, "%d", level)));
}

/* Which meetings never took place, what they are for, and how extra ones count. */
static void cadence_notes(struct fill *f, struct template_dict *d)
{
    const struct practice_cadence *c = &f->d->practice.cadence;
    const char *none = cadence_none(f), *rule = cadence_rule(f);
    bool more = false;

    for (int i = 0; i < c->n; i++)
        more = more || (c->line[i].planned > 0 && c->line[i].held > c->line[i].planned);
    if (more)
        fill_row(d, "MORE", "TEXT", fill_word(f, "practice_cadence_more"));
    if (*none == '\0' && *rule == '\0')
        return;
    struct template_dict *text = fill_row(d, "RULE", "RULE_TEXT", rule);
    if (*none)
        fill_row(text, "NEXT", "TEXT", none);
}

void fill_practice_cadence(struct fill *f, struct template_dict *chapter)
{
    const struct practice_cadence *c = &f->d->practice.cadence;
    int listed = meetings_listed(c);
    bool notes = false;
    if (c->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_CADENCE", "block-cadence.html");
    template_set_text(d, "FINDING", cadence_finding(f));
    template_set_text(
        d, "MEASURE",
        SAY(f, "practice_cadence_measure", TEXT_ARG("period", fill_as_of(f, c->wave))));
    for (int i = 0; i < listed; i++)
        notes = notes || c->line[i].note;
    if (notes)
        practice_note_column(f, d);
    for (int i = 0; i < listed; i++) {
        const struct practice_meeting *m = &c->line[i];
        struct template_dict *row = fill_row(d, "BLOCK_ROW", "NAME", m->name);

        template_set_text(row, "WIDTH", fill_percent(f, 100 * m->share));
        fill_row(row, "CELL", "TEXT", fill_count(f, m->planned));
        fill_row(row, "CELL", "TEXT", fill_count(f, m->held));
        fill_row(row, "CELL", "TEXT", share(f, m->share));
        practice_note(row, notes, m->note);
    }
    if (listed < c->n)
        fill_row(d, "MORE", "TEXT",
                 SAY(f, "workload_more", NUMBER_ARG("n", c->n - listed)));
    cadence_notes(f, d);
}

/* --- contact ---------------------------------------------------------------------- */

/* The departments whose count of this contact is zero: "Sales, Marketing"; "" for none. */
static const char *without(const struct fill *f, const struct practice_contact *line)
{
    const char *names = "";

    for (int i = 0; i < FUNCTIONS; i++)
        if (line->by[i].count == 0)
            names = fill_join(f, names, ", ", practice_decider(f, (enum decider)i));
    return names;
}

static const char *contact_finding(const struct fill *f)
{
    const struct practice_contacts *c = &f->d->practice.contacts;
    const char *list = "";

    for (int i = 0; i < c->n; i++) {
        const char *who = without(f, &c->line[i]);

        if (*who)
            list = fill_join(
                f, list, "; ",
                SAY(f, "practice_contact_item",
                    TEXT_ARG("name",
                             practice_quoted(f, fill_in(f, &c->line[i].item->text))),
                    TEXT_ARG("who", who)));
    }
    if (*list)
        return SAY(f, "practice_contact_missing", TEXT_ARG("list", list));
    return fill_word(f, c->known == FUNCTIONS * c->n ? "practice_contact_both"
                                                     : "practice_contact_some");
}

static void add_contact(struct fill *f, struct template_dict *d,
                        const struct practice_contact *line)
{
    static const char *const bar[FUNCTIONS] = {"SALES_X", "MARKETING_X"};
    struct template_dict *row = template_add_section(d, "BLOCK_ROW");
    double most = f->d->practice.contacts.most;

    practice_item(f, row, line->item);
    for (int i = 0; i < FUNCTIONS; i++) {
        const struct practice_side *side = &line->by[i];
        struct template_dict *cell =
            fill_row(row, "CELL", "TEXT", fill_number(f, side->per_head, 1));

        template_set_text(row, bar[i],
                          fill_percent(f, most > 0 ? 100 * side->per_head / most : 0));
        if (isfinite(side->count))
            fill_row(cell, "RATIO", "NOTE",
                     SAY(f, "practice_contact_ratio",
                         TEXT_ARG("count", fill_number(f, side->count, 0)),
                         TEXT_ARG("people", fill_number(f, side->people, 0))));
    }
}

void fill_practice_contact(struct fill *f, struct template_dict *chapter)
{
    const struct practice_contacts *c = &f->d->practice.contacts;
    if (c->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_CONTACT", "block-contact.html");
    template_set_text(d, "FINDING", contact_finding(f));
    template_set_text(
        d, "MEASURE",
        SAY(f, "practice_contact_measure", TEXT_ARG("period", fill_as_of(f, c->wave))));
    for (int i = 0; i < c->n; i++)
        add_contact(f, d, &c->line[i]);
    if (c->none > 0)
        template_show_section(d, "CAUSES");
}

/* --- common plan ------------------------------------------------------------------ */

enum { PLAN_AHEAD = 12, PLAN_PAST = 4 }; /* lines listed at most */

int fill_plan_unknown(const struct fill *f)
{
    const struct practice_plan *p = &f->d->practice.plan;
    int unknown = 0;

    for (int i = practice_plan_next(p, f->days); i < p->n; i++)
        unknown += p->line[i].known == 0;
    return unknown;
}

static const char *plan_finding(const struct fill *f, int ahead)
{
    const struct practice_plan *p = &f->d->practice.plan;
    int said = p->known + p->unknown;

    if (said > 0)
        return SAY(f, "practice_plan_known", NUMBER_ARG("n", p->known),
                   NUMBER_ARG("of", said));
    return ahead > 0 ? SAY(f, "practice_plan_ahead", NUMBER_ARG("n", ahead))
                     : fill_word(f, "practice_plan_over");
}

/* Which columns the plan has: some entry fills them. */
struct plan_columns {
    bool where, known;
};

static void add_entry(struct fill *f, struct template_dict *group,
                      const struct practice_entry *e, struct plan_columns has)
{
    struct template_dict *row = fill_row(group, "BLOCK_ROW", "NAME", e->what);

    template_set_text(row, "BY_ISO", date_iso(f->arena, e->when));
    template_set_text(row, "BY", text_date(f->arena, f->code, e->when));
    template_set_text(row, "OWNER", e->who);
    if (has.where)
        fill_row(row, "CELL", "TEXT", e->where ? e->where : fill_word(f, "no_value"));
    if (!has.known)
        return;
    struct template_dict *cell = template_add_section(row, "KNOWN");
    if (e->known < 0)
        fill_row(cell, "UNSAID", "TEXT", fill_word(f, "no_value"));
    else if (e->known)
        practice_chip(f, template_add_section(cell, "SAID"), "c-good", "●",
                      "practice_plan_yes");
    else
        practice_chip(f, template_add_section(cell, "SAID"), "c-warn", "▲",
                      "practice_plan_no");
}

/* The lines from `from` to before `to` below a heading; nothing when there are none. */
static void add_group(struct fill *f, struct template_dict *d, const char *key, int from,
                      int to, struct plan_columns has)
{
    if (from >= to)
        return;
    struct template_dict *group = fill_row(d, "BLOCK_GROUP", "NAME", fill_word(f, key));
    template_set_text(group, "COLUMNS",
                      arena_printf(f->arena, "%d", 3 + has.where + has.known));
    for (int i = from; i < to; i++)
        add_entry(f, group, &f->d->practice.plan.line[i], has);
}

void fill_practice_plan(struct fill *f, struct template_dict *chapter)
{
    const struct practice_plan *p = &f->d->practice.plan;
    int next = practice_plan_next(p, f->days), end = p->n;
    struct plan_columns has = {.known = p->known + p->unknown > 0};
    if (p->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_PLAN", "block-plan.html");
    template_set_text(d, "FINDING", plan_finding(f, end - next));
    template_set_text(d, "MEASURE",
                      SAY(f, "practice_plan_measure",
                          TEXT_ARG("date", text_date(f->arena, f->code, f->days)),
                          TEXT_ARG("period", fill_as_of(f, p->wave))));
    for (int i = 0; i < p->n; i++)
        has.where = has.where || p->line[i].where;
    if (has.where)
        fill_row(d, "COLUMN", "TEXT", fill_word(f, "practice_plan_where"));
    if (has.known)
        fill_row(d, "COLUMN", "TEXT", fill_word(f, "practice_plan_column"));
    int past = next > PLAN_PAST ? next - PLAN_PAST : 0;
    if (end > next + PLAN_AHEAD)
        end = next + PLAN_AHEAD;
    add_group(f, d, "practice_plan_next", next, end, has);
    add_group(f, d, "practice_plan_past", past, next, has);
    if (past + p->n - end > 0)
        fill_row(d, "MORE", "TEXT",
                 SAY(f, "practice_plan_more", NUMBER_ARG("n", past + p->n - end)));
    if (fill_plan_unknown(f) > 0)
        template_show_section(d, "CAUSES");
}
