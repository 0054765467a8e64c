/*
 * companies.c - companies.csv; see companies.h and project.h.
 */
#include "read/companies.h"
#include "base/text.h"
#include "read/table/table.h"
#include "read/values.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 400, INVITED_MAX = 1000000 };

enum column {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_LANGUAGE,
    COLUMN_MODEL,
    COLUMN_SCENARIO,
    COLUMN_SPONSOR,
    COLUMN_STAY,
    COLUMN_BRAND,
    COLUMN_CURRENCY,
    COLUMN_EDITIONS,
    COLUMN_INVITED_SALES,
    COLUMN_INVITED_MARKETING,
    COLUMN_BENCHMARK,
    COLUMN_VISIBILITY,
    COLUMN_GROUP,
    COLUMN_CONSENT,
    COLUMN_KPI_STANCE,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "id",        "name",       "language", "model",    "scenario",      "sponsor",
    "stay",      "brand",      "currency", "editions", "invited_sales", "invited_marketing",
    "benchmark", "visibility", "group",    "consent",  "kpi_stance"};

/* One pass over the file; row and company are those being read. */
struct loader {
    struct arena *arena;
    const struct content *content;
    const struct company_defaults *defaults;
    struct project *project;
    struct diag *diag;
    struct table table;
    int column[COLUMNS]; /* -1: not in the file */
    const struct grid_row *row;
    struct company *company;
    bool ok;
};

static void fault(struct loader *l, enum diag_code code, enum column column,
                  const char *why, const char *value)
{
    struct place at = table_place(&l->table, l->row, l->column[column]);

    l->ok =
        diag_report(l->diag, code, at, NULL, "%s: %s", why, table_excerpt(l->arena, value));
}

/* The trimmed cell; "" when empty or when the column is not there. */
static const char *cell(struct loader *l, enum column column)
{
    return text_trim(l->arena, table_field(l->row, l->column[column]));
}

/* --- values ------------------------------------------------------------------------ */

static bool yes_no(struct loader *l, enum column column, bool preset)
{
    const char *text = text_fold(l->arena, cell(l, column));
    bool yes = preset;

    if (*text && !yes_no_find(text, &yes))
        fault(l, DIAG_COMPANY_VALUE, column, "expected yes or no", text);
    return yes;
}

/* A whole number from min to max, or preset for an empty cell. */
static int whole(struct loader *l, enum column column, int min, int max, int preset)
{
    const char *text = cell(l, column);
    int value = 0;

    if (*text == '\0')
        return preset;
    if (strspn(text, "0123456789") == strlen(text) && strlen(text) <= 7)
        value = atoi(text);
    else
        value = min - 1;
    if (value >= min && value <= max)
        return value;
    fault(l, DIAG_COMPANY_VALUE, column,
          arena_printf(l->arena, "expected a whole number from %d to %d", min, max), text);
    return preset;
}

static enum model model(struct loader *l)
{
    static const char *const names[] = {"", "b2b", "b2c", "b2g"};
    const char *text = text_fold(l->arena, cell(l, COLUMN_MODEL));

    for (int i = 0; i < 4; i++)
        if (strcmp(text, names[i]) == 0)
            return (enum model)i;
    fault(l, DIAG_COMPANY_VALUE, COLUMN_MODEL, "expected b2b, b2c or b2g", text);
    return MODEL_NONE;
}

static void languages(struct loader *l)
{
    const char *text = cell(l, COLUMN_LANGUAGE);
    struct company *c = l->company;

    memcpy(c->language, l->defaults->language, sizeof c->language);
    c->nlanguages = l->defaults->nlanguages;
    if (*text == '\0' || languages_parse(l->arena, text, &l->content->languages,
                                         c->language, &c->nlanguages))
        return;
    fault(l, DIAG_COMPANY_VALUE, COLUMN_LANGUAGE,
          "expected codes of languages that have texts, such as 'pl en'", text);
}

static void editions(struct loader *l)
{
    const char *text = cell(l, COLUMN_EDITIONS);
    struct company *c = l->company;

    memcpy(c->edition, l->defaults->edition, sizeof c->edition);
    c->neditions = l->defaults->neditions;
    if (*text && !editions_parse(text, c->edition, &c->neditions))
        fault(l, DIAG_COMPANY_VALUE, COLUMN_EDITIONS,
              "expected some of full, board, readout", text);
}

