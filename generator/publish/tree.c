/*
 * tree.c - files of the output folder; see tree.h.
 */
#include "publish/tree.h"
#include "base/file.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *tree_path(struct arena *a, const struct company *c, const struct content *content,
                int version, int edition, enum output kind)
{
    static const char *const names[] = {"index.html", "report.pdf",       "report.json",
                                        "data",       "charts",           "preview.png",
                                        "report.txt", "report.layout.txt"};

    bool one = kind == OUTPUT_JSON,
         shared = kind == OUTPUT_CSV || kind == OUTPUT_SVG || kind == OUTPUT_PNG;
    const char *language =
        one || version == 0 ? "" : content->languages.code[c->language[version]];
    const char *part =
        one || shared || edition == 0 ? "" : edition_name(c->edition[edition]);

    return arena_printf(a, "%s/%s%s%s%s%s", c->id, language, *language ? "/" : "", part,
                        *part ? "/" : "", names[kind]);
}

char *tree_part_path(struct arena *a, const struct company *c,
                     const struct content *content, int version, enum output kind,
                     const char *name)
{
    return arena_printf(a, "%s/%s.%s", tree_path(a, c, content, version, 0, kind), name,
                        kind == OUTPUT_CSV ? "csv" : "svg");
}

/* The folder part of a path, "" when there is none. */
static char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');

    return arena_strndup(a, path, slash ? (size_t)(slash - path) : 0);
}

bool tree_write(struct arena *a, const char *folder, const char *path,
                const struct buf *bytes, struct diag *d)
{
    char *full = file_join(a, folder, path);

    if (file_make_folder(folder_of(a, full)) == FILE_OK &&
        file_write(full, buf_text(bytes), bytes->length) == FILE_OK)
        return true;
    return diag_report(d, DIAG_OUTPUT_WRITE, (struct place){.file = path}, NULL, "%s",
                       strerror(errno));
}

bool tree_open(struct arena *a, const char *folder, bool force, struct diag *d)
{
    char **names;
    struct manifest_old old;

    if (file_make_folder(folder) != FILE_OK || access(folder, W_OK | X_OK) != 0)
        return diag_report(d, DIAG_OUTPUT_WRITE, (struct place){.file = folder}, NULL, "%s",
                           strerror(errno));
    manifest_read(a, folder, NULL, &old);
    if (!old.ours && !force && file_list(a, folder, "", &names) > 0)
        return diag_report(d, DIAG_USAGE, (struct place){.file = folder}, NULL,
                           "the output folder holds other files; choose another one or use "
                           "--force to write beside them");
    return true;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All paths of the new manifest, sorted. */
static const char **new_paths(struct arena *a, const struct manifest *m, size_t *n)
{
    const char **paths;

    *n = m->site.nfiles;
    for (size_t i = 0; i < m->n; i++)
        *n += m->entry[i].outcome.nfiles + 1;
    paths = arena_array(a, *n + 1, sizeof *paths);
    *n = 0;
    for (size_t i = 0; i < m->n; i++) {
        for (size_t f = 0; f < m->entry[i].outcome.nfiles; f++)
            paths[(*n)++] = m->entry[i].outcome.file[f].path;
        if (manifest_is_apart(m, &m->entry[i]))
            paths[(*n)++] = manifest_path_apart(a, m->entry[i].company);
    }
    for (size_t f = 0; f < m->site.nfiles; f++)
        paths[(*n)++] = m->site.file[f].path;
    qsort(paths, *n, sizeof *paths, by_text);
    return paths;
}

/* Removes a folder and those it is in, as far as they are empty. */
static void remove_folders(struct arena *a, const char *folder, const char *path)
{
    /* rmdir fails on a folder that still holds something, which is what is wanted. */
    for (const char *part = path; *part; part = folder_of(a, part))
        rmdir(file_join(a, folder, part));
}

static void remove_with_folders(struct arena *a, const char *folder, const char *path)
{
    unlink(file_join(a, folder, path));
    remove_folders(a, folder, folder_of(a, path));
}

void tree_remove_stale(struct arena *a, const char *folder, const char *const *old,
                       size_t n, const struct manifest *m)
{
    size_t kept;
    const char **keep = new_paths(a, m, &kept);

    for (size_t i = 0; i < n; i++)
        if (!bsearch(&old[i], keep, kept, sizeof *keep, by_text))
            remove_with_folders(a, folder, old[i]);
}

/* Several files that only their folder knows: those with their kind's suffix.  The folder
 * goes too when it was made and nothing written yet. */
static void remove_parts(struct arena *a, const char *folder, const char *path,
                         const char *suffix)
{
    char **names;
    size_t n = file_list(a, file_join(a, folder, path), suffix, &names);

    for (size_t i = 0; i < n; i++)
        unlink(file_join(a, folder, file_join(a, path, names[i])));
    remove_folders(a, folder, path);
}

void tree_remove_company(struct arena *a, const char *folder, const struct company *c,
                         const struct content *content)
{
    for (int v = 0; v < c->nlanguages; v++)
        for (int e = 0; e < c->neditions; e++)
            for (int kind = 0; kind < OUTPUTS; kind++) {
                const char *path = tree_path(a, c, content, v, e, (enum output)kind);

                if (kind == OUTPUT_CSV || kind == OUTPUT_SVG)
                    remove_parts(a, folder, path, kind == OUTPUT_CSV ? ".csv" : ".svg");
                else
                    remove_with_folders(a, folder, path);
            }
}

/* True for NAME.tmp-PID when no process PID is left that could still be writing it. */
static bool is_left_behind(const char *name)
{
    const char *mark = strstr(name, ".tmp-");
    char *end;
    long pid = mark ? strtol(mark + 5, &end, 10) : 0;

    return pid > 0 && *end == '\0' && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

static void remove_left_behind(struct arena *a, const char *folder, const char *path)
{
    char **names;
    size_t n = file_list(a, file_join(a, folder, path), "", &names);

    for (size_t i = 0; i < n; i++)
        if (is_left_behind(names[i]))
            remove_with_folders(a, folder, file_join(a, path, names[i]));
}

void tree_remove_temporary(struct arena *a, const char *folder, const struct manifest *m,
                           const struct content *content)
{
    remove_left_behind(a, folder, "");
    for (size_t i = 0; i < m->n; i++) {
        const struct company *c = m->entry[i].company;

        for (int v = 0; v < c->nlanguages; v++)
            for (int e = 0; e < c->neditions; e++) {
                const char *page = tree_path(a, c, content, v, e, OUTPUT_HTML);

                remove_left_behind(a, folder, tree_path(a, c, content, v, e, OUTPUT_CSV));
                remove_left_behind(a, folder, tree_path(a, c, content, v, e, OUTPUT_SVG));
                remove_left_behind(a, folder, folder_of(a, page));
            }
    }
}
