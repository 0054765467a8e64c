/*
 * fill_statistics.c - the figures behind the verdicts: counts of answers and tests.
 *
 * Who has them can recompute every mean, median, gap, delta and p of the report.  Left out
 * when no statement's answers may be counted.
 */
#include "compose/fill.h"

#include <math.h>

enum { LIKERT = 5 };

static bool counted(const struct item *item)
{
    int n = 0;
    for (int i = 0; i < LIKERT; i++)
        n += item->counts[i];
    return n > 0;
}

bool fill_has_statistics(const struct diagnosis *d)
{
    for (int q = 0; q < QUESTIONS; q++)
        for (int group = 0; group < GROUPS; group++)
            if (counted(&d->score.question[q].by[group]))
                return true;
    return false;
}

/* Statements tested; without one the columns of the tests are left out. */
static int count_tested(const struct fill *f)
{
    int n = 0;
    for (int q = 0; q < QUESTIONS; q++)
        n += isfinite(f->d->score.question[q].gap.p);
    return n;
}

/* "0 · 2 · 5 · 3 · 1", or a word when they are withheld. */
static const char *counts(const struct fill *f, const struct item *item)
{
    const char *list = "";
    if (!counted(item))
        return fill_word(f, "withheld_cell");
    for (int i = 0; i < LIKERT; i++)
        list = fill_join(f, list, "\302\240·\302\240", fill_count(f, item->counts[i]));
    return list;
}

/* Three decimals, "<0.001" below. */
static const char *probability(const struct fill *f, double p)
{
    const double least = 0.001;
    if (isfinite(p) && p < least)
        return SAY(f, "p_below", TEXT_ARG("value", fill_number(f, least, 3)));
    return fill_number(f, p, 3);
}

static const char *delta_range(const struct fill *f, double low, double high)
{
    return SAY(f, "range", TEXT_ARG("low", fill_signed(f, low, 2)),
               TEXT_ARG("high", fill_signed(f, high, 2)));
}

static void cell(struct template_dict *row, const char *text)
{
    fill_row(row, "CELL", "TEXT", text);
}

static void add_tests(struct fill *f, struct template_dict *row, const struct item_gap *gap)
{
    bool interval = isfinite(gap->delta_low) && isfinite(gap->delta_high);
    cell(row, fill_signed(f, gap->delta, 2));
    cell(row, interval ? delta_range(f, gap->delta_low, gap->delta_high)
                       : fill_word(f, "no_value"));
    cell(row, probability(f, gap->p));
    cell(row, probability(f, gap->q));
}

static void add_row(struct fill *f, struct template_dict *d, int question)
{
    const struct question_score *q = &f->d->score.question[question];
    const struct item *all = &q->by[GROUP_POOLED];
    struct template_dict *row = fill_row(d, "ROW", "NAME", fill_question(f, question));
    if (f->by_function) {
        cell(row, counts(f, &q->by[GROUP_SALES]));
        cell(row, counts(f, &q->by[GROUP_MARKETING]));
        if (count_tested(f) > 0)
            add_tests(f, row, &q->gap);
        return;
    }
    cell(row, counts(f, all));
    cell(row, fill_number(f, all->mean, 2));
    cell(row, fill_number(f, all->sd, 2));
    cell(row, fill_number(f, all->rwg, 2));
}

static void fill_columns(struct fill *f, struct template_dict *d)
{
    static const char *const tests[] = {"statistics_delta", "interval", "statistics_p",
                                        "statistics_q", NULL};
    static const char *const spread[] = {"statistics_mean", "statistics_sd",
                                         "statistics_agreement", NULL};
    const char *const *columns = f->by_function ? tests : spread;
    if (f->by_function) {
        fill_row(d, "COUNTS_COLUMN", "TEXT", fill_word(f, "sales"));
        fill_row(d, "COUNTS_COLUMN", "TEXT", fill_word(f, "marketing"));
    } else {
        fill_row(d, "COUNTS_COLUMN", "TEXT", fill_word(f, "all_people"));
    }
    for (int i = 0; columns[i] != NULL && (!f->by_function || count_tested(f) > 0); i++)
        fill_row(d, "COLUMN", "TEXT", fill_word(f, columns[i]));
}

