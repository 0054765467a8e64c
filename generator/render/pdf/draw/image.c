/*
 * image.c - decodes and packs pictures; see image.h.
 */
#include "render/pdf/draw/image.h"

#include "base/base64.h"
#include "base/png.h"

#include <stdlib.h>
#include <string.h>

enum { IMAGES_KEPT = 32, FILTERS = 5 };

static const char address[] = "data:image/png;base64,";

bool image_is(const struct node *n)
{
    const char *source = node_is(n, EL_IMG) ? node_attribute(n, AT_SRC) : NULL;

    return source != NULL && strncmp(source, address, sizeof address - 1) == 0;
}

/* --- packing --------------------------------------------------------------- */

/* What PNG's filter 4 foretells a sample from its neighbours. */
static int paeth(int left, int up, int corner)
{
    int p = left + up - corner;
    int a = abs(p - left), b = abs(p - up), c = abs(p - corner);

    return a <= b && a <= c ? left : b <= c ? up : corner;
}

static unsigned char filtered(int filter, int here, int left, int up, int corner)
{
    const int guess[FILTERS] = {0, left, up, (left + up) / 2, paeth(left, up, corner)};

    return (unsigned char)(here - guess[filter]);
}

/* Filters one row into `to` and returns how large its differences are. */
static unsigned long filter_row(const unsigned char *row, const unsigned char *above,
                                size_t width, size_t step, int filter, unsigned char *to)
{
    unsigned long sum = 0;

    for (size_t i = 0; i < width; i++) {
        int left = i >= step ? row[i - step] : 0;
        int up = above ? above[i] : 0;
        int corner = above && i >= step ? above[i - step] : 0;

        to[i] = filtered(filter, row[i], left, up, corner);
        sum += to[i] < 128 ? to[i] : 256UL - to[i];
    }
    return sum;
}

/* Each row as differences, with the filter that leaves the smallest ones. */
static void filter_rows(const unsigned char *samples, size_t width, size_t height,
                        size_t step, struct buf *out)
{
    struct arena work = {0};
    unsigned char *rows[2] = {arena_raw(&work, width), arena_raw(&work, width)};

    for (size_t y = 0; y < height; y++) {
        const unsigned char *row = samples + y * width, *above = y ? row - width : NULL;
        unsigned long least = 0;
        int best = -1;

        for (int f = 0; f < FILTERS; f++) {
            unsigned long sum = filter_row(row, above, width, step, f, rows[0]);

            if (best < 0 || sum < least) {
                unsigned char *swap = rows[0];
                rows[0] = rows[1];
                rows[1] = swap;
                best = f;
                least = sum;
            }
        }
        buf_putc(out, (char)best);
        buf_put(out, rows[1], width);
    }
    arena_drop(&work);
}

/* Deflates samples as they are, and as rows when that is smaller. */
static void pack(const struct deflater *d, const unsigned char *samples, size_t width,
                 size_t height, size_t step, struct plane *plane)
{
    struct buf rows = {0}, packed = {0};

    deflate_bytes(d, DEFLATE_KEPT, samples, width * step * height, &plane->bytes);
    filter_rows(samples, width * step, height, step, &rows);
    deflate_bytes(d, DEFLATE_KEPT, rows.data, rows.length, &packed);
    if (packed.length < plane->bytes.length) {
        struct buf larger = plane->bytes;
        plane->bytes = packed;
        packed = larger;
        plane->rows = true;
    }
    buf_drop(&rows);
    buf_drop(&packed);
}

/* Mixes what is not opaque with the ground. */
static void flatten(struct arena *a, struct picture *p, unsigned ground)
{
    size_t n = p->width * p->height;
    unsigned char *mixed = arena_raw(a, 3 * n);

    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < 3; c++) {
            unsigned sample = p->pixels[i * p->channels + (p->channels == 3 ? c : 0)];
            unsigned under = ground >> (16 - 8 * c) & 255, alpha = p->alpha[i];

            mixed[3 * i + c] =
                (unsigned char)((sample * alpha + under * (255 - alpha) + 127) / 255);
        }
    p->pixels = mixed;
    p->alpha = NULL;
    p->channels = 3;
}

static struct image *image_make(struct images *all, const char *source, unsigned ground)
{
    struct arena work = {0};
    struct buf file = {0};
    struct picture p;
    struct image *image = NULL;

    if (base64_take(&file, source + sizeof address - 1) &&
        png_decode(&work, file.data, file.length, &p) == NULL) {
        image = arena_alloc(&all->arena, sizeof *image);
        image->source = arena_strdup(&all->arena, source);
        image->ground = ground;
        if (ground != IMAGE_CLEAR && p.alpha != NULL)
            flatten(&work, &p, ground);
        image->width = p.width;
        image->height = p.height;
        image->channels = p.channels;
        pack(all->deflater, p.pixels, p.width, p.height, p.channels, &image->colours);
        if (p.alpha != NULL)
            pack(all->deflater, p.alpha, p.width, p.height, 1, &image->alpha);
        image->next = all->first;
        all->first = image;
        all->n++;
    }
    buf_drop(&file);
    arena_drop(&work);
    return image;
}

static const struct image *image_find(struct images *all, const char *source,
                                      unsigned ground)
{
    for (const struct image *i = all->first; i != NULL; i = i->next)
        if (i->ground == ground && strcmp(i->source, source) == 0)
            return i;
    return image_make(all, source, ground);
}

/* --- documents ------------------------------------------------------------- */

int image_number(struct canvas *c, const struct node *n, unsigned ground)
{
    struct resources *r = c->resources;
    const struct image *image;

    if (r == NULL || r->images == NULL)
        return 0;
    image =
        image_find(r->images, node_attribute(n, AT_SRC), r->opaque ? ground : IMAGE_CLEAR);
    if (image == NULL)
        return 0;
    r->blends = r->blends || image->alpha.bytes.length > 0;
    return resources_image(r, image);
}

void images_trim(struct images *images)
{
    if (images->n >= IMAGES_KEPT)
        images_drop(images);
}

void images_drop(struct images *images)
{
    for (struct image *i = images->first; i != NULL; i = i->next) {
        buf_drop(&i->colours.bytes);
        buf_drop(&i->alpha.bytes);
    }
    arena_drop(&images->arena);
    images->first = NULL;
    images->n = 0;
}
