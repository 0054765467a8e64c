/*
 * element.c - a node of the document tree with all below it as HTML.
 *
 * The tree is walked without recursion and without an allocation.  What the page adds to it
 * is a label on the cells of data and chart tables, so that rows can become blocks on a
 * phone and still say what each number is, and where words without end may be broken.
 * What holds without being said, by HTML, SVG or the style sheet, is left out.
 */
#include "render/html/html.h"

#include <assert.h>
#include <string.h>

/* Where the walk is. */
struct walk {
    const struct doc *doc;
    const struct node *table; /* the open table whose cells are labelled, or NULL */
    const struct node *head;  /* its head row */
};

/* Tags and attribute names ready to copy: a page has thousands of them. */
struct piece {
    const char *text;
    size_t length;
};
#define X(name, markup, kind) [EL_##name] = {"<" markup, sizeof("<" markup) - 1},
static const struct piece opening[EL_COUNT] = {ELEMENTS(X)};
#undef X
#define X(name, markup, kind) [EL_##name] = {"</" markup ">", sizeof("</" markup ">") - 1},
static const struct piece closing[EL_COUNT] = {ELEMENTS(X)};
#undef X
#define X(name, markup) [AT_##name] = {" " markup "=\"", sizeof(" " markup "=\"") - 1},
static const struct piece attribute[AT_COUNT] = {ATTRIBUTES(X)};
#undef X

static void put_piece(struct buf *out, struct piece p)
{
    buf_put(out, p.text, p.length);
}

/* True for a part of a bar that is as high as the bar. */
static bool is_full_height(const struct node *n, const char *height)
{
    const char *bar = node_attribute(n->parent, AT_HEIGHT);

    return n->element == EL_RECT && node_has_class(n->parent, "bar") && bar &&
           strcmp(bar, height) == 0;
}

/* True for what holds without being said: a place at zero; by the style sheet, that a bar
 * fills its cell, its parts are as high, its words small and in the middle of their places,
 * and its marks may stand out of it. */
static bool is_default(const struct node *n, const struct node_attribute *a)
{
    switch ((int)a->name) {
    case AT_X1:
    case AT_Y1:
    case AT_X2:
    case AT_Y2: return strcmp(a->value, "0") == 0;
    case AT_X:
    case AT_Y: return n->element != EL_TEXT && strcmp(a->value, "0") == 0;
    case AT_FONT_SIZE: return strcmp(a->value, "12") == 0 && node_has_class(n, "bar");
    case AT_TEXT_ANCHOR: return strcmp(a->value, "middle") == 0 && node_has_class(n, "bar");
    case AT_STROKE_WIDTH:
        return strcmp(a->value, "1") == 0 &&
               node_attribute(n->parent, AT_STROKE_WIDTH) == NULL;
    case AT_OVERFLOW:
        return n->element == EL_SVG && strcmp(a->value, "visible") == 0 &&
               node_has_class(n->parent, "bar");
    case AT_HEIGHT:
        return is_full_height(n, a->value) ||
               (node_has_class(n, "bar") && strcmp(a->value, "16") == 0);
    case AT_WIDTH: return strcmp(a->value, "100%") == 0 && node_has_class(n, "bar");
    }
    return false;
}

static void put_attributes(struct buf *out, const struct node *n)
{
    for (const struct node_attribute *a = n->attributes; a; a = a->next) {
        if (a->name == AT_DATA_FOR || a->name == AT_FOCUSABLE || is_default(n, a))
            continue;
        if (a->name == AT_CHECKED) {
            buf_puts(out, " checked"); /* HTML writes it without a value */
            continue;
        }
        put_piece(out, attribute[a->name]);
        html_put_escaped(out, a->value, true);
        buf_putc(out, '"');
    }
}

static bool is_labelled(const struct node *table)
{
    return node_has_class(table, "data") || node_has_class(table, "chart") ||
           node_has_class(table, "heatmap");
}

/* The cover is the page's header, and HTML lets no header hold another or a footer. */
static bool is_cover_part(const struct node *n)
{
    return (n->element == EL_HEADER || n->element == EL_FOOTER) &&
           node_has_class(n->parent, "cover");
}

static enum element element_shown(const struct node *n)
{
    return is_cover_part(n) ? EL_DIV : n->element;
}

/* True for a span that only keeps a number on one line, as style.css does for its cell. */
static bool is_needless(const struct node *n)
{
    const char *classes = node_attribute(n, AT_CLASS);

    return n->element == EL_SPAN && classes && strcmp(classes, "nowrap") == 0 &&
           n->attributes->next == NULL && node_is(n->parent, EL_TD) &&
           node_has_class(n->parent, "num");
}

static void put_open(struct buf *out, const struct node *n, struct walk *w)
{
    if (is_needless(n))
        return;
    put_piece(out, opening[element_shown(n)]);
    put_attributes(out, n);
    if (is_cover_part(n) && node_attribute(n, AT_CLASS) == NULL)
        buf_puts(out, n->element == EL_HEADER ? " class=\"head\"" : " class=\"foot\"");
    if (n->element == EL_MAIN && node_attribute(n, AT_ID) == NULL)
        buf_puts(out, " id=\"main\"");
    if (n->element == EL_ASIDE && node_attribute(n, AT_ROLE) == NULL)
        buf_puts(out, " role=\"note\""); /* part of the text, no landmark */
    if (n->element == EL_TABLE && is_labelled(n)) {
        w->head = html_head_row(n);
        w->table = w->head ? n : NULL;
    }
    if (n->element == EL_TD && w->table)
        html_put_label(out, n, w->head);
    buf_puts(out, n->first == NULL && element_is_svg(n->element) ? "/>" : ">");
}

static void put_close(struct buf *out, const struct node *n, struct walk *w)
{
    if (w->table && n == w->table)
        w->table = NULL;
    if (is_needless(n))
        return;
    if (element_is_void(n->element) || (n->first == NULL && element_is_svg(n->element)))
        return;
    if (n->element == EL_FIGURE)
        html_put_chart_link(out, w->doc, n);
    put_piece(out, closing[element_shown(n)]);
    if (n->next && (element_is_block(n->element) || n->element == EL_TR) &&
        !node_is(n->parent, EL_DIV))
        buf_putc(out, '\n');
}

/* True in a cell whose words break anywhere by the style sheet. */
static bool is_apart(const struct node *text)
{
    const struct node *n = text->parent;

    while (n->element != EL_TABLE && n->element != EL_TD)
        n = n->parent;
    return node_has_class(n, "apart");
}

static void put_text(struct buf *out, const struct node *n, const struct walk *w)
{
    if (w->table && !element_is_svg(n->parent->element) && !is_apart(n))
        html_put_cell(out, n->text);
    else
        html_put_escaped(out, n->text, false);
}

void html_put_tree(struct buf *out, const struct doc *doc, const struct node *root)
{
    const struct node *n = root;
    struct walk w = {.doc = doc};

    for (;;) {
        bool hidden = n->kind == NODE_ELEMENT && node_hidden(n, "html");

        if (n->kind == NODE_TEXT) {
            put_text(out, n, &w);
        } else if (!hidden) {
            put_open(out, n, &w);
            if (n->first) {
                n = n->first;
                continue;
            }
            put_close(out, n, &w);
        }
        while (n != root && n->next == NULL) {
            n = n->parent;
            assert(n); /* root lies above */
            put_close(out, n, &w);
        }
        if (n == root)
            return;
        n = n->next;
    }
}
