/*
 * attack_algebra.h - which linear combinations of published figures exist; exact, modulo a
 * large prime.
 *
 * A vector has a column for each statement of each class of people: those in a class are
 * indistinguishable (same function, waves and unanswered statements), so every figure gives
 * all of them the same coefficient, and a combination reaches either all of them or none.
 */
#ifndef RAPPORT_TEST_ATTACK_ALGEBRA_H
#define RAPPORT_TEST_ATTACK_ALGEBRA_H

#include "base/arena.h"
#include "read/content.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Sets of people, by bit. */
struct crowd {
    uint64_t bits[2];
};

static inline void crowd_add(struct crowd *c, int person)
{
    c->bits[person / 64] |= (uint64_t)1 << (person % 64);
}

static inline struct crowd crowd_join(struct crowd a, struct crowd b)
{
    return (struct crowd){{a.bits[0] | b.bits[0], a.bits[1] | b.bits[1]}};
}

static inline int crowd_size(struct crowd c)
{
    return __builtin_popcountll(c.bits[0]) + __builtin_popcountll(c.bits[1]);
}

/* --- arithmetic modulo a prime ------------------------------------------------------ */

typedef uint64_t residue;

static const residue prime = 2147483647; /* 2^31 - 1: products fit into 64 bits */

static inline residue residue_of(int64_t value)
{
    int64_t rest = value % (int64_t)prime;

    return (residue)(rest < 0 ? rest + (int64_t)prime : rest);
}

static inline residue inverse(residue value)
{
    residue result = 1, power = value;

    for (residue e = prime - 2; e > 0; e >>= 1) {
        if (e & 1)
            result = result * power % prime;
        power = power * power % prime;
    }
    return result;
}

/* v -= factor * row */
static inline void eliminate(residue *v, const residue *row, residue factor, int n)
{
    residue minus = prime - factor;

    for (int i = 0; i < n; i++)
        if (row[i])
            v[i] = (v[i] + minus * row[i]) % prime;
}

static inline int first_nonzero(const residue *v, int n)
{
    int i = 0;

    while (i < n && v[i] == 0)
        i++;
    return i;
}

static inline void scale_to_one(residue *v, int pivot, int n)
{
    residue factor = inverse(v[pivot]);

    for (int i = 0; i < n; i++)
        v[i] = v[i] * factor % prime;
}

/* --- the space of everything that can be computed ------------------------------------ */

enum { CLASSES_MAX = 128, ROWS_MAX = CLASSES_MAX * QUESTIONS };

struct space {
    struct arena *arena;
    int nclasses, columns; /* columns: nclasses * QUESTIONS */
    struct crowd crowd[CLASSES_MAX];
    residue *row[ROWS_MAX]; /* echelon form; each begins with a 1 at its pivot */
    int pivot[ROWS_MAX];
    int rank;
};

static inline residue *space_vector(const struct space *s)
{
    residue *v = arena_array(s->arena, (size_t)s->columns + 1, sizeof *v);

    memset(v, 0, ((size_t)s->columns + 1) * sizeof *v);
    return v;
}

/* What is left of v: nothing when it can be computed from the rows. */
static inline void space_reduce(const struct space *s, residue *v)
{
    for (int i = 0; i < s->rank; i++)
        if (v[s->pivot[i]])
            eliminate(v, s->row[i], v[s->pivot[i]], s->columns);
}

static inline bool space_holds(const struct space *s, const residue *v)
{
    residue *rest = space_vector(s);

    memcpy(rest, v, (size_t)s->columns * sizeof *v);
    space_reduce(s, rest);
    return first_nonzero(rest, s->columns) == s->columns;
}

/* Adds what v brings; the rows stay fully reduced. */
static inline void space_add(struct space *s, const residue *v)
{
    residue *rest = space_vector(s);
    int pivot;

    memcpy(rest, v, (size_t)s->columns * sizeof *v);
    space_reduce(s, rest);
    pivot = first_nonzero(rest, s->columns);
    if (pivot == s->columns)
        return;
    scale_to_one(rest, pivot, s->columns);
    for (int i = 0; i < s->rank; i++)
        if (s->row[i][pivot])
            eliminate(s->row[i], rest, s->row[i][pivot], s->columns);
    s->row[s->rank] = rest;
    s->pivot[s->rank++] = pivot;
}

