/*
 * xlsx.c - workbooks as grids; see xlsx.h.
 */
#include "read/table/xlsx.h"

#include "base/text.h"
#include "read/table/xlsx_sheet.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct xlsx {
    const char *part; /* of the archive: the sheet */
    struct book book;
    bool told; /* the lost cells have been reported */
};

/* Reports the archive's fault at a row and column of the sheet (0: none); returns false. */
static bool report(const struct archive *z, const struct grid *g, int row, int column,
                   struct diag *d)
{
    return diag_report(d, z->code, (struct place){g->file, row, column}, NULL, "%s",
                       z->fault);
}

/* --- opening ----------------------------------------------------------------------- */

static bool take_fingerprint(struct grid *g, struct diag *d)
{
    struct place at = {g->file, 0, 0};
    FILE *file = fopen(g->path, "rb");
    struct hash *hash;
    char piece[16 * 1024];
    size_t n;
    bool ok;

    if (file == NULL)
        return diag_report(d, DIAG_FILE_READ, at, NULL, "%s", strerror(errno));
    hash = hash_new();
    g->print = (struct fingerprint){.name = g->file};
    while ((n = fread(piece, 1, sizeof piece, file)) > 0) {
        hash_add(hash, piece, n);
        g->print.bytes += n;
    }
    hash_digits(hash, g->print.sha256);
    ok = !ferror(file) || diag_report(d, DIAG_FILE_READ, at, NULL, NULL);
    hash_drop(hash);
    fclose(file);
    if (ok && g->options.limit && g->print.bytes > g->options.limit)
        return diag_report(d, DIAG_FILE_LARGE, at, NULL, "at most %zu MB",
                           g->options.limit / 1024 / 1024);
    return ok;
}

/* The names of the sheets that have a table, or of the visible ones besides one. */
static const char *sheet_names(struct arena *a, const struct book *b, const char *besides)
{
    enum { NAMED = 20 };
    const char *names = "";
    int n = 0;

    for (size_t i = 0; i < b->nsheets; i++) {
        const struct book_sheet *s = &b->sheet[i];

        if (s->part == NULL || (besides && (s->hidden || strcmp(s->name, besides) == 0)))
            continue;
        if (n++ == NAMED)
            return arena_printf(a, "%s, ...", names);
        names =
            arena_printf(a, "%s%s\"%s\"", names, *names ? ", " : "", text_clip(a, s->name));
    }
    return names;
}

/* The sheet the user names: as written, else whatever its capitals. */
static const struct book_sheet *find_sheet(struct arena *a, const struct book *b,
                                           const char *name)
{
    const char *folded = text_fold(a, name);

    for (size_t i = 0; i < b->nsheets; i++)
        if (b->sheet[i].part && strcmp(b->sheet[i].name, name) == 0)
            return &b->sheet[i];
    for (size_t i = 0; i < b->nsheets; i++)
        if (b->sheet[i].part && strcmp(text_fold(a, b->sheet[i].name), folded) == 0)
            return &b->sheet[i];
    return NULL;
}

static bool see_row(struct grid_row *row, void *context)
{
    bool *seen = context;

    (void)row;
    *seen = true;
    return false;
}

/* Takes the sheet when it has a row; false after a message. */
static bool try_sheet(struct archive *z, struct grid *g, const struct book_sheet *sheet,
                      bool *has_row, struct diag *d)
{
    struct sheet_result result;

    g->workbook->part = sheet->part;
    g->sheet = sheet->name;
    return sheet_read(z, &g->workbook->book, sheet->part, see_row, has_row, &result) ||
           report(z, g, result.row, result.column, d);
}

static bool refuse_pivot(struct archive *z, const struct grid *g,
                         const struct book_sheet *sheet, struct diag *d)
{
    const char *others = sheet_names(z->arena, &g->workbook->book, sheet->name);

    return diag_report(
        d, DIAG_FILE_KIND, (struct place){g->file, 0, 0}, NULL,
        "the sheet \"%s\" has a pivot table: export the rows it was made "
        "from%s%s",
        text_clip(z->arena, sheet->name),
        *others ? ", or name their sheet with the setting sheet; there are " : "", others);
}

