/*
 * fill_method.c - who answered, how good the data are, what is withheld.
 */
#include "compose/fill.h"

#include "base/text.h"

#include <math.h>

enum { ALPHA_PEOPLE = 10 }; /* complete answers from which alpha is printed */

static const char *rate(const struct fill *f, int answered, int invited)
{
    if (answered < 0 || invited <= 0 || invited < answered)
        return fill_word(f, "no_value");
    return text_percent(f->arena, f->code, (double)answered / invited, 0);
}

static void add_response(struct fill *f, struct template_dict *table, const char *name,
                         int invited, int answered, int scored)
{
    struct template_dict *row = fill_row(table, "RESPONSE_ROW", "NAME", fill_word(f, name));
    template_set_text(row, "INVITED", fill_count(f, invited));
    template_set_text(row, "ANSWERED", fill_count(f, answered));
    template_set_text(row, "RATE", rate(f, answered, invited));
    template_set_text(row, "SCORED", fill_count(f, scored));
}

static void fill_response(struct fill *f, struct template_dict *d)
{
    static const char *const names[] = {"sales", "marketing"};
    const struct score *s = &f->d->score;
    struct template_dict *table = template_add_section(d, "RESPONSE_TABLE");
    for (int i = 0; f->by_function && i < FUNCTIONS; i++)
        add_response(f, table, names[i], s->invited[i], s->answered[i], s->scored[i]);
    if (!f->by_function)
        add_response(f, table, "pooled_row", -1, s->answered_all, s->scored_all);
}

static void note(struct template_dict *d, const char *text)
{
    fill_row(d, "QUALITY", "TEXT", text);
}

static bool is_small(const struct fill *f)
{
    enum { SMALL = 10 };
    const struct score *s = &f->d->score;
    return f->by_function &&
           (s->scored[FUNCTION_SALES] < SMALL || s->scored[FUNCTION_MARKETING] < SMALL);
}

static void fill_quality(struct fill *f, struct template_dict *d)
{
    const struct score *s = &f->d->score;
    if (!f->d->survey_shown) {
        note(d, fill_word(f, "quality_no_survey"));
        return;
    }
    if (f->d->answers_missing > 0)
        note(d, SAY(f, "quality_missing", NUMBER_ARG("n", f->d->answers_missing)));
    else
        note(d, fill_word(f, "quality_complete"));
    note(d, SAY(f, "quality_min_answered",
                TEXT_ARG("share",
                         text_percent(f->arena, f->code, f->d->project->min_answered, 0))));
    if (f->d->straight_liners > 0)
        note(d, SAY(f, "quality_straight", NUMBER_ARG("n", f->d->straight_liners)));
    /* With fewer people alpha is noise; report.json has it for who knows how to read it. */
    if (s->alpha_n >= ALPHA_PEOPLE && isfinite(s->alpha) && isfinite(s->alpha_low) &&
        isfinite(s->alpha_high))
        note(d, SAY(f, "quality_alpha", TEXT_ARG("alpha", fill_number(f, s->alpha, 2)),
                    TEXT_ARG("low", fill_number(f, s->alpha_low, 2)),
                    TEXT_ARG("high", fill_number(f, s->alpha_high, 2))));
    else
        note(d, fill_word(f, "quality_alpha_hidden"));
    if (is_small(f))
        note(d, fill_word(f, "quality_small"));
}

static void fill_definitions(struct fill *f, struct template_dict *d)
{
    fill_basis(f, d);
    if (f->d->benchmark.companies > 0)
        fill_row(d, "BENCHMARK", "TEXT",
                 SAY(f, "definition_benchmark_text", NUMBER_ARG("least", BENCHMARK_LEAST)));
}

void fill_method(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "METHOD", "method.html", true);
    if (f->d->survey_shown)
        fill_response(f, d);
    fill_quality(f, d);
    fill_privacy(f, d);
    if (f->d->survey_shown)
        fill_definitions(f, template_add_section(d, "SURVEY_FIGURES"));
}
