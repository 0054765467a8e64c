/*
 * navigate.c - links, anchors and the outline of a sheet.
 *
 * Links are collected while the pages are drawn and become annotations at the end, when all
 * anchors are known.
 */
#include "render/pdf/file/metadata.h"
#include "render/pdf/file/sheet_parts.h"

#include <string.h>

enum { URI_LIMIT = 2000 };

static bool is_safe_target(const char *target)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};

    if (*target == '#')
        return target[1] != '\0';
    if (strlen(target) > URI_LIMIT)
        return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(target, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

void sheet_link(struct sheet *s, struct tag *t, double x, double y, double w, double h,
                const char *target, const char *description)
{
    double top = sheet_page(s)->height - y;
    struct link_request *request;

    if (target == NULL || !is_safe_target(target))
        return;
    request = arena_alloc(&s->arena, sizeof *request);
    *request = (struct link_request){
        .link.tag = t,
        .page = (int)s->npages - 1,
        .box = {x, top - h, x + w, top},
        .target = arena_strdup(&s->arena, target),
        .description =
            metadata_text(&s->arena, description && *description ? description : target)};
    if (s->last_link)
        s->last_link->next = &request->link;
    else
        s->links = &request->link;
    s->last_link = &request->link;
    tags_link(&s->tags, t, &request->link);
}

void sheet_anchor(struct sheet *s, const char *id, double y)
{
    struct anchor *anchor = arena_alloc(&s->arena, sizeof *anchor);

    *anchor = (struct anchor){
        .id = arena_strdup(&s->arena, id), .page = (int)s->npages - 1, .y = y};
    if (s->last_anchor)
        s->last_anchor->next = anchor;
    else
        s->anchors = anchor;
    s->last_anchor = anchor;
}

static const struct anchor *find_anchor(const struct sheet *s, const char *id)
{
    for (const struct anchor *a = s->anchors; a; a = a->next)
        if (strcmp(a->id, id) == 0)
            return a;
    return NULL;
}

static void put_destination(const struct sheet *s, int page, double y, struct buf *out)
{
    const struct page *p = &s->page[page];

    buf_printf(out, "/Dest[%u 0 R/XYZ 0 ", objects_number(p->object));
    buf_put_decimal(out, p->height - y, 2);
    buf_puts(out, " null]");
}

/* A URI as an ASCII string; what may not stand in one is percent-encoded. */
static void put_uri(struct buf *out, const char *uri)
{
    buf_puts(out, "/A<</S/URI/URI(");
    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;

        if (c <= 0x20 || c >= 0x7F || strchr("\"<>\\^`{|}", c))
            buf_printf(out, "%%%02X", c);
        else {
            if (c == '(' || c == ')')
                buf_putc(out, '\\');
            buf_putc(out, (char)c);
        }
    }
    buf_puts(out, ")>>");
}

/* False for a target that is not in the document. */
static bool put_target(const struct sheet *s, const char *target, struct buf *out)
{
    const struct anchor *anchor;

    if (*target != '#') {
        put_uri(out, target);
        return true;
    }
    anchor = find_anchor(s, target + 1);
    if (anchor)
        put_destination(s, anchor->page, anchor->y, out);
    return anchor != NULL;
}

static void add_annotation(struct sheet *s, struct page *page, HPDF_Dict annotation)
{
    if (page->annotations == NULL) {
        page->annotations = HPDF_Array_New(s->objects.doc->mmgr);
        if (page->annotations == NULL)
            return; /* libharu has reported it */
        HPDF_Dict_Add(page->object, "Annots", page->annotations);
    }
    HPDF_Array_Add(page->annotations, annotation);
}

void sheet_write_links(struct sheet *s)
{
    size_t key = s->npages;
    struct buf text = {0};

    for (struct link *link = s->links; link; link = link->next) {
        struct link_request *request = (struct link_request *)link;
        struct page *page = &s->page[request->page];
        HPDF_Dict annotation;

        buf_clear(&text);
        buf_puts(&text, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
        for (int i = 0; i < 4; i++) {
            buf_puts(&text, i ? " " : "");
            buf_put_decimal(&text, request->box[i], 2);
        }
        buf_puts(&text, "]/Contents");
        put_text_string(&text, request->description);
        if (page->object == NULL || !put_target(s, request->target, &text))
            continue;
        buf_printf(&text, "/StructParent %zu", key);
        annotation = objects_raw(&s->objects, text.data);
        if (annotation == NULL)
            break;
        add_annotation(s, page, annotation);
        link->number = objects_number(annotation);
        link->page = objects_number(page->object);
        key++;
    }
    buf_drop(&text);
}

void sheet_outline(struct sheet *s, int level, const char *title, double y)
{
    HPDF_Outline parent = NULL, entry;
    struct buf text = {0};
    char *clean = metadata_text(&s->arena, title);

    if (level < 1 || level > OUTLINE_LEVELS || *clean == '\0' || !sheet_page(s)->object)
        return;
    for (int above = level - 1; above > 0 && parent == NULL; above--)
        parent = s->outline[above];
    entry = HPDF_CreateOutline(s->objects.doc, parent, "", NULL);
    if (entry == NULL)
        return;
    /* libharu cannot write characters beyond U+FFFF, and it names the wrong type. */
    HPDF_Dict_RemoveElement(entry, "Title");
    HPDF_Dict_RemoveElement(entry, "Type");
    buf_puts(&text, "/Title");
    put_text_string(&text, clean);
    put_destination(s, (int)s->npages - 1, y, &text);
    objects_set_raw(&s->objects, entry, text.data);
    buf_drop(&text);
    HPDF_Outline_SetOpened(entry, level == 1); /* chapters are seen, sections unfold */
    s->outline[level] = entry;
    for (int below = level + 1; below <= OUTLINE_LEVELS; below++)
        s->outline[below] = NULL;
    HPDF_SetPageMode(s->objects.doc, HPDF_PAGE_MODE_USE_OUTLINE);
}
