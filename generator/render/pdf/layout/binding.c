/*
 * binding.c - words that belong together; see binding.h.
 */
#include "render/pdf/layout/binding.h"

#include "base/letter.h"
#include "base/text.h"
#include "render/pdf/layout/lexicon.h"

#include <string.h>

/* Roles of the word before a space. */
enum { LEADING = CLITIC | ABBREVIATION | LABEL | OPERATOR | STREET | MAGNITUDE };

/* Roles that hold together. */
static const struct {
    unsigned left, right;
} bonds[] = {
    {CLITIC | ABBREVIATION, ANY},
    {ANY, DASH | PARTICLE},
    {NUMBER, UNIT | GROUP | OPERATOR},
    {MAGNITUDE, UNIT},
    {LABEL | OPERATOR | NAMED, NUMBER},
    {SHORT, OPERATOR},
    {INITIAL, CAPITAL},
    {STREET, CAPITAL},
    {ROMAN, QUARTER},
};

enum {
    SHORT_WORD = 6,  /* bytes of words that are looked up whatever stands beside them */
    PART_MIN = 3,    /* letters of a part of a compound that may stand alone */
    SLASHED_MIN = 4, /* beside a slash */
    ADDRESS_MIN = 3  /* characters of an address on either line */
};

/* A word without the brackets and quotes before it. */
struct token {
    const char *start;
    size_t length;
    unsigned roles;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The length of the blank at s: a space of any width; 0: it is none. */
static size_t blank_length(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;

    if (*u == ' ' || *u == '\n')
        return 1;
    if (u[0] == 0xC2 && u[1] == 0xA0)
        return 2;
    return u[0] == 0xE2 && u[1] == 0x80 && (u[2] == 0xAF || u[2] == 0x89) ? 3 : 0;
}

static const char *skip_opening(const char *s, const char *end)
{
    while (s < end) {
        const char *next;
        unsigned c = text_next(s, &next);
        if (strchr("([\"'{", c < 0x80 ? (int)c : 'x') == NULL && c != 0xAB &&
            !(c >= 0x2018 && c <= 0x201F))
            break;
        s = next;
    }
    return s;
}

/* The word that ends before byte `end` of the text. */
static struct token word_before(const char *text, size_t end)
{
    const char *s = text + end;

    while (s > text && blank_length(s - 1) == 0 &&
           (s < text + 2 || blank_length(s - 2) != 2) &&
           (s < text + 3 || blank_length(s - 3) != 3))
        s--;
    s = skip_opening(s, text + end);
    return (struct token){s, (size_t)(text + end - s), 0};
}

static struct token word_after(const char *s)
{
    size_t n = 0;

