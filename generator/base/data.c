/*
 * data.c - finding rapport's own files; see data.h.
 */
#include "base/data.h"
#include "base/file.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool usable(struct arena *a, const char *folder)
{
    return file_is_folder(file_join(a, folder, "templates/content"));
}

/* Cuts the last component off a path; false at the root. */
static bool up(char *path)
{
    char *slash = strrchr(path, '/');

    if (slash == NULL || slash == path)
        return false;
    *slash = '\0';
    return true;
}

char *data_folder(struct arena *a)
{
    const char *set = getenv("RAPPORT_DATA");
    char program[PATH_MAX];
    ssize_t length;
    char *shared;

    if (set && *set)
        return usable(a, set) ? arena_strdup(a, set) : NULL;
    length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return NULL;
    program[length] = '\0';
    up(program);
    shared = arena_printf(a, "%s/../share/rapport", program);
    if (usable(a, shared))
        return shared;
    do
        if (usable(a, program))
            return arena_strdup(a, program);
    while (up(program));
    return NULL;
}

char *data_fonts(struct arena *a, const char *folder)
{
    char *built = file_join(a, folder, "build/fonts");

    return file_is_folder(built) ? built : file_join(a, folder, "fonts");
}
