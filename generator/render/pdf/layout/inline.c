/*
 * inline.c - collects inline content: text with its white space collapsed, cut into shaped
 * items at every place where a line may end.
 */
#include "render/pdf/layout/inline.h"

#include "base/text.h"
#include "render/pdf/draw/figure.h"
#include "render/pdf/layout/binding.h"
#include "render/pdf/layout/opportunity.h"

#include <string.h>

enum {
    ITEM_BYTES = 240, /* longer unbreakable text is shaped in pieces */
    INLINE_DEPTH = 64 /* deeper markup is left out */
};

/* Text of one style, node and language. */
struct span {
    size_t start;
    const struct style *style;
    const struct node *node, *svg;
    const char *language;
    double lead, tail;
};

struct collector {
    struct layout *layout;
    char *text;
    size_t length, capacity;
    struct span *span;
    size_t nspans, span_capacity;
    bool pending_space, pending_line;
    double pending_lead;
    int depth;
};

/* Where text is being collected. */
struct inline_context {
    const struct style *style;
    const struct node *node; /* innermost element with a tag of its own */
    const char *language;
};

static void put_bytes(struct collector *c, const char *bytes, size_t n)
{
    c->text = arena_grow(c->layout->arena, c->text, c->length + n, &c->capacity, 1);
    memcpy(c->text + c->length, bytes, n);
    c->length += n;
}

static void put_byte(struct collector *c, char byte)
{
    put_bytes(c, &byte, 1);
}

/* Makes the last span the one of this context; a drawing always gets a span of its own. */
static struct span *span_for(struct collector *c, const struct inline_context *in,
                             const struct node *svg)
{
    struct span *s = c->nspans ? &c->span[c->nspans - 1] : NULL;

    if (s != NULL && svg == NULL && s->svg == NULL && s->style == in->style &&
        s->node == in->node && s->language == in->language && c->pending_lead == 0 &&
        s->tail == 0)
        return s;
    c->span = arena_grow(c->layout->arena, c->span, c->nspans, &c->span_capacity,
                         sizeof *c->span);
    s = &c->span[c->nspans++];
    *s = (struct span){.start = c->length,
                       .style = in->style,
                       .node = in->node,
                       .svg = svg,
                       .language = in->language,
                       .lead = c->pending_lead};
    c->pending_lead = 0;
    return s;
}

/* What was held back until it is known that something follows: it belongs to the text
 * before. */
static void put_pending(struct collector *c)
{
    if (c->pending_line && c->length > 0)
        put_byte(c, '\n');
    else if (c->pending_space && c->length > 0 && c->text[c->length - 1] != '\n')
        put_byte(c, ' ');
    c->pending_line = c->pending_space = false;
}

static bool is_soft_hyphen(const char *s)
{
    return (unsigned char)s[0] == 0xC2 && (unsigned char)s[1] == 0xAD;
}

/* The length of what is copied as it is: up to white space or a soft hyphen. */
static size_t plain_length(const char *s)
{
    size_t n = 0;

    while ((unsigned char)s[n] > ' ' && !is_soft_hyphen(s + n))
        n++;
    return n;
}

static void collect_text(struct collector *c, const char *s,
                         const struct inline_context *in)
{
    while (*s != '\0') {
        size_t n = plain_length(s);
        if (n == 0) {
            c->pending_space = c->pending_space || (unsigned char)*s <= ' ';
            s += (unsigned char)*s <= ' ' ? 1 : 2;
            continue;
        }
        put_pending(c);
        span_for(c, in, NULL);
        put_bytes(c, s, n);
        s += n;
    }
}

static void collect_drawing(struct collector *c, const struct node *svg,
                            const struct inline_context *in)
{
    put_pending(c);
    span_for(c, in, svg);
    put_bytes(c, "\xEF\xBF\xBC", 3); /* U+FFFC */
}

static void collect_node(struct collector *c, const struct node *n,
                         const struct inline_context *in);

static bool has_tag(const struct node *n)
{
    return n->element == EL_A || node_attribute(n, AT_LANG) != NULL ||
           node_attribute(n, AT_ARIA_HIDDEN) != NULL;
}

static void collect_element(struct collector *c, const struct node *n,
                            const struct inline_context *outer)
{
    struct inline_context in = *outer;
    const char *language = node_attribute(n, AT_LANG);
    size_t before;

    in.style = style_of(c->layout->sheet, n, outer->style);
    if (has_tag(n))
        in.node = n;
    if (language != NULL)
        in.language = language;
    if (in.style->own_line)
        c->pending_line = true;
    before = c->nspans;
    c->pending_lead += in.style->padding[SIDE_LEFT];
    for (const struct node *k = n->first; k != NULL; k = k->next)
        collect_node(c, k, &in);
    if (c->nspans > before)
        c->span[c->nspans - 1].tail += in.style->padding[SIDE_RIGHT];
    else
        c->pending_lead = 0;
    if (in.style->own_line)
        c->pending_line = true;
}

static void collect_node(struct collector *c, const struct node *n,
                         const struct inline_context *in)
{
    const char *alt;

    if (n->kind == NODE_TEXT) {
        collect_text(c, n->text, in);
        return;
    }
    if (node_hidden(n, "pdf") || c->depth >= INLINE_DEPTH)
        return;
    if (n->element == EL_BR) {
        c->pending_space = false;
        put_byte(c, '\n');
    } else if (n->element == EL_SVG) {
        collect_drawing(c, n, in);
    } else if (n->element == EL_IMG) {
        alt = node_attribute(n, AT_ALT);
        if (alt != NULL)
            collect_text(c, alt, in);
    } else {
        c->depth++;
        collect_element(c, n, in);
        c->depth--;
    }
}

