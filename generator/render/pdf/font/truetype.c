/*
 * truetype.c - looks over a font file; see truetype.h.
 *
 * Offsets and names as in the OpenType specification; numbers are big-endian.
 */
#include "render/pdf/font/truetype.h"

#include <stdint.h>
#include <string.h>

enum { HEADER = 12, RECORD = 16, TABLES_MAX = 256 };

/* Of OS/2 fsType. */
enum {
    USAGE = 0x000F,
    USAGE_RESTRICTED = 0x0002,
    NO_SUBSETTING = 0x0100,
    BITMAPS_ONLY = 0x0200
};

struct file {
    const unsigned char *bytes;
    size_t length;
};

static unsigned u16(const struct file *f, size_t at)
{
    return (unsigned)f->bytes[at] << 8 | f->bytes[at + 1];
}

static uint32_t u32(const struct file *f, size_t at)
{
    return (uint32_t)u16(f, at) << 16 | u16(f, at + 2);
}

static bool begins(const struct file *f, const char *tag)
{
    return memcmp(f->bytes, tag, 4) == 0;
}

/* What kind of file it is, when it is not TrueType. */
static const char *kind_fault(const struct file *f)
{
    if (f->length < HEADER)
        return "is not a TrueType font";
    if (begins(f, "OTTO"))
        return "has CFF outlines; a TrueType font with glyf outlines is needed";
    if (begins(f, "wOFF") || begins(f, "wOF2"))
        return "is a web font; the TrueType font (.ttf) is needed";
    if (begins(f, "ttcf"))
        return "is a collection of fonts; a single TrueType font is needed";
    if (u32(f, 0) != 0x00010000 && !begins(f, "true"))
        return "is not a TrueType font";
    return NULL;
}

/* The table of this name; length 0 when there is none. */
static struct file table(const struct file *f, const char *tag)
{
    size_t n = u16(f, 4);

    for (size_t i = 0, at = HEADER; i < n; i++, at += RECORD)
        if (memcmp(f->bytes + at, tag, 4) == 0)
            return (struct file){f->bytes + u32(f, at + 8), u32(f, at + 12)};
    return (struct file){f->bytes, 0};
}

/* What is wrong with the list of tables, or NULL. */
static const char *list_fault(const struct file *f)
{
    size_t n = f->length < HEADER ? 0 : u16(f, 4);

    if (n == 0 || n > TABLES_MAX || HEADER + n * RECORD > f->length)
        return "is damaged: its list of tables is cut off";
    for (size_t i = 0, at = HEADER; i < n; i++, at += RECORD)
        if ((uint64_t)u32(f, at + 8) + u32(f, at + 12) > f->length)
            return "is damaged: a table is cut off";
    return NULL;
}

static const char *tables_fault(const struct file *f)
{
    static const struct {
        const char *tag;
        size_t least;
    } needed[] = {{"head", 54}, {"maxp", 6}, {"hhea", 36}, {"hmtx", 4},
                  {"cmap", 4},  {"loca", 4}, {"glyf", 1}};

    if (table(f, "glyf").length == 0 &&
        (table(f, "CFF ").length || table(f, "CFF2").length))
        return "has CFF outlines; a TrueType font with glyf outlines is needed";
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (table(f, needed[i].tag).length < needed[i].least)
            return "is damaged: a table that every TrueType font has is missing";
    return NULL;
}

static bool metrics_agree(const struct file *f, size_t glyphs)
{
    struct file hhea = table(f, "hhea"), hmtx = table(f, "hmtx"), head = table(f, "head");
    size_t long_metrics = u16(&hhea, 34);
    unsigned units_per_em = u16(&head, 18);

    return glyphs > 0 && long_metrics > 0 && long_metrics <= glyphs &&
           hmtx.length >= 4 * long_metrics + 2 * (glyphs - long_metrics) &&
           units_per_em >= 16 && units_per_em <= 16384;
}

/* The places of the outlines ascend and lie within glyf. */
static bool outlines_agree(const struct file *f, size_t glyphs)
{
    struct file head = table(f, "head"), loca = table(f, "loca"), glyf = table(f, "glyf");
    bool longs = u16(&head, 50) == 1;
    uint64_t before = 0;

    if (u16(&head, 50) > 1 || loca.length < (glyphs + 1) * (longs ? 4 : 2))
        return false;
    for (size_t i = 0; i <= glyphs; i++) {
        uint64_t at = longs ? u32(&loca, 4 * i) : 2 * (uint64_t)u16(&loca, 2 * i);

        if (at < before || at > glyf.length)
            return false;
        before = at;
    }
    return true;
}

static const char *licence_fault(const struct file *f)
{
    struct file os2 = table(f, "OS/2");
    unsigned type;

    if (os2.length < 10)
        return NULL; /* nothing forbids it */
    type = u16(&os2, 8);
    if ((type & USAGE) == USAGE_RESTRICTED)
        return "must not be embedded, says its licence (OS/2 fsType)";
    if (type & NO_SUBSETTING)
        return "must not be embedded in part, says its licence (OS/2 fsType)";
    if (type & BITMAPS_ONLY)
        return "has outlines that must not be embedded, says its licence (OS/2 fsType)";
    return NULL;
}

bool truetype_is_whole(const char *bytes, size_t length)
{
    return list_fault(&(struct file){(const unsigned char *)bytes, length}) == NULL;
}

const char *truetype_fault(const char *bytes, size_t length)
{
    struct file f = {(const unsigned char *)bytes, length}, maxp;
    const char *fault = kind_fault(&f);

    if (fault == NULL)
        fault = list_fault(&f);
    if (fault == NULL)
        fault = tables_fault(&f);
    if (fault)
        return fault;
    maxp = table(&f, "maxp");
    if (!metrics_agree(&f, u16(&maxp, 4)) || !outlines_agree(&f, u16(&maxp, 4)))
        return "is damaged: its tables contradict each other";
    return licence_fault(&f);
}
