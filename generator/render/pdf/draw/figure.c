/*
 * figure.c - walks the svg elements and draws them; see figure.h.
 *
 * A drawing's opacity is mixed with the white of the paper: the file stays free of
 * transparency, and drawings do not overlap what they are laid on.
 */
#include "render/pdf/draw/figure.h"
#include "render/pdf/draw/figure_style.h"

#include <math.h>
#include <string.h>

enum { DEPTH_LIMIT = 32 };

static const double pt_per_px = 0.75;

struct drawing {
    struct canvas *canvas;
    const struct theme *theme;
    const char *language;
    struct arena arena; /* texts */
};

static bool view_box(const struct node *svg, double box[4])
{
    const char *value = node_attribute(svg, AT_VIEWBOX);

    for (int i = 0; i < 4; i++)
        if (value == NULL || !scan_number(&value, &box[i]))
            return false;
    return box[2] > 0 && box[3] > 0;
}

static unsigned on_paper(unsigned colour, double opacity)
{
    unsigned mixed = 0;

    for (int shift = 16; shift >= 0; shift -= 8) {
        double part = (double)(colour >> shift & 255);

        mixed |= (unsigned)lround(255 - opacity * (255 - part)) << shift;
    }
    return mixed;
}

static enum paint paint_of(const struct style *s)
{
    bool strokes = s->strokes && s->pen.width > 0;

    if (s->opacity <= 0)
        return PAINT_NONE;
    if (s->fills)
        return strokes ? PAINT_BOTH : PAINT_FILL;
    return strokes ? PAINT_STROKE : PAINT_NONE;
}

static void paint(struct canvas *c, const struct style *s, enum paint p)
{
    struct pen pen = s->pen;
    double scale = matrix_scale(&s->matrix);

    pen.fill = on_paper(pen.fill, s->opacity);
    pen.stroke = on_paper(pen.stroke, s->opacity);
    pen.width *= scale;
    for (int i = 0; i < pen.ndash; i++)
        pen.dash[i] *= scale;
    canvas_paint(c, p, &pen);
}

static void draw_rect(struct drawing *d, const struct node *n, const struct style *s)
{
    const struct matrix *m = &s->matrix;
    double x = horizontal(n, AT_X, s, 0), y = vertical(n, AT_Y, s, 0);
    double w = horizontal(n, AT_WIDTH, s, 0), h = vertical(n, AT_HEIGHT, s, 0);
    double rx = horizontal(n, AT_RX, s, -1), ry = vertical(n, AT_RY, s, -1);

    rx = rx < 0 ? fmax(ry, 0) : rx;
    ry = ry < 0 ? rx : ry;
    if (w <= 0 || h <= 0 || paint_of(s) == PAINT_NONE)
        return;
    if (paint_of(s) == PAINT_FILL && rx <= 0 && m->b == 0 && m->c == 0 && m->a > 0 &&
        m->d > 0) { /* the common bar, in one operator */
        matrix_apply(m, &x, &y);
        canvas_rect(d->canvas, x, y, w * m->a, h * m->d, on_paper(s->pen.fill, s->opacity));
        return;
    }
    path_rect(d->canvas, m, x, y, w, h, rx, ry);
    paint(d->canvas, s, paint_of(s));
}

static void draw_line(struct drawing *d, const struct node *n, const struct style *s)
{
    double x1 = horizontal(n, AT_X1, s, 0), y1 = vertical(n, AT_Y1, s, 0);
    double x2 = horizontal(n, AT_X2, s, 0), y2 = vertical(n, AT_Y2, s, 0);

    if (!s->strokes || s->pen.width <= 0 || s->opacity <= 0)
        return;
    matrix_apply(&s->matrix, &x1, &y1);
    matrix_apply(&s->matrix, &x2, &y2);
    canvas_move(d->canvas, x1, y1);
    canvas_to(d->canvas, x2, y2);
    paint(d->canvas, s, PAINT_STROKE);
}

