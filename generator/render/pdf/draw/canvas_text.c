/*
 * canvas_text.c - showing shaped text: one text object and one TJ array as long as calls
 * stay on a base line, with kerning as adjustments between the glyphs.
 *
 * Where the viewer's pen stands is followed exactly (c->pen), so that rounding does not add
 * up along a line.
 */
#include "render/pdf/draw/sink.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/font/operators.h"

#include <math.h>
#include <string.h>

/* Further apart than this (in em) a new position is shorter than an adjustment. */
enum { LARGEST_GAP = 30 };
/* A pen off by less than this (in 1/1000 em) is let be. */
enum { TOLERANCE = 3 };

static void close_array(struct canvas *c)
{
    if (c->in_array)
        buf_puts(c->out, ")]TJ\n");
    c->in_array = false;
}

void canvas_flush(struct canvas *c)
{
    close_array(c);
    if (c->in_text)
        buf_puts(c->out, "ET\n");
    c->in_text = false;
}

/* Brings the text position to (x, base) unless an adjustment in the array will do. */
static void move_to(struct canvas *c, double x, double base, double size)
{
    x = as_written(x); /* so that the pen is where the viewer has it */
    base = as_written(base);
    if (!c->in_text) {
        buf_puts(c->out, "BT\n");
        c->in_text = true;
        c->origin_x = c->base = 0;
    } else if (c->base == base && fabs(x - c->pen) < LARGEST_GAP * size)
        return;
    close_array(c);
    put_operator(c->out, (const double[]){x - c->origin_x, base - c->base}, 2, "Td\n");
    c->origin_x = c->pen = x;
    c->base = base;
}

static void set_font(struct canvas *c, enum face face, double size)
{
    if (c->face == (int)face && c->size == size)
        return;
    close_array(c);
    buf_puts(c->out, "/F");
    put_integer(c->out, face);
    buf_putc(c->out, ' ');
    put_operator(c->out, &size, 1, "Tf\n");
    c->face = (int)face;
    c->size = size;
}

static bool is_drawable(double x, double y, double size)
{
    return fabs(x) < 1e6 && fabs(y) < 1e6 && size > 0 && size < 1e4;
}

static void begin_show(struct canvas *c, double x, double y, double size, unsigned colour)
{
    if (c->fill != colour) {
        close_array(c);
        put_colour(c->out, colour, false);
        c->fill = colour;
    }
    move_to(c, x, c->height - y, size);
}

/* Moves the pen to x within the array when it is off by more than the tolerance. */
static void adjust(struct canvas *c, double x)
{
    double back = (c->pen - x) / c->size * 1000;
    long whole = lround(back);

    if (fabs(back) < TOLERANCE)
        return;
    buf_putc(c->out, c->in_array ? ')' : '[');
    put_integer(c->out, whole);
    buf_putc(c->out, '(');
    c->in_array = true;
    c->pen -= (double)whole * c->size / 1000;
}

static void open_array(struct canvas *c)
{
    if (!c->in_array)
        buf_puts(c->out, "[(");
    c->in_array = true;
}

static void put_unit(struct buf *out, unsigned unit)
{
    static const char digit[] = "0123456789ABCDEF";

    for (int shift = 12; shift >= 0; shift -= 4)
        buf_putc(out, digit[unit >> shift & 15]);
}

/* Shows a cluster's glyphs with the text they stand for here. */
static void show_with_text(struct canvas *c, const uint16_t *unicode, int length,
                           const struct glyph *g, int n)
{
    close_array(c);
    buf_puts(c->out, "/Span<</ActualText<FEFF");
    for (int i = 0; i < length; i++)
        put_unit(c->out, unicode[i]);
    buf_puts(c->out, ">>>BDC\n(");
    for (int i = 0; i < n; i++) {
        put_glyph(c->out, g[i].id);
        c->pen += g[i].width * c->size / 1000;
    }
    buf_puts(c->out, ")Tj\nEMC\n");
}

static bool stands_for(const struct glyph_use *use, const struct glyph *g)
{
    return use->length == g->unicode_length &&
           memcmp(use->unicode, g->unicode, use->length * sizeof *use->unicode) == 0;
}

/* Shows a run at x cluster by cluster, with ActualText where it is needed. */
static void show_clusters(struct canvas *c, const struct glyph_run *run,
                          const struct glyph *g, double x)
{
    const struct glyph_use *use = c->fonts->typeface[run->face].use;

    for (int i = 0, n; i < run->n; i += n) {
        n = 1;
        while (i + n < run->n && g[i + n].unicode_length == 0)
            n++;
        adjust(c, x + (double)g[i].offset * c->size / 1000);
        if (n == 1 && stands_for(&use[g[i].id], &g[i])) {
            open_array(c);
            put_glyph(c->out, g[i].id);
            c->pen += g[i].width * c->size / 1000;
        } else
            show_with_text(c, g[i].unicode, g[i].unicode_length, &g[i], n);
        for (int k = i; k < i + n; k++)
            x += (double)g[k].advance * c->size / 1000;
    }
}

static void show_plain(struct canvas *c, double x, const struct fragment *fragment)
{
    adjust(c, x);
    open_array(c);
    buf_put(c->out, fragment->bytes, fragment->length);
    c->pen += fragment->advance * c->size / 1000;
}

void canvas_tell(struct canvas *c, const struct shaped *s, double x, double y, double size,
                 unsigned colour)
{
    if (c->sink != NULL && is_drawable(x, y, size))
        c->sink->text(c->sink->context, s, x, y, size, colour, false);
}

void canvas_run(struct canvas *c, enum face face, const struct fragment *run, double x,
                double y, double size, unsigned colour)
{
    if (!is_drawable(x, y, size))
        return;
    begin_show(c, x, y, size, colour);
    set_font(c, face, size);
    show_plain(c, x, run);
}

void canvas_text(struct canvas *c, const struct shaped *s, double x, double y, double size,
                 unsigned colour)
{
    bool plain = fonts_use(c->fonts, s);
    const struct fragment *fragment = plain ? fonts_fragment(c->fonts, s) : NULL;

    if (s->nglyphs == 0 || !is_drawable(x, y, size))
        return;
    canvas_tell(c, s, x, y, size, colour);
    begin_show(c, x, y, size, colour);
    if (fragment) {
        set_font(c, s->run[0].face, size);
        show_plain(c, x, fragment);
        return;
    }
    for (int r = 0; r < s->nruns; r++) {
        const struct glyph_run *run = &s->run[r];
        const struct glyph *g = &s->glyph[run->first];

        set_font(c, run->face, size);
        show_clusters(c, run, g, x);
        for (int i = 0; i < run->n; i++)
            x += (double)g[i].advance * size / 1000;
    }
}

void canvas_hyphen(struct canvas *c, const struct shaped *s, double x, double y,
                   double size, unsigned colour)
{
    static const uint16_t soft_hyphen = 0xAD;

    fonts_use(c->fonts, s);
    if (s->nglyphs == 0 || !is_drawable(x, y, size))
        return;
    if (c->sink != NULL)
        c->sink->text(c->sink->context, s, x, y, size, colour, true);
    begin_show(c, x, y, size, colour);
    set_font(c, s->run[0].face, size);
    adjust(c, x);
    show_with_text(c, &soft_hyphen, 1, s->glyph, s->run[0].n);
}
