/*
 * delimiter.h - what separates the fields of delimited text.
 */
#ifndef RAPPORT_DELIMITER_H
#define RAPPORT_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>

/* True when the text begins with a line such as `sep=;` (Excel's own hint). */
bool delimiter_line(const char *text, size_t length, char *delimiter);

/*
 * Comma, semicolon, tab or bar: whichever cuts the first records most consistently into at
 * least two fields; comma when none does.  all: the text is the whole file, not its
 * beginning.
 */
char delimiter_guess(const char *text, size_t length, bool all);

#endif
