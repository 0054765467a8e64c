/*
 * xlsx_book.c - the workbook in an archive and its sheets; see xlsx_book.h.
 *
 * Parts are found by relationships, as the standard has it (ECMA-376 part 2); the list of
 * content types repeats what these say and is not read.
 */
#include "read/table/xlsx_book.h"

#include <string.h>
#include <strings.h>

enum { PART_MAX = 16 * 1024 * 1024, SHEETS_MAX = 4096 };

/* --- relationships ----------------------------------------------------------------- */

/* Called with the last word of a relationship's type and the part it leads to. */
struct relations {
    struct arena *arena;
    const char *source; /* the part whose relationships they are; "" for the archive's */
    void (*found)(void *context, const char *type, const char *id, const char *part);
    void *context;
};

/* The part a target names, seen from the source: "../pivotTables/p1.xml". */
static const char *resolve(const struct relations *r, const char *target)
{
    const char *slash = strrchr(r->source, '/');
    size_t length = slash ? (size_t)(slash - r->source) : 0;

    if (*target == '/') {
        length = 0;
        target++;
    }
    for (;;) {
        if (strncmp(target, "./", 2) == 0)
            target += 2;
        else if (strncmp(target, "../", 3) == 0) {
            target += 3;
            while (length && r->source[--length] != '/')
                continue;
        } else
            break;
    }
    return length ? arena_printf(r->arena, "%.*s/%s", (int)length, r->source, target)
                  : arena_strdup(r->arena, target);
}

static void relation(struct xml *x, const char *name, const char **attribute)
{
    struct relations *r = x->context;
    const char *type = xml_attribute(attribute, "Type"),
               *id = xml_attribute(attribute, "Id"),
               *target = xml_attribute(attribute, "Target"),
               *mode = xml_attribute(attribute, "TargetMode");
    const char *slash = type ? strrchr(type, '/') : NULL;

    if (strcmp(name, "Relationship") == 0 && slash && id && target &&
        (mode == NULL || strcasecmp(mode, "External") != 0))
        r->found(r->context, slash + 1, id, resolve(r, target));
}

/* Reads the relationships of a part; a part without any is none the worse. */
static bool read_relations(struct archive *z, struct relations *r)
{
    struct xml x = {.start = relation, .context = r};
    const char *slash = strrchr(r->source, '/');
    int folder = slash ? (int)(slash - r->source) + 1 : 0;
    const char *part =
        arena_printf(z->arena, "%.*s_rels/%s.rels", folder, r->source, r->source + folder);

    r->arena = z->arena;
    return !archive_has(z, part) || archive_read(z, part, PART_MAX, &x);
}

/* --- kinds of archives ------------------------------------------------------------- */

static bool has_below(const struct archive *z, const char *folder, const char *suffix)
{
    size_t f = strlen(folder), s = strlen(suffix);

    for (size_t i = 0; i < z->n; i++) {
        size_t n = strlen(z->name[i]);

        if (n >= f + s && strncasecmp(z->name[i], folder, f) == 0 &&
            strcasecmp(z->name[i] + n - s, suffix) == 0)
            return true;
    }
    return false;
}

/* Why an archive without a workbook of our kind is none; never NULL. */
static const char *other_kind(struct archive *z)
{
    char type[100];

    archive_peek(z, "mimetype", type, sizeof type);
    if (strstr(type, "opendocument.spreadsheet"))
        return "an OpenDocument spreadsheet (.ods): save it in LibreOffice or Excel as "
               ".xlsx "
               "or CSV UTF-8";
    if (strstr(type, "opendocument"))
        return "an OpenDocument file that is no spreadsheet: export the table as .xlsx or "
               "CSV";
    if (has_below(z, "Index/", ".iwa") || archive_has(z, "Index.zip"))
        return "an Apple Numbers file: choose File, Export To, CSV or Excel in Numbers";
    if (has_below(z, "xl/", "workbook.bin"))
        return "a binary workbook (.xlsb): save it in Excel as .xlsx or CSV UTF-8";
    if (has_below(z, "word/", ".xml") || has_below(z, "ppt/", ".xml"))
        return "a document of Microsoft Office that is no workbook: export the table as "
               ".xlsx "
               "or CSV UTF-8";
    return "an archive without a workbook: unpack it and put what is in it into the folder";
}

/* --- workbook ---------------------------------------------------------------------- */

struct book_reader {
    struct archive *z;
    struct book *b;
    size_t capacity;
    const char *workbook; /* its part */
};

static void root_relation(void *context, const char *type, const char *id, const char *part)
{
    struct book_reader *r = context;

    (void)id;
    if (strcmp(type, "officeDocument") == 0)
        r->workbook = part;
}

static void book_relation(void *context, const char *type, const char *id, const char *part)
{
    struct book_reader *r = context;

    if (strcmp(type, "sharedStrings") == 0)
        r->b->strings_part = part;
    else if (strcmp(type, "styles") == 0)
        r->b->styles_part = part;
    else if (strcmp(type, "worksheet") == 0)
        for (size_t i = 0; i < r->b->nsheets; i++)
            if (strcmp(r->b->sheet[i].id, id) == 0)
                r->b->sheet[i].part = part;
}

static void book_element(struct xml *x, const char *name, const char **attribute)
{
    struct book_reader *r = x->context;
    struct book *b = r->b;

    if (strcmp(name, "workbookPr") == 0 && x->depth == 2)
        b->since_1904 = xml_is_true(xml_attribute(attribute, "date1904"));
    else if (strcmp(name, "sheet") == 0 && x->depth == 3) {
        const char *title = xml_attribute(attribute, "name"),
                   *id = xml_attribute(attribute, "id"),
                   *state = xml_attribute(attribute, "state");

        if (title == NULL || id == NULL)
            return;
        if (b->nsheets == SHEETS_MAX) {
            x->fault = "it has more than 4096 sheets";
            return;
        }
        b->sheet =
            arena_grow(r->z->arena, b->sheet, b->nsheets, &r->capacity, sizeof *b->sheet);
        b->sheet[b->nsheets++] =
            (struct book_sheet){.name = arena_strdup(r->z->arena, title),
                                .id = arena_strdup(r->z->arena, id),
                                .hidden = state && strcmp(state, "visible") != 0};
    }
}

bool book_read(struct archive *z, struct book *b)
{
    struct book_reader r = {.z = z, .b = b};
    struct relations root = {.source = "", .found = root_relation, .context = &r};
    struct relations own = {.found = book_relation, .context = &r};
    struct xml x = {.start = book_element, .context = &r};
    size_t n;

    *b = (struct book){0};
    if (!read_relations(z, &root))
        return false;
    own.source = r.workbook ? r.workbook : "xl/workbook.xml";
    n = strlen(own.source);
    if (!archive_has(z, own.source) || n < 4 ||
        strcasecmp(own.source + n - 4, ".bin") == 0 || has_below(z, "word/", ".xml") ||
        has_below(z, "ppt/", ".xml"))
        return archive_fail(z, DIAG_FILE_KIND, other_kind(z));
    return archive_read(z, own.source, PART_MAX, &x) && read_relations(z, &own);
}

/* --- pivot tables ------------------------------------------------------------------ */

static void pivot_relation(void *context, const char *type, const char *id,
                           const char *part)
{
    bool *found = context;

    (void)id;
    (void)part;
    *found = *found || strcmp(type, "pivotTable") == 0;
}

bool book_has_pivot(struct archive *z, const struct book_sheet *sheet)
{
    bool found = false;
    struct relations r = {
        .source = sheet->part, .found = pivot_relation, .context = &found};

    return read_relations(z, &r) && found;
}
