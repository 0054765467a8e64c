/*
 * sheet.c - pages, tags and saving; see sheet.h.
 */
#include "render/pdf/file/sheet_parts.h"

#include "base/file.h"
#include "render/pdf/file/embed.h"
#include "render/pdf/file/metadata.h"
#include "render/pdf/file/pictures.h"
#include "render/pdf/font/faces.h"

#include <assert.h>

enum { PROFILE_LIMIT = 4 * 1024 * 1024 };

static bool report(struct sheet *s, const char *what)
{
    return diag_report(s->diag, DIAG_PDF, (struct place){0}, s->company, "%s", what);
}

/* Reads and deflates the colour profile once for all documents. */
static bool load_profile(struct sheet *s, const char *path)
{
    char *bytes;
    size_t length;

    if (s->fonts->profile.length)
        return true;
    if (file_read(&s->arena, path, PROFILE_LIMIT, &bytes, &length) != FILE_OK)
        return diag_report(s->diag, DIAG_DATA_MISSING, (struct place){.file = path}, NULL,
                           NULL);
    deflate_bytes(&s->fonts->deflater, DEFLATE_KEPT, bytes, length, &s->fonts->profile);
    return true;
}

struct sheet *sheet_new(const struct doc *doc, struct fonts *fonts, const char *icc_path,
                        enum pdf_standard standard, const char *company, struct diag *d)
{
    struct arena arena = {0};
    struct sheet *s = arena_alloc(&arena, sizeof *s);

    s->arena = arena;
    s->doc = doc;
    s->fonts = fonts;
    s->company = company;
    s->diag = d;
    if (!load_profile(s, icc_path)) {
        sheet_drop(s);
        return NULL;
    }
    if (!objects_begin(&s->objects, &s->arena, &fonts->deflater, standard)) {
        report(s, "no memory");
        sheet_drop(s);
        return NULL;
    }
    fonts_begin_document(fonts);
    s->used.arena = &s->arena;
    s->used.opaque = standard == PDF_STANDARD_1B;
    tags_begin(&s->tags, &s->arena);
    s->resources = objects_raw(&s->objects, "");
    s->tree = objects_raw(&s->objects, "");
    return s;
}

void sheet_drop(struct sheet *s)
{
    struct arena arena;

    if (s == NULL)
        return;
    objects_end(&s->objects);
    tags_end(&s->tags);
    buf_drop(&s->content);
    buf_drop(&s->deflated);
    arena = s->arena; /* s itself is in it */
    arena_drop(&arena);
}

void sheet_images(struct sheet *s, struct images *images)
{
    s->used.images = images;
}

void sheet_trace(struct sheet *s, const struct sink *sink)
{
    s->sink = sink;
}

struct canvas *sheet_page_begin(struct sheet *s, double width, double height)
{
    struct page *page;

    s->page = arena_grow(&s->arena, s->page, s->npages, &s->page_capacity, sizeof *s->page);
    page = &s->page[s->npages];
    *page = (struct page){.object = HPDF_AddPage(s->objects.doc), .height = height};
    if (page->object) {
        HPDF_Page_SetWidth(page->object, (HPDF_REAL)width);
        HPDF_Page_SetHeight(page->object, (HPDF_REAL)height);
        HPDF_Dict_Add(page->object, "Resources", s->resources);
        HPDF_Dict_AddNumber(page->object, "StructParents", (HPDF_INT32)s->npages);
        HPDF_Dict_AddName(page->object, "Tabs", "S");
    }
    s->npages++;
    tags_begin_page(&s->tags);
    buf_clear(&s->content);
    canvas_begin(&s->canvas, &s->content, height, s->fonts);
    s->used.blends = false;
    s->canvas.resources = &s->used;
    s->canvas.sink = s->sink;
    if (s->sink != NULL)
        s->sink->page(s->sink->context, width, height);
    return &s->canvas;
}

struct page *sheet_page(struct sheet *s)
{
    assert(s->npages);
    return &s->page[s->npages - 1];
}

/* Says in which colours a page with transparency is mixed; one object for all pages. */
static HPDF_Dict blending_group(struct sheet *s)
{
    if (s->group == NULL)
        s->group = objects_raw(&s->objects, "/S/Transparency/CS/DeviceRGB");
    return s->group;
}

