/*
 * style.h - how the report looks on paper: print.ini, resolved per node.
 *
 * A sheet is read from up to three files, each on top of those before: rapport's
 * templates/print.ini, its templates/print-large.ini for the large print, and the brand's
 * own templates/print.ini, which say only what differs.
 *
 * print.ini is a small style sheet.  A section is a selector: element, .class,
 * element.class, or one of these below ancestors ("table.heatmap td"); several share a
 * section when separated by commas.  More specific selectors win (ancestors, classes,
 * element, in that order), then later ones.  Text properties are inherited, box properties
 * are not.  [page] holds the paper; its `scale` multiplies the lengths of the other files.
 * Unknown keys, elements and values are reported with file, line and column.
 *
 * Resolving is cheap: class tokens become bits once per node, and every combination of
 * parent style, element and classes is resolved once in the life of the sheet.
 */
#ifndef RAPPORT_PDF_STYLE_H
#define RAPPORT_PDF_STYLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "compose/doc.h"
#include "render/pdf/font/font.h"
#include "render/theme.h"

#include <stdbool.h>
#include <stdint.h>

/* A colour by role; `on` is the readable text colour on that role.  ROLE_COUNT: none. */
struct tint {
    uint8_t role;
    bool on;
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_JUSTIFY };
enum valign { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };
enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, SIDES };

struct rule {
    double width; /* points; 0: none */
    struct tint colour;
};

struct style {
    /* text: inherited.  Lengths in points. */
    double size, leading;
    double tracking; /* letter spacing in em */
    enum face face;
    struct tint colour;
    enum align align;
    enum figures figures;
    bool hyphenate, nowrap;
    /* box: not inherited */
    double space_before, space_after;
    double padding[SIDES];
    struct rule rule[SIDES];
    struct tint background;    /* of a gradient: where it begins */
    struct tint background_to; /* where it ends; ROLE_COUNT: no gradient */
    bool background_down;      /* from top to bottom, not from left to right */
    double radius;
    double gutter;     /* between columns */
    double gap;        /* between table cells */
    double term;       /* width of dt beside dd; 0: above it */
    double max_width;  /* 0: all there is */
    double min_height; /* of the box */
    double raise;      /* base line shift, em */
    enum valign valign;
    bool keep, keep_next, keep_previous, own_line, at_bottom, flush;
    bool hang;          /* begins a paragraph whose other lines stand under what follows */
    bool stack;         /* columns stand below each other */
    bool join;          /* a chapter that shares a page when all of it fits below another */
    bool fill;          /* a chapter alone on its page is spaced out to fill it */
    bool page_number;   /* the page of the link inside is shown at the right */
    const char *marker; /* text of a list marker, NULL: none or numbered */
    int weight;         /* w-N, 0: none */
    uint64_t within;    /* what the selectors' ancestor parts found up to this node */
};

struct page_setup {
    double width, height;                                        /* of the paper */
    double margin_top, margin_right, margin_bottom, margin_left; /* of the text area */
    double header, footer; /* base lines of the running lines, from the paper's edge */
    double cover_band;     /* height of the cover's band */
    double grid;           /* blocks start at multiples of it; 0: anywhere */
    double scale;          /* of type and distances, against rapport's own print.ini */
};

struct style_sheet;

/* Reads the files that make the style of a brand, on the paper it asks for; brand NULL:
 * rapport's own style.  NULL after reports.  Lives in the arena. */
struct style_sheet *style_sheet_load(struct arena *a, const char *data_folder,
                                     const struct brand *brand, struct diag *d);

/* True when both brands have the same style, so that one sheet does for both. */
bool style_is_shared(const struct brand *a, const struct brand *b);

/* Warns of gradients that end early in a brand's colours (style_ground). */
void style_sheet_check(const struct style_sheet *s, const struct theme *t,
                       const char *brand, struct diag *d);

const struct page_setup *style_page(const struct style_sheet *s);

/* The style above the root. */
const struct style *style_initial(const struct style_sheet *s);

/* The style of an element whose parent has the given style; valid until the next
 * style_sheet_trim. */
const struct style *style_of(struct style_sheet *s, const struct node *n,
                             const struct style *parent);

/* What has no node of its own but a selector. */
enum pseudo { PSEUDO_RUNNING, PSEUDO_FOOT, PSEUDO_MARKER, PSEUDO_COUNT };
const struct style *style_pseudo(struct style_sheet *s, enum pseudo p,
                                 const struct style *parent);

/* The brand's cover style; an element of class "cover" has the class "cover-full",
 * "cover-band" or "cover-plain" too. */
void style_sheet_cover(struct style_sheet *s, enum cover_style cover);

/* A face as print.ini names it: "semibold". */
const char *style_face_name(enum face face);

/* Forgets resolved styles when there are many; between documents. */
void style_sheet_trim(struct style_sheet *s);

/* Changes when styles have been forgotten. */
unsigned style_sheet_generation(const struct style_sheet *s);

/* Frees the resolved styles; the sheet itself belongs to its arena. */
void style_sheet_drop(struct style_sheet *s);

/* 0xRRGGBB of a tint, in print colours. */
unsigned tint_colour(const struct theme *t, struct tint tint);

/* The two ends of a style's background, equal without a gradient.  Where the style's text
 * could not be read all along the gradient, it stops short of its end. */
void style_ground(const struct theme *t, const struct style *s, unsigned ends[2]);

#endif
