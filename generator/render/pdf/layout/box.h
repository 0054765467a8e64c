/*
 * box.h - the box tree: what is laid out, with sizes and places.
 *
 * Built from the document once (build.c), measured for a width (block.c, table.c,
 * columns.c), cut into pages (paginate.c) and painted (paint.c).  Places are relative to
 * the parent's top left corner, y downwards, as if the page were endless: the galley.
 */
#ifndef RAPPORT_PDF_BOX_H
#define RAPPORT_PDF_BOX_H

#include "render/pdf/layout/inline.h"

enum box_kind {
    BOX_BLOCK,   /* children below each other */
    BOX_TEXT,    /* a paragraph */
    BOX_FIGURE,  /* a drawing of its own */
    BOX_COLUMNS, /* children side by side */
    BOX_TERMS,   /* a dl with its terms beside their descriptions */
    BOX_TABLE,   /* children: caption, then rows */
    BOX_ROW,     /* children: cells */
    BOX_CELL     /* like a block */
};

struct box {
    enum box_kind kind;
    bool anonymous; /* text or drawing directly inside a block with other content */
    const struct node *node; /* of an anonymous box: the element around it */
    const struct style *style;
    const char *language;
    struct box *parent, *first, *last, *next;
    double x, y, width, height;              /* border box */
    double before, after;                    /* space wanted above and below */
    bool chapter;                            /* of class "page", and no cover */
    double measured_width, measured_density; /* of a chapter; 0: not yet */
    double squeeze;           /* of a chapter: factor of the space in it; 0: as styled */
    bool together;            /* of a chapter: squeezed for all chapters’ sake */
    int cuts;                 /* of a chapter: page ends in it before it was squeezed */
    double top, bottom;       /* vertical padding as measured */
    struct paragraph *text;   /* of BOX_TEXT */
    struct paragraph *marker; /* of a list item */
    const struct node *svg;   /* of BOX_FIGURE */
    /* rows and cells */
    bool head;                /* row of a thead */
    bool joined;              /* row that a rowspan ties to the one before */
    int row, column;          /* of a cell, from 0 */
    int rowspan, colspan;     /* of a cell */
    double padded;            /* of a row: added by rounding to the grid */
    struct table_grid *grid;  /* of BOX_TABLE */
    double head_height;       /* of BOX_TABLE: rows repeated on each page */
    double narrowest, widest; /* content widths, once asked for */
    bool intrinsic;           /* they are known */
    /* painting */
    struct tag *tag, *inner;  /* structure elements; inner: the group of
                               * rows, the item or the body of an item that is open */
    const struct node *group; /* of BOX_TABLE: the thead or tbody that inner stands for */
    struct box *resume;       /* first child not yet completely painted */
    bool begun;               /* its top has been painted */
    bool drawn;               /* of a figure: its drawing has been painted */
};

enum { TABLE_COLUMNS = 64, TABLE_SPAN = 1000, BOX_DEPTH = 96 };

struct table_grid {
    int columns;
    double weight[TABLE_COLUMNS]; /* from col w-N; 0: none */
    double width[TABLE_COLUMNS];  /* as laid out */
    double x[TABLE_COLUMNS];
    bool narrowed; /* was too wide and has given up padding, perhaps size */
};

/* Builds the boxes of the document's root. */
struct box *box_build(struct layout *l, const struct node *root, const char *language);

/* Lays a box out for a border-box width; sets width, height, before, after and the places
 * of all boxes in it. */
void box_measure(struct layout *l, struct box *b, double width);

/* The width without which words must be broken, and the width on one line; of the border
 * box. */
void box_intrinsic(struct layout *l, struct box *b);

/* Used by box_measure. */
void block_measure(struct layout *l, struct box *b, double width);
void table_measure(struct layout *l, struct box *b, double width);
void columns_measure(struct layout *l, struct box *b, double width);
void terms_measure(struct layout *l, struct box *b, double width);

/* Column widths for the inner width of a table; fills grid->width and grid->x. */
void table_columns(struct layout *l, struct box *table, double width);

/* True for an element of class "page". */
bool box_starts_page(const struct box *b);

#endif
