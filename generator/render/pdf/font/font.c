/*
 * font.c - the set of faces and the words shaped with them; see font.h.
 */
#include "render/pdf/font/font.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/font/operators.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words shaped so far are forgotten when the next document begins with more than this. */
enum { CACHE_LIMIT = 24 * 1024 * 1024, TABLE_START = 4096 };
/* The same for font files. */
enum { FILES_LIMIT = 8 * 1024 * 1024 };

/* The shaped text comes first: a pointer to it is a pointer to the word. */
struct word {
    struct shaped shaped;
    struct word *next;
    uint64_t hash;
    hb_language_t language;
    enum face face;
    enum figures figures;
    size_t length;
    const char *text;
    unsigned document; /* the last document it was used in */
    bool plain;        /* what fonts_use found there */
    struct fragment fragment;
};

static const char *const names[FACES] = {
    [FACE_LIGHT] = "Lato-Light",        [FACE_REGULAR] = "Lato-Regular",
    [FACE_ITALIC] = "Lato-Italic",      [FACE_SEMIBOLD] = "Lato-Semibold",
    [FACE_BOLD] = "Lato-Bold",          [FACE_BLACK] = "Lato-Black",
    [FACE_FALLBACK] = "DejaVuSans",     [FACE_FALLBACK_BOLD] = "DejaVuSans-Bold",
    [FACE_LATO_LIGHT] = "Lato-Light",   [FACE_LATO_REGULAR] = "Lato-Regular",
    [FACE_LATO_ITALIC] = "Lato-Italic", [FACE_LATO_SEMIBOLD] = "Lato-Semibold",
    [FACE_LATO_BOLD] = "Lato-Bold",     [FACE_LATO_BLACK] = "Lato-Black",
};

static void cache_clear(struct fonts *f)
{
    arena_reset(&f->words);
    f->table_size = TABLE_START;
    f->table = arena_array(&f->words, f->table_size, sizeof *f->table);
    f->count = 0;
    f->words_size = 0;
    f->generation++;
}

bool fonts_has_own(const struct brand *brand)
{
    for (int w = 0; brand && w < WEIGHTS; w++)
        if (brand->font[w].name)
            return true;
    return false;
}

/* How far a weight is from one that is given: upright for upright first, then the nearer,
 * then the heavier. */
static int distance(int wanted, int given)
{
    static const int weight[WEIGHTS] = {300, 400, 400, 600, 700, 900};
    bool slanted = given == WEIGHT_ITALIC && wanted != WEIGHT_ITALIC;

    return 2 * abs(weight[wanted] - weight[given]) + (weight[given] < weight[wanted]) +
           (slanted ? 10000 : 0) +
           (wanted == WEIGHT_ITALIC && given != WEIGHT_ITALIC ? 1 : 0);
}

_Static_assert((int)FACE_BLACK == (int)WEIGHT_BLACK, "weights are faces of the same order");

static void choose_nearest(struct fonts *f, const struct brand *brand)
{
    for (int wanted = 0; wanted < WEIGHTS; wanted++) {
        int best = -1;

        for (int given = 0; given < WEIGHTS; given++)
            if (brand->font[given].name &&
                (best < 0 || distance(wanted, given) < distance(wanted, best)))
                best = given;
        f->stands_for[wanted] = (enum face)best;
    }
}

static bool open_faces(struct fonts *f, const char *folder, const struct brand *brand,
                       struct diag *d)
{
    bool own = fonts_has_own(brand), ok = true;

    for (int face = 0; face < FACES; face++) {
        bool brands = own && face < WEIGHTS, spare = face >= FACE_LATO_LIGHT && !own;

        f->stands_for[face] = (enum face)face;
        if (!brands && !spare && !typeface_open(f, (enum face)face, folder, names[face], d))
            return false;
        if (brands && brand->font[face].name)
            ok = typeface_open_own(f, (enum face)face, brand, &brand->font[face], d) && ok;
    }
    if (own)
        choose_nearest(f, brand);
    return ok;
}

