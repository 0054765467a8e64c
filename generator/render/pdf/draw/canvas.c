/*
 * canvas.c - shapes, graphics state and marked content; text is in canvas_text.c.
 */
#include "render/pdf/draw/sink.h"
#include "render/pdf/font/operators.h"

#include <math.h>
#include <string.h>

void canvas_begin(struct canvas *c, struct buf *out, double height, struct fonts *fonts)
{
    *c = (struct canvas){.out = out,
                         .height = height,
                         .fonts = fonts,
                         .fill = 0, /* the initial colours of a page are black */
                         .stroke = 0,
                         .line_width = 1,
                         .miter_limit = 10,
                         .face = -1};
}

static void set_fill(struct canvas *c, unsigned colour)
{
    if (c->fill == colour)
        return;
    c->fill = colour;
    put_colour(c->out, colour, false);
}

static void set_stroke(struct canvas *c, unsigned colour)
{
    if (c->stroke == colour)
        return;
    c->stroke = colour;
    put_colour(c->out, colour, true);
}

static void set_pattern(struct canvas *c, int number, bool stroke)
{
    *(stroke ? &c->stroke : &c->fill) = UNKNOWN_COLOUR;
    buf_printf(c->out, "/Pattern %s/P%d %s\n", stroke ? "CS" : "cs", number,
               stroke ? "SCN" : "scn");
}

/* Paths are written as they are drawn.  The pen is known only at the end, and its operators
 * must stand before the path: canvas_paint puts them there. */
static void open_path(struct canvas *c)
{
    if (c->path)
        return;
    canvas_flush(c);
    c->path = c->out->length + 1;
}

/* Notes a corner of the open part of the path as it will be written. */
static void add_corner(struct canvas *c, double x, double y)
{
    if (c->corners == 4 || !(fabs(x) < 1e6 && fabs(y) < 1e6)) {
        c->corners = 0;
        return;
    }
    c->corner[c->corners][0] = as_written(x);
    c->corner[c->corners++][1] = as_written(y);
}

/* True for four corners of an upright rectangle, the second beside the first. */
static bool is_rectangle(const struct canvas *c)
{
    const double(*p)[2] = c->corner;

    return c->corners == 4 && p[0][1] == p[1][1] && p[1][0] == p[2][0] &&
           p[2][1] == p[3][1] && p[3][0] == p[0][0];
}

/* Puts one operator in place of the five that make a rectangle: a QR code has hundreds. */
static void write_rectangle(struct canvas *c)
{
    const double *from = c->corner[0], *to = c->corner[2];

    c->out->length = c->outline;
    put_operator(c->out,
                 (const double[]){from[0], from[1], to[0] - from[0], to[1] - from[1]}, 4,
                 "re\n");
}

void canvas_move(struct canvas *c, double x, double y)
{
    if (c->sink != NULL)
        c->sink->move(c->sink->context, x, y);
    open_path(c);
    c->outline = c->out->length;
    c->corners = 0;
    add_corner(c, x, c->height - y);
    put_operator(c->out, (const double[]){x, c->height - y}, 2, "m\n");
}

void canvas_to(struct canvas *c, double x, double y)
{
    if (c->sink != NULL)
        c->sink->to(c->sink->context, x, y);
    if (c->corners > 0)
        add_corner(c, x, c->height - y);
    put_operator(c->out, (const double[]){x, c->height - y}, 2, "l\n");
}

void canvas_curve(struct canvas *c, double x1, double y1, double x2, double y2, double x,
                  double y)
{
    const double operands[] = {x1, c->height - y1, x2, c->height - y2, x, c->height - y};

    if (c->sink != NULL)
        c->sink->curve(c->sink->context, x1, y1, x2, y2, x, y);
    c->corners = 0;
    put_operator(c->out, operands, 6, "c\n");
}

void canvas_close(struct canvas *c)
{
    if (c->sink != NULL)
        c->sink->close(c->sink->context);
    if (is_rectangle(c))
        write_rectangle(c);
    else
        buf_puts(c->out, "h\n");
    c->corners = 0;
}

static void set_dash(struct canvas *c, const struct pen *pen)
{
    double total = 0;

    for (int i = 0; i < pen->ndash; i++)
        total += pen->dash[i];
    if (total <= 0 && c->dashed == 0)
        return;
    c->dashed = total > 0; /* all zero means solid, in SVG as in PDF */
    buf_putc(c->out, '[');
    put_operator(c->out, pen->dash, c->dashed ? pen->ndash : 0, "]");
    put_operator(c->out, &pen->dash_offset, 1, "d\n");
}

