/*
 * hyphen.c - hyphenation by libhyphen with dictionaries in 8-bit character sets.
 */
#include "render/pdf/layout/hyphen.h"

#include "base/file.h"
#include "base/letter.h"
#include "base/text.h"

#include <hyphen.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_POINTS = 0x530 }; /* Latin to Cyrillic: all that the dictionaries know */

struct language {
    const char *code, *file, *charset;
    int left, right; /* letters that stay together at the word's ends */
};

static const struct language languages[] = {
    {"pl", "hyph_pl_PL.dic", "ISO8859-2", 2, 3},
    {"ru", "hyph_ru_RU.dic", "KOI8-R", 2, 3},
    {"en", "hyph_en_US.dic", "ASCII", 2, 3},
};
enum { LANGUAGES = sizeof languages / sizeof *languages, KNOWN_WORDS = 1024 };

/* A word that was hyphenated before: texts repeat their words. */
struct known_word {
    const struct language *language;
    int n;
    char letter[HYPHEN_WORD_MAX];
    uint64_t marks; /* bit i: a hyphen may stand before letter i */
};

struct dictionary {
    bool tried;
    HyphenDict *patterns;
    unsigned char byte[CODE_POINTS]; /* of the lower-case letter; 0: not a letter */
};

struct hyphenator {
    struct arena *arena;
    const char *folder;
    struct dictionary dictionary[LANGUAGES];
    struct known_word known[KNOWN_WORDS]; /* by hash; the later of two stays */
};

struct hyphenator *hyphenator_new(struct arena *a, const char *folder)
{
    struct hyphenator *h = arena_alloc(a, sizeof *h);

    h->arena = a;
    h->folder = arena_strdup(a, folder);
    return h;
}

void hyphenator_drop(struct hyphenator *h)
{
    if (h == NULL)
        return;
    for (int i = 0; i < LANGUAGES; i++)
        if (h->dictionary[i].patterns != NULL)
            hnj_hyphen_free(h->dictionary[i].patterns);
}

bool starts_with_capital(const char *text, size_t length)
{
    const char *s = text, *end = text + length, *next;

    for (; s < end; s = next) {
        unsigned c = text_next(s, &next);
        if (letter_lower(c) != 0)
            return letter_is_capital(c);
        if (next == s || (c >= '0' && c <= '9'))
            return false;
    }
    return false;
}

/* Fills the table of a dictionary: what each code point is in its character set. */
static void fill_bytes(struct dictionary *d, const char *charset)
{
    iconv_t to = iconv_open(charset, "UTF-8");

    if (to == (iconv_t)-1)
        return;
    for (unsigned c = 0; c < CODE_POINTS; c++) {
        unsigned letter = letter_lower(c);
        char utf8[4], byte = 0, *in = utf8, *out = &byte;
        size_t in_left = (size_t)text_encode(letter, utf8), out_left = 1;
        if (letter == 0)
            continue;
        iconv(to, NULL, NULL, NULL, NULL);
        if (iconv(to, &in, &in_left, &out, &out_left) == 0 && out_left == 0)
            d->byte[c] = (unsigned char)byte;
    }
    iconv_close(to);
}

static struct dictionary *find_dictionary(struct hyphenator *h, const char *language,
                                          const struct language **which)
{
    for (int i = 0; i < LANGUAGES; i++) {
        struct dictionary *d = &h->dictionary[i];
        if (strncmp(languages[i].code, language, 2) != 0)
            continue;
        if (!d->tried) {
            const char *path = file_join(h->arena, h->folder, languages[i].file);
            d->tried = true;
            if (file_exists(path))
                d->patterns = hnj_hyphen_load(path);
            if (d->patterns != NULL)
                fill_bytes(d, languages[i].charset);
        }
        *which = &languages[i];
        return d->patterns ? d : NULL;
    }
    return NULL;
}

/* A run of letters: at[i] is the byte where letter i stands in the text. */
struct word {
    char letter[HYPHEN_WORD_MAX + 1];
    size_t at[HYPHEN_WORD_MAX];
    int n;
    bool code; /* with figures or capitals inside: an abbreviation, a trade name */
};

/* Asks libhyphen where a word may be broken; bit i: before letter i. */
static uint64_t find_marks(const struct dictionary *d, const struct language *language,
                           const struct word *w)
{
    char marks[HYPHEN_WORD_MAX + 8] = {0};
    char **replacement = NULL;
    int *position = NULL, *cut = NULL;
    uint64_t found = 0;

    if (hnj_hyphen_hyphenate3(d->patterns, w->letter, w->n, marks, NULL, &replacement,
                              &position, &cut, language->left, language->right,
                              language->left, language->right) != 0)
        return 0;
    for (int i = language->left; i <= w->n - language->right; i++)
        if ((marks[i - 1] & 1) != 0 && (replacement == NULL || replacement[i - 1] == NULL))
            found |= (uint64_t)1 << i;
    if (replacement != NULL) {
        for (int i = 0; i < w->n; i++)
            free(replacement[i]);
        free(replacement);
        free(position);
        free(cut);
    }
    return found;
}

static struct known_word *find_known(struct hyphenator *h, const struct language *language,
                                     const struct word *w)
{
    unsigned hash = (unsigned)(language - languages);

    for (int i = 0; i < w->n; i++)
        hash = (hash ^ (unsigned char)w->letter[i]) * 16777619u;
    return &h->known[(hash ^ hash >> 16) % KNOWN_WORDS];
}

static size_t mark_word(struct hyphenator *h, const struct dictionary *d,
                        const struct language *language, const struct word *w, bool *points)
{
    struct known_word *known;
    size_t found = 0;

    if (w->code || w->n < HYPHEN_WORD_MIN || w->n >= HYPHEN_WORD_MAX)
        return 0;
    known = find_known(h, language, w);
    if (known->language != language || known->n != w->n ||
        memcmp(known->letter, w->letter, (size_t)w->n) != 0) {
        known->language = language;
        known->n = w->n;
        memcpy(known->letter, w->letter, (size_t)w->n);
        known->marks = find_marks(d, language, w);
    }
    for (int i = 1; i < w->n; i++)
        if ((known->marks >> i & 1) != 0) {
            points[w->at[i]] = true;
            found++;
        }
    return found;
}

size_t hyphenate(struct hyphenator *h, const char *language, const char *text,
                 size_t length, bool *points)
{
    const struct language *which = NULL;
    const struct dictionary *d = find_dictionary(h, language, &which);
    const char *s = text, *end = text + length;
    struct word word = {.n = 0};
    size_t found = 0;

    memset(points, 0, length * sizeof *points);
    if (d == NULL)
        return 0;
    while (s < end) {
        const char *next;
        unsigned c = text_next(s, &next);
        unsigned char byte = c < CODE_POINTS ? d->byte[c] : 0;
        if (c >= '0' && c <= '9') {
            word.code = true;
        } else if (byte == 0) {
            found += mark_word(h, d, which, &word, points);
            word.n = 0;
            word.code = false;
        } else if (word.n < HYPHEN_WORD_MAX) {
            word.code = word.code || (word.n > 0 && letter_is_capital(c));
            word.letter[word.n] = (char)byte;
            word.at[word.n++] = (size_t)(s - text);
            word.letter[word.n] = '\0';
        }
        if (next == s)
            break;
        s = next;
    }
    return found + mark_word(h, d, which, &word, points);
}
