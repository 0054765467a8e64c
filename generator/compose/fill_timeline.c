/*
 * fill_timeline.c - the roadmap as a calendar: when each action is due, in the months from
 * the report's date on.
 *
 * An action's bar runs from that date to the day it is due.  The months are columns of the
 * table, whose widths are whole shares, so places are counted within the month they lie in.
 */
#include "compose/fill.h"

#include "base/date.h"
#include "base/text.h"
#include "read/wave.h"

enum {
    HORIZONS = 3,
    HORIZON_DAYS = 30,
    PLAN_DAYS = HORIZONS * HORIZON_DAYS,
    MONTHS_MAX = 5,   /* that 90 days can touch, and more */
    MONTH_SHARES = 9, /* of the table's width, for all months */
    NAMED_DAYS = 12   /* a month of fewer days has no room for its name */
};

struct calendar {
    struct {
        long last;       /* its last day in the plan */
        int days, share; /* of the plan, of the table's width */
    } month[MONTHS_MAX];
    int n, shares;
};

static long month_end(long day)
{
    int wave = (1970 + (int)(day / 366)) * 4, month = 1;
    while (wave_last_day(wave) < day)
        wave++;
    while (wave_month_last_day(wave, month) < day)
        month++;
    return wave_month_last_day(wave, month);
}

/* The months of the days after the date, up to the last day of the plan. */
static struct calendar calendar_from(long date)
{
    struct calendar c = {0};
    long end = date + PLAN_DAYS;
    for (long day = date + 1; day <= end && c.n < MONTHS_MAX; c.n++) {
        long last = month_end(day);
        c.month[c.n].last = last < end ? last : end;
        c.month[c.n].days = (int)(c.month[c.n].last - day) + 1;
        int share = (c.month[c.n].days * MONTH_SHARES + PLAN_DAYS / 2) / PLAN_DAYS;
        c.month[c.n].share = share > 0 ? share : 1;
        c.shares += c.month[c.n].share;
        day = c.month[c.n].last + 1;
    }
    return c;
}

/* Where a number of days from the date ends, in percent of the months' width. */
static double place(const struct calendar *c, int days)
{
    double shares = 0;
    for (int i = 0; i < c->n; i++) {
        if (days <= c->month[i].days)
            return (shares + (double)c->month[i].share * days / c->month[i].days) * 100 /
                   c->shares;
        days -= c->month[i].days;
        shares += c->month[i].share;
    }
    return 100;
}

static void fill_months(struct fill *f, struct template_dict *d, const struct calendar *c)
{
    for (int i = 0; i < c->n; i++) {
        fill_row(d, "MONTH_COLUMN", "MONTH_CLASS",
                 arena_printf(f->arena, "w-%d", c->month[i].share));
        struct template_dict *head = template_add_section(d, "MONTH");
        if (c->month[i].days < NAMED_DAYS)
            template_show_section(head, "UNNAMED");
        else
            fill_row(head, "NAMED", "TEXT",
                     text_date_as(f->arena, f->code, c->month[i].last, DATE_MONTH));
    }
}

static void add_action(struct fill *f, struct template_dict *horizon, int i,
                       const struct calendar *c)
{
    const struct action *action = &f->content->action[f->d->roadmap.action[i].action];
    struct template_dict *row = template_add_section(horizon, "TIMELINE_ROW");
    long due = f->days + action->days;
    double shares = 0;
    fill_action(f, row, i);
    template_set_text(row, "SPAN", arena_printf(f->arena, "%d", c->n));
    template_set_text(row, "WIDTH", fill_percent(f, place(c, action->days)));
    template_set_text(row, "BY_ISO", date_iso(f->arena, due));
    template_set_text(
        row, "BY",
        SAY(f, "timeline_by",
            TEXT_ARG("date", text_date_as(f->arena, f->code, due, DATE_DAY))));
    for (int m = 0; m + 1 < c->n; m++) {
        shares += c->month[m].share;
        fill_row(row, "MONTH_LINE", "X", fill_percent(f, shares * 100 / c->shares));
    }
}

static bool is_due_in(const struct fill *f, int i, int horizon)
{
    int days = f->content->action[f->d->roadmap.action[i].action].days;
    return (days - 1) / HORIZON_DAYS == horizon;
}

static void fill_horizon(struct fill *f, struct template_dict *d, int horizon,
                         const struct calendar *c)
{
    static const char *const names[HORIZONS] = {"timeline_now", "timeline_next",
                                                "timeline_later"};
    struct template_dict *group = NULL;
    for (int i = 0; i < f->d->roadmap.nactions; i++) {
        if (!is_due_in(f, i, horizon))
            continue;
        if (group == NULL) {
            group = fill_row(d, "HORIZON", "NAME", fill_word(f, names[horizon]));
            template_set_text(group, "COLUMNS", arena_printf(f->arena, "%d", c->n + 4));
        }
        add_action(f, group, i, c);
    }
}

static const char *finding(const struct fill *f)
{
    int soon = 0, all = f->d->roadmap.nactions;
    for (int i = 0; i < all; i++)
        soon += is_due_in(f, i, 0);
    return SAY(f, soon > 0 ? "timeline_finding" : "timeline_finding_none",
               NUMBER_ARG("n", soon), NUMBER_ARG("all", all));
}

void fill_timeline(struct fill *f, struct template_dict *actions)
{
    const struct calendar c = calendar_from(f->days);
    struct template_dict *d = fill_row(actions, "TIMELINE", "TIMELINE_FINDING", finding(f));
    template_set_text(d, "TIMELINE_MEASURE",
                      SAY(f, "timeline_measure",
                          TEXT_ARG("date", text_date(f->arena, f->code, f->days))));
    fill_months(f, d, &c);
    for (int horizon = 0; horizon < HORIZONS; horizon++)
        fill_horizon(f, d, horizon, &c);
}
