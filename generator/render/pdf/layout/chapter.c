/*
 * chapter.c - finds chapters and their titles; see chapter.h.
 */
#include "render/pdf/layout/chapter.h"

#include <string.h>

#define EPSILON 0.01

/* The same below b, whose top is *y. */
static const struct box *find_chapter(const struct box *b, double start, double *y)
{
    const struct box *found = NULL;
    double top = *y;

    for (const struct box *c = b->first; c != NULL && top + c->y <= start + EPSILON;
         c = c->next) {
        double at = top + c->y;
        const struct box *chapter = c;
        if (c->kind != BOX_BLOCK)
            continue;
        if (!box_starts_page(c))
            chapter = find_chapter(c, start, &at);
        if (chapter != NULL) {
            found = chapter;
            *y = at;
        }
    }
    return found;
}

const struct box *chapter_at(const struct box *root, double start, double *y)
{
    *y = 0;
    return find_chapter(root, start, y);
}

static const struct node *find_heading(const struct node *n)
{
    const struct node *found = NULL;

    for (n = n->first; n != NULL && found == NULL; n = n->next)
        if (n->kind == NODE_ELEMENT && !node_hidden(n, "pdf"))
            found = n->element >= EL_H1 && n->element <= EL_H4 ? n : find_heading(n);
    return found;
}

const struct node *chapter_heading(const struct box *chapter)
{
    return find_heading(chapter->node);
}

/* The first link to #id in the lists of contents below n, or NULL. */
static const struct node *find_link(const struct node *n, const char *id, bool in_nav)
{
    const struct node *found = NULL;
    const char *href;

    if (n->kind != NODE_ELEMENT)
        return NULL;
    in_nav = in_nav || n->element == EL_NAV;
    href = in_nav && n->element == EL_A ? node_attribute(n, AT_HREF) : NULL;
    if (href != NULL && href[0] == '#' && strcmp(href + 1, id) == 0)
        return n;
    for (const struct node *k = n->first; k != NULL && found == NULL; k = k->next)
        if (in_nav || k->kind != NODE_ELEMENT || k->element == EL_NAV)
            found = find_link(k, id, in_nav);
    return found;
}

/* The text of a heading without its number. */
static const char *heading_text(struct arena *a, const struct node *heading)
{
    const char *all = node_text(a, heading), *number;

    for (const struct node *k = heading->first; k != NULL; k = k->next) {
        if (k->kind != NODE_ELEMENT || !node_has_class(k, "chapter"))
            continue;
        number = node_text(a, k);
        if (strncmp(all, number, strlen(number)) == 0)
            all += strlen(number);
        return all + strspn(all, " ");
    }
    return all;
}

const char *chapter_title(struct arena *a, const struct box *root,
                          const struct box *chapter)
{
    const struct node *heading = chapter_heading(chapter), *link = NULL;
    const char *id = node_attribute(chapter->node, AT_ID);
    const char *label = node_attribute(chapter->node, AT_ARIA_LABELLEDBY);

    if (label != NULL)
        link = find_link(root->node, label, false);
    if (link == NULL && id != NULL)
        link = find_link(root->node, id, false);
    if (link != NULL)
        return node_text(a, link);
    return heading != NULL ? heading_text(a, heading) : NULL;
}
