/*
 * fill_method.c - how the figures come about, and what is withheld.
 */
#include "compose/fill.h"

void fill_survey_figures(struct fill *f, struct template_dict *method)
{
    struct template_dict *d = template_add_section(method, "SURVEY_FIGURES");
    fill_basis(f, d);
    if (f->d->benchmark.companies > 0)
        fill_row(d, "BENCHMARK", "TEXT",
                 SAY(f, "definition_benchmark_text", NUMBER_ARG("least", BENCHMARK_LEAST)));
}

void fill_method(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "METHOD", "method.html", true);
    fill_privacy(f, d);
    fill_sources(f, d);
    if (f->d->survey_shown)
        fill_survey_figures(f, d);
}
