/*
 * slice.c - which part of the galley a page shows; see slice.h.
 */
#include "render/pdf/layout/slice.h"

#define EPSILON 0.01

struct slice page_slice(const struct page_setup *setup, const struct box *root,
                        const struct pages *pages, int number)
{
    const struct page *page = &pages->page[number];
    bool last = number + 1 == pages->n;

    return (struct slice){.from = page->start,
                          .to = last ? root->height + 1 : page[1].start,
                          .end = page->end,
                          .shift = setup->margin_top + page->head - page->start};
}

const struct box *table_head(const struct box *table)
{
    const struct box *r = table->first;

    while (r != NULL && (r->kind != BOX_ROW || !r->head))
        r = r->next;
    return r;
}

struct slice head_slice(const struct page *page, const struct slice *s, double top)
{
    return (struct slice){.from = top,
                          .to = top + page->head,
                          .end = top + page->head,
                          .shift = page->start + s->shift - page->head - top};
}

bool slice_has_top(const struct slice *s, double top)
{
    return top >= s->from - EPSILON && top < s->to - EPSILON;
}

bool slice_is_above(const struct slice *s, double y)
{
    return y >= s->to - EPSILON && y > s->from;
}

bool slice_shows(const struct slice *s, double y, double height)
{
    if (y + height < s->from - EPSILON || slice_is_above(s, y))
        return false;
    return y + height > s->from + EPSILON || height <= EPSILON;
}
