/*
 * xlsx_sheet.h - the rows of one sheet of a workbook, as they stream by.
 */
#ifndef RAPPORT_XLSX_SHEET_H
#define RAPPORT_XLSX_SHEET_H

#include "read/table/grid.h"
#include "read/table/xlsx_book.h"

/* Cells that were read as empty though something stands there. */
struct lost_cells {
    size_t n;
    int row, column; /* of the first, from 1 */
    char text[16];   /* the first one's: "#N/A" */
};

struct sheet_result {
    int row, column;           /* where the reading stopped, for a fault's place */
    struct lost_cells errors;  /* #N/A, #DIV/0! */
    struct lost_cells pending; /* formulas that were saved without their result */
};

/* Hands the rows of the sheet to the visitor, blank ones left out, each at least as wide as
 * those before it; false with a fault in the archive. */
bool sheet_read(struct archive *z, const struct book *b, const char *part, grid_visit visit,
                void *context, struct sheet_result *result);

#endif
