/*
 * pages.c - works on pictures of pages: contact sheets, references, differences.
 *
 *   pages sheet OUT.png COLUMNS SHRINK PAGE.ppm... [-- PAGE.ppm...]
 *       one picture of many; SHRINK times smaller, "--" begins a new row
 *   pages reduce OUT.png PAGE.ppm
 *       a reference: few colours
 *   pages compare REFERENCE.png PAGE.ppm DIFFERENCE.png
 *       prints how many pixels differ; too many: writes expected, found and difference side
 *       by side, status 1
 *
 * Pages are what `pdftoppm` writes without options.  Status 2: usage, files.
 */
#include "picture.h"

#include <png.h>
#include <stdio.h>

enum { GAP = 6, GROUND = 0x90 };

_Noreturn static void fail(const char *what, const char *path)
{
    fprintf(stderr, "pages: %s: %s\n", what, path);
    exit(2);
}

/* --- files ------------------------------------------------------------------ */

static struct picture read_ppm(const char *path)
{
    FILE *f = fopen(path, "rb");
    int width, height;
    struct picture p;
    size_t size;

    if (f == NULL || fscanf(f, "P6 %d %d 255", &width, &height) != 2 || width < 1 ||
        height < 1 || width > 20000 || height > 20000)
        fail("not a picture of pdftoppm", path);
    fgetc(f);
    p = picture_new(width, height);
    size = (size_t)width * (size_t)height * 3;
    if (fread(p.rgb, 1, size, f) != size)
        fail("too short", path);
    fclose(f);
    return p;
}

static struct picture read_png(const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    struct picture p;

    if (!png_image_begin_read_from_file(&image, path))
        fail(image.message, path);
    image.format = PNG_FORMAT_RGB;
    p = picture_new((int)image.width, (int)image.height);
    if (!png_image_finish_read(&image, NULL, p.rgb, 0, NULL))
        fail(image.message, path);
    return p;
}

static void write_png(const char *path, const struct picture *p)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)p->width,
                       .height = (png_uint_32)p->height,
                       .format = PNG_FORMAT_RGB};

    if (!png_image_write_to_file(&image, path, 0, p->rgb, 0, NULL))
        fail(image.message, path);
}

/* Writes a reduced picture with a palette of the colours it has. */
static void write_small(const char *path, const struct picture *p)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)p->width,
                       .height = (png_uint_32)p->height,
                       .format = PNG_FORMAT_RGB_COLORMAP};
    size_t n = (size_t)p->width * (size_t)p->height;
    unsigned char *index = malloc(n), palette[216][3];
    int known[216];

    if (index == NULL)
        abort();
    memset(known, -1, sizeof known);
    for (size_t i = 0; i < n; i++) {
        const unsigned char *c = p->rgb + 3 * i;
        int key = (c[0] / STEP * 6 + c[1] / STEP) * 6 + c[2] / STEP;
        if (known[key] < 0) {
            known[key] = (int)image.colormap_entries++;
            memcpy(palette[known[key]], c, 3);
        }
        index[i] = (unsigned char)known[key];
    }
    if (!png_image_write_to_file(&image, path, 0, index, 0, palette))
        fail(image.message, path);
    free(index);
}

/* --- commands --------------------------------------------------------------- */

/* Copies a picture, shrunk by averaging. */
static void put_page(struct picture *to, int left, int top, const struct picture *page,
                     int shrink)
{
    for (int y = 0; y < page->height / shrink; y++)
        for (int x = 0; x < page->width / shrink; x++)
            for (int c = 0; c < 3; c++) {
                int sum = 0;
                for (int i = 0; i < shrink * shrink; i++)
                    sum += picture_at(page, x * shrink + i % shrink,
                                      y * shrink + i / shrink)[c];
                picture_at(to, left + x, top + y)[c] =
                    (unsigned char)(sum / (shrink * shrink));
            }
}

/* Where pages go: cells from the left, rows from the top. */
struct grid {
    int columns, column, row; /* of the next page */
    int widest;
};