static const char *currency(struct loader *l)
{
    const char *text = cell(l, COLUMN_CURRENCY);
    const char *language = l->content->languages.code[l->company->language[0]];

    if (*text && currency_ok(text))
        return text;
    if (*text)
        fault(l, DIAG_COMPANY_VALUE, COLUMN_CURRENCY,
              "expected a currency code such as EUR", text);
    if (l->defaults->currency)
        return l->defaults->currency;
    if (strcmp(language, "pl") == 0)
        return "PLN";
    return strcmp(language, "ru") == 0 ? "RUB" : "EUR";
}

/* Index of a brand, loaded when it is named for the first time. */
static int brand(struct loader *l)
{
    struct project *p = l->project;
    const char *id = cell(l, COLUMN_BRAND);

    if (*id == '\0')
        id = l->defaults->brand;
    for (int i = 0; i < p->nbrands; i++)
        if (strcmp(p->brand[i].id, id) == 0)
            return i;
    if (!project_id_ok(id))
        fault(l, DIAG_BRAND_READ, COLUMN_BRAND, "not a folder name of a-z, 0-9 and -", id);
    else if (p->nbrands == BRAND_MAX)
        fault(l, DIAG_BRAND_READ, COLUMN_BRAND, "a project has at most 64 brands", id);
    else {
        if (!brand_load(l->arena, p->folder, id, &l->content->languages, &p->pdf,
                        &p->brand[p->nbrands], l->diag))
            l->ok = false;
        return p->nbrands++;
    }
    return 0;
}

/* A name that can stand in titles and tables. */
static const char *name(struct loader *l, enum column column)
{
    const char *text = cell(l, column);

    if (strlen(text) > NAME_BYTES)
        fault(l, DIAG_COMPANY_VALUE, column, "the name is too long", text);
    for (const char *p = text; *p; p++)
        if (text_hidden(p)) {
            fault(l, DIAG_COMPANY_VALUE, column,
                  "a control character in the name, or one that is not seen", text);
            break;
        }
    return text;
}

static enum visibility visibility(struct loader *l)
{
    const char *text = text_fold(l->arena, cell(l, COLUMN_VISIBILITY));
    enum visibility v = l->project->visibility;

    if (*text && !visibility_find(text, &v))
        fault(l, DIAG_COMPANY_VALUE, COLUMN_VISIBILITY,
              "expected private, unlisted or public", text);
    else if (v == VISIBILITY_PUBLIC && l->project->base_url == NULL)
        fault(l, DIAG_COMPANY_VALUE, COLUMN_VISIBILITY,
              "what is public needs base_url in [publish] of rapport.ini", text);
    return v;
}

static bool consent(struct loader *l)
{
    const char *text = text_fold(l->arena, cell(l, COLUMN_CONSENT));

    if (*text && strcmp(text, "named") != 0 && strcmp(text, "anonymous") != 0)
        fault(l, DIAG_COMPANY_VALUE, COLUMN_CONSENT, "expected named or anonymous", text);
    return *text ? strcmp(text, "named") == 0 : l->defaults->named;
}

static enum kpi_stance kpi_stance(struct loader *l)
{
    const char *text = text_fold(l->arena, cell(l, COLUMN_KPI_STANCE));
    enum kpi_stance stance = l->defaults->kpi_stance;

    if (*text && !stance_find(text, &stance))
        fault(l, DIAG_COMPANY_VALUE, COLUMN_KPI_STANCE,
              "expected separate, one-outcome or shared", text);
    return stance;
}

static const char *id(struct loader *l)
{
    const char *text = cell(l, COLUMN_ID);

    if (!project_id_ok(text))
        fault(l, DIAG_COMPANY_ID, COLUMN_ID,
              "expected a-z, 0-9 and -, at most 63 of them, not - first, and no name of a "
              "device (con, nul, com1)",
              text);
    else if (strcmp(text, "assets") == 0 || strcmp(text, "groups") == 0 ||
             language_find(&l->content->languages, text) >= 0)
        fault(l, DIAG_COMPANY_ID, COLUMN_ID, "the id is the name of an output folder",
              text);
    return text;
}

/* --- file -------------------------------------------------------------------------- */

