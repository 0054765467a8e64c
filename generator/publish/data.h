/*
 * data.h - the tables of a report as delimited files, for those who go on with its numbers.
 *
 *   score          Sales, Marketing and the mean the level rests on
 *   statements     each statement as each group answered it, with counts
 *   gaps           Sales minus Marketing by statement, with the tests
 *   dimensions, pains, changes (of statements since the quarter before)
 *   kpis, kpi_counts, kpi_history, trend, roadmap
 *   columns        what each column of the others means
 *
 * The heads of columns are ids that never change; what an id stands for is beside it in the
 * report's language.  Unless all are to be international, cells and numbers are written as
 * spreadsheets of that language's countries read them (csv.h).  Everything comes from the
 * filtered diagnosis: what is withheld is an empty cell or no row, and a table without rows
 * is no file.
 */
#ifndef RAPPORT_DATA_FILES_H
#define RAPPORT_DATA_FILES_H

#include "compose/catalog.h"
#include "diagnose/diagnosis.h"
#include "render/render.h"

/* Gives each table to take with its name; false when take was. */
bool data_render(struct arena *scratch, const struct diagnosis *d,
                 const struct catalog *catalog, int language, file_taker *take,
                 void *context);

#endif
