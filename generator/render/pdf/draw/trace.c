/*
 * trace.c - drawing calls as text; see trace.h.
 */
#include "render/pdf/draw/trace.h"

#include "render/pdf/draw/gradient.h"
#include "render/pdf/style/style.h"

/* --- fields ---------------------------------------------------------------- */

static void put_numbers(struct buf *out, const double *value, int n)
{
    for (int i = 0; i < n; i++) {
        buf_putc(out, ' ');
        buf_put_decimal(out, value[i], 2);
    }
}

static void put_call(struct buf *out, const char *name, const double *value, int n)
{
    buf_puts(out, name);
    put_numbers(out, value, n);
}

/* A colour, or the pattern that stands in its place. */
static void put_ink(struct buf *out, unsigned colour, int pattern)
{
    if (pattern)
        buf_printf(out, " pattern-%d", pattern);
    else
        buf_printf(out, " #%06x", colour);
}

static void put_character(struct buf *out, unsigned c)
{
    if (c < 0x80) {
        buf_putc(out, (char)c);
        return;
    }
    if (c < 0x800) {
        buf_putc(out, (char)(0xC0 | c >> 6));
    } else {
        if (c < 0x10000) {
            buf_putc(out, (char)(0xE0 | c >> 12));
        } else {
            buf_putc(out, (char)(0xF0 | c >> 18));
            buf_putc(out, (char)(0x80 | (c >> 12 & 63)));
        }
        buf_putc(out, (char)(0x80 | (c >> 6 & 63)));
    }
    buf_putc(out, (char)(0x80 | (c & 63)));
}

static void put_words(struct buf *out, const struct shaped *s)
{
    buf_puts(out, " | ");
    for (int i = 0; i < s->nglyphs; i++) {
        const struct glyph *g = &s->glyph[i];
        for (int k = 0; k < g->unicode_length; k++) {
            unsigned c = g->unicode[k];
            if (c >= 0xD800 && c < 0xDC00 && k + 1 < g->unicode_length)
                c = 0x10000 + ((c - 0xD800) << 10) + (g->unicode[++k] - 0xDC00u);
            put_character(out, c);
        }
    }
}

/* --- calls ----------------------------------------------------------------- */

static void trace_page(void *out, double width, double height)
{
    put_call(out, "page", (const double[]){width, height}, 2);
    buf_putc(out, '\n');
}

static void trace_gradient(void *out, int pattern, const struct gradient *g,
                           const struct matrix *m)
{
    int n = g->radial ? 3 : 2;

    buf_printf(out, "pattern-%d %s", pattern, g->radial ? "radial" : "linear");
    put_numbers(out, g->from, n);
    put_numbers(out, g->to, n);
    buf_puts(out, " matrix");
    put_numbers(out, (const double[]){m->a, m->b, m->c, m->d, m->e, m->f}, 6);
    buf_puts(out, " stops");
    for (int i = 0; i < g->nstops; i++) {
        put_numbers(out, &g->stop[i].offset, 1);
        put_ink(out, g->stop[i].colour, 0);
    }
    buf_putc(out, '\n');
}

static void trace_text(void *out, const struct shaped *s, double x, double y, double size,
                       unsigned colour, bool hyphen)
{
    put_call(out, hyphen ? "hyphen" : "text", (const double[]){x, y, size}, 3);
    put_ink(out, colour, 0);
    for (int i = 0; i < s->nruns; i++)
        buf_printf(out, " %s", style_face_name(s->run[i].face));
    put_words(out, s);
    buf_putc(out, '\n');
}

static void trace_rect(void *out, double x, double y, double w, double h, unsigned colour)
{
    put_call(out, "rect", (const double[]){x, y, w, h}, 4);
    put_ink(out, colour, 0);
    buf_putc(out, '\n');
}

static void trace_move(void *out, double x, double y)
{
    put_call(out, "move", (const double[]){x, y}, 2);
    buf_putc(out, '\n');
}

