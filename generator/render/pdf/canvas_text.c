/*
 * canvas_text.c - showing shaped text: one text object and one TJ array as long as calls
 * stay on a base line, with kerning as adjustments between the glyphs.
 */
#include "render/pdf/canvas.h"
#include "render/pdf/faces.h"
#include "render/pdf/operators.h"

#include <math.h>
#include <string.h>

/* Further apart than this (in em) a new position is shorter than an adjustment. */
enum { LARGEST_GAP = 30 };
/* A pen off by less than this (in 1/1000 em) is let be: rounded widths make it drift by a
 * hundredth of a point, and every adjustment costs bytes. */
enum { TOLERANCE = 3 };

static void put_hex(struct buf *out, unsigned value)
{
    static const char digit[] = "0123456789ABCDEF";
    char *to = buf_reserve(out, 4);

    for (int i = 0; i < 4; i++)
        to[i] = digit[value >> (12 - 4 * i) & 15];
    out->length += 4;
}

static void close_array(struct canvas *c)
{
    if (c->in_array)
        buf_puts(c->out, ">]TJ\n");
    c->in_array = false;
}

static void open_array(struct canvas *c)
{
    if (!c->in_array)
        buf_puts(c->out, "[<");
    c->in_array = true;
}

void canvas_flush(struct canvas *c)
{
    close_array(c);
    if (c->in_text)
        buf_puts(c->out, "ET\n");
    c->in_text = false;
}

/* Rounded as operand() writes it, so that the pen is where the viewer has it. */
static double as_written(double value)
{
    return round(value * 100) / 100;
}

/* Brings the text position to (x, base) unless an adjustment in the array will do. */
static void move_to(struct canvas *c, double x, double base, double size)
{
    x = as_written(x);
    base = as_written(base);
    if (!c->in_text) {
        buf_puts(c->out, "BT\n");
        c->in_text = true;
        c->origin_x = c->base = 0;
    } else if (c->base == base && fabs(x - c->pen) < LARGEST_GAP * size)
        return;
    close_array(c);
    operand(c->out, x - c->origin_x);
    operand(c->out, base - c->base);
    buf_puts(c->out, "Td\n");
    c->origin_x = c->pen = x;
    c->base = base;
}

static void set_font(struct canvas *c, enum face face, double size)
{
    if (c->face == (int)face && c->size == size)
        return;
    close_array(c);
    buf_puts(c->out, "/F");
    buf_putc(c->out, (char)('0' + (int)face));
    buf_putc(c->out, ' ');
    operand(c->out, size);
    buf_puts(c->out, "Tf\n");
    c->face = (int)face;
    c->size = size;
}

/* Moves the pen back by this many thousandths of an em, within the array. */
static void adjust(struct canvas *c, long back)
{
    buf_putc(c->out, c->in_array ? '>' : '[');
    buf_put_decimal(c->out, (double)back, 0);
    buf_putc(c->out, '<');
    c->in_array = true;
}

/* Wraps a cluster's glyphs in the text they stand for here. */
static void show_with_text(struct canvas *c, const uint16_t *unicode, int length,
                           const struct glyph *g, int n)
{
    close_array(c);
    buf_puts(c->out, "/Span<</ActualText<FEFF");
    for (int i = 0; i < length; i++)
        put_hex(c->out, unicode[i]);
    buf_puts(c->out, ">>>BDC\n<");
    for (int i = 0; i < n; i++)
        put_hex(c->out, g[i].id);
    buf_puts(c->out, ">Tj\nEMC\n");
}

static bool stands_for(const struct glyph_use *use, const struct glyph *g)
{
    return use->length == g->unicode_length &&
           memcmp(use->unicode, g->unicode, use->length * sizeof *use->unicode) == 0;
}

/* Shows a run at x in its own size; plain: no glyph needs ActualText. */
static void show_run(struct canvas *c, const struct glyph_run *run, const struct glyph *g,
                     double x, bool plain)
{
    const struct glyph_use *use = c->fonts->typeface[run->face].use;
    double ahead = (c->pen - x) / c->size * 1000; /* of the pen, 1/1000 em */

    for (int i = 0, n; i < run->n; i += n) {
        double back = ahead - (double)g[i].offset;

        n = 1;
        if (fabs(back) >= TOLERANCE) {
            long whole = lround(back);

            adjust(c, whole);
            ahead -= (double)whole;
        }
        open_array(c);
        while (i + n < run->n && g[i + n].unicode_length == 0)
            n++;
        if (plain || (n == 1 && stands_for(&use[g[i].id], &g[i])))
            put_hex(c->out, g[i].id);
        else
            show_with_text(c, g[i].unicode, g[i].unicode_length, &g[i], n);
        for (int k = i; k < i + n; k++)
            ahead += (double)g[k].width - (double)g[k].advance;
    }
    for (int i = 0; i < run->n; i++)
        x += (double)g[i].advance * c->size / 1000;
    c->pen = x + ahead * c->size / 1000;
}

static bool is_drawable(double x, double y, double size)
{
    return fabs(x) < 1e6 && fabs(y) < 1e6 && size > 0 && size < 1e4;
}

static void begin_show(struct canvas *c, double x, double y, double size, unsigned colour)
{
    if (c->fill != colour) {
        close_array(c);
        set_fill(c, c->out, colour);
    }
    move_to(c, x, c->height - y, size);
}

void canvas_text(struct canvas *c, const struct shaped *s, double x, double y, double size,
                 unsigned colour)
{
    bool plain = fonts_use(c->fonts, s);

    if (s->nglyphs == 0 || !is_drawable(x, y, size))
        return;
    begin_show(c, x, y, size, colour);
    for (int r = 0; r < s->nruns; r++) {
        const struct glyph_run *run = &s->run[r];
        const struct glyph *g = &s->glyph[run->first];

        set_font(c, run->face, size);
        show_run(c, run, g, x, plain);
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
    begin_show(c, x, y, size, colour);
    set_font(c, s->run[0].face, size);
    if (fabs(c->pen - x) >= size * TOLERANCE / 1000)
        adjust(c, lround((c->pen - x) / size * 1000));
    show_with_text(c, &soft_hyphen, 1, s->glyph, s->run[0].n);
    c->pen = x + s->width * size;
}
