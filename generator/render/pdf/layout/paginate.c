/*
 * paginate.c - chooses the places where pages end: total fit over the whole document.
 *
 * Every page costs something, and more the emptier it is and the worse the place where it
 * ends; the cheapest row of pages wins.
 */
#include "render/pdf/layout/paginate.h"

#include "render/pdf/layout/places.h"

#include <assert.h>
#include <float.h>

#define COST_PAGE     1.0  /* the unit of all costs */
#define COST_CUT      0.08 /* ending inside a chapter at all */
#define COST_THIN     1.0  /* less than THIN on a page */
#define COST_STUB     0.60 /* less than STUB of a chapter on the page where it begins */
#define COST_STRAY    0.50 /* less than STRAY of one above the beginning of the next */
#define COST_STRAYER  0.80 /* ... so much more the less it is */
#define COST_OVERFULL 1000.0
#define THIN          0.34 /* shares of a page */
#define STUB          0.27
#define STRAY         0.18
#define JOIN_SHARE    0.66 /* a chapter that is cut begins in this part of the page */
#define EPSILON       0.01

/* Cost of the square of the free share of a page that ends */
#define WEIGHT_CUT     3.0 /* inside a chapter */
#define WEIGHT_JOIN    1.8 /* where the next chapter could have begun */
#define WEIGHT_CHAPTER 0.9 /* where it could not */

bool box_is_cover(const struct box *b)
{
    return !b->anonymous && b->kind == BOX_BLOCK && b->node->element == EL_SECTION &&
           node_has_class(b->node, "cover");
}

/* share: of the page that is used. */
static double page_cost(const struct place_to_break *end, double share)
{
    double empty = (1 - share) * (1 - share), cost = COST_PAGE;

    if (!end->forced)
        cost += COST_CUT + end->cost + WEIGHT_CUT * empty;
    else
        cost += (end->join ? WEIGHT_JOIN : WEIGHT_CHAPTER) * empty;
    return share < THIN ? cost + COST_THIN : cost;
}

/* What is left of a chapter above another one is to be more than a few lines. */
static double stray_cost(double share)
{
    return share < STRAY ? COST_STRAY + COST_STRAYER * (1 - share / STRAY) : 0;
}

struct chooser {
    const struct places *places;
    double height; /* of a page */
    double *best;  /* [j]: the least cost of pages that end at j */
    size_t *from;  /* [j]: the place where the last of them starts */
};

/* Tries all pages that start at place i. */
static void try_pages_from(struct chooser *c, size_t i)
{
    const struct place_to_break *place = c->places->place, *start = &place[i];
    const double least = c->best[i] + (COST_PAGE + COST_CUT); /* of pages that cut */
    bool joined = false;       /* another chapter has begun low: it must end on this page */
    double chapter = -DBL_MAX; /* where the last chapter begins on this page */
    double stray = 0;          /* the cost of what is left of the chapter before */

    for (size_t j = i + 1; j < c->places->n; j++) {
        double used = place[j].end - start->start + start->head, cost;
        bool over = used > c->height + EPSILON;
        if (over && (joined || c->best[j] < DBL_MAX))
            break;
        if (!place[j].forced && (joined || least >= c->best[j]))
            continue;
        cost = c->best[i] + page_cost(&place[j], used / c->height) + stray +
               (over ? COST_OVERFULL : 0);
        if (!place[j].forced && place[j].end - chapter < STUB * c->height)
            cost += COST_STUB;
        if (cost < c->best[j]) {
            c->best[j] = cost;
            c->from[j] = i;
        }
        if (over || (place[j].forced && !place[j].join))
            break;
        if (place[j].forced) {
            if (!start->forced)
                stray += stray_cost(used / c->height);
            joined = used > JOIN_SHARE * c->height;
            chapter = place[j].start;
        }
    }
}

/* For each place the one where the page that ends there starts; *cost is that of all. */
static size_t *choose_places(struct layout *l, const struct places *places, double *cost)
{
    struct chooser c = {.places = places, .height = l->page_height};

    c.best = arena_array(l->arena, places->n, sizeof *c.best);
    c.from = arena_array(l->arena, places->n, sizeof *c.from);
    for (size_t j = 1; j < places->n; j++)
        c.best[j] = DBL_MAX;
    for (size_t i = 0; i + 1 < places->n; i++)
        if (c.best[i] < DBL_MAX)
            try_pages_from(&c, i);
    *cost = c.best[places->n - 1];
    return c.from;
}

struct pages paginate(struct layout *l, const struct box *root)
{
    const struct places places = places_gather(l, root);
    struct pages pages = {0};
    const size_t *from = choose_places(l, &places, &pages.cost);

    assert(places.place != NULL && from != NULL);
    for (size_t j = places.n - 1; j > 0; j = from[j])
        pages.n++;
    pages.page = arena_array(l->arena, (size_t)pages.n + 1, sizeof *pages.page);
    for (size_t j = places.n - 1, k = (size_t)pages.n; j > 0; j = from[j]) {
        const struct place_to_break *start = &places.place[from[j]];
        pages.page[--k] = (struct page){.start = start->start,
                                        .end = places.place[j].end,
                                        .table = start->table,
                                        .head = start->head,
                                        .cover = start->cover,
                                        .cut = !places.place[j].forced};
    }
    return pages;
}
