/*
 * hyphen.h - where words may be hyphenated (the only user of libhyphen).
 *
 * The dictionaries of Polish and Russian are in 8-bit character sets; words are lower-cased
 * and converted through a table made when a dictionary is opened, on first use.
 */
#ifndef RAPPORT_PDF_HYPHEN_H
#define RAPPORT_PDF_HYPHEN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { HYPHEN_WORD_MIN = 7, HYPHEN_WORD_MAX = 64 }; /* letters */

struct hyphenator;

/* folder: where hyph_*.dic are.  A dictionary that is missing hyphenates nothing. */
struct hyphenator *hyphenator_new(struct arena *a, const char *folder);
void hyphenator_drop(struct hyphenator *h);

/*
 * Sets points[i] for each byte i before which text may be broken with a hyphen, in every
 * run of at least HYPHEN_WORD_MIN letters without figures and capitals inside; points has
 * length items.  Returns their number.
 */
size_t hyphenate(struct hyphenator *h, const char *language, const char *text,
                 size_t length, bool *points);

/* True when the first letter of a word, behind brackets and quotes, is a capital. */
bool starts_with_capital(const char *text, size_t length);

#endif
