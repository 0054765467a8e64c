/*
 * png.c - drawing calls as a PNG picture; see png.h.
 */
#include "render/pdf/chart/png.h"
#include "base/png.h"
#include "render/pdf/chart/quiet.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/font/outline.h"

#include <cairo.h>
#include <string.h>

struct png {
    struct arena arena; /* p itself is in it */
    cairo_surface_t *surface;
    cairo_t *cairo;
    struct fonts *fonts;
};

static void set_colour(const struct png *p, unsigned colour, double clear)
{
    cairo_set_source_rgba(p->cairo, (colour >> 16 & 255) / 255.0,
                          (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0, 1 - clear);
}

struct png *png_new(struct fonts *fonts, int width, int height, unsigned ground)
{
    struct arena arena = {0};
    struct png *p = arena_alloc(&arena, sizeof *p);

    p->arena = arena;
    p->fonts = fonts;
    p->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    p->cairo = cairo_create(p->surface);
    /* 16 steps at an edge instead of 255: half the bytes, and nobody sees it. */
    cairo_set_antialias(p->cairo, CAIRO_ANTIALIAS_FAST);
    set_colour(p, ground, 0);
    cairo_paint(p->cairo);
    return p;
}

/* --- text ------------------------------------------------------------------------ */

static void glyph_move(void *cairo, int x, int y)
{
    cairo_move_to(cairo, x, y);
}

static void glyph_line(void *cairo, int x, int y)
{
    cairo_line_to(cairo, x, y);
}

static void glyph_curve(void *cairo, int x1, int y1, int x, int y)
{
    double from_x, from_y;

    cairo_get_current_point(cairo, &from_x, &from_y);
    cairo_curve_to(cairo, from_x + (x1 - from_x) * 2 / 3, from_y + (y1 - from_y) * 2 / 3,
                   x + (x1 - x) * 2 / 3.0, y + (y1 - y) * 2 / 3.0, x, y);
}

static void glyph_close(void *cairo)
{
    cairo_close_path(cairo);
}

static void png_text(void *context, const struct shaped *s, double x, double y, double size,
                     unsigned colour, bool hyphen)
{
    struct png *p = context;
    const struct outline_pen pen = {p->cairo, glyph_move, glyph_line, glyph_curve,
                                    glyph_close};

    (void)hyphen;
    for (int r = 0; r < s->nruns; r++) {
        const struct glyph_run *run = &s->run[r];
        const struct glyph *g = &s->glyph[run->first];

        for (int i = 0; i < run->n; i++) {
            cairo_save(p->cairo);
            cairo_translate(p->cairo, x + (double)g[i].offset * size / 1000, y);
            cairo_scale(p->cairo, size / 1000, size / 1000);
            outline_draw(p->fonts, run->face, g[i].id, &pen);
            cairo_restore(p->cairo);
            x += (double)g[i].advance * size / 1000;
        }
    }
    set_colour(p, colour, 0);
    cairo_fill(p->cairo);
}

/* --- shapes ------------------------------------------------------------------------ */

static void png_rect(void *context, double x, double y, double w, double h, unsigned colour)
{
    struct png *p = context;

    set_colour(p, colour, 0);
    cairo_rectangle(p->cairo, x, y, w, h);
    cairo_fill(p->cairo);
}

static void png_move(void *context, double x, double y)
{
    cairo_move_to(((struct png *)context)->cairo, x, y);
}

static void png_to(void *context, double x, double y)
{
    cairo_line_to(((struct png *)context)->cairo, x, y);
}

static void png_curve(void *context, double x1, double y1, double x2, double y2, double x,
                      double y)
{
    cairo_curve_to(((struct png *)context)->cairo, x1, y1, x2, y2, x, y);
}

static void png_close(void *context)
{
    cairo_close_path(((struct png *)context)->cairo);
}

static void png_rect_path(void *context, double x, double y, double w, double h)
{
    cairo_rectangle(((struct png *)context)->cairo, x, y, w, h);
}

static void stroke(struct png *p, const struct pen *pen)
{
    static const cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND,
                                            CAIRO_LINE_CAP_SQUARE};
    static const cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
                                              CAIRO_LINE_JOIN_BEVEL};

    set_colour(p, pen->stroke, pen->stroke_clear);
    cairo_set_line_width(p->cairo, pen->width);
    cairo_set_line_cap(p->cairo, caps[pen->cap]);
    cairo_set_line_join(p->cairo, joins[pen->join]);
    cairo_set_dash(p->cairo, pen->dash, pen->ndash, pen->dash_offset);
    cairo_stroke_preserve(p->cairo);
}

static void png_paint(void *context, enum paint paint, const struct pen *pen)
{
    struct png *p = context;

    if (paint == PAINT_FILL || paint == PAINT_BOTH) {
        set_colour(p, pen->fill, pen->fill_clear);
        cairo_set_fill_rule(p->cairo, pen->even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                                    : CAIRO_FILL_RULE_WINDING);
        cairo_fill_preserve(p->cairo);
        cairo_set_fill_rule(p->cairo, CAIRO_FILL_RULE_WINDING);
    }
    if (paint == PAINT_STROKE || paint == PAINT_BOTH)
        stroke(p, pen);
    cairo_new_path(p->cairo);
}

static void png_clip(void *context, bool even_odd)
{
    struct png *p = context;

    cairo_set_fill_rule(p->cairo,
                        even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    cairo_clip(p->cairo);
}

static void png_clip_rect(void *context, double x, double y, double w, double h)
{
    png_rect_path(context, x, y, w, h);
    png_clip(context, false);
}

static void png_save(void *context)
{
    cairo_save(((struct png *)context)->cairo);
}

static void png_restore(void *context)
{
    cairo_restore(((struct png *)context)->cairo);
}

/* --- the file ---------------------------------------------------------------------- */

struct sink png_sink(struct png *p)
{
    struct sink sink = quiet_sink(p);

    sink.text = png_text;
    sink.rect = png_rect;
    sink.move = png_move;
    sink.to = png_to;
    sink.curve = png_curve;
    sink.close = png_close;
    sink.rect_path = png_rect_path;
    sink.paint = png_paint;
    sink.clip = png_clip;
    sink.save = png_save;
    sink.restore = png_restore;
    sink.clip_rect = png_clip_rect;
    return sink;
}

bool png_finish(struct png *p, struct buf *out)
{
    struct arena arena = p->arena;
    struct picture picture = {.width = (size_t)cairo_image_surface_get_width(p->surface),
                              .height = (size_t)cairo_image_surface_get_height(p->surface),
                              .channels = 3};
    const unsigned char *rows;
    unsigned char *to;
    bool ok;

    cairo_surface_flush(p->surface);
    rows = cairo_image_surface_get_data(p->surface);
    if (rows == NULL)
        picture.height = 0;
    to = picture.pixels = arena_array(&arena, picture.width * picture.height, 3);
    for (size_t y = 0; y < picture.height; y++)
        for (size_t x = 0; x < picture.width; x++, to += 3) {
            uint32_t pixel;
            memcpy(&pixel,
                   rows + y * (size_t)cairo_image_surface_get_stride(p->surface) + x * 4,
                   sizeof pixel);
            to[0] = (unsigned char)(pixel >> 16);
            to[1] = (unsigned char)(pixel >> 8);
            to[2] = (unsigned char)pixel;
        }
    ok = rows != NULL && png_encode(&picture, out);
    cairo_destroy(p->cairo);
    cairo_surface_destroy(p->surface);
    arena_drop(&arena);
    return ok;
}
