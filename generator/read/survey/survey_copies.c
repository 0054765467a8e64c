/*
 * survey_copies.c - two downloads of one form side by side; see survey_parts.h.
 *
 * Where nothing names the sheets everybody counts, and a later download of a form holds the
 * sheets of an earlier one once more.  Twenty answers that are the same again and again, in
 * the same department and quarter, are no chance; people who ticked one box throughout do
 * not count as proof.
 */
#include "read/survey/survey_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    COPIES_MIN = 5,    /* sheets; fewer may be chance */
    COPIES_FILES = 256 /* of a company; more are not compared */
};

/* A file of the company. */
struct copies {
    unsigned short file, other; /* `other`: the file before that holds its copies */
    size_t sheets, copied;
};

struct comparison {
    struct loader *loader;
    struct copies file[COPIES_FILES];
    int n;
};

/* True when only the answers can tell whose the sheet is, and do. */
static bool is_evidence(const struct loader *l, const struct entry *e)
{
    const unsigned char *answer = e->response.answer;
    unsigned char identity = l->identity[e->response.file];

    return e->left == LEFT_NOT && identity <= IDENTITY_FILE &&
           memcmp(answer, answer + 1, QUESTIONS - 1) != 0;
}

static int by_sheet(const void *a, const void *b)
{
    const struct response *x = &(*(const struct entry *const *)a)->response;
    const struct response *y = &(*(const struct entry *const *)b)->response;
    int order = (x->wave > y->wave) - (x->wave < y->wave);

    if (order == 0)
        order = (int)x->function - (int)y->function;
    if (order == 0)
        order = memcmp(x->answer, y->answer, QUESTIONS);
    return order ? order : (int)x->file - (int)y->file;
}

static bool same_sheet(const struct response *x, const struct response *y)
{
    return x->wave == y->wave && x->function == y->function &&
           memcmp(x->answer, y->answer, QUESTIONS) == 0;
}

/* The file's place; NULL when there are too many. */
static struct copies *copies_of(struct comparison *c, unsigned short file)
{
    for (int i = 0; i < c->n; i++)
        if (c->file[i].file == file)
            return &c->file[i];
    if (c->n == COPIES_FILES)
        return NULL;
    c->file[c->n] = (struct copies){.file = file};
    return &c->file[c->n++];
}

/* Counts sheets that are the same: those of the first file that has them stand once, and
 * as many of each other file are copies.  False when there are too many files. */
static bool count_run(struct comparison *c, struct entry *const *from, size_t n)
{
    unsigned short first = from[0]->response.file;
    size_t originals = 0, of_file = 0;

    for (size_t i = 0; i < n; i++) {
        unsigned short file = from[i]->response.file;
        struct copies *k = copies_of(c, file);

        if (k == NULL)
            return false;
        k->sheets++;
        originals += file == first;
        of_file = i && from[i - 1]->response.file == file ? of_file + 1 : 1;
        if (file == first || of_file > originals)
            continue;
        k->copied++;
        k->other = first;
    }
    return true;
}

/* Asks when most sheets of a file stand in another one, or most of that one in it. */
static void ask(struct comparison *c, const struct copies *k, const char *company)
{
    const struct survey *s = c->loader->survey;
    const struct copies *other = copies_of(c, k->other);

    if (k->copied < COPIES_MIN ||
        (2 * k->copied < k->sheets && 2 * k->copied < other->sheets))
        return;
    diag_report(c->loader->diag, DIAG_QUESTION, (struct place){s->file[k->file].name, 0, 0},
                company,
                "%zu sheets of this file stand in %s too, answer by answer, as in two "
                "downloads of one form; which file counts? write use = no below [survey "
                "\"FILE\"] in rapport.ini for the other, or take it away",
                k->copied, s->file[k->other].name);
}

/* True when the entries are of several files. */
static bool several_files(const struct entry *from, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (from[i].response.file != from->response.file)
            return true;
    return false;
}

void survey_ask_copies(struct loader *l, struct entry *from, size_t n)
{
    struct comparison c = {.loader = l};
    struct entry **sheet;
    size_t sheets = 0, first = 0;

    if (!several_files(from, n))
        return;
    sheet = arena_array(&l->part, n, sizeof(struct entry *));
    for (size_t i = 0; i < n; i++)
        if (is_evidence(l, &from[i]))
            sheet[sheets++] = &from[i];
    if (sheets == 0)
        return;
    qsort(sheet, sheets, sizeof(struct entry *), by_sheet);
    for (size_t i = 1; i <= sheets; i++)
        if (i == sheets || !same_sheet(&sheet[first]->response, &sheet[i]->response)) {
            if (!count_run(&c, &sheet[first], i - first))
                return;
            first = i;
        }
    for (int i = 0; i < c.n; i++)
        if (c.file[i].copied)
            ask(&c, &c.file[i], l->project->company[from->response.company].id);
}