static void set_line(struct canvas *c, const struct pen *pen)
{
    if (c->line_width != pen->width) {
        c->line_width = pen->width;
        put_operator(c->out, &pen->width, 1, "w\n");
    }
    if (c->cap != (int)pen->cap) {
        c->cap = (int)pen->cap;
        buf_printf(c->out, "%d J\n", c->cap);
    }
    if (c->join != (int)pen->join) {
        c->join = (int)pen->join;
        buf_printf(c->out, "%d j\n", c->join);
    }
    if (pen->join == JOIN_MITER && pen->miter_limit >= 1 &&
        c->miter_limit != pen->miter_limit) {
        c->miter_limit = pen->miter_limit;
        put_operator(c->out, &pen->miter_limit, 1, "M\n");
    }
    set_dash(c, pen);
}

static bool is_clear(enum paint p, const struct pen *pen)
{
    return (p != PAINT_STROKE && pen->fill_clear > 0) ||
           (p != PAINT_FILL && pen->stroke_clear > 0);
}

/* Transparency is set for one path alone: canvas_paint restores what was before. */
static void set_clear(struct canvas *c, const struct pen *pen)
{
    buf_printf(c->out, "q\n/A%d gs\n",
               resources_transparency(c->resources, pen->fill_clear, pen->stroke_clear));
}

static void set_pen(struct canvas *c, enum paint p, const struct pen *pen)
{
    if (is_clear(p, pen))
        set_clear(c, pen);
    if (p == PAINT_FILL || p == PAINT_BOTH) {
        if (pen->fill_pattern)
            set_pattern(c, pen->fill_pattern, false);
        else
            set_fill(c, pen->fill);
    }
    if (p != PAINT_STROKE && p != PAINT_BOTH)
        return;
    if (pen->stroke_pattern)
        set_pattern(c, pen->stroke_pattern, true);
    else
        set_stroke(c, pen->stroke);
    set_line(c, pen);
}

/* What a restored graphics state holds is not known here. */
static void forget(struct canvas *c)
{
    c->fill = c->stroke = UNKNOWN_COLOUR;
    c->line_width = c->miter_limit = -1;
    c->cap = c->join = c->dashed = -1;
    c->face = -1;
}

/* Moves the last bytes of out, which begin at end, to position at. */
static void move_before(struct buf *out, size_t at, size_t end)
{
    char state[512];
    size_t length = out->length - end;

    if (length == 0 || length > sizeof state)
        return;
    memcpy(state, out->data + end, length);
    memmove(out->data + at + length, out->data + at, end - at);
    memcpy(out->data + at, state, length);
}

void canvas_paint(struct canvas *c, enum paint p, const struct pen *pen)
{
    static const char *const operator[][2] = {[PAINT_NONE] = {"n\n", "n\n"},
                                              [PAINT_FILL] = {"f\n", "f*\n"},
                                              [PAINT_STROKE] = {"S\n", "S\n"},
                                              [PAINT_BOTH] = {"B\n", "B*\n"}};
    size_t end = c->out->length;

    if (c->path == 0)
        return;
    if (c->sink != NULL)
        c->sink->paint(c->sink->context, p, pen);
    if (p != PAINT_NONE) {
        set_pen(c, p, pen);
        move_before(c->out, c->path - 1, end);
    }
    buf_puts(c->out, operator[p][p != PAINT_NONE && pen->even_odd]);
    c->path = 0;
    if (p != PAINT_NONE && is_clear(p, pen)) {
        buf_puts(c->out, "Q\n");
        forget(c);
    }
}

void canvas_clip(struct canvas *c, bool even_odd)
{
    if (c->path == 0)
        return;
    if (c->sink != NULL)
        c->sink->clip(c->sink->context, even_odd);
    buf_puts(c->out, even_odd ? "W* n\n" : "W n\n");
    c->path = 0;
}

static void rectangle(struct canvas *c, double x, double y, double w, double h,
                      const char *then)
{
    put_operator(c->out, (const double[]){x, c->height - y - h, w, h}, 4, then);
}

