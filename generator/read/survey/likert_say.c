/*
 * likert_say.c - what was decided about labels, and what has to be, in words.
 */
#include "base/buf.h"
#include "base/text.h"
#include "read/survey/likert_parts.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED = 12 };

const char *say_name(struct resolver *r, const struct item *item)
{
    return text_trim(r->arena, item->text);
}

const char *say_label(struct resolver *r, const struct item *item)
{
    return arena_printf(r->arena, "'%s'", text_clip(r->arena, say_name(r, item)));
}

struct place say_place(const struct resolver *r, const struct item *item)
{
    long i = item - r->item + 1;

    return (struct place){r->grid->file, r->set->line[i], r->set->column[i] + 1};
}

/* Numbers by size before words as they come. */
static int by_number(const void *a, const void *b)
{
    const struct item *x = *(const struct item *const *)a,
                      *y = *(const struct item *const *)b;
    bool x_number = x->label.has != LABEL_NO_NUMBER,
         y_number = y->label.has != LABEL_NO_NUMBER;

    if (x_number != y_number)
        return x_number ? -1 : 1;
    if (x_number && x->label.number != y->label.number)
        return x->label.number < y->label.number ? -1 : 1;
    return (x > y) - (x < y);
}

const char *say_labels(struct resolver *r)
{
    const struct item *open[LABEL_MAX];
    const char *text = "";
    int n = 0;

    for (int i = 0; i < r->n; i++)
        if (!r->item[i].settled)
            open[n++] = &r->item[i];
    qsort(open, (size_t)n, sizeof *open, by_number);
    for (int i = 0; i < n && i < LISTED; i++)
        text = arena_printf(r->arena, "%s%s%s (%zu)", text, i ? ", " : "",
                            say_label(r, open[i]), open[i]->count);
    if (n > LISTED)
        text = arena_printf(r->arena, "%s and %d more", text, n - LISTED);
    return text;
}

const char *say_where(struct resolver *r)
{
    const char *file = r->grid->file, *slash = strrchr(file, '/');

    return arena_printf(r->arena, "below [survey \"%s\"] in rapport.ini",
                        slash ? slash + 1 : file);
}

bool say(struct resolver *r, enum diag_code code, const char *format, ...)
{
    struct place at = {r->grid->file, 0, 0};
    va_list arguments;
    char *text;
    int length;

    for (int i = r->n - 1; i >= 0; i--)
        if (!r->item[i].settled)
            at = say_place(r, &r->item[i]);
    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text = arena_alloc(r->arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return diag_report(r->diag, code, at, NULL, "%s", text);
}

/* --- the reading ------------------------------------------------------------------ */

/* The labels of a meaning, separated by commas; "" when there are none. */
static const char *labels_of(struct resolver *r, enum answer_kind kind, int answer)
{
    const char *text = "";
    int n = 0;

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (item->meaning.kind == kind && item->meaning.answer == answer && n++ < LISTED)
            text = arena_printf(r->arena, "%s%s%s (%zu)", text, n > 1 ? ", " : "",
                                text_clip(r->arena, say_name(r, item)), item->count);
    }
    return n > LISTED ? arena_printf(r->arena, "%s and %d more", text, n - LISTED) : text;
}

static void say_answers(struct resolver *r)
{
    const char *text = "";

    for (int answer = 1; answer <= SCALE_STEPS; answer++) {
        const char *labels = labels_of(r, ANSWER_GIVEN, answer);

        if (*labels)
            text = arena_printf(r->arena, "%s%s%d = %s", text, *text ? "; " : "", answer,
                                labels);
    }
    if (*text)
        reading_fact(r->arena, r->reading, "answers", "%s", text);
    if (likert_rescaled(r->options))
        reading_fact(r->arena, r->reading, "converted",
                     "linearly from %d steps to the nearest of five",
                     likert_rescaled(r->options));
    if (r->contradicted)
        reading_fact(r->arena, r->reading, "numbers",
                     "those in the labels contradict the words, the words count");
}

static void say_missing(struct resolver *r)
{
    static const struct {
        enum answer_kind kind;
        const char *name;
    } kinds[] = {{ANSWER_BLANK, "not answered"},
                 {ANSWER_NOT_APPLICABLE, "not applicable"},
                 {ANSWER_DONT_KNOW, "don't know"},
                 {ANSWER_OUTSIDE, "out of range"},
                 {ANSWER_OTHER, "not understood"}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *labels = labels_of(r, kinds[i].kind, 0);

        if (*labels)
            reading_fact(r->arena, r->reading, kinds[i].name, "%s", labels);
    }
}

/* Makes the labels with words of a meaning explicit, as a setting. */
static void choose(struct resolver *r, const char *key, enum answer_kind kind, int answer)
{
    const char *text = "";

    for (int i = 0; i < r->n; i++) {
        const struct item *item = &r->item[i];

        if (item->meaning.kind == kind && item->meaning.answer == answer && has_words(item))
            text = arena_printf(r->arena, "%s%s%s", text, *text ? ", " : "",
                                say_name(r, item));
    }
    if (*text)
        reading_choice(r->arena, r->reading, key, "%s", text);
}

/* The settings that would say the same: the scale of numbers, the labels of words. */
static void say_choices(struct resolver *r)
{
    static const char *const keys[SCALE_STEPS + 1] = {"", "1", "2", "3", "4", "5"};
    bool numbers = false;

    for (int i = 0; i < r->n; i++)
        numbers |= !has_words(&r->item[i]) && r->item[i].meaning.kind == ANSWER_GIVEN;
    if (r->scale_given)
        reading_choice(r->arena, r->reading, "scale", "%s", r->options->scale);
    else if (numbers)
        reading_choice(r->arena, r->reading, "scale", r->reversed ? "5..1" : "1..5");
    if (r->options->rescale)
        reading_choice(r->arena, r->reading, "rescale", "%s", r->options->rescale);
    for (int answer = 1; answer <= SCALE_STEPS; answer++)
        choose(r, keys[answer], ANSWER_GIVEN, answer);
    choose(r, "dont_know", ANSWER_DONT_KNOW, 0);
    choose(r, "not_applicable", ANSWER_NOT_APPLICABLE, 0);
}

void say_reading(struct resolver *r)
{
    if (r->reading == NULL)
        return;
    say_answers(r);
    say_missing(r);
    say_choices(r);
}
