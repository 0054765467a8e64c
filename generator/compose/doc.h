/*
 * doc.h - the document: one tree of elements and text that every renderer reads.
 *
 * Built by markup.c from the expanded template; once its citations are numbered it never
 * changes.  The vocabulary (ELEMENTS, ATTRIBUTES) is the contract with the templates;
 * templates/README.md explains it to consultants.  Nodes and strings live in the company
 * arena.
 */
#ifndef RAPPORT_DOC_H
#define RAPPORT_DOC_H

#include "base/arena.h"
#include "compose/head.h"

#include <stdbool.h>
#include <stddef.h>

// clang-format off
/* X(enum name, markup name, kind): B block, I inline, V void, T table part, S svg */
#define ELEMENTS(X) \
    X(DOCUMENT, "document", B) X(SECTION, "section", B) X(HEADER, "header", B) X(FOOTER, "footer", B)   \
    X(NAV, "nav", B) X(MAIN, "main", B) X(H1, "h1", B) X(H2, "h2", B) X(H3, "h3", B) X(H4, "h4", B)     \
    X(P, "p", B) X(UL, "ul", B) X(OL, "ol", B) X(LI, "li", B) X(DL, "dl", B) X(DT, "dt", B)             \
    X(DD, "dd", B) X(FIGURE, "figure", B) X(FIGCAPTION, "figcaption", B) X(BLOCKQUOTE, "blockquote", B) \
    X(ASIDE, "aside", B) X(DIV, "div", B) X(DETAILS, "details", B) X(SUMMARY, "summary", B)             \
    X(FIELDSET, "fieldset", B) X(LEGEND, "legend", B) X(INPUT, "input", V) X(LABEL, "label", I)         \
    X(HR, "hr", V) X(TABLE, "table", T) X(CAPTION, "caption", T) X(COLGROUP, "colgroup", T)             \
    X(COL, "col", V) X(THEAD, "thead", T) X(TBODY, "tbody", T) X(TR, "tr", T) X(TH, "th", T)            \
    X(TD, "td", T) X(SPAN, "span", I) X(A, "a", I) X(STRONG, "strong", I) X(EM, "em", I)                \
    X(SMALL, "small", I) X(SUP, "sup", I) X(TIME, "time", I) X(BR, "br", V) X(IMG, "img", V)            \
    X(SVG, "svg", S) X(G, "g", S) X(RECT, "rect", S) X(LINE, "line", S) X(CIRCLE, "circle", S)          \
    X(ELLIPSE, "ellipse", S) X(PATH, "path", S) X(POLYLINE, "polyline", S) X(POLYGON, "polygon", S)     \
    X(TEXT, "text", S) X(TITLE, "title", S) X(DESC, "desc", S)                                          \
    /* only in logos, last: */                                                                          \
    X(DEFS, "defs", S) X(LINEARGRADIENT, "linearGradient", S) X(RADIALGRADIENT, "radialGradient", S)    \
    X(STOP, "stop", S) X(CLIPPATH, "clipPath", S)
enum element {
#define X(name, markup, kind) EL_##name,
    ELEMENTS(X)
#undef X
    EL_COUNT
};

#define ATTRIBUTES(X) \
    X(ID, "id") X(CLASS, "class") X(LANG, "lang") X(DATA_FOR, "data-for") X(ARIA_LABEL, "aria-label")   \
    X(ARIA_LABELLEDBY, "aria-labelledby") X(ARIA_HIDDEN, "aria-hidden") X(ROLE, "role")                 \
    X(HREF, "href") X(REL, "rel") X(SRC, "src") X(ALT, "alt") X(DATETIME, "datetime")                   \
    X(SCOPE, "scope") X(COLSPAN, "colspan") X(ROWSPAN, "rowspan") X(OPEN, "open") X(TABINDEX, "tabindex") \
    X(HREFLANG, "hreflang") X(TYPE, "type") X(NAME, "name") X(CHECKED, "checked")                       \
    X(ARIA_SORT, "aria-sort") X(ARIA_CURRENT, "aria-current")                                           \
    X(WIDTH, "width") X(HEIGHT, "height") X(VIEWBOX, "viewBox") X(X, "x") X(Y, "y") X(X1, "x1")         \
    X(Y1, "y1") X(X2, "x2") X(Y2, "y2") X(CX, "cx") X(CY, "cy") X(R, "r") X(RX, "rx") X(RY, "ry")       \
    X(D, "d") X(POINTS, "points") X(TRANSFORM, "transform") X(FILL, "fill") X(STROKE, "stroke")         \
    X(STROKE_WIDTH, "stroke-width") X(STROKE_DASHARRAY, "stroke-dasharray")                             \
    X(STROKE_LINECAP, "stroke-linecap") X(STROKE_LINEJOIN, "stroke-linejoin") X(FILL_RULE, "fill-rule") \
    X(FONT_SIZE, "font-size") X(FONT_WEIGHT, "font-weight") X(TEXT_ANCHOR, "text-anchor")               \
    X(DX, "dx") X(DY, "dy") X(OPACITY, "opacity") X(PRESERVEASPECTRATIO, "preserveAspectRatio")         \
    X(OVERFLOW, "overflow") X(FOCUSABLE, "focusable") X(FILL_OPACITY, "fill-opacity")                   \
    X(STROKE_OPACITY, "stroke-opacity") X(STROKE_MITERLIMIT, "stroke-miterlimit")                       \
    X(STROKE_DASHOFFSET, "stroke-dashoffset") X(CLIP_PATH, "clip-path") X(CLIP_RULE, "clip-rule")       \
    X(GRADIENTUNITS, "gradientUnits") X(GRADIENTTRANSFORM, "gradientTransform") X(OFFSET, "offset")     \
    X(STOP_COLOR, "stop-color") X(STOP_OPACITY, "stop-opacity") X(FX, "fx") X(FY, "fy")
