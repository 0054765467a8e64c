/*
 * quick.c - reads plain markup in place; see quick.h.
 */
#include "compose/quick.h"

#include "base/text.h"

#include <limits.h>
#include <string.h>

enum { DEPTH_MAX = 128, ATTRIBUTES_MAX = 24 };

struct reader {
    const struct quick_events *events;
    char *at; /* the next character */
    const char *open[DEPTH_MAX];
    int depth;
};

static bool is_name_start(char c)
{
    return (unsigned char)((c | 32) - 'a') < 26;
}

static bool is_name(char c)
{
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* True for what stands for itself in text; "]" may begin "]]>", EF U+FFFE or U+FFFF. */
static bool is_plain_text(unsigned char c)
{
    return c >= ' ' ? c != '<' && c != '&' && c != ']' && c != 0xEF
                    : c == '\n' || c == '\t';
}

/* The same in a value, where XML makes blanks of tabs and line feeds. */
static bool is_plain_value(unsigned char c)
{
    return c >= ' ' && c != '"' && c != '<' && c != '&' && c != 0xEF;
}

static bool is_character(const char *s)
{
    return strncmp(s, "\xEF\xBF\xBE", 3) != 0 && strncmp(s, "\xEF\xBF\xBF", 3) != 0;
}

/* The number of "#123;" or "#x7B;"; 0 when it is not one or not a common character. */
static unsigned reference_number(const char *s, const char **end)
{
    unsigned base = s[1] == 'x' ? 16 : 10, number = 0;
    const char *digit = s + (base == 16 ? 2 : 1), *first = digit;

    for (; *digit != ';'; digit++) {
        char letter = (char)(*digit | 32);
        unsigned value = base;
        if (*digit >= '0' && *digit <= '9')
            value = (unsigned)(*digit - '0');
        else if (letter >= 'a' && letter <= 'f')
            value = (unsigned)(letter - 'a' + 10);
        if (value >= base || digit - first > 6)
            return 0;
        number = number * base + value;
    }
    *end = digit + 1;
    /* Controls, surrogates and non-characters are for expat to judge. */
    if (number < ' ' || (number >= 0x7F && number < 0xA0) || number > 0x10FFFF ||
        (number >= 0xD800 && number < 0xE000) || (number | 1) == 0xFFFF)
        return 0;
    return number;
}

/* Decodes the reference at s ("&...;") into at most four bytes; 0 when it is unknown. */
static int decode_reference(const char *s, const char **end, char *bytes)
{
    static const struct {
        const char *name;
        size_t length;
        char character;
    } known[] = {
        {"amp;", 4, '&'},  {"lt;", 3, '<'},    {"gt;", 3, '>'},
        {"quot;", 5, '"'}, {"apos;", 5, '\''},
    };
    unsigned number;

    s++;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(s, known[i].name, known[i].length) == 0) {
            *end = s + known[i].length;
            bytes[0] = known[i].character;
            return 1;
        }
    number = *s == '#' ? reference_number(s, end) : 0;
    return number ? text_encode(number, bytes) : 0;
}

static bool read_text(struct reader *r)
{
    const struct quick_events *e = r->events;

    while (*r->at != '<' && *r->at != '\0') {
        char *from = r->at, bytes[4];
        const char *end;
        while (is_plain_text((unsigned char)*r->at) ||
               (*r->at == ']' && strncmp(r->at, "]]>", 3) != 0) ||
               (*r->at == '\xEF' && is_character(r->at)))
            r->at++;
        if (r->at - from > INT_MAX)
            return false;
        if (r->at > from)
            e->text(e->context, from, (int)(r->at - from));
        if (*r->at == '&') {
            int length = decode_reference(r->at, &end, bytes);
            if (length == 0)
                return false;
            e->text(e->context, bytes, length);
            r->at += end - r->at;
        } else if (*r->at != '<' && *r->at != '\0')
            return false;
    }
    return true;
}

