/*
 * fill_change.c - what the summary says about the score over time: the line of all
 * quarters, the change since the last one, and what got worse.
 */
#include "compose/fill.h"

#include "base/buf.h"

#include <math.h>

enum { ALERTS_SHOWN = 3, LABELS_MAX = 6 };

/* --- the line of the summary ------------------------------------------------------ */

/* The drawing of templates/summary.html: 300 by 112 units, scores over the quarters with
 * their intervals.  It shows the part of the scale in use, at least `range_least` points of
 * it. */
static const double line_left = 20, line_right = 262, line_top = 4, line_bottom = 90;
static const double range_least = 24, range_margin = 2;
static const double label_room = 20;  /* height a label takes above its point */
static const double whisker_half = 3; /* of the width of an interval's ends */
static const double level_least = 14; /* height of a band that has room for its number */

struct line {
    const struct fill *f;
    double low, high; /* the scores at bottom and top */
    int first, last;  /* waves */
};

static struct line line_scale(const struct fill *f)
{
    struct line l = {f, INFINITY, -INFINITY, f->d->trend[0].wave, f->d->wave};
    for (int i = 0; i < f->d->ntrend; i++) {
        const struct trend_point *p = &f->d->trend[i];
        l.low = fmin(l.low, fmin(p->value, p->value_low) - range_margin);
        l.high = fmax(l.high, fmax(p->value, p->value_high));
    }
    l.high += fmax((l.high - l.low) * label_room / (line_bottom - line_top - label_room),
                   range_margin);
    double missing = fmax(range_least - (l.high - l.low), 0);
    l.low -= missing / 2;
    l.high += missing / 2;
    double shift = fmax(20 - l.low, 0) - fmax(l.high - 100, 0);
    l.low = fmax(l.low + shift, 20);
    l.high = fmin(l.high + shift, 100);
    return l;
}

/* Quarters without a point keep their room. */
static double line_x(const struct line *l, int wave)
{
    return line_left +
           (line_right - line_left) * (wave - l->first) / (double)(l->last - l->first);
}

static double line_y(const struct line *l, double score)
{
    return line_bottom - (line_bottom - line_top) * (score - l->low) / (l->high - l->low);
}

/* The bands of the levels within the range, each with its number. */
static void add_bands(struct fill *f, struct template_dict *d, const struct line *l)
{
    for (int level = 1; level <= LEVELS; level++) {
        double from = fmax(20 * level, l->low), to = fmin(20 * (level + 1), l->high);
        if (to - from < 1e-9)
            continue;
        double top = line_y(l, to), bottom = line_y(l, from);
        struct template_dict *band = fill_row(d, "LINE_BAND", "BAND_CLASS",
                                              arena_printf(f->arena, "f-band-%d", level));
        template_set_text(band, "Y", fill_coordinate(f, top));
        template_set_text(band, "HEIGHT", fill_coordinate(f, bottom - top));
        if (bottom - top < level_least)
            continue;
        struct template_dict *name =
            fill_row(band, "LINE_LEVEL", "Y", fill_coordinate(f, (top + bottom) / 2 + 4.5));
        template_set_text(name, "TEXT", arena_printf(f->arena, "%d", level));
    }
}

/* Over the point and its interval. */
static double label_y(const struct line *l, const struct trend_point *p)
{
    return fmin(line_y(l, p->value) - 3, line_y(l, fmax(p->value, p->value_high))) - 4;
}

static void put_point(struct buf *out, const char *command, double x, double y)
{
    buf_puts(out, command);
    buf_put_decimal(out, x, 1);
    buf_putc(out, ' ');
    buf_put_decimal(out, y, 1);
}

static void add_interval(struct fill *f, struct template_dict *d, const struct line *l,
                         const struct trend_point *p)
{
    if (!isfinite(p->value_low) || !isfinite(p->value_high))
        return;
    double x = line_x(l, p->wave);
    double low = line_y(l, p->value_low), high = line_y(l, p->value_high);
    struct buf path = {0};
    put_point(&path, "M", x - whisker_half, low);
    put_point(&path, "L", x + whisker_half, low);
    put_point(&path, "M", x, low);
    put_point(&path, "L", x, high);
    put_point(&path, "M", x - whisker_half, high);
    put_point(&path, "L", x + whisker_half, high);
    fill_row(d, "LINE_WHISKER", "POINTS", arena_strdup(f->arena, buf_text(&path)));
    buf_drop(&path);
}