/* --- combinations that reach too few people ------------------------------------------ */

/* Some of a space's vectors; `block` holds copies, to be freed. */
struct bunch {
    residue **row;
    int n;
    residue *block;
};

static inline bool touches(const residue *v, int class)
{
    const residue *at = v + (size_t) class * QUESTIONS;

    return first_nonzero(at, QUESTIONS) < QUESTIONS;
}

static inline bool bunch_touches(const struct bunch *b, int class)
{
    for (int i = 0; i < b->n; i++)
        if (touches(b->row[i], class))
            return true;
    return false;
}

/* The combinations of b that say nothing about a class. */
static inline struct bunch bunch_without(const struct space *s, const struct bunch *b,
                                         int class)
{
    size_t columns = (size_t)s->columns, n = (size_t)b->n;
    struct bunch left = {malloc((n + 1) * sizeof *left.row), b->n,
                         malloc((n * columns + 1) * sizeof(residue))};

    assert_non_null(left.row);
    assert_non_null(left.block);
    for (size_t i = 0; i < n; i++) {
        left.row[i] = left.block + i * columns;
        memcpy(left.row[i], b->row[i], columns * sizeof(residue));
    }
    for (int column = class * QUESTIONS; column < (class + 1) * QUESTIONS; column++) {
        int at = 0;
        residue *row;

        while (at < left.n && left.row[at][column] == 0)
            at++;
        if (at == left.n)
            continue;
        row = left.row[at];
        left.row[at] = left.row[--left.n];
        scale_to_one(row, column, s->columns);
        for (int i = 0; i < left.n; i++)
            if (left.row[i][column])
                eliminate(left.row[i], row, left.row[i][column], s->columns);
    }
    return left;
}

/*
 * A combination that reaches at least one, but fewer than `minimum` people, or NULL.  Of
 * any classes that hold the minimum together, such a combination leaves out at least one:
 * so it is among those without the first, or those without the second, and so on.
 */
static inline const residue *few_in_bunch(const struct space *s, const struct bunch *b,
                                          int minimum)
{
    struct crowd reached = {{0, 0}};
    int collection[CLASSES_MAX], n = 0;

    if (b->n == 0)
        return NULL;
    for (int class = 0; class < s->nclasses && crowd_size(reached) < minimum; class ++)
        if (bunch_touches(b, class)) {
            reached = crowd_join(reached, s->crowd[class]);
            collection[n++] = class;
        }
    if (crowd_size(reached) < minimum)
        return memcpy(space_vector(s), b->row[0], (size_t)s->columns * sizeof(residue));
    for (int i = 0; i < n; i++) {
        struct bunch left = bunch_without(s, b, collection[i]);
        const residue *found = few_in_bunch(s, &left, minimum);

        free(left.row);
        free(left.block);
        if (found)
            return found;
    }
    return NULL;
}

static inline int root_of(const int *parent, int class)
{
    while (parent[class] != class)
        class = parent[class];
    return class;
}

/* Classes that some row mentions together.  The rows are fully reduced, so combinations
 * split along these parts. */
static inline void find_parts(const struct space *s, int *parent)
{
    for (int class = 0; class < s->nclasses; class ++)
        parent[class] = class;
    for (int i = 0; i < s->rank; i++) {
        int first = s->pivot[i] / QUESTIONS;

        for (int class = 0; class < s->nclasses; class ++)
            if (touches(s->row[i], class))
                parent[root_of(parent, class)] = root_of(parent, first);
    }
}

static inline const residue *space_few(const struct space *s, int minimum)
{
    int parent[CLASSES_MAX];

    find_parts(s, parent);
    for (int part = 0; part < s->nclasses; part++) {
        struct bunch b = {arena_array(s->arena, (size_t)s->rank + 1, sizeof *b.row), 0,
                          NULL};
        const residue *found;

        for (int i = 0; i < s->rank; i++)
            if (root_of(parent, s->pivot[i] / QUESTIONS) == part)
                b.row[b.n++] = s->row[i];
        found = few_in_bunch(s, &b, minimum);
        if (found)
            return found;
    }
    return NULL;
}

#endif
