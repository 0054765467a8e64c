/*
 * embed.c - writes the font dictionaries of a document:
 * Type0 with Identity-H, CIDFontType2 with CID = GID, a bfchar ToUnicode map.
 */
#include "render/pdf/file/embed.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/font/subset.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

/* One face of one document. */
struct embedding {
    const struct typeface *typeface;
    enum face face;
    unsigned document;
    hb_codepoint_t *glyph; /* used ones, ascending, .notdef first */
    size_t count;
    uint64_t hash; /* of the glyphs */
    char name[64]; /* "ABCDEF+Lato-Bold" */
};

static bool is_used(const struct embedding *e, hb_codepoint_t glyph)
{
    return glyph == 0 || e->typeface->use[glyph].document == e->document;
}

static void collect_glyphs(struct embedding *e, struct arena *a)
{
    unsigned n = e->typeface->glyph_count;

    e->glyph = arena_array(a, n, sizeof *e->glyph);
    for (hb_codepoint_t g = 0; g < n; g++)
        if (is_used(e, g))
            e->glyph[e->count++] = g;
}

/* Six letters that stand for the set of glyphs, as the PDF standard asks of subsets. */
static void name_subset(struct embedding *e)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < e->count; i++)
        hash = (hash ^ e->glyph[i]) * 1099511628211u;
    hash ^= hash >> 32;
    e->hash = hash;
    for (int i = 0; i < 6; i++) {
        e->name[i] = (char)('A' + hash % 26);
        hash /= 26;
    }
    e->name[6] = '+';
    strcpy(e->name + 7, e->typeface->name);
}

static HPDF_Dict embed_file(const struct font_file *file, struct objects *o)
{
    return objects_stream(o, file->bytes, file->length, true,
                          arena_printf(o->arena, "/Length1 %zu", file->plain_length));
}

/* The entry that says which glyphs are in the file: PDF/A-1 wants it, later parts do not.
 */
static const char *embed_glyph_set(const struct font_file *file, struct objects *o)
{
    HPDF_Dict set;

    if (o->standard != PDF_STANDARD_1B)
        return "";
    deflate_bytes(o->deflater, DEFLATE_ONCE, file->present, file->present_bytes,
                  &o->scratch);
    set = objects_stream(o, o->scratch.data, o->scratch.length, true, "");
    return arena_printf(o->arena, "/CIDSet %u 0 R", objects_number(set));
}

static long thousandths(double em)
{
    return lround(em * 1000);
}

/* The font's bounding box, from its head table. */
static char *bounding_box(const struct typeface *t, struct arena *a)
{
    hb_blob_t *head = hb_face_reference_table(t->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
    long box[4] = {0, -300, 1000, 1000};

    for (int i = 0; i < 4 && length >= 44; i++) {
        int value = bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i];

        box[i] = thousandths((double)(value < 0x8000 ? value : value - 0x10000) /
                             t->units_per_em);
    }
    hb_blob_destroy(head);
    return arena_printf(a, "[%ld %ld %ld %ld]", box[0], box[1], box[2], box[3]);
}

static HPDF_Dict embed_descriptor(const struct embedding *e, struct objects *o,
                                  const struct font_file *font)
{
    HPDF_Dict file = embed_file(font, o);
    const struct typeface *t = e->typeface;
    bool slanted = t->slant < 0;

    return objects_raw(
        o,
        arena_printf(o->arena,
                     "/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox%s/ItalicAngle %ld"
                     "/Ascent %ld/Descent %ld/CapHeight %ld/XHeight %ld/StemV %d"
                     "/FontFile2 %u 0 R%s",
                     e->name, slanted ? 32 + 64 : 32, bounding_box(t, o->arena),
                     lround(t->slant), thousandths(t->ascent), -thousandths(t->descent),
                     thousandths(t->cap_height), thousandths(t->x_height), t->weight / 5,
                     objects_number(file), embed_glyph_set(font, o)));
}

static HPDF_Dict embed_cid_font(const struct embedding *e, struct objects *o,
                                const struct font_file *file, HPDF_Dict descriptor)
{
    struct buf *text = &o->scratch;

    buf_clear(text);
    buf_printf(
        text,
        "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %u 0 R"
        "/DW %d/W[%s]",
        e->name, objects_number(descriptor), glyph_width(e->typeface, 0), file->widths);
    return objects_raw(o, text->data);
}

/* A glyph that was only ever a part of another's text still has to map to something. */
static void put_mapping(struct buf *out, hb_codepoint_t glyph, const struct glyph_use *use)
{
    buf_putc(out, '<');
    put_unit(out, glyph);
    buf_puts(out, "><");
    for (int i = 0; i < use->length; i++)
        put_unit(out, use->unicode[i]);
    if (use->length == 0)
        put_unit(out, 0xFFFD);
    buf_puts(out, ">\n");
}

static HPDF_Dict embed_unicode_map(const struct embedding *e, struct fonts *f,
                                   struct font_file *file, struct objects *o)
{
    struct buf text = {0};
    HPDF_Dict map;

    buf_puts(&text,
             "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
             "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
             "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
             "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 1; i < e->count; i++) { /* .notdef is never shown */
        size_t left = e->count - i;

        if ((i - 1) % 100 == 0)
            buf_printf(&text, "%zu beginbfchar\n", left < 100 ? left : 100);
        put_mapping(&text, e->glyph[i], &e->typeface->use[e->glyph[i]]);
        if (i % 100 == 0 || left == 1)
            buf_puts(&text, "endbfchar\n");
    }
    buf_puts(&text, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    font_file_map(f, file, &text);
    map = objects_stream(o, file->map_deflated, file->map_deflated_length, true, "");
    buf_drop(&text);
    return map;
}

static HPDF_Dict embed_face(struct embedding *e, struct fonts *f, struct objects *o)
{
    struct font_file *file;
    HPDF_Dict map, descendant;

    name_subset(e);
    file = font_file(f, e->face, e->glyph, e->count, e->hash);
    if (file == NULL)
        return NULL;
    descendant = embed_cid_font(e, o, file, embed_descriptor(e, o, file));
    map = embed_unicode_map(e, f, file, o);
    return objects_raw(
        o, arena_printf(o->arena,
                        "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding"
                        "/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
                        e->name, objects_number(descendant), objects_number(map)));
}

bool fonts_embed(struct fonts *f, struct objects *o, struct buf *resources)
{
    buf_puts(resources, "/Font<<");
    for (int face = 0; face < FACES; face++) {
        struct embedding e = {.typeface = &f->typeface[face],
                              .face = (enum face)face,
                              .document = f->document};
        HPDF_Dict font;

        collect_glyphs(&e, o->arena);
        if (e.count <= 1)
            continue; /* nothing but .notdef */
        font = embed_face(&e, f, o);
        if (font == NULL)
            return false;
        buf_printf(resources, "/F%d %u 0 R", face, objects_number(font));
    }
    buf_puts(resources, ">>");
    return true;
}
