/*
 * wording.c - letters, words and likeness of statements; see wording.h.
 */
#include "read/survey/wording.h"
#include "base/text.h"

#include <string.h>

enum {
    WHOLE_WORDS = 4, /* of a statement that may stand beside other words */
    CUT_LETTERS = 10 /* of a statement's beginning that is enough to know it by */
};

/* A wording is a statement's from this likeness on, when the next statement is so much
 * less like it. */
static const double LIKE = 0.75, MARGIN = 0.15;

/* Of a beginning: never quite sure. */
static const double BEGINNING = 0.99;

/* --- letters and words ------------------------------------------------------------ */

/* The letter as it counts: text_bare, without asking it for the alphabet of Russian, which
 * is most of what comes; Ł has no accent to take off. */
static unsigned bare(unsigned c)
{
    if (c >= 0x410 && c <= 0x44F && (c & ~0x20u) != 0x419)
        return c >= 0x430 ? c : c + 0x20;
    return c == 0x141 || c == 0x142 ? 'l' : text_bare(c);
}

/* Letters and figures; everything from Latin-1 letters on but general punctuation, arrows,
 * symbols and CJK punctuation. */
static bool counts(unsigned c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x303F) && c < 0xD800;
}

/* Written inside words, or not to be seen. */
static bool joins(unsigned c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xAD ||
           c == 0x200B || c == 0x2060;
}

static char *letters_of(struct arena *a, const char *text)
{
    size_t length = strnlen(text, WORDING_TEXT_MAX);
    /* A letter becomes at most one of three bytes; the smallest of them has two. */
    char *letters = arena_alloc(a, length * 2 + 8), *out = letters;

    for (const char *s = text; *s && (size_t)(s - text) < length;) {
        unsigned c;

        if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9')) { /* most of all texts */
            *out++ = *s++;
            continue;
        }
        c = text_next(s, &s);
        if (joins(c) || (c = bare(c)) == 0)
            continue;
        if (counts(c))
            out += text_encode(c, out);
        else if (out > letters && out[-1] != ' ')
            *out++ = ' ';
    }
    while (out > letters && out[-1] == ' ')
        out--;
    *out = '\0';
    return letters;
}

static bool is_negation(const char *word, size_t length)
{
    static const char *const words[] = {"not", "no",      "never",  "nie",  "nigdy", "не",
                                        "нет", "никогда", "cannot", "dont", "doesnt"};

    /* Most words begin otherwise: н is D0 BD. */
    if (strchr("ncd\xD0", *word) == NULL)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncmp(word, words[i], length) == 0)
            return true;
    return false;
}

void phrase_read(struct arena *a, const char *text, struct phrase *phrase)
{
    const char *s;

    *phrase = (struct phrase){.letters = letters_of(a, text)};
    for (s = phrase->letters; *s && phrase->n < WORDING_TOKENS;) {
        size_t length = strcspn(s, " ");
        unsigned hash = 2166136261u, weight = length < 12 ? (unsigned)length : 12;

        for (size_t i = 0; i < length; i++)
            hash = (hash ^ (unsigned char)s[i]) * 16777619u;
        phrase->negations += is_negation(s, length);
        phrase->token[phrase->n] = hash;
        phrase->weight[phrase->n++] = (unsigned char)weight;
        phrase->weights += (int)weight;
        s += length + (s[length] == ' ');
    }
}

struct wording *wording_new(struct arena *a, const struct content *content)
{
    struct wording *w = arena_alloc(a, sizeof *w);

    w->nlanguages = content->languages.n;
    for (int q = 0; q < QUESTIONS; q++)
        for (int l = 0; l < w->nlanguages; l++) {
            const char *text = content->statement[q].text.in[l];
            const char *label = content->statement[q].label.in[l];

            phrase_read(a, text ? text : "", &w->text[q][l]);
            phrase_read(a, label ? label : "", &w->label[q][l]);
        }
    return w;
}

/* --- the same --------------------------------------------------------------------- */

/* True when the text has the whole statement at its beginning or end, beside other words.
 */
static bool has_whole(const char *text, size_t length, const struct phrase *statement)
{
    size_t n = strlen(statement->letters);

    if (length <= n || statement->n < WHOLE_WORDS)
        return false;
    return (strncmp(text, statement->letters, n) == 0 && text[n] == ' ') ||
           (strcmp(text + length - n, statement->letters) == 0 &&
            text[length - n - 1] == ' ');
}

struct wording_match wording_exact(const struct wording *w, const struct phrase *phrase)
{
    for (int l = 0; l < w->nlanguages && *phrase->letters; l++)
        for (int q = 0; q < QUESTIONS; q++)
            if (strcmp(phrase->letters, w->text[q][l].letters) == 0 ||
                strcmp(phrase->letters, w->label[q][l].letters) == 0)
                return (struct wording_match){q, l, 1};
    return (struct wording_match){-1, -1, 0};
}

struct wording_match wording_within(const struct wording *w, const struct phrase *phrase)
{
    struct wording_match longest = {-1, -1, 0};
    size_t length = strlen(phrase->letters), most = 0;

    for (int l = 0; l < w->nlanguages; l++)
        for (int q = 0; q < QUESTIONS; q++)
            if (has_whole(phrase->letters, length, &w->text[q][l]) &&
                strlen(w->text[q][l].letters) > most) {
                most = strlen(w->text[q][l].letters);
                longest = (struct wording_match){q, l, 1};
            }
    return longest;
}

/* --- alike ------------------------------------------------------------------------ */

/* The share of both phrases that is the same words in the same order: twice the weight of
 * their longest common subsequence by the weight of both. */
static double likeness(const struct phrase *a, const struct phrase *b)
{
    int best[WORDING_TOKENS + 1] = {0};
    int shorter = a->weights < b->weights ? a->weights : b->weights;

    /* However alike, one so much shorter is neither the best nor near it. */
    if (shorter == 0 || 2.0 * shorter / (a->weights + b->weights) < LIKE - MARGIN)
        return 0;
    for (int i = 0; i < a->n; i++) {
        int diagonal = 0; /* of the row above, one to the left */

        for (int j = 0; j < b->n; j++) {
            int above = best[j + 1];

            if (a->token[i] == b->token[j])
                best[j + 1] = diagonal + a->weight[i];
            else if (best[j] > best[j + 1])
                best[j + 1] = best[j];
            diagonal = above;
        }
    }
    return 2.0 * best[b->n] / (a->weights + b->weights);
}

static double likeness_of(const struct phrase *phrase, const struct phrase *statement,
                          bool cut)
{
    size_t length = strlen(phrase->letters);

    if (cut && length >= CUT_LETTERS &&
        strncmp(phrase->letters, statement->letters, length) == 0)
        return BEGINNING;
    if (phrase->negations != statement->negations)
        return 0;
    return likeness(phrase, statement);
}

struct wording_match wording_close(const struct wording *w, const struct phrase *phrase,
                                   bool cut)
{
    struct wording_match best = {-1, -1, 0};
    double second = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        struct wording_match own = {q, -1, 0};

        for (int l = 0; l < w->nlanguages; l++) {
            double like = likeness_of(phrase, &w->text[q][l], cut);

            if (like > own.likeness) {
                own.language = l;
                own.likeness = like;
            }
        }
        if (own.likeness > best.likeness) {
            second = best.likeness;
            best = own;
        } else if (own.likeness > second)
            second = own.likeness;
    }
    if (best.likeness < LIKE || best.likeness - second < MARGIN)
        best.statement = -1;
    return best;
}
