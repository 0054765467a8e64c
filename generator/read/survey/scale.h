/*
 * scale.h - the five steps behind answers: of numbers by a declared scale, of words by
 * their strengths together.  Pure functions.
 */
#ifndef RAPPORT_SCALE_H
#define RAPPORT_SCALE_H

#include <stdbool.h>

enum { SCALE_STEPS = 5, STRENGTHS = 7 };

/* A declared scale: `first..last`, from the least to the most agreement. */
struct scale {
    int first, last; /* "5..1": first is larger */
};

/* Reads "1..5", "-2..2", "5..1"; also "1 - 5".  False for fewer than 3 or more than 101
 * steps. */
bool scale_parse(const char *text, struct scale *scale);

int scale_steps(const struct scale *scale);

/*
 * The answer 1..5 a number of the scale stands for, 0 outside it.  Scales of other than
 * five steps are converted linearly to the nearest answer; halves go towards the middle, so
 * that a reversed scale gives the reversed answers.
 */
unsigned char scale_answer(const struct scale *scale, long number);

/* The strengths of the labels of one language that were found in a block of statements.
 * Places by strength: [strength + 3]. */
struct strengths {
    bool found[STRENGTHS]; /* [3]: a label that is the middle and nothing else */
    bool hesitant;         /* a label that is the middle, or "don't know" */
    unsigned char declared[STRENGTHS]; /* answers that settings gave them; 0: none */
};

enum scale_reading {
    READING_FIVE,      /* each label is one of five steps: see answer */
    READING_AMBIGUOUS, /* there are two scales: answer and other */
    READING_NO_MIDDLE, /* two on each side and nothing between: four steps */
    READING_MORE       /* more than five steps, or other ones */
};

/*
 * Finds the five-point scale that covers the strengths: strong, plain and somewhat on each
 * side are two of three, the same two on both.  "Agree" alone may be 4 of a scale whose
 * "strongly agree" nobody chose, or 5: that is ambiguous.
 */
enum scale_reading scale_of_words(const struct strengths *s,
                                  unsigned char answer[STRENGTHS],
                                  unsigned char other[STRENGTHS]);

/* The answers of a declared scale of 3, 4, 6 or 7 steps whose labels these are, converted
 * linearly; false when they are not. */
bool scale_of_steps(const struct strengths *s, int steps, unsigned char answer[STRENGTHS]);

#endif
