/*
 * sitemap.h - what search engines may find: sitemap.xml (sitemaps.org) and robots.txt.
 */
#ifndef RAPPORT_SITEMAP_H
#define RAPPORT_SITEMAP_H

#include "base/buf.h"
#include "read/project.h"

enum { SITEMAP_URLS = 50000 }; /* in one file, by the protocol */

/* A page in one of its languages. */
struct sitemap_version {
    const char *language, *address;
};

/* A page that may be indexed. */
struct sitemap_url {
    const char *address;
    const char *modified;                  /* "2026-09-30", a date of the data; or NULL */
    const struct sitemap_version *version; /* all languages, the main one first */
    size_t nversions;                      /* 0 or 1: not said */
};

/* Into how many files so many addresses go, `limit` in each. */
size_t sitemap_parts(size_t n, size_t limit);

/* Appends a sitemap of the pages. */
void sitemap_put(struct buf *out, const struct sitemap_url *url, size_t n);

/* Appends the list of the sitemaps sitemap-1.xml ... below the base address. */
void sitemap_put_index(struct buf *out, const char *base, size_t parts);

/*
 * Appends robots.txt.  A project whose pages are all private keeps robots out; else they
 * may come, so that they find the noindex of what is not public: naming those pages here
 * would tell everybody of them.  any: the most open page there is.
 */
void robots_put(struct buf *out, const struct project *p, enum visibility any);

#endif
