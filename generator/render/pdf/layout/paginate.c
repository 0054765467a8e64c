/*
 * paginate.c - finds the places where a page may end and chooses among them.
 */
#include "render/pdf/layout/paginate.h"
#include "render/pdf/layout/grid.h"

#include <assert.h>
#include <float.h>

/* Costs of ending a page at a place; the unit is the square of the relative free space. */
#define COST_PAGE       1000.0
#define COST_CUT        0.08 /* inside a chapter at all */
#define COST_LINES      0.06 /* inside a paragraph */
#define COST_ROWS       0.06 /* between table rows */
#define COST_FEW_ROWS   0.20 /* one row left alone */
#define COST_ITEMS      0.02 /* between list items */
#define COST_LEAD_IN    0.40 /* between a paragraph and the list or table it announces */
#define COST_EMERGENCY  50.0
#define COST_NOT_JOINED 0.50 /* free space where a chapter could have begun */
#define COST_NEARLY_ALL 0.60 /* a page with next to nothing on it */
#define JOIN_SHARE      0.66 /* a chapter may begin below less than this much of a page */
#define NEARLY_EMPTY    0.30
#define EPSILON         0.01

struct place_to_break {
    double end, start; /* galley: content above ends, content below starts */
    double cost;
    bool forced, cover;
    bool join; /* a forced place that may be passed over */
    const struct box *table;
    double head;
};

struct gatherer {
    struct layout *layout;
    const struct box *root;
    struct place_to_break *place; /* place[0]: the top of the document */
    size_t n, capacity;
};

static struct place_to_break *add_place(struct gatherer *g, double end, double start,
                                        double cost)
{
    g->place = arena_grow(g->layout->arena, g->place, g->n, &g->capacity, sizeof *g->place);
    g->place[g->n] = (struct place_to_break){.end = end, .start = start, .cost = cost};
    return &g->place[g->n++];
}

bool box_is_cover(const struct box *b)
{
    return !b->anonymous && b->kind == BOX_BLOCK && b->node->element == EL_SECTION &&
           node_has_class(b->node, "cover");
}

/* A page starts at y.  Turns the place that is there already into a forced one. */
static void force_place(struct gatherer *g, double y, bool cover, bool join)
{
    struct place_to_break *p = &g->place[g->n - 1];

    if (y > p->start + EPSILON)
        p = add_place(g, y, y, 0);
    p->join = join && (p->join || !p->forced);
    p->forced = true;
    p->cover = cover;
}

static bool keeps_next(const struct box *b)
{
    for (; b != NULL; b = b->last) {
        if (b->style->keep_next)
            return true;
        if (b->kind != BOX_BLOCK)
            return false;
    }
    return false;
}

static bool keeps_previous(const struct box *b)
{
    for (; b != NULL; b = b->first) {
        if (b->style->keep_previous)
            return true;
        if (b->kind != BOX_BLOCK)
            return false;
    }
    return false;
}

static double cost_between(const struct box *above, const struct box *below)
{
    bool item = below->node != NULL && !below->anonymous && below->node->element == EL_LI;
    bool list = below->node != NULL && !below->anonymous &&
                (below->node->element == EL_UL || below->node->element == EL_OL);

    if (item)
        return COST_ITEMS;
    if (above->kind == BOX_TEXT &&
        (list || below->kind == BOX_TABLE || below->kind == BOX_COLUMNS))
        return COST_LEAD_IN;
    return 0;
}

static void gather(struct gatherer *g, const struct box *b, double y);

static void gather_lines(struct gatherer *g, const struct box *b, double y)
{
    const struct paragraph *p = b->text;

    if (p == NULL || b->style->keep || b->style->keep_next)
        return;
    y += b->top;
    for (int k = 2; k + 2 <= p->nlines; k++)
        add_place(g, y + p->line[k].y, grid_down(g->layout, y + p->line[k].y), COST_LINES);
}

/* The row above is the last of the head, or a rowspan or a group ties them. */
static bool rows_tied(const struct box *above, const struct box *below)
{
    return above->kind != BOX_ROW || above->head || above->style->keep_next ||
           below->joined;
}

