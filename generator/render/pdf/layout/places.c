/*
 * places.c - gathers the places where a page may end.
 */
#include "render/pdf/layout/places.h"

#include "render/pdf/layout/grid.h"
#include "render/pdf/layout/paginate.h"

/* Costs of ending a page at a place, in pages: one that costs 4 is used when that saves
 * more than four pages or when there is no other. */
#define COST_FORBIDDEN 20.0 /* between a heading or a note and what it belongs to */
#define COST_LONE      4.0 /* a row, item or line is left alone, or what announces others */
#define COST_REMARK    1.0 /* between a text and an aside or a note in small print on it */
#define COST_FEW       1.2 /* few rows, terms or items stand on one side */
#define COST_TERM      3.0 /* a term whose description is not long stands alone */
#define COST_LINES     0.06 /* inside a paragraph */
#define COST_TWO_LINES 0.10 /* ... with no more than two lines on one side */
#define COST_HYPHEN    0.15 /* ... inside a word */
#define COST_ROWS      0.06 /* between table rows */
#define COST_GROUPS    0.03 /* between groups of table rows */
#define COST_WHOLE     0.90 /* ... of a table that would fit on a page: so much more */
#define COST_ITEMS     0.02 /* between list items */
#define COST_COMMENT   0.15 /* between a figure and a text on it */
#define COST_LEAD_IN   0.40 /* between a paragraph and the list or columns below it */
#define COST_EMERGENCY 50.0
#define SUBSTANTIAL    0.2 /* of a page: rows or terms as high as this are not few */
#define EPSILON        0.01

enum {
    OWED = 2, /* lines or rows that stay below a heading, and at either end */
    FEW = 3,  /* fewer rows or terms, or lines of a lone item, are better not cut off */
    SHORT_INTRO =
        3 /* lines; such a paragraph below a heading belongs to what it announces */
};

struct gatherer {
    struct layout *layout;
    const struct box *root;
    struct places out;
    int owed; /* lines that the heading above is still owed */
};

static struct place_to_break *append(struct gatherer *g, struct place_to_break place)
{
    struct places *out = &g->out;

    out->place =
        arena_grow(g->layout->arena, out->place, out->n, &out->capacity, sizeof place);
    out->place[out->n] = place;
    return &out->place[out->n++];
}

static struct place_to_break *add_place(struct gatherer *g, double end, double start,
                                        double cost)
{
    if (g->owed > 0)
        cost += COST_FORBIDDEN;
    return append(g, (struct place_to_break){.end = end, .start = start, .cost = cost});
}

/* A page starts at y.  Turns the place that is there already into a forced one. */
static void force_place(struct gatherer *g, double y, bool cover, bool join)
{
    struct place_to_break *p = &g->out.place[g->out.n - 1];

    if (y > p->start + EPSILON)
        p = append(g, (struct place_to_break){.end = y, .start = y});
    p->join = join && (p->join || !p->forced);
    p->forced = true;
    p->cover = cover;
}

/* --- between blocks -------------------------------------------------------- */

static bool is_element(const struct box *b, enum element e)
{
    return b->node != NULL && !b->anonymous && b->node->kind == NODE_ELEMENT &&
           b->node->element == e;
}

