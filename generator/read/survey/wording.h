/*
 * wording.h - the project's own wording of the statements, and texts that are like it.
 *
 * Texts are compared by their letters and figures alone: capitals, accents, punctuation,
 * quotation marks, dashes and blanks do not count, so that „Sprzedaż” is SPRZEDAZ.
 */
#ifndef RAPPORT_WORDING_H
#define RAPPORT_WORDING_H

#include "read/content.h"

enum { WORDING_TOKENS = 48, WORDING_TEXT_MAX = 1024 };

/* A text cut into words. */
struct phrase {
    const char *letters;            /* "we plan together" */
    unsigned token[WORDING_TOKENS]; /* hash of each word */
    unsigned char weight[WORDING_TOKENS];
    int n, weights; /* words, and the sum of their weights */
    int negations;  /* words such as "not" */
};

/* Statements and their labels in all languages. */
struct wording {
    int nlanguages;
    struct phrase text[QUESTIONS][LANG_MAX], label[QUESTIONS][LANG_MAX];
};

/* How a text was found to be a statement's. */
struct wording_match {
    int statement, language; /* from 0; statement -1: none */
    double likeness;         /* 0..1; 1: the same letters */
};

/* All from the content; lives in the arena. */
struct wording *wording_new(struct arena *a, const struct content *content);

/* The text's letters and words. */
void phrase_read(struct arena *a, const char *text, struct phrase *phrase);

/* The statement whose text, or label, the phrase is. */
struct wording_match wording_exact(const struct wording *w, const struct phrase *phrase);

/* The statement, of the longest text, that the phrase begins or ends with. */
struct wording_match wording_within(const struct wording *w, const struct phrase *phrase);

/*
 * The statement whose text the phrase is most like, in the order of the words, when it is
 * like it enough and clearly more than like any other; a phrase that denies what the
 * statement says is not.  cut: the text was cut off, so the phrase may be its beginning.
 */
struct wording_match wording_close(const struct wording *w, const struct phrase *phrase,
                                   bool cut);

#endif
