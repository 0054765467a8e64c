/*
 * running.c - running header, footer and page number; see running.h.
 */
#include "render/pdf/layout/running.h"
#include "render/pdf/layout/cache.h"
#include "render/pdf/layout/chapter.h"

#include <math.h>
#include <string.h>

#define SECTION_SHARE 0.5 /* of the header, at most */
enum { DISTANCE = 24 };   /* points between the left and the right text */

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

/* The length of a text without its last word (or, when it has one, its last character), nor
 * a one-letter word or a sign left in front. */
static size_t shorter(const char *text, size_t length)
{
    static const char signs[] = " ,;:.(-";
    size_t n = length, character;

    while (n > 0 && text[n - 1] != ' ')
        n--;
    if (n == 0)
        for (n = length - 1; n > 0 && (text[n] & 0xC0) == 0x80;)
            n--;
    for (;;) {
        while (n > 0 && strchr(signs, text[n - 1]))
            n--;
        for (character = n; character > 0 && (text[--character] & 0xC0) == 0x80;)
            ;
        if (character == 0 || text[character - 1] != ' ')
            return n;
        n = character;
    }
}

/* One line of text, cut with an ellipsis where it is wider; NULL without text. */
static struct paragraph *one_line(struct layout *l, const struct doc *doc, const char *text,
                                  const struct style *style, double width)
{
    size_t length = text ? strlen(text) : 0;
    struct paragraph *p =
        length ? paragraph_make_text(l, text, style, doc->language) : NULL;

    while (p != NULL && p->widest > width && length > 1) {
        length = shorter(text, length);
        p = paragraph_make_text(l, arena_printf(l->arena, "%.*s…", (int)length, text),
                                style, doc->language);
    }
    if (p == NULL)
        return NULL;
    paragraph_set(l, p, fmax(width, p->widest + 1));
    p->nlines = 1;
    return p;
}

static double line_width(const struct paragraph *p)
{
    return p != NULL ? p->line[0].width : 0;
}

void running_lines(struct layout *l, const struct doc *doc, const struct box *root,
                   const struct pages *pages, int number,
                   struct running_line lines[RUNNING_LINES])
{
    const struct page_setup *setup = style_page(l->sheet);
    const struct style *initial = style_initial(l->sheet);
    const struct style *head = style_pseudo(l->sheet, PSEUDO_RUNNING, initial);
    const struct style *foot = style_pseudo(l->sheet, PSEUDO_FOOT, initial);
    double x = setup->margin_left, base = setup->height - setup->footer, top;
    double width = setup->width - x - setup->margin_right;
    const struct box *chapter = chapter_at(root, pages->page[number].start, &top);
    struct paragraph *text;

    memset(lines, 0, RUNNING_LINES * sizeof *lines);
    if (pages->page[number].cover)
        return;
    if (chapter != NULL) {
        text = one_line(l, doc, chapter_title(l->arena, root, chapter), head,
                        width * SECTION_SHARE);
        lines[RUNNING_SECTION] =
            (struct running_line){text, x + width - line_width(text), setup->header};
    }
    text = one_line(l, doc, doc->running, head,
                    width - line_width(lines[RUNNING_SECTION].text) - DISTANCE);
    lines[RUNNING_HEADER] = (struct running_line){text, x, setup->header};
    text =
        one_line(l, doc, folio(l->arena, doc->page_of, number + 1, pages->n), foot, width);
    lines[RUNNING_FOLIO] = (struct running_line){text, x + width - line_width(text), base};
    text = one_line(l, doc, doc->footer, foot, width - line_width(text) - DISTANCE);
    lines[RUNNING_FOOTER] = (struct running_line){text, x, base};
}
