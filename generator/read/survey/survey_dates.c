/*
 * survey_dates.c - the quarters of answers that only their dates tell; see survey_parts.h.
 *
 * People answer within some weeks.  Answers without a gap of more than three weeks between
 * them are one survey, which is of the quarter it lies in; one that lies in two is asked
 * about, since nobody but the consultant knows which of them it was meant for.
 */
#include "base/date.h"
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <string.h>

enum { GAP_DAYS = 21, YEAR_FIRST = 1971, YEAR_LAST = 2998 };

/* The days of a file's answers and what they make. */
struct calendar {
    long first, last; /* the earliest and the latest day */
    bool *day;        /* whether there is an answer, from the first */
    int *wave;        /* of each day */
    int only;         /* the only wave of all, or WAVE_NONE */
    long from, to;    /* of a survey in two quarters, when across */
    bool across;
};

/* Takes apart what pack_date of survey_rows.c put together. */
static struct raw_date unpack(int packed)
{
    return (struct raw_date){.year = (int16_t)(packed >> 13),
                             .first = (uint8_t)(packed >> 8 & 31),
                             .other = (uint8_t)(packed >> 3 & 31),
                             .sure = (uint8_t)(packed & 7)};
}

static bool day_of(const struct entry *e, enum date_order order, long *days)
{
    struct raw_date raw = unpack(e->response.wave);

    return e->response.wave != WAVE_NONE && raw.year >= YEAR_FIRST &&
           raw.year <= YEAR_LAST && date_days(&raw, order, days);
}

/* Previews and tests say nothing about when the survey was. */
static bool counts(const struct entry *e)
{
    return e->left != LEFT_PREVIEW && e->left != LEFT_TEST;
}

static int wave_of_day(long days)
{
    int year, month, day;

    date_parts(days, &year, &month, &day);
    return year * 4 + (month - 1) / WAVE_MONTHS;
}

/* Gives the days of one survey their quarter. */
static void name_survey(struct calendar *c, long from, long to, bool each)
{
    int wave = wave_of_day(c->first + from);

    if (!each && wave_of_day(c->first + to) != wave && !c->across) {
        c->across = true;
        c->from = c->first + from;
        c->to = c->first + to;
    }
    for (long i = from; i <= to; i++)
        if (c->day[i])
            c->wave[i] = each ? wave_of_day(c->first + i) : wave;
}

/* False when there is no date at all. */
static bool make_calendar(struct survey_file *f, enum date_order order, struct calendar *c)
{
    const struct loader *l = f->loader;
    long days, from = 0, before = 0;
    bool any = false;

    *c = (struct calendar){.only = WAVE_NONE};
    for (size_t i = f->first; i < l->n; i++)
        if (counts(&l->entry[i]) && day_of(&l->entry[i], order, &days)) {
            c->first = !any || days < c->first ? days : c->first;
            c->last = !any || days > c->last ? days : c->last;
            any = true;
        }
    if (!any)
        return false;
    c->day = arena_array(&f->scratch, (size_t)(c->last - c->first) + 1, sizeof *c->day);
    c->wave = arena_array(&f->scratch, (size_t)(c->last - c->first) + 1, sizeof *c->wave);
    for (size_t i = f->first; i < l->n; i++)
        if (counts(&l->entry[i]) && day_of(&l->entry[i], order, &days))
            c->day[days - c->first] = true;
    for (long i = 0; i <= c->last - c->first; i++) {
        if (!c->day[i])
            continue;
        if (i - before > GAP_DAYS) {
            name_survey(c, from, before, f->columns.wave_by_date);
            from = i;
        }
        before = i;
    }
    name_survey(c, from, before, f->columns.wave_by_date);
    c->only = c->wave[0];
    for (long i = 1; i <= c->last - c->first; i++)
        if (c->day[i] && c->wave[i] != c->only)
            c->only = WAVE_NONE;
    return true;
}

static int wave_in(const struct calendar *c, const struct entry *e, enum date_order order)
{
    long days;

    if (!day_of(e, order, &days))
        return c->only;
    return counts(e) ? c->wave[days - c->first] : wave_of_day(days);
}

/* --- order of day and month ------------------------------------------------------- */

