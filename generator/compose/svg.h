/*
 * svg.h - logos as drawing programs export them, made into the drawings of our documents.
 *
 * svg_read parses a file into a plain tree, svg_style looks up properties (style attribute,
 * style sheet, attribute) and reads their values, svg_paint writes gradients and clip
 * paths, svg_attributes what elements have in common, svg_write the drawing itself.  What
 * comes out is the svg part of the document vocabulary with plain numbers and #rrggbb
 * colours; both renderers draw that.
 *
 * What cannot be drawn as the program showed it is an error that says what to do in the
 * drawing program.  The first error is reported as BRAND_LOGO with file, line and column;
 * after it all functions go on without harm.  Everything lives in the arena.
 */
#ifndef RAPPORT_COMPOSE_SVG_H
#define RAPPORT_COMPOSE_SVG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "compose/geometry.h"

#include <stdbool.h>
#include <stddef.h>

struct svg_attribute {
    struct svg_attribute *next;
    const char *name, *value;
};

struct svg_node {
    const char *name; /* without a prefix */
    struct svg_attribute *attributes;
    struct svg_node *parent, *first, *last, *next;
    struct buf text; /* of a style element, while it is read */
    int line, column;
};

/* One selector of a style sheet with its declarations; the last that fits wins among those
 * of one specificity. */
struct svg_rule {
    enum { RULE_ELEMENT, RULE_CLASS, RULE_ID } kind;
    const char *name, *declarations;
};

struct svg_file {
    struct arena *arena;
    const char *path;
    struct diag *diag;
    struct svg_node *root;
    struct svg_rule *rule;
    size_t nrules, rule_capacity;
    double width, height; /* of the viewport in user units: what percentages refer to */
    bool failed;

    /* While writing: */
    const char *prefix;      /* of ids, different in each logo */
    struct buf definitions;  /* gradients and clip paths */
    struct svg_node **named; /* those already defined; their id is prefix-index */
    size_t nnamed, named_capacity;
    size_t written; /* elements */
};

/* --- svg_read.c ---------------------------------------------------------------------- */

/* Fills *f (arena, path and diag are given); false after a report. */
bool svg_read(struct svg_file *f, const char *text, size_t length);

/* Reports the first error, at a node or at the file. */
void svg_fail(struct svg_file *f, const struct svg_node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A value for a message (text_clip). */
const char *svg_clip(const struct svg_file *f, const char *text);

bool svg_is(const struct svg_node *n, const char *name);
const char *svg_attribute(const struct svg_node *n, const char *name);

/* The node that an href or url(#id) names; NULL after a report. */
struct svg_node *svg_target(struct svg_file *f, const struct svg_node *n,
                            const char *reference);

/* --- svg_style.c --------------------------------------------------------------------- */

/* Takes in a style sheet. */
void svg_style_sheet(struct svg_file *f, const struct svg_node *at, const char *text);

/* The value of a property on this very node, or NULL. */
const char *svg_property(struct svg_file *f, const struct svg_node *n, const char *name);

/* A colour as #rrggbb and how opaque it is itself; false when it is none. */
bool svg_colour(const char *text, unsigned *colour, double *opacity);

/* A length in user units; a percentage is one of the whole.  False when it is none. */
bool svg_length(const char *text, double whole, double *value);

/* A number or percentage, cut to 0..1. */
bool svg_share(const char *text, double *value);

/* True when display or visibility keep the node from being seen. */
bool svg_unseen(struct svg_file *f, const struct svg_node *n);

/* --- svg_paint.c --------------------------------------------------------------------- */

/* The value of fill or stroke that names a gradient: "url(#...)", "none", or a colour.
 * Writes the gradient's definition when it is needed for the first time. */
const char *svg_gradient(struct svg_file *f, const struct svg_node *n,
                         const char *reference);

/* The value of clip-path for a reference to a clip path, or to a mask that is one: a single
 * white shape, as Figma writes them. */
const char *svg_clip_path(struct svg_file *f, const struct svg_node *n,
                          const char *reference);

/* --- svg_attributes.c ---------------------------------------------------------------- */

/* Appends ` name="value"`, the value as a number. */
void svg_put_number(struct buf *out, const char *name, double value);

/* Appends a transform attribute of a node; outer is applied after it, inner before; both
 * may be NULL. */
void svg_put_transform(struct svg_file *f, struct buf *out, const struct svg_node *n,
                       const char *name, const struct matrix *outer,
                       const struct matrix *inner);

/* Appends the properties of a node as attributes. */
void svg_put_properties(struct svg_file *f, struct buf *out, const struct svg_node *n);

/* Appends ` name="value"`. */
void svg_put_text(struct buf *out, const char *name, const char *value);

/* A property whose value is one of the words, which are separated by blanks, as this
 * attribute. */
void svg_put_word(struct svg_file *f, struct buf *out, const struct svg_node *n,
                  const char *name, const char *words, const char *attribute);

/* A length of a node's own attribute; 0 without one. */
double svg_place(const struct svg_node *n, const char *name, double whole);

/* What percentages of no direction refer to. */
double svg_mean_size(const struct svg_file *f);

/* --- svg_write.c ---------------------------------------------------------------------- */

/* How a shape stands in a clip path. */
struct svg_clip {
    struct matrix matrix;
    const char *rule; /* the property that says what is inside */
};

/* Appends a shape (rect, circle, path ...) with its geometry and properties; false when it
 * is none.  clip: NULL outside of clip paths. */
bool svg_put_shape(struct svg_file *f, struct buf *out, const struct svg_node *n,
                   const struct svg_clip *clip);

/* Appends the children of a node; depth: how deep they stand in what is written. */
void svg_put_children(struct svg_file *f, struct buf *out, const struct svg_node *n,
                      int depth);

#endif
