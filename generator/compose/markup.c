/*
 * markup.c - expanded template text to document tree, by expat.
 *
 * One parser serves two callers: the expanded report, and a template file by itself
 * (directives read as text, partials may start anywhere).
 * What is accepted is decided in rules.c; here the tree is built and the first
 * error is reported with its place.
 *
 * A report is first read by markup_plain.c; only what is not plain, or has an error to
 * tell of, is read by expat.
 */
#include "compose/markup.h"

#include "base/buf.h"
#include "base/text.h"
#include "compose/markup_plain.h"
#include "compose/rules.h"

#include <expat.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 64, LENGTH_MAX = 64 * 1024 * 1024 };

struct parser {
    XML_Parser expat; /* NULL: the text is read as plain, and errors are not told */
    struct arena *arena;
    struct node *root, *open; /* open: the element being filled */
    int depth;
    enum rules rules;
    size_t shift; /* characters put before the first line */
    const char *file;
    enum diag_code code;
    struct diag *diag;
    struct buf text;      /* characters not yet made into a node */
    struct place text_at; /* of text + text_from, where the blanks end */
    size_t text_from;
    bool failed;
};

static const char root_name[] = "document", opening[] = "<document>",
                  closing[] = "</document>";

static struct place here(const struct parser *p)
{
    if (p->expat == NULL)
        return (struct place){0};
    int line = (int)XML_GetCurrentLineNumber(p->expat);
    size_t column = XML_GetCurrentColumnNumber(p->expat);
    if (line == 1)
        column = column > p->shift ? column - p->shift : 0;
    return (struct place){p->file, line, (int)column + 1};
}

