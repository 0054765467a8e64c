/*
 * likert.c - what the answers of a block of statements mean; see likert.h.
 */
#include "read/survey/likert.h"
#include "base/text.h"
#include "read/survey/likert_parts.h"
#include "read/table/number.h"

#include <math.h>
#include <string.h>

const char *answer_kind_name(enum answer_kind kind)
{
    static const char *const names[ANSWER_KINDS] = {
        "given", "blank", "not_applicable", "dont_know", "out_of_range", "not_understood"};

    return names[kind];
}

enum diag_code answer_kind_code(enum answer_kind kind)
{
    return kind == ANSWER_OUTSIDE ? DIAG_ANSWER_RANGE : DIAG_ANSWER_TEXT;
}

/* --- labels as small numbers ------------------------------------------------------ */

static bool is_blank(const char *s)
{
    while (*s) {
        unsigned c = text_next(s, &s);

        if (c != ' ' && (c < '\t' || c > '\r') && c != 0xA0 && c != 0xFEFF && c != 0x202F &&
            (c < 0x2000 || c > 0x200B))
            return false;
    }
    return true;
}

/* FNV-1a. */
static unsigned hash(const char *text)
{
    unsigned h = 2166136261u;

    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h ^ h >> 16;
}

/* Gives a new text a number; -1 when there is none left. */
static int add_label(struct arena *a, struct label_set *set, const char *text, int line,
                     int column)
{
    if (set->n > LABEL_MAX)
        return -1;
    set->label[set->n] = arena_strdup(a, text);
    set->line[set->n] = line;
    set->column[set->n] = column;
    return set->n++;
}

int label_intern(struct arena *a, struct label_set *set, const char *text, int line,
                 int column)
{
    unsigned char *slot;
    int number;

    if (set->n == 0)
        add_label(a, set, "", line, column);
    if (text[0] == '\0' || text[1] == '\0')
        slot = &set->single[(unsigned char)text[0]];
    else {
        const unsigned mask = sizeof set->slot - 1;
        unsigned i = hash(text) & mask;

        while (set->slot[i] && strcmp(set->label[set->slot[i]], text) != 0)
            i = (i + 1) & mask;
        slot = &set->slot[i];
    }
    number = *slot;
    if (number == 0 && !is_blank(text)) {
        number = add_label(a, set, text, line, column);
        if (number < 0)
            return -1;
        *slot = (unsigned char)number;
    }
    set->count[number]++;
    return number;
}

/* --- their meaning ---------------------------------------------------------------- */

bool is_frequent(size_t cells, size_t all)
{
    return cells >= 5 && cells * 20 > all;
}

/* Stars and faces (from U+2300 on), which stand for words; dashes do not. */
static bool is_picture(const struct item *item)
{
    const unsigned char *s = (const unsigned char *)item->text;

    if (*item->label.whole)
        return false;
    while (*s && (*s < 0xE2 || *s == 0xEF || (*s == 0xE2 && s[1] < 0x8C)))
        s++;
    return *s != '\0';
}

bool has_words(const struct item *item)
{
    if (is_picture(item))
        return true;
    return *item->label.words != '\0' && item->label.has != LABEL_CODE;
}

bool is_bare(const struct item *item)
{
    return *item->label.words == '\0' &&
           (item->label.has == LABEL_WHOLE || item->label.has == LABEL_FRACTION);
}

void settle(struct item *item, enum answer_kind kind, int answer)
{
    item->settled = true;
    item->meaning.kind = kind;
    item->meaning.answer = (unsigned char)answer;
}

/* Takes the labels apart and looks them up. */
static void read_items(struct resolver *r)
{
    r->n = r->set->n > 1 ? r->set->n - 1 : 0;
    for (int i = 0; i < r->n; i++) {
        struct item *item = &r->item[i];

        item->text = r->set->label[i + 1];
        item->count = r->set->count[i + 1];
        item->label = label_read(r->arena, item->text);
        item->known = answers_find(r->answers, item->label.whole);
        if (item->known)
            item->label.words = item->label.whole;
        else if (has_words(item))
            item->known = answers_find(r->answers, item->label.words);
    }
}

/* True for "6 - hard to say" beside labels with 1 to 5: a label that would be the middle,
 * but stands beyond the others. */
static bool is_beyond(const struct resolver *r, const struct item *item)
{
    bool less = false, more = false;

    if (item->known->role != ROLE_MIDPOINT_OR_DONT_KNOW || r->scale_given ||
        item->label.has != LABEL_WHOLE || item->label.number == 3)
        return false;
    for (int i = 0; i < r->n; i++)
        if (has_words(&r->item[i]) && r->item[i].label.has == LABEL_WHOLE) {
            less |= r->item[i].label.number < item->label.number;
            more |= r->item[i].label.number > item->label.number;
        }
    return less != more;
}

/* Settles the labels that are no answers whatever the others are: "N/A", "I don't know", a
 * dash. */
