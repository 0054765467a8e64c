/*
 * lines.c - makes the lines of a paragraph whose breaks have been chosen.
 */
#include "render/pdf/layout/breaks.h"

/* Spaces of justified lines become at most this much wider, as a share; a line that needs
 * more stays short. */
#define WIDEST_SPACE 1.0

double shaped_width(const struct shaped *s, const struct style *style, size_t characters)
{
    return style->size * (s->width + style->tracking * (double)characters);
}

double item_hyphen(struct layout *l, const struct item *it)
{
    const struct shaped *s = fonts_shape(l->fonts, it->style->face, it->language, "-", 1);

    return shaped_width(s, it->style, 1);
}

static size_t count_characters(const char *s, size_t length)
{
    size_t n = 0;

    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)s[i] & 0xC0) != 0x80;
    return n;
}

struct item item_part(struct layout *l, const struct item *whole, size_t from, size_t to)
{
    struct item it = *whole;
    bool first = from == 0, last = to == whole->length;

    if (first && last)
        return it;
    it.text = whole->text + from;
    it.length = to - from;
    it.shaped = fonts_shape_figures(l->fonts, it.style->face, it.style->figures,
                                    it.language, it.text, it.length);
    it.lead = first ? whole->lead : 0;
    it.tail = last ? whole->tail : 0;
    it.space = last ? whole->space : 0;
    it.width = it.lead + it.tail - it.space +
               shaped_width(it.shaped, it.style, count_characters(it.text, it.length));
    return it;
}

static void set_line_height(struct layout *l, const struct paragraph *p, struct line *line)
{
    double above = 0, below = 0;

    for (int i = line->first; i < line->first + line->n; i++) {
        const struct item *it = &p->piece[i];
        const struct style *s = it->style;
        double ascent = fonts_ascent(l->fonts, s->face) * s->size;
        double descent = fonts_descent(l->fonts, s->face) * s->size;
        double half = (s->leading - ascent - descent) / 2;
        double up = ascent + half, down = descent + half;
        if (it->svg != NULL) {
            double middle = fonts_cap_height(l->fonts, s->face) * s->size / 2;
            up = up > it->height / 2 + middle ? up : it->height / 2 + middle;
            down = down > it->height / 2 - middle ? down : it->height / 2 - middle;
        }
        line->grounds |= s != p->style && s->background.role < ROLE_COUNT;
        above = up > above ? up : above;
        below = down > below ? down : below;
    }
    line->base = above;
    line->height = above + below;
    if (line->n == 0)
        line->height = p->style->leading;
}

/* Copies the items from one breakpoint up to another behind the pieces there are. */
static void copy_pieces(struct layout *l, struct paragraph *p,
                        const struct breakpoint *from, const struct breakpoint *to)
{
    int end = to->item + (to->byte > 0);

    for (int i = from->item; i < end; i++) {
        size_t first = i == from->item ? (size_t)from->byte : 0;
        size_t last = i == to->item ? (size_t)to->byte : p->item[i].length;
        p->piece[p->npieces++] = item_part(l, &p->item[i], first, last);
    }
}

/* The width of a line as it stands; *glue: of the spaces in it. */
static double line_width(const struct paragraph *p, const struct line *line, double *glue)
{
    double width = 0, space = 0;

    *glue = 0;
    for (int i = line->first; i < line->first + line->n; i++) {
        *glue += space;
        width += space + p->piece[i].width;
        space = p->piece[i].space;
    }
    return width;
}

/* Widens or narrows the spaces of a justified line; its last is natural unless too wide. */
static void justify(const struct paragraph *p, struct line *line, double glue, bool ends)
{
    double slack = p->measure - line->width;
    double stretch = glue > 0 ? slack / glue : 0;

    if ((ends && slack > 0) || stretch > WIDEST_SPACE || stretch < -WIDEST_SPACE)
        return;
    line->stretch = stretch;
    line->width += glue * stretch;
}

void lines_make(struct layout *l, struct paragraph *p, const struct breakpoint *point,
                const int *chosen, int lines)
{
    const struct breakpoint *from = point;
    double y = 0, glue;

    p->line = arena_array(l->arena, (size_t)lines, sizeof *p->line);
    p->piece = arena_array(l->arena, (size_t)p->nitems + (size_t)lines, sizeof *p->piece);
    p->nlines = lines;
    p->npieces = 0;
    p->width = 0;
    for (int k = 0; k < lines; k++) {
        const struct breakpoint *to = &point[chosen[k]];
        struct line *line = &p->line[k];
        line->first = p->npieces;
        copy_pieces(l, p, from, to);
        line->n = p->npieces - line->first;
        line->hyphen = to->hyphen > 0;
        line->width = line_width(p, line, &glue) + to->hyphen;
        if (p->style->align == ALIGN_JUSTIFY)
            justify(p, line, glue, to->forced);
        set_line_height(l, p, line);
        line->y = y;
        y += line->height;
        p->width = line->width > p->width ? line->width : p->width;
        from = to;
    }
    p->height = y;
}

double line_indent(const struct paragraph *p, const struct line *line)
{
    double slack = p->measure - line->width;

    switch (p->style->align) {
    case ALIGN_LEFT: return line == p->line ? 0 : p->hang;
    case ALIGN_JUSTIFY: return 0;
    case ALIGN_CENTRE: return slack / 2;
    case ALIGN_RIGHT: return slack;
    }
    return 0;
}
