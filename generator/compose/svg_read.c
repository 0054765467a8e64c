/*
 * svg_read.c - an SVG file as a tree, by expat; see svg.h.
 *
 * Elements and attributes of other namespaces, which editors keep their own notes in, are
 * left out.  A file may name a DOCTYPE, but define nothing in it.
 */
#include "compose/svg.h"

#include "base/text.h"

#include <expat.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 64, NODES_MAX = 20000, STYLE_MAX = 64 * 1024, LIST_MAX = 4096 };

static const char separator = '|', svg_space[] = "http://www.w3.org/2000/svg|",
                  link_space[] = "http://www.w3.org/1999/xlink|";

struct reader {
    XML_Parser expat;
    struct svg_file *file;
    struct svg_node *open;
    int depth, skipping; /* skipping: depth inside an element of another namespace */
    int nodes;
};

static void report(struct svg_file *f, struct place at, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void report(struct svg_file *f, struct place at, const char *format, va_list args)
{
    char detail[256];

    if (f->failed)
        return;
    f->failed = true;
    vsnprintf(detail, sizeof detail, format, args);
    diag_report(f->diag, DIAG_BRAND_LOGO, at, NULL, "%s", detail);
}

void svg_fail(struct svg_file *f, const struct svg_node *at, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    report(f, (struct place){f->path, at ? at->line : 1, at ? at->column : 1}, format,
           args);
    va_end(args);
}

static void fail(struct reader *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void fail(struct reader *r, const char *format, ...)
{
    struct place at = {r->file->path, (int)XML_GetCurrentLineNumber(r->expat),
                       (int)XML_GetCurrentColumnNumber(r->expat) + 1};
    va_list args;

    va_start(args, format);
    report(r->file, at, format, args);
    va_end(args);
    XML_StopParser(r->expat, XML_FALSE);
}

const char *svg_clip(const struct svg_file *f, const char *text)
{
    return text_clip(f->arena, text);
}

bool svg_is(const struct svg_node *n, const char *name)
{
    return strcmp(n->name, name) == 0;
}

const char *svg_attribute(const struct svg_node *n, const char *name)
{
    for (const struct svg_attribute *a = n->attributes; a != NULL; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

/* --- finding ------------------------------------------------------------------------- */

/* The node after n in document order. */
static struct svg_node *following(struct svg_node *n)
{
    if (n->first != NULL)
        return n->first;
    while (n != NULL && n->next == NULL)
        n = n->parent;
    return n != NULL ? n->next : NULL;
}

static struct svg_node *find_id(const struct svg_file *f, const char *id)
{
    for (struct svg_node *n = f->root; n != NULL; n = following(n)) {
        const char *own = svg_attribute(n, "id");

        if (own != NULL && strcmp(own, id) == 0)
            return n;
    }
    return NULL;
}

struct svg_node *svg_target(struct svg_file *f, const struct svg_node *n,
                            const char *reference)
{
    const char *start = reference;
    struct svg_node *found;
    size_t length;

    if (strncmp(start, "url(", 4) == 0)
        start += 4 + strspn(start + 4, " '\"");
    if (*start != '#') {
        svg_fail(f, n, "%s leads out of the file: put what it shows into the drawing",
                 svg_clip(f, reference));
        return NULL;
    }
    length = start == reference ? strlen(++start) : strcspn(++start, " '\")");
    found = find_id(f, arena_strndup(f->arena, start, length));
    if (found == NULL)
        svg_fail(f, n, "%s: there is nothing with this id", svg_clip(f, reference));
    return found;
}

/* --- the tree ------------------------------------------------------------------------ */

/* What may run code or load something has no place in a report, wherever it stands. */
static bool is_unsafe(const char *name)
{
    static const char *const unsafe[] = {"script", "handler", "listener", "iframe",
                                         "embed",  "object",  "audio",    "video"};

    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        if (strcmp(name, unsafe[i]) == 0)
            return true;
    return false;
}

static void add_attributes(struct reader *r, struct svg_node *n, const char **pairs)
{
    struct svg_attribute **last = &n->attributes;

    for (; pairs[0] != NULL; pairs += 2) {
        const char *name = pairs[0];
        struct svg_attribute *a;

        if (strncmp(name, link_space, sizeof link_space - 1) == 0)
            name += sizeof link_space - 1;
        if (strchr(name, separator) != NULL)
            continue;
        if (strncmp(name, "on", 2) == 0) {
            fail(r, "%s on <%s>: take the script out of the drawing",
                 svg_clip(r->file, name), n->name);
            return;
        }
        /* Looked through for each property each time the element is drawn. */
        if ((strcmp(name, "style") == 0 || strcmp(name, "class") == 0) &&
            strlen(pairs[1]) > LIST_MAX) {
            fail(r, "the %s of <%s> is longer than %d kB", name, n->name, LIST_MAX / 1024);
            return;
        }
        a = arena_alloc(r->file->arena, sizeof *a);
        a->name = arena_strdup(r->file->arena, name);
        a->value = arena_strdup(r->file->arena, pairs[1]);
        *last = a;
        last = &a->next;
    }
}

static void append(struct reader *r, struct svg_node *n)
{
    struct svg_node *parent = r->open;

    n->parent = parent;
    if (parent == NULL)
        r->file->root = n;
    else if (parent->last != NULL)
        parent->last = parent->last->next = n;
    else
        parent->first = parent->last = n;
    r->open = n;
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    struct reader *r = context;
    struct svg_node *n;

    if (r->file->failed)
        return;
    if (strncmp(name, svg_space, sizeof svg_space - 1) == 0)
        name += sizeof svg_space - 1;
    if (r->skipping > 0 || strchr(name, separator) != NULL) {
        r->skipping++;
        return;
    }
    if (r->open == NULL && strcmp(name, "svg") != 0)
        fail(r, "<%s> is no drawing: an svg element is expected", svg_clip(r->file, name));
    else if (is_unsafe(name))
        fail(r, "<%s>: take it out of the drawing", name);
    else if (++r->depth > DEPTH_MAX)
        fail(r, "elements nested deeper than %d", DEPTH_MAX);
    else if (++r->nodes > NODES_MAX)
        fail(r, "more than %d elements: simplify the drawing", NODES_MAX);
    if (r->file->failed)
        return;
    n = arena_alloc(r->file->arena, sizeof *n);
    n->name = arena_strdup(r->file->arena, name);
    n->line = (int)XML_GetCurrentLineNumber(r->expat);
    n->column = (int)XML_GetCurrentColumnNumber(r->expat) + 1;
    append(r, n);
    add_attributes(r, n, attributes);
}

static void XMLCALL on_end(void *context, const char *name)
{
    struct reader *r = context;
    struct svg_node *n = r->open;

    (void)name;
    if (r->file->failed)
        return;
    if (r->skipping > 0) {
        r->skipping--;
        return;
    }
    if (svg_is(n, "style"))
        svg_style_sheet(r->file, n, buf_text(&n->text));
    buf_drop(&n->text);
    r->depth--;
    r->open = n->parent;
}

static void XMLCALL on_text(void *context, const char *s, int length)
{
    struct reader *r = context;

    if (r->file->failed || r->skipping > 0 || r->open == NULL || !svg_is(r->open, "style"))
        return;
    if (r->open->text.length + (size_t)length > STYLE_MAX)
        fail(r, "the style sheet is larger than %d kB", STYLE_MAX / 1024);
    else
        buf_put(&r->open->text, s, (size_t)length);
}

static void XMLCALL on_entity(void *context, const char *name, int is_parameter,
                              const char *value, int length, const char *base,
                              const char *system, const char *public, const char *notation)
{
    struct reader *r = context;

    (void)is_parameter, (void)value, (void)length, (void)base, (void)system, (void)public,
        (void)notation;
    fail(r,
         "the DOCTYPE defines %s: save the drawing as plain SVG, without the editor's own "
         "data",
         svg_clip(r->file, name));
}

bool svg_read(struct svg_file *f, const char *text, size_t length)
{
    struct reader r = {.file = f};

    r.expat = XML_ParserCreateNS("UTF-8", separator);
    if (r.expat == NULL) {
        svg_fail(f, NULL, "no memory");
        return false;
    }
    XML_SetUserData(r.expat, &r);
    XML_SetElementHandler(r.expat, on_start, on_end);
    XML_SetCharacterDataHandler(r.expat, on_text);
    XML_SetEntityDeclHandler(r.expat, on_entity);
    if (XML_Parse(r.expat, text, (int)length, XML_TRUE) != XML_STATUS_OK && !f->failed)
        fail(&r, "%s", XML_ErrorString(XML_GetErrorCode(r.expat)));
    XML_ParserFree(r.expat);
    for (struct svg_node *n = r.open; n != NULL; n = n->parent)
        buf_drop(&n->text);
    return !f->failed;
}
