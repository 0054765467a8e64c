/*
 * settings.c - .ini files with line numbers; see settings.h.
 *
 * inih takes the lines from our reader, so that every setting and every
 * complaint knows its line: inih itself reports only the first bad line, cuts
 * a long line in two and takes an indented line for a continuation of the one
 * before, which would swallow the keys of a file written with indentation.
 */
#include "base/settings.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <ini.h>
#include <string.h>

enum { LINE_LIMIT = 2000, SECTION_LIMIT = 49, FILE_SIZE_LIMIT = 64 * 1024 };

struct reader {
    struct arena *arena;
    struct settings *settings;
    struct diag *diag;
    const char *at, *end;
    const char *text; /* the line handed over last, and its length */
    size_t length;
    int line;
    bool waiting; /* the last line was a setting inih has not handed over yet */
    bool ok;
};

static void complain(struct reader *r, const char *why)
{
    struct place at = {r->settings->file, r->line, 0};

    r->ok = diag_report(r->diag, DIAG_SETTING_SYNTAX, at, NULL, "%s", why);
}

/* What is wrong with a line without its indentation, or NULL. */
static const char *line_fault(const char *s, size_t length)
{
    if (length > LINE_LIMIT)
        return "the line is longer than 2000 bytes";
    if (memchr(s, '\0', length) || !text_is_utf8(s, length))
        return "not UTF-8 text";
    for (size_t i = 0; i < length; i++)
        if (s[i] != '\t' && text_hidden(s + i))
            return "a control character, or one that is not seen";
    if (length && *s == '[') {
        const char *close = memchr(s, ']', length);

        if (close == NULL)
            return "a section without a closing bracket";
        if (close == s + 1 || close - s - 1 > SECTION_LIMIT)
            return "a section name has 1 to 49 bytes";
        for (close++; close < s + length && (*close == ' ' || *close == '\t');)
            close++;
        if (close < s + length && *close != ';' && *close != '#')
            return "text behind the section's closing bracket";
    }
    return NULL;
}

/* Reports the line before when inih found no key in it. */
static void check_handed_over(struct reader *r)
{
    if (r->waiting)
        complain(r, "expected [section] or key = value");
    r->waiting = false;
}

static size_t line_length(const char *at, const char *end)
{
    size_t n = 0;

    while (at + n < end && at[n] != '\n' && at[n] != '\r')
        n++;
    return n;
}

/* The ini_reader: puts the next line without indentation into str. */
static char *next_line(char *str, int size, void *context)
{
    struct reader *r = context;
    const char *line, *fault;
    size_t length;

    check_handed_over(r);
    if (r->at == r->end)
        return NULL;
    line = r->at;
    length = line_length(line, r->end);
    r->text = line;
    r->length = length;
    r->at = line + length;
    if (r->at < r->end)
        r->at += r->at[0] == '\r' && r->at[1] == '\n' ? 2 : 1;
    r->line++;
    while (length && (*line == ' ' || *line == '\t'))
        line++, length--;
    fault = line_fault(line, length);
    if (fault || length >= (size_t)size) {
        complain(r, fault ? fault : "the line is too long");
        length = 0;
    }
    memcpy(str, line, length);
    str[length] = '\0';
    r->waiting = length && strchr(";#[", *line) == NULL;
    return str;
}

/* Removes a pair of double quotes; false when only one of them is there. */
static bool unquote(struct arena *a, const char *value, const char **plain)
{
    size_t length = strlen(value);

    *plain = arena_strdup(a, value);
    if (*value != '"')
        return true;
    if (length < 2 || value[length - 1] != '"')
        return false;
    *plain = arena_strndup(a, value + 1, length - 2);
    return true;
}

static struct setting *lookup(const struct settings *s, const char *section,
                              const char *key)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->item[i].key, key) == 0 && strcmp(s->item[i].section, section) == 0)
            return &s->item[i];
    return NULL;
}

/* Where the value of the line begins, in bytes from 1. */
static int value_column(const struct reader *r)
{
    size_t i = 0;

    while (i < r->length && r->text[i] != '=' && r->text[i] != ':')
        i++;
    for (i++; i < r->length && (r->text[i] == ' ' || r->text[i] == '\t');)
        i++;
    return (int)i + 1;
}

