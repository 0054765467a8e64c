/*
 * portfolio.c - one page of a list of companies: its frame; see portfolio.h.
 */
#include "publish/portfolio.h"

#include "base/date.h"
#include "base/text.h"
#include "compose/markup.h"
#include "publish/address.h"
#include "publish/linked_data.h"
#include "publish/portfolio_parts.h"

#include <stdlib.h>
#include <string.h>

const char *portfolio_say(const struct portfolio *p, const char *key,
                          const struct message_arg *args)
{
    return catalog_text(p->arena, p->composer->catalog, p->page->list->language, key, args);
}

const char *portfolio_link(const struct portfolio *p, const char *path)
{
    return address_between(p->arena, p->path, path);
}

/* --- words ------------------------------------------------------------------------- */

const char *portfolio_title(struct arena *a, const struct composer *c,
                            const struct project *p, int language)
{
    const char *title = p->titles.in[language];
    const struct message_arg none[] = {{0}};

    return title ? title : catalog_text(a, c->catalog, language, "portfolio_title", none);
}

const char *portfolio_publisher(const struct brand *b)
{
    if (b->publisher)
        return b->publisher;
    return b->name && *b->name ? b->name : NULL;
}

void portfolio_words(struct arena *a, const struct composer *c, int brand, int language,
                     struct template_dict *root)
{
    const struct template_set *set = c->templates[brand];
    const struct message_arg none[] = {{0}};

    for (size_t i = 0; i < template_names(set); i++) {
        const char *name = template_name(set, i);

        if (strncmp(name, "T_portfolio_", 12) == 0 || strncmp(name, "T_site_", 7) == 0)
            template_set_global(root, name,
                                catalog_text(a, c->catalog, language, name + 2, none));
    }
}

void portfolio_logo(struct arena *a, const struct composer *c, const struct project *p,
                    int brand, struct template_dict *root)
{
    const char *markup = composer_logo(a, c, &p->brand[brand], brand);

    if (markup)
        template_set_text(template_add_section(root, "LOGO"), "LOGO_MARKUP", markup);
}

/* The list's own name: the project's, or the group's before it. */
static const char *list_title(const struct portfolio *p)
{
    const struct listing *l = p->page->list;
    const char *whole = portfolio_title(p->arena, p->composer, l->project, l->language);
    const struct message_arg both[] = {
        {"group", l->group ? l->group->name : "", 0}, {"title", whole, 0}, {0}};

    return l->group ? portfolio_say(p, "site_group_title", both) : whole;
}

/* The title of the document, which no other page has. */
static const char *page_title(const struct portfolio *p)
{
    const struct portfolio_page *page = p->page;
    const char *title = list_title(p);
    const struct message_arg by[] = {{"title", title, 0}, {0}};

    if (page->order != ORDER_NAME)
        title = portfolio_say(
            p, arena_printf(p->arena, "site_by_%s", order_name(page->order)), by);
    if (page->number > 0) {
        const struct message_arg of[] = {
            {"title", title, 0},
            {"page", arena_printf(p->arena, "%zu", page->number + 1), 0},
            {"pages", arena_printf(p->arena, "%zu", page->list->pages), 0},
            {0}};

        title = portfolio_say(p, "site_page_of", of);
    }
    return title;
}

/* "8 companies with a report · Q3 2026"; who has no report is counted on private lists. */
static const char *count_line(const struct portfolio *p)
{
    const struct listing *l = p->page->list;
    const struct message_arg counts[] = {{"built", NULL, (double)l->built},
                                         {"failed", NULL, (double)(l->n - l->built)},
                                         {0}};
    const char *line = portfolio_say(p, "portfolio_count", counts);

    if (l->wave == WAVE_NONE)
        return line;
    const struct message_arg period[] = {
        {"quarter", arena_printf(p->arena, "%d", wave_quarter(l->wave)), 0},
        {"year", arena_printf(p->arena, "%d", wave_year(l->wave)), 0},
        {0},
    };
    return arena_printf(p->arena, "%s · %s", line, portfolio_say(p, "period", period));
}

/* --- frame ------------------------------------------------------------------------- */

/* A link that knows whether it leads to where the reader is. */
static struct template_dict *add_link(struct template_dict *d, const char *section,
                                      const char *href, const char *name, bool current)
{
    struct template_dict *link = template_add_section(d, section);

    template_set_text(link, "LINK_HREF", href);
    template_set_text(link, "LINK_NAME", name);
    template_show_section(link, current ? "CURRENT" : "ANOTHER");
    return link;
}

static void add_list(const struct portfolio *p, struct template_dict *groups,
                     const struct listing *l, const char *name)
{
    const char *path = listing_path(p->arena, l, ORDER_NAME, 0);
    struct template_dict *link =
        add_link(groups, "GROUP_LINK", portfolio_link(p, path), name, l == p->page->list);

    template_set_text(link, "COUNT", text_number(p->arena, p->code, (double)l->n, 0));
}

static void fill_groups(const struct portfolio *p, struct template_dict *root)
{
    const struct portfolio_page *page = p->page;
    const struct message_arg none[] = {{0}};
    struct template_dict *groups;

    if (page->ngroups == 0)
        return;
    groups = template_add_section(root, "GROUPS");
    add_list(p, groups, page->all, portfolio_say(p, "site_all_companies", none));
    for (size_t i = 0; i < page->ngroups; i++)
        add_list(p, groups, &page->group[i], page->group[i].group->name);
}

