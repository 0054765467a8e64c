/*
 * number.h - numbers as people and spreadsheets write them.
 */
#ifndef RAPPORT_NUMBER_H
#define RAPPORT_NUMBER_H

#include <stdbool.h>

struct number {
    double value; /* as written: 30 for "30 %" */
    bool percent; /* a percent sign follows */
};

/*
 * Reads "1234.5", "1 234,5", "1.234.567", "1'234,5", "-3", "30 %".  Groups of thousands are
 * separated by spaces (also U+00A0, U+2009, U+202F), apostrophes, or by points or commas
 * when the other of the two is the decimal mark or when there are several of them; a single
 * point or comma is the decimal mark: "1,234" is 1.234.  The sign may be U+2212.  False for
 * everything else, such as "1e5", "inf", "1,23,4", and for numbers of 1e15 and more.
 */
bool number_parse(const char *s, struct number *number);

/*
 * Reads figures without a sign whose decimal mark is known, '.' or ',': the other one,
 * spaces and apostrophes are taken for marks between thousands, of one kind and each before
 * three figures.
 */
bool number_with_mark(const char *s, char decimal, double *value);

#endif
