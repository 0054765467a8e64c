/*
 * markup_plain.h - reads the plain markup that templates expand to.
 *
 * Nearly every report is made of elements with quoted attributes, text, and the few
 * references that values are escaped with; reading just that takes a fifth of expat's time.
 * This reader never decides that something is wrong: at anything else - comments, other
 * references, single quotes, control characters, tags that do not match - it gives up, and
 * expat, which knows all of XML and can say what is wrong, reads the text again.
 */
#ifndef RAPPORT_COMPOSE_MARKUP_PLAIN_H
#define RAPPORT_COMPOSE_MARKUP_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

/* What is read, in the form in which expat tells it too: attributes are pairs of name and
 * value that end with NULL; text may come in parts.  Strings are valid during the call. */
struct markup_events {
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *s, int length);
    void *context;
};

/*
 * Reads a run of elements and text of at most INT_MAX bytes, changing it in place;
 * text[length] is NUL.  True when
 * all of it was plain and well-formed; false when it gave up, after some of the events.
 */
bool markup_read_plain(char *text, size_t length, const struct markup_events *events);

#endif
