/*
 * sink.h - hears every drawing call of a canvas.
 *
 * A canvas with a sink writes its operators as always and tells the sink what it draws: in
 * the same order, in points from the page's top left corner, after rounded rectangles and
 * lines have become paths.  A trace (trace.h) writes the calls down; another sink may draw
 * them in another format.  All functions must be set; each gets the context first.
 */
#ifndef RAPPORT_PDF_SINK_H
#define RAPPORT_PDF_SINK_H

#include "render/pdf/draw/canvas.h"

struct gradient;
struct matrix;

struct sink {
    void *context;
    void (*page)(void *context, double width, double height);

    /* What a pattern of this number in a pen stands for; said before the pen is used, again
     * when it is used again. m takes the gradient's coordinates to the canvas. */
    void (*gradient)(void *context, int pattern, const struct gradient *g,
                     const struct matrix *m);

    /* hyphen: one at a line's end that is not part of the text. */
    void (*text)(void *context, const struct shaped *s, double x, double y, double size,
                 unsigned colour, bool hyphen);
    void (*rect)(void *context, double x, double y, double w, double h, unsigned colour);

    /* Paths begin with move or rect_path and end with paint or clip. */
    void (*move)(void *context, double x, double y);
    void (*to)(void *context, double x, double y);
    void (*curve)(void *context, double x1, double y1, double x2, double y2, double x,
                  double y);
    void (*close)(void *context);
    void (*rect_path)(void *context, double x, double y, double w, double h);
    void (*paint)(void *context, enum paint p, const struct pen *pen);
    void (*clip)(void *context, bool even_odd);

    void (*image)(void *context, int number, double x, double y, double w, double h);
    void (*save)(void *context);
    void (*restore)(void *context);
    void (*tilt)(void *context, double x, double y); /* see canvas_tilt */
    void (*clip_rect)(void *context, double x, double y, double w, double h);

    void (*begin_marked)(void *context, const char *role, int mcid);
    void (*begin_artifact)(void *context, const char *kind);
    void (*end_marked)(void *context);
};

#endif
