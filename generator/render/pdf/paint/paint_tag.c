/*
 * paint_tag.c - which structure element a box is.
 */
#include "render/pdf/paint/paint.h"

#include <string.h>

/* The structure type of an element; NULL: its content belongs to the element around it. */
static const char *block_role(enum element e)
{
    static const char *const roles[EL_COUNT] = {
        [EL_SECTION] = "Sect",
        [EL_NAV] = "Sect",
        [EL_H1] = "H1",
        [EL_H2] = "H2",
        [EL_H3] = "H3",
        [EL_H4] = "H4",
        [EL_P] = "P",
        [EL_UL] = "L",
        [EL_OL] = "L",
        [EL_LI] = "LI",
        [EL_DT] = "P",
        [EL_DD] = "P",
        [EL_FIGURE] = "Div",
        [EL_ASIDE] = "Div",
        [EL_BLOCKQUOTE] = "BlockQuote",
        [EL_SUMMARY] = "P",
        [EL_CAPTION] = "Caption",
        [EL_FIGCAPTION] = "Caption",
        [EL_TABLE] = "Table",
        [EL_TR] = "TR",
        [EL_TH] = "TH",
        [EL_TD] = "TD",
    };

    return roles[e];
}

/* Text directly in a block is a paragraph, except where the block's element takes text. */
static bool takes_text(enum element e)
{
    return e == EL_TD || e == EL_TH || e == EL_LI || e == EL_DD || e == EL_FIGCAPTION ||
           e == EL_CAPTION || e == EL_P;
}

static void describe_cell(struct painter *p, const struct box *b, struct tag *tag)
{
    const char *scope = node_attribute(b->node, AT_SCOPE);

    if (b->node->element == EL_TH) {
        bool row = scope != NULL ? strncmp(scope, "row", 3) == 0 : !b->parent->head;
        tag_scope(p->sheet, tag, row ? "Row" : "Column");
    }
    if (b->colspan > 1 || b->rowspan > 1)
        tag_span(p->sheet, tag, b->colspan, b->rowspan);
}

/* The THead or TBody that a row stands in. */
static struct tag *row_group(struct painter *p, const struct box *row, struct tag *table)
{
    struct box *t = row->parent;
    const struct node *group = row->node->parent;

    if (group == NULL || (group->element != EL_THEAD && group->element != EL_TBODY))
        return table;
    if (t->group != group) {
        t->group = group;
        t->inner = tag_new(p->sheet, table, group->element == EL_THEAD ? "THead" : "TBody");
    }
    return t->inner;
}

static const char *list_numbering(const struct node *n)
{
    return n->element == EL_OL ? "Decimal" : "Disc";
}

struct tag *paint_tag(struct painter *p, struct box *b, struct tag *parent)
{
    const char *role;

    if (b->tag != NULL)
        return b->tag;
    if (b->anonymous) {
        if (!takes_text(b->node->element))
            return b->tag = tag_new(p->sheet, parent, "P");
        return b->tag = parent;
    }
    role = block_role(b->node->element);
    if (role == NULL)
        return b->tag = b->kind == BOX_TEXT ? tag_new(p->sheet, parent, "P") : parent;
    if (b->kind == BOX_ROW)
        parent = row_group(p, b, parent);
    b->tag = tag_new(p->sheet, parent, role);
    if (b->kind == BOX_CELL)
        describe_cell(p, b, b->tag);
    if (b->node->element == EL_UL || b->node->element == EL_OL)
        tag_list_numbering(p->sheet, b->tag, list_numbering(b->node));
    if (node_attribute(b->node, AT_LANG) != NULL)
        tag_language(p->sheet, b->tag, node_attribute(b->node, AT_LANG));
    return b->tag;
}
