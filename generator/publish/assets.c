/*
 * assets.c - writing OUT/assets; see assets.h.
 */
#include "publish/assets.h"

#include "base/file.h"
#include "publish/tree.h"

#include <string.h>

/* Brands share fonts, and two brands may look the same. */
static bool is_listed(const struct manifest *m, const char *path)
{
    for (size_t i = 0; i < m->site.nfiles; i++)
        if (strcmp(m->site.file[i].path, path) == 0)
            return true;
    return false;
}

static void list(struct arena *a, struct manifest *m, const char *path, const char *bytes,
                 size_t length)
{
    const struct output_file file = {.path = path, .kind = OUTPUT_SITE};

    outcome_add_file(a, &m->site, &file, bytes, length);
}

void assets_write(struct arena *a, const char *folder, struct html_style *const *style,
                  int n, struct manifest *m, struct diag *d)
{
    struct html_asset asset[HTML_ASSETS];
    struct buf bytes = {0};

    for (int s = 0; s < n; s++) {
        size_t assets = html_style_assets(style[s], asset);

        for (size_t i = 0; i < assets; i++) {
            if (is_listed(m, asset[i].path))
                continue;
            buf_clear(&bytes);
            buf_put(&bytes, asset[i].bytes, asset[i].length);
            if (tree_write(a, folder, asset[i].path, &bytes, d))
                list(a, m, asset[i].path, asset[i].bytes, asset[i].length);
        }
    }
    buf_drop(&bytes);
}

static bool keeps_companies(const struct manifest *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->entry[i].kept)
            return true;
    return false;
}

void assets_keep(struct arena *a, const char *folder, const struct manifest_old *old,
                 struct manifest *m)
{
    static const char prefix[] = "assets/";

    if (!keeps_companies(m))
        return;
    for (size_t i = 0; i < old->npaths; i++) {
        char *bytes;
        size_t length;

        if (strncmp(old->path[i], prefix, sizeof prefix - 1) == 0 &&
            !is_listed(m, old->path[i]) &&
            file_read(a, file_join(a, folder, old->path[i]), FILE_LIMIT, &bytes, &length) ==
                FILE_OK)
            list(a, m, old->path[i], bytes, length);
    }
}
