/*
 * survey.c - the answers of all companies; see survey.h for the rules.
 *
 * Each file is read once, row by row; see survey_parts.h for who does what.
 */
#include "read/survey/survey.h"
#include "base/text.h"
#include "read/feed.h"
#include "read/survey/survey_parts.h"

#include <string.h>

/* --- the plain form --------------------------------------------------------------- */

enum plain { PLAIN_COMPANY, PLAIN_WAVE, PLAIN_FUNCTION, PLAIN_RESPONDENT, PLAIN_Q1 };
enum { PLAIN_COLUMNS = PLAIN_Q1 + QUESTIONS };

static const char *const plain_names[PLAIN_COLUMNS] = {
    "company", "wave", "function", "respondent", "q1",  "q2",  "q3",  "q4",
    "q5",      "q6",   "q7",       "q8",         "q9",  "q10", "q11", "q12",
    "q13",     "q14",  "q15",      "q16",        "q17", "q18", "q19", "q20"};

/* The header of one row, as it stands. */
static void plain_header(struct survey_file *f)
{
    const struct grid_row *row = &f->grid.head[0];
    struct header *h = &f->header;

    *h = (struct header){.tool = TOOL_PLAIN,
                         .rows = 1,
                         .first_line = row->line,
                         .last_line = row->line,
                         .n = row->n};
    h->column = arena_array(f->in.arena, (size_t)row->n + 1, sizeof *h->column);
    for (int i = 0; i < row->n; i++) {
        struct heading *c = &h->column[i];

        c->full = c->row = text_trim(f->in.arena, row->field[i]);
        c->code = c->stem = "";
        c->key = text_fold(f->in.arena, c->full);
    }
    while (h->n && *h->column[h->n - 1].full == '\0')
        h->n--;
}

/* Warns of columns nobody knows; false when a known one appears twice. */
static bool check_plain(struct survey_file *f, const int *column)
{
    bool ok = true;

    for (int i = 0; i < f->header.n; i++) {
        const struct heading *heading = &f->header.column[i];
        struct place at = grid_place(&f->grid, &f->grid.head[0], i);
        int known = PLAIN_COLUMNS - 1;

        while (known >= 0 && strcmp(plain_names[known], heading->key) != 0)
            known--;
        if (known < 0 && *heading->full)
            diag_report(f->in.diag, DIAG_CSV_COLUMN_UNKNOWN, at, NULL, "%s",
                        table_excerpt(&f->scratch, heading->full));
        else if (known >= 0 && column[known] != i)
            ok = diag_report(f->in.diag, DIAG_CSV_COLUMN_TWICE, at, NULL, "%s",
                             table_excerpt(&f->scratch, heading->full));
    }
    return ok;
}

/* Finds the columns of the plain form; how many of them there are, and the names of the
 * others. */
static int find_plain(struct survey_file *f, int *column, const char **missing)
{
    int found = 0;

    *missing = "";
    for (int i = 0; i < PLAIN_COLUMNS; i++) {
        column[i] = header_find(&f->header, plain_names[i], -1);
        found += column[i] >= 0;
        if (column[i] < 0)
            *missing = arena_printf(&f->scratch, "%s%s%s", *missing, **missing ? ", " : "",
                                    plain_names[i]);
    }
    return found;
}

/*
 * Recognises the plain form.  What has some of its columns but neither all statements nor
 * what an export may lack is a damaged one; *ok is cleared after a message.
 */
static bool read_plain(struct survey_file *f, bool *ok)
{
    struct survey_columns *c = &f->columns;
    int column[PLAIN_COLUMNS], statements = 0, others = 0;
    const char *missing;

    plain_header(f);
    if (find_plain(f, column, &missing) == 0)
        return false;
    for (int i = 0; i < PLAIN_COLUMNS; i++)
        *(i < PLAIN_Q1 ? &others : &statements) += column[i] >= 0;
    if (others < 3 || statements == 0 || (others == 3 && statements == QUESTIONS))
        return false;
    if (*missing)
        *ok = diag_report(f->in.diag, DIAG_CSV_COLUMN,
                          grid_place(&f->grid, &f->grid.head[0], -1), NULL, "%s", missing);
    *ok = check_plain(f, column) && *ok;
    *c = (struct survey_columns){.company = column[PLAIN_COMPANY],
                                 .function = column[PLAIN_FUNCTION],
                                 .wave = column[PLAIN_WAVE],
                                 .respondent = column[PLAIN_RESPONDENT],
                                 .the_company = -1,
                                 .the_function = -1,
                                 .the_wave = WAVE_NONE,
                                 .date = {-1, -1},
                                 .identity = IDENTITY_PERSON};
    memcpy(f->statements.column, &column[PLAIN_Q1], sizeof f->statements.column);
    return true;
}

