/*
 * variables.h - the names templates may use: templates/variables.csv and the texts.
 */
#ifndef RAPPORT_COMPOSE_VARIABLES_H
#define RAPPORT_COMPOSE_VARIABLES_H

#include "compose/catalog.h"

struct variables {
    const char **name; /* sorted */
    size_t n, cap;
    const struct catalog *catalog;
};

/* Reads DATA/templates/variables.csv (name,where,meaning); false after reporting. */
bool variables_load(struct arena *a, const char *data_folder, const struct catalog *catalog,
                    struct variables *v, struct diag *d);

/*
 * True for a listed name, for T_key with a key of the catalogue, and for NAME_separator of
 * a listed section; context is the struct variables.
 */
bool variables_know(const char *name, void *context);

#endif