/* The cell of the next argument; false for "--". */
static int next_cell(struct grid *g, const char *path, int *column, int *row)
{
    int is_page = strcmp(path, "--") != 0;

    if (!is_page || g->column == g->columns) {
        g->column = 0;
        g->row++;
    }
    *column = g->column;
    *row = g->row;
    g->column += is_page;
    g->widest = g->column > g->widest ? g->column : g->widest;
    return is_page;
}

static int make_sheet(const char *out, int columns, int shrink, char **path, int n)
{
    struct grid size = {.columns = columns}, place = size;
    int width = 0, height = 0, column, row;
    struct picture sheet;

    for (int i = 0; i < n; i++)
        if (next_cell(&size, path[i], &column, &row) && width == 0) {
            struct picture first = read_ppm(path[i]);
            width = first.width / shrink + GAP;
            height = first.height / shrink + GAP;
            free(first.rgb);
        }
    sheet = picture_new(size.widest * width + GAP, (size.row + 1) * height + GAP);
    memset(sheet.rgb, GROUND, (size_t)sheet.width * (size_t)sheet.height * 3);
    for (int i = 0; i < n; i++)
        if (next_cell(&place, path[i], &column, &row)) {
            struct picture page = read_ppm(path[i]);
            if (page.width / shrink + GAP > width || page.height / shrink + GAP > height)
                fail("larger than the first page", path[i]);
            put_page(&sheet, GAP + column * width, GAP + row * height, &page, shrink);
            free(page.rgb);
        }
    write_png(out, &sheet);
    free(sheet.rgb);
    return 0;
}

static int reduce(const char *out, const char *path)
{
    struct picture page = read_ppm(path);

    picture_reduce(&page);
    write_small(out, &page);
    free(page.rgb);
    return 0;
}

/* Expected, found, and the expected one paled with what differs in red. */
static void write_difference(const char *out, const struct picture *expected,
                             const struct picture *found)
{
    int width = expected->width > found->width ? expected->width : found->width;
    int height = expected->height > found->height ? expected->height : found->height;
    struct picture all = picture_new(3 * width + 2 * GAP, height);

    put_page(&all, 0, 0, expected, 1);
    put_page(&all, width + GAP, 0, found, 1);
    for (int y = 0; y < expected->height && y < found->height; y++)
        for (int x = 0; x < expected->width && x < found->width; x++) {
            const unsigned char *e = picture_at(expected, x, y);
            unsigned char *to = picture_at(&all, 2 * (width + GAP) + x, y);
            int differs = pixel_differs(e, picture_at(found, x, y));
            for (int c = 0; c < 3; c++)
                to[c] = (unsigned char)(differs ? (c == 0 ? 255 : 0) : 192 + e[c] / 4);
        }
    write_png(out, &all);
    free(all.rgb);
}

static int compare(const char *reference, const char *path, const char *difference)
{
    struct picture expected = read_png(reference), found = read_ppm(path);
    long n;

    picture_reduce(&found);
    n = picture_compare(&expected, &found);
    printf("%ld\n", n);
    if (n > TOLERATED)
        write_difference(difference, &expected, &found);
    free(expected.rgb);
    free(found.rgb);
    return n > TOLERATED;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";

    if (strcmp(command, "sheet") == 0 && argc > 5 && atoi(argv[3]) > 0 && atoi(argv[4]) > 0)
        return make_sheet(argv[2], atoi(argv[3]), atoi(argv[4]), argv + 5, argc - 5);
    if (strcmp(command, "reduce") == 0 && argc == 4)
        return reduce(argv[2], argv[3]);
    if (strcmp(command, "compare") == 0 && argc == 5)
        return compare(argv[2], argv[3], argv[4]);
    fputs("usage: pages sheet OUT.png COLUMNS SHRINK PAGE.ppm... [-- PAGE.ppm...]\n"
          "       pages reduce OUT.png PAGE.ppm\n"
          "       pages compare REFERENCE.png PAGE.ppm DIFFERENCE.png\n",
          stderr);
    return 2;
}
