/*
 * survey_answers.c - after a file's last row: its labels become answers, the values nobody
 * knows become questions; see survey_parts.h.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <stdlib.h>
#include <string.h>

/* --- labels -------------------------------------------------------------------------- */

/* Reads the labels as rapport's own form wants them; false when most cells that say
 * something are no numbers. */
static bool read_numbers(struct survey_file *f, struct answer_meaning *meaning)
{
    size_t numbers = 0, texts = 0;

    likert_plain(&f->scratch, &f->labels, meaning);
    for (int i = 0; i < f->labels.n; i++)
        if (meaning[i].kind == ANSWER_OTHER)
            texts += f->labels.count[i];
        else if (meaning[i].kind == ANSWER_GIVEN || meaning[i].kind == ANSWER_OUTSIDE)
            numbers += f->labels.count[i];
    return texts <= numbers;
}

/* False when the settings say nothing about answers. */
static bool likert_settings(const struct survey_file *f, struct likert_options *options)
{
    static const char *const keys[] = {"missing", "1", "2", "3", "4", "5"};
    bool any;

    *options =
        (struct likert_options){.scale = intake_setting(&f->in, "scale"),
                                .rescale = intake_setting(&f->in, "rescale"),
                                .dont_know = intake_setting(&f->in, "dont_know"),
                                .not_applicable = intake_setting(&f->in, "not_applicable"),
                                .scale_at = intake_place(&f->in, "scale"),
                                .rescale_at = intake_place(&f->in, "rescale")};
    any =
        options->scale || options->rescale || options->dont_know || options->not_applicable;
    for (int i = 0; i <= 5; i++) {
        options->value[i] = intake_setting(&f->in, keys[i]);
        any = any || options->value[i];
    }
    return any;
}

/* Messages about single cells of a file; a file of nothing else must not fill the memory.
 */
enum { WRONG_SAID = 10000 };

/* Longer numbers are no code for "no answer" and may be those of a telephone. */
enum { RAW_MAX = 4 };

/* Reports a cell that cannot be used, and keeps its place for the audit; its value too when
 * it is a short number, for a text may tell who wrote it. */
static void wrong_answer(struct survey_file *f, struct entry *e, int question,
                         enum diag_code code, const char *label)
{
    struct loader *l = f->loader;
    const struct response *r = &e->response;
    int column = f->statements.column[question] + 1;
    const char *raw = NULL;

    e->wrong++;
    if (f->wrong++ < WRONG_SAID) {
        diag_report(l->diag, code, (struct place){f->in.path, r->line, column},
                    l->project->company[r->company].id, "%s",
                    table_excerpt(&f->row, label));
        if (code == DIAG_ANSWER_RANGE && strlen(label) <= RAW_MAX)
            raw = arena_strdup(l->arena, label);
    }
    l->fault =
        arena_grow(&l->work, l->fault, l->nfaults, &l->faults_capacity, sizeof *l->fault);
    l->fault[l->nfaults++] =
        (struct audit_fault){r->company, r->wave, r->file, r->line, column, code, raw};
}

static void take_answers(struct survey_file *f, struct entry *e,
                         const struct answer_meaning *meaning)
{
    for (int i = 0; i < QUESTIONS; i++) {
        int label = e->response.answer[i];
        const struct answer_meaning *m = &meaning[label];

        e->response.answer[i] = m->answer;
        if (m->kind == ANSWER_GIVEN) {
            e->given++;
            continue;
        }
        e->response.unused[m->kind]++;
        if (m->kind != ANSWER_OUTSIDE && m->kind != ANSWER_OTHER)
            continue;
        e->given++;
        if (e->left == LEFT_NOT || e->left == LEFT_FAULTY)
            wrong_answer(f, e, i, answer_kind_code(m->kind), f->labels.label[label]);
    }
}

bool survey_answers(struct survey_file *f)
{
    struct loader *l = f->loader;
    struct answer_meaning *meaning =
        arena_array(&f->scratch, (size_t)f->labels.n + 1, sizeof *meaning);
    struct likert_options options;
    bool declared = likert_settings(f, &options);

    if (!f->plain && options.scale == NULL && !survey_legend_ok(f))
        return false;
    if ((!f->plain || declared || !read_numbers(f, meaning)) &&
        !likert_resolve(l->arena, &f->labels, l->content, &options, &f->grid, meaning,
                        f->reading, l->diag))
        return false;
    l->survey->converted[f->index] = (unsigned char)likert_rescaled(&options);
    for (size_t i = f->first; i < l->n; i++)
        take_answers(f, &l->entry[i], meaning);
    if (f->wrong > WRONG_SAID)
        diag_report(l->diag, DIAG_ANSWER_TEXT, (struct place){f->in.path, 0, 0}, NULL,
                    "%zu more in this file", f->wrong - WRONG_SAID);
    arena_drop(&f->row);
    return true;
}

/* --- values nobody knows ---------------------------------------------------------- */

static void ask_company(struct survey_file *f, const struct lookup_item *item,
                        const char *text)
{
    diag_report(f->in.diag, DIAG_COMPANY_UNKNOWN,
                (struct place){f->in.path, item->line, item->column + 1}, NULL,
                "%s, in %zu row%s", *text ? text : "no company", item->count,
                item->count == 1 ? "" : "s");
}

static void ask_function(struct survey_file *f, const struct lookup_item *item,
                         const char *text)
{
    struct place at = {f->in.path, item->line, item->column + 1};
    const char *id = f->in.project->company[item->value].id;

    if (*text == '\0')
        diag_report(f->in.diag, DIAG_FUNCTION_UNKNOWN, at, id,
                    "no department, in %zu row%s; fill it in, or write other = (blank) "
                    "below %s to leave them out",
                    item->count, item->count == 1 ? "" : "s", intake_section(&f->in));
    else
        intake_ask(&f->in, at, id,
                   "does \"%s\" (%zu row%s) belong to Sales, to Marketing or to neither? "
                   "write sales = %s, marketing = %s or other = %s below %s",
                   text, item->count, item->count == 1 ? "" : "s", text, text, text,
                   intake_section(&f->in));
}

static int by_place(const void *a, const void *b)
{
    const struct lookup_item *x = *(struct lookup_item *const *)a;
    const struct lookup_item *y = *(struct lookup_item *const *)b;

    return x->line != y->line ? (x->line > y->line) - (x->line < y->line)
                              : (x->column > y->column) - (x->column < y->column);
}

void survey_ask_values(struct survey_file *f)
{
    const struct lookup *l = &f->unknown;
    struct lookup_item **items = arena_array(&f->scratch, l->n + 1, sizeof *items);
    size_t n = 0;

    for (size_t i = 0; i < l->slots; i++)
        if (l->slot[i])
            items[n++] = l->slot[i];
    if (n)
        qsort(items, n, sizeof *items, by_place);
    for (size_t i = 0; i < n; i++) {
        /* The key begins with the numbers of company and column. */
        const char *text = strchr(strchr(items[i]->text, ' ') + 1, ' ') + 1;

        text = table_excerpt(&f->scratch, text);
        if (items[i]->value < 0)
            ask_company(f, items[i], text);
        else
            ask_function(f, items[i], text);
    }
    if (l->spare.count)
        diag_report(f->in.diag, DIAG_COMPANY_UNKNOWN, (struct place){f->in.path, 0, 0},
                    NULL, "and others, in %zu rows", l->spare.count);
}
