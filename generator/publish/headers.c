/*
 * headers.c - headers.txt; see headers.h.
 */
#include "publish/headers.h"

#include "publish/address.h"

#include <stdbool.h>
#include <string.h>

enum { DIRECTIVES = 24 };

struct directive {
    const char *name;
    struct buf values; /* each with a blank before it */
};

/* True when the value is among them as a whole word. */
static bool has_value(const struct buf *values, const char *value, size_t length)
{
    const char *s = buf_text(values);

    while (*s) {
        size_t word = strcspn(++s, " ");

        if (word == length && strncmp(s, value, length) == 0)
            return true;
        s += word;
    }
    return false;
}

static struct directive *find(struct arena *a, struct directive *list, size_t *n,
                              const char *name, size_t length)
{
    for (size_t i = 0; i < *n; i++)
        if (strlen(list[i].name) == length && strncmp(list[i].name, name, length) == 0)
            return &list[i];
    if (*n == DIRECTIVES)
        return NULL;
    list[*n].name = arena_strndup(a, name, length);
    return &list[(*n)++];
}

/* Adds the directives of one policy, "name value value; name value". */
static void add_policy(struct arena *a, struct directive *list, size_t *n, const char *s)
{
    for (s += strspn(s, " ;"); *s; s += strspn(s, " ;")) {
        size_t length = strcspn(s, " ;");
        struct directive *d = find(a, list, n, s, length);

        for (s += length + strspn(s + length, " "); *s && *s != ';'; s += strspn(s, " ")) {
            length = strcspn(s, " ;");
            if (d && !has_value(&d->values, s, length)) {
                buf_putc(&d->values, ' ');
                buf_put(&d->values, s, length);
            }
            s += length;
        }
    }
}

void headers_put_policy(struct buf *out, const char *const *policy, size_t n)
{
    struct arena scratch = {0};
    struct directive list[DIRECTIVES] = {{0}};
    size_t directives = 0;

    for (size_t i = 0; i < n; i++)
        add_policy(&scratch, list, &directives, policy[i]);
    for (size_t i = 0; i < directives; i++) {
        buf_printf(out, "%s%s%s", i ? "; " : "", list[i].name, buf_text(&list[i].values));
        buf_drop(&list[i].values);
    }
    arena_drop(&scratch);
}

void headers_put(struct buf *out, const struct project *p, const char *const *policy,
                 size_t n, enum visibility least, enum visibility most)
{
    struct arena scratch = {0};
    const char *root = p->base_url ? address_root(&scratch, p->base_url) : "/";

    buf_puts(
        out,
        "# Headers for the server, in the form that Netlify and Cloudflare Pages\n"
        "# read from a file named _headers.  nginx: add_header NAME \"VALUE\" always;\n"
        "# Apache: Header always set NAME \"VALUE\".  Not meant to be served itself.\n"
        "\n");
    buf_printf(out, "%s*\n  Content-Security-Policy: ", root);
    headers_put_policy(out, policy, n);
    buf_puts(out, "; frame-ancestors 'none'\n"
                  "  X-Content-Type-Options: nosniff\n"
                  "  Referrer-Policy: no-referrer\n");
    if (most != VISIBILITY_PUBLIC)
        buf_puts(out, "  X-Robots-Tag: noindex\n");
    if (most == VISIBILITY_PRIVATE)
        buf_puts(out, "  Cache-Control: private, no-cache\n");
    else
        buf_printf(out,
                   "\n%sassets/*\n"
                   "  Cache-Control: public, max-age=31536000, immutable\n",
                   root);
    if (most == VISIBILITY_PUBLIC && least != VISIBILITY_PUBLIC) {
        static const char *const kinds[] = {"pdf", "json", "csv", "svg", "png"};

        buf_puts(out, "\n# Pages say themselves who may index them; other files cannot.\n");
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            buf_printf(out, "%s*.%s\n  X-Robots-Tag: noindex\n", root, kinds[i]);
    }
    arena_drop(&scratch);
}
