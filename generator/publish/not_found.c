/*
 * not_found.c - the page for an address that leads nowhere; see not_found.h.
 */
#include "publish/not_found.h"

#include "compose/markup.h"
#include "publish/address.h"
#include "publish/portfolio.h"

static const char *word(struct arena *a, const struct composer *c, const struct project *p,
                        const char *key)
{
    const struct message_arg none[] = {{0}};

    return catalog_text(a, c->catalog, p->house_language, key, none);
}

bool not_found_compose(struct arena *a, const struct composer *c, const struct project *p,
                       struct doc *doc, struct diag *d)
{
    static const char file[] = "not-found.html";
    static const struct head hidden = {.hidden = true};
    struct template_dict *root = template_dict_new();

    portfolio_words(a, c, p->house_brand, p->house_language, root);
    portfolio_logo(a, c, p, p->house_brand, root);
    template_set_text(root, "KICKER", portfolio_title(a, c, p, p->house_language));
    template_set_text(root, "LINK_HREF",
                      p->base_url ? address_root(a, p->base_url) : "index.html");
    *doc = (struct doc){.language = c->content->languages.code[p->house_language],
                        .title = word(a, c, p, "site_lost_title"),
                        .subject = word(a, c, p, "site_lost_text"),
                        .author = portfolio_publisher(&p->brand[p->house_brand]),
                        .skip = word(a, c, p, "site_lost_skip"),
                        .visibility = visibility_name(VISIBILITY_PRIVATE),
                        .head = &hidden};
    doc->root = composer_expand(a, c->templates[p->house_brand], file, root, d);
    return doc->root != NULL;
}
