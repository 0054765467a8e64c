/*
 * downloads.h - what a page says about the files beside it.
 */
#ifndef RAPPORT_DOWNLOADS_H
#define RAPPORT_DOWNLOADS_H

#include "compose/catalog.h"
#include "compose/doc.h"
#include "publish/outcome.h"

/* Fills in the addresses of doc->chart, and doc->download with the files of the outcome
 * that belong to the page at this path: those in its language, the PDF of its edition, and
 * report.json. */
void downloads_fill(struct arena *a, const struct catalog *catalog, int language,
                    const struct outcome *o, const char *page, const char *edition,
                    struct doc *doc);

#endif
