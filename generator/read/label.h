/*
 * label.h - labels of answers in one form, so that they can be compared exactly.
 *
 * "Zdecydowanie się  zgadzam", "zdecydowanie zgadzam sie." and "5 – Zdecydowanie zgadzam
 * się" have the same words; the last one has a number too.  Labels are only ever compared
 * as wholes: "agree" is a part of "disagree".
 *
 * The words are composed (NFC) and case-folded; no-break spaces, line breaks and <br> are
 * spaces; punctuation, quotation marks, dashes and emoji are none of them; ё is е; the
 * letters of Polish lose their marks and its verbs the word "się"; endings for a gender
 * ("(а)", "/a", "согласна") are dropped.
 */
#ifndef RAPPORT_LABEL_H
#define RAPPORT_LABEL_H

#include "base/arena.h"

/* The number in a label. */
enum label_number {
    LABEL_NO_NUMBER, /* "Agree" */
    LABEL_WHOLE,     /* "5", "5.0", "-2", "5 - Agree", "Agree (5)" */
    LABEL_FRACTION,  /* "3.5": a number, but of no scale */
    LABEL_CODE       /* "A5", "AO05": the fifth answer of a list, as LimeSurvey writes it */
};

struct label {
    const char *whole; /* all of it in words, its number too: "5 agree" */
    const char *words; /* without the number: "agree"; "" when there is nothing else */
    enum label_number has;
    long number; /* of LABEL_WHOLE and LABEL_CODE */
};

/* Takes a label apart; of one longer than 400 bytes, which is none, whole and words are the
 * text itself. */
struct label label_read(struct arena *a, const char *text);

#endif
