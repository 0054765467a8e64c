/*
 * logo.h - a brand's logo, cleaned and sized for the cover.
 */
#ifndef RAPPORT_COMPOSE_LOGO_H
#define RAPPORT_COMPOSE_LOGO_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/brand.h"

enum { LOGO_HEIGHT = 48, LOGO_WIDTH = 240 }; /* the largest size, in pixels */

/*
 * Returns the logo as markup of the vocabulary, in the arena: an svg or an img at most
 * LOGO_HEIGHT high and LOGO_WIDTH wide, with name as its accessible name.  NULL after a
 * report (BRAND_LOGO) when it cannot be drawn.
 */
const char *logo_markup(struct arena *a, const struct logo_file *file, const char *name,
                        struct diag *d);

/* The same for PNG files. */
const char *logo_png(struct arena *a, const struct logo_file *file, const char *name,
                     struct diag *d);

#endif
