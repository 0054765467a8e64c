/*
 * xlsx_strings.c - the shared strings of a workbook; see xlsx_book.h.
 *
 * A string is a text, or runs of formatted text that are joined; how it is pronounced
 * (phonetic runs) is left out.
 */
#include "read/table/xlsx_strings.h"

#include "base/text.h"
#include "read/table/grid.h"
#include "read/table/xlsx_book.h"

#include <string.h>

enum {
    STRINGS_MEMORY = 256 * 1024 * 1024,
    STRINGS_BYTES_MAX = 1024 * 1024 * 1024, /* of the part */
};

static const char too_many[] =
    "its texts need more than 256 MB of memory: save the sheet as CSV UTF-8 instead";

/* The character of _xHHHH_, which stands for one that XML cannot hold; 0 when s is none. */
static unsigned escaped(const char *s)
{
    unsigned value = 0;

    if (s[0] != '_' || s[1] != 'x')
        return 0;
    for (int i = 2; i < 6; i++) {
        const char *digits = "0123456789abcdef0123456789ABCDEF";
        const char *digit = s[i] ? strchr(digits, s[i]) : NULL;

        if (digit == NULL)
            return 0;
        value = value << 4 | (unsigned)((digit - digits) & 15);
    }
    return s[6] == '_' && (value < 0xD800 || value > 0xDFFF) ? value : 0;
}

size_t xlsx_unescape(char *s)
{
    char *to = strstr(s, "_x"), *from = to;

    if (to == NULL)
        return strlen(s);
    while (*from) {
        unsigned c = escaped(from);

        if (c) {
            to += text_encode(c, to);
            from += 7;
        } else
            *to++ = *from++;
    }
    *to = '\0';
    return (size_t)(to - s);
}

struct strings_reader {
    struct archive *z;
    struct book *b;
    struct buf text;
    size_t capacity, memory;
    int phonetic; /* depth of the phonetic run, 0 outside */
    bool inside;  /* a <t> */
};

static void start(struct xml *x, const char *name, const char **attribute)
{
    struct strings_reader *r = x->context;

    (void)attribute;
    if (x->depth == 2 && strcmp(name, "si") == 0)
        buf_clear(&r->text);
    else if (r->phonetic == 0 && strcmp(name, "rPh") == 0)
        r->phonetic = x->depth;
    r->inside = r->phonetic == 0 && x->depth >= 3 && strcmp(name, "t") == 0;
}

static void text(struct xml *x, const char *bytes, size_t length)
{
    struct strings_reader *r = x->context;

    if (r->inside && r->text.length <= GRID_FIELD_MAX)
        buf_put(&r->text, bytes, length);
}

static void end(struct xml *x, const char *name)
{
    struct strings_reader *r = x->context;
    struct book *b = r->b;
    char *string;

    r->inside = false;
    if (x->depth == r->phonetic)
        r->phonetic = 0;
    if (x->depth != 2 || strcmp(name, "si") != 0)
        return;
    r->memory += r->text.length + 1 + 2 * sizeof *b->string;
    if (r->memory > STRINGS_MEMORY) {
        x->fault = too_many;
        return;
    }
    b->string =
        arena_grow(r->z->arena, b->string, b->nstrings, &r->capacity, sizeof *b->string);
    string = arena_strndup(r->z->arena, buf_text(&r->text), r->text.length);
    xlsx_unescape(string);
    b->string[b->nstrings++] = string;
}

bool book_read_strings(struct archive *z, struct book *b)
{
    struct strings_reader r = {.z = z, .b = b};
    struct xml x = {.start = start, .end = end, .text = text, .context = &r};
    bool ok = b->strings_part == NULL || !archive_has(z, b->strings_part) ||
              archive_read(z, b->strings_part, STRINGS_BYTES_MAX, &x);

    buf_drop(&r.text);
    return ok;
}
