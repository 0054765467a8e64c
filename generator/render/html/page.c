/*
 * page.c - the document tree as one self-contained web page.
 *
 * The renderer writes what no template may: head, policy, style and skip link.  The body is
 * the tree, walked without recursion and without an allocation.  What the page adds to the
 * tree is a label on the cells of data and chart tables, so that rows can become blocks on
 * a phone and still say what each number is.
 */
#include "render/html/html.h"
#include "render/html/webfont.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* --- elements ---------------------------------------------------------------------- */

/* Where the walk is. */
struct walk {
    const struct doc *doc;
    const struct node *table; /* the open table whose cells are labelled, or NULL */
    const struct node *head;  /* its head row */
};

static bool is_element(const struct node *n, enum element e)
{
    return n->kind == NODE_ELEMENT && n->element == e;
}

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

/* The number N of a class token w-N; 0 without one. */
static int share_of(const struct node *column)
{
    const char *classes = node_attribute(column, AT_CLASS);
    const char *token = classes ? strstr(classes, "w-") : NULL;
    long share = token ? strtol(token + 2, NULL, 10) : 0;

    return share < 1 || share > HTML_SHARE ? 0 : (int)share;
}

/* Shares are of the whole table, so its columns must know their sum. */
static void put_share_sum(struct buf *out, const struct node *colgroup)
{
    int sum = 0;

    for (const struct node *n = colgroup->first; n; n = n->next)
        sum += n->kind == NODE_ELEMENT ? share_of(n) : 0;
    if (sum < 2 || sum > HTML_SHARES || node_attribute(colgroup, AT_CLASS) != NULL)
        return;
    buf_puts(out, " class=\"");
    if (sum >= 10)
        buf_printf(out, "of-%d%s", sum / 10 * 10, sum % 10 ? " " : "");
    if (sum % 10)
        buf_printf(out, "of-%d", sum % 10);
    buf_putc(out, '"');
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
           n->attributes->next == NULL && is_element(n->parent, EL_TD) &&
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
    if (n->element == EL_COLGROUP)
        put_share_sum(out, n);
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
        !is_element(n->parent, EL_DIV))
        buf_putc(out, '\n');
}

