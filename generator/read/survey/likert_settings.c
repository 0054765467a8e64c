/*
 * likert_settings.c - what rapport.ini says about single labels.
 *
 * `4 = Agree, Rather agree` names labels, `missing = 99` those that are none.  A label may
 * hold commas itself, so the longest run of pieces that is a label of the file counts.
 */
#include "base/text.h"
#include "read/survey/likert_parts.h"

#include <string.h>

enum { PIECES_MAX = 64 };

/* What is declared, and what of. */
struct declaration {
    enum answer_kind kind;
    int answer;
};

/* text: that l was read from; labels of signs alone have nothing else to tell them by. */
static bool same_label(const struct item *item, const struct label *l, const char *text)
{
    if (*item->label.whole == '\0' && *l->whole == '\0')
        return strcmp(item->text, text) == 0;
    if (strcmp(item->label.whole, l->whole) == 0)
        return true;
    if (is_bare(item) && *l->words == '\0')
        return item->label.has == LABEL_WHOLE && l->has == LABEL_WHOLE &&
               item->label.number == l->number;
    return *l->words && strcmp(item->label.words, l->words) == 0 &&
           (l->has == LABEL_NO_NUMBER ||
            (item->label.has == LABEL_WHOLE && item->label.number == l->number));
}

/* Settles the labels that the text names; false when there is none. */
static bool settle_label(struct resolver *r, const char *text, size_t length,
                         const struct declaration *what)
{
    const char *own = text_trim(r->arena, arena_strndup(r->arena, text, length));
    struct label l = label_read(r->arena, own);
    bool found = false;

    for (int i = 0; *own && i < r->n; i++)
        if (!r->item[i].settled && same_label(&r->item[i], &l, own)) {
            settle(&r->item[i], what->kind, what->answer);
            r->item[i].declared = found = true;
        }
    return found;
}

/* Notes a known label that is declared but not in the file: it tells of the others. */
static void note_absent(struct resolver *r, const char *text, size_t length,
                        const struct declaration *what)
{
    struct label l = label_read(r->arena, arena_strndup(r->arena, text, length));
    const struct answer_label *known = answers_find(r->answers, l.whole);

    if (known == NULL && *l.words)
        known = answers_find(r->answers, l.words);
    if (known == NULL)
        return;
    if (known->role != ROLE_ANSWER && known->role != ROLE_MIDPOINT)
        return;
    r->absent[r->nabsent] = (struct item){.label = l, .known = known};
    settle(&r->absent[r->nabsent], what->kind, what->answer);
    r->absent[r->nabsent++].declared = true;
}

/* Reads one setting: labels separated by commas. */
static void declare(struct resolver *r, const char *value, struct declaration what)
{
    const char *end[PIECES_MAX];
    int n = 0;

    for (const char *p = value; *p && n < PIECES_MAX; p += *p == ',') {
        p += strcspn(p, ",");
        end[n++] = p;
    }
    for (int i = 0; i < n; i++) {
        const char *from = i ? end[i - 1] + 1 : value;
        int last = n - 1;

        while (last >= i && !settle_label(r, from, (size_t)(end[last] - from), &what))
            last--;
        if (last >= i)
            i = last;
        else if (r->nabsent < ABSENT_MAX)
            note_absent(r, from, (size_t)(end[i] - from), &what);
    }
}

void settle_declared(struct resolver *r)
{
    const struct likert_options *o = r->options;

    for (int answer = 1; answer <= SCALE_STEPS; answer++)
        if (o->value[answer])
            declare(r, o->value[answer], (struct declaration){ANSWER_GIVEN, answer});
    if (o->dont_know)
        declare(r, o->dont_know, (struct declaration){ANSWER_DONT_KNOW, 0});
    if (o->not_applicable)
        declare(r, o->not_applicable, (struct declaration){ANSWER_NOT_APPLICABLE, 0});
    if (o->value[0])
        declare(r, o->value[0], (struct declaration){ANSWER_BLANK, 0});
}