static void gather_rows(struct gatherer *g, const struct box *b, double y)
{
    const struct box *above = NULL;
    int since = 0;

    for (const struct box *r = b->first; r != NULL; above = r, r = r->next) {
        struct place_to_break *p;
        if (above != NULL && above->kind == BOX_ROW && !above->head)
            since++;
        if (above == NULL || rows_tied(above, r) || r->kind != BOX_ROW)
            continue;
        p = add_place(g, y + above->y + above->height, y + r->y,
                      since < 2 || r->next == NULL ? COST_FEW_ROWS : COST_ROWS);
        p->table = b->head_height > 0 ? b : NULL;
        p->head = b->head_height;
    }
}

static void gather_terms(struct gatherer *g, const struct box *b, double y)
{
    for (const struct box *c = b->first; c != NULL; c = c->next)
        if (c != b->first && !c->anonymous && c->node->element == EL_DT)
            add_place(g, y + c->y, y + c->y, COST_ITEMS);
}

/* A short paragraph between a heading and what it announces: the three stay together. */
static bool introduces(const struct box *before, const struct box *above,
                       const struct box *below)
{
    enum { SHORT = 3 };

    return before != NULL && keeps_next(before) && above->kind == BOX_TEXT &&
           above->text != NULL && above->text->nlines <= SHORT &&
           (below->kind == BOX_TABLE || below->kind == BOX_COLUMNS ||
            below->kind == BOX_FIGURE || below->kind == BOX_BLOCK);
}

static void gather_block(struct gatherer *g, const struct box *b, double y)
{
    const struct box *before = NULL, *above = NULL;

    for (const struct box *c = b->first; c != NULL;
         before = above, above = c, c = c->next) {
        bool cover = box_is_cover(c), after_cover = above != NULL && box_is_cover(above);
        if (above != NULL && !keeps_next(above) && !keeps_previous(c) &&
            !introduces(before, above, c))
            add_place(g, y + above->y + above->height, y + c->y, cost_between(above, c));
        if (cover || box_starts_page(c) || after_cover)
            force_place(g, y + c->y, cover, c->style->join && !cover && !after_cover);
        gather(g, c, y + c->y);
    }
}

static void gather(struct gatherer *g, const struct box *b, double y)
{
    if (b->style->keep && b->height <= g->layout->page_height)
        return;
    switch (b->kind) {
    case BOX_BLOCK: gather_block(g, b, y); break;
    case BOX_TEXT: gather_lines(g, b, y); break;
    case BOX_TABLE: gather_rows(g, b, y); break;
    case BOX_TERMS: gather_terms(g, b, y); break;
    case BOX_FIGURE:
    case BOX_COLUMNS:
    case BOX_ROW:
    case BOX_CELL: break;
    }
}

/* --- what is higher than a page -------------------------------------------- */

/* The smallest top of a line or drawing that the height `cut` would go through. */
static double top_of_straddling(const struct box *b, double y, double cut)
{
    double top = cut;

    if (y >= cut || y + b->height <= cut)
        return cut;
    if (b->kind == BOX_FIGURE)
        return y;
    if (b->kind == BOX_TEXT && b->text != NULL) {
        y += b->top;
        for (int k = 0; k < b->text->nlines; k++) {
            const struct line *line = &b->text->line[k];
            if (y + line->y < cut - EPSILON && y + line->y + line->height > cut + EPSILON)
                return y + line->y;
        }
        return cut;
    }
    for (const struct box *c = b->first; c != NULL; c = c->next) {
        double t = top_of_straddling(c, y + c->y, cut);
        top = t < top ? t : top;
    }
    return top;
}

