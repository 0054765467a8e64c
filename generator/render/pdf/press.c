/*
 * press.c - document to PDF: keeps what is made once for a process, runs the steps.
 */
#include "render/render.h"

#include "base/data.h"
#include "base/file.h"
#include "render/pdf/paint/paint.h"

#include <stdio.h>

enum { PAGES_MAX = 5000 }; /* of a document; libharu's arrays end at 8191 */

static const struct place nowhere = {NULL, 0, 0};

struct pdf_press {
    struct arena arena; /* of the process */
    struct arena work;  /* of the document being made */
    struct style_sheet *sheet;
    struct fonts *fonts;
    struct hyphenator *hyphens;
    const char *profile; /* path of the colour profile */
};

struct pdf_press *pdf_press_new(const char *data_folder, struct diag *d)
{
    struct arena own = {NULL};
    struct pdf_press *press = arena_alloc(&own, sizeof *press);
    struct arena *a = &press->arena;
    const char *folder;

    *a = own; /* the press lives in its own arena */
    folder = data_fonts(a, data_folder);
    press->sheet = style_sheet_load(a, data_folder, d);
    press->fonts = fonts_open(folder, d);
    press->hyphens = hyphenator_new(a, folder);
    press->profile = file_join(a, folder, "sRGB.icc");
    if (press->sheet == NULL || press->fonts == NULL) {
        pdf_press_drop(press);
        return NULL;
    }
    return press;
}

void pdf_press_drop(struct pdf_press *press)
{
    struct arena arena;

    if (press == NULL)
        return;
    if (press->fonts != NULL)
        fonts_drop(press->fonts);
    hyphenator_drop(press->hyphens);
    style_sheet_drop(press->sheet);
    arena_drop(&press->work);
    arena = press->arena;
    arena_drop(&arena);
}

static void report_missing(const struct layout *l, const char *company, struct diag *d)
{
    if (l->missing > 0)
        diag_report(d, DIAG_GLYPH_MISSING, nowhere, company,
                    "%d characters are shown as a replacement sign", l->missing);
}

bool pdf_render(struct pdf_press *press, const struct doc *doc, const struct theme *t,
                enum pdf_standard standard, const char *company, struct buf *out,
                int *pages, struct diag *d)
{
    const struct page_setup *page = style_page(press->sheet);
    struct layout l = {.arena = &press->work,
                       .sheet = press->sheet,
                       .fonts = press->fonts,
                       .hyphens = press->hyphens,
                       .page_height = page->height - page->margin_top - page->margin_bottom,
                       .density = 1};
    struct sheet *sheet =
        sheet_new(doc, press->fonts, press->profile, standard, company, d);
    struct pages cut;
    struct box *root;
    bool ok;

    if (sheet == NULL)
        return false;
    style_sheet_cover(press->sheet, t->cover_style);
    root = box_build(&l, doc->root, doc->language);
    cut = paginate_well(&l, root, page->width - page->margin_left - page->margin_right);
    *pages = cut.n;
    ok = cut.n <= PAGES_MAX;
    if (ok) {
        paint_document(&l, sheet, doc, t, root, &cut);
        ok = sheet_save(sheet, out);
    } else {
        diag_report(d, DIAG_PDF, nowhere, company, "%d pages are more than %d", cut.n,
                    PAGES_MAX);
    }
    sheet_drop(sheet);
    report_missing(&l, company, d);
    arena_reset(&press->work);
    style_sheet_trim(press->sheet);
    return ok;
}
