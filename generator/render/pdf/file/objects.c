/*
 * objects.c - making objects and handing them to libharu; writing is in serialize.c.
 */
#include "render/pdf/file/objects.h"

#include "base/text.h"

#include <string.h>

/* libharu calls this for each error; the first is the cause. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct objects *o = user;

    if (o->error)
        return;
    o->error = error;
    o->detail = detail;
}

bool objects_begin(struct objects *o, struct arena *a, const struct deflater *deflater,
                   enum pdf_standard standard)
{
    *o = (struct objects){.arena = a, .deflater = deflater, .standard = standard};
    o->hash = hash_new();
    /* Without libharu's pool, whose blocks are not aligned. */
    o->doc = HPDF_New(on_error, o);
    return o->doc != NULL;
}

void objects_end(struct objects *o)
{
    if (o->doc)
        HPDF_Free(o->doc);
    hash_drop(o->hash);
    buf_drop(&o->scratch);
    o->doc = NULL;
    o->hash = NULL;
}

static HPDF_STATUS write_raw(HPDF_Dict d, HPDF_Stream stream)
{
    return HPDF_Stream_WriteStr(stream, d->attr);
}

void objects_set_raw(struct objects *o, HPDF_Dict d, const char *entries)
{
    if (d == NULL)
        return;
    d->attr = arena_strdup(o->arena, entries);
    d->write_fn = write_raw;
}

HPDF_Dict objects_raw(struct objects *o, const char *entries)
{
    HPDF_Dict d = HPDF_Dict_New(o->doc->mmgr);

    if (d == NULL || HPDF_Xref_Add(o->doc->xref, d) != HPDF_OK)
        return NULL;
    objects_set_raw(o, d, entries);
    return d;
}

void objects_set_stream(struct objects *o, HPDF_Dict d, const void *bytes, size_t length)
{
    size_t number = objects_number(d);
    struct stream_bytes *stream;

    while (o->streams <= number) {
        o->stream = arena_grow(o->arena, o->stream, o->streams, &o->stream_capacity,
                               sizeof *o->stream);
        o->stream[o->streams++] = (struct stream_bytes){NULL, 0};
    }
    stream = &o->stream[number];
    stream->bytes = length ? memcpy(arena_raw(o->arena, length), bytes, length) : NULL;
    stream->length = length;
}

HPDF_Dict objects_stream(struct objects *o, const void *bytes, size_t length, bool deflated,
                         const char *entries)
{
    HPDF_Dict d = HPDF_DictStream_New(o->doc->mmgr, o->doc->xref);

    if (d == NULL)
        return NULL;
    objects_set_stream(o, d, bytes, length);
    if (deflated)
        HPDF_Dict_AddName(d, "Filter", "FlateDecode");
    if (*entries)
        objects_set_raw(o, d, entries);
    return d;
}

unsigned objects_number(const void *object)
{
    const HPDF_Obj_Header *header = object;

    return header ? header->obj_id & 0xFFFFFF : 0;
}

unsigned objects_next_number(const struct objects *o)
{
    return o->doc->xref->entries->count;
}

void put_unit(struct buf *out, unsigned unit)
{
    static const char digit[] = "0123456789ABCDEF";
    char *to = buf_reserve(out, 4);

    for (int i = 0; i < 4; i++)
        to[i] = digit[unit >> (12 - 4 * i) & 15];
    out->length += 4;
}

static bool is_plain_ascii(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s < 0x20 || (unsigned char)*s >= 0x7F)
            return false;
    return true;
}

void put_text_string(struct buf *out, const char *utf8)
{
    if (is_plain_ascii(utf8)) {
        buf_putc(out, '(');
        for (; *utf8; utf8++) {
            if (strchr("()\\", *utf8))
                buf_putc(out, '\\');
            buf_putc(out, *utf8);
        }
        buf_putc(out, ')');
        return;
    }
    buf_puts(out, "<FEFF");
    while (*utf8) {
        unsigned c = text_next(utf8, &utf8);

        if (c >= 0x10000) {
            put_unit(out, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        put_unit(out, c);
    }
    buf_putc(out, '>');
}
