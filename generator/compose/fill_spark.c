/*
 * fill_spark.c - the trend lines of key figures, and the values behind them in words.
 */
#include "compose/fill.h"

#include "base/buf.h"
#include "base/text.h"

#include <math.h>

/* The trend line of templates/kpis.html: 128 by 32 units, room for the end mark. */
static const double spark_left = 6, spark_right = 122, spark_top = 5, spark_bottom = 27;

struct spark {
    const struct kpi_result *kpi;
    double low, high;
};

static struct spark spark_scale(const struct kpi_result *kpi)
{
    struct spark s = {kpi, INFINITY, -INFINITY};
    for (int i = 0; i < kpi->nhistory; i++)
        if (isfinite(kpi->history[i])) {
            s.low = fmin(s.low, kpi->history[i]);
            s.high = fmax(s.high, kpi->history[i]);
        }
    if (isfinite(kpi->target) && isfinite(s.low)) {
        s.low = fmin(s.low, kpi->target);
        s.high = fmax(s.high, kpi->target);
    }
    return s;
}

static double spark_x(const struct spark *s, int i)
{
    if (s->kpi->nhistory < 2)
        return spark_right;
    return spark_left + (spark_right - spark_left) * i / (s->kpi->nhistory - 1);
}

static double spark_y(const struct spark *s, double value)
{
    if (s->high <= s->low)
        return (spark_top + spark_bottom) / 2;
    return spark_bottom -
           (spark_bottom - spark_top) * ((value - s->low) / (s->high - s->low));
}

static void add_place(struct fill *f, struct template_dict *d, const char *section,
                      const struct spark *s, int i)
{
    struct template_dict *place =
        fill_row(d, section, "X", fill_coordinate(f, spark_x(s, i)));
    template_set_text(place, "Y", fill_coordinate(f, spark_y(s, s->kpi->history[i])));
}

static void add_run(struct fill *f, struct template_dict *d, const struct spark *s,
                    int first, int end)
{
    if (end - first == 1 && end < s->kpi->nhistory)
        add_place(f, d, "SPARK_DOT", s, first);
    if (end - first < 2)
        return;
    struct buf points = {0};
    for (int i = first; i < end; i++) {
        buf_puts(&points, i > first ? " " : "");
        buf_put_decimal(&points, spark_x(s, i), 1);
        buf_putc(&points, ',');
        buf_put_decimal(&points, spark_y(s, s->kpi->history[i]), 1);
    }
    fill_row(d, "SPARK_LINE", "POINTS", arena_strdup(f->arena, buf_text(&points)));
    buf_drop(&points);
}

/* In the line: known, and not of a cohort that is still open. */
static bool is_settled(const struct kpi_result *kpi, int i)
{
    return isfinite(kpi->history[i]) && !kpi->history_open[i];
}

/* Periods without data stay gaps in the line; open cohorts stand beside it. */
void fill_spark(struct fill *f, struct template_dict *row, const struct kpi_result *kpi)
{
    struct spark s = spark_scale(kpi);
    if (!isfinite(s.low))
        return;
    struct template_dict *d = template_add_section(row, "SPARK");
    if (isfinite(kpi->target))
        fill_row(d, "SPARK_TARGET", "Y", fill_coordinate(f, spark_y(&s, kpi->target)));
    int first = 0;
    for (int i = 0; i <= kpi->nhistory; i++) {
        if (i < kpi->nhistory && is_settled(kpi, i))
            continue;
        if (i > first)
            add_run(f, d, &s, first, i);
        if (i < kpi->nhistory && isfinite(kpi->history[i]))
            add_place(f, d, "SPARK_OPEN", &s, i);
        first = i + 1;
    }
    if (is_settled(kpi, kpi->nhistory - 1))
        add_place(f, d, "SPARK_END", &s, kpi->nhistory - 1);
}

/* --- the values ------------------------------------------------------------------- */

/* The i-th period of the line: a quarter, or a month of one. */
static const char *period_name(const struct fill *f, const struct kpi_result *kpi, int i)
{
    int age = kpi->nhistory - 1 - i;
    if (!kpi->monthly)
        return fill_wave(f, kpi->period - age);
    int wave = kpi->period - age / WAVE_MONTHS, month = WAVE_MONTHS - age % WAVE_MONTHS;
    return text_date_as(f->arena, f->code, wave_month_last_day(wave, month),
                        DATE_MONTH_OF_YEAR);
}

static const char *period_value(const struct fill *f, const struct kpi_result *kpi, int i)
{
    const struct metric *m = &f->content->metric[kpi->metric];
    if (!isfinite(kpi->history[i]))
        return fill_word(f, "kpi_no_data");
    const char *value = fill_metric(f, m, kpi->history[i]);
    return kpi->history_open[i] ? SAY(f, "kpi_history_open", TEXT_ARG("value", value))
                                : value;
}

static const char *values(const struct fill *f, const struct kpi_result *kpi)
{
    const char *list = "";
    for (int i = 0; i < kpi->nhistory; i++)
        list = fill_join(f, list, "; ",
                         fill_unbroken(f, SAY(f, "kpi_history_item",
                                              TEXT_ARG("period", period_name(f, kpi, i)),
                                              TEXT_ARG("value", period_value(f, kpi, i)))));
    return list;
}

void fill_kpi_history(struct fill *f, struct template_dict *table)
{
    struct template_dict *history = NULL;
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        if (kpi->nhistory < 2)
            continue;
        if (history == NULL)
            history = template_add_section(table, "KPI_HISTORY");
        struct template_dict *row =
            fill_row(history, "KPI_HISTORY_ROW", "NAME",
                     fill_in(f, &f->content->metric[kpi->metric].name));
        template_set_text(row, "VALUE", values(f, kpi));
    }
}