struct fonts *fonts_open_brand(const char *folder, const struct brand *brand,
                               struct diag *d)
{
    struct arena arena = {0};
    struct fonts *f = arena_alloc(&arena, sizeof *f);

    f->arena = arena;
    f->text = hb_buffer_create();
    f->buffer = hb_buffer_create();
    f->document = 1;
    deflater_open(&f->deflater);
    cache_clear(f);
    if (open_faces(f, folder, brand, d))
        return f;
    fonts_drop(f);
    return NULL;
}

struct fonts *fonts_open(const char *folder, struct diag *d)
{
    return fonts_open_brand(folder, NULL, d);
}

void fonts_drop(struct fonts *f)
{
    struct arena arena;

    if (f == NULL)
        return;
    for (int face = 0; face < FACES; face++)
        typeface_close(&f->typeface[face]);
    hb_buffer_destroy(f->text);
    hb_buffer_destroy(f->buffer);
    deflater_drop(&f->deflater);
    buf_drop(&f->profile);
    buf_drop(&f->scratch);
    buf_drop(&f->run);
    arena_drop(&f->words);
    arena_drop(&f->files);
    arena = f->arena; /* f itself is in it */
    arena_drop(&arena);
}

void fonts_begin_document(struct fonts *f)
{
    f->document++;
    if (f->words_size > CACHE_LIMIT)
        cache_clear(f);
    if (f->files_size > FILES_LIMIT) {
        arena_reset(&f->files);
        memset(f->file, 0, sizeof f->file);
        f->files_size = 0;
    }
}

static uint64_t hash_of(enum face face, enum figures figures, const char *text,
                        size_t length)
{
    uint64_t hash = 14695981039346656037u ^ (uint64_t)face ^ (uint64_t)figures << 8;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    return hash ^ hash >> 32;
}

static void table_grow(struct fonts *f)
{
    size_t size = f->table_size * 4;
    struct word **table = arena_array(&f->words, size, sizeof *table);

    for (size_t i = 0; i < f->table_size; i++)
        for (struct word *w = f->table[i], *next; w; w = next) {
            next = w->next;
            w->next = table[w->hash & (size - 1)];
            table[w->hash & (size - 1)] = w;
        }
    f->table = table;
    f->table_size = size;
    f->words_size += size * sizeof *table;
}

static void set_language(struct fonts *f, const char *language)
{
    if (f->language_tag && strcmp(f->language, language) == 0)
        return;
    snprintf(f->language, sizeof f->language, "%s", language);
    f->language_tag = hb_language_from_string(f->language, -1);
}

/* Most words have no figures and need to be shaped in one way only. */
static bool has_figures(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] >= '0' && text[i] <= '9')
            return true;
    return false;
}

const struct shaped *fonts_shape(struct fonts *f, enum face face, const char *language,
                                 const char *text, size_t length)
{
    return fonts_shape_figures(f, face, FIGURES_TABULAR, language, text, length);
}

const struct shaped *fonts_shape_figures(struct fonts *f, enum face face,
                                         enum figures figures, const char *language,
                                         const char *text, size_t length)
{
    uint64_t hash;
    struct word *w;

    if (figures == FIGURES_PROPORTIONAL && !has_figures(text, length))
        figures = FIGURES_TABULAR;
    hash = hash_of(face, figures, text, length);
    set_language(f, language && *language ? language : "und");
    for (w = f->table[hash & (f->table_size - 1)]; w; w = w->next)
        if (w->hash == hash && w->face == face && w->figures == figures &&
            w->language == f->language_tag && w->length == length &&
            memcmp(w->text, text, length) == 0)
            return &w->shaped;
    if (f->count >= f->table_size)
        table_grow(f);
    w = arena_alloc(&f->words, sizeof *w);
    w->hash = hash;
    w->language = f->language_tag;
    w->face = face;
    w->figures = figures;
    w->length = length;
    w->text = arena_strndup(&f->words, text, length);
    f->words_size +=
        sizeof *w + length + shape_text(f, face, figures, text, length, &w->shaped);
    f->count++;
    w->next = f->table[hash & (f->table_size - 1)];
    f->table[hash & (f->table_size - 1)] = w;
    return &w->shaped;
}

