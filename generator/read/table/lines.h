/*
 * lines.h - the physical lines of a text, as an editor numbers them.
 *
 * A line ends with LF, CR or CRLF, whichever comes; the last one may have no end.
 */
#ifndef RAPPORT_LINES_H
#define RAPPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct lines {
    const char *at, *end;
    const char *feed; /* the next LF at or after `at`, or end; NULL: not looked for yet */
    int number;       /* of the line given last */
};

/* Starts before a text that stays where it is; its first line has the number before + 1. */
struct lines lines_of(const char *text, size_t length, int before);

/* The next line together with its end; NULL after the last one. */
const char *lines_next(struct lines *l, size_t *length);

/* True when a line holds nothing but blanks; a tab that is the delimiter is no blank. */
bool line_is_blank(const char *line, size_t length, char delimiter);

#endif
