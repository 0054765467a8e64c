/*
 * reading.h - what was understood of a data file, for `rapport check`: facts in words, and
 * the settings that would say the same explicitly.
 */
#ifndef RAPPORT_READING_H
#define RAPPORT_READING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>

struct reading_item {
    const char *name, *text;
    struct reading_item *next;
};

struct reading {
    const char *kind, *file; /* "survey" or "kpis", and the name in its folder */
    const char *brief;       /* in place of all else, for what needs no table; or NULL */
    struct reading_item *fact, *last_fact;     /* "encoding", "windows-1250" */
    struct reading_item *choice, *last_choice; /* "company_column", "3": settings */
};

/* Adds a fact: what it is about, and what was found. */
void reading_fact(struct arena *a, struct reading *r, const char *name, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));

/* Adds a setting that makes a guess explicit; the last one of a key counts. */
void reading_choice(struct arena *a, struct reading *r, const char *key, const char *format,
                    ...) __attribute__((format(printf, 4, 5)));

/* Prints the brief line, else the facts as a table and below them the section of
 * rapport.ini, ready to paste. */
void reading_print(FILE *out, const struct reading *r);

#endif
