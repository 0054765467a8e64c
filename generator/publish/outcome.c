/*
 * outcome.c - a job's result, as text and back; see outcome.h.
 */
#include "publish/outcome.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *output_name(enum output kind)
{
    static const char *const names[] = {"html", "pdf", "json", "csv",
                                        "svg",  "png", "text", "layout"};

    return kind == OUTPUT_SITE ? "site" : names[kind];
}

const char *flag_name(enum flag f)
{
    switch (f) {
    case FLAG_BORDERLINE: return "borderline";
    case FLAG_WITHHELD: return "withheld";
    case FLAG_NO_SURVEY: return "no_survey";
    case FLAG_SCORE_FELL: return "score_fell";
    case FLAG_LEVEL_FELL: return "level_fell";
    case FLAG_KPI_MISSED: return "kpi_missed";
    case FLAGS_END:
    case FLAGS_WORSE: break;
    }
    return "";
}

const char *stage_name(enum stage s)
{
    static const char *const names[STAGES] = {
        "diagnose",  "compose",  "html",   "pdf",  "pdf.boxes", "pdf.pages",
        "pdf.paint", "pdf.save", "charts", "json", "data",      "write"};

    return names[s];
}

static unsigned flags_of(const struct diagnosis *d)
{
    static const enum flag worse[] = {[ALERT_SCORE] = FLAG_SCORE_FELL,
                                      [ALERT_LEVEL] = FLAG_LEVEL_FELL,
                                      [ALERT_KPI] = FLAG_KPI_MISSED};
    unsigned flags = d->level.borderline ? FLAG_BORDERLINE : 0;

    if (!d->survey_shown)
        flags |= FLAG_NO_SURVEY;
    else if (d->level.basis == BASIS_POOLED)
        flags |= FLAG_WITHHELD;
    for (int i = 0; i < d->nalerts; i++)
        flags |= worse[d->alert[i].kind];
    return flags;
}

void outcome_fill(struct outcome *o, const struct diagnosis *d, long days)
{
    o->wave = d->wave;
    o->level = d->level.number;
    o->flags = flags_of(d);
    o->days = days;
    o->visibility = d->company->visibility;
    o->score = d->level.value;
    o->gap = d->score.gap.difference;
    o->change = d->ntrend ? d->trend[d->ntrend - 1].change : (double)NAN;
    o->respondents = d->score.answered_all;
}

void outcome_add_hashed(struct arena *a, struct outcome *o, const struct output_file *file,
                        size_t length, const char sha256[HASH_DIGITS])
{
    struct output_file *f;

    o->file = arena_grow(a, o->file, o->nfiles, &o->capacity, sizeof *o->file);
    f = &o->file[o->nfiles++];
    *f = *file;
    f->bytes = length;
    memcpy(f->sha256, sha256, sizeof f->sha256);
}

void outcome_add_file(struct arena *a, struct outcome *o, const struct output_file *file,
                      const void *bytes, size_t length)
{
    char sha256[HASH_DIGITS];

    hash_sha256_hex(bytes, length, sha256);
    outcome_add_hashed(a, o, file, length, sha256);
}

void outcome_encode(const struct outcome *o, const struct diag *d, struct buf *out)
{
    buf_printf(out, "outcome %d %d %u %d %d %d %ld %d %.17g %.17g %.17g %zu", o->built,
               o->level, o->flags, o->respondents, o->wave, o->pages, o->days,
               (int)o->visibility, o->score, o->gap, o->change, o->nfiles);
    for (int s = 0; s < STAGES; s++)
        buf_printf(out, " %.6f", o->ms[s]);
    buf_putc(out, '\n');
    for (size_t i = 0; i < o->nfiles; i++) {
        const struct output_file *f = &o->file[i];

        buf_printf(out, "%d %s %s %zu %s %s\n", (int)f->kind,
                   f->language ? f->language : "-", f->edition ? f->edition : "-", f->bytes,
                   f->sha256, f->path);
    }
    diag_encode(d, out);
}

/* The next line of *text as a copy, or NULL at the end. */
static char *next_line(struct arena *a, const char **text)
{
    size_t length = strcspn(*text, "\n");
    char *line;

    if (**text == '\0')
        return NULL;
    line = arena_strndup(a, *text, length);
    *text += length + ((*text)[length] == '\n');
    return line;
}

static bool decode_file(struct arena *a, char *line, struct output_file *f)
{
    char language[20], edition[20];
    int kind, at = 0;

    if (line == NULL ||
        sscanf(line, "%d %19s %19s %zu %64s %n", &kind, language, edition, &f->bytes,
               f->sha256, &at) != 5 ||
        at == 0 || kind < 0 || kind >= OUTPUTS)
        return false;
    f->kind = (enum output)kind;
    f->language = strcmp(language, "-") == 0 ? NULL : arena_strdup(a, language);
    f->edition = strcmp(edition, "-") == 0 ? NULL : arena_strdup(a, edition);
    f->path = line + at;
    return true;
}

static bool decode_head(const char *line, struct outcome *o)
{
    int built, visibility, at = 0;
    char *end;

    if (line == NULL ||
        sscanf(line, "outcome %d %d %u %d %d %d %ld %d %lg %lg %lg %zu%n", &built,
               &o->level, &o->flags, &o->respondents, &o->wave, &o->pages, &o->days,
               &visibility, &o->score, &o->gap, &o->change, &o->nfiles, &at) != 12)
        return false;
    o->built = built != 0;
    o->visibility = (enum visibility)visibility;
    line += at;
    for (int s = 0; s < STAGES; s++) {
        o->ms[s] = strtod(line, &end);
        if (end == line)
            return false;
        line = end;
    }
    return true;
}

bool outcome_decode(struct arena *a, const char *text, struct outcome *o, struct diag *d)
{
    *o = (struct outcome){0};
    if (!decode_head(next_line(a, &text), o) || o->nfiles > strlen(text))
        return false;
    o->capacity = o->nfiles;
    o->file = arena_array(a, o->nfiles, sizeof *o->file);
    for (size_t i = 0; i < o->nfiles; i++)
        if (!decode_file(a, next_line(a, &text), &o->file[i]))
            return false;
    return diag_decode(d, text);
}
