/*
 * webfont.c - reading the web fonts and finding out which a page needs; see webfont.h.
 */
#include "render/html/webfont.h"

#include "base/base64.h"
#include "base/data.h"
#include "base/file.h"
#include "base/hash.h"
#include "render/render.h"

#include <stdlib.h>
#include <string.h>

enum { FONT_LIMIT = 1024 * 1024, LIST_LIMIT = 64 * 1024 };

const char *webfont_source(struct arena *a, const char *css, size_t length)
{
    unsigned char digest[HASH_BYTES];
    struct buf hash = {0};
    const char *source;

    hash_sha256(css, length, digest);
    base64_put(&hash, digest, sizeof digest);
    source = arena_printf(a, "'sha256-%s'", buf_text(&hash));
    buf_drop(&hash);
    return source;
}

struct html_asset webfont_sheet(struct arena *a, const char *css, size_t length)
{
    char digits[HASH_DIGITS];

    hash_sha256_hex(css, length, digits);
    return (struct html_asset){.path = arena_printf(a, "assets/%.12s.css", digits),
                               .bytes = arena_strndup(a, css, length),
                               .length = length};
}

/* The rule of one file, with its bytes or with its address relative to the style sheet;
 * what is to be fetched says which code points it is for. */
static void put_rule(struct buf *out, const struct webfont_file *file, bool inlined)
{
    buf_puts(out, "@font-face{font-family:Lato;");
    if (strcmp(file->weight, "400") != 0) /* what holds without being said */
        buf_printf(out, "font-weight:%s;", file->weight);
    if (inlined) {
        buf_puts(out, "src:url(data:font/woff2;base64,");
        base64_put(out, file->bytes, file->length);
    } else {
        buf_printf(out, "unicode-range:%s;src:url(%s", file->range,
                   strrchr(file->path, '/') + 1);
    }
    buf_puts(out, ")}");
}

/* --- reading ----------------------------------------------------------------------- */

/* "20-7E,A0" as the value of unicode-range; its code points are from now on the part's. */
static const char *take_ranges(struct arena *a, struct html_fonts *f, const char *ranges,
                               int part)
{
    struct buf css = {0};
    const char *value;

    for (const char *s = ranges; *s;) {
        char *end;
        unsigned long from = strtoul(s, &end, 16);
        unsigned long to = *end == '-' ? strtoul(end + 1, &end, 16) : from;

        buf_printf(&css, "%sU+%.*s", css.length ? "," : "", (int)(end - s), s);
        for (unsigned long code = from; code <= to && code < WEBFONT_CODES; code++)
            f->part_of[code] = (unsigned char)part;
        s = *end == ',' ? end + 1 : "";
    }
    value = arena_strdup(a, buf_text(&css));
    buf_drop(&css);
    return value;
}

/* The part of that name; a new one for a new name; -1 when there are too many. */
static int part_named(struct arena *a, struct html_fonts *f, const char *name)
{
    for (int i = 0; i < f->nparts; i++)
        if (strcmp(f->name[i], name) == 0)
            return i;
    if (f->nparts == WEBFONT_PARTS)
        return -1;
    f->name[f->nparts] = arena_strdup(a, name);
    return f->nparts++;
}

/* One line of the list. */
static void take_file(struct arena *a, struct html_fonts *f, const char *folder, char *line)
{
    char *rest, *part = strtok_r(line, " ", &rest), *name = strtok_r(NULL, " ", &rest);
    char *weight = strtok_r(NULL, " ", &rest), *ranges = strtok_r(NULL, " ", &rest);
    struct webfont_file *file = &f->file[f->nfiles];
    char digits[HASH_DIGITS], *bytes;

    if (ranges == NULL || f->nfiles == WEBFONT_FILES ||
        file_read(a, file_join(a, folder, name), FONT_LIMIT, &bytes, &file->length) !=
            FILE_OK)
        return;
    file->part = part_named(a, f, part);
    if (file->part < 0)
        return;
    hash_sha256_hex(bytes, file->length, digits);
    file->bytes = bytes;
    file->path = arena_printf(a, "assets/%.12s.woff2", digits);
    file->weight = arena_strdup(a, weight);
    file->range = take_ranges(a, f, ranges, file->part);
    f->nfiles++;
}

static void make_part(struct arena *a, struct html_fonts *f, int part)
{
    struct buf css = {0};

    for (int i = 0; i < f->nfiles; i++)
        if (f->file[i].part == part)
            put_rule(&css, &f->file[i], true);
    f->css[part] = arena_strndup(a, buf_text(&css), css.length);
    f->length[part] = css.length;
    f->hash[part] = webfont_source(a, f->css[part], css.length);
    buf_drop(&css);
}

/* All files, behind a fallback with the measures of Lato: nothing moves when that arrives.
 */
static void make_sheet(struct arena *a, struct html_fonts *f)
{
    struct buf css = {0};

    buf_puts(&css, "@font-face{font-family:\"Lato fallback\";src:local(Arial),"
                   "local(\"Liberation Sans\");size-adjust:97.7%;ascent-override:101%;"
                   "descent-override:21.8%;line-gap-override:0%}");
    for (int i = 0; i < f->nfiles; i++)
        put_rule(&css, &f->file[i], false);
    f->sheet = webfont_sheet(a, buf_text(&css), css.length);
    buf_drop(&css);
}

struct html_fonts *html_fonts_load(struct arena *a, const char *data_folder)
{
    struct html_fonts *f = arena_alloc(a, sizeof *f);
    const char *folder = data_fonts(a, data_folder);
    char *list, *rest;
    size_t length;

    if (file_read(a, file_join(a, folder, "web.list"), LIST_LIMIT, &list, &length) !=
        FILE_OK)
        return f;
    for (char *line = strtok_r(list, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        take_file(a, f, folder, line);
    for (int i = 0; i < f->nparts; i++)
        make_part(a, f, i);
    make_sheet(a, f);
    return f;
}

/* --- what a page needs --------------------------------------------------------------- */

/* The parts of a text: two and three bytes of UTF-8 reach all code points of the parts. */
static unsigned needed_by(const struct html_fonts *f, const char *text)
{
    unsigned parts = 0;

    for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
        unsigned code;

        if (*s < 0xC2)
            continue;
        if (*s < 0xE0 && s[1])
            code = (*s & 31U) << 6 | (s[1] & 63U);
        else if (*s < 0xF0 && s[1] && s[2])
            code = (*s & 15U) << 12 | (s[1] & 63U) << 6 | (s[2] & 63U);
        else
            continue;
        if (code < WEBFONT_CODES)
            parts |= 1U << f->part_of[code];
    }
    return parts;
}

unsigned webfont_needed(const struct html_fonts *f, const struct doc *doc)
{
    const unsigned all = (1U << f->nparts) - 1;
    const struct node *n = doc->root;
    unsigned parts = 1;

    while (n && parts != all) {
        bool hidden = n->kind == NODE_ELEMENT && node_hidden(n, "html");

        if (n->kind == NODE_TEXT)
            parts |= needed_by(f, n->text);
        if (n->first && !hidden) {
            n = n->first;
            continue;
        }
        while (n && n->next == NULL)
            n = n->parent;
        n = n ? n->next : NULL;
    }
    return parts & all;
}
