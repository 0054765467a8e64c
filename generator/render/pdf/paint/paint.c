/*
 * paint.c - walks the box tree for each page.
 */
#include "render/pdf/paint/paint.h"

#include "render/pdf/layout/running.h"

#include <string.h>

#define EPSILON 0.01

static void paint_box(struct painter *p, struct box *b, double x, double y,
                      struct tag *parent);

/* Outline and link targets, when the top of a box comes by. */
static void announce(struct painter *p, struct box *b, double y)
{
    const struct node *n = b->node;
    const char *id;

    if (b->begun || p->artifact || b->anonymous || n == NULL || n->kind != NODE_ELEMENT)
        return;
    b->begun = true;
    id = node_attribute(n, AT_ID);
    if (id != NULL && n->element != EL_SVG)
        sheet_anchor(p->sheet, id, y + p->slice.shift);
    if (n->element >= EL_H1 && n->element <= EL_H3)
        sheet_outline(p->sheet, (int)(n->element - EL_H1) + 1,
                      node_text(p->layout->arena, n), y + p->slice.shift);
}

/* A drawing of its own; the one of a figure is that figure's Figure. */
static void paint_own_drawing(struct painter *p, const struct box *b, double x, double y,
                              struct tag *parent)
{
    const struct drawing d = {.svg = b->svg,
                              .style = b->style,
                              .language = b->language,
                              .x = x,
                              .y = y + p->slice.shift,
                              .width = b->width,
                              .height = b->height,
                              .block = true};
    bool is_figure =
        !p->artifact && b->parent != NULL && box_is_figure(b->parent) && !b->parent->drawn;

    if (!slice_has_top(&p->slice, y))
        return;
    if (is_figure)
        b->parent->drawn = true;
    else if (!p->artifact)
        parent = paint_place(p, b, parent);
    paint_drawing(p, &d, parent, is_figure);
}

/* The head rows again, on top of a page that a table continues on. */
static void repeat_head(struct painter *p, struct box *table, double x, double y)
{
    const struct box *head = table_head(table);
    struct painter again = *p;

    if (head == NULL)
        return;
    again.slice = head_slice(p->page, &p->slice, y + head->y);
    again.artifact = true;
    canvas_begin_artifact(p->canvas, "Pagination");
    for (struct box *r = table->first; r != NULL; r = r->next)
        if (r->kind == BOX_ROW && r->head)
            paint_box(&again, r, x, y, NULL);
    canvas_end_marked(p->canvas);
}

static void paint_children(struct painter *p, struct box *b, double x, double y,
                           struct tag *tag)
{
    bool stacked = b->kind == BOX_BLOCK || b->kind == BOX_TABLE;
    struct box *c = b->first;

    if (stacked && !p->artifact) {
        if (b->resume == NULL)
            b->resume = b->first;
        while (b->resume != NULL && b->resume->next != NULL &&
               y + b->resume->y + b->resume->height < p->slice.from - EPSILON)
            b->resume = b->resume->next;
        c = b->resume;
    }
    for (; c != NULL; c = c->next) {
        if (stacked && slice_is_above(&p->slice, y + c->y))
            break;
        paint_box(p, c, x, y, tag);
    }
}

static void paint_table(struct painter *p, struct box *b, double x, double y,
                        struct tag *tag)
{
    if (!p->artifact && p->page->table == b)
        repeat_head(p, b, x, y);
    paint_children(p, b, x, y, tag);
}

/* The label of a list item. */
static void paint_marker(struct painter *p, struct box *b, double x, double y,
                         struct tag *tag)
{
    struct tag *label = NULL;
    double top = y + b->top;
    double indent = b->marker->style->padding[SIDE_LEFT];

    if (slice_has_top(&p->slice, top)) {
        if (!p->artifact)
            label = tag_new(p->sheet, tag, "Lbl");
        paint_paragraph(p, b->marker, x + indent, top, label);
    }
}

/* The page number beside an entry of the contents. */
static void paint_page_number(struct painter *p, const struct box *b, double x, double y,
                              struct tag *tag)
{
    struct page_reference number;

