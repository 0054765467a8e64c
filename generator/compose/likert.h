/*
 * likert.h - how people answered each statement: shares, order and places of the bars.
 *
 * Only counts that the diagnosis shows are used: those of both departments added where
 * both are shown (so nobody learns more than the two say), else those of all people.  A
 * statement without them has a row without people.
 *
 * Diverging: disagreement to the left and agreement to the right of one base line, the
 * neutral answers as a bar of their own behind a gap; the same scale in every row, as long
 * as the longest bars need.  Stacked: 100 % from 1 to 5.  See Heiberger, Robbins, "Design
 * of Diverging Stacked Bar Charts for Likert Scales and Other Applications", Journal of
 * Statistical Software 57(5), 2014.
 */
#ifndef RAPPORT_COMPOSE_LIKERT_H
#define RAPPORT_COMPOSE_LIKERT_H

#include "diagnose/diagnosis.h"

enum { LIKERT_ANSWERS = 5, LIKERT_NEUTRAL = 2 };

struct likert_row {
    int question;
    int counts[LIKERT_ANSWERS];
    int people;                  /* who answered; 0: withheld */
    int percent[LIKERT_ANSWERS]; /* whole shares of them, 100 together */
};

/* Lengths and least in percent of people; left and neutral are 0 in the stacked form. */
struct likert_scale {
    enum likert_form form;
    int left, right, neutral;
    int least; /* smaller shares are not printed inside their parts */
};

/* A part of a bar, in percent of the drawing's width. */
struct likert_segment {
    int answer; /* 0..4 */
    double x, width;
    bool number; /* its share is printed inside */
};

/* Fills a row for each statement: lowest net agreement (agree minus disagree) first, more
 * disagreement before less, those withheld last, else by place.  Returns how many have
 * people. */
int likert_rows(const struct diagnosis *d, bool by_function,
                struct likert_row rows[QUESTIONS]);

/* Shares from the printed ones, in percent. */
int likert_disagree(const struct likert_row *row);
int likert_agree(const struct likert_row *row);

/* More people disagree than agree. */
bool likert_negative(const struct likert_row *row);

/* The scale that fits all rows. */
struct likert_scale likert_scale(const struct likert_row *rows, int n,
                                 enum likert_form form);

/* Where the base line stands, in percent of the width. */
double likert_base(const struct likert_scale *scale);

/* The parts of a row's bar from left to right; returns how many: empty ones are left out.
 */
int likert_segments(const struct likert_row *row, const struct likert_scale *scale,
                    struct likert_segment segment[LIKERT_ANSWERS]);

#endif
