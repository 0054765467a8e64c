/*
 * logo.c - a brand's logo, cleaned and sized for the cover.
 */
#include "compose/logo.h"

#include "base/hash.h"
#include "base/png.h"
#include "compose/svg.h"

#include <math.h>
#include <string.h>

static bool read_box(struct svg_file *f, double box[4])
{
    const char *view = svg_attribute(f->root, "viewBox");
    const char *width = svg_attribute(f->root, "width");
    const char *height = svg_attribute(f->root, "height");

    box[0] = box[1] = 0;
    if (view != NULL) {
        for (int i = 0; i < 4; i++)
            if (!scan_number(&view, &box[i]) || !isfinite(box[i]))
                return false;
        return *skip_separator(view) == '\0' && box[2] > 0 && box[3] > 0;
    }
    return width != NULL && height != NULL && strchr(width, '%') == NULL &&
           strchr(height, '%') == NULL && svg_length(width, 0, &box[2]) &&
           svg_length(height, 0, &box[3]) && box[2] > 0 && box[3] > 0;
}

static void put_opening(struct buf *out, const double box[4], const char *name)
{
    double scale = fmin(LOGO_HEIGHT / box[3], LOGO_WIDTH / box[2]);

    buf_puts(out, "<svg viewBox=\"");
    for (int i = 0; i < 4; i++) {
        buf_puts(out, i > 0 ? " " : "");
        buf_put_decimal(out, box[i], 4);
    }
    buf_puts(out, "\" width=\"");
    buf_put_decimal(out, box[2] * scale, 2);
    buf_puts(out, "\" height=\"");
    buf_put_decimal(out, box[3] * scale, 2);
    buf_puts(out, "\" role=\"img\" aria-label=\"");
    buf_put_xml(out, name);
    buf_putc(out, '"');
}

static const char *put_logo(struct svg_file *f, const double box[4], const char *name)
{
    struct buf out = {0}, drawing = {0}, shapes = {0};
    const char *markup;

    svg_put_properties(f, &drawing, f->root);
    buf_putc(&drawing, '>');
    put_opening(&out, box, name);
    /* The definitions are known when everything has been written, but stand first. */
    svg_put_children(f, &shapes, f->root, 1);
    buf_puts(&out, buf_text(&drawing));
    if (f->definitions.length > 0)
        buf_printf(&out, "<defs>%s</defs>", f->definitions.data);
    buf_puts(&out, buf_text(&shapes));
    buf_puts(&out, "</svg>");
    markup = arena_strdup(f->arena, buf_text(&out));
    buf_drop(&out);
    buf_drop(&drawing);
    buf_drop(&shapes);
    return markup;
}

static const char *logo_svg(struct arena *a, const struct logo_file *file, const char *name,
                            struct diag *d)
{
    struct svg_file f = {.arena = a, .path = file->path, .diag = d};
    char digits[HASH_DIGITS];
    const char *markup = NULL;
    double box[4];

    if (!svg_read(&f, file->bytes, file->length))
        return NULL;
    if (!read_box(&f, box)) {
        svg_fail(&f, f.root, "the size is not given in numbers; add a viewBox");
        return NULL;
    }
    hash_sha256_hex(file->bytes, file->length, digits);
    f.prefix = arena_printf(a, "logo-%.8s", digits);
    f.width = box[2];
    f.height = box[3];
    markup = put_logo(&f, box, name);
    buf_drop(&f.definitions);
    return f.failed ? NULL : markup;
}

const char *logo_markup(struct arena *a, const struct logo_file *file, const char *name,
                        struct diag *d)
{
    return png_recognised(file->bytes, file->length) ? logo_png(a, file, name, d)
                                                     : logo_svg(a, file, name, d);
}
