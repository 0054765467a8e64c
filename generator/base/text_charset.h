/*
 * text_charset.h - the character set of a file and its text as UTF-8, chunk by chunk.
 *
 * First all bytes are shown to a charset_evidence, which then names the set; then a
 * text_decoder turns them into UTF-8.  Neither keeps the text.
 */
#ifndef RAPPORT_TEXT_CHARSET_H
#define RAPPORT_TEXT_CHARSET_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CHARSET_START = 64 * 1024 };

/* What bytes say about their character set.  A zeroed struct with its arena set has seen
 * none. */
struct charset_evidence {
    struct arena *arena; /* gets the pairs, a quarter of a megabyte, once bytes need them */
    size_t n;            /* bytes seen */
    unsigned char mark[3];      /* the first ones */
    size_t even_zero, odd_zero; /* of the first CHARSET_START bytes: zeros */
    size_t even_high, odd_high; /* and such as lead UTF-16 units of our letters */
    bool not_utf8;              /* malformed, or ends inside a character */
    unsigned char part[4];      /* a character that is not complete yet */
    int npart;
    uint32_t (*pair)[256]; /* how often a byte follows another when one is not ASCII */
    size_t npairs;
    unsigned char last;
};

/* Looks at the next bytes. */
void charset_look(struct charset_evidence *e, const void *bytes, size_t length);

/*
 * The character set after the last byte: by byte-order mark; strict UTF-8; UTF-16 by its
 * zero bytes; else the single-byte set in which the bytes make the most words of Polish,
 * Russian or a Western language: windows-1250, windows-1251, windows-1252, or, where
 * clearly better, macintosh, ISO-8859-2, KOI8-R, IBM866.  *mark: bytes of the byte-order
 * mark.
 */
const char *charset_of(const struct charset_evidence *e, size_t *mark);

/* True when all bytes are well-formed UTF-8. */
bool charset_is_utf8(const struct charset_evidence *e);

/* The usual name of a character set ICU knows under this name; NULL when it knows none. */
const char *charset_name(const char *name);

/* A conversion to UTF-8 under way. */
struct text_decoder;

/* From a character set that charset_of or charset_name gave. */
struct text_decoder *text_decoder_new(const char *charset);
void text_decoder_drop(struct text_decoder *d);

/*
 * Converts bytes from *from, which moves on, up to end; last: no more will come.  Returns
 * the bytes written to out, which has room for `room`; *more is true when that was too
 * little and the call must be repeated.
 */
size_t text_decoder_run(struct text_decoder *d, const char **from, const char *end,
                        bool last, char *out, size_t room, bool *more);

/* Malformed sequences turned into U+FFFD so far. */
size_t text_decoder_replaced(const struct text_decoder *d);

#endif
