/*
 * fill_workload_tools.c - sales material, systems and the reports asked of Sales.
 */
#include "compose/fill_workload.h"

#include "base/date.h"
#include "base/text.h"

#include <math.h>

static int shown_of(int n)
{
    return n < WORKLOAD_ROWS ? n : WORKLOAD_ROWS;
}

/* --- material ------------------------------------------------------------------------- */

static const char *materials_finding(const struct fill *f, const struct materials *m)
{
    if (m->old == 0)
        return fill_word(f, "materials_finding_none");
    return SAY(f, "materials_finding", NUMBER_ARG("n", m->old), NUMBER_ARG("of", m->n),
               TEXT_ARG("share", fill_share(f, (double)m->old / m->n)));
}

static void fill_material(struct fill *f, struct template_dict *table,
                          const struct material *one, double scale)
{
    struct template_dict *row = fill_row(table, "MATERIAL", "NAME", one->name);

    template_set_text(row, "UPDATED", text_date(f->arena, f->code, one->updated));
    template_set_text(row, "UPDATED_ISO", date_iso(f->arena, one->updated));
    template_set_text(row, "WIDTH", fill_percent(f, one->months / scale * 100));
    template_set_text(row, "LIMIT", fill_percent(f, 12 / scale * 100));
    template_set_text(row, "MONTHS", fill_count(f, one->months));
    template_show_section(row, one->old ? "OLD" : "FRESH");
    if (one->usable < 0)
        template_show_section(row, "UNRATED");
    else
        fill_chip(f, template_add_section(row, "USABLE"),
                  one->usable ? "workload_yes" : "workload_no", one->usable ? 1 : -1);
    template_set_text(row, "MINUTES", fill_hours(f, one->minutes));
}

