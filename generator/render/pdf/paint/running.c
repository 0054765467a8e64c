/*
 * running.c - what stands on a page besides the document: running header and footer, the
 * ground of the cover, backgrounds and rules of boxes.
 */
#include "render/pdf/layout/running.h"
#include "render/pdf/draw/gradient.h"
#include "render/pdf/paint/paint.h"

#include <math.h>

#define EPSILON 0.01
enum { COVER_BAND_PADDING = 40, FOOT_DISTANCE = 7 };

static void begin_layout(struct painter *p)
{
    if (!p->artifact)
        canvas_begin_artifact(p->canvas, "Layout");
}

static void end_layout(struct painter *p)
{
    if (!p->artifact)
        canvas_end_marked(p->canvas);
}

static void paint_rules(struct painter *p, const struct style *s, double x, double top,
                        double width, double bottom, bool first, bool last)
{
    const struct rule *r = s->rule;

    if (r[SIDE_LEFT].width > 0)
        canvas_rect(p->canvas, x, top, r[SIDE_LEFT].width, bottom - top,
                    tint_colour(p->theme, r[SIDE_LEFT].colour));
    if (r[SIDE_RIGHT].width > 0)
        canvas_rect(p->canvas, x + width - r[SIDE_RIGHT].width, top, r[SIDE_RIGHT].width,
                    bottom - top, tint_colour(p->theme, r[SIDE_RIGHT].colour));
    if (r[SIDE_TOP].width > 0 && first)
        canvas_rect(p->canvas, x, top, width, r[SIDE_TOP].width,
                    tint_colour(p->theme, r[SIDE_TOP].colour));
    if (r[SIDE_BOTTOM].width > 0 && last)
        canvas_rect(p->canvas, x, bottom - r[SIDE_BOTTOM].width, width,
                    r[SIDE_BOTTOM].width, tint_colour(p->theme, r[SIDE_BOTTOM].colour));
}

static bool has_rules(const struct style *s)
{
    for (int i = 0; i < SIDES; i++)
        if (s->rule[i].width > 0)
            return true;
    return false;
}

/* The background of a style over a rectangle of the page. */
static void paint_ground(struct painter *p, const struct style *s, double x, double y,
                         double w, double h, double radius)
{
    unsigned ends[2];

    style_ground(p->theme, s, ends);
    if (ends[0] != ends[1])
        gradient_rect(p->canvas, x, y, w, h, radius, ends, s->background_down);
    else
        canvas_round_rect(p->canvas, x, y, w, h, radius, ends[0]);
}

void paint_decoration(struct painter *p, const struct box *b, double x, double y)
{
    const struct style *s = b->style;
    bool ground = s->background.role < ROLE_COUNT && !box_is_cover(b);
    double top = y > p->slice.from ? y : p->slice.from, bottom = y + b->height;
    bool first = y >= p->slice.from - EPSILON, last = bottom <= p->slice.end + EPSILON;

    if (!ground && !has_rules(s))
        return;
    if (!last)
        bottom = p->slice.end;
    if (bottom < top)
        return;
    begin_layout(p);
    if (ground)
        paint_ground(p, s, x, top + p->slice.shift, b->width, bottom - top,
                     first && last ? s->radius : 0);
    paint_rules(p, s, x, top + p->slice.shift, b->width, bottom + p->slice.shift, first,
                last);
    end_layout(p);
}

void paint_cover(struct painter *p, const struct box *cover, double y)
{
    const struct page_setup *setup = style_page(p->layout->sheet);
    double height = setup->height;

    if (cover->style->background.role >= ROLE_COUNT) {
        paint_watermark(p, NULL, 0);
        return;
    }
    if (p->theme->cover_style == COVER_BAND) {
        height = setup->cover_band;
        for (const struct box *c = cover->first; c != NULL; c = c->next) {
            double top = y + c->y + p->slice.shift;
            if (c->style->at_bottom) {
                height = fmin(height, top - FOOT_DISTANCE);
                break;
            }
            height = fmax(height, top + c->height + COVER_BAND_PADDING);
        }
        height = fmin(height, setup->height);
    }
    begin_layout(p);
    paint_ground(p, cover->style, 0, 0, setup->width, height, 0);
    end_layout(p);
    paint_watermark(p, cover->style, height);
}

/* --- running lines --------------------------------------------------------- */

/* Shows a running line; the slice is moved there meanwhile. */
static void show_running(struct painter *p, const struct running_line *line)
{
    double shift = p->slice.shift;

    if (line->text == NULL)
        return;
    p->slice.shift = line->base - line->text->line[0].base - p->slice.from;
    paint_paragraph(p, line->text, line->x, p->slice.from, NULL);
    p->slice.shift = shift;
}

void paint_running(struct painter *p, int number)
{
    struct layout *l = p->layout;
    const struct page_setup *setup = style_page(l->sheet);
    const struct style *initial = style_initial(l->sheet);
    const struct style *head = style_pseudo(l->sheet, PSEUDO_RUNNING, initial);
    const struct style *foot = style_pseudo(l->sheet, PSEUDO_FOOT, initial);
    struct running_line lines[RUNNING_LINES];
    double x = setup->margin_left;
    double width = setup->width - x - setup->margin_right;
    double base = setup->height - setup->footer;

    running_lines(l, p->doc, p->root, p->pages, number, lines);
    p->artifact = true;
    canvas_begin_artifact(p->canvas, "Header");
    show_running(p, &lines[RUNNING_HEADER]);
    show_running(p, &lines[RUNNING_SECTION]);
    paint_rules(p, head, x, setup->header - head->size - 4, width,
                setup->header + head->padding[SIDE_BOTTOM], true, true);
    canvas_end_marked(p->canvas);
    canvas_begin_artifact(p->canvas, "Footer");
    paint_rules(p, foot, x, base - foot->size - foot->padding[SIDE_TOP], width, base + 4,
                true, true);
    show_running(p, &lines[RUNNING_FOLIO]);
    show_running(p, &lines[RUNNING_FOOTER]);
    canvas_end_marked(p->canvas);
    p->artifact = false;
}
