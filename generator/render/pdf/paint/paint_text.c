/*
 * paint_text.c - shows the lines of paragraphs: text, inline drawings, links.
 */
#include "render/pdf/paint/paint.h"

#include "base/text.h"
#include "render/pdf/layout/runs.h"

#include <string.h>

#define GROUND_MARGIN 0.74 /* em a ground is higher than the capitals on it */

/* The state of painting one paragraph. */
struct text_painter {
    struct painter *p;
    const struct paragraph *text;
    struct tag *tag;         /* the paragraph's */
    const struct node *node; /* whose marked content is open */
    struct tag *inner;       /* its element, when it has one */
    bool open, artifact;
};

/* Only what works from a file on its own: addresses, mail, telephone, places inside. */
static const char *link_target(const struct node *n)
{
    static const char *const schemes[] = {"#", "http://", "https://", "mailto:", "tel:"};
    const char *href = n->element == EL_A ? node_attribute(n, AT_HREF) : NULL;

    if (href == NULL)
        return NULL;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(href, schemes[i], strlen(schemes[i])) == 0)
            return href;
    return NULL;
}

/* The language of an inline element, when it is not the paragraph's. */
static const char *inline_language(const struct node *n)
{
    for (; n != NULL && element_is_inline(n->element); n = n->parent)
        if (node_attribute(n, AT_LANG) != NULL)
            return node_attribute(n, AT_LANG);
    return NULL;
}

/* The element that an inline node's text belongs to. */
static struct tag *inline_tag(struct text_painter *t, const struct node *n)
{
    struct sheet *sheet = t->p->sheet;
    const char *language = inline_language(n);
    struct tag *tag;

    if (link_target(n) == NULL && language == NULL)
        return t->tag;
    tag = tag_new(sheet, t->tag, link_target(n) != NULL ? "Link" : "Span");
    if (language != NULL)
        tag_language(sheet, tag, language);
    return tag;
}

static void close_content(struct text_painter *t)
{
    if (!t->open)
        return;
    if (t->artifact)
        canvas_end_marked(t->p->canvas);
    else
        sheet_unmark(t->p->sheet);
    t->open = false;
}

/* Makes t->inner the element that content of this node belongs to. */
static void enter_node(struct text_painter *t, const struct node *n)
{
    t->artifact = n != NULL && node_is_decoration(n);
    if (n != t->node && n != NULL && !t->artifact)
        t->inner = inline_tag(t, n);
    t->node = n;
}

/* Opens the marked content that text of this node belongs to. */
static void open_content(struct text_painter *t, const struct node *n)
{
    if (t->p->artifact || (t->open && t->node == n))
        return;
    close_content(t);
    enter_node(t, n);
    if (t->artifact)
        canvas_begin_artifact(t->p->canvas, "Layout");
    else
        sheet_mark(t->p->sheet, n != NULL ? t->inner : t->tag);
    t->open = true;
}

static void show_tracked(struct painter *p, const struct item *it, double x, double base,
                         unsigned colour)
{
    const char *s = it->text, *end = it->text + it->length, *next;

    for (; s < end; s = next) {
        const struct shaped *one;
        text_next(s, &next);
        one = fonts_shape_figures(p->layout->fonts, it->style->face, it->style->figures,
                                  it->language, s, (size_t)(next - s));
        canvas_text(p->canvas, one, x, base, it->style->size, colour);
        x += it->style->size * (one->width + it->style->tracking);
    }
}

/* A drawing in a line, centred on the capital letters beside it. */
static void show_drawing(struct text_painter *t, const struct item *it, double x,
                         double base)
{
    struct painter *p = t->p;
    const struct style *s = it->style;
    double middle = base - fonts_cap_height(p->layout->fonts, s->face) * s->size / 2;
    const struct drawing d = {.svg = it->svg,
                              .style = it->style,
                              .language = it->language,
                              .x = x,
                              .y = middle - it->height / 2,
                              .width = it->width - it->lead - it->tail,
                              .height = it->height};

    close_content(t);
    if (!p->artifact)
        enter_node(t, it->node);
    paint_drawing(p, &d, it->node != NULL && !t->artifact ? t->inner : t->tag, false);
}

static void show_item(struct text_painter *t, const struct item *it, double x, double base)
{
    struct painter *p = t->p;
    unsigned colour = tint_colour(p->theme, it->style->colour);

    x += it->lead;
    base -= it->style->raise * it->style->size;
    if (it->svg != NULL) {
        show_drawing(t, it, x, base);
        return;
    }
    if (it->shaped == NULL)
        return;
    open_content(t, it->node);
    if (it->style->tracking > 0)
        show_tracked(p, it, x, base, colour);
    else
        canvas_text(p->canvas, it->shaped, x, base, it->style->size, colour);
}

static void show_items(struct text_painter *t, const struct line *line,
                       const struct item *it, int n, double x, double base)
{
    for (const struct item *end = it + n; it < end; it++) {
        show_item(t, it, x, base);
        x += it->width + it->space * (1 + line->stretch);
    }
}

