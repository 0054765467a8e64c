/*
 * buf.h - a growable run of bytes.
 *
 * A zeroed struct is empty.  After any put, data is NUL-terminated and never
 * NULL; before, buf_text() gives "".  Growth never fails: on out-of-memory the
 * program ends with status 3.  The owner calls buf_drop().
 */
#ifndef RAPPORT_BUF_H
#define RAPPORT_BUF_H

#include <stddef.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

struct buf {
    char *data;
    size_t length, capacity;
};

/* Used by buf_reserve: makes room for more bytes than there is. */
void buf_grow(struct buf *b, size_t more);

/* Makes room for at least this many more bytes and returns where they go. */
static inline char *buf_reserve(struct buf *b, size_t more)
{
    if (b->capacity - b->length <= more)
        buf_grow(b, more);
    return b->data + b->length;
}

/* The puts are here because a document is written by hundreds of thousands of them, most
 * with a length that the compiler knows. */
static inline void buf_put(struct buf *b, const void *bytes, size_t length)
{
    char *to = buf_reserve(b, length);

    if (length)
        memcpy(to, bytes, length);
    b->length += length;
    b->data[b->length] = '\0';
}

static inline void buf_puts(struct buf *b, const char *s)
{
    buf_put(b, s, strlen(s));
}

static inline void buf_putc(struct buf *b, char c)
{
    char *to = buf_reserve(b, 1);

    to[0] = c;
    to[1] = '\0';
    b->length++;
}

void buf_printf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Escapes & < > and both quotes for XML text and attribute values. */
void buf_put_xml(struct buf *b, const char *s);

/* A decimal with at most places (0..6) digits after the point, without trailing zeros,
 * independent of the locale: the form content streams and SVG attributes take. */
void buf_put_decimal(struct buf *b, double value, int places);

/* The content as a string, "" when empty; valid until the next put. */
const char *buf_text(const struct buf *b);

/* Empties without freeing. */
void buf_clear(struct buf *b);

void buf_drop(struct buf *b);

#ifdef __cplusplus
}
#endif

#endif