static bool is_labelled(const struct fill *f, int i)
{
    return f->d->ntrend <= LABELS_MAX || i == 0 || i == f->d->ntrend - 1;
}

static void add_points(struct fill *f, struct template_dict *d, const struct line *l)
{
    struct buf points = {0};
    const char *list = "";
    for (int i = 0; i < f->d->ntrend; i++) {
        const struct trend_point *p = &f->d->trend[i];
        double x = line_x(l, p->wave), y = line_y(l, p->value);
        buf_puts(&points, i > 0 ? " " : "");
        buf_put_decimal(&points, x, 1);
        buf_putc(&points, ',');
        buf_put_decimal(&points, y, 1);
        struct template_dict *dot = fill_row(
            d, i == f->d->ntrend - 1 ? "LINE_END" : "LINE_DOT", "X", fill_coordinate(f, x));
        template_set_text(dot, "Y", fill_coordinate(f, y));
        add_interval(f, d, l, p);
        list = fill_join(f, list, "; ",
                         SAY(f, "trend_item_score", TEXT_ARG("wave", fill_wave(f, p->wave)),
                             TEXT_ARG("value", fill_score(f, p->value))));
        if (!is_labelled(f, i))
            continue;
        struct template_dict *label = fill_row(d, "LINE_LABEL", "X", fill_coordinate(f, x));
        template_set_text(label, "Y", fill_coordinate(f, label_y(l, p)));
        template_set_text(label, "TEXT", fill_score(f, p->value));
    }
    template_set_text(d, "POINTS", arena_strdup(f->arena, buf_text(&points)));
    template_set_text(d, "LINE_DESCRIPTION", list);
    buf_drop(&points);
}

static void fill_line(struct fill *f, struct template_dict *summary)
{
    if (f->d->ntrend < 2)
        return;
    const struct line l = line_scale(f);
    struct template_dict *d = template_add_section(summary, "TREND_LINE");
    template_set_text(d, "FIRST_WAVE", fill_wave(f, l.first));
    template_set_text(d, "LAST_WAVE", fill_wave(f, l.last));
    add_bands(f, d, &l);
    add_points(f, d, &l);
    fill_trend_scores(f, d, "TREND_ROW");
}

/* --- the change ------------------------------------------------------------------- */

static bool method_changed_since(const struct fill *f, int wave)
{
    const struct project *p = f->d->project;
    for (int i = 0; i < p->nmethods; i++)
        if (p->method[i].wave > wave && p->method[i].wave <= f->d->wave)
            return true;
    return false;
}

static const char *change_people(const struct fill *f, const struct trend_point *p)
{
    const struct message_arg args[] = {NUMBER_ARG("before", p->n_before),
                                       NUMBER_ARG("now", p->n),
                                       NUMBER_ARG("linked", p->linked),
                                       {0}};
    return fill_say(f, p->method == TREND_PAIRED ? "change_people_same" : "change_people",
                    args);
}

static const char *change_word(const struct fill *f, const struct trend_point *p)
{
    const char *word = fill_verdict(f, p->verdict);
    if (!isfinite(p->low) || !isfinite(p->high))
        return word;
    return SAY(f, "change_interval", TEXT_ARG("verdict", word),
               TEXT_ARG("low", fill_signed(f, p->low, 1)),
               TEXT_ARG("high", fill_signed(f, p->high, 1)));
}

