/*
 * breaks.c - chooses the line breaks of a paragraph as a whole and makes its lines.
 */
#include "render/pdf/layout/inline.h"

#include <float.h>
#include <string.h>

/* Costs of a line; the square of its relative slack is the unit. */
#define COST_LINE         1000.0
#define COST_HYPHEN       0.06
#define COST_HYPHENS      0.30 /* two in a row */
#define COST_SHORT_LAST   0.20
#define COST_FRAGMENT     4.0 /* a last line that is only the end of a word */
#define COST_TOO_WIDE     1e7
#define SHORT_LAST        0.15
#define SLACK_WORTH_WORDS 0.20 /* a looser line is worth trying to hyphenate */
#define TITLE_SIZE        14.0 /* larger text is balanced, last line included */
#define EPSILON           0.001

struct breaker {
    const struct item *item;
    int n;
    double width;
    bool balanced;
    double hyphen; /* width of one, in em */
    double *prefix, *cost;
    int *from;
    double worst; /* slack of the chosen lines */
};

static bool may_end_at(const struct breaker *b, int j)
{
    return j == b->n || b->item[j - 1].break_after;
}

static double line_width(const struct breaker *b, int i, int j)
{
    const struct item *last = &b->item[j - 1];
    double w = b->prefix[j] - b->prefix[i] - last->space;

    return last->hyphen_after && j < b->n ? w + b->hyphen * last->style->size : w;
}

static double line_cost(const struct breaker *b, int i, int j, double width)
{
    double slack = (b->width - width) / b->width;
    double cost = COST_LINE;
    bool last = j == b->n;

    if (width > b->width + EPSILON)
        return COST_TOO_WIDE * (1 + width);
    if (!last && b->item[j - 1].forced_after)
        return cost;
    if (last && i > 0 && width < SHORT_LAST * b->width)
        cost += COST_SHORT_LAST;
    if (last && i > 0 && b->item[i - 1].hyphen_after && j - i == 1)
        cost += COST_FRAGMENT;
    if (!last && b->item[j - 1].hyphen_after)
        cost += COST_HYPHEN + (i > 0 && b->item[i - 1].hyphen_after ? COST_HYPHENS : 0);
    return last && !b->balanced ? cost : cost + slack * slack;
}

/* The cheapest line that ends at j. */
static void choose_start(struct breaker *b, int j)
{
    b->cost[j] = DBL_MAX;
    for (int i = j - 1; i >= 0; i--) {
        double width, cost;
        if (i < j - 1 && b->item[i].forced_after)
            break;
        if (i > 0 && !may_end_at(b, i))
            continue;
        width = line_width(b, i, j);
        if (width > b->width + EPSILON && b->cost[j] < DBL_MAX)
            break;
        if (i > 0 && b->cost[i] >= DBL_MAX)
            continue;
        cost = b->cost[i] + line_cost(b, i, j, width);
        if (cost < b->cost[j]) {
            b->cost[j] = cost;
            b->from[j] = i;
        }
    }
}

/* Fills from[]: the line that ends at j starts at from[j]; returns the number of lines. */
static int choose_breaks(struct layout *l, struct breaker *b)
{
    size_t n = (size_t)b->n;
    int lines = 0;

    b->prefix = arena_array(l->arena, n + 1, sizeof *b->prefix);
    b->cost = arena_array(l->arena, n + 1, sizeof *b->cost);
    b->from = arena_array(l->arena, n + 1, sizeof *b->from);
    for (int i = 0; i < b->n; i++)
        b->prefix[i + 1] = b->prefix[i] + b->item[i].width + b->item[i].space;
    for (int j = 1; j <= b->n; j++) {
        b->cost[j] = DBL_MAX;
        if (may_end_at(b, j))
            choose_start(b, j);
    }
    b->worst = 0;
    for (int j = b->n; j > 0; j = b->from[j]) {
        double slack = (b->width - line_width(b, b->from[j], j)) / b->width;
        if (j < b->n && !b->item[j - 1].forced_after && slack > b->worst)
            b->worst = slack;
        lines++;
    }
    return lines;
}

