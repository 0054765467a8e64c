/*
 * table.c - fuzz target: any bytes as a delimited file.
 *
 * Whatever comes, reading it in one piece and in pieces of a few bytes gives the same rows,
 * no row is larger than allowed, every field is text, and a failure has said why.
 */
#define _GNU_SOURCE
#include "read/table/table.h"
#include "base/hash.h"
#include "base/text.h"
#include "fuzz.h"
#include "read/table/grid.h"

#include <string.h>

/* What was read, in few bytes. */
struct tally {
    struct hash *hash;
    size_t rows;
    int line;
};

static bool count_row(struct grid_row *row, void *context)
{
    struct tally *t = context;

    FUZZ_CHECK(row->n >= 1 && row->n <= GRID_COLUMN_MAX && row->line > t->line);
    t->rows++;
    t->line = row->line;
    hash_add(t->hash, &row->n, sizeof row->n);
    hash_add(t->hash, &row->line, sizeof row->line);
    for (int i = 0; i < row->n; i++) {
        size_t length = strlen(row->field[i]);

        FUZZ_CHECK(length <= GRID_FIELD_MAX && text_is_utf8(row->field[i], length));
        hash_add(t->hash, row->field[i], length + 1);
    }
    return true;
}

/* Reads the file in chunks; encoding NULL: the one it tells.  True when it could be read.
 */
static bool read_grid(const char *name, size_t chunk, const char *encoding, struct tally *t,
                      char digits[HASH_DIGITS])
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct grid_options options = {.chunk = chunk, .encoding = encoding};
    struct grid g;
    bool ok;

    *t = (struct tally){.hash = hash_new()};
    ok = grid_open(&a, FUZZ_FOLDER, name, &options, &g, &d) &&
         grid_each(&g, count_row, t, &d);
    FUZZ_CHECK(ok == (d.count[LEVEL_ERROR] == 0));
    FUZZ_CHECK(!ok || t->rows >= (size_t)g.nhead);
    hash_digits(t->hash, digits);
    hash_drop(t->hash);
    arena_drop(&a);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Of each kind of character set one: no bytes, one, two, one to four, with shifts. */
    static const char *const encodings[] = {NULL,      "ISO-8859-2",  "UTF-16", "Shift_JIS",
                                            "GB18030", "ISO-2022-JP", "UTF-7"};
    const char *encoding = encodings[size % (sizeof encodings / sizeof *encodings)];
    const char *name = fuzz_file(data, size);
    char whole[HASH_DIGITS], parts[HASH_DIGITS];
    struct tally one, two;
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct table table;
    bool ok = read_grid(name, 0, encoding, &one, whole);

    FUZZ_CHECK(read_grid(name, 1 + size % 5, encoding, &two, parts) == ok);
    FUZZ_CHECK(!ok || (one.rows == two.rows && strcmp(whole, parts) == 0));
    if (table_load(&a, FUZZ_FOLDER, name, &table, &d))
        FUZZ_CHECK(table.header.n > 0 && d.count[LEVEL_ERROR] == 0);
    arena_drop(&a);
    return 0;
}
