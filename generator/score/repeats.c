/*
 * repeats.c - answer sheets of a wave that stood in an earlier one; see rule 7 in
 * privacy.h.
 */
#include "score/privacy.h"

#include <stdlib.h>
#include <string.h>

/* An answer sheet as one number: its answers, then a bit for the function. */
struct sheet {
    uint64_t key;
    const struct response *response;
};

/* A wave's answer sheets, sorted by answers, then function. */
struct sheets {
    struct sheet *sheet;
    size_t n;
};

static struct sheet sheet_of(const struct response *r)
{
    return (struct sheet){sheet_key(r) << 1 | (r->function == FUNCTION_MARKETING), r};
}

static uint64_t answers_of(const struct sheet *s)
{
    return s->key >> 1;
}

static int by_key(const void *a, const void *b)
{
    const struct sheet *x = a, *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

/* Those that hold an answer. */
static struct sheets sort_sheets(struct arena *scratch, const struct response *r, size_t n)
{
    struct sheets s = {arena_array(scratch, n + 1, sizeof *s.sheet), 0};

    for (size_t i = 0; i < n; i++) {
        struct sheet sheet = sheet_of(&r[i]);

        if (answers_of(&sheet) != 0)
            s.sheet[s.n++] = sheet;
    }
    qsort(s.sheet, s.n, sizeof *s.sheet, by_key);
    return s;
}

static bool equal_sheets(const struct sheets *a, const struct sheets *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->sheet[i].key != b->sheet[i].key)
            return false;
    return true;
}

/* All answers given are the same one. */
static bool one_answer(const struct response *r)
{
    unsigned char first = 0;

    for (int q = 0; q < QUESTIONS; q++) {
        if (first && r->answer[q] && r->answer[q] != first)
            return false;
        first = first ? first : r->answer[q];
    }
    return true;
}

/* Marks which of x stand in y too; true when one of them did not do so by chance. */
static bool mark_repeated(const struct sheets *x, const struct sheets *y, bool *repeated)
{
    bool any = false;

    for (size_t i = 0, j = 0; i < x->n && j < y->n;) {
        uint64_t mine = answers_of(&x->sheet[i]), theirs = answers_of(&y->sheet[j]);

        if (mine == theirs) {
            repeated[i] = true;
            any = any || !one_answer(x->sheet[i].response);
        }
        i += mine <= theirs;
        j += mine > theirs;
    }
    return any;
}

static void score_fresh(struct arena *scratch, const struct sheets *s, const bool *repeated,
                        double min_answered, const struct content *content,
                        struct score *fresh)
{
    struct response *r = arena_array(scratch, s->n + 1, sizeof *r);
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        if (!repeated[i])
            r[n++] = *s->sheet[i].response;
    score_means(r, n, min_answered, content, fresh);
}

struct repeats privacy_repeats(const struct response *now, size_t n,
                               const struct response *before, size_t nbefore,
                               double min_answered, const struct content *content)
{
    struct repeats repeats = {.any = false};
    struct arena scratch = {0};
    struct sheets sheets;
    bool *repeated;

    if (nbefore == 0)
        return repeats;
    sheets = sort_sheets(&scratch, now, n);
    repeated = arena_array(&scratch, sheets.n + 1, sizeof *repeated);
    memset(repeated, 0, (sheets.n + 1) * sizeof *repeated);
    for (size_t i = 0, next; i < nbefore; i = next) {
        struct sheets earlier;

        for (next = i + 1; next < nbefore && before[next].wave == before[i].wave; next++)
            ;
        earlier = sort_sheets(&scratch, before + i, next - i);
        if (!equal_sheets(&sheets, &earlier))
            repeats.any = mark_repeated(&sheets, &earlier, repeated) || repeats.any;
    }
    if (repeats.any)
        score_fresh(&scratch, &sheets, repeated, min_answered, content, &repeats.fresh);
    arena_drop(&scratch);
    return repeats;
}
