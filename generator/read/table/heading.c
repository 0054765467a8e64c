/*
 * heading.c - code, name, stem and row of header cells; see heading.h.
 *
 * A stem is found by brackets behind it (Google Forms, LimeSurvey), or because a neighbour
 * has the same one: "Stem - Row" beside "Stem - Other row", "Row:Stem" beside "Other
 * row:Stem".
 */
#include "read/table/heading.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>

enum {
    ITEM_DIGITS = 3,
    CODE_MAX = 48,
    NEAR = 6 /* columns to either side in which a neighbour is looked for */
};

/* --- item numbers and codes ----------------------------------------------------------- */

/* The text behind a word such as "Question " before a number; the text itself without. */
static const char *after_word(const char *text)
{
    static const char *const words[] = {"Question ", "Pytanie ", "Вопрос ", "Q", "q",
                                        "P",         "№ ",       "№",       "#"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            return text + strlen(words[i]);
    return text;
}

/* The text behind the mark that ends an item number, NULL when none stands there. */
static const char *after_mark(const char *s)
{
    static const char *const dashes[] = {" - ", " – ", " — ", "- ", "– ", ": "};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strncmp(s, dashes[i], strlen(dashes[i])) == 0)
            return s + strlen(dashes[i]);
    if ((*s == '.' || *s == ')') && s[1] == ' ')
        return s + 2;
    /* "12.Text", but not "2.5". */
    if ((*s == '.' || *s == ')') &&
        (isalpha((unsigned char)s[1]) || (unsigned char)s[1] >= 0x80))
        return s + 1;
    return NULL;
}

const char *heading_after_item(const char *text, int *item)
{
    const char *s = after_word(text), *behind;
    size_t digits = strspn(s, "0123456789");
    int number = 0;

    *item = 0;
    if (digits == 0 || digits > ITEM_DIGITS)
        return text;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (s[i] - '0');
    s += digits;
    /* "7a1.", "1.2." */
    if (isalpha((unsigned char)*s))
        s += 1 + strspn(s + 1, "0123456789");
    while (*s == '.' && isdigit((unsigned char)s[1]))
        s += 1 + strspn(s + 1, "0123456789");
    behind = after_mark(s);
    if (behind == NULL || number == 0 || *behind == '\0' || isdigit((unsigned char)*behind))
        return text;
    *item = number;
    return behind;
}

bool heading_is_code(const char *text)
{
    size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "0123456789_.[]#");

    return isalpha((unsigned char)*text) && text[length] == '\0' && length <= CODE_MAX &&
           strpbrk(text, "0123456789") != NULL;
}

/* Parts a column's code from its text: "Q1[SQ003]. Stem [Row]", "Q12. Text".  LimeSurvey
 * writes a code before each name, also one without figures ("lastpage. Last page"). */
static void part_code(struct arena *a, struct heading *h, enum tool tool)
{
    const char *dot = strstr(h->full, ". "), *behind;
    char *code;
    int item;

    if (heading_is_code(h->full)) {
        h->code = h->full;
        return;
    }
    behind = heading_after_item(h->full, &item);
    if (item && isalpha((unsigned char)*h->full) &&
        isdigit((unsigned char)h->full[1])) { /* "Q12 - Text" */
        h->code = arena_strndup(a, h->full, 1 + strspn(h->full + 1, "0123456789"));
        h->name = behind;
        h->item = item;
        return;
    }
    if (dot == NULL || dot - h->full > CODE_MAX || dot[2] == '\0')
        return;
    code = arena_strndup(a, h->full, (size_t)(dot - h->full));
    if (heading_is_code(code) ||
        (tool == TOOL_LIMESURVEY && isalpha((unsigned char)*code) &&
         code[strspn(code, "abcdefghijklmnopqrstuvwxyz")] == '\0')) {
        h->code = code;
        h->name = dot + 2;
    }
}

/* --- names ---------------------------------------------------------------------------- */

/* What tools add behind the name of a question. */
static const struct {
    enum tool tool;
    const char *text;
} additions[] = {
    {TOOL_ANKETOLOG, " (Шкала)"},
    {TOOL_ANKETOLOG, " (Одиночный выбор)"},
    {TOOL_ANKETOLOG, " (Множественный выбор)"},
    {TOOL_ANKETOLOG, " (Выпадающий список)"},
    {TOOL_ANKETOLOG, " (Свободный ответ)"},
    {TOOL_SURVEYMONKEY, " - Response"},
    {TOOL_SURVEYMONKEY, " - Open-Ended Response"},
};

static bool ends_with(const char *text, const char *end, size_t *before)
{
    size_t length = strlen(text), n = strlen(end);

    if (length <= n || strcmp(text + length - n, end) != 0)
        return false;
    *before = length - n;
    return true;
}

static void drop_addition(struct arena *a, struct heading *h, enum tool tool)
{
    size_t before;

    for (size_t i = 0; i < sizeof additions / sizeof *additions; i++)
        if (additions[i].tool == tool && ends_with(h->name, additions[i].text, &before)) {
            h->name = arena_strndup(a, h->name, before);
            return;
        }
}

/* Folded for comparing with aliases, which have no marks at their end. */
static const char *key_of(struct arena *a, const char *name)
{
    char *key = text_fold(a, name);
    size_t n = strlen(key);

    while (n > 1 && strchr(" :?.*", key[n - 1]))
        key[--n] = '\0';
    return key;
}

/* When column i is "X wartość" beside "X", it holds the numbers of that column's answers.
 */
