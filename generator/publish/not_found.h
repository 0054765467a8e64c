/*
 * not_found.h - 404.html: what a server shows for an address that leads nowhere.
 */
#ifndef RAPPORT_NOT_FOUND_H
#define RAPPORT_NOT_FOUND_H

#include "compose/compose.h"

/*
 * Composes the page in the look and language of the house.  It is served for paths of any
 * depth, so its one link is the path of base_url; without one, the page can only be right
 * at the top of the host.  False after reporting.
 */
bool not_found_compose(struct arena *a, const struct composer *c, const struct project *p,
                       struct doc *doc, struct diag *d);

#endif
