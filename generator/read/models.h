/*
 * models.h - loads templates/content/models.csv into the content.
 */
#ifndef RAPPORT_MODELS_H
#define RAPPORT_MODELS_H

#include "read/sheet.h"

/* After the metrics, which it names; false after a message. */
bool models_load(struct sheet *s, const char *folder, struct content *c);

#endif
