/*
 * pictures.c - image objects; see pictures.h.
 */
#include "render/pdf/file/pictures.h"

static unsigned write_plane(struct objects *o, const struct image *i,
                            const struct plane *plane, size_t channels, unsigned mask)
{
    struct buf entries = {0};
    HPDF_Dict stream;

    buf_printf(&entries,
               "/Type/XObject/Subtype/Image/Width %zu/Height %zu/BitsPerComponent 8"
               "/ColorSpace/%s",
               i->width, i->height, channels == 1 ? "DeviceGray" : "DeviceRGB");
    if (plane->rows)
        buf_printf(&entries, "/DecodeParms<</Predictor 15/Colors %zu/Columns %zu>>",
                   channels, i->width);
    if (mask != 0)
        buf_printf(&entries, "/SMask %u 0 R", mask);
    stream =
        objects_stream(o, plane->bytes.data, plane->bytes.length, true, buf_text(&entries));
    buf_drop(&entries);
    return objects_number(stream);
}

void pictures_write(const struct resources *used, struct objects *o, struct buf *entries)
{
    int number = 1;

    if (used->pictures.n == 0)
        return;
    buf_puts(entries, "/XObject<<");
    for (const struct resource *r = used->pictures.first; r != NULL; r = r->next) {
        const struct image *i = r->image;
        unsigned mask = 0;

        if (i->alpha.bytes.length > 0)
            mask = write_plane(o, i, &i->alpha, 1, 0);
        buf_printf(entries, "/I%d %u 0 R", number++,
                   write_plane(o, i, &i->colours, i->channels, mask));
    }
    buf_puts(entries, ">>");
}