/* --- items ----------------------------------------------------------------- */

static size_t count_characters(const char *s, size_t length)
{
    size_t n = 0;

    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)s[i] & 0xC0) != 0x80;
    return n;
}

static void shape_item(struct layout *l, struct item *it)
{
    const struct shaped *s = fonts_shape_figures(
        l->fonts, it->style->face, it->style->figures, it->language, it->text, it->length);
    double all = it->lead + it->tail +
                 shaped_width(s, it->style, count_characters(it->text, it->length));

    it->shaped = s;
    l->missing += s->missing;
    it->space = 0;
    if (s->nglyphs > 0 && it->text[it->length - 1] == ' ')
        it->space = it->style->size *
                    ((double)s->glyph[s->nglyphs - 1].advance / 1000 + it->style->tracking);
    it->width = all - it->space;
}

static void size_drawing(struct item *it)
{
    figure_size(it->svg, 6 * it->style->size, &it->width, &it->height);
    it->width += it->lead + it->tail;
}

/* Adds the item text[from, to) of a span; a line feed at its end forces the break. */
static void add_item(struct collector *c, struct paragraph *p, const struct span *s,
                     size_t from, size_t to, bool break_after, size_t *capacity)
{
    struct item it = {.style = s->style,
                      .node = s->node,
                      .language = s->language,
                      .svg = s->svg,
                      .text = c->text + from,
                      .lead = from == s->start ? s->lead : 0};
    bool last_of_span = s + 1 == c->span + c->nspans ? to == c->length : to == s[1].start;

    it.tail = last_of_span ? s->tail : 0;
    it.forced_after = c->text[to - 1] == '\n';
    it.length = to - from - it.forced_after;
    it.break_after = (break_after && !s->style->nowrap) || it.forced_after;
    if (s->svg != NULL)
        size_drawing(&it);
    else if (it.length > 0)
        shape_item(c->layout, &it);
    p->item =
        arena_grow(c->layout->arena, p->item, (size_t)p->nitems, capacity, sizeof *p->item);
    p->item[p->nitems++] = it;
}

static void measure_items(struct paragraph *p)
{
    double cluster = 0, line = 0, space = 0;

    for (int i = 0; i < p->nitems; i++) {
        const struct item *it = &p->item[i];
        cluster += it->width + (it->break_after ? 0 : it->space);
        line += space + it->width;
        space = it->space;
        if (cluster > p->narrowest)
            p->narrowest = cluster;
        if (line > p->widest)
            p->widest = line;
        if (it->break_after)
            cluster = 0;
        if (it->forced_after)
            line = space = 0;
    }
}

/* The width of what the paragraph begins with and its other lines are not to stand under.
 */
static double hang_of(const struct paragraph *p)
{
    double width = 0;

    if (p->style->align != ALIGN_LEFT)
        return 0;
    for (int i = 0; i < p->nitems && p->item[i].style->hang; i++)
        width += p->item[i].width + p->item[i].space;
    return width;
}

/* Where lines may end, by the rules of the language that each part of the text is in. */
static bool *find_breaks(struct collector *c, const char *language)
{
    bool *breaks = arena_array(c->layout->arena, c->length + 1, sizeof *breaks);
    size_t end;

    line_opportunities(language, c->text, c->length, breaks);
    for (size_t k = 0; k < c->nspans; k = end) {
        const char *spoken = c->span[k].language;
        for (end = k + 1; end < c->nspans; end++)
            if (c->span[end].language != spoken)
                break;
        bind_words(spoken, c->text, c->span[k].start,
                   end < c->nspans ? c->span[end].start : c->length, breaks);
    }
    return breaks;
}

static void cut_items(struct collector *c, struct paragraph *p, const char *language)
{
    const bool *breaks = find_breaks(c, language);
    size_t from = 0, span = 0, capacity = 0;

    for (size_t i = 1; i <= c->length; i++) {
        bool end = i == c->length;
        bool span_ends = !end && span + 1 < c->nspans && c->span[span + 1].start == i;
        bool may_break = !end && (breaks[i] || c->text[i - 1] == '\n');
        bool word_ends = !end && c->text[i - 1] == ' ';
        bool too_long =
            !end && i - from >= ITEM_BYTES && ((unsigned char)c->text[i] & 0xC0) != 0x80;
        if (!end && !span_ends && !may_break && !word_ends && !too_long)
            continue;
        add_item(c, p, &c->span[span], from, i, may_break, &capacity);
        from = i;
        if (span_ends)
            span++;
    }
    measure_items(p);
    p->hang = hang_of(p);
}

struct paragraph *paragraph_collect(struct layout *l, const struct node *first,
                                    const struct node *end, const struct style *style,
                                    const char *language)
{
    struct collector c = {.layout = l};
    struct inline_context in = {.style = style, .language = language};
    struct paragraph *p;

    for (const struct node *n = first; n != NULL && n != end; n = n->next)
        collect_node(&c, n, &in);
    while (c.length > 0 && c.text[c.length - 1] == '\n')
        c.length--;
    while (c.nspans > 0 && c.span[c.nspans - 1].start >= c.length)
        c.nspans--;
    if (c.length == 0 || c.nspans == 0)
        return NULL;
    c.span[0].start = 0;
    put_byte(&c, '\0');
    c.length--;
    p = arena_alloc(l->arena, sizeof *p);
    p->style = style;
    cut_items(&c, p, language);
    return p;
}
