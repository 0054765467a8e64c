/*
 * metadata.h - what the file says about itself: Info, XMP, language, output intent.
 */
#ifndef RAPPORT_PDF_METADATA_H
#define RAPPORT_PDF_METADATA_H

#include "compose/doc.h"
#include "render/pdf/file/objects.h"

/* Makes Info, XMP and output intent and returns the entries of the catalog (in the objects'
 * arena).  profile: the deflated sRGB profile. */
const char *metadata_write(struct objects *o, const struct doc *doc,
                           const struct buf *profile);

/* A copy of the text without what XML forbids: control characters become spaces. */
char *metadata_text(struct arena *a, const char *utf8);

#endif
