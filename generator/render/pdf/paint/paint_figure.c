/*
 * paint_figure.c - drawings: a Figure with its alternative text, or an artifact when it has
 * none.
 */
#include "render/pdf/draw/figure.h"
#include "render/pdf/paint/paint.h"

const char *drawing_text(struct painter *p, const struct node *svg)
{
    const char *label = node_attribute(svg, AT_ARIA_LABEL);
    const char *text;

    if (node_is_decoration(svg))
        return NULL;
    text = figure_alternative(p->layout->arena, svg);
    if (*text != '\0')
        return text;
    return label != NULL && *label != '\0' ? label : NULL;
}

void paint_drawing(struct painter *p, const struct drawing *d, struct tag *parent,
                   bool is_figure)
{
    const char *text = p->artifact ? NULL : drawing_text(p, d->svg);
    const char *own = node_attribute(d->svg, AT_LANG);
    const struct surroundings around = {.theme = p->theme,
                                        .language = own != NULL ? own : d->language,
                                        .ink = tint_colour(p->theme, d->style->colour),
                                        .ground = p->ground};
    struct tag *tag = parent;

    if (text != NULL) {
        if (!is_figure)
            tag = tag_new(p->sheet, parent, "Figure");
        tag_alternative(p->sheet, tag, text);
        tag_box(p->sheet, tag, d->x, d->y, d->width, d->height);
        tag_placement(p->sheet, tag, d->block);
        if (own != NULL)
            tag_language(p->sheet, tag, own);
        sheet_mark(p->sheet, tag);
    } else if (!p->artifact) {
        canvas_begin_artifact(p->canvas, "Layout");
    }
    figure_draw(p->canvas, d->svg, &around, d->x, d->y, d->width, d->height);
    if (text != NULL)
        sheet_unmark(p->sheet);
    else if (!p->artifact)
        canvas_end_marked(p->canvas);
}
