/*
 * header.h - the header of an export: which tool wrote it, how many rows it has, and what
 * each column is called.
 *
 * Headers have one row (Google Forms, Microsoft Forms, Typeform, LimeSurvey, anketolog,
 * CRMs, plain tables), two (SurveyMonkey, old Qualtrics) or three (Qualtrics), below titles
 * and blank rows.  Names may be empty or appear twice, so columns are known by number.
 */
#ifndef RAPPORT_HEADER_H
#define RAPPORT_HEADER_H

#include "read/table/grid.h"
#include "read/table/tool.h"

/*
 * What a column is called.  Texts are cleaned (heading.h); none is NULL, and those of a
 * column without a name are "".
 */
struct heading {
    const char *full; /* all its header cells joined, as in messages: "Stem [Row]" */
    const char *code; /* "Q5_3", "Q1[SQ003]", else "" */
    const char *name; /* full without the code and what the tool adds ("(Шкала)") */
    const char *stem; /* the question a row belongs to, else "" */
    const char *row;  /* the row part alone without leading item number; name when none */
    const char *key;  /* text_fold of name without `:`, `?`, `.`, `*` at its end, for
                         comparing with aliases */
    int item;         /* the number before the row or name ("12. ..."), else 0 */
    bool doubled;     /* its answers stand as numbers in the next column as well */
};

struct header {
    enum tool tool;
    int rows;       /* of the header, titles above not counted */
    int first_line; /* of its first row in the file */
    int last_line;  /* of its last row: data begins below */
    struct heading *column;
    int n; /* columns, without empty ones at the end */
};

/*
 * Reads the header from the grid's first rows.  rows: 0 to find out how many, else 1..3;
 * titles above it are passed over in either case.  False after CSV_HEADER.
 */
bool header_read(struct arena *a, const struct grid *g, int rows, struct header *h,
                 struct diag *d);

/* True when a field holds nothing but blanks, no-break ones too. */
bool header_blank(const char *field);

/*
 * True when the row is not data but a footer or a total below it ("Grand Totals (57
 * records)", "Confidential Information ...", "Copyright (c) ...", "Total", "Razem",
 * "Итого"): it says so in its first filled cell, and hardly has other words.  Plain forms
 * have no such rows.
 */
bool header_is_footer(const struct header *h, const struct grid_row *row);

/* First column after `after` (-1: from the first) whose key, with or without an item
 * number, or whose code is the alias (given folded); -1 when there is none. */
int header_find(const struct header *h, const char *alias, int after);

#endif
