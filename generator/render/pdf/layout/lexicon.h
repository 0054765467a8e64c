/*
 * lexicon.h - what words are to their neighbours, by language: data of binding.c.
 */
#ifndef RAPPORT_PDF_LEXICON_H
#define RAPPORT_PDF_LEXICON_H

#include <stddef.h>

/* What a word can be to its neighbours. */
enum word_role {
    ANY = 1 << 0,
    NUMBER = 1 << 1,       /* 5, -2.3, 3-5 */
    GROUP = 1 << 2,        /* three figures */
    UNIT = 1 << 3,         /* after a number */
    LABEL = 1 << 4,        /* before a number */
    CLITIC = 1 << 5,       /* leans on the word after it */
    PARTICLE = 1 << 6,     /* leans on the word before it */
    ABBREVIATION = 1 << 7, /* of a word that leans on the next */
    INITIAL = 1 << 8,      /* A. */
    CAPITAL = 1 << 9,      /* starts with one */
    ROMAN = 1 << 10,
    QUARTER = 1 << 11,
    STREET = 1 << 12,
    NAMED = 1 << 13, /* the word after STREET */
    DASH = 1 << 14,
    OPERATOR = 1 << 15,
    SHORT = 1 << 16,    /* a symbol of up to two letters */
    MAGNITUDE = 1 << 17 /* between a number and a unit */
};

/* The roles of a word that the lexicon knows, those of every language included; whether it
 * has capitals does not matter. */
unsigned lexicon_roles(const char *language, const char *word, size_t length);

#endif
