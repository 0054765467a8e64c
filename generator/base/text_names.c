/*
 * text_names.c - names in other forms: for addresses, registers of letters, locales (ICU).
 */
#include "base/text.h"
#include "base/text_tools.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { SLUG_MAX = 60 };

char *text_compose(struct arena *a, const char *s)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *composer = unorm2_getNFCInstance(&status);
    int32_t room = (int32_t)strlen(s), length, written = 0;
    UChar *wide, *composed;
    char *out;

    for (length = 0; length < room && (unsigned char)s[length] < 0x80; length++)
        ;
    if (length == room)
        return arena_strdup(a, s);
    text_check(status, "open the normalization");
    wide = arena_array(a, (size_t)room + 1, sizeof *wide);
    /* A few characters become up to three when they are composed. */
    composed = arena_array(a, (size_t)room * 3 + 1, sizeof *composed);
    out = arena_alloc(a, (size_t)room * 9 + 1);
    u_strFromUTF8WithSub(wide, room + 1, &length, s, room, 0xFFFD, NULL, &status);
    length = unorm2_normalize(composer, wide, length, composed, room * 3 + 1, &status);
    u_strToUTF8WithSub(out, room * 9 + 1, &written, composed, length, 0xFFFD, NULL,
                       &status);
    text_check(status, "compose a text");
    return out;
}

char *text_capital(struct arena *a, const char *s)
{
    const char *rest;
    char first[4];
    int n;

    if (*s == '\0')
        return arena_strdup(a, s);
    n = text_encode((unsigned)u_toupper((UChar32)text_next(s, &rest)), first);
    return arena_printf(a, "%.*s%s", n, first, rest);
}

char *text_initial(struct arena *a, const char *s)
{
    char letter[4];

    while (*s) {
        UChar32 c = (UChar32)text_next(s, &s);

        if (u_isalpha(c))
            return arena_strndup(a, letter,
                                 (size_t)text_encode((unsigned)u_toupper(c), letter));
        if (u_isdigit(c))
            break;
    }
    return arena_strdup(a, "#");
}

bool text_same_letter(const char *language, const char *a, const char *b)
{
    struct tools *t = text_tools(language);
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult order;

    if (t->letters == NULL) {
        t->letters = ucol_open(language, &status);
        text_check(status, "open a collation");
        ucol_setStrength(t->letters, UCOL_PRIMARY);
    }
    order = ucol_strcollUTF8(t->letters, a, -1, b, -1, &status);
    text_check(status, "compare");
    return order == UCOL_EQUAL;
}

char *text_locale(struct arena *a, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    char full[ULOC_FULLNAME_CAPACITY], country[ULOC_COUNTRY_CAPACITY];

    /* Plain "en" is American for ICU; the reports are written in International English. */
    if (strcmp(language, "en") == 0)
        return arena_strdup(a, "en_GB");
    uloc_addLikelySubtags(language, full, sizeof full, &status);
    uloc_getCountry(full, country, sizeof country, &status);
    text_check(status, "find a language's country");
    return arena_printf(a, *country ? "%s_%s" : "%s%s", language, country);
}

/* Latin letters without marks, in lower case. */
static int32_t to_latin(const char *s, UChar *out, int32_t room)
{
    static const char rule[] = "Any-Latin; Latin-ASCII; Lower";
    UErrorCode status = U_ZERO_ERROR;
    UChar id[sizeof rule];
    UTransliterator *latin;
    int32_t length, limit;

    u_uastrcpy(id, rule);
    latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    text_check(status, "open a transliteration");
    u_strFromUTF8WithSub(out, room, &length, s, -1, 0xFFFD, NULL, &status);
    limit = length;
    utrans_transUChars(latin, out, &length, room, 0, &limit, &status);
    utrans_close(latin);
    text_check(status, "transliterate a name");
    return length;
}

char *text_latin(struct arena *a, const char *s)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)strlen(s) * 8 + 8;
    UChar *latin = arena_array(a, (size_t)room, sizeof *latin);
    int32_t length = to_latin(s, latin, room);
    char *text = arena_raw(a, (size_t)length * 3 + 1);

    u_strToUTF8(text, length * 3 + 1, NULL, latin, length, &status);
    text_check(status, "write a text in Latin letters");
    return text;
}

char *text_slug(struct arena *a, const char *s)
{
    int32_t room = (int32_t)strlen(s) * 8 + 8;
    UChar *latin = arena_array(a, (size_t)room, sizeof *latin);
    int32_t length = to_latin(s, latin, room);
    char *slug = arena_alloc(a, SLUG_MAX + 1), *to = slug;

    for (int32_t i = 0; i < length && to < slug + SLUG_MAX; i++)
        if ((latin[i] >= 'a' && latin[i] <= 'z') || (latin[i] >= '0' && latin[i] <= '9'))
            *to++ = (char)latin[i];
        else if (to > slug && to[-1] != '-')
            *to++ = '-';
    while (to > slug && to[-1] == '-')
        to--;
    *to = '\0';
    return slug;
}
