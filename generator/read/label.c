/*
 * label.c - labels of answers in one form; see label.h.
 *
 * A label is cleaned first (characters that differ between tools and people), then its
 * number is split off, then punctuation and words that say nothing are dropped.
 */
#include "read/label.h"
#include "base/text.h"
#include "read/table/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_MAX = 400, ENDING_MAX = 24 };

/* --- characters ---------------------------------------------------------------------- */

/* Pictures, arrows, quotation marks and other signs that are not part of a word. */
static bool is_sign(unsigned c)
{
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x2027) ||
           (c >= 0x2030 && c <= 0x205E) || (c >= 0x2190 && c <= 0x2BFF && c != 0x2212) ||
           (c >= 0x1F000 && c <= 0x1FAFF) || c == 0xFFFD;
}

/* Characters that show nothing themselves: joiners, variants of pictures, keycaps, and
 * apostrophes, which people leave out. */
static bool is_dropped(unsigned c)
{
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2BC || c == 0x2018 || c == 0x2019 ||
           c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x20E3 ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/* The letter without what distinguishes it in Polish and in Russian print. */
static unsigned plain_letter(unsigned c)
{
    static const struct {
        unsigned letter, plain;
    } letters[] = {
        {0x105, 'a'}, {0x107, 'c'}, {0x119, 'e'}, {0x142, 'l'}, {0x144, 'n'},
        {0xF3, 'o'},  {0x15B, 's'}, {0x17A, 'z'}, {0x17C, 'z'}, {0x451, 0x435},
    };

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == c)
            return letters[i].plain;
    if (c == 0x2212 || (c >= 0x2010 && c <= 0x2015))
        return '-';
    return c;
}

/* Bytes of a tag such as <br /> or of &nbsp; at s, else 0. */
static size_t markup(const char *s)
{
    size_t length;

    if (strncmp(s, "&nbsp;", 6) == 0)
        return 6;
    if (*s != '<' || !(s[1] == '/' || (s[1] >= 'a' && s[1] <= 'z')))
        return 0;
    length = strcspn(s, ">");
    return s[length] == '>' ? length + 1 : 0;
}

/* Folded, with the characters above replaced. */
static char *clean(struct arena *a, const char *text)
{
    const char *s = text_fold(a, text_compose(a, text));
    char *out = arena_alloc(a, strlen(s) * 2 + 1), *to = out;

    while (*s) {
        size_t skip = markup(s);
        unsigned c;

        if (skip) {
            *to++ = ' ';
            s += skip;
            continue;
        }
        c = text_next(s, &s);
        if (is_dropped(c))
            continue;
        if (is_sign(c))
            *to++ = ' ';
        else
            to += text_encode(plain_letter(c), to);
    }
    *to = '\0';
    return text_trim(a, out);
}

/* --- the number ---------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* One or two digits with a sign; returns what follows, else NULL. */
static const char *short_number(const char *s, long *number)
{
    bool minus = *s == '-';
    int digits = 0;

    if (*s == '-' || *s == '+')
        s++;
    for (*number = 0; digits < 2 && is_digit(*s); digits++)
        *number = *number * 10 + (*s++ - '0');
    if (minus)
        *number = -*number;
    return digits && !is_digit(*s) ? s : NULL;
}

static bool bare_number(const char *s, struct label *l)
{
    struct number number;

    if (!number_parse(s, &number) || number.percent)
        return false;
    l->has = floor(number.value) == number.value && fabs(number.value) < 1e9
                 ? LABEL_WHOLE
                 : LABEL_FRACTION;
    l->number = l->has == LABEL_WHOLE ? (long)number.value : 0;
    return true;
}

/* "a5", "ao05". */
static bool answer_code(const char *s, struct label *l)
{
    const char *digits = s + (s[0] == 'a') + (s[0] == 'a' && s[1] == 'o'), *end;
    long number;

    if (digits == s || !is_digit(*digits))
        return false;
    end = short_number(digits, &number);
    if (end == NULL || *end || number == 0)
        return false;
    l->has = LABEL_CODE;
    l->number = number;
    return true;
}

/* "5 - agree", "(5) agree", "5 (agree)", "5=agree": the words behind the number. */
static const char *after_number(const char *s, long *number)
{
    bool open = *s == '(' || *s == '[';
    const char *rest = short_number(s + open, number), *words;

    if (rest == NULL)
        return NULL;
    if (open) {
        if (*rest != ')' && *rest != ']')
            return NULL;
        rest++;
    }
    words = rest + strspn(rest, " -.):=,;/");
    if (words == rest && *words != '(')
        return open ? words : NULL;
    return *words == '\0' || is_digit(*words) ? NULL : words;
}