/* --- recognition --------------------------------------------------------------------- */

/* True when the row below which data should begin holds answers itself. */
static bool header_is_missing(const struct survey_file *f)
{
    const struct grid_row *row = &f->grid.head[0];
    int figures = 0;

    for (int i = 0; i < row->n; i++)
        figures +=
            row->field[i][0] >= '0' && row->field[i][0] <= '9' && row->field[i][1] == '\0';
    return figures >= QUESTIONS || (figures && figures == row->n);
}

/* A file that says itself that it is Unicode leaves nothing to guess. */
static void say_text(struct survey_file *f)
{
    static const struct {
        char delimiter;
        const char *name;
    } delimiters[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "bar"}};
    struct arena *a = f->in.arena;
    struct reading *r = f->reading;

    reading_fact(a, r, "encoding", "%s", f->grid.encoding);
    if (strncmp(f->grid.encoding, "UTF", 3) != 0)
        reading_choice(a, r, "encoding", "%s", f->grid.encoding);
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
        if (f->grid.delimiter == delimiters[i].delimiter) {
            reading_fact(a, r, "delimiter", "%s", delimiters[i].name);
            reading_choice(a, r, "delimiter", "%s", delimiters[i].name);
        }
}

static void say_file(struct survey_file *f)
{
    struct arena *a = f->in.arena;
    struct reading *r = f->reading;
    const struct header *h = &f->header;

    reading_fact(a, r, "tool", "%s", tool_name(h->tool));
    if (f->grid.encoding)
        say_text(f);
    intake_say_sheet(&f->in, &f->grid, r);
    if (h->rows == 1)
        reading_fact(a, r, "header", "line %d", h->first_line);
    else
        reading_fact(a, r, "header", "%d rows, lines %d to %d", h->rows, h->first_line,
                     h->last_line);
    reading_choice(a, r, "header_rows", "%d", h->rows);
}

/* Finds out what an export is; false after a message. */
static bool recognise(struct survey_file *f, int rows)
{
    struct intake *in = &f->in;

    if (rows == 0 && header_is_missing(f))
        return diag_report(in->diag, DIAG_CSV_HEADER, (struct place){in->path, 1, 0}, NULL,
                           "the first row holds answers, not the names of columns");
    if (!header_read(in->arena, &f->grid, rows, &f->header, in->diag))
        return false;
    say_file(f);
    return statements_find(in->arena, &f->header, &f->grid, f->loader->content,
                           intake_setting(in, "statements"), intake_place(in, "statements"),
                           &f->statements, f->reading, in->diag) &&
           survey_columns(f);
}

/* --- files --------------------------------------------------------------------------- */

/* Gives the errors after `before` to the company the file is named after. */
static void blame_namesake(struct survey_file *f, const struct diag_message *before)
{
    struct diag *d = f->in.diag;
    long company = f->columns.the_company;

    if (company < 0)
        company = intake_namesake(&f->in);
    if (company < 0)
        return;
    for (struct diag_message *m = before ? before->next : d->first; m; m = m->next)
        if (m->company == NULL && diag_level(m->code) >= LEVEL_ERROR)
            m->company = f->in.project->company[company].id;
}

