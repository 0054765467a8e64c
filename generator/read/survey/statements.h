/*
 * statements.h - which columns of a survey export hold the answers to the 20 statements.
 */
#ifndef RAPPORT_STATEMENTS_H
#define RAPPORT_STATEMENTS_H

#include "read/content.h"
#include "read/reading.h"
#include "read/table/header.h"

/* How the columns were found. */
enum statements_by {
    STATEMENTS_BY_SETTING, /* statements = 5-24 */
    STATEMENTS_BY_CODE,    /* q1 ... q20, Q5_1 ... Q5_20, Q1[SQ001] ..., "1." ... "20." */
    STATEMENTS_BY_TEXT, /* the wording of templates/content/statements.csv, any language */
    STATEMENTS_BY_ORDER /* the only block of 20 columns with answers of one scale */
};

struct statements {
    /* From 0, of q1 to q20; -1: not asked, as the setting says. */
    int column[QUESTIONS];
    enum statements_by by;
    const char *language; /* of the wording that matched, else NULL */
};

/*
 * Finds the columns from the header and the first rows of data.
 *
 * setting: NULL, or 20 columns from 1 in the order of the statements, as numbers and ranges
 * parted by blanks or commas (`5-24`, `5 7 6 8-24`); `-` or 0 stands for a statement that
 * was not asked.
 *
 * What is found goes to the reading; what is a guess (a wording that is only like ours,
 * numbers of items, the order of columns) goes there as a choice to paste, too.  False
 * after QUESTION (none or several columns fit; the message names what is missing, and the
 * setting) or SETTING_VALUE, reported at `at`.
 */
bool statements_find(struct arena *a, const struct header *h, const struct grid *g,
                     const struct content *content, const char *setting, struct place at,
                     struct statements *s, struct reading *reading, struct diag *d);

#endif
