/*
 * markup_plain.c - reads the plain markup that templates expand to; see markup_plain.h.
 */
#include "compose/markup_plain.h"

#include "base/text.h"

#include <limits.h>
#include <string.h>

enum { OPEN_MAX = 64, ATTRIBUTES_MAX = 24 };

struct reader {
    const struct markup_events *events;
    char *at;                   /* what is read next */
    const char *open[OPEN_MAX]; /* names of the elements not yet closed */
    int depth;
};

/* A text without control characters but new lines; and without bytes EF, which begin the
 * two characters of the plane that XML has not.  No loop leaves early: it runs on vectors.
 */
static bool is_plain(const char *text, size_t length)
{
    unsigned char strange = 0;

    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];

        strange |= (unsigned char)((c < ' ' && c != '\n') | (c == 0x7F) | (c == 0xEF));
    }
    return strange == 0 && text_is_utf8(text, length);
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           c == '-';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* The name that begins here, or NULL; the reader stands behind it. */
static char *read_name(struct reader *r)
{
    char *name = r->at;

    if (*name == '-' || (*name >= '0' && *name <= '9'))
        return NULL;
    while (is_name(*r->at))
        r->at++;
    return r->at > name ? name : NULL;
}

/* The character a reference stands for, which the reader passes; '\0': another one. */
static char read_reference(struct reader *r)
{
    static const struct reference {
        const char *text;
        size_t length;
        char character;
    } known[] = {{"&amp;", 5, '&'},
                 {"&#39;", 5, '\''},
                 {"&quot;", 6, '"'},
                 {"&lt;", 4, '<'},
                 {"&gt;", 4, '>'}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strncmp(r->at, known[i].text, known[i].length) != 0)
            continue;
        r->at += known[i].length;
        return known[i].character;
    }
    return '\0';
}

/* A value from behind its first quote to behind its last, ended by a NUL; NULL: gives up.
 */
static const char *read_value(struct reader *r)
{
    char *value = r->at, *to = value;

    for (;;) {
        char c = *r->at;

        switch (c) {
        case '"':
            *to = '\0';
            r->at++;
            return value;
        case '<':
        case '\0': return NULL;
        case '&':
            c = read_reference(r);
            if (c == '\0')
                return NULL;
            *to++ = c;
            break;
        default:
            *to++ = c == '\n' ? ' ' : c; /* as XML wants it */
            r->at++;
        }
    }
}

/* The attributes up to the end of the tag; false: gives up. */
static bool read_attributes(struct reader *r, const char *pairs[2 * ATTRIBUTES_MAX + 1])
{
    int n = 0;

    while (is_blank(*r->at)) {
        char *name;

        *r->at++ = '\0'; /* ends the name of the element */
        while (is_blank(*r->at))
            r->at++;
        if (*r->at == '/' || *r->at == '>')
            break;
        name = read_name(r);
        if (name == NULL || n == ATTRIBUTES_MAX || r->at[0] != '=' || r->at[1] != '"')
            return false;
        *r->at = '\0';
        r->at += 2;
        for (int i = 0; i < n; i++)
            if (strcmp(pairs[2 * i], name) == 0)
                return false;
        pairs[2 * n] = name;
        pairs[2 * n + 1] = read_value(r);
        if (pairs[2 * n++ + 1] == NULL)
            return false;
    }
    pairs[2 * n] = NULL;
    return true;
}

/* A tag from behind "<". */
static bool read_start(struct reader *r)
{
    const struct markup_events *e = r->events;
    const char *pairs[2 * ATTRIBUTES_MAX + 1], *name = read_name(r);
    bool empty;

    if (name == NULL || r->depth == OPEN_MAX || !read_attributes(r, pairs))
        return false;
    empty = *r->at == '/';
    if (empty)
        *r->at++ = '\0';
    if (*r->at != '>')
        return false;
    *r->at++ = '\0';
    e->start(e->context, name, pairs);
    if (empty)
        e->end(e->context, name);
    else
        r->open[r->depth++] = name;
    return true;
}

/* A tag from behind "</". */
static bool read_end(struct reader *r)
{
    const char *name;
    size_t length;

    if (r->depth == 0)
        return false;
    name = r->open[--r->depth];
    length = strlen(name);
    if (strncmp(r->at, name, length) != 0 || r->at[length] != '>')
        return false;
    r->at += length + 1;
    r->events->end(r->events->context, name);
    return true;
}

static bool read_text(struct reader *r)
{
    static const char stops[UCHAR_MAX + 1] = {['<'] = 1, ['&'] = 1, ['>'] = 1, ['\0'] = 1};
    const struct markup_events *e = r->events;
    const char *text = r->at;

    while (!stops[(unsigned char)*r->at])
        r->at++;
    if (r->at > text)
        e->text(e->context, text, (int)(r->at - text));
    if (*r->at == '&') {
        char c = read_reference(r);

        if (c == '\0')
            return false;
        e->text(e->context, &c, 1);
    }
    return *r->at != '>'; /* "]]>" is none of ours */
}

bool markup_read_plain(char *text, size_t length, const struct markup_events *events)
{
    struct reader r = {.events = events, .at = text};
    bool ok = is_plain(text, length);

    while (ok && *r.at != '\0') {
        if (r.at[0] != '<') {
            ok = read_text(&r);
        } else if (r.at[1] == '/') {
            r.at += 2;
            ok = read_end(&r);
        } else {
            r.at++;
            ok = read_start(&r);
        }
    }
    return ok && r.depth == 0;
}
