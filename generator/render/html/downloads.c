/*
 * downloads.c - links to a report's other files: the list at the foot of its page, and
 * each chart's at its figure.
 */
#include "render/html/html.h"

#include <string.h>

static void put_download(struct buf *out, const struct doc_download *d)
{
    buf_puts(out, "<li><a type=\"");
    buf_puts(out, d->type);
    buf_puts(out, "\" href=\"");
    html_put_escaped(out, d->href, true);
    buf_puts(out, "\">");
    html_put_escaped(out, d->name, false);
    buf_puts(out, "</a> <small>");
    html_put_escaped(out, d->size, false);
    buf_puts(out, "</small></li>");
}

void html_put_downloads(struct buf *out, const struct doc *doc)
{
    const char *group = NULL;

    if (doc->ndownloads == 0)
        return;
    buf_puts(out, "<section class=\"downloads\" aria-labelledby=\"downloads\">"
                  "<h2 id=\"downloads\">");
    html_put_escaped(out, doc->downloads_title, false);
    buf_puts(out, "</h2>");
    for (size_t i = 0; i < doc->ndownloads; i++) {
        const struct doc_download *d = &doc->download[i];

        if (group == NULL || strcmp(group, d->group) != 0) {
            buf_puts(out, group ? "</ul><h3>" : "<h3>");
            html_put_escaped(out, d->group, false);
            buf_puts(out, "</h3><ul>");
        }
        group = d->group;
        put_download(out, d);
    }
    buf_puts(out, "</ul></section>");
}

void html_put_chart_link(struct buf *out, const struct doc *doc, const struct node *figure)
{
    for (int i = 0; i < doc->ncharts; i++) {
        const struct doc_chart *c = &doc->chart[i];

        if (c->figure != figure || c->href == NULL)
            continue;
        buf_puts(out, "<a class=\"file\" href=\"");
        html_put_escaped(out, c->href, true);
        buf_puts(out, "\" aria-label=\"");
        html_put_escaped(out, c->label, true);
        buf_puts(out, "\">SVG</a>\n");
    }
}
