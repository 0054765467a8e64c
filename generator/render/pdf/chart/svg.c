/*
 * svg.c - drawing calls as SVG; see svg.h.
 */
#include "render/pdf/chart/svg.h"
#include "render/pdf/chart/quiet.h"
#include "render/pdf/draw/gradient.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/font/operators.h"
#include "render/pdf/font/outline.h"

#include <math.h>

enum { MITER_LIMIT = 10 }; /* a page's; SVG's own is 4 */

/* Hands the open path over to the drawing, as an element's attribute that stays open. */
static void put_path(struct svg *s, const char *before)
{
    buf_puts(&s->body, before);
    buf_put(&s->body, buf_text(&s->path.data), s->path.data.length);
    buf_clear(&s->path.data);
}

/* --- text ---------------------------------------------------------------------- */

static void end_text(struct svg *s)
{
    if (s->in_text)
        buf_puts(&s->body, "</g>\n");
    s->in_text = false;
}

/* Opens a group in which OUTLINE_UNITS are the size of the type. */
static void begin_text(struct svg *s, double x, double y, double size, unsigned colour)
{
    if (s->in_text && s->y == y && s->size == size && s->colour == colour)
        return;
    end_text(s);
    buf_puts(&s->body, "<g");
    if (colour != s->ink) {
        buf_puts(&s->body, " fill=\"");
        trail_put_colour(&s->body, colour);
        buf_putc(&s->body, '"');
    }
    buf_puts(&s->body, " transform=\"translate(");
    trail_put_number(&s->body, x);
    buf_putc(&s->body, ' ');
    trail_put_number(&s->body, y);
    buf_puts(&s->body, ")scale(");
    buf_put_decimal(&s->body, size / OUTLINE_UNITS, 6);
    buf_puts(&s->body, ")\">");
    s->in_text = true;
    s->x = x;
    s->y = y;
    s->size = size;
    s->colour = colour;
}

