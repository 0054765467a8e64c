/*
 * subset.h - font files with the glyphs a document uses.
 *
 * Reports of one language mostly use the same glyphs, so the files are kept, by their exact
 * set of glyphs: whether one was kept changes no byte of a document.
 */
#ifndef RAPPORT_PDF_SUBSET_H
#define RAPPORT_PDF_SUBSET_H

#include "render/pdf/font/faces.h"

struct font_file {
    struct font_file *next;
    enum face face;
    uint64_t hash;
    hb_codepoint_t *glyph; /* ascending */
    size_t count;
    const void *bytes; /* deflated */
    size_t length, plain_length;
    /* A bit for each glyph in the file, the first one the highest of the first byte: the
     * used ones and the parts they are made of. */
    unsigned char *present;
    size_t present_bytes;
    const char *widths; /* of the glyphs, as they stand in a W array */
    /* The last map to Unicode that went with the file, plain and deflated. */
    const char *map, *map_deflated;
    size_t map_length, map_deflated_length;
};

/* Takes the tables that are never embedded out of the face, once for all documents: that
 * halves the time of each subset.  False when HarfBuzz fails. */
bool typeface_prepare(struct typeface *t);

/* The file with these glyphs, which keep their ids; hash is theirs.  Valid until the next
 * document begins; NULL when HarfBuzz fails. */
struct font_file *font_file(struct fonts *f, enum face face, const hb_codepoint_t *glyph,
                            size_t count, uint64_t hash);

/* Deflates the file's map to Unicode, unless the last one was the same: map_deflated is
 * this one's afterwards. */
void font_file_map(struct fonts *f, struct font_file *file, const struct buf *map);

#endif
