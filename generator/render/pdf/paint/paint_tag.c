/*
 * paint_tag.c - which structure element a box is.
 *
 * The elements are made in the order they are painted, each inside the one its box stands
 * in, with these exceptions: the groups of a table's rows, the items of a dl, and what
 * stands in a figure beside its drawing are placed where ISO 32000-1, 14.8.4 and PDF/UA-1,
 * 7.2 want them.  What the markup leaves open (short rows, skipped heading levels, text
 * directly in a list) is mended, so that any template gives a valid tree.
 */
#include "render/pdf/paint/paint.h"

#include <assert.h>
#include <string.h>

enum { HEADING_LEVELS = 4 };

/* The structure type of an element; NULL: its content belongs to the element around it. */
static const char *block_role(enum element e)
{
    static const char *const roles[EL_COUNT] = {
        [EL_SECTION] = "Sect", [EL_NAV] = "Sect",
        [EL_ASIDE] = "Sect",   [EL_P] = "P",
        [EL_UL] = "L",         [EL_OL] = "L",
        [EL_DL] = "L",         [EL_LI] = "LI",
        [EL_DT] = "Lbl",       [EL_DD] = "LBody",
        [EL_FIGURE] = "Div",   [EL_BLOCKQUOTE] = "BlockQuote",
        [EL_SUMMARY] = "P",    [EL_CAPTION] = "Caption",
        [EL_FIGCAPTION] = "P", [EL_TABLE] = "Table",
        [EL_TR] = "TR",        [EL_TH] = "TH",
        [EL_TD] = "TD",
    };

    return roles[e];
}

/* Text directly in a block is a paragraph, except where the block's element takes text. */
static bool takes_text(enum element e)
{
    return e == EL_TD || e == EL_TH || e == EL_LI || e == EL_DD || e == EL_DT ||
           e == EL_FIGCAPTION || e == EL_CAPTION || e == EL_P || e == EL_SUMMARY ||
           (e >= EL_H1 && e <= EL_H4);
}

bool node_is_decoration(const struct node *n)
{
    const char *hidden = node_attribute(n, AT_ARIA_HIDDEN);

    return hidden != NULL && strcmp(hidden, "true") == 0;
}

static bool is_element(const struct box *b, enum element e)
{
    return !b->anonymous && b->node->kind == NODE_ELEMENT && b->node->element == e;
}

/* --- headings ---------------------------------------------------------------- */

/* Levels never skip: a heading is at most one level below the heading before it. */
static const char *heading_role(struct painter *p, enum element e)
{
    static const char *const roles[HEADING_LEVELS] = {"H1", "H2", "H3", "H4"};
    int level = (int)(e - EL_H1);

    if (level > p->headings)
        level = p->headings;
    p->headings = level + 1;
    return roles[level];
}

/* --- lists --------------------------------------------------------------------- */

/* The lists of a nav are tables of contents, except those of what stands aside in it. */
static bool is_in_nav(const struct node *n)
{
    for (; n != NULL; n = n->parent)
        switch ((int)n->element) {
        case EL_NAV: return true;
        case EL_ASIDE:
        case EL_FOOTER:
        case EL_SECTION:
        case EL_TABLE:
        case EL_DOCUMENT: return false;
        }
    return false;
}

static bool is_list(const struct box *b)
{
    return is_element(b, EL_UL) || is_element(b, EL_OL) || is_element(b, EL_DL);
}

static struct tag *list_tag(struct painter *p, const struct box *b, struct tag *parent)
{
    struct tag *tag;

    if (b->node->element == EL_DL)
        return tag_new(p->sheet, parent, "L");
    if (is_in_nav(b->node))
        return tag_new(p->sheet, parent, "TOC");
    tag = tag_new(p->sheet, parent, "L");
    tag_list_numbering(p->sheet, tag, b->node->element == EL_OL ? "Decimal" : "Disc");
    return tag;
}

