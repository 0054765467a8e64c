/*
 * groups.h - the groups a project's companies are in, each with pages of its own.
 *
 * The column `group` of companies.csv makes them; where no company has one and several
 * brands are used, a brand is a group.  They come from the project alone, so a build of
 * some companies finds the same ones.  With fewer than two there are none.
 */
#ifndef RAPPORT_GROUPS_H
#define RAPPORT_GROUPS_H

#include "read/project.h"

struct company_group {
    const char *name;
    const char *slug; /* of its folder, groups/SLUG/, from the name or the brand; unique */
    int brand;        /* that of all its companies, else the house's */
    int language;     /* their main language where all have one, else the house's */
};

struct groups {
    struct company_group *group; /* by name, bytewise */
    size_t n;
    size_t *of; /* by company: index into group; n: in none */
};

/* Finds them, in the arena; none, n = 0, when there are fewer than two. */
void groups_find(struct arena *a, const struct project *p, struct groups *groups);

#endif
