/*
 * strategy_catalogue.c - key figures by who holds them, how far they look ahead and which
 * strategic goal they serve; see strategy.h.
 */
#include "diagnose/strategy_parts.h"

#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the form, in their order. */
enum { NAME, HOLDER, HORIZON, STRATEGY, GOAL, LEADS, KIND };

const double short_term_warning = 0.75;

/* A row with the places its strategy and its goal were first named at. */
struct placed {
    struct catalogue_kpi kpi;
    const char *key[2]; /* strategy and goal for comparing; NULL: none */
    const char *name;   /* likewise */
    int strategy, goal, order;
};

static bool is_held(const struct catalogue_kpi *kpi, int function)
{
    return kpi->holder == HOLDER_BOTH || (int)kpi->holder == function;
}

static bool is_alike(const char *x, const char *y)
{
    return x && y ? strcmp(x, y) == 0 : x == y;
}

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;

    if (x->strategy != y->strategy)
        return x->strategy < y->strategy ? -1 : 1;
    if (x->goal != y->goal)
        return x->goal < y->goal ? -1 : 1;
    return x->order - y->order;
}

/* Where what the i-th row is linked to was named first; what is not linked comes last. */
static void place(struct placed *list, int i)
{
    struct placed *own = &list[i];
    int at = 0;

    while (!is_alike(list[at].key[0], own->key[0]))
        at++;
    own->strategy = own->key[0] ? at : BLOCK_ROWS_MAX;
    while (!is_alike(list[at].key[1], own->key[1]) ||
           !is_alike(list[at].key[0], own->key[0]))
        at++;
    own->goal = own->key[1] ? at : BLOCK_ROWS_MAX;
    own->order = i;
}

/* Key figures that both functions hold. */
static int count_shared(const struct placed *list, int n)
{
    int shared = 0;

    for (int i = 0; i < n; i++) {
        bool both = list[i].kpi.holder == HOLDER_BOTH;

        if (list[i].kpi.holder == HOLDER_SALES)
            for (int k = 0; k < n && !both; k++)
                both = list[k].kpi.holder == HOLDER_MARKETING &&
                       strcmp(list[k].name, list[i].name) == 0;
        shared += both;
    }
    return shared;
}

static const char *key_of(struct arena *a, const char *text)
{
    return text ? text_fold(a, text) : NULL;
}

static void count(struct catalogue *c)
{
    int leads = 0;

    for (int i = 0; i < c->n; i++) {
        const struct catalogue_kpi *kpi = &c->kpi[i];
        bool is_long = kpi->days > SHORT_DAYS;

        c->cell[is_long][kpi->holder]++;
        c->orphans += kpi->strategy == NULL;
        for (int f = 0; f < FUNCTIONS; f++) {
            c->held[f] += is_held(kpi, f);
            c->short_of[f] += is_held(kpi, f) && !is_long;
        }
        leads += is_held(kpi, FUNCTION_MARKETING) && kpi->leads == 1;
    }
    for (int f = 0; f < FUNCTIONS; f++)
        c->index[f] = c->held[f] ? (double)c->short_of[f] / c->held[f] : (double)NAN;
    c->short_term = c->index[FUNCTION_MARKETING] >= short_term_warning;
    c->leads_alone = leads > 1 && leads == c->held[FUNCTION_MARKETING];
}

void diagnose_catalogue(struct arena *a, const struct diagnosis *d, struct catalogue *c)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_CATALOGUE);
    struct placed *list = arena_array(a, (size_t)rows.n, sizeof *list);

    *c = (struct catalogue){.wave = rows.wave};
    c->n = rows.n < BLOCK_ROWS_MAX ? rows.n : BLOCK_ROWS_MAX;
    for (int i = 0; i < c->n; i++) {
        const struct block_value *value = rows.row[i]->value;

        list[i].kpi = (struct catalogue_kpi){
            .name = value[NAME].text,
            .strategy = value[STRATEGY].text,
            .goal = value[GOAL].text,
            .holder = (enum holder)value[HOLDER].choice,
            .days = (int)value[HORIZON].number,
            .leads = value[LEADS].choice,
            .kind = (enum kpi_kind)value[KIND].choice,
        };
        list[i].name = key_of(a, list[i].kpi.name);
        list[i].key[0] = key_of(a, list[i].kpi.strategy);
        list[i].key[1] = key_of(a, list[i].kpi.goal);
        place(list, i);
    }
    if (c->n > 0)
        qsort(list, (size_t)c->n, sizeof *list, by_place);
    c->kpi = arena_array(a, (size_t)c->n, sizeof *c->kpi);
    for (int i = 0; i < c->n; i++) {
        c->kpi[i] = list[i].kpi;
        c->kpi[i].group = list[i].strategy;
    }
    c->shared = count_shared(list, c->n);
    c->shown = c->n > 0;
    count(c);
}
