/*
 * citations.h - numbers the sources that a document cites, and lists no others.
 *
 * A template cites by id, <a href="#source-cliff-1993"/>, and says nothing of numbers:
 * which chapters a report has depends on its data, so only the finished document knows
 * them.
 */
#ifndef RAPPORT_COMPOSE_CITATIONS_H
#define RAPPORT_COMPOSE_CITATIONS_H

#include "compose/doc.h"
#include "read/content.h"

/*
 * Gives each cited source its number in the order of first citation, writes "[2] Cliff
 * 1993" into the links that cite it, puts the items of <ol class="sources">
 * (id="source-ID") into that order and drops those nobody cites.  A document without the
 * list keeps the names alone, not linked.  False after TEMPLATE_MARKUP at `file` when an id
 * is no source's; a link with words of its own is left as it is.
 */
bool citations_number(struct arena *a, const struct content *content, int language,
                      struct node *root, const char *file, struct diag *d);

#endif