/* "agree (5)", "agree - 5": the length of the words before the number, else 0. */
static size_t before_number(const char *s, long *number)
{
    size_t length = strlen(s), start, mark;
    const char *end;

    while (length && strchr(" .", s[length - 1]))
        length--;
    if (length && (s[length - 1] == ')' || s[length - 1] == ']'))
        length--;
    for (start = length; start && is_digit(s[start - 1]); start--)
        ;
    if (start == length || start == 0)
        return 0;
    if (s[start - 1] == '-' && start > 1 && strchr("([", s[start - 2]))
        start--;
    end = short_number(s + start, number);
    for (mark = start; mark && s[mark - 1] == ' '; mark--)
        ;
    if (end != s + length || mark < 2 || strchr("([-=:", s[mark - 1]) == NULL)
        return 0;
    /* "1-5" is no label with a number, and "covid-19" is a word. */
    if (s[mark - 1] == '-' && mark == start && s[mark - 2] != ' ')
        return 0;
    return mark - 1;
}

/* --- words --------------------------------------------------------------------------- */

/* Bytes of an ending for another gender that begins at s with a parenthesis or slash:
 * "(а)", "(-на)", "/a", "(согласна)"; 0 when it is none. */
static size_t gender_ending(const char *s)
{
    static const char *const endings[] = {"а",  "на",       "ая",         "a",
                                          "na", "согласна", "не согласна"};
    bool open = *s == '(';
    const char *ending = s + 1 + (s[1] == '-');

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        const char *end = ending + length;

        if (strncmp(ending, endings[i], length) != 0)
            continue;
        if (open && *end == ')')
            return (size_t)(end + 1 - s);
        if (!open && (*end == '\0' || strchr(" .,;-", *end)))
            return (size_t)(end - s);
    }
    return 0;
}

/* Punctuation becomes spaces, endings go. */
static char *without_marks(struct arena *a, const char *s)
{
    char *out = arena_alloc(a, strlen(s) + 1), *to = out;
    size_t word = 0; /* bytes of the word before */

    while (*s) {
        size_t skip = *s == '(' || (*s == '/' && word > 3) ? gender_ending(s) : 0;

        if (skip) {
            s += skip;
            continue;
        }
        word = *s == ' ' ? 0 : word + 1;
        *to++ = strchr(".,;:!?()[]{}/\\-+=*_|&<>#~^%", *s) ? ' ' : *s;
        s++;
    }
    *to = '\0';
    return text_trim(a, out);
}

/* Drops "się" and turns forms of "agreed" for women and for "you" into that for men. */
static char *words_of(struct arena *a, const char *s)
{
    static const char *const agreed = "согласен";
    char *in = without_marks(a, s), *out = arena_alloc(a, strlen(in) + ENDING_MAX),
         *to = out;

    for (char *p = in; *p;) {
        size_t length = strcspn(p, " ");
        const char *word = p;
        size_t size = length;

        p += length + (p[length] == ' ');
        if (length == 3 && memcmp(word, "sie", 3) == 0)
            continue;
        if (size == strlen(agreed) &&
            (memcmp(word, "согласна", size) == 0 || memcmp(word, "согласны", size) == 0))
            word = agreed;
        if (to != out)
            *to++ = ' ';
        memcpy(to, word, size);
        to += size;
    }
    *to = '\0';
    return out;
}

struct label label_read(struct arena *a, const char *text)
{
    struct label l = {.whole = text, .words = text, .has = LABEL_NO_NUMBER};
    const char *cleaned, *rest, *words = "";
    size_t length;

    if (strlen(text) > LENGTH_MAX)
        return l;
    cleaned = clean(a, text);
    if (bare_number(cleaned, &l) || answer_code(cleaned, &l)) {
        l.whole = cleaned;
        l.words = "";
        return l;
    }
    l.whole = l.words = words_of(a, cleaned);
    if ((rest = after_number(cleaned, &l.number)) != NULL)
        words = words_of(a, rest);
    else if ((length = before_number(cleaned, &l.number)) != 0)
        words = words_of(a, arena_strndup(a, cleaned, length));
    if (*words) { /* else "5 %" */
        l.words = words;
        l.has = LABEL_WHOLE;
    }
    return l;
}
