/*
 * quick.h - reads the plain markup that templates expand to, at several times the speed of
 * a full XML parser.
 *
 * Takes elements, attributes in double quotes, the five named and all numeric character
 * references, and comments.  Whatever else XML may hold, and every mistake, makes it give
 * up: the caller then has expat read the text, which knows the rest and says what is wrong
 * and where.  What is taken here, expat would take too and understand in the same way.
 */
#ifndef RAPPORT_QUICK_H
#define RAPPORT_QUICK_H

#include <stdbool.h>
#include <stddef.h>

/* Called as expat would call them.  Strings are valid until quick_read returns. */
struct quick_events {
    void *context;
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *s, int length);
    const bool *stop; /* set by an event: the rest is not wanted */
};

/* Reads the content of an element.  The text, which ends with a NUL behind its length, is
 * written over.  False when it gave up or was stopped; events may have been called. */
bool quick_read(char *text, size_t length, const struct quick_events *events);

#endif
