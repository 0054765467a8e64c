/*
 * html.h - what the files of the page renderer share.
 */
#ifndef RAPPORT_RENDER_HTML_H
#define RAPPORT_RENDER_HTML_H

#include "base/buf.h"
#include "render/render.h"

struct html_fonts;

/* What all pages of a brand have in common, ready to be copied. */
struct html_style {
    const char *css; /* the exact bytes between <style> and </style> */
    size_t css_length;
    const struct html_fonts *fonts;   /* the other style elements */
    const char *policy;               /* content security policy with the hashes of both */
    struct html_asset sheet;          /* that pages share; path NULL: they hold it */
    const char *policy_shared;        /* of pages that share it */
    const char *icon;                 /* data: URI of the tab's icon, escaped */
    const char *cover;                /* class of the body: "full", "band" or "plain" */
    unsigned theme_light, theme_dark; /* colour of the browser's frame */
};

/* Classes w-1 .. w-12 are a share of a width. */
enum { HTML_SHARE = 12 };

/* Space, tab, line feed, carriage return, form feed. */
bool html_is_blank(char c);

/* Appends text for element content or a double-quoted attribute; in content, runs of white
 * space become one space or one newline. */
void html_put_escaped(struct buf *out, const char *s, bool attribute);

/* Appends text of a table's cell.  Words of more than 32 characters may be broken, by wbr:
 * a style that breaks them would break all words of narrow columns. */
void html_put_cell(struct buf *out, const char *s);

/* Appends a node of the document with all below it.  (element.c) */
void html_put_tree(struct buf *out, const struct doc *doc, const struct node *root);

/* Appends what doc->head says for the head of the page, and the links to the page's other
 * languages; nothing without doc->head.  (place.c) */
void html_put_place(struct buf *out, const struct doc *doc);
void html_put_versions(struct buf *out, const struct doc *doc);

/* Appends the list of the files beside the page; nothing without any.  (downloads.c) */
void html_put_downloads(struct buf *out, const struct doc *doc);

/* Appends the link to a figure's chart as a file; nothing without one.  (downloads.c) */
void html_put_chart_link(struct buf *out, const struct doc *doc, const struct node *figure);

/* The last row of a table's head, which names the columns; NULL without a head. */
const struct node *html_head_row(const struct node *table);

/* Appends a data-h attribute with the heading over a body cell (td), where there is one
 * and the row's cells line up with the head row. */
void html_put_label(struct buf *out, const struct node *cell, const struct node *head);

/* Appends CSS without comments and needless white space.  Quoted strings stay as they are.
 */
void css_minify(struct buf *out, const char *css);

#endif
