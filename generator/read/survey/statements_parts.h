/*
 * statements_parts.h - what the parts of statements*.c share; nobody else includes it.
 */
#ifndef RAPPORT_STATEMENTS_PARTS_H
#define RAPPORT_STATEMENTS_PARTS_H

#include "read/survey/statements.h"
#include "read/survey/wording.h"

enum { BLOCKS_MAX = 4, LABELS_MAX = 12 };

/* Twenty columns that may hold the answers, in the order of the statements. */
struct block {
    int column[QUESTIONS]; /* -1: none */
};

/* What the first rows of data say about a column's answers. */
struct answers {
    unsigned label[LABELS_MAX]; /* hashes of the different ones; not for numbers */
    int n;                      /* of them, or of different numbers */
    int rows;                   /* that are filled */
    bool numbers;               /* all of them are */
    bool small;                 /* numbers of a scale */
    bool other;                 /* no answers of a scale: long texts, or too many */
};

struct finder {
    struct arena *a; /* for what is said */
    struct arena work;
    const struct header *header;
    const struct grid *grid;
    const struct content *content;
    struct answers *answers; /* of each column, for answers_of; NULL before */
    /* By text: */
    struct block text;
    double likeness[QUESTIONS]; /* of the columns of text; 1 when the same */
    const char *language;
    int matched;             /* columns in text */
    int worded;              /* columns that have a statement in their heading */
    int twice, first, again; /* a statement that two columns have, or -1 */
    bool doubled;            /* of two columns, the one with numbers was taken */
};

/* What the first rows of data say about a column; they are read when first asked for. */
const struct answers *answers_of(struct finder *f, int column);

/* Finds the columns whose headings are the statements, or are like them. */
void statements_by_text(struct finder *f);

/* Blocks by codes and item numbers 1 to 20; at most BLOCKS_MAX, all found are counted. */
int statements_by_code(struct finder *f, struct block blocks[BLOCKS_MAX]);

/* Blocks of exactly 20 columns side by side with answers of one scale. */
int statements_by_order(struct finder *f, struct block blocks[BLOCKS_MAX]);

/* True when each choice of an answer has a column of its own, as in an expanded export;
 * after statements_by_text. */
bool statements_are_spread(struct finder *f);

/* Reads the setting into the block; false after SETTING_VALUE.  width: of the table. */
bool columns_read(const char *setting, int width, struct block *block, struct place at,
                  struct diag *d);

/* The block as the setting writes it: "5-24". */
const char *columns_write(struct arena *a, const struct block *block);

#endif
