/*
 * strategy_parts.h - the parts of diagnose_strategy() that have files of their own; for
 * strategy*.c only.
 */
#ifndef RAPPORT_DIAGNOSE_STRATEGY_PARTS_H
#define RAPPORT_DIAGNOSE_STRATEGY_PARTS_H

#include "diagnose/parts.h"

void diagnose_leaders(struct arena *a, const struct diagnosis *d, struct leaders *leaders);
void diagnose_catalogue(struct arena *a, const struct diagnosis *d, struct catalogue *c);

/* Words and sentences of a text.  A sentence ends at . ! ? or an ellipsis that a capital
 * follows, or the text's end; not behind a single letter, which is an abbreviation. */
int count_words(const char *text);
int count_sentences(const char *text);

#endif
