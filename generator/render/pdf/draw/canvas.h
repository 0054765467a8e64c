/*
 * canvas.h - drawing onto one page: content stream operators.
 *
 * Coordinates are points from the page's top left corner, y downwards; the canvas turns
 * them. Colours are 0xRRGGBB.  Marked content (tags) is opened and closed here so that the
 * operators come in the right order; what is not tagged must be inside an artifact.
 */
#ifndef RAPPORT_PDF_CANVAS_H
#define RAPPORT_PDF_CANVAS_H

#include "base/buf.h"
#include "render/pdf/draw/resources.h"
#include "render/pdf/font/font.h"

#include <stdbool.h>

struct fragment;
struct sink;

struct canvas {
    struct buf *out;             /* the page's content stream */
    double height;               /* of the page */
    struct fonts *fonts;         /* glyphs shown are marked as used in the document */
    struct resources *resources; /* the document's; set before a gradient is drawn */
    const struct sink *sink;     /* is told of each call (sink.h); NULL: nobody */

    /* What the operators written so far have set. */
    unsigned fill, stroke;          /* colours; UNKNOWN_COLOUR after canvas_restore */
    double line_width, miter_limit; /* negative: unknown */
    int cap, join, dashed;          /* negative: unknown */
    int face;                       /* -1: none */
    double size;

    /* The open text object. */
    bool in_text, in_array; /* between BT and ET; between [ and ] */
    double origin_x, base;  /* of the last Td, y upwards */
    double pen;             /* x where the viewer's pen stands */

    size_t path;         /* where the open path starts in out, plus 1; 0: none */
    size_t outline;      /* where its last part starts in out */
    double corner[4][2]; /* of that part, as long as it consists of corners alone */
    int corners;         /* 0: it does not */
};

enum { UNKNOWN_COLOUR = 0x40000000 };

void canvas_begin(struct canvas *c, struct buf *out, double height, struct fonts *fonts);

/* Shows shaped text with its base line's start at (x, y).  Adjoining calls on one base line
 * may share a text object; canvas_flush ends it. */
void canvas_text(struct canvas *c, const struct shaped *s, double x, double y, double size,
                 unsigned colour);
/* The same for words of one face that were written as a fragment (fonts_run_begin); the
 * sink is told of each of them by canvas_tell. */
void canvas_run(struct canvas *c, enum face face, const struct fragment *run, double x,
                double y, double size, unsigned colour);
void canvas_tell(struct canvas *c, const struct shaped *s, double x, double y, double size,
                 unsigned colour);
/* A hyphen at a line's end: shown, but read as a soft hyphen (ActualText). */
void canvas_hyphen(struct canvas *c, const struct shaped *s, double x, double y,
                   double size, unsigned colour);

void canvas_rect(struct canvas *c, double x, double y, double w, double h, unsigned colour);
void canvas_round_rect(struct canvas *c, double x, double y, double w, double h,
                       double radius, unsigned colour);

/* Paths: begin with move (or a whole rectangle), end with paint. */
enum paint { PAINT_NONE, PAINT_FILL, PAINT_STROKE, PAINT_BOTH };
enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE };
enum line_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL };
enum { DASHES_MAX = 8 };
struct pen {
    unsigned fill, stroke;
    double width;
    bool even_odd;
    enum line_cap cap;
    enum line_join join;
    double miter_limit;                   /* 0: the page's, 10 */
    double dash[DASHES_MAX], dash_offset; /* in points */
    int ndash;
    int fill_pattern, stroke_pattern; /* in place of the colours; 0: none */
    double fill_clear, stroke_clear;  /* transparency: 0 opaque .. 1 not there */
};
void canvas_move(struct canvas *c, double x, double y);
void canvas_to(struct canvas *c, double x, double y);
void canvas_curve(struct canvas *c, double x1, double y1, double x2, double y2, double x,
                  double y);
void canvas_close(struct canvas *c);
void canvas_round_path(struct canvas *c, double x, double y, double w, double h,
                       double radius);
void canvas_paint(struct canvas *c, enum paint p, const struct pen *pen);
/* Ends a path, too: what is drawn until canvas_restore shows inside it only. */
void canvas_clip(struct canvas *c, bool even_odd);

/* A picture of the document (image.h) over a rectangle. */
void canvas_image(struct canvas *c, int number, double x, double y, double w, double h);

/* The two stand in pairs: what was set between them, a clip too, holds no longer. */
void canvas_save(struct canvas *c);
void canvas_restore(struct canvas *c);
/* Up to canvas_restore, what is drawn has its origin at (x, y) and climbs there along the
 * diagonal of an upright page: 4 up on 3 to the right.  Undefined twice in a row. */
void canvas_tilt(struct canvas *c, double x, double y);
void canvas_clip_rect(struct canvas *c, double x, double y, double w, double h);

/* Marked content: role is a structure type such as "P"; mcid from tags_mark. */
void canvas_begin_marked(struct canvas *c, const char *role, int mcid);
/* kind: "Layout", "Pagination", or its subtypes "Header", "Footer", "Watermark". */
void canvas_begin_artifact(struct canvas *c, const char *kind);
void canvas_end_marked(struct canvas *c);

/* Closes an open text object; called before anything that is not text. */
void canvas_flush(struct canvas *c);

#endif
