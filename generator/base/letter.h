/*
 * letter.h - letters of the Latin and Cyrillic alphabets, without ICU: for what looks at
 * every word of a report.
 */
#ifndef RAPPORT_LETTER_H
#define RAPPORT_LETTER_H

#include <stdbool.h>

/* The lower-case letter; 0 for what is no letter of the two alphabets. */
unsigned letter_lower(unsigned code_point);

bool letter_is_capital(unsigned code_point);

#endif
