/*
 * faces.h - what font.c shares with canvas.c and embed.c: the open faces and which of their
 * glyphs the current document uses.
 *
 * A glyph is embedded with one Unicode text, the first it stood for in the document; when
 * it later stands for another, the canvas says so with ActualText.
 */
#ifndef RAPPORT_PDF_FACES_H
#define RAPPORT_PDF_FACES_H

#include "base/arena.h"
#include "base/deflate.h"
#include "render/pdf/font/font.h"

#include <hb.h>

enum { FILE_SLOTS = 256 };
enum { CLUSTER_UNITS = 6 }; /* UTF-16 units of text kept for one glyph */

/* What a glyph stands for in the document with this number; stale when that is over. */
struct glyph_use {
    unsigned document;
    uint8_t length; /* 0: used, but only as a part of another glyph's text */
    uint16_t unicode[CLUSTER_UNITS];
};

struct typeface {
    hb_face_t *face; /* NULL: not in use */
    hb_font_t *font;
    hb_face_t *outlines; /* the face without what is never embedded; made when needed */
    unsigned units_per_em, glyph_count;
    double ascent, descent, cap_height, x_height; /* em */
    int weight;                                   /* 100 to 900 */
    double slant;                                 /* degrees, negative to the right */
    char name[56];                                /* PostScript name: "Lato-Bold" */
    bool own;                                     /* a brand's */
    struct glyph_use *use;                        /* by glyph id */
    const char **path; /* by glyph id, see outline.h; NULL until the first is wanted */
};

struct word; /* a shaped text in the cache */

/* A run as it stands in a TJ array, between the parentheses of its first and last string.
 */
struct fragment {
    const char *bytes;
    size_t length;
    double advance; /* of the viewer's pen, 1/1000 em */
};

/* A glyph that stands for one character. */
struct plain_glyph {
    uint16_t id, unicode;
};

/* Also keeps what else is made once for all documents of a process. */
struct fonts {
    struct arena arena;  /* what lives as long as the fonts */
    struct arena words;  /* the cache */
    size_t words_size;   /* about how many bytes are in it */
    unsigned generation; /* of the cache: how often it was cleared */
    struct word **table;
    size_t table_size, count;
    unsigned document; /* number of the current document, from 1 */
    struct typeface typeface[FACES];
    enum face stands_for[FACES]; /* the face that a wanted one is set in */
    hb_buffer_t *text, *buffer;  /* decoded characters; glyphs */
    char language[16];           /* the last one asked for, and HarfBuzz's name of it */
    hb_language_t language_tag;
    struct deflater deflater;
    struct arena files; /* font files made so far, see subset.h */
    size_t files_size;
    struct font_file *file[FILE_SLOTS];
    struct buf profile; /* the sRGB profile, deflated; empty until the first document */
    struct buf scratch;
    struct buf run; /* of words, being written; see fonts_run_begin */
    double run_pen; /* where the viewer's pen stands in it, 1/1000 em */
};

/* Starts a document: no glyph is used.  Forgets the cache when it has grown large; texts
 * shaped before are then invalid. */
void fonts_begin_document(struct fonts *f);

/* Marks the glyphs of a text as used in this document.  True when every glyph stands for
 * the text it is embedded with. */
bool fonts_use(struct fonts *f, const struct shaped *s);

/* The fragment of a text that is one run, made once and kept with it; NULL for others. */
const struct fragment *fonts_fragment(struct fonts *f, const struct shaped *s);

/* Marks glyphs of a face as used; true when each stands for the character it is embedded
 * with. */
bool fonts_use_glyphs(struct fonts *f, enum face face, const struct plain_glyph *g,
                      size_t n);

/* Writes words of one face beside each other as one fragment: each is one run and begins
 * `at`, in 1/1000 em from where the first does.  The fragment is valid until the next run
 * begins. */
void fonts_run_begin(struct fonts *f);
void fonts_run_add(struct fonts *f, const struct shaped *s, double at);
struct fragment fonts_run_end(const struct fonts *f);

/* Shapes text into *s (in the cache's arena); returns about how many bytes that took. */
size_t shape_text(struct fonts *f, enum face wanted, enum figures figures, const char *utf8,
                  size_t length, struct shaped *s);

/* A glyph's width as it stands in the PDF, 1/1000 em. */
int glyph_width(const struct typeface *t, hb_codepoint_t glyph);

/* Opens rapport's own face of this name; false after DATA_MISSING. */
bool typeface_open(struct fonts *f, enum face face, const char *folder, const char *name,
                   struct diag *d);
/* Opens a brand's font; false after BRAND_FONT. */
bool typeface_open_own(struct fonts *f, enum face face, const struct brand *brand,
                       const struct brand_font *font, struct diag *d);
void typeface_close(struct typeface *t);

#endif
