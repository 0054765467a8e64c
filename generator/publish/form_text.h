/*
 * form_text.h - the questionnaire as text, for the tools that make forms.
 */
#ifndef RAPPORT_FORM_TEXT_H
#define RAPPORT_FORM_TEXT_H

#include "base/buf.h"
#include "compose/compose.h"

/* One statement a line, an empty line, the five answers: to be pasted into the rows and the
 * columns of a grid. */
void form_text(struct arena *a, const struct composer *c, int language, struct buf *out);

/* The same as a table: id, statement, answer_1 to answer_5. */
void form_csv(struct arena *a, const struct composer *c, int language, struct buf *out);

#endif
