/*
 * markup.h - expanded template text to document tree, by expat.
 *
 * The only user of expat besides XLSX reading.  Refuses elements and attributes outside the
 * vocabulary, event handlers, style attributes, and links other than http(s), mailto, tel,
 * # and relative ones.
 */
#ifndef RAPPORT_MARKUP_H
#define RAPPORT_MARKUP_H

#include "base/diag.h"
#include "compose/doc.h"

/*
 * Parses a run of elements (no single root needed).  Errors are reported as TEMPLATE_MARKUP
 * at the given file with line and column of the expanded text; NULL then.
 */
struct node *markup_parse(struct arena *a, const char *text, size_t length,
                          const char *file, struct diag *d);

/* Checks that a template file is well-formed by itself and within the vocabulary;
 * directives
 * ({{...}}) are read as text. */
bool markup_check(const char *text, size_t length, const char *file, struct diag *d);

struct buf;
/* Writes a node as XHTML (for tests). */
void markup_write(struct buf *out, const struct node *n);

#endif
