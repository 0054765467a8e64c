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
    STATEMENTS_BY_CODE,    /* q1 ... q20, Q5_1 ... Q5_20, Q1[SQ001] ... */
    STATEMENTS_BY_TEXT, /* the wording of templates/content/statements.csv, any language */
    STATEMENTS_BY_ORDER /* the only block of 20 columns with answers of one scale */
};

struct statements {
    int column[QUESTIONS]; /* from 0, of q1 to q20 */
    enum statements_by by;
    const char *language; /* of the wording that matched, else NULL */
};

/*
 * Finds the columns from the header and the first rows of data.  setting: "5-24", or 20
 * numbers separated by blanks or commas, or NULL.  By order is a guess: it goes to the
 * reading as a choice to paste.  False after QUESTION (none or several blocks fit; the
 * message names what is missing, and the setting) or SETTING_VALUE, reported at `at`.
 */
bool statements_find(struct arena *a, const struct header *h, const struct grid *g,
                     const struct content *content, const char *setting, struct place at,
                     struct statements *s, struct reading *reading, struct diag *d);

#endif
