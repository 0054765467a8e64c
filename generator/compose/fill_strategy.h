/*
 * fill_strategy.h - the parts of the chapter on strategy, one for each block; for
 * fill_strategy*.c alone.
 */
#ifndef RAPPORT_COMPOSE_FILL_STRATEGY_H
#define RAPPORT_COMPOSE_FILL_STRATEGY_H

#include "compose/fill.h"

/* Each adds the partial of its block to the chapter when the block has something to say. */
void fill_leaders(const struct fill *f, struct template_dict *chapter);
void fill_catalogue(const struct fill *f, struct template_dict *chapter);

/* "2 of 5", "4–5 of 5"; "" when it is not known. */
const char *fill_leader_count(const struct fill *f, const struct leader_count *count);

const char *fill_coherence(const struct fill *f,
                           enum coherence of); /* a sentence, no stop */

#endif
