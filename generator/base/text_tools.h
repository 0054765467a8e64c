/*
 * text_tools.h - the ICU objects that text.c and text_format.c share; nobody else includes
 * it.
 *
 * They are expensive to open, so they are kept per language in a small table that lives as
 * long as the process.
 */
#ifndef RAPPORT_TEXT_TOOLS_H
#define RAPPORT_TEXT_TOOLS_H

#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/unum.h>

enum { DECIMALS_MAX = 9, MEMO_SLOTS = 8192, MEMO_TEXT = 22 };

/* A number as it was written last time: the same counts and shares come again and again. */
struct number_memo {
    uint64_t bits; /* of the value, or of what it rounds to: the format says which */
    uint8_t format, length; /* length 0: free */
    char text[MEMO_TEXT];
};

/* The objects of one language, opened when first needed; NULL before. */
struct tools {
    char language[16];
    /* One for each number of decimals: ICU builds its formatter again after every change.
     */
    UNumberFormat *plain[DECIMALS_MAX + 1], *percent[DECIMALS_MAX + 1], *money;
    UDateTimePatternGenerator *patterns;
    UDateFormat *date[DATE_FORMS];
    UCollator *collator, *letters; /* letters: by base letters alone */
    UBreakIterator *lines;
    struct number_memo memo[MEMO_SLOTS];
};

/* Those of the language; of English when the table is full or the code is no language's. */
struct tools *text_tools(const char *language);

/* ICU can only fail here when it is installed wrongly or memory is out: ends the program
 * with status 3. */
void text_check(UErrorCode status, const char *what);

#endif
