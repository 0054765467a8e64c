/*
 * session.c - loading what the commands work on; see session.h.
 */
#include "cmd/session.h"
#include "base/data.h"
#include "base/text.h"
#include "read/actions.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool session_open_project(struct session *s, const struct options *o)
{
    memset(s, 0, sizeof *s);
    s->diag.arena = &s->arena;
    s->wave = WAVE_NONE;
    s->data = data_folder(&s->arena);
    if (s->data == NULL)
        return diag_report(
            &s->diag, DIAG_DATA_MISSING, (struct place){0}, NULL,
            "templates/ not found; set RAPPORT_DATA to the folder that holds it");
    return content_load(&s->arena, s->data, &s->content, &s->diag) &&
           project_load(&s->arena, o->project, &s->content, &s->project, &s->diag) &&
           actions_overlay(&s->arena, &s->project, &s->content, &s->diag);
}

static int by_index(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return x < y ? -1 : x > y;
}

/* Turns the ids of the command line into company indexes, without doubles, in id order. */
static bool choose_companies(struct session *s, const struct options *o)
{
    size_t n = o->nids ? (size_t)o->nids : s->project.ncompanies, kept = 0;
    bool ok = true;

    s->company = arena_array(&s->arena, n, sizeof *s->company);
    for (size_t i = 0; i < n; i++) {
        long found = (long)i;

        if (o->nids) {
            found = company_find(&s->project, o->id[i]);
            if (found < 0)
                ok = diag_report(&s->diag, DIAG_USAGE, (struct place){0}, NULL,
                                 "no company '%s' in companies.csv", o->id[i]);
        }
        s->company[i] = (size_t)(found < 0 ? 0 : found);
    }
    qsort(s->company, n, sizeof *s->company, by_index);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || s->company[i] != s->company[i - 1])
            s->company[kept++] = s->company[i];
    s->ncompanies = kept;
    return ok;
}

/* The report's date in days since 1970-01-01; never today. */
static bool choose_date(struct session *s)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    long long seconds;

    s->days = s->wave == WAVE_NONE ? 0 : wave_last_day(s->wave);
    if (epoch == NULL)
        return true;
    errno = 0;
    seconds = strtoll(epoch, &end, 10);
    if (end == epoch || *end != '\0' || errno || seconds < 0 || seconds > 253402300799LL)
        return diag_report(&s->diag, DIAG_USAGE, (struct place){0}, NULL,
                           "SOURCE_DATE_EPOCH is not a number of seconds: %s", epoch);
    s->days = (long)(seconds / 86400);
    return true;
}

static bool load_looks(struct session *s)
{
    const struct html_fonts *fonts;
    bool ok = true;

    for (int b = 0; b < s->project.nbrands; b++)
        ok = theme_load(&s->project.brand[b], &s->theme[b], &s->diag) && ok;
    if (!ok || !composer_load(&s->arena, s->data, &s->project, &s->content, &s->composer,
                              &s->diag))
        return false;
    fonts = html_fonts_load(&s->arena, s->data);
    for (int b = 0; b < s->project.nbrands; b++) {
        s->style[b] = html_style_load(&s->arena, s->data, &s->theme[b], HTML_REPORT, fonts,
                                      s->project.shared_assets, &s->diag);
        s->site_style[b] = html_style_load(&s->arena, s->data, &s->theme[b], HTML_SITE,
                                           fonts, s->project.shared_assets, &s->diag);
        ok = s->style[b] && s->site_style[b] && ok;
    }
    return ok;
}

/* Sorts what reading reported by company, so that a job need not search. */
static void split_messages(struct session *s)
{
    size_t n = s->project.ncompanies;
    struct diag *by_company = arena_array(&s->arena, n, sizeof *by_company);

    s->failed = arena_array(&s->arena, n, sizeof *s->failed);
    s->messages = arena_array(&s->arena, n, sizeof *s->messages);
    for (const struct diag_message *m = s->diag.first; m; m = m->next) {
        long c = m->company ? company_find(&s->project, m->company) : -1;

        if (c < 0)
            continue;
        by_company[c].arena = &s->arena;
        diag_report(&by_company[c], m->code, m->at, m->company, m->detail ? "%s" : NULL,
                    m->detail);
        s->messages[c] = by_company[c].first;
        if (diag_level(m->code) >= LEVEL_ERROR)
            s->failed[c] = true;
    }
}

bool session_open(struct session *s, const struct options *o)
{
    if (!session_open_project(s, o) || !choose_companies(s, o) || !load_looks(s))
        return false;
    survey_load(&s->arena, &s->project, &s->content, &s->survey, &s->diag);
    kpis_load(&s->arena, &s->project, &s->content, &s->kpis, &s->diag);
    blocks_load(&s->arena, &s->project, &s->content, &s->blocks, &s->diag);
    s->wave = s->project.period == WAVE_NONE ? s->survey.latest : s->project.period;
    split_messages(s);
    benchmark_load(&s->arena, &s->project, &s->content, &s->survey, s->failed, s->wave,
                   &s->benchmark);
    return choose_date(s) && diag_status(&s->diag, false) < EXIT_USAGE;
}

void session_print(const struct session *s, const struct options *o)
{
    for (const struct diag_message *m = s->diag.first; m; m = m->next) {
        enum diag_level level = diag_level(m->code);

        if ((level == LEVEL_NOTE && !o->verbose) || (level == LEVEL_WARNING && o->quiet))
            continue;
        diag_print(stderr, m, o->colour);
    }
}

void session_close(struct session *s)
{
    composer_drop(&s->composer);
    arena_drop(&s->arena);
    text_cleanup();
}
