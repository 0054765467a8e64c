/*
 * fill_sources.c - the list of sources, as the reader's language cites them.
 *
 * All that may be cited: citations.c keeps what the finished document cites.
 */
#include "compose/fill.h"

#include <string.h>

/* "hbr.org" of an address. */
static const char *host_of(const struct fill *f, const char *address)
{
    const char *host = strstr(address, "://");

    host = host != NULL ? host + 3 : address;
    return arena_strndup(f->arena, host, strcspn(host, "/"));
}

/* What stands after a title: no full stop after a question. */
static const char *title_end(const struct fill *f, const char *title)
{
    const char *end = fill_word(f, "source_title_end");
    size_t length = strlen(title);
    bool closed = length > 0 && strchr("?!", title[length - 1]) != NULL;

    return closed && strcmp(end, ".") == 0 ? "" : end;
}

void fill_sources(struct fill *f, struct template_dict *section)
{
    struct template_dict *d = template_add_include(section, "SOURCES", "sources.html");

    for (int i = 0; i < f->content->nsources; i++) {
        const struct source *source = &f->content->source[i];
        struct template_dict *row = fill_row(d, "SOURCE", "ID", source->id);

        template_set_text(row, "AUTHORS",
                          SAY(f, "source_authors", TEXT_ARG("authors", source->authors)));
        template_set_text(row, "TITLE", source->title);
        template_set_text(row, "TITLE_END", title_end(f, source->title));
        template_set_text(row, "LANGUAGE", source->language);
        template_set_text(row, "WHERE", fill_in(f, &source->where));
        if (source->address != NULL) {
            struct template_dict *link =
                fill_row(row, "ADDRESS_LINE", "ADDRESS", source->address);
            template_set_text(link, "NAME", host_of(f, source->address));
        }
    }
}
