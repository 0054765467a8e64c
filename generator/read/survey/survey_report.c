/*
 * survey_report.c - what `rapport check` says about a survey file; see survey_parts.h.
 */
#include "base/buf.h"
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <stdlib.h>
#include <string.h>

enum { IGNORED_MAX = 12, WORDS_BYTES = 1500, HEADING_BYTES = 40 };

/* --- columns that are not used ---------------------------------------------------- */

static bool is_used(const struct survey_file *f, int column)
{
    const struct survey_columns *c = &f->columns;

    for (int i = 0; i < c->nmarks; i++)
        if (c->mark[i].column == column)
            return true;
    return column == c->company || column == c->function || column == c->wave ||
           column == c->respondent || column == c->date[0] || column == c->date[1] ||
           survey_is_statement(f, column);
}

/* The beginning of a heading, not cut inside a character. */
static int heading_bytes(const char *text)
{
    int length = (int)strlen(text);

    if (length <= HEADING_BYTES)
        return length;
    length = HEADING_BYTES;
    while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static void say_ignored(struct survey_file *f)
{
    struct arena *a = f->in.arena;
    const char *text = "";
    int n = 0;

    for (int i = 0; i < f->header.n; i++) {
        const char *full = f->header.column[i].full;
        int length = heading_bytes(full);

        if (is_used(f, i) || *full == '\0' || n++ >= IGNORED_MAX)
            continue;
        text = arena_printf(&f->scratch, "%s%s%d \"%.*s%s\"", text, *text ? ", " : "",
                            i + 1, length, full, full[length] ? "..." : "");
    }
    if (n > IGNORED_MAX)
        text = arena_printf(&f->scratch, "%s and %d more", text, n - IGNORED_MAX);
    if (n)
        reading_fact(a, f->reading, "ignored", "%s", text);
}

/* --- departments ------------------------------------------------------------------ */

static int by_line(const void *a, const void *b)
{
    const struct lookup_item *x = *(struct lookup_item *const *)a;
    const struct lookup_item *y = *(struct lookup_item *const *)b;

    return x->line != y->line ? (x->line > y->line) - (x->line < y->line)
                              : strcmp(x->text, y->text);
}

/* A word that can stand in a list of a setting. */
static bool can_be_listed(const char *word)
{
    return *word && strpbrk(word, ",;#\"'=") == NULL && strlen(word) < 60;
}

/* Adds the words of one function: with their counts to the fact, once each to the choice.
 */
static void say_words(struct survey_file *f, struct lookup_item *const *items, size_t n,
                      long value, const char *key)
{
    struct buf fact = {0}, choice = {0};
    struct lookup seen = {0};
    bool fresh;

    for (size_t i = 0; i < n && fact.length < WORDS_BYTES; i++) {
        const char *word = text_trim(&f->scratch, items[i]->text);

        if (items[i]->value != value)
            continue;
        if (*word == '\0')
            word = "(blank)"; /* as the setting calls it */
        buf_printf(&fact, "%s%s (%zu)", fact.length ? ", " : "",
                   text_clip(&f->scratch, word), items[i]->count);
        lookup_find(&f->scratch, &seen, text_fold(&f->scratch, word), &fresh);
        if (fresh && can_be_listed(word))
            buf_printf(&choice, "%s%s", choice.length ? ", " : "", word);
    }
    if (fact.length)
        reading_fact(f->in.arena, f->reading, key, "%s", buf_text(&fact));
    if (choice.length)
        reading_choice(f->in.arena, f->reading, key, "%s", buf_text(&choice));
    buf_drop(&fact);
    buf_drop(&choice);
}

static void say_functions(struct survey_file *f)
{
    const struct lookup *l = &f->functions;
    struct lookup_item **items = arena_array(&f->scratch, l->n + 1, sizeof *items);
    size_t n = 0;

    for (size_t i = 0; i < l->slots; i++)
        if (l->slot[i])
            items[n++] = l->slot[i];
    if (n)
        qsort(items, n, sizeof *items, by_line);
    say_words(f, items, n, FUNCTION_SALES, "sales");
    say_words(f, items, n, FUNCTION_MARKETING, "marketing");
    say_words(f, items, n, VALUE_OTHER, "other");
}

/* --- statements ------------------------------------------------------------------- */

/* "5-24", "5 7 6 8-24", "5-12 - 14-24": as in the setting. */
static void say_statements(struct survey_file *f)
{
    const int *column = f->statements.column;
    struct buf text = {0};
    int i = 0;

    while (i < QUESTIONS) {
        int from = i++;

        while (i < QUESTIONS && column[from] >= 0 && column[i] == column[i - 1] + 1)
            i++;
        if (text.length)
            buf_putc(&text, ' ');
        if (column[from] < 0)
            buf_putc(&text, '-');
        else if (i - from > 1)
            buf_printf(&text, "%d-%d", column[from] + 1, column[i - 1] + 1);
        else
            buf_printf(&text, "%d", column[from] + 1);
    }
    reading_choice(f->in.arena, f->reading, "statements", "%s", buf_text(&text));
    buf_drop(&text);
}

void survey_report_columns(struct survey_file *f)
{
    say_statements(f);
    say_functions(f);
    say_ignored(f);
}

/* --- rows ------------------------------------------------------------------------- */

/* One and several, as said behind a number. */
static const char *const left_words[LEFT_REASONS][2] = {
    [LEFT_FAULTY] = {"with errors", "with errors"},
    [LEFT_REPEATED] = {"repeated", "repeated"},
    [LEFT_EMPTY] = {"without answers", "without answers"},
    [LEFT_PREVIEW] = {"preview", "previews"},
    [LEFT_TEST] = {"test", "tests"},
    [LEFT_INCOMPLETE] = {"incomplete", "incomplete"},
    [LEFT_OTHER] = {"of another department", "of other departments"},
};

static const char *rows_text(struct arena *a, const struct row_counts *c, size_t used)
{
    const char *text = "", *mark = " (";

    for (int i = 0; i < LEFT_REASONS; i++)
        if (c->left[i] && left_words[i][0]) {
            text = arena_printf(a, "%s%s%zu %s", text, mark, c->left[i],
                                left_words[i][c->left[i] > 1]);
            mark = ", ";
        }
    if (c->unknown) {
        text = arena_printf(a, "%s%s%zu of unknown companies", text, mark, c->unknown);
        mark = ", ";
    }
    text = arena_printf(a, "%zu read, %zu used, %zu left out%s%s", c->read, used,
                        c->read - used, text, *mark == ',' ? ")" : "");
    if (c->incomplete)
        text = arena_printf(a, "%s; %zu of those used incomplete", text, c->incomplete);
    if (c->footers)
        text = arena_printf(a, "%s; %zu below the data", text, c->footers);
    return text;
}

void survey_report_rows(struct loader *l)
{
    struct survey *s = l->survey;
    struct arena *a = l->arena;
    size_t *used = arena_array(&l->work, (size_t)s->nfiles + 1, sizeof *used);

    for (size_t i = 0; i < l->n; i++) {
        const struct entry *e = &l->entry[i];
        struct row_counts *c = &l->counts[e->response.file];

        c->left[e->left]++;
        used[e->response.file] += e->left == LEFT_NOT;
        c->incomplete += e->incomplete && e->left == LEFT_NOT;
    }
    for (int i = 0; i < s->nfiles; i++) {
        struct row_counts *c = &l->counts[i];
        const char *text;
        size_t known = used[i] + c->unknown;

        if (c->read == 0)
            continue;
        for (int k = LEFT_FAULTY; k < LEFT_REASONS; k++)
            known += c->left[k];
        c->left[LEFT_FAULTY] += c->read - known; /* of a wrong width, never kept */
        text = rows_text(a, c, used[i]);
        if (c->plain)
            s->reading[i].brief =
                arena_printf(a, "%s, rows: %s", tool_name(TOOL_PLAIN), text);
        else
            reading_fact(a, &s->reading[i], "rows", "%s", text);
    }
}
