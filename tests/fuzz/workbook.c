/*
 * workbook.c - fuzz target: any bytes as a workbook, and any XML as its parts.
 *
 * Bytes of an archive are read as they are.  Others are the parts of one, each behind a
 * line
 * `=== NAME`, and are packed first: few changes of a packed archive get past its sums.
 *
 * Whatever comes, rows go down the sheet, none is larger than allowed, every field is text,
 * and a failure has said why.
 */
#define _GNU_SOURCE
#include "base/text.h"
#include "fuzz.h"
#include "read/table/grid.h"

#include <string.h>
#include <zip.h>

enum { PARTS_MAX = 16, NAME_MAX_BYTES = 100 };

struct parts {
    char name[PARTS_MAX][NAME_MAX_BYTES];
    const char *text[PARTS_MAX];
    size_t length[PARTS_MAX];
    int n;
};

/* Cuts the input at the lines that name parts; false when it begins otherwise. */
static bool cut(const char *data, size_t size, struct parts *p)
{
    const char *end = data + size;

    p->n = 0;
    while (p->n < PARTS_MAX && (size_t)(end - data) > 4 && memcmp(data, "=== ", 4) == 0) {
        const char *line = memchr(data, '\n', (size_t)(end - data));
        const char *next;
        size_t length;

        if (line == NULL)
            break;
        length = (size_t)(line - data) - 4;
        if (length >= NAME_MAX_BYTES)
            break;
        memcpy(p->name[p->n], data + 4, length);
        p->name[p->n][length] = '\0';
        next = memmem(line, (size_t)(end - line), "\n=== ", 5);
        p->text[p->n] = line + 1;
        data = next ? next + 1 : end;
        p->length[p->n] = next && next > line ? (size_t)(next - line) - 1
                          : next              ? 0
                                              : (size_t)(end - line) - 1;
        p->n++;
    }
    return p->n > 0;
}

/* The archive of the parts, not compressed; the caller frees it. */
static uint8_t *pack(const struct parts *p, size_t *size)
{
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(memory, ZIP_CREATE, NULL);
    uint8_t *bytes;
    zip_stat_t st;

    FUZZ_CHECK(zip != NULL);
    zip_source_keep(memory);
    for (int i = 0; i < p->n; i++) {
        zip_source_t *part = zip_source_buffer(zip, p->text[i], p->length[i], 0);
        zip_int64_t at = zip_file_add(zip, p->name[i], part, 0);

        if (at < 0)
            zip_source_free(part); /* not a name, or it is there */
        else
            zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0)
        zip_discard(zip);
    zip_stat_init(&st);
    if (zip_source_stat(memory, &st) != 0 || !(st.valid & ZIP_STAT_SIZE) ||
        zip_source_open(memory) != 0) {
        zip_source_free(memory);
        return NULL;
    }
    bytes = malloc(st.size + 1);
    FUZZ_CHECK(bytes && zip_source_read(memory, bytes, st.size) == (zip_int64_t)st.size);
    zip_source_close(memory);
    zip_source_free(memory);
    *size = st.size;
    return bytes;
}

struct tally {
    const struct grid *grid;
    size_t rows;
    int line, n;
};

static bool look_at_row(struct grid_row *row, void *context)
{
    struct tally *t = context;

    FUZZ_CHECK(row->n >= 1 && row->n <= GRID_COLUMN_MAX);
    FUZZ_CHECK(row->n >= t->n || t->grid->workbook == NULL);
    FUZZ_CHECK(row->line > t->line);
    t->rows++;
    t->n = row->n;
    t->line = row->line;
    for (int i = 0; i < row->n; i++) {
        size_t length = strlen(row->field[i]);

        FUZZ_CHECK(length <= GRID_FIELD_MAX && text_is_utf8(row->field[i], length));
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct parts parts;
    struct grid g = {0};
    struct tally t = {.grid = &g};
    uint8_t *packed = NULL;
    bool ok;

    if (cut((const char *)data, size, &parts)) {
        packed = pack(&parts, &size);
        if (packed == NULL)
            return 0;
        data = packed;
    }
    ok = grid_open(&a, FUZZ_FOLDER, fuzz_file(data, size), NULL, &g, &d) &&
         grid_each(&g, look_at_row, &t, &d);
    FUZZ_CHECK(ok == (d.count[LEVEL_ERROR] == 0));
    FUZZ_CHECK(!ok || t.rows >= (size_t)g.nhead);
    arena_drop(&a);
    free(packed);
    return 0;
}
