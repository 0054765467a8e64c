/*
 * webfont.h - the web fonts: in parts, of which a page holds those that its words need.
 *
 * fonts/build.sh lists them in web.list, a line a file: part, file, weight, code points.
 * The first part is on every page.  A part is one style element, so its hash stands in the
 * policy of all pages, whether they hold it or not.  Where files are missing the reader's
 * own fonts serve.
 */
#ifndef RAPPORT_RENDER_HTML_WEBFONT_H
#define RAPPORT_RENDER_HTML_WEBFONT_H

#include "base/arena.h"
#include "base/buf.h"
#include "render/render.h"

enum { WEBFONT_PARTS = 8, WEBFONT_FILES = HTML_ASSETS - 1, WEBFONT_CODES = 0x3000 };

struct webfont_file {
    int part;
    const char *path; /* "assets/0123456789ab.woff2", where pages share it */
    const char *bytes;
    size_t length;
    const char *weight, *range; /* as in CSS: "400", "U+20-7E,U+A0" */
};

struct html_fonts {
    struct webfont_file file[WEBFONT_FILES];
    int nfiles;
    const char *name[WEBFONT_PARTS];
    const char *css[WEBFONT_PARTS]; /* the part's rules with the fonts in them */
    size_t length[WEBFONT_PARTS];
    const char *hash[WEBFONT_PARTS]; /* 'sha256-...' of those rules */
    int nparts;
    unsigned char part_of[WEBFONT_CODES]; /* by code point; 0: the first part, or none */
};

/* The parts that the words of a document need, a bit each. */
unsigned webfont_needed(const struct html_fonts *f, const struct doc *doc);

/* Appends the rule of one file, with its bytes or with its address relative to the style
 * sheet; what is to be fetched says which code points it is for. */
void webfont_put_rule(struct buf *out, const struct webfont_file *file, bool inlined);

/* The 'sha256-...' by which a policy admits these bytes. */
const char *webfont_source(struct arena *a, const char *css, size_t length);

#endif
