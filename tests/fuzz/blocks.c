/*
 * blocks.c - fuzz target: any bytes as a file of an optional block.
 *
 * The first byte chooses the block, and whether the file is for all companies or lies in
 * the folder of one; the rest is the file.  Whatever comes, rows are sorted, of companies
 * that exist, within their bounds and of the types of their columns, and a file that gives
 * nothing has said why.
 */
#define _GNU_SOURCE
#include "read/blocks/blocks.h"
#include "base/file.h"
#include "base/text.h"
#include "fuzz.h"

#include <limits.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

/* A project of two companies, in a folder of its own. */
static struct {
    struct arena arena;
    struct content content;
    struct project project;
    char folder[32];
} box = {.folder = "/tmp/rapport-fuzz-XXXXXX"};

static void close_box(void)
{
    rmdir(file_join(&box.arena, box.folder, "blocks/acme"));
    rmdir(file_join(&box.arena, box.folder, "blocks"));
    unlink(file_join(&box.arena, box.folder, "companies.csv"));
    rmdir(box.folder);
    arena_drop(&box.arena);
    text_cleanup();
}

static void open_box(void)
{
    static const char companies[] = "id,name,consent\nacme,Acme Ltd,named\nbeta,Beta,\n";
    struct diag d = {.arena = &box.arena};

    FUZZ_CHECK(mkdtemp(box.folder) != NULL);
    FUZZ_CHECK(file_make_folder(file_join(&box.arena, box.folder, "blocks/acme")) ==
               FILE_OK);
    FUZZ_CHECK(file_write(file_join(&box.arena, box.folder, "companies.csv"), companies,
                          sizeof companies - 1) == FILE_OK);
    FUZZ_CHECK(content_load(&box.arena, ".", &box.content, &d));
    FUZZ_CHECK(project_load(&box.arena, box.folder, &box.content, &box.project, &d));
    atexit(close_box);
}

static void check_value(const struct block_column *column, const struct block_value *v)
{
    bool is_text = column->type == BLOCK_TEXT || column->type == BLOCK_PERSONAL;
    bool is_number = column->type == BLOCK_NUMBER || column->type == BLOCK_WHOLE;

    FUZZ_CHECK(is_text || v->text == NULL);
    FUZZ_CHECK(v->text == NULL || (strlen(v->text) <= BLOCK_TEXT_MAX && *v->text));
    FUZZ_CHECK(!isinf(v->number) && v->choice >= -1);
    FUZZ_CHECK(!is_number || isnan(v->number) ||
               (v->number >= column->least && v->number <= column->most));
    FUZZ_CHECK(!column->required || v->text || !isnan(v->number) || v->choice >= 0);
}

static void check(struct arena *a, const struct blocks *b, enum block block)
{
    const struct block_schema *schema = block_schema(block);
    size_t rows = 0;

    for (size_t i = 0; i < b->n[block]; i++) {
        const struct block_row *row = &b->row[block][i];

        FUZZ_CHECK(row->company < box.project.ncompanies && row->at.line > 0);
        FUZZ_CHECK(i == 0 || row->company >= row[-1].company);
        for (int c = 0; c < schema->ncolumns; c++)
            check_value(&schema->column[c], &row->value[c]);
    }
    for (size_t c = 0; c < box.project.ncompanies; c++) {
        int n = blocks_all(a, b, &box.project, c, block, INT_MAX).n;

        FUZZ_CHECK(n <= BLOCK_ROWS_MAX);
        FUZZ_CHECK(blocks_of(a, b, &box.project, c, block, 2026 * 4).n <= n);
        rows += (size_t)n;
    }
    FUZZ_CHECK(rows == b->n[block]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct blocks blocks;
    enum block block;
    const char *file;

    if (size == 0)
        return 0;
    if (box.project.company == NULL)
        open_box();
    block = (enum block)(data[0] % BLOCKS);
    file = file_join(&a, box.folder,
                     arena_printf(&a, "blocks/%s%s.csv", data[0] < 128 ? "" : "acme/",
                                  block_schema(block)->name));
    FUZZ_CHECK(file_write(file, data + 1, size - 1) == FILE_OK);
    blocks_load(&a, &box.project, &box.content, &blocks, &d);
    file_remove(file);
    FUZZ_CHECK(blocks.nfiles == 1);
    check(&a, &blocks, block);
    arena_drop(&a);
    return 0;
}
