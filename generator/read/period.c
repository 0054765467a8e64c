/*
 * period.c - quarters and months as people write them; see wave.h.
 *
 * The text is parted into numbers and words; which of them stand in which order tells what
 * it is.  Blanks and marks between them hardly matter.
 */
#include "base/text.h"
#include "read/table/dates.h"
#include "read/wave.h"

#include <string.h>

enum {
    TOKEN_MAX = 6,
    WORD_MAX = 40,
    CENTURY_PIVOT = 70,
    YEAR_FIRST = 1970,
    YEAR_LAST = 2999
};

/* What a token may be; a number of two figures is a small one and a year. */
enum {
    IS_YEAR = 1,
    IS_SMALL = 2, /* a number 1..12 of one or two figures */
    IS_ROMAN = 4, /* I..IV */
    IS_QUARTER = 8,
    IS_MONTH = 16,
    IS_LONGER = 32
};

struct token {
    unsigned is;
    int year, number; /* number: small, roman or of the month */
    char before; /* the mark in front: '-', '.', '/', '\'', ' ' for blanks, 0 for none */
};

struct tokens {
    struct token token[TOKEN_MAX];
    int n;
};

/* In small letters without accents (text_bare). */
static const char quarter_words[] =
    " q qtr quarter kw kwartal kwartał kwartału kwartalu кв квартал квартала ";
static const char longer_words[] = " h hy half połrocze połrocza polrocze polrocza polr "
                                   "połr полугодие полугодия пг fy year ";
static const char year_words[] = " г год года г r rok roku ";
static const char ordinal_words[] = " и ыи st nd rd th ";

static bool among(const char *words, const char *word)
{
    char padded[WORD_MAX + 3] = " ";

    strcat(padded, word);
    strcat(padded, " ");
    return strstr(words, padded) != NULL;
}

/* --- tokens ------------------------------------------------------------------------ */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The mark at s, as in token.before; 0 when another character stands there. */
static char mark_at(const char *s, const char **next)
{
    unsigned c = text_next(s, next);

    switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case 0xA0:
    case 0x2009:
    case 0x202F: return ' ';
    case '\'':
    case 0x2019: return '\'';
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2013: return '-';
    case '.':
    case ',':
    case '/':
    case '_': return (char)c;
    default: return '\0';
    }
}

static const char *read_number(const char *s, struct token *t)
{
    int figures = 0, value = 0;

    for (; is_digit(*s); s++, figures++) {
        if (figures == 4)
            return NULL;
        value = value * 10 + (*s - '0');
    }
    if (figures <= 2 && value >= 1 && value <= 12)
        t->is |= IS_SMALL;
    t->number = value;
    if (figures == 2)
        t->year = value + (value < CENTURY_PIVOT ? 2000 : 1900);
    else if (figures == 4 && value >= YEAR_FIRST && value <= YEAR_LAST)
        t->year = value;
    if (t->year)
        t->is |= IS_YEAR;
    return t->is ? s : NULL;
}

/* Small letters without accents up to the next mark or digit; NULL when there are too many.
 */
static const char *read_letters(const char *s, char word[WORD_MAX + 1])
{
    size_t length = 0;
    const char *next;

    while (*s && !is_digit(*s) && !mark_at(s, &next)) {
        unsigned c = text_bare(text_next(s, &next));

        if (length + 4 > WORD_MAX)
            return NULL;
        if (c)
            length += (size_t)text_encode(c, word + length);
        s = next;
    }
    word[length] = '\0';
    return s;
}

/* A word; *use is false when it says nothing, such as that of the year. */
static const char *read_word(const char *s, struct token *t, bool *use)
{
    static const char *const roman[] = {"i", "ii", "iii", "iv"};
    char word[WORD_MAX + 1];
    const char *end = read_letters(s, word), *behind;

    if (end == NULL || end == s)
        return NULL;
    *use = !among(year_words, word) && !among(ordinal_words, word);
    for (int i = 0; i < 4; i++)
        if (strcmp(word, roman[i]) == 0) {
            t->is = IS_ROMAN;
            t->number = i + 1;
        }
    if (among(quarter_words, word))
        t->is = IS_QUARTER;
    else if (among(longer_words, word))
        t->is = IS_LONGER;
    else if ((t->number = t->is ? t->number : month_read(s, &behind)) && !t->is &&
             behind == end)
        t->is = IS_MONTH;
    return t->is || !*use ? end : NULL;
}

