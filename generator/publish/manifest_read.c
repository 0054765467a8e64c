/*
 * manifest_read.c - what an earlier build wrote, from its manifests; see manifest.h.
 */
#include "base/date.h"
#include "base/file.h"
#include "publish/manifest.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct arena *arena;
    const struct project *project; /* or NULL */
    struct manifest_old *old;
    size_t paths, entries; /* room there is */
};

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

static const cJSON *member(const cJSON *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

static const char *text_of(struct arena *a, const cJSON *object, const char *key)
{
    const char *text = cJSON_GetStringValue(member(object, key));

    return text ? arena_strdup(a, text) : NULL;
}

static double number_of(const cJSON *object, const char *key)
{
    const cJSON *item = member(object, key);

    return cJSON_IsNumber(item) ? item->valuedouble : (double)NAN;
}

/* A count of at most a billion; 0 when it is none. */
static int count_of(const cJSON *object, const char *key)
{
    double value = number_of(object, key);

    return value >= 0 && value <= 1e9 ? (int)value : 0;
}

static bool read_file(struct arena *a, const cJSON *item, struct output_file *f)
{
    const char *kind = cJSON_GetStringValue(member(item, "kind"));
    const char *sha256 = cJSON_GetStringValue(member(item, "sha256"));

    *f = (struct output_file){.path = text_of(a, item, "path"),
                              .kind = OUTPUT_SITE,
                              .language = text_of(a, item, "language"),
                              .edition = text_of(a, item, "edition")};
    if (f->path == NULL || !safe_path(f->path))
        return false;
    f->bytes = (size_t)count_of(item, "bytes");
    if (sha256 && strlen(sha256) < sizeof f->sha256)
        memcpy(f->sha256, sha256, strlen(sha256) + 1);
    for (int k = 0; k <= OUTPUT_SITE; k++)
        if (kind && strcmp(kind, output_name((enum output)k)) == 0)
            f->kind = (enum output)k;
    /* Lists link to pages and PDFs and say their language: without it, it is just a file.
     */
    if (f->language == NULL && (f->kind == OUTPUT_HTML || f->kind == OUTPUT_PDF))
        f->kind = OUTPUT_SITE;
    return true;
}

static void add_path(struct reader *r, const char *path)
{
    struct manifest_old *old = r->old;

    old->path = arena_grow(r->arena, old->path, old->npaths, &r->paths, sizeof *old->path);
    old->path[old->npaths++] = path;
}

/* Reads a list of files into the outcome and into the list of all paths; of a manifest that
 * stands in a folder of its own only files of that folder. */
static void read_files(struct reader *r, const cJSON *files, const char *apart,
                       struct outcome *o)
{
    size_t length = apart ? strlen(apart) : 0;
    const cJSON *item;

    cJSON_ArrayForEach(item, files)
    {
        struct output_file f;

        if (!read_file(r->arena, item, &f) ||
            (apart && (strncmp(f.path, apart, length) != 0 || f.path[length] != '/')))
            continue;
        o->file = arena_grow(r->arena, o->file, o->nfiles, &o->capacity, sizeof *o->file);
        o->file[o->nfiles++] = f;
        add_path(r, f.path);
    }
}

static unsigned read_flags(const cJSON *list)
{
    const cJSON *item;
    unsigned flags = 0;

    cJSON_ArrayForEach(item, list)
    {
        const char *name = cJSON_GetStringValue(item);

        for (unsigned f = 1; name && f < FLAGS_END; f *= 2)
            if (strcmp(name, flag_name((enum flag)f)) == 0)
                flags |= f;
    }
    return flags;
}

static struct outcome read_outcome(const cJSON *item)
{
    const char *status = cJSON_GetStringValue(member(item, "status"));
    const char *wave = cJSON_GetStringValue(member(item, "wave"));
    const char *date = cJSON_GetStringValue(member(item, "date"));
    const char *open = cJSON_GetStringValue(member(item, "visibility"));
    struct outcome o = {.level = count_of(item, "level"),
                        .score = number_of(item, "score"),
                        .gap = number_of(item, "gap"),
                        .change = number_of(item, "change"),
                        .respondents = count_of(item, "respondents"),
                        .flags = read_flags(member(item, "flags")),
                        .wave = WAVE_NONE};

    if (o.level > LEVELS)
        o.level = 0;
    o.built = wave && wave_parse(wave, &o.wave) && status && strcmp(status, "built") == 0;
    if (date == NULL || !date_parse(date, &o.days))
        o.days = o.built ? wave_last_day(o.wave) : 0;
    if (open && !visibility_find(open, &o.visibility))
        o.visibility = VISIBILITY_PRIVATE;
    return o;
}

static void read_entry(struct reader *r, const cJSON *item, const char *apart)
{
    const char *id = cJSON_GetStringValue(member(item, "id"));
    struct manifest_entry e = {.outcome = read_outcome(item), .was_apart = apart != NULL};
    long company = id && r->project ? company_find(r->project, id) : -1;
    struct manifest_old *old = r->old;
    char *text;

    read_files(r, member(item, "files"), apart, &e.outcome);
    if (company < 0)
        return;
    text = cJSON_PrintUnformatted(item);
    e.company = &r->project->company[company];
    e.kept = arena_strdup(r->arena, text ? text : "null");
    cJSON_free(text);
    old->entry = arena_grow(r->arena, old->entry, old->n, &r->entries, sizeof *old->entry);
    old->entry[old->n++] = e;
}

/* Reads folder/manifest.json, or folder/apart/manifest.json; true when it is ours. */
static bool read_manifest(struct reader *r, const char *folder, const char *apart)
{
    const char *own = file_join(r->arena, apart ? apart : "", "manifest.json");
    struct outcome unused = {0};
    const cJSON *company;
    const char *tool;
    cJSON *root = NULL;
    char *text;
    size_t length;
    bool ours;

    if (file_read(r->arena, file_join(r->arena, folder, own), FILE_LIMIT, &text, &length) ==
        FILE_OK)
        root = cJSON_ParseWithLength(text, length);
    tool = cJSON_GetStringValue(member(root, "tool"));
    ours = tool && strncmp(tool, "rapport ", 8) == 0;
    if (ours) {
        cJSON_ArrayForEach(company, member(root, "companies"))
            read_entry(r, company, apart);
        read_files(r, member(root, "files"), apart, &unused);
        if (apart)
            add_path(r, own);
    }
    cJSON_Delete(root);
    return ours;
}

/* The newer of two entries of a company, which a killed run may leave, is the one apart:
 * it is written before the entry goes from the other manifest. */
static int by_company(const void *a, const void *b)
{
    const struct manifest_entry *x = a, *y = b;

    if (x->company != y->company)
        return x->company < y->company ? -1 : 1;
    return y->was_apart - x->was_apart;
}

static void sort_entries(struct manifest_old *old)
{
    size_t n = 0;

    if (old->n > 0)
        qsort(old->entry, old->n, sizeof *old->entry, by_company);
    for (size_t i = 0; i < old->n; i++)
        if (n == 0 || old->entry[n - 1].company != old->entry[i].company)
            old->entry[n++] = old->entry[i];
    old->n = n;
}

void manifest_read(struct arena *a, const char *folder, const struct project *project,
                   struct manifest_old *old)
{
    struct reader r = {.arena = a, .project = project, .old = old};
    char **names;
    size_t n;

    *old = (struct manifest_old){0};
    old->ours = read_manifest(&r, folder, NULL);
    n = old->ours ? file_list(a, folder, "", &names) : 0;
    for (size_t i = 0; i < n; i++)
        if (project_id_ok(names[i]))
            read_manifest(&r, folder, names[i]);
    sort_entries(old);
}
