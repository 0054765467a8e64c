/*
 * statements_block.c - twenty columns that belong together by their codes, their item
 * numbers, or the answers in them.
 */
#include "read/label.h"
#include "read/survey/statements_parts.h"
#include "read/table/number.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LABEL_BYTES = 100, /* longer texts are no answers of a scale */
    SCALE_END = 7      /* numbers of answers are between this and its negative */
};

/* --- answers in the first rows ---------------------------------------------------- */

/* Labels that answers.csv knows, and LimeSurvey's codes, are of one scale each. */
enum { KNOWN = 1, CODED = 2 };

/* What label a field holds; 0 for what stands in place of an answer. */
static unsigned label_hash(const struct finder *f, const struct label *label)
{
    const struct answer_label *known = answers_find(&f->content->answers, label->words);
    unsigned hash = 2166136261u;

    if (known)
        return known->role == ROLE_ANSWER || known->role == ROLE_MIDPOINT ||
                       known->role == ROLE_MIDPOINT_OR_DONT_KNOW
                   ? KNOWN
                   : 0;
    if (label->has == LABEL_CODE && *label->words == '\0')
        return CODED;
    for (const char *letter = label->words; *letter; letter++)
        hash = (hash ^ (unsigned char)*letter) * 16777619u;
    return *label->words ? hash : 0;
}

static void add_label(struct answers *answers, unsigned hash)
{
    for (int i = 0; i < answers->n; i++)
        if (answers->label[i] == hash)
            return;
    if (answers->n == LABELS_MAX)
        answers->other = true;
    else
        answers->label[answers->n++] = hash;
}

static void add_answer(struct finder *f, struct answers *answers, const char *field)
{
    struct number number;
    struct label label;
    unsigned hash;

    if (header_blank(field))
        return;
    if (number_parse(field, &number)) {
        answers->rows++;
        answers->small = answers->small && fabs(number.value) <= SCALE_END &&
                         floor(number.value) == number.value;
        return;
    }
    label = label_read(&f->work, field);
    hash = label_hash(f, &label);
    if (hash == 0)
        return;
    answers->rows++;
    answers->numbers = false;
    answers->other = answers->other || strlen(field) > LABEL_BYTES;
    add_label(answers, hash);
}

static void read_answers(struct finder *f)
{
    f->answers = arena_array(&f->work, (size_t)f->header->n, sizeof *f->answers);
    for (int i = 0; i < f->header->n; i++) {
        f->answers[i].numbers = true;
        f->answers[i].small = true;
    }
    for (int r = 0; r < f->grid->nhead; r++) {
        const struct grid_row *row = &f->grid->head[r];

        if (row->line <= f->header->last_line || header_is_footer(f->header, row))
            continue;
        for (int i = 0; i < f->header->n; i++)
            add_answer(f, &f->answers[i], grid_field(row, i));
    }
}

const struct answers *answers_of(struct finder *f, int column)
{
    if (f->answers == NULL)
        read_answers(f);
    return &f->answers[column];
}

static bool share_label(const struct answers *a, const struct answers *b)
{
    for (int i = 0; i < a->n; i++)
        for (int j = 0; j < b->n; j++)
            if (a->label[i] == b->label[j])
                return true;
    return false;
}

/* True when two columns may have answers of one scale, as far as they have any. */
static bool same_scale(const struct answers *a, const struct answers *b)
{
    if (a->rows == 0 || b->rows == 0)
        return true;
    if (a->other || b->other || a->numbers != b->numbers)
        return false;
    return a->numbers ? a->small && b->small : share_label(a, b);
}

/* --- codes and item numbers ------------------------------------------------------- */

/* A column as part of a series: "Q5_3" is number 3 of "q5_". */
struct member {
    const char *series; /* in small letters */
    int number, column;
};

static int by_series(const void *a, const void *b)
{
    const struct member *one = a, *other = b;
    int order = strcmp(one->series, other->series);

    if (order == 0)
        order = one->number - other->number;
    return order ? order : one->column - other->column;
}

/* Parts a code at its last figures; false when it ends in something else. */
static bool part_code(struct arena *work, const char *code, struct member *m)
{
    size_t end = strlen(code), start;
    char *series;

    if (end && code[end - 1] == ']')
        end--;
    for (start = end; start && isdigit((unsigned char)code[start - 1]);)
        start--;
    if (start == end || start == 0 || end - start > 4)
        return false;
    series = arena_strndup(work, code, start);
    for (char *s = series; *s; s++)
        *s = (char)tolower((unsigned char)*s);
    m->series = series;
    m->number = atoi(code + start);
    return true;
}

/* All columns that are numbered in some way, by series and number. */
static size_t collect(struct finder *f, struct member **members)
{
    size_t n = 0;

    *members = arena_array(&f->work, (size_t)f->header->n * 2, sizeof **members);
    for (int i = 0; i < f->header->n; i++) {
        const struct heading *h = &f->header->column[i];
        struct member m = {"", 0, i};

        if (h->doubled)
            continue;
        if (part_code(&f->work, h->code, &m))
            (*members)[n++] = m;
        /* A number the code does not have. */
        if (h->item && (*h->code == '\0' || m.number != h->item)) {
            m.series = "";
            m.number = h->item;
            (*members)[n++] = m;
        }
    }
    qsort(*members, n, sizeof **members, by_series);
    return n;
}