    while (s[n] != '\0' && blank_length(s + n) == 0)
        n++;
    s = skip_opening(s, s + n);
    for (n = 0; s[n] != '\0' && blank_length(s + n) == 0; n++)
        ;
    return (struct token){s, n, 0};
}

/* The roles that the lexicon gives a word. */
static unsigned look_up(const char *language, const struct token *t)
{
    return lexicon_roles(language, t->start, t->length);
}

/* --- what can be seen ------------------------------------------------------- */

/* Past the signs that a number may start with. */
static const char *skip_signs(const char *s, const char *end)
{
    while (s < end) {
        const char *next;
        unsigned c = text_next(s, &next);
        if (strchr("+-~<>$#", c < 0x80 ? (int)c : 'x') == NULL && c != 0x2212 &&
            c != 0xB1 && c != 0x2248 && c != 0x2264 && c != 0x2265 && c != 0x20AC &&
            c != 0xA3 && c != 0x2013)
            break;
        s = next;
    }
    return s;
}

static bool starts_number(const struct token *t)
{
    const char *s = skip_signs(t->start, t->start + t->length);

    return s < t->start + t->length && is_digit(*s);
}

static bool is_number(const struct token *t)
{
    return t->length > 0 && is_digit(t->start[t->length - 1]) && starts_number(t);
}

/* Three figures and what closes the number. */
static bool is_group(const struct token *t)
{
    return t->length >= 3 && is_digit(t->start[0]) && is_digit(t->start[1]) &&
           is_digit(t->start[2]) && !is_digit(t->start[3]);
}

static bool is_roman(const struct token *t)
{
    return t->length > 0 && strspn(t->start, "IVX") >= t->length;
}

static bool is_initial(const struct token *t)
{
    const char *next;
    unsigned c = text_next(t->start, &next);

    return letter_is_capital(c) && next + 1 == t->start + t->length && *next == '.';
}

static bool is_symbol(const struct token *t)
{
    const char *next;

    if (t->length == 0)
        return false;
    text_next(t->start, &next);
    return next + 1 >= t->start + t->length;
}

static unsigned left_shape(const struct token *t)
{
    return ANY | (is_number(t) ? NUMBER : 0) | (is_initial(t) ? INITIAL : 0) |
           (is_roman(t) ? ROMAN : 0) | (is_symbol(t) ? SHORT : 0);
}

static unsigned right_shape(const struct token *t)
{
    const char *next;

    return ANY | (starts_number(t) ? NUMBER : 0) | (is_group(t) ? GROUP : 0) |
           (letter_is_capital(text_next(t->start, &next)) ? CAPITAL : 0);
}

/* --- spaces ----------------------------------------------------------------- */

/* True when the word stands behind "ul." or the like. */
static bool is_street_name(const char *language, const char *text, const struct token *t)
{
    size_t end = (size_t)(t->start - text);
    struct token before;

    if (end < 3 || text[end - 1] != ' ')
        return false;
    before = word_before(text, end - 1);
    return (look_up(language, &before) & STREET) != 0;
}

/* The word without the comma or bracket behind it. */
static struct token bare(struct token t)
{
    while (t.length > 1 && strchr(",;:!?)", t.start[t.length - 1]) != NULL)
        t.length--;
    return t;
}

/* A letter that stands for something (the t of Student), not a word of one letter. */
static bool is_letter_symbol(char c)
{
    return c >= 'a' && c <= 'z' && strchr("aiouwz", c) == NULL;
}

/* True for "p:", which begins what is said of p. */
static bool is_symbol_explained(const struct token *t)
{
    return t->length == 2 && is_letter_symbol(t->start[0]) && t->start[1] == ':';
}

/* True for such a letter as the end of a phrase, "rozkład t": neither before "= 12" nor at
 * the beginning of a sentence. */
static bool ends_phrase(const char *language, const struct token *left,
                        const struct token *t)
{
    size_t n = t->length;
    struct token next;

    if (n > 2 && t->start[n - 1] == '.') /* behind a bracket; "p." is a page */
        n--;
    while (n > 1 && strchr(",;!?)", t->start[n - 1]) != NULL)
        n--;
    if (n != 1 || !is_letter_symbol(t->start[0]) || left->length == 0 ||
        strchr(".:;!?", left->start[left->length - 1]) != NULL)
        return false;
    if (t->length > 1 || t->start[1] == '\0')
        return true;
    next = word_after(t->start + 1 + blank_length(t->start + 1));
    return (look_up(language, &next) & OPERATOR) == 0;
}

/* Looks words up only where a bond could come of it: most words are none of these. */
static void find_roles(const char *language, const char *text, struct token *left,
                       struct token *right)
{
    struct token unit = bare(*right);
    bool dotted = left->length > 0 && left->start[left->length - 1] == '.';

