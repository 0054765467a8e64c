/*
 * site.h - everything in the output folder that belongs to no single company.
 *
 *   index.html by-score.html ... page-2.html   the list of all companies (listing.h)
 *   groups/SLUG/index.html ...                 the same for each group
 *   404.html                                   for the server
 *   robots.txt headers.txt                     for the server
 *   sitemap.xml feed.xml                       where something is public
 *
 * All of it is made from the project and the manifest, so a build of some companies gives
 * the same as one of all.
 */
#ifndef RAPPORT_SITE_H
#define RAPPORT_SITE_H

#include "compose/compose.h"
#include "publish/manifest.h"
#include "render/render.h"

struct site {
    struct arena *arena; /* for what goes into the manifest */
    const struct composer *composer;
    struct html_style *const *style;        /* of these pages, by brand */
    struct html_style *const *report_style; /* of the reports, by brand */
    const char *folder;
    struct manifest *manifest; /* the files are added to its site */
    struct diag *diag;
};

/* Writes all of it.  Problems are reported. */
void site_write(struct site *s);

#endif
