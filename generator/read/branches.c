/*
 * branches.c - possible causes of what the survey shows; see content.h.
 *
 * A cause between persons is none of them: answers and figures cannot show it, and a report
 * that many people read is no place for it.
 */
#include "read/branches.h"
#include "base/text.h"

#include <string.h>

static void check_id(struct sheet *s, const struct grid_row *row, const struct content *c,
                     const char *id)
{
    if (strcmp(id, "personal") == 0)
        sheet_fault(s, row, "id", "causes between persons are not for a report");
    for (int i = 0; i < c->nbranches; i++)
        if (strcmp(c->branch[i].id, id) == 0)
            sheet_fault(s, row, "id", "the id appears twice: %s", id);
}

/* Reads "targets views", the signs besides statements and metrics. */
static void read_signs(struct sheet *s, const struct grid_row *row, struct branch *branch)
{
    const char *p = text_trim(s->arena, table_field(row, table_column(&s->table, "signs")));

    while (*p) {
        size_t length = strcspn(p, " ");
        const char *word = arena_strndup(s->arena, p, length);

        if (strcmp(word, "targets") == 0)
            branch->targets = true;
        else if (strcmp(word, "leaders") == 0)
            branch->leaders = true;
        else if (strcmp(word, "views") == 0)
            branch->views = true;
        else if (strcmp(word, "work") == 0)
            branch->work = true;
        else
            sheet_fault(s, row, "signs", "expected targets, leaders, views, work: %s",
                        word);
        p += length;
        p += strspn(p, " ");
    }
}

static void read_branch(struct sheet *s, const struct grid_row *row, struct content *c)
{
    struct branch branch = {.id = sheet_cell(s, row, "id")};
    int questions = table_column(&s->table, "questions");

    check_id(s, row, c, branch.id);
    branch.nquestions = sheet_questions(
        s, row, text_trim(s->arena, table_field(row, questions)), branch.question);
    branch.nmetrics = sheet_metrics(s, row, "metrics", c, branch.metric);
    read_signs(s, row, &branch);
    branch.name = sheet_words(s, row, "name");
    branch.about = sheet_words(s, row, "about");
    branch.next = sheet_words(s, row, "next");
    if (branch.nquestions > 0) {
        branch.low = sheet_words(s, row, "low");
        branch.high = sheet_words(s, row, "high");
    }
    c->branch[c->nbranches++] = branch;
}

bool branches_load(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open(s, folder, "branches", "id questions metrics signs",
                    "name low high about next"))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        if (c->nbranches == BRANCH_MAX) {
            sheet_fault(s, &s->table.row[i], NULL, "more than %d causes", BRANCH_MAX);
            break;
        }
        read_branch(s, &s->table.row[i], c);
    }
    return s->ok;
}