struct tag *paint_item_body(struct painter *p, struct box *item)
{
    if (item->inner == NULL)
        item->inner =
            tag_new(p->sheet, item->tag, is_in_nav(item->node) ? "Reference" : "LBody");
    return item->inner;
}

/* The item that a dt begins, or the open one that a dd belongs to.  The dl keeps it in
 * inner, and the last description in group. */
static struct tag *term_item(struct painter *p, const struct box *b, struct tag *list)
{
    struct box *dl = b->parent;
    bool term = is_element(b, EL_DT);

    if (dl->inner == NULL || (term && dl->group != NULL)) {
        dl->inner = tag_new(p->sheet, list, "LI");
        dl->group = NULL;
    }
    if (!term)
        dl->group = b->node;
    return dl->inner;
}

/* Where the tag of something in a list goes; what is no item gets one of its own. */
static struct tag *place_in_list(struct painter *p, const struct box *b, struct tag *list)
{
    bool contents;

    if (is_element(b, EL_LI))
        return list;
    if (is_element(b, EL_DT) || is_element(b, EL_DD))
        return term_item(p, b, list);
    contents = is_in_nav(b->node);
    return tag_new(p->sheet, tag_new(p->sheet, list, contents ? "TOCI" : "LI"),
                   contents ? "Reference" : "LBody");
}

/* --- tables ---------------------------------------------------------------------- */

/* Rows from this one to the table's end: no cell reaches further down. */
static int rows_left(const struct box *row, int most)
{
    int n = 0;

    for (; row != NULL && n < most; row = row->next)
        n += row->kind == BOX_ROW;
    return n;
}

static void describe_cell(struct painter *p, const struct box *b, struct tag *tag)
{
    const char *scope = node_attribute(b->node, AT_SCOPE);
    int rows = b->rowspan > 1 ? rows_left(b->parent, b->rowspan) : 1;

    if (b->node->element == EL_TH) {
        bool row = scope != NULL ? strncmp(scope, "row", 3) == 0 : !b->parent->head;
        tag_scope(p->sheet, tag, row ? "Row" : "Column");
    }
    if (b->colspan > 1 || rows > 1)
        tag_span(p->sheet, tag, b->colspan, rows);
}

/* Columns of the row that its cells and those reaching down from above fill. */
static int columns_filled(const struct box *row)
{
    int filled = 0;

    for (const struct box *c = row->first; c != NULL; c = c->next)
        filled += c->colspan;
    if (row->first == NULL || !row->joined)
        return filled;
    for (const struct box *r = row->parent->first; r != row; r = r->next)
        if (r->kind == BOX_ROW)
            for (const struct box *c = r->first; c != NULL; c = c->next)
                if (c->row + c->rowspan > row->first->row)
                    filled += c->colspan;
    return filled;
}

/* The first group of head rows is the THead, when other rows follow. */
static const char *group_role(const struct box *table, const struct node *group)
{
    const struct box *r = table->first;

    while (r != NULL && (r->kind != BOX_ROW || !r->head))
        r = r->next;
    if (r == NULL || r->node->parent != group)
        return "TBody";
    for (; r != NULL; r = r->next)
        if (r->kind == BOX_ROW && !r->head)
            return "THead";
    return "TBody";
}

/* The THead or TBody that a row stands in. */
static struct tag *row_group(struct painter *p, const struct box *row, struct tag *table)
{
    struct box *t = row->parent;
    const struct node *group = row->node->parent;

    assert(t != NULL); /* rows stand in tables */
    if (t->group != group) {
        t->group = group;
        t->inner = tag_new(p->sheet, table, group_role(t, group));
    }
    return t->inner;
}

/* A row with all its cells: a table is regular even where cells are painted on another page
 * or are missing. */
static struct tag *row_tag(struct painter *p, struct box *row, struct tag *table)
{
    struct tag *tag = tag_new(p->sheet, row_group(p, row, table), "TR");

