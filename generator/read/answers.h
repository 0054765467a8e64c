/*
 * answers.h - the labels of answers that are known, from templates/content/answers.csv.
 *
 *     label,language,strength,role
 *     strongly agree,en,3,answer
 *     trudno powiedzieć,pl,0,midpoint_or_dont_know
 *
 * Which of 1 to 5 an answer is, only its company tells (survey/likert.h): a label has a
 * strength, which orders those of one language.
 */
#ifndef RAPPORT_ANSWERS_H
#define RAPPORT_ANSWERS_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    STRENGTH_SOMEWHAT = 1, /* "somewhat agree" */
    STRENGTH_PLAIN,        /* "agree" */
    STRENGTH_STRONG        /* "strongly agree"; of disagreement the same, negative */
};

enum label_role {
    ROLE_ANSWER,                /* agrees or disagrees: strength -3..3 but 0 */
    ROLE_MIDPOINT,              /* neither */
    ROLE_MIDPOINT_OR_DONT_KNOW, /* "hard to say": the middle when there is no other */
    ROLE_DONT_KNOW,
    ROLE_NOT_APPLICABLE,
    ROLE_BLANK /* how some tools write an empty cell: "Not answered" */
};

struct answer_label {
    const char *text;     /* as written in the file */
    const char *words;    /* its normal form (label.h) */
    const char *language; /* "en"; "any" belongs to each */
    int strength;         /* 0 unless an answer */
    enum label_role role;
    size_t row; /* in the file, from 0 */
};

struct answer_labels {
    struct answer_label *label; /* sorted by words */
    size_t n;
};

struct sheet;

/* Reads the file below the sheet's data folder; false after DATA_MISSING or CONTENT: a cell
 * is wrong, or two rows of the same words say different things. */
bool answers_load(struct sheet *s, const char *folder, struct answer_labels *answers);

/* The label of exactly these words (in normal form), or NULL. */
const struct answer_label *answers_find(const struct answer_labels *answers,
                                        const char *words);

#endif
