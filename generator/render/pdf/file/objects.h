/*
 * objects.h - PDF objects: libharu keeps them, we write them.
 *
 * libharu's own writer knows neither object streams nor an xref stream, which halve a
 * tagged file.  Here dictionaries may also carry text written by us (a "raw" dictionary),
 * and streams arrive deflated.  With embed.c, metadata.c and sheet.c the only users of
 * hpdf.h; the Makefile refuses a libharu other than the one whose structures are read here.
 *
 * After an error libharu's calls do nothing; objects_save says so.
 */
#ifndef RAPPORT_PDF_OBJECTS_H
#define RAPPORT_PDF_OBJECTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/deflate.h"
#include "base/hash.h"
#include "render/render.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <stdbool.h>

_Static_assert(HPDF_VERSION_ID == 20300, "rapport reads structures of libharu 2.3.0, which "
                                         "other versions may lay out differently");

/* libharu would keep them in blocks, copied byte by byte. */
struct stream_bytes {
    const void *bytes;
    size_t length;
};

struct objects {
    HPDF_Doc doc;
    struct arena *arena; /* the document's; raw texts live there */
    const struct deflater *deflater;
    enum pdf_standard standard;
    unsigned long error, detail; /* libharu's first error, 0: none */
    struct buf scratch;
    struct hash *hash;           /* of the file, once it is saved */
    struct stream_bytes *stream; /* by the number of their object */
    size_t streams, stream_capacity;
};

/* Objects numbered after libharu's, one after the other in text: object i is the bytes from
 * start[i] to start[i + 1]. */
struct raw_objects {
    struct buf text;
    size_t *start, count;
};

/* False when libharu has no memory. */
bool objects_begin(struct objects *o, struct arena *a, const struct deflater *deflater,
                   enum pdf_standard standard);
void objects_end(struct objects *o);

/* An indirect dictionary with these entries ("/Type/Font..."), and the change of them. */
HPDF_Dict objects_raw(struct objects *o, const char *entries);
void objects_set_raw(struct objects *o, HPDF_Dict d, const char *entries);

/* An indirect stream of bytes that are deflated already / as they are; entries may be "".
 */
HPDF_Dict objects_stream(struct objects *o, const void *bytes, size_t length, bool deflated,
                         const char *entries);

/* Gives a stream of libharu's its bytes, which are copied. */
void objects_set_stream(struct objects *o, HPDF_Dict d, const void *bytes, size_t length);

/* The number of an indirect object; the first number after libharu's. */
unsigned objects_number(const void *object);
unsigned objects_next_number(const struct objects *o);

/* Appends a UTF-16 unit as four hexadecimal digits. */
void put_unit(struct buf *out, unsigned unit);

/* Appends a text string: (ASCII) or UTF-16 in hexadecimal. */
void put_text_string(struct buf *out, const char *utf8);

/* Writes the file: streams, object streams, xref stream; in PDF 1.4 (PDF/A-1b) objects one
 * by one and an xref table.  Sets the document's ID to a hash
 * of all that.  False when libharu reported an error. */
bool objects_save(struct objects *o, const struct raw_objects *raw, struct buf *out);

#endif