static bool read_rows(struct survey_file *f)
{
    struct loader *l = f->loader;
    struct place at = grid_place(&f->grid, &f->grid.head[0], -1);

    l->id_column[f->index] = f->columns.respondent + 1;
    l->identity[f->index] = (unsigned char)f->columns.identity;
    if (!grid_each(&f->grid, survey_row, f, l->diag))
        return false;
    if (f->failed)
        return diag_report(l->diag, DIAG_CSV_VALUE, at, NULL,
                           "the columns of the statements hold more than %d different "
                           "texts; write statements = NUMBERS below %s",
                           LABEL_MAX, intake_section(&f->in));
    if (f->counts->read == 0)
        return diag_report(l->diag, DIAG_FILE_EMPTY, at, NULL, "a header without rows");
    survey_ask_values(f);
    if (l->n == f->first)
        return true;
    return survey_dates(f) && survey_answers(f);
}

static bool open_file(struct survey_file *f)
{
    struct intake *in = &f->in;
    struct grid_options options;
    bool ok = true;
    int rows;

    if (!intake_options(in, &options, &rows) ||
        !grid_open(in->arena, in->project->folder, in->path, &options, &f->grid, in->diag))
        return false;
    f->plain = rows == 0 && read_plain(f, &ok);
    f->counts->plain = f->plain;
    return ok && (f->plain || recognise(f, rows));
}

/* The same export under two names would count everybody twice. */
static bool is_copy(struct survey_file *f)
{
    const struct survey *s = f->loader->survey;

    for (int i = 0; i < f->index && !f->plain; i++)
        if (strcmp(s->file[i].sha256, f->grid.print.sha256) == 0) {
            diag_report(f->in.diag, DIAG_FILE_TWICE, (struct place){f->in.path, 0, 0}, NULL,
                        "%s", s->file[i].name);
            return true;
        }
    return false;
}

static bool read_file(struct loader *l, const char *name)
{
    struct survey *s = l->survey;
    struct diag_message *before = l->diag->last;
    unsigned short index = (unsigned short)s->nfiles++;
    struct survey_file f = {.loader = l,
                            .in = {.namesakes = &l->namesakes,
                                   .arena = l->arena,
                                   .project = l->project,
                                   .diag = l->diag,
                                   .kind = "survey",
                                   .folder = "surveys",
                                   .name = name,
                                   .path = arena_printf(l->arena, "surveys/%s", name)},
                            .reading = &s->reading[index],
                            .index = index,
                            .counts = &l->counts[index],
                            .columns = {.the_company = -1},
                            .first = l->n};
    bool ok = true;

    *f.reading = (struct reading){.kind = "survey", .file = name};
    s->file[index].name = f.in.path;
    if (!intake_used(&f.in, &ok)) {
        reading_fact(l->arena, f.reading, "not used", "use = no");
        return ok;
    }
    ok = open_file(&f);
    s->file[index] = f.grid.print;
    s->file[index].name = f.in.path;
    ok = ok && (is_copy(&f) || read_rows(&f));
    if (!ok) {
        l->n = f.first;
        blame_namesake(&f, before);
    } else if (!f.plain)
        survey_report_columns(&f);
    diag_sort(l->diag, before);
    arena_drop(&f.row);
    arena_drop(&f.scratch);
    return ok;
}

bool survey_load(struct arena *a, const struct project *p, const struct content *content,
                 struct survey *s, struct diag *d)
{
    struct loader l = {
        .arena = a, .project = p, .content = content, .survey = s, .diag = d};
    struct place at = {"surveys", 0, 0};
    char **names;
    size_t n = feed_files(a, p, "surveys", &names, d);
    bool any = false;

    *s = (struct survey){.latest = WAVE_NONE};
    if (n == 0 || n > FEED_FILE_MAX)
        return diag_report(d, DIAG_PROJECT_READ, at, NULL,
                           n ? "more than 65535 files" : "no .csv file in it");
    s->file = arena_array(a, n, sizeof *s->file);
    s->reading = arena_array(a, n, sizeof *s->reading);
    s->converted = arena_array(a, n, sizeof *s->converted);
    l.counts = arena_array(&l.work, n, sizeof *l.counts);
    l.id_column = arena_array(&l.work, n, sizeof *l.id_column);
    l.identity = arena_array(&l.work, n, sizeof *l.identity);
    for (size_t i = 0; i < n; i++)
        if (read_file(&l, names[i]))
            any = true;
    survey_finish(&l);
    arena_drop(&l.work);
    return any;
}
