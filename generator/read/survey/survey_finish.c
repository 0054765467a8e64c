/*
 * survey_finish.c - what is decided when all files have been read; see survey_parts.h.
 *
 * Entries are put in order company by company: people are few in each, so that sorting
 * costs little however many there are in all.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *company_id(const struct loader *l, const struct entry *e)
{
    return l->project->company[e->response.company].id;
}

static struct place entry_place(const struct loader *l, const struct entry *e, int column)
{
    return (struct place){l->survey->file[e->response.file].name, e->response.line, column};
}

/* --- order --------------------------------------------------------------------------- */

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

/* The order of reading. */
static int by_place(const struct entry *x, const struct entry *y)
{
    int order = compare(x->response.file, y->response.file);

    return order ? order : compare(x->response.line, y->response.line);
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
    int order = by_group(a, b);

    return order ? order : by_place(a, b);
}

static int by_respondent(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = by_group(x, y);

    if (order == 0)
        order = strcmp(x->response.respondent, y->response.respondent);
    return order ? order : by_place(x, y);
}

/* Brings the entries of each company together, in the order of reading, and says where each
 * company's begin. */
static size_t *part_by_company(struct loader *l)
{
    size_t n = l->project->ncompanies;
    size_t *first = arena_array(&l->work, n + 2, sizeof *first);
    struct entry *parted;
    bool in_order = true;

    for (size_t i = 0; i < l->n; i++) {
        first[l->entry[i].response.company + 2]++;
        in_order = in_order && (i == 0 || l->entry[i - 1].response.company <=
                                              l->entry[i].response.company);
    }
    for (size_t i = 2; i < n + 2; i++)
        first[i] += first[i - 1];
    if (in_order)
        return first + 1;
    parted = arena_array(&l->work, l->n, sizeof *parted);
    for (size_t i = 0; i < l->n; i++)
        parted[first[l->entry[i].response.company + 1]++] = l->entry[i];
    l->entry = parted;
    return first;
}

typedef int (*entry_order)(const void *, const void *);

/* Sorts a company's entries unless they are in order. */
static void sort_company(struct entry *from, size_t n, entry_order order)
{
    size_t i = 1;

    while (i < n && order(&from[i - 1], &from[i]) <= 0)
        i++;
    if (i < n)
        qsort(from, n, sizeof *from, order);
}

/* --- repeated respondents --------------------------------------------------------- */

/* Without an identifier nobody is the same person; numbers of a file mean nothing in
 * another one. */
static bool same_person(const struct loader *l, const struct entry *x,
                        const struct entry *y)
{
    return by_group(x, y) == 0 && *x->response.respondent &&
           strcmp(x->response.respondent, y->response.respondent) == 0 &&
           (x->response.file == y->response.file ||
            (l->identity[x->response.file] != IDENTITY_FILE &&
             l->identity[y->response.file] != IDENTITY_FILE));
}

/* The identifier for a message, but for e-mail addresses, which say no more than their row.
 */
static const char *respondent_text(struct loader *l, const struct entry *e)
{
    return l->identity[e->response.file] == IDENTITY_EMAIL && *e->response.respondent
               ? "the same e-mail address"
               : table_excerpt(&l->work, e->response.respondent);
}

/* False when no two of the identifiers are the same, which hashes tell without sorting. */
static bool may_repeat(struct arena *a, const struct entry *from, size_t n)
{
    size_t slots = 4, *seen;

    while (slots < 2 * n)
        slots *= 2;
    seen = arena_array(a, slots, sizeof *seen);
    for (size_t i = 0; i < n; i++) {
        const char *s = from[i].response.respondent;
        size_t hash = 1469598103934665603u, slot;

        if (*s == '\0')
            continue;
        for (; *s; s++)
            hash = (hash ^ (unsigned char)*s) * 1099511628211u;
        hash |= 1; /* 0 is a free slot */
        for (slot = hash >> 20 & (slots - 1); seen[slot]; slot = (slot + 1) & (slots - 1))
            if (seen[slot] == hash)
                return true;
        seen[slot] = hash;
    }
    return false;
}

/* Drops the second and later rows of a respondent in a company. */
static void drop_repeated(struct loader *l, struct entry *from, size_t n)
{
    const struct entry *first = NULL;

    for (size_t i = 0; i < n; i++) {
        struct entry *e = &from[i];
        bool same;

        if (e->left != LEFT_NOT)
            continue;
        if (first == NULL || !same_person(l, first, e)) {
            first = e;
            continue;
        }
        same = e->wrong == first->wrong &&
               memcmp(e->response.answer, first->response.answer, QUESTIONS) == 0;
        e->left = LEFT_REPEATED;
        diag_report(l->diag, same ? DIAG_RESPONDENT_REPEATED : DIAG_RESPONDENT_TWICE,
                    entry_place(l, e, l->id_column[e->response.file]), company_id(l, e),
                    "%s, first in %s:%d", respondent_text(l, e),
                    l->survey->file[first->response.file].name, first->response.line);
    }
}

/* Finds a company's repeated respondents and leaves its entries in the order of reading. */
static void order_company(struct loader *l, struct entry *from, size_t n)
{
    if (n > 1 && may_repeat(&l->part, from, n)) {
        sort_company(from, n, by_respondent);
        drop_repeated(l, from, n);
    }
    sort_company(from, n, by_reading);
    survey_ask_copies(l, from, n);
    arena_reset(&l->part);
}

