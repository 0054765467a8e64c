/*
 * survey_who.c - which column tells people apart, and which rows are nobody's answers; see
 * survey_parts.h.
 */
#include "base/text.h"
#include "read/survey/survey_parts.h"

#include <string.h>

static bool is_serial_number(struct survey_file *f, const char *text)
{
    (void)f;
    return strlen(text) < 7 && strspn(text, "0123456789") == strlen(text);
}

static bool is_number(struct survey_file *f, const char *text)
{
    (void)f;
    return strspn(text, "0123456789") == strlen(text);
}

static bool is_any(struct survey_file *f, const char *text)
{
    (void)f;
    (void)text;
    return true;
}

static bool is_email(struct survey_file *f, const char *text)
{
    (void)f;
    return strchr(text, '@') != NULL;
}

/* --- respondents --------------------------------------------------------------------- */

/* Identifiers of sheets that are small numbers count in their file alone. */
static enum identity identity_of(struct survey_file *f, int column, enum identity usual)
{
    int filled, emails = survey_head_values(f, column, is_email, &filled);
    int numbers = survey_head_values(f, column, is_serial_number, &filled);

    if (emails > filled / 2)
        return IDENTITY_EMAIL;
    return usual == IDENTITY_SHEET && numbers == filled ? IDENTITY_FILE : usual;
}

/* The first column of one of the names that says something in the first rows. */
static int filled_column(struct survey_file *f, const char *const *names)
{
    for (int n = 0; names[n]; n++)
        for (int i = 0; i < f->header.n; i++) {
            int filled;

            if (!survey_is_statement(f, i) && intake_is_called(&f->names[i], names[n]) &&
                survey_head_values(f, i, is_any, &filled))
                return i;
        }
    return -1;
}

static bool is_one_of(const struct column_names *column, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (intake_is_called(column, names[i]))
            return true;
    return false;
}

static const char *identity_text(enum identity identity)
{
    switch (identity) {
    case IDENTITY_NONE: return "none";
    case IDENTITY_FILE: return "a number in this file";
    case IDENTITY_SHEET: return "names the sheet";
    case IDENTITY_PERSON: return "names the person";
    case IDENTITY_EMAIL: return "names the person, not kept as text";
    }
    return "";
}

static bool find_respondent(struct survey_file *f)
{
    struct survey_columns *c = &f->columns;
    const bool stable = f->in.project->stable_pseudonyms;

    if (!intake_column(&f->in, "respondent_column", &f->header, &c->respondent))
        return false;
    c->identity = IDENTITY_PERSON;
    if (c->respondent >= 0) {
        if (!stable && is_one_of(&f->names[c->respondent], survey_sheet_names))
            c->identity = IDENTITY_SHEET;
    } else
        c->respondent = filled_column(f, survey_person_names);
    if (c->respondent < 0 && !stable) {
        c->respondent = filled_column(f, survey_sheet_names);
        c->identity = IDENTITY_SHEET;
    }
    if (c->respondent < 0) {
        c->respondent = filled_column(f, survey_email_names);
        c->identity = IDENTITY_EMAIL;
    }
    if (c->respondent < 0) {
        c->identity = IDENTITY_NONE;
        reading_fact(f->in.arena, f->reading, "respondent", "no identifier");
        return !stable ||
               intake_ask(
                   &f->in, survey_header_place(f), NULL,
                   "who is the same person in every quarter? pseudonyms = stable needs "
                   "a column that says so: write respondent_column = NUMBER below %s, "
                   "or pseudonyms = per-wave below [survey]",
                   intake_section(&f->in));
    }
    if (c->identity != IDENTITY_EMAIL)
        c->identity = identity_of(f, c->respondent, c->identity);
    reading_fact(f->in.arena, f->reading, "respondent", "column %d, \"%s\" (%s)",
                 c->respondent + 1,
                 text_clip(f->in.arena, f->header.column[c->respondent].full),
                 identity_text(c->identity));
    reading_choice(f->in.arena, f->reading, "respondent_column", "%d", c->respondent + 1);
    return true;
}

/* --- rows that do not count ------------------------------------------------------- */

static void add_mark(struct survey_file *f, enum mark_kind kind, int column)
{
    struct survey_columns *c = &f->columns;

    if (column < 0 || survey_is_statement(f, column))
        return;
    c->mark[c->nmarks++] = (struct mark){kind, column};
    reading_fact(f->in.arena, f->reading, "status", "column %d, \"%s\"", column + 1,
                 text_clip(f->in.arena, f->header.column[column].full));
}

/* True when all first values of the column are numbers. */
static bool all_numbers(struct survey_file *f, int column)
{
    int filled, numbers = survey_head_values(f, column, is_number, &filled);

    return numbers == filled;
}

static void find_marks(struct survey_file *f)
{
    static const char *const status[] = {"status", "response type", "response status",
                                         NULL};
    static const char *const finished[] = {"finished", NULL};
    static const char *const progress[] = {"progress", NULL};
    static const char *const submitted[] = {"submitdate",    "date submitted",
                                            "data wysłania", "data przesłania",
                                            "дата отправки", NULL};
    const struct header *h = &f->header;
    int column = filled_column(f, status);

    if (column >= 0 && h->tool == TOOL_QUALTRICS && all_numbers(f, column))
        add_mark(f, MARK_PREVIEW_NUMBER, column);
    else
        add_mark(f, MARK_STATUS, column);
    column = filled_column(f, finished);
    add_mark(f, MARK_FINISHED, column);
    if (column < 0)
        add_mark(f, MARK_PROGRESS, filled_column(f, progress));
    if (h->tool == TOOL_LIMESURVEY)
        add_mark(f, MARK_SUBMITTED, intake_find(f->names, h->n, submitted));
}

static bool find_incomplete(struct survey_file *f)
{
    const char *value = intake_setting(&f->in, "incomplete");

    f->columns.skip_incomplete = value && strcmp(value, "skip") == 0;
    if (value && strcmp(value, "skip") != 0 && strcmp(value, "keep") != 0)
        return intake_wrong(&f->in, "incomplete", "skip or keep");
    return true;
}

bool survey_find_people(struct survey_file *f)
{
    bool ok = find_respondent(f);

    find_marks(f);
    return find_incomplete(f) && ok;
}
