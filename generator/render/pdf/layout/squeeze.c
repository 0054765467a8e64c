/*
 * squeeze.c - sets chapters a little tighter when that saves a nearly empty page or a stray
 * piece of a chapter above the next one, and wider when they are to fill their page; such a
 * chapter is set tighter still to stay on one page.
 */
#include "render/pdf/layout/feather.h"
#include "render/pdf/layout/paginate.h"

#define EPSILON  0.01
#define LITTLE   0.35 /* of a page: what may be worth pulling back */
#define TIGHTEST 0.7  /* factor of the space in a chapter that need not be one page */
#define TIGHTER  0.55 /* ... that overruns by no more than a remnant */
#define REMNANT  0.18 /* of a page */
#define WORTH    0.4  /* what squeezing many chapters has to save, as a share of a page */
#define WIDEST   1.6  /* factor of the space in a chapter that fills its page */
#define SPARE    4.0  /* points kept free at the end of such a page */

enum { FILL_STEPS = 8 }; /* factors tried */

int page_at(const struct pages *pages, double y)
{
    int low = 0, high = pages->n - 1;

    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (y >= pages->page[middle].start - EPSILON)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Chapters are the outermost blocks of class "page"; calls visit on each. */
struct visitor {
    struct layout *layout;
    const struct pages *pages;
    double factor;
    bool found;
    int squeezed;  /* chapters squeezed by the factor and not released */
    bool released; /* one that was squeezed by a factor before */
    void (*visit)(struct visitor *v, struct box *chapter, double y);
};

static void visit_chapters(struct visitor *v, struct box *b, double y)
{
    for (struct box *c = b->first; c != NULL; c = c->next) {
        if (c->kind != BOX_BLOCK)
            continue;
        if (box_starts_page(c) && !box_is_cover(c))
            v->visit(v, c, y + c->y);
        else
            visit_chapters(v, c, y + c->y);
    }
}

/* How many page ends a chapter has inside. */
static int chapter_cuts(const struct pages *pages, const struct box *chapter, double y)
{
    return page_at(pages, y + chapter->height - 1) - page_at(pages, y);
}

/* What a chapter has too much: what stands on its last page, or less when the pages
 * before it are not full because something was kept together. */
static double overrun(const struct visitor *v, const struct box *chapter, double y)
{
    const struct pages *pages = v->pages;
    double bottom = y + chapter->height;
    double last = bottom - pages->page[page_at(pages, bottom - 1)].start;
    double beyond = chapter->height - chapter->cuts * v->layout->page_height;

    if (y > pages->page[page_at(pages, y)].start + EPSILON)
        return last;
    return beyond < last ? beyond : last;
}

static void squeeze_overrun(struct visitor *v, struct box *chapter, double y)
{
    double little = LITTLE;

    if (chapter->squeeze > 0)
        return; /* it has saved a page already */
    if (v->factor < TIGHTER && !chapter->style->fill)
        return;
    if (v->factor < TIGHTEST && !chapter->style->fill)
        little = REMNANT;
    chapter->cuts = chapter_cuts(v->pages, chapter, y);
    if (chapter->cuts == 0 || overrun(v, chapter, y) > little * v->layout->page_height)
        return;
    chapter->squeeze = v->factor;
    v->squeezed++;
    v->found = true;
}

/* Takes back what did not save a page. */
static void release_useless(struct visitor *v, struct box *chapter, double y)
{
    if (chapter->squeeze <= 0 || chapter_cuts(v->pages, chapter, y) < chapter->cuts)
        return;
    if (chapter->squeeze < v->factor || chapter->squeeze > v->factor)
        v->released = true;
    else
        v->squeezed--;
    chapter->squeeze = 0;
    v->found = true;
}

/* Spaces out what stands alone on its page, as far as there is room.  On a grid the height
 * grows by steps, so that the last factor that fits is looked for. */
static void fill_page(struct visitor *v, struct box *chapter, double y)
{
    const struct page *page = &v->pages->page[page_at(v->pages, y)];
    const double room = v->layout->page_height - SPARE;
    double height = chapter->height, widest = WIDEST;

    if (!chapter->style->fill || chapter->squeeze > 0 || room <= height ||
        y > page->start + EPSILON || page->end > y + height + EPSILON)
        return;
    chapter->squeeze = WIDEST;
    box_measure(v->layout, chapter, chapter->width);
    if (chapter->height > room)
        widest = 1 + (WIDEST - 1) * (room - height) / (chapter->height - height);
    for (int i = 0; i <= FILL_STEPS; i++) {
        chapter->squeeze = widest - (widest - 1) * i / FILL_STEPS;
        box_measure(v->layout, chapter, chapter->width);
        if (chapter->height <= room + EPSILON)
            break;
    }
    v->found = true;
}

/* Each chapter that overruns by little, by itself: tighter, where that saves a page end.
 * The visitor's pages are these.  When all is as it was in the end, so are the pages. */
static void squeeze_each(struct visitor *v, struct box *root, double width,
                         struct pages *pages)
{
    const struct pages before = *pages;

    v->found = v->released = false;
    v->squeezed = 0;
    v->visit = squeeze_overrun;
    visit_chapters(v, root, 0);
    if (!v->found)
        return;
    box_measure(v->layout, root, width);
    *pages = paginate(v->layout, root);
    v->found = false;
    v->visit = release_useless;
    visit_chapters(v, root, 0);
    if (!v->found)
        return;
    box_measure(v->layout, root, width);
    *pages = v->squeezed > 0 || v->released ? paginate(v->layout, root) : before;
}

/* Marks the chapters that could share pages. */
static void gather_together(struct visitor *v, struct box *chapter, double y)
{
    chapter->together = chapter->squeeze <= 0 &&
                        (chapter->style->join || chapter_cuts(v->pages, chapter, y) > 0);
    v->found = v->found || chapter->together;
}

static void squeeze_together(struct visitor *v, struct box *chapter, double y)
{
    (void)y;
    if (chapter->together)
        chapter->squeeze = v->factor;
}

/* All chapters that could share pages: what none of them can mend alone, they may together.
 * What does not save a page has to make where they end better worth it. */
static void squeeze_all(struct visitor *v, struct box *root, double width,
                        struct pages *pages)
{
    static const double factors[] = {0.85, TIGHTEST};
    double best = 0;

    v->found = false;
    v->visit = gather_together;
    visit_chapters(v, root, 0);
    v->visit = squeeze_together;
    for (size_t i = 0; v->found && i < sizeof factors / sizeof *factors; i++) {
        struct pages tighter;
        v->factor = factors[i];
        visit_chapters(v, root, 0);
        box_measure(v->layout, root, width);
        tighter = paginate(v->layout, root);
        if (tighter.n >= pages->n && tighter.cost > pages->cost - WORTH)
            continue;
        best = v->factor;
        *pages = tighter;
    }
    if (!v->found || v->factor == best)
        return;
    v->factor = best;
    visit_chapters(v, root, 0);
    box_measure(v->layout, root, width);
}

static struct pages fill_pages(struct visitor *v, struct box *root, double width,
                               struct pages pages)
{
    v->found = false;
    v->visit = fill_page;
    visit_chapters(v, root, 0);
    if (!v->found)
        return pages;
    box_measure(v->layout, root, width);
    return paginate(v->layout, root);
}

struct pages paginate_well(struct layout *l, struct box *root, double width)
{
    /* The last is for chapters that are to be one page. */
    static const double factors[] = {0.85, TIGHTEST, TIGHTER, 0.4};
    struct pages pages;
    struct visitor v = {.layout = l, .pages = &pages};

    box_measure(l, root, width);
    pages = paginate(l, root);
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        v.factor = factors[i];
        squeeze_each(&v, root, width, &pages);
    }
    squeeze_all(&v, root, width, &pages);
    pages = fill_pages(&v, root, width, pages);
    feather(l, root, &pages);
    return pages;
}
