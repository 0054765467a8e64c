/*
 * escape.c - text and attribute values as HTML wants them, and where words without end may
 * be broken.
 */
#include "render/html/html.h"

#include <string.h>

/* Bytes that cannot be copied as they are: white space (0 in content) and markup. */
static const unsigned char special[256] = {
    [' '] = 1, ['\t'] = 1, ['\n'] = 1, ['\r'] = 1, ['\f'] = 1,
    ['&'] = 2, ['<'] = 2,  ['>'] = 2,  ['"'] = 2,  ['\0'] = 3};

bool html_is_blank(char c)
{
    return special[(unsigned char)c] == 1;
}

static char *append(char *to, const char *s)
{
    while (*s)
        *to++ = *s++;
    return to;
}

static char *append_markup(char *to, char c, bool attribute)
{
    switch (c) {
    case '&': return append(to, "&amp;");
    case '<': return append(to, "&lt;");
    case '>': return append(to, "&gt;");
    case '"': return append(to, attribute ? "&quot;" : "\"");
    default: *to = c; return to + 1;
    }
}

void html_put_escaped(struct buf *out, const char *s, bool attribute)
{
    enum { LONGEST = 6 }; /* &quot; */
    char *const start = buf_reserve(out, strlen(s) * LONGEST + 1);
    char *to = start;

    for (;;) {
        while (!special[(unsigned char)*s])
            *to++ = *s++;
        if (*s == '\0')
            break;
        if (html_is_blank(*s) && !attribute) {
            char run = ' ';

            for (; html_is_blank(*s); s++)
                run = *s == '\n' ? '\n' : run;
            *to++ = run;
        } else {
            to = append_markup(to, *s++, attribute);
        }
    }
    *to = '\0';
    out->length += (size_t)(to - start);
}

/* --- words without end --------------------------------------------------------------- */

enum { LONGEST_WORD = 32, PIECE = 16 }; /* characters */

static const char blanks[] = " \t\n\r\f";

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

/* The bytes of a no-break space, wide or narrow, at s; 0 where there is none. */
static size_t no_break_space(const char *s)
{
    if (strncmp(s, "\u00A0", 2) == 0)
        return 2;
    return strncmp(s, "\u202F", 3) == 0 ? 3 : 0;
}

/* The bytes of the word at s, up to a space of any kind or past a hyphen or slash, where
 * browsers break anyway; `characters`: how many it has. */
static size_t word_at(const char *s, int *characters)
{
    const char *at = s;

    *characters = 0;
    while (*at && !html_is_blank(*at) && no_break_space(at) == 0) {
        bool last = *at == '-' || *at == '/';

        *characters += begins_character(*at++);
        if (last)
            break;
    }
    return (size_t)(at - s);
}

static bool has_endless(const char *s)
{
    while (*s) {
        int characters;

        s += word_at(s, &characters);
        if (characters > LONGEST_WORD)
            return true;
        s += strspn(s, blanks) + no_break_space(s);
    }
    return false;
}

/* A word with <wbr> between its pieces, none unless it is endless. */
static void put_word(struct buf *out, const char *word, size_t length, bool endless)
{
    int n = 0;

    for (size_t i = 0; i < length; i++) {
        char markup[8];

        if (endless && begins_character(word[i]) && n++ > 0 && n % PIECE == 1)
            buf_puts(out, "<wbr>");
        *append_markup(markup, word[i], false) = '\0';
        buf_puts(out, markup);
    }
}

void html_put_cell(struct buf *out, const char *s)
{
    if (!has_endless(s)) {
        html_put_escaped(out, s, false);
        return;
    }
    while (*s) {
        int characters;
        size_t word = word_at(s, &characters), blank, space;

        put_word(out, s, word, characters > LONGEST_WORD);
        s += word;
        space = no_break_space(s);
        buf_put(out, s, space);
        s += space;
        blank = strspn(s, blanks);
        if (blank > 0)
            buf_putc(out, memchr(s, '\n', blank) ? '\n' : ' ');
        s += blank;
    }
}