static void tell_items(struct text_painter *t, const struct line *line,
                       const struct item *it, int n, double x, double base, unsigned colour)
{
    for (const struct item *end = it + n; it < end; it++) {
        canvas_tell(t->p->canvas, it->shaped, x + it->lead, base, it->style->size, colour);
        x += it->width + it->space * (1 + line->stretch);
    }
}

/* Shows the run that begins with an item; kept: as it was kept, or NULL. */
static struct run show_run(struct text_painter *t, const struct line *line,
                           const struct run *kept, const struct item *it, double x,
                           double base)
{
    struct painter *p = t->p;
    struct fonts *fonts = p->layout->fonts;
    const struct item *end = &t->text->piece[line->first + line->n];
    const struct style *s = it->style;
    unsigned colour = tint_colour(p->theme, s->colour);
    struct run run =
        kept != NULL && run_use(fonts, kept) ? *kept : run_make(fonts, line, it, end);

    if (run.shown.bytes == NULL) {
        show_items(t, line, it, run.n, x, base);
        return run;
    }
    base -= s->raise * s->size;
    open_content(t, it->node);
    if (p->canvas->sink != NULL)
        tell_items(t, line, it, run.n, x, base, colour);
    canvas_run(p->canvas, run.face, &run.shown, x, base, s->size, colour);
    return run;
}

static void show_hyphen(struct text_painter *t, const struct item *it, double x,
                        double base)
{
    const struct shaped *hyphen =
        fonts_shape(t->p->layout->fonts, it->style->face, it->language, "-", 1);

    canvas_hyphen(t->p->canvas, hyphen, x, base, it->style->size,
                  tint_colour(t->p->theme, it->style->colour));
}

/* A space behind a line that ends before its text does, so that extracted words stay apart:
 * breaking at spaces leaves them there, at a br there is none. */
static void show_line_end(struct text_painter *t, const struct item *it, double x,
                          double base)
{
    const struct item *last = t->text->piece + t->text->npieces - 1;

    if (it == last || !it->forced_after || it->space > 0 || it->shaped == NULL ||
        it[1].text == it->text + it->length) /* the other part of a word */
        return;
    canvas_text(t->p->canvas,
                fonts_shape(t->p->layout->fonts, it->style->face, it->language, " ", 1), x,
                base, it->style->size, tint_colour(t->p->theme, it->style->colour));
}

/* The grounds of inline boxes, such as a legend's keys; before any text of the line. */
static void paint_grounds(struct text_painter *t, const struct line *line, double x,
                          double y)
{
    struct painter *p = t->p;
    const struct item *it = &t->text->piece[line->first], *end = it + line->n;

    while (it < end) {
        const struct style *s = it->style;
        double width = 0, space = 0, capital, height;
        for (; it < end && it->style == s; it++) {
            width += space + it->width;
            space = it->space * (1 + line->stretch);
            if (it->tail > 0) {
                it++;
                break;
            }
        }
        if (s->background.role < ROLE_COUNT && width > 0) {
            capital = fonts_cap_height(p->layout->fonts, s->face) * s->size;
            height = capital + GROUND_MARGIN * s->size;
            if (!p->artifact)
                canvas_begin_artifact(p->canvas, "Layout");
            canvas_round_rect(p->canvas, x, y + line->base - (capital + height) / 2, width,
                              height, s->radius, tint_colour(p->theme, s->background));
            if (!p->artifact)
                canvas_end_marked(p->canvas);
        }
        x += width + space;
    }
}

/* Makes a link's area on a line; its element is still the one that is open. */
static void add_link(struct text_painter *t, const struct node *n, double from, double to,
                     double y, double height)
{
    struct painter *p = t->p;

    if (n == NULL || p->artifact || to <= from || link_target(n) == NULL)
        return;
    sheet_link(p->sheet, t->inner, from, y, to - from, height, link_target(n),
               node_text(p->layout->arena, n));
}

static void show_line(struct text_painter *t, const struct line *line, double x, double y)
{
    const struct item *it = &t->text->piece[line->first], *end = it + line->n;
    const struct run *kept = line->run;
    const struct node *node = NULL;
    double from = x, to = x;

    if (line->grounds) {
        close_content(t);
        paint_grounds(t, line, x, y);
    }
    while (it < end) {
        struct run run;

        if (it->node != node) {
            add_link(t, node, from, to, y, line->height);
            node = it->node;
            from = x;
        }
        run = show_run(t, line, kept, it, x, y + line->base);
        kept = kept != NULL ? kept + 1 : NULL;
        it += run.n;
        to = x + run.end;
        x += run.next;
    }
    if (line->hyphen)
        show_hyphen(t, end - 1, x, y + line->base);
    else
        show_line_end(t, end - 1, x, y + line->base);
    add_link(t, node, from, to, y, line->height);
}

void paint_paragraph(struct painter *p, const struct paragraph *text, double x, double y,
                     struct tag *tag)
{
    struct text_painter t = {.p = p, .text = text, .tag = tag};

    for (int k = 0; k < text->nlines; k++) {
        const struct line *line = &text->line[k];
        double top = y + line->y;
        if (!slice_has_top(&p->slice, top))
            continue;
        show_line(&t, line, x + line_indent(text, line), top + p->slice.shift);
    }
    close_content(&t);
}
