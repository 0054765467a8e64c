/*
 * embed.h - the fonts of a document as PDF objects.
 */
#ifndef RAPPORT_PDF_EMBED_H
#define RAPPORT_PDF_EMBED_H

#include "render/pdf/file/objects.h"
#include "render/pdf/font/font.h"

/* Embeds the glyphs used in this document and appends the entry "/Font<<...>>" of the
 * pages' resources.  False when HarfBuzz could not make a subset. */
bool fonts_embed(struct fonts *f, struct objects *o, struct buf *resources);

#endif
