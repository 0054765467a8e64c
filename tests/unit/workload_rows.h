/*
 * workload_rows.h - rows of optional blocks in memory, for the golden company.
 *
 * Included after one_case.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_WORKLOAD_ROWS_H
#define RAPPORT_TEST_WORKLOAD_ROWS_H

#include "one_case.h"

enum { ROWS_MAX = 8 };

static struct blocks rows_blocks;
static struct block_file rows_file = {.name = "blocks/rows.csv",
                                      .print = {.name = "blocks/rows.csv"}};
static struct block_row rows_of[BLOCKS][ROWS_MAX];

/* A test that starts with the golden company and no rows. */
static inline int open_rows(void **state)
{
    open_case(state);
    case_golden(&it);
    memset(&rows_blocks, 0, sizeof rows_blocks);
    for (int b = 0; b < BLOCKS; b++)
        rows_blocks.row[b] = rows_of[b];
    rows_blocks.file = &rows_file;
    rows_blocks.nfiles = 1;
    it.blocks = &rows_blocks;
    return 0;
}

/* A row of the quarter, or of WAVE_NONE, whose cells are all empty. */
static inline struct block_row *add_row(enum block b, int wave)
{
    struct block_row *row = &rows_of[b][rows_blocks.n[b]];

    assert_true(rows_blocks.n[b] < ROWS_MAX);
    *row = (struct block_row){.wave = wave, .order = rows_blocks.n[b]++};
    for (int c = 0; c < BLOCK_COLUMNS; c++)
        row->value[c] = (struct block_value){NULL, NAN, -1};
    return row;
}

/* A checklist of n lines. */
static inline void case_checklist(const char *name, int n)
{
    for (int i = 0; i < n; i++)
        it.content.item[it.content.nitems++] =
            (struct checklist_item){.list = name, .id = "line"};
}

#endif
