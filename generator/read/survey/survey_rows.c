/*
 * survey_rows.c - a row of a survey file becomes an entry; see survey_parts.h.
 *
 * The same few companies, waves and functions come again in every row, so each text is
 * looked up once.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"
#include "read/table/number.h"

#include <stdlib.h>
#include <string.h>

/* Reports the cell on behalf of the company, or of none. */
static void fault(struct survey_file *f, long company, enum diag_code code,
                  const struct grid_row *row, int column)
{
    diag_report(f->in.diag, code, grid_place(&f->grid, row, column),
                company < 0 ? NULL : f->in.project->company[company].id, "%s",
                table_excerpt(&f->row, grid_field(row, column)));
}

/* --- companies ----------------------------------------------------------------------- */

/* Exports have any number of columns behind those that are used, but in a delimited file a
 * short row is a damaged one. */
static bool width_ok(const struct survey_file *f, const struct grid_row *row)
{
    for (int i = f->header.n; i < row->n; i++)
        if (*row->field[i])
            return false;
    return row->n >= f->header.n || f->grid.delimiter == '\0';
}

/* Counts a value nobody knows, once for each company; company -1: the value is the company.
 */
static void note_unknown(struct survey_file *f, long company, const struct grid_row *row,
                         int column)
{
    bool fresh;
    const char *text = text_trim(&f->row, grid_field(row, column));
    const char *key = arena_printf(&f->row, "%ld %d %s", company, column, text);
    struct lookup_item *item = lookup_find(&f->scratch, &f->unknown, key, &fresh);

    if (fresh) {
        item->value = company;
        item->line = row->line;
        item->column = column;
    }
    item->count++;
}

static long company_of(struct survey_file *f, const struct grid_row *row)
{
    struct loader *l = f->loader;
    const char *text = grid_field(row, f->columns.company);
    struct lookup_item *item;
    bool fresh;

    if (f->columns.company < 0)
        return f->columns.the_company;
    item = lookup_find(&l->work, &l->companies, text, &fresh);
    if (fresh)
        item->value = company_find(l->project, text);
    if (item->value < 0 && f->plain)
        fault(f, -1, DIAG_COMPANY_UNKNOWN, row, f->columns.company);
    return item->value;
}

/* --- functions and waves ---------------------------------------------------------- */

static long function_value(struct survey_file *f, const char *text)
{
    const char *folded = *text ? text_fold(&f->row, text) : "(blank)";
    enum function function;

    if (intake_listed(&f->in, "sales", folded))
        return FUNCTION_SALES;
    if (intake_listed(&f->in, "marketing", folded))
        return FUNCTION_MARKETING;
    if (intake_listed(&f->in, "other", folded))
        return VALUE_OTHER;
    return function_word(folded, &function) ? (long)function : VALUE_UNKNOWN;
}

static bool answers_blank(const struct survey_file *f, const struct grid_row *row)
{
    for (int i = 0; i < QUESTIONS; i++)
        if (*grid_field(row, f->statements.column[i]))
            return false;
    return true;
}

/* False when the row is an error. */
static bool read_function(struct survey_file *f, const struct grid_row *row,
                          struct entry *e)
{
    int column = f->columns.function;
    struct lookup_item *item;
    bool fresh;

    if (column < 0) {
        e->response.function = (enum function)f->columns.the_function;
        return true;
    }
    item = lookup_find(&f->scratch, &f->functions, grid_field(row, column), &fresh);
    if (fresh) {
        item->value = function_value(f, item->text);
        item->line = row->line;
    }
    item->count++;
    if (*item->text == '\0' && !f->plain && (e->incomplete || answers_blank(f, row))) {
        e->left = e->incomplete ? LEFT_INCOMPLETE : LEFT_EMPTY; /* gone before that page */
        return true;
    }
    if (item->value == VALUE_OTHER)
        e->left = LEFT_OTHER;
    else if (item->value == VALUE_UNKNOWN && f->plain)
        fault(f, e->response.company, DIAG_FUNCTION_UNKNOWN, row, column);
    else if (item->value == VALUE_UNKNOWN)
        note_unknown(f, e->response.company, row, column);
    else
        e->response.function = (enum function)item->value;
    return item->value != VALUE_UNKNOWN;
}

/* A date in one number, until the order of day and month is known. */
static int pack_date(const struct raw_date *d)
{
    return (((d->year * 32 + d->first) * 32 + d->other) * 8) + d->sure;
}

