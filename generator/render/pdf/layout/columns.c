/*
 * columns.c - boxes side by side: div.columns, and dl with its terms beside their
 * descriptions.
 */
#include "render/pdf/layout/box.h"
#include "render/pdf/layout/grid.h"

enum { COLUMN_MIN = 36 }; /* points; narrower columns go below each other */

static double column_weight(const struct box *b)
{
    return b->style->weight > 0 ? b->style->weight : 1;
}

/* Cards that stand side by side are equally high. */
static void stretch(const struct layout *l, struct box *b, double height)
{
    if (b->height >= height)
        return;
    if (b->kind == BOX_BLOCK)
        for (struct box *c = b->first; c != NULL; c = c->next)
            if (c->style->at_bottom) {
                for (; c != NULL; c = c->next)
                    c->y += grid_down(l, height - b->height);
                break;
            }
    b->height = height;
}

void columns_measure(struct layout *l, struct box *b, double width)
{
    const struct style *s = b->style;
    double inner = width - s->padding[SIDE_LEFT] - s->padding[SIDE_RIGHT];
    double total = 0, x = s->padding[SIDE_LEFT], height = 0;
    int n = 0;

    for (struct box *c = b->first; c != NULL; c = c->next, n++)
        total += column_weight(c);
    inner -= s->gutter * (n > 0 ? n - 1 : 0);
    if (n == 0 || s->stack || inner / n < COLUMN_MIN) {
        block_measure(l, b, width);
        return;
    }
    for (struct box *c = b->first; c != NULL; c = c->next) {
        double share = inner * column_weight(c) / total;
        box_measure(l, c, share);
        c->x = x;
        c->y = b->top;
        x += share + s->gutter;
        height = c->height > height ? c->height : height;
    }
    if (height > l->page_height) {
        block_measure(l, b, width);
        b->kind = BOX_BLOCK;
        return;
    }
    for (struct box *c = b->first; c != NULL; c = c->next)
        stretch(l, c, height);
    b->height = height + b->top + b->bottom;
}

static bool is_term(const struct box *b)
{
    return b->node != NULL && b->node->element == EL_DT && !b->anonymous;
}

void terms_measure(struct layout *l, struct box *b, double width)
{
    const struct style *s = b->style;
    double left = s->padding[SIDE_LEFT];
    double inner = width - left - s->padding[SIDE_RIGHT];
    double term = s->term < inner / 2 ? s->term : inner / 2;
    double y = b->top, bottom = y, after = 0;

    for (struct box *c = b->first; c != NULL; c = c->next) {
        bool beside = !is_term(c) && c != b->first;
        box_measure(l, c, is_term(c) ? term - s->gutter : inner - term);
        c->x = is_term(c) ? left : left + term;
        if (is_term(c) || !beside) {
            y = c == b->first
                    ? bottom
                    : grid_below(l, bottom, after > c->before ? after : c->before);
            bottom = y;
        }
        c->y = y;
        if (bottom < y + c->height)
            bottom = y + c->height;
        if (beside) /* further descriptions of a term stand below this one */
            y = grid_up(l, y + c->height);
        after = c->after;
    }
    b->height = bottom + b->bottom;
}
