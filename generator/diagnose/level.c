/*
 * level.c - which of the four levels the mean total falls on, and how surely.
 */
#include "diagnose/parts.h"

#include <math.h>

static int level_of(double total)
{
    return isnan(total) ? 0 : score_band(total) + 1;
}

void diagnose_level(struct diagnosis *d)
{
    struct level *level = &d->level;
    const struct estimate *e =
        level->basis == BASIS_POOLED ? &d->score.total[GROUP_POOLED] : &d->score.balanced;

    level->value = e->mean;
    level->low = e->low;
    level->high = e->high;
    level->number = level_of(e->mean);
    level->lowest = isnan(e->low) ? level->number : level_of(e->low);
    level->highest = isnan(e->high) ? level->number : level_of(e->high);
    level->borderline = level->lowest != level->highest;
    for (int f = 0; f < FUNCTIONS; f++)
        level->by[f] = level_of(d->score.total[f].mean);
}
