/*
 * sheet.h - a content file: a table whose columns are known and whose cells must be right.
 *
 * Columns are plain (`days`) or texts with one column per language (`title.en`,
 * `title.pl`).  Every reader below reports what is wrong with its cell (CONTENT or
 * TEXT_MISSING, with file, line and column), clears `ok` and returns something harmless, so
 * that a caller reads all rows and looks at `ok` once.
 */
#ifndef RAPPORT_SHEET_H
#define RAPPORT_SHEET_H

#include "read/content.h"
#include "read/table/table.h"

struct sheet {
    struct arena *arena;
    const struct languages *languages;
    unsigned
        spared; /* bits of languages whose texts may be missing, columns too: "" then */
    struct diag *diag;
    struct table table;
    bool ok;
};

/*
 * Loads folder/templates/content/NAME.csv and checks that all columns are there; plain and
 * texts are names separated by blanks.  False after a message.
 */
bool sheet_open(struct sheet *s, const char *folder, const char *name, const char *plain,
                const char *texts);

/* The same of any file below the folder, whose columns and widths are checked later. */
bool sheet_open_file(struct sheet *s, const char *folder, const char *path);
bool sheet_columns(struct sheet *s, const char *plain, const char *texts);

/* Opens a file that must have exactly n rows, or with n 0 from one to `most`. */
bool sheet_open_rows(struct sheet *s, const char *folder, const char *name,
                     const char *plain, const char *texts, int n, int most);

/* The id of row i; one that an earlier row has is an error. */
const char *sheet_id(struct sheet *s, size_t i);

/* The trimmed text of a plain cell; an empty one is an error. */
const char *sheet_cell(struct sheet *s, const struct grid_row *row, const char *column);

/* A whole number from min to max. */
int sheet_whole(struct sheet *s, const struct grid_row *row, const char *column, int min,
                int max);

/* The place of the cell among n names; 0 when it is none of them. */
int sheet_choice(struct sheet *s, const struct grid_row *row, const char *column,
                 const char *const *names, int n);

/* True for yes, false for no. */
bool sheet_yes_no(struct sheet *s, const struct grid_row *row, const char *column);

/* A language's code, or "any"; there may be no texts of it: files come in languages in
 * which no report is written. */
const char *sheet_language(struct sheet *s, const struct grid_row *row, const char *column);

/* The text in all languages. */
struct words sheet_words(struct sheet *s, const struct grid_row *row, const char *column);

/* The n texts that the cell of each language holds, separated by bars: "a | b | c". */
void sheet_word_list(struct sheet *s, const struct grid_row *row, const char *column,
                     struct words part[], int n);

/* The text in all languages; "" where the cells are empty, which all must be or none. */
struct words sheet_words_if_any(struct sheet *s, const struct grid_row *row,
                                const char *column);

/* Reads "q2 q10" into indexes; returns how many, none for "". */
int sheet_questions(struct sheet *s, const struct grid_row *row, const char *text,
                    int question[ACTION_QUESTIONS]);

/* Reads ids of metrics of kpis.csv, separated by blanks, into indexes; returns how many,
 * none for an empty cell. */
int sheet_metrics(struct sheet *s, const struct grid_row *row, const char *column,
                  const struct content *c, int metric[LISTED_METRICS]);

/* Reports a cell, or with column NULL the row. */
void sheet_fault(struct sheet *s, const struct grid_row *row, const char *column,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
