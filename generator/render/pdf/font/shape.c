/*
 * shape.c - turns text into glyphs: chooses a face for each character and lets HarfBuzz
 * place the glyphs with the font's kerning and ligatures.
 */
#include "render/pdf/font/faces.h"

#include <math.h>
#include <string.h>

enum { HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011, REPLACEMENT = 0xFFFD };

static enum face fallback_of(enum face face)
{
    return face == FACE_SEMIBOLD || face == FACE_BOLD || face == FACE_BLACK
               ? FACE_FALLBACK_BOLD
               : FACE_FALLBACK;
}

/* A character's glyph; a font may name glyphs that it does not have. */
static bool has_glyph(const struct fonts *f, enum face face, hb_codepoint_t c)
{
    const struct typeface *t = &f->typeface[face];
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(t->font, c, &glyph) && glyph < t->glyph_count;
}

/* Characters without a shape of their own, which belong to no text either. */
static bool is_ignorable(hb_codepoint_t c)
{
    return c == 0xAD || c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Characters that mean nothing outside the system they come from: PDF/A and PDF/UA do not
 * take them for a text. */
static bool is_private(hb_codepoint_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE;
}

static bool is_control(hb_codepoint_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* True when a combining mark makes one character of the face with the letter before it. */
static bool composes(const struct fonts *f, enum face face, hb_codepoint_t before,
                     hb_codepoint_t mark)
{
    hb_codepoint_t both;

    return hb_unicode_compose(hb_unicode_funcs_get_default(), before, mark, &both) &&
           has_glyph(f, face, both);
}

/* True when the face shows the character, if need be with another of the same shape. */
static bool shows(const struct fonts *f, enum face face, hb_codepoint_t c)
{
    return has_glyph(f, face, c) || (c == NO_BREAK_HYPHEN && has_glyph(f, face, HYPHEN));
}

/* Shows U+FFFD for a character. */
static enum face replace(enum face wanted, hb_codepoint_t *c, int *missing)
{
    *c = REPLACEMENT;
    (*missing)++;
    return fallback_of(wanted);
}

/*
 * Chooses the face of a character: the wanted one, else, beside a brand's fonts, Lato, else
 * the fallback; what none has becomes U+FFFD.  A mark stays with its letter if they make
 * one glyph.
 */
static enum face choose_face(const struct fonts *f, enum face wanted, enum face current,
                             hb_codepoint_t before, hb_codepoint_t *c, int *missing)
{
    if (is_ignorable(*c))
        return current;
    if (is_control(*c))
        *c = ' ';
    if (is_private(*c))
        return replace(wanted, c, missing);
    if (shows(f, f->stands_for[wanted], *c))
        return f->stands_for[wanted]; /* HarfBuzz shows one hyphen for the other */
    if (before && composes(f, current, before, *c))
        return current;
    if (wanted < FACE_FALLBACK && f->typeface[FACE_LATO_LIGHT + wanted].face &&
        shows(f, (enum face)(FACE_LATO_LIGHT + wanted), *c))
        return (enum face)(FACE_LATO_LIGHT + wanted);
    if (!has_glyph(f, fallback_of(wanted), *c))
        return replace(wanted, c, missing);
    return fallback_of(wanted);
}

/* Appends a character to a glyph's text; what only says where a line may break, or how wide
 * a space is, reads as a plain space or hyphen: that is what people search for. */
static void add_unicode(struct glyph *g, hb_codepoint_t c)
{
    if (is_ignorable(c))
        return;
    if (c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x200A || c == 0x202F)
        c = ' ';
    if (c == NO_BREAK_HYPHEN)
        c = '-';
    if (c < 0x10000 && g->unicode_length < CLUSTER_UNITS)
        g->unicode[g->unicode_length++] = (uint16_t)c;
    else if (c >= 0x10000 && g->unicode_length + 1 < CLUSTER_UNITS) {
        g->unicode[g->unicode_length++] = (uint16_t)(0xD800 + ((c - 0x10000) >> 10));
        g->unicode[g->unicode_length++] = (uint16_t)(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
}

int glyph_width(const struct typeface *t, hb_codepoint_t glyph)
{
    return (int)lround(hb_font_get_glyph_h_advance(t->font, glyph) * 1000.0 /
                       t->units_per_em);
}

static void fill_glyph(const struct typeface *t, struct glyph *g,
                       const hb_glyph_info_t *info, const hb_glyph_position_t *position)
{
    double scale = 1000.0 / t->units_per_em;

    /* A font may name glyphs that it does not have. */
    g->id = info->codepoint < t->glyph_count ? (uint16_t)info->codepoint : 0;
    g->width = (int16_t)glyph_width(t, g->id);
    g->advance = (float)(position->x_advance * scale);
    g->offset = (float)(position->x_offset * scale);
}

/* A text's characters: the ones to show, and what each is read as.  They differ where no
 * face has a character: what stands for it is seen, but itself is read, copied and found.
 */
struct characters {
    hb_codepoint_t *shown, *read;
    unsigned count;
};

static void fill_buffer(struct fonts *f, const struct characters *text, unsigned from,
                        unsigned to)
{
    hb_buffer_clear_contents(f->buffer);
    hb_buffer_set_cluster_level(f->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(f->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_codepoints(f->buffer, text->shown, (int)text->count, from,
                             (int)(to - from));
    hb_buffer_set_direction(f->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(f->buffer, f->language_tag);
    hb_buffer_guess_segment_properties(f->buffer);
}

/* True when shaping came to a glyph that is not in the font, or to .notdef: a damaged font
 * says so of a ligature, and neither may be shown. */
static bool lacks_glyphs(const struct typeface *t, hb_buffer_t *shaped)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaped, &n);

    for (unsigned i = 0; i < n; i++)
        if (info[i].codepoint == 0 || info[i].codepoint >= t->glyph_count)
            return true;
    return false;
}

/* Shapes characters [from, to) with one face and appends a run; glyph by glyph, without
 * ligatures and kerning, where the font's own rules lead to nothing. */
static void shape_run(struct fonts *f, struct shaped *s, enum face face,
                      enum figures figures, const struct characters *text, unsigned from,
                      unsigned to)
{
    /* As tall as capitals, as Lato has them; Lato's are of equal width by themselves. */
    static const hb_feature_t features[][2] = {
        {{HB_TAG('l', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
         {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}},
        {{HB_TAG('l', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
         {HB_TAG('p', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}}};
    static const char *const one_by_one[] = {"fallback", NULL};
    const struct typeface *t = &f->typeface[face];
    hb_glyph_info_t *info;
    hb_glyph_position_t *position;
    struct glyph *glyphs;
    unsigned n;

    fill_buffer(f, text, from, to);
    hb_shape(t->font, f->buffer, features[figures],
             t->own || figures == FIGURES_PROPORTIONAL ? 2 : 0);
    if (t->own && lacks_glyphs(t, f->buffer)) {
        fill_buffer(f, text, from, to);
        hb_shape_full(t->font, f->buffer, NULL, 0, one_by_one);
    }
    info = hb_buffer_get_glyph_infos(f->buffer, &n);
    position = hb_buffer_get_glyph_positions(f->buffer, NULL);

    glyphs = arena_array(&f->words, (size_t)s->nglyphs + n, sizeof *glyphs);
    if (s->nglyphs)
        memcpy(glyphs, s->glyph, (size_t)s->nglyphs * sizeof *glyphs);
    s->glyph = glyphs;
    s->run[s->nruns++] = (struct glyph_run){face, s->nglyphs, (int)n};
    glyphs += s->nglyphs;
    s->nglyphs += (int)n;
    for (unsigned i = 0; i < n; i++) {
        fill_glyph(t, &glyphs[i], &info[i], &position[i]);
        s->width += (double)glyphs[i].advance / 1000;
        if (i > 0 && info[i].cluster == info[i - 1].cluster)
            continue;
        unsigned end = i + 1;
        while (end < n && info[end].cluster == info[i].cluster)
            end++;
        unsigned last = end < n ? info[end].cluster : to;
        for (unsigned c = info[i].cluster; c < last; c++)
            add_unicode(&glyphs[i], text->read[c]);
    }
}

size_t shape_text(struct fonts *f, enum face wanted, enum figures figures, const char *utf8,
                  size_t length, struct shaped *s)
{
    unsigned n, start = 0, nruns = 1;
    hb_glyph_info_t *info;
    struct characters text;
    enum face *face;

    hb_buffer_clear_contents(f->text);
    hb_buffer_add_utf8(f->text, utf8, (int)length, 0, (int)length);
    info = hb_buffer_get_glyph_infos(f->text, &n);
    text.shown = arena_array(&f->words, 2 * (size_t)n + 1, sizeof *text.shown);
    text.read = text.shown + n;
    text.count = n;
    face = arena_array(&f->words, n + 1, sizeof *face);
    for (unsigned i = 0; i < n; i++) {
        hb_codepoint_t c = info[i].codepoint;

        text.shown[i] = c;
        face[i] = choose_face(f, wanted, i ? face[i - 1] : f->stands_for[wanted],
                              i ? text.shown[i - 1] : 0, &text.shown[i], &s->missing);
        text.read[i] = text.shown[i] == REPLACEMENT && !is_private(c) ? c : text.shown[i];
        nruns += i > 0 && face[i] != face[i - 1];
    }
    s->run = arena_array(&f->words, nruns, sizeof *s->run);
    for (unsigned i = 1; i <= n; i++)
        if (i == n || face[i] != face[start]) {
            shape_run(f, s, face[start], figures, &text, start, i);
            start = i;
        }
    return n * (2 * sizeof *text.shown + sizeof *face) +
           (size_t)s->nglyphs * sizeof *s->glyph + nruns * sizeof *s->run;
}
