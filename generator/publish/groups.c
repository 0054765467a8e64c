/*
 * groups.c - groups of companies by column or brand; see groups.h.
 */
#include "publish/groups.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char *brand_name(const struct brand *b)
{
    if (b->publisher)
        return b->publisher;
    return *b->name ? b->name : b->id;
}

static bool has_column(const struct project *p)
{
    for (size_t i = 0; i < p->ncompanies; i++)
        if (p->company[i].group)
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct company_group *)a)->name,
                  ((const struct company_group *)b)->name);
}

/* Sorted, each name once. */
static size_t unique(struct company_group *group, size_t n)
{
    size_t kept = 0;

    qsort(group, n, sizeof *group, by_name);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || strcmp(group[i].name, group[kept - 1].name) != 0)
            group[kept++] = group[i];
    return kept;
}

static bool is_taken(const struct groups *g, size_t before, const char *slug)
{
    for (size_t i = 0; i < before; i++)
        if (strcmp(g->group[i].slug, slug) == 0)
            return true;
    return false;
}

static void name_folders(struct arena *a, struct groups *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const char *slug = g->group[i].slug, *own;
        int number = 2;

        if (slug == NULL)
            slug = text_slug(a, g->group[i].name);
        own = slug = *slug ? slug : "group";
        while (is_taken(g, i, own))
            own = arena_printf(a, "%s-%d", slug, number++);
        g->group[i].slug = own;
    }
}

/* What all companies of a group have in common, else the house's. */
static void choose_looks(const struct project *p, struct groups *g)
{
    for (size_t i = 0; i < g->n; i++)
        g->group[i].brand = g->group[i].language = -1;
    for (size_t i = 0; i < p->ncompanies; i++) {
        const struct company *c = &p->company[i];
        struct company_group *group = g->of[i] < g->n ? &g->group[g->of[i]] : NULL;

        if (group == NULL)
            continue;
        if (group->brand == -1) {
            group->brand = c->brand;
            group->language = c->language[0];
        }
        if (group->brand != c->brand)
            group->brand = p->house_brand;
        if (group->language != c->language[0])
            group->language = p->house_language;
    }
}

void groups_find(struct arena *a, const struct project *p, struct groups *g)
{
    bool column = has_column(p);
    const char **name = arena_array(a, p->ncompanies, sizeof *name);

    g->group = arena_array(a, p->ncompanies, sizeof *g->group);
    g->of = arena_array(a, p->ncompanies, sizeof *g->of);
    g->n = 0;
    for (size_t i = 0; i < p->ncompanies; i++) {
        name[i] = column ? p->company[i].group : brand_name(&p->brand[p->company[i].brand]);
        if (name[i])
            g->group[g->n++] = (struct company_group){
                .name = name[i], .slug = column ? NULL : p->brand[p->company[i].brand].id};
    }
    g->n = unique(g->group, g->n);
    if (g->n < 2)
        g->n = 0;
    for (size_t i = 0; i < p->ncompanies; i++) {
        const struct company_group key = {.name = name[i]};
        const struct company_group *found =
            name[i] && g->n ? bsearch(&key, g->group, g->n, sizeof *g->group, by_name)
                            : NULL;

        g->of[i] = found ? (size_t)(found - g->group) : g->n;
    }
    name_folders(a, g);
    choose_looks(p, g);
}