    row->tag = tag;
    for (struct box *cell = row->first; cell != NULL; cell = cell->next)
        describe_cell(p, cell, paint_tag(p, cell, tag));
    for (int i = columns_filled(row); i < row->parent->grid->columns; i++)
        tag_new(p->sheet, tag, "TD");
    return tag;
}

/* --- figures ----------------------------------------------------------------------- */

/* True for a figure whose content is one drawing that says something: the drawing and its
 * caption are the Figure, what else stands there follows it. */
static bool shows_drawing(struct painter *p, const struct box *figure)
{
    const struct box *b = figure->first;

    while (b != NULL && is_element(b, EL_FIGCAPTION))
        b = b->next;
    return b != NULL && b->kind == BOX_FIGURE && drawing_text(p, b->svg) != NULL;
}

/* The figure keeps the tag around it in inner: what does not belong into it goes there. */
static struct tag *figure_tag(struct painter *p, struct box *b, struct tag *parent)
{
    if (!shows_drawing(p, b))
        return tag_new(p->sheet, parent, block_role(EL_FIGURE));
    b->inner = parent;
    return tag_new(p->sheet, parent, "Figure");
}

bool box_is_figure(const struct box *b)
{
    return is_element(b, EL_FIGURE) && b->inner != NULL;
}

/* --- all -------------------------------------------------------------------------- */

struct tag *paint_place(struct painter *p, const struct box *b, struct tag *parent)
{
    const struct box *around = b->parent;

    if (around == NULL)
        return parent;
    if (is_list(around))
        return place_in_list(p, b, parent);
    if (box_is_figure(around) && !is_element(b, EL_FIGCAPTION))
        return around->inner;
    if (is_element(around, EL_LI) && is_list(b) && is_in_nav(b->node))
        return around->tag; /* a TOC stands beside its Reference, not in it */
    return parent;
}

static struct tag *anonymous_tag(struct painter *p, const struct box *b, struct tag *parent)
{
    bool listed = b->parent != NULL && is_list(b->parent);

    return takes_text(b->node->element) || listed ? parent : tag_new(p->sheet, parent, "P");
}

static struct tag *element_tag(struct painter *p, struct box *b, struct tag *parent)
{
    enum element e = b->node->element;
    const char *role = block_role(e);
    struct tag *tag;

    if (b->kind == BOX_ROW)
        return row_tag(p, b, parent);
    if (e >= EL_H1 && e <= EL_H4)
        return tag_new(p->sheet, parent, heading_role(p, e));
    if (e == EL_FIGURE)
        return figure_tag(p, b, parent);
    if (is_list(b))
        return list_tag(p, b, parent);
    if (e == EL_LI && is_in_nav(b->node))
        role = "TOCI";
    else if (e == EL_FIGCAPTION && b->parent != NULL && box_is_figure(b->parent))
        role = "Caption";
    else if (e == EL_P && node_has_class(b->node, "source"))
        role = "Note";
    if (role == NULL)
        return b->kind == BOX_TEXT ? tag_new(p->sheet, parent, "P") : parent;
    tag = tag_new(p->sheet, parent, role);
    if (strcmp(role, "Note") == 0)
        tag_identify(p->sheet, tag);
    return tag;
}

struct tag *paint_tag(struct painter *p, struct box *b, struct tag *parent)
{
    const char *around = b->parent != NULL ? b->parent->language : p->doc->language;
    struct tag *tag;

    if (b->tag != NULL)
        return b->tag;
    parent = paint_place(p, b, parent);
    tag = b->anonymous ? anonymous_tag(p, b, parent) : element_tag(p, b, parent);
    if (b->language != around && strcmp(b->language, around) != 0) {
        if (tag == parent)
            tag = tag_new(p->sheet, parent, "Div");
        tag_language(p->sheet, tag, b->language);
    }
    return b->tag = tag;
}