void fill_materials(struct fill *f, struct template_dict *chapter)
{
    const struct materials *m = &f->d->workload.materials;
    int shown = shown_of(m->n);

    if (m->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_MATERIALS", "block-materials.html");
    template_set_text(d, "WORKLOAD_FINDING", materials_finding(f, m));
    template_set_text(d, "WORKLOAD_MEASURE",
                      SAY(f, "materials_measure", NUMBER_ARG("n", m->n),
                          TEXT_ARG("date", text_date(f->arena, f->code, m->on))));
    double scale = fmax(24, m->oldest[0].months);
    for (int i = 0; i < shown; i++)
        fill_material(f, d, &m->oldest[i], scale);
    fill_more(f, d, m->n - shown);
    if (m->rated > 0)
        fill_row(d, "FACT", "TEXT",
                 SAY(f, "materials_unusable", NUMBER_ARG("n", m->unusable),
                     NUMBER_ARG("of", m->rated),
                     TEXT_ARG("share", fill_share(f, (double)m->unusable / m->rated))));
    if (m->timed > 0)
        fill_row(d, "FACT", "TEXT",
                 SAY(f, "materials_search", NUMBER_ARG("n", fill_hours_form(m->minutes)),
                     TEXT_ARG("minutes", fill_hours(f, m->minutes)),
                     NUMBER_ARG("of", m->timed)));
}

/* --- systems ---------------------------------------------------------------------- */

static void fill_system(struct fill *f, struct template_dict *table,
                        const struct system_use *one)
{
    struct template_dict *row = fill_row(table, "SYSTEM", "NAME", one->name);

    if (one->used_by != USED_BY_MARKETING)
        template_show_section(row, "IS_SALES");
    if (one->used_by != USED_BY_SALES)
        template_show_section(row, "IS_MARKETING");
    template_set_text(row, "HOURS", fill_hours(f, one->hours));
    fill_remark(row, "SYSTEM_NOTE", one->note);
}

static const char *systems_finding(const struct fill *f, const struct systems *s)
{
    if (!(s->hours > 0))
        return SAY(f, "systems_finding_shared", NUMBER_ARG("n", s->by[USED_BY_BOTH]),
                   NUMBER_ARG("of", s->n));
    return SAY(f, "systems_finding", NUMBER_ARG("n", fill_hours_form(s->hours)),
               TEXT_ARG("hours", fill_hours(f, s->hours)));
}

void fill_systems(struct fill *f, struct template_dict *chapter)
{
    const struct systems *s = &f->d->workload.systems;
    int shown = shown_of(s->n);

    if (s->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_SYSTEMS", "block-systems.html");
    template_set_text(d, "WORKLOAD_FINDING", systems_finding(f, s));
    template_set_text(
        d, "WORKLOAD_MEASURE",
        SAY(f, "systems_measure", TEXT_ARG("period", fill_as_of(f, s->wave))));
    for (int i = 0; i < shown; i++)
        fill_system(f, d, &s->row[i]);
    fill_more(f, d, s->n - shown);
    fill_row(d, "FACT", "TEXT",
             SAY(f, "systems_shared", NUMBER_ARG("both", s->by[USED_BY_BOTH]),
                 NUMBER_ARG("sales", s->by[USED_BY_SALES]),
                 NUMBER_ARG("marketing", s->by[USED_BY_MARKETING])));
    if (s->hours > 0)
        fill_row(d, "FACT", "TEXT",
                 SAY(f, "systems_year", TEXT_ARG("hours", fill_hours(f, s->hours)),
                     NUMBER_ARG("weeks", WORKLOAD_WEEKS),
                     NUMBER_ARG("n", round(s->hours_year)),
                     TEXT_ARG("year", fill_number(f, s->hours_year, 0))));
}

/* --- reports asked of Sales ------------------------------------------------------- */

static const char *burden_finding(const struct fill *f, const struct burden *b)
{
    const struct message_arg args[] = {
        NUMBER_ARG("n", fill_hours_form(b->hours)),
        TEXT_ARG("hours", fill_hours(f, b->hours)),
        TEXT_ARG("share", fill_share(f, b->unread_share)),
        {0},
    };

    if (b->nunread > 0 && isfinite(b->unread_share))
        return fill_say(f, "burden_finding_unread", args);
    return fill_say(
        f, b->nunread == 0 && b->nknown == b->n ? "burden_finding_read" : "burden_finding",
        args);
}

static void fill_report(struct fill *f, struct template_dict *table,
                        const struct report_asked *one, double most)
{
    struct template_dict *row = fill_row(table, "REPORT", "NAME", one->name);

    template_set_text(row, "WIDTH", fill_percent(f, one->hours / most * 100));
    template_set_text(row, "HOURS", fill_hours(f, one->hours));
    if (one->read < 0) {
        fill_chip(f, row, "burden_unknown", 2);
        return;
    }
    fill_chip(f, row, one->read ? "burden_read" : "burden_unread", one->read ? 1 : 0);
}

/* The reports nobody reads, as far as they are listed. */
static const char *unread_names(const struct fill *f, const struct burden *b)
{
    const char *names = "";

    for (int i = 0; i < shown_of(b->nunread); i++)
        names = fill_join(f, names, "; ", b->row[i].name);
    return names;
}

void fill_burden(struct fill *f, struct template_dict *chapter)
{
    const struct burden *b = &f->d->workload.burden;
    int shown = shown_of(b->n);
    double most = 0;

    if (b->n == 0)
        return;
    struct template_dict *d =
        template_add_include(chapter, "BLOCK_BURDEN", "block-burden.html");
    template_set_text(d, "WORKLOAD_FINDING", burden_finding(f, b));
    template_set_text(d, "WORKLOAD_MEASURE",
                      SAY(f, "burden_measure", TEXT_ARG("period", fill_as_of(f, b->wave))));
    for (int i = 0; i < b->n; i++)
        most = fmax(most, b->row[i].hours);
    for (int i = 0; i < shown; i++)
        fill_report(f, d, &b->row[i], most > 0 ? most : 1);
    fill_more(f, d, b->n - shown);
    if (b->nunread > 0)
        fill_row(d, "FACT", "TEXT",
                 SAY(f, "burden_candidates", NUMBER_ARG("n", fill_hours_form(b->unread)),
                     TEXT_ARG("names", unread_names(f, b)),
                     TEXT_ARG("hours", fill_hours(f, b->unread))));
    else
        fill_row(d, "FACT", "TEXT", fill_word(f, "burden_next"));
}
