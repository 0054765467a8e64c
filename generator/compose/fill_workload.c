/*
 * fill_workload.c - where time goes: what the chapter opens with, and leads against the
 * hours to work them.
 */
#include "compose/fill_workload.h"

#include "base/text.h"

#include <math.h>

bool fill_has_workload(const struct fill *f)
{
    return f->d->workload.shown;
}

/* --- what the sections share ------------------------------------------------------ */

double fill_hours_form(double hours)
{
    return round(hours * 10) / 10;
}

const char *fill_hours(const struct fill *f, double hours)
{
    double shown = fill_hours_form(hours);

    return fill_number(f, shown, shown < floor(shown) || shown > floor(shown) ? 1 : 0);
}

void fill_remark(struct template_dict *d, const char *section, const char *text)
{
    if (text != NULL)
        fill_row(d, section, "TEXT", text);
}

void fill_chip(const struct fill *f, struct template_dict *row, const char *key, int good)
{
    static const struct {
        int good;
        const char *class, *symbol;
    } looks[] = {{1, "c-good", "● "}, {0, "c-warn", "▲ "}, {-1, "c-bad", "■ "}};
    const char *class = "c-ink2", *symbol = "";

    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (looks[i].good == good) {
            class = looks[i].class;
            symbol = looks[i].symbol;
        }
    template_set_text(row, "CHIP_CLASS", class);
    template_set_text(row, "CHIP",
                      arena_printf(f->arena, "%s%s", symbol, fill_word(f, key)));
}

void fill_more(const struct fill *f, struct template_dict *d, int more)
{
    if (more > 0)
        fill_row(d, "MORE", "TEXT", SAY(f, "workload_more", NUMBER_ARG("n", more)));
}

/* --- capacity ------------------------------------------------------------------------- */

/* The number a reader sees for a gap: of leads, whole ones. */
static double whole(double value)
{
    return round(fabs(value));
}

static const char *source_name(const struct fill *f, const struct capacity_row *row)
{
    return row->source != NULL ? row->source : fill_word(f, "capacity_any_source");
}

static const char *capacity_finding(const struct fill *f, const struct capacity *c)
{
    const struct capacity_row *all = &c->all;

    if (all->leads > 0 && !(all->capacity > 0))
        return fill_word(f, "capacity_finding_nobody");
    if (all->gap <= 0 && c->row[0].gap > 0)
        return SAY(f, "capacity_finding_uneven",
                   TEXT_ARG("source", source_name(f, &c->row[0])));
    if (whole(all->gap) < 1)
        return fill_word(f, "capacity_finding_even");
    return SAY(f, all->gap > 0 ? "capacity_finding_over" : "capacity_finding_room",
               NUMBER_ARG("n", whole(all->gap)),
               TEXT_ARG("gap", fill_number(f, whole(all->gap), 0)));
}

static void fill_capacity_row(struct fill *f, struct template_dict *table,
                              const struct capacity_row *row, const char *name, double most)
{
    struct template_dict *d = fill_row(table, "CAPACITY_ROW", "NAME", name);

    template_set_text(d, "LEADS_WIDTH", fill_percent(f, row->leads / most * 100));
    template_set_text(d, "CAPACITY_WIDTH", fill_percent(f, row->capacity / most * 100));
    template_set_text(d, "LEADS", fill_number(f, row->leads, 0));
    template_set_text(d, "WORKABLE", fill_number(f, row->capacity, 0));
    template_set_text(d, "USED", fill_share(f, row->used));
    template_set_text(d, "CONTACT_HOURS", fill_hours(f, row->contact_hours));
    template_set_text(d, "UNTOUCHED", fill_share(f, row->untouched));
    if (isfinite(row->untouched) && row->after_days >= 0)
        fill_row(d, "AFTER", "TEXT",
                 SAY(f, "capacity_after", NUMBER_ARG("n", row->after_days)));
}

static void fill_capacity_table(struct fill *f, struct template_dict *d)
{
    const struct capacity *c = &f->d->workload.capacity;
    int shown = c->n < WORKLOAD_ROWS ? c->n : WORKLOAD_ROWS;
    double most = 1;

    /* The sum would make the bars of its parts short: it has a scale of its own. */
    for (int i = 0; i < c->n; i++)
        most = fmax(most, fmax(c->row[i].leads, c->row[i].capacity));
    for (int i = 0; i < shown; i++)
        fill_capacity_row(f, d, &c->row[i], source_name(f, &c->row[i]), most);
    if (c->n > 1)
        fill_capacity_row(f, d, &c->all, fill_word(f, "capacity_all"),
                          fmax(1, fmax(c->all.leads, c->all.capacity)));
    fill_more(f, d, c->n - shown);
}

