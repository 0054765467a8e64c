/*
 * crm_names.c - the distinct texts of a column as small numbers; see crm_parts.h.
 */
#include "read/kpi/crm_parts.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 64 };

/* FNV-1a */
static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;

    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        hash = (hash ^ *c) * 16777619U;
    return hash;
}

/* The slot of a text, or the empty one where it belongs. */
static size_t slot_of(const struct crm_names *names, const char *text, uint32_t hash)
{
    size_t slot = hash & (names->slots - 1);

    while (names->slot[slot]) {
        const struct crm_name *name = &names->item[names->slot[slot] - 1];

        if (name->hash == hash && strcmp(name->text, text) == 0)
            break;
        slot = (slot + 1) & (names->slots - 1);
    }
    return slot;
}

static void make_room(struct arena *a, struct crm_names *names)
{
    if (names->n * 2 < names->slots)
        return;
    names->slots = names->slots ? names->slots * 4 : SLOTS_FIRST;
    names->slot = arena_array(a, names->slots, sizeof *names->slot);
    for (size_t i = 0; i < names->n; i++)
        names->slot[slot_of(names, names->item[i].text, names->item[i].hash)] =
            (uint32_t)i + 1;
}

long crm_names_add(struct arena *a, struct crm_names *names, const char *text, int line)
{
    uint32_t hash = hash_of(text);
    size_t slot;

    make_room(a, names);
    slot = slot_of(names, text, hash);
    if (names->slot[slot] == 0) {
        if (names->n == CRM_NAMES_MAX)
            return -1;
        names->item =
            arena_grow(a, names->item, names->n, &names->capacity, sizeof *names->item);
        names->item[names->n++] = (struct crm_name){
            .text = arena_strdup(a, text), .line = line, .hash = hash, .company = -1};
        names->slot[slot] = (uint32_t)names->n;
    }
    names->item[names->slot[slot] - 1].count++;
    return (long)names->slot[slot] - 1;
}

/* --- lists ------------------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
    const struct crm_name *const *x = a, *const *y = b;

    return strcmp((*x)->text, (*y)->text);
}

const char *crm_names_list(struct arena *a, const struct crm_names *names,
                           crm_name_test wanted, int most)
{
    const struct crm_name **sorted = arena_array(a, names->n, sizeof *sorted);
    const char *list = "";
    size_t n = 0;

    for (size_t i = 0; i < names->n; i++)
        if (wanted(&names->item[i]))
            sorted[n++] = &names->item[i];
    if (n)
        qsort(sorted, n, sizeof *sorted, by_text);
    for (size_t i = 0; i < n && i < (size_t)most; i++)
        list = arena_printf(a, "%s%s%.80s (%zu)", list, i ? ", " : "", sorted[i]->text,
                            sorted[i]->count);
    return n > (size_t)most ? arena_printf(a, "%s and %zu more", list, n - (size_t)most)
                            : list;
}