static bool is_list(const struct box *b)
{
    return is_element(b, EL_UL) || is_element(b, EL_OL);
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

static bool ends_with_heading(const struct box *b)
{
    for (; b != NULL; b = b->last) {
        if (b->style->keep_next)
            return true;
        if (b->kind != BOX_BLOCK)
            return false;
    }
    return false;
}

/* Text in smaller print than what surrounds it. */
static bool is_small_print(const struct box *b)
{
    return b->kind == BOX_TEXT && b->parent != NULL &&
           b->style->size < b->parent->style->size;
}

/* A short paragraph between a heading and what it announces: the three stay together. */
static bool introduces(const struct box *before, const struct box *above,
                       const struct box *below)
{
    return before != NULL && ends_with_heading(before) && above->kind == BOX_TEXT &&
           above->text != NULL && above->text->nlines <= SHORT_INTRO &&
           below->kind != BOX_TEXT;
}

/* The first and the last item of a list are not left alone when they are short. */
static double cost_of_item(const struct box *above, const struct box *below, double line)
{
    bool first = above->parent->first == above, last = below->next == NULL;
    double alone = first ? above->height : FEW * line;

    if (last && below->height < alone)
        alone = below->height;
    if (alone < OWED * line)
        return COST_LONE;
    return alone < FEW * line ? COST_FEW : COST_ITEMS;
}

static double cost_between(const struct box *before, const struct box *above,
                           const struct box *below)
{
    bool exhibit = above->kind == BOX_TABLE || above->kind == BOX_FIGURE;

    if (keeps_previous(below))
        return COST_FORBIDDEN;
    if (is_element(below, EL_LI))
        return cost_of_item(above, below, below->parent->style->leading);
    if (introduces(before, above, below) || (exhibit && is_small_print(below)) ||
        (above->kind == BOX_TEXT && below->kind == BOX_TABLE))
        return COST_LONE;
    if (is_element(below, EL_ASIDE) || is_small_print(below))
        return COST_REMARK;
    if (is_element(above, EL_FIGURE) && below->kind == BOX_TEXT &&
        !ends_with_heading(below))
        return COST_COMMENT;
    if (above->kind == BOX_TEXT && (is_list(below) || below->kind == BOX_COLUMNS))
        return COST_LEAD_IN;
    return 0;
}

/* --- inside boxes ---------------------------------------------------------- */

static void gather(struct gatherer *g, const struct box *b, double y);

static void gather_lines(struct gatherer *g, const struct box *b, double y)
{
    const struct paragraph *p = b->text;

    if (p == NULL)
        return;
    y += b->top;
    for (int k = OWED; k + OWED <= p->nlines; k++) {
        double top = y + p->line[k].y, cost = COST_LINES;
        if (b->style->keep || b->style->keep_next)
            break;
        if (k == OWED || k + OWED == p->nlines)
            cost = COST_TWO_LINES;
        if (p->line[k - 1].hyphen)
            cost += COST_HYPHEN;
        append(g, (struct place_to_break){
                      .end = top, .start = grid_down(g->layout, top), .cost = cost});
    }
    g->owed -= p->nlines;
}

/* A row with something in it besides the heading of a group. */
static bool is_entry(const struct box *row)
{
    return row->kind == BOX_ROW && !row->head && !row->style->keep_next;
}

/* The rows or terms on one side of a place. */
struct part {
    int entries;
    double height;
};

static bool is_few(const struct gatherer *g, const struct part *side)
{
    return side->entries < FEW && side->height < SUBSTANTIAL * g->layout->page_height;
}

static double cost_between_rows(const struct gatherer *g, const struct box *upper,
                                const struct box *lower, const struct part *above,
                                const struct part *below)
{
    double cost = lower->style->keep_next ? COST_GROUPS : COST_ROWS;

    if (upper->style->keep_next)
        return COST_FORBIDDEN;
    if (above->entries < OWED || below->entries < OWED)
        return COST_LONE;
    return is_few(g, above) || is_few(g, below) ? cost + COST_FEW : cost;
}

static void gather_rows(struct gatherer *g, const struct box *b, double y)
{
    const double whole = b->height <= g->layout->page_height ? COST_WHOLE : 0;
    const struct box *above = NULL;
    struct part over = {0}, under = {.height = b->height};

    for (const struct box *r = b->first; r != NULL; r = r->next)
        under.entries += is_entry(r);
    for (const struct box *r = b->first; r != NULL; above = r, r = r->next) {
        struct place_to_break *p;
        if (above != NULL && is_entry(above)) {
            over.entries++;
            under.entries--;
        }
        if (above == NULL || above->kind != BOX_ROW || above->head || r->joined ||
            r->kind != BOX_ROW)
            continue;
        over.height = r->y;
        under.height = b->height - r->y;
        p = append(g, (struct place_to_break){
                          .end = y + above->y + above->height,
                          .start = y + r->y,
                          .cost = whole + cost_between_rows(g, above, r, &over, &under)});
        p->table = b->head_height > 0 ? b : NULL;
        p->head = b->head_height;
    }
    g->owed = 0;
}

static double cost_between_terms(const struct gatherer *g, const struct part *above,
                                 const struct part *below, double line)
{
    double few = above->entries < OWED || below->entries < OWED ? COST_TERM : COST_FEW;

    if (above->height < OWED * line || (below->entries == 1 && below->height < OWED * line))
        return COST_LONE;
    return is_few(g, above) || is_few(g, below) ? few : COST_ITEMS;
}

/* Terms with their descriptions: like the items of a list. */
static void gather_terms(struct gatherer *g, const struct box *b, double y)
{
    struct part above = {0}, below = {0};

    for (const struct box *c = b->first; c != NULL; c = c->next)
        below.entries += is_element(c, EL_DT);
    for (const struct box *c = b->first; c != NULL; c = c->next) {
        if (!is_element(c, EL_DT))
            continue;
        above.height = c->y;
        below.height = b->height - c->y;
        if (c != b->first) {
            add_place(g, y + c->y, y + c->y,
                      cost_between_terms(g, &above, &below, b->style->leading));
            g->owed = 0;
        }
        above.entries++;
        below.entries--;
    }
    g->owed = 0;
}

static void gather_block(struct gatherer *g, const struct box *b, double y)
{
    const struct box *before = NULL, *above = NULL;

    for (const struct box *c = b->first; c != NULL;
         before = above, above = c, c = c->next) {
        bool cover = box_is_cover(c), after_cover = above != NULL && box_is_cover(above);
        if (above != NULL)
            add_place(g, y + above->y + above->height, y + c->y,
                      cost_between(before, above, c));
        if (cover || box_starts_page(c) || after_cover)
            force_place(g, y + c->y, cover, c->style->join && !cover && !after_cover);
        gather(g, c, y + c->y);
    }
}

static void gather(struct gatherer *g, const struct box *b, double y)
{
    if (b->style->keep && b->height <= g->layout->page_height) {
        g->owed = 0;
    } else
        switch (b->kind) {
        case BOX_BLOCK: gather_block(g, b, y); break;
        case BOX_TEXT: gather_lines(g, b, y); break;
        case BOX_TABLE: gather_rows(g, b, y); break;
        case BOX_TERMS: gather_terms(g, b, y); break;
        case BOX_COLUMNS:
            if (b->style->stack)
                gather_block(g, b, y);
            else
                g->owed = 0;
            break;
        case BOX_FIGURE:
        case BOX_ROW:
        case BOX_CELL: g->owed = 0; break;
        }
    if (b->style->keep_next)
        g->owed = OWED;
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
    const struct places in = g->out;
    double height = g->layout->page_height;

    g->out = (struct places){0};
    append(g, in.place[0]);
    for (size_t i = 1; i < in.n; append(g, in.place[i++]))
        for (;;) {
            const struct place_to_break *from = &g->out.place[g->out.n - 1];
            double cut = from->start + height - from->head, top;
            if (in.place[i].end <= cut + EPSILON)
                break;
            top = grid_down(g->layout, top_of_straddling(g->root, 0, cut));
            append(g, (struct place_to_break){.end = cut,
                                              .start = top < from->start + 1 ? cut : top,
                                              .cost = COST_EMERGENCY,
                                              .table = from->table,
                                              .head = from->head});
        }
}

/* A cover higher than a page goes on as a cover: its ink is made for its ground. */
static void continue_covers(struct places *places)
{
    for (size_t i = 1; i < places->n; i++)
        if (!places->place[i].forced)
            places->place[i].cover = places->place[i - 1].cover;
}

struct places places_gather(struct layout *l, const struct box *root)
{
    struct gatherer g = {.layout = l, .root = root};

    append(&g, (struct place_to_break){0});
    gather(&g, root, 0);
    append(&g, (struct place_to_break){
                   .end = root->height, .start = root->height, .forced = true});
    add_emergencies(&g);
    continue_covers(&g.out);
    return g.out;
}
