/*
 * statements_text.c - the columns whose headings are the project's own statements.
 *
 * First those with the same letters, then, for the statements still without a column, those
 * with a wording like theirs: a column goes to a statement when neither has a better
 * partner.
 */
#include "read/survey/statements_parts.h"

#include <string.h>

/* What part of a heading is the statement, from the surest to the least sure. */
enum part { PART_NAME, PART_ROW, PART_STEM, PART_WITHIN, PART_NONE };

/* A column that a statement may be in. */
struct candidate {
    struct phrase phrase; /* of the row part */
    struct wording_match match;
    enum part part;
    bool cut;
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), n = strlen(end);

    return length >= n && strcmp(text + length - n, end) == 0;
}

/* Looks for a statement in whatever part of the heading the tool puts it into. */
static void match_exactly(struct finder *f, const struct wording *w,
                          const struct heading *h, struct candidate *c)
{
    struct phrase name, stem;

    phrase_read(&f->work, h->row, &c->phrase);
    name = c->phrase;
    if (h->name != h->row)
        phrase_read(&f->work, h->name, &name);
    c->cut = ends_with(h->row, "..") || ends_with(h->row, "…");
    c->part = PART_NAME;
    c->match = wording_exact(w, &name);
    if (c->match.statement < 0) {
        c->part = PART_ROW;
        c->match = wording_exact(w, &c->phrase);
    }
    if (c->match.statement < 0 && *h->stem) {
        phrase_read(&f->work, h->stem, &stem);
        c->part = PART_STEM;
        c->match = wording_exact(w, &stem);
    }
    if (c->match.statement < 0) {
        c->part = PART_WITHIN;
        c->match = wording_within(w, &name);
    }
    if (c->match.statement < 0)
        c->part = PART_NONE;
}

/* Gives a statement a column.  Of two, the one with numbers is taken where the other has
 * the same answers in words; else the statement is noted as found twice. */
static void give(struct finder *f, int statement, int column, double likeness)
{
    int had = f->text.column[statement];

    if (had < 0) {
        f->text.column[statement] = column;
        f->likeness[statement] = likeness;
        f->matched++;
        return;
    }
    const struct answers *one = answers_of(f, had), *other = answers_of(f, column);

    if (one->rows && other->rows && one->numbers != other->numbers) {
        f->text.column[statement] = one->numbers ? had : column;
        f->doubled = true;
    } else if (f->twice < 0) {
        f->twice = statement;
        f->first = had;
        f->again = column;
    }
}

/* The language most of the columns are in. */
static void find_language(struct finder *f, const struct candidate *c)
{
    int count[LANG_MAX] = {0}, best = -1;

    for (int q = 0; q < QUESTIONS; q++)
        if (f->text.column[q] >= 0)
            count[c[f->text.column[q]].match.language]++;
    for (int l = 0; l < f->content->languages.n; l++)
        if (count[l] && (best < 0 || count[l] > count[best]))
            best = l;
    f->language = best < 0 ? NULL : f->content->languages.code[best];
}

/* Gives the statements without a column those with a wording like theirs.  Two columns like
 * the same statement are none: nothing tells which it is. */
static void match_closely(struct finder *f, const struct wording *w, struct candidate *c)
{
    int column[QUESTIONS];

    for (int q = 0; q < QUESTIONS; q++)
        column[q] = -1;
    for (int i = 0; i < f->header->n; i++) {
        struct wording_match match;

        if (c[i].match.statement >= 0 || f->header->column[i].doubled ||
            *f->header->column[i].row == '\0')
            continue;
        match = wording_close(w, &c[i].phrase, c[i].cut);
        if (match.statement < 0 || f->text.column[match.statement] >= 0)
            continue;
        c[i].match = match;
        column[match.statement] = column[match.statement] == -1 ? i : -2;
    }
    for (int q = 0; q < QUESTIONS; q++)
        if (column[q] >= 0)
            give(f, q, column[q], c[column[q]].match.likeness);
}

/* Gives the statements columns that have them in this part of the heading, unless a surer
 * one had them: beside "Statement" there may be "Statement - Other (please specify)". */
static void give_part(struct finder *f, struct candidate *c, enum part part)
{
    bool had[QUESTIONS];

    for (int q = 0; q < QUESTIONS; q++)
        had[q] = f->text.column[q] >= 0;
    for (int i = 0; i < f->header->n; i++)
        if (c[i].match.statement >= 0 && c[i].part == part && !had[c[i].match.statement])
            give(f, c[i].match.statement, i, 1);
}

void statements_by_text(struct finder *f)
{
    const struct wording *w = wording_new(&f->work, f->content);
    struct candidate *c = arena_array(&f->work, (size_t)f->header->n, sizeof *c);

    for (int i = 0; i < f->header->n; i++) {
        const struct heading *h = &f->header->column[i];

        c[i] = (struct candidate){.match = {-1, -1, 0}, .part = PART_NONE};
        if (*h->full && !h->doubled)
            match_exactly(f, w, h, &c[i]);
        f->worded += c[i].match.statement >= 0;
    }
    for (int part = PART_NAME; part < PART_NONE; part++)
        give_part(f, c, (enum part)part);
    if (f->matched < QUESTIONS)
        match_closely(f, w, c);
    find_language(f, c);
}
