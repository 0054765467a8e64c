/*
 * place.c - a page's place among the others and on the web: the part of its head that
 * search engines, feed readers and social networks read, and the switch of languages.
 */
#include "compose/head.h"
#include "render/html/html.h"

static void put_link(struct buf *out, const char *rel, const char *more, const char *href)
{
    if (href == NULL)
        return;
    buf_printf(out, "<link rel=\"%s\"%s href=\"", rel, more);
    html_put_escaped(out, href, true);
    buf_puts(out, "\">\n");
}

static void put_property(struct buf *out, const char *name, const char *content)
{
    if (content == NULL || *content == '\0')
        return;
    buf_printf(out, "<meta property=\"og:%s\" content=\"", name);
    html_put_escaped(out, content, true);
    buf_puts(out, "\">\n");
}

static void put_language_link(struct buf *out, const char *language, const char *address)
{
    if (address == NULL)
        return;
    buf_puts(out, "<link rel=\"alternate\" hreflang=\"");
    html_put_escaped(out, language, true);
    buf_puts(out, "\" href=\"");
    html_put_escaped(out, address, true);
    buf_puts(out, "\">\n");
}

static void put_graph(struct buf *out, const struct doc *doc, const struct head *h)
{
    put_property(out, "type", h->type);
    put_property(out, "title", doc->title);
    put_property(out, "description", doc->subject);
    put_property(out, "url", h->canonical);
    put_property(out, "site_name", h->site);
    put_property(out, "locale", h->locale);
    if (h->image) {
        put_property(out, "image", h->image);
        put_property(out, "image:width", "1200");
        put_property(out, "image:height", "630");
        put_property(out, "image:alt", h->image_text);
    }
}

void html_put_place(struct buf *out, const struct doc *doc)
{
    const struct head *h = doc->head;

    if (h == NULL)
        return;
    put_link(out, "canonical", "", h->canonical);
    for (size_t i = 0; i < h->nversions; i++)
        put_language_link(out, h->version[i].language, h->version[i].address);
    put_language_link(out, "x-default", h->default_language_address);
    put_link(out, "prev", "", h->previous);
    put_link(out, "next", "", h->next);
    put_link(out, "alternate", " type=\"application/atom+xml\"", h->feed);
    if (h->type)
        put_graph(out, doc, h);
    if (h->json) {
        buf_puts(out, "<script type=\"application/ld+json\">");
        buf_puts(out, h->json);
        buf_puts(out, "</script>\n");
    }
}

void html_put_versions(struct buf *out, const struct doc *doc)
{
    const struct head *h = doc->head;

    if (h == NULL || h->nversions < 2)
        return;
    buf_puts(out, "<nav class=\"languages\" aria-label=\"");
    html_put_escaped(out, h->versions_label, true);
    buf_puts(out, "\"><ul>");
    for (size_t i = 0; i < h->nversions; i++) {
        const struct head_version *v = &h->version[i];

        buf_puts(out, "<li><a lang=\"");
        html_put_escaped(out, v->language, true);
        buf_puts(out, "\" hreflang=\"");
        html_put_escaped(out, v->language, true);
        buf_puts(out, v->current ? "\" aria-current=\"page\" href=\"" : "\" href=\"");
        html_put_escaped(out, v->href, true);
        buf_puts(out, "\">");
        html_put_escaped(out, v->name, false);
        buf_puts(out, "</a></li>");
    }
    buf_puts(out, "</ul></nav>\n");
}
