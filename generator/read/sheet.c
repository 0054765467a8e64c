/*
 * sheet.c - content files with checked cells; see sheet.h.
 */
#include "read/sheet.h"
#include "base/file.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 64, LANGUAGE_LENGTH = 8 };

void sheet_fault(struct sheet *s, const struct grid_row *row, const char *column,
                 const char *format, ...)
{
    struct place at =
        table_place(&s->table, row, column ? table_column(&s->table, column) : -1);
    char text[256];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    s->ok = diag_report(s->diag, DIAG_CONTENT, at, NULL, "%s", text);
}

static void need_column(struct sheet *s, const char *name)
{
    if (table_column(&s->table, name) < 0)
        sheet_fault(s, &s->table.header, NULL, "no column '%s'", name);
}

/* Copies the next of several names separated by blanks; false when there is none. */
static bool next_name(const char **names, char name[NAME_MAX_LENGTH])
{
    size_t length;

    *names += strspn(*names, " ");
    length = strcspn(*names, " ");
    if (length == 0 || length >= NAME_MAX_LENGTH)
        return false;
    memcpy(name, *names, length);
    name[length] = '\0';
    *names += length;
    return true;
}

static void text_column(char out[2 * NAME_MAX_LENGTH], const char *column,
                        const char *language)
{
    snprintf(out, 2 * NAME_MAX_LENGTH, "%s.%s", column, language);
}

static void check_columns(struct sheet *s, const char *plain, const char *texts)
{
    char name[NAME_MAX_LENGTH], full[2 * NAME_MAX_LENGTH];

    while (next_name(&plain, name))
        need_column(s, name);
    while (next_name(&texts, name))
        for (int i = 0; i < s->languages->n; i++) {
            text_column(full, name, s->languages->code[i]);
            need_column(s, full);
        }
}

static void check_widths(struct sheet *s)
{
    for (size_t i = 0; i < s->table.nrows; i++) {
        const struct grid_row *row = &s->table.row[i];

        if (!table_width_ok(&s->table, row))
            sheet_fault(s, row, NULL, "%d fields, not %d", row->n, s->table.header.n);
    }
}

bool sheet_open(struct sheet *s, const char *folder, const char *name, const char *plain,
                const char *texts)
{
    const char *path = arena_printf(s->arena, "templates/content/%s.csv", name);
    struct place at = {path, 0, 0};

    s->ok = true;
    if (!file_exists(file_join(s->arena, folder, path)))
        return diag_report(s->diag, DIAG_DATA_MISSING, at, NULL, NULL);
    /* What is wrong with the file is an error of the data; without it nothing can be built
     * at all, which the second message says. */
    if (!table_load(s->arena, folder, path, &s->table, s->diag))
        return diag_report(s->diag, DIAG_CONTENT, at, NULL, NULL);
    check_columns(s, plain, texts);
    if (s->ok)
        check_widths(s);
    return s->ok;
}

const char *sheet_cell(struct sheet *s, const struct grid_row *row, const char *column)
{
    const char *text =
        text_trim(s->arena, table_field(row, table_column(&s->table, column)));

    if (*text == '\0')
        sheet_fault(s, row, column, "'%s' is empty", column);
    return text;
}

int sheet_whole(struct sheet *s, const struct grid_row *row, const char *column, int min,
                int max)
{
    const char *text = sheet_cell(s, row, column);
    int value = 0, digits = 0;

    if (*text == '\0')
        return min;
    for (; text[digits] >= '0' && text[digits] <= '9' && digits < 6; digits++)
        value = value * 10 + (text[digits] - '0');
    if (digits == 0 || text[digits] || value < min || value > max) {
        sheet_fault(s, row, column, "'%s' must be a whole number from %d to %d: %s", column,
                    min, max, table_excerpt(s->arena, text));
        return min;
    }
    return value;
}

int sheet_choice(struct sheet *s, const struct grid_row *row, const char *column,
                 const char *const *names, int n)
{
    const char *text = sheet_cell(s, row, column);

    for (int i = 0; i < n; i++)
        if (strcmp(text, names[i]) == 0)
            return i;
    if (*text)
        sheet_fault(s, row, column, "'%s' has an unknown value: %s", column,
                    table_excerpt(s->arena, text));
    return 0;
}

const char *sheet_language(struct sheet *s, const struct grid_row *row, const char *column)
{
    const char *text = sheet_cell(s, row, column);

    if (strlen(text) > LANGUAGE_LENGTH ||
        text[strspn(text, "abcdefghijklmnopqrstuvwxyz-")] != '\0')
        sheet_fault(s, row, column, "expected a code such as en, or any: %s",
                    table_excerpt(s->arena, text));
    return text;
}

struct words sheet_words(struct sheet *s, const struct grid_row *row, const char *column)
{
    struct words words = {{0}};

    for (int i = 0; i < s->languages->n; i++) {
        char full[2 * NAME_MAX_LENGTH];
        int at;

        text_column(full, column, s->languages->code[i]);
        at = table_column(&s->table, full);
        /* as written: its no-break spaces matter */
        words.in[i] = arena_strdup(s->arena, table_field(row, at));
        if (*text_trim(s->arena, words.in[i]) == '\0')
            s->ok = diag_report(s->diag, DIAG_TEXT_MISSING, table_place(&s->table, row, at),
                                NULL, "%s", full);
    }
    return words;
}
