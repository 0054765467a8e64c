/*
 * data.h - where rapport's own files are: templates, content, fonts.
 */
#ifndef RAPPORT_DATA_H
#define RAPPORT_DATA_H

#include "base/arena.h"

/*
 * The folder that holds templates/: RAPPORT_DATA when set, else ../share/rapport beside the
 * program, else the checkout the program was built in.  NULL when none of them has
 * templates/.
 */
char *data_folder(struct arena *a);

/* The folder with the subset fonts, dictionaries and colour profile: build/fonts of a
 * checkout, fonts of an installation. */
char *data_fonts(struct arena *a, const char *data_folder);

#endif