static void fill_pages(const struct portfolio *p, struct template_dict *root)
{
    const struct portfolio_page *page = p->page;
    const struct head *h = &p->head;
    struct template_dict *pages;

    if (page->list->pages < 2)
        return;
    pages = template_add_section(root, "PAGES");
    if (h->previous)
        template_set_text(template_add_section(pages, "PREVIOUS_PAGE"), "LINK_HREF",
                          h->previous);
    for (size_t i = 0; i < page->list->pages; i++) {
        const char *path = listing_path(p->arena, page->list, page->order, i);
        struct template_dict *link =
            add_link(pages, "PAGE", portfolio_link(p, path), "", i == page->number);

        template_set_text(link, "NUMBER", arena_printf(p->arena, "%zu", i + 1));
    }
    if (h->next)
        template_set_text(template_add_section(pages, "NEXT_PAGE"), "LINK_HREF", h->next);
}

static bool has_feed(const struct portfolio_page *page)
{
    return page->list->visibility == VISIBILITY_PUBLIC && page->list->group == NULL;
}

static void fill_license(const char *license, struct template_dict *root)
{
    if (license && strchr(license, ':'))
        template_set_text(template_add_section(root, "LICENSE_LINK"), "LINK_HREF", license);
    else if (license)
        template_set_text(template_add_section(root, "LICENSE_NAME"), "TEXT", license);
}

static void fill(const struct portfolio *p, struct template_dict *root)
{
    const struct listing *l = p->page->list;
    const char *publisher = portfolio_publisher(&l->project->brand[l->brand]);

    portfolio_words(p->arena, p->composer, l->brand, l->language, root);
    portfolio_logo(p->arena, p->composer, l->project, l->brand, root);
    template_set_text(root, "KICKER",
                      l->group
                          ? portfolio_title(p->arena, p->composer, l->project, l->language)
                      : publisher ? publisher
                                  : "");
    template_set_text(
        root, "PROJECT_TITLE",
        l->group ? l->group->name
                 : portfolio_title(p->arena, p->composer, l->project, l->language));
    template_set_text(root, "COUNT_LINE", count_line(p));
    fill_groups(p, root);
    portfolio_table(p, root);
    fill_pages(p, root);
    if (has_feed(p->page))
        template_set_text(template_add_section(root, "FEED"), "LINK_HREF", "feed.xml");
    fill_license(l->project->license, root);
}

/* --- head -------------------------------------------------------------------------- */

static void fill_public(struct portfolio *p, const struct doc *doc)
{
    const struct listing *l = p->page->list;
    const char *base = l->project->base_url;
    const struct linked_page page = {
        .type = "CollectionPage",
        .name = doc->title,
        .description = doc->subject,
        .language = doc->language,
        .address = p->head.canonical,
        .published = l->built ? date_iso(p->arena, l->days) : NULL,
        .publisher = doc->author,
        .part_of = l->group ? address_of(p->arena, base, "index.html") : NULL,
        .license = l->project->license,
    };

    p->head.type = "website";
    p->head.site = doc->author;
    p->head.locale = text_locale(p->arena, doc->language);
    p->head.json = linked_data(p->arena, &page);
    if (has_feed(p->page))
        p->head.feed = portfolio_link(p, "feed.xml");
}

/* Only the order by name is for search engines: the others show the same in another way. */
static void fill_head(struct portfolio *p)
{
    const struct portfolio_page *page = p->page;
    const struct listing *l = page->list;

    if (page->number > 0)
        p->head.previous =
            portfolio_link(p, listing_path(p->arena, l, page->order, page->number - 1));
    if (page->number + 1 < l->pages)
        p->head.next =
            portfolio_link(p, listing_path(p->arena, l, page->order, page->number + 1));
    p->head.hidden = page->order != ORDER_NAME;
    if (l->visibility != VISIBILITY_PRIVATE && !p->head.hidden)
        p->head.canonical = address_of(p->arena, l->project->base_url, p->path);
}

static void describe(struct portfolio *p, struct doc *doc)
{
    const struct listing *l = p->page->list;
    const struct message_arg count[] = {{"n", NULL, (double)l->built}, {0}};
    const struct message_arg none[] = {{0}};
    struct head *head;

    *doc = (struct doc){.language = p->code,
                        .title = page_title(p),
                        .subject = portfolio_say(p, "site_description", count),
                        .author = portfolio_publisher(&l->project->brand[l->brand]),
                        .skip = portfolio_say(p, "portfolio_skip", none),
                        .days = l->days,
                        .top = portfolio_link(p, ""),
                        .visibility = visibility_name(l->visibility)};
    if (l->visibility == VISIBILITY_PUBLIC && !p->head.hidden)
        fill_public(p, doc);
    head = arena_alloc(p->arena, sizeof *head);
    *head = p->head;
    doc->head = head;
}

bool portfolio_compose(struct arena *a, const struct composer *c,
                       const struct portfolio_page *page, struct doc *doc, struct diag *d)
{
    const struct listing *l = page->list;
    struct portfolio p = {.arena = a,
                          .composer = c,
                          .page = page,
                          .code = c->content->languages.code[l->language],
                          .path = listing_path(a, l, page->order, page->number)};
    struct template_dict *root = template_dict_new();

    fill_head(&p);
    fill(&p, root);
    describe(&p, doc);
    doc->root = composer_expand(a, c->templates[l->brand], "portfolio.html", root, d);
    return doc->root != NULL;
}
