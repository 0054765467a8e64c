/*
 * xlsx.h - workbooks (.xlsx, .xlsm) as the rows of grid.h.
 *
 * One sheet is read: the one named, else the first visible one that has rows.  Cells are
 * text as a person would type it: strings with their formatting lost, a formula's last
 * result, numbers in their shortest form ("3", "4.2"), percentages with their sign
 * ("12.5%"), dates and times by the cell's number format as `2026-07-31` or
 * `2026-07-31 14:05:00`, TRUE and FALSE; an error such as #N/A is an empty cell and is
 * counted in a warning.  Rows and columns are where the cells' references place them;
 * row->line is the sheet's own row number.
 *
 * Nothing is unpacked to disk and no name in the archive is a path.  What a hostile archive
 * could blow up is bounded: entries, bytes of each part, memory for strings, depth of
 * elements, length of tags; document types, encrypted and duplicate entries are refused.
 */
#ifndef RAPPORT_XLSX_H
#define RAPPORT_XLSX_H

#include "read/table/grid.h"

/* Finds the sheet of the archive g->path (KIND_ARCHIVE) that g->options ask for, and fills
 * g but for its first rows.  False after FILE_READ, FILE_LARGE, FILE_EMPTY, FILE_KIND (no
 * workbook of this kind, with a password, a pivot table on the sheet), QUESTION (no sheet
 * of that name) or CSV_SYNTAX (damaged). */
bool xlsx_open(struct arena *a, struct grid *g, struct diag *d);

/* grid_each of a grid that xlsx_open has filled.  Reading to the end the first time reports
 * what was read as empty (CELL_ERROR, CELL_PENDING). */
bool xlsx_each(const struct grid *g, grid_visit visit, void *context, struct diag *d);

#endif
