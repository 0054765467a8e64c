/*
 * fill_dimensions.c - the five dimensions and the three pains they add up to.
 */
#include "compose/fill.h"

#include <math.h>

static void fill_columns(struct fill *f, struct template_dict *d)
{
    fill_row(d, "COLUMN", "TEXT", fill_word(f, f->by_function ? "both" : "all_people"));
    if (!f->by_function)
        return;
    fill_row(d, "COLUMN", "TEXT", fill_word(f, "sales"));
    fill_row(d, "COLUMN", "TEXT", fill_word(f, "marketing"));
}

static void add_row(struct fill *f, struct template_dict *d, int i)
{
    double mean = diagnosis_dimension_mean(f->d, i);
    if (!isfinite(mean))
        return;
    const double *by = f->d->score.dimension[i].mean;
    struct template_dict *row =
        fill_row(d, "DIMENSION", "NAME", fill_in(f, &f->content->dimension[i].name));
    fill_basis(f, row);
    template_set_text(row, "WIDTH", fill_percent(f, 92 * (mean - 1) / 4));
    fill_row(row, "CELL", "TEXT", fill_number(f, mean, 1));
    if (!f->by_function)
        return;
    template_set_text(row, "SALES_X", fill_mean_x(f, by[GROUP_SALES]));
    template_set_text(row, "MARKETING_X", fill_mean_x(f, by[GROUP_MARKETING]));
    fill_row(row, "CELL", "TEXT", fill_number(f, by[GROUP_SALES], 1));
    fill_row(row, "CELL", "TEXT", fill_number(f, by[GROUP_MARKETING], 1));
}

/* The chapter's finding: both ends, and the lower one as its figure. */
static void fill_extremes(struct fill *f, struct template_dict *d, bool pull)
{
    int weakest = -1, strongest = -1;
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < DIMENSIONS; i++) {
        double mean = diagnosis_dimension_mean(f->d, i);
        if (isfinite(mean) && mean < low) {
            low = mean;
            weakest = i;
        }
        if (isfinite(mean) && mean > high) {
            high = mean;
            strongest = i;
        }
    }
    if (weakest < 0)
        return;
    if (pull)
        fill_pull(d, fill_number(f, low, 1), fill_word(f, "pull_dimensions"));
    if (weakest == strongest)
        return;
    template_set_text(
        d, "DIMENSIONS_EXTREMES",
        SAY(f, "dimensions_extremes",
            TEXT_ARG("weakest", fill_in(f, &f->content->dimension[weakest].name)),
            TEXT_ARG("weakest_value", fill_number(f, low, 1)),
            TEXT_ARG("strongest", fill_in(f, &f->content->dimension[strongest].name)),
            TEXT_ARG("strongest_value", fill_number(f, high, 1))));
}

static void fill_finding(struct fill *f, struct template_dict *d)
{
    int weak = f->d->weakest_dimension[0];
    if (weak >= 0)
        template_set_text(
            d, "DIMENSIONS_FINDING",
            SAY(f, "dimensions_finding",
                TEXT_ARG("name", fill_in(f, &f->content->dimension[weak].name))));
}

static void fill_weakest(struct fill *f, struct template_dict *d)
{
    for (int i = 0; i < 2; i++) {
        int weak = f->d->weakest_dimension[i];
        if (weak < 0)
            continue;
        const struct dimension *dimension = &f->content->dimension[weak];
        struct template_dict *row =
            fill_row(d, "WEAK", "NAME", fill_in(f, &dimension->name));
        template_set_text(row, "ABOUT", fill_in(f, &dimension->about));
    }
}

static void fill_pains(struct fill *f, struct template_dict *d)
{
    for (int i = 0; i < PAINS; i++) {
        const struct pain *pain = &f->content->pain[i];
        bool start = i == f->d->weakest_pain;
        struct template_dict *card = fill_row(d, "PAIN", "NAME", fill_in(f, &pain->name));
        template_set_text(card, "LABEL",
                          SAY(f, start ? "pain_label_start" : "pain_label",
                              TEXT_ARG("number", arena_printf(f->arena, "%d", i + 1))));
        template_set_text(card, "VALUE", fill_number(f, diagnosis_pain_mean(f->d, i), 1));
        template_set_text(card, "ABOUT", fill_in(f, &pain->about));
        if (!start)
            continue;
        struct template_dict *note = fill_row(d, "START", "NAME", fill_in(f, &pain->name));
        template_set_text(note, "TEXT", fill_in(f, &pain->start));
    }
}

static void fill_chart(struct fill *f, struct template_dict *d)
{
    fill_finding(f, d);
    template_set_text(d, "DIMENSIONS_MEASURE",
                      SAY(f, "dimensions_measure",
                          NUMBER_ARG("n", f->d->score.answered_all),
                          TEXT_ARG("period", fill_wave(f, f->d->wave))));
    struct template_dict *table = template_add_include(d, "BULLETS", "bullets.html");
    fill_basis(f, table);
    template_set_text(
        table, "DIMENSIONS_CAPTION",
        fill_word(f, f->by_function ? "dimensions_caption" : "dimensions_caption_pooled"));
    fill_columns(f, table);
    for (int i = 0; i < DIMENSIONS; i++)
        add_row(f, table, i);
}

void fill_dimensions_chart(struct fill *f, struct template_dict *d)
{
    fill_extremes(f, d, false);
    fill_chart(f, template_add_section(d, "DIMENSION_CHART"));
}

void fill_dimensions(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "DIMENSIONS", "dimensions.html", true);
    fill_chart(f, d);
    fill_extremes(f, d, true);
    fill_weakest(f, d);
    fill_pains(f, d);
}