static int take(void *context, const char *section, const char *key, const char *value)
{
    struct reader *r = context;
    struct settings *s = r->settings;
    const char *plain;

    r->waiting = false;
    if (*key == '\0')
        complain(r, "a value without a key");
    else if (lookup(s, section, key))
        complain(r, "the key appears twice in its section");
    else if (!unquote(r->arena, value ? value : "", &plain))
        complain(r, "a quote that is not closed");
    else {
        s->item = arena_grow(r->arena, s->item, s->n, &s->cap, sizeof *s->item);
        s->item[s->n++] = (struct setting){arena_strdup(r->arena, section),
                                           arena_strdup(r->arena, key),
                                           plain,
                                           r->line,
                                           value_column(r),
                                           false};
    }
    return 1;
}

static bool parse(struct arena *a, const char *text, size_t length, struct settings *s,
                  struct diag *d)
{
    struct reader r = {.arena = a, .settings = s, .diag = d, .ok = true};

    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        text += 3, length -= 3;
    r.at = text;
    r.end = text + length;
    /* Room for the longest line; inih's own 199 bytes are a short paragraph in Russian. */
    ini_max_line = LINE_LIMIT + 3;
    ini_parse_stream(next_line, &r, take, &r);
    return r.ok;
}

bool settings_load(struct arena *a, const char *folder, const char *name, bool optional,
                   struct settings *s, struct diag *d)
{
    struct place at = {name, 0, 0};
    char *text = NULL;
    size_t length = 0;

    *s = (struct settings){.file = arena_strdup(a, name)};
    switch (file_read(a, file_join(a, folder, name), FILE_SIZE_LIMIT, &text, &length)) {
    case FILE_OK:
        s->print = fingerprint_of(s->file, text, length);
        return parse(a, text, length, s, d);
    case FILE_ABSENT:
        return optional || diag_report(d, DIAG_DATA_MISSING, at, NULL, "%s", name);
    case FILE_FAILED:
        return diag_report(d, DIAG_PROJECT_READ, at, NULL, "%s", strerror(errno));
    case FILE_TOO_LARGE:
        return diag_report(d, DIAG_PROJECT_READ, at, NULL,
                           "a settings file has at most 64 kB");
    }
    return false;
}

const char *settings_find(struct settings *s, const char *section, const char *key)
{
    struct setting *found = lookup(s, section, key);

    if (found == NULL)
        return NULL;
    found->used = true;
    return found->value;
}

struct place settings_place(const struct settings *s, const char *section, const char *key)
{
    const struct setting *found = lookup(s, section, key);

    return found ? (struct place){s->file, found->line, found->column}
                 : (struct place){s->file, 0, 0};
}

int settings_choose(struct settings *s, const char *section, const char *key,
                    const char *const *words, int n, int usual, bool *ok, struct diag *d)
{
    const char *found = settings_find(s, section, key);
    struct buf expected = {0};

    if (found == NULL || *found == '\0')
        return usual;
    for (int i = 0; i < n; i++) {
        if (strcmp(found, words[i]) == 0) {
            buf_drop(&expected);
            return i;
        }
        buf_puts(&expected, i == 0 ? "" : i + 1 < n ? ", " : " or ");
        buf_puts(&expected, words[i]);
    }
    *ok = diag_report(d, DIAG_SETTING_VALUE, settings_place(s, section, key), NULL,
                      "%s: expected %s: %s", key, buf_text(&expected), found);
    buf_drop(&expected);
    return usual;
}

bool settings_all_used(const struct settings *s, struct diag *d)
{
    bool ok = true;

    for (size_t i = 0; i < s->n; i++) {
        const struct setting *item = &s->item[i];
        struct place at = {s->file, item->line, 0};

        if (!item->used)
            ok = diag_report(d, DIAG_SETTING_UNKNOWN, at, NULL, "[%s] %s", item->section,
                             item->key);
    }
    return ok;
}
