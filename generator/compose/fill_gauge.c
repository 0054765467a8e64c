/*
 * fill_gauge.c - the one gauge: where needle, marks and whisker stand.
 *
 * In the drawing of templates/gauge.html the ring runs from 20 at the left to 100 at the
 * right around the hub, radius 88 to 130.  The marks stand at its inner edge, the numbers
 * of the bands above them, at radius 117, and touch none at any score; the whisker is
 * outside. The needle ends below the figures of the scale, which stand inside.
 */
#include "compose/fill.h"

#include "base/buf.h"

#include <math.h>

static const double hub_x = 180, hub_y = 168;
static const double needle_radius = 62, mark_radius = 97, whisker_radius = 136;

static double angle(double score)
{
    const double pi = 3.14159265358979323846;
    return pi * (1 - (fmin(fmax(score, 20), 100) - 20) / 80);
}

static double x_of(double radius, double score)
{
    return hub_x + radius * cos(angle(score));
}

static double y_of(double radius, double score)
{
    return hub_y - radius * sin(angle(score));
}

static void put_point(struct buf *out, const char *command, double radius, double score)
{
    buf_puts(out, command);
    buf_put_decimal(out, x_of(radius, score), 1);
    buf_putc(out, ' ');
    buf_put_decimal(out, y_of(radius, score), 1);
}

static void set_path(struct fill *f, struct template_dict *d, const char *name,
                     struct buf *path)
{
    template_set_text(d, name, arena_strdup(f->arena, buf_text(path)));
    buf_drop(path);
}

static void fill_whisker(struct fill *f, struct template_dict *gauge)
{
    double low = f->d->level.low, high = f->d->level.high;
    if (!isfinite(low) || !isfinite(high))
        return;
    struct template_dict *whisker = template_add_section(gauge, "WHISKER");
    struct buf arc = {0}, ends = {0};
    put_point(&arc, "M", whisker_radius, low);
    put_point(&arc, "A136 136 0 0 1 ", whisker_radius, high);
    put_point(&ends, "M", whisker_radius - 4, low);
    put_point(&ends, "L", whisker_radius + 4, low);
    put_point(&ends, "M", whisker_radius - 4, high);
    put_point(&ends, "L", whisker_radius + 4, high);
    set_path(f, whisker, "WHISKER_ARC", &arc);
    set_path(f, whisker, "WHISKER_ENDS", &ends);
}

static void set_place(struct fill *f, struct template_dict *d, const char *x, const char *y,
                      double radius, double score)
{
    template_set_text(d, x, fill_coordinate(f, x_of(radius, score)));
    template_set_text(d, y, fill_coordinate(f, y_of(radius, score)));
}

static void fill_functions(struct fill *f, struct template_dict *gauge)
{
    const struct score *score = &f->d->score;
    double sales = score->total[GROUP_SALES].mean;
    double marketing = score->total[GROUP_MARKETING].mean;
    set_place(f, gauge, "SALES_X", "SALES_Y", mark_radius, sales);
    set_place(f, gauge, "MARKETING_X", "MARKETING_Y", mark_radius, marketing);
    template_set_text(gauge, "SALES_SCORE", fill_score(f, sales));
    template_set_text(gauge, "MARKETING_SCORE", fill_score(f, marketing));
    template_set_text(gauge, "GAP", fill_signed(f, score->gap.difference, 1));
}

const char *fill_other_levels(const struct fill *f, fill_level_name *name)
{
    const struct level *level = &f->d->level;
    const char *list = "";

    for (int i = level->lowest; level->borderline && i <= level->highest; i++)
        if (i != level->number)
            list = list[0] == '\0' ? name(f, i)
                                   : SAY(f, "level_or", TEXT_ARG("first", list),
                                         TEXT_ARG("second", name(f, i)));
    return list;
}

static const char *level_digit(const struct fill *f, int number)
{
    return arena_printf(f->arena, "%d", number);
}

static const char *describe_functions(const struct fill *f)
{
    const struct estimate *total = f->d->score.total;

    return SAY(f, "gauge_description_functions",
               TEXT_ARG("sales", fill_score(f, total[GROUP_SALES].mean)),
               TEXT_ARG("marketing", fill_score(f, total[GROUP_MARKETING].mean)));
}

/* Value, interval, level, which other level it could be, and both departments. */
static const char *describe(const struct fill *f)
{
    const struct level *level = &f->d->level;
    const char *score = fill_score(f, level->value), *other;
    const char *text = SAY(f, "gauge_description", TEXT_ARG("score", score),
                           TEXT_ARG("level", fill_level(f, level->number)));

    if (isfinite(level->low) && isfinite(level->high))
        text = SAY(f, "gauge_description_interval", TEXT_ARG("score", score),
                   TEXT_ARG("level", fill_level(f, level->number)),
                   TEXT_ARG("low", fill_number(f, level->low, 1)),
                   TEXT_ARG("high", fill_number(f, level->high, 1)));
    other = fill_other_levels(f, fill_level);
    if (other[0] != '\0')
        text = fill_join(f, text, " ",
                         SAY(f, "gauge_description_border", TEXT_ARG("other", other)));
    return f->by_function ? fill_join(f, text, " ", describe_functions(f)) : text;
}

static const char *finding(const struct fill *f)
{
    const struct level *level = &f->d->level;
    const char *number = level_digit(f, level->number);
    const char *name = fill_in(f, &f->content->level[level->number - 1].name);
    const char *other = fill_other_levels(f, level_digit);

    if (other[0] == '\0')
        return SAY(f, "gauge_finding", TEXT_ARG("number", number), TEXT_ARG("name", name));
    return SAY(f, "gauge_finding_borderline", TEXT_ARG("number", number),
               TEXT_ARG("name", name), TEXT_ARG("other", other));
}

void fill_gauge(struct fill *f, struct template_dict *summary)
{
    const struct level *level = &f->d->level;
    struct template_dict *gauge = template_add_include(summary, "GAUGE", "gauge.html");
    fill_basis(f, gauge);
    template_set_text(gauge, "GAUGE_FINDING", finding(f));
    template_set_text(gauge, "GAUGE_DESCRIPTION", describe(f));
    for (int i = 0; i < LEVELS; i++) {
        const char *number = arena_printf(f->arena, "%d", i + 1);
        template_set_text(gauge, arena_printf(f->arena, "BAND_%d", i + 1),
                          SAY(f, "band_name", TEXT_ARG("number", number),
                              TEXT_ARG("name", fill_in(f, &f->content->level[i].name))));
    }
    fill_whisker(f, gauge);
    if (f->by_function)
        fill_functions(f, gauge);
    set_place(f, gauge, "NEEDLE_X", "NEEDLE_Y", needle_radius, level->value);
    fill_level_rows(f, gauge);
    template_set_text(gauge, "SCORE", fill_score(f, level->value));
    bool interval = isfinite(level->low) && isfinite(level->high);
    template_set_text(gauge, "SCORE_LINE",
                      interval ? SAY(f, "gauge_line_interval",
                                     TEXT_ARG("low", fill_number(f, level->low, 1)),
                                     TEXT_ARG("high", fill_number(f, level->high, 1)))
                               : fill_word(f, "gauge_line"));
}
