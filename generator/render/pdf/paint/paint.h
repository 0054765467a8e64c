/*
 * paint.h - puts the boxes of each page on paper, with their tags.
 *
 * Painting goes page by page through the box tree in document order, so that the content
 * stream, the structure tree and the document agree.  A box cut by a page end is visited
 * on every page it reaches and keeps its structure element.  Backgrounds, rules and hidden
 * drawings are artifacts, as are running lines and repeated table heads.
 */
#ifndef RAPPORT_PDF_PAINT_H
#define RAPPORT_PDF_PAINT_H

#include "render/pdf/file/sheet.h"
#include "render/pdf/layout/slice.h"

/* What is being painted. */
struct painter {
    struct layout *layout;
    struct sheet *sheet;
    struct canvas *canvas; /* of the current page */
    const struct doc *doc;
    const struct theme *theme;
    const struct pages *pages;
    struct box *root;
    const struct page *page; /* the current one */
    struct slice slice;      /* what is shown: the current page's, or a repeated head */
    bool artifact;           /* inside an artifact: no tags */
    unsigned ground;         /* colour of what is being painted on */
    int headings;            /* level of the last heading, 0: none yet */
};

/* Paints all pages onto the sheet. */
void paint_document(struct layout *l, struct sheet *sheet, const struct doc *doc,
                    const struct theme *theme, struct box *root, const struct pages *pages);

/* Paints a measured box by itself, without tags, its top left corner at (x, y). */
void paint_alone(struct layout *l, struct canvas *c, const struct doc *doc,
                 const struct theme *theme, struct box *box, double x, double y);

/* The lines of a paragraph that belong to the page; x, y: its top left corner in the
 * galley.  tag: what the text belongs to. */
void paint_paragraph(struct painter *p, const struct paragraph *text, double x, double y,
                     struct tag *tag);

/* Background and rules of a box at (x, y), cut at the page's ends. */
void paint_decoration(struct painter *p, const struct box *b, double x, double y);

/* Running header and footer, and the ground of a cover. */
void paint_running(struct painter *p, int number);
/* The word "draft", when the document is one.  ground: the style of what covers the page's
 * upper `height` points, NULL: nothing does. */
void paint_watermark(struct painter *p, const struct style *ground, double height);
void paint_cover(struct painter *p, const struct box *cover, double y);

/* The structure element of a box, below that of the box around it. */
struct tag *paint_tag(struct painter *p, struct box *b, struct tag *parent);
/* Where the element of a box goes, given that of the box around it. */
struct tag *paint_place(struct painter *p, const struct box *b, struct tag *parent);
/* The element for what stands in a list item beside its label. */
struct tag *paint_item_body(struct painter *p, struct box *item);
/* True for a figure that is the Figure of its drawing; once its tag was made. */
bool box_is_figure(const struct box *b);

/* aria-hidden: shown, but not part of what the document says. */
bool node_is_decoration(const struct node *n);

struct drawing {
    const struct node *svg;
    const char *language;
    const struct style *style;
    double x, y, width, height; /* on the page */
    bool block;                 /* by itself, not in a line of text */
};

/* Draws with a Figure below parent, or with parent itself as the Figure; as an artifact
 * when the drawing has no alternative text. */
void paint_drawing(struct painter *p, const struct drawing *d, struct tag *parent,
                   bool is_figure);

/* The alternative text of a drawing; NULL when it is decoration. */
const char *drawing_text(struct painter *p, const struct node *svg);

#endif
