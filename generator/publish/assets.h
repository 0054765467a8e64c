/*
 * assets.h - OUT/assets: style sheets and fonts that pages share ([publish] assets =
 * shared).
 *
 * A file is named after its content, so it never changes and a server may let readers keep
 * it for ever; pages of an earlier build that stay in the folder keep theirs.
 */
#ifndef RAPPORT_ASSETS_H
#define RAPPORT_ASSETS_H

#include "publish/manifest.h"
#include "render/render.h"

/* Writes what the pages of the n styles share and adds it to the manifest's site.  Problems
 * are reported. */
void assets_write(struct arena *a, const char *folder, struct html_style *const *style,
                  int n, struct manifest *m, struct diag *d);

/* Adds the assets of an earlier build to the manifest when it keeps companies of that
 * build. */
void assets_keep(struct arena *a, const char *folder, const struct manifest_old *old,
                 struct manifest *m);

#endif