/* A glyph's id: "a" to "Z", then "aa" ... 65535 of them end before "desc". */
static void put_id(struct buf *out, int number)
{
    enum { LETTERS = 52 };
    static const char letter[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    if (number > LETTERS)
        put_id(out, (number - 1) / LETTERS);
    buf_putc(out, letter[(number - 1) % LETTERS]);
}

/* The number of a glyph in this file, defined when it is met for the first time; 0: there
 * is nothing to see of it. */
static int glyph_number(struct svg *s, enum face face, unsigned id)
{
    const char *path;

    if (s->number[face] == NULL)
        s->number[face] = arena_array(s->arena, s->fonts->typeface[face].glyph_count,
                                      sizeof *s->number[face]);
    if (s->number[face][id])
        return s->number[face][id];
    path = outline_path(s->fonts, face, id);
    if (*path == '\0' || s->nglyphs == UINT16_MAX)
        return 0;
    s->number[face][id] = (uint16_t)++s->nglyphs;
    buf_puts(&s->glyphs, "<path id=\"");
    put_id(&s->glyphs, s->nglyphs);
    buf_puts(&s->glyphs, "\" d=\"");
    buf_puts(&s->glyphs, path);
    buf_puts(&s->glyphs, "\"/>\n");
    return s->nglyphs;
}

static void put_use(struct svg *s, int number, double x)
{
    long at = lround((x - s->x) / s->size * OUTLINE_UNITS);

    buf_puts(&s->body, "<use xlink:href=\"#");
    put_id(&s->body, number);
    if (at != 0) {
        buf_puts(&s->body, "\" x=\"");
        put_integer(&s->body, at);
    }
    buf_puts(&s->body, "\"/>");
}

static void svg_text(void *context, const struct shaped *shaped, double x, double y,
                     double size, unsigned colour, bool hyphen)
{
    struct svg *s = context;

    (void)hyphen;
    begin_text(s, x, y, size, colour);
    for (int r = 0; r < shaped->nruns; r++) {
        const struct glyph_run *run = &shaped->run[r];
        const struct glyph *g = &shaped->glyph[run->first];

        for (int i = 0; i < run->n; i++) {
            int number = glyph_number(s, run->face, g[i].id);
            if (number)
                put_use(s, number, x + (double)g[i].offset * size / 1000);
            x += (double)g[i].advance * size / 1000;
        }
    }
}

/* --- shapes -------------------------------------------------------------------- */

static void svg_rect(void *context, double x, double y, double w, double h, unsigned colour)
{
    struct svg *s = context;

    end_text(s);
    trail_rectangle(&s->path, x, y, w, h);
    put_path(s, "<path d=\"");
    buf_puts(&s->body, "\" fill=\"");
    trail_put_colour(&s->body, colour);
    buf_puts(&s->body, "\"/>\n");
}

static void svg_move(void *context, double x, double y)
{
    trail_move(&((struct svg *)context)->path, x, y);
}

static void svg_to(void *context, double x, double y)
{
    trail_line(&((struct svg *)context)->path, x, y);
}

static void svg_curve(void *context, double x1, double y1, double x2, double y2, double x,
                      double y)
{
    trail_curve(&((struct svg *)context)->path, x1, y1, x2, y2, x, y);
}

static void svg_close(void *context)
{
    trail_close(&((struct svg *)context)->path);
}

static void svg_rect_path(void *context, double x, double y, double w, double h)
{
    trail_rectangle(&((struct svg *)context)->path, x, y, w, h);
}

/* fill or stroke: a colour or a gradient, and how much of it shows. */
static void put_ink(struct buf *out, const char *what, unsigned colour, int pattern,
                    double clear)
{
    buf_putc(out, ' ');
    buf_puts(out, what);
    buf_puts(out, "=\"");
    if (pattern) {
        buf_puts(out, "url(#p");
        put_integer(out, pattern);
        buf_putc(out, ')');
    } else
        trail_put_colour(out, colour);
    buf_putc(out, '"');
    if (clear > 0) {
        buf_putc(out, ' ');
        buf_puts(out, what);
        trail_put_attribute(out, "-opacity=\"", 1 - clear);
    }
}

static void put_dash(struct buf *out, const struct pen *pen)
{
    double total = 0;

    for (int i = 0; i < pen->ndash; i++)
        total += pen->dash[i];
    if (total <= 0)
        return;
    buf_puts(out, " stroke-dasharray=\"");
    for (int i = 0; i < pen->ndash; i++) {
        buf_puts(out, i ? " " : "");
        trail_put_number(out, pen->dash[i]);
    }
    buf_putc(out, '"');
    if (pen->dash_offset != 0)
        trail_put_attribute(out, " stroke-dashoffset=\"", pen->dash_offset);
}

static void put_stroke(struct buf *out, const struct pen *pen)
{
    static const char *const caps[] = {"", " stroke-linecap=\"round\"",
                                       " stroke-linecap=\"square\""};
    static const char *const joins[] = {"", " stroke-linejoin=\"round\"",
                                        " stroke-linejoin=\"bevel\""};

    put_ink(out, "stroke", pen->stroke, pen->stroke_pattern, pen->stroke_clear);
    trail_put_attribute(out, " stroke-width=\"", pen->width);
    buf_puts(out, caps[pen->cap]);
    buf_puts(out, joins[pen->join]);
    if (pen->join == JOIN_MITER && pen->miter_limit >= 1 && pen->miter_limit != MITER_LIMIT)
        trail_put_attribute(out, " stroke-miterlimit=\"", pen->miter_limit);
    put_dash(out, pen);
}

static void svg_paint(void *context, enum paint p, const struct pen *pen)
{
    struct svg *s = context;
    bool fills = p == PAINT_FILL || p == PAINT_BOTH;

    if (p != PAINT_NONE) {
        end_text(s);
        put_path(s, "<path d=\"");
        buf_putc(&s->body, '"');
        if (fills) {
            put_ink(&s->body, "fill", pen->fill, pen->fill_pattern, pen->fill_clear);
            buf_puts(&s->body, pen->even_odd ? " fill-rule=\"evenodd\"" : "");
        } else
            buf_puts(&s->body, " fill=\"none\"");
        if (p != PAINT_FILL)
            put_stroke(&s->body, pen);
        buf_puts(&s->body, "/>\n");
    }
    buf_clear(&s->path.data);
}

/* --- clipping -------------------------------------------------------------------- */

static void svg_clip(void *context, bool even_odd)
{
    struct svg *s = context;

    end_text(s);
    buf_puts(&s->body, "<clipPath id=\"c");
    put_integer(&s->body, ++s->nclips);
    put_path(s, "\"><path d=\"");
    buf_puts(&s->body, even_odd ? "\" clip-rule=\"evenodd" : "");
    buf_puts(&s->body, "\"/></clipPath>\n<g clip-path=\"url(#c");
    put_integer(&s->body, s->nclips);
    buf_puts(&s->body, ")\">\n");
    s->open[s->saves]++;
}

static void svg_clip_rect(void *context, double x, double y, double w, double h)
{
    svg_rect_path(context, x, y, w, h);
    svg_clip(context, false);
}

static void svg_save(void *context)
{
    struct svg *s = context;

    end_text(s);
    if (s->saves < SVG_SAVES)
        s->open[++s->saves] = 0;
}

static void close_groups(struct svg *s)
{
    end_text(s);
    for (; s->open[s->saves] > 0; s->open[s->saves]--)
        buf_puts(&s->body, "</g>\n");
}

static void svg_restore(void *context)
{
    struct svg *s = context;

    close_groups(s);
    s->saves -= s->saves > 0;
}

/* --- gradients ------------------------------------------------------------------- */

static void put_stops(struct buf *out, const struct gradient *g)
{
    for (int i = 0; i < g->nstops; i++) {
        trail_put_attribute(out, "<stop offset=\"", g->stop[i].offset);
        buf_puts(out, " stop-color=\"");
        trail_put_colour(out, g->stop[i].colour);
        buf_puts(out, "\"/>");
    }
}

/* Numbers of patterns rise, so one that was defined is known by its number. */
static void svg_gradient(void *context, int pattern, const struct gradient *g,
                         const struct matrix *m)
{
    static const char *const linear[] = {" x1=\"", " y1=\"", NULL,
                                         " x2=\"", " y2=\"", NULL};
    static const char *const radial[] = {" fx=\"", " fy=\"", " fr=\"",
                                         " cx=\"", " cy=\"", " r=\""};
    const char *const *names = g->radial ? radial : linear;
    const double matrix[] = {m->a, m->b, m->c, m->d, m->e, m->f};
    struct svg *s = context;
    struct buf *out = &s->glyphs;

    if (pattern <= s->patterns)
        return;
    s->patterns = pattern;
    buf_puts(out, g->radial ? "<radialGradient id=\"p" : "<linearGradient id=\"p");
    put_integer(out, pattern);
    buf_puts(out, "\" gradientUnits=\"userSpaceOnUse\"");
    for (int i = 0; i < 6; i++)
        if (names[i] && (i != 2 || g->from[2] > 0))
            trail_put_attribute(out, names[i], i < 3 ? g->from[i] : g->to[i - 3]);
    buf_puts(out, " gradientTransform=\"matrix(");
    for (int i = 0; i < 6; i++) {
        buf_puts(out, i ? " " : "");
        buf_put_decimal(out, matrix[i], 4);
    }
    buf_puts(out, ")\">");
    put_stops(out, g);
    buf_puts(out, g->radial ? "</radialGradient>\n" : "</linearGradient>\n");
}

/* --- the file ---------------------------------------------------------------------- */

void svg_begin(struct svg *s, struct fonts *fonts, unsigned ink, struct arena *a)
{
    *s = (struct svg){.fonts = fonts, .arena = a, .ink = ink};
}

struct sink svg_sink(struct svg *s)
{
    struct sink sink = quiet_sink(s);

    sink.gradient = svg_gradient;
    sink.text = svg_text;
    sink.rect = svg_rect;
    sink.move = svg_move;
    sink.to = svg_to;
    sink.curve = svg_curve;
    sink.close = svg_close;
    sink.rect_path = svg_rect_path;
    sink.paint = svg_paint;
    sink.clip = svg_clip;
    sink.save = svg_save;
    sink.restore = svg_restore;
    sink.clip_rect = svg_clip_rect;
    return sink;
}

static void put_head(const struct svg_head *head, unsigned ink, struct buf *out)
{
    buf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:lang=\"");
    buf_put_xml(out, head->language);
    buf_puts(out, "\" width=\"");
    trail_put_number(out, head->width);
    buf_puts(out, "pt\" height=\"");
    trail_put_number(out, head->height);
    buf_puts(out, "pt\" viewBox=\"0 0 ");
    trail_put_number(out, head->width);
    buf_putc(out, ' ');
    trail_put_number(out, head->height);
    buf_puts(out, "\" fill=\"");
    trail_put_colour(out, ink);
    buf_printf(out, "\" stroke-miterlimit=\"%d", MITER_LIMIT);
    buf_puts(out, "\" role=\"img\" aria-labelledby=\"title\" aria-describedby=\"desc\">\n"
                  "<title id=\"title\">");
    buf_put_xml(out, head->title);
    buf_puts(out, "</title>\n<desc id=\"desc\">");
    buf_put_xml(out, head->description);
    buf_puts(out, "</desc>\n");
}

void svg_end(struct svg *s, const struct svg_head *head, struct buf *out)
{
    while (s->saves > 0)
        svg_restore(s);
    close_groups(s);
    put_head(head, s->ink, out);
    buf_puts(out, "<defs>\n");
    buf_put(out, buf_text(&s->glyphs), s->glyphs.length);
    buf_puts(out, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"");
    trail_put_colour(out, head->ground);
    buf_puts(out, "\"/>\n");
    buf_put(out, buf_text(&s->body), s->body.length);
    buf_puts(out, "</svg>\n");
    buf_drop(&s->glyphs);
    buf_drop(&s->body);
    buf_drop(&s->path.data);
}