/* False when something stands there that no period has. */
static bool read_tokens(const char *s, struct tokens *all)
{
    char before = ' ';

    all->n = 0;
    while (*s) {
        struct token t = {.before = before};
        const char *next;
        char mark = mark_at(s, &next);
        bool use = true;

        if (mark) {
            /* "2026--Q3" is no period, "kw. 2025" is. */
            if (mark != ' ' && before && before != ' ' && before != '.')
                return false;
            if (mark != ' ' || before == '\0')
                before = mark;
            s = next;
            continue;
        }
        s = is_digit(*s) ? read_number(s, &t) : read_word(s, &t, &use);
        if (s == NULL || (use && all->n == TOKEN_MAX))
            return false;
        if (use)
            all->token[all->n++] = t;
        before = '\0';
    }
    return before == '\0' || before == ' ' || before == '.';
}

/* --- periods ----------------------------------------------------------------------- */

/* True when the tokens can be these, in this order. */
static bool are(const struct tokens *all, unsigned first, unsigned second, unsigned third)
{
    const struct token *t = all->token;
    int n = third ? 3 : 2;

    return all->n == n && (t[0].is & first) && (t[1].is & second) &&
           (third == 0 || (t[2].is & third));
}

static bool is_full_year(const struct token *t)
{
    return (t->is & IS_YEAR) && t->year == t->number;
}

static bool make(int year, int quarter, int month, int *wave, int *out_month)
{
    if (quarter < 1 || quarter > 4)
        return false;
    *wave = year * 4 + quarter - 1;
    *out_month = month;
    return true;
}

static bool make_month(int year, int month, int *wave, int *out_month)
{
    return make(year, (month - 1) / WAVE_MONTHS + 1, (month - 1) % WAVE_MONTHS + 1, wave,
                out_month);
}

bool period_parse(const char *s, int *wave, int *month)
{
    enum { PLACE = IS_SMALL | IS_ROMAN };
    struct tokens all;
    const struct token *t = all.token;

    if (wave_parse(s, wave)) {
        *month = 0;
        return true;
    }
    if (!read_tokens(s, &all))
        return false;
    if (are(&all, IS_QUARTER, PLACE, IS_YEAR)) /* Q1 2025 */
        return make(t[2].year, t[1].number, 0, wave, month);
    if (are(&all, PLACE, IS_QUARTER, IS_YEAR)) /* 1Q25, I kw. 2025 */
        return make(t[2].year, t[0].number, 0, wave, month);
    if (are(&all, IS_YEAR, IS_QUARTER, PLACE) && is_full_year(&t[0])) /* 2025 Q1 */
        return make(t[0].year, t[2].number, 0, wave, month);
    if (are(&all, IS_YEAR, PLACE, IS_QUARTER) && is_full_year(&t[0])) /* 2025, I kw. */
        return make(t[0].year, t[1].number, 0, wave, month);
    if (are(&all, IS_MONTH, IS_YEAR, 0)) /* Jan-25 */
        return make_month(t[1].year, t[0].number, wave, month);
    if (are(&all, IS_YEAR, IS_MONTH, 0) && is_full_year(&t[0]))
        return make_month(t[0].year, t[1].number, wave, month);
    if (are(&all, IS_YEAR, IS_SMALL, 0) && is_full_year(&t[0]) &&
        strchr("-/.", t[1].before)) /* 2025-01 */
        return t[1].before && make_month(t[0].year, t[1].number, wave, month);
    if (are(&all, IS_SMALL, IS_YEAR, 0) && is_full_year(&t[1]) &&
        strchr("./", t[1].before)) /* 01.2025 */
        return t[1].before && make_month(t[1].year, t[0].number, wave, month);
    return false;
}

bool period_is_longer(const char *s)
{
    struct tokens all;
    bool year = false, longer = false;

    if (!read_tokens(s, &all))
        return false;
    for (int i = 0; i < all.n; i++) {
        year = year || (all.token[i].is & IS_YEAR);
        longer = longer || (all.token[i].is & IS_LONGER);
    }
    return (longer && year) || (all.n == 1 && is_full_year(&all.token[0]));
}
