/*
 * headers.h - headers.txt: what the server should say with each file, in the form that
 * Netlify and Cloudflare Pages read from a file named _headers.
 *
 * A page carries its policy itself; the server's adds what a page cannot say, above all who
 * may put it into a frame.
 */
#ifndef RAPPORT_HEADERS_H
#define RAPPORT_HEADERS_H

#include "base/buf.h"
#include "read/project.h"

/* The policies of all pages as one that admits what any of them does: for each directive
 * the values of all, each once. */
void headers_put_policy(struct buf *out, const char *const *policy, size_t n);

/*
 * Appends headers.txt.  least, most: the visibility of the most closed and of the most open
 * page; no rule names a company.
 */
void headers_put(struct buf *out, const struct project *p, const char *const *policy,
                 size_t n, enum visibility least, enum visibility most);

#endif
