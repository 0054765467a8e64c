/*
 * statements_spread.c - exports that give every choice of a matrix a column of its own.
 *
 * Such a column holds its choice or nothing, so that none of them is the answers to a
 * statement: reading one would count everybody as having chosen the same.
 */
#include "read/label.h"
#include "read/survey/statements_parts.h"

#include <string.h>

enum {
    CHOICES_MIN = 3, /* columns a statement, to be no chance */
    WORDED_MIN = 4   /* the same where only the statements are known: more than languages */
};

static bool is_answer(struct finder *f, const char *text)
{
    struct label label = label_read(&f->work, text);

    return *label.words && answers_find(&f->content->answers, label.words);
}

/* "Statement - Agree", "Statement: Agree", "Statement [Agree]" and "Agree" as a row. */
static bool names_choice(struct finder *f, const struct heading *h)
{
    static const char *const before[] = {" - ", " – ", " / ", ": ", "["};

    if (is_answer(f, h->row))
        return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const char *end = h->full, *found;
        char *choice;

        while ((found = strstr(end, before[i])))
            end = found + strlen(before[i]);
        if (end == h->full)
            continue;
        choice = arena_strndup(&f->work, end, strcspn(end, "]"));
        if (is_answer(f, choice))
            return true;
    }
    return false;
}

bool statements_are_spread(struct finder *f)
{
    int choices = 0;

    if (f->worded >= WORDED_MIN * QUESTIONS)
        return true;
    for (int i = 0; i < f->header->n; i++)
        choices += names_choice(f, &f->header->column[i]);
    return choices >= CHOICES_MIN * QUESTIONS;
}
