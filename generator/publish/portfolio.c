/*
 * portfolio.c - the page that lists all reports; see portfolio.h.
 */
#include "publish/portfolio.h"
#include "base/text.h"
#include "compose/markup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the filling functions share. */
struct page {
    struct arena *arena;
    const struct composer *composer;
    int language;
    const char *code;
};

static char *words(const struct page *p, const char *key, const struct message_arg *args)
{
    return catalog_text(p->arena, p->composer->catalog, p->language, key, args);
}

static const struct output_file *find_file(const struct outcome *o, enum output kind)
{
    for (size_t i = 0; i < o->nfiles; i++)
        if (o->file[i].kind == kind)
            return &o->file[i];
    return NULL;
}

/* One link per language version of a kind of file. */
static void fill_links(const struct page *p, struct template_dict *row, const char *section,
                       const struct outcome *o, enum output kind)
{
    for (size_t i = 0; i < o->nfiles; i++) {
        struct template_dict *link;

        if (o->file[i].kind != kind)
            continue;
        link = template_add_section(row, section);
        template_set_text(link, "LINK_HREF", o->file[i].path);
        template_set_text(link, "LINK_LANGUAGE", o->file[i].language);
        template_set_text(link, "LINK_NAME",
                          text_language_name(p->arena, o->file[i].language));
    }
}

static void fill_figures(const struct page *p, struct template_dict *row,
                         const struct outcome *o)
{
    if (o->level) {
        const struct level_content *level = &p->composer->content->level[o->level - 1];

        template_set_text(row, "LEVEL_NUMBER", arena_printf(p->arena, "%d", o->level));
        template_set_text(row, "LEVEL_NAME", level->name.in[p->language]);
        template_set_text(row, "LEVEL_CLASS",
                          arena_printf(p->arena, "bg-band-%d", o->level));
        template_show_section(row, "HAS_LEVEL");
    }
    template_set_text(row, "SCORE",
                      isnan(o->score) ? "–" : text_number(p->arena, p->code, o->score, 1));
    template_set_text(row, "CHANGE",
                      isnan(o->change) ? "–"
                                       : text_signed(p->arena, p->code, o->change, 1));
    template_set_text(row, "RESPONDENTS",
                      text_number(p->arena, p->code, o->respondents, 0));
    const struct message_arg period[] = {
        {"quarter", arena_printf(p->arena, "%d", wave_quarter(o->wave)), 0},
        {"year", arena_printf(p->arena, "%d", wave_year(o->wave)), 0},
        {0},
    };
    template_set_text(row, "WAVE", words(p, "period", period));
}

static void fill_row(const struct page *p, struct template_dict *row,
                     const struct manifest_entry *e)
{
    const struct output_file *html = find_file(&e->outcome, OUTPUT_HTML);

    template_set_text(row, "COMPANY", e->company->name);
    if (html) {
        template_set_text(row, "COMPANY_HREF", html->path);
        template_show_section(row, "HAS_PAGE");
    } else
        template_show_section(row, "NO_PAGE");
    if (!e->outcome.built) {
        template_show_section(row, "FAILED");
        return;
    }
    template_show_section(row, "BUILT");
    fill_figures(p, row, &e->outcome);
    fill_links(p, row, "PAGE_LINK", &e->outcome, OUTPUT_HTML);
    fill_links(p, row, "PDF_LINK", &e->outcome, OUTPUT_PDF);
}

/* qsort has no context: the collation's language stands here during the sort. */
static const char *sort_language;

static int by_name(const void *a, const void *b)
{
    const struct manifest_entry *const *x = a, *const *y = b;
    int order = text_compare(sort_language, (*x)->company->name, (*y)->company->name);

    return order ? order : strcmp((*x)->company->id, (*y)->company->id);
}

static const char *title_of(const struct page *p, const struct project *project)
{
    const char *title = project->titles.in[p->language];

    return title ? title : words(p, "portfolio_title", (const struct message_arg[]){{0}});
}

static void fill(const struct page *p, struct template_dict *root, const struct manifest *m)
{
    const struct manifest_entry **sorted = arena_array(p->arena, m->n, sizeof *sorted);
    size_t built = 0;

    for (size_t i = 0; i < m->n; i++) {
        sorted[i] = &m->entry[i];
        built += m->entry[i].outcome.built;
    }
    sort_language = p->code;
    qsort(sorted, m->n, sizeof *sorted, by_name);
    for (size_t i = 0; i < m->n; i++)
        fill_row(p, template_add_section(root, "ROW"), sorted[i]);
    template_set_text(root, "PROJECT_TITLE", title_of(p, m->project));
    template_set_text(
        root, "COUNT_LINE",
        words(p, "portfolio_count",
              (const struct message_arg[]){{"built", NULL, (double)built},
                                           {"failed", NULL, (double)(m->n - built)},
                                           {0}}));
}

/* The portfolio's own words are the texts whose key begins with portfolio_ and take no
 * argument. */
static void fill_words(const struct page *p, struct template_dict *root)
{
    const struct catalog *c = p->composer->catalog;
    const struct message_arg none[] = {{0}};

    for (size_t i = 0; i < catalog_size(c); i++) {
        const char *key = catalog_key(c, i);

        if (strncmp(key, "portfolio_", 10) == 0 && strcmp(key, "portfolio_count") != 0)
            template_set_global(root, arena_printf(p->arena, "T_%s", key),
                                words(p, key, none));
    }
}

bool portfolio_compose(struct arena *a, const struct composer *c, const struct manifest *m,
                       int brand, int language, struct doc *doc, struct diag *d)
{
    struct page p = {a, c, language, c->content->languages.code[language]};
    const struct brand *b = &m->project->brand[brand];
    const struct message_arg none[] = {{0}};
    struct template_dict *root = template_dict_new();
    struct buf text = {0};
    bool ok;

    fill_words(&p, root);
    template_set_text(root, "PUBLISHER", b->publisher ? b->publisher : "");
    fill(&p, root, m);
    ok = template_expand(c->templates[brand], "portfolio.html", root, &text);
    template_dict_drop(root);
    *doc = (struct doc){.language = p.code,
                        .title = title_of(&p, m->project),
                        .subject = words(&p, "portfolio_title", none),
                        .author = b->publisher,
                        .skip = words(&p, "portfolio_skip", none),
                        .visibility = visibility_name(m->project->visibility)};
    if (ok)
        doc->root = markup_parse(a, buf_text(&text), text.length, "portfolio.html", d);
    else
        diag_report(d, DIAG_TEMPLATE_READ, (struct place){.file = "portfolio.html"}, NULL,
                    NULL);
    buf_drop(&text);
    return ok && doc->root != NULL;
}
