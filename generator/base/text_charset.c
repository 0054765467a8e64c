/*
 * text_charset.c - which character set bytes are in; see text_charset.h.
 *
 * A single-byte set cannot be told from one byte, only from the words it makes: bytes above
 * 127 should become letters of one script and of languages people here write, in the order
 * of small letters after a capital; not signs inside words.  So pairs of neighbouring bytes
 * are counted, and each candidate gets points for what the pairs are in it.
 */
#include "base/text_charset.h"
#include "base/text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

enum { PAIRS_MAX = 1 << 20 };

/* --- looking ----------------------------------------------------------------------- */

/* Bytes of the UTF-8 character that begins with this byte; 1 where none does. */
static int sequence_length(unsigned char first)
{
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

/* Checks the chunk; a character that goes on in the next one waits in e->part. */
static void check_utf8(struct charset_evidence *e, const unsigned char *s, size_t length)
{
    size_t tail = 0;

    while (e->npart && length) {
        if (e->npart == sequence_length(e->part[0]))
            break;
        e->part[e->npart++] = *s++;
        length--;
    }
    if (e->npart && e->npart == sequence_length(e->part[0])) {
        if (!text_is_utf8((const char *)e->part, (size_t)e->npart))
            e->not_utf8 = true;
        e->npart = 0;
    }
    for (size_t back = 1; back <= 3 && back <= length && tail == 0; back++) {
        if (sequence_length(s[length - back]) > (int)back)
            tail = back;
        if (s[length - back] < 0x80 || s[length - back] >= 0xC0)
            break;
    }
    if (!text_is_utf8((const char *)s, length - tail))
        e->not_utf8 = true;
    if (tail) {
        memcpy(e->part, s + length - tail, tail);
        e->npart = (int)tail;
    }
}

/* Counts neighbours of which one is not ASCII. */
static void count_pairs(struct charset_evidence *e, const unsigned char *s, size_t length)
{
    unsigned char last = e->last;

    if (e->pair == NULL)
        e->pair = arena_array(e->arena, 256, sizeof *e->pair);
    for (size_t i = 0; i < length && e->npairs < PAIRS_MAX; i++) {
        if ((last | s[i]) & 0x80) {
            e->pair[last][s[i]]++;
            e->npairs++;
        }
        last = s[i];
    }
}

/* The high byte of a UTF-16 unit of Latin, Cyrillic or of punctuation. */
static bool leads_unit(unsigned char c)
{
    return c <= 0x02 || c == 0x04 || c == 0x1E || c == 0x20 || c == 0x21;
}

static void look_at_start(struct charset_evidence *e, const unsigned char *s, size_t length)
{
    for (size_t i = 0; i < length && e->n + i < CHARSET_START; i++) {
        if (e->n + i < sizeof e->mark)
            e->mark[e->n + i] = s[i];
        if ((e->n + i) % 2) {
            e->odd_zero += s[i] == 0;
            e->odd_high += leads_unit(s[i]);
        } else {
            e->even_zero += s[i] == 0;
            e->even_high += leads_unit(s[i]);
        }
    }
}

static bool is_ascii(const unsigned char *s, size_t length)
{
    uint64_t eight, any = 0;

    for (; length >= 8; length -= 8, s += 8) {
        memcpy(&eight, s, 8);
        any |= eight;
    }
    for (; length; length--)
        any |= (uint64_t)*s++;
    return (any & 0x8080808080808080u) == 0;
}

void charset_look(struct charset_evidence *e, const void *bytes, size_t length)
{
    const unsigned char *s = bytes;

    if (length == 0)
        return;
    if (e->n < CHARSET_START)
        look_at_start(e, s, length);
    if (e->npart || e->last >= 0x80 || !is_ascii(s, length)) {
        if (!e->not_utf8)
            check_utf8(e, s, length);
        count_pairs(e, s, length);
    }
    e->n += length;
    e->last = s[length - 1];
}

/* --- scoring ----------------------------------------------------------------------- */

/*
 * The small letters that are not ASCII of a group of languages, and how many points each is
 * worth: more for those that are frequent and belong to few languages.  What Central and
 * Western sets have in common at the same place is worth the same in both, for it says
 * nothing.
 */
struct alphabet {
    struct {
        const char *letters;
        int points;
    } group[8];
};

#define LATIN_SHARED "áéíóúýöüäßçëâîô"
static const struct alphabet central = {
    {{"ąęłśżź", 5}, {"ćńő", 4}, {LATIN_SHARED "čřěůű", 3}, {"šžăşţđňťď", 2}, {"ľĺŕ", 1}}};
static const struct alphabet western = {
    {{"èà", 5}, {"åñ", 4}, {LATIN_SHARED "øæãê", 3}, {"šžõïœ", 2}, {"ûùìòðþÿ", 1}}};
static const struct alphabet russian = {{{"оеаи", 6},
                                         {"нтс", 5},
                                         {"рвл", 4},
                                         {"кмдпу", 3},
                                         {"яыьгзб", 2},
                                         {"чйх", 1},
                                         {"жшюё", 0},
                                         {"цщфэъ", -1}}};

/* In the order of preference; the first three are what Windows writes here. */
static const struct {
    const char *name;
    const struct alphabet *alphabet;
} candidates[] = {
    {"windows-1250", &central}, {"windows-1251", &russian}, {"windows-1252", &western},
    {"macintosh", &western},    {"ISO-8859-2", &central},   {"KOI8-R", &russian},
    {"IBM866", &russian},
};
enum { CANDIDATES = sizeof candidates / sizeof *candidates, USUAL = 3 };

/* What a byte is in a candidate. */
struct sign {
    UChar32 c;
    enum { SIGN_BLANK, SIGN_MARK, SIGN_OTHER, SIGN_LATIN, SIGN_CYRILLIC } kind;
    bool upper;
    int points;
};

/* True when the letter's small form is one of these. */
static bool is_among(UChar32 c, const char *letters)
{
    char small[5] = "";

    small[text_encode((unsigned)u_tolower(c), small)] = '\0';
    return strstr(letters, small) != NULL;
}

static int letter_points(const struct alphabet *alphabet, UChar32 c)
{
    for (int i = 0; i < 8 && alphabet->group[i].letters; i++)
        if (is_among(c, alphabet->group[i].letters))
            return alphabet->group[i].points;
    return -2;
}

static struct sign sign_of(const struct alphabet *alphabet, UChar32 c, bool ascii)
{
    static const char marks[] = "«»„”“’‘‚–—…¿¡", signs[] = "•§°№©®™€£";
    char text[5] = "";
    struct sign sign = {.c = c, .upper = u_isupper(c)};

    text[text_encode((unsigned)c, text)] = '\0';
    if (u_isalpha(c)) {
        sign.kind = c >= 0x400 && c < 0x530 ? SIGN_CYRILLIC : SIGN_LATIN;
        sign.points = ascii ? 0 : letter_points(alphabet, c);
    } else if (ascii || c == 0xA0)
        sign.kind = SIGN_BLANK;
    else if (strstr(marks, text)) {
        sign.kind = SIGN_MARK;
        sign.points = 1;
    } else {
        sign.kind = SIGN_OTHER;
        sign.points = strstr(signs, text) ? 1 : c < 0xA0 || c == 0xFFFD ? -10 : -2;
    }
    return sign;
}

/* All 256 bytes in the candidate. */
static void decode_signs(int candidate, struct sign sign[256])
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *set = ucnv_open(candidates[candidate].name, &status);

    for (int i = 0; i < 256; i++) {
        char byte = (char)i;
        const char *from = &byte;
        UChar32 c = 0xFFFD;

        if (U_SUCCESS(status)) {
            c = ucnv_getNextUChar(set, &from, from + 1, &status);
            if (U_FAILURE(status))
                c = 0xFFFD;
            status = U_ZERO_ERROR;
        }
        sign[i] = sign_of(candidates[candidate].alphabet, c, i < 0x80);
    }
    ucnv_close(set);
}

