/*
 * crm_company.c - whose deals and leads they are; see crm_parts.h.
 *
 * Tried in this order: the settings `company` and `company_column`; a column more than half
 * of the first rows of which name a company of the project (the columns a CRM calls company
 * or account name hold its customers, so names of columns tell nothing); the owners that
 * [crm] gives to companies (`owner.acme = Anna Nowak, Jan Kowalski`), unless the file is
 * named after a company and none of its first rows has one of them; the file's name; the
 * project's only company.
 */
#include "base/text.h"
#include "read/kpi/crm_parts.h"

#include <string.h>

/* --- finding out ---------------------------------------------------------------------- */

/* The column whose first values are companies of the project, -1 when there is none. */
static int column_of_companies(const struct intake *in, const struct grid *g,
                               const struct header *h)
{
    int best = -1, most = 0;

    for (int c = 0; c < h->n; c++) {
        int rows = 0, found = 0;

        for (int i = 0; i < g->nhead; i++) {
            const char *text = grid_field(&g->head[i], c);

            if (g->head[i].line <= h->last_line || header_is_footer(h, &g->head[i]))
                continue;
            rows++;
            found += *text && company_find(in->project, text) >= 0;
        }
        if (found * 2 > rows && found > most) {
            best = c;
            most = found;
        }
    }
    return best;
}

void crm_owners_check(const struct project *p, struct diag *d)
{
    for (size_t i = 0; i < p->settings.n; i++) {
        const struct setting *item = &p->settings.item[i];

        if (strcmp(item->section, "crm") == 0 && strncmp(item->key, "owner.", 6) == 0 &&
            company_find(p, item->key + 6) < 0)
            diag_report(d, DIAG_SETTING_VALUE,
                        (struct place){p->settings.file, item->line, 0}, NULL,
                        "%s: companies.csv has no such company", item->key);
    }
}

/* The owners of each company that [crm] lists; NULL when it lists none. */
static struct crm_list *owner_lists(const struct intake *in)
{
    const struct settings *s = &in->project->settings;
    struct crm_list *lists = NULL;

    for (size_t i = 0; i < s->n; i++) {
        const struct setting *item = &s->item[i];
        long company;

        if (strcmp(item->section, "crm") != 0 || strncmp(item->key, "owner.", 6) != 0)
            continue;
        company = company_find(in->project, item->key + 6);
        if (company < 0)
            continue; /* crm_owners_check has reported it */
        if (lists == NULL)
            lists = arena_array(in->arena, in->project->ncompanies, sizeof *lists);
        lists[company] = crm_list_parse(in->arena, item->value);
    }
    return lists;
}

static void by_column(const struct intake *in, const struct header *h, int column,
                      const char *what, struct crm_whose *whose, struct reading *reading)
{
    whose->column = column;
    reading_fact(in->arena, reading, "company", "%s: column %d, %s", what, column + 1,
                 h->column[column].full);
}

/* True when one of the first rows has an owner that is listed. */
static bool has_listed_owner(const struct intake *in, const struct grid *g,
                             const struct header *h, int column,
                             const struct crm_list *owners)
{
    for (int i = 0; i < g->nhead; i++) {
        const char *owner = text_fold(in->arena, grid_field(&g->head[i], column));

        for (size_t c = 0; g->head[i].line > h->last_line && c < in->project->ncompanies;
             c++)
            if (crm_list_has(&owners[c], owner))
                return true;
    }
    return false;
}

bool crm_whose_find(const struct intake *in, const struct grid *g, const struct header *h,
                    const struct crm_columns *columns, struct crm_whose *whose,
                    struct reading *reading)
{
    bool ok = true, one = intake_setting(in, "company") != NULL;
    int column = columns->of[FIELD_COMPANY];
    struct crm_list *owners;
    const char *how = "";

    *whose = (struct crm_whose){.column = -1, .company = -1};
    if (!one && (column >= 0 || (column = column_of_companies(in, g, h)) >= 0)) {
        by_column(in, h, column, "of each row", whose, reading);
        reading_choice(in->arena, reading, "company_column", "%d", column + 1);
        return true;
    }
    if (!one && columns->of[FIELD_OWNER] >= 0 && (owners = owner_lists(in)) != NULL &&
        (has_listed_owner(in, g, h, columns->of[FIELD_OWNER], owners) ||
         intake_namesake(in) < 0)) {
        whose->owners = owners;
        by_column(in, h, columns->of[FIELD_OWNER], "by owner", whose, reading);
        return true;
    }
    whose->company = intake_company(in, &how, &ok);
    if (whose->company >= 0) {
        const char *id = in->project->company[whose->company].id;

        reading_fact(in->arena, reading, "company", "%s (%s)", id, how);
        reading_choice(in->arena, reading, "company", "%s", id);
        return true;
    }
    return ok && intake_ask(in, (struct place){in->path, 0, 0}, NULL,
                            "whose deals or leads are these? write company = ID or "
                            "company_column = NUMBER below %s",
                            intake_section(in));
}

/* --- rows ----------------------------------------------------------------------------- */

static long company_of_owner(const struct intake *in, const struct crm_whose *whose,
                             const char *owner)
{
    const char *folded = text_fold(in->arena, owner);

    for (size_t c = 0; c < in->project->ncompanies; c++)
        if (crm_list_has(&whose->owners[c], folded))
            return (long)c;
    return -1;
}

long crm_whose_row(struct arena *work, const struct intake *in, struct crm_whose *whose,
                   const struct grid *g, const struct grid_row *row)
{
    struct crm_name *name;
    const char *text;
    long number;

    if (whose->column < 0)
        return whose->company;
    text = grid_field(row, whose->column);
    number = crm_names_add(work, &whose->names, text, row->line);
    if (number >= 0) {
        name = &whose->names.item[number];
        if (name->count == 1) {
            name->company = whose->owners ? company_of_owner(in, whose, text)
                                          : company_find(in->project, text);
            if (name->company < 0)
                diag_report(in->diag, DIAG_COMPANY_UNKNOWN,
                            grid_place(g, row, whose->column), NULL, "%s%s",
                            whose->owners ? "the owner " : "",
                            *text ? text_clip(in->arena, text) : "(empty)");
        }
        if (name->company >= 0)
            return name->company;
    }
    whose->unknown++;
    return -1;
}
