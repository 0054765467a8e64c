/*
 * form_text.c - the questionnaire as text; see form_text.h.
 */
#include "publish/form_text.h"

#include "compose/questionnaire.h"
#include "publish/csv.h"

void form_text(struct arena *a, const struct composer *c, int language, struct buf *out)
{
    for (int q = 0; q < QUESTIONS; q++)
        buf_printf(out, "%s\n", c->content->statement[q].text.in[language]);
    buf_putc(out, '\n');
    for (int i = 1; i <= QUESTIONNAIRE_ANSWERS; i++)
        buf_printf(out, "%s\n", questionnaire_answer(a, c, language, i));
}

void form_csv(struct arena *a, const struct composer *c, int language, struct buf *out)
{
    struct csv csv;

    csv_begin(&csv, out, false);
    csv_text(&csv, "id");
    csv_text(&csv, "statement");
    for (int i = 1; i <= QUESTIONNAIRE_ANSWERS; i++)
        csv_text(&csv, arena_printf(a, "answer_%d", i));
    csv_end_row(&csv);
    for (int q = 0; q < QUESTIONS; q++) {
        csv_text(&csv, c->content->statement[q].id);
        csv_text(&csv, c->content->statement[q].text.in[language]);
        for (int i = 1; i <= QUESTIONNAIRE_ANSWERS; i++)
            csv_text(&csv, questionnaire_answer(a, c, language, i));
        csv_end_row(&csv);
    }
}
