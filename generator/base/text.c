/*
 * text.c - characters, comparing and line breaks by ICU; see text.h.
 */
#include "base/text.h"
#include "base/text_tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uclean.h>
#include <unicode/unorm2.h>
#include <unicode/utext.h>

enum { CACHE_MAX = 32, CLIP_MAX = 60 };

static struct tools cache[CACHE_MAX];
static int cached;

void text_check(UErrorCode status, const char *what)
{
    if (U_SUCCESS(status))
        return;
    fprintf(stderr, "rapport: ICU cannot %s: %s\n", what, u_errorName(status));
    exit(3);
}

struct tools *text_tools(const char *language)
{
    struct tools *t;

    for (int i = 0; i < cached; i++)
        if (strcmp(cache[i].language, language) == 0)
            return &cache[i];
    if (cached == CACHE_MAX || strlen(language) >= sizeof cache[0].language)
        return text_tools("en");
    t = &cache[cached++];
    memset(t, 0, sizeof *t);
    memcpy(t->language, language, strlen(language) + 1);
    return t;
}

void text_cleanup(void)
{
    for (int i = 0; i < cached; i++) {
        for (int k = 0; k <= DECIMALS_MAX; k++) {
            unum_close(cache[i].plain[k]);
            unum_close(cache[i].percent[k]);
        }
        unum_close(cache[i].money);
        for (int form = 0; form < DATE_FORMS; form++)
            udat_close(cache[i].date[form]);
        udatpg_close(cache[i].patterns);
        ucol_close(cache[i].collator);
        ucol_close(cache[i].letters);
        ubrk_close(cache[i].lines);
    }
    cached = 0;
    u_cleanup();
}

/* --- UTF-8 ------------------------------------------------------- */

size_t text_hidden(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;

    if ((*u > 0 && *u < 0x20) || *u == 0x7F)
        return 1;
    if (u[0] != 0xE2 || (u[1] != 0x80 && u[1] != 0x81))
        return 0;
    if (u[1] == 0x80) /* U+200B, U+202A to U+202E */
        return u[2] == 0x8B || (u[2] >= 0xAA && u[2] <= 0xAE) ? 3 : 0;
    return u[2] == 0xA0 || (u[2] >= 0xA6 && u[2] <= 0xA9) ? 3
                                                          : 0; /* U+2060, U+2066 to 2069 */
}

bool text_is_utf8(const char *s, size_t length)
{
    int32_t i = 0, n;

    while (length) {
        int32_t part = length > 0x40000000 ? 0x40000000 : (int32_t)length;

        /* A chunk must not end inside a character. */
        if ((size_t)part < length)
            while (part > 0 && ((unsigned char)s[part] & 0xC0) == 0x80)
                part--;
        for (i = 0, n = part; i < n;) {
            uint64_t eight;
            UChar32 c;

            if (n - i >= 8) {
                memcpy(&eight, s + i, 8);
                if ((eight & 0x8080808080808080u) == 0) {
                    i += 8;
                    continue;
                }
            }
            /* The letters of Polish and Russian. */
            if (n - i >= 2 && (unsigned char)s[i] >= 0xC2 && (unsigned char)s[i] < 0xE0 &&
                ((unsigned char)s[i + 1] & 0xC0) == 0x80) {
                i += 2;
                continue;
            }
            U8_NEXT(s, i, n, c);
            if (c < 0)
                return false;
        }
        s += part;
        length -= (size_t)part;
    }
    return true;
}

unsigned text_next(const char *s, const char **next)
{
    int32_t i = 0, n = 1;
    UChar32 c;

    if ((unsigned char)s[0] < 0x80) {
        *next = s + (s[0] != '\0');
        return (unsigned char)s[0];
    }
    while (n < 4 && ((unsigned char)s[n] & 0xC0) == 0x80)
        n++;
    U8_NEXT(s, i, n, c);
    *next = s + i;
    return c < 0 ? 0xFFFD : (unsigned)c;
}

