/*
 * header.c - fuzz target: any bytes as an export, its header and the columns of its
 * statements.
 *
 * Whatever comes, the header is within the first rows, its texts are clean, the columns
 * found are different ones of the table, the setting that would say the same finds the
 * same, and a failure has said why.
 */
#define _GNU_SOURCE
#include "base/text.h"
#include "fuzz.h"
#include "read/survey/statements.h"

#include <string.h>

enum { FOUND_MOST = 64 }; /* columns looked for */

static const struct content *own_content(void)
{
    static struct content content;
    static struct arena arena;
    static bool loaded;

    if (!loaded) {
        struct diag d = {.arena = &arena};

        FUZZ_CHECK(content_load(&arena, ".", &content, &d));
        loaded = true;
    }
    return &content;
}

/* Text as a reader sees it: no control characters, no blanks at the ends or in a row. */
static void check_text(const char *text)
{
    size_t length = strlen(text);

    FUZZ_CHECK(text_is_utf8(text, length));
    FUZZ_CHECK(length == 0 || (text[0] != ' ' && text[length - 1] != ' '));
    FUZZ_CHECK(strstr(text, "  ") == NULL);
    for (; *text; text++)
        FUZZ_CHECK((unsigned char)*text >= 0x20);
}

static void check_header(const struct grid *g, const struct header *h, int rows)
{
    FUZZ_CHECK(h->rows >= 1 && h->rows <= 3 && (rows == 0 || h->rows <= rows));
    FUZZ_CHECK(h->n >= 1 && h->n <= GRID_COLUMN_MAX);
    FUZZ_CHECK(h->first_line >= g->head[0].line && h->last_line >= h->first_line &&
               h->last_line <= g->head[g->nhead - 1].line);
    for (int i = 0; i < h->n; i++) {
        const struct heading *c = &h->column[i];
        int found = i < FOUND_MOST ? header_find(h, c->key, -1) : i;

        check_text(c->full);
        check_text(c->code);
        check_text(c->name);
        check_text(c->stem);
        check_text(c->row);
        FUZZ_CHECK(found >= 0 && found <= i && c->item >= 0 && c->item <= 999);
        FUZZ_CHECK(!c->doubled || i + 1 < h->n);
    }
    for (int r = 0; r < g->nhead; r++)
        header_is_footer(h, &g->head[r]);
}

static void check_statements(struct arena *a, const struct grid *g, const struct header *h,
                             const char *setting)
{
    struct diag d = {.arena = a};
    struct reading reading = {.kind = "survey", .file = "t.csv"};
    struct place at = {"rapport.ini", 1, 1};
    struct statements s, again;
    const char *columns = "";

    if (!statements_find(a, h, g, own_content(), setting, at, &s, &reading, &d)) {
        FUZZ_CHECK(d.first != NULL);
        return;
    }
    FUZZ_CHECK(d.first == NULL);
    for (int q = 0; q < QUESTIONS; q++) {
        FUZZ_CHECK(s.column[q] < h->n && s.column[q] >= (setting ? -1 : 0));
        for (int p = 0; p < q; p++)
            FUZZ_CHECK(s.column[p] != s.column[q] || s.column[q] < 0);
        columns = arena_printf(a, "%s %d", columns, s.column[q] + 1);
    }
    FUZZ_CHECK(statements_find(a, h, g, own_content(), columns, at, &again, &reading, &d));
    FUZZ_CHECK(memcmp(s.column, again.column, sizeof s.column) == 0);
    if (reading.choice) {
        FUZZ_CHECK(statements_find(a, h, g, own_content(), reading.last_choice->text, at,
                                   &again, &reading, &d));
        FUZZ_CHECK(memcmp(s.column, again.column, sizeof s.column) == 0);
    }
}

/* rows: of the header, 0 to find out. */
static void attack(struct arena *a, const struct grid *g, int rows)
{
    struct diag d = {.arena = a};
    struct header h;

    if (!header_read(a, g, rows, &h, &d)) {
        FUZZ_CHECK(d.count[LEVEL_ERROR] > 0);
        return;
    }
    check_header(g, &h, rows);
    check_statements(a, g, &h, NULL);
    check_statements(a, g, &h, grid_field(&g->head[0], 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *name = fuzz_file(data, size);
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct grid g;

    if (grid_open(&a, FUZZ_FOLDER, name, NULL, &g, &d))
        attack(&a, &g, (int)(size / 2 % 4) * (int)(size % 2));
    arena_drop(&a);
    return 0;
}
