/*
 * fill_short.c - the sections that only short editions have: findings and plan of the
 * readout, and what the figures of the board's summary rest on.
 */
#include "compose/fill.h"

void fill_findings(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "FINDINGS", "findings.html", true);
    fill_heatmap_ends(f, d);
    if (f->by_function)
        fill_gaps_widest(f, d);
    fill_dimensions_chart(f, d);
}

void fill_plan(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "PLAN", "plan.html", true);
    if (f->d->survey_shown)
        fill_roadmap_short(f, d);
    fill_decisions(f, d);
    fill_privacy(f, d);
    fill_imprint(f, d);
    fill_sources(f, d);
}

void fill_grounds(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "GROUNDS", "grounds.html", true);
    fill_guide(f, d);
    fill_online(f, d);
    fill_about(f, d);
    fill_privacy(f, d);
    fill_sources(f, d);
    if (!f->d->survey_shown)
        return;
    if (f->d->ntrend > 0)
        fill_method_changes(f, d, "CHANGED");
    fill_survey_figures(f, d);
}
