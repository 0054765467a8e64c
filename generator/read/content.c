/*
 * content.c - the diagnosis' own content, checked while it is read; see content.h.
 */
#include "read/content.h"
#include "base/file.h"
#include "base/text.h"
#include "read/actions.h"
#include "read/branches.h"
#include "read/checklists.h"
#include "read/claims.h"
#include "read/models.h"
#include "read/sheet.h"
#include "read/sources.h"
#include "read/table/number.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_CHARACTERS = 40, OWNER_MAX = 16, TRAIT_MAX = 8 };

int language_find(const struct languages *l, const char *code)
{
    for (int i = 0; i < l->n; i++)
        if (strcmp(l->code[i], code) == 0)
            return i;
    return -1;
}

int metric_find(const struct content *c, const char *id)
{
    for (int i = 0; i < c->nmetrics; i++)
        if (strcmp(c->metric[i].id, id) == 0)
            return i;
    return -1;
}

/* "en", "pl", "pt-br". */
static bool is_language_code(const char *s, size_t length)
{
    size_t letters = strspn(s, "abcdefghijklmnopqrstuvwxyz"), region;

    if (letters != 2 && letters != 3)
        return false;
    if (letters == length)
        return true;
    region = strspn(s + letters + 1, "abcdefghijklmnopqrstuvwxyz");
    return s[letters] == '-' && region >= 2 && region <= 4 &&
           letters + 1 + region == length;
}

static bool load_languages(struct arena *a, const char *folder, struct languages *l,
                           struct diag *d)
{
    struct place at = {"templates/text", 0, 0};
    char **names;
    size_t n = file_list(a, file_join(a, folder, "templates/text"), ".csv", &names);

    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(names[i]) - 4;

        if (!is_language_code(names[i], length))
            continue;
        if (l->n == LANG_MAX)
            return diag_report(d, DIAG_CONTENT, at, NULL, "more than %d languages",
                               LANG_MAX);
        l->code[l->n++] = arena_strndup(a, names[i], length);
    }
    return l->n > 0 || diag_report(d, DIAG_DATA_MISSING, at, NULL, "no LL.csv in it");
}

static bool load_pains(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open_rows(s, folder, "pains", "id", "name about start", PAINS, 0))
        return false;
    for (size_t i = 0; i < PAINS; i++) {
        const struct grid_row *row = &s->table.row[i];

        c->pain[i].id = sheet_id(s, i);
        c->pain[i].name = sheet_words(s, row, "name");
        c->pain[i].about = sheet_words(s, row, "about");
        c->pain[i].start = sheet_words(s, row, "start");
    }
    return s->ok;
}

static bool load_dimensions(struct sheet *s, const char *folder, struct content *c)
{
    const char *pains[PAINS];

    for (int i = 0; i < PAINS; i++)
        pains[i] = c->pain[i].id;
    if (!sheet_open_rows(s, folder, "dimensions", "id pain", "name about", DIMENSIONS, 0))
        return false;
    for (size_t i = 0; i < DIMENSIONS; i++) {
        const struct grid_row *row = &s->table.row[i];

        c->dimension[i].id = sheet_id(s, i);
        c->dimension[i].pain = sheet_choice(s, row, "pain", pains, PAINS);
        c->dimension[i].name = sheet_words(s, row, "name");
        c->dimension[i].about = sheet_words(s, row, "about");
    }
    return s->ok;
}

/* Labels stand beside bars, where only so much room is. */
static void check_label(struct sheet *s, const struct grid_row *row,
                        const struct words *label)
{
    for (int i = 0; i < s->languages->n; i++) {
        const char *p = label->in[i];
        int n = 0;

        while (*p) {
            text_next(p, &p);
            n++;
        }
        if (n > LABEL_CHARACTERS)
            sheet_fault(s, row, arena_printf(s->arena, "label.%s", s->languages->code[i]),
                        "a label has at most %d characters, not %d", LABEL_CHARACTERS, n);
    }
}

static bool load_statements(struct sheet *s, const char *folder, struct content *c)
{
    static const char *const actors[] = {"sales", "marketing", "both", "heads",
                                         "organisation"};
    const char *dimensions[DIMENSIONS];

    for (int i = 0; i < DIMENSIONS; i++)
        dimensions[i] = c->dimension[i].id;
    if (!sheet_open_rows(s, folder, "statements", "id dimension actor", "statement label",
                         QUESTIONS, 0))
        return false;
    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct grid_row *row = &s->table.row[i];
        struct statement *statement = &c->statement[i];
        char expected[8];

        snprintf(expected, sizeof expected, "q%zu", i + 1);
        statement->id = sheet_id(s, i);
        if (strcmp(statement->id, expected) != 0)
            sheet_fault(s, row, "id", "expected %s", expected);
        statement->dimension = sheet_choice(s, row, "dimension", dimensions, DIMENSIONS);
        statement->actor = (enum actor)sheet_choice(s, row, "actor", actors, 5);
        statement->text = sheet_words(s, row, "statement");
        statement->label = sheet_words(s, row, "label");
        check_label(s, row, &statement->label);
    }
    return s->ok;
}

