/*
 * manifest.c - writing manifest.json and reading an earlier one; see manifest.h.
 */
#include "publish/manifest.h"
#include "base/file.h"
#include "base/json.h"

#include <cjson/cJSON.h>
#include <string.h>

static void write_file(struct json *j, const struct output_file *f)
{
    json_open_object(j, NULL);
    json_string(j, "path", f->path);
    json_string(j, "kind", output_name(f->kind));
    json_string(j, "language", f->language);
    json_integer(j, "bytes", (long)f->bytes);
    json_string(j, "sha256", f->sha256);
    json_close_object(j);
}

static void write_place(struct json *j, struct place at)
{
    struct buf text = {0};

    if (at.file == NULL)
        return;
    buf_puts(&text, at.file);
    if (at.line)
        buf_printf(&text, ":%d", at.line);
    if (at.line && at.column)
        buf_printf(&text, ":%d", at.column);
    json_string(j, "at", buf_text(&text));
    buf_drop(&text);
}

/* Messages about the company, or those about none when company is NULL. */
static void write_messages(struct json *j, const struct diag *d, const char *company)
{
    json_open_array(j, "messages");
    for (const struct diag_message *m = d->first; m; m = m->next) {
        if (company ? m->company == NULL || strcmp(m->company, company) != 0
                    : m->company != NULL)
            continue;
        json_open_object(j, NULL);
        json_string(j, "level", diag_level_name(diag_level(m->code)));
        json_string(j, "code", diag_code_name(m->code));
        write_place(j, m->at);
        json_string(j, "text", m->detail ? m->detail : diag_text(m->code));
        json_close_object(j);
    }
    json_close_array(j);
}

static void write_entry(struct json *j, const struct manifest_entry *e,
                        const struct diag *d)
{
    const struct outcome *o = &e->outcome;

    json_open_object(j, NULL);
    json_string(j, "id", e->company->id);
    json_string(j, "name", e->company->name);
    json_string(j, "status", o->built ? "built" : "failed");
    if (o->built) {
        struct arena scratch = {0};

        json_string(j, "wave", wave_name(&scratch, o->wave));
        arena_drop(&scratch);
        if (o->level)
            json_integer(j, "level", o->level);
        json_number(j, "score", o->score);
        json_integer(j, "respondents", o->respondents);
    }
    json_open_array(j, "files");
    for (size_t i = 0; i < o->nfiles; i++)
        write_file(j, &o->file[i]);
    json_close_array(j);
    write_messages(j, d, e->company->id);
    json_close_object(j);
}

void manifest_write(const struct manifest *m, struct buf *out)
{
    struct json j = {.out = out};

    json_open_object(&j, NULL);
    json_integer(&j, "schema", 1);
    json_string(&j, "tool", "rapport " RAPPORT_VERSION);
    json_string(&j, "title", m->project->title);
    json_open_array(&j, "companies");
    for (size_t i = 0; i < m->n; i++)
        write_entry(&j, &m->entry[i], m->messages);
    json_close_array(&j);
    json_open_array(&j, "files");
    if (m->index.path)
        write_file(&j, &m->index);
    json_close_array(&j);
    write_messages(&j, m->messages, NULL);
    json_close_object(&j);
    json_end(&j);
}

/* A path that stays inside the folder: relative, no empty, "." or ".." part. */
static bool safe_path(const char *path)
{
    if (*path == '\0' || *path == '/')
        return false;
    while (*path) {
        size_t part = strcspn(path, "/");

        if (part == 0 || (part == 1 && path[0] == '.') ||
            (part == 2 && strncmp(path, "..", 2) == 0))
            return false;
        path += part + (path[part] == '/');
    }
    return true;
}

static void collect(struct arena *a, const cJSON *files, const char ***paths, size_t *n,
                    size_t *capacity)
{
    const cJSON *file;

    cJSON_ArrayForEach(file, files)
    {
        const char *path =
            cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(file, "path"));

        if (path == NULL || !safe_path(path))
            continue;
        *paths = arena_grow(a, *paths, *n, capacity, sizeof **paths);
        (*paths)[(*n)++] = arena_strdup(a, path);
    }
}

size_t manifest_read_paths(struct arena *a, const char *folder, const char ***paths,
                           bool *ours)
{
    size_t n = 0, capacity = 0, length;
    const cJSON *company;
    cJSON *root = NULL;
    const char *tool;
    char *text;
    bool known;

    *paths = NULL;
    if (file_read(a, file_join(a, folder, "manifest.json"), FILE_LIMIT, &text, &length) ==
        FILE_OK)
        root = cJSON_ParseWithLength(text, length);
    tool = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(root, "tool"));
    known = tool && strncmp(tool, "rapport ", 8) == 0;
    if (ours)
        *ours = known;
    if (known) {
        cJSON_ArrayForEach(company, cJSON_GetObjectItemCaseSensitive(root, "companies"))
            collect(a, cJSON_GetObjectItemCaseSensitive(company, "files"), paths, &n,
                    &capacity);
        collect(a, cJSON_GetObjectItemCaseSensitive(root, "files"), paths, &n, &capacity);
    }
    cJSON_Delete(root);
    return n;
}
