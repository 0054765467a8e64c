/*
 * page.c - the document tree as one self-contained web page.
 *
 * The renderer writes what no template may: head, policy, style and skip link, and the
 * landmarks that a template leaves to it.  The body is the tree (element.c).
 */
#include "render/html/html.h"
#include "render/html/webfont.h"

#include <string.h>

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
        if (node_is(n, EL_MAIN))
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

static void put_license(struct buf *out, const struct head *h)
{
    bool link = strchr(h->license, ':') != NULL;

    buf_puts(out, "<p>");
    html_put_escaped(out, h->license_label, false);
    buf_puts(out, ": ");
    if (link) {
        buf_puts(out, "<a rel=\"license\" href=\"");
        html_put_escaped(out, h->license, true);
        buf_puts(out, "\">");
    }
    html_put_escaped(out, h->license, false);
    buf_puts(out, link ? "</a></p>" : "</p>");
}

static void put_footer(struct buf *out, const struct doc *doc)
{
    bool licensed = doc->head && doc->head->license;

    if (doc->footer == NULL && doc->ndownloads == 0 && !licensed)
        return;
    buf_puts(out, "<footer>");
    html_put_downloads(out, doc);
    if (doc->footer) {
        buf_puts(out, "<p>");
        html_put_escaped(out, doc->footer, false);
        buf_puts(out, "</p>");
    }
    if (licensed)
        put_license(out, doc->head);
    buf_puts(out, "</footer>\n");
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
        html_put_tree(out, doc, n);
        buf_puts(out, banner ? "</header>\n" : "");
        if (node_is(n, EL_NAV))
            contents = node_attribute(n, AT_ARIA_LABELLEDBY);
        else if (in_main && node_is(n, EL_SECTION))
            put_back(out, doc, contents);
    }
    buf_puts(out, in_main ? "\n</main>\n" : "\n<main id=\"main\"></main>\n");
    put_footer(out, doc);
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
            html_put_tree(out, doc, n);
    } else {
        put_landmarks(out, doc);
    }
    buf_puts(out, "</body>\n</html>\n");
    return true;
}
