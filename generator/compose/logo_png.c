/*
 * logo_png.c - a PNG logo as an img with the picture in it.
 *
 * What is written is not the file but its samples: without the notes that cameras and
 * editors add, and with no more samples than print can show.  Page and PDF get the same.
 */
#include "compose/logo.h"

#include "base/base64.h"
#include "base/png.h"

#include <math.h>

enum { SAMPLES_PER_PIXEL = 4 }; /* 384 to the inch in print */

static const char *markup_of(struct arena *a, const struct picture *p, double width,
                             double height, const char *name)
{
    struct buf png = {0}, out = {0};
    const char *markup = NULL;

    if (png_encode(p, &png)) {
        buf_puts(&out, "<img src=\"data:image/png;base64,");
        base64_put(&out, png.data, png.length);
        buf_puts(&out, "\" alt=\"");
        buf_put_xml(&out, name);
        buf_puts(&out, "\" width=\"");
        buf_put_decimal(&out, width, 0);
        buf_puts(&out, "\" height=\"");
        buf_put_decimal(&out, height, 0);
        buf_puts(&out, "\"/>");
        markup = arena_strdup(a, out.data);
    }
    buf_drop(&png);
    buf_drop(&out);
    return markup;
}

const char *logo_png(struct arena *a, const struct logo_file *file, const char *name,
                     struct diag *d)
{
    struct arena work = {0};
    struct picture p;
    const char *fault = png_decode(&work, file->bytes, file->length, &p), *markup = NULL;

    if (fault == NULL) {
        double scale = fmin((double)LOGO_HEIGHT / (double)p.height,
                            (double)LOGO_WIDTH / (double)p.width);
        double width = fmax(1, (double)p.width * scale);
        double height = fmax(1, (double)p.height * scale);

        picture_reduce(&work, &p, (size_t)fmax(1, 1 / scale / SAMPLES_PER_PIXEL));
        markup = markup_of(a, &p, width, height, name);
        fault = markup == NULL ? "cannot be kept: no memory" : NULL;
    }
    if (fault != NULL)
        diag_report(d, DIAG_BRAND_LOGO, (struct place){file->path, 0, 0}, NULL, "%s",
                    fault);
    arena_drop(&work);
    return markup;
}
