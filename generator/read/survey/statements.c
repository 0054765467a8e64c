/*
 * statements.c - the columns of the 20 statements; see statements.h.
 *
 * What the setting says counts; else the wording, which cannot be mistaken; else codes and
 * item numbers; else the order of the only columns that fit.  Nothing is taken that the
 * wording of some column contradicts.
 */
#include "read/survey/statements.h"
#include "read/survey/statements_parts.h"

#include <string.h>

enum {
    FEW = 4,       /* columns worded like statements that may be so by chance */
    NAMED_MAX = 3, /* statements a message names */
    HEADING_BYTES = 60
};

/* What the search has to say to. */
struct search {
    struct finder finder;
    struct place at; /* of the header */
    struct reading *reading;
    struct diag *diag;
};

/* --- words ---------------------------------------------------------------------------- */

/* "q3 (Common vocabulary)" */
static const char *statement_name(const struct finder *f, int q)
{
    int en = language_find(&f->content->languages, "en");
    const char *label = f->content->statement[q].label.in[en < 0 ? 0 : en];

    return label ? arena_printf(f->a, "%s (%s)", f->content->statement[q].id, label)
                 : f->content->statement[q].id;
}

/* A heading for a message, cut between characters. */
static const char *heading_text(const struct finder *f, int column)
{
    const struct heading *h = &f->header->column[column];
    const char *text = *h->row ? h->row : h->full;
    size_t cut = HEADING_BYTES;

    if (strlen(text) <= cut)
        return text;
    while (cut && ((unsigned char)text[cut] & 0xC0) == 0x80)
        cut--;
    return arena_printf(f->a, "%.*s...", (int)cut, text);
}

/* "write statements = 5-24 below [survey "x.csv"] in rapport.ini" */
static const char *advice(const struct search *s, const char *columns)
{
    return arena_printf(s->finder.a,
                        "write statements = %s below [survey \"%s\"] in rapport.ini",
                        columns, s->reading->file);
}

/* --- questions ------------------------------------------------------------------------ */

/* The first missing statements by name: "q7 (...) and q9 (...)", "... and 4 more". */
static const char *missing_names(const struct finder *f, int missing)
{
    const char *names = "";
    int named = 0;

    for (int q = 0; q < QUESTIONS && named < NAMED_MAX; q++) {
        if (f->text.column[q] >= 0)
            continue;
        names = arena_printf(f->a, "%s%s%s", names,
                             named == 0             ? ""
                             : named + 1 == missing ? " and "
                                                    : ", ",
                             statement_name(f, q));
        named++;
    }
    return missing > named ? arena_printf(f->a, "%s and %d more", names, missing - named)
                           : names;
}

/* A column that stands where a single missing statement would, between the columns of its
 * neighbours; -1 when there is none. */
static int column_between(const struct finder *f)
{
    int q = 0, before, after;

    while (q < QUESTIONS && f->text.column[q] >= 0)
        q++;
    before = q > 0 ? f->text.column[q - 1] : f->text.column[1] - 2;
    after = q + 1 < QUESTIONS ? f->text.column[q + 1] : before + 2;
    return before >= -1 && after == before + 2 && before + 1 < f->header->n ? before + 1
                                                                            : -1;
}

static bool ask_missing(struct search *s)
{
    struct finder *f = &s->finder;
    int missing = QUESTIONS - f->matched, between = missing == 1 ? column_between(f) : -1;
    const char *columns = columns_write(f->a, &f->text);
    const char *hint = "";

    if (between >= 0)
        hint = arena_printf(f->a, " (perhaps column %d, \"%s\")", between + 1,
                            heading_text(f, between));
    return diag_report(s->diag, DIAG_QUESTION, s->at, NULL,
                       "which column%s hold%s %s%s? %s, with the column's number in place "
                       "of each -, or leave - where the statement was not asked",
                       missing == 1 ? "" : "s", missing == 1 ? "s" : "",
                       missing_names(f, missing), hint, advice(s, columns));
}

static bool ask_twice(struct search *s)
{
    struct finder *f = &s->finder;

    return diag_report(s->diag, DIAG_QUESTION, s->at, NULL,
                       "which column holds the answers to %s, %d or %d? %s; the other is "
                       "not counted, so where people answered in one or in the other, as "
                       "in two languages, bring their answers into one column first",
                       statement_name(f, f->twice), f->first + 1, f->again + 1,
                       advice(s, columns_write(f->a, &f->text)));
}

static bool refuse_spread(struct search *s)
{
    return diag_report(s->diag, DIAG_FILE_KIND, s->at, NULL,
                       "every choice of an answer has a column of its own; export again "
                       "with one column for each statement (in SurveyMonkey: condensed "
                       "columns, actual answer text)");
}

static bool ask_which(struct search *s, const struct block *blocks, int n)
{
    struct finder *f = &s->finder;

    return diag_report(s->diag, DIAG_QUESTION, s->at, NULL,
                       "which columns hold the answers to the statements, %s or %s%s? %s",
                       columns_write(f->a, &blocks[0]), columns_write(f->a, &blocks[1]),
                       n > 2 ? " or others" : "",
                       advice(s, columns_write(f->a, &blocks[0])));
}

