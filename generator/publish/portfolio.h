/*
 * portfolio.h - OUT/index.html: every company of the project on one page.
 */
#ifndef RAPPORT_PORTFOLIO_H
#define RAPPORT_PORTFOLIO_H

#include "compose/compose.h"
#include "publish/manifest.h"

/*
 * Composes the page from the outcomes (filtered figures only), companies sorted by name in
 * the page's language.  False after reporting.
 */
bool portfolio_compose(struct arena *a, const struct composer *c, const struct manifest *m,
                       int brand, int language, struct doc *doc, struct diag *d);

#endif
