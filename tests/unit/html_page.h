/*
 * html_page.h - a page made of a piece of markup, in the plain theme; set_up and tear_down
 * of its tests.
 *
 * Include after cmocka.h.
 */
#ifndef RAPPORT_TEST_HTML_PAGE_H
#define RAPPORT_TEST_HTML_PAGE_H

#include "compose/markup.h"
#include "render/html/html.h"

#include <string.h>

struct fixture {
    struct arena arena;
    struct diag diag;
    struct buf out;
    struct theme theme;
    struct doc doc;
    struct html_style *style;
};

static inline int set_up(void **state)
{
    static struct fixture f;
    struct brand brand = {.ini_path = "brand.ini"};

    f = (struct fixture){0};
    f.diag.arena = &f.arena;
    f.doc = (struct doc){.language = "en", .title = "Report", .skip = "Skip"};
    assert_true(theme_load(&brand, &f.theme, &f.diag));
    f.style = html_style_load(&f.arena, ".", &f.theme, HTML_REPORT,
                              html_fonts_load(&f.arena, "."), false, &f.diag);
    assert_non_null(f.style);
    *state = &f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;

    buf_drop(&f->out);
    arena_drop(&f->arena);
    return 0;
}

static inline const char *render(struct fixture *f, const char *markup)
{
    f->doc.root = markup_parse(&f->arena, markup, strlen(markup), "test.html", &f->diag);
    if (f->doc.root == NULL)
        fail_msg("%s", f->diag.last->detail);
    buf_clear(&f->out);
    assert_true(html_render(&f->doc, f->style, &f->out));
    return buf_text(&f->out);
}

static inline void assert_has(const char *page, const char *part)
{
    if (strstr(page, part) == NULL)
        fail_msg("not in the page: %s", part);
}

#endif
