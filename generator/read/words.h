/*
 * words.h - settings that exist in several languages.
 */
#ifndef RAPPORT_WORDS_H
#define RAPPORT_WORDS_H

#include "base/settings.h"
#include "read/content.h"

/*
 * The setting in every language: key.LL where it is given, else the plain key, else NULL.
 * Both forms count as used.
 */
struct words words_setting(struct arena *a, struct settings *s, const char *section,
                           const char *key, const struct languages *languages);

#endif
