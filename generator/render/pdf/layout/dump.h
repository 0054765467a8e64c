/*
 * dump.h - the layout as text: which words stand on which line and page.
 *
 * One record a line, indented by depth; the first seven fields are the same everywhere, so
 * that `awk '$1 == "line" && $5 > 700'` is a question about the layout:
 *
 *   KIND NAME PART LEFT TOP WIDTH HEIGHT [KEY VALUE...] [| TEXT]
 *
 * Places and sizes are points from the page's top left corner with one decimal.
 *
 *   page    NAME: its number.  PART: "begins" or "continues" the chapter that stands at its
 *           top, or "cover".  The place is the text area.  used: points of it, fill: the
 *           share; chapter: id of the chapter, "-" without; paper: width and height.  TEXT:
 *           the chapter's first heading.
 *   header, section, footer, folio
 *           the running lines, written like `line`.
 *   block text figure columns terms table row cell
 *           boxes in reading order, what they hold below them.  NAME: element.class#id, in
 *           brackets for text or drawings directly inside a block with other content. PART:
 *           "whole", or of a box cut by page ends "begins", "continues", "ends"; the place
 *           is that of the part.  table: the widths of its columns.  row: its number, and
 *           "head" in a thead.  cell: its column, and "span COLUMNS ROWS" when it has more
 *           than one.  figure: TEXT is its alternative text.
 *   repeat  the head rows of a table once more, above what follows on this page.
 *   line    NAME: face/size.  PART: its number in the paragraph/their number.  The place is
 *           that of the words, as high as the line.  base: base line.  TEXT: the words as
 *           set; a hyphen at the line's end is shown as a not sign, a drawing in the line
 * as [svg.class]. span    part of the line above in another face or size than the line
 * begins with; so is what follows it, up to the next span. marker, number of a list item;
 * the page number beside an entry of the contents.
 */
#ifndef RAPPORT_PDF_DUMP_H
#define RAPPORT_PDF_DUMP_H

#include "base/buf.h"
#include "render/pdf/layout/slice.h"

/* Appends the dump of all pages of the root box. */
void layout_dump(struct layout *l, const struct doc *doc, const struct box *root,
                 const struct pages *pages, struct buf *out);

/* Used by it: the start of a record, and a place and size. */
void dump_begin(struct buf *out, int depth, const char *kind);
void dump_rectangle(struct buf *out, double x, double y, double width, double height);
void dump_points(struct buf *out, double points);

/* Appends "element.class#id". */
void dump_name(struct buf *out, const struct node *n);

/* The lines of a paragraph that the slice shows, as records of this kind; x and y: its top
 * left corner in the galley. */
void dump_paragraph(struct buf *out, int depth, const char *kind,
                    const struct paragraph *text, double x, double y,
                    const struct slice *slice);

#endif
