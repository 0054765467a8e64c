/*
 * contents.c - page numbers beside the entries of a table of contents.
 */
#include "render/pdf/paint/paint.h"

#include <stdio.h>
#include <string.h>

/* The id that the first link inside leads to, or NULL. */
static const char *link_id(const struct node *n)
{
    const char *href =
        n->kind == NODE_ELEMENT && n->element == EL_A ? node_attribute(n, AT_HREF) : NULL;

    if (href != NULL && href[0] == '#')
        return href + 1;
    for (const struct node *k = n->first; k != NULL; k = k->next) {
        const char *id = link_id(k);
        if (id != NULL)
            return id;
    }
    return NULL;
}

/* Looks for the id among blocks and texts, not in tables; *y is its top in the galley. */
static bool find_id(const struct box *b, const char *id, double top, double *y)
{
    const char *own = !b->anonymous && b->node != NULL && b->node->kind == NODE_ELEMENT
                          ? node_attribute(b->node, AT_ID)
                          : NULL;

    *y = top;
    if (own != NULL && strcmp(own, id) == 0)
        return true;
    if (b->kind == BOX_BLOCK)
        for (const struct box *c = b->first; c != NULL; c = c->next)
            if (find_id(c, id, top + c->y, y))
                return true;
    return false;
}

void paint_page_number(struct painter *p, const struct box *b, double x, double y,
                       struct tag *tag)
{
    const struct box *text = b->first;
    const char *id = link_id(b->node);
    struct paragraph *number;
    char digits[16];
    double top;

    if (id == NULL || text == NULL || text->text == NULL || p->artifact ||
        !find_id(p->root, id, 0, &top))
        return;
    snprintf(digits, sizeof digits, "%d", page_at(p->pages, top) + 1);
    number = paragraph_of_text(p->layout, digits, b->style, b->language);
    paragraph_break(p->layout, number, b->width);
    paint_paragraph(p, number, x + b->width - b->style->padding[SIDE_RIGHT] - number->width,
                    y + text->y, tag);
}
