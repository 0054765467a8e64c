/*
 * site.c - the pages and files around the reports; see site.h.
 */
#include "publish/site.h"

#include "base/date.h"
#include "publish/address.h"
#include "publish/atom.h"
#include "publish/headers.h"
#include "publish/not_found.h"
#include "publish/portfolio.h"
#include "publish/sitemap.h"
#include "publish/tree.h"

#include <stdlib.h>
#include <string.h>

/* What is known before anything is written. */
struct plan {
    struct site *site;
    struct groups groups;
    struct listing all;
    struct listing *group; /* those with companies on them */
    size_t ngroups;
    enum visibility least, most; /* of the pages there are */
};

static void add_file(struct site *s, const char *path, const char *language,
                     const struct buf *bytes)
{
    const struct output_file file = {.path = arena_strdup(s->arena, path),
                                     .kind = language ? OUTPUT_HTML : OUTPUT_SITE,
                                     .language = language};

    if (tree_write(s->arena, s->folder, file.path, bytes, s->diag))
        outcome_add_file(s->arena, &s->manifest->site, &file, buf_text(bytes),
                         bytes->length);
}

/* --- lists ------------------------------------------------------------------------- */

static void write_page(struct plan *plan, struct arena *scratch,
                       const struct portfolio_page *page)
{
    struct site *s = plan->site;
    const struct listing *l = page->list;
    struct buf html = {0};
    const char *path = listing_path(scratch, l, page->order, page->number);
    struct doc doc;

    if (portfolio_compose(scratch, s->composer, page, &doc, s->diag) &&
        html_render(&doc, s->style[l->brand], &html))
        add_file(s, path, doc.language, &html);
    buf_drop(&html);
}

static void write_list(struct plan *plan, const struct listing *l)
{
    struct arena order = {0}, scratch = {0};

    for (int i = 0; i < ORDERS; i++) {
        struct portfolio_page page = {.list = l,
                                      .order = (enum order)i,
                                      .all = &plan->all,
                                      .group = plan->group,
                                      .ngroups = plan->ngroups};

        if (!l->has_order[i])
            continue;
        page.entry = listing_sort(&order, l, page.order);
        for (; page.number < l->pages; page.number++) {
            write_page(plan, &scratch, &page);
            arena_reset(&scratch);
        }
        arena_reset(&order);
    }
    arena_drop(&scratch);
    arena_drop(&order);
}

/* --- for search engines and readers ------------------------------------------------ */

/* The addresses of a list's pages in its own order. */
static size_t add_list(struct arena *a, const struct listing *l, struct sitemap_url *url)
{
    const char *base = l->project->base_url;

    if (l->visibility != VISIBILITY_PUBLIC)
        return 0;
    for (size_t i = 0; i < l->pages; i++)
        url[i] = (struct sitemap_url){
            .address = address_of(a, base, listing_path(a, l, ORDER_NAME, i)),
            .modified = l->built ? date_iso(a, l->days) : NULL};
    return l->pages;
}

/* The pages of a company in all languages. */
static size_t add_report(struct arena *a, const struct project *p,
                         const struct manifest_entry *e, struct sitemap_url *url)
{
    const struct output_file *file[LANG_MAX];
    size_t n = listing_files(e, OUTPUT_HTML, file);
    struct sitemap_version *version = arena_array(a, n + 1, sizeof *version);

    if (!e->outcome.built || manifest_visibility(e) != VISIBILITY_PUBLIC)
        return 0;
    for (size_t i = 0; i < n; i++)
        version[i] = (struct sitemap_version){file[i]->language,
                                              address_of(a, p->base_url, file[i]->path)};
    for (size_t i = 0; i < n; i++)
        url[i] = (struct sitemap_url){.address = version[i].address,
                                      .modified = date_iso(a, e->outcome.days),
                                      .version = version,
                                      .nversions = n};
    return n;
}

static size_t collect(struct arena *a, const struct plan *plan, struct sitemap_url **url)
{
    const struct manifest *m = plan->site->manifest;
    size_t room = plan->all.pages, n = 0;

    for (size_t i = 0; i < plan->ngroups; i++)
        room += plan->group[i].pages;
    for (size_t i = 0; i < m->n; i++)
        room += m->entry[i].outcome.nfiles;
    *url = arena_array(a, room + 1, sizeof **url);
    n += add_list(a, &plan->all, *url);
    for (size_t i = 0; i < plan->ngroups; i++)
        n += add_list(a, &plan->group[i], *url + n);
    for (size_t i = 0; i < m->n; i++)
        n += add_report(a, m->project, &m->entry[i], *url + n);
    return n;
}

