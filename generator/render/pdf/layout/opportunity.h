/*
 * opportunity.h - where a line of text may end.
 */
#ifndef RAPPORT_PDF_OPPORTUNITY_H
#define RAPPORT_PDF_OPPORTUNITY_H

#include <stdbool.h>
#include <stddef.h>

/* Sets breaks[i] for each byte i, 0 < i < length, where a line may begin, as UAX 14 has it
 * but for ranges of numbers, which stay together.  The text ends with a NUL; breaks has
 * length + 1 items, all false. */
void line_opportunities(const char *language, const char *s, size_t length, bool *breaks);

#endif
