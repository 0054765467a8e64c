/*
 * models.c - how the two functions divide the work, by market and scenario; see content.h.
 */
#include "read/models.h"
#include "read/project.h"

static void read_card(struct sheet *s, const struct grid_row *row, struct content *c)
{
    static const char *const models[] = {"b2b", "b2c", "b2g"};
    struct model_card card = {
        .model = MODEL_B2B + sheet_choice(s, row, "model", models, 3),
        .scenario = sheet_whole(s, row, "scenario", 1, 3),
    };

    for (int i = 0; i < c->nmodels; i++)
        if (c->model[i].model == card.model && c->model[i].scenario == card.scenario)
            sheet_fault(s, row, NULL, "this model and scenario appear twice");
    card.nquestions =
        sheet_questions(s, row, sheet_cell(s, row, "questions"), card.question);
    card.nmetrics = sheet_metrics(s, row, "metrics", c, card.metric);
    card.name = sheet_words(s, row, "name");
    card.meaning = sheet_words(s, row, "meaning");
    card.first = sheet_words(s, row, "first");
    card.strain = sheet_words(s, row, "strain");
    c->model[c->nmodels++] = card;
}

bool models_load(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open(s, folder, "models", "model scenario questions metrics",
                    "name meaning first strain"))
        return false;
    for (size_t i = 0; i < s->table.nrows && c->nmodels < MODEL_CARDS; i++)
        read_card(s, &s->table.row[i], c);
    if (s->table.nrows != MODEL_CARDS)
        sheet_fault(s, &s->table.header, NULL, "%zu rows, not %d", s->table.nrows,
                    MODEL_CARDS);
    return s->ok;
}
