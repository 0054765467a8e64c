/*
 * typeface.c - opens one face: rapport's own, or a font a brand brings.
 *
 * What a brand brings is looked over first (truetype.h), then asked for the letters no
 * report can do without and for a subset: a font that fails later would fail a company's
 * report.
 */
#include "base/file.h"
#include "render/pdf/font/subset.h"
#include "render/pdf/font/truetype.h"

#include <errno.h>
#include <hb-ot.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { OWN_FONT_LIMIT = 20 * 1024 * 1024 };

/* In em; `usual` where the font is silent. */
static double metric(const struct typeface *t, hb_ot_metrics_tag_t tag, double usual)
{
    hb_position_t value = 0;

    if (!hb_ot_metrics_get_position(t->font, tag, &value))
        return usual;
    return fabs((double)value) / t->units_per_em;
}

/* The font's PostScript name, reduced to what may stand in a PDF name without escapes. */
static void read_name(struct typeface *t, const char *usual)
{
    char name[sizeof t->name - 8] = "";
    unsigned size = sizeof name;
    size_t n = 0;

    hb_ot_name_get_utf8(t->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                        name);
    for (const char *s = name; *s; s++)
        if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
            (*s >= '0' && *s <= '9') || *s == '-')
            t->name[n++] = *s;
    t->name[n] = '\0';
    if (n == 0)
        snprintf(t->name, sizeof t->name, "%s", usual);
}

/* True when the file is whole: HarfBuzz takes the tables of one that was cut short as
 * empty. */
static bool is_whole(hb_blob_t *blob)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);

    return truetype_is_whole(bytes, length);
}

/* Fills a typeface from a font file; the blob is destroyed with it.  False when there are
 * no glyphs. */
static bool open_blob(struct fonts *f, struct typeface *t, hb_blob_t *blob,
                      const char *usual_name)
{
    bool whole = is_whole(blob);

    t->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    t->glyph_count = hb_face_get_glyph_count(t->face);
    if (!whole || t->glyph_count == 0)
        return false;
    t->font = hb_font_create(t->face);
    t->units_per_em = hb_face_get_upem(t->face);
    t->ascent = metric(t, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 0.8);
    t->descent = metric(t, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, 0.2);
    t->cap_height = metric(t, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7);
    t->x_height = metric(t, HB_OT_METRICS_TAG_X_HEIGHT, 0.5);
    t->use = arena_array(&f->arena, t->glyph_count, sizeof *t->use);
    read_name(t, usual_name);
    return true;
}

/* Of rapport's own faces: by their place in enum face. */
static void set_weight(struct typeface *t, enum face face)
{
    static const int weights[] = {300, 400, 400, 600, 700, 900};
    int i = face >= FACE_LATO_LIGHT ? (int)face - FACE_LATO_LIGHT : (int)face;

    if (face == FACE_FALLBACK || face == FACE_FALLBACK_BOLD)
        i = face == FACE_FALLBACK ? FACE_REGULAR : FACE_BOLD;
    t->weight = weights[i];
    t->slant = i == FACE_ITALIC ? -8 : 0;
}

bool typeface_open(struct fonts *f, enum face face, const char *folder, const char *name,
                   struct diag *d)
{
    struct typeface *t = &f->typeface[face];
    char *path = arena_printf(&f->arena, "%s/%s.ttf", folder, name);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);

    if (blob == NULL)
        return diag_report(d, DIAG_DATA_MISSING, (struct place){.file = path}, NULL, NULL);
    if (!open_blob(f, t, blob, name))
        return diag_report(d, DIAG_DATA_MISSING, (struct place){.file = path}, NULL,
                           "not a TrueType font");
    snprintf(t->name, sizeof t->name, "%s", name);
    set_weight(t, face);
    return true;
}

/* --- a brand's font --------------------------------------------------------------- */

/* The first of the letters and figures that the font has no glyph for; 0: it has all. */
static char lacking(const struct typeface *t)
{
    static const char needed[] =
        " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,-";
    hb_codepoint_t glyph;

    for (const char *s = needed; *s; s++)
        if (!hb_font_get_nominal_glyph(t->font, (unsigned char)*s, &glyph))
            return *s;
    return '\0';
}

/* True when lines of the font have a height and its letters a width that can be set. */
static bool is_settable(const struct typeface *t)
{
    hb_codepoint_t glyph;
    double width;

    if (t->ascent < 0.3 || t->ascent > 3 || t->descent > 2)
        return false;
    for (hb_codepoint_t c = 'a'; c <= 'z'; c++) {
        if (!hb_font_get_nominal_glyph(t->font, c, &glyph))
            return false;
        width = (double)hb_font_get_glyph_h_advance(t->font, glyph) / t->units_per_em;
        if (width <= 0.02 || width > 3)
            return false;
    }
    return true;
}

static const char *read_file(struct fonts *f, const char *path, char **bytes,
                             size_t *length)
{
    switch (file_read(&f->arena, path, OWN_FONT_LIMIT, bytes, length)) {
    case FILE_OK: return truetype_fault(*bytes, *length);
    case FILE_ABSENT: return "no such file";
    case FILE_FAILED: return strerror(errno);
    case FILE_TOO_LARGE: return "is larger than 20 MB";
    }
    return NULL;
}

static double within(float value, double least, double most)
{
    return fmin(fmax((double)value, least), most);
}

static const char *own_fault(struct fonts *f, struct typeface *t, const char *path)
{
    char *bytes = NULL;
    size_t length = 0;
    const char *fault = read_file(f, path, &bytes, &length);

    if (fault)
        return fault;
    if (!open_blob(
            f, t,
            hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_READONLY, NULL, NULL),
            "Brand-Font"))
        return "is damaged: it has no glyphs";
    if (lacking(t) == ' ')
        return "lacks the space";
    if (lacking(t))
        return arena_printf(&f->arena, "lacks the character %c", lacking(t));
    if (!is_settable(t) || !typeface_prepare(t))
        return "is damaged: its letters cannot be set";
    t->weight = (int)within(hb_style_get_value(t->font, HB_STYLE_TAG_WEIGHT), 100, 900);
    t->slant = within(hb_style_get_value(t->font, HB_STYLE_TAG_SLANT_ANGLE), -45, 0);
    return NULL;
}

bool typeface_open_own(struct fonts *f, enum face face, const struct brand *brand,
                       const struct brand_font *font, struct diag *d)
{
    struct typeface *t = &f->typeface[face];
    const char *fault = own_fault(f, t, file_join(&f->arena, brand->folder, font->name));

    t->own = true;
    if (fault)
        return diag_report(d, DIAG_BRAND_FONT, font->at, NULL, "%s %s", font->name, fault);
    return true;
}

void typeface_close(struct typeface *t)
{
    hb_font_destroy(t->font);
    hb_face_destroy(t->outlines);
    hb_face_destroy(t->face);
}
