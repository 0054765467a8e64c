/*
 * cache.h - paragraphs that documents share, set once.
 *
 * The reports of a project have most of their words in common: labels, statements, table
 * heads, method.  A paragraph that is met for the second time is kept, as collected and as
 * broken for each width, and given to every later document.  What is kept depends on the
 * text, the inline elements, the style, the language and the fonts alone, so a document
 * does not tell what was built before it.  Paragraphs with drawings, links or a language of
 * their own point into their document and are not kept.
 *
 * Order of calls: paragraph_cache_begin before a document; then paragraph_make and
 * paragraph_set take the place of paragraph_collect and paragraph_break.
 */
#ifndef RAPPORT_PDF_CACHE_H
#define RAPPORT_PDF_CACHE_H

#include "render/pdf/layout/inline.h"

struct paragraph_cache;

/* An empty cache in the arena; the caller drops what it comes to hold. */
struct paragraph_cache *paragraph_cache_new(struct arena *a);
void paragraph_cache_drop(struct paragraph_cache *c);

/* Forgets everything when it has grown large: memory stays flat. */
void paragraph_cache_begin(struct paragraph_cache *c);

/* How many paragraphs are kept. */
size_t paragraph_cache_count(const struct paragraph_cache *c);

/* Like paragraph_collect, from the layout's cache when it has one. */
struct paragraph *paragraph_make(struct layout *l, const struct node *first,
                                 const struct node *end, const struct style *style,
                                 const char *language);

/* A paragraph of plain text, for running lines and list markers. */
struct paragraph *paragraph_make_text(struct layout *l, const char *text,
                                      const struct style *style, const char *language);

/* Like paragraph_break. */
void paragraph_set(struct layout *l, struct paragraph *p, double width);

#endif
