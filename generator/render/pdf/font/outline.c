/*
 * outline.c - glyphs as outlines; see outline.h.
 *
 * TrueType outlines are lines and quadratic curves.  Points are rounded before differences
 * are taken, so that relative path data does not drift.
 */
#include "render/pdf/font/outline.h"
#include "render/pdf/font/faces.h"

#include <math.h>
#include <stdlib.h>

/* A glyph being drawn: HarfBuzz's calls on their way to a pen. */
struct stroke {
    const struct outline_pen *pen;
    double scale; /* of font units */
};

static int rounded(const struct stroke *s, float value)
{
    return (int)lround((double)value * s->scale);
}

/* HarfBuzz fixes the parameters of these functions. */
static void hear_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
                      float y, void *unused)
{
    const struct stroke *s = data;

    (void)funcs, (void)state, (void)unused;
    s->pen->move(s->pen->context, rounded(s, x), -rounded(s, y));
}

static void hear_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
                      float y, void *unused)
{
    const struct stroke *s = data;

    (void)funcs, (void)state, (void)unused;
    s->pen->line(s->pen->context, rounded(s, x), -rounded(s, y));
}

static void hear_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                       float y1, float x, float y, void *unused)
{
    const struct stroke *s = data;

    (void)funcs, (void)state, (void)unused;
    s->pen->curve(s->pen->context, rounded(s, x1), -rounded(s, y1), rounded(s, x),
                  -rounded(s, y));
}

static void hear_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                       void *unused)
{
    const struct stroke *s = data;

    (void)funcs, (void)state, (void)unused;
    s->pen->close(s->pen->context);
}

/* Made once for the process. */
static hb_draw_funcs_t *drawing_functions(void)
{
    static hb_draw_funcs_t *funcs;

    if (funcs)
        return funcs;
    funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, hear_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, hear_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, hear_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, hear_close, NULL, NULL);
    hb_draw_funcs_make_immutable(funcs);
    return funcs;
}

static void draw(const struct typeface *t, unsigned glyph, int units,
                 const struct outline_pen *pen)
{
    struct stroke s = {.pen = pen, .scale = (double)units / t->units_per_em};

    hb_font_get_glyph_shape(t->font, glyph, drawing_functions(), &s);
}

void outline_draw(const struct fonts *f, enum face face, unsigned glyph,
                  const struct outline_pen *pen)
{
    draw(&f->typeface[face], glyph, 1000, pen);
}

/* --- path data ---------------------------------------------------------------- */

struct path_data {
    struct buf *out;
    int x, y;             /* the current point */
    int start_x, start_y; /* of the contour */
    int from_x, from_y;   /* the control point of the curve that ends here */
    bool back;            /* a line to the contour's first point is not written yet */
    char command;         /* the last one written */
};

/* How far, in units, a control point may be off. */
enum { TOLERANCE = 1 };

static void put_step(struct path_data *p, char command, int dx, int dy)
{
    if (p->command != command)
        buf_putc(p->out, command);
    buf_printf(p->out, p->command != command || dx < 0 ? "%d" : " %d", dx);
    buf_printf(p->out, dy < 0 ? "%d" : " %d", dy);
    p->command = command;
}

static void path_move(void *data, int x, int y)
{
    struct path_data *p = data;

    put_step(p, 'm', x - p->x, y - p->y);
    p->x = p->start_x = x;
    p->y = p->start_y = y;
}

/* Along an axis; the command is h or v. */
static void put_straight(struct path_data *p, char command, int d)
{
    if (p->command != command)
        buf_putc(p->out, command);
    buf_printf(p->out, p->command != command || d < 0 ? "%d" : " %d", d);
    p->command = command;
}

static void write_line(struct path_data *p, int x, int y)
{
    if (y == p->y)
        put_straight(p, 'h', x - p->x);
    else if (x == p->x)
        put_straight(p, 'v', y - p->y);
    else
        put_step(p, 'l', x - p->x, y - p->y);
    p->x = x;
    p->y = y;
}

/* Writes the line back to the contour's first point, if it was kept. */
static void write_back(struct path_data *p)
{
    if (p->back)
        write_line(p, p->start_x, p->start_y);
    p->back = false;
}

/* The last line of a contour is drawn by closing it. */
static void path_line(void *data, int x, int y)
{
    struct path_data *p = data;

    write_back(p);
    if (x == p->start_x && y == p->start_y)
        p->back = true;
    else if (x != p->x || y != p->y)
        write_line(p, x, y);
}

/* Most curves of a TrueType outline go on smoothly from the one before: then their control
 * point is its mirror image and need not be written. */
static void path_curve(void *data, int x1, int y1, int x, int y)
{
    struct path_data *p = data;
    int mirror_x, mirror_y;

    write_back(p);
    mirror_x = 2 * p->x - p->from_x;
    mirror_y = 2 * p->y - p->from_y;
    if ((p->command == 'q' || p->command == 't') && abs(mirror_x - x1) <= TOLERANCE &&
        abs(mirror_y - y1) <= TOLERANCE) {
        put_step(p, 't', x - p->x, y - p->y);
        p->from_x = mirror_x;
        p->from_y = mirror_y;
    } else {
        put_step(p, 'q', x1 - p->x, y1 - p->y);
        put_step(p, 'q', x - p->x, y - p->y);
        p->from_x = x1;
        p->from_y = y1;
    }
    p->x = x;
    p->y = y;
}

/* What follows starts from the contour's first point. */
static void path_close(void *data)
{
    struct path_data *p = data;

    p->back = false;
    buf_putc(p->out, 'z');
    p->command = 'z';
    p->x = p->start_x;
    p->y = p->start_y;
}

const char *outline_path(struct fonts *f, enum face face, unsigned glyph)
{
    struct typeface *t = &f->typeface[face];
    struct path_data data = {.out = &f->scratch};
    const struct outline_pen pen = {&data, path_move, path_line, path_curve, path_close};

    if (glyph >= t->glyph_count)
        return "";
    if (t->path == NULL)
        t->path = arena_array(&f->arena, t->glyph_count, sizeof *t->path);
    if (t->path[glyph] == NULL) {
        buf_clear(&f->scratch);
        draw(t, glyph, OUTLINE_UNITS, &pen);
        t->path[glyph] = arena_strndup(&f->arena, buf_text(&f->scratch), f->scratch.length);
    }
    return t->path[glyph];
}
