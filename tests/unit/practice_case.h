/*
 * practice_case.h - a company with rows in its optional blocks, and the shipped content.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_PRACTICE_CASE_H
#define RAPPORT_TEST_PRACTICE_CASE_H

#include "base/date.h"
#include "composed.h"
#include "near.h"

#include <stdlib.h>

enum { GIVEN_MAX = 400 };

static struct blocks given_blocks;
static struct block_file given_file = {.name = "blocks/given.csv",
                                       .print = {.name = "blocks/given.csv"}};
static struct block_row given_row[BLOCKS][GIVEN_MAX];

static inline int open_practice(void **state)
{
    memset(&given_blocks, 0, sizeof given_blocks);
    for (int b = 0; b < BLOCKS; b++)
        given_blocks.row[b] = given_row[b];
    given_blocks.file = &given_file;
    given_blocks.nfiles = 1;
    set_up(state);
    it.blocks = &given_blocks;
    return 0;
}

/* The place of a word among words separated by blanks, or of an id in a checklist. */
static inline int given_choice(const struct block_column *column, const char *word)
{
    const struct checklist_item *item;
    const char *words = column->words;
    int n = checklist_find(&content, words, &item);

    if (column->type == BLOCK_ITEM) {
        for (int i = 0; i < n; i++)
            if (strcmp(item[i].id, word) == 0)
                return i;
        fail_msg("no %s in %s", word, words);
    }
    for (int i = 0; *words; i++) {
        size_t length = strcspn(words, " ");

        if (strlen(word) == length && memcmp(words, word, length) == 0)
            return i;
        words += length + (words[length] == ' ');
    }
    fail_msg("no %s", word);
    return -1;
}

/* Adds a row whose cells are separated by '|'; those left out are empty. */
static inline void give_in(int wave, enum block b, const char *cells)
{
    const struct block_schema *schema = block_schema(b);
    struct block_row *row = &given_row[b][given_blocks.n[b]];

    assert_true(given_blocks.n[b] < GIVEN_MAX);
    *row = (struct block_row){.wave = wave, .order = given_blocks.n[b]++};
    for (int c = 0; c < schema->ncolumns; c++) {
        const struct block_column *column = &schema->column[c];
        size_t length = strcspn(cells, "|");
        const char *cell = arena_strndup(&it.arena, cells, length);
        struct block_value *value = &row->value[c];
        long days = 0;

        *value = (struct block_value){NULL, (double)NAN, -1};
        cells += length + (cells[length] == '|');
        if (*cell == '\0')
            continue;
        switch (column->type) {
        case BLOCK_TEXT:
        case BLOCK_PERSONAL: value->text = cell; break;
        case BLOCK_NUMBER:
        case BLOCK_WHOLE: value->number = strtod(cell, NULL); break;
        case BLOCK_CHOICE:
        case BLOCK_ITEM: value->choice = given_choice(column, cell); break;
        case BLOCK_DATE:
            assert_true(date_parse(cell, &days));
            value->number = (double)days;
            break;
        }
    }
}

static inline void give(enum block b, const char *cells)
{
    give_in(WAVE_NONE, b, cells);
}

/* Diagnoses the golden company with what was given. */
static inline const struct practice *practise(void)
{
    case_golden(&it);
    assert_true(case_diagnose(&it));
    return &it.d.practice;
}

/* The text of the chapter in a language; "" when there is none. */
static inline const char *chapter_in(const char *language)
{
    struct doc doc = compose_in(language_find(&content.languages, language));
    const struct node *n = find_id(doc.root, "s-practice");

    while (n != NULL && !node_has_class(n, "page"))
        n = n->parent;
    return n == NULL ? "" : node_text(&it.arena, n);
}

#define SAYS(text, what)                                                                   \
    do {                                                                                   \
        if (strstr(text, what) == NULL)                                                    \
            fail_msg("no \"%s\" in: %s", what, text);                                      \
    } while (0)
#define KEEPS_SILENT(text, what)                                                           \
    do {                                                                                   \
        if (strstr(text, what) != NULL)                                                    \
            fail_msg("\"%s\" in: %s", what, text);                                         \
    } while (0)

#endif
