/*
 * sheet.h - the PDF file: pages, structure tree, links, outline, metadata.
 *
 * The only user of libharu's objects (with font.c's embedding).  Content streams are ours;
 * libharu keeps objects, page tree, outline and annotations.  Everything is ready for
 * PDF/UA-1 and PDF/A-2a: tags from the document tree, marked content, a parent tree, XMP
 * metadata, an output intent, deterministic document ID, object streams.  The same document
 * can be had as PDF/A-1b: PDF 1.4 without object streams, with the sets of glyphs.
 *
 * Order of calls: sheet_new, then for each page sheet_page_begin, drawing with the canvas,
 * sheet_page_end; sheet_save; sheet_drop.
 */
#ifndef RAPPORT_PDF_SHEET_H
#define RAPPORT_PDF_SHEET_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "compose/doc.h"
#include "render/pdf/draw/sink.h"
#include "render/render.h"

struct sheet;

/* A structure element; owned by the sheet. */
struct tag;

/* NULL after a report.  icc_path: the sRGB profile for the output intent. */
struct sheet *sheet_new(const struct doc *doc, struct fonts *fonts, const char *icc_path,
                        enum pdf_standard standard, const char *company, struct diag *d);
void sheet_drop(struct sheet *s);

/* Where pictures are kept from document to document; before a page that has any. */
void sheet_images(struct sheet *s, struct images *images);

/* Tells the sink, which stays the caller's, of all that is drawn on pages begun from now
 * on.
 */
void sheet_trace(struct sheet *s, const struct sink *sink);

/* Starts a page of this size in points and gives the canvas to draw on (valid until
 * page_end). */
struct canvas *sheet_page_begin(struct sheet *s, double width, double height);
void sheet_page_end(struct sheet *s);

/* The document's root tag ("Document"); adds a child: role is a standard structure type. */
struct tag *sheet_root_tag(struct sheet *s);
struct tag *tag_new(struct sheet *s, struct tag *parent, const char *role);
void tag_language(struct sheet *s, struct tag *t, const char *language);
void tag_alternative(struct sheet *s, struct tag *t, const char *text);
void tag_scope(struct sheet *s, struct tag *t, const char *scope); /* "Column", "Row" */
void tag_span(struct sheet *s, struct tag *t, int columns, int rows);
void tag_box(struct sheet *s, struct tag *t, double x, double y, double w,
             double h); /* Figure */
/* Whether a figure stands by itself (Placement /Block) or in a line. */
void tag_placement(struct sheet *s, struct tag *t, bool block);
void tag_identify(struct sheet *s, struct tag *t); /* a unique ID, for a Note */
void tag_list_numbering(struct sheet *s, struct tag *t, const char *numbering); /* "Disc" */

/* Marks what is drawn from here to sheet_unmark as content of the tag on the current page.
 */
void sheet_mark(struct sheet *s, struct tag *t);
void sheet_unmark(struct sheet *s);

/* A link of the current page over a rectangle; t is its Link tag. target: "#id" or a URI.
 * Internal targets are resolved at save; an unknown id drops the link. */
void sheet_link(struct sheet *s, struct tag *t, double x, double y, double w, double h,
                const char *target, const char *description);

/* Names the point (current page, y) for internal links. */
void sheet_anchor(struct sheet *s, const char *id, double y);

/* Adds an outline entry pointing to (current page, y); level 1 is the top. */
void sheet_outline(struct sheet *s, int level, const char *title, double y);

/* Finishes and appends the file's bytes to out; false after reporting DIAG_PDF. */
bool sheet_save(struct sheet *s, struct buf *out);

/* The SHA-256 of the file that was saved: what the document's ID is made of is not hashed
 * twice. */
void sheet_sha256(const struct sheet *s, char digits[HASH_DIGITS]);

#endif
