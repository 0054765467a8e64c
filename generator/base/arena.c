/*
 * arena.c - chunked bump allocation; see arena.h for the contract.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK_MIN = 64 * 1024,
    PRINTED = 256 /* bytes; what is formatted is rarely longer */
};

struct arena_chunk {
    struct arena_chunk *older;
    size_t size, used;
    _Alignas(max_align_t) unsigned char data[];
};

static void out_of_memory(void)
{
    fputs("rapport: out of memory\n", stderr);
    exit(3);
}

static struct arena_chunk *chunk_new(size_t need)
{
    size_t size = need > CHUNK_MIN ? need : CHUNK_MIN;
    struct arena_chunk *c;

    if (size > SIZE_MAX - sizeof *c)
        out_of_memory();
    c = malloc(sizeof *c + size);
    if (c == NULL)
        out_of_memory();
    c->older = NULL;
    c->size = size;
    c->used = 0;
    return c;
}

static size_t aligned(size_t size)
{
    const size_t align = _Alignof(max_align_t);

    if (size > SIZE_MAX - align)
        out_of_memory();
    return (size + align - 1) / align * align;
}

void *arena_raw(struct arena *a, size_t size)
{
    void *p;

    size = aligned(size);
    if (a->chunks == NULL || a->chunks->size - a->chunks->used < size) {
        struct arena_chunk *c = chunk_new(size);
        c->older = a->chunks;
        a->chunks = c;
    }
    p = a->chunks->data + a->chunks->used;
    a->chunks->used += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(arena_raw(a, size), 0, size);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        out_of_memory();
    return arena_alloc(a, n * size);
}

/* True when the block is the newest of the arena and has room for size bytes in its chunk,
 * which are then its own. */
static bool extend(struct arena *a, const void *block, size_t old, size_t size)
{
    struct arena_chunk *c = a->chunks;
    size_t start;

    if (c == NULL || old == 0)
        return false;
    old = aligned(old);
    size = aligned(size);
    if (old > c->used || c->data + (c->used - old) != block)
        return false;
    start = c->used - old;
    if (c->size - start < size)
        return false;
    c->used = start + size;
    return true;
}

void *arena_grow(struct arena *a, void *items, size_t n, size_t *cap, size_t size)
{
    size_t larger = *cap ? *cap : 8, old = *cap * size;
    unsigned char *grown = items;

    if (n < *cap)
        return items;
    while (larger <= n) {
        if (larger > SIZE_MAX / 2)
            out_of_memory();
        larger *= 2;
    }
    if (larger > SIZE_MAX / size / 2)
        out_of_memory();
    if (!extend(a, items, old, larger * size)) {
        grown = arena_raw(a, larger * size);
        if (old)
            memcpy(grown, items, old);
    }
    memset(grown + old, 0, larger * size - old);
    *cap = larger;
    return grown;
}

char *arena_strndup(struct arena *a, const char *s, size_t length)
{
    char *copy = arena_raw(a, length + 1);

    if (length)
        memcpy(copy, s, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    char printed[PRINTED], *text;
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(printed, sizeof printed, format, args);
    va_end(args);
    text = arena_raw(a, (size_t)length + 1);
    if ((size_t)length < sizeof printed)
        return memcpy(text, printed, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}

size_t arena_size(const struct arena *a)
{
    size_t size = 0;

    for (const struct arena_chunk *c = a->chunks; c; c = c->older)
        size += c->size;
    return size;
}

void arena_reset(struct arena *a)
{
    while (a->chunks && a->chunks->older) {
        struct arena_chunk *c = a->chunks;
        a->chunks = c->older;
        free(c);
    }
    if (a->chunks)
        a->chunks->used = 0;
}

void arena_drop(struct arena *a)
{
    while (a->chunks) {
        struct arena_chunk *c = a->chunks;
        a->chunks = c->older;
        free(c);
    }
}
