/*
 * sheet_parts.h - the sheet's insides, shared by sheet.c (pages, saving) and navigate.c
 * (links, anchors, outline).
 */
#ifndef RAPPORT_PDF_SHEET_PARTS_H
#define RAPPORT_PDF_SHEET_PARTS_H

#include "render/pdf/file/objects.h"
#include "render/pdf/file/sheet.h"
#include "render/pdf/file/tags.h"

enum { OUTLINE_LEVELS = 6 };

struct page {
    HPDF_Page object;
    double height;
    HPDF_Array annotations;
};

struct anchor {
    struct anchor *next;
    const char *id;
    int page;
    double y;
};

/* A link annotation before it is written. */
struct link_request {
    struct link link; /* first: the tags point to it */
    int page;
    double box[4]; /* left, bottom, right, top */
    const char *target, *description;
};

struct sheet {
    struct arena arena;
    const struct doc *doc;
    struct fonts *fonts;
    const char *company;
    struct diag *diag;
    struct objects objects;
    struct tags tags;
    struct page *page;
    size_t npages, page_capacity;
    struct canvas canvas;
    const struct sink *sink; /* is told what is drawn; NULL: nobody */
    struct buf content, deflated;
    struct tag *marked;          /* the tag whose content is being drawn */
    size_t mark_start, mark_end; /* in content: of its opening operator */
    struct link *links, *last_link;
    struct anchor *anchors, *last_anchor;
    HPDF_Outline outline[OUTLINE_LEVELS + 1]; /* the last entry of each level */
    struct resources used;                    /* what the pages name besides fonts */
    HPDF_Dict resources, tree;
    HPDF_Dict group; /* of pages with transparency; NULL: there are none yet */
};

/* The current page. */
struct page *sheet_page(struct sheet *s);

/* Makes the annotations of all links; the keys in the parent tree follow the pages'. */
void sheet_write_links(struct sheet *s);

#endif
