/*
 * fill_summary.c - the one page the board reads.
 */
#include "compose/fill.h"

#include <math.h>

enum { LIST_MAX = 3, KPI_ROWS = 6, KPI_ROWS_LEAST = 4 };

static const char *headline(const struct fill *f)
{
    if (!f->d->survey_shown)
        return fill_word(f, "headline_no_survey");
    const struct total_gap *gap = &f->d->score.gap;
    bool clear = f->by_function && (gap->low > 0 || gap->high < 0);
    return fill_word(f, arena_printf(f->arena, "headline_%s_%d", clear ? "gap" : "level",
                                     f->d->level.number));
}

static const char *response_of(const struct fill *f, const char *group, int answered,
                               int invited)
{
    const struct message_arg args[] = {
        TEXT_ARG("group", fill_word(f, group)),
        TEXT_ARG("answered", fill_count(f, answered)),
        TEXT_ARG("invited", fill_count(f, invited)),
        {0},
    };
    return fill_say(
        f, invited >= answered && invited > 0 ? "response_of" : "response_count", args);
}

const char *fill_response_line(const struct fill *f)
{
    const struct score *s = &f->d->score;
    if (!f->by_function)
        return SAY(f, "response_all", NUMBER_ARG("n", s->answered_all));
    return fill_join(
        f, response_of(f, "sales", s->answered[FUNCTION_SALES], s->invited[FUNCTION_SALES]),
        " · ",
        response_of(f, "marketing", s->answered[FUNCTION_MARKETING],
                    s->invited[FUNCTION_MARKETING]));
}

/* The place among the companies compared; only counts, never whose. */
static void fill_benchmark(struct fill *f, struct template_dict *top)
{
    const struct benchmark_place *place = &f->d->benchmark;
    int others = place->companies - 1;
    const struct message_arg args[] = {
        NUMBER_ARG("lower", place->lower),
        NUMBER_ARG("others", others),
        NUMBER_ARG("companies", place->companies),
        {0},
    };
    if (place->companies == 0)
        return;
    fill_row(top, "BENCHMARK", "PLACE",
             fill_say(f,
                      place->lower == 0        ? "benchmark_none"
                      : place->lower == others ? "benchmark_highest"
                                               : "benchmark_place",
                      args));
}

/* How sure the score is, where no change says it. */
static void fill_confidence(struct fill *f, struct template_dict *d)
{
    const struct level *level = &f->d->level;
    const struct trend_point *last = fill_last_point(f);
    if (last != NULL && isfinite(last->low) && isfinite(last->high))
        return;
    bool interval = isfinite(level->low) && isfinite(level->high);
    const struct message_arg args[] = {
        NUMBER_ARG("n", f->d->score.scored_all),
        TEXT_ARG("low", fill_number(f, level->low, 1)),
        TEXT_ARG("high", fill_number(f, level->high, 1)),
        {0},
    };
    fill_row(
        d, "CONFIDENCE_LINE", "CONFIDENCE",
        fill_say(f, interval ? "confidence_interval" : "confidence_no_interval", args));
}

static void fill_moved(struct fill *f, struct template_dict *survey)
{
    struct template_dict *list = NULL;
    for (int i = 0; i < f->d->nmovers && i < LIST_MAX; i++) {
        const struct mover *m = &f->d->mover[i];
        if (!isfinite(m->change) || fabs(m->change) < 0.05)
            continue; /* prints as 0.0 */
        if (list == NULL)
            list = template_add_section(survey, "MOVED");
        struct template_dict *row =
            fill_row(list, "MOVED_ROW", "NAME", fill_question(f, m->question));
        template_set_text(row, "CHANGE", fill_signed(f, m->change, 1));
    }
    if (list == NULL)
        fill_row(survey, "NOT_MOVED", "TEXT", fill_not_moved(f));
}

