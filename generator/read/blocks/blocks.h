/*
 * blocks.h - the optional blocks of a project: what a consultant knows besides answers and
 * figures.
 *
 * Each block is one plain form, read from blocks/NAME.csv for all companies (with a column
 * `company`), or from blocks/COMPANY/NAME.csv for one (without it; the folder is the
 * company's id); a workbook of that name will do.  Columns are named in schema.c in the
 * order of the form; required ones must be there and filled, the others may be missing or
 * empty; NA, N/A and - are empty.  A column `wave` is optional in every block: a row with a
 * quarter belongs to it, a row without one to every quarter.
 *
 * What is wrong is reported with file, line and column:
 *   - a value that is not allowed (BLOCK_VALUE), the same line twice for a quarter
 *     (BLOCK_TWICE), a row of wrong width, more than BLOCK_ROWS_MAX rows: the company fails
 *   - an unknown company: the row is left out (error)
 *   - a file with a header and no rows: nothing, that form is not filled in
 *   - a file that cannot be read, has no header, or a column missing or twice: error; the
 *     company in whose folder it lies fails, else none
 *   - a file named after no block (BLOCK_UNKNOWN), a folder named after no company
 *     (BLOCK_FOLDER): error; a file that is no table: FILE_IGNORED
 *
 * Texts are user data: plain, on one line, bounded by BLOCK_TEXT_MAX bytes, escaped by
 * whoever writes them out.
 */
#ifndef RAPPORT_BLOCKS_H
#define RAPPORT_BLOCKS_H

#include "read/project.h"

enum {
    BLOCK_TEXT_MAX = 1200, /* bytes of one text; a longer one is an error */
    BLOCK_ROWS_MAX = 500,  /* rows of one company in one block; more are an error */
    BLOCK_COLUMNS = 12     /* the most a block has */
};

enum block {
    BLOCK_STRATEGY,   /* what each leader says of the strategy */
    BLOCK_STEPS,      /* the seven steps to a common strategy and their status */
    BLOCK_CATALOGUE,  /* key figures with function, horizon and strategic goal */
    BLOCK_SPEND,      /* what marketing money is spent on */
    BLOCK_PRINCIPLES, /* nine principles of a team, rated by each function */
    BLOCK_PROCESSES,  /* five common processes and whether they work */
    BLOCK_CADENCE,    /* meetings planned and held */
    BLOCK_CONTACT,    /* field days, shadowing, joint meetings per head */
    BLOCK_REACTIONS,  /* how each function reacts to conflict, on two axes */
    BLOCK_DECISIONS,  /* who leads and who follows in recurring decisions */
    BLOCK_PLAN,       /* the common plan: who, what, when, where */
    BLOCK_CAPACITY,   /* leads against the hours of those who work them */
    BLOCK_MATERIALS,  /* sales material and its age */
    BLOCK_SYSTEMS,    /* systems in use and what is entered twice */
    BLOCK_BURDEN,     /* reports asked of Sales, and whether anybody reads them */
    BLOCK_SERVICES,   /* five services of Marketing to Sales */
    BLOCK_CAUSES,     /* promotion, stock, segments: four usual causes */
    BLOCK_ATTRITION,  /* people who left, vacancies */
    BLOCK_ACTIONS,    /* status of the actions of earlier roadmaps */
    BLOCK_CONTEXT,    /* what else changed: people, structure, market */
    BLOCKS
};

/* How a cell is read. */
enum block_type {
    BLOCK_TEXT,     /* .text; NULL when empty */
    BLOCK_PERSONAL, /* likewise, but it names or quotes a person: blocks_of leaves it out
                       unless the company consents */
    BLOCK_NUMBER,   /* .number from least to most; NAN when empty */
    BLOCK_WHOLE,    /* .number without a fraction */
    BLOCK_CHOICE,   /* .choice: place among the words of `words`; -1 when empty */
    BLOCK_ITEM, /* .choice: place in the checklist named `words` (content.h), given by id
                   in the file; -1 when empty */
    BLOCK_DATE  /* .number: days since 1970-01-01; 2026-09-30, 30.09.2026; NAN when empty */
};

struct block_column {
    const char *name;
    enum block_type type;
    bool required;
    const char *words;  /* of a choice: "yes no"; of an item: the checklist's name */
    double least, most; /* of a number */
};

struct block_schema {
    const char *name; /* the file's, without .csv: "strategy" */
    const struct block_column *column;
    int ncolumns;
    int keys; /* so many columns, from the first, tell the rows of a company and quarter
                 apart; 0: rows may repeat */
};

/* Never NULL. */
const struct block_schema *block_schema(enum block b);

struct block_value {
    const char *text;
    double number;
    int choice;
};

struct block_row {
    size_t company; /* index of the project's */
    int wave;       /* WAVE_NONE: of every quarter */
    size_t order;   /* among the rows of the block, as they were read */
    struct place at;
    unsigned file;                           /* index into blocks.file */
    struct block_value value[BLOCK_COLUMNS]; /* in the order of the schema */
};

/* One file that was read, for `rapport check` and the list of sources. */
struct block_file {
    const char *name; /* "blocks/steps.csv" */
    enum block block;
    struct fingerprint print;
    int rows, companies; /* rows without a fault, and whose they are */
    int first, last;     /* their quarters; WAVE_NONE: none has one */
};

struct blocks {
    struct block_row *row[BLOCKS]; /* by company, then in the order of the files */
    size_t n[BLOCKS];
    struct block_file *file; /* as they were read: by name, folders among the files */
    size_t nfiles;
};

/* Reads all blocks of the project into the arena; without a folder blocks/ there are none.
 * False after an error that concerns no single company. */
bool blocks_load(struct arena *a, const struct project *p, const struct content *content,
                 struct blocks *b, struct diag *d);

/* The rows of one company that count in a quarter. */
struct block_rows {
    const struct block_row **row; /* in the order of the file */
    int n;
    int wave; /* of the rows with a quarter; WAVE_NONE when none has one */
};

/*
 * Those of the latest quarter up to `wave` that has rows, and those without a quarter but
 * for lines (block_schema.keys) that stand in both: then that of the quarter counts.
 * Personal values are NULL unless the company's consent is `named`.  Lives in the arena.
 * b may be NULL: no blocks.
 */
struct block_rows blocks_of(struct arena *a, const struct blocks *b,
                            const struct project *p, size_t company, enum block block,
                            int wave);

/* Likewise all rows up to `wave`, of each quarter and of none; .wave is the latest. */
struct block_rows blocks_all(struct arena *a, const struct blocks *b,
                             const struct project *p, size_t company, enum block block,
                             int wave);

/* The quarters of a company's rows of a block up to `wave`, ascending; returns how many. */
int blocks_waves(const struct blocks *b, size_t company, enum block block, int wave,
                 int *waves, int most);

#endif
