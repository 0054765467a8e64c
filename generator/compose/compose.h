/*
 * compose.h - template, texts and diagnosis to one document tree.
 */
#ifndef RAPPORT_COMPOSE_H
#define RAPPORT_COMPOSE_H

#include "compose/catalog.h"
#include "compose/doc.h"
#include "compose/template.h"
#include "diagnose/diagnosis.h"

/* What is loaded once and shared by all companies. */
struct composer {
    const struct content *content;
    struct catalog *catalog;
    struct template_set *templates[BRAND_MAX]; /* by brand index */
    const char *logo_light[BRAND_MAX];         /* markup of the logo, or NULL */
    const char *logo_dark[BRAND_MAX];
};

/* Loads texts and, for each brand, templates and logos; false (with messages) when
 * unusable. */
bool composer_load(struct arena *a, const char *data_folder, const struct project *p,
                   const struct content *content, struct composer *c, struct diag *d);
void composer_drop(struct composer *c);

/* Markup of the logo that can be seen on a brand's cover, or NULL; index: of the brand.  A
 * plain cover has both for the page, whose ground is light or dark; from the arena then. */
const char *composer_logo(struct arena *a, const struct composer *c, const struct brand *b,
                          int index);

/* The tree of a template of the set, expanded with the dictionary, which is dropped; NULL
 * after TEMPLATE_READ (a file it includes is missing) or TEMPLATE_MARKUP. */
struct node *composer_expand(struct arena *a, const struct template_set *templates,
                             const char *file, struct template_dict *root, struct diag *d);

/* Which of a company's reports. */
struct version {
    int language; /* index of content->languages */
    enum edition edition;
    long days; /* its date, since 1970-01-01; it never comes from the clock */
};

/*
 * Composes a report of a company.  On success *doc holds the tree, in the arena.  False
 * after reporting (a brand's template that expands to wrong markup).
 */
bool compose(struct arena *a, const struct composer *c, const struct diagnosis *diagnosis,
             const struct version *version, struct doc *doc, struct diag *d);

#endif