/* The date that is asked about, for messages. */
static struct place date_place(const struct survey_file *f)
{
    return (struct place){f->in.path, f->header.last_line, f->columns.date[0] + 1};
}

static const char *company_asked(const struct survey_file *f)
{
    long company = f->columns.the_company;

    return company < 0 ? NULL : f->in.project->company[company].id;
}

static bool ask_order(struct survey_file *f, const char *why)
{
    return intake_ask(
        &f->in, date_place(f), company_asked(f),
        "is the day or the month first in the dates? %s; write date_order = dmy "
        "or date_order = mdy below %s",
        why, intake_section(&f->in));
}

/* False when both orders put every answer in the same quarter. */
static bool order_matters(struct survey_file *f)
{
    const struct loader *l = f->loader;
    struct calendar dmy, mdy;

    if (!make_calendar(f, DATE_DMY, &dmy) || !make_calendar(f, DATE_MDY, &mdy))
        return true;
    if (dmy.across || mdy.across)
        return true;
    for (size_t i = f->first; i < l->n; i++)
        if (wave_in(&dmy, &l->entry[i], DATE_DMY) != wave_in(&mdy, &l->entry[i], DATE_MDY))
            return true;
    return false;
}

static bool find_order(struct survey_file *f, enum date_order *order)
{
    const char *setting = intake_setting(&f->in, "date_order");
    bool guessed = false;

    if (setting) {
        if (!date_order_find(setting, order))
            return intake_wrong(&f->in, "date_order", "dmy, mdy, ymd or serial");
        reading_choice(f->in.arena, f->reading, "date_order", "%s", setting);
        return true;
    }
    *order = date_order(&f->dates, DATE_DMY, &guessed);
    if (*order == DATE_ORDER_NONE && f->dates.n)
        return ask_order(f, "some can only be one and some only the other");
    if (guessed && order_matters(f))
        return ask_order(f, "all of them can be read in two ways");
    if (f->dates.ambiguous || f->dates.dmy || f->dates.mdy)
        reading_choice(f->in.arena, f->reading, "date_order", "%s",
                       date_order_name(*order));
    return true;
}

/* --- waves --------------------------------------------------------------------------- */

static bool ask_across(struct survey_file *f, const struct calendar *c)
{
    struct arena *a = &f->scratch;
    const char *before = wave_name(a, wave_of_day(c->from));
    const char *after = wave_name(a, wave_of_day(c->to));

    return intake_ask(
        &f->in, date_place(f), company_asked(f),
        "do the answers given from %s to %s belong to %s or to %s? write wave = "
        "%s, wave = %s, or wave = date for each in its own quarter, below %s",
        date_iso(a, c->from), date_iso(a, c->to), before, after, before, after,
        intake_section(&f->in));
}

static void no_date(struct survey_file *f, struct entry *e)
{
    const struct response *r = &e->response;

    diag_report(f->in.diag, DIAG_WAVE_VALUE,
                (struct place){f->in.path, r->line, f->columns.date[0] + 1},
                f->in.project->company[r->company].id, "no date that can be read");
    e->left = LEFT_FAULTY;
}

bool survey_dates(struct survey_file *f)
{
    struct loader *l = f->loader;
    enum date_order order;
    struct calendar c;

    if (f->columns.wave >= 0 || f->columns.the_wave != WAVE_NONE)
        return true;
    if (!find_order(f, &order))
        return false;
    if (!make_calendar(f, order, &c))
        return intake_ask(&f->in, date_place(f), company_asked(f),
                          "in which quarter were these answers given? no date can be read; "
                          "write wave = 2026-Q3 below %s",
                          intake_section(&f->in));
    if (c.across)
        return ask_across(f, &c);
    for (size_t i = f->first; i < l->n; i++) {
        l->entry[i].response.wave = wave_in(&c, &l->entry[i], order);
        if (l->entry[i].response.wave == WAVE_NONE)
            no_date(f, &l->entry[i]);
    }
    reading_fact(f->in.arena, f->reading, "quarter", "%s (answers from %s to %s)",
                 c.only == WAVE_NONE ? "several" : wave_name(f->in.arena, c.only),
                 date_iso(&f->scratch, c.first), date_iso(&f->scratch, c.last));
    return true;
}
