/*
 * subset.c - makes and keeps subsets of the faces; see subset.h.
 */
#include "render/pdf/font/subset.h"

#include "render/pdf/font/operators.h"

#include <hb-subset.h>
#include <string.h>

/* What a PDF viewer does not read of a font embedded by glyph id. */
static const hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('p', 'o', 's', 't'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('m', 'e', 't', 'a'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('F', 'F', 'T', 'M'),
    /* of variable and coloured fonts, which show as they are without: */
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'),
    HB_TAG('c', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'),
    HB_TAG('M', 'V', 'A', 'R'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('C', 'O', 'L', 'R'),
    HB_TAG('C', 'P', 'A', 'L'), HB_TAG('C', 'B', 'D', 'T'), HB_TAG('C', 'B', 'L', 'C'),
    HB_TAG('s', 'b', 'i', 'x'), HB_TAG('S', 'V', 'G', ' ')};

/* What to keep: these glyphs (NULL: all) under their ids, without the dropped tables. */
static hb_subset_input_t *make_input(const hb_codepoint_t *glyph, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *set;

    if (input == NULL)
        return NULL;
    set = hb_subset_input_glyph_set(input);
    if (glyph == NULL)
        hb_set_invert(set);
    else
        for (size_t i = 0; i < count; i++)
            hb_set_add(set, glyph[i]);
    set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped_tables / sizeof *dropped_tables; i++)
        hb_set_add(set, dropped_tables[i]);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

/* Carries out a plan and destroys it; the caller destroys the face. */
static hb_face_t *carry_out(hb_subset_plan_t *plan)
{
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;

    hb_subset_plan_destroy(plan);
    return face;
}

static hb_subset_plan_t *make_plan(hb_face_t *from, const hb_codepoint_t *glyph,
                                   size_t count)
{
    hb_subset_input_t *input = make_input(glyph, count);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(from, input) : NULL;

    hb_subset_input_destroy(input);
    return plan;
}

bool typeface_prepare(struct typeface *t)
{
    hb_face_t *built, *face;
    hb_blob_t *blob;

    if (t->outlines)
        return true;
    built = carry_out(make_plan(t->face, NULL, 0));
    if (built == NULL)
        return false;
    blob = hb_face_reference_blob(built);
    face = hb_face_create(blob, 0);
    t->outlines = hb_subset_preprocess(face);
    if (t->outlines == face) /* without memory HarfBuzz gives back what it was given */
        t->outlines = NULL;
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    hb_face_destroy(built);
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
