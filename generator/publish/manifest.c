/*
 * manifest.c - manifest.json: writing it, and reading an earlier one; see manifest.h.
 */
#include "publish/manifest.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void write_file(struct json *j, const struct output_file *f)
{
    json_open_object(j, NULL);
    json_string(j, "path", f->path);
    json_string(j, "kind", output_name(f->kind));
    json_string(j, "language", f->language);
    json_string(j, "edition", f->edition);
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

/* Messages about the company, or those about none when company is NULL.  Without details,
 * which quote the data: names of respondents, what stood in a cell. */
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
        json_string(j, "text", diag_text(m->code));
        json_close_object(j);
    }
    json_close_array(j);
}

/* Six decimals: what a kept entry prints again is then the same, digit for digit. */
static double rounded(double value)
{
    return round(value * 1e6) / 1e6;
}

static void write_flags(struct json *j, unsigned flags)
{
    json_open_array(j, "flags");
    for (unsigned f = 1; f < FLAGS_END; f *= 2)
        if (flags & f)
            json_string(j, NULL, flag_name((enum flag)f));
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
        json_string(j, "date", date_iso(&scratch, o->days));
        arena_drop(&scratch);
        json_string(j, "visibility", visibility_name(o->visibility));
        if (o->level)
            json_integer(j, "level", o->level);
        json_number(j, "score", rounded(o->score));
        json_number(j, "gap", rounded(o->gap));
        json_number(j, "change", rounded(o->change));
        write_flags(j, o->flags);
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
    struct json j = {.out = out, .compact = true};

    json_open_object(&j, NULL);
    json_integer(&j, "schema", 1);
    json_string(&j, "tool", "rapport " RAPPORT_VERSION);
    json_string(&j, "title", m->project->title);
    json_open_array(&j, "companies");
    for (size_t i = 0; i < m->n; i++) {
        if (m->entry[i].kept)
            json_raw(&j, m->entry[i].kept);
        else
            write_entry(&j, &m->entry[i], m->messages);
        if (i + 1 < m->n)
            buf_putc(out, '\n');
    }
    json_close_array(&j);
    json_open_array(&j, "files");
    for (size_t i = 0; i < m->site.nfiles; i++)
        write_file(&j, &m->site.file[i]);
    json_close_array(&j);
    write_messages(&j, m->messages, NULL);
    json_close_object(&j);
    json_end(&j);
}

/* --- an earlier manifest
 * ------------------------------------------------------------------ */

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

/* Reads a list of files into the outcome and into the list of all paths. */
static void read_files(struct arena *a, const cJSON *files, struct outcome *o,
                       struct manifest_old *old, size_t *capacity)
{
    const cJSON *item;

    cJSON_ArrayForEach(item, files)
    {
        struct output_file f;

        if (!read_file(a, item, &f))
            continue;
        o->file = arena_grow(a, o->file, o->nfiles, &o->capacity, sizeof *o->file);
        o->file[o->nfiles++] = f;
        old->path = arena_grow(a, old->path, old->npaths, capacity, sizeof *old->path);
        old->path[old->npaths++] = f.path;
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

static void read_entry(struct arena *a, const cJSON *item, const struct project *project,
                       struct manifest_old *old, size_t *paths, size_t *entries)
{
    const char *id = cJSON_GetStringValue(member(item, "id"));
    struct manifest_entry e = {.outcome = read_outcome(item)};
    long company = id && project ? company_find(project, id) : -1;
    char *text;

    read_files(a, member(item, "files"), &e.outcome, old, paths);
    if (company < 0)
        return;
    text = cJSON_PrintUnformatted(item);
    e.company = &project->company[company];
    e.kept = arena_strdup(a, text ? text : "null");
    cJSON_free(text);
    old->entry = arena_grow(a, old->entry, old->n, entries, sizeof *old->entry);
    old->entry[old->n++] = e;
}

void manifest_read(struct arena *a, const char *folder, const struct project *project,
                   struct manifest_old *old)
{
    size_t paths = 0, entries = 0, length;
    struct outcome unused = {0};
    const cJSON *company;
    const char *tool;
    cJSON *root = NULL;
    char *text;

    *old = (struct manifest_old){0};
    if (file_read(a, file_join(a, folder, "manifest.json"), FILE_LIMIT, &text, &length) ==
        FILE_OK)
        root = cJSON_ParseWithLength(text, length);
    tool = cJSON_GetStringValue(member(root, "tool"));
    old->ours = tool && strncmp(tool, "rapport ", 8) == 0;
    if (old->ours) {
        cJSON_ArrayForEach(company, member(root, "companies"))
            read_entry(a, company, project, old, &paths, &entries);
        read_files(a, member(root, "files"), &unused, old, &paths);
    }
    cJSON_Delete(root);
}

void manifest_compare(const struct manifest *m, const struct manifest_old *old, int minimum,
                      struct diag *d)
{
    size_t k = 0;

    /* Both are in the order of the project's companies. */
    for (size_t i = 0; i < m->n; i++) {
        const struct outcome *now = &m->entry[i].outcome, *before;
        int more;

        while (k < old->n && old->entry[k].company < m->entry[i].company)
            k++;
        if (k == old->n)
            break;
        before = &old->entry[k].outcome;
        if (old->entry[k].company != m->entry[i].company || !now->built || !before->built ||
            now->wave != before->wave || isnan(now->score) || isnan(before->score))
            continue;
        more = abs(now->respondents - before->respondents);
        if (more > 0 && more < minimum)
            diag_report(d, DIAG_DELIVERED_BEFORE, (struct place){0},
                        m->entry[i].company->id,
                        "%d people then, %d now; do not give both to the same reader",
                        before->respondents, now->respondents);
    }
}

void manifest_keep(struct arena *a, struct manifest *m, const struct manifest_old *old)
{
    struct manifest_entry *all = arena_array(a, m->n + old->n, sizeof *all);
    size_t n = 0, i = 0, k = 0;

    while (i < m->n || k < old->n) {
        int order = i == m->n ? 1
                    : k == old->n
                        ? -1
                        : strcmp(m->entry[i].company->id, old->entry[k].company->id);

        if (order <= 0)
            all[n++] = m->entry[i++];
        else
            all[n++] = old->entry[k];
        /* An entry of this run replaces the old one of the same company. */
        k += order >= 0;
    }
    m->entry = all;
    m->n = n;
}
