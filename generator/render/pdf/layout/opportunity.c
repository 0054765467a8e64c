/*
 * opportunity.c - where a line of text may end; see opportunity.h.
 *
 * ICU knows, but takes long to say: most texts of a report are made of characters between
 * which only a blank lets a line end, and those are told here.
 */
#include "render/pdf/layout/opportunity.h"

#include "base/text.h"

#include <string.h>

/* What UAX 14 makes of the characters that most texts consist of. */
enum line_class {
    LINE_OTHER,
    LINE_BLANK, /* no-break space, too */
    LINE_WORD,  /* letters, figures, marks */
    LINE_STOP,  /* after a blank it depends on what follows */
    LINE_SIGN   /* stays with the word before and after it */
};

static enum line_class class_of(const char *s, size_t *length)
{
    unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];

    *length = 1;
    if (c == ' ')
        return LINE_BLANK;
    if ((c >= '0' && c <= '9') || (unsigned char)((c | 32) - 'a') < 26)
        return LINE_WORD;
    if (c == ',' || c == '.' || c == ':' || c == ';')
        return LINE_STOP;
    if (c == '+' || c == '%')
        return LINE_SIGN;
    *length = 2;
    if ((c >= 0xC3 && c <= 0xC5) || c == 0xD0 || c == 0xD1) /* Latin, Cyrillic */
        return LINE_WORD;
    if (c == 0xC2)
        return next == 0xA0 ? LINE_BLANK : next == 0xB7 ? LINE_WORD : LINE_OTHER;
    *length = 3;
    if (strncmp(s, "\xE2\x88\x92", 3) == 0) /* minus */
        return LINE_SIGN;
    if (strncmp(s, "\xE2\x80\xA2", 3) == 0) /* bullet */
        return LINE_WORD;
    return c == 0xE2 && (next == 0x96 || next == 0x97) /* geometric shapes */
               ? LINE_WORD
               : LINE_OTHER;
}

/* True when lines may end after blanks only, and after each. */
static bool is_plain(const char *s, size_t length)
{
    enum line_class now = LINE_BLANK, before;
    size_t bytes;

    for (size_t i = 0; i < length; i += bytes) {
        before = now;
        now = class_of(s + i, &bytes);
        if (now == LINE_OTHER || (now == LINE_STOP && before == LINE_BLANK) ||
            (now == LINE_SIGN && (before == LINE_STOP || before == LINE_SIGN)))
            return false;
    }
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* UAX 14 breaks after a dash; a range of numbers stays together. */
static void join_ranges(const char *s, size_t length, bool *breaks)
{
    for (size_t i = 4; i < length; i++)
        if (breaks[i] && is_digit(s[i]) && is_digit(s[i - 4]) &&
            memcmp(s + i - 3, "\xE2\x80\x93", 3) == 0)
            breaks[i] = false;
}

void line_opportunities(const char *language, const char *s, size_t length, bool *breaks)
{
    if (!is_plain(s, length)) {
        text_line_breaks(language, s, length, breaks);
        join_ranges(s, length, breaks);
        return;
    }
    for (size_t i = 1; i < length; i++)
        breaks[i] = s[i - 1] == ' ';
}