static void trace_to(void *out, double x, double y)
{
    put_call(out, "to", (const double[]){x, y}, 2);
    buf_putc(out, '\n');
}

static void trace_curve(void *out, double x1, double y1, double x2, double y2, double x,
                        double y)
{
    put_call(out, "curve", (const double[]){x1, y1, x2, y2, x, y}, 6);
    buf_putc(out, '\n');
}

static void trace_close(void *out)
{
    buf_puts(out, "close\n");
}

static void trace_rect_path(void *out, double x, double y, double w, double h)
{
    put_call(out, "rect-path", (const double[]){x, y, w, h}, 4);
    buf_putc(out, '\n');
}

static void put_clear(struct buf *out, double clear)
{
    if (clear > 0) {
        buf_puts(out, " clear");
        put_numbers(out, &clear, 1);
    }
}

static void trace_paint(void *out, enum paint p, const struct pen *pen)
{
    static const char *const caps[] = {"", " round-cap", " square-cap"};
    static const char *const joins[] = {"", " round-join", " bevel-join"};

    buf_puts(out, "paint");
    if (p != PAINT_NONE && pen->even_odd)
        buf_puts(out, " even-odd");
    if (p == PAINT_FILL || p == PAINT_BOTH) {
        buf_puts(out, " fill");
        put_ink(out, pen->fill, pen->fill_pattern);
        put_clear(out, pen->fill_clear);
    }
    if (p == PAINT_STROKE || p == PAINT_BOTH) {
        buf_puts(out, " stroke");
        put_ink(out, pen->stroke, pen->stroke_pattern);
        put_clear(out, pen->stroke_clear);
        put_numbers(out, &pen->width, 1);
        buf_puts(out, caps[pen->cap]);
        buf_puts(out, joins[pen->join]);
        buf_puts(out, pen->ndash > 0 ? " dash" : "");
        put_numbers(out, pen->dash, pen->ndash);
    }
    buf_putc(out, '\n');
}

static void trace_clip(void *out, bool even_odd)
{
    buf_puts(out, even_odd ? "clip-path even-odd\n" : "clip-path\n");
}

static void trace_image(void *out, int number, double x, double y, double w, double h)
{
    put_call(out, "image", (const double[]){x, y, w, h}, 4);
    buf_printf(out, " I%d\n", number);
}

static void trace_save(void *out)
{
    buf_puts(out, "save\n");
}

static void trace_restore(void *out)
{
    buf_puts(out, "restore\n");
}

static void trace_tilt(void *out, double x, double y)
{
    put_call(out, "tilt", (const double[]){x, y}, 2);
    buf_putc(out, '\n');
}

static void trace_clip_rect(void *out, double x, double y, double w, double h)
{
    put_call(out, "clip", (const double[]){x, y, w, h}, 4);
    buf_putc(out, '\n');
}

static void trace_begin_marked(void *out, const char *role, int mcid)
{
    buf_printf(out, "begin %s %d\n", role, mcid);
}

static void trace_begin_artifact(void *out, const char *kind)
{
    buf_printf(out, "artifact %s\n", kind);
}

static void trace_end_marked(void *out)
{
    buf_puts(out, "end\n");
}

struct sink trace_sink(struct buf *out)
{
    return (struct sink){.context = out,
                         .page = trace_page,
                         .gradient = trace_gradient,
                         .text = trace_text,
                         .rect = trace_rect,
                         .move = trace_move,
                         .to = trace_to,
                         .curve = trace_curve,
                         .close = trace_close,
                         .rect_path = trace_rect_path,
                         .paint = trace_paint,
                         .clip = trace_clip,
                         .image = trace_image,
                         .save = trace_save,
                         .restore = trace_restore,
                         .tilt = trace_tilt,
                         .clip_rect = trace_clip_rect,
                         .begin_marked = trace_begin_marked,
                         .begin_artifact = trace_begin_artifact,
                         .end_marked = trace_end_marked};
}
