/*
 * gradient.c - writes shadings as pattern dictionaries; see gradient.h.
 */
#include "render/pdf/draw/gradient.h"
#include "render/pdf/draw/sink.h"

#include <assert.h>
#include <math.h>

enum { PLACES = 4 };

/* The largest number that every reader of PDF knows. */
static const double number_max = 32767;

static void put_numbers(struct buf *out, const char *key, const double *value, int n)
{
    buf_puts(out, key);
    buf_putc(out, '[');
    for (int i = 0; i < n; i++) {
        if (i > 0)
            buf_putc(out, ' ');
        buf_put_decimal(out, fabs(value[i]) <= number_max ? value[i] : 0, PLACES);
    }
    buf_putc(out, ']');
}

static void put_shade(struct buf *out, const char *key, unsigned colour)
{
    double part[3];

    for (int i = 0; i < 3; i++)
        part[i] = (double)(colour >> (16 - 8 * i) & 255) / 255;
    put_numbers(out, key, part, 3);
}

/* From one colour to the next. */
static void put_step(struct buf *out, unsigned from, unsigned to)
{
    buf_puts(out, "<</FunctionType 2/Domain[0 1]");
    put_shade(out, "/C0", from);
    put_shade(out, "/C1", to);
    buf_puts(out, "/N 1>>");
}

static double offset_of(const struct gradient *g, int i)
{
    return i < 0 ? 0 : i < g->nstops ? g->stop[i].offset : 1;
}

static unsigned colour_of(const struct gradient *g, int i)
{
    return g->stop[i < 0 ? 0 : i < g->nstops ? i : g->nstops - 1].colour;
}

/* Steps between neighbouring stops, and from the ends to the outer ones.  Two stops at one
 * place are a hard edge: the step between them has no width and is left out. */
static void put_function(struct buf *out, const struct gradient *g)
{
    const char *blank = "";

    buf_puts(out, "/Function<</FunctionType 3/Domain[0 1]/Functions[");
    for (int i = 0; i <= g->nstops; i++)
        if (offset_of(g, i) > offset_of(g, i - 1))
            put_step(out, colour_of(g, i - 1), colour_of(g, i));
    buf_puts(out, "]/Bounds[");
    for (int i = 0; i < g->nstops; i++)
        if (offset_of(g, i) > offset_of(g, i - 1) && offset_of(g, i) < 1) {
            buf_puts(out, blank);
            buf_put_decimal(out, offset_of(g, i), PLACES);
            blank = " ";
        }
    buf_puts(out, "]/Encode[");
    blank = "";
    for (int i = 0; i <= g->nstops; i++)
        if (offset_of(g, i) > offset_of(g, i - 1)) {
            buf_puts(out, blank);
            buf_puts(out, "0 1");
            blank = " ";
        }
    buf_puts(out, "]>>");
}

static bool is_plain(const struct gradient *g)
{
    return g->nstops == 2 && g->stop[0].offset <= 0 && g->stop[1].offset >= 1;
}

static void put_coordinates(struct buf *out, const struct gradient *g)
{
    int n = g->radial ? 3 : 2;
    double value[6];

    for (int i = 0; i < n; i++) {
        value[i] = g->from[i];
        value[n + i] = g->to[i];
    }
    put_numbers(out, "/Coords", value, 2 * n);
}

int gradient_pattern(struct canvas *c, const struct gradient *g, const struct matrix *m)
{
    /* A pattern's matrix leads to the page, whose y axis points up. */
    const double matrix[] = {m->a, -m->b, m->c, -m->d, m->e, c->height - m->f};
    struct buf entries = {0};
    int number;

    assert(c->resources != NULL && g->nstops > 0);
    buf_puts(&entries, "/PatternType 2");
    put_numbers(&entries, "/Matrix", matrix, 6);
    buf_printf(&entries, "/Shading<</ShadingType %d/ColorSpace/DeviceRGB/Extend[true true]",
               g->radial ? 3 : 2);
    put_coordinates(&entries, g);
    if (is_plain(g)) {
        buf_puts(&entries, "/Function");
        put_step(&entries, g->stop[0].colour, g->stop[1].colour);
    } else {
        put_function(&entries, g);
    }
    buf_puts(&entries, ">>");
    number = resources_pattern(c->resources, buf_text(&entries));
    buf_drop(&entries);
    if (c->sink != NULL)
        c->sink->gradient(c->sink->context, number, g, m);
    return number;
}

void gradient_rect(struct canvas *c, double x, double y, double w, double h, double radius,
                   const unsigned ends[2], bool down)
{
    const struct gradient_stop stops[] = {{0, ends[0]}, {1, ends[1]}};
    const struct gradient g = {.to = {1, 0}, .stop = stops, .nstops = 2};
    /* Across the gradient nothing changes: boxes of one width share a pattern wherever they
     * stand on the page. */
    const struct matrix right = {w, 0, 0, 1, x, 0}, below = {0, h, 1, 0, 0, y};
    struct pen pen = {0};

    pen.fill_pattern = gradient_pattern(c, &g, down ? &below : &right);
    canvas_round_path(c, x, y, w, h, radius);
    canvas_paint(c, PAINT_FILL, &pen);
}
