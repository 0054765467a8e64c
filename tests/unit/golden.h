/*
 * golden.h - the golden company (6 people in Sales, 6 in Marketing, one of them with 9
 * answers) and the part of the content that numbers depend on, built by hand.
 */
#ifndef RAPPORT_TEST_GOLDEN_H
#define RAPPORT_TEST_GOLDEN_H

#include "read/survey/survey.h"

#include <stdio.h>
#include <string.h>

enum { GOLDEN_PEOPLE = 12 };

/* Statements with their dimension and actor, dimensions with their pain, and ids. */
static inline void golden_content(struct content *c)
{
    static const char *const question[QUESTIONS] = {
        "q1",  "q2",  "q3",  "q4",  "q5",  "q6",  "q7",  "q8",  "q9",  "q10",
        "q11", "q12", "q13", "q14", "q15", "q16", "q17", "q18", "q19", "q20"};
    static const char *const dimension[DIMENSIONS] = {"trust", "knowledge", "customer",
                                                      "planning", "measures"};
    static const char *const pain[PAINS] = {"silos", "management", "understanding"};
    static const char *const level[LEVELS] = {"undefined", "defined", "aligned",
                                              "integrated"};
    /* Dimensions of q1..q20, then whom each describes (Sales, Marketing, both, heads, org).
     */
    static const char dimensions[] = "40232113203424403113",
                      actors[] = "sbmmmsbhbbhbmbmbobbb";
    static const int pains[DIMENSIONS] = {0, 2, 2, 1, 0};

    memset(c, 0, sizeof *c);
    c->languages.n = 1;
    c->languages.code[0] = "en";
    for (int q = 0; q < QUESTIONS; q++) {
        c->statement[q].id = question[q];
        c->statement[q].dimension = dimensions[q] - '0';
        c->statement[q].actor = (enum actor)(strchr("smbho", actors[q]) - "smbho");
    }
    for (int d = 0; d < DIMENSIONS; d++) {
        c->dimension[d].id = dimension[d];
        c->dimension[d].pain = pains[d];
    }
    for (int p = 0; p < PAINS; p++)
        c->pain[p].id = pain[p];
    for (int l = 0; l < LEVELS; l++)
        c->level[l].id = level[l];
}

/* Reads tests/data/golden_e2e.csv: respondent,group,q1..q20, empty for no answer. */
static inline void golden_responses(struct response *r, int wave)
{
    FILE *file = fopen("tests/data/golden_e2e.csv", "r");
    char line[200];

    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    memset(r, 0, GOLDEN_PEOPLE * sizeof *r);
    for (int i = 0; i < GOLDEN_PEOPLE; i++) {
        char *at;

        assert_non_null(fgets(line, sizeof line, file));
        r[i].function = strstr(line, "sales") ? FUNCTION_SALES : FUNCTION_MARKETING;
        r[i].respondent = "";
        r[i].wave = wave;
        r[i].line = i + 2;
        at = strchr(strchr(line, ',') + 1, ',');
        for (int q = 0; q < QUESTIONS; q++) {
            assert_int_equal(*at++, ',');
            if (*at >= '1' && *at <= '5')
                r[i].answer[q] = (unsigned char)(*at++ - '0');
        }
    }
    fclose(file);
}

#endif
