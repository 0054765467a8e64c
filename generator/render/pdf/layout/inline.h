/*
 * inline.h - paragraphs: inline content to shaped items, items to lines.
 *
 * A paragraph is collected once (white space collapsed, break opportunities by UAX 14,
 * words shaped) and broken into lines for a width, possibly several times.  The breaks of
 * the whole paragraph are chosen together (totalfit.h) so that the lines are few and even,
 * with words hyphenated where that helps.  Lines are ragged unless the style justifies
 * them. Both steps depend on the content, its style and language and the width, and nothing
 * else.
 */
#ifndef RAPPORT_PDF_INLINE_H
#define RAPPORT_PDF_INLINE_H

#include "compose/doc.h"
#include "render/pdf/font/font.h"
#include "render/pdf/layout/hyphen.h"
#include "render/pdf/layout/totalfit.h"
#include "render/pdf/style/style.h"

#include <stdbool.h>

enum { ITEM_MAX = 256 }; /* bytes of an item that can be hyphenated */

/* Memory of paragraph_break, used again from paragraph to paragraph. */
struct break_space {
    struct breakpoint *point;
    struct fit_space fit;
    int *chosen;
    size_t capacity, chosen_capacity;
};

struct paragraph_cache;
struct kept_paragraph;
struct run;

/* What layout needs to know; one per document being laid out. */
struct layout {
    struct arena *arena; /* of the document */
    struct style_sheet *sheet;
    struct fonts *fonts;
    struct hyphenator *hyphens;
    double page_height; /* of the text area */
    double density;     /* factor of vertical space, 1 unless a chapter is squeezed */
    double grid;        /* see grid.h; 0: none, as inside table cells */
    int missing;        /* characters that no font has */
    struct break_space breaks;
    struct paragraph_cache *cache; /* see cache.h; NULL: none */
};

/* What is never broken: a word with the spaces behind it, or a drawing. */
struct item {
    const struct shaped
        *shaped; /* with the trailing spaces; NULL for drawings and breaks */
    const struct style *style;
    const struct node *node; /* innermost inline element; NULL: the paragraph itself */
    const char *language;
    const char *text;
    size_t length;
    const struct node *svg;
    double width, space; /* points; space: trailing, not counted at a line's end */
    double lead, tail;   /* padding of an inline box, part of width */
    double height;       /* of a drawing */
    bool break_after;    /* a line may end here */
    bool forced_after;   /* a line must end here */
};

struct line {
    int first, n;     /* items */
    double width;     /* of what is visible, hyphen included */
    double stretch;   /* of its spaces, as a share of their width; 0 unless justified */
    double y, height; /* from the paragraph's top */
    double base;      /* base line, from the line's top */
    bool hyphen;
    bool grounds;          /* an inline box on it has a background */
    const struct run *run; /* of its items, when they are kept; see runs.h */
};

struct paragraph {
    const struct style *style;
    struct item *item; /* as collected */
    int nitems;
    struct item *piece; /* as broken; parts of split words are items of their own */
    int npieces;
    struct line *line;
    int nlines;
    double hang;                 /* indent of all lines but the first */
    double narrowest, widest;    /* the widest unbreakable part; all on one line */
    double measure;              /* the width it was broken for */
    double width, height;        /* of its lines */
    struct kept_paragraph *kept; /* the cache's, whose items and lines these are; or NULL */
};

/*
 * Collects inline content: the siblings from first up to (not including) end.  NULL when
 * there is nothing to see.
 */
struct paragraph *paragraph_collect(struct layout *l, const struct node *first,
                                    const struct node *end, const struct style *style,
                                    const char *language);

/* Breaks into lines of at most width points. */
void paragraph_break(struct layout *l, struct paragraph *p, double width);

/* Where a line starts, from the paragraph's left edge, by its alignment. */
double line_indent(const struct paragraph *p, const struct line *line);

/* The advance of shaped text in points; tracking included. */
double shaped_width(const struct shaped *s, const struct style *style, size_t characters);

#endif
