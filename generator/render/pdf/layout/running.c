/*
 * running.c - running header, footer and page number; see running.h.
 */
#include "render/pdf/layout/running.h"
#include "render/pdf/layout/cache.h"

#include <string.h>

enum { FOLIO_DISTANCE = 24 }; /* points between the footer and the page number */

/* The page number: "{page}" and "{pages}" of the pattern replaced. */
static const char *folio(struct arena *a, const char *pattern, int number, int pages)
{
    const char *s = pattern ? pattern : "{page}";
    char *text = arena_strdup(a, "");

    while (*s != '\0') {
        size_t plain = strcspn(s, "{");
        text = arena_printf(a, "%s%.*s", text, (int)plain, s);
        s += plain;
        if (strncmp(s, "{page}", 6) == 0) {
            text = arena_printf(a, "%s%d", text, number);
            s += 6;
        } else if (strncmp(s, "{pages}", 7) == 0) {
            text = arena_printf(a, "%s%d", text, pages);
            s += 7;
        } else if (*s != '\0') {
            text = arena_printf(a, "%s{", text);
            s++;
        }
    }
    return text;
}

/* A line of text broken for the width; what does not fit on the first line is left out. */
static struct paragraph *one_line(struct layout *l, const struct doc *doc, const char *text,
                                  const struct style *style, double width)
{
    struct paragraph *p;

    if (text == NULL || *text == '\0')
        return NULL;
    p = paragraph_make_text(l, text, style, doc->language);
    if (p == NULL)
        return NULL;
    paragraph_set(l, p, width);
    p->nlines = 1;
    return p;
}

void running_lines(struct layout *l, const struct doc *doc, const struct pages *pages,
                   int number, struct running_line lines[RUNNING_LINES])
{
    const struct page_setup *setup = style_page(l->sheet);
    const struct style *initial = style_initial(l->sheet);
    const struct style *head = style_pseudo(l->sheet, PSEUDO_RUNNING, initial);
    const struct style *foot = style_pseudo(l->sheet, PSEUDO_FOOT, initial);
    struct running_line *folio_line = &lines[RUNNING_FOLIO];
    double x = setup->margin_left, base = setup->height - setup->footer, used = 0;
    double width = setup->width - x - setup->margin_right;

    memset(lines, 0, RUNNING_LINES * sizeof *lines);
    if (pages->page[number].cover)
        return;
    lines[RUNNING_HEADER] = (struct running_line){
        one_line(l, doc, doc->running, head, width), x, setup->header};
    folio_line->text =
        one_line(l, doc, folio(l->arena, doc->page_of, number + 1, pages->n), foot, width);
    if (folio_line->text != NULL)
        used = folio_line->text->line[0].width;
    folio_line->x = x + width - used;
    folio_line->base = base;
    lines[RUNNING_FOOTER] = (struct running_line){
        one_line(l, doc, doc->footer, foot, width - used - FOLIO_DISTANCE), x, base};
}
