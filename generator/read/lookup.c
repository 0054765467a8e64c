/*
 * lookup.c - texts and what they mean; see lookup.h.
 */
#include "read/lookup.h"

#include <string.h>

static size_t hash_text(const char *s)
{
    size_t hash = 1469598103934665603u;

    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 1099511628211u;
    return hash ^ hash >> 29;
}

static struct lookup_item **slot_of(const struct lookup *l, const char *text)
{
    size_t i = hash_text(text) & (l->slots - 1);

    while (l->slot[i] && strcmp(l->slot[i]->text, text) != 0)
        i = (i + 1) & (l->slots - 1);
    return &l->slot[i];
}

static void grow(struct arena *a, struct lookup *l)
{
    struct lookup old = *l;

    l->slots = old.slots ? old.slots * 2 : 64;
    l->slot = arena_array(a, l->slots, sizeof *l->slot);
    for (size_t i = 0; i < old.slots; i++)
        if (old.slot[i])
            *slot_of(l, old.slot[i]->text) = old.slot[i];
}

struct lookup_item *lookup_find(struct arena *a, struct lookup *l, const char *text,
                                bool *fresh)
{
    struct lookup_item **slot;

    *fresh = false;
    if (l->last && strcmp(l->last->text, text) == 0)
        return l->last;
    if (2 * l->n >= l->slots)
        grow(a, l);
    slot = slot_of(l, text);
    if (*slot == NULL && l->n == LOOKUP_MAX) {
        l->spare.text = "";
        l->spare.value = -1;
        *fresh = true;
        return &l->spare;
    }
    if (*slot == NULL) {
        *slot = arena_alloc(a, sizeof **slot);
        **slot = (struct lookup_item){.text = arena_strdup(a, text), .value = -1};
        l->n++;
        *fresh = true;
    }
    return l->last = *slot;
}