/* The columns of one matrix have its question above or before them. */
static bool is_matrix(const struct finder *f, const struct block *block)
{
    const char *stem = f->header->column[block->column[0]].stem;

    for (int q = 1; q < QUESTIONS; q++)
        if (strcmp(f->header->column[block->column[q]].stem, stem) != 0)
            return false;
    return *stem != '\0';
}

/* True when nothing in the first rows speaks against one scale: each column has it in
 * common with some other. */
static bool has_one_scale(struct finder *f, const struct block *block)
{
    for (int q = 0; q < QUESTIONS; q++) {
        const struct answers *own = answers_of(f, block->column[q]);
        bool common = own->rows < 2;

        for (int p = 0; p < QUESTIONS; p++) {
            const struct answers *other = answers_of(f, block->column[p]);

            if (p != q && own->rows && other->rows && own->numbers != other->numbers)
                return false;
            common = common || (p != q && same_scale(own, other));
        }
        if (!common || own->other || (own->numbers && !own->small))
            return false;
    }
    return true;
}

/* Reads the series at m[0..n) as a block: 1 to 20 once each, and none beyond that could be
 * an answer, too. */
static bool read_series(struct finder *f, const struct member *m, size_t n,
                        struct block *block)
{
    for (int q = 0; q < QUESTIONS; q++)
        block->column[q] = -1;
    for (size_t i = 0; i < n; i++) {
        if (m[i].number < 1 || m[i].number > QUESTIONS)
            continue;
        if (block->column[m[i].number - 1] >= 0)
            return false;
        block->column[m[i].number - 1] = m[i].column;
    }
    for (int q = 0; q < QUESTIONS; q++)
        if (block->column[q] < 0)
            return false;
    if (!is_matrix(f, block) && !has_one_scale(f, block))
        return false;
    for (size_t i = 0; i < n; i++)
        if ((m[i].number < 1 || m[i].number > QUESTIONS) &&
            same_scale(answers_of(f, m[i].column), answers_of(f, block->column[0])))
            return false;
    return true;
}

int statements_by_code(struct finder *f, struct block blocks[BLOCKS_MAX])
{
    struct member *m;
    size_t n = collect(f, &m);
    int found = 0;

    for (size_t i = 0, end; i < n; i = end) {
        struct block block;

        for (end = i + 1; end < n && strcmp(m[end].series, m[i].series) == 0;)
            end++;
        if (end - i >= QUESTIONS && read_series(f, m + i, end - i, &block)) {
            if (found < BLOCKS_MAX)
                blocks[found] = block;
            found++;
        }
    }
    return found;
}

/* --- answers of one scale --------------------------------------------------------- */

/* One label in one column. */
struct use {
    unsigned label;
    int column;
};

static int by_label(const void *a, const void *b)
{
    const struct use *one = a, *other = b;

    if (one->label != other->label)
        return one->label < other->label ? -1 : 1;
    return one->column - other->column;
}

static int root(int *parent, int i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* Joins the columns that share labels, be it through others, into scales: parent[i] leads
 * to the same column for all of one. */
static int *join_labels(struct finder *f)
{
    int n = f->header->n, *parent = arena_array(&f->work, (size_t)n, sizeof *parent);
    struct use *use = arena_array(&f->work, (size_t)n * LABELS_MAX, sizeof *use);
    size_t uses = 0;

    for (int i = 0; i < n; i++) {
        parent[i] = i;
        const struct answers *own = answers_of(f, i);

        for (int k = 0; k < own->n && !own->numbers; k++)
            use[uses++] = (struct use){own->label[k], i};
    }
    qsort(use, uses, sizeof *use, by_label);
    for (size_t u = 1; u < uses; u++)
        if (use[u].label == use[u - 1].label)
            parent[root(parent, use[u].column)] = root(parent, use[u - 1].column);
    return parent;
}

/* Which scale a column's answers are of: -1 when it can be none, -2 for small numbers, -3
 * for a column that is no question at all and parts nothing. */
static int scale_of(struct finder *f, int *parent, int i)
{
    const struct heading *h = &f->header->column[i];
    const struct answers *answers = answers_of(f, i);

    if (h->doubled || (*h->full == '\0' && answers->rows == 0))
        return -3;
    if (answers->rows == 0 || answers->other || tool_writes(f->header->tool, h->key))
        return -1;
    if (answers->numbers)
        return answers->small ? -2 : -1;
    return root(parent, i);
}

int statements_by_order(struct finder *f, struct block blocks[BLOCKS_MAX])
{
    int *parent = join_labels(f), found = 0, length = 0, scale = -1;
    struct block block = {{0}};

    /* One column beyond the last ends the last block. */
    for (int i = 0; i <= f->header->n; i++) {
        int own = i < f->header->n ? scale_of(f, parent, i) : -1;

        if (own == -3)
            continue;
        if (own != scale || own == -1) {
            if (length == QUESTIONS && found++ < BLOCKS_MAX)
                blocks[found - 1] = block;
            length = 0;
            scale = own;
        }
        if (own != -1) {
            if (length < QUESTIONS)
                block.column[length] = i;
            length++;
        }
    }
    return found;
}
