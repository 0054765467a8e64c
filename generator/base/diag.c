/*
 * diag.c - collecting, printing and passing on messages; see diag.h.
 */
#include "base/diag.h"
#include "base/buf.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum diag_level level;
    const char *text;
} codes[] = {
#define X(code, level, text) {#code, level, text},
    DIAG_CODES(X)
#undef X
};

enum diag_level diag_level(enum diag_code code)
{
    return codes[code].level;
}

const char *diag_code_name(enum diag_code code)
{
    return codes[code].name;
}

const char *diag_text(enum diag_code code)
{
    return codes[code].text;
}

const char *diag_level_name(enum diag_level level)
{
    static const char *const names[] = {"note", "warning", "error", "error", "error"};

    return names[level];
}

/* A message is one line: control characters in hostile data must not draw on the terminal,
 * nor turn the order of what follows. */
static char *one_line(struct arena *a, const char *s)
{
    char *copy = arena_strdup(a, s);

    for (char *p = copy; *p; p++)
        memset(p, ' ', text_hidden(p));
    return copy;
}

static void append(struct diag *d, struct diag_message *m)
{
    if (d->last)
        d->last->next = m;
    else
        d->first = m;
    d->last = m;
    d->count[codes[m->code].level]++;
}

bool diag_report(struct diag *d, enum diag_code code, struct place at, const char *company,
                 const char *format, ...)
{
    struct diag_message *m = arena_alloc(d->arena, sizeof *m);

    m->code = code;
    m->at = at;
    if (at.file)
        m->at.file = one_line(d->arena, at.file);
    if (company)
        m->company = arena_strdup(d->arena, company);
    if (format) {
        char text[1024];
        va_list args;

        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        m->detail = one_line(d->arena, text);
    }
    append(d, m);
    return false;
}

bool diag_has(const struct diag *d, enum diag_level level, const char *company)
{
    for (const struct diag_message *m = d->first; m; m = m->next)
        if (codes[m->code].level >= level &&
            (company == NULL || (m->company && strcmp(m->company, company) == 0)))
            return true;
    return false;
}

/* --- order --------------------------------------------------------------------------- */

struct ranked {
    struct diag_message *message;
    size_t rank; /* as reported */
};

static int by_line(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    int order = (x->message->at.line > y->message->at.line) -
                (x->message->at.line < y->message->at.line);

    return order ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

void diag_sort(struct diag *d, struct diag_message *before)
{
    struct diag_message **link = before ? &before->next : &d->first;
    struct arena scratch = {0};
    struct ranked *all;
    size_t n = 0;

    for (const struct diag_message *m = *link; m; m = m->next)
        n++;
    if (n < 2)
        return;
    all = arena_array(&scratch, n, sizeof *all);
    n = 0;
    for (struct diag_message *m = *link; m; m = m->next, n++)
        all[n] = (struct ranked){m, n};
    qsort(all, n, sizeof *all, by_line);
    for (size_t i = 0; i < n; i++) {
        *link = all[i].message;
        link = &all[i].message->next;
    }
    *link = NULL;
    d->last = all[n - 1].message;
    arena_drop(&scratch);
}

void diag_print(FILE *out, const struct diag_message *m, bool colour)
{
    static const char *const paint[] = {"\033[36m", "\033[33m", "\033[31m", "\033[31m",
                                        "\033[31m"};
    enum diag_level level = codes[m->code].level;

    if (m->at.file == NULL)
        fprintf(out, "%s: ", m->company ? m->company : "rapport");
    else {
        fprintf(out, "%s:", m->at.file);
        if (m->at.line)
            fprintf(out, "%d:", m->at.line);
        if (m->at.line && m->at.column)
            fprintf(out, "%d:", m->at.column);
        putc(' ', out);
    }
    fprintf(out, "%s%s:%s %s", colour ? paint[level] : "", diag_level_name(level),
            colour ? "\033[0m" : "", codes[m->code].text);
    if (m->detail)
        fprintf(out, ": %s", m->detail);
    fprintf(out, " [%s]\n", codes[m->code].name);
}

int diag_status(const struct diag *d, bool strict)
{
    if (d->count[LEVEL_SYSTEM])
        return 3;
    if (d->count[LEVEL_USAGE])
        return 2;
    return d->count[LEVEL_ERROR] || (strict && d->count[LEVEL_WARNING]) ? 1 : 0;
}

void diag_encode(const struct diag *d, struct buf *out)
{
    for (const struct diag_message *m = d->first; m; m = m->next)
        buf_printf(out, "%d\t%d\t%d\t%s\t%s\t%s\n", (int)m->code, m->at.line, m->at.column,
                   m->at.file ? m->at.file : "", m->company ? m->company : "",
                   m->detail ? m->detail : "");
}

/* Cuts the next tab-separated field off *line; NULL when there is none. */
static char *field(char **line)
{
    char *start = *line, *tab;

    if (start == NULL)
        return NULL;
    tab = strchr(start, '\t');
    if (tab)
        *tab = '\0';
    *line = tab ? tab + 1 : NULL;
    return start;
}

static bool decode_line(struct diag *d, char *line)
{
    char *part[6];
    struct diag_message *m;
    int code;

    for (int i = 0; i < 6; i++)
        if ((part[i] = field(&line)) == NULL)
            return false;
    code = atoi(part[0]);
    if (code < 0 || code >= DIAG_CODE_COUNT)
        return false;
    m = arena_alloc(d->arena, sizeof *m);
    m->code = (enum diag_code)code;
    m->at.line = atoi(part[1]);
    m->at.column = atoi(part[2]);
    m->at.file = *part[3] ? part[3] : NULL;
    m->company = *part[4] ? part[4] : NULL;
    m->detail = *part[5] ? part[5] : NULL;
    append(d, m);
    return true;
}

bool diag_decode(struct diag *d, const char *lines)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n");

        if (!decode_line(d, arena_strndup(d->arena, lines, length)))
            return false;
        lines += length + (lines[length] == '\n');
    }
    return true;
}