/* Polish writes "ni" for "ń" before a vowel, and begins no word with "ą" or "ę"; a Western
 * set has "ñ" and "ê" in these places. */
static bool is_not_polish(const struct sign *a, const struct sign *b)
{
    if (b->c > 127 && a->kind < SIGN_LATIN)
        return is_among(b->c, "ąęń");
    return a->c > 127 && is_among(a->c, "ćńśź") && is_among(b->c, "aeiouyóáéíú");
}

/* What it says that one sign follows another. */
static int pair_points(const struct sign *a, const struct sign *b)
{
    bool letters = a->kind >= SIGN_LATIN && b->kind >= SIGN_LATIN;

    if (letters && a->kind != b->kind)
        return -6;
    if (letters && !a->upper && b->upper)
        return -4;
    if ((a->kind == SIGN_OTHER && b->kind >= SIGN_LATIN) ||
        (b->kind == SIGN_OTHER && a->kind >= SIGN_LATIN))
        return -3;
    return is_not_polish(a, b) ? -4 : 0;
}

/* A pair of neighbours that occurs. */
struct pair {
    unsigned char a, b;
    uint32_t n;
};

static long long score(const struct pair *pair, size_t n, int candidate)
{
    struct sign sign[256];
    long long points = 0;

    decode_signs(candidate, sign);
    for (size_t i = 0; i < n; i++) {
        const struct sign *a = &sign[pair[i].a], *b = &sign[pair[i].b];

        points += (long long)pair[i].n * (b->points + pair_points(a, b));
    }
    return points;
}

