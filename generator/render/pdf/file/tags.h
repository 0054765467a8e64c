/*
 * tags.h - the structure tree: the document's logical order for readers of all kinds.
 *
 * Made while the pages are drawn and written at the end, as text, numbered after libharu's
 * objects.  A tag without any content is left out (cells excepted: a row keeps its shape).
 */
#ifndef RAPPORT_PDF_TAGS_H
#define RAPPORT_PDF_TAGS_H

#include "render/pdf/file/objects.h"

struct tag;

/* A link annotation; number 0: the link was dropped. */
struct link {
    struct link *next;
    struct tag *tag;
    unsigned number, page; /* objects */
};

/* Which tag each piece of marked content of a page belongs to. */
struct page_marks {
    struct page_marks *next;
    struct tag **tag;
    size_t count, capacity;
};

struct tags {
    struct arena *arena;
    struct tag *root;
    struct page_marks *first, *last; /* one for each page */
    struct tag *identified, *last_identified;
    unsigned ids;
    struct raw_objects raw;
};

void tags_begin(struct tags *t, struct arena *a);
void tags_end(struct tags *t);
void tags_begin_page(struct tags *t);

struct tag *tags_add(struct tags *t, struct tag *parent, const char *role);

const char *tags_role(const struct tag *tag);

/* The number the next piece of content on this page will have; joins it to a tag.  page:
 * the page's object number. */
int tags_next_mark(const struct tags *t);
void tags_mark(struct tags *t, struct tag *tag, unsigned page);

/* Makes the annotation a part of its tag; asked for its number when the tree is written. */
void tags_link(struct tags *t, struct tag *tag, const struct link *link);

/* Writes all tags as raw objects numbered from `number`, and the entries of the structure
 * tree root (an object of its own, number `root`).  Pages have the keys 0, 1, ... in the
 * parent tree, then the links in their order. */
const char *tags_write(struct tags *t, unsigned root, unsigned number,
                       const struct link *links);

void tags_language(struct tags *t, struct tag *tag, const char *language);
void tags_alternative(struct tags *t, struct tag *tag, const char *text);
void tags_scope(struct tags *t, struct tag *tag, const char *scope);
void tags_span(struct tag *tag, int columns, int rows);
void tags_box(struct tag *tag, double left, double bottom, double right, double top);
void tags_placement(struct tag *tag, bool block);
void tags_numbering(struct tags *t, struct tag *tag, const char *numbering);

/* Gives the tag an ID that no other has. */
void tags_identify(struct tags *t, struct tag *tag);

#endif
