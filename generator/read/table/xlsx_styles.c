/*
 * xlsx_styles.c - the number format of each style of a workbook; see xlsx_book.h.
 */
#include "read/table/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

enum { STYLES_BYTES_MAX = 64 * 1024 * 1024, STYLES_MAX = 65536, CODES_MAX = 4096 };

/* A format of the workbook's own. */
struct code {
    long id;
    enum cell_format format;
};

struct styles_reader {
    struct archive *z;
    struct book *b;
    struct code *code;
    size_t ncodes, code_capacity, capacity;
    bool cells; /* inside cellXfs: what the cells' numbers of styles mean */
};

static enum cell_format format_of(const struct styles_reader *r, const char *number)
{
    long id = number ? strtol(number, NULL, 10) : 0;

    for (size_t i = 0; i < r->ncodes; i++)
        if (r->code[i].id == id)
            return r->code[i].format;
    return cell_format_built_in(id);
}

static void start(struct xml *x, const char *name, const char **attribute)
{
    struct styles_reader *r = x->context;
    struct book *b = r->b;

    if (x->depth == 2)
        r->cells = strcmp(name, "cellXfs") == 0;
    else if (x->depth == 3 && strcmp(name, "numFmt") == 0) {
        const char *id = xml_attribute(attribute, "numFmtId"),
                   *code = xml_attribute(attribute, "formatCode");

        if (id == NULL || code == NULL || r->ncodes == CODES_MAX)
            return;
        r->code =
            arena_grow(r->z->arena, r->code, r->ncodes, &r->code_capacity, sizeof *r->code);
        r->code[r->ncodes++] = (struct code){strtol(id, NULL, 10), cell_format_of(code)};
    } else if (x->depth == 3 && r->cells && strcmp(name, "xf") == 0 &&
               b->nformats < STYLES_MAX) {
        b->format = arena_grow(r->z->arena, b->format, b->nformats, &r->capacity, 1);
        b->format[b->nformats++] =
            (unsigned char)format_of(r, xml_attribute(attribute, "numFmtId"));
    }
}

bool book_read_styles(struct archive *z, struct book *b)
{
    struct styles_reader r = {.z = z, .b = b};
    struct xml x = {.start = start, .context = &r};

    return b->styles_part == NULL || !archive_has(z, b->styles_part) ||
           archive_read(z, b->styles_part, STYLES_BYTES_MAX, &x);
}
