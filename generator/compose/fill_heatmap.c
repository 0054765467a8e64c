/*
 * fill_heatmap.c - the 20 statements, grouped by dimension, worst first.
 */
#include "compose/fill.h"

#include <math.h>
#include <stdlib.h>

struct ranked {
    int question;
    double mean;
};

static int worst_first(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (isfinite(x->mean) != isfinite(y->mean))
        return isfinite(x->mean) ? -1 : 1;
    if (isfinite(x->mean) && x->mean != y->mean)
        return x->mean < y->mean ? -1 : 1;
    return x->question - y->question;
}

static const struct mover *find_mover(const struct diagnosis *d, int question)
{
    for (int i = 0; i < d->nmovers; i++)
        if (d->mover[i].question == question && isfinite(d->mover[i].change))
            return &d->mover[i];
    return NULL;
}

static bool shows_change(const struct diagnosis *d)
{
    for (int i = 0; i < d->nmovers; i++)
        if (isfinite(d->mover[i].change))
            return true;
    return false;
}

static void add_mean(struct fill *f, struct template_dict *row, double mean)
{
    int step = fill_heat(mean);
    struct template_dict *cell = template_add_section(row, "CELL");
    template_set_text(cell, "CELL_CLASS",
                      step == 0 ? "mid bg-surface"
                                : arena_printf(f->arena, "mid bg-heat-%d", step));
    template_set_text(cell, "TEXT",
                      step == 0 ? fill_word(f, "withheld_cell") : fill_number(f, mean, 1));
}

static void add_row(struct fill *f, struct template_dict *group, int question)
{
    const struct question_score *q = &f->d->score.question[question];
    struct template_dict *row = fill_row(group, "ROW", "NAME", fill_question(f, question));
    add_mean(f, row, diagnosis_question_mean(f->d, question));
    if (f->by_function) {
        add_mean(f, row, q->by[GROUP_SALES].mean);
        add_mean(f, row, q->by[GROUP_MARKETING].mean);
    }
    if (!shows_change(f->d))
        return;
    const struct mover *mover = find_mover(f->d, question);
    struct template_dict *cell = template_add_section(row, "CELL");
    template_set_text(cell, "CELL_CLASS", "mid");
    template_set_text(cell, "TEXT",
                      mover != NULL ? fill_signed(f, mover->change, 1)
                                    : fill_word(f, "no_value"));
}

/* How many columns of numbers there are. */
static int fill_columns(struct fill *f, struct template_dict *d)
{
    int n = 1;
    fill_row(d, "COLUMN", "TEXT", fill_word(f, f->by_function ? "both" : "all_people"));
    if (f->by_function) {
        fill_row(d, "COLUMN", "TEXT", fill_word(f, "sales"));
        fill_row(d, "COLUMN", "TEXT", fill_word(f, "marketing"));
        n += 2;
    }
    if (shows_change(f->d)) {
        const char *since = fill_since(f, fill_previous_point(f)->wave);
        fill_row(fill_row(d, "COLUMN", "TEXT", fill_word(f, "change")), "SINCE", "TEXT",
                 since);
        fill_row(d, "CHANGE_SINCE", "TEXT", since);
        n++;
    }
    return n;
}

static void fill_legend(struct fill *f, struct template_dict *d)
{
    for (int step = 1; step <= HEAT_STEPS; step++) {
        struct template_dict *item = template_add_section(d, "LEGEND");
        template_set_text(item, "CELL_CLASS", arena_printf(f->arena, "bg-heat-%d", step));
        template_set_text(item, "TEXT",
                          SAY(f, "legend_range",
                              TEXT_ARG("low", fill_number(f, fill_heat_cut(step - 1), 1)),
                              TEXT_ARG("high", fill_number(f, fill_heat_cut(step), 1))));
    }
}

static void add_group(struct fill *f, struct template_dict *d, const char *name,
                      const int *question, int n, int columns)
{
    struct template_dict *group = fill_row(d, "GROUP", "NAME", name);
    template_set_text(group, "SPAN", arena_printf(f->arena, "%d", columns + 1));
    for (int i = 0; i < n; i++)
        add_row(f, group, question[i]);
}

