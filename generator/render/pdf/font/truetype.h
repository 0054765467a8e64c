/*
 * truetype.h - says whether a file somebody gives us is a TrueType font we can embed.
 *
 * HarfBuzz reads damaged fonts as well as it can, which would show as missing or wrong
 * letters in print; so what is cut or contradicts itself is refused here.
 */
#ifndef RAPPORT_PDF_TRUETYPE_H
#define RAPPORT_PDF_TRUETYPE_H

#include <stdbool.h>
#include <stddef.h>

/* True when every table that the file's list names is in it. */
bool truetype_is_whole(const char *bytes, size_t length);

/* What is wrong with the font, as the end of a sentence ("is a collection of fonts"); NULL
 * when it has sound TrueType outlines that may be embedded in part. */
const char *truetype_fault(const char *bytes, size_t length);

#endif