static bool ask_all(struct search *s)
{
    enum tool tool = s->finder.header->tool;
    const char *elsewhere = "";

    if (tool_is_crm(tool))
        elsewhere = arena_printf(s->finder.a,
                                 "are these deals or leads (the columns are those of %s)? "
                                 "then move the file into kpis; else: ",
                                 tool_name(tool));
    return diag_report(s->diag, DIAG_QUESTION, s->at, NULL,
                       "%swhich %d columns hold the answers to the statements? neither "
                       "their wording nor codes such as q1 to q%d are there: %s, with the "
                       "first and the last of them in place of 5 and 24",
                       elsewhere, QUESTIONS, QUESTIONS, advice(s, "5-24"));
}

/* --- answers -------------------------------------------------------------------------- */

/* True when the block has the columns found by text where they belong. */
static bool agrees(const struct finder *f, const struct block *block)
{
    for (int q = 0; q < QUESTIONS; q++)
        if (f->text.column[q] >= 0 && f->text.column[q] != block->column[q])
            return false;
    return true;
}

/* Leaves the blocks that agree with what was found by text; returns how many. */
static int keep_agreeing(const struct finder *f, struct block *blocks, int n)
{
    int kept = 0;

    for (int i = 0; i < n && i < BLOCKS_MAX; i++)
        if (agrees(f, &blocks[i]))
            blocks[kept++] = blocks[i];
    return kept;
}

static void say_wordings(struct search *s)
{
    struct finder *f = &s->finder;

    for (int q = 0; q < QUESTIONS; q++)
        if (f->text.column[q] >= 0 && f->likeness[q] < 1)
            reading_fact(f->a, s->reading, "wording", "column %d is taken for %s: %s",
                         f->text.column[q] + 1, statement_name(f, q),
                         heading_text(f, f->text.column[q]));
    if (f->doubled)
        reading_fact(f->a, s->reading, "statements",
                     "of two columns with the same answers, those with numbers are used");
}

/* Takes the block; how: in words, for the reading. */
static bool take(struct search *s, const struct block *block, enum statements_by by,
                 const char *how, bool guess, struct statements *found)
{
    const char *columns = columns_write(s->finder.a, block);

    memcpy(found->column, block->column, sizeof found->column);
    found->by = by;
    reading_fact(s->finder.a, s->reading, "statements", "columns %s, %s", columns, how);
    if (guess)
        reading_choice(s->finder.a, s->reading, "statements", "%s", columns);
    return true;
}

static bool take_text(struct search *s, struct statements *found)
{
    struct finder *f = &s->finder;
    bool guess = false;

    for (int q = 0; q < QUESTIONS; q++)
        guess = guess || f->likeness[q] < 1;
    found->language = f->language;
    say_wordings(s);
    return take(s, &f->text, STATEMENTS_BY_TEXT,
                arena_printf(f->a, "by their wording (%s)", f->language), guess, found);
}

/* True for columns called q1 to q20 and nothing else, as in rapport's own form. */
static bool has_plain_codes(const struct finder *f, const struct block *block)
{
    for (int q = 0; q < QUESTIONS; q++)
        if (strcmp(f->header->column[block->column[q]].key, f->content->statement[q].id) !=
            0)
            return false;
    return true;
}

static bool search_columns(struct search *s, struct statements *found)
{
    struct finder *f = &s->finder;
    struct block blocks[BLOCKS_MAX];
    int n;

    statements_by_text(f);
    if (f->twice >= 0)
        return statements_are_spread(f) ? refuse_spread(s) : ask_twice(s);
    if (f->matched == QUESTIONS)
        return take_text(s, found);
    n = keep_agreeing(f, blocks, statements_by_code(f, blocks));
    if (n > 1)
        return ask_which(s, blocks, n);
    if (n == 1) {
        say_wordings(s);
        return take(s, &blocks[0], STATEMENTS_BY_CODE, "by their codes",
                    !has_plain_codes(f, &blocks[0]), found);
    }
    if (statements_are_spread(f))
        return refuse_spread(s);
    if (f->matched > FEW)
        return ask_missing(s);
    n = keep_agreeing(f, blocks, statements_by_order(f, blocks));
    if (n == 0)
        return ask_all(s);
    if (n > 1)
        return ask_which(s, blocks, n);
    return take(s, &blocks[0], STATEMENTS_BY_ORDER,
                "the only 20 side by side with answers of one scale: a guess", true, found);
}

bool statements_find(struct arena *a, const struct header *h, const struct grid *g,
                     const struct content *content, const char *setting, struct place at,
                     struct statements *s, struct reading *reading, struct diag *d)
{
    struct search search = {
        .finder = {.a = a, .header = h, .grid = g, .content = content, .twice = -1},
        .at = {g->file, h->first_line, 0},
        .reading = reading,
        .diag = d};
    bool ok;

    *s = (struct statements){.language = NULL};
    for (int q = 0; q < QUESTIONS; q++)
        search.finder.text.column[q] = -1;
    if (setting) {
        struct block block;

        return columns_read(setting, h->n, &block, at, d) &&
               take(&search, &block, STATEMENTS_BY_SETTING, "as rapport.ini says", false,
                    s);
    }
    ok = search_columns(&search, s);
    arena_drop(&search.finder.work);
    return ok;
}
