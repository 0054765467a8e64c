/*
 * binding.h - words that belong together: where the rules of a language forbid a line to
 * end although there is a space, and where words may be broken at their own punctuation.
 *
 * The rules are data: a lexicon gives words their roles (a unit, a word before a number, a
 * preposition of one letter), and a table says which roles hold together.
 */
#ifndef RAPPORT_PDF_BINDING_H
#define RAPPORT_PDF_BINDING_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Revises breaks[i] for from < i <= to, where the text before byte i is in the language.
 * The text ends with a NUL and is looked at beyond the range.
 */
void bind_words(const char *language, const char *text, size_t from, size_t to,
                bool *breaks);

#endif
