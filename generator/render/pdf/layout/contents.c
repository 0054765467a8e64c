/*
 * contents.c - page numbers beside the entries of a table of contents; see running.h.
 */
#include "render/pdf/layout/cache.h"
#include "render/pdf/layout/running.h"

#include <stdio.h>
#include <string.h>

/* The id that the first link inside leads to, or NULL. */
static const char *link_id(const struct node *n)
{
    const char *href = node_is(n, EL_A) ? node_attribute(n, AT_HREF) : NULL;

    if (href != NULL && href[0] == '#')
        return href + 1;
    for (const struct node *k = n->first; k != NULL; k = k->next) {
        const char *id = link_id(k);
        if (id != NULL)
            return id;
    }
    return NULL;
}

/* Looks for the id among blocks, columns and texts, not in tables; *y is its top in the
 * galley. */
static bool find_id(const struct box *b, const char *id, double top, double *y)
{
    const char *own = !b->anonymous && b->node != NULL && b->node->kind == NODE_ELEMENT
                          ? node_attribute(b->node, AT_ID)
                          : NULL;

    *y = top;
    if (own != NULL && strcmp(own, id) == 0)
        return true;
    if (b->kind == BOX_BLOCK || b->kind == BOX_COLUMNS)
        for (const struct box *c = b->first; c != NULL; c = c->next)
            if (find_id(c, id, top + c->y, y))
                return true;
    return false;
}

struct page_reference page_reference(struct layout *l, const struct box *root,
                                     const struct pages *pages, const struct box *b)
{
    struct page_reference number = {0};
    const char *id = link_id(b->node);
    char digits[16];
    double top;

    if (id == NULL || b->first == NULL || b->first->text == NULL ||
        !find_id(root, id, 0, &top))
        return number;
    snprintf(digits, sizeof digits, "%d", page_at(pages, top) + 1);
    number.text = paragraph_make_text(l, digits, b->style, b->language);
    paragraph_set(l, number.text, b->width);
    number.x = b->width - b->style->padding[SIDE_RIGHT] - number.text->width;
    number.y = b->first->y;
    return number;
}
