/*
 * statement_file.h - survey exports written by hand around the project's own statements,
 * and what was found in them.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_STATEMENT_FILE_H
#define RAPPORT_TEST_STATEMENT_FILE_H

#include "box.h"
#include "hand_grid.h"
#include "read/survey/statements.h"

#include <stdarg.h>

static struct content content;
static struct statements found;
static struct header header;
static struct reading reading;

static inline int open_statements(void **state)
{
    open_box(state);
    assert_true(content_load(&box.arena, ".", &content, &box.diag));
    return 0;
}

/* The statement q (from 0) in the language, with a number of the pattern: {} is the text,
 * {n} its number, {0n} the number in two figures. */
static inline const char *statement_cell(const char *pattern, const char *language, int q)
{
    int l = language_find(&content.languages, language);
    const char *cell = "";

    while (*pattern) {
        size_t plain = strcspn(pattern, "{");

        cell = arena_printf(&box.arena, "%s%.*s", cell, (int)plain, pattern);
        pattern += plain;
        if (strncmp(pattern, "{}", 2) == 0)
            cell = arena_printf(&box.arena, "%s%s", cell, content.statement[q].text.in[l]);
        else if (strncmp(pattern, "{n}", 3) == 0)
            cell = arena_printf(&box.arena, "%s%d", cell, q + 1);
        else if (strncmp(pattern, "{0n}", 4) == 0)
            cell = arena_printf(&box.arena, "%s%02d", cell, q + 1);
        pattern += strcspn(pattern, "}");
        pattern += *pattern == '}';
    }
    return cell;
}

/* Cells of statements from..to (from 1), parted by tabs and with one before them. */
static inline const char *statement_cells(const char *pattern, const char *language,
                                          int from, int to)
{
    const char *cells = "";

    for (int q = from - 1; q < to; q++)
        cells =
            arena_printf(&box.arena, "%s\t%s", cells, statement_cell(pattern, language, q));
    return cells;
}

/* All of them. */
static inline const char *all(const char *pattern, const char *language)
{
    return statement_cells(pattern, language, 1, QUESTIONS);
}

/* n cells with the words in turn. */
static inline const char *answers(int n, const char *const *word, int words)
{
    const char *cells = "";

    for (int i = 0; i < n; i++)
        cells = arena_printf(&box.arena, "%s\t%s", cells, word[i % words]);
    return cells;
}

/* Looks for the statements in a file of these rows. */
static inline bool find_in(const char *setting, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static inline bool find_in(const char *setting, const char *format, ...)
{
    char *text = arena_alloc(&box.arena, 1 << 16);
    struct place at = {"rapport.ini", 7, 14};
    struct grid g;
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, 1 << 16, format, arguments);
    va_end(arguments);
    box.diag = (struct diag){.arena = &box.arena};
    reading = (struct reading){.kind = "survey", .file = "t.csv"};
    hand_grid(&box.arena, text, &g);
    assert_true(header_read(&box.arena, &g, 0, &header, &box.diag));
    return statements_find(&box.arena, &header, &g, &content, setting, at, &found, &reading,
                           &box.diag);
}

/* The columns found, from 1: "3 4 5 ...". */
static inline const char *columns(void)
{
    const char *text = "";

    for (int q = 0; q < QUESTIONS; q++)
        text = arena_printf(&box.arena, "%s%s%d", text, q ? " " : "", found.column[q] + 1);
    return text;
}

/* Columns one after the other from the first (from 1), as above. */
static inline const char *from(int first)
{
    const char *text = "";

    for (int q = 0; q < QUESTIONS; q++)
        text = arena_printf(&box.arena, "%s%s%d", text, q ? " " : "", first + q);
    return text;
}

/* What is to be pasted, or "". */
static inline const char *choice(void)
{
    return reading.choice ? reading.choice->text : "";
}

#define EXPECT_COLUMNS(expected, how)                                                      \
    do {                                                                                   \
        EXPECT_NO_MESSAGES(&box);                                                          \
        assert_string_equal(columns(), expected);                                          \
        assert_int_equal(found.by, how);                                                   \
    } while (0)

/* A question was asked that has the words in it. */
#define EXPECT_QUESTION(words)                                                             \
    do {                                                                                   \
        EXPECT_MESSAGES(&box, "t.csv:1:0 QUESTION -");                                     \
        if (strstr(box.diag.first->detail, words) == NULL)                                 \
            fail_msg("'%s' is not in '%s'", words, box.diag.first->detail);                \
    } while (0)

#endif
