/*
 * fill_why.h - what the files that fill the chapter "why" share; for them only.
 */
#ifndef RAPPORT_COMPOSE_FILL_WHY_H
#define RAPPORT_COMPOSE_FILL_WHY_H

#include "compose/fill.h"

/* The table of causes and the explanation of the strongest. */
void fill_why_causes(struct fill *f, struct template_dict *why);

/* "2 of 3" metrics on target, or that none is judged. */
const char *fill_tally(const struct fill *f, const struct why_tally *tally);

#endif