static bool load_levels(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open_rows(s, folder, "levels", "id", "name summary", LEVELS, 0))
        return false;
    for (size_t i = 0; i < LEVELS; i++) {
        const struct grid_row *row = &s->table.row[i];

        c->level[i].id = sheet_id(s, i);
        c->level[i].name = sheet_words(s, row, "name");
        c->level[i].summary = sheet_words(s, row, "summary");
    }
    return s->ok;
}

/* Reads traits.csv or stay.csv: lines of text that belong to levels. */
static bool load_level_texts(struct sheet *s, const char *folder, const char *name,
                             struct content *c, bool traits)
{
    if (!sheet_open_rows(s, folder, name, "level", "text", 0, LEVELS * TRAIT_MAX))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        const struct grid_row *row = &s->table.row[i];
        struct level_content *level =
            &c->level[sheet_whole(s, row, "level", 1, LEVELS) - 1];
        struct words *list = traits ? level->traits : level->stay;
        int *n = traits ? &level->ntraits : &level->nstay;

        if (*n == TRAIT_MAX)
            sheet_fault(s, row, NULL, "a level has at most %d lines", TRAIT_MAX);
        else
            list[(*n)++] = sheet_words(s, row, "text");
    }
    return s->ok;
}

static bool load_owners(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open_rows(s, folder, "owners", "id", "name", 0, OWNER_MAX))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        c->owner[i].id = sheet_id(s, i);
        c->owner[i].name = sheet_words(s, &s->table.row[i], "name");
    }
    c->nowners = (int)s->table.nrows;
    return s->ok;
}

static double tolerance(struct sheet *s, const struct grid_row *row)
{
    const char *text = sheet_cell(s, row, "tolerance");
    struct number number;

    if (*text && (!number_parse(text, &number) || number.value < 0 || number.value > 1)) {
        sheet_fault(s, row, "tolerance", "expected a share from 0 to 1: %s", text);
        return 0;
    }
    return *text ? number.value : 0;
}

static bool load_metrics(struct sheet *s, const char *folder, struct content *c)
{
    static const char *const units[] = {"rate", "days", "money", "money_per_day", "number"},
                             *const directions[] = {"down", "up"},
                             *const owners[] = {"sales", "marketing", "both", "company"};

    if (!sheet_open_rows(s, folder, "kpis",
                         "id unit direction decimals level tolerance owner leads "
                         "collect",
                         "name about", 0, KPI_MAX))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        const struct grid_row *row = &s->table.row[i];
        struct metric *metric = &c->metric[i];

        metric->id = sheet_id(s, i);
        metric->unit = (enum unit)sheet_choice(s, row, "unit", units, 5);
        metric->up_is_good = sheet_choice(s, row, "direction", directions, 2) == 1;
        metric->decimals = sheet_whole(s, row, "decimals", 0, 6);
        metric->level = sheet_whole(s, row, "level", 0, LEVELS - 1);
        metric->tolerance = tolerance(s, row);
        metric->owner = (enum metric_owner)sheet_choice(s, row, "owner", owners, 4);
        metric->leads = sheet_yes_no(s, row, "leads");
        metric->collect = sheet_yes_no(s, row, "collect");
        metric->name = sheet_words(s, row, "name");
        metric->about = sheet_words(s, row, "about");
    }
    c->nmetrics = (int)s->table.nrows;
    return s->ok;
}

static bool load_metric_names(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open_rows(s, folder, "metric_names", "id language names", "", 0,
                         METRIC_NAMES_MAX))
        return false;
    c->metric_names = arena_array(s->arena, s->table.nrows, sizeof *c->metric_names);
    for (size_t i = 0; i < s->table.nrows; i++) {
        const struct grid_row *row = &s->table.row[i];

        c->metric_names[i].id = sheet_cell(s, row, "id");
        c->metric_names[i].names = sheet_cell(s, row, "names");
        sheet_language(s, row, "language");
    }
    c->nmetric_names = (int)s->table.nrows;
    return s->ok;
}

bool content_load(struct arena *a, const char *data_folder, struct content *c,
                  struct diag *d)
{
    struct sheet s = {.arena = a, .languages = &c->languages, .diag = d};
    bool ok, known;

    *c = (struct content){0};
    if (!load_languages(a, data_folder, &c->languages, d))
        return false;
    /* What refers to other files comes after them, and only when they could be read. */
    ok = load_pains(&s, data_folder, c) && load_dimensions(&s, data_folder, c) &&
         load_statements(&s, data_folder, c);
    if (!load_levels(&s, data_folder, c))
        ok = false;
    if (!load_level_texts(&s, data_folder, "traits", c, true))
        ok = false;
    if (!load_level_texts(&s, data_folder, "stay", c, false))
        ok = false;
    known = load_owners(&s, data_folder, c);
    if (!load_metrics(&s, data_folder, c))
        known = false;
    ok = known && actions_load(&s, data_folder, c) && ok;
    if (!load_metric_names(&s, data_folder, c))
        ok = false;
    if (!checklists_load(&s, data_folder, c))
        ok = false;
    if (!sources_load(&s, data_folder, c) || !claims_load(&s, data_folder, c))
        ok = false;
    if (known && (!branches_load(&s, data_folder, c) || !models_load(&s, data_folder, c)))
        ok = false;
    return answers_load(&s, data_folder, &c->answers) && ok;
}
