/*
 * text.h - everything that needs to know about characters and languages (ICU).
 *
 * With text_charset.h and message.h this is the only user of ICU.  Strings are UTF-8 and
 * NUL-terminated.  Formatters are made once per language and cached for the
 * life of the process; nothing here depends on the process locale or clock.
 */
#ifndef RAPPORT_TEXT_H
#define RAPPORT_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* True when the bytes are well-formed UTF-8 (RFC 3629). */
bool text_is_utf8(const char *s, size_t length);

/* Bytes of the character at s (ended by NUL) when no one sees it though it changes what is
 * shown: a control character, an explicit embedding, override or isolate of text direction,
 * a zero-width space or word joiner.  0 for all others, also for NUL. */
size_t text_hidden(const char *s);

/* Decodes one code point at s (never past the NUL) and sets *next; U+FFFD when malformed.
 */
unsigned text_next(const char *s, const char **next);

/* Encodes a code point; returns the number of bytes (1..4). */
int text_encode(unsigned code_point, char out[4]);

/* Cut and collapsed: no white space (NBSP too) at the ends, single spaces inside. */
char *text_trim(struct arena *a, const char *s);

/* A user's text for a message: at most 60 bytes, and not cut inside a character. */
const char *text_clip(struct arena *a, const char *s);

/* The letter as small and without its accent (Ź: z, й: и); 0 for a combining accent: for
 * comparing short words without memory. */
unsigned text_bare(unsigned code_point);

/* The text in Unicode's normalization form C: letters with their marks are one character.
 */
char *text_compose(struct arena *a, const char *s);

/* Full case folding after trimming: for comparing names and headers. */
char *text_fold(struct arena *a, const char *s);

/* Order of two strings in a language (ICU collation): <0, 0, >0. */
int text_compare(const char *language, const char *a, const char *b);

/* A number with exactly `decimals` digits after the point, half away from zero, with the
 * language's signs, grouping and U+2212 for minus. */
char *text_number(struct arena *a, const char *language, double value, int decimals);

/* The same with a sign always shown (+1.2, 0.0, U+2212 1.2). */
char *text_signed(struct arena *a, const char *language, double value, int decimals);

/* A share 0..1 as a percentage, with the language's spacing before the sign. */
char *text_percent(struct arena *a, const char *language, double share, int decimals);

/* An amount of money rounded to `decimals`, currency an ISO 4217 code. */
char *text_money(struct arena *a, const char *language, double amount, const char *currency,
                 int decimals);

/* A long date ("30 września 2026"); days counted from 1970-01-01. */
char *text_date(struct arena *a, const char *language, long days);

/* How much of a date is said. */
enum date_form {
    DATE_LONG,          /* "30 września 2026" */
    DATE_DAY,           /* "30 września" */
    DATE_MONTH,         /* "Wrzesień", as a heading */
    DATE_MONTH_OF_YEAR, /* "wrzesień 2026" */
    DATE_FORMS
};

/* The same in another form. */
char *text_date_as(struct arena *a, const char *language, long days, enum date_form form);

/* The language's own name as it writes it in a list: "polski", "English". */
char *text_language_name(struct arena *a, const char *language);

/* The text with its first letter as a capital, for a name that stands alone. */
char *text_capital(struct arena *a, const char *s);

/* The letter a name stands under in a register, as a capital; "#" for a figure and for a
 * name without letters.  Quotation marks before it are passed over. */
char *text_initial(struct arena *a, const char *s);

/* True when two initials are one letter to the language's collation (E and É, not L and Ł
 * in Polish). */
bool text_same_letter(const char *language, const char *a, const char *b);

/* The language with its country, as Open Graph writes it: "pl_PL". */
char *text_locale(struct arena *a, const char *language);

/* The text in Latin letters without marks, in lower case; other characters stay. */
char *text_latin(struct arena *a, const char *s);

/* The name for use in an address: Latin letters in lower case, figures and single hyphens,
 * at most 60; "" when nothing is left. */
char *text_slug(struct arena *a, const char *s);

/*
 * Line-break opportunities (UAX 14, language-aware): sets breaks[i] for each byte i where a
 * line may begin; breaks has length + 1 items.
 */
void text_line_breaks(const char *language, const char *s, size_t length, bool *breaks);

/* Frees all cached ICU objects; for a clean exit under the leak checkers. */
void text_cleanup(void);

#endif