static int date_of_row(struct survey_file *f, const struct grid_row *row)
{
    struct raw_date date;

    for (int i = 0; i < DATES_MAX; i++) {
        const char *text = grid_field(row, f->columns.date[i]);

        if (*text && date_read(text, &date, &f->dates))
            return pack_date(&date);
    }
    return WAVE_NONE;
}

static bool read_wave(struct survey_file *f, const struct grid_row *row, struct entry *e)
{
    int column = f->columns.wave, wave, month;
    struct lookup_item *item;
    bool fresh;

    if (column < 0) {
        e->response.wave =
            f->columns.the_wave == WAVE_NONE ? date_of_row(f, row) : f->columns.the_wave;
        return true;
    }
    item = lookup_find(&f->scratch, &f->waves, grid_field(row, column), &fresh);
    if (fresh && (f->plain ? wave_parse(item->text, &wave)
                           : period_parse(item->text, &wave, &month)))
        item->value = wave;
    if (item->value < 0) {
        fault(f, e->response.company, DIAG_WAVE_VALUE, row, column);
        return false;
    }
    e->response.wave = (int)item->value;
    return true;
}

/* --- respondents --------------------------------------------------------------------- */

/* What stands for an e-mail address: the same in every file, and nobody can read it. */
static const char *disguise(struct survey_file *f, const char *email)
{
    char digits[HASH_DIGITS];
    struct hash *hash = hash_new();
    const char *folded = text_fold(&f->row, email);

    hash_add(hash, folded, strlen(folded));
    hash_digits(hash, digits);
    hash_drop(hash);
    return arena_strndup(f->loader->arena, digits, 24);
}

/* True when the text is nothing but visible ASCII, as nearly all identifiers are. */
static bool is_plain_text(const char *text)
{
    while (*text > ' ' && *text < 0x7F)
        text++;
    return *text == '\0';
}

static bool read_respondent(struct survey_file *f, const struct grid_row *row,
                            struct entry *e)
{
    const char *text = grid_field(row, f->columns.respondent);

    e->response.respondent = "";
    if (f->columns.identity == IDENTITY_NONE)
        return true;
    if (f->columns.identity == IDENTITY_EMAIL) {
        if (strchr(text, '@'))
            e->response.respondent = disguise(f, text);
        return true;
    }
    if (!is_plain_text(text))
        text = text_trim(&f->row, text);
    if (*text)
        e->response.respondent = arena_strdup(f->loader->arena, text);
    else if (f->plain)
        fault(f, e->response.company, DIAG_RESPONDENT_MISSING, row, f->columns.respondent);
    return *text || !f->plain;
}

/* --- rows that do not count ------------------------------------------------------- */

static bool is_one_of(struct survey_file *f, const char *text, const char *const *words)
{
    const char *folded = text_fold(&f->row, text);

    for (int i = 0; words[i]; i++)
        if (strcmp(folded, words[i]) == 0)
            return true;
    return false;
}

/* What a mark in words says. */
static enum left_out word_mark(struct survey_file *f, enum mark_kind kind, const char *text)
{
    static const char *const previews[] = {"survey preview", "preview", "survey test",
                                           "test response", NULL};
    static const char *const no[] = {"false", "0",    "no",  "fałsz",
                                     "nie",   "ложь", "нет", NULL};
    static const char *const partial[] = {
        "partial",   "partially complete", "incomplete", "in progress", "started",
        "częściowa", "niekompletna",       "частично",   NULL};

    if (kind == MARK_STATUS && is_one_of(f, text, previews))
        return LEFT_PREVIEW;
    return is_one_of(f, text, kind == MARK_FINISHED ? no : partial) ? LEFT_INCOMPLETE
                                                                    : LEFT_NOT;
}

static enum left_out marked(struct survey_file *f, const struct grid_row *row, int i)
{
    const struct mark *mark = &f->columns.mark[i];
    const char *text = grid_field(row, mark->column);
    struct lookup_item *item;
    bool fresh;

    switch (mark->kind) {
    case MARK_PREVIEW_NUMBER:
        return strcmp(text, "1") == 0 || strcmp(text, "2") == 0 ? LEFT_PREVIEW : LEFT_NOT;
    case MARK_SUBMITTED: return *text == '\0' ? LEFT_INCOMPLETE : LEFT_NOT;
    case MARK_PROGRESS:
        return *text && strspn(text, "0123456789") == strlen(text) && atoi(text) < 100
                   ? LEFT_INCOMPLETE
                   : LEFT_NOT;
    case MARK_STATUS:
    case MARK_FINISHED:
        item = lookup_find(&f->scratch, &f->marks[i], text, &fresh);
        if (fresh)
            item->value = word_mark(f, mark->kind, text);
        return (enum left_out)item->value;
    }
    return LEFT_NOT;
}

