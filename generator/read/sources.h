/*
 * sources.h - loads templates/content/sources.csv into the content.
 */
#ifndef RAPPORT_SOURCES_H
#define RAPPORT_SOURCES_H

#include "read/sheet.h"

/* False after a message. */
bool sources_load(struct sheet *s, const char *folder, struct content *c);

#endif
