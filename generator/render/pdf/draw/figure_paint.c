/*
 * figure_paint.c - shapes as paths, pens, gradients and clip paths of drawings.
 *
 * Colours of charts that are not opaque are mixed with their ground: ordinary pages stay
 * free of transparency.  A logo's shapes may overlap, so there the file's own transparency
 * is used, unless the file must do without; the transparent stops of its gradients are
 * mixed in any case.
 */
#include "render/pdf/draw/figure_paint.h"

#include "render/pdf/draw/gradient.h"

#include <math.h>
#include <string.h>

enum { STOPS_MAX = 64 };

/* --- shapes ---------------------------------------------------------------- */

static bool trace_rect(const struct pencil *pencil, const struct node *n,
                       const struct style *s)
{
    double x = horizontal(n, AT_X, s, 0), y = vertical(n, AT_Y, s, 0);
    double w = horizontal(n, AT_WIDTH, s, 0), h = vertical(n, AT_HEIGHT, s, 0);
    double rx = horizontal(n, AT_RX, s, -1), ry = vertical(n, AT_RY, s, -1);

    rx = rx < 0 ? fmax(ry, 0) : rx;
    ry = ry < 0 ? rx : ry;
    if (w <= 0 || h <= 0)
        return false;
    path_rect(pencil, x, y, w, h, rx, ry);
    return true;
}

static bool trace_ellipse(const struct pencil *pencil, const struct node *n,
                          const struct style *s)
{
    bool circle = n->element == EL_CIRCLE;
    double rx = circle ? diagonal(n, AT_R, s, 0) : horizontal(n, AT_RX, s, -1);
    double ry = circle ? rx : vertical(n, AT_RY, s, -1);

    rx = rx < 0 ? ry : rx;
    ry = ry < 0 ? rx : ry;
    if (rx <= 0 || ry <= 0)
        return false;
    path_ellipse(pencil, horizontal(n, AT_CX, s, 0), vertical(n, AT_CY, s, 0), rx, ry);
    return true;
}

bool figure_trace(const struct pencil *pencil, const struct node *n, const struct style *s)
{
    const char *data = node_attribute(n, n->element == EL_PATH ? AT_D : AT_POINTS);

    if (n->element == EL_RECT)
        return trace_rect(pencil, n, s);
    if (n->element == EL_CIRCLE || n->element == EL_ELLIPSE)
        return trace_ellipse(pencil, n, s);
    if (n->element == EL_LINE) {
        path_line(pencil, horizontal(n, AT_X1, s, 0), vertical(n, AT_Y1, s, 0),
                  horizontal(n, AT_X2, s, 0), vertical(n, AT_Y2, s, 0));
        return true;
    }
    if (data == NULL)
        return false;
    if (n->element == EL_PATH)
        return path_draw(pencil, data);
    return path_points(pencil, data, n->element == EL_POLYGON);
}

enum paint figure_paint_of(const struct node *n, const struct style *s)
{
    bool strokes = s->strokes && s->pen.width > 0 && s->stroke_opacity > 0;
    bool fills = s->fills && s->fill_opacity > 0 && n->element != EL_LINE;

    if (s->opacity <= 0)
        return PAINT_NONE;
    if (fills)
        return strokes ? PAINT_BOTH : PAINT_FILL;
    return strokes ? PAINT_STROKE : PAINT_NONE;
}

/* --- definitions ----------------------------------------------------------- */

/* What "url(#id)" names among the drawing's definitions, or NULL. */
static const struct node *definition(const struct figure *f, const char *reference)
{
    size_t length = strlen(reference) - strlen("url(#)");
    const struct node *list = f->svg->first;

    while (list != NULL && (list->kind != NODE_ELEMENT || list->element != EL_DEFS))
        list = list->next;
    for (const struct node *n = list ? list->first : NULL; n != NULL; n = n->next) {
        const char *id = n->kind == NODE_ELEMENT ? node_attribute(n, AT_ID) : NULL;

        if (id != NULL && strlen(id) == length && strncmp(id, reference + 5, length) == 0)
            return n;
    }
    return NULL;
}

unsigned figure_mixed(const struct figure *f, unsigned colour, double opacity)
{
    unsigned mixed = 0;

    if (opacity >= 1)
        return colour;
    for (int shift = 16; shift >= 0; shift -= 8) {
        double ground = (double)(f->around->ground >> shift & 255);
        double part = (double)(colour >> shift & 255);

        mixed |= (unsigned)lround(ground - opacity * (ground - part)) << shift;
    }
    return mixed;
}

static int read_stops(const struct figure *f, const struct node *gradient, unsigned ink,
                      double opacity, struct gradient_stop *stop)
{
    int n = 0;

    for (const struct node *k = gradient->first; k != NULL && n < STOPS_MAX; k = k->next) {
        const char *colour;

        if (k->kind != NODE_ELEMENT || k->element != EL_STOP)
            continue;
        stop[n].offset = parse_length(node_attribute(k, AT_OFFSET), 1, 0);
        stop[n].colour = 0;
        if ((colour = node_attribute(k, AT_STOP_COLOR)))
            parse_colour(colour, ink, &stop[n].colour);
        stop[n].colour =
            figure_mixed(f, stop[n].colour,
                         opacity * parse_length(node_attribute(k, AT_STOP_OPACITY), 1, 1));
        n++;
    }
    return n;
}

