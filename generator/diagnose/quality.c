/*
 * quality.c - which files a company's figures come from, what was left out of them, and how
 * the answers look.
 *
 * Only rows of this company count, and of quarters the report uses: the reported one, those
 * of the trend, and for KPIs those whose values are drawn.  While the survey is withheld no
 * figure comes from its files, and they are not named: with a hash, the few answer sheets
 * in one could be tried out.  Of blocks all rows up to the reported quarter count.
 */
#include "diagnose/parts.h"

#include <string.h>

_Static_assert(KPI_HISTORY <= TREND_MAX, "room for the quarters of a KPI file");

/* --- files --------------------------------------------------------------------------- */

/* What one reader kept, and how to tell which of it the report uses. */
struct reader {
    enum source_kind kind;
    const struct fingerprint *file;
    const struct audit *audit;
    size_t company;
};

static bool survey_wave_used(const struct diagnosis *d, int wave)
{
    for (int i = 0; i < d->ntrend; i++)
        if (d->trend[i].wave == wave)
            return true;
    return wave == d->wave;
}

static bool uses(const struct diagnosis *d, const struct reader *reader, int wave)
{
    if (reader->kind == SOURCE_KPIS)
        return wave <= d->wave && wave > d->wave - KPI_HISTORY;
    return survey_wave_used(d, wave);
}

static void add_sources(const struct reader *reader, struct diagnosis *d)
{
    struct quality *q = &d->quality;
    struct source_use *s = NULL;
    size_t n;
    const struct audit_rows *rows = audit_rows_of(reader->audit, reader->company, &n);

    for (size_t i = 0; i < n; i++) {
        const struct fingerprint *file = &reader->file[rows[i].file];

        if (!uses(d, reader, rows[i].period))
            continue;
        if (s == NULL || s->file != file) {
            s = &q->source[q->nsources++];
            *s = (struct source_use){.file = file, .kind = reader->kind};
        }
        s->wave[s->nwaves++] = rows[i].period;
        s->read += rows[i].read;
        s->used += rows[i].used;
    }
}

/* Notes the scales of the files used whose answers were converted. */
static void add_conversions(const struct survey *survey, size_t company,
                            struct diagnosis *d)
{
    struct quality *q = &d->quality;
    size_t n;
    const struct audit_rows *rows = audit_rows_of(&survey->audit, company, &n);

    for (size_t i = 0; survey->converted && i < n; i++) {
        int steps = survey->converted[rows[i].file], known = 0;

        if (steps == 0 || rows[i].used == 0 || !survey_wave_used(d, rows[i].period))
            continue;
        while (known < q->nconverted && q->converted[known] != steps)
            known++;
        if (known == q->nconverted && known < CONVERTED_MAX)
            q->converted[q->nconverted++] = steps;
    }
}

static void add_faults(const struct reader *reader, struct diagnosis *d)
{
    struct quality *q = &d->quality;
    size_t n;
    const struct audit_fault *fault = audit_faults_of(reader->audit, reader->company, &n);

    for (size_t i = 0; i < n; i++)
        if (uses(d, reader, fault[i].period))
            q->fault[q->nfaults++] = (struct source_fault){
                {reader->file[fault[i].file].name, fault[i].line, fault[i].column},
                fault[i].code,
                fault[i].raw};
}

/* --- blocks -------------------------------------------------------------------------- */

static bool quotes_people(const struct block_schema *schema)
{
    int c = 0;

    while (c < schema->ncolumns && schema->column[c].type != BLOCK_PERSONAL)
        c++;
    return c < schema->ncolumns;
}

/* Adds the quarter unless it is known; the latest stay where there are too many. */
static void add_wave(struct source_use *s, int wave)
{
    int at = s->nwaves;

    while (at > 0 && s->wave[at - 1] > wave)
        at--;
    if (at > 0 && s->wave[at - 1] == wave)
        return;
    if (s->nwaves == TREND_MAX) {
        if (at == 0)
            return;
        memmove(s->wave, s->wave + 1, (size_t)--at * sizeof *s->wave);
        s->nwaves--;
    } else
        memmove(s->wave + at + 1, s->wave + at, (size_t)(s->nwaves - at) * sizeof *s->wave);
    s->wave[at] = wave;
    s->nwaves++;
}

/* The files of a block, which come one after the other; q NULL: only counts them. */
static size_t add_block(struct arena *a, const struct diagnosis *d, enum block b,
                        struct quality *q)
{
    size_t company = (size_t)(d->company - d->project->company), n = 0;
    struct block_rows rows = blocks_all(a, d->blocks, d->project, company, b, d->wave);
    struct source_use *s = NULL;

