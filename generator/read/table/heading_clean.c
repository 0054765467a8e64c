/*
 * heading_clean.c - header cells as a reader sees them; see heading.h.
 */
#include "base/text.h"
#include "read/table/heading.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TAG_MAX = 256, RUN_MAX = 3 };

/* The entities that form tools write; the others stand as they are. */
static const struct {
    const char *name;
    unsigned code_point;
} entities[] = {{"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'},
                {"quot;", '"'},     {"apos;", '\''},    {"nbsp;", ' '},
                {"shy;", 0xAD},     {"ndash;", 0x2013}, {"mdash;", 0x2014},
                {"lsquo;", 0x2018}, {"rsquo;", 0x2019}, {"ldquo;", 0x201C},
                {"rdquo;", 0x201D}, {"bdquo;", 0x201E}, {"laquo;", 0xAB},
                {"raquo;", 0xBB},   {"hellip;", 0x2026}};

/* The character an entity at s (behind its ampersand) stands for and the entity's length;
 * 0 when it is none. */
static size_t entity(const char *s, unsigned *code_point)
{
    if (*s == '#') {
        int base = s[1] == 'x' || s[1] == 'X' ? 16 : 10;
        const char *digits = s + 1 + (base == 16);
        char *end;
        unsigned long value;

        if (!(base == 16 ? isxdigit((unsigned char)*digits)
                         : isdigit((unsigned char)*digits)))
            return 0;
        value = strtoul(digits, &end, base);
        if (*end != ';' || value > 0x10FFFF)
            return 0;
        *code_point = (unsigned)value;
        return (size_t)(end - s) + 1;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strncmp(s, entities[i].name, strlen(entities[i].name)) == 0) {
            *code_point = entities[i].code_point;
            return strlen(entities[i].name);
        }
    return 0;
}

/* The length of the tag at s (`<`), 0 when it is none; *blank: when it parts words. */
static size_t tag(const char *s, bool *blank)
{
    static const char *const parting[] = {"br", "p", "div", "li", "ul", "ol", "td", "tr"};
    const char *name = s + 1 + (s[1] == '/');
    size_t length = 0, n;

    if (!isalpha((unsigned char)*name))
        return 0;
    for (n = 1; s[n] != '>'; n++)
        if (s[n] == '\0' || s[n] == '<' || n == TAG_MAX)
            return 0;
    while (isalnum((unsigned char)name[length]))
        length++;
    *blank = false;
    for (size_t i = 0; i < sizeof parting / sizeof *parting; i++)
        if (strlen(parting[i]) == length && strncmp(name, parting[i], length) == 0)
            *blank = true;
    return n + 1;
}

/* Writes a character where it can be seen: blanks of all kinds and control characters are
 * single spaces, none at the beginning; what has no width is left out. */
static char *put(const char *start, char *out, unsigned c)
{
    bool blank = c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 ||
                 (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
                 c == 0x202F || c == 0x205F || c == 0x3000;
    bool unseen = c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 ||
                  c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
                  (c >= 0x2066 && c <= 0x2069);

    if (unseen)
        return out;
    if (blank && out > start && out[-1] != ' ')
        *out++ = ' ';
    else if (!blank)
        out += text_encode(c, out);
    return out;
}

/* The end of the word or words that a run of asterisks or underscores at s marks, NULL when
 * it marks none: the same run closes it and touches it, too. */
static char *mark_end(char *s, size_t run)
{
    const char sign[] = {*s, '\0'};

    for (char *end = s + run; *end; end++) {
        size_t closing = strspn(end, sign);

        if (closing == run && end[-1] != ' ' &&
            (*s == '*' || end[run] == '\0' || strchr(" .,;:!?)", end[run])))
            return end;
        if (closing)
            end += closing - 1;
    }
    return NULL;
}

/* True when a run at s can open a mark; underscores also stand inside codes and names. */
static bool opens(const char *text, const char *s, size_t run)
{
    return run <= RUN_MAX && s[run] != '\0' && s[run] != ' ' &&
           (*s == '*' || s == text || s[-1] == ' ');
}

/* Takes the marks of Markdown away.  Where nothing closes a run, nothing closes a later one
 * of its kind, so that each part of the text is searched once. */
static void drop_marks(char *text)
{
    bool hopeless[2][RUN_MAX + 1] = {{false}};
    char *to = text, *closing = NULL;

    for (char *s = text; *s;) {
        size_t run = strspn(s, *s == '*' ? "*" : "_");

        if (run == 0) {
            *to++ = *s++;
            continue;
        }
        if (s == closing)
            closing = NULL;
        else {
            bool *none = &hopeless[*s == '*'][run <= RUN_MAX ? run : 0];
            char *end = closing || *none || !opens(text, s, run) ? NULL : mark_end(s, run);

            if (end == NULL) {
                *none = *none || (closing == NULL && opens(text, s, run));
                memmove(to, s, run);
                to += run;
            } else
                closing = end;
        }
        s += run;
    }
    *to = '\0';
}

char *heading_clean(struct arena *a, const char *text)
{
    size_t length = strnlen(text, HEADING_MAX);
    char *copy = arena_strndup(a, text, length), *clean, *out;

    /* Not cut inside a character. */
    while (text[length] && length && ((unsigned char)text[length] & 0xC0) == 0x80)
        copy[--length] = '\0';
    clean = out = arena_alloc(a, length + 4);
    for (const char *s = copy; *s;) {
        unsigned c;
        size_t n;
        bool blank;

        if (*s == '&' && (n = entity(s + 1, &c)) > 0)
            s += n + 1;
        else if (*s == '<' && (n = tag(s, &blank)) > 0) {
            s += n;
            if (blank)
                out = put(clean, out, ' ');
            continue;
        } else
            c = text_next(s, &s);
        out = put(clean, out, c);
    }
    if (out > clean && out[-1] == ' ')
        out[-1] = '\0';
    if (strpbrk(clean, "*_"))
        drop_marks(clean);
    return clean;
}
