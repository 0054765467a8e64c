/*
 * test_block_forms.c - templates/README.md documents each form of the optional blocks:
 * every column with what it takes, nothing else, and an example that is read without a
 * message.
 */
#include "base/buf.h"
#include "base/text.h"
#include "read/blocks/blocks.h"
#include "read/wave.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "box.h"

static char *readme;

/* The chapter, up to the next one. */
static int open_chapter(void **state)
{
    size_t length;
    char *end;

    open_box(state);
    assert_int_equal(
        file_read(&box.arena, "templates/README.md", 1 << 20, &readme, &length), FILE_OK);
    readme = strstr(readme, "\n## Blocks\n");
    assert_non_null(readme);
    end = strstr(readme + 4, "\n## ");
    assert_non_null(end);
    *end = '\0';
    return 0;
}

/* What stands about a block, or NULL. */
static const char *form_of(const char *name)
{
    const char *from = strstr(readme, arena_printf(&box.arena, "\n### `%s`\n", name));
    const char *end = from ? strstr(from + 1, "\n### ") : NULL;

    return from && end ? arena_strndup(&box.arena, from, (size_t)(end - from)) : from;
}

/* How often the text stands in another. */
static int count(const char *in, const char *text)
{
    int n = 0;

    for (const char *at = strstr(in, text); at; at = strstr(at + 1, text))
        n++;
    return n;
}

/* What a column takes, as the chapter says it. */
static const char *values_of(const struct block_column *c)
{
    const char *words = "", *word = c->words;

    switch (c->type) {
    case BLOCK_TEXT: return "text";
    case BLOCK_PERSONAL: return "text about a person";
    case BLOCK_DATE: return "date";
    case BLOCK_ITEM: return arena_printf(&box.arena, "id of the checklist `%s`", c->words);
    case BLOCK_NUMBER:
    case BLOCK_WHOLE:
        return arena_printf(&box.arena, "%snumber, %.15g to %.15g",
                            c->type == BLOCK_WHOLE ? "whole " : "", c->least, c->most);
    case BLOCK_CHOICE: break;
    }
    while (*word) {
        int length = (int)strcspn(word, " ");

        words =
            arena_printf(&box.arena, "%s%s`%.*s`", words, *words ? " " : "", length, word);
        word += length + (word[length] == ' ');
    }
    return words;
}

static void the_chapter_names_each_block_once(void **state)
{
    (void)state;
    assert_int_equal(count(readme, "\n### "), BLOCKS);
    for (int b = 0; b < BLOCKS; b++)
        if (form_of(block_schema((enum block)b)->name) == NULL)
            fail_msg("%s is not documented", block_schema((enum block)b)->name);
}

static void the_chapter_names_each_column_with_what_it_takes(void **state)
{
    (void)state;
    for (int b = 0; b < BLOCKS; b++) {
        const struct block_schema *s = block_schema((enum block)b);
        const char *form = form_of(s->name);

        assert_non_null(form);
        for (int c = 0; c < s->ncolumns; c++) {
            const char *row =
                arena_printf(&box.arena, "\n| `%s` | %s | %s | ", s->column[c].name,
                             values_of(&s->column[c]), s->column[c].required ? "yes" : "");

            if (count(form, row) != 1)
                fail_msg("templates/README.md, %s: no line%s", s->name, row);
        }
        if (count(form, "\n| `") != s->ncolumns)
            fail_msg("templates/README.md, %s: other columns", s->name);
        if (s->keys > 0 && strstr(form, "once a quarter.") == NULL)
            fail_msg("templates/README.md, %s: not said what may stand once", s->name);
    }
}

/* The indented lines. */
static const char *example_of(const char *form)
{
    struct buf text = {0};
    const char *result;

    for (const char *at = strstr(form, "\n    "); at; at = strstr(at + 1, "\n    "))
        buf_printf(&text, "%.*s\n", (int)strcspn(at + 5, "\n"), at + 5);
    result = arena_strdup(&box.arena, buf_text(&text));
    buf_drop(&text);
    return result;
}

static void the_examples_are_read_without_a_message(void **state)
{
    static struct content content;
    static struct project project;
    struct blocks blocks;

    (void)state;
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    sandbox_text(&box, "companies.csv", "id,name,consent\ncompany-a,Company A,named\n");
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
    for (int b = 0; b < BLOCKS; b++) {
        const char *name = block_schema((enum block)b)->name;

        sandbox_text(&box, arena_printf(&box.arena, "blocks/%s.csv", name),
                     example_of(form_of(name)));
    }
    assert_true(blocks_load(&box.arena, &project, &content, &blocks, &box.diag));
    EXPECT_NO_MESSAGES(&box);
    for (int b = 0; b < BLOCKS; b++) {
        const struct block_schema *s = block_schema((enum block)b);
        const char *header = example_of(form_of(s->name));

        assert_int_equal(blocks.n[b], 2);
        for (int c = 0; c < s->ncolumns; c++) /* the example has every column */
            assert_non_null(strstr(header, s->column[c].name));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_chapter, close_box)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_chapter_names_each_block_once),
        TEST(the_chapter_names_each_column_with_what_it_takes),
        TEST(the_examples_are_read_without_a_message),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
