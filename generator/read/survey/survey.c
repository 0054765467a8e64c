/*
 * survey.c - the answers of all companies; see survey.h for the rules.
 *
 * Rows are collected from all files first, with what was wrong in them; repeated
 * respondents and companies with too many wrong answers can only be seen then.  The
 * responses that count are copied out compactly.
 */
#include "read/survey/survey.h"
#include "base/text.h"
#include "read/feed.h"
#include "read/table/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum column { COLUMN_COMPANY, COLUMN_WAVE, COLUMN_FUNCTION, COLUMN_RESPONDENT, COLUMN_Q1 };
enum { COLUMNS = COLUMN_Q1 + QUESTIONS };

static const char *const column_names[COLUMNS] = {
    "company", "wave", "function", "respondent", "q1",  "q2",  "q3",  "q4",
    "q5",      "q6",   "q7",       "q8",         "q9",  "q10", "q11", "q12",
    "q13",     "q14",  "q15",      "q16",        "q17", "q18", "q19", "q20"};

/* A row as read: the response and what decides later whether it counts. */
struct entry {
    struct response response;
    size_t order;                /* of reading */
    size_t fault;                /* index of its first wrong answer in the loader */
    unsigned char given, wrong;  /* cells that are not empty; those that cannot be used */
    int wrong_column, id_column; /* field numbers: the first wrong answer, the respondent */
    bool dropped;
};

struct loader {
    struct arena *arena; /* keeps what the caller gets */
    struct arena work;   /* keeps the entries */
    const struct project *project;
    struct survey *survey;
    struct diag *diag;
    struct feed feed;
    int column[COLUMNS];
    struct entry *entry;
    size_t n, capacity;
    struct audit_fault *fault; /* wrong answers, in the order of reading */
    size_t nfaults, faults_capacity;
};

static const char *company_id(const struct loader *l, const struct entry *e)
{
    return l->project->company[e->response.company].id;
}

static struct place entry_place(const struct loader *l, const struct entry *e, int column)
{
    return (struct place){l->survey->file[e->response.file].name, e->response.line, column};
}

/* --- cells ------------------------------------------------------------------------- */

/* Reports the cell on behalf of the entry's company. */
static void fault(struct loader *l, const struct entry *e, enum diag_code code,
                  const struct grid_row *row, int column)
{
    const char *text = table_excerpt(&l->feed.arena, table_field(row, l->column[column]));

    diag_report(l->diag, code, table_place(&l->feed.table, row, l->column[column]),
                company_id(l, e), "%s", text);
}

static bool function_of(struct arena *a, const char *text, enum function *function)
{
    static const char *const names[FUNCTIONS][8] = {
        {"sales", "sales department", "sprzedaż", "sprzedaz", "dział sprzedaży", "продажи",
         "отдел продаж", "prodazhi"},
        {"marketing", "marketing department", "dział marketingu", "dzial marketingu",
         "маркетинг", "отдел маркетинга", "otdel marketinga", "mktg"},
    };

    for (int f = 0; f < FUNCTIONS; f++) /* the usual spelling needs no folding */
        if (strcmp(text, names[f][0]) == 0) {
            *function = (enum function)f;
            return true;
        }
    text = text_fold(a, text);
    for (int f = 0; f < FUNCTIONS; f++)
        for (int i = 0; i < 8; i++)
            if (strcmp(text, names[f][i]) == 0) {
                *function = (enum function)f;
                return true;
            }
    return false;
}

/* Reports an answer that cannot be used, and keeps its place for the audit. */
static void wrong_answer(struct loader *l, struct entry *e, enum diag_code code,
                         const struct grid_row *row, int column)
{
    const struct response *r = &e->response;

    if (e->wrong++ == 0)
        e->wrong_column = l->column[column] + 1;
    fault(l, e, code, row, column);
    l->fault =
        arena_grow(&l->work, l->fault, l->nfaults, &l->faults_capacity, sizeof *l->fault);
    l->fault[l->nfaults++] = (struct audit_fault){
        r->company, r->wave, r->file, r->line, l->column[column] + 1, code};
}

/* Reads an answer that is not simply a digit; 0 when missing or, after a message, wrong. */
static unsigned char unusual_answer(struct loader *l, struct entry *e,
                                    const struct grid_row *row, int column)
{
    const char *text = feed_field(&l->feed, row, l->column[column]);
    struct number number;
    bool is_number = number_parse(text, &number) && !number.percent;

    if (*text == '\0')
        return 0;
    e->given++;
    if (is_number && number.value >= 1 && number.value <= 5 &&
        floor(number.value) == number.value)
        return (unsigned char)number.value;
    wrong_answer(l, e,
                 is_number && (number.value < 1 || number.value > 5) ? DIAG_ANSWER_RANGE
                                                                     : DIAG_ANSWER_TEXT,
                 row, column);
    return 0;
}

