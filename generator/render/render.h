/*
 * render.h - the three ways a document leaves the program.
 *
 * All read the same tree and write to the caller's buffer; none of them touches files.
 */
#ifndef RAPPORT_RENDER_H
#define RAPPORT_RENDER_H

#include "base/buf.h"
#include "base/diag.h"
#include "compose/doc.h"
#include "read/brand.h"
#include "render/theme.h"

/* The text dump: golden-test format, one element or text per line, indented (render/text).
 */
void text_render(const struct doc *doc, struct buf *out);

/* The web page (render/html).  Fonts serve all pages of a run; files that are missing are
 * no fault.  A style holds what is the same for all pages of a brand: its reports, or the
 * pages around them, or the questionnaire, each with some rules of its own
 * (templates/report.css, site.css and form.css, and plain.css where the cover is plain).
 */
enum html_kind { HTML_REPORT, HTML_SITE, HTML_FORM };
struct html_fonts;
struct html_fonts *html_fonts_load(struct arena *a, const char *data_folder);
struct html_style;

/* shared: pages refer to style sheet and fonts in OUT/assets instead of holding them.  NULL
 * after a report. */
struct html_style *html_style_load(struct arena *a, const char *data_folder,
                                   const struct theme *t, enum html_kind kind,
                                   const struct html_fonts *fonts, bool shared,
                                   struct diag *d);
/* The content security policies of the style's pages: of those that hold all they need, and
 * of those that share it.  Returns how many there are. */
size_t html_style_policies(const struct html_style *style, const char *policy[2]);

/* A file below the output folder that pages share. */
struct html_asset {
    const char *path;
    const char *bytes;
    size_t length;
};
enum { HTML_ASSETS = 26 };

/* Fills asset[HTML_ASSETS] and returns how many a shared style needs; 0 for others. */
size_t html_style_assets(const struct html_style *style, struct html_asset *asset);
/* A page without doc->top holds what others share. */
bool html_render(const struct doc *doc, const struct html_style *style, struct buf *out);

/* The PDF (render/pdf).  A press holds fonts, print settings and caches for one process; it
 * belongs to the worker that made it. */
struct pdf_press;

/* Opens the fonts and the style of every brand; NULL after reports. */
struct pdf_press *pdf_press_new(const char *data_folder, const struct brand *brand,
                                int nbrands, struct diag *d);
void pdf_press_drop(struct pdf_press *press);

/* Warns where print settings and the brands' colours do not go together. */
void pdf_press_check(const struct pdf_press *press, const struct brand *brand,
                     const struct theme *theme, int nbrands, struct diag *d);
/* brand: index into the press's brands.  company: id for messages.  *pages counts the
 * pages; false after a report. */
bool pdf_render(struct pdf_press *press, int brand, const struct doc *doc,
                const struct theme *t, enum pdf_standard standard, const char *company,
                struct buf *out, int *pages, struct diag *d);

/* The SHA-256 of the PDF made last, as hexadecimal digits; hashing it costs time and its ID
 * needs most of that anyway.  "" when there is none. */
const char *pdf_press_sha256(const struct pdf_press *press);

/* The steps of pdf_render, and how long all calls together spent in each. */
enum pdf_stage {
    PDF_BOXES, /* text collected and shaped */
    PDF_PAGES, /* lines broken, pages cut */
    PDF_PAINT, /* content streams, deflated */
    PDF_SAVE,  /* fonts, structure tree, file */
    PDF_STAGES
};
double pdf_press_ms(const struct pdf_press *press, enum pdf_stage s);

/* Takes a file's bytes; false ends the work. */
typedef bool file_taker(void *context, const char *name, struct buf *bytes);

/* Makes each chart of the document (doc.h) an SVG file by itself, as it looks in print
 * (render/pdf/chart), and gives it to take with the chart's name; false when that was. */
bool charts_render(struct pdf_press *press, int brand, const struct doc *doc,
                   const struct theme *t, file_taker *take, void *context);

/* Appends the picture of 1200 x 630 pixels that stands beside a link to the report, as PNG
 * (render/pdf/chart/preview.h); false without memory. */
bool preview_render(struct pdf_press *press, int brand, const struct doc *doc,
                    const struct theme *t, struct buf *out);

/* From now on each drawing call of pdf_render is appended to out as text (draw/trace.h);
 * NULL: no longer. */
void pdf_press_trace(struct pdf_press *press, struct buf *out);

/* The layout of the same PDF as text: which words stand on which line and page, with all
 * boxes and their places; layout/dump.h has the format.  Characters without a glyph are
 * left to pdf_render to report. */
void pdf_layout_dump(struct pdf_press *press, int brand, const struct doc *doc,
                     const struct theme *t, struct buf *out);

#endif
