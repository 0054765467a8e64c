/*
 * block_file.c - one file of a block: its columns, its rows; see block_file.h.
 */
#include "read/blocks/block_file.h"

#include "base/text.h"
#include "read/blocks/block_cell.h"

#include <string.h>

enum { COLUMN_COMPANY = BLOCK_COLUMNS, COLUMN_WAVE, COLUMNS };

struct reading_block {
    struct block_cell cell; /* its arena, emptied after the file, keeps the table */
    struct block_reader *r;
    const struct block_schema *schema;
    struct table table;
    int column[COLUMNS]; /* of the schema's columns, company and wave; -1: not there */
    enum block block;
    unsigned file;
    long folder;              /* the company in whose folder the file lies, or -1 */
    const char *company_text; /* the last company looked up, and what it is */
    long company;
};

static struct arena *scratch(struct reading_block *f)
{
    return &f->cell.scratch;
}

/* --- header ------------------------------------------------------------------------ */

static const char *column_name(const struct reading_block *f, int c)
{
    if (c == COLUMN_COMPANY)
        return "company";
    if (c == COLUMN_WAVE)
        return "wave";
    return c < f->schema->ncolumns ? f->schema->column[c].name : NULL;
}

static bool is_required(const struct reading_block *f, int c)
{
    if (c == COLUMN_COMPANY)
        return f->folder < 0;
    return c < f->schema->ncolumns && f->schema->column[c].required;
}

/* Warns of columns nobody knows; false when a known one appears twice. */
static bool check_columns(struct reading_block *f)
{
    const struct table *t = &f->table;
    bool ok = true;

    for (int i = 0; i < t->header.n; i++) {
        struct place at = table_place(t, &t->header, i);
        const char *text = table_excerpt(scratch(f), t->header.field[i]);
        int c = 0;

        while (c < COLUMNS &&
               (column_name(f, c) == NULL || strcmp(column_name(f, c), t->key[i]) != 0))
            c++;
        if (c == COLUMNS && *text)
            diag_report(f->r->diag, DIAG_CSV_COLUMN_UNKNOWN, at, NULL, "%s", text);
        else if (c < COLUMNS && f->column[c] != i)
            ok = diag_report(f->r->diag, DIAG_CSV_COLUMN_TWICE, at, NULL, "%s", text);
    }
    return ok;
}

static bool find_columns(struct reading_block *f)
{
    const struct table *t = &f->table;
    const char *missing = "";

    for (int c = 0; c < COLUMNS; c++) {
        const char *name = column_name(f, c);

        f->column[c] = name ? table_column(t, name) : -1;
        if (f->column[c] < 0 && is_required(f, c))
            missing =
                arena_printf(scratch(f), "%s%s%s", missing, *missing ? ", " : "", name);
    }
    if (*missing)
        diag_report(f->r->diag, DIAG_CSV_COLUMN, table_place(t, &t->header, -1), NULL, "%s",
                    missing);
    return check_columns(f) && *missing == '\0';
}

/* --- rows -------------------------------------------------------------------------- */

static long company_named(struct reading_block *f, const char *text)
{
    if (f->company_text == NULL || strcmp(text, f->company_text) != 0) {
        f->company_text = text;
        f->company = company_find(f->r->project, text);
    }
    return f->company;
}

/* The row's company, or -1 after a message. */
static long row_company(struct reading_block *f, const struct grid_row *row)
{
    const struct project *p = f->r->project;
    int column = f->column[COLUMN_COMPANY];
    const char *text = table_field(row, column);
    struct place at = table_place(&f->table, row, column);
    int end = row->n < f->table.header.n ? row->n : f->table.header.n;
    long company = f->folder;

    if (company < 0 || *text)
        company = company_named(f, text);
    if (f->folder >= 0 && company != f->folder) {
        diag_report(f->r->diag, DIAG_BLOCK_VALUE, at, p->company[f->folder].id,
                    "the folder is that of another company: %s",
                    table_excerpt(scratch(f), text));
        return -1;
    }
    if (company < 0) {
        diag_report(f->r->diag, DIAG_COMPANY_UNKNOWN, at, NULL, "%s",
                    table_excerpt(scratch(f), text));
        return -1;
    }
    if (table_width_ok(&f->table, row))
        return company;
    diag_report(f->r->diag, DIAG_CSV_WIDTH, table_place(&f->table, row, end),
                p->company[company].id, "%d, not %d", row->n, f->table.header.n);
    return -1;
}

/* Counts the row; false when the company has too many, which is said once. */
static bool has_room(struct reading_block *f, const struct grid_row *row, size_t company)
{
    unsigned short *seen = &f->r->seen[f->block][company];

    if (*seen > BLOCK_ROWS_MAX)
        return false;
    if (++*seen <= BLOCK_ROWS_MAX)
        return true;
    return diag_report(f->r->diag, DIAG_BLOCK_ROWS, table_place(&f->table, row, -1),
                       f->r->project->company[company].id, "at most %d in one block",
                       BLOCK_ROWS_MAX);
}

