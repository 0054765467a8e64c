/*
 * fill_funnel.c - the way from a lead to a customer, one bar a step on one baseline.
 */
#include "compose/fill.h"

#include "base/text.h"

#include <math.h>

static const char *step_word(const struct fill *f, const char *form,
                             const struct funnel_step *step)
{
    return fill_word(
        f, arena_printf(f->arena, "funnel_%s_%s", form, kpi_count_name(step->what)));
}

static const char *share(const struct fill *f, const struct funnel_step *step)
{
    if (!isfinite(step->share))
        return fill_word(f, "no_value");
    return text_percent(f->arena, f->code, step->share, 0);
}

static const char *finding(const struct fill *f)
{
    const struct funnel *funnel = &f->d->funnel;
    if (funnel->drop < 0)
        return fill_word(f, "funnel_finding_none");
    const struct funnel_step *to = &funnel->step[funnel->drop];
    return SAY(f, "funnel_finding", TEXT_ARG("from", step_word(f, "of", to - 1)),
               TEXT_ARG("to", step_word(f, "of", to)), TEXT_ARG("share", share(f, to)));
}

void fill_funnel(struct fill *f, struct template_dict *kpis)
{
    const struct funnel *funnel = &f->d->funnel;
    double most = 0;
    if (funnel->nsteps == 0)
        return;
    for (int i = 0; i < funnel->nsteps; i++)
        most = fmax(most, funnel->step[i].count);
    struct template_dict *d = fill_row(kpis, "FUNNEL", "FUNNEL_FINDING", finding(f));
    template_set_text(
        d, "FUNNEL_MEASURE",
        fill_word(f, funnel->cohort ? "funnel_measure_cohort" : "funnel_measure"));
    for (int i = 0; i < funnel->nsteps; i++) {
        const struct funnel_step *step = &funnel->step[i];
        struct template_dict *row =
            fill_row(d, "FUNNEL_STEP", "NAME", step_word(f, "step", step));
        template_set_text(row, "WIDTH", fill_percent(f, step->count / most * 100));
        template_set_text(row, "COUNT", fill_number(f, step->count, 0));
        template_set_text(row, "SHARE", share(f, step));
    }
}
