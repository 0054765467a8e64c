/*
 * report_head.c - the head of a report's page; see report_head.h.
 */
#include "publish/report_head.h"

#include "base/date.h"
#include "base/text.h"
#include "publish/address.h"
#include "publish/linked_data.h"

/* The article whose diagnosis every report makes; it leads the list of sources, too. */
static const char source[] =
    "https://hbr.org/2006/07/ending-the-war-between-sales-and-marketing";

struct job {
    struct arena *arena;
    const struct composer *composer;
    const struct project *project;
    const struct report_page *page;
    const struct doc *doc;
};

static const char *path_of(const struct job *j, int version, int edition, enum output kind)
{
    return tree_path(j->arena, j->page->company, j->composer->content, version, edition,
                     kind);
}

static const char *address(const struct job *j, const char *path)
{
    return address_of(j->arena, j->project->base_url, path);
}

static const char *say(const struct job *j, const char *key)
{
    return catalog_text(j->arena, j->composer->catalog,
                        j->page->company->language[j->page->version], key,
                        (const struct message_arg[]){{0}});
}

/* The same edition in all languages the company has: one job writes them all or none. */
static void fill_versions(const struct job *j, struct head *h)
{
    const struct company *c = j->page->company;
    const char *own = path_of(j, j->page->version, j->page->edition, OUTPUT_HTML);
    bool open = c->visibility == VISIBILITY_PUBLIC && j->page->edition == 0;
    struct head_version *v = arena_array(j->arena, (size_t)c->nlanguages, sizeof *v);

    if (c->nlanguages < 2)
        return;
    for (int i = 0; i < c->nlanguages; i++) {
        const char *code = j->composer->content->languages.code[c->language[i]];
        const char *path = path_of(j, i, j->page->edition, OUTPUT_HTML);

        v[i] = (struct head_version){
            .language = code,
            .name = text_capital(j->arena, text_language_name(j->arena, code)),
            .href = address_between(j->arena, own, path),
            .address = open ? address(j, path) : NULL,
            .current = i == j->page->version};
    }
    h->version = v;
    h->nversions = (size_t)c->nlanguages;
    h->versions_label = say(j, "site_languages");
    h->default_language_address = v[0].address;
}

static void fill_public(const struct job *j, struct head *h)
{
    const struct doc *doc = j->doc;
    const struct company *c = j->page->company;
    const char *date = date_iso(j->arena, doc->days);
    const char *pdf = path_of(j, j->page->version, j->page->edition, OUTPUT_PDF);
    const struct linked_page page = {
        .type = "Report",
        .name = doc->title,
        .description = doc->subject,
        .language = doc->language,
        .address = h->canonical,
        .published = date,
        .publisher = doc->author,
        .about = c->name,
        .part_of = j->project->visibility == VISIBILITY_PUBLIC
                       ? address(j, "index.html")
                       : NULL, /* a list that is not public is not spoken of */
        .based_on = source,
        .image = j->page->preview ? address(j, j->page->preview) : NULL,
        .pdf = j->page->pdf ? address(j, pdf) : NULL,
        .license = h->license,
    };

    h->type = "article";
    h->site = doc->author;
    h->locale = text_locale(j->arena, doc->language);
    h->image = page.image;
    h->image_text = doc->subject;
    h->json = linked_data(j->arena, &page);
}

const struct head *report_head(struct arena *a, const struct composer *c,
                               const struct project *p, const struct report_page *page,
                               const struct doc *doc)
{
    struct job j = {a, c, p, page, doc};
    struct head *h = arena_alloc(a, sizeof *h);
    enum visibility open = page->company->visibility;

    fill_versions(&j, h);
    h->license = p->license;
    h->license_label = say(&j, "site_license");
    if (open == VISIBILITY_PRIVATE)
        return h;
    h->canonical = address(&j, path_of(&j, page->version, page->edition, OUTPUT_HTML));
    h->hidden = page->edition > 0;
    if (open == VISIBILITY_PUBLIC && !h->hidden)
        fill_public(&j, h);
    return h;
}
