/*
 * branches.h - loads templates/content/branches.csv into the content.
 */
#ifndef RAPPORT_BRANCHES_H
#define RAPPORT_BRANCHES_H

#include "read/sheet.h"

/* After the metrics, which it names; false after a message. */
bool branches_load(struct sheet *s, const char *folder, struct content *c);

#endif