static void read_row(struct loader *l, struct company *c)
{
    const char *group;

    l->company = c;
    c->line = l->row->line;
    if (!table_width_ok(&l->table, l->row)) {
        l->ok = diag_report(l->diag, DIAG_COMPANY_VALUE, table_place(&l->table, l->row, -1),
                            NULL, "%d fields, not %d", l->row->n, l->table.header.n);
    }
    c->id = id(l);
    c->name = name(l, COLUMN_NAME);
    if (*c->name == '\0')
        fault(l, DIAG_COMPANY_VALUE, COLUMN_NAME, "a company needs a name", "");
    languages(l);
    c->model = model(l);
    c->scenario = whole(l, COLUMN_SCENARIO, 1, 3, 0);
    c->sponsor = yes_no(l, COLUMN_SPONSOR, true);
    c->stay = yes_no(l, COLUMN_STAY, false);
    c->brand = brand(l);
    c->currency = currency(l);
    c->invited[FUNCTION_SALES] = whole(l, COLUMN_INVITED_SALES, 0, INVITED_MAX, -1);
    c->invited[FUNCTION_MARKETING] = whole(l, COLUMN_INVITED_MARKETING, 0, INVITED_MAX, -1);
    c->benchmark = yes_no(l, COLUMN_BENCHMARK, l->defaults->benchmark);
    c->visibility = visibility(l);
    group = name(l, COLUMN_GROUP);
    c->group = *group ? group : NULL;
    c->named = consent(l);
    c->kpi_stance = kpi_stance(l);
    editions(l);
}

static int column_of(const char *key)
{
    for (int i = 0; i < COLUMNS; i++)
        if (strcmp(column_names[i], key) == 0)
            return i;
    return -1;
}

static bool find_columns(struct loader *l)
{
    const struct table *t = &l->table;
    bool ok = true;

    for (int i = 0; i < COLUMNS; i++)
        l->column[i] = table_column(t, column_names[i]);
    for (int i = 0; i < t->header.n; i++) {
        int known = column_of(t->key[i]);
        struct place at = table_place(t, &t->header, i);

        if (known < 0 && *t->key[i])
            diag_report(l->diag, DIAG_CSV_COLUMN_UNKNOWN, at, NULL, "%s",
                        t->header.field[i]);
        else if (known >= 0 && l->column[known] != i)
            ok = diag_report(l->diag, DIAG_PROJECT_READ, at, NULL,
                             "the column '%s' appears twice", column_names[known]);
    }
    for (int i = COLUMN_ID; i <= COLUMN_NAME; i++)
        if (l->column[i] < 0)
            ok = diag_report(l->diag, DIAG_PROJECT_READ, table_place(t, &t->header, -1),
                             NULL, "no column '%s'", column_names[i]);
    return ok;
}

static int by_id(const void *a, const void *b)
{
    const struct company *x = a, *y = b;
    int order = strcmp(x->id, y->id);

    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void check_ids(struct loader *l)
{
    const struct project *p = l->project;

    for (size_t i = 1; i < p->ncompanies; i++)
        if (strcmp(p->company[i].id, p->company[i - 1].id) == 0) {
            struct place at = {l->table.file, p->company[i].line, l->column[COLUMN_ID] + 1};

            l->ok =
                diag_report(l->diag, DIAG_COMPANY_TWICE, at, NULL, "%s, first in line %d",
                            p->company[i].id, p->company[i - 1].line);
        }
}

bool companies_load(struct arena *a, const struct content *content,
                    const struct company_defaults *defaults, struct project *p,
                    struct diag *d)
{
    struct loader l = {.arena = a,
                       .content = content,
                       .defaults = defaults,
                       .project = p,
                       .diag = d,
                       .ok = true};
    struct place at = {"companies.csv", 0, 0};

    if (!table_load(a, p->folder, at.file, &l.table, d))
        return diag_report(d, DIAG_PROJECT_READ, at, NULL, "companies.csv is needed");
    p->companies_file = l.table.print;
    if (!find_columns(&l))
        return false;
    if (l.table.nrows == 0)
        return diag_report(d, DIAG_PROJECT_READ, at, NULL, "no company in it");
    p->ncompanies = l.table.nrows;
    p->company = arena_array(a, p->ncompanies, sizeof *p->company);
    for (size_t i = 0; i < p->ncompanies; i++) {
        l.row = &l.table.row[i];
        read_row(&l, &p->company[i]);
    }
    qsort(p->company, p->ncompanies, sizeof *p->company, by_id);
    check_ids(&l);
    return l.ok;
}
