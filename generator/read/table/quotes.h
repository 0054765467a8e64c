/*
 * quotes.h - quotes in delimited text that would make one row of several.
 *
 * Where text stands behind a closing quote, libcsv goes on with the field.  That is right
 * for quotes that should have been doubled ("say "no" twice"), but a field such as "Acme"
 * Ltd then takes in the rows below, up to another quote, and nothing looks wrong.
 */
#ifndef RAPPORT_QUOTES_H
#define RAPPORT_QUOTES_H

#include <stdbool.h>
#include <stddef.h>

/* A zeroed struct is before a field. */
struct quotes {
    enum { QUOTES_BEFORE, QUOTES_NONE, QUOTES_INSIDE, QUOTES_CLOSED } state;
    bool stray, blank; /* text followed a closing quote of this field; blanks follow it */
};

/*
 * Goes on with these bytes.  Returns how many are well; fewer than length when the next one
 * is a line end within a field that has text behind a closing quote.
 */
size_t quotes_follow(struct quotes *q, const char *text, size_t length, char delimiter);

#endif
