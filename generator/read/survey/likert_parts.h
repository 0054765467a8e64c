/*
 * likert_parts.h - what the files of likert share; nobody else includes it.
 *
 * likert.c resolves a set of labels, likert_words.c those with words, likert_numbers.c
 * those with numbers, likert_settings.c those that rapport.ini tells, likert_say.c writes
 * what was decided and what has to be.
 */
#ifndef RAPPORT_LIKERT_PARTS_H
#define RAPPORT_LIKERT_PARTS_H

#include "read/label.h"
#include "read/survey/likert.h"
#include "read/survey/scale.h"

enum { ABSENT_MAX = 64 };

/* A label of the set, but for the empty one. */
struct item {
    struct label label;
    const char *text;                 /* as first written */
    size_t count;                     /* cells */
    const struct answer_label *known; /* NULL: in no list */
    bool settled;                     /* its meaning is known */
    bool declared;                    /* by a setting */
    struct answer_meaning meaning;
};

struct resolver {
    struct arena *arena;
    const struct label_set *set;
    const struct answer_labels *answers;
    const struct likert_options *options;
    const struct grid *grid;
    struct reading *reading;
    struct diag *diag;
    struct item item[LABEL_MAX];
    int n;
    struct item absent[ABSENT_MAX]; /* known labels of settings that nobody chose */
    int nabsent;
    bool scale_given;
    struct scale scale;
    bool numbered;     /* the numbers in labels count, not their words */
    bool reversed;     /* these run against their words */
    bool contradicted; /* they say otherwise than their words */
};

/* True when so many cells cannot be slips: more than one of twenty. */
bool is_frequent(size_t cells, size_t all);

bool has_words(const struct item *item);
/* "5" or "3.5" alone. */
bool is_bare(const struct item *item);

void settle(struct item *item, enum answer_kind kind, int answer);

/* Settles what the settings name. */
void settle_declared(struct resolver *r);

/* Settles the labels with words, and the numbers among them where their labels' numbers
 * tell what these mean; false after a message. */
bool settle_words(struct resolver *r);

/* Settles the numbers that are left; false after a message. */
bool settle_numbers(struct resolver *r);

/* Settles all labels by the numbers in them, when there is one in each, 1 to 5, each for
 * one label, and they run with the words or exactly against them; else changes nothing. */
bool settle_numbered(struct resolver *r);

/* True when no other label with words has this one's number, and none of its words another
 * number. */
bool one_number_each(const struct resolver *r, const struct item *item);

/* --- words about it, likert_say.c ----------------------------------------------------- */

/* A label in a setting, and in quotes; where it was seen first. */
const char *say_name(struct resolver *r, const struct item *item);
const char *say_label(struct resolver *r, const struct item *item);
struct place say_place(const struct resolver *r, const struct item *item);

/* The labels that are not settled, and how many cells have each. */
const char *say_labels(struct resolver *r);

/* `below [survey "x.csv"] in rapport.ini` */
const char *say_where(struct resolver *r);

/* Reports at the first label that is not settled; false. */
bool say(struct resolver *r, enum diag_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes the facts and choices of a set that is resolved. */
void say_reading(struct resolver *r);

#endif
