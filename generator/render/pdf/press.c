/*
 * press.c - document to PDF: keeps what is made once for a process, runs the stages.
 *
 *   tree       compose/doc.h       what the templates expanded to
 *   boxes      layout/box.h        its paragraphs, tables and drawings, measured: the
 * galley pages      layout/paginate.h   where the galley is cut; slice.h: what a page shows
 * of it operators  draw/canvas.h       a content stream a page, drawn by paint/paint.h file
 * file/sheet.h        pages, tags and fonts as objects; saved
 *
 * Each can be seen: the tree with text_render, boxes on pages with layout/dump.h, the calls
 * that become operators with draw/trace.h; tests/layout has small documents in these forms.
 */
#include "render/render.h"

#include "base/clock.h"
#include "base/data.h"
#include "base/file.h"
#include "read/project.h"
#include "render/pdf/chart/chart.h"
#include "render/pdf/chart/preview.h"
#include "render/pdf/draw/image.h"
#include "render/pdf/draw/trace.h"
#include "render/pdf/font/faces.h"
#include "render/pdf/layout/cache.h"
#include "render/pdf/layout/dump.h"
#include "render/pdf/paint/paint.h"

#include <stdio.h>

enum { PAGES_MAX = 5000 };     /* of a document; libharu's arrays end at 8191 */
enum { CHART_HEIGHT = 14400 }; /* points; nothing in a chart makes way for a page's end */

static const struct place nowhere = {NULL, 0, 0};

/* How one brand is printed. */
struct look {
    struct style_sheet *sheet; /* the first brand of a style has it for all of them */
    bool shared;               /* the sheet is another brand's */
    struct fonts *fonts;       /* the press's, unless the brand has its own */
};

struct pdf_press {
    struct arena arena; /* of the process */
    struct arena work;  /* of the document being made */
    struct look look[BRAND_MAX];
    struct fonts *fonts;
    struct hyphenator *hyphens;
    struct paragraph_cache *paragraphs;
    const char *profile;      /* path of the colour profile */
    char sha256[HASH_DIGITS]; /* of the last file */
    double ms[PDF_STAGES];    /* of all documents */
    struct buf *trace;        /* where drawing calls are written down; NULL: nowhere */
    struct images images;
};

/* Opens style and fonts of brand i, unless one before it has the same. */
static bool open_look(struct pdf_press *press, const char *data_folder,
                      const char *fonts_folder, const struct brand *brand, int i,
                      struct diag *d)
{
    struct look *look = &press->look[i];

    for (int k = 0; k < i && look->sheet == NULL; k++)
        if (style_is_shared(&brand[k], &brand[i]))
            *look = (struct look){.sheet = press->look[k].sheet, .shared = true};
    if (look->sheet == NULL)
        look->sheet = style_sheet_load(&press->arena, data_folder, &brand[i], d);
    look->fonts = press->fonts;
    if (fonts_has_own(&brand[i]))
        look->fonts = fonts_open_brand(fonts_folder, &brand[i], d);
    return look->sheet != NULL && look->fonts != NULL;
}

struct pdf_press *pdf_press_new(const char *data_folder, const struct brand *brand,
                                int nbrands, struct diag *d)
{
    struct arena own = {NULL};
    struct pdf_press *press = arena_alloc(&own, sizeof *press);
    struct arena *a = &press->arena;
    const char *folder;
    bool ok;

    *a = own; /* the press lives in its own arena */
    folder = data_fonts(a, data_folder);
    press->fonts = fonts_open(folder, d);
    press->hyphens = hyphenator_new(a, folder);
    press->paragraphs = paragraph_cache_new(a);
    press->profile = file_join(a, folder, "sRGB.icc");
    ok = press->fonts != NULL;
    for (int i = 0; ok && i < nbrands; i++)
        ok = open_look(press, data_folder, folder, brand, i, d);
    if (!ok) {
        pdf_press_drop(press);
        return NULL;
    }
    return press;
}

void pdf_press_check(const struct pdf_press *press, const struct brand *brand,
                     const struct theme *theme, int nbrands, struct diag *d)
{
    for (int i = 0; i < nbrands; i++)
        style_sheet_check(press->look[i].sheet, &theme[i], brand[i].id, d);
}

void pdf_press_drop(struct pdf_press *press)
{
    struct arena arena;

    if (press == NULL)
        return;
    for (int i = 0; i < BRAND_MAX; i++) {
        if (!press->look[i].shared)
            style_sheet_drop(press->look[i].sheet);
        if (press->look[i].fonts != press->fonts)
            fonts_drop(press->look[i].fonts);
    }
    fonts_drop(press->fonts);
    hyphenator_drop(press->hyphens);
    paragraph_cache_drop(press->paragraphs);
    images_drop(&press->images);
    arena_drop(&press->work);
    arena = press->arena;
    arena_drop(&arena);
}

void pdf_press_trace(struct pdf_press *press, struct buf *out)
{
    press->trace = out;
}

