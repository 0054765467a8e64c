/*
 * running.c - what stands on a page besides the document: running header and footer, the
 * ground of the cover, backgrounds and rules of boxes.
 */
#include "render/pdf/paint/paint.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

#define EPSILON 0.01
enum { COVER_BAND_PADDING = 40 };

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

void paint_decoration(struct painter *p, const struct box *b, double x, double y)
{
    const struct style *s = b->style;
    bool ground = s->background.role < ROLE_COUNT && !box_is_cover(b);
    double top = y > p->from ? y : p->from, bottom = y + b->height;
    bool first = y >= p->from - EPSILON, last = bottom <= p->end + EPSILON;

    if (!ground && !has_rules(s))
        return;
    if (!last)
        bottom = p->end;
    if (bottom < top)
        return;
    begin_layout(p);
    if (ground && s->radius > 0 && first && last)
        canvas_round_rect(p->canvas, x, top + p->shift, b->width, bottom - top, s->radius,
                          tint_colour(p->theme, s->background));
    else if (ground)
        canvas_rect(p->canvas, x, top + p->shift, b->width, bottom - top,
                    tint_colour(p->theme, s->background));
    paint_rules(p, s, x, top + p->shift, b->width, bottom + p->shift, first, last);
    end_layout(p);
}

void paint_cover(struct painter *p, const struct box *cover, double y)
{
    const struct page_setup *setup = style_page(p->layout->sheet);
    double height = setup->height;

    if (cover->style->background.role >= ROLE_COUNT)
        return;
    if (p->theme->cover_style == COVER_BAND) {
        height = setup->cover_band;
        for (const struct box *c = cover->first; c != NULL && !c->style->at_bottom;
             c = c->next) {
            double bottom = y + c->y + c->height + p->shift + COVER_BAND_PADDING;
            height = bottom > height ? bottom : height;
        }
        height = height < setup->height ? height : setup->height;
    }
    begin_layout(p);
    canvas_rect(p->canvas, 0, 0, setup->width, height,
                tint_colour(p->theme, cover->style->background));
    end_layout(p);
}

/* --- running lines --------------------------------------------------------- */

/* The page number: "{page}" and "{pages}" of the pattern replaced. */
static const char *page_number(struct painter *p, int number)
{
    struct arena *a = p->layout->arena;
    const char *s = p->doc->page_of ? p->doc->page_of : "{page}";
    char *text = arena_strdup(a, "");

    while (*s != '\0') {
        size_t plain = strcspn(s, "{");
        text = arena_printf(a, "%s%.*s", text, (int)plain, s);
        s += plain;
        if (strncmp(s, "{page}", 6) == 0) {
            text = arena_printf(a, "%s%d", text, number + 1);
            s += 6;
        } else if (strncmp(s, "{pages}", 7) == 0) {
            text = arena_printf(a, "%s%d", text, p->pages->n);
            s += 7;
        } else if (*s != '\0') {
            text = arena_printf(a, "%s{", text);
            s++;
        }
    }
    return text;
}

/* Shows the first line of a text with its base line at y; returns its width. */
static double show_running(struct painter *p, const char *text, const struct style *style,
                           double x, double y, double width, bool right)
{
    struct paragraph *line;
    const struct line *first;
    double shift = p->shift;

    if (text == NULL || *text == '\0')
        return 0;
    line = paragraph_of_text(p->layout, text, style, p->doc->language);
    if (line == NULL)
        return 0;
    paragraph_break(p->layout, line, width);
    first = &line->line[0];
    line->nlines = 1; /* what does not fit is left out */
    p->shift = y - first->base - p->from;
    paint_paragraph(p, line, right ? x + width - first->width : x, p->from, NULL);
    p->shift = shift;
    return first->width;
}

void paint_running(struct painter *p, int number)
{
    struct layout *l = p->layout;
    const struct page_setup *setup = style_page(l->sheet);
    const struct style *initial = style_initial(l->sheet);
    const struct style *head = style_pseudo(l->sheet, PSEUDO_RUNNING, initial);
    const struct style *foot = style_pseudo(l->sheet, PSEUDO_FOOT, initial);
    double x = setup->margin_left;
    double width = setup->width - x - setup->margin_right;
    double base = setup->height - setup->footer, used;

    p->artifact = true;
    canvas_begin_artifact(p->canvas, "Header");
    show_running(p, p->doc->running, head, x, setup->header, width, false);
    paint_rules(p, head, x, setup->header - head->size - 4, width,
                setup->header + head->padding[SIDE_BOTTOM], true, true);
    canvas_end_marked(p->canvas);
    canvas_begin_artifact(p->canvas, "Footer");
    paint_rules(p, foot, x, base - foot->size - foot->padding[SIDE_TOP], width, base + 4,
                true, true);
    used = show_running(p, page_number(p, number), foot, x, base, width, true);
    show_running(p, p->doc->footer, foot, x, base, width - used - 24, false);
    canvas_end_marked(p->canvas);
    p->artifact = false;
}
