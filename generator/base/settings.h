/*
 * settings.h - .ini files with line numbers (the only user of inih).
 *
 * Lines longer than 2000 bytes, duplicate keys and lines that are neither a section, a key
 * nor a comment are reported (SETTING_SYNTAX) with file and line.  Encoding is UTF-8, a
 * byte-order mark is skipped.  Values lose surrounding blanks; a pair of double quotes
 * around a value is removed.
 */
#ifndef RAPPORT_SETTINGS_H
#define RAPPORT_SETTINGS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>

struct setting {
    const char *section, *key, *value;
    int line, column; /* of the value, in bytes from 1 */
    bool used;        /* set by settings_find */
};

struct settings {
    const char *file;         /* name used in messages */
    struct fingerprint print; /* its name is NULL when the file is absent */
    struct setting *item;
    size_t n, cap;
};

/* Reads folder/name; an absent file gives no settings and true when optional. */
bool settings_load(struct arena *a, const char *folder, const char *name, bool optional,
                   struct settings *s, struct diag *d);

/* The value, or NULL; marks it used. */
const char *settings_find(struct settings *s, const char *section, const char *key);

/* Where the setting's value is, for messages; the file alone when absent. */
struct place settings_place(const struct settings *s, const char *section, const char *key);

/*
 * The index of the setting's value among n words; `usual` when it is absent or empty, or
 * when it is none of them, after a report (SETTING_VALUE) and with *ok false.
 */
int settings_choose(struct settings *s, const char *section, const char *key,
                    const char *const *words, int n, int usual, bool *ok, struct diag *d);

/* Reports every setting that nobody asked for (SETTING_UNKNOWN); false when there was one.
 */
bool settings_all_used(const struct settings *s, struct diag *d);

#endif