/* What is agreed for leads beyond capacity, and where nothing is. */
static void fill_fallbacks(struct fill *f, struct template_dict *d)
{
    const struct capacity *c = &f->d->workload.capacity;
    const char *agreed = "", *open = "";

    for (int i = 0; i < c->n && i < WORKLOAD_ROWS; i++) {
        const struct capacity_row *row = &c->row[i];
        const char *name = source_name(f, row);

        if (row->fallback == NULL)
            open = fill_join(f, open, "; ", name);
        else if (c->n == 1)
            agreed = row->fallback;
        else
            agreed = fill_join(f, agreed, "; ",
                               arena_printf(f->arena, "%s (%s)", row->fallback, name));
    }
    if (agreed[0] != '\0')
        fill_row(d, "FALLBACK", "TEXT",
                 SAY(f, "capacity_fallback", TEXT_ARG("text", agreed)));
    if (c->no_fallback == c->n)
        fill_row(d, "FALLBACK", "TEXT", fill_word(f, "capacity_no_fallback"));
    else if (open[0] != '\0')
        fill_row(d, "FALLBACK", "TEXT",
                 SAY(f, "capacity_no_fallback_for", TEXT_ARG("names", open)));
}

void fill_capacity(struct fill *f, struct template_dict *chapter)
{
    const struct capacity *c = &f->d->workload.capacity;

    if (c->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_CAPACITY", "block-capacity.html");
    template_set_text(d, "WORKLOAD_FINDING", capacity_finding(f, c));
    template_set_text(
        d, "WORKLOAD_MEASURE",
        SAY(f, "capacity_measure", TEXT_ARG("period", fill_as_of(f, c->wave))));
    fill_capacity_table(f, d);
    fill_fallbacks(f, d);
    template_set_text(d, "CAPACITY_READING",
                      fill_word(f, c->all.gap > 0 || c->all.untouched > 0
                                       ? "capacity_causes"
                                   : c->all.gap < 0 ? "capacity_room"
                                                    : "capacity_even"));
}

/* --- what the chapter opens with -------------------------------------------------- */

static const char *hours_arg(const struct fill *f, const char *key, double hours)
{
    return SAY(f, key, NUMBER_ARG("n", fill_hours_form(hours)),
               TEXT_ARG("hours", fill_hours(f, hours)));
}

/* Hours, and the leads there is no time for, where there are any. */
static const char *hours_beside_leads(const struct fill *f, const char *key, double hours)
{
    const struct capacity *c = &f->d->workload.capacity;
    bool over = c->n > 0 && c->all.gap >= 0.5;

    return SAY(f, key, NUMBER_ARG("n", fill_hours_form(hours)),
               TEXT_ARG("hours", fill_hours(f, hours)),
               TEXT_ARG("over", over ? "yes" : "no"),
               TEXT_ARG("gap", fill_number(f, whole(c->all.gap), 0)));
}

/* More leads than time, in all or from one source, or leads nobody has contacted. */
static const char *lead_overload(const struct fill *f)
{
    const struct capacity *c = &f->d->workload.capacity;
    const struct capacity_row *worst = c->all.gap > 0 ? &c->all : &c->row[0];

    if (!(worst->gap > 0))
        return SAY(f, "workload_untouched",
                   TEXT_ARG("share", fill_share(f, c->all.untouched)));
    return SAY(f, worst == &c->all ? "workload_capacity" : "workload_uneven",
               TEXT_ARG("gap", fill_number(f, fmax(1, whole(worst->gap)), 0)),
               TEXT_ARG("source", source_name(f, worst)));
}

/* What costs most, as a sentence. */
static const char *most_time(const struct fill *f)
{
    const struct workload *w = &f->d->workload;
    const struct attrition *t = &w->attrition;

    switch (w->topic) {
    case TOPIC_NONE: break;
    case TOPIC_BURDEN: return hours_beside_leads(f, "workload_burden", w->burden.hours);
    case TOPIC_SYSTEMS: return hours_beside_leads(f, "workload_systems", w->systems.hours);
    case TOPIC_CAPACITY: return lead_overload(f);
    case TOPIC_MATERIALS:
        return SAY(f, "workload_materials", NUMBER_ARG("n", w->materials.stale),
                   NUMBER_ARG("of", w->materials.n));
    case TOPIC_SERVICES:
        return SAY(f, "workload_services", NUMBER_ARG("n", w->services.states[2]),
                   NUMBER_ARG("of", w->services.n));
    case TOPIC_CAUSES:
        return SAY(f, "workload_causes",
                   NUMBER_ARG("n", w->causes.states[1] + w->causes.states[2]),
                   NUMBER_ARG("of", w->causes.n));
    case TOPIC_ATTRITION:
        return fill_word(f, t->withheld ? "workload_vacancies" : "workload_attrition");
    }
    return fill_word(f, "workload_none");
}

/* What to do first about it, as a sentence. */
static const char *first_step(const struct fill *f)
{
    const struct workload *w = &f->d->workload;

    switch (w->topic) {
    case TOPIC_NONE: break;
    case TOPIC_BURDEN:
        if (w->burden.unread > 0)
            return hours_arg(f, "workload_first_unread", w->burden.unread);
        return fill_word(f, "workload_first_merge");
    case TOPIC_SYSTEMS: return fill_word(f, "workload_first_entry");
    case TOPIC_CAPACITY: return fill_word(f, "workload_first_capacity");
    case TOPIC_MATERIALS: return fill_word(f, "workload_first_materials");
    case TOPIC_SERVICES: return fill_word(f, "workload_first_services");
    case TOPIC_CAUSES: return fill_word(f, "workload_first_causes");
    case TOPIC_ATTRITION: return fill_word(f, "workload_first_attrition");
    }
    return fill_word(f, "workload_first_none");
}

/* The figure beside it: hours where they were counted, else that of the first section. */
static void fill_workload_pull(struct fill *f, struct template_dict *d)
{
    const struct workload *w = &f->d->workload;
    const struct attrition *t = &w->attrition;

    if (w->hours > 0) {
        bool both = w->burden.n > 0 && w->systems.hours > 0;
        const char *key = both              ? "pull_workload_both"
                          : w->burden.n > 0 ? "pull_workload_reports"
                                            : "pull_workload_entry";
        fill_pull(d, fill_hours(f, w->hours), hours_arg(f, key, w->hours));
    } else if (isfinite(w->capacity.all.used) && w->capacity.n > 0)
        fill_pull(d, fill_share(f, w->capacity.all.used),
                  fill_word(f, "pull_workload_capacity"));
    else if (w->materials.n > 0)
        fill_pull(d, fill_count(f, w->materials.old),
                  SAY(f, "pull_workload_materials", NUMBER_ARG("of", w->materials.n)));
    else if (w->services.n > 0)
        fill_pull(d, fill_count(f, w->services.states[2]),
                  SAY(f, "pull_workload_services", NUMBER_ARG("of", w->services.n)));
    else if (w->causes.n > 0)
        fill_pull(d, fill_count(f, w->causes.states[1] + w->causes.states[2]),
                  SAY(f, "pull_workload_causes", NUMBER_ARG("of", w->causes.n)));
    else if (w->systems.n > 0)
        fill_pull(d, fill_count(f, w->systems.by[USED_BY_BOTH]),
                  SAY(f, "pull_workload_systems", NUMBER_ARG("of", w->systems.n)));
    else if (t->n > 0 && isfinite(t->by[0].left) && isfinite(t->by[1].left))
        fill_pull(d, fill_number(f, t->by[0].left + t->by[1].left, 0),
                  SAY(f, "pull_workload_attrition",
                      NUMBER_ARG("of", t->by[0].people + t->by[1].people)));
}

void fill_workload(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "WORKLOAD", "workload.html", true);

    template_set_text(d, "WORKLOAD_LEAD", fill_join(f, most_time(f), " ", first_step(f)));
    fill_workload_pull(f, d);
    fill_capacity(f, d);
    fill_materials(f, d);
    fill_systems(f, d);
    fill_burden(f, d);
    fill_services(f, d);
    fill_causes(f, d);
    fill_attrition(f, d);
}
