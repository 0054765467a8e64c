/*
 * image.h - pictures made of samples, ready for the file.
 *
 * Documents have them as img elements with a PNG file in the address ("data:image/png;
 * base64,..."): the logos of brands.  Decoding and packing takes longer than a page, so a
 * process keeps what it has made; a document's resources name the images it uses.
 */
#ifndef RAPPORT_PDF_IMAGE_H
#define RAPPORT_PDF_IMAGE_H

#include "base/deflate.h"
#include "compose/doc.h"
#include "render/pdf/draw/canvas.h"

/* Deflated samples; rows: each row has a byte for its PNG filter before it. */
struct plane {
    struct buf bytes;
    bool rows;
};

struct image {
    struct image *next;
    const char *source; /* the address it was made of */
    unsigned ground;    /* what clear parts were mixed with; IMAGE_CLEAR: they are clear */
    size_t width, height, channels;
    struct plane colours, alpha; /* no alpha: opaque */
};

enum { IMAGE_CLEAR = 0x40000000 };

/* The images of a process. */
struct images {
    struct arena arena;
    const struct deflater *deflater;
    struct image *first;
    int n;
};

/* True for an img element whose picture stands in its address. */
bool image_is(const struct node *n);

/* The number of an element's picture in the canvas' document, /I1, /I2 ...; 0 when it
 * cannot be decoded.  ground: what it lies on, for files without transparency. */
int image_number(struct canvas *c, const struct node *n, unsigned ground);

/* Forgets images when there are many; between documents. */
void images_trim(struct images *images);
void images_drop(struct images *images);

#endif