enum attribute {
#define X(name, markup) AT_##name,
    ATTRIBUTES(X)
#undef X
    AT_COUNT
};
// clang-format on

enum node_kind { NODE_ELEMENT, NODE_TEXT };

struct node_attribute {
    enum attribute name;
    const char *value;
    struct node_attribute *next;
};

struct node {
    enum node_kind kind;
    enum element element;              /* of NODE_ELEMENT */
    const char *text;                  /* of NODE_TEXT: UTF-8, white space as written */
    struct node_attribute *attributes; /* in document order */
    struct node *parent, *first, *last, *next;
};

enum { CHART_NAME_MAX = 40 };

/* A figure whose id begins with "chart-": it can be had by itself. */
struct doc_chart {
    const char *name; /* what follows in the id: "gaps" */
    const struct node *figure;
    const char *href, *label; /* its file, relative, and what a link to it says; or NULL */
};

/* A file beside the page; those of a group follow each other. */
struct doc_download {
    const char *group, *name; /* "Charts (SVG)", "Level" */
    const char *href, *type;  /* relative; of its content: "image/svg+xml" */
    const char *size;         /* "46 kB" */
};

/* What is not in the tree: metadata for both renderers. */
struct doc {
    struct node
        *root; /* an EL_DOCUMENT whose children are the template's top-level elements */
    const char *language;    /* "pl" */
    const char *title;       /* document title, also the PDF's */
    const char *subject;     /* one sentence */
    const char *author;      /* publisher */
    const char *running;     /* running header text (company and period) */
    const char *footer;      /* footer text (confidentiality) */
    const char *page_of;     /* pattern of the page number, "{page} / {pages}" replaced */
    const char *draft;       /* the word across each page of a draft, or NULL */
    const char *skip;        /* "Skip to the report" */
    const char *back;        /* "Back to contents", or NULL */
    const char *pdf_href;    /* link from the page to its PDF, or NULL */
    long days;               /* the report's date, days since 1970-01-01 */
    const char *visibility;  /* "private" */
    const struct head *head; /* the page's place in the site, or NULL */
    const char *top;         /* from the page to the output folder: "../", or NULL */
    struct doc_chart *chart; /* in document order */
    int ncharts;
    const char *downloads_title; /* heading of the page's list of files */
    struct doc_download *download;
    size_t ndownloads;
};

const char *element_name(enum element e);
const char *attribute_name(enum attribute a);
bool element_find(const char *name, enum element *e);
bool attribute_find(const char *name, enum attribute *a);
bool element_is_void(enum element e); /* br hr img col input */
bool element_is_block(enum element e);
bool element_is_inline(enum element e);
bool element_is_svg(enum element e);

/* True for an element of this kind. */
static inline bool node_is(const struct node *n, enum element e)
{
    return n->kind == NODE_ELEMENT && n->element == e;
}

/* The attribute's value, or NULL. */
const char *node_attribute(const struct node *n, enum attribute name);

/* True when the class attribute has this token. */
bool node_has_class(const struct node *n, const char *token);

/* True when data-for keeps the element out of this output ("html" or "pdf"). */
bool node_hidden(const struct node *n, const char *output);

/* The first element of this kind below the node that the output shows, with the class token
 * (NULL: any), in document order; NULL when there is none. */
const struct node *node_find(const struct node *n, enum element e, const char *class,
                             const char *output);

/* Fills in the charts of a document that has its tree.  Of several with one id the first
 * counts, and a name is made of a-z, 0-9 and hyphens: it names a file. */
void doc_find_charts(struct arena *a, struct doc *doc);

/* All text below the node, white space collapsed, in the arena. */
char *node_text(struct arena *a, const struct node *n);

#endif