/* --- wrong answers ---------------------------------------------------------------- */

static int fault_place(const struct audit_fault *fault, const struct entry *e)
{
    int order = compare(fault->file, e->response.file);

    return order ? order : compare(fault->line, e->response.line);
}

/* The first wrong answer of the entry; faults are in the order of reading. */
static const struct audit_fault *first_fault(const struct loader *l, const struct entry *e)
{
    size_t from = 0, to = l->nfaults;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (fault_place(&l->fault[middle], e) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from < l->nfaults && fault_place(&l->fault[from], e) == 0 ? &l->fault[from]
                                                                     : NULL;
}

/* Reports a company's wave in which more than one answer of ten cannot be used. */
static void check_wrong(struct loader *l, const struct entry *from, size_t n)
{
    const struct entry *first = NULL;
    const struct audit_fault *fault;
    long given = 0, wrong = 0;

    for (size_t i = 0; i < n; i++) {
        if (from[i].left != LEFT_NOT)
            continue;
        given += from[i].given;
        wrong += from[i].wrong;
        if (from[i].wrong && (first == NULL || by_place(&from[i], first) < 0))
            first = &from[i];
    }
    if (first == NULL || wrong * 10 <= given)
        return;
    fault = first_fault(l, first);
    diag_report(l->diag, DIAG_ANSWER_MANY_WRONG,
                entry_place(l, first, fault ? fault->column : 0), company_id(l, first),
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

/* --- what counts ------------------------------------------------------------------ */

/* What the audit says of a row that does not count. */
static enum diag_code left_code(enum left_out left)
{
    switch (left) {
    case LEFT_REPEATED: return DIAG_RESPONDENT_REPEATED;
    case LEFT_PREVIEW: return DIAG_ROW_PREVIEW;
    case LEFT_TEST: return DIAG_ROW_TEST;
    case LEFT_INCOMPLETE: return DIAG_ROW_INCOMPLETE;
    case LEFT_OTHER: return DIAG_ROW_OTHER;
    case LEFT_NOT:
    case LEFT_FAULTY:
    case LEFT_EMPTY: break;
    case LEFT_REASONS: break;
    }
    return DIAG_ROW_EMPTY;
}

/* Counts the row, with what was left out of it. */
static void account(struct loader *l, const struct entry *e)
{
    struct audit *audit = &l->survey->audit;
    const struct response *r = &e->response;
    const struct audit_fault *fault = e->wrong ? first_fault(l, e) : NULL;
    bool used = e->left == LEFT_NOT;

    audit_row(l->arena, audit, r->company, r->wave, r->file, used);
    for (size_t i = 0; used && fault && i < e->wrong; i++)
        audit_fault(l->arena, audit, fault[i]);
    if (!used)
        audit_fault(
            l->arena, audit,
            (struct audit_fault){r->company, r->wave, r->file, r->line,
                                 e->left == LEFT_REPEATED ? l->id_column[r->file] : 0,
                                 left_code((enum left_out)e->left), NULL});
}

/* Leaves out rows without an answer: silently those that the tool calls incomplete. */
static void leave_empty(struct loader *l, struct entry *e)
{
    const char *text;

    if (e->left != LEFT_NOT || e->given > e->wrong)
        return;
    e->left = e->incomplete ? LEFT_INCOMPLETE : LEFT_EMPTY;
    if (e->incomplete)
        return;
    text = respondent_text(l, e);
    diag_report(l->diag, DIAG_ROW_EMPTY, entry_place(l, e, 0), company_id(l, e),
                *text ? "%s" : NULL, text);
}

/* Only what names a person in every quarter may link them. */
static void keep_response(struct loader *l, const struct entry *e)
{
    struct survey *s = l->survey;
    struct response *r = &s->response[s->n++];
    unsigned char identity = l->identity[e->response.file];

    *r = e->response;
    if (identity == IDENTITY_FILE || identity == IDENTITY_SHEET)
        r->respondent = "";
    if (r->wave > s->latest)
        s->latest = r->wave;
}

/* Copies the responses that hold an answer and builds the index by company. */
static void keep_responses(struct loader *l)
{
    struct survey *s = l->survey;
    size_t company = 0;

    s->response = arena_array(l->arena, l->n, sizeof *s->response);
    s->first = arena_array(l->arena, l->project->ncompanies + 1, sizeof *s->first);
    for (size_t i = 0; i < l->n; i++) {
        struct entry *e = &l->entry[i];

        if (e->left == LEFT_FAULTY)
            continue;
        leave_empty(l, e);
        account(l, e);
        if (e->left != LEFT_NOT)
            continue;
        while (company <= e->response.company)
            s->first[company++] = s->n;
        keep_response(l, e);
    }
    while (company <= l->project->ncompanies)
        s->first[company++] = s->n;
    audit_sort(&s->audit);
}

void survey_finish(struct loader *l)
{
    const size_t *first;

    if (l->n) {
        first = part_by_company(l);
        for (size_t c = 0; c < l->project->ncompanies; c++)
            order_company(l, &l->entry[first[c]], first[c + 1] - first[c]);
        check_all_wrong(l);
    }
    arena_drop(&l->part);
    keep_responses(l);
    survey_report_rows(l);
}