static void settle_missing(struct resolver *r)
{
    for (int i = 0; i < r->n; i++) {
        struct item *item = &r->item[i];

        if (item->settled)
            continue;
        if (*item->label.whole == '\0' && item->text[strcspn(item->text, "?!")] == '\0' &&
            !has_words(item))
            settle(item, ANSWER_BLANK, 0);
        if (item->known == NULL)
            continue;
        if (item->known->role == ROLE_BLANK)
            settle(item, ANSWER_BLANK, 0);
        else if (item->known->role == ROLE_NOT_APPLICABLE)
            settle(item, ANSWER_NOT_APPLICABLE, 0);
        else if (item->known->role == ROLE_DONT_KNOW || is_beyond(r, item))
            settle(item, ANSWER_DONT_KNOW, 0);
    }
}

static bool read_scale(struct resolver *r)
{
    const struct likert_options *o = r->options;

    if (o->rescale && strcmp(o->rescale, "linear") != 0)
        return diag_report(r->diag, DIAG_SETTING_VALUE, o->rescale_at, NULL,
                           "rescale = %s, expected linear",
                           text_clip(r->arena, o->rescale));
    if (o->scale == NULL && o->rescale)
        return diag_report(r->diag, DIAG_SETTING_VALUE, o->rescale_at, NULL,
                           "rescale needs scale too, such as scale = 1..7");
    if (o->scale == NULL)
        return true;
    r->scale_given = true;
    if (!scale_parse(o->scale, &r->scale))
        return diag_report(r->diag, DIAG_SETTING_VALUE, o->scale_at, NULL,
                           "scale = %s, expected the numbers of the least and the most "
                           "agreement, such as 1..5, 5..1 or -2..2",
                           text_clip(r->arena, o->scale));
    if (scale_steps(&r->scale) != SCALE_STEPS && o->rescale == NULL)
        return diag_report(r->diag, DIAG_ANSWER_SCALE, o->scale_at, NULL,
                           "a scale of %d steps is not one of five; rescale = linear "
                           "beside scale converts its answers to the nearest of five, and "
                           "the report says so",
                           scale_steps(&r->scale));
    return true;
}

int likert_rescaled(const struct likert_options *options)
{
    struct scale scale;

    if (options->scale == NULL || options->rescale == NULL ||
        !scale_parse(options->scale, &scale) || scale_steps(&scale) == SCALE_STEPS)
        return 0;
    return scale_steps(&scale);
}

/* Labels that nothing tells are no answers. */
static void settle_rest(struct resolver *r)
{
    for (int i = 0; i < r->n; i++)
        if (!r->item[i].settled)
            settle(&r->item[i], ANSWER_OTHER, 0);
}

bool likert_resolve(struct arena *a, const struct label_set *set,
                    const struct content *content, const struct likert_options *options,
                    const struct grid *g, struct answer_meaning *meaning,
                    struct reading *reading, struct diag *d)
{
    struct resolver *r = arena_alloc(a, sizeof *r);

    r->arena = a;
    r->set = set;
    r->answers = &content->answers;
    r->options = options;
    r->grid = g;
    r->reading = reading;
    r->diag = d;
    if (!read_scale(r))
        return false;
    read_items(r);
    settle_declared(r);
    settle_missing(r);
    if (!settle_words(r) || !settle_numbers(r))
        return false;
    settle_rest(r);
    say_reading(r);
    if (set->n)
        meaning[0] = (struct answer_meaning){ANSWER_BLANK, 0};
    for (int i = 0; i < r->n; i++)
        meaning[i + 1] = r->item[i].meaning;
    return true;
}

/* --- the plain form --------------------------------------------------------------- */

static struct answer_meaning plain_meaning(struct arena *a, const char *text)
{
    static const struct {
        const char *text;
        enum answer_kind kind;
    } missing[] = {{"", ANSWER_BLANK},
                   {"-", ANSWER_BLANK},
                   {"\xE2\x80\x93", ANSWER_BLANK},
                   {"\xE2\x80\x94", ANSWER_BLANK},
                   {"na", ANSWER_BLANK},
                   {"n/a", ANSWER_NOT_APPLICABLE}};
    const char *folded = text_fold(a, text);
    struct number number;

    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (strcmp(folded, missing[i].text) == 0)
            return (struct answer_meaning){missing[i].kind, 0};
    if (!number_parse(folded, &number) || number.percent)
        return (struct answer_meaning){ANSWER_OTHER, 0};
    if (number.value < 1 || number.value > SCALE_STEPS)
        return (struct answer_meaning){ANSWER_OUTSIDE, 0};
    if (floor(number.value) != number.value)
        return (struct answer_meaning){ANSWER_OTHER, 0};
    return (struct answer_meaning){ANSWER_GIVEN, (unsigned char)number.value};
}

void likert_plain(struct arena *a, const struct label_set *set,
                  struct answer_meaning *meaning)
{
    for (int i = 0; i < set->n; i++)
        meaning[i] = plain_meaning(a, set->label[i]);
}