static void read_answers(struct loader *l, struct entry *e, const struct grid_row *row)
{
    for (int i = 0; i < QUESTIONS; i++) {
        const char *text = table_field(row, l->column[COLUMN_Q1 + i]);

        if (*text >= '1' && *text <= '5' && text[1] == '\0') {
            e->response.answer[i] = (unsigned char)(*text - '0');
            e->given++;
        } else if (*text)
            e->response.answer[i] = unusual_answer(l, e, row, COLUMN_Q1 + i);
    }
}

/* --- rows -------------------------------------------------------------------------- */

static void read_row(struct loader *l, const struct grid_row *row)
{
    long company = feed_company(&l->feed, row, l->column[COLUMN_COMPANY]);
    struct entry e = {
        .order = l->n, .fault = l->nfaults, .id_column = l->column[COLUMN_RESPONDENT] + 1};
    struct response *r = &e.response;
    const char *respondent;
    bool ok = true;

    if (company < 0)
        return;
    r->company = (unsigned)company;
    r->file = (unsigned short)(l->survey->nfiles - 1);
    r->line = row->line;
    if (!wave_parse(table_field(row, l->column[COLUMN_WAVE]), &r->wave)) {
        fault(l, &e, DIAG_WAVE_VALUE, row, COLUMN_WAVE);
        ok = false;
    }
    if (!function_of(&l->feed.arena, table_field(row, l->column[COLUMN_FUNCTION]),
                     &r->function)) {
        fault(l, &e, DIAG_FUNCTION_UNKNOWN, row, COLUMN_FUNCTION);
        ok = false;
    }
    respondent = text_trim(&l->feed.arena, table_field(row, l->column[COLUMN_RESPONDENT]));
    if (*respondent == '\0') {
        fault(l, &e, DIAG_RESPONDENT_MISSING, row, COLUMN_RESPONDENT);
        ok = false;
    }
    read_answers(l, &e, row);
    if (!ok)
        return;
    r->respondent = arena_strdup(l->arena, respondent);
    l->entry = arena_grow(&l->work, l->entry, l->n, &l->capacity, sizeof e);
    l->entry[l->n++] = e;
}

static bool read_file(struct loader *l, const char *name)
{
    struct survey *s = l->survey;
    bool ok =
        feed_open(&l->feed, "surveys", name, column_names, COLUMNS, COLUMNS, l->column);

    s->file[s->nfiles] = l->feed.table.print;
    s->file[s->nfiles++].name = arena_printf(l->arena, "surveys/%s", name);
    for (size_t i = 0; ok && i < l->feed.table.nrows; i++)
        read_row(l, &l->feed.table.row[i]);
    feed_close(&l->feed);
    return ok;
}

/* --- all rows together --------------------------------------------------------------- */

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

static int by_group(const struct entry *x, const struct entry *y)
{
    int order = compare(x->response.company, y->response.company);

    if (order == 0)
        order = compare(x->response.wave, y->response.wave);
    if (order == 0)
        order = compare(x->response.function, y->response.function);
    return order;
}

static int by_reading(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = by_group(x, y);

    return order ? order : compare((long)x->order, (long)y->order);
}

static int by_respondent(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = by_group(x, y);

    if (order == 0)
        order = strcmp(x->response.respondent, y->response.respondent);
    return order ? order : compare((long)x->order, (long)y->order);
}

static bool same_person(const struct entry *x, const struct entry *y)
{
    return by_group(x, y) == 0 &&
           strcmp(x->response.respondent, y->response.respondent) == 0;
}

/* Drops the second and later rows of a respondent. */
static void drop_repeated(struct loader *l)
{
    const struct entry *first = l->entry;

    for (size_t i = 1; i < l->n; i++) {
        struct entry *e = &l->entry[i];
        bool same;

        if (!same_person(first, e)) {
            first = e;
            continue;
        }
        same = e->wrong == first->wrong &&
               memcmp(e->response.answer, first->response.answer, QUESTIONS) == 0;
        e->dropped = true;
        diag_report(l->diag, same ? DIAG_RESPONDENT_REPEATED : DIAG_RESPONDENT_TWICE,
                    entry_place(l, e, e->id_column), company_id(l, e), "%s, first in %s:%d",
                    table_excerpt(&l->work, e->response.respondent),
                    l->survey->file[first->response.file].name, first->response.line);
    }
}