int text_encode(unsigned code_point, char out[4])
{
    int32_t n = 0;
    UBool wrong = false;

    U8_APPEND(out, n, 4, (UChar32)code_point, wrong);
    if (wrong) {
        memcpy(out, "\xEF\xBF\xBD", 3);
        return 3;
    }
    return n;
}

/* --- trimming, folding, comparing -------------------------------- */

static bool is_space(unsigned c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

char *text_trim(struct arena *a, const char *s)
{
    char *copy = arena_alloc(a, strlen(s) + 1), *to = copy;
    bool gap = false;

    while (*s) {
        const char *next;
        unsigned c = text_next(s, &next);

        if (is_space(c))
            gap = to != copy;
        else {
            if (gap)
                *to++ = ' ';
            gap = false;
            memcpy(to, s, (size_t)(next - s));
            to += next - s;
        }
        s = next;
    }
    *to = '\0';
    return copy;
}

const char *text_clip(struct arena *a, const char *s)
{
    size_t length = strlen(s);

    if (length <= CLIP_MAX)
        return s;
    length = CLIP_MAX - 3;
    while (length > 0 && ((unsigned char)s[length] & 0xC0) == 0x80)
        length--;
    return arena_printf(a, "%.*s...", (int)length, s);
}

static char *fold_case(struct arena *a, const char *s)
{
    UErrorCode status = U_ZERO_ERROR;
    UCaseMap *cases = ucasemap_open("", 0, &status);
    size_t room = strlen(s) * 3 + 1;
    char *out = arena_alloc(a, room + 1);

    text_check(status, "open a case mapping");
    ucasemap_utf8FoldCase(cases, out, (int32_t)room, s, -1, &status);
    text_check(status, "fold case");
    ucasemap_close(cases);
    return out;
}

unsigned text_bare(unsigned code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *composed;
    UChar parts[8];
    UChar32 letter;
    int32_t i = 0, n;

    if (code_point < 0x80)
        return code_point >= 'A' && code_point <= 'Z' ? code_point - 'A' + 'a' : code_point;
    if (u_charType((UChar32)code_point) == U_NON_SPACING_MARK)
        return 0;
    composed = unorm2_getNFCInstance(&status);
    text_check(status, "take accents off");
    n = unorm2_getDecomposition(composed, (UChar32)code_point, parts, 8, &status);
    if (n <= 0 || U_FAILURE(status))
        return (unsigned)u_foldCase((UChar32)code_point, U_FOLD_CASE_DEFAULT);
    U16_NEXT(parts, i, n, letter);
    return (unsigned)u_foldCase(letter, U_FOLD_CASE_DEFAULT);
}

char *text_fold(struct arena *a, const char *s)
{
    char *trimmed = text_trim(a, s);
    bool ascii = true;

    for (char *p = trimmed; *p; p++)
        if ((unsigned char)*p >= 0x80)
            ascii = false;
    if (!ascii)
        return fold_case(a, trimmed);
    for (char *p = trimmed; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return trimmed;
}

int text_compare(const char *language, const char *a, const char *b)
{
    struct tools *t = text_tools(language);
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult order;

    if (t->collator == NULL)
        t->collator = ucol_open(language, &status);
    text_check(status, "open a collation");
    order = ucol_strcollUTF8(t->collator, a, -1, b, -1, &status);
    text_check(status, "compare");
    if (order == UCOL_EQUAL)
        return strcmp(a, b);
    return order == UCOL_LESS ? -1 : 1;
}

/* --- line breaks ------------------------------------------------- */

void text_line_breaks(const char *language, const char *s, size_t length, bool *breaks)
{
    struct tools *t = text_tools(language);
    UErrorCode status = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, s, (int64_t)length, &status);

    memset(breaks, 0, (length + 1) * sizeof *breaks);
    if (t->lines == NULL)
        t->lines = ubrk_open(UBRK_LINE, language, NULL, 0, &status);
    text_check(status, "open line breaking");
    ubrk_setUText(t->lines, text, &status);
    text_check(status, "find line breaks");
    for (int32_t i = ubrk_first(t->lines); i != UBRK_DONE; i = ubrk_next(t->lines))
        if (i > 0)
            breaks[i] = true;
    utext_close(text);
}