static void fill_group(struct fill *f, struct template_dict *d, int dimension, int columns)
{
    struct ranked ranked[QUESTIONS];
    int n = 0;
    for (int i = 0; i < QUESTIONS; i++)
        if (f->content->statement[i].dimension == dimension)
            ranked[n++] = (struct ranked){i, diagnosis_question_mean(f->d, i)};
    if (n == 0)
        return;
    qsort(ranked, (size_t)n, sizeof *ranked, worst_first);
    int question[QUESTIONS];
    for (int i = 0; i < n; i++)
        question[i] = ranked[i].question;
    add_group(f, d, fill_in(f, &f->content->dimension[dimension].name), question, n,
              columns);
}

/* The lowest and the highest of the means that are shown, in one line. */
static void fill_extremes(struct fill *f, struct template_dict *d)
{
    struct ranked ranked[QUESTIONS];
    int n = 0;
    for (int i = 0; i < QUESTIONS; i++) {
        double mean = diagnosis_question_mean(f->d, i);
        if (isfinite(mean))
            ranked[n++] = (struct ranked){i, mean};
    }
    if (n < 2)
        return;
    qsort(ranked, (size_t)n, sizeof *ranked, worst_first);
    const struct ranked *lowest = &ranked[0], *highest = &ranked[n - 1];
    template_set_text(d, "HEATMAP_EXTREMES",
                      SAY(f, "heatmap_extremes",
                          TEXT_ARG("lowest", fill_question(f, lowest->question)),
                          TEXT_ARG("lowest_value", fill_number(f, lowest->mean, 1)),
                          TEXT_ARG("highest", fill_question(f, highest->question)),
                          TEXT_ARG("highest_value", fill_number(f, highest->mean, 1))));
}

/* What the chart shows: how many of the statements shown score low. */
static void fill_finding(struct fill *f, struct template_dict *chapter,
                         struct template_dict *chart)
{
    int low = 0, shown = 0;
    for (int i = 0; i < QUESTIONS; i++) {
        double mean = diagnosis_question_mean(f->d, i);
        shown += isfinite(mean);
        low += mean < fill_heat_cut(2);
    }
    fill_pull(chapter, fill_count(f, low), SAY(f, "pull_heatmap", NUMBER_ARG("of", shown)));
    template_set_text(chart, "HEATMAP_FINDING",
                      low > 0 ? SAY(f, "heatmap_finding_low", NUMBER_ARG("n", low),
                                    NUMBER_ARG("of", shown))
                              : fill_word(f, "heatmap_finding_none"));
    template_set_text(chart, "HEATMAP_MEASURE",
                      SAY(f, "heatmap_measure", NUMBER_ARG("n", f->d->score.answered_all),
                          TEXT_ARG("period", fill_wave(f, f->d->wave))));
}

void fill_heatmap(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "HEATMAP", "heatmap.html", true);
    fill_finding(f, d, d);
    fill_extremes(f, d);
    fill_legend(f, d);
    int columns = fill_columns(f, d);
    for (int i = 0; i < DIMENSIONS; i++)
        fill_group(f, d, i, columns);
    fill_likert(f, d);
}

/* Those of `from` that are not among the n questions of `not`; their number. */
static int without(int *out, const int *from, int nfrom, const int * not, int n)
{
    int kept = 0;
    for (int i = 0; i < nfrom; i++) {
        bool found = false;
        for (int k = 0; k < n; k++)
            found = found || not [k] == from[i];
        if (!found)
            out[kept++] = from[i];
    }
    return kept;
}

void fill_heatmap_ends(struct fill *f, struct template_dict *d)
{
    struct template_dict *chart = template_add_section(d, "STATEMENTS");
    int highest[RANK_MAX], n, columns = fill_columns(f, chart);
    fill_finding(f, d, chart);
    add_group(f, chart, fill_word(f, "findings_lowest"), f->d->lowest, f->d->nlowest,
              columns);
    n = without(highest, f->d->highest, f->d->nhighest, f->d->lowest, f->d->nlowest);
    if (n > 0)
        add_group(f, chart, fill_word(f, "findings_highest"), highest, n, columns);
}
