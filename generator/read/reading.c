/*
 * reading.c - what was understood of a data file; see reading.h.
 */
#include "read/reading.h"
#include "read/file_settings.h"

#include <stdarg.h>
#include <string.h>

static void add(struct arena *a, struct reading_item **first, struct reading_item **last,
                const char *name, const char *format, va_list arguments)
    __attribute__((format(printf, 5, 0)));

static void add(struct arena *a, struct reading_item **first, struct reading_item **last,
                const char *name, const char *format, va_list arguments)
{
    struct reading_item *item = arena_alloc(a, sizeof *item);
    va_list again;
    char small[1];
    int length;

    va_copy(again, arguments);
    length = vsnprintf(small, 0, format, again);
    va_end(again);
    char *text = arena_alloc(a, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    item->name = arena_strdup(a, name);
    item->text = text;
    if (*last)
        (*last)->next = item;
    else
        *first = item;
    *last = item;
}

void reading_fact(struct arena *a, struct reading *r, const char *name, const char *format,
                  ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(a, &r->fact, &r->last_fact, name, format, arguments);
    va_end(arguments);
}

void reading_choice(struct arena *a, struct reading *r, const char *key, const char *format,
                    ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(a, &r->choice, &r->last_choice, key, format, arguments);
    va_end(arguments);
}

static bool comes_again(const struct reading_item *item)
{
    for (const struct reading_item *i = item->next; i; i = i->next)
        if (strcmp(i->name, item->name) == 0)
            return true;
    return false;
}

void reading_print(FILE *out, const struct reading *r)
{
    struct arena scratch = {0};

    fprintf(out, "%s/%s", strcmp(r->kind, "survey") == 0 ? "surveys" : r->kind, r->file);
    if (r->brief) {
        fprintf(out, ": %s\n", r->brief);
        return;
    }
    fputc('\n', out);
    for (const struct reading_item *i = r->fact; i; i = i->next)
        fprintf(out, "  %-16s %s\n", i->name, i->text);
    if (r->choice)
        fprintf(out, "\n[%s]\n", file_settings_section(&scratch, r->kind, r->file));
    for (const struct reading_item *i = r->choice; i; i = i->next)
        if (!comes_again(i))
            fprintf(out, "%s = %s\n", i->name, i->text);
    fputc('\n', out);
    arena_drop(&scratch);
}
