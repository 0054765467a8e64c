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

enum { WEBFONT_PARTS = 8, WEBFONT_FILES = HTML_ASSETS - 2, WEBFONT_CODES = 0x3000 };

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
    struct html_asset sheet; /* the rules of all files, for pages that share them */
    unsigned char part_of[WEBFONT_CODES]; /* by code point; 0: the first part, or none */
};

/* The parts that the words of a document need, a bit each. */
unsigned webfont_needed(const struct html_fonts *f, const struct doc *doc);

/* A style sheet that pages share, named after its content; copies the text. */
struct html_asset webfont_sheet(struct arena *a, const char *css, size_t length);

/* The 'sha256-...' by which a policy admits these bytes. */
const char *webfont_source(struct arena *a, const char *css, size_t length);

#endif
