/*
 * running.h - text that the layout adds to the document: running header, footer and page
 * number, and the page numbers of a table of contents.
 */
#ifndef RAPPORT_PDF_RUNNING_H
#define RAPPORT_PDF_RUNNING_H

#include "render/pdf/layout/paginate.h"

enum running_kind {
    RUNNING_HEADER,  /* whose report it is; at the left */
    RUNNING_SECTION, /* the chapter at the page's top; at the right */
    RUNNING_FOOTER,
    RUNNING_FOLIO,
    RUNNING_LINES
};

/* One line of text outside the text area; text is NULL when there is nothing to show. */
struct running_line {
    struct paragraph *text; /* its first line is shown */
    double x, base;         /* on the page: left edge and base line */
};

/* The lines of page number (from 0); pages that are a cover have none.  What is too long
 * ends in an ellipsis. */
void running_lines(struct layout *l, const struct doc *doc, const struct box *root,
                   const struct pages *pages, int number,
                   struct running_line lines[RUNNING_LINES]);

/*
 * The number of the page that the link inside a box leads to, to be shown at the box's
 * right edge: x and y are its place relative to the box.  text is NULL when nothing is to
 * be shown.
 */
struct page_reference {
    struct paragraph *text;
    double x, y;
};
struct page_reference page_reference(struct layout *l, const struct box *root,
                                     const struct pages *pages, const struct box *b);

#endif