/* Copies the places and adds some wherever two are further apart than a page is high. */
static void add_emergencies(struct gatherer *g)
{
    struct gatherer out = *g;
    double height = g->layout->page_height;

    out.place = NULL;
    out.n = out.capacity = 0;
    for (size_t i = 0; i < g->n; i++) {
        const struct place_to_break *next = &g->place[i];
        while (out.n > 0) {
            const struct place_to_break from = out.place[out.n - 1];
            double cut = from.start + height - from.head, top;
            struct place_to_break *p;
            if (next->end <= cut + EPSILON)
                break;
            top = grid_down(g->layout, top_of_straddling(g->root, 0, cut));
            if (top < from.start + 1)
                top = cut;
            p = add_place(&out, cut, top, COST_EMERGENCY);
            p->table = from.table;
            p->head = from.head;
        }
        out.place = arena_grow(g->layout->arena, out.place, out.n, &out.capacity,
                               sizeof *out.place);
        out.place[out.n++] = *next;
    }
    *g = out;
}

/* A cover higher than a page goes on as a cover: its ink is made for its ground. */
static void continue_covers(struct gatherer *g)
{
    for (size_t i = 1; i < g->n; i++)
        if (!g->place[i].forced)
            g->place[i].cover = g->place[i - 1].cover;
}

/* --- choosing -------------------------------------------------------------- */

static double page_cost(const struct place_to_break *end, double used, double height)
{
    double slack = (height - used) / height;

    if (end->forced) /* the end of a chapter: only much free space is a fault */
        return COST_PAGE + (used < NEARLY_EMPTY * height ? COST_NEARLY_ALL : 0) +
               (end->join ? COST_NOT_JOINED * slack * slack : 0);
    return COST_PAGE + COST_CUT + end->cost + slack * slack;
}

struct chooser {
    const struct gatherer *g;
    double *best;
    size_t *from; /* [j]: the place where the page that ends at j starts */
};

/* Tries all pages that start at place i. */
static void try_pages_from(struct chooser *c, size_t i)
{
    const struct place_to_break *place = c->g->place, *start = &place[i];
    double height = c->g->layout->page_height;
    bool joined = false; /* another chapter has begun low: it must end on this page */

    for (size_t j = i + 1; j < c->g->n; j++) {
        double used = place[j].end - start->start + start->head, cost;
        bool over = used > height + EPSILON;
        if (over && (joined || c->best[j] < DBL_MAX))
            break;
        if (joined && !place[j].forced)
            continue;
        cost = c->best[i] + page_cost(&place[j], used, height) +
               (over ? COST_EMERGENCY * COST_PAGE : 0);
        if (cost < c->best[j]) {
            c->best[j] = cost;
            c->from[j] = i;
        }
        if (over || (place[j].forced && !place[j].join))
            break;
        if (place[j].forced && used > JOIN_SHARE * height)
            joined = true;
    }
}

static size_t *choose_places(const struct gatherer *g)
{
    struct chooser c = {.g = g};

    c.best = arena_array(g->layout->arena, g->n, sizeof *c.best);
    c.from = arena_array(g->layout->arena, g->n, sizeof *c.from);
    for (size_t j = 1; j < g->n; j++)
        c.best[j] = DBL_MAX;
    for (size_t i = 0; i + 1 < g->n; i++)
        if (c.best[i] < DBL_MAX)
            try_pages_from(&c, i);
    return c.from;
}

struct pages paginate(struct layout *l, const struct box *root)
{
    struct gatherer g = {.layout = l, .root = root};
    struct pages pages = {0};
    size_t *from;

    add_place(&g, 0, 0, 0);
    gather(&g, root, 0);
    add_place(&g, root->height, root->height, 0)->forced = true;
    add_emergencies(&g);
    continue_covers(&g);
    from = choose_places(&g);
    assert(g.place != NULL && from != NULL);
    for (size_t j = g.n - 1; j > 0; j = from[j])
        pages.n++;
    pages.page = arena_array(l->arena, (size_t)pages.n + 1, sizeof *pages.page);
    for (size_t j = g.n - 1, k = (size_t)pages.n; j > 0; j = from[j]) {
        const struct place_to_break *start = &g.place[from[j]];
        pages.page[--k] = (struct page){.start = start->start,
                                        .end = g.place[j].end,
                                        .table = start->table,
                                        .head = start->head,
                                        .cover = start->cover};
    }
    return pages;
}
