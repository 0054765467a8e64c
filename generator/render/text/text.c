/*
 * text.c - the document tree as plain lines, the form of the golden tests.
 *
 * One element or one run of text a line, indented by two spaces a level:
 *
 *     table.heatmap              an element with its classes
 *       td.bg-heat-2.num         roles of colours are classes
 *         "3.4"                  text, white space collapsed
 *
 * Shown are the attributes a reader or a machine depends on: ids, links, languages, table
 * structure, accessible names and the geometry of drawings.  How a stroke ends or how heavy
 * a letter is drawn is left out: looks do not belong in golden files.
 */
#include "render/render.h"

#include <string.h>

enum {
    DATA_SHOWN = 48 /* bytes of a path or picture printed; logos would drown the rest */
};

static bool attribute_shown(enum attribute a)
{
    switch (a) {
    case AT_ID:
    case AT_LANG:
    case AT_DATA_FOR:
    case AT_ARIA_LABEL:
    case AT_ARIA_LABELLEDBY:
    case AT_ARIA_HIDDEN:
    case AT_ROLE:
    case AT_HREF:
    case AT_REL:
    case AT_SRC:
    case AT_ALT:
    case AT_DATETIME:
    case AT_SCOPE:
    case AT_COLSPAN:
    case AT_ROWSPAN:
    case AT_OPEN:
    case AT_TABINDEX:
    case AT_HREFLANG:
    case AT_TYPE:
    case AT_NAME:
    case AT_CHECKED:
    case AT_ARIA_SORT:
    case AT_ARIA_CURRENT:
    case AT_WIDTH:
    case AT_HEIGHT:
    case AT_VIEWBOX:
    case AT_X:
    case AT_Y:
    case AT_X1:
    case AT_Y1:
    case AT_X2:
    case AT_Y2:
    case AT_CX:
    case AT_CY:
    case AT_R:
    case AT_RX:
    case AT_RY:
    case AT_D:
    case AT_POINTS:
    case AT_TRANSFORM: return true;
    case AT_CLASS: /* printed with the element's name */
    case AT_FILL_OPACITY:
    case AT_STROKE_OPACITY:
    case AT_STROKE_MITERLIMIT:
    case AT_STROKE_DASHOFFSET:
    case AT_CLIP_PATH:
    case AT_CLIP_RULE:
    case AT_GRADIENTUNITS:
    case AT_GRADIENTTRANSFORM:
    case AT_OFFSET:
    case AT_STOP_COLOR:
    case AT_STOP_OPACITY:
    case AT_FX:
    case AT_FY:
    case AT_FILL:
    case AT_STROKE:
    case AT_STROKE_WIDTH:
    case AT_STROKE_DASHARRAY:
    case AT_STROKE_LINECAP:
    case AT_STROKE_LINEJOIN:
    case AT_FILL_RULE:
    case AT_FONT_SIZE:
    case AT_FONT_WEIGHT:
    case AT_TEXT_ANCHOR:
    case AT_DX:
    case AT_DY:
    case AT_OPACITY:
    case AT_PRESERVEASPECTRATIO:
    case AT_OVERFLOW:
    case AT_FOCUSABLE:
    case AT_COUNT: return false;
    }
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void put_indent(struct buf *out, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_puts(out, "  ");
}

/* Runs of white space become one space; a space at either end is kept, for it separates the
 * text from the element beside it. */
static void put_collapsed(struct buf *out, const char *s, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!is_blank(s[i]))
            buf_putc(out, s[i]);
        else if (i + 1 == length || !is_blank(s[i + 1]))
            buf_putc(out, ' ');
    }
}

static void put_classes(struct buf *out, const char *classes)
{
    while (*classes) {
        size_t blank = strspn(classes, " \t\r\n"),
               token = strcspn(classes + blank, " \t\r\n");

        if (token) {
            buf_putc(out, '.');
            buf_put(out, classes + blank, token);
        }
        classes += blank + token;
    }
}

static void put_attribute(struct buf *out, const struct node_attribute *a)
{
    size_t length = strlen(a->value), shown = length;

    if ((a->name == AT_D || a->name == AT_POINTS ||
         (a->name == AT_SRC && strncmp(a->value, "data:", 5) == 0)) &&
        length > DATA_SHOWN)
        shown = DATA_SHOWN;
    buf_printf(out, " %s=\"", attribute_name(a->name));
    put_collapsed(out, a->value, shown);
    buf_puts(out, "\"");
    if (shown < length)
        buf_printf(out, "+%zu", length - shown);
}

static void put_element(struct buf *out, const struct node *n)
{
    const char *classes = node_attribute(n, AT_CLASS);

    buf_puts(out, element_name(n->element));
    if (classes)
        put_classes(out, classes);
    for (const struct node_attribute *a = n->attributes; a; a = a->next) {
        if (attribute_shown(a->name))
            put_attribute(out, a);
    }
    buf_putc(out, '\n');
}

static void put_text(struct buf *out, const struct node *n, int depth)
{
    size_t length = strlen(n->text);

    if (strspn(n->text, " \t\r\n\f") == length)
        return;
    put_indent(out, depth);
    buf_putc(out, '"');
    put_collapsed(out, n->text, length);
    buf_puts(out, "\"\n");
}

static void put_meta(struct buf *out, const char *name, const char *value)
{
    if (value)
        buf_printf(out, "%s: %s\n", name, value);
}

void text_render(const struct doc *doc, struct buf *out)
{
    const struct node *n = doc->root->first;
    int depth = 0;

    put_meta(out, "language", doc->language);
    put_meta(out, "title", doc->title);
    put_meta(out, "subject", doc->subject);
    put_meta(out, "author", doc->author);
    put_meta(out, "running", doc->running);
    put_meta(out, "footer", doc->footer);
    put_meta(out, "page-of", doc->page_of);
    if (doc->draft)
        put_meta(out, "draft", doc->draft);
    put_meta(out, "skip", doc->skip);
    put_meta(out, "pdf", doc->pdf_href);
    buf_printf(out, "days: %ld\n", doc->days);
    put_meta(out, "visibility", doc->visibility);
    while (n) {
        if (n->kind == NODE_TEXT) {
            put_text(out, n, depth);
        } else {
            put_indent(out, depth);
            put_element(out, n);
        }
        if (n->first) {
            n = n->first;
            depth++;
            continue;
        }
        while (n != doc->root && n->next == NULL) {
            n = n->parent;
            depth--;
        }
        n = n == doc->root ? NULL : n->next;
    }
}
