/*
 * linked_data.c - JSON-LD of a page; see linked_data.h.
 */
#include "publish/linked_data.h"

#include "base/json.h"

#include <string.h>

static void put_organization(struct json *j, const char *key, const char *name)
{
    if (name == NULL)
        return;
    json_open_object(j, key);
    json_string(j, "@type", "Organization");
    json_string(j, "name", name);
    json_close_object(j);
}

/* schema.org wants an address, or a work that has a name. */
static void put_license(struct json *j, const char *license)
{
    if (license == NULL || strchr(license, ':')) {
        json_string(j, "license", license);
        return;
    }
    json_open_object(j, "license");
    json_string(j, "@type", "CreativeWork");
    json_string(j, "name", license);
    json_close_object(j);
}

static void put_pdf(struct json *j, const char *address)
{
    if (address == NULL)
        return;
    json_open_object(j, "encoding");
    json_string(j, "@type", "MediaObject");
    json_string(j, "contentUrl", address);
    json_string(j, "encodingFormat", "application/pdf");
    json_close_object(j);
}

/* Replaces what would end a script element or a line of JavaScript; it can only stand in
 * strings, where an escape means the same. */
static char *script_safe(struct arena *a, const char *json)
{
    static const struct {
        const char *bytes, *escape;
    } escapes[] = {{"<", "\\u003c"},
                   {">", "\\u003e"},
                   {"&", "\\u0026"},
                   {"\xE2\x80\xA8", "\\u2028"},
                   {"\xE2\x80\xA9", "\\u2029"}};
    enum { ESCAPES = sizeof escapes / sizeof *escapes };
    struct buf out = {0};
    char *copy;

    while (*json) {
        size_t i = 0;

        while (i < ESCAPES &&
               strncmp(json, escapes[i].bytes, strlen(escapes[i].bytes)) != 0)
            i++;
        if (i < ESCAPES) {
            buf_puts(&out, escapes[i].escape);
            json += strlen(escapes[i].bytes);
        } else
            buf_putc(&out, *json++);
    }
    copy = arena_strdup(a, buf_text(&out));
    buf_drop(&out);
    return copy;
}

char *linked_data(struct arena *a, const struct linked_page *page)
{
    struct buf out = {0};
    struct json j = {.out = &out, .compact = true};
    char *safe;

    json_open_object(&j, NULL);
    json_string(&j, "@context", "https://schema.org");
    json_string(&j, "@type", page->type);
    json_string(&j, "@id", page->address);
    json_string(&j, "url", page->address);
    json_string(&j, "name", page->name);
    json_string(&j, "headline", page->name);
    json_string(&j, "description", page->description);
    json_string(&j, "inLanguage", page->language);
    json_string(&j, "datePublished", page->published);
    json_string(&j, "dateModified", page->published);
    put_organization(&j, "author", page->publisher);
    put_organization(&j, "publisher", page->publisher);
    put_organization(&j, "about", page->about);
    json_string(&j, "isPartOf", page->part_of);
    json_string(&j, "isBasedOn", page->based_on);
    json_string(&j, "image", page->image);
    put_license(&j, page->license);
    put_pdf(&j, page->pdf);
    json_close_object(&j);
    safe = script_safe(a, buf_text(&out));
    buf_drop(&out);
    return safe;
}
