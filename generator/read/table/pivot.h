/*
 * pivot.h - tables that are already sums of the rows a report needs.
 */
#ifndef RAPPORT_PIVOT_H
#define RAPPORT_PIVOT_H

#include "read/table/grid.h"

/* False after FILE_KIND when the first rows are those of a pivot table, by the words that
 * Excel puts there in English, Polish and Russian. */
bool pivot_refuse(const struct grid *g, struct diag *d);

#endif
