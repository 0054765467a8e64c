/*
 * label.c - the heading of its column for every cell of a table's body.
 *
 * A style sheet for narrow screens turns rows into blocks; the label then says what each
 * number is.
 */
#include "render/html/html.h"

#include <stdlib.h>

/* The node that follows n in document order within root, n's own children left out. */
static const struct node *next_outside(const struct node *n, const struct node *root)
{
    while (n != root && n->next == NULL)
        n = n->parent;
    return n == root ? NULL : n->next;
}

/* Appends all text below a node as an attribute's value, white space collapsed. */
/* Drawings, and what stands small in a heading: more than every cell has to repeat. */
static bool is_left_out(enum element e)
{
    return element_is_svg(e) || e == EL_SMALL;
}

static void put_text(struct buf *out, const struct node *root)
{
    const size_t start = out->length;
    const struct node *n = root->first;

    while (n) {
        if (n->kind == NODE_TEXT) {
            html_put_escaped(out, n->text, true);
            n = next_outside(n, root);
            continue;
        }
        if (!element_is_inline(n->element) || n->element == EL_BR)
            buf_putc(out, ' '); /* blocks side by side are words of their own */
        n = n->first && !is_left_out(n->element) ? n->first : next_outside(n, root);
    }
    for (size_t from = start, to = start;; from++) {
        char c = from < out->length ? out->data[from] : '\0';

        if (html_is_blank(c) && (to == start || out->data[to - 1] == ' '))
            continue;
        if (c == '\0') {
            out->length = to > start && out->data[to - 1] == ' ' ? to - 1 : to;
            out->data[out->length] = '\0';
            return;
        }
        out->data[to++] = html_is_blank(c) ? ' ' : c;
    }
}

static bool is_cell(const struct node *n)
{
    return node_is(n, EL_TD) || node_is(n, EL_TH);
}

static int cell_span(const struct node *cell)
{
    const char *span = node_attribute(cell, AT_COLSPAN);
    long columns = span ? strtol(span, NULL, 10) : 1;

    return columns < 1 || columns > 100 ? 1 : (int)columns;
}

/* The columns of a row up to the given cell; of the whole row when cell is NULL. */
static int columns_before(const struct node *row, const struct node *cell)
{
    int columns = 0;

    for (const struct node *n = row->first; n && n != cell; n = n->next)
        columns += is_cell(n) ? cell_span(n) : 0;
    return columns;
}

const struct node *html_head_row(const struct node *table)
{
    const struct node *row = NULL;

    for (const struct node *part = table->first; part; part = part->next) {
        if (!node_is(part, EL_THEAD))
            continue;
        for (const struct node *n = part->first; n; n = n->next)
            row = node_is(n, EL_TR) ? n : row;
    }
    return row;
}

/* The head cell over a cell of the body; NULL when there is none or the row's cells do not
 * line up with the head (a cell from above reaches into it). */
static const struct node *head_cell(const struct node *head, const struct node *cell)
{
    int column = columns_before(cell->parent, cell), at = 0;

    if (columns_before(cell->parent, NULL) != columns_before(head, NULL))
        return NULL;
    for (const struct node *n = head->first; n; n = n->next) {
        if (!is_cell(n))
            continue;
        if (at == column)
            return n;
        at += cell_span(n);
    }
    return NULL;
}

/* Empty cells say nothing, drawings explain themselves, and a cell across several columns
 * belongs to none of them. */
static bool wants_label(const struct node *cell)
{
    return cell->first && !node_is(cell->first, EL_SVG) && cell_span(cell) == 1;
}

void html_put_label(struct buf *out, const struct node *cell, const struct node *head)
{
    const struct node *over = wants_label(cell) ? head_cell(head, cell) : NULL;
    size_t start = out->length;

    if (over == NULL || cell->parent->parent == head->parent)
        return;
    buf_puts(out, " data-h=\"");
    put_text(out, over);
    if (out->data[out->length - 1] != '"') {
        buf_putc(out, '"');
        return;
    }
    out->length = start; /* a heading without words */
    out->data[start] = '\0';
}
