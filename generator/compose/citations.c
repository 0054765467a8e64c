/*
 * citations.c - numbers the sources that a document cites; see citations.h.
 */
#include "compose/citations.h"

#include <string.h>

static const char prefix[] = "source-";

struct citations {
    struct arena *arena;
    const struct content *content;
    int language;
    const char *file;
    struct diag *diag;
    const struct source *cited[SOURCE_MAX]; /* in the order of first citation */
    int n;
    bool listed, ok;
};

/* The id in "source-ID", or NULL. */
static const char *source_of(const char *anchor)
{
    size_t length = sizeof prefix - 1;

    return anchor != NULL && strncmp(anchor, prefix, length) == 0 ? anchor + length : NULL;
}

/* The id that a link without words cites, or NULL. */
static const char *cited_by(const struct node *n)
{
    const char *href = node_is(n, EL_A) ? node_attribute(n, AT_HREF) : NULL;

    return href != NULL && href[0] == '#' && n->first == NULL ? source_of(href + 1) : NULL;
}

static bool is_list(const struct node *n)
{
    return node_is(n, EL_OL) && node_has_class(n, "sources");
}

/* Its number, from 1; 0 when nobody cites it. */
static int number_of(const struct citations *c, const struct source *source)
{
    for (int i = 0; i < c->n; i++)
        if (c->cited[i] == source)
            return i + 1;
    return 0;
}

/* Collects what is cited, in document order. */
static void collect(struct citations *c, const struct node *n)
{
    const char *id = cited_by(n);

    if (id != NULL) {
        const struct source *source = source_find(c->content, id);

        if (source == NULL)
            c->ok =
                diag_report(c->diag, DIAG_TEMPLATE_MARKUP, (struct place){c->file, 0, 0},
                            NULL, "cites a source that is not in sources.csv: %s", id);
        else if (number_of(c, source) == 0)
            c->cited[c->n++] = source;
    }
    c->listed = c->listed || is_list(n);
    for (const struct node *child = n->first; child != NULL; child = child->next)
        collect(c, child);
}

static void cite(const struct citations *c, struct node *link)
{
    const struct source *source = source_find(c->content, cited_by(link));
    struct node *text = arena_alloc(c->arena, sizeof *text);
    const char *name = source->name.in[c->language];

    text->kind = NODE_TEXT;
    text->parent = link;
    text->text = c->listed
                     ? arena_printf(c->arena, "[%d]\u00A0%s", number_of(c, source), name)
                     : name;
    link->first = link->last = text;
    if (!c->listed) {
        link->element = EL_SPAN;
        link->attributes = NULL;
    }
}

/* Puts the items into the order of their numbers; what nobody cites goes. */
static void sort_list(const struct citations *c, struct node *list)
{
    struct node *item[SOURCE_MAX] = {NULL};

    for (struct node *n = list->first; n != NULL; n = n->next) {
        const char *id =
            n->kind == NODE_ELEMENT ? source_of(node_attribute(n, AT_ID)) : NULL;
        const struct source *source = id != NULL ? source_find(c->content, id) : NULL;
        int number = source != NULL ? number_of(c, source) : 0;

        if (number > 0)
            item[number - 1] = n;
    }
    list->first = list->last = NULL;
    for (int i = 0; i < c->n; i++) {
        if (item[i] == NULL)
            continue;
        item[i]->next = NULL;
        if (list->last != NULL)
            list->last->next = item[i];
        else
            list->first = item[i];
        list->last = item[i];
    }
}

static void apply(const struct citations *c, struct node *n)
{
    if (cited_by(n) != NULL)
        cite(c, n);
    if (is_list(n))
        sort_list(c, n);
    for (struct node *child = n->first; child != NULL; child = child->next)
        apply(c, child);
}

bool citations_number(struct arena *a, const struct content *content, int language,
                      struct node *root, const char *file, struct diag *d)
{
    struct citations c = {.arena = a,
                          .content = content,
                          .language = language,
                          .file = file,
                          .diag = d,
                          .ok = true};

    collect(&c, root);
    if (c.ok)
        apply(&c, root);
    return c.ok;
}
