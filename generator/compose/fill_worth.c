/*
 * fill_worth.c - what one point of a key figure is worth, with the calculation.
 */
#include "compose/fill.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* An order of magnitude has two figures that count. */
static double two_figures(double value)
{
    double step = pow(10, floor(log10(value)) - 1);

    return round(value / step) * step;
}

static const char *money(const struct fill *f, double amount)
{
    const struct metric m = {.unit = UNIT_MONEY};

    return fill_metric(f, &m, amount);
}

/* A hundredth of a whole number, without zeros at its end. */
static const char *deals(const struct fill *f, double value)
{
    int decimals = 0;
    double hundreds = round(value * 100);

    while (decimals < 2 && fmod(hundreds, pow(10, 2 - decimals)) > 0)
        decimals++;
    return fill_number(f, value, decimals);
}

static const struct metric *metric_of(const struct fill *f, const struct worth_point *p)
{
    return &f->content->metric[f->d->kpi[p->kpi].metric];
}

static const char *calculation(const struct fill *f, const struct worth_point *p)
{
    const struct worth *w = &f->d->worth;
    bool of_deals = strcmp(metric_of(f, p)->id, "win_rate") == 0;

    return SAY(f, of_deals ? "worth_from_win_rate" : "worth_from_leads",
               TEXT_ARG("count", fill_number(f, p->count, 0)),
               TEXT_ARG("point", text_percent(f->arena, f->code, 0.01, 0)),
               TEXT_ARG("deal", money(f, w->average)),
               TEXT_ARG("valued", fill_number(f, w->valued, 0)),
               TEXT_ARG("won", fill_number(f, w->won, 0)));
}

void fill_worth(struct fill *f, struct template_dict *kpis)
{
    const struct worth *w = &f->d->worth;

    if (w->n == 0)
        return;
    struct template_dict *d = template_add_include(kpis, "WORTH", "worth.html");
    template_set_text(d, "WORTH_FINDING",
                      SAY(f, "worth_finding",
                          TEXT_ARG("name", fill_in(f, &metric_of(f, &w->point[0])->name)),
                          TEXT_ARG("money", money(f, two_figures(w->point[0].money)))));
    template_set_text(
        d, "WORTH_MEASURE",
        SAY(f, "worth_measure", TEXT_ARG("period", fill_wave(f, f->d->wave))));
    for (int i = 0; i < w->n; i++) {
        const struct worth_point *p = &w->point[i];
        struct template_dict *row =
            fill_row(d, "WORTH_ROW", "NAME", fill_in(f, &metric_of(f, p)->name));

        template_set_text(row, "WORTH_DEALS", deals(f, p->deals));
        template_set_text(row, "WORTH_MONEY", money(f, two_figures(p->money)));
        template_set_text(row, "WORTH_HOW", calculation(f, p));
    }
}
