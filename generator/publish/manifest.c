/*
 * manifest.c - manifest.json: writing it, with what an earlier one says; see manifest.h.
 */
#include "publish/manifest.h"
#include "base/date.h"
#include "base/json.h"

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

enum visibility manifest_visibility(const struct manifest_entry *e)
{
    enum visibility now = e->company->visibility, then = e->outcome.visibility;

    return now < then ? now : then;
}

bool manifest_is_apart(const struct manifest *m, const struct manifest_entry *e)
{
    return manifest_visibility(e) < m->project->visibility;
}

char *manifest_path_apart(struct arena *a, const struct company *c)
{
    return arena_printf(a, "%s/manifest.json", c->id);
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
static void write_messages(struct json *j, const struct diag *d, const char *company,
                           bool places)
{
    json_open_array(j, "messages");
    for (const struct diag_message *m = d->first; m; m = m->next) {
        if (company ? m->company == NULL || strcmp(m->company, company) != 0
                    : m->company != NULL)
            continue;
        json_open_object(j, NULL);
        json_string(j, "level", diag_level_name(diag_level(m->code)));
        json_string(j, "code", diag_code_name(m->code));
        write_place(j, places ? m->at : (struct place){0});
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
    write_messages(j, d, e->company->id, true);
    json_close_object(j);
}

static void write_head(struct json *j, const struct manifest *m)
{
    json_open_object(j, NULL);
    json_integer(j, "schema", 1);
    json_string(j, "tool", "rapport " RAPPORT_VERSION);
    json_string(j, "title", m->project->title);
    json_open_array(j, "companies");
}

static void write_any_entry(struct json *j, const struct manifest *m,
                            const struct manifest_entry *e)
{
    if (e->kept)
        json_raw(j, e->kept);
    else
        write_entry(j, e, m->messages);
}

void manifest_write(const struct manifest *m, struct buf *out)
{
    struct json j = {.out = out, .compact = true};
    size_t last = m->n;

    while (last > 0 && manifest_is_apart(m, &m->entry[last - 1]))
        last--;
    write_head(&j, m);
    for (size_t i = 0; i < last; i++) {
        if (manifest_is_apart(m, &m->entry[i]))
            continue;
        write_any_entry(&j, m, &m->entry[i]);
        if (i + 1 < last)
            buf_putc(out, '\n');
    }
    json_close_array(&j);
    json_open_array(&j, "files");
    for (size_t i = 0; i < m->site.nfiles; i++)
        write_file(&j, &m->site.file[i]);
    json_close_array(&j);
    /* Names of input files may be names of companies. */
    write_messages(&j, m->messages, NULL, m->project->visibility == VISIBILITY_PRIVATE);
    json_close_object(&j);
    json_end(&j);
}

void manifest_write_apart(const struct manifest *m, const struct manifest_entry *e,
                          struct buf *out)
{
    struct json j = {.out = out, .compact = true};

    write_head(&j, m);
    write_any_entry(&j, m, e);
    json_close_array(&j);
    json_close_object(&j);
    json_end(&j);
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
