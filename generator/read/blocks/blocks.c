/*
 * blocks.c - finds and reads the files of the optional blocks; see blocks.h.
 */
#include "read/blocks/block_file.h"

#include "base/file.h"
#include "base/text.h"
#include "read/table/kind.h"

#include <stdlib.h>
#include <string.h>

/* --- files ------------------------------------------------------------------------- */

/* The block whose file has this name, without what kind of file it is, or BLOCKS. */
static enum block block_named(const char *file)
{
    struct arena scratch = {0};
    const char *end = strrchr(file, '.');
    const char *name = text_fold(
        &scratch, arena_strndup(&scratch, file, end ? (size_t)(end - file) : strlen(file)));
    int b = 0;

    while (b < BLOCKS && strcmp(block_schema((enum block)b)->name, name) != 0)
        b++;
    arena_drop(&scratch);
    return (enum block)b;
}

/* A file of blocks/ or of a company's folder there. */
static void read_any(struct block_reader *r, const char *path, const char *name,
                     long company)
{
    const char *id = company >= 0 ? r->project->company[company].id : NULL;
    struct place at = {path, 0, 0};
    enum block b = block_named(name);

    if (kind_is_litter(name))
        return;
    if (!kind_is_opened(name))
        diag_report(r->diag, DIAG_FILE_IGNORED, at, id, NULL);
    else if (b == BLOCKS)
        diag_report(r->diag, DIAG_BLOCK_UNKNOWN, at, id, NULL);
    else
        block_file_read(r, b, path, company);
}

static void read_folder(struct block_reader *r, const char *folder, long company)
{
    char **names;
    size_t n =
        file_list(r->arena, file_join(r->arena, r->project->folder, folder), "", &names);

    for (size_t i = 0; i < n; i++)
        read_any(r, arena_printf(r->arena, "%s/%s", folder, names[i]), names[i], company);
}

/* Ids alone name folders: a name may stand for several companies, and changes. */
static long folder_company(const struct project *p, const char *name)
{
    long company = company_find(p, name);

    return company >= 0 && strcmp(p->company[company].id, name) == 0 ? company : -1;
}

static void read_all(struct block_reader *r)
{
    const char *folder = file_join(r->arena, r->project->folder, "blocks");
    char **names;
    size_t n = file_list(r->arena, folder, "", &names);

    for (size_t i = 0; i < n; i++) {
        const char *path = arena_printf(r->arena, "blocks/%s", names[i]);
        long company = folder_company(r->project, names[i]);

        if (!file_is_folder(file_join(r->arena, folder, names[i])))
            read_any(r, path, names[i], -1);
        else if (company >= 0)
            read_folder(r, path, company);
        else
            diag_report(r->diag, DIAG_BLOCK_FOLDER, (struct place){path, 0, 0}, NULL, NULL);
    }
}

/* --- rows -------------------------------------------------------------------------- */

static int by_company(const void *a, const void *b)
{
    const struct block_row *x = a, *y = b;

    if (x->company != y->company)
        return x->company < y->company ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* By company, the first n values, quarter and order. */
static int compare_lines(const void *a, const void *b, int n)
{
    const struct block_row *x = *(const struct block_row *const *)a,
                           *y = *(const struct block_row *const *)b;
    int order = (x->company > y->company) - (x->company < y->company);

    if (order == 0)
        order = block_compare_keys(x, y, n);
    if (order == 0)
        order = x->wave - y->wave;
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_first(const void *a, const void *b)
{
    return compare_lines(a, b, 1);
}

static int by_first_two(const void *a, const void *b)
{
    return compare_lines(a, b, 2);
}

/* Reports lines that are there twice for a quarter. */
static void check_twice(struct block_reader *r, enum block b)
{
    struct arena scratch = {0};
    size_t n = r->blocks->n[b];
    int keys = block_schema(b)->keys;
    const struct block_row **row = arena_array(&scratch, n, sizeof *row);
    size_t first = 0;

    for (size_t i = 0; i < n; i++)
        row[i] = &r->blocks->row[b][i];
    qsort(row, n, sizeof *row, keys == 1 ? by_first : by_first_two);
    for (size_t i = 1; i < n; i++) {
        if (row[first]->company == row[i]->company && row[first]->wave == row[i]->wave &&
            block_compare_keys(row[first], row[i], keys) == 0)
            diag_report(r->diag, DIAG_BLOCK_TWICE, row[i]->at,
                        r->project->company[row[i]->company].id, "first in %s:%d",
                        row[first]->at.file, row[first]->at.line);
        else
            first = i;
    }
    arena_drop(&scratch);
}

static void count_companies(struct blocks *b, enum block block)
{
    const struct block_row *row = b->row[block];
    /* By file, the company counted last, and one more: rows come by company. */
    struct arena scratch = {0};
    size_t *last = arena_array(&scratch, b->nfiles, sizeof *last);

    for (size_t i = 0; i < b->n[block]; i++)
        if (last[row[i].file] != row[i].company + 1) {
            last[row[i].file] = row[i].company + 1;
            b->file[row[i].file].companies++;
        }
    arena_drop(&scratch);
}

static bool concerns_all(const struct diag *d, const struct diag_message *before)
{
    for (const struct diag_message *m = before ? before->next : d->first; m; m = m->next)
        if (diag_level(m->code) >= LEVEL_ERROR && m->company == NULL)
            return true;
    return false;
}

bool blocks_load(struct arena *a, const struct project *p, const struct content *content,
                 struct blocks *b, struct diag *d)
{
    struct block_reader r = {
        .arena = a, .project = p, .content = content, .blocks = b, .diag = d};
    const struct diag_message *before = d->last;

    *b = (struct blocks){0};
    read_all(&r);
    for (int i = 0; i < BLOCKS; i++) {
        enum block block = (enum block)i;

        if (b->n[i] == 0)
            continue;
        qsort(b->row[i], b->n[i], sizeof *b->row[i], by_company);
        count_companies(b, block);
        if (block_schema(block)->keys)
            check_twice(&r, block);
    }
    return !concerns_all(d, before);
}