/* The pairs that occur, in the arena. */
static struct pair *pairs_of(const struct charset_evidence *e, size_t *n)
{
    struct pair *pair = NULL;
    size_t room = 0;

    *n = 0;
    for (int a = 0; a < 256; a++)
        for (int b = a < 0x80 ? 0x80 : 0; b < 256; b++)
            if (e->pair[a][b]) {
                pair = arena_grow(e->arena, pair, *n, &room, sizeof *pair);
                pair[(*n)++] =
                    (struct pair){(unsigned char)a, (unsigned char)b, e->pair[a][b]};
            }
    return pair;
}

/* The best of the usual sets, unless one of the others is clearly better. */
static const char *single_byte(const struct charset_evidence *e)
{
    long long best = 0, enough = 0;
    int found = 0;
    size_t n;
    const struct pair *pair = pairs_of(e, &n);

    for (int i = 0; i < CANDIDATES; i++) {
        long long points = score(pair, n, i);

        if (i == USUAL)
            enough = best + (best > 48 ? best / 8 : 6);
        if (i == 0 || (points > best && (i < USUAL || points > enough))) {
            best = points;
            found = i;
        }
    }
    return candidates[found].name;
}

/* UTF-16 without its mark: high bytes of our letters on one side, some of them zero, and
 * none on the other. */
static const char *unmarked_utf16(const struct charset_evidence *e)
{
    size_t half = (e->n < CHARSET_START ? e->n : CHARSET_START) / 2;

    if (half == 0 || e->n % 2)
        return NULL;
    if (e->odd_zero && e->even_zero == 0 && e->odd_high >= half - half / 20)
        return "UTF-16LE";
    if (e->even_zero && e->odd_zero == 0 && e->even_high >= half - half / 20)
        return "UTF-16BE";
    return NULL;
}

const char *charset_of(const struct charset_evidence *e, size_t *mark)
{
    const char *utf16;

    *mark = 0;
    if (e->n >= 3 && memcmp(e->mark, "\xEF\xBB\xBF", 3) == 0) {
        *mark = 3;
        return "UTF-8";
    }
    if (e->n >= 2 &&
        (memcmp(e->mark, "\xFF\xFE", 2) == 0 || memcmp(e->mark, "\xFE\xFF", 2) == 0)) {
        *mark = 2;
        return e->mark[0] == 0xFF ? "UTF-16LE" : "UTF-16BE";
    }
    utf16 = unmarked_utf16(e);
    if (utf16)
        return utf16;
    if (!e->not_utf8 && e->npart == 0)
        return "UTF-8";
    return single_byte(e);
}

bool charset_is_utf8(const struct charset_evidence *e)
{
    return !e->not_utf8 && e->npart == 0;
}
