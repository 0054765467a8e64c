/*
 * serialize.c - writes libharu's objects and ours as a PDF 1.7 file with object streams and
 * an xref stream, or as a PDF 1.4 file (PDF/A-1b) with neither.
 *
 * Streams come first, each with its length in its own dictionary: the length objects
 * libharu keeps beside them are dropped and their numbers left free.
 */
#include "base/hash.h"
#include "render/pdf/file/objects.h"
#include "render/pdf/font/operators.h"

#include <string.h>

enum { OBJECTS_PER_STREAM = 1000 };
/* Room that most files, and the objects of one stream, find sufficient. */
enum { FILE_BYTES = 192 * 1024, STREAM_BYTES = 112 * 1024 };
enum entry_type { ENTRY_FREE, ENTRY_OFFSET, ENTRY_IN_STREAM };

struct entry {
    enum entry_type type;
    size_t where;   /* offset, or number of the object stream */
    unsigned index; /* in the object stream */
    bool dropped;   /* a length that stands in its stream instead */
};

struct writer {
    struct objects *objects;
    struct buf *out;
    size_t file_start;  /* in out */
    HPDF_Stream stream; /* libharu's view of *target */
    struct buf *target;
    struct entry *entry;   /* by object number */
    unsigned count, next;  /* objects known; the next number for our own streams */
    struct buf head, body; /* of the open object stream */
    unsigned in_stream;
};

static HPDF_STATUS write_target(HPDF_Stream stream, const HPDF_BYTE *bytes,
                                HPDF_UINT length)
{
    struct writer *w = stream->attr;

    buf_put(w->target, bytes, length);
    return HPDF_OK;
}

static void write_value(struct writer *w, void *object, struct buf *target)
{
    HPDF_STATUS status;

    w->target = target;
    status = HPDF_Obj_WriteValue(object, w->stream, NULL);
    if (status != HPDF_OK && w->objects->error == 0)
        w->objects->error = status; /* not all of libharu reports by itself */
}

static void *object_at(struct writer *w, unsigned number)
{
    HPDF_XrefEntry entry = HPDF_List_ItemAt(w->objects->doc->xref->entries, number);

    return entry ? entry->obj : NULL;
}

