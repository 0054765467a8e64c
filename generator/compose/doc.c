/*
 * doc.c - names, kinds and small questions about the document tree.
 */
#include "compose/doc.h"

#include "base/buf.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

enum kind { KIND_B, KIND_I, KIND_V, KIND_T, KIND_S };

static const char *const element_names[EL_COUNT] = {
#define X(name, markup, kind) markup,
    ELEMENTS(X)
#undef X
};

static const unsigned char element_kinds[EL_COUNT] = {
#define X(name, markup, kind) KIND_##kind,
    ELEMENTS(X)
#undef X
};

static const char *const attribute_names[AT_COUNT] = {
#define X(name, markup) markup,
    ATTRIBUTES(X)
#undef X
};

/* Finding a name among sixty is done for every tag of every report: hashed, with the
 * table made at the first use and kept for the life of the process. */
enum { SLOTS = 1024 };

struct names {
    const char *const *name;
    int n;
    bool ready;
    unsigned char slot[SLOTS]; /* index + 1; 0: free */
};

static unsigned hash(const char *name)
{
    unsigned h = 2166136261u;
    for (const char *s = name; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619u;
    return (h ^ (h >> 15)) % SLOTS;
}

static void prepare(struct names *names)
{
    assert(names->n < UCHAR_MAX);
    for (int i = 0; i < names->n; i++) {
        unsigned at = hash(names->name[i]);
        while (names->slot[at] != 0)
            at = (at + 1) % SLOTS;
        names->slot[at] = (unsigned char)(i + 1);
    }
    names->ready = true;
}

static int find(struct names *names, const char *name)
{
    if (!names->ready)
        prepare(names);
    for (unsigned at = hash(name); names->slot[at] != 0; at = (at + 1) % SLOTS)
        if (strcmp(names->name[names->slot[at] - 1], name) == 0)
            return names->slot[at] - 1;
    return -1;
}

const char *element_name(enum element e)
{
    return element_names[e];
}

const char *attribute_name(enum attribute a)
{
    return attribute_names[a];
}

bool element_find(const char *name, enum element *e)
{
    static struct names names = {.name = element_names, .n = EL_COUNT};
    int at = find(&names, name);
    if (at >= 0)
        *e = (enum element)at;
    return at >= 0;
}

bool attribute_find(const char *name, enum attribute *a)
{
    static struct names names = {.name = attribute_names, .n = AT_COUNT};
    int at = find(&names, name);
    if (at >= 0)
        *a = (enum attribute)at;
    return at >= 0;
}

bool element_is_void(enum element e)
{
    return element_kinds[e] == KIND_V;
}

bool element_is_block(enum element e)
{
    return element_kinds[e] == KIND_B || e == EL_HR || e == EL_TABLE;
}

bool element_is_inline(enum element e)
{
    return element_kinds[e] == KIND_I || e == EL_BR || e == EL_IMG;
}

bool element_is_svg(enum element e)
{
    return element_kinds[e] == KIND_S;
}

const char *node_attribute(const struct node *n, enum attribute name)
{
    for (const struct node_attribute *at = n->attributes; at != NULL; at = at->next)
        if (at->name == name)
            return at->value;
    return NULL;
}

static bool has_token(const char *list, const char *token)
{
    size_t length = strlen(token);
    while (list != NULL && *list != '\0') {
        size_t word = strcspn(list, " \t\n");
        if (word == length && strncmp(list, token, length) == 0)
            return true;
        list += word;
        list += strspn(list, " \t\n");
    }
    return false;
}

bool node_has_class(const struct node *n, const char *token)
{
    return n->kind == NODE_ELEMENT && has_token(node_attribute(n, AT_CLASS), token);
}

bool node_hidden(const struct node *n, const char *output)
{
    if (n->kind != NODE_ELEMENT)
        return false;
    const char *only = node_attribute(n, AT_DATA_FOR);
    return only != NULL && !has_token(only, output);
}

const struct node *node_find(const struct node *n, enum element e, const char *class,
                             const char *output)
{
    for (const struct node *k = n->first; k != NULL; k = k->next) {
        if (k->kind != NODE_ELEMENT || node_hidden(k, output))
            continue;
        bool wanted = k->element == e && (class == NULL || node_has_class(k, class));
        const struct node *found = wanted ? k : node_find(k, e, class, output);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static void put_text(struct buf *out, const char *s)
{
    for (; *s; s++) {
        bool space = *s == ' ' || *s == '\n' || *s == '\t' || *s == '\r';
        if (!space)
            buf_putc(out, *s);
        else if (out->length > 0 && out->data[out->length - 1] != ' ')
            buf_putc(out, ' ');
    }
}

static void collect(struct buf *out, const struct node *n)
{
    if (n->kind == NODE_TEXT) {
        put_text(out, n->text);
        return;
    }
    /* Neighbouring blocks and cells are words of their own. */
    bool apart = !element_is_inline(n->element) || n->element == EL_BR;
    if (apart)
        put_text(out, " ");
    for (const struct node *child = n->first; child != NULL; child = child->next)
        collect(out, child);
    if (apart)
        put_text(out, " ");
}

char *node_text(struct arena *a, const struct node *n)
{
    struct buf out = {0};
    collect(&out, n);
    size_t length = out.length;
    while (length > 0 && out.data[length - 1] == ' ')
        length--;
    char *text = arena_strndup(a, buf_text(&out), length);
    buf_drop(&out);
    return text;
}

/* --- charts ---------------------------------------------------------------------- */

static bool is_chart_name(const char *name)
{
    return *name && strlen(name) <= CHART_NAME_MAX &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void add_chart(struct arena *a, struct doc *doc, const struct node *figure,
                      size_t *capacity)
{
    static const char prefix[] = "chart-";
    const char *id = node_attribute(figure, AT_ID), *name;

    if (id == NULL || strncmp(id, prefix, sizeof prefix - 1) != 0)
        return;
    name = id + sizeof prefix - 1;
    if (!is_chart_name(name))
        return;
    for (int i = 0; i < doc->ncharts; i++)
        if (strcmp(doc->chart[i].name, name) == 0)
            return;
    doc->chart =
        arena_grow(a, doc->chart, (size_t)doc->ncharts, capacity, sizeof *doc->chart);
    doc->chart[doc->ncharts++] = (struct doc_chart){.name = name, .figure = figure};
}

void doc_find_charts(struct arena *a, struct doc *doc)
{
    const struct node *n = doc->root;
    size_t capacity = 0;

    while (n != NULL) {
        bool shown = !node_hidden(n, "pdf");

        if (shown && node_is(n, EL_FIGURE))
            add_chart(a, doc, n, &capacity);
        if (shown && n->first != NULL) {
            n = n->first;
            continue;
        }
        while (n != NULL && n->next == NULL)
            n = n->parent;
        n = n != NULL ? n->next : NULL;
    }
}