/* Picks the sheet: the one named, else the first visible one with rows. */
static bool pick_sheet(struct archive *z, struct grid *g, const char *name, struct diag *d)
{
    const struct book *b = &g->workbook->book;
    const struct book_sheet *picked = NULL;
    bool has_row = false;

    if (name && (picked = find_sheet(z->arena, b, name)) == NULL)
        return diag_report(d, DIAG_QUESTION, (struct place){g->file, 0, 0}, NULL,
                           "which sheet is to be read? None is called \"%s\"; set sheet to "
                           "one of %s",
                           text_clip(z->arena, name), sheet_names(z->arena, b, NULL));
    if (picked && !try_sheet(z, g, picked, &has_row, d))
        return false;
    for (size_t i = 0; i < b->nsheets && name == NULL && !has_row; i++) {
        if (b->sheet[i].part == NULL || b->sheet[i].hidden)
            continue;
        picked = &b->sheet[i];
        if (!try_sheet(z, g, picked, &has_row, d))
            return false;
    }
    if (!has_row)
        return diag_report(d, DIAG_FILE_EMPTY, (struct place){g->file, 0, 0}, NULL,
                           name ? "the sheet has no rows" : "no visible sheet has rows");
    if (book_has_pivot(z, picked))
        return refuse_pivot(z, g, picked, d);
    g->other_sheets = sheet_names(z->arena, b, picked->name);
    return true;
}

bool xlsx_open(struct arena *a, struct grid *g, struct diag *d)
{
    struct archive z;
    struct xlsx *w = arena_alloc(a, sizeof *w);
    bool ok;

    g->workbook = w;
    if (!take_fingerprint(g, d))
        return false;
    ok = (archive_open(&z, a, g->path) && book_read(&z, &w->book) &&
          book_read_strings(&z, &w->book) && book_read_styles(&z, &w->book)) ||
         report(&z, g, 0, 0, d);
    ok = ok && pick_sheet(&z, g, g->options.sheet, d);
    archive_close(&z);
    return ok;
}

/* --- reading ----------------------------------------------------------------------- */

/* A cell as spreadsheets call it: "AZ9". */
static const char *cell_name(const struct lost_cells *c, char name[16])
{
    char letters[4];
    int n = 0;

    for (int column = c->column; column > 0 && n < 4; column = (column - 1) / 26)
        letters[n++] = (char)('A' + (column - 1) % 26);
    for (int i = 0; i < n; i++)
        name[i] = letters[n - 1 - i];
    snprintf(name + n, 12, "%d", c->row);
    return name;
}

static void report_lost(const struct grid *g, const struct sheet_result *r, struct diag *d)
{
    const struct lost_cells *errors = &r->errors, *pending = &r->pending;
    char name[16];

    if (errors->n)
        diag_report(d, DIAG_CELL_ERROR,
                    (struct place){g->file, errors->row, errors->column}, NULL,
                    errors->n == 1 ? "%s in %s" : "%s in %s, and %zu more", errors->text,
                    cell_name(errors, name), errors->n - 1);
    if (pending->n)
        diag_report(d, DIAG_CELL_PENDING,
                    (struct place){g->file, pending->row, pending->column}, NULL,
                    "%zu %s, the first is %s: open the workbook in a spreadsheet and save "
                    "it",
                    pending->n, pending->n == 1 ? "cell" : "cells",
                    cell_name(pending, name));
}

/* Hands the rows on and notices when the visitor wants no more. */
struct relay {
    grid_visit visit;
    void *context;
    bool ended;
};

static bool relay_row(struct grid_row *row, void *context)
{
    struct relay *r = context;

    r->ended = !r->visit(row, r->context);
    return !r->ended;
}

bool xlsx_each(const struct grid *g, grid_visit visit, void *context, struct diag *d)
{
    struct xlsx *w = g->workbook;
    struct relay relay = {visit, context, false};
    struct sheet_result result = {0};
    struct arena arena = {0};
    struct archive z;
    bool ok = archive_open(&z, &arena, g->path) &&
              sheet_read(&z, &w->book, w->part, relay_row, &relay, &result);

    if (!ok)
        report(&z, g, result.row, result.column, d);
    else if (!relay.ended && !w->told) {
        report_lost(g, &result, d);
        w->told = true;
    }
    archive_close(&z);
    arena_drop(&arena);
    return ok;
}
