/*
 * feather.c - finds the spaces that may grow, shares out what is left, moves the boxes.
 */
#include "render/pdf/layout/feather.h"

#include <math.h>

#define EPSILON 0.01

/* A space between two blocks of one page. */
struct gap {
    double y; /* galley: the top of the block below it */
    int page;
    bool wide;    /* above a heading or an exhibit: may grow twice */
    int units;    /* what it is given */
    double grown; /* by how much all gaps up to this one have grown */
};

struct feathering {
    struct layout *layout;
    const struct pages *pages;
    struct gap *gap;
    size_t n, capacity;
};

/* --- gathering ------------------------------------------------------------- */

static bool is_list(const struct box *b)
{
    return b->node != NULL && b->node->kind == NODE_ELEMENT &&
           (b->node->element == EL_UL || b->node->element == EL_OL);
}

/* Blocks whose children may move apart. */
static bool is_loose(const struct box *b)
{
    return b->kind == BOX_BLOCK && !b->style->keep && !is_list(b) && !box_is_cover(b);
}

/* A heading stays as near to its text as it is, and a note to its table. */
static bool may_grow(const struct box *above, const struct box *below)
{
    return !above->style->keep_next && !below->style->keep_previous;
}

static void gather_gaps(struct feathering *f, const struct box *b, double y)
{
    const struct box *above = NULL;

    for (const struct box *c = b->first; c != NULL; above = c, c = c->next) {
        double top = y + c->y;
        int page = page_at(f->pages, top);
        const struct page *on = &f->pages->page[page];
        if (above != NULL && may_grow(above, c) && top > on->start + EPSILON &&
            top < on->end - EPSILON) {
            f->gap =
                arena_grow(f->layout->arena, f->gap, f->n, &f->capacity, sizeof *f->gap);
            f->gap[f->n++] = (struct gap){
                .y = top, .page = page, .wide = c->kind != BOX_TEXT || c->style->keep_next};
        }
        if (is_loose(c))
            gather_gaps(f, c, top);
    }
}

/* --- sharing out ----------------------------------------------------------- */

/* Gives one unit to each gap of the kind, as long as there are any. */
static int give(struct gap *gap, size_t n, bool wide, int units)
{
    for (size_t i = 0; i < n && units > 0; i++)
        if (gap[i].wide == wide) {
            gap[i].units++;
            units--;
        }
    return units;
}

/* The gaps of one page. */
static void share_out(const struct layout *l, const struct page *page, struct gap *gap,
                      size_t n)
{
    double left = l->page_height - page->head - (page->end - page->start);
    int units = (int)floor((left + EPSILON) / l->grid), most = 0;

    for (size_t i = 0; i < n; i++)
        most += gap[i].wide ? 2 : 1;
    if (!page->cut || units <= 0 || units > most)
        return;
    units = give(gap, n, true, units);
    units = give(gap, n, false, units);
    give(gap, n, true, units);
}

/* --- moving ---------------------------------------------------------------- */

/* By how much the gaps above a height have grown; with: those at it, too. */
static double grown(const struct feathering *f, double y, bool with)
{
    size_t low = 0, high = f->n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        double at = f->gap[middle].y;
        if (with ? at <= y + EPSILON : at < y - EPSILON)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? f->gap[low - 1].grown : 0;
}

/* y: the top of b before anything moved. */
static void move_boxes(const struct feathering *f, struct box *b, double y)
{
    double moved = grown(f, y, true);

    for (struct box *c = b->first; c != NULL; c = c->next) {
        double top = y + c->y;
        c->y += grown(f, top, true) - moved;
        if (is_loose(c))
            move_boxes(f, c, top);
    }
    b->height += grown(f, y + b->height, false) - moved;
}

void feather(struct layout *l, struct box *root, struct pages *pages)
{
    struct feathering f = {.layout = l, .pages = pages};
    double sum = 0;

    if (l->grid <= 0)
        return;
    gather_gaps(&f, root, 0);
    for (size_t i = 0, next = 0; i < f.n; i = next) {
        while (next < f.n && f.gap[next].page == f.gap[i].page)
            next++;
        share_out(l, &pages->page[f.gap[i].page], &f.gap[i], next - i);
    }
    for (size_t i = 0; i < f.n; i++)
        f.gap[i].grown = sum += f.gap[i].units * l->grid;
    if (sum <= 0)
        return;
    move_boxes(&f, root, 0);
    for (int i = 0; i < pages->n; i++) {
        struct page *page = &pages->page[i];
        page->end += grown(&f, page->end, false);
        page->start += grown(&f, page->start, true);
    }
}