static double number(const struct node *n, enum attribute a)
{
    return parse_length(node_attribute(n, a), 1, 0);
}

/* The shape of a gradient; false when it has no extent and is its last colour alone. */
static bool read_shape(const struct node *n, struct gradient *g)
{
    double x, y, away;

    g->radial = n->element == EL_RADIALGRADIENT;
    if (!g->radial) {
        g->from[0] = number(n, AT_X1);
        g->from[1] = number(n, AT_Y1);
        g->to[0] = number(n, AT_X2);
        g->to[1] = number(n, AT_Y2);
        return g->from[0] != g->to[0] || g->from[1] != g->to[1];
    }
    g->to[0] = number(n, AT_CX);
    g->to[1] = number(n, AT_CY);
    g->to[2] = number(n, AT_R);
    x = number(n, AT_FX) - g->to[0];
    y = number(n, AT_FY) - g->to[1];
    away = hypot(x, y) / (g->to[2] * 0.999);
    away = away > 1 ? away : 1; /* a focus outside is moved onto the circle */
    g->from[0] = g->to[0] + x / away;
    g->from[1] = g->to[1] + y / away;
    return g->to[2] > 0;
}

/* From the gradient's coordinates to the shape's; false when the shape has no area that
 * they could be measured by. */
static bool gradient_matrix(const struct node *gradient, const struct node *n,
                            const struct style *s, struct matrix *m)
{
    static const struct matrix identity = {1, 0, 0, 1, 0, 0};
    const char *units = node_attribute(gradient, AT_GRADIENTUNITS);
    const char *transform = node_attribute(gradient, AT_GRADIENTTRANSFORM);
    struct bounds box = {0};
    struct matrix own;

    *m = identity;
    if (units == NULL || strcmp(units, "userSpaceOnUse") != 0) {
        figure_trace(&(struct pencil){.bounds = &box, .matrix = &identity}, n, s);
        if (box.right <= box.left || box.bottom <= box.top)
            return false;
        *m = (struct matrix){box.right - box.left, 0,        0,
                             box.bottom - box.top, box.left, box.top};
    }
    if (transform != NULL && matrix_parse(transform, &own))
        *m = matrix_multiply(*m, own);
    return true;
}

/* Sets a pen's colour or pattern to what a reference names.  opacity: mixed into it. */
static void set_gradient(const struct figure *f, const struct node *n,
                         const struct style *s, const char *reference, double opacity,
                         unsigned *colour, int *pattern)
{
    const struct node *node = definition(f, reference);
    struct gradient_stop stops[STOPS_MAX];
    struct gradient g = {.stop = stops};
    struct matrix m;

    if (node == NULL || (g.nstops = read_stops(f, node, s->ink, opacity, stops)) == 0)
        return;
    *colour = stops[g.nstops - 1].colour;
    if (!read_shape(node, &g) || !gradient_matrix(node, n, s, &m))
        return;
    m = matrix_multiply(s->matrix, m);
    *pattern = gradient_pattern(f->canvas, &g, &m);
}

/* --- pens ------------------------------------------------------------------ */

struct pen figure_pen(const struct figure *f, const struct node *n, const struct style *s)
{
    double scale = matrix_scale(&s->matrix);
    double fill = s->opacity * s->fill_opacity, stroke = s->opacity * s->stroke_opacity;
    struct pen pen = s->pen;

    if (f->clear) {
        pen.fill_clear = 1 - fill;
        pen.stroke_clear = 1 - stroke;
        fill = stroke = 1;
    }
    pen.fill = figure_mixed(f, pen.fill, fill);
    pen.stroke = figure_mixed(f, pen.stroke, stroke);
    if (s->fill_reference != NULL)
        set_gradient(f, n, s, s->fill_reference, fill, &pen.fill, &pen.fill_pattern);
    if (s->stroke_reference != NULL)
        set_gradient(f, n, s, s->stroke_reference, stroke, &pen.stroke,
                     &pen.stroke_pattern);
    pen.width *= scale;
    pen.dash_offset *= scale;
    for (int i = 0; i < pen.ndash; i++)
        pen.dash[i] *= scale;
    return pen;
}

/* --- clip paths ------------------------------------------------------------ */

bool figure_clip(const struct figure *f, const struct node *n, const struct style *s)
{
    const char *reference = node_attribute(n, AT_CLIP_PATH), *rule;
    const struct node *clip = reference ? definition(f, reference) : NULL, *shape;
    struct style inner;

    if (clip == NULL || clip->first == NULL)
        return false;
    shape = clip->first;
    inner = inherit(f->around->theme, shape, s);
    rule = node_attribute(shape, AT_CLIP_RULE);
    canvas_save(f->canvas);
    /* A shape without area hides all; an empty rectangle does the same. */
    if (!figure_trace(&(struct pencil){.canvas = f->canvas, .matrix = &inner.matrix}, shape,
                      &inner))
        canvas_round_path(f->canvas, 0, 0, 0, 0, 0);
    canvas_clip(f->canvas, rule != NULL && strcmp(rule, "evenodd") == 0);
    return true;
}
