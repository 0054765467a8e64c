/*
 * chapter.h - which chapter a page shows, and what it is called.
 */
#ifndef RAPPORT_PDF_CHAPTER_H
#define RAPPORT_PDF_CHAPTER_H

#include "render/pdf/layout/box.h"

/* The last chapter that begins at galley height `start` or before, NULL when there is none;
 * *y is its top. */
const struct box *chapter_at(const struct box *root, double start, double *y);

/* The chapter's first heading, or NULL. */
const struct node *chapter_heading(const struct box *chapter);

/* Its name, in the arena: as the list of contents has it, where headings say in a sentence
 * what the chapter found; else its heading without the number.  NULL when it has none. */
const char *chapter_title(struct arena *a, const struct box *root,
                          const struct box *chapter);

#endif
