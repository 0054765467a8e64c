/*
 * escape.c - text and attribute values as HTML wants them.
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