/* Marks one glyph; false when it is embedded with another text. */
static bool use_glyph(struct glyph_use *use, const struct glyph *g, unsigned document,
                      bool whole)
{
    if (use->document != document) {
        use->document = document;
        use->length = 0;
    }
    if (!whole)
        return false;
    if (use->length == 0) {
        use->length = g->unicode_length;
        memcpy(use->unicode, g->unicode, sizeof use->unicode);
    }
    return use->length == g->unicode_length && use->unicode[0] == g->unicode[0] &&
           (use->length < 2 ||
            memcmp(use->unicode, g->unicode, use->length * sizeof *use->unicode) == 0);
}

bool fonts_use(struct fonts *f, const struct shaped *s)
{
    struct word *w = (struct word *)(uintptr_t)s;

    if (w->document == f->document)
        return w->plain;
    w->document = f->document;
    w->plain = true;
    for (int r = 0; r < s->nruns; r++) {
        const struct glyph_run *run = &s->run[r];
        struct glyph_use *use = f->typeface[run->face].use;

        for (int i = 0; i < run->n; i++) {
            const struct glyph *g = &s->glyph[run->first + i];
            bool whole = g->unicode_length && (i + 1 == run->n || g[1].unicode_length);

            w->plain &= use_glyph(&use[g->id], g, f->document, whole);
        }
    }
    return w->plain;
}

const struct fragment *fonts_fragment(struct fonts *f, const struct shaped *s)
{
    struct word *w = (struct word *)(uintptr_t)s;
    struct buf *text = &f->scratch;

    if (s->nruns != 1)
        return NULL;
    if (w->fragment.bytes == NULL) {
        buf_clear(text);
        w->fragment.advance = put_run(text, s->glyph, s->nglyphs);
        w->fragment.length = text->length;
        w->fragment.bytes = arena_strndup(&f->words, text->data, text->length);
        f->words_size += text->length;
    }
    return &w->fragment;
}

bool fonts_use_glyphs(struct fonts *f, enum face face, const struct plain_glyph *g,
                      size_t n)
{
    struct glyph_use *uses = f->typeface[face].use;
    bool plain = true;

    for (size_t i = 0; i < n; i++) {
        struct glyph_use *use = &uses[g[i].id];

        if (use->document != f->document || use->length == 0) {
            use->document = f->document;
            use->length = 1;
            use->unicode[0] = g[i].unicode;
        }
        plain &= use->length == 1 && use->unicode[0] == g[i].unicode;
    }
    return plain;
}

void fonts_run_begin(struct fonts *f)
{
    buf_clear(&f->run);
    f->run_pen = 0;
}

void fonts_run_add(struct fonts *f, const struct shaped *s, double at)
{
    const struct fragment *word = fonts_fragment(f, s);

    if (word == NULL)
        return;
    f->run_pen -= put_adjustment(&f->run, f->run_pen - at);
    buf_put(&f->run, word->bytes, word->length);
    f->run_pen += word->advance;
}

struct fragment fonts_run_end(const struct fonts *f)
{
    return (struct fragment){f->run.data, f->run.length, f->run_pen};
}

unsigned fonts_generation(const struct fonts *f)
{
    return f->generation;
}

double fonts_ascent(const struct fonts *f, enum face face)
{
    return f->typeface[f->stands_for[face]].ascent;
}

double fonts_descent(const struct fonts *f, enum face face)
{
    return f->typeface[f->stands_for[face]].descent;
}

double fonts_cap_height(const struct fonts *f, enum face face)
{
    return f->typeface[f->stands_for[face]].cap_height;
}