static void read_wave(struct reading_block *f, const struct grid_row *row, int *wave)
{
    int column = f->column[COLUMN_WAVE], month;
    const char *text = table_given(scratch(f), row, column);

    *wave = WAVE_NONE;
    if (*text == '\0' || (period_parse(text, wave, &month) && month == 0))
        return;
    f->cell.ok =
        diag_report(f->r->diag, DIAG_WAVE_VALUE, table_place(&f->table, row, column),
                    f->cell.company, "%s", table_excerpt(scratch(f), text));
}

static void count_row(struct block_file *file, const struct block_row *row)
{
    file->rows++;
    if (row->wave == WAVE_NONE)
        return;
    if (file->first == WAVE_NONE || row->wave < file->first)
        file->first = row->wave;
    if (row->wave > file->last)
        file->last = row->wave;
}

static void read_row(struct reading_block *f, const struct grid_row *row)
{
    struct blocks *out = f->r->blocks;
    size_t *n = &out->n[f->block];
    struct block_row read = {.order = *n, .file = f->file};
    long company = row_company(f, row);

    if (company < 0 || !has_room(f, row, (size_t)company))
        return;
    f->cell.company = f->r->project->company[company].id;
    f->cell.ok = true;
    read.company = (size_t)company;
    read.at = (struct place){out->file[f->file].name, row->line, 0};
    read_wave(f, row, &read.wave);
    for (int c = 0; c < BLOCK_COLUMNS; c++)
        read.value[c] = c < f->schema->ncolumns
                            ? block_cell_read(&f->cell, &f->schema->column[c],
                                              table_given(scratch(f), row, f->column[c]),
                                              table_place(&f->table, row, f->column[c]))
                            : block_cell_empty;
    if (!f->cell.ok)
        return;
    out->row[f->block][(*n)++] = read;
    count_row(&out->file[f->file], &read);
}

/* --- file -------------------------------------------------------------------------- */

/* Gives the errors after `before` that are nobody's to the company of the folder. */
static void blame_folder(struct reading_block *f, const struct diag_message *before)
{
    const struct diag *d = f->r->diag;

    if (f->folder < 0)
        return;
    for (struct diag_message *m = before ? before->next : d->first; m; m = m->next)
        if (diag_level(m->code) >= LEVEL_ERROR && m->company == NULL)
            m->company = f->r->project->company[f->folder].id;
}

/* Makes room for the file's rows: at once, for an array that grows by and by leaves its
 * smaller selves in the arena. */
static void reserve(struct reading_block *f)
{
    struct blocks *out = f->r->blocks;
    size_t *capacity = &f->r->capacity[f->block], n = out->n[f->block];
    size_t companies = f->folder < 0 ? f->r->project->ncompanies : 1;
    size_t most = companies * BLOCK_ROWS_MAX;
    size_t need = n + (f->table.nrows < most ? f->table.nrows : most);
    struct block_row *rows;

    if (need <= *capacity)
        return;
    *capacity = need > 2 * *capacity ? need : 2 * *capacity;
    rows = arena_array(f->r->arena, *capacity, sizeof *rows);
    if (n > 0)
        memcpy(rows, out->row[f->block], n * sizeof *rows);
    out->row[f->block] = rows;
}

static void add_file(struct reading_block *f, const char *path)
{
    struct block_reader *r = f->r;
    struct blocks *out = r->blocks;

    out->file =
        arena_grow(r->arena, out->file, out->nfiles, &r->file_capacity, sizeof *out->file);
    f->file = (unsigned)out->nfiles++;
    out->file[f->file] = (struct block_file){
        .name = path, .block = f->block, .first = WAVE_NONE, .last = WAVE_NONE};
    if (r->seen[f->block] == NULL)
        r->seen[f->block] =
            arena_array(r->arena, r->project->ncompanies, sizeof *r->seen[f->block]);
}

void block_file_read(struct block_reader *r, enum block b, const char *path, long company)
{
    struct reading_block f = {.r = r, .schema = block_schema(b), .block = b};
    const struct diag_message *before = r->diag->last;

    f.folder = company;
    f.cell.arena = r->arena;
    f.cell.content = r->content;
    f.cell.diag = r->diag;
    add_file(&f, path);
    if (table_load(scratch(&f), r->project->folder, path, &f.table, r->diag) &&
        find_columns(&f)) {
        struct fingerprint *print = &r->blocks->file[f.file].print;

        *print = f.table.print;
        print->name = path;
        reserve(&f);
        for (size_t i = 0; i < f.table.nrows; i++)
            read_row(&f, &f.table.row[i]);
    }
    blame_folder(&f, before);
    arena_drop(scratch(&f));
}
