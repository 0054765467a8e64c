/*
 * html.h - what the files of the page renderer share.
 */
#ifndef RAPPORT_RENDER_HTML_H
#define RAPPORT_RENDER_HTML_H

#include "base/buf.h"
#include "render/render.h"

/* What all pages of a brand have in common, ready to be copied. */
struct html_style {
    const char *css; /* the exact bytes between <style> and </style> */
    size_t css_length;
    const char *policy; /* content security policy with the hash of those bytes */
    const char *icon;   /* data: URI of the tab's icon, escaped for an attribute */
    const char *cover;  /* class of the body: "full", "band" or "plain" */
    unsigned theme_light, theme_dark; /* colour of the browser's frame */
};

/* Appends CSS without comments and needless white space.  Quoted strings stay as they are.
 */
void css_minify(struct buf *out, const char *css);

/* Appends RFC 4648 base64 with padding. */
void base64_put(struct buf *out, const void *bytes, size_t length);

#endif