    left->roles = left_shape(left);
    right->roles = right_shape(right);
    if (dotted || left->length <= SHORT_WORD || (right->roles & NUMBER) != 0)
        left->roles |= look_up(language, left) & LEADING;
    if (right->length <= SHORT_WORD)
        right->roles |= look_up(language, right) & (DASH | OPERATOR | PARTICLE);
    if (is_symbol_explained(left))
        left->roles |= CLITIC;
    if (ends_phrase(language, left, right))
        right->roles |= PARTICLE;
    if ((left->roles & (NUMBER | ROMAN | MAGNITUDE)) != 0) {
        right->roles |= look_up(language, &unit) & (UNIT | QUARTER);
        if (unit.length > 1 && unit.start[unit.length - 1] == '.') {
            unit.length--; /* a full stop that ends the sentence */
            right->roles |= look_up(language, &unit) & (UNIT | QUARTER);
        }
    }
    if ((right->roles & NUMBER) != 0 && is_street_name(language, text, left))
        left->roles |= NAMED;
}

static bool holds_together(const char *language, const char *text, size_t at)
{
    size_t end = at;
    struct token left, right = word_after(text + at);

    while (end > 0 && text[end - 1] == ' ')
        end--;
    left = word_before(text, end);
    find_roles(language, text, &left, &right);
    for (size_t i = 0; i < sizeof bonds / sizeof *bonds; i++)
        if ((bonds[i].left & left.roles) != 0 && (bonds[i].right & right.roles) != 0)
            return true;
    return false;
}

/* --- within words ----------------------------------------------------------- */

/* Letters next to byte i of the text, on one side. */
static int letters_before(const char *text, size_t i)
{
    int n = 0;

    while (i > 0 && n < SLASHED_MIN) {
        const char *next;
        do
            i--;
        while (i > 0 && ((unsigned char)text[i] & 0xC0) == 0x80);
        if (letter_lower(text_next(text + i, &next)) == 0)
            break;
        n++;
    }
    return n;
}

static int letters_after(const char *s)
{
    int n = 0;
    const char *next;

    for (; n < SLASHED_MIN && letter_lower(text_next(s, &next)) != 0; s = next)
        n++;
    return n;
}

/* Whether a compound may be broken behind its hyphen or slash.  A Polish one would repeat
 * the hyphen on the next line, which whoever copies the text would find in it. */
static bool may_break_compound(const char *language, const char *text, size_t at)
{
    int before = letters_before(text, at - 1), after = letters_after(text + at);

    if (text[at - 1] == '/')
        return before >= SLASHED_MIN && after >= SLASHED_MIN;
    return before >= PART_MIN && after >= PART_MIN && strncmp(language, "pl", 2) != 0;
}

/* True for a web or mail address. */
static bool is_address(const char *word, size_t length)
{
    const char *at = memchr(word, '@', length), *slash = memchr(word, '/', length);
    const char *dot = memchr(word, '.', length);

    if (at != NULL)
        return at > word && memchr(at, '.', length - (size_t)(at - word)) != NULL;
    if (strncmp(word, "www.", 4) == 0)
        return true;
    if (slash == NULL)
        return false;
    return (slash > word && strncmp(slash - 1, "://", 3) == 0) ||
           (dot != NULL && dot < slash && letters_after(dot + 1) > 1);
}

/* An address is broken behind a slash or before another sign, never with a hyphen. */
static void break_address(const char *text, size_t from, size_t to, bool *breaks)
{
    for (size_t i = from + 1; i < to; i++) {
        bool slash = text[i - 1] == '/' && text[i] != '/';
        bool sign = strchr(".?#&=_~@%", text[i]) != NULL && text[i - 1] != '/';
        breaks[i] = (slash || sign) && i - from >= ADDRESS_MIN && to - i >= ADDRESS_MIN;
    }
}

/* Revises the addresses among the words of a range. */
static void bind_addresses(const char *text, size_t from, size_t to, bool *breaks)
{
    if (memchr(text + from, '/', to - from) == NULL &&
        memchr(text + from, '@', to - from) == NULL &&
        memchr(text + from, '.', to - from) == NULL)
        return;
    for (size_t i = from; i < to;) {
        size_t n = 0;
        while (i + n < to && blank_length(text + i + n) == 0)
            n++;
        if (n > 2 * ADDRESS_MIN && is_address(text + i, n))
            break_address(text, i, i + n, breaks);
        i += n > 0 ? n : blank_length(text + i);
    }
}

/* The word around the last hyphen or slash: it may have thousands of them. */
struct around {
    size_t end; /* of what has been looked at */
    bool address;
};

static bool is_in_address(struct around *known, const char *text, size_t at)
{
    struct token word;

    if (at < known->end)
        return known->address;
    word = word_before(text, at);
    word.length += strcspn(text + at, " \n");
    known->address = is_address(word.start, word.length);
    known->end = at;
    while (text[known->end] != '\0' && blank_length(text + known->end) == 0)
        known->end++;
    return known->address;
}

void bind_words(const char *language, const char *text, size_t from, size_t to,
                bool *breaks)
{
    struct around known = {0};

    bind_addresses(text, from, to, breaks);
    for (size_t i = from + 1; i <= to; i++) {
        if (!breaks[i] || text[i] == '\0')
            continue;
        if (text[i - 1] == ' ')
            breaks[i] = !holds_together(language, text, i);
        else if ((text[i - 1] == '-' || text[i - 1] == '/') &&
                 !is_in_address(&known, text, i))
            breaks[i] = may_break_compound(language, text, i);
    }
}
