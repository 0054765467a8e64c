/*
 * fill_gaps.c - where the views of Sales and Marketing differ.
 *
 * Nothing but an explanation when results by function are withheld.
 */
#include "compose/fill.h"

#include <math.h>
#include <stdlib.h>

struct ranked {
    int question;
    double gap;
};

static int widest_first(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    double dx = fabs(x->gap), dy = fabs(y->gap);
    if (dx != dy)
        return dx > dy ? -1 : 1;
    return x->question - y->question;
}

static int rank(const struct fill *f, struct ranked *ranked)
{
    int n = 0;
    for (int i = 0; i < QUESTIONS; i++) {
        const struct question_score *q = &f->d->score.question[i];
        double gap = q->by[GROUP_SALES].mean - q->by[GROUP_MARKETING].mean;
        if (isfinite(gap))
            ranked[n++] = (struct ranked){i, gap};
    }
    qsort(ranked, (size_t)n, sizeof *ranked, widest_first);
    return n;
}

static const char *verdict_key(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_NONE: return "verdict_none";
    case VERDICT_SUGGESTIVE: return "verdict_suggestive";
    case VERDICT_CLEAR: return "verdict_clear";
    case VERDICT_TOO_FEW: return "verdict_too_few";
    }
    return "verdict_none";
}

static void add_row(struct fill *f, struct template_dict *d, const struct ranked *ranked)
{
    const struct question_score *q = &f->d->score.question[ranked->question];
    struct template_dict *row =
        fill_row(d, "GAP_ROW", "NAME", fill_question(f, ranked->question));
    bool clear = q->gap.verdict == VERDICT_CLEAR;
    template_show_section(row, clear ? "CLEAR" : "UNCLEAR");
    template_set_text(row, "SALES_X", fill_mean_x(f, q->by[GROUP_SALES].mean));
    template_set_text(row, "MARKETING_X", fill_mean_x(f, q->by[GROUP_MARKETING].mean));
    template_set_text(row, "SALES_MEAN", fill_number(f, q->by[GROUP_SALES].mean, 1));
    template_set_text(row, "MARKETING_MEAN",
                      fill_number(f, q->by[GROUP_MARKETING].mean, 1));
    template_set_text(row, "GAP", fill_signed(f, ranked->gap, 1));
    template_set_text(row, "VERDICT", fill_word(f, verdict_key(q->gap.verdict)));
}

static const char *total_gap(const struct fill *f)
{
    const struct score *s = &f->d->score;
    const struct message_arg args[] = {
        TEXT_ARG("sales", fill_score(f, s->total[GROUP_SALES].mean)),
        TEXT_ARG("marketing", fill_score(f, s->total[GROUP_MARKETING].mean)),
        TEXT_ARG("gap", fill_signed(f, s->gap.difference, 1)),
        TEXT_ARG("low", fill_signed(f, s->gap.low, 1)),
        TEXT_ARG("high", fill_signed(f, s->gap.high, 1)),
        {0},
    };
    bool interval = isfinite(s->gap.low) && isfinite(s->gap.high);
    if (!interval)
        return fill_say(f, "gap_total", args);
    bool clear = s->gap.low > 0 || s->gap.high < 0;
    return fill_join(f, fill_say(f, "gap_total_interval", args), " ",
                     fill_word(f, clear ? "gap_word_clear" : "gap_word_unclear"));
}

static int count_verdicts(const struct fill *f, const struct ranked *ranked, int n,
                          enum verdict verdict)
{
    int found = 0;
    for (int i = 0; i < n; i++)
        found += f->d->score.question[ranked[i].question].gap.verdict == verdict;
    return found;
}

/* What the n statements compared show together. */
static const char *finding(const struct fill *f, const struct ranked *ranked, int n)
{
    int clear = count_verdicts(f, ranked, n, VERDICT_CLEAR);
    int suggestive = count_verdicts(f, ranked, n, VERDICT_SUGGESTIVE);
    if (clear > 0)
        return SAY(f, "gaps_finding_clear", NUMBER_ARG("n", clear), NUMBER_ARG("of", n));
    if (suggestive > 0)
        return SAY(f, "gaps_finding_suggestive", NUMBER_ARG("n", suggestive));
    /* "No clear gap" would say that somebody had looked. */
    bool untested = count_verdicts(f, ranked, n, VERDICT_TOO_FEW) == n;
    return fill_word(f, untested ? "gaps_finding_too_few" : "gaps_finding_none");
}

