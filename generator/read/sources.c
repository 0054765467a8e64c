/*
 * sources.c - the literature that reports may cite; see content.h.
 */
#include "read/sources.h"
#include "base/text.h"

#include <string.h>

const struct source *source_find(const struct content *c, const char *id)
{
    for (int i = 0; i < c->nsources; i++)
        if (strcmp(c->source[i].id, id) == 0)
            return &c->source[i];
    return NULL;
}

/* Ids are anchors of the page. */
static const char *source_id(struct sheet *s, const struct grid_row *row,
                             const struct content *c)
{
    const char *id = sheet_cell(s, row, "id");

    if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
        sheet_fault(s, row, "id", "an id is made of a-z, 0-9 and hyphens: %s", id);
    if (source_find(c, id) != NULL)
        sheet_fault(s, row, "id", "the id appears twice: %s", id);
    return id;
}

/* An address leads to the web and nowhere else. */
static const char *source_address(struct sheet *s, const struct grid_row *row)
{
    const char *address =
        text_trim(s->arena, table_field(row, table_column(&s->table, "address")));

    if (*address == '\0')
        return NULL;
    if (strncmp(address, "https://", 8) != 0)
        sheet_fault(s, row, "address", "expected https://...: %s", address);
    return address;
}

bool sources_load(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open(s, folder, "sources", "id authors title language address",
                    "short where"))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        const struct grid_row *row = &s->table.row[i];
        struct source source = {.id = source_id(s, row, c)};

        if (c->nsources == SOURCE_MAX) {
            sheet_fault(s, row, NULL, "more than %d sources", SOURCE_MAX);
            break;
        }
        source.authors = sheet_cell(s, row, "authors");
        source.title = sheet_cell(s, row, "title");
        source.language = sheet_language(s, row, "language");
        source.address = source_address(s, row);
        source.name = sheet_words(s, row, "short");
        source.where = sheet_words(s, row, "where");
        c->source[c->nsources++] = source;
    }
    return s->ok;
}
