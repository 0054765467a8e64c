/*
 * block_cell.h - one value of a block, by the type of its column; for this folder only.
 */
#ifndef RAPPORT_BLOCK_CELL_H
#define RAPPORT_BLOCK_CELL_H

#include "read/blocks/blocks.h"
#include "read/table/table.h"

struct block_cell {
    struct arena *arena;  /* of the texts that stay */
    struct arena scratch; /* of what is gone with the file */
    const struct content *content;
    struct diag *diag;
    const char *company; /* id of the row's */
    bool ok;             /* false after a message */
};

/* What an empty cell reads as. */
extern const struct block_value block_cell_empty;

/* The value of a trimmed text; what is wrong is reported at the place. */
struct block_value block_cell_read(struct block_cell *c, const struct block_column *column,
                                   const char *text, struct place at);

#endif
