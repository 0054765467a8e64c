/*
 * font.h - faces, shaping and embedding.
 *
 * The faces of build/fonts (subsets of Lato with its kerning and ligatures, DejaVu Sans for
 * what Lato lacks), or a brand's own: then a weight the brand has no font for is set in the
 * nearest it has, and a character its fonts lack in Lato, then in DejaVu Sans.  Text is
 * shaped by HarfBuzz word by word; shaped words are cached for the life of the process,
 * across documents.  A character neither font has becomes U+FFFD and is counted.  For each
 * document the glyphs used are subset and embedded as CIDFontType2 with CID = GID and a
 * bfchar ToUnicode map.
 */
#ifndef RAPPORT_PDF_FONT_H
#define RAPPORT_PDF_FONT_H

#include "base/buf.h"
#include "base/diag.h"
#include "read/brand.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum face {
    FACE_LIGHT,
    FACE_REGULAR,
    FACE_ITALIC,
    FACE_SEMIBOLD,
    FACE_BOLD,
    FACE_BLACK,
    FACE_FALLBACK,
    FACE_FALLBACK_BOLD,
    FACE_LATO_LIGHT, /* beside a brand's own fonts: what the first six are without them */
    FACE_LATO_REGULAR,
    FACE_LATO_ITALIC,
    FACE_LATO_SEMIBOLD,
    FACE_LATO_BOLD,
    FACE_LATO_BLACK,
    FACES
};

struct glyph {
    uint16_t id;
    uint8_t
        unicode_length; /* UTF-16 units of the cluster this glyph starts; 0: continues */
    uint16_t unicode[6];
    int16_t width;         /* as embedded, 1/1000 em */
    float advance, offset; /* as shaped (kerning in it), 1/1000 em */
};

/* Glyphs of one face within a shaped word. */
struct glyph_run {
    enum face face;
    int first, n; /* in shaped.glyph */
};

struct shaped {
    struct glyph *glyph;
    int nglyphs;
    struct glyph_run *run; /* more than one when the fallback font was needed */
    int nruns;
    double width; /* em */
    int missing;  /* characters replaced by U+FFFD */
};

struct fonts;

/* Opens the faces below folder; NULL after DATA_MISSING.  The caller drops. */
struct fonts *fonts_open(const char *folder, struct diag *d);
/* The same with the fonts of a brand that has some; NULL after BRAND_FONT too. */
struct fonts *fonts_open_brand(const char *folder, const struct brand *brand,
                               struct diag *d);
bool fonts_has_own(const struct brand *brand);
void fonts_drop(struct fonts *f);

/* Figures of equal width, for columns, or each as wide as it is, for running text. */
enum figures { FIGURES_TABULAR, FIGURES_PROPORTIONAL };

/* Shapes a piece of text without line breaks, with figures of equal width; the result is
 * cached and valid until the next document begins (sheet_new). */
const struct shaped *fonts_shape(struct fonts *f, enum face face, const char *language,
                                 const char *text, size_t length);

/* Changes when the shaped texts asked for so far have become invalid. */
unsigned fonts_generation(const struct fonts *f);

/* The same with figures of this kind. */
const struct shaped *fonts_shape_figures(struct fonts *f, enum face face,
                                         enum figures figures, const char *language,
                                         const char *text, size_t length);

/* Metrics in em. */
double fonts_ascent(const struct fonts *f, enum face face);
double fonts_descent(const struct fonts *f,
                     enum face face); /* positive, below the base line */
double fonts_cap_height(const struct fonts *f, enum face face);

#endif