    for (int i = 0; i < rows.n; i++) {
        const struct block_row *row = rows.row[i];

        if (i == 0 || rows.row[i - 1]->file != row->file) {
            n++;
            if (q) {
                s = &q->source[q->nsources++];
                *s = (struct source_use){.file = &d->blocks->file[row->file].print,
                                         .kind = SOURCE_BLOCK,
                                         .unnamed = quotes_people(block_schema(b)) &&
                                                    !d->company->named};
            }
        }
        if (s == NULL)
            continue;
        s->read++;
        s->used++;
        if (row->wave != WAVE_NONE)
            add_wave(s, row->wave);
    }
    return n;
}

/* --- the list ------------------------------------------------------------------------ */

/* A file of the project itself, without rows of its own about the quarter. */
static void add_project_file(const struct fingerprint *file, enum source_kind kind,
                             struct quality *q)
{
    if (file->name)
        q->source[q->nsources++] =
            (struct source_use){.file = file, .kind = kind, .read = -1, .used = -1};
}

static void list_files(struct arena *a, const struct reader *reader, int readers,
                       struct diagnosis *d)
{
    struct quality *q = &d->quality;
    size_t sources = 3, faults = 0, n;

    for (int i = 0; i < readers; i++) {
        audit_rows_of(reader[i].audit, reader[i].company, &n);
        sources += n;
        audit_faults_of(reader[i].audit, reader[i].company, &n);
        faults += n;
    }
    for (int b = 0; b < BLOCKS; b++)
        sources += add_block(a, d, (enum block)b, NULL);
    q->source = arena_array(a, sources, sizeof *q->source);
    q->fault = arena_array(a, faults, sizeof *q->fault);
    for (int i = 0; i < readers; i++) {
        add_sources(&reader[i], d);
        add_faults(&reader[i], d);
    }
    for (int b = 0; b < BLOCKS; b++)
        add_block(a, d, (enum block)b, q);
    add_project_file(&d->project->companies_file, SOURCE_COMPANIES, q);
    add_project_file(&d->project->settings_file, SOURCE_SETTINGS, q);
    add_project_file(&d->project->actions_file, SOURCE_SETTINGS, q);
}

/* --- answers ------------------------------------------------------------------------- */

static void withhold_answers(struct quality *q)
{
    for (int i = 0; i < QUESTIONS; i++)
        q->missing[i] = -1;
    for (int kind = 0; kind < ANSWER_KINDS; kind++)
        q->unused[kind] = -1;
    q->answers_missing = q->straight_lines = q->identical_sheets = -1;
}

static void count_answers(const struct response *r, size_t n, struct quality *q)
{
    static const unsigned char nothing[QUESTIONS] = {0};

    for (size_t i = 0; i < n; i++) {
        if (memcmp(r[i].answer, nothing, QUESTIONS) == 0)
            continue;
        for (int k = 0; k < QUESTIONS; k++) {
            q->missing[k] += r[i].answer[k] == 0;
            q->answers_missing += r[i].answer[k] == 0;
        }
        for (int kind = ANSWER_BLANK + 1; kind < ANSWER_KINDS; kind++)
            q->unused[kind] += r[i].unused[kind];
        q->straight_lines += straight_line(&r[i]);
    }
    q->unused[ANSWER_BLANK] = q->answers_missing;
    for (int kind = ANSWER_BLANK + 1; kind < ANSWER_KINDS; kind++)
        q->unused[ANSWER_BLANK] -= q->unused[kind];
}

/* Among few people, even why one answer is missing could point to one of them. */
static void withhold_counts(struct quality *q)
{
    q->straight_lines = q->identical_sheets = -1;
    for (int kind = 0; kind < ANSWER_KINDS; kind++)
        q->unused[kind] = -1;
}

void diagnose_quality(struct arena *a, const struct survey *survey, const struct kpis *kpis,
                      const struct response *r, size_t n, struct diagnosis *d)
{
    struct quality *q = &d->quality;
    size_t company = (size_t)(d->company - d->project->company);
    const struct reader readers[] = {
        {SOURCE_SURVEY, survey->file, &survey->audit, company},
        {SOURCE_KPIS, kpis->file, &kpis->audit, company},
    };
    int skipped = d->survey_shown ? 0 : 1;

    list_files(a, readers + skipped, 2 - skipped, d);
    if (!d->survey_shown) {
        withhold_answers(q);
        return;
    }
    add_conversions(survey, company, d);
    count_answers(r, n, q);
    q->identical_sheets = identical_sheets(a, r, n);
    if (!privacy_counts_shown(d->score.answered_all, d->project->minimum))
        withhold_counts(q);
}