    if (p->artifact)
        return;
    number = page_reference(p->layout, p->root, p->pages, b);
    if (number.text != NULL)
        paint_paragraph(p, number.text, x + number.x, y + number.y, tag);
}

static void paint_box(struct painter *p, struct box *b, double x, double y,
                      struct tag *parent)
{
    const struct style *s = b->style;
    unsigned ground = p->ground;
    struct tag *tag;
    bool hidden;

    x += b->x;
    y += b->y;
    if (!slice_shows(&p->slice, y, b->height))
        return;
    hidden =
        !p->artifact && !b->anonymous && b->node != NULL && node_is_decoration(b->node);
    if (b->kind == BOX_FIGURE) {
        paint_own_drawing(p, b, x, y, parent);
        return;
    }
    if (y >= p->slice.from - EPSILON)
        announce(p, b, y);
    paint_decoration(p, b, x, y);
    if (s->background.role < ROLE_COUNT)
        p->ground = tint_colour(p->theme, s->background);
    if (hidden) {
        canvas_begin_artifact(p->canvas, "Layout");
        p->artifact = true;
    }
    tag = p->artifact ? NULL : paint_tag(p, b, parent);
    if (b->kind == BOX_TEXT) {
        if (b->text != NULL)
            paint_paragraph(p, b->text, x + s->padding[SIDE_LEFT], y + b->top, tag);
    } else if (b->kind == BOX_TABLE) {
        paint_table(p, b, x, y, tag);
    } else {
        if (b->marker != NULL)
            paint_marker(p, b, x, y, tag);
        if (tag != NULL && !b->anonymous && b->node->element == EL_LI)
            tag = paint_item_body(p, b);
        paint_children(p, b, x, y, tag);
        if (s->page_number)
            paint_page_number(p, b, x, y, tag);
    }
    if (hidden) {
        canvas_end_marked(p->canvas);
        p->artifact = false;
    }
    p->ground = ground;
}

/* The cover that the page shows, and its top in the galley. */
static const struct box *find_cover(const struct box *b, double from, double *y)
{
    double top = *y;

    for (const struct box *c = b->first; c != NULL && top + c->y <= from + 1; c = c->next) {
        const struct box *found;
        *y = top + c->y;
        if (*y + c->height <= from)
            continue;
        if (box_is_cover(c))
            return c;
        found = c->kind == BOX_BLOCK ? find_cover(c, from, y) : NULL;
        if (found != NULL)
            return found;
    }
    return NULL;
}

static void paint_page(struct painter *p, struct box *root, int number)
{
    const struct page_setup *setup = style_page(p->layout->sheet);
    const struct page *page = &p->pages->page[number];

    p->page = page;
    p->slice = page_slice(setup, root, p->pages, number);
    p->canvas = sheet_page_begin(p->sheet, setup->width, setup->height);
    if (page->cover) {
        double y = 0;
        const struct box *cover = find_cover(root, page->start, &y);
        if (cover != NULL)
            paint_cover(p, cover, y);
    } else {
        paint_watermark(p, NULL, 0);
        paint_running(p, number);
    }
    paint_box(p, root, setup->margin_left, 0, sheet_root_tag(p->sheet));
    canvas_flush(p->canvas);
    sheet_page_end(p->sheet);
}

void paint_document(struct layout *l, struct sheet *sheet, const struct doc *doc,
                    const struct theme *theme, struct box *root, const struct pages *pages)
{
    struct painter p = {.layout = l,
                        .sheet = sheet,
                        .doc = doc,
                        .theme = theme,
                        .pages = pages,
                        .root = root,
                        .ground = theme->light[ROLE_BG]};

    for (int i = 0; i < pages->n; i++)
        paint_page(&p, root, i);
}

void paint_alone(struct layout *l, struct canvas *c, const struct doc *doc,
                 const struct theme *theme, struct box *box, double x, double y)
{
    struct painter p = {
        .layout = l,
        .canvas = c,
        .doc = doc,
        .theme = theme,
        .root = box,
        .slice = {.from = -1, .to = box->height + 1, .end = box->height, .shift = y},
        .artifact = true, /* all of it: there is no file to have tags in */
        .ground = theme->light[ROLE_BG]};

    paint_box(&p, box, x, 0, NULL);
    canvas_flush(c);
}
