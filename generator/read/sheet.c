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

static bool is_spared(const struct sheet *s, int language)
{
    return (s->spared & 1U << language) != 0;
}

static void check_columns(struct sheet *s, const char *plain, const char *texts)
{
    char name[NAME_MAX_LENGTH], full[2 * NAME_MAX_LENGTH];

    while (next_name(&plain, name))
        need_column(s, name);
    while (next_name(&texts, name))
        for (int i = 0; i < s->languages->n; i++) {
            if (is_spared(s, i))
                continue;
            text_column(full, name, s->languages->code[i]);
            need_column(s, full);
        }
}

bool sheet_columns(struct sheet *s, const char *plain, const char *texts)
{
    check_columns(s, plain, texts);
    return s->ok;
}

static void check_widths(struct sheet *s)
{
    for (size_t i = 0; i < s->table.nrows; i++) {
        const struct grid_row *row = &s->table.row[i];

        if (!table_width_ok(&s->table, row))
            sheet_fault(s, row, NULL, "%d fields, not %d", row->n, s->table.header.n);
    }
}

bool sheet_open_file(struct sheet *s, const char *folder, const char *path)
{
    /* What is wrong with the file is an error of the data; without it nothing can be built
     * at all, which the second message says. */
    s->ok = table_load(s->arena, folder, path, &s->table, s->diag) ||
            diag_report(s->diag, DIAG_CONTENT, (struct place){path, 0, 0}, NULL, NULL);
    return s->ok;
}

bool sheet_open(struct sheet *s, const char *folder, const char *name, const char *plain,
                const char *texts)
{
    const char *path = arena_printf(s->arena, "templates/content/%s.csv", name);

    if (!file_exists(file_join(s->arena, folder, path)))
        return diag_report(s->diag, DIAG_DATA_MISSING, (struct place){path, 0, 0}, NULL,
                           NULL);
    if (!sheet_open_file(s, folder, path))
        return false;
    check_columns(s, plain, texts);
    if (s->ok)
        check_widths(s);
    return s->ok;
}

bool sheet_open_rows(struct sheet *s, const char *folder, const char *name,
                     const char *plain, const char *texts, int n, int most)
{
    if (!sheet_open(s, folder, name, plain, texts))
        return false;
    if (n && s->table.nrows != (size_t)n)
        sheet_fault(s, &s->table.header, NULL, "%zu rows, not %d", s->table.nrows, n);
    if (n == 0 && (s->table.nrows == 0 || s->table.nrows > (size_t)most))
        sheet_fault(s, &s->table.header, NULL, "%zu rows, allowed are 1 to %d",
                    s->table.nrows, most);
    return s->ok;
}

const char *sheet_id(struct sheet *s, size_t i)
{
    const char *id = sheet_cell(s, &s->table.row[i], "id");
    int column = table_column(&s->table, "id");

    for (size_t j = 0; j < i; j++)
        if (strcmp(text_trim(s->arena, table_field(&s->table.row[j], column)), id) == 0)
            sheet_fault(s, &s->table.row[i], "id", "the id appears twice: %s", id);
    return id;
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

bool sheet_yes_no(struct sheet *s, const struct grid_row *row, const char *column)
{
    static const char *const names[] = {"no", "yes"};

    return sheet_choice(s, row, column, names, 2) == 1;
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
        if (*text_trim(s->arena, words.in[i]) == '\0' && !is_spared(s, i))
            s->ok = diag_report(s->diag, DIAG_TEXT_MISSING, table_place(&s->table, row, at),
                                NULL, "%s", full);
    }
    return words;
}

/* Cuts one language's text at the bars and writes its parts to part[0..n-1]. */
static void cut_parts(struct sheet *s, const struct grid_row *row, const char *column,
                      const char *text, struct words part[], int n, int language)
{
    char full[2 * NAME_MAX_LENGTH];
    const char *at = text;
    int found = 0;
    bool empty = false;

    for (bool more = true; more; found++) {
        size_t length = strcspn(at, "|");
        const char *one = text_trim(s->arena, arena_strndup(s->arena, at, length));

        empty = empty || *one == '\0';
        if (found < n)
            part[found].in[language] = one;
        more = at[length] == '|';
        at += length + more;
    }
    if (*text_trim(s->arena, text) == '\0' || (found == n && !empty))
        return; /* a missing text was reported as one */
    text_column(full, column, s->languages->code[language]);
    sheet_fault(s, row, full, "expected %d texts separated by |", n);
}

void sheet_word_list(struct sheet *s, const struct grid_row *row, const char *column,
                     struct words part[], int n)
{
    struct words all = sheet_words(s, row, column);

    for (int k = 0; k < n; k++)
        part[k] = all;
    for (int i = 0; i < s->languages->n; i++)
        cut_parts(s, row, column, all.in[i], part, n, i);
}

struct words sheet_words_if_any(struct sheet *s, const struct grid_row *row,
                                const char *column)
{
    struct words words = {{0}};

    for (int i = 0; i < s->languages->n; i++) {
        char full[2 * NAME_MAX_LENGTH];

        text_column(full, column, s->languages->code[i]);
        words.in[i] = table_field(row, table_column(&s->table, full));
        if (*text_trim(s->arena, words.in[i]) != '\0')
            return sheet_words(s, row, column);
        words.in[i] = "";
    }
    return words;
}

int sheet_questions(struct sheet *s, const struct grid_row *row, const char *text,
                    int question[ACTION_QUESTIONS])
{
    int n = 0;

    while (*text) {
        int number = 0, used = 0;

        if (sscanf(text, "q%2d%n", &number, &used) != 1 || number < 1 ||
            number > QUESTIONS || (text[used] != ' ' && text[used] != '\0') ||
            n == ACTION_QUESTIONS) {
            sheet_fault(s, row, "questions", "expected one to %d of q1 to q%d: %s",
                        ACTION_QUESTIONS, QUESTIONS, text);
            return n;
        }
        question[n++] = number - 1;
        text += used + (text[used] == ' ');
    }
    return n;
}

int sheet_metrics(struct sheet *s, const struct grid_row *row, const char *column,
                  const struct content *c, int metric[LISTED_METRICS])
{
    const char *names =
        text_trim(s->arena, table_field(row, table_column(&s->table, column)));
    char name[NAME_MAX_LENGTH];
    int n = 0;

    while (next_name(&names, name)) {
        int found = metric_find(c, name);

        if (found < 0)
            sheet_fault(s, row, column, "not in kpis.csv: %s", name);
        else if (n == LISTED_METRICS)
            sheet_fault(s, row, column, "more than %d metrics", LISTED_METRICS);
        else
            metric[n++] = found;
    }
    return n;
}