static void fill_hurts(struct fill *f, struct template_dict *survey)
{
    for (int i = 0; i < f->d->nlowest && i < LIST_MAX; i++) {
        int question = f->d->lowest[i];
        struct template_dict *row =
            fill_row(survey, "HURTS_ROW", "NAME", fill_question(f, question));
        template_set_text(row, "VALUE",
                          fill_number(f, diagnosis_question_mean(f->d, question), 1));
    }
}

/* The earlier a metric is taken into the summary: what misses its target, then the step's.
 */
static int rank(const struct kpi_result *kpi)
{
    if (kpi->current_step && kpi->status != KPI_OFF_TARGET)
        return 1;
    switch (kpi->status) {
    case KPI_OFF_TARGET: return 0;
    case KPI_AT_RISK: return 2;
    case KPI_ON_TARGET:
    case KPI_NO_TARGET:
    case KPI_OPEN_COHORT: return 3;
    case KPI_NO_DATA: break;
    }
    return 4;
}

/* Up to rows metrics, in the order of their chapter. */
static void fill_metrics(struct fill *f, struct template_dict *table, int rows)
{
    bool taken[KPI_MAX] = {false};
    for (int r = 0; r <= 4; r++)
        for (int i = 0; i < f->d->nkpi && rows > 0; i++)
            if (rank(&f->d->kpi[i]) == r) {
                taken[i] = true;
                rows--;
            }
    for (int i = 0; i < f->d->nkpi; i++)
        if (taken[i])
            fill_kpi_row(f, template_add_section(table, "KPI"), &f->d->kpi[i]);
}

static void fill_figures(struct fill *f, struct template_dict *d)
{
    if (f->d->nkpi == 0) {
        fill_row(d, "NO_KPIS", "NO_KPIS_TEXT",
                 fill_word(f, f->edition == EDITION_FULL ? "summary_no_kpis"
                                                         : "summary_no_kpis_short"));
        return;
    }
    struct template_dict *table = template_add_section(d, "KPI_TABLE");
    /* The summary is one page: an alert, the causes and earlier actions take the places of
     * metrics, the last ones. */
    int taken = f->d->nalerts + f->d->progress.shown + (f->d->why.nleading > 0);
    int rows = taken < KPI_ROWS - KPI_ROWS_LEAST ? KPI_ROWS - taken : KPI_ROWS_LEAST;
    const char *finding = f->d->nkpi > rows ? fill_kpis_finding(f) : NULL;
    template_set_text(table, "SUMMARY_FIGURES",
                      finding != NULL ? finding : fill_word(f, "summary_kpis"));
    fill_metrics(f, table, rows);
}

void fill_summary(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "SUMMARY", "summary.html", false);
    bool readout = f->edition == EDITION_READOUT; /* it has its decisions with the plan */
    template_set_text(d, "HEADLINE", headline(f));
    template_set_text(d, "SUMMARY_KICKER",
                      fill_word(f, readout ? "readout_kicker" : "summary_kicker"));
    if (readout)
        fill_masthead(f, d);
    if (readout && f->d->survey_shown)
        fill_row(d, "LEVEL_LINE", "LEVEL_SUMMARY",
                 fill_in(f, &f->content->level[f->d->level.number - 1].summary));
    if (f->d->why.nleading > 0)
        fill_row(d, "CAUSE_LINE", "TEXT", fill_why_causes_short(f));
    if (f->d->survey_shown) {
        struct template_dict *top = template_add_section(d, "SURVEY_TOP");
        fill_pull(d, fill_count(f, f->d->level.number), fill_word(f, "pull_summary"));
        fill_gauge(f, top);
        fill_benchmark(f, top);
        fill_trend_summary(f, top);
        template_set_text(top, "RESPONSE", fill_response_line(f));
        fill_confidence(f, top);
        struct template_dict *lists = template_add_section(d, "SURVEY_LISTS");
        fill_moved(f, lists);
        fill_hurts(f, lists);
    }
    fill_alerts(f, d);
    fill_figures(f, d);
    if (!readout) {
        fill_progress_line(f, d);
        fill_decisions(f, d);
    }
}
