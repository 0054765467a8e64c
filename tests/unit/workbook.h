/*
 * workbook.h - workbooks for tests, packed in memory from the XML of their parts.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_WORKBOOK_H
#define RAPPORT_TEST_WORKBOOK_H

#include "read/table/grid.h"
#include "sandbox.h"

#include <zip.h>

#define WORKBOOK_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define WORKBOOK_RELATIONS                                                                 \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct workbook_part {
    const char *name, *text; /* text NULL: the part is left out */
    size_t length;           /* 0: that of the text */
};

enum { WORKBOOK_PARTS = 12 };

/* The parts of a workbook with one sheet; tests replace, add and take away. */
struct workbook {
    struct workbook_part part[WORKBOOK_PARTS];
    const char *password; /* of each part; NULL: none */
};

static inline struct workbook_part *workbook_part(struct workbook *w, const char *name)
{
    int i = 0;

    while (w->part[i].name && strcmp(w->part[i].name, name) != 0)
        i++;
    assert_true(i < WORKBOOK_PARTS);
    w->part[i].name = name;
    return &w->part[i];
}

static inline void workbook_set(struct workbook *w, const char *name, const char *text)
{
    *workbook_part(w, name) = (struct workbook_part){name, text, 0};
}

/* rows: what stands inside sheetData. */
static inline const char *workbook_sheet(struct sandbox *s, const char *rows)
{
    return arena_printf(&s->arena,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                        "<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetViews/><sheetData>%s"
                        "</sheetData><mergeCells/></worksheet>",
                        rows);
}

static inline struct workbook workbook_of(struct sandbox *s, const char *rows)
{
    struct workbook w = {0};

    workbook_set(&w, "[Content_Types].xml", "<Types/>");
    workbook_set(&w, "_rels/.rels",
                 "<Relationships><Relationship Id=\"rId1\" Type=\"" WORKBOOK_RELATIONS
                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    workbook_set(&w, "xl/workbook.xml",
                 "<workbook xmlns=\"" WORKBOOK_MAIN "\" xmlns:r=\"" WORKBOOK_RELATIONS
                 "\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                 "</workbook>");
    workbook_set(&w, "xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"rId1\" Type=\"" WORKBOOK_RELATIONS
                 "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                 "Type=\"" WORKBOOK_RELATIONS "/sharedStrings\" "
                 "Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\""
                 "" WORKBOOK_RELATIONS "/styles\" Target=\"/xl/styles.xml\"/>"
                 "</Relationships>");
    workbook_set(&w, "xl/worksheets/sheet1.xml", workbook_sheet(s, rows));
    return w;
}

/* Packs the parts and returns the archive's bytes, in the arena. */
static inline char *workbook_pack(struct sandbox *s, const struct workbook *w,
                                  size_t *length)
{
    zip_error_t error;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_CREATE, &error);
    zip_stat_t st;
    char *bytes;

    assert_non_null(zip);
    zip_source_keep(memory);
    for (int i = 0; i < WORKBOOK_PARTS && w->part[i].name; i++) {
        const struct workbook_part *p = &w->part[i];
        zip_int64_t at;

        if (p->text == NULL)
            continue;
        at = zip_file_add(
            zip, p->name,
            zip_source_buffer(zip, p->text, p->length ? p->length : strlen(p->text), 0), 0);
        assert_true(at >= 0);
        zip_file_set_mtime(zip, (zip_uint64_t)at, 1577880000, 0);
        if (w->password)
            assert_int_equal(
                zip_file_set_encryption(zip, (zip_uint64_t)at, ZIP_EM_AES_128, w->password),
                0);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(memory), 0);
    zip_stat_init(&st);
    assert_int_equal(zip_source_stat(memory, &st), 0);
    bytes = arena_alloc(&s->arena, st.size + 1);
    *length = st.size;
    assert_int_equal(zip_source_read(memory, bytes, st.size), (zip_int64_t)st.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

static inline void workbook_write(struct sandbox *s, const char *name,
                                  const struct workbook *w)
{
    size_t length;
    char *bytes = workbook_pack(s, w, &length);

    sandbox_write(s, name, bytes, length);
}

struct workbook_dump {
    struct sandbox *box;
    const char *text;
};

static inline bool workbook_dump_row(struct grid_row *row, void *context)
{
    struct workbook_dump *dump = context;
    struct arena *a = &dump->box->arena;

    dump->text = arena_printf(a, "%s%s%d:", dump->text, *dump->text ? " " : "", row->line);
    for (int i = 0; i < row->n; i++) {
        dump->text = arena_printf(a, "%s%s%s", dump->text, i ? "|" : "", row->field[i]);
        *row->field[i] = '\0'; /* the visitor's to change */
    }
    return true;
}

/* All rows of a file as "1:a|b 2:c|": lines and fields; "" when it is refused. */
static inline const char *workbook_rows(struct sandbox *s, const char *name,
                                        const struct grid_options *options)
{
    struct workbook_dump dump = {s, ""};
    struct grid g;

    if (grid_open(&s->arena, s->folder, name, options, &g, &s->diag))
        grid_each(&g, workbook_dump_row, &dump, &s->diag);
    return dump.text;
}

/* The detail of the only message, or "" without one. */
static inline const char *workbook_said(struct sandbox *s)
{
    const struct diag_message *m = s->diag.first;

    return m == NULL ? "" : m->next || m->detail == NULL ? "several" : m->detail;
}

#endif
