/*
 * checklists.h - loads templates/content/checklists.csv into the content.
 */
#ifndef RAPPORT_CHECKLISTS_H
#define RAPPORT_CHECKLISTS_H

#include "read/sheet.h"

/* False after a message. */
bool checklists_load(struct sheet *s, const char *folder, struct content *c);

#endif
