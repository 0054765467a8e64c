/*
 * report_head.h - what a report's page says about its languages and its address.
 */
#ifndef RAPPORT_REPORT_HEAD_H
#define RAPPORT_REPORT_HEAD_H

#include "compose/compose.h"
#include "publish/tree.h"

/* Which page of a company, and what was written beside it. */
struct report_page {
    const struct company *company;
    int version, edition; /* indexes of the company's lists */
    bool pdf;             /* report.pdf stands beside it */
    const char *preview;  /* path of its picture for social networks, or NULL */
};

/*
 * Fills the head of a report that has been composed; a public one gets everything, an
 * unlisted one its address, a private one no more than the links to its other languages.
 * Editions but the main one say little that it does not, so search engines get that one
 * alone.  In the arena; reads title, subject, author, language and date of doc.
 */
const struct head *report_head(struct arena *a, const struct composer *c,
                               const struct project *p, const struct report_page *page,
                               const struct doc *doc);

#endif
