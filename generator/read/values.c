/*
 * values.c - values of settings and columns; see values.h.
 */
#include "read/values.h"

#include <string.h>

enum { LICENSE_MAX = 100 };

bool currency_ok(const char *s)
{
    return strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 && strlen(s) == 3;
}

bool languages_parse(struct arena *a, const char *s, const struct languages *languages,
                     int out[LANG_MAX], int *n)
{
    static const char separators[] = " ,;+";

    *n = 0;
    for (s += strspn(s, separators); *s; s += strspn(s, separators)) {
        size_t length = strcspn(s, separators);
        int index = language_find(languages, arena_strndup(a, s, length));

        if (index < 0 || *n == LANG_MAX)
            return false;
        for (int i = 0; i < *n; i++)
            if (out[i] == index)
                return false;
        out[(*n)++] = index;
        s += length;
    }
    return *n > 0;
}

bool yes_no_find(const char *word, bool *yes)
{
    static const char *const words[][2] = {{"no", "yes"},     {"nie", "tak"}, {"нет", "да"},
                                           {"false", "true"}, {"0", "1"},     {"n", "y"},
                                           {"f", "t"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (int answer = 0; answer < 2; answer++)
            if (strcmp(word, words[i][answer]) == 0) {
                *yes = answer;
                return true;
            }
    return false;
}

bool address_ok(const char *s)
{
    size_t scheme = strncmp(s, "https://", 8) == 0  ? 8
                    : strncmp(s, "http://", 7) == 0 ? 7
                                                    : 0;

    if (scheme == 0 || s[scheme] == '\0' || strchr("/?#.:", s[scheme]))
        return false;
    for (; *s; s++)
        if ((unsigned char)*s <= ' ' || strchr("\"'<>\\^`{|}", *s))
            return false;
    return true;
}

bool license_ok(const char *s)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789.+-() ";

    if (strpbrk(s, ":/"))
        return address_ok(s);
    return strlen(s) <= LICENSE_MAX && s[strspn(s, signs)] == '\0';
}
