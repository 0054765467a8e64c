/*
 * trail.c - path data, numbers and colours of SVG; see trail.h.
 */
#include "render/pdf/chart/trail.h"
#include "render/pdf/font/operators.h"

#include <math.h>
#include <stdlib.h>

static long hundredths(double value)
{
    return fabs(value) < 1e6 ? lround(value * 100) : 0;
}

/* Without the zero before the point and without those behind the last digit. */
static void put_hundredths(struct buf *out, long value)
{
    unsigned long rest = (unsigned long)labs(value);
    unsigned long places = rest % 100;

    if (value < 0)
        buf_putc(out, '-');
    if (rest >= 100 || places == 0)
        put_integer(out, (long)(rest / 100));
    if (places == 0)
        return;
    buf_putc(out, '.');
    buf_putc(out, (char)('0' + places / 10));
    if (places % 10)
        buf_putc(out, (char)('0' + places % 10));
}

void trail_put_number(struct buf *out, double value)
{
    put_hundredths(out, hundredths(value));
}

void trail_put_attribute(struct buf *out, const char *name, double value)
{
    buf_puts(out, name);
    trail_put_number(out, value);
    buf_putc(out, '"');
}

void trail_put_colour(struct buf *out, unsigned colour)
{
    static const char digit[] = "0123456789abcdef";
    bool brief = (colour >> 4 & 0x0f0f0f) == (colour & 0x0f0f0f);

    buf_putc(out, '#');
    for (int shift = brief ? 16 : 20; shift >= 0; shift -= brief ? 8 : 4)
        buf_putc(out, digit[colour >> shift & 15]);
}

/* A point in hundredths. */
struct spot {
    long x, y;
};

static struct spot spot_at(double x, double y)
{
    return (struct spot){hundredths(x), hundredths(y)};
}

/* A difference behind a command or another number; a minus sign parts them too. */
static void put_difference(struct buf *out, bool first, long value)
{
    if (!first && value >= 0)
        buf_putc(out, ' ');
    put_hundredths(out, value);
}

static void put_leg(struct trail *t, bool first, struct spot to)
{
    put_difference(&t->data, first, to.x - t->x);
    put_difference(&t->data, false, to.y - t->y);
}

static void go(struct trail *t, struct spot to)
{
    t->x = to.x;
    t->y = to.y;
}

static void move(struct trail *t, struct spot to)
{
    if (t->data.length == 0)
        t->x = t->y = 0;
    buf_putc(&t->data, t->data.length ? 'm' : 'M');
    put_leg(t, true, to);
    go(t, to);
    t->start_x = to.x;
    t->start_y = to.y;
}

void trail_move(struct trail *t, double x, double y)
{
    move(t, spot_at(x, y));
}

static void line(struct trail *t, struct spot to)
{
    if (to.y == t->y || to.x == t->x) {
        bool level = to.y == t->y;

        buf_putc(&t->data, level ? 'h' : 'v');
        put_difference(&t->data, true, level ? to.x - t->x : to.y - t->y);
    } else {
        buf_putc(&t->data, 'l');
        put_leg(t, true, to);
    }
    go(t, to);
}

void trail_line(struct trail *t, double x, double y)
{
    line(t, spot_at(x, y));
}

void trail_curve(struct trail *t, double x1, double y1, double x2, double y2, double x,
                 double y)
{
    struct spot to = spot_at(x, y);

    buf_putc(&t->data, 'c');
    put_leg(t, true, spot_at(x1, y1));
    put_leg(t, false, spot_at(x2, y2));
    put_leg(t, false, to);
    go(t, to);
}

void trail_close(struct trail *t)
{
    buf_putc(&t->data, 'z');
    t->x = t->start_x;
    t->y = t->start_y;
}

void trail_rectangle(struct trail *t, double x, double y, double w, double h)
{
    struct spot from = spot_at(x, y), to = spot_at(x + w, y + h);

    move(t, from);
    line(t, (struct spot){to.x, from.y});
    line(t, to);
    line(t, (struct spot){from.x, to.y});
    trail_close(t);
}
