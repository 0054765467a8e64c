/*
 * block.c - measures blocks: children below each other with collapsing space between them.
 */
#include "render/pdf/draw/figure.h"
#include "render/pdf/layout/box.h"
#include "render/pdf/layout/cache.h"
#include "render/pdf/layout/grid.h"

#define DENSE 0.5 /* with less vertical space than this large drawings are smaller, too */
enum { LARGE = 60 }; /* points */

enum { STRETCH_MIN = 40, STRETCH_MAX = 130 }; /* points a stretchable drawing asks for */

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double padding_across(const struct style *s)
{
    return s->padding[SIDE_LEFT] + s->padding[SIDE_RIGHT];
}

/* True when nothing visible separates the box's edge from its first or last child, so that
 * the child's space becomes its own. */
static bool is_open(const struct box *b, enum side side)
{
    const struct style *s = b->style;

    return s->padding[side] <= 0 && s->rule[side].width <= 0 &&
           s->background.role >= ROLE_COUNT && b->kind != BOX_CELL;
}

/* Where a child narrower than the block stands. */
static double child_indent(const struct box *child, const struct style *style, double inner)
{
    double slack = inner - child->width;

    if (child->kind != BOX_FIGURE || slack <= 0)
        return 0;
    switch (style->align) {
    case ALIGN_LEFT:
    case ALIGN_JUSTIFY: return 0;
    case ALIGN_CENTRE: return slack / 2;
    case ALIGN_RIGHT: return slack;
    }
    return 0;
}

/* Moves what the style wants at the bottom of a block that is higher than its content. */
static void push_to_bottom(const struct layout *l, struct box *b, double deficit)
{
    bool found = false;

    deficit = grid_down(l, deficit);

    for (struct box *c = b->first; c != NULL; c = c->next) {
        found = found || c->style->at_bottom;
        if (found)
            c->y += deficit;
    }
}

void block_measure(struct layout *l, struct box *b, double width)
{
    const struct style *s = b->style;
    double inner = width - padding_across(s), y, after = 0;
    double page = grid_down(l, l->page_height);
    double least = s->min_height < page ? s->min_height : page;

    y = b->top;
    for (struct box *c = b->first; c != NULL; c = c->next) {
        box_measure(l, c, inner);
        if (c != b->first)
            y = grid_below(l, y, larger(after, c->before));
        else if (is_open(b, SIDE_TOP))
            b->before = larger(b->before, c->before);
        c->x = s->padding[SIDE_LEFT] + child_indent(c, s, inner);
        c->y = y;
        y += c->height;
        after = c->after;
    }
    if (is_open(b, SIDE_BOTTOM))
        b->after = larger(b->after, after);
    b->height = y + b->bottom;
    if (b->marker != NULL) {
        paragraph_set(l, b->marker, inner > 100 ? inner : 100);
        b->height = larger(b->height, b->top + b->marker->height);
    }
    if (b->height < least) {
        push_to_bottom(l, b, least - b->height);
        b->height = least;
    }
}

static void text_measure(struct layout *l, struct box *b, double width)
{
    const struct style *s = b->style;

    b->height = b->top + b->bottom;
    if (b->text == NULL)
        return;
    paragraph_set(l, b->text, width - padding_across(s));
    b->height = larger(b->height + b->text->height, s->min_height);
}

static void drawing_measure(struct layout *l, struct box *b, double width)
{
    double w, h, scale = 1;

    if (width < 1)
        width = 1;
    figure_size(b->svg, width, &w, &h);
    if (w > width)
        scale = width / w;
    if (h * scale > l->page_height)
        scale = l->page_height / h;
    if (l->density < DENSE && h * scale > LARGE)
        scale *= (1 + l->density / DENSE) / 2;
    b->width = w * scale;
    b->height = h * scale;
}

/* True for a chapter that was measured for the same width and density before: paginating
 * squeezes few of them and measures the document each time.  Nothing inside of a chapter
 * has a density of its own. */
static bool is_measured(struct box *b, double width, double density)
{
    bool same = b->measured_width == width && b->measured_density == density;

    if (!b->chapter)
        return false;
    b->measured_width = width;
    b->measured_density = density;
    return same;
}

void box_measure(struct layout *l, struct box *b, double width)
{
    const double density = l->density;

    if (b->style->max_width > 0 && width > b->style->max_width)
        width = b->style->max_width;
    if (is_measured(b, width, b->squeeze > 0 ? b->squeeze : density))
        return;
    if (b->squeeze > 0)
        l->density = b->squeeze;
    b->top = grid_below(l, 0, b->style->padding[SIDE_TOP] * l->density);
    b->bottom = b->style->padding[SIDE_BOTTOM] * l->density;
    b->width = width;
    b->before = b->style->space_before * l->density;
    b->after = b->style->space_after * l->density;
    switch (b->kind) {
    case BOX_BLOCK:
    case BOX_CELL:
    case BOX_ROW: block_measure(l, b, width); break;
    case BOX_TEXT: text_measure(l, b, width); break;
    case BOX_FIGURE: drawing_measure(l, b, width); break;
    case BOX_COLUMNS: columns_measure(l, b, width); break;
    case BOX_TERMS: terms_measure(l, b, width); break;
    case BOX_TABLE: table_measure(l, b, width); break;
    }
    l->density = density;
}

/* --- intrinsic widths ------------------------------------------------------ */

static void drawing_intrinsic(struct box *b)
{
    double w, wide, h;

    figure_size(b->svg, STRETCH_MIN, &w, &h);
    figure_size(b->svg, STRETCH_MAX, &wide, &h);
    b->narrowest = w;
    b->widest = wide;
}

/* Side by side the children's widths add up, below each other the largest counts. */
static void children_intrinsic(struct layout *l, struct box *b)
{
    bool beside = b->kind == BOX_COLUMNS || b->kind == BOX_ROW;

    for (struct box *c = b->first; c != NULL; c = c->next) {
        box_intrinsic(l, c);
        if (beside) {
            double gutter = c == b->first ? 0 : b->style->gutter;
            b->narrowest += c->narrowest + gutter;
            b->widest += c->widest + gutter;
        } else {
            b->narrowest = larger(b->narrowest, c->narrowest);
            b->widest = larger(b->widest, c->widest);
        }
    }
}

void box_intrinsic(struct layout *l, struct box *b)
{
    if (b->intrinsic)
        return;
    b->intrinsic = true;
    if (b->kind == BOX_FIGURE) {
        drawing_intrinsic(b);
    } else if (b->kind == BOX_TEXT) {
        b->narrowest = b->text ? b->text->narrowest : 0;
        b->widest = b->text ? b->text->widest : 0;
    } else {
        children_intrinsic(l, b);
    }
    b->narrowest += padding_across(b->style);
    b->widest += padding_across(b->style);
}
