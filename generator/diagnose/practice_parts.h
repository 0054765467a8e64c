/*
 * practice_parts.h - the steps of diagnose_practice, one for each block; for practice*.c
 * only.
 */
#ifndef RAPPORT_PRACTICE_PARTS_H
#define RAPPORT_PRACTICE_PARTS_H

#include "diagnose/parts.h"

/*
 * The row that counts among those with these values in two columns, choices or items; -1 as
 * second column: only the first is asked.  NULL when there is none.
 */
const struct block_row *practice_row(const struct block_rows *rows, int column, int choice,
                                     int second, int other);

void practice_principles(struct arena *a, struct diagnosis *d);
void practice_processes(struct arena *a, struct diagnosis *d);
void practice_cadence(struct arena *a, struct diagnosis *d);
void practice_contacts(struct arena *a, struct diagnosis *d);
void practice_plan(struct arena *a, struct diagnosis *d);
void practice_reactions(struct arena *a, struct diagnosis *d);
void practice_decisions(struct arena *a, struct diagnosis *d);

#endif
