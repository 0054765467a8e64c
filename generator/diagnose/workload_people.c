/*
 * workload_people.c - services of Marketing to Sales, usual causes, people who left; see
 * workload.h.
 */
#include "diagnose/workload_parts.h"

#include <math.h>

/* --- checklists ----------------------------------------------------------------------- */

enum { ITEM, STATE };

/* Where the text and the number of cases stand in a row; -1: there are none. */
struct check_columns {
    int cases, text;
};

static struct checked checked_row(const struct block_row *row, int item,
                                  struct check_columns at)
{
    const struct block_value *v = row->value;
    double cases = at.cases >= 0 ? v[at.cases].number : (double)NAN;

    return (struct checked){item, v[STATE].choice, isnan(cases) ? -1 : (int)cases,
                            v[at.text].text};
}

static void check_list(struct arena *a, struct diagnosis *d, enum block b, const char *name,
                       struct check_columns at, struct checked_list *out)
{
    struct block_rows rows = reported_rows(a, d, b);
    const struct block_row *said[CHECKLIST_MAX] = {NULL};
    const struct checklist_item *item;
    int n = checklist_find(d->content, name, &item);

    for (int i = 0; i < rows.n; i++)
        said[rows.row[i]->value[ITEM].choice] = rows.row[i];
    out->wave = rows.wave;
    out->row = arena_array(a, (size_t)n + 1, sizeof *out->row);
    for (int i = 0; i < n; i++) {
        if (said[i] == NULL)
            continue;
        out->row[out->n] = checked_row(said[i], i, at);
        out->states[out->row[out->n++].state]++;
    }
}

void workload_services(struct arena *a, struct diagnosis *d)
{
    static const struct check_columns at = {.cases = -1, .text = 2};

    check_list(a, d, BLOCK_SERVICES, "services", at, &d->workload.services);
}

void workload_causes(struct arena *a, struct diagnosis *d)
{
    static const struct check_columns at = {.cases = 2, .text = 3};

    check_list(a, d, BLOCK_CAUSES, "causes", at, &d->workload.causes);
}

/* --- people who left ------------------------------------------------------------------ */

enum { FUNCTION, PEOPLE, LEFT, HEADS_CHANGED, VACANCY_DAYS };

static void add_known(double *sum, double value)
{
    if (!isnan(value))
        *sum = (isnan(*sum) ? 0 : *sum) + value;
}

/* Teams of one function add up. */
static void add_team(struct attrition_row *to, const struct block_value *v)
{
    to->given = true;
    add_known(&to->people, v[PEOPLE].number);
    add_known(&to->left, v[LEFT].number);
    add_known(&to->heads, v[HEADS_CHANGED].number);
    add_known(&to->vacancy_days, v[VACANCY_DAYS].number);
    to->share = to->left / to->people;
}

/* All teams; of a function with teams of the quarter, those without a quarter do not count
 * beside them. */
static void add_teams(const struct block_rows *rows, struct attrition *t)
{
    bool dated[FUNCTIONS] = {false};

    for (int i = 0; i < rows->n; i++)
        if (rows->row[i]->wave != WAVE_NONE)
            dated[rows->row[i]->value[FUNCTION].choice] = true;
    for (int i = 0; i < rows->n; i++) {
        const struct block_row *row = rows->row[i];
        int f = row->value[FUNCTION].choice;

        if (row->wave != WAVE_NONE || !dated[f])
            add_team(&t->by[f], row->value);
    }
}

void workload_attrition(struct arena *a, struct diagnosis *d)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_ATTRITION);
    struct attrition *t = &d->workload.attrition;
    bool vacancies = false;

    if (rows.n == 0)
        return;
    for (int f = 0; f < FUNCTIONS; f++)
        t->by[f] = (struct attrition_row){false, NAN, NAN, NAN, NAN, NAN};
    add_teams(&rows, t);
    for (int f = 0; f < FUNCTIONS; f++) {
        const struct attrition_row *row = &t->by[f];

        vacancies = vacancies || !isnan(row->vacancy_days);
        t->withheld = t->withheld || (!d->company->named && row->given &&
                                      row->people < d->project->minimum);
    }
    for (int f = 0; t->withheld && f < FUNCTIONS; f++)
        t->by[f].people = t->by[f].left = t->by[f].share = t->by[f].heads = NAN;
    t->wave = rows.wave;
    t->n = t->withheld && !vacancies ? 0 : rows.n;
}