/* Whom and what the change counts, and how large one may be by chance. */
static const char *change_note(const struct fill *f, const struct trend_point *p,
                               const char *since, int before)
{
    const char *text = change_people(f, p);
    if (p->asked_differ && p->statements > 0)
        text = fill_join(f, text, " ",
                         SAY(f, "change_statements", NUMBER_ARG("n", p->statements)));
    if (isfinite(p->low) && isfinite(p->high))
        text = fill_join(
            f, text, " ",
            SAY(f, "confidence_change",
                TEXT_ARG("points", fill_number(f, ceil((p->high - p->low) / 2), 0))));
    if (method_changed_since(f, before))
        text = fill_join(
            f, text, " ",
            SAY(f, f->edition == EDITION_FULL ? "change_method" : "change_method_short",
                TEXT_ARG("since", since)));
    return text;
}

void fill_trend_summary(struct fill *f, struct template_dict *summary)
{
    const struct trend_point *last = fill_last_point(f), *before = fill_previous_point(f);
    if (before == NULL || last == NULL) {
        template_set_text(summary, "CHANGE_KICKER", fill_word(f, "summary_change"));
        template_set_text(summary, "CHANGE", fill_word(f, "no_value"));
        template_set_text(
            summary, "CHANGE_WORD",
            fill_word(f, f->d->nleft_out > 0 ? "change_none_comparable" : "change_first"));
        return;
    }
    const char *since = fill_since(f, before->wave);
    template_set_text(summary, "CHANGE_KICKER",
                      SAY(f, "summary_change_since", TEXT_ARG("since", since)));
    template_set_text(summary, "CHANGE", fill_signed(f, last->change, 1));
    template_set_text(summary, "CHANGE_WORD", change_word(f, last));
    fill_row(summary, "CHANGE_NOTE", "TEXT", change_note(f, last, since, before->wave));
    fill_line(f, summary);
}

const char *fill_not_moved(const struct fill *f)
{
    const struct trend_point *before = fill_previous_point(f);
    if (before == NULL)
        return fill_word(f,
                         f->d->nleft_out > 0 ? "trend_none_comparable" : "summary_first");
    return SAY(f, f->d->nmovers > 0 ? "summary_still" : "summary_unknown",
               TEXT_ARG("since", fill_since(f, before->wave)));
}

/* --- alerts ----------------------------------------------------------------------- */

static const char *alert_text(const struct fill *f, const struct alert *alert)
{
    if (alert->kind == ALERT_KPI) {
        const struct kpi_result *kpi = &f->d->kpi[alert->kpi];
        const char *name = fill_in(f, &f->content->metric[kpi->metric].name);
        return SAY(f, kpi->status == KPI_AT_RISK ? "alert_kpi_at_risk" : "alert_kpi_off",
                   TEXT_ARG("name", name));
    }
    const struct trend_point *last = fill_last_point(f), *before = fill_previous_point(f);
    if (last == NULL || before == NULL)
        return ""; /* cannot be: what got worse got worse since then */
    const char *since = fill_since(f, before->wave);
    if (alert->kind == ALERT_SCORE)
        return SAY(f, "alert_score", TEXT_ARG("since", since),
                   TEXT_ARG("points", fill_number(f, fabs(last->change), 1)));
    return SAY(f, alert->clear ? "alert_level" : "alert_level_chance",
               TEXT_ARG("since", since),
               TEXT_ARG("before", arena_printf(f->arena, "%d", alert->before)),
               TEXT_ARG("now", arena_printf(f->arena, "%d", alert->now)));
}

static bool is_warning(const struct fill *f, const struct alert *alert)
{
    if (alert->kind == ALERT_KPI)
        return f->d->kpi[alert->kpi].status == KPI_AT_RISK;
    return alert->kind == ALERT_LEVEL && !alert->clear;
}

void fill_alerts(struct fill *f, struct template_dict *summary)
{
    struct template_dict *list = NULL;
    for (int i = 0; i < f->d->nalerts && i < ALERTS_SHOWN; i++) {
        const struct alert *alert = &f->d->alert[i];
        if (list == NULL)
            list = template_add_section(summary, "ALERTS");
        struct template_dict *row = fill_row(list, "ALERT", "TEXT", alert_text(f, alert));
        template_set_text(row, "ALERT_CLASS", is_warning(f, alert) ? "c-warn" : "c-bad");
        template_set_text(row, "ALERT_SYMBOL", is_warning(f, alert) ? "▲" : "■");
    }
}