static HPDF_Dict stream_at(struct writer *w, unsigned number)
{
    HPDF_Obj_Header *header = object_at(w, number);
    HPDF_Dict d = (HPDF_Dict)header;

    return header && (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && d->stream
               ? d
               : NULL;
}

static void begin_object(struct writer *w, unsigned number)
{
    w->entry[number] =
        (struct entry){.type = ENTRY_OFFSET, .where = w->out->length - w->file_start};
    put_integer(w->out, number);
    buf_puts(w->out, " 0 obj\n");
}

/* Ends a dictionary whose ">>" is still to come with the stream's bytes. */
static void put_stream(struct buf *out, const void *bytes, size_t length)
{
    buf_puts(out, "/Length ");
    put_integer(out, (long)length);
    buf_puts(out, ">>\nstream\n");
    buf_put(out, bytes, length);
    buf_puts(out, "\nendstream\nendobj\n");
}

static void write_stream(struct writer *w, unsigned number, HPDF_Dict d)
{
    HPDF_Stream stream = d->stream;
    const struct objects *o = w->objects;
    struct stream_bytes none = {NULL, 0},
                        own = number < o->streams ? o->stream[number] : none;

    begin_object(w, number);
    HPDF_Dict_RemoveElement(d, "Length");
    d->stream = NULL; /* so that libharu writes the dictionary alone */
    write_value(w, d, w->out);
    d->stream = stream;
    w->out->length -= strlen(">>");
    put_stream(w->out, own.bytes, own.length);
}

static void write_streams(struct writer *w)
{
    for (unsigned i = 1; i < w->count; i++) {
        HPDF_Dict d = stream_at(w, i);

        if (d == NULL)
            continue;
        /* HPDF_DictStream_New numbers the length right after the stream. */
        w->entry[i + 1].dropped = true;
        write_stream(w, i, d);
    }
}

static void close_object_stream(struct writer *w)
{
    struct buf *deflated = &w->objects->scratch;
    size_t first = w->head.length;

    if (w->in_stream == 0)
        return;
    buf_put(&w->head, w->body.data, w->body.length);
    deflate_bytes(w->objects->deflater, DEFLATE_ONCE, w->head.data, w->head.length,
                  deflated);
    begin_object(w, w->next++);
    buf_printf(w->out, "<</Type/ObjStm/N %u/First %zu/Filter/FlateDecode", w->in_stream,
               first);
    put_stream(w->out, deflated->data, deflated->length);
    buf_clear(&w->head);
    buf_clear(&w->body);
    w->in_stream = 0;
}

static bool is_classic(const struct writer *w)
{
    return w->objects->standard == PDF_STANDARD_1B;
}

/* Enters an object; the caller appends its bytes and a line end to the buffer returned. */
static struct buf *enter_object(struct writer *w, unsigned number)
{
    if (is_classic(w)) {
        begin_object(w, number);
        return w->out;
    }
    if (w->in_stream == OBJECTS_PER_STREAM)
        close_object_stream(w);
    w->entry[number] =
        (struct entry){.type = ENTRY_IN_STREAM, .where = w->next, .index = w->in_stream++};
    put_integer(&w->head, number);
    buf_putc(&w->head, ' ');
    put_integer(&w->head, (long)w->body.length);
    buf_putc(&w->head, ' ');
    return &w->body;
}

static void leave_object(struct writer *w)
{
    if (is_classic(w))
        buf_puts(w->out, "endobj\n");
}

static void write_objects(struct writer *w, const struct raw_objects *raw)
{
    struct buf *to;

    for (unsigned i = 1; i < w->count; i++) {
        if (w->entry[i].type != ENTRY_FREE || w->entry[i].dropped || !object_at(w, i))
            continue;
        to = enter_object(w, i);
        write_value(w, object_at(w, i), to);
        buf_putc(to, '\n');
        leave_object(w);
    }
    for (size_t i = 0; i < raw->count; i++) {
        to = enter_object(w, w->count + (unsigned)i);
        buf_put(to, raw->text.data + raw->start[i], raw->start[i + 1] - raw->start[i]);
        leave_object(w);
    }
    close_object_stream(w);
}

enum { ENTRY_BYTES = 7 };

static void format_entry(unsigned char *to, const struct entry *e)
{
    unsigned index = e->type == ENTRY_FREE ? 65535 : e->index;

    to[0] = (unsigned char)e->type;
    for (int i = 0; i < 4; i++)
        to[1 + i] = (unsigned char)(e->where >> (24 - 8 * i) & 255);
    to[5] = (unsigned char)(index >> 8 & 255);
    to[6] = (unsigned char)(index & 255);
}

/* The table as differences from row to row (PNG's filter "up"): neighbours in an object
 * stream differ by one, so almost nothing is left. */
static void put_table(const struct writer *w, struct buf *out)
{
    unsigned char row[2][ENTRY_BYTES] = {{0}};
    size_t length = w->next * (ENTRY_BYTES + 1);
    char *to = buf_reserve(out, length);

    for (unsigned i = 0; i < w->next; i++) {
        unsigned char *now = row[i & 1], *above = row[~i & 1];

        format_entry(now, &w->entry[i]);
        *to++ = 2;
        for (int k = 0; k < ENTRY_BYTES; k++)
            *to++ = (char)(now[k] - above[k]);
    }
    out->length += length;
}

/* The ID names the content: equal files have equal IDs, others differ. */
static void put_id(const struct writer *w, size_t end, struct buf *to)
{
    struct hash *hash = w->objects->hash;
    char digits[HASH_DIGITS];

    hash_add(hash, w->out->data + w->file_start, end);
    hash_digits(hash, digits);
    /* Sixteen bytes are what readers expect. */
    buf_printf(to, "/ID[<%.32s><%.32s>]", digits, digits);
}

static void put_trailer_entries(const struct writer *w)
{
    HPDF_Doc doc = w->objects->doc;

    buf_printf(w->out, "/Size %u/Root %u 0 R/Info %u 0 R%s", w->next,
               objects_number(doc->catalog), objects_number(doc->info), w->head.data);
}

/* The last lines, and the rest of the file's hash. */
static void write_end(const struct writer *w, size_t xref)
{
    size_t hashed = w->file_start + xref;

    buf_printf(w->out, "startxref\n%zu\n%%%%EOF\n", xref);
    hash_add(w->objects->hash, w->out->data + hashed, w->out->length - hashed);
}

/* Free numbers all point back to object 0, as the standard allows. */
static void write_xref_table(struct writer *w)
{
    size_t start = w->out->length - w->file_start;

    put_id(w, start, &w->head);
    buf_printf(w->out, "xref\n0 %u\n", w->next);
    for (unsigned i = 0; i < w->next; i++)
        if (w->entry[i].type == ENTRY_FREE)
            buf_puts(w->out, "0000000000 65535 f \n");
        else
            buf_printf(w->out, "%010zu 00000 n \n", w->entry[i].where);
    buf_puts(w->out, "trailer\n<<");
    put_trailer_entries(w);
    buf_puts(w->out, ">>\n");
    write_end(w, start);
}

static void write_xref_stream(struct writer *w)
{
    struct buf *deflated = &w->objects->scratch;
    size_t start = w->out->length - w->file_start;
    unsigned number = w->next++;

    buf_clear(&w->head);
    put_id(w, start, &w->head);
    begin_object(w, number);
    put_table(w, &w->body);
    deflate_bytes(w->objects->deflater, DEFLATE_ONCE, w->body.data, w->body.length,
                  deflated);
    buf_puts(w->out, "<</Type/XRef/W[1 4 2]");
    put_trailer_entries(w);
    buf_puts(w->out, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>");
    put_stream(w->out, deflated->data, deflated->length);
    write_end(w, start);
}

bool objects_save(struct objects *o, const struct raw_objects *raw, struct buf *out)
{
    struct writer w = {.objects = o, .out = out, .file_start = out->length};
    size_t streams;

    w.count = objects_next_number(o);
    w.next = w.count + (unsigned)raw->count;
    streams = w.next / OBJECTS_PER_STREAM + 2;
    w.entry = arena_array(o->arena, w.next + streams, sizeof *w.entry);
    w.stream = HPDF_CallbackWriter_New(o->doc->mmgr, write_target, &w);
    if (w.stream == NULL)
        return false;
    buf_reserve(out, FILE_BYTES);
    buf_reserve(&w.head, STREAM_BYTES); /* the objects are put behind it */
    buf_reserve(&w.body, STREAM_BYTES);
    buf_puts(out, is_classic(&w) ? "%PDF-1.4\n" : "%PDF-1.7\n");
    buf_puts(out, "%\xE2\xE3\xCF\xD3\n");
    write_streams(&w);
    write_objects(&w, raw);
    if (is_classic(&w))
        write_xref_table(&w);
    else
        write_xref_stream(&w);
    HPDF_Stream_Free(w.stream);
    buf_drop(&w.head);
    buf_drop(&w.body);
    return o->error == 0;
}
