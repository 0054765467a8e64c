/*
 * preview.c - draws the picture of a public report; see preview.h.
 */
#include "render/pdf/chart/preview.h"
#include "render/pdf/chart/png.h"
#include "render/pdf/draw/figure.h"
#include "render/pdf/layout/cache.h"
#include "render/pdf/paint/paint.h"

#include <string.h>

/* Pixels. */
enum {
    WIDTH = 1200,
    HEIGHT = 630,
    MARGIN = 64,
    PANEL = 620,      /* width of the panel with the words, when a gauge stands beside it */
    GAUGE = 460,      /* width of the gauge */
    NAME_HEIGHT = 240 /* the company's name is set smaller until it fits */
};

static const struct node *find(const struct node *n, enum element e, const char *class)
{
    return node_find(n, e, class, "pdf");
}

static const char *text_of(struct arena *a, const struct node *n)
{
    return n ? node_text(a, n) : "";
}

/* A paragraph in the panel's colours at height y; returns the height below it. */
static double put_text(struct painter *p, const char *text, enum face face, double size,
                       double width, double y)
{
    struct style *style = arena_alloc(p->layout->arena, sizeof *style);
    struct paragraph *words;

    *style = (struct style){.size = size,
                            .leading = size * 1.2,
                            .face = face,
                            .colour = {ROLE_COVER, true},
                            .figures = FIGURES_PROPORTIONAL,
                            .background = {ROLE_COUNT, false},
                            .background_to = {ROLE_COUNT, false}};
    words = *text ? paragraph_make_text(p->layout, text, style, p->doc->language) : NULL;
    if (words == NULL)
        return y;
    paragraph_set(p->layout, words, width);
    if (face == FACE_BOLD && size > 36 &&
        (words->height > NAME_HEIGHT || words->narrowest > width))
        return put_text(p, text, face, size - 6, width, y);
    paint_paragraph(p, words, MARGIN, y, NULL);
    return y + words->height;
}

static void put_words(struct painter *p, const struct node *gauge, double panel)
{
    struct arena *a = p->layout->arena;
    const struct node *cover = find(p->doc->root, EL_SECTION, "cover");
    const struct node *finding = gauge ? find(gauge, EL_SPAN, "finding") : NULL;
    const struct node *edition = cover ? find(cover, EL_P, "edition") : NULL;
    double width = panel - 2 * MARGIN, y = MARGIN;

    canvas_rect(p->canvas, 0, 0, panel, HEIGHT, p->theme->light[ROLE_COVER]);
    if (cover == NULL)
        return;
    y = put_text(p, text_of(a, find(cover, EL_P, "kicker")), FACE_REGULAR, 24, width, y);
    y = put_text(p, text_of(a, find(cover, EL_H1, NULL)), FACE_BOLD, 72, width, y + 24);
    y = put_text(p, text_of(a, finding), FACE_SEMIBOLD, 34, width, y + 28);
    put_text(p, edition ? text_of(a, find(edition, EL_STRONG, NULL)) : "", FACE_REGULAR, 24,
             width, y + 16);
    put_text(p, p->doc->author ? p->doc->author : "", FACE_REGULAR, 22, width,
             HEIGHT - MARGIN - 28);
}

static void put_gauge(struct painter *p, const struct node *svg)
{
    const struct surroundings around = {.theme = p->theme,
                                        .language = p->doc->language,
                                        .ink = p->theme->light[ROLE_INK],
                                        .ground = p->theme->light[ROLE_BG]};
    double width, height;

    figure_size(svg, GAUGE, &width, &height);
    height *= GAUGE / width;
    figure_draw(p->canvas, svg, &around, PANEL + (WIDTH - PANEL - GAUGE) / 2.0,
                (HEIGHT - height) / 2, GAUGE, height);
}

bool preview_png(struct layout *l, const struct doc *doc, const struct theme *t,
                 struct buf *out)
{
    struct png *png = png_new(l->fonts, WIDTH, HEIGHT, t->light[ROLE_BG]);
    struct resources resources = {.arena = l->arena};
    const struct node *gauge = NULL, *svg;
    struct buf operators = {0};
    struct sink sink = png_sink(png);
    struct canvas canvas;
    struct painter painter = {.layout = l,
                              .canvas = &canvas,
                              .doc = doc,
                              .theme = t,
                              .slice = {.from = -1, .to = HEIGHT, .end = HEIGHT},
                              .artifact = true,
                              .ground = t->light[ROLE_COVER]};

    canvas_begin(&canvas, &operators, HEIGHT, l->fonts);
    canvas.resources = &resources;
    canvas.sink = &sink;
    for (int i = 0; i < doc->ncharts; i++)
        if (strcmp(doc->chart[i].name, "gauge") == 0)
            gauge = doc->chart[i].figure;
    svg = gauge ? find(gauge, EL_SVG, NULL) : NULL;
    put_words(&painter, gauge, svg ? PANEL : WIDTH);
    if (svg)
        put_gauge(&painter, svg);
    buf_drop(&operators);
    return png_finish(png, out);
}