static void report_missing(const struct layout *l, const char *company, struct diag *d)
{
    if (l->missing > 0)
        diag_report(d, DIAG_GLYPH_MISSING, nowhere, company,
                    "%d characters are shown as a replacement sign", l->missing);
}

/* The first stages: the document's tree to boxes, and these to pages. */
struct proof {
    struct layout layout;
    struct box *root;
    struct pages pages;
};

/* Ready to lay something of a document out, on pages of this height. */
static struct layout begin_layout(struct pdf_press *press, const struct look *look,
                                  const struct theme *t, double page_height, double grid)
{
    style_sheet_cover(look->sheet, t->cover_style);
    paragraph_cache_begin(press->paragraphs);
    return (struct layout){.arena = &press->work,
                           .sheet = look->sheet,
                           .fonts = look->fonts,
                           .hyphens = press->hyphens,
                           .cache = press->paragraphs,
                           .page_height = page_height,
                           .density = 1,
                           .grid = grid};
}

static void make_proof(struct pdf_press *press, const struct look *look,
                       const struct doc *doc, const struct theme *t, struct proof *proof)
{
    const struct page_setup *page = style_page(look->sheet);
    double started = clock_ms();

    proof->layout = begin_layout(
        press, look, t, page->height - page->margin_top - page->margin_bottom, page->grid);
    proof->root = box_build(&proof->layout, doc->root, doc->language);
    clock_add(&press->ms[PDF_BOXES], &started);
    proof->pages = paginate_well(&proof->layout, proof->root,
                                 page->width - page->margin_left - page->margin_right);
    clock_add(&press->ms[PDF_PAGES], &started);
}

/* Forgets what belongs to the document. */
static void clear_up(struct pdf_press *press, const struct look *look)
{
    arena_reset(&press->work);
    images_trim(&press->images);
    style_sheet_trim(look->sheet);
}

const char *pdf_press_sha256(const struct pdf_press *press)
{
    return press->sha256;
}

double pdf_press_ms(const struct pdf_press *press, enum pdf_stage s)
{
    return press->ms[s];
}

bool pdf_render(struct pdf_press *press, int brand, const struct doc *doc,
                const struct theme *t, enum pdf_standard standard, const char *company,
                struct buf *out, int *pages, struct diag *d)
{
    const struct look *look = &press->look[brand];
    struct sheet *sheet = sheet_new(doc, look->fonts, press->profile, standard, company, d);
    struct sink trace;
    struct proof proof;
    bool ok;

    if (sheet == NULL)
        return false;
    press->images.deflater = &look->fonts->deflater;
    sheet_images(sheet, &press->images);
    if (press->trace != NULL) {
        trace = trace_sink(press->trace);
        sheet_trace(sheet, &trace);
    }
    make_proof(press, look, doc, t, &proof);
    *pages = proof.pages.n;
    ok = *pages <= PAGES_MAX;
    if (ok) {
        double started = clock_ms();
        paint_document(&proof.layout, sheet, doc, t, proof.root, &proof.pages);
        clock_add(&press->ms[PDF_PAINT], &started);
        ok = sheet_save(sheet, out);
        if (ok)
            sheet_sha256(sheet, press->sha256);
        clock_add(&press->ms[PDF_SAVE], &started);
    } else {
        diag_report(d, DIAG_PDF, nowhere, company, "%d pages are more than %d", *pages,
                    PAGES_MAX);
    }
    sheet_drop(sheet);
    report_missing(&proof.layout, company, d);
    clear_up(press, look);
    return ok;
}

void pdf_layout_dump(struct pdf_press *press, int brand, const struct doc *doc,
                     const struct theme *t, struct buf *out)
{
    const struct look *look = &press->look[brand];
    struct proof proof;

    fonts_begin_document(look->fonts);
    make_proof(press, look, doc, t, &proof);
    layout_dump(&proof.layout, doc, proof.root, &proof.pages, out);
    clear_up(press, look);
}

bool charts_render(struct pdf_press *press, int brand, const struct doc *doc,
                   const struct theme *t, file_taker *take, void *context)
{
    const struct look *look = &press->look[brand];
    struct buf file = {0};
    struct layout layout;
    bool ok = true;

    fonts_begin_document(look->fonts);
    layout = begin_layout(press, look, t, CHART_HEIGHT, 0);
    for (int i = 0; ok && i < doc->ncharts; i++) {
        buf_clear(&file);
        chart_svg(&layout, doc, t, &doc->chart[i], &file);
        ok = take(context, doc->chart[i].name, &file);
    }
    buf_drop(&file);
    clear_up(press, look);
    return ok;
}

bool preview_render(struct pdf_press *press, int brand, const struct doc *doc,
                    const struct theme *t, struct buf *out)
{
    const struct look *look = &press->look[brand];
    struct layout layout;
    bool ok;

    fonts_begin_document(look->fonts);
    layout = begin_layout(press, look, t, CHART_HEIGHT, 0);
    layout.cache = NULL; /* its styles are made for one picture */
    ok = preview_png(&layout, doc, t, out);
    clear_up(press, look);
    return ok;
}