static void fail_at(struct parser *p, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void fail_at(struct parser *p, struct place at, const char *format, ...)
{
    if (p->failed)
        return;
    p->failed = true;
    if (p->expat == NULL)
        return;
    char detail[256];
    va_list args;
    va_start(args, format);
    vsnprintf(detail, sizeof detail, format, args);
    va_end(args);
    diag_report(p->diag, p->code, at, NULL, "%s", detail);
    XML_StopParser(p->expat, XML_FALSE);
}

#define fail(p, ...) fail_at(p, here(p), __VA_ARGS__)

static void append(struct node *parent, struct node *child)
{
    child->parent = parent;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

static bool is_blank(const char *s, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strchr(" \t\r\n", s[i]) == NULL)
            return false;
    return true;
}

/* Text where none may stand; reported at its first letter. */
static void refuse_text(struct parser *p, const char *text, const char *loose)
{
    struct place at = p->text_at;
    for (text += p->text_from; text < loose; text++) {
        at.line += *text == '\n';
        at.column = *text == '\n' ? 1 : at.column + 1;
    }
    if (p->open->element == EL_DOCUMENT)
        fail_at(p, at, "text outside of every element");
    else
        fail_at(p, at, "text directly inside <%s>", element_name(p->open->element));
}

static void flush_text(struct parser *p)
{
    if (p->text.length == 0)
        return;
    const char *text = buf_text(&p->text);
    if (rules_allow_text(p->open->element)) {
        struct node *node = arena_alloc(p->arena, sizeof *node);
        node->kind = NODE_TEXT;
        node->text = arena_strndup(p->arena, text, p->text.length);
        append(p->open, node);
    } else {
        const char *loose = p->rules == RULES_FILE ? rules_after_directives(text)
                                                   : text + strspn(text, " \t\r\n");
        if (*loose != '\0')
            refuse_text(p, text, loose);
    }
    buf_clear(&p->text);
}

static void add_attributes(struct parser *p, struct node *node, const char **pairs)
{
    struct node_attribute **last = &node->attributes;
    for (; pairs[0] != NULL && !p->failed; pairs += 2) {
        enum attribute name;
        const char *value = pairs[1], *why = NULL;
        enum rules_answer answer = rules_attribute(p->rules, p->arena, node->element,
                                                   pairs[0], &name, &value, &why);
        if (answer == RULES_REFUSE)
            fail(p, "%s=\"%s\" on <%s>: %s", text_clip(p->arena, pairs[0]),
                 text_clip(p->arena, pairs[1]), element_name(node->element), why);
        if (answer != RULES_TAKE)
            continue;
        struct node_attribute *at = arena_alloc(p->arena, sizeof *at);
        at->name = name;
        at->value = arena_strdup(p->arena, value);
        *last = at;
        last = &at->next;
    }
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    struct parser *p = context;
    if (p->failed)
        return;
    if (p->open != NULL)
        flush_text(p);
    enum element element = EL_COUNT;
    if (!element_find(name, &element) || (element == EL_DOCUMENT && p->depth > 0)) {
        fail(p, "<%s> is not in the vocabulary", text_clip(p->arena, name));
        return;
    }
    enum element parent = p->open != NULL ? p->open->element : EL_COUNT;
    if (!rules_allow_child(p->rules, parent, element)) {
        fail(p, "<%s> cannot stand %s%s%s", element_name(element),
             parent == EL_COUNT ? "at the top" : "inside <",
             parent == EL_COUNT ? "" : element_name(parent), parent == EL_COUNT ? "" : ">");
        return;
    }
    if (++p->depth > DEPTH_MAX) {
        fail(p, "elements nested deeper than %d", DEPTH_MAX);
        return;
    }
    struct node *node = arena_alloc(p->arena, sizeof *node);
    node->kind = NODE_ELEMENT;
    node->element = element;
    add_attributes(p, node, attributes);
    if (p->open != NULL)
        append(p->open, node);
    else
        p->root = node;
    p->open = node;
}

/* White space between blocks is layout of the template, not content. */
static void drop_blanks(struct node *n)
{
    bool blocks = false;
    for (const struct node *c = n->first; c != NULL; c = c->next)
        blocks = blocks || (c->kind == NODE_ELEMENT && element_is_block(c->element));
    if (!blocks)
        return;
    struct node *kept = n->first;
    n->first = n->last = NULL;
    while (kept != NULL) {
        struct node *next = kept->next;
        kept->next = NULL;
        if (kept->kind == NODE_ELEMENT || !is_blank(kept->text, strlen(kept->text)))
            append(n, kept);
        kept = next;
    }
}

static void XMLCALL on_end(void *context, const char *name)
{
    struct parser *p = context;
    (void)name;
    if (p->failed)
        return;
    flush_text(p);
    if (element_is_void(p->open->element) && p->open->first != NULL)
        fail(p, "<%s> has no content", element_name(p->open->element));
    drop_blanks(p->open);
    p->depth--;
    p->open = p->open->parent;
}

static void XMLCALL on_text(void *context, const char *s, int length)
{
    struct parser *p = context;
    if (p->failed || p->open == NULL)
        return;
    /* Where we are is costly to ask, and only told of text that should not be there. */
    if (!rules_allow_text(p->open->element) && !is_blank(s, (size_t)length) &&
        is_blank(buf_text(&p->text), p->text.length)) {
        p->text_at = here(p);
        p->text_from = p->text.length;
    }
    buf_put(&p->text, s, (size_t)length);
}

static bool feed(struct parser *p, const char *text, size_t length)
{
    if (length > LENGTH_MAX) {
        fail(p, "larger than 64 MB");
        return false;
    }
    enum XML_Status status = XML_Parse(p->expat, opening, sizeof opening - 1, XML_FALSE);
    if (status == XML_STATUS_OK)
        status = XML_Parse(p->expat, text, (int)length, XML_FALSE);
    if (status == XML_STATUS_OK)
        status = XML_Parse(p->expat, closing, sizeof closing - 1, XML_TRUE);
    if (status != XML_STATUS_OK && !p->failed) {
        enum XML_Error error = XML_GetErrorCode(p->expat);
        /* The closing tag we add ourselves is the one that does not fit. */
        if (error == XML_ERROR_TAG_MISMATCH && p->open != NULL && p->open != p->root)
            fail(p, "%s, expected </%s>", XML_ErrorString(error),
                 element_name(p->open->element));
        else
            fail(p, "%s", XML_ErrorString(error));
    }
    return !p->failed;
}

static struct node *parse(struct parser *p, const char *text, size_t length)
{
    p->shift = sizeof opening - 1;
    p->expat = XML_ParserCreate("UTF-8");
    if (p->expat == NULL) {
        diag_report(p->diag, p->code, (struct place){p->file, 0, 0}, NULL, "no memory");
        return NULL;
    }
    XML_SetUserData(p->expat, p);
    XML_SetElementHandler(p->expat, on_start, on_end);
    XML_SetCharacterDataHandler(p->expat, on_text);
    bool ok = feed(p, text, length);
    XML_ParserFree(p->expat);
    buf_drop(&p->text);
    return ok ? p->root : NULL;
}

/* NULL: the text is not plain, or something is wrong with it. */
static struct node *parse_plain(struct arena *a, const char *text, size_t length)
{
    struct parser p = {.arena = a, .rules = RULES_DOCUMENT};
    const struct markup_events events = {on_start, on_end, on_text, &p};
    const char *no_attributes[] = {NULL};
    struct buf copy = {0};
    buf_put(&copy, text, length);
    on_start(&p, root_name, no_attributes);
    bool ok = markup_read_plain(copy.data, length, &events);
    if (ok)
        on_end(&p, root_name);
    buf_drop(&copy);
    buf_drop(&p.text);
    return ok && !p.failed ? p.root : NULL;
}

struct node *markup_parse(struct arena *a, const char *text, size_t length,
                          const char *file, struct diag *d)
{
    struct node *plain = length <= LENGTH_MAX ? parse_plain(a, text, length) : NULL;
    if (plain != NULL)
        return plain;
    struct parser p = {.arena = a, .rules = RULES_DOCUMENT, .file = file, .diag = d};
    p.code = DIAG_TEMPLATE_MARKUP;
    return parse(&p, text, length);
}

bool markup_check(const char *text, size_t length, const char *file, struct diag *d)
{
    struct arena arena = {0};
    struct parser p = {.arena = &arena, .rules = RULES_FILE, .file = file, .diag = d};
    p.code = DIAG_TEMPLATE_MARKUP;
    char *masked = rules_mask_directives(&arena, text, length);
    bool ok = parse(&p, masked, length) != NULL;
    arena_drop(&arena);
    return ok;
}

void markup_write(struct buf *out, const struct node *n)
{
    if (n->kind == NODE_TEXT) {
        buf_put_xml(out, n->text);
        return;
    }
    buf_printf(out, "<%s", element_name(n->element));
    for (const struct node_attribute *at = n->attributes; at != NULL; at = at->next) {
        buf_printf(out, " %s=\"", attribute_name(at->name));
        buf_put_xml(out, at->value);
        buf_putc(out, '"');
    }
    if (n->first == NULL) {
        buf_puts(out, "/>");
        return;
    }
    buf_putc(out, '>');
    for (const struct node *child = n->first; child != NULL; child = child->next)
        markup_write(out, child);
    buf_printf(out, "</%s>", element_name(n->element));
}