/* True when a cell that says who answered says that it was a test. */
static bool is_test(struct survey_file *f, const struct grid_row *row)
{
    static const char *const usual[] = {"test", "тест", NULL};
    const int columns[] = {f->columns.company, f->columns.function, f->columns.respondent};
    bool listed = intake_setting(&f->in, "tests") != NULL;

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *text = grid_field(row, columns[i]);

        if (*text == '\0')
            continue;
        if (listed ? intake_listed(&f->in, "tests", text_fold(&f->row, text))
                   : ((*text | 0x20) == 't' || *text & 0x80) && is_one_of(f, text, usual))
            return true;
    }
    return false;
}

static void read_marks(struct survey_file *f, const struct grid_row *row, struct entry *e)
{
    for (int i = 0; i < f->columns.nmarks; i++) {
        enum left_out left = marked(f, row, i);

        if (left == LEFT_INCOMPLETE)
            e->incomplete = true;
        if (left == LEFT_PREVIEW ||
            (left == LEFT_INCOMPLETE && f->columns.skip_incomplete && e->left == LEFT_NOT))
            e->left = (unsigned char)left;
    }
}

/* --- answers ------------------------------------------------------------------------- */

/* Notes the numbers of the labels.  False when the columns hold too many different texts.
 */
static bool read_answers(struct survey_file *f, const struct grid_row *row, struct entry *e)
{
    for (int i = 0; i < QUESTIONS; i++) {
        int column = f->statements.column[i];
        const char *text = grid_field(row, column);
        int label = label_again(&f->labels, text);

        if (label == 0)
            label = label_intern(&f->scratch, &f->labels, text, row->line, column);
        if (label < 0)
            return false;
        e->response.answer[i] = (unsigned char)label;
    }
    return true;
}

/* --- rows ---------------------------------------------------------------------------- */

/* True for a preview or an incomplete sheet whose company is not known. */
static bool leaves_company_out(struct survey_file *f, const struct grid_row *row,
                               struct entry *e)
{
    read_marks(f, row, e);
    if (e->left == LEFT_NOT && e->incomplete &&
        *grid_field(row, f->columns.company) == '\0')
        e->left = LEFT_INCOMPLETE;
    f->counts->left[e->left] += e->left != LEFT_NOT;
    return e->left != LEFT_NOT;
}

/* Reads the row into the entry; false when it is not kept. */
static bool read_entry(struct survey_file *f, const struct grid_row *row, struct entry *e)
{
    long company = company_of(f, row);
    bool ok;

    if (!f->plain && is_test(f, row)) {
        if (company < 0) {
            f->counts->left[LEFT_TEST]++;
            return false;
        }
        e->left = LEFT_TEST;
    }
    if (company < 0 && !f->plain && leaves_company_out(f, row, e))
        return false;
    if (company < 0) {
        f->counts->unknown++;
        if (!f->plain)
            note_unknown(f, -1, row, f->columns.company);
        return false;
    }
    e->response.company = (unsigned)company;
    if (!width_ok(f, row)) {
        int end = row->n < f->header.n ? row->n : f->header.n;

        return diag_report(f->in.diag, DIAG_CSV_WIDTH, grid_place(&f->grid, row, end),
                           f->in.project->company[company].id, "%d, not %d", row->n,
                           f->header.n);
    }
    if (e->left == LEFT_NOT && !f->plain)
        read_marks(f, row, e);
    ok = read_wave(f, row, e);
    if (e->left == LEFT_NOT)
        ok = read_function(f, row, e) && ok;
    ok = read_respondent(f, row, e) && ok;
    if (!read_answers(f, row, e)) {
        f->failed = true;
        return false;
    }
    if (!ok)
        e->left = LEFT_FAULTY;
    return true;
}

bool survey_row(struct grid_row *row, void *context)
{
    struct survey_file *f = context;
    struct loader *l = f->loader;
    struct entry e = {.response = {.file = f->index, .line = row->line}};

    if (row->line <= f->header.last_line)
        return true;
    if (!f->plain && answers_blank(f, row) && header_is_footer(&f->header, row)) {
        f->counts->footers++;
        return true;
    }
    f->counts->read++;
    if (read_entry(f, row, &e)) {
        l->entry = arena_grow(&l->work, l->entry, l->n, &l->capacity, sizeof e);
        l->entry[l->n++] = e;
    }
    if (f->row.chunks)
        arena_reset(&f->row);
    return !f->failed;
}