static void draw_ellipse(struct drawing *d, const struct node *n, const struct style *s)
{
    bool circle = n->element == EL_CIRCLE;
    double rx = circle ? diagonal(n, AT_R, s, 0) : horizontal(n, AT_RX, s, 0);
    double ry = circle ? rx : vertical(n, AT_RY, s, 0);

    if (rx <= 0 || ry <= 0 || paint_of(s) == PAINT_NONE)
        return;
    path_ellipse(d->canvas, &s->matrix, horizontal(n, AT_CX, s, 0),
                 vertical(n, AT_CY, s, 0), rx, ry);
    paint(d->canvas, s, paint_of(s));
}

static void draw_path(struct drawing *d, const struct node *n, const struct style *s)
{
    const char *data = node_attribute(n, n->element == EL_PATH ? AT_D : AT_POINTS);
    bool drawn;

    if (data == NULL || paint_of(s) == PAINT_NONE)
        return;
    if (n->element == EL_PATH)
        drawn = path_draw(d->canvas, &s->matrix, data);
    else
        drawn = path_points(d->canvas, &s->matrix, data, n->element == EL_POLYGON);
    if (drawn)
        paint(d->canvas, s, paint_of(s));
}

/* Text stays upright: a rotation turns only where it begins. */
static void draw_text(struct drawing *d, const struct node *n, const struct style *s)
{
    double x = horizontal(n, AT_X, s, 0) + horizontal(n, AT_DX, s, 0);
    double y = vertical(n, AT_Y, s, 0) + vertical(n, AT_DY, s, 0);
    double size = s->font_size * matrix_scale(&s->matrix);
    const char *text = node_text(&d->arena, n);
    const struct shaped *shaped;

    if (*text == '\0' || s->opacity <= 0)
        return;
    shaped = fonts_shape(d->canvas->fonts, s->face, d->language, text, strlen(text));
    matrix_apply(&s->matrix, &x, &y);
    canvas_text(d->canvas, shaped, x - s->anchor * shaped->width * size, y, size,
                on_paper(s->text_colour, s->opacity));
}

/* The share of the free space left of (or above) the drawing: xMin 0, xMid 0.5, xMax 1. */
static double alignment(const char *ratio, const char *minimum, const char *maximum)
{
    return ratio && strstr(ratio, minimum) ? 0 : ratio && strstr(ratio, maximum) ? 1 : 0.5;
}

/* Fits the svg's coordinates into a box of the given size at the origin of *s. */
static void enter_viewport(const struct node *svg, struct style *s, double width,
                           double height)
{
    const char *ratio = node_attribute(svg, AT_PRESERVEASPECTRATIO);
    double box[4], sx, sy, x = 0, y = 0;

    s->width = width;
    s->height = height;
    if (!view_box(svg, box))
        return;
    sx = width / box[2];
    sy = height / box[3];
    if (ratio == NULL || strcmp(ratio, "none") != 0) {
        sx = sy = fmin(sx, sy);
        x = (width - sx * box[2]) * alignment(ratio, "xMin", "xMax");
        y = (height - sy * box[3]) * alignment(ratio, "YMin", "YMax");
    }
    s->matrix = matrix_multiply(
        s->matrix, (struct matrix){sx, 0, 0, sy, x - sx * box[0], y - sy * box[1]});
    s->width = box[2];
    s->height = box[3];
}

static void draw_children(struct drawing *d, const struct node *n, const struct style *s);

static void draw_nested(struct drawing *d, const struct node *svg, struct style *s)
{
    const char *overflow = node_attribute(svg, AT_OVERFLOW);
    double x = horizontal(svg, AT_X, s, 0), y = vertical(svg, AT_Y, s, 0);
    double width = horizontal(svg, AT_WIDTH, s, s->width);
    double height = vertical(svg, AT_HEIGHT, s, s->height);
    bool clips = overflow == NULL || strcmp(overflow, "visible") != 0;

    if (width <= 0 || height <= 0)
        return;
    s->matrix = matrix_multiply(s->matrix, (struct matrix){1, 0, 0, 1, x, y});
    if (clips) {
        const struct matrix *m = &s->matrix;

        canvas_save(d->canvas);
        canvas_clip_rect(d->canvas, m->e, m->f, width * m->a, height * m->d);
    }
    enter_viewport(svg, s, width, height);
    draw_children(d, svg, s);
    if (clips)
        canvas_restore(d->canvas);
}

