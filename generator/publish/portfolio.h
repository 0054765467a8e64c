/*
 * portfolio.h - one page of a list of companies, from templates/portfolio.html.
 */
#ifndef RAPPORT_PORTFOLIO_H
#define RAPPORT_PORTFOLIO_H

#include "compose/compose.h"
#include "publish/listing.h"

/* A page of a list, and the lists it leads to. */
struct portfolio_page {
    const struct listing *list;
    enum order order;
    size_t number;                       /* from 0 */
    const struct manifest_entry **entry; /* the whole list in this order */
    const struct listing *all;           /* of all companies */
    const struct listing *group;         /* those of the groups */
    size_t ngroups;                      /* 0: the groups are not shown */
};

/* Composes the page from the outcomes: filtered figures only.  False after reporting. */
bool portfolio_compose(struct arena *a, const struct composer *c,
                       const struct portfolio_page *page, struct doc *doc, struct diag *d);

/* The name of the whole: the project's title in a language, else "Companies". */
const char *portfolio_title(struct arena *a, const struct composer *c,
                            const struct project *p, int language);

/* Who publishes a brand's pages, or NULL. */
const char *portfolio_publisher(const struct brand *b);

/* Puts a brand's logo that suits its cover into a template; nothing without one. */
void portfolio_logo(struct arena *a, const struct composer *c, const struct project *p,
                    int brand, struct template_dict *root);

/* The texts named T_portfolio_ and T_site_ in the templates. */
void portfolio_words(struct arena *a, const struct composer *c, int brand, int language,
                     struct template_dict *root);

#endif
