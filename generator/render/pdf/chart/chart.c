/*
 * chart.c - lays a figure out by itself and draws it; see chart.h.
 */
#include "render/pdf/chart/chart.h"
#include "render/pdf/chart/svg.h"
#include "render/pdf/draw/figure.h"
#include "render/pdf/paint/paint.h"

#include <string.h>

/* Points.  Type keeps its size, so the narrower a chart, the larger it is read on a slide.
 */
enum { TABLE_WIDTH = 576, DRAWING_WIDTH = 384, MARGIN = 24 };

/* --- words ------------------------------------------------------------------------- */

/* The text of the caption's part of this class, "" without. */
static const char *caption_part(struct arena *a, const struct node *figure,
                                const char *class)
{
    const struct node *caption = node_find(figure, EL_FIGCAPTION, NULL, "pdf");

    for (const struct node *k = caption ? caption->first : NULL; k; k = k->next)
        if (k->kind == NODE_ELEMENT && node_has_class(k, class))
            return node_text(a, k);
    return "";
}

static void put_sentence(struct buf *out, const char *text)
{
    size_t length = strlen(text);

    if (length == 0)
        return;
    buf_puts(out, out->length ? "\n" : "");
    buf_puts(out, text);
    if (!strchr(".!?:", text[length - 1]))
        buf_putc(out, '.');
}

/* The cells of a row, those that hold words. */
static void put_row(struct arena *a, struct buf *out, const struct node *row)
{
    struct buf line = {0};

    for (const struct node *k = row->first; k; k = k->next) {
        const char *text;

        if (k->kind != NODE_ELEMENT || node_hidden(k, "pdf"))
            continue;
        text = node_text(a, k);
        if (*text == '\0')
            continue;
        buf_puts(&line, line.length ? "; " : "");
        buf_puts(&line, text);
    }
    put_sentence(out, buf_text(&line));
    buf_drop(&line);
}

static void describe(struct arena *a, struct buf *out, const struct node *n)
{
    for (const struct node *k = n->first; k; k = k->next) {
        if (k->kind != NODE_ELEMENT || node_hidden(k, "pdf"))
            continue;
        if (k->element == EL_TR)
            put_row(a, out, k);
        else if (k->element == EL_SVG)
            put_sentence(out, node_is_decoration(k) ? "" : figure_alternative(a, k));
        else if (k->element == EL_P || k->element == EL_LI)
            put_sentence(out, node_text(a, k));
        else if (k->element != EL_FIGCAPTION && k->element != EL_CAPTION)
            describe(a, out, k);
    }
}

/* What is said of a chart besides its finding: its measure, what a drawing shows, the rows
 * of a table with what stands in them. */
static char *description(struct arena *a, const struct node *figure)
{
    struct buf text = {0};
    char *all;

    put_sentence(&text, caption_part(a, figure, "measure"));
    describe(a, &text, figure);
    all = arena_strdup(a, buf_text(&text));
    buf_drop(&text);
    return all;
}

/* --- drawing ------------------------------------------------------------------------- */

void chart_svg(struct layout *l, const struct doc *doc, const struct theme *t,
               const struct doc_chart *chart, struct buf *out)
{
    double width =
        node_find(chart->figure, EL_TABLE, NULL, "pdf") ? TABLE_WIDTH : DRAWING_WIDTH;
    struct box *box = box_build(l, chart->figure, doc->language);
    struct resources resources = {.arena = l->arena};
    struct buf operators = {0};
    struct svg svg;
    struct sink sink;
    struct canvas canvas;
    struct svg_head head = {.width = width,
                            .ground = t->light[ROLE_BG],
                            .language = doc->language,
                            .title = caption_part(l->arena, chart->figure, "finding"),
                            .description = description(l->arena, chart->figure)};

    box_measure(l, box, width - 2 * MARGIN);
    head.height = box->height + 2 * MARGIN;
    svg_begin(&svg, l->fonts, t->light[ROLE_INK], l->arena);
    sink = svg_sink(&svg);
    canvas_begin(&canvas, &operators, head.height, l->fonts);
    canvas.resources = &resources;
    canvas.sink = &sink;
    paint_alone(l, &canvas, doc, t, box, MARGIN, MARGIN);
    svg_end(&svg, &head, out);
    buf_drop(&operators);
}