void sheet_page_end(struct sheet *s)
{
    HPDF_Page object = sheet_page(s)->object;
    HPDF_PageAttr attributes;

    canvas_flush(&s->canvas);
    if (object == NULL)
        return;
    if (s->used.blends)
        HPDF_Dict_Add(object, "Group", blending_group(s));
    attributes = object->attr;
    deflate_bytes(&s->fonts->deflater, DEFLATE_ONCE, buf_text(&s->content),
                  s->content.length, &s->deflated);
    objects_set_stream(&s->objects, attributes->contents, s->deflated.data,
                       s->deflated.length);
    HPDF_Dict_AddName(attributes->contents, "Filter", "FlateDecode");
}

struct tag *sheet_root_tag(struct sheet *s)
{
    return s->tags.root;
}

struct tag *tag_new(struct sheet *s, struct tag *parent, const char *role)
{
    return tags_add(&s->tags, parent, role);
}

void tag_language(struct sheet *s, struct tag *t, const char *language)
{
    tags_language(&s->tags, t, language);
}

void tag_alternative(struct sheet *s, struct tag *t, const char *text)
{
    tags_alternative(&s->tags, t, text);
}

void tag_scope(struct sheet *s, struct tag *t, const char *scope)
{
    tags_scope(&s->tags, t, scope);
}

void tag_span(struct sheet *s, struct tag *t, int columns, int rows)
{
    (void)s;
    tags_span(t, columns, rows);
}

void tag_box(struct sheet *s, struct tag *t, double x, double y, double w, double h)
{
    double top = sheet_page(s)->height - y;

    tags_box(t, x, top - h, x + w, top);
}

void tag_placement(struct sheet *s, struct tag *t, bool block)
{
    (void)s;
    tags_placement(t, block);
}

void tag_identify(struct sheet *s, struct tag *t)
{
    tags_identify(&s->tags, t);
}

void tag_list_numbering(struct sheet *s, struct tag *t, const char *numbering)
{
    tags_numbering(&s->tags, t, numbering);
}

void sheet_mark(struct sheet *s, struct tag *t)
{
    assert(s->marked == NULL);
    canvas_flush(&s->canvas);
    s->marked = t;
    s->mark_start = s->content.length;
    canvas_begin_marked(&s->canvas, tags_role(t), tags_next_mark(&s->tags));
    s->mark_end = s->content.length;
}

void sheet_unmark(struct sheet *s)
{
    assert(s->marked);
    canvas_flush(&s->canvas);
    if (s->content.length == s->mark_end)
        s->content.length = s->mark_start; /* nothing was drawn */
    else {
        canvas_end_marked(&s->canvas);
        tags_mark(&s->tags, s->marked, objects_number(sheet_page(s)->object));
    }
    s->marked = NULL;
}

/* Fills in what was open until all pages were there. */
static bool finish(struct sheet *s, struct buf *entries)
{
    struct objects *o = &s->objects;
    const char *catalog;

    buf_clear(entries);
    if (!fonts_embed(s->fonts, o, entries))
        return report(s, "a font could not be subset");
    resources_write(&s->used, entries);
    pictures_write(&s->used, o, entries);
    objects_set_raw(o, s->resources, entries->data);
    sheet_write_links(s);
    catalog = metadata_write(o, s->doc, &s->fonts->profile);
    objects_set_raw(o, o->doc->catalog,
                    arena_printf(&s->arena, "%s/StructTreeRoot %u 0 R", catalog,
                                 objects_number(s->tree)));
    /* From here on libharu gets no new object: the tags are numbered after its last. */
    objects_set_raw(
        o, s->tree,
        tags_write(&s->tags, objects_number(s->tree), objects_next_number(o), s->links));
    return true;
}

bool sheet_save(struct sheet *s, struct buf *out)
{
    size_t start = out->length;

    assert(s->marked == NULL);
    if (s->npages == 0)
        return report(s, "the document has no pages");
    if (!finish(s, &s->content))
        return false;
    if (s->objects.error == 0 && objects_save(&s->objects, &s->tags.raw, out))
        return true;
    out->length = start;
    return diag_report(s->diag, DIAG_PDF, (struct place){0}, s->company,
                       "libharu error 0x%04lX, detail %lu", s->objects.error,
                       s->objects.detail);
}

void sheet_sha256(const struct sheet *s, char digits[HASH_DIGITS])
{
    hash_digits(s->objects.hash, digits);
}
