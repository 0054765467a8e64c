/*
 * downloads.c - what a page says about the files beside it; see downloads.h.
 */
#include "publish/downloads.h"
#include "base/text.h"
#include "publish/address.h"

#include <math.h>
#include <string.h>

struct list {
    struct arena *arena;
    const struct catalog *catalog;
    int language;
    const char *page, *edition;
    struct doc *doc;
    size_t capacity;
};

static const char *words(const struct list *l, const char *key)
{
    return catalog_text(l->arena, l->catalog, l->language, key,
                        (const struct message_arg[]){{0}});
}

/* "46 kB", of 1000 bytes, begun ones counted. */
static const char *size_text(const struct list *l, size_t bytes)
{
    const struct message_arg args[] = {
        {"size", text_number(l->arena, l->doc->language, ceil((double)bytes / 1000), 0), 0},
        {0}};

    return catalog_text(l->arena, l->catalog, l->language, "download_kilobytes", args);
}

/* What a table or chart is called: by its text, else as its file. */
static const char *part_name(const struct list *l, const char *path, const char *stem)
{
    const char *file = strrchr(path, '/') + 1;
    char *name = arena_strndup(l->arena, file, strcspn(file, "."));
    const char *key = arena_printf(l->arena, "%s%s", stem, name);

    return catalog_has(l->catalog, key) ? words(l, key) : name;
}

static void add(struct list *l, const struct output_file *file, const char *group,
                const char *name, const char *type)
{
    struct doc *doc = l->doc;

    doc->download = arena_grow(l->arena, doc->download, doc->ndownloads, &l->capacity,
                               sizeof *doc->download);
    doc->download[doc->ndownloads++] =
        (struct doc_download){.group = words(l, group),
                              .name = name,
                              .href = address_between(l->arena, l->page, file->path),
                              .type = type,
                              .size = size_text(l, file->bytes)};
}

/* The finding a figure's caption states, "" without. */
static const char *finding(struct arena *a, const struct node *n)
{
    const char *text = "";

    for (const struct node *k = n->first; k && *text == '\0'; k = k->next)
        if (k->kind == NODE_ELEMENT)
            text = node_has_class(k, "finding") ? node_text(a, k) : finding(a, k);
    return text;
}

/* The figure on the page that this chart shows links to it. */
static void link_figure(const struct list *l, const struct output_file *file)
{
    const char *name = strrchr(file->path, '/') + 1;

    for (int i = 0; i < l->doc->ncharts; i++) {
        struct doc_chart *c = &l->doc->chart[i];
        const struct message_arg args[] = {{"finding", finding(l->arena, c->figure), 0},
                                           {0}};

        if (strlen(c->name) != strcspn(name, ".") ||
            strncmp(c->name, name, strlen(c->name)) != 0)
            continue;
        c->href = address_between(l->arena, l->page, file->path);
        c->label = catalog_text(l->arena, l->catalog, l->language, "download_figure", args);
    }
}

/* The files of one kind, as they were made. */
static void add_kind(struct list *l, const struct outcome *o, enum output kind)
{
    for (size_t i = 0; i < o->nfiles; i++) {
        const struct output_file *f = &o->file[i];

        if (f->kind != kind || (f->language && strcmp(f->language, l->doc->language) != 0))
            continue;
        if (kind == OUTPUT_JSON)
            add(l, f, "download_report", words(l, "download_json"), "application/json");
        else if (kind == OUTPUT_CSV)
            add(l, f, "download_data", part_name(l, f->path, "download_table_"),
                "text/csv");
        else if (kind == OUTPUT_SVG) {
            add(l, f, "download_charts", part_name(l, f->path, "download_chart_"),
                "image/svg+xml");
            link_figure(l, f);
        } else if (f->edition && strcmp(f->edition, l->edition) == 0)
            add(l, f, "download_report", words(l, "download_pdf"), "application/pdf");
    }
}

void downloads_fill(struct arena *a, const struct catalog *catalog, int language,
                    const struct outcome *o, const char *page, const char *edition,
                    struct doc *doc)
{
    static const enum output kinds[] = {OUTPUT_PDF, OUTPUT_JSON, OUTPUT_CSV, OUTPUT_SVG};
    struct list list = {a, catalog, language, page, edition, doc, 0};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        add_kind(&list, o, kinds[i]);
    if (doc->ndownloads > 0)
        doc->downloads_title = words(&list, "download_title");
}