void canvas_rect(struct canvas *c, double x, double y, double w, double h, unsigned colour)
{
    if (c->sink != NULL)
        c->sink->rect(c->sink->context, x, y, w, h, colour);
    canvas_flush(c);
    set_fill(c, colour);
    rectangle(c, x, y, w, h, "re\nf\n");
}

void canvas_round_path(struct canvas *c, double x, double y, double w, double h,
                       double radius)
{
    double r = fmin(radius, fmin(w, h) / 2);
    double k = r * (1 - 0.5522847498); /* distance of a control point from the corner */

    if (r <= 0) {
        if (c->sink != NULL)
            c->sink->rect_path(c->sink->context, x, y, w, h);
        open_path(c);
        rectangle(c, x, y, w, h, "re\n");
        return;
    }
    canvas_move(c, x + r, y);
    canvas_to(c, x + w - r, y);
    canvas_curve(c, x + w - k, y, x + w, y + k, x + w, y + r);
    canvas_to(c, x + w, y + h - r);
    canvas_curve(c, x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    canvas_to(c, x + r, y + h);
    canvas_curve(c, x + k, y + h, x, y + h - k, x, y + h - r);
    canvas_to(c, x, y + r);
    canvas_curve(c, x, y + k, x + k, y, x + r, y);
    canvas_close(c);
}

void canvas_round_rect(struct canvas *c, double x, double y, double w, double h,
                       double radius, unsigned colour)
{
    const struct pen pen = {.fill = colour};

    if (fmin(radius, fmin(w, h)) <= 0) {
        canvas_rect(c, x, y, w, h, colour);
        return;
    }
    canvas_round_path(c, x, y, w, h, radius);
    canvas_paint(c, PAINT_FILL, &pen);
}

void canvas_image(struct canvas *c, int number, double x, double y, double w, double h)
{
    if (c->sink != NULL)
        c->sink->image(c->sink->context, number, x, y, w, h);
    canvas_flush(c);
    buf_puts(c->out, "q\n");
    put_operator(c->out, (const double[]){w, 0, 0, h, x, c->height - y - h}, 6, "cm\n");
    buf_printf(c->out, "/I%d Do\nQ\n", number);
}

void canvas_save(struct canvas *c)
{
    if (c->sink != NULL)
        c->sink->save(c->sink->context);
    canvas_flush(c);
    buf_puts(c->out, "q\n");
}

void canvas_restore(struct canvas *c)
{
    if (c->sink != NULL)
        c->sink->restore(c->sink->context);
    canvas_flush(c);
    buf_puts(c->out, "Q\n");
    forget(c);
}

void canvas_tilt(struct canvas *c, double x, double y)
{
    /* Operands have two decimals: these are the exact cosine and sine of an angle. */
    const double cosine = 0.6, sine = 0.8;

    if (c->sink != NULL)
        c->sink->tilt(c->sink->context, x, y);
    canvas_flush(c);
    put_operator(c->out,
                 (const double[]){cosine, sine, -sine, cosine, x + sine * c->height,
                                  c->height - y - cosine * c->height},
                 6, "cm\n");
}

void canvas_clip_rect(struct canvas *c, double x, double y, double w, double h)
{
    if (c->sink != NULL)
        c->sink->clip_rect(c->sink->context, x, y, w, h);
    canvas_flush(c);
    rectangle(c, x, y, w, h, "re\nW n\n");
}

void canvas_begin_marked(struct canvas *c, const char *role, int mcid)
{
    if (c->sink != NULL)
        c->sink->begin_marked(c->sink->context, role, mcid);
    canvas_flush(c);
    buf_putc(c->out, '/');
    buf_puts(c->out, role);
    buf_puts(c->out, "<</MCID ");
    put_integer(c->out, mcid);
    buf_puts(c->out, ">>BDC\n");
}

void canvas_begin_artifact(struct canvas *c, const char *kind)
{
    if (c->sink != NULL)
        c->sink->begin_artifact(c->sink->context, kind);
    canvas_flush(c);
    buf_puts(c->out, "/Artifact<</Type/");
    if (strcmp(kind, "Layout") != 0 && strcmp(kind, "Pagination") != 0)
        buf_puts(c->out, "Pagination/Subtype/");
    buf_puts(c->out, kind);
    buf_puts(c->out, ">>BDC\n");
}

void canvas_end_marked(struct canvas *c)
{
    if (c->sink != NULL)
        c->sink->end_marked(c->sink->context);
    canvas_flush(c);
    buf_puts(c->out, "EMC\n");
}
