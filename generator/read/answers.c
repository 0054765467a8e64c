/*
 * answers.c - the labels of answers that are known; see answers.h.
 */
#include "read/answers.h"
#include "base/text.h"
#include "read/label.h"
#include "read/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWERS_MAX = 5000 };

static int by_words(const void *a, const void *b)
{
    const struct answer_label *x = a, *y = b;

    return strcmp(x->words, y->words);
}

/* The same, then as in the file. */
static int by_row(const void *a, const void *b)
{
    const struct answer_label *x = a, *y = b;
    int order = by_words(a, b);

    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* A whole number from -3 to 3, which is 0 for all but answers. */
static int strength_of(struct sheet *s, const struct grid_row *row, enum label_role role)
{
    const char *text = sheet_cell(s, row, "strength");
    const char *digit = text + (*text == '-');

    if (*digit < '0' || *digit > '3' || digit[1]) {
        sheet_fault(s, row, "strength",
                    "'strength' must be a whole number from -3 to 3: %s",
                    table_excerpt(s->arena, text));
        return 0;
    }
    if ((*digit == '0') == (role == ROLE_ANSWER))
        sheet_fault(s, row, "strength", "%s",
                    role == ROLE_ANSWER ? "an answer has a strength other than 0"
                                        : "only answers have a strength other than 0");
    return (*text == '-' ? -1 : 1) * (*digit - '0');
}

static void read_row(struct sheet *s, size_t i, struct answer_label *l)
{
    const struct grid_row *row = &s->table.row[i];

    static const char *const roles[] = {
        "answer",    "midpoint",       "midpoint_or_dont_know",
        "dont_know", "not_applicable", "blank"};
    enum label_role role =
        (enum label_role)sheet_choice(s, row, "role", roles, sizeof roles / sizeof *roles);

    l->row = i;
    l->text = sheet_cell(s, row, "label");
    l->words = label_read(s->arena, l->text).whole;
    l->language = sheet_language(s, row, "language");
    l->role = role;
    l->strength = strength_of(s, row, role);
    if (*l->text && *l->words == '\0')
        sheet_fault(s, row, "label", "a label has letters or figures: %s", l->text);
}

/* Reports labels of the same words with another meaning; one that several languages have
 * is of any. */
static void check_twice(struct sheet *s, struct answer_labels *answers)
{
    struct answer_label *first = answers->label;

    for (struct answer_label *l = first + 1; l < answers->label + answers->n; l++) {
        if (strcmp(l->words, first->words) != 0) {
            first = l;
            continue;
        }
        if (l->role != first->role || l->strength != first->strength)
            sheet_fault(s, &s->table.row[l->row], "label",
                        "row %d has the same label with another meaning: %s",
                        s->table.row[first->row].line,
                        table_excerpt(s->arena, first->text));
        if (strcmp(l->language, first->language) != 0)
            l->language = first->language = "any";
    }
}

bool answers_load(struct sheet *s, const char *folder, struct answer_labels *answers)
{
    if (!sheet_open(s, folder, "answers", "label language strength role", ""))
        return false;
    if (s->table.nrows == 0 || s->table.nrows > ANSWERS_MAX) {
        sheet_fault(s, &s->table.header, NULL, "%zu rows, allowed are 1 to %d",
                    s->table.nrows, ANSWERS_MAX);
        return false;
    }
    answers->n = s->table.nrows;
    answers->label = arena_array(s->arena, answers->n, sizeof *answers->label);
    for (size_t i = 0; i < answers->n; i++)
        read_row(s, i, &answers->label[i]);
    qsort(answers->label, answers->n, sizeof *answers->label, by_row);
    check_twice(s, answers);
    return s->ok;
}

const struct answer_label *answers_find(const struct answer_labels *answers,
                                        const char *words)
{
    struct answer_label key = {.words = words};

    if (answers->n == 0)
        return NULL;
    return bsearch(&key, answers->label, answers->n, sizeof *answers->label, by_words);
}