/* Reports a company's wave in which more than one answer of ten cannot be used. */
static void check_wrong(struct loader *l, const struct entry *from, size_t n)
{
    const struct entry *first = NULL;
    long given = 0, wrong = 0;

    for (size_t i = 0; i < n; i++) {
        if (from[i].dropped)
            continue;
        given += from[i].given;
        wrong += from[i].wrong;
        if (from[i].wrong && (first == NULL || from[i].order < first->order))
            first = &from[i];
    }
    if (first && wrong * 10 > given)
        diag_report(l->diag, DIAG_ANSWER_MANY_WRONG,
                    entry_place(l, first, first->wrong_column), company_id(l, first),
                    "%ld of %ld in %s", wrong, given,
                    wave_name(&l->work, first->response.wave));
}

static void check_all_wrong(struct loader *l)
{
    size_t from = 0;

    for (size_t i = 1; i <= l->n; i++) {
        const struct response *a = &l->entry[from].response, *b = a;

        if (i < l->n)
            b = &l->entry[i].response;
        if (i == l->n || a->company != b->company || a->wave != b->wave) {
            check_wrong(l, &l->entry[from], i - from);
            from = i;
        }
    }
}

/* Counts the row, with what was left out of it. */
static void account(struct loader *l, const struct entry *e, bool used)
{
    struct audit *audit = &l->survey->audit;
    const struct response *r = &e->response;
    struct audit_fault whole = {r->company, r->wave, r->file, r->line, 0, DIAG_ROW_EMPTY};

    audit_row(l->arena, audit, r->company, r->wave, r->file, used);
    for (size_t i = 0; used && i < e->wrong; i++)
        audit_fault(l->arena, audit, l->fault[e->fault + i]);
    if (used)
        return;
    if (e->dropped) {
        whole.column = e->id_column;
        whole.code = DIAG_RESPONDENT_REPEATED;
    }
    audit_fault(l->arena, audit, whole);
}

/* Copies the responses that hold an answer and builds the index by company. */
static void keep_responses(struct loader *l)
{
    struct survey *s = l->survey;
    size_t company = 0;

    s->response = arena_array(l->arena, l->n, sizeof *s->response);
    s->first = arena_array(l->arena, l->project->ncompanies + 1, sizeof *s->first);
    for (size_t i = 0; i < l->n; i++) {
        const struct entry *e = &l->entry[i];
        bool empty = e->given == e->wrong, used = !empty && !e->dropped;

        if (empty && !e->dropped)
            diag_report(l->diag, DIAG_ROW_EMPTY, entry_place(l, e, 0), company_id(l, e),
                        "%s", table_excerpt(&l->work, e->response.respondent));
        account(l, e, used);
        if (!used)
            continue;
        while (company <= e->response.company)
            s->first[company++] = s->n;
        s->response[s->n++] = e->response;
        if (e->response.wave > s->latest)
            s->latest = e->response.wave;
    }
    while (company <= l->project->ncompanies)
        s->first[company++] = s->n;
    audit_sort(&s->audit);
}

bool survey_load(struct arena *a, const struct project *p, struct survey *s, struct diag *d)
{
    struct loader l = {.arena = a,
                       .project = p,
                       .survey = s,
                       .diag = d,
                       .feed = {.project = p, .diag = d, .rows_needed = true}};
    struct place at = {"surveys", 0, 0};
    char **names;
    size_t n = feed_files(a, p, "surveys", &names, d);
    bool any = false;

    *s = (struct survey){.latest = WAVE_NONE};
    if (n == 0 || n > FEED_FILE_MAX)
        return diag_report(d, DIAG_PROJECT_READ, at, NULL,
                           n ? "more than 65535 files" : "no .csv file in it");
    s->file = arena_array(a, n, sizeof *s->file);
    for (size_t i = 0; i < n; i++)
        if (read_file(&l, names[i]))
            any = true;
    if (l.n) {
        qsort(l.entry, l.n, sizeof *l.entry, by_respondent);
        drop_repeated(&l);
        qsort(l.entry, l.n, sizeof *l.entry, by_reading);
        check_all_wrong(&l);
    }
    keep_responses(&l);
    arena_drop(&l.feed.arena);
    arena_drop(&l.work);
    return any;
}
