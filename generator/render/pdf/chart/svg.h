/*
 * svg.h - drawing calls as an SVG file that stands by itself.
 *
 * A sink (draw/sink.h).  Text becomes glyph outlines, each written once and used where it
 * is shown, so a chart looks the same in every program and on every machine; links to them
 * are xlink:href, which the programs slides are made with understand.  Colours are those
 * the canvas was given.  No script, no style sheet, nothing from elsewhere.  What a chart
 * has no use for is left out: pictures of samples, tilted text, marked content.
 *
 * Order of calls: svg_begin, the drawing, svg_end.
 */
#ifndef RAPPORT_PDF_SVG_H
#define RAPPORT_PDF_SVG_H

#include "render/pdf/chart/trail.h"
#include "render/pdf/draw/sink.h"

enum { SVG_SAVES = 32 };

struct svg {
    struct fonts *fonts;
    struct arena *arena;     /* of the chart */
    struct buf glyphs, body; /* what is written so far: definitions, the drawing */
    struct trail path;       /* the open one */
    unsigned ink;            /* colour of text that needs no saying */
    uint16_t *number[FACES]; /* by glyph: its number in this file, from 1; 0: not used */
    int nglyphs, nclips;
    int patterns; /* gradients defined */
    /* The open group of glyphs on one base line. */
    bool in_text;
    double x, y, size;
    unsigned colour;
    /* Groups opened by clipping, by level of save. */
    int saves, open[SVG_SAVES + 1];
};

/* What the file says of itself. */
struct svg_head {
    double width, height; /* points */
    unsigned ground;      /* colour behind the drawing */
    const char *language;
    const char *title, *description; /* the finding; the rest in words */
};

/* ink: the colour most text has. */
void svg_begin(struct svg *s, struct fonts *fonts, unsigned ink, struct arena *a);
struct sink svg_sink(struct svg *s);

/* Appends the file to out and frees what svg_begin and the drawing took. */
void svg_end(struct svg *s, const struct svg_head *head, struct buf *out);

#endif