/* Adds a sentence. */
static const char *also(const struct fill *f, const char *text, const char *more)
{
    return *text ? fill_join(f, text, " ", more) : more;
}

/* The comparison of the scores in one line: what of it is defined. */
static void fill_totals(struct fill *f, struct template_dict *d)
{
    const struct total_gap *gap = &f->d->score.gap;
    const char *text = "";
    if (isfinite(gap->t))
        text =
            SAY(f, "statistics_welch", TEXT_ARG("gap", fill_signed(f, gap->difference, 1)),
                TEXT_ARG("t", fill_signed(f, gap->t, 2)),
                TEXT_ARG("df", fill_number(f, gap->df, 1)),
                TEXT_ARG("p", probability(f, gap->p)));
    if (isfinite(gap->exact_p))
        text =
            also(f, text,
                 SAY(f, "statistics_exact", TEXT_ARG("p", probability(f, gap->exact_p))));
    if (isfinite(gap->delta_low))
        text =
            also(f, text,
                 SAY(f, "statistics_total_delta",
                     TEXT_ARG("delta", fill_signed(f, gap->delta, 2)),
                     TEXT_ARG("range", delta_range(f, gap->delta_low, gap->delta_high))));
    if (*text)
        fill_row(d, "TOTALS", "TEXT", text);
}

/* --- the title of the table ------------------------------------------------ */

/* How many of the gaps tested are clear, which takes both tests. */
static const char *finding_of_tests(const struct fill *f, int tested)
{
    int clear = 0;
    for (int q = 0; q < QUESTIONS; q++)
        clear += f->d->score.question[q].gap.verdict == VERDICT_CLEAR;
    return SAY(f, clear > 0 ? "statistics_finding" : "statistics_finding_none",
               NUMBER_ARG("n", clear), NUMBER_ARG("of", tested));
}

/* Where people agree least, by the value that the table prints; -1 where none is known. */
static int least_agreement(const struct fill *f)
{
    int least = -1;
    double rwg = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        const struct item *all = &f->d->score.question[q].by[GROUP_POOLED];
        if (isfinite(all->rwg) && (least < 0 || all->rwg < rwg)) {
            least = q;
            rwg = all->rwg;
        }
    }
    return least;
}

static const char *finding_of_spread(const struct fill *f)
{
    int q = least_agreement(f), answers = 0;
    if (q >= 0 && !f->by_function)
        return SAY(
            f, "statistics_finding_spread", TEXT_ARG("name", fill_question(f, q)),
            TEXT_ARG("value",
                     fill_number(f, f->d->score.question[q].by[GROUP_POOLED].rwg, 2)));
    for (q = 0; q < QUESTIONS; q++)
        answers += counted(&f->d->score.question[q].by[GROUP_SALES]) ||
                   counted(&f->d->score.question[q].by[GROUP_MARKETING]) ||
                   (!f->by_function && counted(&f->d->score.question[q].by[GROUP_POOLED]));
    return SAY(f, "statistics_finding_untested", NUMBER_ARG("n", answers));
}

static const char *finding(const struct fill *f)
{
    int tested = f->by_function ? count_tested(f) : 0;
    return tested > 0 ? finding_of_tests(f, tested) : finding_of_spread(f);
}

static const char *caption(const struct fill *f)
{
    if (!f->by_function)
        return fill_word(f, "statistics_caption_pooled");
    if (count_tested(f) > 0)
        return fill_word(f, "statistics_caption");
    return SAY(f, "statistics_caption_untested",
               NUMBER_ARG("people", f->d->project->minimum + SPREAD_EXTRA));
}

void fill_statistics(struct fill *f)
{
    if (!fill_has_statistics(f->d))
        return;
    struct template_dict *d = fill_partial(f, "STATISTICS", "statistics.html", true);
    if (f->by_function)
        fill_totals(f, d);
    template_set_text(d, "STATISTICS_FINDING", finding(f));
    template_set_text(d, "STATISTICS_CAPTION", caption(f));
    fill_columns(f, d);
    for (int q = 0; q < QUESTIONS; q++)
        add_row(f, d, q);
}