static void write_sitemap(struct plan *plan)
{
    struct arena scratch = {0};
    struct sitemap_url *url;
    size_t n = collect(&scratch, plan, &url), parts = sitemap_parts(n, SITEMAP_URLS);
    struct buf out = {0};

    for (size_t i = 0; i < parts; i++) {
        size_t from = i * SITEMAP_URLS, rest = n - from;

        buf_clear(&out);
        sitemap_put(&out, url + from, rest < SITEMAP_URLS ? rest : SITEMAP_URLS);
        add_file(plan->site,
                 parts == 1 ? "sitemap.xml"
                            : arena_printf(&scratch, "sitemap-%zu.xml", i + 1),
                 NULL, &out);
    }
    if (parts > 1) {
        buf_clear(&out);
        sitemap_put_index(&out, plan->site->manifest->project->base_url, parts);
        add_file(plan->site, "sitemap.xml", NULL, &out);
    }
    buf_drop(&out);
    arena_drop(&scratch);
}

static void write_feed(struct plan *plan)
{
    struct buf out = {0};

    atom_put(&out, plan->site->composer, &plan->all);
    add_file(plan->site, "feed.xml", NULL, &out);
    buf_drop(&out);
}

/* --- for the server ---------------------------------------------------------------- */

static void write_for_server(struct plan *plan)
{
    struct site *s = plan->site;
    const struct project *p = s->manifest->project;
    const char *policy[4 * BRAND_MAX];
    size_t n = 0;
    struct buf out = {0};

    for (int b = 0; b < p->nbrands; b++) {
        n += html_style_policies(s->report_style[b], policy + n);
        n += html_style_policies(s->style[b], policy + n);
    }
    robots_put(&out, p, plan->most);
    add_file(s, "robots.txt", NULL, &out);
    buf_clear(&out);
    headers_put(&out, p, policy, n, plan->least, plan->most);
    add_file(s, "headers.txt", NULL, &out);
    buf_drop(&out);
}

static void write_not_found(struct plan *plan)
{
    struct site *s = plan->site;
    const struct project *p = s->manifest->project;
    struct arena scratch = {0};
    struct buf html = {0};
    struct doc doc;

    if (not_found_compose(&scratch, s->composer, p, &doc, s->diag) &&
        html_render(&doc, s->style[p->house_brand], &html))
        add_file(s, "404.html", doc.language, &html);
    buf_drop(&html);
    arena_drop(&scratch);
}

/* --- the whole --------------------------------------------------------------------- */

static void make_lists(struct plan *plan)
{
    struct site *s = plan->site;
    const struct content *content = s->composer->content;
    const struct manifest *m = s->manifest;

    groups_find(s->arena, m->project, &plan->groups);
    listing_make(s->arena, m, &plan->groups, NULL, content, &plan->all);
    plan->group = arena_array(s->arena, plan->groups.n + 1, sizeof *plan->group);
    for (size_t i = 0; i < plan->groups.n; i++) {
        struct listing *l = &plan->group[plan->ngroups];

        listing_make(s->arena, m, &plan->groups, &plan->groups.group[i], content, l);
        plan->ngroups += l->n > 0;
    }
    if (plan->ngroups < 2)
        plan->ngroups = 0;
}

static void find_visibility(struct plan *plan)
{
    const struct manifest *m = plan->site->manifest;

    plan->least = plan->most = m->project->visibility;
    for (size_t i = 0; i < m->n; i++) {
        enum visibility v = manifest_visibility(&m->entry[i]);

        if (!m->entry[i].outcome.built)
            continue;
        plan->least = v < plan->least ? v : plan->least;
        plan->most = v > plan->most ? v : plan->most;
    }
}

void site_write(struct site *s)
{
    struct plan plan = {.site = s};

    make_lists(&plan);
    find_visibility(&plan);
    write_list(&plan, &plan.all);
    for (size_t i = 0; i < plan.ngroups; i++)
        write_list(&plan, &plan.group[i]);
    write_not_found(&plan);
    write_for_server(&plan);
    if (plan.most == VISIBILITY_PUBLIC)
        write_sitemap(&plan);
    if (plan.all.visibility == VISIBILITY_PUBLIC)
        write_feed(&plan);
}
