/*
 * message.h - ICU MessageFormat patterns with named arguments.
 *
 * The C face of icu::MessageFormat, whose C API has no named arguments.  A
 * pattern is compiled once and used many times; the catalogue owns them.
 */
#ifndef RAPPORT_MESSAGE_H
#define RAPPORT_MESSAGE_H

#include "base/arena.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

struct message;

/* One named argument: text when text is not NULL, else the number. */
struct message_arg {
    const char *name;
    const char *text;
    double number;
};

/*
 * Compiles a pattern for a language.  Returns NULL when it is malformed and
 * sets *offset to the character where.  The caller drops it.
 */
struct message *message_new(const char *language, const char *pattern, int *offset);
void message_drop(struct message *m);

/* The number of argument names the pattern uses; name i is valid while m lives. */
int message_arguments(const struct message *m);
const char *message_argument(const struct message *m, int i);

/*
 * Formats into the arena.  An argument the pattern names but args lacks comes
 * out as "{name}" and sets *missing (when not NULL).
 */
char *message_format(struct arena *a, const struct message *m,
                     const struct message_arg *args, int n, bool *missing);

#ifdef __cplusplus
}
#endif

#endif
