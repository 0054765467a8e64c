/*
 * questionnaire.h - the statements and their answers as a form of their own, in the wording
 * by which reading recognises them.
 */
#ifndef RAPPORT_QUESTIONNAIRE_H
#define RAPPORT_QUESTIONNAIRE_H

#include "compose/compose.h"

enum { QUESTIONNAIRE_ANSWERS = 5 };

/* The label of an answer (1: strongly disagree, to 5), in the arena. */
const char *questionnaire_answer(struct arena *a, const struct composer *c, int language,
                                 int answer);

/* Composes templates/questionnaire.html of the first brand: boxes to tick for the PDF,
 * choices for the page.  False after reporting. */
bool questionnaire_compose(struct arena *a, const struct composer *c, int language,
                           struct doc *doc, struct diag *d);

#endif
