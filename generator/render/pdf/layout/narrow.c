/*
 * narrow.c - what tables that are too wide can give; see narrow.h.
 *
 * The styles of a sheet are shared, and so are the paragraphs of the cache: a table that
 * gives something gets copies of its own, in the arena of the document.
 */
#include "render/pdf/layout/narrow.h"

#include "render/pdf/layout/breaks.h"

#include <string.h>

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* --- least widths ----------------------------------------------------------- */

/* The widest part of a word that is hyphenated wherever it can be. */
static double widest_part(struct layout *l, const struct item *it)
{
    bool points[ITEM_MAX];
    double hyphen, widest = 0;
    size_t from = 0;

    if (it->shaped == NULL || it->length < HYPHEN_WORD_MIN || it->length >= ITEM_MAX ||
        hyphenate(l->hyphens, it->language, it->text, it->length, points) == 0)
        return it->width;
    hyphen = item_hyphen(l, it);
    for (size_t k = 1; k <= it->length; k++) {
        bool last = k == it->length;
        if (!last && !points[k])
            continue;
        widest = larger(widest, item_part(l, it, from, k).width + (last ? 0 : hyphen));
        from = k;
    }
    return widest;
}

/* A number, a code or what the style keeps on one line. */
static bool is_solid(const struct item *it)
{
    if (it->shaped == NULL || it->style->nowrap)
        return true;
    for (size_t i = 0; i < it->length; i++)
        if (it->text[i] >= '0' && it->text[i] <= '9')
            return true;
    return false;
}

/* The least width of the items from first up to the next place where a line may end, whose
 * number is put into *end. */
static double least_of_cluster(struct layout *l, const struct paragraph *p, int first,
                               int *end)
{
    double width = 0, least = 0;
    bool solid = false;
    int i;

    for (i = first; i < p->nitems; i++) {
        const struct item *it = &p->item[i];
        solid = solid || is_solid(it);
        width += it->width;
        if (it->break_after)
            break;
        width += it->space;
    }
    *end = i < p->nitems ? i + 1 : i;
    if (solid)
        return width;
    for (i = first; i < *end; i++)
        least = larger(least, widest_part(l, &p->item[i]));
    return least;
}

static double least_of_text(struct layout *l, const struct paragraph *p)
{
    double least = 0;
    int next = 0;

    if (p == NULL)
        return 0;
    while (next < p->nitems)
        least = larger(least, least_of_cluster(l, p, next, &next));
    return least;
}

double narrow_least(struct layout *l, const struct box *b)
{
    bool beside = b->kind == BOX_COLUMNS || b->kind == BOX_ROW;
    const double *padding = b->style->padding;
    double least = 0;

    if (b->kind == BOX_FIGURE || b->kind == BOX_TABLE)
        return b->narrowest;
    if (b->kind == BOX_TEXT)
        least = least_of_text(l, b->text);
    for (const struct box *c = b->first; c != NULL; c = c->next) {
        double child = narrow_least(l, c);
        least = beside ? least + child + (c->next != NULL ? b->style->gutter : 0)
                       : larger(least, child);
    }
    return least + padding[SIDE_LEFT] + padding[SIDE_RIGHT];
}

/* --- giving ------------------------------------------------------------------ */

/* A style of the box's own. */
static struct style *own_style(struct layout *l, const struct style *style)
{
    struct style *own = arena_alloc(l->arena, sizeof *own);

    *own = *style;
    return own;
}

/* The widths of a box and of those in it are to be asked for again. */
static void forget_widths(struct box *b)
{
    b->intrinsic = false;
    b->narrowest = b->widest = 0;
    for (struct box *c = b->first; c != NULL; c = c->next)
        forget_widths(c);
}

void narrow_padding(struct layout *l, struct box *table)
{
    for (struct box *r = table->first; r != NULL; r = r->next) {
        if (r->kind != BOX_ROW)
            continue;
        for (struct box *c = r->first; c != NULL; c = c->next) {
            struct style *own = own_style(l, c->style);
            own->padding[SIDE_LEFT] /= 2;
            own->padding[SIDE_RIGHT] /= 2;
            c->style = own;
            forget_widths(c);
        }
    }
}

static const struct style *smaller_style(struct layout *l, const struct style *style,
                                         double factor)
{
    struct style *own = own_style(l, style);

    own->size *= factor;
    own->leading *= factor;
    return own;
}

/* A smaller copy of a paragraph, not yet broken; NULL stays NULL. */
static struct paragraph *smaller_text(struct layout *l, const struct paragraph *p,
                                      double factor)
{
    const struct style *from = NULL, *to = NULL;
    struct paragraph *own;

    if (p == NULL)
        return NULL;
    own = arena_alloc(l->arena, sizeof *own);
    own->style = smaller_style(l, p->style, factor);
    own->nitems = p->nitems;
    own->item = arena_array(l->arena, (size_t)p->nitems + 1, sizeof *own->item);
    own->narrowest = p->narrowest * factor;
    own->widest = p->widest * factor;
    for (int i = 0; i < p->nitems; i++) {
        struct item *it = &own->item[i];
        *it = p->item[i];
        if (it->style != from) {
            from = it->style;
            to = smaller_style(l, from, factor);
        }
        it->style = to;
        it->width *= factor;
        it->height *= factor;
        it->space *= factor;
        it->lead *= factor;
        it->tail *= factor;
    }
    return own;
}

static void set_smaller(struct layout *l, struct box *b, double factor)
{
    b->text = smaller_text(l, b->text, factor);
    b->marker = smaller_text(l, b->marker, factor);
    for (struct box *c = b->first; c != NULL; c = c->next)
        set_smaller(l, c, factor);
}

void narrow_type(struct layout *l, struct box *table, double factor)
{
    for (struct box *r = table->first; r != NULL; r = r->next)
        if (r->kind == BOX_ROW) {
            set_smaller(l, r, factor);
            forget_widths(r);
        }
}
