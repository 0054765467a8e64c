/*
 * runs.h - the items of a line that are shown with one operator: words beside each other in
 * one style.
 *
 * A run is written in relation to its start, so that it has the same bytes wherever it
 * stands and whether it was kept for later documents (cache.h) or is made when it is
 * painted.
 */
#ifndef RAPPORT_PDF_RUNS_H
#define RAPPORT_PDF_RUNS_H

#include "render/pdf/font/faces.h"
#include "render/pdf/layout/inline.h"

struct run {
    int n;            /* items, at least one */
    enum face face;   /* when they are words */
    double end, next; /* points from its start: where it ends, where the next item is */
    struct fragment shown; /* no bytes: its items are shown one by one */
    /* Of a run that is kept, its different glyphs. */
    const struct plain_glyph *glyph;
    size_t nglyphs;
};

/* The run that begins with an item and reaches at most to end.  Marks its glyphs as used in
 * the document; valid until the next one is made. */
struct run run_make(struct fonts *f, const struct line *line, const struct item *it,
                    const struct item *end);

/* Writes the runs of a paragraph's lines into the arena, for any document. */
void runs_keep(struct fonts *f, struct arena *a, struct paragraph *p);

/* Marks the glyphs of a kept run; false when it cannot be shown as it is in this document
 * and has to be made. */
bool run_use(struct fonts *f, const struct run *run);

#endif