/* A value up to its closing quote, its references decoded; NULL: give up. */
static const char *read_value(struct reader *r)
{
    char *value = r->at, *to = value;

    while (*r->at != '"') {
        const char *end;
        int length;
        if (is_plain_value((unsigned char)*r->at) ||
            (*r->at == '\xEF' && is_character(r->at))) {
            *to++ = *r->at++;
            continue;
        }
        length = *r->at == '&' ? decode_reference(r->at, &end, to) : 0;
        if (length == 0)
            return NULL;
        to += length;
        r->at += end - r->at;
    }
    r->at++;
    *to = '\0';
    return value;
}

static bool is_double(const char **pairs, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(pairs[2 * i], name) == 0)
            return true;
    return false;
}

/* The attributes of a start tag, up to its ">" or "/>". */
static bool read_attributes(struct reader *r, const char **pairs)
{
    int n = 0;

    while (*r->at == ' ' || *r->at == '\n' || *r->at == '\t') {
        char *name;
        r->at += strspn(r->at, " \n\t");
        if (*r->at == '>' || *r->at == '/')
            break;
        name = r->at;
        if (!is_name_start(*name) || n == ATTRIBUTES_MAX)
            return false;
        while (is_name(*r->at))
            r->at++;
        if (r->at[0] != '=' || r->at[1] != '"')
            return false;
        *r->at = '\0';
        r->at += 2;
        if (is_double(pairs, n, name))
            return false;
        pairs[2 * n] = name;
        pairs[2 * n + 1] = read_value(r);
        if (pairs[2 * n + 1] == NULL)
            return false;
        n++;
    }
    pairs[2 * n] = NULL;
    return true;
}

/* From behind "<". */
static bool read_start(struct reader *r)
{
    const struct quick_events *e = r->events;
    const char *pairs[2 * ATTRIBUTES_MAX + 1];
    char *name = r->at, *name_end;
    bool empty;

    if (!is_name_start(*name) || r->depth == DEPTH_MAX)
        return false;
    while (is_name(*r->at))
        r->at++;
    name_end = r->at;
    if (!read_attributes(r, pairs))
        return false;
    empty = *r->at == '/';
    r->at += empty;
    if (*r->at != '>')
        return false;
    r->at++;
    *name_end = '\0';
    e->start(e->context, name, pairs);
    if (empty)
        e->end(e->context, name);
    else
        r->open[r->depth++] = name;
    return true;
}

/* From behind "</": the name of what is open, and ">". */
static bool read_end(struct reader *r)
{
    const struct quick_events *e = r->events;
    const char *name = r->depth > 0 ? r->open[r->depth - 1] : NULL;
    size_t length = name != NULL ? strlen(name) : 0;

    if (length == 0 || strncmp(r->at, name, length) != 0 || r->at[length] != '>')
        return false;
    r->at += length + 1;
    r->depth--;
    e->end(e->context, name);
    return true;
}

/* From behind "<!--". */
static bool read_comment(struct reader *r)
{
    char *end = strstr(r->at, "--");

    if (end == NULL || end[2] != '>')
        return false;
    for (; r->at < end; r->at++)
        if (!is_plain_text((unsigned char)*r->at) && strchr("<&]", *r->at) == NULL)
            return false;
    r->at += strlen("-->");
    return true;
}

bool quick_read(char *text, size_t length, const struct quick_events *events)
{
    struct reader r = {.events = events, .at = text};

    if (!text_is_utf8(text, length))
        return false;
    while (!*events->stop && read_text(&r)) {
        bool ok;
        if (*r.at == '\0')
            return r.at == text + length && r.depth == 0 && !*events->stop;
        r.at++;
        if (*r.at == '/') {
            r.at++;
            ok = read_end(&r);
        } else if (strncmp(r.at, "!--", 3) == 0) {
            r.at += 3;
            ok = read_comment(&r);
        } else {
            ok = read_start(&r);
        }
        if (!ok)
            return false;
    }
    return false;
}