/* --- splitting words ------------------------------------------------------- */

struct pieces {
    struct item *item;
    size_t n, capacity;
};

static void add_piece(struct layout *l, struct pieces *out, struct item it)
{
    out->item = arena_grow(l->arena, out->item, out->n, &out->capacity, sizeof it);
    out->item[out->n++] = it;
}

static size_t characters_in(const char *s, size_t length)
{
    size_t n = 0;

    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)s[i] & 0xC0) != 0x80;
    return n;
}

/* The part text[from, to) of an item. */
static struct item part_of(struct layout *l, const struct item *whole, size_t from,
                           size_t to)
{
    struct item it = *whole;
    bool first = from == 0, last = to == whole->length;

    it.text = whole->text + from;
    it.length = to - from;
    it.shaped = fonts_shape(l->fonts, it.style->face, it.language, it.text, it.length);
    it.lead = first ? whole->lead : 0;
    it.tail = last ? whole->tail : 0;
    it.space = last ? whole->space : 0;
    it.width = it.lead + it.tail - it.space +
               shaped_width(it.shaped, it.style, characters_in(it.text, it.length));
    if (!last) {
        it.break_after = it.open_after = true;
        it.forced_after = false;
    }
    return it;
}

static void split_at(struct layout *l, struct pieces *out, const struct item *it,
                     const bool *points, bool hyphens)
{
    size_t from = 0;

    for (size_t i = 1; i <= it->length; i++) {
        struct item part;
        if (i < it->length && !points[i])
            continue;
        part = part_of(l, it, from, i);
        part.hyphen_after = hyphens && i < it->length;
        add_piece(l, out, part);
        from = i;
    }
}

/* Splits words at their hyphenation points. */
static struct pieces split_hyphens(struct layout *l, const struct item *item, int n)
{
    struct pieces out = {0};

    for (int i = 0; i < n; i++) {
        const struct item *it = &item[i];
        bool *points;
        if (it->shaped == NULL || it->length < HYPHEN_WORD_MIN || it->style->nowrap) {
            add_piece(l, &out, *it);
            continue;
        }
        points = arena_array(l->arena, it->length, sizeof *points);
        if (hyphenate(l->hyphens, it->language, it->text, it->length, points) > 0)
            split_at(l, &out, it, points, true);
        else
            add_piece(l, &out, *it);
    }
    return out;
}

/* The end of the unbreakable run of items that starts at i, and its width. */
static int cluster_end(const struct item *item, int n, int i, double *width)
{
    *width = 0;
    for (; i < n; i++) {
        *width += item[i].width;
        if (item[i].break_after)
            return i + 1;
        *width += item[i].space;
    }
    return n;
}

static void split_characters(struct layout *l, struct pieces *out, const struct item *it)
{
    bool *points = arena_array(l->arena, it->length + 1, sizeof *points);

    for (size_t k = 1; k < it->length; k++)
        points[k] = ((unsigned char)it->text[k] & 0xC0) != 0x80 && it->text[k] != ' ';
    split_at(l, out, it, points, false);
}

/* Splits what is still wider than the line between any two characters. */
static struct pieces split_anywhere(struct layout *l, const struct item *item, int n,
                                    double width)
{
    struct pieces out = {0};

    for (int i = 0; i < n;) {
        double cluster;
        int end = cluster_end(item, n, i, &cluster);
        for (; i < end; i++) {
            if (cluster > width && item[i].shaped != NULL && item[i].width > width)
                split_characters(l, &out, &item[i]);
            else
                add_piece(l, &out, item[i]);
            if (cluster > width && out.n > 0)
                out.item[out.n - 1].break_after = true;
        }
    }
    return out;
}

