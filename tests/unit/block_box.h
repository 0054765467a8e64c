/*
 * block_box.h - a project of two companies in the sandbox, and its blocks.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_BLOCK_BOX_H
#define RAPPORT_TEST_BLOCK_BOX_H

#include "read/blocks/blocks.h"
#include "read/wave.h"

#include "box.h"

enum { Q1 = 2026 * 4, Q2, Q3 };

static struct project project;
static struct blocks blocks;
static const struct content content = {.languages = {3, {"en", "pl", "ru"}},
                                       .item = {{.list = "steps", .id = "goals"},
                                                {.list = "steps", .id = "plan"},
                                                {.list = "contacts", .id = "goals"}},
                                       .nitems = 3};

/* Starts again with two companies, of which acme lets itself be quoted. */
static inline void start(void)
{
    box.diag = (struct diag){.arena = &box.arena};
    sandbox_text(&box, "companies.csv",
                 "id,name,consent\nacme,Acme Ltd,named\nbeta,Beta,anonymous\n");
    assert_true(project_load(&box.arena, box.folder, &content, &project, &box.diag));
}

static inline bool load(void)
{
    return blocks_load(&box.arena, &project, &content, &blocks, &box.diag);
}

/* Loads this file alone. */
static inline bool load_file(const char *name, const char *text)
{
    const char *path = arena_printf(&box.arena, "blocks/%s", name);
    bool ok;

    start();
    sandbox_text(&box, path, text);
    ok = load();
    unlink(file_join(&box.arena, box.folder, path));
    return ok;
}

static inline struct block_rows rows_of(size_t company, enum block block, int wave)
{
    return blocks_of(&box.arena, &blocks, &project, company, block, wave);
}

#endif