static void draw_element(struct drawing *d, const struct node *n, const struct style *from)
{
    struct style s;

    if (from->depth >= DEPTH_LIMIT || node_hidden(n, "pdf"))
        return;
    s = inherit(d->theme, n, from);
    if (n->element == EL_SVG)
        draw_nested(d, n, &s);
    else if (n->element == EL_G)
        draw_children(d, n, &s);
    else if (n->element == EL_RECT)
        draw_rect(d, n, &s);
    else if (n->element == EL_LINE)
        draw_line(d, n, &s);
    else if (n->element == EL_CIRCLE || n->element == EL_ELLIPSE)
        draw_ellipse(d, n, &s);
    else if (n->element == EL_PATH || n->element == EL_POLYLINE || n->element == EL_POLYGON)
        draw_path(d, n, &s);
    else if (n->element == EL_TEXT)
        draw_text(d, n, &s);
}

static void draw_children(struct drawing *d, const struct node *n, const struct style *s)
{
    for (const struct node *child = n->first; child; child = child->next)
        if (child->kind == NODE_ELEMENT)
            draw_element(d, child, s);
}

void figure_draw(struct canvas *c, const struct node *svg, const struct theme *t,
                 const char *language, double x, double y, double width, double height)
{
    struct drawing d = {.canvas = c, .theme = t, .language = language};
    struct style s = {.matrix = {pt_per_px, 0, 0, pt_per_px, x, y},
                      .fills = true,
                      .pen = {.fill = t->light[ROLE_INK], .width = 1},
                      .text_colour = t->light[ROLE_INK],
                      .opacity = 1,
                      .font_size = 16,
                      .face = FACE_REGULAR};

    s = inherit(t, svg, &s);
    enter_viewport(svg, &s, width / pt_per_px, height / pt_per_px);
    draw_children(&d, svg, &s);
    canvas_flush(c);
    arena_drop(&d.arena);
}

void figure_size(const struct node *svg, double available, double *width, double *height)
{
    const char *h = node_attribute(svg, AT_HEIGHT);
    double box[4], number, px = available / pt_per_px;
    bool has_box = view_box(svg, box);
    bool has_height = h && scan_number(&h, &number) && *h != '%' && number > 0;
    double otherwise = has_height && has_box ? number * box[2] / box[3] : px;
    double wanted = parse_length(node_attribute(svg, AT_WIDTH), px, otherwise);

    *width = fmin(wanted > 0 ? wanted : px, px);
    if (has_height)
        *height = has_box && *width < wanted ? number * *width / wanted : number;
    else
        *height = has_box ? *width * box[3] / box[2] : 150; /* what browsers take */
    *width *= pt_per_px;
    *height *= pt_per_px;
}

static const char *child_text(struct arena *a, const struct node *svg, enum element e)
{
    for (const struct node *n = svg->first; n; n = n->next)
        if (n->kind == NODE_ELEMENT && n->element == e)
            return node_text(a, n);
    return "";
}

char *figure_alternative(struct arena *a, const struct node *svg)
{
    const char *title = child_text(a, svg, EL_TITLE), *desc = child_text(a, svg, EL_DESC);
    const char *label = node_attribute(svg, AT_ARIA_LABEL);
    size_t length = strlen(title);

    if (*title == '\0' && label)
        title = label;
    if (*title == '\0' || *desc == '\0')
        return arena_strdup(a, *title ? title : desc);
    return arena_printf(a, "%s%s %s", title,
                        length && strchr(".!?:", title[length - 1]) ? "" : ".", desc);
}
