/*
 * figure.c - walks the svg elements and draws them; see figure.h.
 */
#include "render/pdf/draw/figure_paint.h"
#include "render/pdf/draw/image.h"

#include <math.h>
#include <string.h>

enum { DEPTH_LIMIT = 32 };

static const double pt_per_px = 0.75;
static const double height_max = 100 * 1000; /* px */

static bool view_box(const struct node *svg, double box[4])
{
    const char *value = node_attribute(svg, AT_VIEWBOX);

    for (int i = 0; i < 4; i++)
        if (value == NULL || !scan_number(&value, &box[i]))
            return false;
    return box[2] > 0 && box[3] > 0;
}

/* A bar, the commonest shape of charts, takes one operator. */
static bool draw_bar(struct figure *f, const struct node *n, const struct style *s)
{
    const struct matrix *m = &s->matrix;
    double x = horizontal(n, AT_X, s, 0), y = vertical(n, AT_Y, s, 0);
    double w = horizontal(n, AT_WIDTH, s, 0), h = vertical(n, AT_HEIGHT, s, 0);
    double opacity = s->opacity * s->fill_opacity;

    if (n->element != EL_RECT || s->fill_reference != NULL || m->b != 0 || m->c != 0 ||
        m->a <= 0 || m->d <= 0 || (f->clear && opacity < 1) || w <= 0 || h <= 0 ||
        horizontal(n, AT_RX, s, 0) > 0 || vertical(n, AT_RY, s, 0) > 0)
        return false;
    matrix_apply(m, &x, &y);
    canvas_rect(f->canvas, x, y, w * m->a, h * m->d, figure_mixed(f, s->pen.fill, opacity));
    return true;
}

static void draw_shape(struct figure *f, const struct node *n, const struct style *s)
{
    const struct pencil pencil = {.canvas = f->canvas, .matrix = &s->matrix};
    enum paint p = figure_paint_of(n, s);
    struct pen pen;

    if (p == PAINT_NONE || (p == PAINT_FILL && draw_bar(f, n, s)))
        return;
    pen = figure_pen(f, n, s);
    if (figure_trace(&pencil, n, s))
        canvas_paint(f->canvas, p, &pen);
}

/* Text stays upright: a rotation turns only where it begins. */
static void draw_text(struct figure *f, const struct node *n, const struct style *s)
{
    double x = horizontal(n, AT_X, s, 0) + horizontal(n, AT_DX, s, 0);
    double y = vertical(n, AT_Y, s, 0) + vertical(n, AT_DY, s, 0);
    double size = s->font_size * matrix_scale(&s->matrix);
    const char *text = node_text(&f->arena, n);
    const struct shaped *shaped;

    if (*text == '\0' || s->opacity <= 0)
        return;
    shaped =
        fonts_shape(f->canvas->fonts, s->face, f->around->language, text, strlen(text));
    matrix_apply(&s->matrix, &x, &y);
    canvas_text(f->canvas, shaped, x - s->anchor * shaped->width * size, y, size,
                figure_mixed(f, s->text_colour, s->opacity));
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

static void draw_children(struct figure *f, const struct node *n, const struct style *s);

static void draw_nested(struct figure *f, const struct node *svg, struct style *s)
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
        const struct pencil pencil = {.canvas = f->canvas, .matrix = &s->matrix};
        const struct matrix *m = &s->matrix;

        canvas_save(f->canvas);
        if (m->b == 0 && m->c == 0 && m->a > 0 && m->d > 0) {
            canvas_clip_rect(f->canvas, m->e, m->f, width * m->a, height * m->d);
        } else {
            path_rect(&pencil, 0, 0, width, height, 0, 0);
            canvas_clip(f->canvas, false);
        }
    }
    enter_viewport(svg, s, width, height);
    draw_children(f, svg, s);
    if (clips)
        canvas_restore(f->canvas);
}

static void draw_element(struct figure *f, const struct node *n, const struct style *from)
{
    struct style s;
    bool clipped;

    if (from->depth >= DEPTH_LIMIT || n->element == EL_DEFS || node_hidden(n, "pdf"))
        return;
    s = inherit(f->around->theme, n, from);
    clipped = figure_clip(f, n, &s);
    if (n->element == EL_SVG)
        draw_nested(f, n, &s);
    else if (n->element == EL_G)
        draw_children(f, n, &s);
    else if (n->element == EL_TEXT)
        draw_text(f, n, &s);
    else if (n->element != EL_TITLE && n->element != EL_DESC)
        draw_shape(f, n, &s);
    if (clipped)
        canvas_restore(f->canvas);
}

static void draw_children(struct figure *f, const struct node *n, const struct style *s)
{
    for (const struct node *child = n->first; child; child = child->next)
        if (child->kind == NODE_ELEMENT)
            draw_element(f, child, s);
}

/* A logo is drawn as its own program would: with transparency, and with SVG's limit to the
 * length of pointed corners. */
static bool is_logo(const struct node *svg)
{
    return svg->parent != NULL && node_has_class(svg->parent, "logo");
}

static void draw_svg(struct canvas *c, const struct node *svg,
                     const struct surroundings *around, double x, double y, double width,
                     double height)
{
    bool logo = is_logo(svg), clipped;
    struct figure f = {.canvas = c,
                       .svg = svg,
                       .around = around,
                       .clear = logo && c->resources != NULL && !c->resources->opaque};
    struct style s = {.matrix = {pt_per_px, 0, 0, pt_per_px, x, y},
                      .fills = true,
                      .pen = {.fill = logo ? 0 : around->theme->light[ROLE_INK],
                              .width = 1,
                              .miter_limit = logo ? 4 : 0},
                      .ink = around->ink,
                      .text_colour = around->theme->light[ROLE_INK],
                      .opacity = 1,
                      .fill_opacity = 1,
                      .stroke_opacity = 1,
                      .font_size = 16,
                      .face = FACE_REGULAR};

    s = inherit(around->theme, svg, &s);
    enter_viewport(svg, &s, width / pt_per_px, height / pt_per_px);
    clipped = figure_clip(&f, svg, &s);
    draw_children(&f, svg, &s);
    if (clipped)
        canvas_restore(c);
    canvas_flush(c);
    arena_drop(&f.arena);
}

bool figure_is(const struct node *n)
{
    return n->kind == NODE_ELEMENT && (n->element == EL_SVG || image_is(n));
}

static void draw_image(struct canvas *c, const struct node *n, unsigned ground, double x,
                       double y, double width, double height)
{
    int number = image_number(c, n, ground);

    if (number > 0)
        canvas_image(c, number, x, y, width, height);
}

void figure_draw(struct canvas *c, const struct node *svg,
                 const struct surroundings *around, double x, double y, double width,
                 double height)
{
    if (svg->element == EL_IMG)
        draw_image(c, svg, around->ground, x, y, width, height);
    else
        draw_svg(c, svg, around, x, y, width, height);
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
    *height = fmin(*height, height_max);
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

    if (svg->element == EL_IMG && node_attribute(svg, AT_ALT) != NULL)
        title = node_attribute(svg, AT_ALT);
    if (*title == '\0' && label)
        title = label;
    if (*title == '\0' || *desc == '\0')
        return arena_strdup(a, *title ? title : desc);
    return arena_printf(a, "%s%s %s", title,
                        length && strchr(".!?:", title[length - 1]) ? "" : ".", desc);
}