static const char *view_key(enum actor_view view)
{
    switch (view) {
    case VIEW_NONE: return "view_none";
    case VIEW_STRENGTH: return "view_strength";
    case VIEW_PROBLEM: return "view_problem";
    case VIEW_BLIND_SPOT: return "view_blind_spot";
    case VIEW_HIDDEN_STRENGTH: return "view_hidden_strength";
    case VIEW_MIXED: return "view_mixed";
    }
    return "view_none";
}

static void fill_actors(struct fill *f, struct template_dict *d)
{
    struct template_dict *table = NULL;
    for (int i = 0; i < f->d->nactor; i++) {
        const struct actor_finding *a = &f->d->actor[i];
        if (!isfinite(a->self) || !isfinite(a->other))
            continue;
        if (table == NULL)
            table = template_add_section(d, "ACTOR_TABLE");
        struct template_dict *row =
            fill_row(table, "ACTOR_ROW", "NAME", fill_question(f, a->question));
        bool notable = a->view == VIEW_BLIND_SPOT || a->view == VIEW_HIDDEN_STRENGTH;
        template_show_section(row, notable ? "NOTABLE" : "ORDINARY");
        template_set_text(
            row, "DESCRIBED",
            fill_word(f, a->described == FUNCTION_SALES ? "sales" : "marketing"));
        template_set_text(row, "SELF", fill_number(f, a->self, 1));
        template_set_text(row, "OTHER", fill_number(f, a->other, 1));
        template_set_text(row, "VIEW", fill_word(f, view_key(a->view)));
    }
}

/* The chart of the n gaps ranked first, of all those that can be compared. */
static void fill_chart(struct fill *f, struct template_dict *d, const struct ranked *ranked,
                       int n, int all)
{
    template_set_text(d, "GAPS_FINDING", finding(f, ranked, all));
    template_set_text(d, "GAPS_MEASURE",
                      SAY(f, "gaps_measure",
                          NUMBER_ARG("sales", f->d->score.answered[FUNCTION_SALES]),
                          NUMBER_ARG("marketing", f->d->score.answered[FUNCTION_MARKETING]),
                          TEXT_ARG("period", fill_wave(f, f->d->wave))));
    struct template_dict *table = template_add_include(d, "DUMBBELLS", "dumbbells.html");
    for (int i = 0; i < n; i++)
        add_row(f, table, &ranked[i]);
}

void fill_gaps_widest(struct fill *f, struct template_dict *d)
{
    struct ranked ranked[QUESTIONS];
    int n = rank(f, ranked);
    if (n > 0)
        fill_chart(f, template_add_section(d, "WIDEST"), ranked,
                   n < RANK_MAX ? n : RANK_MAX, n);
}

void fill_gaps(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "GAPS", "gaps.html", true);
    struct ranked ranked[QUESTIONS];
    int n = rank(f, ranked), approximate = 0;
    for (int q = 0; q < QUESTIONS; q++)
        approximate += f->d->score.question[q].gap.approximate;
    template_set_text(d, "TOTAL_GAP", total_gap(f));
    fill_pull(d, fill_count(f, count_verdicts(f, ranked, n, VERDICT_CLEAR)),
              SAY(f, "pull_gaps", NUMBER_ARG("of", n)));
    fill_chart(f, d, ranked, n, n);
    if (n < QUESTIONS)
        fill_row(d, "NOT_COMPARED", "NOT_COMPARED_TEXT",
                 SAY(f, "gaps_not_compared", NUMBER_ARG("n", QUESTIONS - n)));
    if (approximate > 0)
        fill_row(d, "APPROXIMATE", "APPROXIMATE_TEXT",
                 SAY(f, "gaps_approximate", NUMBER_ARG("n", approximate)));
    fill_actors(f, d);
}
