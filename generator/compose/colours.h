/*
 * colours.h - the colour names of CSS.
 */
#ifndef RAPPORT_COMPOSE_COLOURS_H
#define RAPPORT_COMPOSE_COLOURS_H

#include <stdbool.h>

/* 0xRRGGBB of a name, in any case; false when there is no such name. */
bool colour_named(const char *name, unsigned *colour);

#endif
