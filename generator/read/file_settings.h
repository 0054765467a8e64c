/*
 * file_settings.h - what rapport.ini says about single data files.
 *
 *     [survey "forms-*.csv"]
 *     function_column = 4
 *
 * The name may have the patterns of a shell; of several sections that fit, the first that
 * has the key counts.
 */
#ifndef RAPPORT_FILE_SETTINGS_H
#define RAPPORT_FILE_SETTINGS_H

#include "base/settings.h"
#include "read/reading.h"

/* Marks the keys of all such sections as used where the kind of file has them, so that
 * settings_all_used reports the others. */
void file_settings_claim(struct settings *s);

/* The value of a key for a file of a kind ("survey", "kpis"); NULL when absent or empty. */
const char *file_setting(const struct settings *s, const char *kind, const char *file,
                         const char *key);

/* Where that value is, for messages about it. */
struct place file_setting_place(const struct settings *s, const char *kind,
                                const char *file, const char *key);

/* Warns (SETTING_UNUSED) of sections of the kind whose pattern fits none of the files. */
void file_settings_check(const struct settings *s, const char *kind, char *const *files,
                         size_t n, struct diag *d);

/* What stands between the brackets of a file's own section, `survey "name.csv"`: names that
 * are too long for a section or have signs of patterns become patterns. */
const char *file_settings_section(struct arena *a, const char *kind, const char *file);

#endif
