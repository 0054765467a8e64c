/*
 * subset.c - makes and keeps subsets of the faces; see subset.h.
 */
#include "render/pdf/font/subset.h"

#include "render/pdf/font/operators.h"

#include <hb-subset.h>
#include <string.h>

/* What a PDF viewer reads of a font embedded by glyph id. */
static const hb_tag_t tables[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                  HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
                                  HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f')};

/* What to keep: these glyphs under their ids. */
static hb_subset_input_t *make_input(const hb_codepoint_t *glyph, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *set;

    if (input == NULL)
        return NULL;
    set = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < count; i++)
        hb_set_add(set, glyph[i]);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

static hb_subset_plan_t *make_plan(hb_face_t *from, const hb_codepoint_t *glyph,
                                   size_t count)
{
    hb_subset_input_t *input = make_input(glyph, count);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(from, input) : NULL;

    hb_subset_input_destroy(input);
    return plan;
}

/* The face with nothing but its outlines; the caller destroys it. */
static hb_face_t *strip(hb_face_t *from)
{
    hb_face_t *built = hb_face_builder_create(), *face;
    hb_blob_t *blob;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        blob = hb_face_reference_table(from, tables[i]);
        hb_face_builder_add_table(built, tables[i], blob);
        hb_blob_destroy(blob);
    }
    blob = hb_face_reference_blob(built);
    face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_destroy(built);
    return face;
}

bool typeface_prepare(struct typeface *t)
{
    hb_face_t *face;

    if (t->outlines)
        return true;
    face = strip(t->face);
    t->outlines = hb_subset_preprocess(face);
    if (t->outlines == face) /* without memory HarfBuzz gives back what it was given */
        t->outlines = NULL;
    hb_face_destroy(face);
    return t->outlines != NULL;
}

static const void *copy(struct arena *a, const void *bytes, size_t size)
{
    return memcpy(arena_alloc(a, size), bytes, size);
}

static void note_present(struct fonts *f, struct font_file *file, hb_subset_plan_t *plan)
{
    const hb_map_t *map = hb_subset_plan_new_to_old_glyph_mapping(plan);
    hb_codepoint_t last = file->glyph[file->count - 1];

    for (hb_codepoint_t g = last + 1; g < f->typeface[file->face].glyph_count; g++)
        if (hb_map_has(map, g))
            last = g;
    file->present_bytes = last / 8 + 1;
    file->present = arena_alloc(&f->files, file->present_bytes);
    for (hb_codepoint_t g = 0; g <= last; g++)
        if (hb_map_has(map, g))
            file->present[g / 8] |= (unsigned char)(0x80 >> g % 8);
}

/* Runs of neighbouring glyphs with their widths. */
static void note_widths(struct fonts *f, struct font_file *file)
{
    const struct typeface *t = &f->typeface[file->face];
    struct buf *out = &f->scratch;

    buf_clear(out);
    for (size_t i = 0; i < file->count; i++) {
        if (i == 0 || file->glyph[i] != file->glyph[i - 1] + 1) {
            buf_puts(out, i ? "]" : "");
            put_integer(out, file->glyph[i]);
            buf_putc(out, '[');
        } else
            buf_putc(out, ' ');
        put_integer(out, glyph_width(t, file->glyph[i]));
    }
    buf_putc(out, ']');
    file->widths = arena_strndup(&f->files, out->data, out->length);
    f->files_size += out->length;
}

static struct font_file *make_file(struct fonts *f, enum face face,
                                   const hb_codepoint_t *glyph, size_t count)
{
    struct typeface *t = &f->typeface[face];
    hb_subset_plan_t *plan =
        typeface_prepare(t) ? make_plan(t->outlines, glyph, count) : NULL;
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *blob = made ? hb_face_reference_blob(made) : hb_blob_get_empty();
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct font_file *file = NULL;

    if (length) {
        deflate_bytes(&f->deflater, DEFLATE_KEPT, bytes, length, &f->scratch);
        file = arena_alloc(&f->files, sizeof *file);
        *file =
            (struct font_file){.face = face,
                               .glyph = arena_array(&f->files, count, sizeof *glyph),
                               .count = count,
                               .bytes = copy(&f->files, f->scratch.data, f->scratch.length),
                               .length = f->scratch.length,
                               .plain_length = length};
        memcpy(file->glyph, glyph, count * sizeof *glyph);
        note_present(f, file, plan);
        note_widths(f, file);
    }
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    return file;
}

struct font_file *font_file(struct fonts *f, enum face face, const hb_codepoint_t *glyph,
                            size_t count, uint64_t hash)
{
    struct font_file **slot = &f->file[hash % FILE_SLOTS], *file;

    for (file = *slot; file; file = file->next)
        if (file->hash == hash && file->face == face && file->count == count &&
            memcmp(file->glyph, glyph, count * sizeof *glyph) == 0)
            return file;
    file = make_file(f, face, glyph, count);
    if (file == NULL)
        return NULL;
    file->hash = hash;
    file->next = *slot;
    *slot = file;
    f->files_size += file->length + count * sizeof *glyph;
    return file;
}

void font_file_map(struct fonts *f, struct font_file *file, const struct buf *map)
{
    if (file->map != NULL && file->map_length == map->length &&
        memcmp(file->map, map->data, map->length) == 0)
        return;
    deflate_bytes(&f->deflater, DEFLATE_KEPT, map->data, map->length, &f->scratch);
    file->map = copy(&f->files, map->data, map->length);
    file->map_length = map->length;
    file->map_deflated = copy(&f->files, f->scratch.data, f->scratch.length);
    file->map_deflated_length = f->scratch.length;
    f->files_size += map->length + f->scratch.length;
}
