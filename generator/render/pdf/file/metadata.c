/*
 * metadata.c - Info dictionary, XMP packet, output intent and catalog entries as PDF/A-2a
 * and PDF/UA-1, or PDF/A-1b, ask for them.
 */
#include "render/pdf/file/metadata.h"

#include "base/text.h"

#include <string.h>

static const char producer[] =
    "rapport " RAPPORT_VERSION " (libharu " HPDF_VERSION_TEXT ")";
static const char profile_name[] = "sRGB IEC61966-2.1";

/* PDF/UA-1, and the description of that property that PDF/A wants. */
static const char accessibility[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed"
    "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

char *metadata_text(struct arena *a, const char *utf8)
{
    struct buf clean = {0};
    char *copy, bytes[4];

    while (utf8 && *utf8) {
        unsigned c = text_next(utf8, &utf8);

        if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            c = ' ';
        if ((c & 0xFFFE) != 0xFFFE) /* the non-characters XML forbids */
            buf_put(&clean, bytes, (size_t)text_encode(c, bytes));
    }
    copy = arena_strdup(a, buf_text(&clean));
    buf_drop(&clean);
    return copy;
}

struct date {
    long year;
    int month, day;
};

/* Proleptic Gregorian date of a count of days from 1970-01-01. */
static struct date date_of(long days)
{
    /* Counted in 400-year cycles from 1 March of the year 0, so that leap days come last.
     */
    long shifted = days + 719468;
    long cycle = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    long in_cycle = shifted - cycle * 146097;
    long year = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
    long in_year = in_cycle - (365 * year + year / 4 - year / 100);
    long march_month = (5 * in_year + 2) / 153;

    return (struct date){.year = year + cycle * 400 + (march_month >= 10),
                         .month =
                             (int)(march_month < 10 ? march_month + 3 : march_month - 9),
                         .day = (int)(in_year - (153 * march_month + 2) / 5 + 1)};
}

static void put_element(struct buf *out, const char *before, const char *text,
                        const char *after)
{
    buf_puts(out, before);
    buf_put_xml(out, text);
    buf_puts(out, after);
}

/* What the file keeps to; ends the description that was begun. */
static void put_standard(struct buf *out, enum pdf_standard standard)
{
    bool old = standard == PDF_STANDARD_1B;

    buf_puts(out, old ? "<pdfaid:part>1</pdfaid:part>" : "<pdfaid:part>2</pdfaid:part>");
    buf_puts(out, old ? "<pdfaid:conformance>B</pdfaid:conformance>"
                      : "<pdfaid:conformance>A</pdfaid:conformance>");
    buf_puts(out, "\n</rdf:Description>\n");
    if (!old)
        buf_puts(out, accessibility);
}

static void put_xmp(struct buf *out, struct arena *a, const struct doc *doc,
                    enum pdf_standard standard)
{
    struct date d = date_of(doc->days);
    char *date = arena_printf(a, "%04ld-%02d-%02dT00:00:00Z", d.year, d.month, d.day);

    buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                  " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                  "<rdf:Description rdf:about=\"\""
                  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                  "<dc:format>application/pdf</dc:format>\n");
    put_element(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                metadata_text(a, doc->title), "</rdf:li></rdf:Alt></dc:title>\n");
    if (doc->subject && *doc->subject)
        put_element(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                    metadata_text(a, doc->subject),
                    "</rdf:li></rdf:Alt></dc:description>\n");
    if (doc->author && *doc->author)
        put_element(out, "<dc:creator><rdf:Seq><rdf:li>", metadata_text(a, doc->author),
                    "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(out, "<dc:language><rdf:Bag><rdf:li>", doc->language,
                "</rdf:li></rdf:Bag></dc:language>\n");
    put_element(out, "<xmp:CreatorTool>rapport</xmp:CreatorTool><xmp:CreateDate>", date,
                "</xmp:CreateDate>");
    put_element(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
    put_element(out, "<xmp:MetadataDate>", date, "</xmp:MetadataDate>\n");
    put_element(out, "<pdf:Producer>", producer, "</pdf:Producer>\n");
    put_standard(out, standard);
    buf_puts(out, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

static void put_entry(struct buf *out, struct arena *a, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    buf_puts(out, key);
    put_text_string(out, metadata_text(a, text));
}

/* Replaces libharu's Info, which it has filled with its own name, by ours. */
static void write_info(struct objects *o, const struct doc *doc)
{
    struct date d = date_of(doc->days);
    char *date = arena_printf(o->arena, "D:%04ld%02d%02d000000Z", d.year, d.month, d.day);
    struct buf *entries = &o->scratch;

    buf_clear(entries);
    put_entry(entries, o->arena, "/Title", doc->title);
    put_entry(entries, o->arena, "/Subject", doc->subject);
    put_entry(entries, o->arena, "/Author", doc->author);
    put_entry(entries, o->arena, "/Creator", "rapport");
    put_entry(entries, o->arena, "/CreationDate", date);
    put_entry(entries, o->arena, "/ModDate", date);
    put_entry(entries, o->arena, "/Producer", producer);
    HPDF_Dict_RemoveElement(o->doc->info, "Producer");
    objects_set_raw(o, o->doc->info, entries->data);
}

static char *output_intent(struct objects *o, const struct buf *profile)
{
    HPDF_Dict stream = objects_stream(o, profile->data, profile->length, true, "/N 3");
    HPDF_Dict intent = objects_raw(
        o, arena_printf(o->arena,
                        "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(%s)"
                        "/Info(%s)/DestOutputProfile %u 0 R",
                        profile_name, profile_name, objects_number(stream)));

    return arena_printf(o->arena, "/OutputIntents[%u 0 R]", objects_number(intent));
}

const char *metadata_write(struct objects *o, const struct doc *doc,
                           const struct buf *profile)
{
    const char *intent = output_intent(o, profile);
    struct buf *text = &o->scratch;
    HPDF_Dict xmp;

    write_info(o, doc);
    buf_clear(text);
    put_xmp(text, o->arena, doc, o->standard);
    xmp = objects_stream(o, text->data, text->length, false, "/Type/Metadata/Subtype/XML");
    buf_clear(text);
    buf_puts(text, "/Lang");
    put_text_string(text, doc->language);
    return arena_printf(o->arena,
                        "%s/Metadata %u 0 R%s/MarkInfo<</Marked true>>"
                        "/ViewerPreferences<</DisplayDocTitle true>>",
                        text->data, objects_number(xmp), intent);
}
