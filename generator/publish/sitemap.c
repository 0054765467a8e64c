/*
 * sitemap.c - sitemap.xml and robots.txt; see sitemap.h.
 */
#include "publish/sitemap.h"

#include "publish/address.h"
#include "publish/xml.h"

#include <string.h>

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

size_t sitemap_parts(size_t n, size_t limit)
{
    return n <= limit ? 1 : (n + limit - 1) / limit;
}

static void put_alternate(struct buf *out, const char *language, const char *address)
{
    buf_puts(out, "    <xhtml:link rel=\"alternate\" hreflang=\"");
    xml_put_text(out, language);
    buf_puts(out, "\" href=\"");
    xml_put_text(out, address);
    buf_puts(out, "\"/>\n");
}

void sitemap_put(struct buf *out, const struct sitemap_url *url, size_t n)
{
    buf_puts(out, declaration);
    buf_puts(out, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"\n"
                  "        xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, "  <url>\n");
        xml_put_element(out, 4, "loc", url[i].address);
        xml_put_element(out, 4, "lastmod", url[i].modified);
        for (size_t v = 0; url[i].nversions > 1 && v < url[i].nversions; v++)
            put_alternate(out, url[i].version[v].language, url[i].version[v].address);
        if (url[i].nversions > 1)
            put_alternate(out, "x-default", url[i].version[0].address);
        buf_puts(out, "  </url>\n");
    }
    buf_puts(out, "</urlset>\n");
}

void sitemap_put_index(struct buf *out, const char *base, size_t parts)
{
    buf_puts(out, declaration);
    buf_puts(out, "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (size_t i = 1; i <= parts; i++) {
        buf_puts(out, "  <sitemap><loc>");
        xml_put_text(out, base);
        buf_printf(out, "/sitemap-%zu.xml</loc></sitemap>\n", i);
    }
    buf_puts(out, "</sitemapindex>\n");
}

void robots_put(struct buf *out, const struct project *p, enum visibility any)
{
    struct arena scratch = {0};

    if (p->base_url && strcmp(address_root(&scratch, p->base_url), "/") != 0)
        buf_puts(out, "# Robots look for this file at the root of the host only.\n");
    buf_puts(out, "User-agent: *\n");
    buf_puts(out, any == VISIBILITY_PRIVATE ? "Disallow: /\n" : "Disallow:\n");
    if (any == VISIBILITY_PUBLIC)
        buf_printf(out, "\nSitemap: %s/sitemap.xml\n", p->base_url);
    arena_drop(&scratch);
}
