/*
 * fill_likert.c - how people answered each statement, below the heatmap.
 */
#include "compose/fill.h"

#include "base/text.h"
#include "compose/likert.h"

static const char *share(const struct fill *f, int percent)
{
    return text_percent(f->arena, f->code, percent / 100.0, 0);
}

static const char *heat(const struct fill *f, const char *kind, int answer)
{
    return arena_printf(f->arena, "%sheat-%d", kind, answer + 1);
}

/* In the order of the parts of a bar. */
static void fill_legend(struct fill *f, struct template_dict *d, enum likert_form form)
{
    static const int aside[LIKERT_ANSWERS] = {0, 1, 3, 4, 2};
    static const char *const words[LIKERT_ANSWERS] = {"likert_1", "likert_2", "likert_3",
                                                      "likert_4", "likert_5"};

    for (int i = 0; i < LIKERT_ANSWERS; i++) {
        int answer = form == LIKERT_STACKED ? i : aside[i];
        struct template_dict *item =
            fill_row(d, "LEGEND", "CELL_CLASS", heat(f, "bg-", answer));
        template_set_text(item, "TEXT", fill_word(f, words[answer]));
    }
}

static void add_bar(struct fill *f, struct template_dict *bar, const struct likert_row *row,
                    const struct likert_scale *scale)
{
    struct likert_segment segment[LIKERT_ANSWERS];
    int n = likert_segments(row, scale, segment);

    for (int i = 0; i < n; i++) {
        const struct likert_segment *s = &segment[i];
        struct template_dict *part = fill_row(
            bar, "SEGMENT", "SEGMENT_CLASS",
            s->answer == LIKERT_NEUTRAL ? "f-heat-3 s-axis" : heat(f, "f-", s->answer));
        template_set_text(part, "X", fill_percent(f, s->x));
        template_set_text(part, "WIDTH", fill_percent(f, s->width));
        if (!s->number)
            continue;
        struct template_dict *number =
            fill_row(bar, "SEGMENT_NUMBER", "TEXT", fill_count(f, row->percent[s->answer]));
        template_set_text(number, "NUMBER_CLASS", heat(f, "on-", s->answer));
        template_set_text(number, "X", fill_percent(f, s->x + s->width / 2));
    }
    if (scale->form == LIKERT_DIVERGING)
        fill_row(bar, "BASE_LINE", "X", fill_percent(f, likert_base(scale)));
}

static void add_row(struct fill *f, struct template_dict *table,
                    const struct likert_row *row, const struct likert_scale *scale)
{
    struct template_dict *d =
        fill_row(table, "LIKERT_ROW", "NAME", fill_question(f, row->question));

    if (row->people == 0) {
        fill_row(d, "HIDDEN", "TEXT", fill_word(f, "withheld_cell"));
        return;
    }
    struct template_dict *shown = template_add_section(d, "SHOWN");
    add_bar(f, shown, row, scale);
    fill_row(shown, "CELL", "TEXT", share(f, likert_disagree(row)));
    fill_row(shown, "CELL", "TEXT", share(f, row->percent[LIKERT_NEUTRAL]));
    fill_row(shown, "CELL", "TEXT", share(f, likert_agree(row)));
}

static const char *finding(const struct fill *f, const struct likert_row *rows, int shown)
{
    int negative = 0;

    for (int i = 0; i < shown; i++)
        negative += likert_negative(&rows[i]);
    return SAY(f, negative > 0 ? "likert_finding" : "likert_finding_none",
               NUMBER_ARG("n", negative), NUMBER_ARG("of", shown));
}

static void fill_table(struct fill *f, struct template_dict *d,
                       const struct likert_row *rows, int shown)
{
    enum likert_form form = f->d->project->brand[f->d->company->brand].likert;
    struct likert_scale scale = likert_scale(rows, shown, form);
    struct template_dict *table = template_add_section(d, "LIKERT_TABLE");

    template_set_text(table, "LIKERT_FINDING", finding(f, rows, shown));
    template_set_text(table, "LIKERT_MEASURE",
                      SAY(f, "likert_measure", NUMBER_ARG("n", f->d->score.answered_all),
                          TEXT_ARG("period", fill_wave(f, f->d->wave))));
    template_set_text(
        table, "LIKERT_CAPTION",
        SAY(f, form == LIKERT_STACKED ? "likert_caption_stacked" : "likert_caption",
            TEXT_ARG("least", share(f, scale.least))));
    fill_legend(f, table, form);
    for (int i = 0; i < QUESTIONS; i++)
        add_row(f, table, &rows[i], &scale);
    if (shown < QUESTIONS)
        fill_row(table, "LIKERT_NOTE", "TEXT",
                 SAY(f, "likert_hidden", NUMBER_ARG("n", QUESTIONS - shown)));
}

void fill_likert(struct fill *f, struct template_dict *heatmap)
{
    struct likert_row rows[QUESTIONS];
    int shown = likert_rows(f->d, f->by_function, rows);
    struct template_dict *d = template_add_include(heatmap, "LIKERT", "likert.html");

    if (shown > 0)
        fill_table(f, d, rows, shown);
    else
        fill_row(d, "LIKERT_NONE", "TEXT",
                 SAY(f, f->by_function ? "likert_none" : "likert_none_pooled",
                     NUMBER_ARG("people", f->d->project->minimum + SPREAD_EXTRA)));
}
