/*
 * catalog.h - all words that are not content: templates/text/LL.csv (key,text).
 *
 * Texts are ICU MessageFormat patterns with named arguments.  Loading checks that every
 * language has the same keys, valid patterns and the same arguments; anything else is an
 * error with file, line and column.
 */
#ifndef RAPPORT_CATALOG_H
#define RAPPORT_CATALOG_H

#include "base/message.h"
#include "read/content.h"

struct catalog;

/*
 * Reads data_folder/templates/text/LL.csv for each language.  NULL after reports when a
 * file is missing or wrong or the languages' keys differ.  Keys and patterns are in the
 * arena; what ICU makes of them is freed by catalog_drop.
 */
struct catalog *catalog_load(struct arena *a, const char *data_folder,
                             const struct languages *languages, struct diag *d);
void catalog_drop(struct catalog *c);

bool catalog_has(const struct catalog *c, const char *key);

/* The number of keys, and key i in sorted order. */
size_t catalog_size(const struct catalog *c);
const char *catalog_key(const struct catalog *c, size_t i);

/*
 * Formats a text in the arena.  The key must exist (assert).  args ends with a NULL name.
 */
char *catalog_text(struct arena *a, const struct catalog *c, int language, const char *key,
                   const struct message_arg *args);

#endif
