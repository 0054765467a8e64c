/*
 * logo.h - a brand's logo, cleaned and sized for the cover.
 */
#ifndef RAPPORT_COMPOSE_LOGO_H
#define RAPPORT_COMPOSE_LOGO_H

#include "base/arena.h"
#include "base/diag.h"

/*
 * Returns the logo as markup of the vocabulary, in the arena: at most 48 high and 240 wide,
 * with name as its accessible name.  NULL after a report (BRAND_LOGO) when it cannot be
 * drawn.
 */
const char *logo_markup(struct arena *a, const char *svg, const char *path,
                        const char *name, struct diag *d);

#endif
