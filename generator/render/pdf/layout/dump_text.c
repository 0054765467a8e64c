/*
 * dump_text.c - the lines of paragraphs in the layout dump; see dump.h.
 */
#include "render/pdf/layout/dump.h"

#define HYPHEN "¬" /* at a line's end */

static void put_face(struct buf *out, const struct style *s)
{
    buf_puts(out, style_face_name(s->face));
    buf_putc(out, '/');
    dump_points(out, s->size);
}

static void put_words(struct buf *out, const struct item *it, const struct item *end)
{
    buf_puts(out, " | ");
    for (; it < end; it++) {
        if (it->svg == NULL) {
            buf_put(out, it->text, it->length);
            continue;
        }
        buf_putc(out, '[');
        dump_name(out, it->svg);
        buf_putc(out, ']');
    }
    while (out->length > 0 && out->data[out->length - 1] == ' ')
        out->length--;
}

static bool same_type(const struct style *a, const struct style *b)
{
    return a->face == b->face && a->size == b->size;
}

/* The items of a line from `it` on that are set in one face and size; *width: theirs,
 * *space: what follows. */
static const struct item *same_items(const struct line *line, const struct item *it,
                                     const struct item *end, double *width, double *space)
{
    const struct style *s = it->style;

    *width = *space = 0;
    for (; it < end && same_type(it->style, s); it++) {
        *width += *space + it->width;
        *space = it->space * (1 + line->stretch);
    }
    return it;
}

/* The parts of a line in another face or size than it begins with. */
static void dump_spans(struct buf *out, int depth, const struct paragraph *text,
                       const struct line *line, double x, double y)
{
    const struct item *it = &text->piece[line->first], *end = it + line->n;

    for (bool first = true; it < end; first = false) {
        double width, space;
        const struct item *next = same_items(line, it, end, &width, &space);
        if (!first) {
            dump_begin(out, depth, "span");
            put_face(out, it->style);
            buf_puts(out, " -");
            dump_rectangle(out, x, y, width, line->height);
            buf_puts(out, " base ");
            dump_points(out, y + line->base - it->style->raise * it->style->size);
            put_words(out, it, next);
            buf_puts(out, line->hyphen && next == end ? HYPHEN "\n" : "\n");
        }
        it = next;
        x += width + space;
    }
}

static void dump_line(struct buf *out, int depth, const char *kind,
                      const struct paragraph *text, int number, double x, double y)
{
    const struct line *line = &text->line[number];
    const struct item *first = &text->piece[line->first];

    dump_begin(out, depth, kind);
    put_face(out, line->n > 0 ? first->style : text->style);
    buf_printf(out, " %d/%d", number + 1, text->nlines);
    dump_rectangle(out, x, y, line->width, line->height);
    buf_puts(out, " base ");
    dump_points(out, y + line->base);
    put_words(out, first, first + line->n);
    buf_puts(out, line->hyphen ? HYPHEN "\n" : "\n");
    dump_spans(out, depth + 1, text, line, x, y);
}

void dump_paragraph(struct buf *out, int depth, const char *kind,
                    const struct paragraph *text, double x, double y,
                    const struct slice *slice)
{
    for (int k = 0; k < text->nlines; k++) {
        const struct line *line = &text->line[k];
        if (slice_has_top(slice, y + line->y))
            dump_line(out, depth, kind, text, k, x + line_indent(text, line),
                      y + line->y + slice->shift);
    }
}
