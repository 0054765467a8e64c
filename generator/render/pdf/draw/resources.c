/*
 * resources.c - patterns and graphics states by number; see resources.h.
 */
#include "render/pdf/draw/resources.h"

#include <string.h>

static int append(struct resources *r, struct resource_list *list, struct resource added)
{
    struct resource *last = arena_alloc(r->arena, sizeof *last);

    *last = added;
    if (list->last != NULL)
        list->last->next = last;
    else
        list->first = last;
    list->last = last;
    return ++list->n;
}

static int number_of(struct resources *r, struct resource_list *list, const char *entries)
{
    int number = 1;

    for (const struct resource *e = list->first; e != NULL; e = e->next, number++)
        if (strcmp(e->dictionary, entries) == 0)
            return number;
    return append(r, list,
                  (struct resource){.dictionary = arena_strdup(r->arena, entries)});
}

int resources_image(struct resources *r, const struct image *image)
{
    int number = 1;

    for (const struct resource *e = r->pictures.first; e != NULL; e = e->next, number++)
        if (e->image == image)
            return number;
    return append(r, &r->pictures, (struct resource){.image = image});
}

int resources_pattern(struct resources *r, const char *entries)
{
    return number_of(r, &r->patterns, entries);
}

int resources_transparency(struct resources *r, double fill, double stroke)
{
    struct buf entries = {0};
    int number;

    r->blends = true;
    buf_puts(&entries, "/ca ");
    buf_put_decimal(&entries, 1 - fill, 4);
    buf_puts(&entries, "/CA ");
    buf_put_decimal(&entries, 1 - stroke, 4);
    number = number_of(r, &r->states, buf_text(&entries));
    buf_drop(&entries);
    return number;
}

static void write_list(const struct resource_list *list, const char *key, char letter,
                       struct buf *out)
{
    int number = 1;

    if (list->n == 0)
        return;
    buf_puts(out, key);
    buf_puts(out, "<<");
    for (const struct resource *e = list->first; e != NULL; e = e->next, number++)
        buf_printf(out, "/%c%d<<%s>>", letter, number, e->dictionary);
    buf_puts(out, ">>");
}

void resources_write(const struct resources *r, struct buf *out)
{
    write_list(&r->patterns, "/Pattern", 'P', out);
    write_list(&r->states, "/ExtGState", 'A', out);
}
