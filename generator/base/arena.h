/*
 * arena.h - memory that is freed all at once.
 *
 * The run arena holds settings, content and templates; a company arena holds
 * everything that belongs to one company's report and is reset after the last
 * renderer has run.  Nothing allocated from an arena is freed on its own, and
 * no pointer into it outlives it.  A zeroed struct is an empty arena.
 *
 * Allocation never returns NULL: on out-of-memory the program prints a
 * message and exits with status 3.  Memory is zero-filled.  Not thread-safe.
 */
#ifndef RAPPORT_ARENA_H
#define RAPPORT_ARENA_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
};

/* Returns size zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t size);

/* The same without clearing them, where every byte is written anyway and time counts. */
void *arena_raw(struct arena *a, size_t size);

/* Returns n * size zeroed bytes; a product that overflows ends the program. */
void *arena_array(struct arena *a, size_t n, size_t size);

/*
 * Grows an array of *cap items of the given size so that index n is valid, by
 * doubling: in place when nothing was allocated after it, else the old block stays in the
 * arena.  The new items are zeroed.  Returns the (new) array.
 */
void *arena_grow(struct arena *a, void *items, size_t n, size_t *cap, size_t size);

/* Copies a string, or length bytes and a NUL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t length);

/* Like sprintf, into the arena. */
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* How many bytes the arena holds, unused ones included. */
size_t arena_size(const struct arena *a);

/* Forgets every allocation but keeps one chunk for the next use. */
void arena_reset(struct arena *a);

/* Frees every allocation; the arena can be used again. */
void arena_drop(struct arena *a);

#ifdef __cplusplus
}
#endif

#endif