static void note_double(struct heading *column, int i)
{
    static const char *const ends[] = {" wartość", " wartosc", " (wartość)", " - wartość"};
    size_t before;

    for (size_t e = 0; i > 0 && e < sizeof ends / sizeof *ends; e++)
        if (ends_with(column[i].name, ends[e], &before) &&
            strlen(column[i - 1].name) == before &&
            strncmp(column[i].name, column[i - 1].name, before) == 0)
            column[i - 1].doubled = true;
}

/* --- stem and row --------------------------------------------------------------------- */

/* "Stem [Row]": the bracket that the last character closes. */
static bool part_brackets(struct arena *a, struct heading *h)
{
    const char *text = h->row;
    size_t n = strlen(text), i = n;
    int depth = 0;

    if (n < 4 || text[n - 1] != ']')
        return false;
    do {
        i--;
        depth += (text[i] == ']') - (text[i] == '[');
    } while (i > 0 && depth > 0);
    if (i == 0 || depth != 0)
        return false;
    h->stem = text_trim(a, arena_strndup(a, text, i));
    h->row = text_trim(a, arena_strndup(a, text + i + 1, n - i - 2));
    return true;
}

static const char *const separators[] = {" - ", " – ", " — ", " / ", " | ",
                                         ":",   ": ",  ". ",  "? ",  "! "};
enum { SEPARATORS = sizeof separators / sizeof *separators, BEHIND = 6 };

/* Bytes of the longest stem with its separator that both texts begin with; the stem alone
 * has *stem bytes. */
static size_t same_start(const char *text, const char *other, size_t *stem)
{
    size_t common = 0;

    while (text[common] && text[common] == other[common])
        common++;
    for (size_t end = common; end > 0; end--)
        /* All of them end so. */
        for (int s = strchr(" :", text[end - 1]) ? SEPARATORS - 1 : -1; s >= 0; s--) {
            size_t n = strlen(separators[s]);

            if (n < end && text[end] && other[end] &&
                strncmp(text + end - n, separators[s], n) == 0) {
                *stem = end - n + (strchr("?!", *separators[s]) != NULL);
                return end;
            }
        }
    return 0;
}

/* Bytes of the row before the longest stem that both texts end with; *stem: where that
 * begins. */
static size_t same_end(const char *text, const char *other, size_t *stem)
{
    size_t length = strlen(text), width = strlen(other), common = 0;

    while (common < length && common < width &&
           text[length - 1 - common] == other[width - 1 - common])
        common++;
    for (size_t start = length - common; start < length; start++)
        /* Those that come into question begin so. */
        for (int s = strchr(" :", text[start]) ? 0 : BEHIND; s < BEHIND; s++) {
            size_t n = strlen(separators[s]);

            if (start > 0 && start + width > length &&
                strncmp(text + start, separators[s], n) == 0 && text[start + n]) {
                *stem = start + n;
                return start;
            }
        }
    return 0;
}

/* The nearest column on a side (-1, 1) with another name, or NULL. */
static const struct heading *neighbour(const struct heading *column, int n, int i, int side)
{
    for (int j = i + side, far = 0; j >= 0 && j < n && far < NEAR; j += side, far++)
        if (*column[j].name && strcmp(column[j].name, column[i].name) != 0 &&
            !(column[i].doubled && j == i + 1) && !(column[j].doubled && j == i - 1))
            return &column[j];
    return NULL;
}

/* Parts the name where a neighbour has the same stem, the longest that is found. */
static void part_neighbours(struct arena *a, struct heading *column, int n, int i)
{
    const char *name = column[i].name;
    size_t longest = 0;

    for (int side = -1; side <= 1; side += 2) {
        const struct heading *beside = neighbour(column, n, i, side);
        size_t stem, at;

        if (beside == NULL)
            continue;
        at = same_start(name, beside->name, &stem);
        if (at && stem > longest) {
            longest = stem;
            column[i].stem = text_trim(a, arena_strndup(a, name, stem));
            column[i].row = text_trim(a, name + at);
        }
        at = same_end(name, beside->name, &stem);
        if (at && strlen(name + stem) > longest) {
            longest = strlen(name + stem);
            column[i].stem = text_trim(a, name + stem);
            column[i].row = text_trim(a, arena_strndup(a, name, at));
        }
    }
}

static void part_row(struct arena *a, struct heading *column, int n, int i)
{
    struct heading *h = &column[i];
    int item;

    if (i > 0 && column[i - 1].doubled) {
        h->stem = column[i - 1].stem;
        h->row = column[i - 1].row;
        h->item = column[i - 1].item;
        return;
    }
    if (*h->stem == '\0' && *h->name && h->code != h->full && !part_brackets(a, h)) {
        heading_after_item(h->name, &item);
        h->item = item ? item : h->item;
        part_neighbours(a, column, n, i);
    }
    h->row = heading_after_item(h->row, &item);
    if (item)
        h->item = item;
}

void headings_part(struct arena *a, struct heading *column, int n, enum tool tool)
{
    for (int i = 0; i < n; i++) {
        struct heading *h = &column[i];

        h->name = h->full;
        if (*h->code == '\0')
            part_code(a, h, tool);
        drop_addition(a, h, tool);
        h->key = key_of(a, h->name);
        if (*h->stem == '\0')
            h->row = h->name;
    }
    for (int i = 0; i < n; i++)
        note_double(column, i);
    for (int i = 0; i < n; i++)
        part_row(a, column, n, i);
}
