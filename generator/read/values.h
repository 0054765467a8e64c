/*
 * values.h - values that settings, columns of companies.csv and blocks have in common.
 */
#ifndef RAPPORT_VALUES_H
#define RAPPORT_VALUES_H

#include "read/content.h"

/* Reads language codes separated by blanks, commas or semicolons ("pl en") into indexes;
 * false for an unknown or repeated code and for none. */
bool languages_parse(struct arena *a, const char *s, const struct languages *languages,
                     int out[LANG_MAX], int *n);

/* Three capital letters. */
bool currency_ok(const char *s);

/* Reads yes, no, true, 1, tak, nie, да, нет ..., which must be case-folded; false for other
 * words. */
bool yes_no_find(const char *word, bool *yes);

/* An http(s) address without anything that could end an attribute or a header line. */
bool address_ok(const char *s);

/* An address, or a name as SPDX writes them: "CC-BY-4.0", "MIT OR Apache-2.0". */
bool license_ok(const char *s);

#endif
