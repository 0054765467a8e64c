/*
 * likert.h - what the answers of a block of statements mean, by their labels together.
 *
 * One label alone says little: "Agree" is 4 beside "Strongly agree" and 5 without it. So
 * the distinct answers of the 20 columns of a file are collected first, as small numbers,
 * and get their meaning together after the last row.  Known labels stand in
 * templates/content/answers.csv.
 */
#ifndef RAPPORT_LIKERT_H
#define RAPPORT_LIKERT_H

#include "read/content.h"
#include "read/reading.h"
#include "read/table/grid.h"

enum { LABEL_MAX = 250 };

/* What a cell of a statement says. */
enum answer_kind {
    ANSWER_GIVEN,          /* 1..5 */
    ANSWER_BLANK,          /* nothing, a dash, NA: shown, not answered */
    ANSWER_NOT_APPLICABLE, /* N/A, "does not apply", not shown */
    ANSWER_DONT_KNOW,      /* "I don't know" */
    ANSWER_OUTSIDE,        /* a number outside the scale: 6, 0, -99 */
    ANSWER_OTHER,          /* text that is no answer */
    ANSWER_KINDS
};

/* "given", "blank", "not_applicable", "dont_know", "out_of_range", "not_understood": as in
 * report.json. */
const char *answer_kind_name(enum answer_kind kind);

/* The message for a cell that is not used though it says something: ANSWER_RANGE when it is
 * outside the scale, ANSWER_TEXT when it is not understood.  Of these two kinds only. */
enum diag_code answer_kind_code(enum answer_kind kind);

struct answer_meaning {
    enum answer_kind kind;
    unsigned char answer; /* 1..5 when given, else 0 */
};

/* The distinct cells of a block; zeroed it is empty. */
struct label_set {
    char *label[LABEL_MAX + 1]; /* as first written; 0 is the empty cell */
    size_t count[LABEL_MAX + 1];
    int line[LABEL_MAX + 1], column[LABEL_MAX + 1]; /* where first seen; column from 0 */
    int n;                                          /* labels used, with the empty one */
    unsigned char single[256];                      /* of a cell of one byte: its number */
    unsigned char slot[1024]; /* hash table of the others' numbers; 0: free */
};

/*
 * The number of a cell's text, 0 when it is blank, -1 when there are more than LABEL_MAX
 * different ones (the columns hold no answers then).  Texts go to the arena; fast for texts
 * seen before, fastest for single digits.
 */
int label_intern(struct arena *a, struct label_set *set, const char *text, int line,
                 int column);

/* The same in a few instructions for a digit seen before, as most cells of most files are;
 * 0 when label_intern has to be asked. */
static inline int label_again(struct label_set *set, const char *text)
{
    int number = text[0] && text[1] == '\0' ? set->single[(unsigned char)text[0]] : 0;

    if (number)
        set->count[number]++;
    return number;
}

/*
 * What the user says about a file's answers; NULL where the labels are to tell.  Several
 * labels are separated by commas (a label may hold commas itself); upper and lower case and
 * everything else label.h evens out do not matter, and the number in a label may be left
 * out.
 */
struct likert_options {
    const char *scale;   /* "1..5", "5..1", "-2..2", "1..7": from least to most agreement */
    const char *rescale; /* "linear": allows a scale of other than five steps */
    const char
        *value[6]; /* [1..5]: labels separated by commas; [0]: those that mean none */
    const char *dont_know, *not_applicable; /* labels that mean these */
    struct place scale_at, rescale_at;      /* for messages about wrong values */
};

/*
 * How many steps the scale has that is converted linearly into five; 0 when none is.  To be
 * said wherever results are shown.
 */
int likert_rescaled(const struct likert_options *options);

/*
 * Gives every label of the set its meaning (array of set->n).  Facts and choices go to the
 * reading.  False after ANSWER_SCALE, QUESTION or SETTING_VALUE, which say what to decide
 * and which setting says it.
 */
bool likert_resolve(struct arena *a, const struct label_set *set,
                    const struct content *content, const struct likert_options *options,
                    const struct grid *g, struct answer_meaning *meaning,
                    struct reading *reading, struct diag *d);

/*
 * The same for rapport's plain form, whose answers are 1 to 5 and judged one by one:
 * nothing is asked, and a label that is no number is not understood.
 */
void likert_plain(struct arena *a, const struct label_set *set,
                  struct answer_meaning *meaning);

#endif
