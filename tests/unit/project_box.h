/*
 * project_box.h - a project of rapport.ini and companies.csv in the sandbox.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_PROJECT_BOX_H
#define RAPPORT_TEST_PROJECT_BOX_H

#include "read/project.h"

#include "box.h"

static struct project project;
static const struct content content = {.languages = {3, {"en", "pl", "ru"}}};

/* Loads a project of these two files; ini may be NULL. */
static inline bool load(const char *ini, const char *companies)
{
    box.diag = (struct diag){.arena = &box.arena};
    unlink(file_join(&box.arena, box.folder, "rapport.ini"));
    if (ini)
        sandbox_text(&box, "rapport.ini", ini);
    sandbox_text(&box, "companies.csv", companies);
    return project_load(&box.arena, box.folder, &content, &project, &box.diag);
}

#endif
