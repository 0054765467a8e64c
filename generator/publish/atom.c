/*
 * atom.c - the Atom feed of the public reports; see atom.h.
 */
#include "publish/atom.h"

#include "base/date.h"
#include "base/text.h"
#include "publish/address.h"
#include "publish/portfolio.h"
#include "publish/xml.h"

#include <math.h>
#include <string.h>

struct job {
    struct buf *out;
    struct arena *arena;
    const struct composer *composer;
    const struct listing *list;
};

static void put_time(struct buf *out, int indent, long days)
{
    struct arena scratch = {0};

    xml_put_element(out, indent, "updated",
                    arena_printf(&scratch, "%sT00:00:00Z", date_iso(&scratch, days)));
    arena_drop(&scratch);
}

static void put_link(const struct job *j, int indent, const char *rel, const char *type,
                     const char *language, const char *path)
{
    buf_printf(j->out, "%*s<link rel=\"%s\" type=\"%s\"", indent, "", rel, type);
    if (language) {
        buf_puts(j->out, " hreflang=\"");
        xml_put_text(j->out, language);
        buf_putc(j->out, '"');
    }
    buf_puts(j->out, " href=\"");
    xml_put_text(j->out, address_of(j->arena, j->list->project->base_url, path));
    buf_puts(j->out, "\"/>\n");
}

static void put_author(const struct job *j, int indent, const struct brand *b)
{
    const char *publisher = portfolio_publisher(b);

    buf_printf(j->out, "%*s<author><name>", indent, "");
    xml_put_text(j->out, publisher ? publisher : "rapport");
    buf_puts(j->out, "</name></author>\n");
}

/* "Level 3: Aligned. Score 71.3." in the report's main language. */
static const char *summary(const struct job *j, const struct manifest_entry *e)
{
    const struct outcome *o = &e->outcome;
    const struct composer *c = j->composer;
    int language = e->company->language[0];
    const char *code = c->content->languages.code[language];

    if (o->level == 0 || isnan(o->score))
        return NULL;
    const struct message_arg args[] = {
        {"number", arena_printf(j->arena, "%d", o->level), 0},
        {"name", c->content->level[o->level - 1].name.in[language], 0},
        {"score", text_number(j->arena, code, o->score, 1), 0},
        {0}};
    return catalog_text(j->arena, c->catalog, language, "site_summary", args);
}

static const char *title(const struct job *j, const struct manifest_entry *e)
{
    const struct outcome *o = &e->outcome;
    const struct message_arg period[] = {
        {"quarter", arena_printf(j->arena, "%d", wave_quarter(o->wave)), 0},
        {"year", arena_printf(j->arena, "%d", wave_year(o->wave)), 0},
        {0},
    };

    return arena_printf(j->arena, "%s – %s", e->company->name,
                        catalog_text(j->arena, j->composer->catalog,
                                     e->company->language[0], "period", period));
}

static void put_entry(const struct job *j, const struct manifest_entry *e)
{
    const struct output_file *page[LANG_MAX], *pdf[LANG_MAX];
    size_t pages = listing_files(e, OUTPUT_HTML, page),
           pdfs = listing_files(e, OUTPUT_PDF, pdf);

    buf_puts(j->out, "  <entry xml:lang=\"");
    xml_put_text(j->out, page[0]->language);
    buf_puts(j->out, "\">\n");
    xml_put_element(j->out, 4, "id",
                    address_of(j->arena, j->list->project->base_url, page[0]->path));
    xml_put_element(j->out, 4, "title", title(j, e));
    put_time(j->out, 4, e->outcome.days);
    put_author(j, 4, &j->list->project->brand[e->company->brand]);
    xml_put_element(j->out, 4, "summary", summary(j, e));
    for (size_t i = 0; i < pages; i++)
        put_link(j, 4, "alternate", "text/html", page[i]->language, page[i]->path);
    for (size_t i = 0; i < pdfs; i++)
        put_link(j, 4, "related", "application/pdf", pdf[i]->language, pdf[i]->path);
    buf_puts(j->out, "  </entry>\n");
}

static void put_entries(const struct job *feed)
{
    struct arena order = {0}, scratch = {0};
    const struct job entries = {feed->out, &scratch, feed->composer, feed->list};
    const struct job *j = &entries;
    const struct manifest_entry **entry = listing_sort(&order, j->list, ORDER_DATE);
    size_t n = 0;

    for (size_t i = 0; i < j->list->n && n < ATOM_ENTRIES; i++) {
        const struct output_file *page[LANG_MAX];

        if (manifest_visibility(entry[i]) == VISIBILITY_PUBLIC && entry[i]->outcome.built &&
            listing_files(entry[i], OUTPUT_HTML, page) > 0) {
            put_entry(j, entry[i]);
            n++;
        }
        arena_reset(&scratch);
    }
    arena_drop(&scratch);
    arena_drop(&order);
}

void atom_put(struct buf *out, const struct composer *c, const struct listing *list)
{
    struct arena arena = {0};
    const struct job j = {out, &arena, c, list};

    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    xml_put_text(out, c->content->languages.code[list->language]);
    buf_puts(out, "\">\n");
    xml_put_element(out, 2, "id",
                    address_of(&arena, list->project->base_url, "index.html"));
    xml_put_element(out, 2, "title",
                    portfolio_title(&arena, c, list->project, list->language));
    put_time(out, 2, list->days);
    put_author(&j, 2, &list->project->brand[list->brand]);
    put_link(&j, 2, "self", "application/atom+xml", NULL, "feed.xml");
    put_link(&j, 2, "alternate", "text/html", NULL, "index.html");
    put_entries(&j);
    buf_puts(out, "</feed>\n");
    arena_drop(&arena);
}
