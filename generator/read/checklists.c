/*
 * checklists.c - the lines of all checklists: steps, principles, processes ...; see
 * content.h.
 */
#include "read/checklists.h"
#include "base/text.h"

#include <string.h>

/* A list's lines stand together and their ids differ. */
static void check_place(struct sheet *s, const struct grid_row *row,
                        const struct content *c, const struct checklist_item *item)
{
    for (int i = 0; i < c->nitems; i++) {
        if (strcmp(c->item[i].list, item->list) != 0)
            continue;
        if (strcmp(c->item[i].id, item->id) == 0)
            sheet_fault(s, row, "id", "the id appears twice in '%s': %s", item->list,
                        item->id);
        if (i + 1 < c->nitems && strcmp(c->item[i + 1].list, item->list) != 0)
            sheet_fault(s, row, "list", "the lines of '%s' do not stand together",
                        item->list);
    }
}

static void read_item(struct sheet *s, const struct grid_row *row, struct content *c)
{
    struct checklist_item item = {.list = sheet_cell(s, row, "list"),
                                  .id = sheet_cell(s, row, "id")};
    int questions = table_column(&s->table, "questions");

    check_place(s, row, c, &item);
    item.nquestions = sheet_questions(
        s, row, text_trim(s->arena, table_field(row, questions)), item.question);
    item.text = sheet_words(s, row, "text");
    item.about = sheet_words_if_any(s, row, "about");
    c->item[c->nitems++] = item;
}

bool checklists_load(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open(s, folder, "checklists", "list id questions", "text about"))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        if (c->nitems == CHECKLIST_MAX) {
            sheet_fault(s, &s->table.row[i], NULL, "more than %d lines", CHECKLIST_MAX);
            break;
        }
        read_item(s, &s->table.row[i], c);
    }
    return s->ok;
}

int checklist_find(const struct content *c, const char *list,
                   const struct checklist_item **first)
{
    int n = 0;

    *first = NULL;
    for (int i = 0; i < c->nitems; i++) {
        if (strcmp(c->item[i].list, list) != 0)
            continue;
        if (n++ == 0)
            *first = &c->item[i];
    }
    return n;
}
