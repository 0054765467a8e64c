/*
 * quality_json.c - the data quality part of report.json; see quality_json.h.
 */
#include "publish/quality_json.h"

#include <math.h>

static const char *kind_name(enum source_kind kind)
{
    switch (kind) {
    case SOURCE_SURVEY: return "survey";
    case SOURCE_KPIS: return "kpis";
    case SOURCE_BLOCK: return "block";
    case SOURCE_COMPANIES: return "companies";
    case SOURCE_SETTINGS: return "settings";
    }
    return NULL;
}

const char *place_name(struct arena *scratch, const struct place *at)
{
    if (at->file == NULL || at->line == 0)
        return at->file;
    if (at->column == 0)
        return arena_printf(scratch, "%s:%d", at->file, at->line);
    return arena_printf(scratch, "%s:%d:%d", at->file, at->line, at->column);
}

/* A count that may be withheld. */
static void put_count(struct json *j, const char *key, int n)
{
    if (n >= 0)
        json_integer(j, key, n);
}

static void put_files(struct json *j, struct arena *scratch, const struct quality *q)
{
    json_open_array(j, "files");
    for (size_t i = 0; i < q->nsources; i++) {
        const struct source_use *s = &q->source[i];

        json_open_object(j, NULL);
        json_string(j, "name", s->file->name);
        json_string(j, "kind", kind_name(s->kind));
        if (!s->unnamed) {
            json_integer(j, "bytes", (long)s->file->bytes);
            json_string(j, "sha256", s->file->sha256);
        }
        if (s->nwaves > 0) {
            json_open_array(j, "waves");
            for (int w = 0; w < s->nwaves; w++)
                json_string(j, NULL, wave_name(scratch, s->wave[w]));
            json_close_array(j);
        }
        put_count(j, "rows", s->read);
        put_count(j, "used", s->used);
        if (s->read >= 0)
            json_integer(j, "rejected", s->read - s->used);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_rejected(struct json *j, struct arena *scratch, const struct quality *q)
{
    json_open_array(j, "rejected");
    for (size_t i = 0; i < q->nfaults; i++) {
        json_open_object(j, NULL);
        json_string(j, "at", place_name(scratch, &q->fault[i].at));
        json_string(j, "code", diag_code_name(q->fault[i].code));
        if (q->fault[i].raw)
            json_string(j, "value", q->fault[i].raw);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_missing(struct json *j, const struct diagnosis *d)
{
    if (d->quality.answers_missing < 0)
        return;
    json_open_array(j, "missing");
    for (int q = 0; q < QUESTIONS; q++) {
        json_open_object(j, NULL);
        json_string(j, "id", d->content->statement[q].id);
        json_integer(j, "n", d->quality.missing[q]);
        json_close_object(j);
    }
    json_close_array(j);
}

/* Why answers are missing, where anything but blank cells is among them. */
static void put_unused(struct json *j, const struct quality *q)
{
    if (q->unused[ANSWER_BLANK] < 0 || q->unused[ANSWER_BLANK] == q->answers_missing)
        return;
    json_open_object(j, "missing_by_kind");
    for (int kind = ANSWER_BLANK; kind < ANSWER_KINDS; kind++)
        json_integer(j, answer_kind_name((enum answer_kind)kind), q->unused[kind]);
    json_close_object(j);
}

static void put_converted(struct json *j, const struct quality *q)
{
    if (q->nconverted == 0)
        return;
    json_open_array(j, "converted_scales");
    for (int i = 0; i < q->nconverted; i++)
        json_integer(j, NULL, q->converted[i]);
    json_close_array(j);
}

static void put_settings(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    const struct project *p = d->project;
    const struct company *c = d->company;

    json_open_object(j, "settings");
    json_string(j, "period", wave_name(scratch, d->wave));
    json_boolean(j, "period_set", p->period != WAVE_NONE);
    json_integer(j, "minimum", p->minimum);
    json_string(j, "consent", p->named ? "named" : "anonymous");
    json_number(j, "min_answered", p->min_answered);
    json_string(j, "pseudonyms", p->stable_pseudonyms ? "stable" : "per-wave");
    json_open_array(j, "languages");
    for (int i = 0; i < c->nlanguages; i++)
        json_string(j, NULL, d->content->languages.code[c->language[i]]);
    json_close_array(j);
    json_string(j, "edition", edition_name(c->edition[0]));
    json_open_array(j, "editions");
    for (int i = 0; i < c->neditions; i++)
        json_string(j, NULL, edition_name(c->edition[i]));
    json_close_array(j);
    json_close_object(j);
}

void quality_json(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    json_open_object(j, "quality");
    put_files(j, scratch, &d->quality);
    put_rejected(j, scratch, &d->quality);
    put_missing(j, d);
    put_unused(j, &d->quality);
    put_converted(j, &d->quality);
    put_count(j, "straight_lines", d->quality.straight_lines);
    put_count(j, "identical_sheets", d->quality.identical_sheets);
    put_settings(j, scratch, d);
    json_string(j, "version", "rapport " RAPPORT_VERSION);
    json_close_object(j);
}