static double widest_cluster(const struct item *item, int n)
{
    double widest = 0, width;

    for (int i = 0; i < n;) {
        i = cluster_end(item, n, i, &width);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* --- lines ----------------------------------------------------------------- */

/* Puts the parts of a word that stayed on one line together again. */
static int join_parts(struct layout *l, const struct item *item, int n, struct item *out)
{
    int used = 0;

    for (int i = 0; i < n; i++) {
        struct item *before = used ? &out[used - 1] : NULL;
        if (before != NULL && item[i - 1].open_after) {
            struct item whole = item[i];
            whole.text = before->text;
            whole.length = before->length + item[i].length;
            whole.lead = before->lead;
            whole.width = before->width + item[i].width;
            whole.shaped = fonts_shape(l->fonts, whole.style->face, whole.language,
                                       whole.text, whole.length);
            *before = whole;
        } else {
            out[used++] = item[i];
        }
    }
    return used;
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
        above = up > above ? up : above;
        below = down > below ? down : below;
    }
    line->base = above;
    line->height = above + below;
    if (line->n == 0)
        line->height = p->style->leading;
}

static void make_lines(struct layout *l, struct paragraph *p, struct breaker *b, int lines)
{
    double y = 0;
    int end = b->n, used = 0;

    p->line = arena_array(l->arena, (size_t)lines + 1, sizeof *p->line);
    p->piece = arena_array(l->arena, (size_t)b->n + 1, sizeof *p->piece);
    p->nlines = lines;
    for (int k = lines - 1; k >= 0; k--) {
        p->line[k].first = b->from[end];
        p->line[k].n = end - b->from[end];
        p->line[k].width = line_width(b, b->from[end], end);
        p->line[k].hyphen = end < b->n && b->item[end - 1].hyphen_after;
        end = b->from[end];
    }
    p->width = 0;
    for (int k = 0; k < lines; k++) {
        struct line *line = &p->line[k];
        int n = join_parts(l, &b->item[line->first], line->n, &p->piece[used]);
        line->first = used;
        line->n = n;
        used += n;
        set_line_height(l, p, line);
        line->y = y;
        y += line->height;
        p->width = line->width > p->width ? line->width : p->width;
    }
    p->npieces = used;
    p->height = y;
}

void paragraph_break(struct layout *l, struct paragraph *p, double width)
{
    struct breaker b = {.item = p->item, .n = p->nitems};
    bool narrow = p->style->hyphenate && width < style_page(l->sheet)->hyphenate_below;
    bool hyphenated = false;
    int lines;

    b.width = width > 1 ? width : 1;
    if (p->line != NULL && p->measure == b.width)
        return; /* measured again after something else has changed */
    p->measure = b.width;
    b.balanced = p->style->size >= TITLE_SIZE || p->style->align == ALIGN_CENTRE;
    b.hyphen = fonts_shape(l->fonts, p->style->face, "en", "-", 1)->width;
    if (p->narrowest > b.width + EPSILON) {
        struct pieces parts = split_hyphens(l, b.item, b.n);
        hyphenated = true;
        double room = b.width - b.hyphen * p->style->size;
        if (widest_cluster(parts.item, (int)parts.n) > room + EPSILON)
            parts = split_anywhere(l, parts.item, (int)parts.n, room);
        b.item = parts.item;
        b.n = (int)parts.n;
    }
    lines = choose_breaks(l, &b);
    if (narrow && !hyphenated && lines > 1 && b.worst > SLACK_WORTH_WORDS) {
        struct pieces parts = split_hyphens(l, b.item, b.n);
        b.item = parts.item;
        b.n = (int)parts.n;
        lines = choose_breaks(l, &b);
    }
    make_lines(l, p, &b, lines);
}

double line_indent(const struct paragraph *p, const struct line *line)
{
    double slack = p->measure - line->width;

    switch (p->style->align) {
    case ALIGN_LEFT: return 0;
    case ALIGN_CENTRE: return slack / 2;
    case ALIGN_RIGHT: return slack;
    }
    return 0;
}
