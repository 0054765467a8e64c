/*
 * block_file.h - reads one file of a block, compares rows; for this folder only.
 */
#ifndef RAPPORT_BLOCK_FILE_H
#define RAPPORT_BLOCK_FILE_H

#include "read/blocks/blocks.h"

struct block_reader {
    struct arena *arena;
    const struct project *project;
    const struct content *content;
    struct blocks *blocks;
    struct diag *diag;
    size_t capacity[BLOCKS], file_capacity; /* of blocks.row and blocks.file */
    unsigned short *seen[BLOCKS];           /* rows by company; NULL: no file so far */
};

/* Adds the file's rows to the reader's blocks; path lives in the reader's arena; company
 * -1: a column names it.  What is wrong is reported. */
void block_file_read(struct block_reader *r, enum block b, const char *path, long company);

/* Orders rows by their first n values, texts and choices; values not given are equal. */
int block_compare_keys(const struct block_row *x, const struct block_row *y, int n);

#endif