/* Writes a node with all below it. */
static void put_tree(struct buf *out, const struct doc *doc, const struct node *root)
{
    const struct node *n = root;
    struct walk w = {.doc = doc};

    for (;;) {
        bool hidden = n->kind == NODE_ELEMENT && node_hidden(n, "html");

        if (n->kind == NODE_TEXT) {
            html_put_escaped(out, n->text, false);
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

/* --- the page ---------------------------------------------------------------------- */

static void put_meta(struct buf *out, const char *name, const char *content)
{
    if (content == NULL || *content == '\0')
        return;
    buf_puts(out, "<meta name=\"");
    buf_puts(out, name);
    buf_puts(out, "\" content=\"");
    html_put_escaped(out, content, true);
    buf_puts(out, "\">\n");
}

static bool is_shared(const struct doc *doc, const struct html_style *style)
{
    return doc->top && style->sheet.path;
}

static void put_sheet(struct buf *out, const char *css, size_t length)
{
    buf_puts(out, "<style>");
    buf_put(out, css, length);
    buf_puts(out, "</style>\n");
}

static void put_sheet_link(struct buf *out, const struct doc *doc,
                           const struct html_asset *sheet)
{
    buf_puts(out, "<link rel=\"stylesheet\" href=\"");
    html_put_escaped(out, doc->top, true);
    buf_puts(out, sheet->path);
    buf_puts(out, "\">\n");
}

/* The style sheet: a link to the one that pages share, or all of it with the fonts that the
 * page's words need. */
static void put_style(struct buf *out, const struct doc *doc,
                      const struct html_style *style)
{
    const struct html_fonts *fonts = style->fonts;
    unsigned needed;

    if (is_shared(doc, style)) {
        if (fonts->nfiles)
            put_sheet_link(out, doc, &fonts->sheet);
        put_sheet_link(out, doc, &style->sheet);
        return;
    }
    put_sheet(out, style->css, style->css_length);
    needed = webfont_needed(fonts, doc);
    for (int i = 0; i < fonts->nparts; i++)
        if (needed >> i & 1)
            put_sheet(out, fonts->css[i], fonts->length[i]);
}

static void put_head(struct buf *out, const struct doc *doc, const struct html_style *style)
{
    bool open = doc->visibility && strcmp(doc->visibility, "public") == 0 &&
                !(doc->head && doc->head->hidden);

    buf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
    html_put_escaped(out, doc->language, true);
    buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"");
    buf_puts(out, is_shared(doc, style) ? style->policy_shared : style->policy);
    buf_puts(out, "\">\n");
    put_meta(out, "viewport", "width=device-width, initial-scale=1");
    buf_puts(out, "<title>");
    html_put_escaped(out, doc->title, false);
    buf_puts(out, "</title>\n");
    put_meta(out, "description", doc->subject);
    put_meta(out, "author", doc->author);
    put_meta(out, "robots", open ? NULL : "noindex");
    put_meta(out, "referrer", "no-referrer");
    put_meta(out, "color-scheme", "light dark");
    buf_printf(out,
               "<meta name=\"theme-color\" content=\"#%06x\" "
               "media=\"(prefers-color-scheme: light)\">\n"
               "<meta name=\"theme-color\" content=\"#%06x\" "
               "media=\"(prefers-color-scheme: dark)\">\n",
               style->theme_light, style->theme_dark);
    if (doc->pdf_href) {
        buf_puts(out,
                 "<link rel=\"alternate\" type=\"application/pdf\" title=\"PDF\" href=\"");
        html_put_escaped(out, doc->pdf_href, true);
        buf_puts(out, "\">\n");
    }
    html_put_place(out, doc);
    buf_puts(out, "<link rel=\"icon\" href=\"");
    buf_puts(out, style->icon);
    buf_puts(out, "\">\n");
    put_style(out, doc, style);
    buf_puts(out, "</head>\n");
}

/* What stands before the report itself: cover and contents. */
static bool is_front(const struct node *n)
{
    return n->kind == NODE_TEXT || n->element == EL_NAV || n->element == EL_HEADER ||
           node_has_class(n, "cover");
}

static const struct node *find_main(const struct node *root)
{
    for (const struct node *n = root->first; n; n = n->next) {
        if (is_element(n, EL_MAIN))
            return n;
    }
    return NULL;
}

static void put_skip(struct buf *out, const struct doc *doc, const struct node *own_main)
{
    const char *id = own_main ? node_attribute(own_main, AT_ID) : NULL;

    if (doc->skip == NULL)
        return;
    buf_puts(out, "<a class=\"skip\" href=\"#");
    html_put_escaped(out, id ? id : "main", true);
    buf_puts(out, "\">");
    html_put_escaped(out, doc->skip, false);
    buf_puts(out, "</a>\n");
}

/* The way to the same report on paper. */
static void put_pdf_link(struct buf *out, const struct doc *doc)
{
    if (doc->pdf_href == NULL)
        return;
    buf_puts(out, "<p class=\"pdf\"><a type=\"application/pdf\" href=\"");
    html_put_escaped(out, doc->pdf_href, true);
    buf_puts(out, "\">PDF</a></p>\n");
}

/* At the top of the cover: the same report in other languages and on paper. */
static void put_ways(struct buf *out, const struct doc *doc)
{
    if (doc->pdf_href == NULL && (doc->head == NULL || doc->head->nversions < 2))
        return;
    buf_puts(out, "<div class=\"ways\">\n");
    html_put_versions(out, doc);
    put_pdf_link(out, doc);
    buf_puts(out, "</div>\n");
}

/* Behind each chapter of a page with contents: the way back to them.  Wide windows show the
 * contents all along and hide it. */
static void put_back(struct buf *out, const struct doc *doc, const char *contents)
{
    if (doc->back == NULL || contents == NULL)
        return;
    buf_puts(out, "<p class=\"back\"><a href=\"#");
    html_put_escaped(out, contents, true);
    buf_puts(out, "\">");
    html_put_escaped(out, doc->back, false);
    buf_puts(out, "</a></p>\n");
}

/* Templates without landmarks of their own get them: the cover is the page's banner, the
 * sections its main part, the line of the running footer its end. */
static void put_landmarks(struct buf *out, const struct doc *doc)
{
    const char *contents = NULL; /* id of their heading */
    bool in_main = false;

    for (const struct node *n = doc->root->first; n; n = n->next) {
        bool banner = node_has_class(n, "cover") && n->element == EL_SECTION && !in_main;

        if (!in_main && !is_front(n)) {
            buf_puts(out, "<main id=\"main\">\n");
            in_main = true;
        }
        if (banner) {
            buf_puts(out, "<header>\n");
            put_ways(out, doc);
        }
        put_tree(out, doc, n);
        buf_puts(out, banner ? "</header>\n" : "");
        if (is_element(n, EL_NAV))
            contents = node_attribute(n, AT_ARIA_LABELLEDBY);
        else if (in_main && is_element(n, EL_SECTION))
            put_back(out, doc, contents);
    }
    buf_puts(out, in_main ? "\n</main>\n" : "\n<main id=\"main\"></main>\n");
    if (doc->footer || doc->ndownloads > 0) {
        buf_puts(out, "<footer>");
        html_put_downloads(out, doc);
        if (doc->footer) {
            buf_puts(out, "<p>");
            html_put_escaped(out, doc->footer, false);
            buf_puts(out, "</p>");
        }
        buf_puts(out, "</footer>\n");
    }
}

bool html_render(const struct doc *doc, const struct html_style *style, struct buf *out)
{
    const struct node *own_main;

    if (doc->root == NULL || doc->root->first == NULL)
        return false;
    own_main = find_main(doc->root);
    put_head(out, doc, style);
    buf_puts(out, "<body class=\"");
    buf_puts(out, style->cover);
    buf_puts(out, "\">\n");
    put_skip(out, doc, own_main);
    if (own_main) {
        for (const struct node *n = doc->root->first; n; n = n->next)
            put_tree(out, doc, n);
    } else {
        put_landmarks(out, doc);
    }
    buf_puts(out, "</body>\n</html>\n");
    return true;
}
